//! A file in a multipart body.

use std::path::PathBuf;

use super::Upload;

/// A file as a part of a multipart body (RFC 7578): its content, its name, its media type.
///
/// Whatever converts into an [`Upload`] converts into this, with no name of its own; a path gives
/// its last segment as the name.
///
/// ```text
/// files.create(FilePart::new(bytes).file_name("notes.txt").content_type("text/plain"))
/// ```
#[derive(Clone, Debug)]
pub struct FilePart {
    pub(in crate::runtime) content: Upload,
    pub(in crate::runtime) file_name: Option<String>,
    pub(in crate::runtime) content_type: Option<String>,
    pub(in crate::runtime) headers: Vec<(String, String)>,
}

impl FilePart {
    /// A file with this content.
    pub fn new(content: impl Into<Upload>) -> Self {
        let content = content.into();
        Self {
            file_name: content.file_name(),
            content,
            content_type: None,
            headers: Vec::new(),
        }
    }

    /// The file at this path, named after it; see [`Upload::path`].
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self::new(Upload::path(path))
    }

    /// Names the file. Without a name it is called `blob`, as browsers do.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Says what the file is: its media type. Without it, it is what the API's document says, or
    /// `application/octet-stream`.
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// Adds a header to the part, for what the API's document asks for under `encoding`. The
    /// call fails before it is sent if it is not valid in a header.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl<T: Into<Upload>> From<T> for FilePart {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}
