//! Where the body of a refusal holds its code and its message.

use crate::runtime::Json;

/// More items of a list are not part of a message.
const MOST_ITEMS: usize = 8;

/// Where most APIs put a code, best first. A text anywhere counts before a number, which most often
/// repeats the status.
const CODE_POINTERS: &[&str] = &[
    // OpenAI and Stripe: the class of an error stands beside it, in `type`.
    "/error/code",
    "/error/type",
    // Google.
    "/error/status",
    // Directus; JSON:API.
    "/errors/0/extensions/code",
    "/errors/0/code",
    "/code",
    // Matrix.
    "/errcode",
    "/error_code",
    // OAuth 2 (RFC 6749 section 5.2), where it is no sentence.
    "/error",
    // Problem details (RFC 9457 section 3.1.1).
    "/type",
];

/// Where most APIs put a message, best first. A list of errors gives those of its items.
const MESSAGE_POINTERS: &[&str] = &[
    "/error/message",
    "/message",
    "/error_description",
    // Problem details, and FastAPI, whose `detail` may be a list.
    "/detail",
    "/title",
    "/errors",
    "/exception_message",
    "/error",
    // Telegram.
    "/description",
];

/// The code: where the API puts it, or else where most do.
pub(super) fn find_code(body: &Json, own: &[&str]) -> Option<String> {
    code_at(body, own).or_else(|| code_at(body, CODE_POINTERS))
}

/// The message, where it is not the same as the code.
pub(super) fn find_message(body: &Json, own: &[&str], code: Option<&String>) -> Option<String> {
    message_at(body, own, code).or_else(|| message_at(body, MESSAGE_POINTERS, code))
}

/// The first code that the pointers lead to. A text with spaces is a message, not a code; and the
/// problem type `about:blank` gives no code (RFC 9457 section 4.2.1).
fn code_at(body: &Json, pointers: &[&str]) -> Option<String> {
    let found = || pointers.iter().filter_map(|pointer| body.pointer(pointer));
    let is_code = |text: &String| !text.contains(char::is_whitespace) && text != "about:blank";
    let texts = found().filter(|value| matches!(value, Json::String(_)));
    let code = texts.filter_map(scalar_text).find(is_code);
    code.or_else(|| found().find_map(scalar_text).filter(is_code))
}

/// The first message that the pointers lead to, other than the code.
fn message_at(body: &Json, pointers: &[&str], code: Option<&String>) -> Option<String> {
    pointers
        .iter()
        .filter_map(|pointer| message_of(body.pointer(pointer)?))
        .find(|text| Some(text) != code)
}

/// The text of a scalar, or those of the items of a list.
fn message_of(value: &Json) -> Option<String> {
    let Json::Array(items) = value else {
        return scalar_text(value);
    };
    let texts: Vec<String> = items
        .iter()
        .filter_map(item_message)
        .take(MOST_ITEMS)
        .collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

/// What an item of a list of errors says: itself, or its members `message`, `detail`, `msg` or
/// `title`; after `loc`, the path that FastAPI gives.
fn item_message(item: &Json) -> Option<String> {
    if let Some(text) = scalar_text(item) {
        return Some(text);
    }
    let names = ["message", "detail", "msg", "title"];
    let text = names.iter().find_map(|name| scalar_text(item.get(name)?))?;
    let Some(Json::Array(steps)) = item.get("loc") else {
        return Some(text);
    };
    let path: Vec<String> = steps
        .iter()
        .take(MOST_ITEMS)
        .filter_map(scalar_text)
        .collect();
    match path.is_empty() {
        true => Some(text),
        false => Some(format!("{}: {text}", path.join("."))),
    }
}

/// The text of a string that has any, or of a number.
fn scalar_text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.trim())
            .filter(|text| !text.is_empty())
            .map(str::to_owned),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
