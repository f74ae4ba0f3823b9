//! Values as parameters: what of them goes into a path, a query, a header.

use crate::runtime::json::{Encode, Json, Writer};

/// A value that can be sent as a parameter.
///
/// Every type that has a JSON form has this one too: a scalar is its text (a string without
/// quotes), an array the texts of its elements, an object those of its members. Most styles have no
/// way to nest deeper (OpenAPI leaves it undefined), so that a container inside of a container is
/// its JSON text.
pub trait Param {
    /// The value's form as a parameter.
    fn to_param(&self) -> ParamValue;
}

/// The form of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamValue {
    /// Null: it has no text, and each style has its own rule for it.
    Null,
    /// One text.
    Scalar(String),
    /// Several texts. Elements that are null are left out.
    Array(Vec<String>),
    /// Texts with names. Members that are null are left out.
    Object(Vec<(String, String)>),
}

impl<T: Encode + ?Sized> Param for T {
    #[inline]
    fn to_param(&self) -> ParamValue {
        let mut w = Writer::new();
        self.encode(&mut w);
        param_value(&w.into_string())
    }
}

/// The form of a value whose JSON text is known.
pub(in crate::runtime) fn param_value(text: &str) -> ParamValue {
    // What an encoder wrote is JSON, unless a hand-written `Encode` is wrong: then its text is
    // kept as it is.
    match text.parse() {
        Ok(Json::Null) => ParamValue::Null,
        Ok(Json::Array(elements)) => {
            ParamValue::Array(elements.into_iter().filter_map(scalar).collect())
        }
        Ok(Json::Object(object)) => ParamValue::Object(
            object
                .into_iter()
                .filter_map(|(name, value)| Some((name, scalar(value)?)))
                .collect(),
        ),
        Ok(value) => ParamValue::Scalar(scalar(value).unwrap_or_default()),
        Err(_) => ParamValue::Scalar(text.to_owned()),
    }
}

/// The texts of an array's elements, or of any other value its own. Null has none.
pub(in crate::runtime) fn texts_of(value: Json) -> Vec<String> {
    match value {
        Json::Array(elements) => elements.into_iter().filter_map(scalar).collect(),
        value => scalar(value).into_iter().collect(),
    }
}

fn scalar(value: Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

/// Collects the values of an array parameter, each converted.
pub fn list<T>(values: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    values.into_iter().map(Into::into).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn scalars_are_their_text() {
        assert_eq!(
            "a \"b\"".to_param(),
            ParamValue::Scalar("a \"b\"".to_owned())
        );
        assert_eq!("12".to_param(), ParamValue::Scalar("12".to_owned()));
        assert_eq!(12_i64.to_param(), ParamValue::Scalar("12".to_owned()));
        assert_eq!(12.0_f64.to_param(), ParamValue::Scalar("12".to_owned()));
        assert_eq!(true.to_param(), ParamValue::Scalar("true".to_owned()));
        assert_eq!(None::<String>.to_param(), ParamValue::Null);
    }

    #[test]
    fn containers_are_the_texts_of_their_parts() {
        assert_eq!(
            vec![Some("a"), None, Some("b")].to_param(),
            ParamValue::Array(vec!["a".to_owned(), "b".to_owned()])
        );
        let map = BTreeMap::from([
            ("x".to_owned(), Json::from(vec![1, 2])),
            ("y".to_owned(), Json::from("z")),
        ]);
        assert_eq!(
            map.to_param(),
            ParamValue::Object(vec![
                ("x".to_owned(), "[1,2]".to_owned()),
                ("y".to_owned(), "z".to_owned())
            ])
        );
    }
}
