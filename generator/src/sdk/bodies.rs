//! Bodies of calls: how they are written.

use serde::Serialize;

use super::{ArgumentItem, CallItem, Destination, FixedItem};
use crate::api::{BodyForm, MemberStyle};

/// How a body is written: a line of the runtime's `content!`.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) struct ContentItem {
    /// Nothing is sent as long as nothing is set.
    pub optional: bool,
    /// The form.
    pub form: BodyForm,
    /// The media type, where it is not the usual one of the form.
    pub media_type: Option<String>,
    /// Members with a style of their own.
    pub members: Vec<(String, MemberStyle)>,
}

impl ContentItem {
    /// The form as a word of `content!`.
    pub(crate) fn form_word(&self) -> &'static str {
        match self.form {
            BodyForm::Json => "json",
            BodyForm::Form => "form",
            BodyForm::Multipart => "multipart",
            BodyForm::Parts => "parts",
            BodyForm::Lines => "lines",
            BodyForm::Sequence => "sequence",
        }
    }
}

/// A method that sends the body in another media type.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct SwitchItem {
    /// The method.
    pub name: String,
    /// The media type, for its docs.
    pub media_type: String,
    /// How the body is written; `None` where the media type is all that changes.
    pub content: Option<ContentItem>,
}

/// A method that makes a call with another body.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct VariantCall {
    /// The method on the resource.
    pub method: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// The media type that it sends.
    pub media_type: String,
    /// How the body is written.
    pub content: Option<ContentItem>,
    /// Required arguments.
    pub arguments: Vec<ArgumentItem>,
    /// Values that the document fixes.
    pub constants: Vec<FixedItem>,
}

impl CallItem {
    /// Whether the file names `content!`: another way to write the body is chosen by a method.
    pub(crate) fn names_content(&self) -> bool {
        let chosen = self.switches.iter().map(|switch| &switch.content);
        let within = self
            .setters
            .iter()
            .any(|setter| matches!(setter.destination, Destination::InContent { .. }));
        within
            || chosen
                .chain(self.variants.iter().map(|variant| &variant.content))
                .any(Option::is_some)
    }

    /// All arguments, in whatever way they are given.
    pub(crate) fn all_arguments(&self) -> impl Iterator<Item = &ArgumentItem> {
        let variants = self.variants.iter().flat_map(|variant| &variant.arguments);
        self.arguments.iter().chain(&self.setters).chain(variants)
    }

    /// All values that the document fixes.
    pub(crate) fn all_constants(&self) -> impl Iterator<Item = &FixedItem> {
        self.constants.iter().chain(self.variants.iter().flat_map(|variant| &variant.constants))
    }
}
