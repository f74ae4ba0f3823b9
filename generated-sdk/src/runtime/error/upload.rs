//! Bodies that cannot be sent.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why the body of a call could not be sent. Nothing of this request was sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum UploadError {
    /// It is a stream, which can be sent only once, and was sent before: by a clone of the call.
    Spent,
    /// A file cannot be opened.
    File {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
}

impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spent => f.write_str("its body is a stream that has already been sent; make the call again with a new one"),
            Self::File { path, source } => {
                write!(f, "the file {} cannot be opened: {source}", path.display())
            }
        }
    }
}

impl std::error::Error for UploadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Spent => None,
            Self::File { source, .. } => Some(source),
        }
    }
}
