//! What the variants of a union are called.

use crate::api::{Kind, VariantName};
use crate::load::Node;
use crate::lower::schema::choice::Choice;
use crate::lower::schema::kinds::Kinds;
use crate::lower::schema::vendor::{Meaning, text};

/// What a variant is called: its title, the values that are fixed in it, its component, or its
/// kind.
pub(in crate::lower) fn variant_name(
    node: &Node<'_>,
    choice: &Choice<'_>,
    index: usize,
) -> VariantName {
    if let Some(words) = variant_words(node, choice) {
        return VariantName::Words(words);
    }
    match node.get("type").and_then(Node::as_str) {
        None | Some("object") => VariantName::Position(index + 1),
        Some(word) => Kind::of_word(word)
            .map_or_else(|| VariantName::Words(word.to_owned()), VariantName::Kind),
    }
}

/// What the document calls a variant.
fn variant_words(node: &Node<'_>, choice: &Choice<'_>) -> Option<String> {
    if let Some(title) =
        text(node, Meaning::Title).or_else(|| node.get("title").and_then(Node::as_str))
    {
        return Some(title.to_owned());
    }
    if let Some(name) =
        node.get("$ref").and_then(Node::as_str).and_then(|reference| reference.rsplit('/').next())
    {
        return Some(name.to_owned());
    }
    let fixed = fixed_strings(node);
    let tag = choice.discriminator.and_then(|node| node.get("propertyName")).and_then(Node::as_str);
    if let Some((_, value)) = tag.and_then(|tag| fixed.iter().find(|(name, _)| *name == tag)) {
        return Some((*value).to_owned());
    }
    if !fixed.is_empty() {
        return Some(fixed.iter().map(|(_, value)| *value).collect::<Vec<_>>().join(" "));
    }
    fixed_flag(node).or_else(|| own_key(node, choice).map(str::to_owned))
}

/// `is_managed: false` of a variant makes it `not is_managed`.
fn fixed_flag(node: &Node<'_>) -> Option<String> {
    let properties = node.get("properties").map(Node::members).unwrap_or_default();
    properties.iter().find_map(|member| match member.node.get("enum").map(Node::items) {
        Some([only]) => only
            .as_bool()
            .map(|flag| if flag { member.key.to_string() } else { format!("not {}", member.key) }),
        _ => None,
    })
}

/// A required member that no sibling has.
fn own_key<'n>(node: &'n Node<'_>, choice: &Choice<'_>) -> Option<&'n str> {
    let has = |other: &Node<'_>, name: &str| {
        other.get("properties").is_some_and(|properties| properties.get(name).is_some())
    };
    let required = node.get("required").map(Node::items).unwrap_or_default();
    required
        .iter()
        .filter_map(Node::as_str)
        .find(|name| choice.variants.iter().all(|other| other.at == node.at || !has(other, name)))
}

/// The required string members of a variant that can have one value only.
fn fixed_strings<'n>(node: &'n Node<'_>) -> Vec<(&'n str, &'n str)> {
    let required = node.get("required").map(Node::items).unwrap_or_default();
    let properties = node.get("properties").map(Node::members).unwrap_or_default();
    properties
        .iter()
        .filter(|member| required.iter().any(|name| name.as_str() == Some(&member.key)))
        .filter_map(|member| {
            let value = member.node.get("const").or_else(|| {
                match member.node.get("enum").map(Node::items) {
                    Some([only]) => Some(only),
                    _ => None,
                }
            });
            Some((member.key.as_ref(), value?.as_str()?))
        })
        .collect()
}

/// One kind, as the first IR has it.
pub(in crate::lower) fn one_kind(kind: Kinds) -> Kind {
    match kind {
        Kinds::BOOLEAN => Kind::Boolean,
        Kinds::INTEGER => Kind::Integer,
        Kinds::NUMBER => Kind::Number,
        Kinds::ARRAY => Kind::Array,
        Kinds::OBJECT => Kind::Object,
        _ => Kind::String,
    }
}
