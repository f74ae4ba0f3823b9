//! JSON (RFC 8259) to a tree that borrows from the text.
//!
//! Numbers keep their text. Containers are collected on two shared stacks, so that each array and
//! object is allocated once, in its final size.
//!
//! Knows nothing of OpenAPI.

mod string;

use super::fault::{Fault, FaultKind, Findings, MOST_NESTED};
use super::members::without_duplicates;
use super::{Member, Node, Value};
use crate::source::{Pos, Source};

/// The help on what no other reading makes sense of.
pub(super) const NO_COMMENTS: &str = "JSON has no comments";

/// Reads the whole of a text as one JSON value.
pub(super) fn parse<'a>(source: &'a Source, findings: &mut Findings) -> Result<Node<'a>, Fault> {
    let text = source.text();
    let mut parser = Parser {
        source,
        bytes: text.as_bytes(),
        at: 0,
        depth: 0,
        values: 0,
        most: source.values_left(),
        items: Vec::new(),
        members: Vec::new(),
        findings,
    };
    let root = parser.value()?;
    parser.skip_space();
    match parser.peek() {
        None => {
            source.count_values(parser.values);
            Ok(root)
        }
        Some(_) => Err(parser.unexpected("the end of the document")),
    }
}

struct Parser<'a, 'f> {
    source: &'a Source,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    /// How many values there are so far, and may be.
    values: usize,
    most: usize,
    /// The items of the arrays that are open, innermost last.
    items: Vec<Node<'a>>,
    /// The members of the objects that are open, innermost last.
    members: Vec<Member<'a>>,
    findings: &'f mut Findings,
}

impl<'a> Parser<'a, '_> {
    fn value(&mut self) -> Result<Node<'a>, Fault> {
        self.skip_space();
        self.values += 1;
        if self.values > self.most {
            return Err(Fault::too_many_values(self.at));
        }
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
        Ok(Value::Array(taken_from(&mut self.items, start)))
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
        let members = taken_from(&mut self.members, start);
        Ok(Value::Object(without_duplicates(members, self.findings)))
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
        let string = string::read(self.source, self.at, self.findings)?;
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
        let fault =
            Fault::new(FaultKind::Json, self.at, format!("expected {expected}, found {found}"));
        match self.help() {
            Some(help) => fault.help(help),
            None => fault,
        }
    }

    fn help(&self) -> Option<&'static str> {
        let before = self.source.text().get(..self.at).unwrap_or_default().trim_end();
        match self.bytes.get(self.at..).unwrap_or_default() {
            [] => Some("the file may have been cut off"),
            [b'}' | b']', ..] if before.ends_with(',') => {
                Some("JSON allows no comma after the last entry")
            }
            [b'\'', ..] => Some("JSON takes double quotes only"),
            [b'/', b'/' | b'*', ..] => Some(NO_COMMENTS),
            _ => None,
        }
    }
}

/// The end of a stack. Where that is all of it, it is taken as it is: a copy of a long list would
/// double what reading it needs.
fn taken_from<T>(stack: &mut Vec<T>, start: usize) -> Vec<T> {
    if start > 0 || stack.len() < 1024 {
        return stack.drain(start..).collect();
    }
    let mut all = std::mem::take(stack);
    all.shrink_to_fit();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    /// Whether a text is JSON.
    fn is_json(text: &str) -> bool {
        let sources = Sources::new();
        let source = sources.add("x.json".to_owned(), text.to_owned()).unwrap();
        parse(source, &mut Findings::default()).is_ok()
    }

    #[test]
    fn each_class_of_valid_text_is_read() {
        for text in [
            "[]",
            "{}",
            " [1 , 2 ]\r\n\t",
            "null",
            "true",
            "false",
            "\"\"",
            "-0",
            "0e0",
            "1E+2",
            "1.5e-300",
            "\"\\u0000\"",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
            "\"\u{7f}\u{2028}\u{10ffff}\"",
            "{\"\":{\"a\":[[]]}}",
            "{\"a\":1,\"a\":2}",
        ] {
            assert!(is_json(text), "{text}");
        }
    }

    #[test]
    fn each_class_of_invalid_text_is_refused() {
        for text in [
            "",
            " ",
            "[",
            "]",
            "[1",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1,,2]",
            "{",
            "}",
            "{]",
            "{1:1}",
            "{a:1}",
            "{'a':1}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{\"a\":1,}",
            "{,}",
            "01",
            "-",
            "+1",
            "-a",
            "1.",
            ".1",
            "1.e1",
            "1e",
            "1e+",
            "0x1",
            "1_0",
            "NaN",
            "Infinity",
            "nul",
            "nulll",
            "True",
            "tru e",
            "\"",
            "\"\\",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\t\"",
            "\"\n\"",
            "\"\0\"",
            "[]]",
            "[] 1",
            "1 2",
            "// c\n1",
            "/* c */ 1",
            "# c\n1",
            "\u{feff}1",
            "\u{a0}1",
            "\u{c}1",
            "\"a\"b",
            "[\"a\" \"b\"]",
            "\\u0031",
        ] {
            assert!(!is_json(text), "{text:?}");
        }
    }

    /// The public suite (<https://github.com/nst/JSONTestSuite>), where it is at hand.
    #[test]
    fn the_public_suite_is_passed() {
        let folder =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/json-test-suite/test_parsing");
        let Ok(entries) = std::fs::read_dir(folder) else {
            eprintln!("skipped: there is no {folder}");
            return;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            // Bytes that are not UTF-8 never get here.
            let Ok(text) = std::fs::read_to_string(&path) else {
                continue;
            };
            match name.as_bytes()[0] {
                b'y' => assert!(is_json(&text), "{name}"),
                b'n' => assert!(!is_json(&text), "{name}"),
                _ => _ = is_json(&text),
            }
        }
    }

    #[test]
    fn positions_are_those_of_keys_and_values() {
        let sources = Sources::new();
        let text = "{\"a\": [10, {\"b\": \"c\"}]}";
        let source = sources.add("x.json".to_owned(), text.to_owned()).unwrap();
        let root = parse(source, &mut Findings::default()).unwrap();
        let member = &root.members()[0];
        assert_eq!((member.key_at, member.node.at), (Pos(1), Pos(6)));
        let inner = &member.node.items()[1];
        assert_eq!(
            (inner.at, inner.members()[0].key_at, inner.members()[0].node.at),
            (Pos(11), Pos(12), Pos(17))
        );
    }
}
