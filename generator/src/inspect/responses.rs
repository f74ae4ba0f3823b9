//! What operations answer, as text.

use std::fmt::Write;

use super::api::{ref_text, type_text};
use crate::api::{Api, Output, ResponseBody, Responses};

/// What a call gives, in which forms, with which headers, and what its refusals hold.
pub(super) fn write_responses(api: &Api, responses: &Responses, out: &mut String) {
    let _ = writeln!(out, "  gives {}", output_text(api, &responses.output));
    if let Some(given) = &responses.configured {
        let _ = writeln!(
            out,
            "  configured: result {:?}, item {:?}, declared {:?}",
            given.result.as_deref().unwrap_or_default(),
            given.item.as_deref().unwrap_or_default(),
            given.declared
        );
    }
    if let Output::ByStatus(answers) = &responses.output {
        for answer in answers {
            let content = answer
                .content
                .as_ref()
                .map_or("nothing".to_owned(), |content| content_text(api, content));
            let _ = writeln!(out, "    {}: {content}", answer.status);
        }
    }
    if !responses.accept.is_empty() {
        let _ = writeln!(out, "  accepts {}", responses.accept.join(", "));
    }
    for form in &responses.forms {
        let _ = writeln!(out, "  form {}: {}", form.media_type, content_text(api, &form.content));
    }
    if let Some(headers) = &responses.headers {
        let _ = writeln!(out, "  headers {}", type_text(api, headers));
    }
    if let Some(headers) = &responses.refusal_headers {
        let _ = writeln!(out, "  headers of refusals {}", type_text(api, headers));
    }
    for link in &responses.links {
        let parameters: Vec<String> =
            link.parameters.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        let _ = writeln!(out, "  link {} to {} {}", link.name, link.target, parameters.join(", "));
    }
    for error in &responses.errors {
        let body = match (&error.ty, &error.media_type) {
            (Some(ty), None) => type_text(api, ty),
            (Some(ty), Some(name)) => format!("{} as {name}", type_text(api, ty)),
            (None, Some(name)) => name.clone(),
            (None, None) => continue,
        };
        let _ = writeln!(out, "  error {}: {body}", error.status);
    }
}

fn output_text(api: &Api, output: &Output) -> String {
    match output {
        Output::Nothing => "nothing".to_owned(),
        Output::Head => "the head".to_owned(),
        Output::Redirect => "where it is redirected to".to_owned(),
        Output::One(content) => content_text(api, content),
        Output::Optional { content, without } => {
            let without: Vec<String> = without.iter().map(ToString::to_string).collect();
            format!("{}, nothing with {}", content_text(api, content), without.join(", "))
        }
        Output::ByStatus(_) => "by status".to_owned(),
    }
}

fn content_text(api: &Api, content: &ResponseBody) -> String {
    match content {
        ResponseBody::Text => "text".to_owned(),
        ResponseBody::Bytes => "bytes".to_owned(),
        ResponseBody::Json { ty, member: None } => ref_text(api, ty),
        ResponseBody::Json { ty, member: Some(member) } => {
            format!("{} out of {member}", ref_text(api, ty))
        }
        ResponseBody::Events(None) => "events of text".to_owned(),
        ResponseBody::Events(Some(ty)) => format!("events of {}", ref_text(api, ty)),
        ResponseBody::Lines(ty) => format!("lines of {}", ref_text(api, ty)),
    }
}
