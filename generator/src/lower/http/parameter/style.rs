//! How a parameter is written: `style`, `explode`, `allowReserved`, `allowEmptyValue`, and
//! `content` in their place.

use crate::api::{Form, Location, Style};
use crate::http::MediaClass;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::report::findings;

/// The styles by name, and where each of them can be used (OpenAPI 3.2.0, "Style Values").
const STYLES: [(&str, Form, &[Location]); 8] = [
    ("simple", Form::Simple, &[Location::Path, Location::Header]),
    ("label", Form::Label, &[Location::Path]),
    ("matrix", Form::Matrix, &[Location::Path]),
    ("form", Form::Form, &[Location::Query, Location::Cookie]),
    ("spaceDelimited", Form::SpaceDelimited, &[Location::Query]),
    ("pipeDelimited", Form::PipeDelimited, &[Location::Query]),
    ("deepObject", Form::DeepObject, &[Location::Query]),
    ("cookie", Form::Cookie, &[Location::Cookie]),
];

impl<'d> Calls<'d, '_> {
    /// How a parameter at `location` is written.
    pub(in crate::lower) fn lower_style(
        &mut self,
        node: &'d Node<'d>,
        location: Location,
    ) -> Style {
        if let Some(style) = content_style(node, location) {
            return style;
        }
        let flag = |key: &str| node.get(key).and_then(Node::as_bool);
        let form = node.get("style").and_then(|named| self.lower_form(named, location));
        let mut style = form.map_or_else(|| location.default_style(), Style::of);
        style.explode = flag("explode").unwrap_or(style.explode) || style.form == Form::DeepObject;
        // OpenAPI 3.2.0, "Parameter Object": where nothing is encoded, nothing is reserved.
        let is_encoded = location != Location::Header && style.form != Form::Cookie;
        style.reserved = is_encoded && flag("allowReserved") == Some(true);
        // OpenAPI 3.1.2, "Parameter Object": ignored where the style does not define empty values.
        style.empty = location == Location::Query
            && style.form == Form::Form
            && flag("allowEmptyValue") == Some(true);
        style
    }

    /// The pattern that `style` names, if values at `location` can be written so.
    fn lower_form(&mut self, named: &'d Node<'d>, location: Location) -> Option<Form> {
        let name = named.scalar().unwrap_or_default();
        let known = STYLES.iter().find(|(known, ..)| *known == name);
        if let Some((_, form, _)) = known.filter(|(.., locations)| locations.contains(&location)) {
            return Some(*form);
        }
        let place = location.as_str();
        let fitting: Vec<&str> = STYLES
            .iter()
            .filter(|(.., fits)| fits.contains(&location))
            .map(|(name, ..)| *name)
            .collect();
        let default =
            if matches!(location, Location::Path | Location::Header) { "simple" } else { "form" };
        let fitting = fitting.join(", ");
        let finding = match known {
            Some(_) => findings::style_of_other_place(name, place, default, fitting),
            None => findings::unknown_style(name, place, default, fitting),
        };
        self.schemas.report.push_at(named.at, finding);
        None
    }
}

/// A parameter with `content` is one text of that media type.
fn content_style(node: &Node<'_>, location: Location) -> Option<Style> {
    let media_type = &node.get("content")?.members().first()?.key;
    Some(Style::of(match MediaClass::of(media_type) {
        MediaClass::Json | MediaClass::OtherJson | MediaClass::Any => Form::Json,
        MediaClass::Form if location == Location::QueryString => Form::Form,
        _ => Form::Text,
    }))
}
