//! The words of HTTP that documents hold: tokens, media types, hosts, paths.
//!
//! What a media type stands for is decided here, once for requests, responses, webhooks and
//! parameters. It is a ground under the stages because three of them ask: `load` to lift Swagger
//! 2.0, `lower` for what a body is, `plan` for the names of methods. It does not know schemas
//! or Rust.

mod host;
mod media_type;
mod media_type_name;
mod path;

pub(crate) use host::default_scheme;
pub(crate) use media_type::{MediaClass, MediaType};
pub(crate) use path::{braced, pieces, shape_of};

/// Whether a text is a token (RFC 9110 section 5.6.2): the name of a method, header, cookie,
/// authentication scheme, or half of a media type.
pub(crate) fn is_token(text: &str) -> bool {
    let is_symbol = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || is_symbol(byte))
}

#[cfg(test)]
mod tests {
    use super::is_token;

    #[test]
    fn tokens() {
        for token in ["GET", "x-api-key", "!#$%&'*+-.^_`|~09azAZ"] {
            assert!(is_token(token), "{token}");
        }
        for text in ["", "a b", "a\r\nb", "a:b", "a/b", "a,b", "a;b", "\"a\"", "(a)", "é"] {
            assert!(!is_token(text), "{text}");
        }
    }
}
