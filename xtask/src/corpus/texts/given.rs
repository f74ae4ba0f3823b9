//! What a schema gives to read: its own keywords, and those behind references, in `allOf` and in a
//! choice of one.

use serde_json::Value;

use super::document::{Document, Node};
use super::limits::{self, Limit};

/// More parts say nothing new.
const MOST_PARTS: usize = 64;

/// One of the schemas that together say what a member is.
#[derive(Clone, Copy)]
pub(super) struct Part<'d> {
    pub(super) node: Node<'d>,
    /// Behind a `$ref`: what has a name may have a type of its own.
    pub(super) is_referred: bool,
    /// `own`, or the first step that led to it: `$ref`, `allOf`, `a choice of one`.
    pub(super) way: &'static str,
    /// How many steps away it is.
    steps: usize,
    /// Only what describes counts, because a `$ref` stands beside it.
    only_describes: bool,
}

impl<'d> Part<'d> {
    /// Its description, without the lines of `key: value` that some documents put above it, with
    /// `---` below.
    pub(super) fn description(&self) -> Option<&'d str> {
        let text = self.node.text("description")?;
        let Some((head, rest)) = text.split_once("---\n") else {
            return Some(text);
        };
        let is_pair = |line: &str| line.trim().is_empty() || line.contains(": ");
        Some(if head.lines().all(is_pair) {
            rest
        } else {
            text
        })
    }

    pub(super) fn is_own(&self) -> bool {
        self.steps == 0
    }

    /// Whether it is only sent, or only received.
    pub(super) fn is_of_one_side(&self) -> bool {
        self.node.is_true("readOnly") || self.node.is_true("writeOnly")
    }
}

/// What a document says of a member, parameter or schema.
#[derive(Debug, PartialEq)]
pub(super) enum Text<'d> {
    /// One of these has to stand there: those that are nearest.
    Description(Vec<&'d str>),
    Default(&'d Value),
    Limit(Limit),
    /// With the reason, where there is one.
    Deprecation(Option<&'d str>),
}

/// A text, and where it comes from.
pub(super) struct GivenText<'d> {
    pub(super) text: Text<'d>,
    pub(super) is_referred: bool,
    pub(super) way: &'static str,
    /// Beside a `$ref`, where the version of OpenAPI ignores it.
    pub(super) is_ignored: bool,
}

/// All parts of a schema, itself first.
pub(super) fn parts<'d>(document: &'d Document, node: Node<'d>) -> Vec<Part<'d>> {
    let mut parts = Vec::new();
    let own = Part {
        node,
        is_referred: false,
        way: "own",
        steps: 0,
        only_describes: false,
    };
    add(document, own, &mut parts);
    parts
}

/// The parts of a parameter: what it says by itself, and its schema.
pub(super) fn parts_of_parameter<'d>(document: &'d Document, node: Node<'d>) -> Vec<Part<'d>> {
    let inner = node
        .members("content")
        .next()
        .and_then(|(_, content)| content.get("schema"));
    let Some(schema) = node.get("schema").or(inner) else {
        return parts(document, node);
    };
    let mut all = vec![Part {
        node,
        is_referred: false,
        way: "own",
        steps: 0,
        only_describes: true,
    }];
    let part = Part {
        node: schema,
        is_referred: false,
        way: "its schema",
        steps: 1,
        only_describes: false,
    };
    add(document, part, &mut all);
    all
}

fn add<'d>(document: &'d Document, mut part: Part<'d>, parts: &mut Vec<Part<'d>>) {
    let node = part.node;
    let is_known = parts
        .iter()
        .any(|known| known.node.address() == node.address());
    if is_known || parts.len() >= MOST_PARTS || !node.value.is_object() {
        return;
    }
    let target = document.target(node);
    part.only_describes = target.is_some() && document.ignores_siblings;
    parts.push(part);
    let step = |node, way: &'static str| Part {
        node,
        way: if part.way == "own" { way } else { part.way },
        steps: part.steps + 1,
        ..part
    };
    if let Some((target, _)) = target {
        add(
            document,
            Part {
                is_referred: true,
                ..step(target, "$ref")
            },
            parts,
        );
        if document.ignores_siblings {
            return;
        }
    }
    for inner in node.items("allOf") {
        add(document, step(inner, "allOf"), parts);
    }
    for inner in ["oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| only_branch(document, node, key))
    {
        add(document, step(inner, "a choice of one"), parts);
    }
}

/// The one branch that is left once null is taken away.
pub(super) fn only_branch<'d>(
    document: &'d Document,
    node: Node<'d>,
    key: &str,
) -> Option<Node<'d>> {
    let mut branches = node
        .items(key)
        .filter(|branch| !is_null(document.resolved(*branch)));
    let only = branches.next()?;
    branches.next().is_none().then_some(only)
}

fn is_null(node: Node<'_>) -> bool {
    let is_word = |value: &Value| value == "null";
    match (
        node.value.get("type"),
        node.value.get("enum"),
        node.value.get("const"),
    ) {
        (Some(Value::Array(types)), ..) => !types.is_empty() && types.iter().all(is_word),
        (Some(Value::String(word)), ..) if word == "null" => true,
        (_, Some(Value::Array(values)), _) => {
            !values.is_empty() && values.iter().all(Value::is_null)
        }
        (_, _, Some(Value::Null)) => true,
        _ => false,
    }
}

/// What the parts say together: the nearest description and default, the tightest limits, any
/// deprecation.
pub(super) fn given<'d>(parts: &[Part<'d>]) -> Vec<GivenText<'d>> {
    let mut all = Vec::new();
    all.extend(description(parts));
    let default = parts
        .iter()
        .filter(|part| part.node.value.get("default").is_some())
        .min_by_key(|part| part.steps);
    all.extend(default.and_then(|part| {
        let text = Text::Default(part.node.value.get("default")?);
        Some(GivenText {
            text,
            is_referred: part.is_referred,
            way: part.way,
            is_ignored: false,
        })
    }));
    all.extend(
        limits::of(parts)
            .into_iter()
            .map(|(part, limit)| GivenText {
                text: Text::Limit(limit),
                is_referred: part.is_referred,
                way: part.way,
                is_ignored: part.only_describes,
            }),
    );
    let deprecated = parts.iter().find_map(|part| {
        let mark = part.node.value.get("x-deprecated");
        let note = mark
            .and_then(Value::as_str)
            .filter(|note| !note.trim().is_empty());
        let is_marked = part.node.is_true("deprecated") || mark == Some(&Value::Bool(true));
        (is_marked || note.is_some()).then_some((part, note))
    });
    all.extend(deprecated.map(|(part, note)| GivenText {
        text: Text::Deprecation(note),
        is_referred: part.is_referred,
        way: part.way,
        is_ignored: false,
    }));
    all
}

fn description<'d>(parts: &[Part<'d>]) -> Option<GivenText<'d>> {
    let described = || {
        let text = |part: &Part<'d>| part.description().filter(|text| !text.trim().is_empty());
        parts
            .iter()
            .filter_map(move |part| Some((part, text(part)?)))
    };
    let (first, own) = described().min_by_key(|(part, _)| part.steps)?;
    let texts = match first.steps {
        0 => vec![own],
        _ => {
            let mut all: Vec<_> = described().collect();
            all.sort_by_key(|(part, _)| part.steps);
            all.into_iter().map(|(_, text)| text).collect()
        }
    };
    Some(GivenText {
        text: Text::Description(texts),
        is_referred: described().any(|(part, _)| part.is_referred) && first.steps > 0,
        way: first.way,
        is_ignored: false,
    })
}
