//! What `Debug` shows of structs that hold secrets.

use crate::runtime::Nullable;
use crate::runtime::codegen::debug;

/// A struct with secrets of each presence.
pub(super) struct Session {
    /// Always there.
    pub access_token: String,
    /// Where there is one.
    pub refresh_token: Option<String>,
    /// Where there is one, or null.
    pub id_token: Nullable<String>,
    /// No secret.
    pub r#type: Option<&'static str>,
}

debug! {
    Session {
        access_token: hidden,
        refresh_token: hidden,
        id_token: hidden,
        r#type: shown,
    }
}

/// The same, as the derive shows it.
mod derived {
    use crate::runtime::Nullable;

    #[derive(Debug)]
    #[allow(dead_code, reason = "only shown")]
    pub(super) struct Session {
        pub(super) access_token: Text,
        pub(super) refresh_token: Option<Text>,
        pub(super) id_token: Nullable<Text>,
        pub(super) r#type: Option<&'static str>,
    }

    pub(super) struct Text;

    impl std::fmt::Debug for Text {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("[redacted]")
        }
    }
}

#[test]
fn secrets_are_there_but_not_shown() {
    let text = || "hidden".to_owned();
    for (is_there, id_token) in [
        (false, Nullable::Absent),
        (false, Nullable::Null),
        (true, Nullable::Value(text())),
    ] {
        let session = Session {
            access_token: text(),
            refresh_token: is_there.then(text),
            id_token: id_token.clone(),
            r#type: Some("bearer"),
        };
        let derived = derived::Session {
            access_token: derived::Text,
            refresh_token: is_there.then_some(derived::Text),
            id_token: id_token.map(|_| derived::Text),
            r#type: Some("bearer"),
        };
        assert_eq!(format!("{session:?}"), format!("{derived:?}"));
        assert_eq!(format!("{session:#?}"), format!("{derived:#?}"));
    }
}
