//! Parameters outside the body, and how they travel.

use serde::Serialize;

use super::Field;

/// A parameter outside the body.
#[derive(Clone, Serialize, Debug)]
pub struct Parameter {
    /// Name, type, requirement, docs.
    pub field: Field,
    /// Where it travels.
    pub location: Location,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query, in a style.
    Query(Style),
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
}

/// How arrays and objects are written into a query (OpenAPI 3.0.4, "Style Values").
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `form` with `explode: true`, the default.
    Form,
    /// `form` with `explode: false`: values joined by commas.
    FormJoined,
    /// `spaceDelimited`.
    SpaceDelimited,
    /// `pipeDelimited`.
    PipeDelimited,
    /// `deepObject`.
    DeepObject,
}
