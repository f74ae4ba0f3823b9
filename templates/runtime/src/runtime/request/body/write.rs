//! Bodies made of values, written as their media types ask for.

use super::content::{Content, PARTS};
use super::draft::FinishedBody;
use super::fields::{Fields, Member};
use super::form::Form;
use super::multipart::Multipart;
use crate::runtime::Json;

/// One JSON text: the value, with the members beside it.
pub(super) fn write_json(
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

/// A form (`application/x-www-form-urlencoded`).
pub(super) fn write_form(
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

/// A multipart body whose parts have names, and its media type with the boundary.
pub(super) fn write_multipart(
    content: &Content,
    value: Option<String>,
    fields: Option<Fields>,
) -> Result<FinishedBody, String> {
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
pub(super) fn write_parts(
    content: &Content,
    value: Option<String>,
    fields: Option<Fields>,
) -> Result<FinishedBody, String> {
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
            "its body is not an object; only objects can be sent as `{}`, and anything by `Call::with_body`",
            content.media_type
        )),
    }
}

fn refuse_files(content: &Content, fields: Option<&Fields>) -> Result<(), String> {
    match fields.and_then(Fields::file) {
        None => Ok(()),
        Some(name) => Err(format!(
            "`{name}` is a file, which cannot be sent as `{}`, but by `Call::with_body` as the whole body",
            content.media_type
        )),
    }
}

/// The elements of an array, each between these texts; one value counts as the only element.
pub(super) fn write_items(value: Option<String>, before: &str, after: &str) -> String {
    let value = value.map(|value| parse_json(&value)).unwrap_or_default();
    let elements = match value {
        Json::Array(elements) => elements,
        Json::Null => Vec::new(),
        one => vec![one],
    };
    let items = elements.iter().map(|item| format!("{before}{item}{after}"));
    items.collect()
}

/// What an encoder wrote is JSON, unless a hand-written `Encode` is wrong: then its text is kept as
/// a string.
fn parse_json(json: &str) -> Json {
    json.parse()
        .unwrap_or_else(|_| Json::String(json.to_owned()))
}
