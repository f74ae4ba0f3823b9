//! Messages for people.
//!
//! ```text
//! error[E0204]: `#/components/schemas/client_sesion` does not exist
//!     ╭─[spec/seam.yaml:112:25]
//! 112 │                   $ref: '#/components/schemas/client_sesion'
//!     ·                         ─────────────────┬──────────────────
//!     ·                                          ╰── referenced by POST /client_sessions/create, response 200
//!     ╰─
//!   help: did you mean `#/components/schemas/client_session`?
//! ```

use std::fmt::{self, Display, Formatter};

use super::{Message, Severity, Spot};
use crate::text::Visible;

/// The escape sequences of one drawing; all empty where there are no colours.
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
        let Message { severity, code, message, .. } = self.message;
        writeln!(f, "{title}{}[{code}]{plain}: {}", severity.as_str(), Visible(message))?;
        self.spots(f)?;
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
        let spots: Vec<&Spot> = self.message.spot.iter().chain(&self.message.related).collect();
        let Some(last_line) = spots.iter().map(|spot| spot.line).max() else {
            return Ok(());
        };
        let gutter = last_line.to_string().len();
        let Palette { place, plain, .. } = self.palette;
        for (index, spot) in spots.iter().enumerate() {
            let corner = if index == 0 { '╭' } else { '├' };
            let Spot { file, line, column, .. } = spot;
            writeln!(
                f,
                "{:gutter$} {place}{corner}─[{}:{line}:{column}]{plain}",
                "",
                Visible(file)
            )?;
            self.spot(f, spot, gutter)?;
        }
        writeln!(f, "{:gutter$} {place}╰─{plain}", "")
    }

    fn spot(&self, f: &mut Formatter<'_>, spot: &Spot, gutter: usize) -> fmt::Result {
        let Palette { place, mark, plain, .. } = self.palette;
        let excerpt = &spot.excerpt;
        writeln!(f, "{place}{:gutter$} │{plain} {}", spot.line, excerpt.text)?;
        let indent = excerpt.from;
        let before = (excerpt.width - 1) / 2;
        let after = excerpt.width - 1 - before;
        let stem = if spot.label.is_empty() { '─' } else { '┬' };
        let (left, right) = ("─".repeat(before), "─".repeat(after));
        writeln!(
            f,
            "{:gutter$} {place}·{plain} {:indent$}{mark}{left}{stem}{right}{plain}",
            "", ""
        )?;
        if !spot.label.is_empty() {
            let indent = indent + before;
            writeln!(
                f,
                "{:gutter$} {place}·{plain} {:indent$}{mark}╰── {}{plain}",
                "",
                "",
                Visible(&spot.label)
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Diagnostic, codes, locate};
    use crate::source::Sources;

    #[test]
    fn two_places_in_one_frame() {
        let sources = Sources::new();
        let text = "a: 1\nb:\n  - $ref: '#/aa'\n".to_owned();
        let source = sources.add("x.yaml".to_owned(), text).expect("small");
        let diagnostic = Diagnostic::warning(codes::DANGLING_REF, "`#/aa` does not exist")
            .at(source.pos(18), "referenced here")
            .related(source.pos(0), "this one exists")
            .chosen("any JSON value is taken in its place")
            .help("did you mean `#/a`?");
        let message = locate(&[diagnostic], &sources, None).remove(0);
        insta::assert_snapshot!(message, @r"
        warning[E0204]: `#/aa` does not exist
          ╭─[x.yaml:3:11]
        3 │   - $ref: '#/aa'
          ·           ──┬───
          ·             ╰── referenced here
          ├─[x.yaml:1:1]
        1 │ a: 1
          · ┬
          · ╰── this one exists
          ╰─
          instead: any JSON value is taken in its place
          help: did you mean `#/a`?
        ");
    }

    #[test]
    fn text_of_a_document_cannot_command_a_terminal() {
        let diagnostic =
            Diagnostic::error(codes::FILE_MISSING, "`a\u{1b}[2J\u{202e}b\nc` does not exist");
        let message = locate(&[diagnostic], &Sources::new(), None).remove(0);
        assert_eq!(
            message.to_string(),
            "error[E0101]: `a\\u{1b}[2J\\u{202e}b\\u{a}c` does not exist\n"
        );
    }

    #[test]
    fn colours_come_only_when_asked_for() {
        let diagnostic = Diagnostic::error(codes::FILE_MISSING, "gone");
        let message = locate(&[diagnostic], &Sources::new(), None).remove(0);
        assert_eq!(message.human(true).to_string(), "\u{1b}[1;31merror[E0101]\u{1b}[0m: gone\n");
    }
}
