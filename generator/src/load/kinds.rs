//! Keywords with a value of the wrong kind: mended where it is plain what is meant, told of where
//! it is not.

use std::borrow::Cow;

use super::{Member, Node, Value};
use crate::report::{Diagnostic, Diagnostics, findings};

const FLAGS: &[&str] = &[
    "allowEmptyValue",
    "allowReserved",
    "deprecated",
    "explode",
    "nullable",
    "readOnly",
    "required",
    "uniqueItems",
    "writeOnly",
];

const NUMBERS: &[&str] = &[
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
];

const OBJECTS: &[&str] = &[
    "callbacks",
    "components",
    "content",
    "encoding",
    "headers",
    "info",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
    "webhooks",
];

const LISTS: &[&str] = &["allOf", "anyOf", "oneOf", "security", "servers", "tags"];

/// Keywords whose value is a schema; draft 4 has lists of them under `items`, too.
const SCHEMAS: &[&str] =
    &["additionalProperties", "contentSchema", "items", "not", "propertyNames", "schema"];

/// Keywords whose value maps names to schemas, and in `paths` to what is written like one.
const MAPS: &[&str] = &["paths", "patternProperties", "properties", "schemas", "webhooks"];

/// What was found, reported at the end.
#[derive(Default)]
pub(super) struct Kinds {
    found: Diagnostics,
}

impl Kinds {
    /// Looks at a keyword.
    pub(super) fn check(&mut self, member: &mut Member<'_>) {
        let key = member.key.as_ref();
        if let Some(text) = member.node.as_str() {
            if FLAGS.contains(&key) && matches!(text, "true" | "false") {
                let value = Value::Bool(text == "true");
                return self.mend(member, value, "a truth value");
            }
            if NUMBERS.contains(&key) && text.parse::<serde_json::Number>().is_ok() {
                let value = Value::Number(Cow::Owned(text.to_owned()));
                return self.mend(member, value, "a number");
            }
        }
        if matches!(
            (&member.node.value, key),
            (Value::Object(_), "security") | (Value::String(_), "tags")
        ) {
            return self.enclose(member);
        }
        if MAPS.contains(&key) {
            member.node.members().iter().for_each(|entry| self.check_schema(entry));
        } else if SCHEMAS.contains(&key) {
            self.check_schema(member);
        }
        let wanted = match (&member.node.value, key) {
            (Value::String(_) | Value::Number(_), "required") => "an array or a truth value",
            (Value::Null, _) | (Value::Object(_), _)
                if !LISTS.contains(&key) || member.node.is_null() =>
            {
                return;
            }
            (value, key) if OBJECTS.contains(&key) && !matches!(value, Value::Object(_)) => {
                "an object"
            }
            (value, key) if LISTS.contains(&key) && !matches!(value, Value::Array(_)) => "an array",
            _ => return,
        };
        let kind = member.node.kind();
        self.push(findings::keyword_ignored(&member.key, kind, wanted).at(member.node.at));
    }

    /// Looks at a schema: an object, or whether all or nothing fits.
    fn check_schema(&mut self, member: &Member<'_>) {
        let is_one = match &member.node.value {
            Value::Object(_) | Value::Bool(_) | Value::Null => true,
            Value::Array(_) => member.key == "items",
            Value::Number(_) | Value::String(_) => false,
        };
        if !is_one && !member.key.starts_with("x-") {
            let kind = member.node.kind();
            self.push(findings::schema_ignored(&member.key, kind).at(member.node.at));
        }
    }

    fn mend<'a>(&mut self, member: &mut Member<'a>, value: Value<'a>, what: &str) {
        self.push(findings::text_for_value(&member.key, what).at(member.node.at));
        member.node = Node { at: member.node.at, value };
    }

    /// Makes an array of the one entry that is written in its place.
    fn enclose(&mut self, member: &mut Member<'_>) {
        let kind = member.node.kind();
        self.push(findings::entry_for_list(&member.key, kind).at(member.node.at));
        let at = member.node.at;
        let alone = std::mem::replace(&mut member.node, Node { at, value: Value::Null });
        member.node.value = Value::Array(vec![alone]);
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Reports what was found.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        diagnostics.append(self.found);
    }
}
