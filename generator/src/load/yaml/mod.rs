//! YAML 1.2 to the same tree that JSON gives.
//!
//! The syntax is `granit-parser`'s; what the events mean is decided here: the core schema, anchors,
//! merge keys, and what becomes of the things that JSON has not.
//!
//! Knows nothing of OpenAPI.

mod anchors;
mod fault;
mod merge;
mod scalar;

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::fault::{Fault, Finding, Findings, MOST_NESTED};
use super::members::without_duplicates;
use super::{Node, Value};
use crate::source::{Pos, Source};
use anchors::Anchors;
use fault::syntax_fault;
use merge::{Entry, merged};
use scalar::{Style, resolve};

/// YAML allows 1,024 characters for a key without `?`; documents have longer ones.
const LONGEST_KEY: usize = 16 * 1024;

/// Reads the first document of a text.
pub(super) fn parse<'a>(source: &'a Source, findings: &mut Findings) -> Result<Node<'a>, Fault> {
    let options = granit_parser::options! {
        simple_key_max_lookahead: LONGEST_KEY,
        flow_nesting_limit: MOST_NESTED + 1,
        block_nesting_limit: MOST_NESTED + 1,
    };
    let parser = Parser::new_from_str_with_options(source.text(), options);
    let mut builder = Builder {
        source,
        frames: Vec::new(),
        anchors: Anchors::of(source.alias_values()),
        root: None,
        values: 0,
        most: source.values_left(),
        findings,
    };
    for event in parser {
        let (event, span) = event.map_err(|error| syntax_fault(&error))?;
        if builder.take(event, &span)? {
            break;
        }
    }
    source.count_values(builder.values);
    Ok(builder.root.unwrap_or(Node { at: source.start(), value: Value::Null }))
}

/// A container that is not closed yet.
struct Frame<'a> {
    at: Pos,
    anchor: usize,
    kind: Open<'a>,
}

enum Open<'a> {
    Array(Vec<Node<'a>>),
    Object { entries: Vec<Entry<'a>>, key: Key<'a>, merges: bool },
}

/// What a mapping waits for.
enum Key<'a> {
    /// A key.
    Wanted,
    /// The value of this key; of a merge key where `merge` is set.
    Read { key: Cow<'a, str>, at: Pos, merge: bool },
    /// The value of a key that was no scalar: it is dropped.
    Dropped,
}

struct Builder<'a, 'f> {
    source: &'a Source,
    frames: Vec<Frame<'a>>,
    anchors: Anchors<'a>,
    root: Option<Node<'a>>,
    /// How many scalars and containers there are so far, keys among them, and may be.
    values: usize,
    most: usize,
    findings: &'f mut Findings,
}

impl<'a> Builder<'a, '_> {
    /// Takes in an event; true when nothing more is wanted.
    fn take(&mut self, event: Event<'a>, span: &Span) -> Result<bool, Fault> {
        let offset = span.start.byte_offset().unwrap_or_default();
        let at = self.source.pos(offset);
        self.values += 1;
        if self.values / 2 > self.most {
            return Err(Fault::too_many_values(offset));
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(text, style, anchor, tag.as_deref(), at)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), at);
                self.open(Frame { at, anchor, kind: Open::Array(Vec::new()) }, offset)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), at);
                let kind = Open::Object { entries: Vec::new(), key: Key::Wanted, merges: false };
                self.open(Frame { at, anchor, kind }, offset)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(id) => {
                let copy = self.anchors.copy(id, self.frames.len(), offset)?;
                let node = copy.unwrap_or_else(|| {
                    self.findings.push(Finding::AliasOfItself { at });
                    Node { at, value: Value::Object(Vec::new()) }
                });
                self.place(node, Some(at));
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                self.findings.push(Finding::SecondDocument { at });
                return Ok(true);
            }
            _ => {}
        }
        Ok(false)
    }

    fn scalar(
        &mut self,
        text: Cow<'a, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        at: Pos,
    ) {
        self.check_tag(tag, at);
        // A key is text however it looks: `200`, `1e3` and `no` stay as they were written.
        let is_key = self.wants_key();
        if is_key && tag.is_none() && anchor == 0 {
            return self.take_key(text, style, at);
        }
        let style = match (tag, style) {
            _ if is_key => Style::Text,
            (Some(tag), _) if tag.is_yaml_core_schema() => Style::Tagged(tag.suffix()),
            (None, ScalarStyle::Plain) => Style::Plain,
            (Some(tag), ScalarStyle::Plain) if is_custom(tag) => Style::Plain,
            _ => Style::Text,
        };
        self.finish(Node { at, value: resolve(text, style) }, anchor);
    }

    /// The common kind of key: a scalar without anchor or tag.
    fn take_key(&mut self, text: Cow<'a, str>, style: ScalarStyle, at: Pos) {
        let Some(Frame { kind: Open::Object { key, merges, .. }, .. }) = self.frames.last_mut()
        else {
            return;
        };
        let merge = style == ScalarStyle::Plain && text == "<<";
        *merges |= merge;
        *key = Key::Read { key: text, at, merge };
    }

    fn wants_key(&self) -> bool {
        matches!(
            self.frames.last(),
            Some(Frame { kind: Open::Object { key: Key::Wanted, .. }, .. })
        )
    }

    fn open(&mut self, frame: Frame<'a>, offset: usize) -> Result<(), Fault> {
        if self.frames.len() >= MOST_NESTED {
            return Err(Fault::too_deep(offset));
        }
        self.frames.push(frame);
        Ok(())
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let value = match frame.kind {
            Open::Array(items) => Value::Array(items),
            Open::Object { entries, merges: false, .. } => Value::Object(without_duplicates(
                entries.into_iter().map(|entry| entry.member).collect(),
                self.findings,
            )),
            Open::Object { entries, .. } => Value::Object(merged(entries, self.findings)),
        };
        self.finish(Node { at: frame.at, value }, frame.anchor);
    }

    /// Remembers a complete node under its anchor, and puts it where it belongs.
    fn finish(&mut self, node: Node<'a>, anchor: usize) {
        self.anchors.keep(anchor, &node);
        self.place(node, None);
    }

    /// Puts a node where it belongs; `alias` is where it is referred to.
    fn place(&mut self, node: Node<'a>, alias: Option<Pos>) {
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut frame.kind {
            Open::Array(items) => items.push(node),
            Open::Object { entries, key, .. } => match std::mem::replace(key, Key::Wanted) {
                Key::Wanted => *key = as_key(node, alias, self.findings),
                Key::Read { key, at, merge } => entries.push(Entry::new(key, at, node, merge)),
                Key::Dropped => {}
            },
        }
    }

    /// A tag of the core schema says what a scalar is; any other says nothing here.
    fn check_tag(&mut self, tag: Option<&Tag>, at: Pos) {
        if let Some(tag) = tag.filter(|tag| is_custom(tag)) {
            self.findings.push(Finding::UnknownTag { tag: tag.original(), at });
        }
    }
}

/// `!` alone is the non-specific tag: it makes a plain scalar a string.
fn is_custom(tag: &Tag) -> bool {
    !tag.is_yaml_core_schema() && !matches!(tag.suffix(), "!" | "")
}

#[cold]
fn as_key<'a>(node: Node<'a>, alias: Option<Pos>, findings: &mut Findings) -> Key<'a> {
    let at = alias.unwrap_or(node.at);
    let key = match node.value {
        Value::String(text) | Value::Number(text) => text,
        Value::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        Value::Null => Cow::Borrowed("null"),
        Value::Array(_) | Value::Object(_) => {
            findings.push(Finding::KeyNotScalar { at });
            return Key::Dropped;
        }
    };
    Key::Read { key, at, merge: false }
}
