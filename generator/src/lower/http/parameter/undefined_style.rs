//! Styles for what no table of the standard writes in them (OpenAPI 3.0.4, 3.1.2 and 3.2.1, "Style
//! Values" and "Style Examples": `n/a`).

use crate::api::{Form, Location, Shape, Style, Type, TypeRef};
use crate::load::Node;
use crate::lower::http::Calls;
use crate::report::{Diagnostic, codes};

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

/// What a style is not defined for (or with), what is written, and what would be clear.
struct Gap {
    of: &'static str,
    chosen: &'static str,
    help: &'static str,
}

impl<'d> Calls<'d, '_> {
    /// Tells of a parameter whose style says nothing of its values. What `deepObject` makes of
    /// lists and of what is nested deeper is not told of each time: most documents that name the
    /// style mean just that.
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
        for gap in [
            gap_of_kind(style, forms),
            gap_of_explode(style, forms, explode),
            gap_inside(style, forms),
        ] {
            let Some(Gap { of, chosen, help }) = gap else {
                continue;
            };
            let at = node.get("style").or_else(|| node.get("explode")).unwrap_or(node).at;
            let name = node.get("name").and_then(Node::as_str).unwrap_or_default();
            let style = style.form.as_str();
            self.schemas.report.push(
                Diagnostic::warning(
                    codes::UNDEFINED_STYLE,
                    format!("`{name}`: the style `{style}` is not defined {of}"),
                )
                .at(at, self.schemas.report.context())
                .chosen(chosen)
                .help(help),
            );
        }
        self.report_empty(node, location, style);
    }

    /// OpenAPI 3.1.2, "Parameter Object": `allowEmptyValue` is for queries, and is ignored where
    /// the style says nothing of empty values.
    fn report_empty(&mut self, node: &'d Node<'d>, location: Location, style: Style) {
        let flag =
            node.get("allowEmptyValue").filter(|flag| flag.as_bool() == Some(true) && !style.empty);
        let Some(flag) = flag else { return };
        let reason = match location {
            Location::Query => format!("`{}` does not write empty values", style.form.as_str()),
            _ => format!("a {} parameter has no `allowEmptyValue`", location.as_str()),
        };
        self.schemas.report.push(
            Diagnostic::warning(codes::UNDEFINED_STYLE, reason)
                .at(flag.at, self.schemas.report.context())
                .chosen("it is ignored: null, and what is empty, is written as the style has it")
                .help("`allowEmptyValue` is for query parameters in the style `form`"),
        );
    }

    fn forms_of(&self, ty: &Type, deepest: usize) -> Forms {
        let text = Forms { text: true, ..Forms::default() };
        let Some(deepest) = deepest.checked_sub(1) else {
            return Forms::default();
        };
        match ty {
            Type::Any => Forms { text: true, parts: true, nested: false },
            Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) => text,
            Type::Array(item) | Type::Map(item) => {
                self.forms_around(std::iter::once(&item.ty), deepest)
            }
            Type::Tuple(items) => self.forms_around(items.iter().map(|item| &item.ty), deepest),
            Type::Named(id) => match &self.schemas.store.types[*id].shape {
                Shape::Enum(_) => text,
                Shape::Alias(target) => self.forms_of(&target.ty, deepest),
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

fn gap_of_kind(style: Style, forms: Forms) -> Option<Gap> {
    let is_of_parts = is_delimited(style.form) || style.form == Form::DeepObject;
    (is_of_parts && forms.text && !forms.parts).then_some(Gap {
        of: "for what is one text",
        chosen: "it is written as in `form`",
        help: "leave `style` out, or describe a list or an object",
    })
}

fn gap_of_explode(style: Style, forms: Forms, explode: Option<bool>) -> Option<Gap> {
    match (style.form, explode?) {
        _ if !forms.parts => None,
        (Form::SpaceDelimited | Form::PipeDelimited, true) => Some(Gap {
            of: "with `explode: true`, which leaves nothing to delimit",
            chosen: "each part is written by itself, as in `form`",
            help: "name the style `form`, or say `explode: false`",
        }),
        (Form::DeepObject, false) => Some(Gap {
            of: "with `explode: false`",
            chosen: "it is written as with `explode: true`: `name[key]=value`",
            help: "say `explode: true`; for one text, `content` with a media type",
        }),
        (Form::Cookie, false) => Some(Gap {
            of: "for lists and objects in one cookie",
            chosen: "their parts are one text, with commas",
            help: "say `explode: true`, or name the style `form`",
        }),
        _ => None,
    }
}

fn gap_inside(style: Style, forms: Forms) -> Option<Gap> {
    let repeats = style.explode && !matches!(style.form, Form::Simple | Form::Label);
    (forms.nested && style.form != Form::DeepObject).then_some(Gap {
        of: "for lists and objects inside of others",
        chosen: match repeats {
            true => "a list inside of an object repeats the member's name; what is nested otherwise is JSON text",
            false => "what is nested is JSON text",
        },
        help: "`deepObject` nests in a query; `content` with `application/json` does so anywhere",
    })
}
