//! A JSON object, member by member.

use std::fmt;

use crate::runtime::json::Writer;

/// The members of a JSON object, each written when it is set. A member that is set again counts as set last.
#[derive(Clone)]
pub(super) struct Fields {
    writer: Writer,
    /// The names, and where in the text each member ends.
    ends: Vec<(&'static str, usize)>,
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
    pub(super) fn set(&mut self, name: &'static str, write: impl FnOnce(&mut Writer)) {
        self.writer.key(name);
        write(&mut self.writer);
        self.ends.push((name, self.writer.as_str().len()));
    }

    /// The object.
    pub(super) fn finish(mut self) -> String {
        let is_stale = |at: usize, name: &str| {
            self.ends
                .iter()
                .skip(at + 1)
                .any(|(later, _)| *later == name)
        };
        if !self
            .ends
            .iter()
            .enumerate()
            .any(|(at, (name, _))| is_stale(at, name))
        {
            self.writer.close_object();
            return self.writer.into_string();
        }
        let mut text = String::with_capacity(self.writer.as_str().len() + 1);
        let mut start = 1;
        for (at, (name, end)) in self.ends.iter().enumerate() {
            if !is_stale(at, name) {
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

/// Shows the names, not the values.
impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.ends.iter().map(|(name, _)| name))
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
        fields.set("a", |w| w.integer(1));
        fields.set("b\"", |w| w.string("x,\"b\""));
        assert_eq!(fields.finish(), r#"{"a":1,"b\"":"x,\"b\""}"#);
    }

    #[test]
    fn a_member_set_again_counts_once() {
        let mut fields = Fields::new();
        for (name, value) in [("a", 1), ("b", 2), ("a", 3), ("c", 4), ("a", 5), ("c", 6)] {
            fields.set(name, |w| w.integer(value));
        }
        assert_eq!(fields.finish(), r#"{"b":2,"a":5,"c":6}"#);
    }
}
