//! Percent-encoding for URLs, forms and cookies, and JSON in headers.

use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, PercentEncode, percent_encode_byte, utf8_percent_encode,
};

/// All but the unreserved characters of RFC 3986 section 2.3, as RFC 6570 encodes a value that is
/// not marked `allowReserved`.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The characters that are encoded in a path of the document (RFC 3986 section 3.3). `%` is kept,
/// as the document can hold encoded text.
const TEMPLATE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// All but the `cookie-octet`s (RFC 6265 section 4.1.1), and `%`, which starts an encoded byte.
const COOKIE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b',')
    .add(b';')
    .add(b'\\')
    .add(b'%');

/// A value for a path segment, a query or a cookie parameter.
///
/// In a segment this encodes more than the grammar asks for. `/` and `\` must not split a path; `;`
/// is encoded because servers exist that cut a segment there, to which `..;` is a step upwards; `,`
/// because it separates the items of a list.
pub(in crate::runtime) fn encode_component(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, COMPONENT)
}

/// What a value of a query that may hold reserved characters encodes nevertheless: besides what no
/// URL can hold, all that would end the value or the query, or be read as something else. (RFC 3986
/// section 3.4 has no `[` and `]` in a query.)
const QUERY_RESERVED: &AsciiSet = &RESERVED.add(b'#').add(b'[').add(b']').add(b'&').add(b'+');

/// The same for a value of a path (OpenAPI 3.2.0, "Path Templating").
const PATH_RESERVED: &AsciiSet = &RESERVED.add(b'/').add(b'?').add(b'#').add(b'[').add(b']');

/// The same for a value of a cookie: every byte that is not a `cookie-octet` (RFC 6265 section
/// 4.1.1) is encoded.
const COOKIE_RESERVED: &AsciiSet = &RESERVED.add(b',').add(b';');

/// All but the unreserved and the reserved characters of RFC 3986 section 2.
const RESERVED: &AsciiSet = &COMPONENT
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'#')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// A value of a query that may hold reserved characters (`allowReserved`).
pub(in crate::runtime) fn encode_query_reserved(text: &str) -> String {
    encode_all_but(text, QUERY_RESERVED)
}

/// A value of a path that may hold reserved characters.
pub(in crate::runtime) fn encode_path_reserved(text: &str) -> String {
    encode_all_but(text, PATH_RESERVED)
}

/// A value of a cookie that may hold reserved characters.
pub(in crate::runtime) fn encode_cookie_reserved(text: &str) -> String {
    encode_all_but(text, COOKIE_RESERVED)
}

/// Encodes what is in the set; `%` and two hexadecimal digits stay (RFC 6570 section 3.2.3).
fn encode_all_but(text: &str, set: &'static AsciiSet) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.extend(utf8_percent_encode(before, set));
        let is_triplet = after
            .as_bytes()
            .get(..2)
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        out.push_str(if is_triplet { "%" } else { "%25" });
        rest = after;
    }
    out.extend(utf8_percent_encode(rest, set));
    out
}

/// The literal part of a path.
pub(in crate::runtime) fn encode_template(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, TEMPLATE)
}

/// A credential that stands in a cookie: as it is, except for what would end it.
pub(in crate::runtime) fn encode_cookie(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, COOKIE)
}

/// A name or value of an `application/x-www-form-urlencoded` body, as the URL standard of the
/// WHATWG has it: a space is a `+`.
pub(in crate::runtime) fn encode_form(out: &mut String, text: &str) {
    push_form_text(out, text, b"*-._");
}

/// The same with the reserved characters of RFC 3986 as they are, except those that mean something
/// in a form.
pub(in crate::runtime) fn encode_form_reserved(out: &mut String, text: &str) {
    push_form_text(out, text, b"*-._~:/?#[]@!$'(),;");
}

fn push_form_text(out: &mut String, text: &str, kept: &[u8]) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            byte if byte.is_ascii_alphanumeric() || kept.contains(&byte) => {
                out.push(char::from(byte));
            }
            byte => out.push_str(percent_encode_byte(byte)),
        }
    }
}

/// JSON that stands in a header: what is not ASCII is escaped.
pub(in crate::runtime) fn encode_header_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if c.is_ascii() && c != '\x7f' {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_keeps_only_unreserved_characters() {
        assert_eq!(encode_component("aZ09-._~").to_string(), "aZ09-._~");
        assert_eq!(
            encode_component(r"a/b\c?d#e%2e;f,g h:@é").to_string(),
            "a%2Fb%5Cc%3Fd%23e%252e%3Bf%2Cg%20h%3A%40%C3%A9"
        );
    }

    #[test]
    fn form_text_follows_the_url_standard() {
        let mut out = String::new();
        encode_form(&mut out, "a b*-._~é&=+");
        assert_eq!(out, "a+b*-._%7E%C3%A9%26%3D%2B");
        let mut out = String::new();
        encode_form_reserved(&mut out, "a b/~:[é]&=+");
        assert_eq!(out, "a+b/~:[%C3%A9]%26%3D%2B");
    }
}
