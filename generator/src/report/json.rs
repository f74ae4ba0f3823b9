//! Messages for programs: one JSON object on one line, every key always there.

use serde::Serialize;

use super::{Message, Spot};
use crate::text::visible_json;

#[derive(Serialize)]
struct Line<'m> {
    severity: &'static str,
    code: &'static str,
    message: &'m str,
    file: Option<&'m str>,
    line: Option<usize>,
    column: Option<usize>,
    pointer: Option<&'m str>,
    label: Option<&'m str>,
    related: Vec<RelatedLine<'m>>,
    chosen: Option<&'m str>,
    help: Option<&'m str>,
    more: usize,
}

#[derive(Serialize)]
struct RelatedLine<'m> {
    file: &'m str,
    line: usize,
    column: usize,
    pointer: Option<&'m str>,
    label: &'m str,
}

impl Message {
    /// The form for programs: a JSON object without line breaks, in which invisible characters are
    /// written as escapes.
    ///
    /// Its keys are `severity` (`"error"` or `"warning"`), `code`, `message`, `file`, `line`,
    /// `column`, `pointer`, `label`, `related` (objects with the last five of these), `chosen`,
    /// `help` and `more` (how many more findings this one stands for); what is not known is `null`.
    #[must_use]
    pub fn json(&self) -> String {
        let spot = self.spot.as_ref();
        let line = Line {
            severity: self.severity.as_str(),
            code: self.code,
            message: &self.message,
            file: spot.map(|spot| spot.file.as_str()),
            line: spot.map(|spot| spot.line),
            column: spot.map(|spot| spot.column),
            pointer: spot.and_then(|spot| spot.pointer.as_deref()),
            label: spot.map(|spot| spot.label.as_str()).filter(|label| !label.is_empty()),
            related: self.related.iter().map(related_line).collect(),
            chosen: self.chosen.as_deref(),
            help: self.help.as_deref(),
            more: self.more,
        };
        // Strings, numbers and lists of them cannot fail to be written.
        visible_json(&serde_json::to_string(&line).unwrap_or_default()).into_owned()
    }
}

fn related_line(spot: &Spot) -> RelatedLine<'_> {
    let Spot { file, line, column, pointer, label, .. } = spot;
    RelatedLine { file, line: *line, column: *column, pointer: pointer.as_deref(), label }
}

#[cfg(test)]
mod tests {
    use crate::load::load_text;
    use crate::report::{Diagnostics, findings, locate};
    use crate::source::Sources;

    #[test]
    fn a_message_is_one_line_with_its_pointer() {
        let sources = Sources::new();
        let text = "openapi: 3.1.0\npaths:\n  /a/b:\n    get: {}\n";
        let document = load_text(&sources, "x.yaml", text, &[], &mut Diagnostics::new(false))
            .expect("a document");
        let node = document.resolve("#/paths/~1a~1b/get").expect("a node");
        let diagnostic = findings::several_methods("two\nlines").at(node.at);
        let message = locate(&[diagnostic], &sources, Some(&document)).remove(0);
        insta::assert_snapshot!(message.json(), @r##"{"severity":"warning","code":"E0405","message":"`two\nlines` offers the same call by several methods","file":"x.yaml","line":4,"column":10,"pointer":"#/paths/~1a~1b/get","label":"this path","related":[],"chosen":"each becomes a call; the first keeps the name, the others add their method: `create_put`","help":"name the methods to use in the config: `prefer-methods = [\"post\"]`","more":0}"##);
    }
}
