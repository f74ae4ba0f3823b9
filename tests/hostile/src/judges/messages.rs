//! What the generator says: with a place, and nothing that a terminal would obey.

use seamstress::{Message, Severity};

use super::files::is_unseen;

/// The most characters of one message: a person reads it, whatever the document repeats at length.
const MOST_CHARS: usize = 8_000;

/// What is wrong with the messages of a run that was refused, or not.
#[must_use]
pub fn check(messages: &[Message], refused: bool) -> Vec<String> {
    let mut findings = Vec::new();
    let errors = || {
        messages
            .iter()
            .filter(|message| message.severity == Severity::Error)
    };
    if refused && errors().next().is_none() {
        findings.push("refused without an error".to_owned());
    }
    for error in errors().filter(|error| error.spot.is_none()) {
        findings.push(format!(
            "an error without a place: {} {}",
            error.code, error.message
        ));
    }
    for message in messages {
        let shown = message.to_string();
        // A line of its own could be taken for the generator's.
        if message.message.contains('\n') && shown.contains(&message.message) {
            findings.push(format!(
                "the message {} shows a line of the document as its own",
                message.code
            ));
        }
        if let Some(letter) = shown.chars().find(|letter| is_unseen(*letter)) {
            findings.push(format!(
                "the message {} shows {letter:?} as it is",
                message.code
            ));
        }
        let length = shown.chars().count();
        if length > MOST_CHARS {
            findings.push(format!(
                "the message {} has {length} characters",
                message.code,
            ));
        }
    }
    findings
}
