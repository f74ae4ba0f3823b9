//! The parameters of an event: headers, cookies and query parameters, and the members of
//! a form.

use url::form_urlencoded;

use crate::runtime::json::{Decode, DecodeError, Decoded, Decoder, Writer};
use crate::runtime::text::read::{TextShape, json_of_texts};

/// One parameter.
#[derive(Clone, Copy, Debug)]
pub struct ParameterLine {
    /// Its location.
    pub location: ParameterLocation,
    /// Its name there.
    pub name: &'static str,
    /// The member of the record that it becomes.
    pub key: &'static str,
    /// The kind of its text.
    pub shape: TextShape,
}

/// The location of a parameter (`in`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// As a header; its name is compared without regard to case.
    Header,
    /// In the query.
    Query,
    /// As a cookie.
    Cookie,
}

/// Gives a record its reading from the headers and the query of a request, from one line for each
/// parameter: where it travels, its name there, what its text is. `as` names the record's member
/// where the same name occurs in two places.
///
/// ```text
/// parameters! {
///     WebhookParameters {
///         header "X-Hook-Id": text, query "page": scalar, query "id" as "query id": text,
///     }
/// }
/// ```
#[allow(unused_macros, reason = "an API may have no events with parameters")]
macro_rules! parameters {
    ($name:ident { $($location:ident $wire:literal $(as $key:literal)? : $shape:ident),* $(,)? }) => {
        impl $name {
            /// Reads the parameters of a request: the names and values of its headers, and the
            /// query of its URL, without `?`.
            ///
            /// # Errors
            ///
            /// When a value is not of its type.
            #[inline]
            pub fn from_request<N: AsRef<str>, V: AsRef<[u8]>>(
                headers: impl IntoIterator<Item = (N, V)>,
                query: &str,
            ) -> Result<Self, $crate::runtime::codegen::DecodeError> {
                $crate::runtime::codegen::decode_parameters(
                    &[$($crate::runtime::codegen::parameters!(@line $location $wire $($key)? $wire $shape)),*],
                    headers,
                    query,
                )
            }
        }
    };
    (@line $location:ident $wire:literal $key:literal $same:literal $shape:ident) => {
        $crate::runtime::codegen::parameters!(@line $location $wire $key $shape)
    };
    (@line $location:ident $wire:literal $key:literal $shape:ident) => {
        $crate::runtime::codegen::ParameterLine {
            location: $crate::runtime::codegen::parameters!(@location $location),
            name: $wire,
            key: $key,
            shape: $crate::runtime::codegen::text_shape!($shape),
        }
    };
    (@location header) => { $crate::runtime::codegen::ParameterLocation::Header };
    (@location query) => { $crate::runtime::codegen::ParameterLocation::Query };
    (@location cookie) => { $crate::runtime::codegen::ParameterLocation::Cookie };
}

#[allow(unused_imports, reason = "an API may have no events with parameters")]
pub(crate) use parameters;

/// A parameter as it came.
struct ReceivedParameter {
    location: ParameterLocation,
    name: String,
    value: String,
}

/// Decodes a record whose members are the parameters of a request.
///
/// # Errors
///
/// When a value is not of its type.
#[inline]
pub fn decode_parameters<T: Decode, N: AsRef<str>, V: AsRef<[u8]>>(
    lines: &[ParameterLine],
    headers: impl IntoIterator<Item = (N, V)>,
    query: &str,
) -> Result<T, DecodeError> {
    let mut given = query_parameters(query.as_bytes());
    for (name, value) in headers {
        add_header(name.as_ref(), value.as_ref(), &mut given);
    }
    let decoder = Decoder::new().without_repairs();
    let object = object_of_parameters(lines, &given);
    decoder
        .decode(object.as_bytes())
        .map(|decoded| decoded.value)
}

/// Decodes a record whose members are those of a form (`application/x-www-form-urlencoded`).
///
/// # Errors
///
/// When a value is not of its type.
#[inline]
pub fn decode_form<T: Decode>(
    lines: &[ParameterLine],
    body: &[u8],
    decoder: Decoder<'_>,
) -> Result<Decoded<T>, DecodeError> {
    let object = object_of_parameters(lines, &query_parameters(body));
    decoder.without_repairs().decode(object.as_bytes())
}

fn query_parameters(text: &[u8]) -> Vec<ReceivedParameter> {
    let given = |(name, value): (_, _)| ReceivedParameter {
        location: ParameterLocation::Query,
        name: String::from(name),
        value: String::from(value),
    };
    form_urlencoded::parse(text).map(given).collect()
}

/// A header; one of cookies (RFC 6265, section 4.2) is taken apart.
fn add_header(name: &str, value: &[u8], given: &mut Vec<ReceivedParameter>) {
    let value = String::from_utf8_lossy(value);
    if name.eq_ignore_ascii_case("cookie") {
        let cookies = value.split(';').filter_map(|pair| pair.split_once('='));
        given.extend(cookies.map(|(name, value)| ReceivedParameter {
            location: ParameterLocation::Cookie,
            name: name.trim().to_owned(),
            value: value.trim().trim_matches('"').to_owned(),
        }));
    }
    given.push(ReceivedParameter {
        location: ParameterLocation::Header,
        name: name.to_owned(),
        value: value.into_owned(),
    });
}

/// The JSON object of the parameters that are there.
fn object_of_parameters(lines: &[ParameterLine], given: &[ReceivedParameter]) -> String {
    let mut w = Writer::new();
    w.open_object();
    for line in lines {
        let values: Vec<&str> = given
            .iter()
            .filter(|one| one.location == line.location && is_called(one, line.name))
            .map(|one| one.value.as_str())
            .collect();
        if let Some(value) = json_of_texts(
            line.shape,
            &values,
            line.location == ParameterLocation::Header,
        ) {
            w.member(line.key, &value);
        }
    }
    w.close_object();
    w.into_string()
}

fn is_called(given: &ReceivedParameter, name: &str) -> bool {
    match given.location {
        ParameterLocation::Header => given.name.eq_ignore_ascii_case(name),
        ParameterLocation::Query | ParameterLocation::Cookie => given.name == name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::json::Json;

    fn line(
        location: ParameterLocation,
        name: &'static str,
        key: &'static str,
        shape: TextShape,
    ) -> ParameterLine {
        ParameterLine {
            location,
            name,
            key,
            shape,
        }
    }

    #[test]
    fn parameters_become_members_of_a_record() -> Result<(), DecodeError> {
        let lines = [
            line(
                ParameterLocation::Header,
                "X-Hook-Id",
                "X-Hook-Id",
                TextShape::Text,
            ),
            line(
                ParameterLocation::Header,
                "X-Try",
                "X-Try",
                TextShape::Scalar,
            ),
            line(
                ParameterLocation::Header,
                "X-Tags",
                "X-Tags",
                TextShape::Texts,
            ),
            line(ParameterLocation::Query, "id", "id", TextShape::Texts),
            line(ParameterLocation::Query, "n", "n", TextShape::JoinedScalars),
            line(ParameterLocation::Query, "s", "s", TextShape::SpacedTexts),
            line(ParameterLocation::Query, "p", "p", TextShape::PipedScalars),
            line(
                ParameterLocation::Query,
                "absent",
                "absent",
                TextShape::Text,
            ),
            line(
                ParameterLocation::Cookie,
                "id",
                "cookie id",
                TextShape::Scalar,
            ),
        ];
        let headers = [
            ("x-hook-id", "12"),
            ("X-TRY", "2"),
            ("x-tags", "a, b"),
            ("Cookie", "other=1; id=\"false\""),
        ];
        let json: Json = decode_parameters(
            &lines,
            headers,
            "id=a%2Cb&id=c+d&n=1,2&s=a%20b+c,d&p=1%7C2|x&more=x",
        )?;
        assert_eq!(
            json.to_string(),
            r#"{"X-Hook-Id":"12","X-Try":2,"X-Tags":["a","b"],"id":["a,b","c d"],"n":[1,2],"s":["a","b","c,d"],"p":[1,2,"x"],"cookie id":false}"#
        );
        Ok(())
    }

    #[test]
    fn a_form_is_an_object_of_its_members() -> Result<(), DecodeError> {
        let lines = [
            line(ParameterLocation::Query, "Body", "Body", TextShape::Text),
            line(
                ParameterLocation::Query,
                "payload",
                "payload",
                TextShape::Scalar,
            ),
            line(ParameterLocation::Query, "word", "word", TextShape::Scalar),
        ];
        let json: Json = decode_form(
            &lines,
            b"Body=1+%C3%A9&payload=%7B%22a%22%3A1%7D&word=no&%FF=",
            Decoder::new(),
        )?
        .value;
        assert_eq!(
            json.to_string(),
            r#"{"Body":"1 é","payload":{"a":1},"word":"no"}"#
        );
        Ok(())
    }
}
