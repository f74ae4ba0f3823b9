//! `[formats]`: what the formats of strings and numbers become in Rust.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::api::Text;

/// What a format becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// `String`, as if there were no format.
    String,
    /// A point in time.
    Timestamp,
    /// A day of the calendar.
    Date,
    /// A UUID.
    Uuid,
    /// Bytes that travel as Base64.
    Base64,
    /// A string that is never shown.
    Secret,
    /// A 32-bit float.
    F32,
    /// A 64-bit float.
    F64,
}

impl Target {
    fn text(self) -> Option<Text> {
        match self {
            Self::String => Some(Text::Plain),
            Self::Timestamp => Some(Text::DateTime),
            Self::Date => Some(Text::Date),
            Self::Uuid => Some(Text::Uuid),
            Self::Base64 => Some(Text::Base64),
            Self::Secret => Some(Text::Secret),
            Self::F32 | Self::F64 => None,
        }
    }
}

/// What the formats become: the table of the configuration over the defaults.
///
/// By default `date-time` is a timestamp, `date` a date, `uuid` a UUID, `byte` Base64, `password` a
/// secret, `float` an `f32` and `double` an `f64`; every other format says nothing of the type.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(try_from = "BTreeMap<String, Target>")]
pub struct Formats {
    given: BTreeMap<String, Target>,
}

impl Formats {
    /// The type of a string with this format.
    #[must_use]
    pub fn text(&self, format: &str) -> Text {
        let given = self.given.get(format).and_then(|target| target.text());
        given.unwrap_or(match format {
            "date-time" => Text::DateTime,
            "date" => Text::Date,
            "uuid" => Text::Uuid,
            "byte" => Text::Base64,
            "password" => Text::Secret,
            _ => Text::Plain,
        })
    }

    /// Whether `float` is an `f64` like `double`.
    #[must_use]
    pub fn float_as_double(&self) -> bool {
        self.given.get("float") == Some(&Target::F64)
    }
}

impl TryFrom<BTreeMap<String, Target>> for Formats {
    type Error = String;

    fn try_from(given: BTreeMap<String, Target>) -> Result<Self, String> {
        for (format, target) in &given {
            let is_number = matches!(format.as_str(), "float" | "double");
            if is_number != target.text().is_none() {
                let kind = if is_number { "numbers" } else { "strings" };
                return Err(format!("`{format}` is a format of {kind} and cannot become this type"));
            }
            if format == "double" && *target == Target::F32 {
                return Err("`double` does not fit an `f32`".to_owned());
            }
        }
        Ok(Self { given })
    }
}
