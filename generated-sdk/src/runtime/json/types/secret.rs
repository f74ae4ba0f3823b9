//! Strings that must not show up in logs.

use std::fmt;

use zeroize::Zeroize;

use crate::runtime::json::{Decode, Encode, Fault, Reader, Writer};

/// A string that is not shown: `Debug` prints `Secret(…)`, there is no `Display`, and errors that
/// stem from it name no value.
///
/// Its memory is overwritten when it is dropped. (Copies that were made of [`Secret::expose`], and
/// the text of the request or response that carried it, are not.)
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// A secret that holds `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Decode for Secret {
    const KEEPS_TEXT: bool = true;

    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        if r.peek() == Some(b'"') {
            r.string().map(|text| Self(text.into_owned()))
        } else {
            r.other_as_text(true).map(|text| Self(text.into_owned()))
        }
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl Encode for Secret {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        w.string(&self.0);
    }
}
