//! Messages for people.
//!
//! ```text
//! error[E0204]: `#/components/schemas/client_sesion` does not exist
//!     ╭─[spec/seam.yaml:112:25]
//! 112 │                   $ref: '#/components/schemas/client_sesion'
//!     ·                         ─────────────────┬──────────────────
//!     ·                                          ╰── used by POST /client_sessions/create
//!     ╰─
//!   help: did you mean `#/components/schemas/client_session`?
//! ```

use std::fmt::{self, Display, Formatter};

use super::{Message, Severity, Spot};
use crate::text::Visible;

/// The escape sequences of one drawing; all empty without colours.
#[derive(Clone, Copy)]
struct Palette {
    title: &'static str,
    place: &'static str,
    mark: &'static str,
    plain: &'static str,
}

impl Palette {
    const NONE: Self = Self { title: "", place: "", mark: "", plain: "" };

    fn of(severity: Severity) -> Self {
        let title = match severity {
            Severity::Error => "\u{1b}[1;31m",
            Severity::Warning => "\u{1b}[1;33m",
        };
        Self { title, place: "\u{1b}[36m", mark: "\u{1b}[35m", plain: "\u{1b}[0m" }
    }
}

struct Human<'m> {
    message: &'m Message,
    palette: Palette,
}

impl Message {
    /// The form for people; `colours` for a terminal that shows them.
    #[must_use]
    pub fn human(&self, colours: bool) -> impl Display {
        let palette = if colours { Palette::of(self.severity) } else { Palette::NONE };
        Human { message: self, palette }
    }
}

impl Display for Message {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Human { message: self, palette: Palette::NONE }.fmt(f)
    }
}

impl Display for Human<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Palette { title, plain, .. } = self.palette;
        let Message { severity, code, message, more, alike, .. } = self.message;
        write!(f, "{title}{}[{code}]{plain}: {}", severity.as_str(), Visible(message))?;
        match more {
            0 => writeln!(f)?,
            more => writeln!(f, ", and {more} more like it")?,
        }
        self.spots(f)?;
        for other in alike.iter().filter(|other| other.spot.is_none()) {
            writeln!(f, "  also: {}", Visible(&other.message))?;
        }
        let pointer = self.message.spot.as_ref().and_then(|spot| spot.pointer.as_deref());
        let notes = [
            ("in", pointer),
            ("instead", self.message.chosen.as_deref()),
            ("help", self.message.help.as_deref()),
        ];
        for (name, text) in notes.iter().filter_map(|(name, text)| Some((name, (*text)?))) {
            writeln!(f, "  {name}: {}", Visible(text))?;
        }
        Ok(())
    }
}

impl Human<'_> {
    fn spots(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Message { message, spot, related, alike, .. } = self.message;
        let own = spot.iter().chain(related).map(|spot| (spot, spot.label.as_str()));
        // Where the words differ, they say more than who uses the place.
        let others = alike.iter().filter_map(|other| {
            let spot = other.spot.as_ref()?;
            let is_same = other.message == *message;
            Some((spot, if is_same { spot.label.as_str() } else { other.message.as_str() }))
        });
        let spots: Vec<(&Spot, &str)> = own.chain(others).collect();
        let Some(last_line) = spots.iter().map(|(spot, _)| spot.line).max() else {
            return Ok(());
        };
        let gutter = last_line.to_string().len();
        let Palette { place, plain, .. } = self.palette;
        for (index, (spot, label)) in spots.iter().enumerate() {
            let corner = if index == 0 { '╭' } else { '├' };
            let Spot { file, line, column, .. } = spot;
            writeln!(
                f,
                "{:gutter$} {place}{corner}─[{}:{line}:{column}]{plain}",
                "",
                Visible(file)
            )?;
            self.spot(f, spot, label, gutter)?;
        }
        writeln!(f, "{:gutter$} {place}╰─{plain}", "")
    }

    fn spot(&self, f: &mut Formatter<'_>, spot: &Spot, label: &str, gutter: usize) -> fmt::Result {
        let Palette { place, mark, plain, .. } = self.palette;
        let excerpt = &spot.excerpt;
        writeln!(f, "{place}{:gutter$} │{plain} {}", spot.line, excerpt.text)?;
        let indent = excerpt.from;
        let before = (excerpt.width - 1) / 2;
        let after = excerpt.width - 1 - before;
        let stem = if label.is_empty() { '─' } else { '┬' };
        let (left, right) = ("─".repeat(before), "─".repeat(after));
        writeln!(
            f,
            "{:gutter$} {place}·{plain} {:indent$}{mark}{left}{stem}{right}{plain}",
            "", ""
        )?;
        if !label.is_empty() {
            let indent = indent + before;
            writeln!(
                f,
                "{:gutter$} {place}·{plain} {:indent$}{mark}╰── {}{plain}",
                "",
                "",
                Visible(label)
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{findings, locate};
    use crate::source::Sources;

    #[test]
    fn two_places_in_one_frame() {
        let sources = Sources::new();
        let text = "a: 1\nb:\n  - $ref: '#/aa'\n".to_owned();
        let source = sources.add("x.yaml".to_owned(), text).expect("small");
        let diagnostic = findings::dangling_ref("#/aa")
            .at(source.pos(18))
            .label("used by GET /a")
            .related(source.pos(0))
            .near(Some("#/a"));
        let message = locate(&[diagnostic], &sources, None).remove(0);
        insta::assert_snapshot!(message, @r"
        warning[E0204]: `#/aa` does not exist
          ╭─[x.yaml:3:11]
        3 │   - $ref: '#/aa'
          ·           ──┬───
          ·             ╰── used by GET /a
          ├─[x.yaml:1:1]
        1 │ a: 1
          · ┬
          · ╰── this one exists
          ╰─
          instead: any JSON value is accepted in its place
          help: did you mean `#/a`?
        ");
    }

    #[test]
    fn text_of_a_document_cannot_command_a_terminal() {
        let diagnostic = findings::output_not_read("a\u{1b}[2J\u{202e}b\nc", "gone");
        let message = locate(&[diagnostic], &Sources::new(), None).remove(0);
        assert_eq!(
            message.to_string(),
            "error[E0805]: `a\\u{1b}[2J\\u{202e}b\\u{a}c` could not be read: gone\n"
        );
    }

    #[test]
    fn colours_come_only_when_asked_for() {
        let diagnostic = findings::output_not_read("a", "gone");
        let message = locate(&[diagnostic], &Sources::new(), None).remove(0);
        assert_eq!(
            message.human(true).to_string(),
            "\u{1b}[1;31merror[E0805]\u{1b}[0m: `a` could not be read: gone\n"
        );
    }
}
