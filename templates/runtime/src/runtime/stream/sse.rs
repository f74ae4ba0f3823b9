//! The parser of server-sent events (WHATWG HTML section 9.2.6).

use std::mem;
use std::time::Duration;

/// An event whose data was not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawEvent {
    pub(super) event: String,
    pub(super) id: String,
    pub(super) retry: Option<Duration>,
    pub(super) data: String,
}

/// The rest of the pieces so far: the line and the event that have not ended.
#[derive(Debug, Default)]
pub(super) struct Parser {
    line: Vec<u8>,
    data: Option<String>,
    event: String,
    /// The last identity, which holds until there is another one.
    id: String,
    retry: Option<Duration>,
    /// The last byte was a carriage return: a line feed right after it belongs to it.
    after_return: bool,
    /// The first line has ended, so that there can be no byte order mark any more.
    begun: bool,
}

impl Parser {
    /// Takes bytes up to the end of an event. Gives the number of bytes that it took, and the
    /// event.
    pub(super) fn feed(&mut self, piece: &[u8]) -> (usize, Option<RawEvent>) {
        let mut taken = 0;
        while let Some(rest) = piece.get(taken..).filter(|rest| !rest.is_empty()) {
            if mem::take(&mut self.after_return) && rest.first() == Some(&b'\n') {
                taken += 1;
                continue;
            }
            let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            self.line
                .extend_from_slice(rest.get(..end.unwrap_or(rest.len())).unwrap_or_default());
            let Some(end) = end else {
                return (piece.len(), None);
            };
            self.after_return = rest.get(end) == Some(&b'\r');
            taken += end + 1;
            if let Some(event) = self.end_line() {
                return (taken, Some(event));
            }
        }
        (taken, None)
    }

    /// How many bytes it holds.
    pub(super) fn held(&self) -> usize {
        self.line.len()
            + self.data.as_ref().map_or(0, String::len)
            + self.event.len()
            + self.id.len()
    }

    fn end_line(&mut self) -> Option<RawEvent> {
        let line = mem::take(&mut self.line);
        let mut line = line.as_slice();
        if !mem::replace(&mut self.begun, true) {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        if line.is_empty() {
            return self.dispatch();
        }
        let colon = line.iter().position(|byte| *byte == b':');
        let (name, value) = line.split_at(colon.unwrap_or(line.len()));
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let value = String::from_utf8_lossy(value);
        match name {
            b"data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(&value);
                }
                None => self.data = Some(value.into_owned()),
            },
            b"event" => self.event = value.into_owned(),
            b"id" if !value.contains('\0') => self.id = value.into_owned(),
            b"retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis);
            }
            // A line that starts with a colon is a comment; unknown fields are ignored.
            _ => {}
        }
        None
    }

    fn dispatch(&mut self) -> Option<RawEvent> {
        let event = mem::take(&mut self.event);
        let data = self.data.take()?;
        Some(RawEvent {
            event: if event.is_empty() {
                "message".to_owned()
            } else {
                event
            },
            id: self.id.clone(),
            retry: self.retry.take(),
            data,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of a text that arrives in pieces of this size.
    fn events(text: &[u8], size: usize) -> Vec<RawEvent> {
        let mut parser = Parser::default();
        let mut events = Vec::new();
        for piece in text.chunks(size) {
            let mut rest = piece;
            while !rest.is_empty() {
                let (taken, event) = parser.feed(rest);
                events.extend(event);
                rest = rest.get(taken..).unwrap_or_default();
            }
        }
        events
    }

    fn event(event: &str, id: &str, retry: Option<u64>, data: &str) -> RawEvent {
        RawEvent {
            event: event.to_owned(),
            id: id.to_owned(),
            retry: retry.map(Duration::from_millis),
            data: data.to_owned(),
        }
    }

    #[test]
    fn events_however_they_are_cut() {
        let text = "\u{feff}: a comment\r\ndata: é\r\ndata:  two\r\n\r\nevent: add\rid: 7\rretry: 20\rdata\r\rdata:x\nid\nretry: 2s\nother: y\n\nevent: lost\n\ndata: {\ndata: }\n\ndata: unfinished\n";
        let expected = [
            event("message", "", None, "é\n two"),
            event("add", "7", Some(20), ""),
            event("message", "", None, "x"),
            event("message", "", None, "{\n}"),
        ];
        for size in 1..=text.len() {
            assert_eq!(events(text.as_bytes(), size), expected, "{size}");
        }
    }

    #[test]
    fn what_is_not_utf8_is_replaced() {
        assert_eq!(
            events(b"data: a\xffb\n\n", 3),
            [event("message", "", None, "a\u{fffd}b")]
        );
    }
}
