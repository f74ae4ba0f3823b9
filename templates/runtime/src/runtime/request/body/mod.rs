//! The body of a request.

mod content;
mod fields;
mod form;
mod members;
mod multipart;
mod setters;

use std::borrow::Cow;
use std::fmt;

#[allow(unused_imports, reason = "an API may have no bodies")]
pub(crate) use content::content;
pub use content::{Content, ContentForm, MemberStyle};

use crate::runtime::json::Writer;
use crate::runtime::validate::{ArgumentLimits, first_violation};
use crate::runtime::{FilePart, Json, Upload};
use content::PARTS;
use fields::{Fields, Member};
use form::Form;
use multipart::Multipart;

/// A body that is being put together: what was given, apart from how it will be written.
#[derive(Clone)]
pub(super) struct BodyDraft {
    content: &'static Content,
    /// One value, as JSON.
    value: Option<String>,
    /// The members of an object, or what stands beside those of the value.
    fields: Option<Fields>,
    /// Anything, with its media type. It and the others replace each other.
    whole: Option<Finished>,
}

/// A body that is finished: its media type, and the content.
pub(super) type Finished = (Cow<'static, str>, Upload);

impl BodyDraft {
    pub(super) fn new() -> Self {
        Self {
            content: &Content::JSON,
            value: None,
            fields: None,
            whole: None,
        }
    }

    /// Says how the body is to be written.
    pub(super) fn set_content(&mut self, content: &'static Content) {
        self.content = content;
        self.set_media_type(content.media_type.into());
    }

    pub(super) fn set_value(&mut self, json: String) {
        self.whole = None;
        self.value = Some(json);
    }

    pub(super) fn set_whole(&mut self, media_type: Cow<'static, str>, content: Upload) {
        self.value = None;
        self.fields = None;
        self.whole = Some((media_type, content));
    }

    /// Names the media type of a body that is given whole.
    pub(super) fn set_media_type(&mut self, name: Cow<'static, str>) {
        if let Some((media_type, _)) = &mut self.whole {
            *media_type = name;
        }
    }

    /// Sets a member; `write` has to write one value.
    pub(super) fn set_field(&mut self, name: Cow<'static, str>, write: impl FnOnce(&mut Writer)) {
        self.fields().set(name, write);
    }

    pub(super) fn set_files(&mut self, name: &'static str, files: Vec<FilePart>) {
        self.fields().set_files(name.into(), files);
    }

    fn fields(&mut self) -> &mut Fields {
        self.whole = None;
        self.fields.get_or_insert_with(Fields::new)
    }

    /// The first rule that a value of the body breaks, in words.
    pub(super) fn first_violation(&self, arguments: ArgumentLimits) -> Option<String> {
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
    pub(super) fn finish(self) -> Result<Option<Finished>, String> {
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

fn write_json(
    content: &Content,
    value: Option<String>,
    fields: Option<Fields>,
) -> Result<String, String> {
    refuse_files(content, fields.as_ref())?;
    Ok(match (value, fields) {
        (Some(value), None) => value,
        (None, fields) => fields.unwrap_or_else(Fields::new).finish(),
        (Some(value), Some(fields)) => with_members(&value, &fields),
    })
}

/// An object with more members.
fn with_members(value: &str, fields: &Fields) -> String {
    let Ok(Json::Object(mut object)) = value.parse() else {
        return value.to_owned();
    };
    for member in fields.members() {
        if let Member::Value(name, json) = member {
            object.insert(name, parse_json(json));
        }
    }
    Json::Object(object).to_string()
}

fn write_form(
    content: &Content,
    value: Option<String>,
    fields: Option<Fields>,
) -> Result<String, String> {
    refuse_files(content, fields.as_ref())?;
    let mut form = Form::default();
    for (name, value) in members_of_value(content, value)? {
        form.write_member(&name, &value, content);
    }
    for member in fields.iter().flat_map(Fields::members) {
        if let Member::Value(name, json) = member {
            form.write_member(name, &parse_json(json), content);
        }
    }
    Ok(form.finish())
}

fn write_multipart(
    content: &Content,
    value: Option<String>,
    fields: Option<Fields>,
) -> Result<Finished, String> {
    let mut multipart = Multipart::new();
    for (name, value) in members_of_value(content, value)? {
        multipart.write_member(&name, &value, content);
    }
    // Values come first: a server that reads a body while it arrives has to know what the files in
    // it are.
    let mut members: Vec<Member<'_>> = fields.iter().flat_map(Fields::members).collect();
    members.sort_by_key(|member| matches!(member, Member::Files(..)));
    for member in members {
        match member {
            Member::Value(name, json) => multipart.write_member(name, &parse_json(json), content),
            Member::Files(name, files) => {
                for file in files {
                    multipart.write_file(name, file.clone(), content)?;
                }
            }
        }
    }
    let (media_type, body) = multipart.finish(content);
    Ok((media_type.into(), body))
}

/// The elements of an array, or members in the order of their positions.
fn write_parts(
    content: &Content,
    value: Option<String>,
    fields: Option<Fields>,
) -> Result<Finished, String> {
    let mut multipart = Multipart::new();
    let elements = match value.map(|value| parse_json(&value)) {
        None | Some(Json::Null) => Vec::new(),
        Some(Json::Array(elements)) => elements,
        Some(one) => vec![one],
    };
    for (position, element) in elements.iter().enumerate() {
        multipart.write_part(element, content.style_at(position));
    }
    let mut members: Vec<Member<'_>> = fields.iter().flat_map(Fields::members).collect();
    members.sort_by_key(|member| content.position(member.name()));
    for member in members {
        let style = content.style(member.name());
        match member {
            Member::Value(PARTS, json) => match parse_json(json) {
                Json::Array(elements) => elements
                    .iter()
                    .for_each(|one| multipart.write_part(one, style)),
                one => multipart.write_part(&one, style),
            },
            Member::Value(_, json) => multipart.write_part(&parse_json(json), style),
            Member::Files(_, files) => {
                for file in files {
                    multipart.write_nameless_file(file.clone(), style)?;
                }
            }
        }
    }
    let (media_type, body) = multipart.finish(content);
    Ok((media_type.into(), body))
}

/// The members of the value that is to be written by its members.
fn members_of_value(
    content: &Content,
    value: Option<String>,
) -> Result<Vec<(String, Json)>, String> {
    match value.map(|value| parse_json(&value)) {
        None | Some(Json::Null) => Ok(Vec::new()),
        Some(Json::Object(object)) => Ok(object.into_iter().collect()),
        Some(_) => Err(format!(
            "its body is not an object; only objects can be sent as `{}`",
            content.media_type
        )),
    }
}

fn refuse_files(content: &Content, fields: Option<&Fields>) -> Result<(), String> {
    match fields.and_then(Fields::file) {
        None => Ok(()),
        Some(name) => Err(format!(
            "`{name}` is a file, which cannot be sent as `{}`",
            content.media_type
        )),
    }
}

/// The elements of an array, each between these texts; one value counts as the only element.
fn write_items(value: Option<String>, before: &str, after: &str) -> String {
    let value = value.map(|value| parse_json(&value)).unwrap_or_default();
    let elements = match value {
        Json::Array(elements) => elements,
        Json::Null => Vec::new(),
        one => vec![one],
    };
    let items = elements.iter().map(|item| format!("{before}{item}{after}"));
    items.collect()
}

/// What an encoder wrote is JSON, unless somebody's own impl is wrong: then its text is what there
/// is.
fn parse_json(json: &str) -> Json {
    json.parse()
        .unwrap_or_else(|_| Json::String(json.to_owned()))
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
