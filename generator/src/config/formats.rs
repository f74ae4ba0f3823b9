//! `[formats]`: what the formats of strings and numbers become in Rust.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::api::{Float, Int, Text, Type};

/// What a format becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Target {
    /// `String`, as if there were no format.
    String,
    /// A point in time.
    Timestamp,
    /// A day of the calendar.
    Date,
    /// A time of day without an offset.
    Time,
    /// A duration (ISO 8601).
    Duration,
    /// A UUID.
    Uuid,
    /// An address of IPv4 or IPv6.
    Ip,
    /// Bytes that travel as Base64.
    Base64,
    /// Bytes that travel as Base64 of the URL alphabet, without padding.
    Base64Url,
    /// A string that is never shown.
    Secret,
    /// A whole number of 8 bits.
    I8,
    /// A whole number of 16 bits.
    I16,
    /// A whole number of 32 bits.
    I32,
    /// A whole number of 64 bits.
    I64,
    /// A whole number of 8 bits without a sign.
    U8,
    /// A whole number of 16 bits without a sign.
    U16,
    /// A whole number of 32 bits without a sign.
    U32,
    /// A whole number of 64 bits without a sign.
    U64,
    /// A 32-bit float.
    F32,
    /// A 64-bit float.
    F64,
    /// A number that is kept as its text.
    Number,
}

impl Target {
    fn text(self) -> Option<Text> {
        Some(match self {
            Self::String => Text::Plain,
            Self::Timestamp => Text::DateTime,
            Self::Date => Text::Date,
            Self::Time => Text::Time,
            Self::Duration => Text::Duration,
            Self::Uuid => Text::Uuid,
            Self::Ip => Text::Ip,
            Self::Base64 => Text::Base64,
            Self::Base64Url => Text::Base64Url,
            Self::Secret => Text::Secret,
            _ => return None,
        })
    }

    fn integer(self) -> Option<Int> {
        Some(match self {
            Self::I8 => Int::I8,
            Self::I16 => Int::I16,
            Self::I32 => Int::I32,
            Self::I64 => Int::I64,
            Self::U8 => Int::U8,
            Self::U16 => Int::U16,
            Self::U32 => Int::U32,
            Self::U64 => Int::U64,
            Self::Number => Int::Exact,
            _ => return None,
        })
    }

    fn number(self) -> Option<Type> {
        Some(match self {
            Self::F32 => Type::Number(Float::F32),
            Self::F64 => Type::Number(Float::F64),
            Self::Number => Type::Number(Float::Exact),
            _ => Type::Integer(self.integer()?),
        })
    }
}

/// What the formats become: the table of the configuration over the defaults.
///
/// By default, of strings, `date-time` is a timestamp, `date` a date, `uuid` a UUID, `byte` Base64,
/// `base64url` that of the URL alphabet, `password` a secret; of whole numbers, `int8` to `int64`
/// and `uint8` to `uint64` are what they say, and `int128` and `uint128` keep their text; of
/// numbers, `float` and `double` are an `f64`, and `decimal` keeps its text. Every other format
/// leaves the type alone. A `float` is not an `f32`: JSON does not round, and servers send more
/// digits than it holds.
///
/// `time`, `duration` and the addresses stay text unless the table says otherwise: a time of RFC
/// 3339 has an offset that no type of the SDK holds, a duration of `PT90M` would come back as
/// `PT1H30M`, and `2001:DB8::1` in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(try_from = "BTreeMap<String, Target>")]
pub(crate) struct Formats {
    given: BTreeMap<String, Target>,
}

impl Formats {
    /// The type of a string with this format.
    #[must_use]
    pub(crate) fn text(&self, format: &str) -> Text {
        let given = self.given.get(format).and_then(|target| target.text());
        given.unwrap_or(match format {
            "date-time" => Text::DateTime,
            "date" => Text::Date,
            "uuid" => Text::Uuid,
            "byte" => Text::Base64,
            "base64url" => Text::Base64Url,
            "password" => Text::Secret,
            _ => Text::Plain,
        })
    }

    /// The type of a whole number with this format; `None` where the format does not fix it.
    #[must_use]
    pub(crate) fn integer(&self, format: &str) -> Option<Int> {
        let given = self.given.get(format).and_then(|target| target.integer());
        given.or(match format {
            "int8" => Some(Int::I8),
            "int16" => Some(Int::I16),
            "int32" => Some(Int::I32),
            "int64" => Some(Int::I64),
            "uint8" => Some(Int::U8),
            "uint16" => Some(Int::U16),
            "uint32" => Some(Int::U32),
            "uint64" => Some(Int::U64),
            "int128" | "uint128" => Some(Int::Exact),
            _ => None,
        })
    }

    /// The type of a number with this format.
    #[must_use]
    pub(crate) fn number(&self, format: &str) -> Type {
        let given = self.given.get(format).and_then(|target| target.number());
        given.unwrap_or_else(|| match format {
            "decimal" => Type::Number(Float::Exact),
            // Some documents write `type: number, format: int64` for a whole number.
            _ => self.integer(format).map_or(Type::Number(Float::F64), Type::Integer),
        })
    }
}

impl TryFrom<BTreeMap<String, Target>> for Formats {
    type Error = String;

    fn try_from(given: BTreeMap<String, Target>) -> Result<Self, String> {
        for (format, target) in &given {
            let is_whole = Self::default().integer(format).is_some();
            let is_number = is_whole || matches!(format.as_str(), "float" | "double");
            let says = match format.as_str() {
                "date-time" | "date" | "time" | "duration" | "uuid" | "byte" | "base64url"
                | "password" => Some("strings"),
                _ if is_number => Some("numbers"),
                _ => None,
            };
            let takes = if target.text().is_some() { "strings" } else { "numbers" };
            if let Some(kind) = says.filter(|says| *says != takes) {
                return Err(format!(
                    "`{format}` is a format of {kind} and cannot become this type"
                ));
            }
            if is_whole && target.integer().is_none() {
                return Err(format!(
                    "`{format}` is a format of whole numbers and cannot become a float"
                ));
            }
            if format == "double" && *target == Target::F32 {
                return Err("`double` does not fit an `f32`".to_owned());
            }
        }
        Ok(Self { given })
    }
}
