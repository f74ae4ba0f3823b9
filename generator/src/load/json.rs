//! JSON (RFC 8259) to a tree that borrows from the text.
//!
//! Numbers keep their text. Containers are collected on two shared stacks, so that each array and object
//! is allocated once, in its final size.

use super::fault::{Fault, Findings, MOST_NESTED};
use super::members::settle;
use super::{Member, Node, Pos, Source, Value, json_string};
use crate::report::codes;

/// The help on what no other reading makes sense of.
pub(super) const NO_COMMENTS: &str = "JSON has no comments";

/// Reads the whole of a text as one JSON value.
pub(super) fn parse<'a>(source: &'a Source, findings: &mut Findings) -> Result<Node<'a>, Fault> {
    let text = source.text();
    let mut parser =
        Parser { source, bytes: text.as_bytes(), at: 0, depth: 0, items: Vec::new(), members: Vec::new(), findings };
    let root = parser.value()?;
    parser.skip_space();
    match parser.peek() {
        None => Ok(root),
        Some(_) => Err(parser.unexpected("the end of the document")),
    }
}

struct Parser<'a, 'f> {
    source: &'a Source,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    /// The items of the arrays that are open, innermost last.
    items: Vec<Node<'a>>,
    /// The members of the objects that are open, innermost last.
    members: Vec<Member<'a>>,
    findings: &'f mut Findings,
}

impl<'a> Parser<'a, '_> {
    fn value(&mut self) -> Result<Node<'a>, Fault> {
        self.skip_space();
        let at = self.pos();
        let value = match self.peek() {
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Node { at, value })
    }

    fn array(&mut self) -> Result<Value<'a>, Fault> {
        self.enter()?;
        let start = self.items.len();
        if self.next_is(b']') {
            self.depth -= 1;
            return Ok(Value::Array(Vec::new()));
        }
        loop {
            let item = self.value()?;
            self.items.push(item);
            if self.next_is(b',') {
                continue;
            }
            if self.next_is(b']') {
                break;
            }
            return Err(self.unexpected("`,` or `]`"));
        }
        self.depth -= 1;
        Ok(Value::Array(self.items.drain(start..).collect()))
    }

    fn object(&mut self) -> Result<Value<'a>, Fault> {
        self.enter()?;
        let start = self.members.len();
        if self.next_is(b'}') {
            self.depth -= 1;
            return Ok(Value::Object(Vec::new()));
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a key in double quotes"));
            }
            let key_at = self.pos();
            let key = self.string()?;
            if !self.next_is(b':') {
                return Err(self.unexpected("`:`"));
            }
            let node = self.value()?;
            self.members.push(Member { key, key_at, node });
            if self.next_is(b',') {
                continue;
            }
            if self.next_is(b'}') {
                break;
            }
            return Err(self.unexpected("`,` or `}`"));
        }
        self.depth -= 1;
        let members = self.members.drain(start..).collect();
        Ok(Value::Object(settle(members, self.findings)))
    }

    /// Steps over the opening bracket.
    fn enter(&mut self) -> Result<(), Fault> {
        if self.depth >= MOST_NESTED {
            return Err(Fault::too_deep(self.at));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    fn string(&mut self) -> Result<std::borrow::Cow<'a, str>, Fault> {
        let string = json_string::read(self.source, self.at, self.findings)?;
        self.at = string.end;
        Ok(string.text)
    }

    /// RFC 8259, section 6: an optional minus, no leading zeros, digits on both sides of a point.
    fn number(&mut self) -> Result<Value<'a>, Fault> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        if self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            return Err(self.unexpected("the end of the number"));
        }
        let text = self.source.text().get(start..self.at).unwrap_or_default();
        Ok(Value::Number(text.into()))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start { Err(self.unexpected("a digit")) } else { Ok(()) }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, Fault> {
        let end = self.at + word.len();
        let follows = self.bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric());
        if self.bytes.get(self.at..end) != Some(word.as_bytes()) || follows {
            return Err(self.unexpected("a value"));
        }
        self.at = end;
        Ok(value)
    }

    /// Steps over white space and the given byte, where it comes next.
    fn next_is(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn pos(&self) -> Pos {
        self.source.pos(self.at)
    }

    fn unexpected(&self, expected: &str) -> Fault {
        let found = match self.source.text().get(self.at..).and_then(|rest| rest.chars().next()) {
            None => "the end of the file".to_owned(),
            Some(quote @ ('"' | '\'')) => format!("`{quote}`"),
            Some(found) => format!("`{}`", found.escape_debug()),
        };
        let fault = Fault::new(codes::INVALID_JSON, self.at, format!("expected {expected}, found {found}"));
        match self.help() {
            Some(help) => fault.help(help),
            None => fault,
        }
    }

    fn help(&self) -> Option<&'static str> {
        let before = self.source.text().get(..self.at).unwrap_or_default().trim_end();
        match self.bytes.get(self.at..).unwrap_or_default() {
            [] => Some("the file may have been cut off"),
            [b'}' | b']', ..] if before.ends_with(',') => Some("JSON allows no comma after the last entry"),
            [b'\'', ..] => Some("JSON takes double quotes only"),
            [b'/', b'/' | b'*', ..] => Some(NO_COMMENTS),
            _ => None,
        }
    }
}
