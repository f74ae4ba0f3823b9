//! The pull reader: a cursor over JSON text that decoders ask for what they expect next.
//!
//! Checks the grammar, the depth and the memory that values take. Knows no type that is decoded.

mod marks;
mod memory;
mod mode;
mod nothing;
mod numbers;
mod repairs;
mod skip;
mod strings;
mod tags;

use super::error::{Fault, Gap, LocatedProblem, Problem};

pub(super) use memory::MEMORY;
pub use mode::DecodeMode;
pub(super) use repairs::Spot;
pub(super) use strings::plain_end;
pub use tags::Tag;

/// How many containers may be open at once; deeper text is refused, so that no input can exhaust
/// the stack.
pub const MAX_DEPTH: u32 = 128;

/// The kind of a JSON value, known from its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A whole number, written as one: `4`.
    Integer,
    /// A whole number that is written with a fraction or an exponent: `4.0`, `4e0`. In JSON Schema
    /// it is an integer.
    Decimal,
    /// Any other number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A place in the text to come back to.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    at: usize,
    depth: u32,
    noted: u32,
    repairs: usize,
    strangers: usize,
    room: usize,
}

/// A cursor over one JSON text.
///
/// The text is checked to be UTF-8 once, so that strings can be borrowed from it. A method that
/// fails leaves its reason in the reader and returns a [`Fault`], which is nothing but the token of
/// it: the good path carries no error around.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    /// How many gaps were found, also those that are not kept.
    noted: u32,
    mode: DecodeMode,
    /// Whether values may be read as what they are not, in the tolerant mode.
    may_repair: bool,
    problem: Option<LocatedProblem>,
    gaps: Vec<Gap>,
    /// The weight of all gaps: by that and by the next unions are tried.
    repairs: usize,
    /// How many values were lost: those in members that nothing knows, and unlisted ones.
    strangers: usize,
    /// How many records in each other are read from nothing now.
    filling: u32,
    /// Where the value that is read as a list of one starts.
    wrapped: Option<usize>,
    /// Holds the name of a member that was written with escapes.
    scratch: String,
    /// How many bytes unions without a distinguishing mark may still read again.
    rereads: usize,
    /// How many bytes of memory the values may take in all.
    memory: usize,
    /// How many of them are left.
    room: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the start of `text`. A byte order mark there is ignored, as RFC 8259 section 8.1
    /// allows.
    pub fn new(text: &'a str, mode: DecodeMode) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let rereads = text.len().saturating_mul(64).saturating_add(1 << 20);
        Self {
            text,
            at,
            depth: 0,
            noted: 0,
            mode,
            may_repair: true,
            problem: None,
            gaps: Vec::new(),
            repairs: 0,
            strangers: 0,
            filling: 0,
            wrapped: None,
            scratch: String::new(),
            rereads,
            memory: MEMORY,
            room: MEMORY,
        }
    }

    /// Whether the reader is in strict mode.
    pub fn is_strict(&self) -> bool {
        self.mode == DecodeMode::Strict
    }

    /// The byte offset of the next byte to be read.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// The next byte that is not white space; the reader then stands on it.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    /// The kind of the next value, unless what follows cannot start one.
    pub fn kind(&mut self) -> Option<Kind> {
        Some(match self.peek()? {
            b'n' => Kind::Null,
            b't' | b'f' => Kind::Boolean,
            b'"' => Kind::String,
            b'[' => Kind::Array,
            b'{' => Kind::Object,
            b'-' | b'0'..=b'9' => self.kind_of_number(),
            _ => return None,
        })
    }

    /// Whether the next value is `null`, known from its first letter.
    #[inline]
    pub fn at_null(&mut self) -> bool {
        self.peek() == Some(b'n')
    }

    /// Reads `null`.
    pub fn null(&mut self) -> Result<(), Fault> {
        if self.word(b"null") {
            Ok(())
        } else {
            Err(self.expected("null"))
        }
    }

    /// Reads `true` or `false`.
    pub fn boolean(&mut self) -> Result<bool, Fault> {
        if self.word(b"true") {
            Ok(true)
        } else if self.word(b"false") {
            Ok(false)
        } else {
            self.boolean_in_text()
        }
    }

    /// Enters an object; its members are then read with [`Reader::key`].
    pub fn open_object(&mut self) -> Result<(), Fault> {
        self.open(b'{', "an object")
    }

    /// Enters an array; its elements are then read with [`Reader::element`].
    pub fn open_array(&mut self) -> Result<(), Fault> {
        self.open(b'[', "an array")
    }

    /// The name of the next member of the object the reader is in, or `None` at its end. The
    /// member's value must be read (or skipped) before the next call.
    pub fn key(&mut self) -> Result<Option<&str>, Fault> {
        if !self.more(b'{', b'}')? {
            return Ok(None);
        }
        let plain = self.member_name()?;
        Ok(Some(plain.unwrap_or(&self.scratch)))
    }

    /// Whether the array the reader is in has another element. It must be read (or skipped) before
    /// the next call.
    pub fn element(&mut self) -> Result<bool, Fault> {
        self.more(b'[', b']')
    }

    /// Checks that nothing but white space follows.
    pub fn end(&mut self) -> Result<(), Fault> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.syntax("the end of the text")),
        }
    }

    fn open(&mut self, bracket: u8, what: &'static str) -> Result<(), Fault> {
        if self.peek() != Some(bracket) {
            return Err(self.expected(what));
        }
        if self.depth == MAX_DEPTH {
            return Err(self.fault(self.at, Problem::TooDeep));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Steps to the next part of a container, or over its end. No value ends in an opening bracket,
    /// so the byte before tells whether this is the first part, and no state is kept for it.
    #[inline]
    fn more(&mut self, open: u8, close: u8) -> Result<bool, Fault> {
        let first = self
            .at
            .checked_sub(1)
            .and_then(|at| self.text.as_bytes().get(at))
            == Some(&open);
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                self.depth = self.depth.saturating_sub(1);
                Ok(false)
            }
            Some(b',') if !first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if first => Ok(true),
            _ if open == b'{' => Err(self.syntax("`,` or `}`")),
            _ => Err(self.syntax("`,` or `]`")),
        }
    }

    /// Reads a member's name and its colon. A name without escapes is borrowed; another is left in
    /// the scratch space.
    #[inline]
    fn member_name(&mut self) -> Result<Option<&'a str>, Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.syntax("a member name"));
        }
        let name = match self.plain_string()? {
            Some(name) => Some(name),
            None => {
                self.escaped_string(|_| ())?;
                None
            }
        };
        if self.peek() != Some(b':') {
            return Err(self.syntax("`:`"));
        }
        self.at += 1;
        Ok(name)
    }

    /// Reads `word` if it stands here as a whole.
    fn word(&mut self, word: &[u8]) -> bool {
        self.peek();
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let found =
            rest.starts_with(word) && !rest.get(word.len()).is_some_and(u8::is_ascii_alphanumeric);
        if found {
            self.at += word.len();
        }
        found
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }
}
