//! Keywords with a value of the wrong kind: corrected where the meaning is clear, reported where it
//! is not.

use std::borrow::Cow;

use super::{Member, Node, Value};
use crate::keyword::{Keyword, Takes};
use crate::report::{Diagnostic, Diagnostics, findings};

/// What was found, reported at the end.
#[derive(Default)]
pub(super) struct Kinds {
    found: Diagnostics,
}

impl Kinds {
    /// Looks at a keyword.
    pub(super) fn check(&mut self, member: &mut Member<'_>) {
        let key = member.key.as_ref();
        let Some(takes) = Keyword::of(key).map(|row| row.takes) else { return };
        if let Some(text) = member.node.as_str() {
            let is_flag = matches!(takes, Takes::Flag | Takes::FlagOrNames);
            if is_flag && matches!(text, "true" | "false") {
                let value = Value::Bool(text == "true");
                return self.mend(member, value, "a truth value");
            }
            if takes == Takes::Number && text.parse::<serde_json::Number>().is_ok() {
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
        match takes {
            Takes::Schemas => member.node.members().iter().for_each(|one| self.check_schema(one)),
            Takes::Schema | Takes::SchemaOrList => self.check_schema(member),
            _ => {}
        }
        let is_list = matches!(takes, Takes::List | Takes::DataList);
        let wanted = match (takes, &member.node.value) {
            (Takes::FlagOrNames, Value::String(_) | Value::Number(_)) => {
                "an array or a truth value"
            }
            (_, Value::Null) => return,
            (Takes::Schemas | Takes::Objects | Takes::Object, value)
                if !matches!(value, Value::Object(_)) =>
            {
                "an object"
            }
            (_, value) if is_list && !matches!(value, Value::Array(_)) => "an array",
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
