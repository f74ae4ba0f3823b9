//! The body of a request.

use std::fmt;

use bytes::Bytes;

use super::fields::Fields;
use super::pairs::Pairs;
use super::style;
use crate::runtime::ParamValue;
use crate::runtime::json::Writer;

/// A body that is being put together. Setting a part of another kind starts over.
///
/// (Bodies are held in memory, so that a redirect, or later a retry, can send them again. A body that is streamed from a file, or a
/// multipart one, would be another variant, which can be sent once.)
#[derive(Clone)]
pub(super) enum Payload {
    None,
    /// A JSON object.
    Fields(Fields),
    Form(Pairs),
    /// Anything, with its media type.
    Whole(&'static str, Bytes),
}

impl Payload {
    /// Makes the body a JSON object, if it is not one yet.
    pub(super) fn be_object(&mut self) {
        if !matches!(self, Self::Fields(_)) {
            *self = Self::Fields(Fields::new());
        }
    }

    /// Sets a member of the JSON object that the body is from now on; `write` has to write one value.
    pub(super) fn set_field(&mut self, name: &'static str, write: impl FnOnce(&mut Writer)) {
        self.be_object();
        if let Self::Fields(fields) = self {
            fields.set(name, write);
        }
    }

    /// Sets a field of the form that the body is from now on.
    pub(super) fn set_form_field(&mut self, name: &'static str, value: ParamValue) {
        if !matches!(self, Self::Form(_)) {
            *self = Self::Form(Pairs::default());
        }
        if let Self::Form(pairs) = self {
            style::form(pairs, name, value);
        }
    }

    /// The media type and the bytes, if there is a body.
    pub(super) fn finish(self) -> Option<(&'static str, Bytes)> {
        match self {
            Self::None => None,
            Self::Fields(fields) => Some(("application/json", fields.finish().into())),
            Self::Form(pairs) => Some((
                "application/x-www-form-urlencoded",
                pairs.as_str().to_owned().into(),
            )),
            Self::Whole(media_type, bytes) => Some((media_type, bytes)),
        }
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Fields(fields) => write!(f, "Fields({fields:?})"),
            Self::Form(pairs) => write!(f, "Form({pairs:?})"),
            Self::Whole(media_type, bytes) => write!(f, "{media_type} ({} bytes)", bytes.len()),
        }
    }
}
