//! Parameters outside the body, and how they travel.

use serde::Serialize;

use super::Field;

/// A parameter outside the body.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Parameter {
    /// Name, type, requirement, docs.
    pub field: Field,
    /// Where it travels.
    pub location: Location,
    /// How it is written there.
    pub style: Style,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// It is the whole query (OpenAPI 3.2.0, `in: querystring`).
    QueryString,
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
}

/// How a value is written (OpenAPI 3.2.0, "Style Values").
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Style {
    /// The pattern that it follows.
    pub form: Form,
    /// Whether each element of an array, and each member of an object, stands by itself.
    pub explode: bool,
    /// Whether reserved characters stay as they are (`allowReserved`).
    pub reserved: bool,
    /// Whether nothing is written as an empty value (`allowEmptyValue`).
    pub empty: bool,
}

/// The patterns of values.
#[expect(clippy::enum_variant_names, reason = "OpenAPI calls one of them `form`")]
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// `simple`: `blue,black`.
    Simple,
    /// `label`: `.blue,black`.
    Label,
    /// `matrix`: `;color=blue,black`.
    Matrix,
    /// `form`: `color=blue&color=black`.
    Form,
    /// `spaceDelimited`: `color=blue%20black`.
    SpaceDelimited,
    /// `pipeDelimited`: `color=blue%7Cblack`.
    PipeDelimited,
    /// `deepObject`: `color[R]=100`.
    DeepObject,
    /// `cookie`: as `form`, nothing encoded.
    Cookie,
    /// `content` of a JSON media type.
    Json,
    /// `content` of any other media type.
    Text,
}

impl Form {
    /// How documents and messages name it.
    #[must_use]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::DeepObject => "deepObject",
            Self::Cookie => "cookie",
            Self::Json | Self::Text => "content",
        }
    }
}

impl Style {
    /// The pattern alone, with its default of `explode` (OpenAPI 3.2.0, "Parameter Object").
    #[must_use]
    pub(crate) fn of(form: Form) -> Self {
        let explode = matches!(form, Form::Form | Form::Cookie | Form::DeepObject);
        Self { form, explode, reserved: false, empty: false }
    }
}

impl Location {
    /// What holds where a document names no style.
    #[must_use]
    pub(crate) fn default_style(self) -> Style {
        Style::of(match self {
            Self::Path | Self::Header => Form::Simple,
            Self::Query | Self::QueryString | Self::Cookie => Form::Form,
        })
    }

    /// How documents and messages name it.
    #[must_use]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::QueryString => "querystring",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}
