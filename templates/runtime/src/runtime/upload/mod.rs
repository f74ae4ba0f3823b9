//! Content that a call uploads: bytes, files and streams.
//!
//! Content is opened when a request is sent. Knows nothing of media types or multipart bodies:
//! those are in `request/body`.

mod file;
mod opened;
mod part;

use std::error::Error as StdError;
use std::fmt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;

pub use part::FilePart;

use super::error::UploadError;
use super::transport::{Body, TransportError, TransportErrorKind};

/// UploadContent that is sent: bytes in memory, a file that is read while it is sent, or a stream.
///
/// Bytes and text convert into it, and so does a path ([`Path`], [`PathBuf`]), which stands for the
/// file there:
///
/// ```text
/// images.upload(Path::new("photo.png"))
/// ```
///
/// A clone shares the content. A stream can be sent once: a call that holds one and is sent again,
/// or that is redirected by a status that keeps the body (307, 308), fails with an error that says
/// so. A file is opened anew each time.
#[derive(Clone)]
pub struct Upload(UploadContent);

#[derive(Clone)]
enum UploadContent {
    Whole(Bytes),
    Pieces(Vec<Piece>),
}

/// A part of the content; the parts follow each other.
#[derive(Clone)]
pub(super) enum Piece {
    Bytes(Bytes),
    File(PathBuf),
    Stream(SharedStream, Option<u64>),
}

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// A stream that can be taken once, by any of its clones.
#[derive(Clone)]
pub(super) struct SharedStream(Arc<Mutex<Option<Pieces>>>);

impl SharedStream {
    fn take(&self) -> Option<Pieces> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Upload {
    /// The file at this path. It is opened when the call is sent and read piece by piece while it
    /// travels: on tokio's threads for blocking work, or, where the SDK is built without the
    /// feature `reqwest`, on the thread that sends.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self(UploadContent::Pieces(vec![Piece::File(path.into())]))
    }

    /// A stream of bytes whose length is not known; HTTP/1.1 sends it with
    /// `Transfer-Encoding: chunked`, which some servers refuse.
    pub fn stream<E>(stream: impl Stream<Item = Result<Bytes, E>> + Send + 'static) -> Self
    where
        E: Into<Box<dyn StdError + Send + Sync>> + 'static,
    {
        Self::once(stream, None)
    }

    /// A stream of `length` bytes in all. Sending fails if it ends earlier or later.
    pub fn sized_stream<E>(
        length: u64,
        stream: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
    ) -> Self
    where
        E: Into<Box<dyn StdError + Send + Sync>> + 'static,
    {
        Self::once(stream, Some(length))
    }

    fn once<E>(
        stream: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
        length: Option<u64>,
    ) -> Self
    where
        E: Into<Box<dyn StdError + Send + Sync>> + 'static,
    {
        let pieces: Pieces = Box::pin(opened::Mapped::new(stream, |error: E| {
            TransportError::new(TransportErrorKind::Upload, error)
        }));
        let once = SharedStream(Arc::new(Mutex::new(Some(pieces))));
        Self(UploadContent::Pieces(vec![Piece::Stream(once, length)]))
    }

    /// The bytes, if they are in memory.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            UploadContent::Whole(bytes) => Some(bytes),
            UploadContent::Pieces(_) => None,
        }
    }

    /// Whether the content can be sent more than once.
    pub fn is_repeatable(&self) -> bool {
        match &self.0 {
            UploadContent::Whole(_) => true,
            UploadContent::Pieces(pieces) => pieces
                .iter()
                .all(|piece| !matches!(piece, Piece::Stream(..))),
        }
    }

    /// The name of the file, if the content is one.
    fn file_name(&self) -> Option<String> {
        match &self.0 {
            UploadContent::Pieces(pieces) => match pieces.as_slice() {
                [Piece::File(path)] => Some(path.file_name()?.to_string_lossy().into_owned()),
                _ => None,
            },
            UploadContent::Whole(_) => None,
        }
    }

    pub(super) fn into_pieces(self) -> Vec<Piece> {
        match self.0 {
            UploadContent::Whole(bytes) => vec![Piece::Bytes(bytes)],
            UploadContent::Pieces(pieces) => pieces,
        }
    }

    /// The pieces as one; where all are bytes, they are put together.
    pub(super) fn from_pieces(pieces: Vec<Piece>) -> Self {
        let mut whole = Vec::new();
        for piece in &pieces {
            match piece {
                Piece::Bytes(bytes) => whole.extend_from_slice(bytes),
                _ => return Self(UploadContent::Pieces(pieces)),
            }
        }
        Self(UploadContent::Whole(whole.into()))
    }

    /// Opens files and takes streams: the body of one request.
    pub(super) fn open(&self) -> Result<Body, UploadError> {
        match &self.0 {
            UploadContent::Whole(bytes) => Ok(Body::from(bytes.clone())),
            UploadContent::Pieces(pieces) => opened::open(pieces),
        }
    }
}

macro_rules! from_bytes {
    ($($ty:ty),*) => {
        $(impl From<$ty> for Upload {
            fn from(bytes: $ty) -> Self {
                Self(UploadContent::Whole(bytes.into()))
            }
        })*
    };
}

from_bytes!(Bytes, Vec<u8>, Box<[u8]>, String, &'static [u8]);

/// Copies the text, so that it may come from anywhere.
impl From<&str> for Upload {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Upload {
    fn from(text: &String) -> Self {
        text.to_owned().into()
    }
}

impl From<&Path> for Upload {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl From<PathBuf> for Upload {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

/// Shows how much there is, not what.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            UploadContent::Whole(bytes) => write!(f, "{} bytes", bytes.len()),
            UploadContent::Pieces(pieces) => f.debug_list().entries(pieces).finish(),
        }
    }
}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::File(_) => f.write_str("a file"),
            Self::Stream(_, Some(length)) => write!(f, "a stream of {length} bytes"),
            Self::Stream(_, None) => f.write_str("a stream"),
        }
    }
}
