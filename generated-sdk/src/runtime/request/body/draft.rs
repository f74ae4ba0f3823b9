//! A body while it is being put together.

use std::borrow::Cow;
use std::fmt;

use super::content::{Content, ContentForm};
use super::fields::{Fields, Member};
use super::write::{write_form, write_items, write_json, write_multipart, write_parts};
use crate::runtime::json::Writer;
use crate::runtime::validate::{ArgumentLimits, first_violation};
use crate::runtime::{FilePart, Upload};

/// A body that is being put together: what was given, apart from how it will be written.
#[derive(Clone)]
pub(in crate::runtime::request) struct BodyDraft {
    content: &'static Content,
    /// One value, as JSON.
    value: Option<String>,
    /// The members of an object, or what stands beside those of the value.
    fields: Option<Fields>,
    /// Anything, with its media type. It and the others replace each other.
    whole: Option<FinishedBody>,
}

/// A body that is finished: its media type, and the content.
pub(in crate::runtime::request) type FinishedBody = (Cow<'static, str>, Upload);

impl BodyDraft {
    pub(in crate::runtime::request) fn new() -> Self {
        Self {
            content: &Content::JSON,
            value: None,
            fields: None,
            whole: None,
        }
    }

    /// Says how the body is to be written.
    pub(in crate::runtime::request) fn set_content(&mut self, content: &'static Content) {
        self.content = content;
        self.set_media_type(content.media_type.into());
    }

    pub(in crate::runtime::request) fn set_value(&mut self, json: String) {
        self.whole = None;
        self.value = Some(json);
    }

    pub(in crate::runtime::request) fn set_whole(
        &mut self,
        media_type: Cow<'static, str>,
        content: Upload,
    ) {
        self.value = None;
        self.fields = None;
        self.whole = Some((media_type, content));
    }

    /// Names the media type of a body that is given whole.
    pub(in crate::runtime::request) fn set_media_type(&mut self, name: Cow<'static, str>) {
        if let Some((media_type, _)) = &mut self.whole {
            *media_type = name;
        }
    }

    /// Sets a member; `write` has to write one value.
    pub(in crate::runtime::request) fn set_field(
        &mut self,
        name: Cow<'static, str>,
        write: impl FnOnce(&mut Writer),
    ) {
        self.fields().set(name, write);
    }

    pub(in crate::runtime::request) fn set_files(
        &mut self,
        name: &'static str,
        files: Vec<FilePart>,
    ) {
        self.fields().set_files(name.into(), files);
    }

    fn fields(&mut self) -> &mut Fields {
        self.whole = None;
        self.fields.get_or_insert_with(Fields::new)
    }

    /// The first rule that a value of the body breaks, in words.
    pub(in crate::runtime::request) fn first_violation(
        &self,
        arguments: ArgumentLimits,
    ) -> Option<String> {
        if arguments.is_empty() || self.whole.is_some() {
            return None;
        }
        let fields = self.fields.iter().flat_map(Fields::members);
        let fields: Vec<(&str, &str)> = fields
            .filter_map(|member| match member {
                Member::Value(name, json) => Some((name, json)),
                Member::Files(..) => None,
            })
            .collect();
        arguments
            .iter()
            .find_map(|(place, name, limits)| match *place {
                "body" => first_violation(limits, name, self.value.as_ref()?),
                "field" => {
                    let (_, json) = fields.iter().find(|(field, _)| field == name)?;
                    first_violation(limits, name, json)
                }
                _ => None,
            })
    }

    /// The media type and the content, if there is a body; or what keeps it from being made.
    pub(in crate::runtime::request) fn finish(self) -> Result<Option<FinishedBody>, String> {
        let Self {
            content,
            value,
            fields,
            whole,
        } = self;
        if whole.is_some() {
            return Ok(whole);
        }
        if value.is_none() && fields.is_none() && !content.always {
            return Ok(None);
        }
        let written = match content.form {
            ContentForm::Multipart => return write_multipart(content, value, fields).map(Some),
            ContentForm::Parts => return write_parts(content, value, fields).map(Some),
            ContentForm::Form => write_form(content, value, fields)?,
            ContentForm::Json => write_json(content, value, fields)?,
            ContentForm::Lines => write_items(value, "", "\n"),
            ContentForm::Sequence => write_items(value, "\u{1e}", "\n"),
        };
        Ok(Some((content.media_type.into(), written.into())))
    }
}

/// Shows what is set, not to what.
impl fmt::Debug for BodyDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = self.content.form;
        match (&self.whole, &self.value, &self.fields) {
            (Some((media_type, content)), ..) => write!(f, "{media_type} ({content:?})"),
            (None, None, None) => f.write_str("None"),
            (None, None, Some(fields)) => write!(f, "{form:?}({fields:?})"),
            (None, Some(_), None) => write!(f, "{form:?}(…)"),
            (None, Some(_), Some(fields)) => write!(f, "{form:?}(…, {fields:?})"),
        }
    }
}
