//! The members of a body, one by one.

use std::borrow::Cow;
use std::fmt;

use crate::runtime::FilePart;
use crate::runtime::json::Writer;

/// The members of a JSON object, each written when it is set, and the files beside them. A member
/// that is set again counts as set last.
#[derive(Clone)]
pub(super) struct Fields {
    writer: Writer,
    ends: Vec<FieldEnd>,
}

/// A member.
#[derive(Clone)]
struct FieldEnd {
    name: Cow<'static, str>,
    /// The end of its text; for files, the end of the member before.
    end: usize,
    files: Option<Vec<FilePart>>,
}

/// A member that was set.
pub(super) enum Member<'f> {
    /// A value, as JSON.
    Value(&'f str, &'f str),
    /// Files.
    Files(&'f str, &'f [FilePart]),
}

impl Member<'_> {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Value(name, _) | Self::Files(name, _) => name,
        }
    }
}

impl Fields {
    pub(super) fn new() -> Self {
        let mut writer = Writer::new();
        writer.open_object();
        Self {
            writer,
            ends: Vec::new(),
        }
    }

    /// Sets a member; `write` has to write one value.
    pub(super) fn set(&mut self, name: Cow<'static, str>, write: impl FnOnce(&mut Writer)) {
        self.writer.key(&name);
        write(&mut self.writer);
        self.push(name, None);
    }

    /// Sets a member to these files.
    pub(super) fn set_files(&mut self, name: Cow<'static, str>, files: Vec<FilePart>) {
        self.push(name, Some(files));
    }

    fn push(&mut self, name: Cow<'static, str>, files: Option<Vec<FilePart>>) {
        let end = self.writer.as_str().len();
        self.ends.push(FieldEnd { name, end, files });
    }

    fn is_stale(&self, at: usize, name: &str) -> bool {
        self.ends
            .iter()
            .skip(at + 1)
            .any(|later| later.name == name)
    }

    /// The members that count, in the order in which they were set.
    pub(super) fn members(&self) -> impl Iterator<Item = Member<'_>> {
        let starts = std::iter::once(1).chain(self.ends.iter().map(|end| end.end));
        let members = self.ends.iter().zip(starts).enumerate();
        members.filter_map(|(at, (member, start))| {
            if self.is_stale(at, &member.name) {
                return None;
            }
            if let Some(files) = &member.files {
                return Some(Member::Files(&member.name, files));
            }
            let text = self.writer.as_str().get(start..member.end)?;
            let text = text.strip_prefix(',').unwrap_or(text);
            Some(Member::Value(&member.name, value_after_name(text)))
        })
    }

    /// The first member that is a file, which has no place in JSON or in a form.
    pub(super) fn file(&self) -> Option<&str> {
        self.members().find_map(|member| match member {
            Member::Files(name, _) => Some(name),
            Member::Value(..) => None,
        })
    }

    /// The object, without files.
    pub(super) fn finish(mut self) -> String {
        let mut ends = self.ends.iter().enumerate();
        if !ends.any(|(at, end)| self.is_stale(at, &end.name)) {
            self.writer.close_object();
            return self.writer.into_string();
        }
        let mut text = String::with_capacity(self.writer.as_str().len() + 1);
        let mut start = 1;
        for (at, FieldEnd { name, end, .. }) in self.ends.iter().enumerate() {
            if !self.is_stale(at, name) {
                let member = self.writer.as_str().get(start..*end).unwrap_or_default();
                text.push(if text.is_empty() { '{' } else { ',' });
                text.push_str(member.strip_prefix(',').unwrap_or(member));
            }
            start = *end;
        }
        text.push('}');
        text
    }
}

/// The value of a member, behind its name. A quote inside a name is escaped, so that the first
/// bare one ends it.
fn value_after_name(member: &str) -> &str {
    let mut escaped = false;
    let inside = member.strip_prefix('"').unwrap_or_default();
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => {
                let rest = inside.get(at + 1..).unwrap_or_default();
                return rest.strip_prefix(':').unwrap_or(rest);
            }
            _ => {}
        }
    }
    ""
}

/// Shows the names, not the values.
impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.ends.iter().map(|end| &end.name))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_stand_in_the_order_in_which_they_were_set() {
        let mut fields = Fields::new();
        assert_eq!(fields.clone().finish(), "{}");
        fields.set("a".into(), |w| w.integer(1));
        fields.set("b\"".into(), |w| w.string("x,\"b\""));
        assert_eq!(shown(&fields), [r#"a 1"#, r#"b" "x,\"b\"""#]);
        assert_eq!(fields.finish(), r#"{"a":1,"b\"":"x,\"b\""}"#);
    }

    #[test]
    fn a_member_set_again_counts_once() {
        let mut fields = Fields::new();
        for (name, value) in [("a", 1), ("b", 2), ("a", 3), ("c", 4), ("a", 5), ("c", 6)] {
            fields.set(name.into(), |w| w.integer(value));
        }
        assert_eq!(shown(&fields), ["b 2", "a 5", "c 6"]);
        assert_eq!(fields.finish(), r#"{"b":2,"a":5,"c":6}"#);
    }

    #[test]
    fn files_stand_between_the_members() {
        let mut fields = Fields::new();
        fields.set("a".into(), |w| w.integer(1));
        fields.set("f".into(), |w| w.integer(2));
        fields.set_files("f".into(), vec!["x".into()]);
        fields.set("b".into(), |w| w.integer(3));
        assert_eq!(fields.file(), Some("f"));
        assert_eq!(shown(&fields), ["a 1", "f 1 file", "b 3"]);
    }

    fn shown(fields: &Fields) -> Vec<String> {
        let members = fields.members().map(|member| match member {
            Member::Value(name, json) => format!("{name} {json}"),
            Member::Files(name, files) => format!("{name} {} file", files.len()),
        });
        members.collect()
    }
}
