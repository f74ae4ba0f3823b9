//! Decoding of the items of all streams, and the error of an item that cannot be decoded.

use bytes::Bytes;

use super::ByteStream;
use crate::runtime::Error;
use crate::runtime::json::{Decode, DecodeError, Decoded, Decoder, Gaps};

/// How an item is read from its text.
pub(super) type ItemReader<T> = fn(&str, Decoder<'_>) -> Result<Decoded<T>, DecodeError>;

/// What was mended in the item that came last.
#[derive(Debug, Default)]
pub(super) struct LastItem {
    pub gaps: Gaps,
    /// The text that the gaps are in; empty if there are no gaps.
    pub text: String,
}

impl LastItem {
    /// Keeps the gaps of an item, and takes its value out.
    #[inline]
    pub(super) fn keep<T>(&mut self, decoded: Decoded<T>, text: String) -> T {
        let Decoded { value, gaps } = decoded;
        if !gaps.is_empty() || !self.gaps.is_empty() {
            self.text = if gaps.is_empty() { String::new() } else { text };
            self.gaps = gaps;
        }
        value
    }
}

/// An item that is JSON. An empty one counts as null.
#[inline]
pub(super) fn decode_json_item<T: Decode>(
    text: &str,
    decoder: Decoder<'_>,
) -> Result<Decoded<T>, DecodeError> {
    let text = if text.trim_ascii().is_empty() {
        "null"
    } else {
        text
    };
    decoder.decode(text.as_bytes())
}

impl ByteStream {
    /// How many bytes an item may have: as many as a whole response.
    pub(super) fn item_limit(&self) -> u64 {
        self.received.core.max_response_bytes()
    }

    /// How an item is decoded.
    pub(super) fn decoder(&self) -> Decoder<'_> {
        self.received.core.decoder()
    }

    /// Ends the stream if it holds more than an item may have.
    pub(super) fn check_item_size(&mut self, held: usize) -> Result<(), Error> {
        let limit = self.item_limit();
        if held as u64 <= limit {
            return Ok(());
        }
        self.close();
        Err(Error::too_large_item(limit).during(self.received.operation))
    }

    /// The error of an item that cannot be decoded; it has the item as its body.
    #[cold]
    pub(super) fn item_error(&self, text: String, reason: DecodeError) -> Error {
        let mut received = self.received.clone();
        received.body = Bytes::from(text);
        received.into_error(Some(reason))
    }
}
