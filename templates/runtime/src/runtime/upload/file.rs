//! Files, read piece by piece.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::task::{Context, Poll};

use bytes::Bytes;

use crate::runtime::error::UploadError;
use crate::runtime::transport::{TransportError, TransportErrorKind};

/// How much is read at once: 128 KiB.
const PIECE: u64 = 128 << 10;

/// A file that is being read, as long as it was when it was opened.
pub(super) struct OpenFile {
    state: State,
    size: u64,
    left: u64,
}

type Step = (File, io::Result<Bytes>);

enum State {
    Idle(File),
    #[cfg(feature = "reqwest")]
    Busy(tokio::task::JoinHandle<Step>),
    Over,
}

impl OpenFile {
    pub(super) fn open(path: &Path) -> Result<Self, UploadError> {
        let opened = File::open(path).and_then(|file| {
            let size = file.metadata()?.len();
            Ok((file, size))
        });
        match opened {
            Ok((file, size)) => Ok(Self {
                state: State::Idle(file),
                size,
                left: size,
            }),
            Err(source) => Err(UploadError::File {
                path: path.to_owned(),
                source,
            }),
        }
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    pub(super) fn poll_next(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Over) {
                State::Over => return Poll::Ready(None),
                State::Idle(_) if self.left == 0 => return Poll::Ready(None),
                State::Idle(file) => match self.start(file) {
                    Ok(step) => return Poll::Ready(Some(self.finish(step))),
                    Err(busy) => self.state = busy,
                },
                #[cfg(feature = "reqwest")]
                State::Busy(mut handle) => match std::pin::Pin::new(&mut handle).poll(cx) {
                    Poll::Pending => {
                        self.state = State::Busy(handle);
                        return Poll::Pending;
                    }
                    Poll::Ready(Ok(step)) => return Poll::Ready(Some(self.finish(step))),
                    Poll::Ready(Err(error)) => {
                        return Poll::Ready(Some(Err(upload_error(io::Error::other(error)))));
                    }
                },
            }
            #[cfg(not(feature = "reqwest"))]
            let _ = &cx;
        }
    }

    /// Reads a piece, or has a thread for blocking work read it where there is one.
    fn start(&self, file: File) -> Result<Step, State> {
        let size = self.left.min(PIECE);
        #[cfg(feature = "reqwest")]
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            return Err(State::Busy(
                runtime.spawn_blocking(move || read_piece(file, size)),
            ));
        }
        Ok(read_piece(file, size))
    }

    fn finish(&mut self, (file, read): Step) -> Result<Bytes, TransportError> {
        let bytes = read.map_err(upload_error)?;
        if bytes.is_empty() {
            let reason = "the file became shorter while it was sent";
            return Err(upload_error(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                reason,
            )));
        }
        self.left = self
            .left
            .saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        self.state = State::Idle(file);
        Ok(bytes)
    }
}

fn read_piece(mut file: File, size: u64) -> Step {
    let mut piece = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    let read = (&mut file).take(size).read_to_end(&mut piece);
    (file, read.map(|_| Bytes::from(piece)))
}

fn upload_error(error: io::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Upload, error)
}
