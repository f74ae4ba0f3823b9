//! Looks at what people see, and keeps a list of the errors that were looked at.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::fmt::Debug;

use super::texts::SECRET;
use crate::http_tests::headers::ThingHeaders;
use crate::runtime::{Error, ErrorKind, RedirectError, TransportErrorKind, UploadError};

/// A part of a secret of so many characters tells too much.
const TELLING: usize = 8;

/// Gives the name of each variant of an enum. One that is missing here does not compile; one that
/// no test makes fails.
macro_rules! variants {
    ($name:ident, $all:ident: $enum:ident { $($variant:ident $fields:tt),* $(,)? }) => {
        pub(super) const $all: &[&str] = &[$(concat!(stringify!($enum), "::", stringify!($variant))),*];

        fn $name(value: &$enum) -> &'static str {
            match value {
                $($enum::$variant $fields => concat!(stringify!($enum), "::", stringify!($variant)),)*
            }
        }
    };
}

variants! { kind, KINDS: ErrorKind {
    Config {..}, Auth {..}, Build {..}, Upload {..}, Transport {..}, Timeout {..}, Redirect {..}, TooLarge {..}, Memory {..}, Api {..}, Decode {..},
} }
variants! { redirect, REDIRECTS: RedirectError { TooMany {}, NoUrl {}, Scheme {}, Body {}, Stream {}, OtherOrigin {..}, Private {..} } }
variants! { transport, TRANSPORTS: TransportErrorKind { Connect {}, Timeout {}, Body {}, Upload {}, Other {} } }
variants! { upload, UPLOADS: UploadError { Spent {}, File {..} } }

thread_local! {
    /// The variants that were looked at.
    pub(super) static MET: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
    /// How many texts were looked at.
    pub(super) static LOOKED: RefCell<usize> = const { RefCell::new(0) };
}

fn meet(name: &'static str) {
    MET.with_borrow_mut(|met| _ = met.insert(name));
}

/// Looks at a text that people see.
fn look(shown: &str, is_pretty: bool, what: &str) {
    LOOKED.with_borrow_mut(|looked| *looked += 1);
    for character in shown.chars() {
        // The escapes of `Debug` know what cannot be seen.
        let is_visible =
            character.escape_debug().count() == 1 || matches!(character, '"' | '\'' | '\\');
        assert!(
            is_visible || (is_pretty && character == '\n'),
            "{what}: {character:?} in {shown:.300}"
        );
    }
    assert!(
        shown.len() < 20_000,
        "{what}: {} bytes: {shown:.300}",
        shown.len()
    );
    let plain = |text: &str| {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase()
    };
    let (shown, secret) = (plain(shown), plain(SECRET));
    for part in (0..=secret.len() - TELLING).map(|start| &secret[start..start + TELLING]) {
        assert!(
            !shown.contains(part),
            "{what}: {part} of {secret} in {shown:.300}"
        );
    }
}

pub(super) fn look_at(value: &dyn Debug, what: &str) {
    look(&format!("{value:?}"), false, what);
    look(&format!("{value:#?}"), true, what);
}

pub(super) fn look_at_error(error: &Error, what: &str) {
    meet(kind(error.kind()));
    match error.kind() {
        ErrorKind::Redirect(error) => meet(redirect(error)),
        ErrorKind::Transport(error) => meet(transport(&error.kind())),
        ErrorKind::Upload(error) => meet(upload(error)),
        ErrorKind::Api(error) => {
            for text in [
                error.code(),
                error.message().map(|text| text.get(..9000).unwrap_or(text)),
            ] {
                look(text.unwrap_or_default(), false, what);
            }
            if let Err(reason) = error.headers_as::<ThingHeaders>() {
                look_at_source(&reason, what);
            }
            if let Err(reason) = error.decode::<Vec<i64>>() {
                look_at_source(&reason, what);
            }
        }
        ErrorKind::Decode(answer) => {
            if let Some(reason) = answer.reason() {
                look_at_source(reason, what);
                look(reason.path(), false, what);
                look(reason.found(), false, what);
            }
        }
        ErrorKind::Config(_)
        | ErrorKind::Auth(_)
        | ErrorKind::Build(_)
        | ErrorKind::Timeout(_)
        | ErrorKind::TooLarge { .. }
        | ErrorKind::Memory { .. } => {}
    }
    look(error.request_id().unwrap_or_default(), false, what);
    look_at_source(error, what);
    look_at(error.kind(), what);
}

pub(super) fn look_at_source(error: &(dyn StdError + 'static), what: &str) {
    let mut cause = Some(error);
    while let Some(error) = cause {
        look(&error.to_string(), false, what);
        look(&format!("{error:#}"), true, what);
        look_at(&error, what);
        cause = error.source();
    }
}
