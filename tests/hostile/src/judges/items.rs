//! Items, attributes and macros: the document adds none.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::visit::{self, Visit};

use super::{Generated, Source};
use crate::payloads::CANARY;
use crate::positions::Role;

/// The macros that generated code calls.
const MACROS: &[&str] = &[
    "content",
    "debug",
    "env",
    "events",
    "headers",
    "integer_enum",
    "limits",
    "operation",
    "parameters",
    "record",
    "string_enum",
    "union",
    "union_from",
];

/// The attributes that generated code has.
const ATTRIBUTES: &[&str] = &[
    "allow",
    "cfg",
    "deprecated",
    "derive",
    "must_use",
    "non_exhaustive",
];

/// The attributes of the whole crate.
const INNER_ATTRIBUTES: &[&str] = &["forbid"];

/// What holds for each file on its own.
pub(super) fn check(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    let mut stranger = |kind: &str, found: &std::collections::BTreeSet<String>, known: &[&str]| {
        let strangers = found.iter().filter(|name| !known.contains(&name.as_str()));
        findings.extend(strangers.map(|name| format!("{} has the {kind} `{name}`", source.path)));
    };
    stranger("macro", &source.macros, MACROS);
    stranger("attribute", &source.attributes, ATTRIBUTES);
    stranger(
        "inner attribute",
        &source.inner_attributes,
        INNER_ATTRIBUTES,
    );
    for word in ["unsafe", "extern"] {
        if source.names.contains(word) {
            findings.push(format!("{} has the word `{word}`", source.path));
        }
    }
    if source.names.iter().any(|name| name.contains(CANARY))
        && source.without_literals.contains("fs ::")
    {
        findings.push(format!("{} writes files", source.path));
    }
    findings
}

/// The role of a text says what it may change.
pub(super) fn compare(crate_: &Generated, twin: &Generated, role: Role) -> Vec<String> {
    match role {
        Role::Prose => same_tokens(crate_, twin, |source| &source.code),
        Role::Value => same_tokens(crate_, twin, |source| &source.without_literals),
        Role::Name | Role::Meaning => same_shapes(crate_, twin),
    }
}

fn same_tokens(
    crate_: &Generated,
    twin: &Generated,
    tokens: fn(&Source) -> &String,
) -> Vec<String> {
    let by_path = |crate_: &Generated| -> BTreeMap<String, String> {
        crate_
            .sources
            .iter()
            .map(|source| (source.path.clone(), tokens(source).clone()))
            .collect()
    };
    let (ours, theirs) = (by_path(crate_), by_path(twin));
    if !ours.keys().eq(theirs.keys()) {
        return vec![format!(
            "other files than its twin: {:?}, not {:?}",
            ours.keys(),
            theirs.keys()
        )];
    }
    let differing = ours
        .iter()
        .filter(|(path, code)| theirs.get(*path) != Some(code));
    differing
        .map(|(path, code)| difference(path, code, theirs.get(path).map_or("", String::as_str)))
        .collect()
}

/// Where two texts part.
fn difference(path: &str, ours: &str, theirs: &str) -> String {
    let common = ours
        .chars()
        .zip(theirs.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let part = |text: &str| {
        text.chars()
            .skip(common.saturating_sub(30))
            .take(90)
            .collect::<String>()
    };
    format!(
        "{path} differs from its twin: `{}`, not `{}`",
        part(ours),
        part(theirs)
    )
}

fn same_shapes(crate_: &Generated, twin: &Generated) -> Vec<String> {
    let (ours, theirs) = (shape_of(crate_), shape_of(twin));
    let mut findings = Vec::new();
    for key in ours
        .keys()
        .chain(theirs.keys())
        .collect::<std::collections::BTreeSet<_>>()
    {
        let (one, other) = (
            ours.get(key).copied().unwrap_or_default(),
            theirs.get(key).copied().unwrap_or_default(),
        );
        if one != other {
            findings.push(format!("{one} `{key}`, its twin has {other}"));
        }
    }
    findings
}

fn shape_of(crate_: &Generated) -> BTreeMap<&str, usize> {
    let mut all = BTreeMap::new();
    for (key, count) in crate_.sources.iter().flat_map(|source| &source.shape) {
        *all.entry(key.as_str()).or_default() += count;
    }
    all
}

/// How many items of each kind, visibility and attributes there are, whatever their names.
pub(super) fn shape(file: &syn::File) -> BTreeMap<String, usize> {
    let mut shape = Shape::default();
    shape.visit_file(file);
    shape.0
}

#[derive(Default)]
struct Shape(BTreeMap<String, usize>);

impl Shape {
    fn count(
        &mut self,
        kind: &str,
        visibility: Option<&syn::Visibility>,
        attributes: &[syn::Attribute],
    ) {
        let visibility = visibility
            .map(|visibility| visibility.to_token_stream().to_string())
            .unwrap_or_default();
        let mut names: Vec<String> = attributes
            .iter()
            .map(|attribute| attribute.path().to_token_stream().to_string())
            .filter(|name| name != "doc")
            .collect();
        names.dedup();
        *self
            .0
            .entry(format!("{visibility} {kind} {}", names.join(",")))
            .or_default() += 1;
    }
}

impl<'ast> Visit<'ast> for Shape {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        use syn::Item;
        match item {
            Item::Const(item) => self.count("const", Some(&item.vis), &item.attrs),
            Item::Enum(item) => self.count("enum", Some(&item.vis), &item.attrs),
            Item::Fn(item) => self.count("fn", Some(&item.vis), &item.attrs),
            Item::Impl(item) => self.count("impl", None, &item.attrs),
            Item::Macro(item) => self.count(
                &item.mac.path.to_token_stream().to_string(),
                None,
                &item.attrs,
            ),
            Item::Mod(item) => self.count("mod", Some(&item.vis), &item.attrs),
            Item::Static(item) => self.count("static", Some(&item.vis), &item.attrs),
            Item::Struct(item) => self.count("struct", Some(&item.vis), &item.attrs),
            Item::Trait(item) => self.count("trait", Some(&item.vis), &item.attrs),
            Item::Type(item) => self.count("type", Some(&item.vis), &item.attrs),
            // Which names are brought in depends on the names.
            Item::Use(_) => {}
            _ => self.count("other item", None, &[]),
        }
        visit::visit_item(self, item);
    }

    fn visit_impl_item_fn(&mut self, method: &'ast syn::ImplItemFn) {
        self.count("method", Some(&method.vis), &method.attrs);
        visit::visit_impl_item_fn(self, method);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        self.count("field", Some(&field.vis), &field.attrs);
        visit::visit_field(self, field);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.count("variant", None, &variant.attrs);
        visit::visit_variant(self, variant);
    }
}
