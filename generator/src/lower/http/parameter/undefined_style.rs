//! Styles for what no table of the standard writes in them (OpenAPI 3.0.4, 3.1.2 and 3.2.1, "Style
//! Values" and "Style Examples": `n/a`).

use crate::api::{Form, Location, Shape, Style, Type, TypeRef};
use crate::load::Node;
use crate::lower::http::Calls;
use crate::report::{Diagnostic, findings};

/// Unions and aliases are looked into this far.
const DEEPEST: usize = 6;

/// What values of a type can be, as far as styles tell them apart.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
struct Forms {
    /// One text.
    text: bool,
    /// A list or an object.
    parts: bool,
    /// A list or an object that holds lists or objects.
    nested: bool,
}

/// A parameter's name and its style, for what is said of them.
#[derive(Clone, Copy)]
struct Styled<'d> {
    name: &'d str,
    style: Style,
}

impl<'d> Calls<'d, '_> {
    /// Reports a parameter whose style does not define how its values are written. How `deepObject`
    /// writes lists and deeper values is not reported: most documents that name the style mean
    /// that.
    pub(in crate::lower) fn report_undefined_style(
        &mut self,
        node: &'d Node<'d>,
        location: Location,
        style: Style,
        ty: &TypeRef,
    ) {
        if matches!(style.form, Form::Json | Form::Text) {
            return;
        }
        let forms = self.forms_of(&ty.ty, DEEPEST);
        let explode = node.get("explode").and_then(Node::as_bool);
        let name = node.get("name").and_then(Node::as_str).unwrap_or_default();
        let at = node.get("style").or_else(|| node.get("explode")).unwrap_or(node).at;
        let styled = Styled { name, style };
        let gaps = [
            gap_of_kind(styled, forms),
            gap_of_explode(styled, forms, explode),
            gap_inside(styled, forms),
        ];
        for gap in gaps.into_iter().flatten() {
            self.schemas.report.push_at(at, gap);
        }
        self.report_empty(node, location, style);
    }

    /// OpenAPI 3.1.2, "Parameter Object": `allowEmptyValue` is for queries, and is ignored where
    /// the style does not define empty values.
    fn report_empty(&mut self, node: &'d Node<'d>, location: Location, style: Style) {
        let flag =
            node.get("allowEmptyValue").filter(|flag| flag.as_bool() == Some(true) && !style.empty);
        let Some(flag) = flag else { return };
        let finding = match location {
            Location::Query => findings::empty_value_of_style(style.form.as_str()),
            _ => findings::empty_value_of_place(location.as_str()),
        };
        self.schemas.report.push_at(flag.at, finding);
    }

    fn forms_of(&self, ty: &Type, deepest: usize) -> Forms {
        let text = Forms { text: true, ..Forms::default() };
        let Some(deepest) = deepest.checked_sub(1) else {
            return Forms::default();
        };
        match self.schemas.store.types.unaliased(ty) {
            Type::Any => Forms { text: true, parts: true, nested: false },
            Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) => text,
            Type::Array(item) | Type::Map(item) => {
                self.forms_around(std::iter::once(&item.ty), deepest)
            }
            Type::Tuple(items) => self.forms_around(items.iter().map(|item| &item.ty), deepest),
            Type::Named(id) => match &self.schemas.store.types[*id].shape {
                Shape::Enum(_) => text,
                Shape::Record(record) => {
                    let fields = record.fields.iter().map(|field| &field.ty);
                    self.forms_around(
                        fields.chain(record.rest.as_deref()).map(|ty| &ty.ty),
                        deepest,
                    )
                }
                Shape::Union(union) => {
                    union.variants.iter().fold(Forms::default(), |all, variant| {
                        let one = self.forms_of(&variant.ty, deepest);
                        Forms {
                            text: all.text || one.text,
                            parts: all.parts || one.parts,
                            nested: all.nested || one.nested,
                        }
                    })
                }
            },
        }
    }

    fn forms_around<'t>(&self, mut parts: impl Iterator<Item = &'t Type>, deepest: usize) -> Forms {
        let is_nested = |forms: Forms| forms.parts && !forms.text;
        Forms {
            text: false,
            parts: true,
            nested: parts.any(|part| is_nested(self.forms_of(part, deepest))),
        }
    }
}

fn is_delimited(form: Form) -> bool {
    matches!(form, Form::SpaceDelimited | Form::PipeDelimited)
}

fn gap_of_kind(Styled { name, style }: Styled<'_>, forms: Forms) -> Option<Diagnostic> {
    let is_of_parts = is_delimited(style.form) || style.form == Form::DeepObject;
    (is_of_parts && forms.text && !forms.parts)
        .then(|| findings::style_of_text(name, style.form.as_str()))
}

fn gap_of_explode(
    Styled { name, style }: Styled<'_>,
    forms: Forms,
    explode: Option<bool>,
) -> Option<Diagnostic> {
    let written = style.form.as_str();
    match (style.form, explode?) {
        _ if !forms.parts => None,
        (Form::SpaceDelimited | Form::PipeDelimited, true) => {
            Some(findings::style_exploded(name, written))
        }
        (Form::DeepObject, false) => Some(findings::style_not_exploded(name, written)),
        (Form::Cookie, false) => Some(findings::style_of_cookie(name, written)),
        _ => None,
    }
}

fn gap_inside(Styled { name, style }: Styled<'_>, forms: Forms) -> Option<Diagnostic> {
    let repeats = style.explode && !matches!(style.form, Form::Simple | Form::Label);
    let written = style.form.as_str();
    (forms.nested && style.form != Form::DeepObject).then(|| {
        if repeats {
            findings::style_of_nested_exploded(name, written)
        } else {
            findings::style_of_nested(name, written)
        }
    })
}
