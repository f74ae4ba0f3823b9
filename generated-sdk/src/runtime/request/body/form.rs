//! `application/x-www-form-urlencoded`.

use super::Content;
use super::members::{Pair, each_pair};
use crate::runtime::Json;
use crate::runtime::text::encode::{encode_form, encode_form_reserved};

/// The text of a form.
#[derive(Default)]
pub(super) struct Form(String);

impl Form {
    /// Writes a member.
    pub(super) fn write_member(&mut self, name: &str, value: &Json, content: &Content) {
        each_pair(name, value, content.style(name), &mut |pair| {
            self.write_pair(&pair)
        });
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    fn write_pair(&mut self, pair: &Pair<'_>) {
        let out = &mut self.0;
        if !out.is_empty() {
            out.push('&');
        }
        encode_form(out, pair.name);
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
                encode_form_reserved(out, text);
            } else {
                encode_form(out, text);
            }
        }
    }
}
