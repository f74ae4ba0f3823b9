//! The document as a borrowed tree: every node knows where it stands in the text.

use crate::source::Pos;
use std::borrow::Cow;

/// One value of the document.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// Where the value starts.
    pub at: Pos,
    /// What it is.
    pub value: Value<'a>,
}

/// The kinds of JSON, as both JSON and YAML documents have them.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// `null`, `~` or an empty YAML value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number: its text as it was written, and always one that JSON could have.
    Number(Cow<'a, str>),
    /// A string, unescaped.
    String(Cow<'a, str>),
    /// An array.
    Array(Vec<Node<'a>>),
    /// An object in document order, each key once.
    Object(Vec<Member<'a>>),
}

/// One member of an object.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// The key, unescaped; a YAML key that is not a string is kept as it was written.
    pub key: Cow<'a, str>,
    /// Where the key starts.
    pub key_at: Pos,
    /// The value.
    pub node: Node<'a>,
}

impl<'a> Node<'a> {
    /// The member called `key`, where this is an object that has one.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.members().iter().find(|member| member.key == key).map(|member| &member.node)
    }

    /// The members of an object; none for every other kind.
    #[must_use]
    pub fn members(&self) -> &[Member<'a>] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of an array; none for every other kind.
    #[must_use]
    pub fn items(&self) -> &[Node<'a>] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// The text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value of a boolean.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The text of a scalar: of a string its content, of a number or boolean how it was written.
    #[must_use]
    pub fn scalar(&self) -> Option<Cow<'_, str>> {
        match &self.value {
            Value::String(text) | Value::Number(text) => Some(Cow::Borrowed(text)),
            Value::Bool(value) => Some(Cow::Borrowed(if *value { "true" } else { "false" })),
            _ => None,
        }
    }

    /// True for an object.
    #[must_use]
    pub fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }

    /// True for `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The value as plain JSON. A number too large for that is kept as text.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::from(*value),
            Value::Number(text) => {
                text.parse().map_or_else(|_| Json::from(text.as_ref()), Json::Number)
            }
            Value::String(text) => Json::from(text.as_ref()),
            Value::Array(items) => Json::Array(items.iter().map(Node::json).collect()),
            Value::Object(members) => Json::Object(
                members
                    .iter()
                    .map(|member| (member.key.clone().into_owned(), member.node.json()))
                    .collect(),
            ),
        }
    }

    /// The kind, in words for a message: "an object", "a string".
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}
