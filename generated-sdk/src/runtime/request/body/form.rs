//! `application/x-www-form-urlencoded`.

use super::Content;
use super::members::{Pair, pairs};
use crate::runtime::Json;
use crate::runtime::text::encode::{form as encode, form_reserved};

/// The text of a form.
#[derive(Default)]
pub(super) struct Form(String);

impl Form {
    /// Writes a member.
    pub(super) fn member(&mut self, name: &str, value: &Json, content: &Content) {
        pairs(name, value, content.style(name), &mut |pair| {
            self.pair(&pair)
        });
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    fn pair(&mut self, pair: &Pair<'_>) {
        let out = &mut self.0;
        if !out.is_empty() {
            out.push('&');
        }
        encode(out, pair.name);
        out.push('=');
        for (index, text) in pair.texts.iter().enumerate() {
            if index > 0 {
                out.push_str(match pair.delimiter {
                    ' ' => "%20",
                    '|' => "%7C",
                    _ => ",",
                });
            }
            if pair.reserved {
                form_reserved(out, text);
            } else {
                encode(out, text);
            }
        }
    }
}
