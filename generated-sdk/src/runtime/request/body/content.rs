//! The description of a body: its media type, and how its members are written.

/// How the body of an operation is written. Generated code makes these with `content!`, and the
/// lines `body:` of `operation!`.
#[derive(Debug)]
pub struct Content {
    /// The media type, without a boundary.
    pub media_type: &'static str,
    /// Which kind of text or bytes it is.
    pub form: ContentForm,
    /// Whether a body is sent even if nothing is set: `{}`, or an empty form.
    pub always: bool,
    /// Members that do not travel as the form has it by default.
    pub members: &'static [(&'static str, MemberStyle)],
}

/// The name of all parts that have no position of their own.
pub(super) const PARTS: &str = "parts";

/// The kinds of bodies that are made of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentForm {
    /// One JSON text (RFC 8259).
    Json,
    /// `application/x-www-form-urlencoded`, as the URL standard of the WHATWG has it.
    Form,
    /// Any `multipart/…` type (RFC 2046); `multipart/form-data` is RFC 7578.
    Multipart,
    /// The same with parts that have positions instead of names: the elements of an array, or
    /// members in the order of [`Content::members`], where `parts` stands for all that follow.
    Parts,
    /// The elements of an array, each a JSON text on a line of its own.
    Lines,
    /// The elements of an array as a JSON text sequence (RFC 7464).
    Sequence,
}

/// How a member of a form or of a multipart body is written (OpenAPI's Encoding Object).
///
/// A member that is not named travels by its value: a scalar as its text, an object as JSON, and
/// each element of an array likewise, under the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberStyle {
    /// `form` with `explode`: elements repeat the name, members of an object are pairs of their
    /// own.
    Exploded,
    /// `form`, `spaceDelimited` or `pipeDelimited` without `explode`: one text with this character
    /// between its parts.
    Joined(char),
    /// `deepObject`: `color[R]=100`. OpenAPI defines nothing for what is nested deeper or in an
    /// array; names go on as `color[a][b]`, scalar elements as `color[]`, others as `color[0][a]`,
    /// which is what servers that ask for this style read.
    Deep,
    /// `contentType`: JSON where the media type is one of JSON, otherwise text. In a multipart body
    /// the part is sent with it.
    Media(&'static str),
    /// By its value alone: holds the place of a part.
    Value,
    /// As `Exploded`, with the reserved characters of RFC 3986 left as they are (`allowReserved`),
    /// except `&`, `+` and `=`, which mean something in a form.
    Reserved,
}

impl Content {
    /// The content of an operation that declares none.
    pub const JSON: Self = Self {
        media_type: "application/json",
        form: ContentForm::Json,
        always: false,
        members: &[],
    };

    /// The position of a part; parts without one come last.
    pub(super) fn position(&self, name: &str) -> usize {
        let mut names = self.members.iter().map(|(known, _)| *known);
        names
            .position(|known| known == name && known != PARTS)
            .unwrap_or(usize::MAX)
    }

    /// The style of the part at a position.
    pub(super) fn style_at(&self, position: usize) -> Option<MemberStyle> {
        let own = self.members.get(position);
        own.map_or_else(|| self.style(PARTS), |(_, style)| Some(*style))
    }

    pub(super) fn style(&self, name: &str) -> Option<MemberStyle> {
        let found = self.members.iter().find(|(known, _)| *known == name);
        found.map(|(_, style)| *style)
    }
}

/// Whether a media type is one of JSON (RFC 8259, RFC 6839).
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let suffix = essence.len().checked_sub(5);
    let suffix = suffix.and_then(|at| essence.get(at..));
    suffix.is_some_and(|end| end.eq_ignore_ascii_case("/json") || end.eq_ignore_ascii_case("+json"))
}

/// A [`Content`] as a reference that lives as long as the program.
///
/// ```text
/// content!(json)
/// content!(json "application/merge-patch+json")
/// content!(optional form { "expand": deep, "tags": joined, "metadata": "application/json" })
/// content!(multipart "multipart/mixed")
/// ```
///
/// - `json`, `form`, `multipart`, `parts`, `lines`, `sequence`, and the media type where it is not
///   the usual one of these.
/// - `optional`: nothing is sent as long as nothing is set.
/// - The members with a style of their own: `exploded`, `joined`, `spaces`, `pipes`, `deep`,
///   `reserved`, `value`, or a media type.
#[allow(unused_macros, reason = "an API may have no bodies")]
macro_rules! content {
    (optional $form:ident $($media_type:literal)? $({ $($member:literal: $style:tt),* $(,)? })?) => {
        $crate::runtime::codegen::content!(@made false $form [$($media_type)?] [$($(($member, $style))*)?])
    };
    ($form:ident $($media_type:literal)? $({ $($member:literal: $style:tt),* $(,)? })?) => {
        $crate::runtime::codegen::content!(@made true $form [$($media_type)?] [$($(($member, $style))*)?])
    };

    (@made $always:literal $form:ident [$($media_type:literal)?] [$(($member:literal, $style:tt))*]) => {{
        static CONTENT: $crate::runtime::codegen::Content = $crate::runtime::codegen::Content {
            media_type: $crate::runtime::codegen::content!(@media $form $($media_type)?),
            form: $crate::runtime::codegen::content!(@form $form),
            always: $always,
            members: &[$(($member, $crate::runtime::codegen::content!(@style $style))),*],
        };
        &CONTENT
    }};

    (@media $form:ident $media_type:literal) => { $media_type };
    (@media json) => { "application/json" };
    (@media form) => { "application/x-www-form-urlencoded" };
    (@media multipart) => { "multipart/form-data" };
    (@media parts) => { "multipart/mixed" };
    (@media lines) => { "application/x-ndjson" };
    (@media sequence) => { "application/json-seq" };

    (@form json) => { $crate::runtime::codegen::ContentForm::Json };
    (@form form) => { $crate::runtime::codegen::ContentForm::Form };
    (@form multipart) => { $crate::runtime::codegen::ContentForm::Multipart };
    (@form parts) => { $crate::runtime::codegen::ContentForm::Parts };
    (@form lines) => { $crate::runtime::codegen::ContentForm::Lines };
    (@form sequence) => { $crate::runtime::codegen::ContentForm::Sequence };

    (@style exploded) => { $crate::runtime::codegen::MemberStyle::Exploded };
    (@style joined) => { $crate::runtime::codegen::MemberStyle::Joined(',') };
    (@style spaces) => { $crate::runtime::codegen::MemberStyle::Joined(' ') };
    (@style pipes) => { $crate::runtime::codegen::MemberStyle::Joined('|') };
    (@style deep) => { $crate::runtime::codegen::MemberStyle::Deep };
    (@style reserved) => { $crate::runtime::codegen::MemberStyle::Reserved };
    (@style value) => { $crate::runtime::codegen::MemberStyle::Value };
    (@style $media_type:literal) => { $crate::runtime::codegen::MemberStyle::Media($media_type) };
}

#[allow(unused_imports, reason = "an API may have no bodies")]
pub(crate) use content;
