//! Parameters outside the body: path, query, header and cookie, with their styles.
//!
//! Types come from `lower::schema`. Knows nothing of bodies and responses.

pub(in crate::lower) mod empty;
pub(super) mod path_template;
pub(super) mod style;
pub(super) mod undefined_style;

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::{Field, Form, Location, Origin, Parameter, SchemeId, Text, Type, TypeRef};
use crate::http::braced;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::schema::conjunction::Part;
use crate::lower::schema::docs::{lower_deprecation, lower_docs};
use crate::report::findings;
use path_template::without_declared_query;

/// A parameter as it is found, before it is lowered.
pub(in crate::lower) struct FoundParameter<'d> {
    pub(in crate::lower) name: &'d str,
    pub(in crate::lower) location: &'d str,
    pub(in crate::lower) node: &'d Node<'d>,
    /// What refers to it, or the parameter itself.
    pub(in crate::lower) beside: &'d Node<'d>,
}

/// The path of an operation as it is sent, and the parameters of the call.
pub(in crate::lower) struct LoweredParameters {
    pub(in crate::lower) path: String,
    pub(in crate::lower) parameters: Vec<Parameter>,
}

/// A path template, and the names in it.
struct PathTemplate<'p> {
    text: &'p str,
    names: FxHashSet<&'p str>,
}

impl<'d> Calls<'d, '_> {
    /// The path as it is sent, and the parameters of an operation: its own, and those of its path
    /// that it does not override.
    pub(in crate::lower) fn lower_parameters(
        &mut self,
        path: &str,
        item: &'d Node<'d>,
        operation: &'d Node<'d>,
        origin: &Origin,
        security: &[Vec<SchemeId>],
    ) -> LoweredParameters {
        let mut all: Vec<FoundParameter<'d>> = Vec::new();
        let mut places: FxHashMap<(&str, &str), usize> = FxHashMap::default();
        for holder in [item, operation] {
            let inherited = all.len();
            for node in holder.get("parameters").map(Node::items).unwrap_or_default() {
                let beside = node;
                let node = if node.get("$ref").is_some() {
                    self.schemas.reference_target(node)
                } else {
                    Some(node)
                };
                let Some(node) = node else { continue };
                let (Some(name), Some(location)) = (
                    node.get("name").and_then(Node::as_str),
                    node.get("in").and_then(Node::as_str),
                ) else {
                    self.report_nameless(node);
                    continue;
                };
                let found = FoundParameter { name, location, node, beside };
                match places.entry((name, location)) {
                    Entry::Occupied(known) => {
                        let index = *known.get();
                        let before = std::mem::replace(&mut all[index], found);
                        if index >= inherited && before.node.at != node.at {
                            self.report_repeated(name, before.beside, beside);
                        }
                    }
                    Entry::Vacant(place) => {
                        place.insert(all.len());
                        all.push(found);
                    }
                }
            }
        }
        let mut parameters = Vec::with_capacity(all.len());
        let template = PathTemplate { text: path, names: braced(path).collect() };
        for found in all {
            let FoundParameter { name, node, .. } = found;
            let Some(location) = self.lower_location(&template, &found) else {
                continue;
            };
            if self.schemas.is_undocumented(node) || self.is_credential(location, name, security) {
                continue;
            }
            let mut parameter = self.lower_parameter(&found, location, origin);
            if location == Location::Path {
                parameter.style.empty = self.may_be_empty(&found, origin);
            }
            self.report_undefined_style(node, location, parameter.style, &parameter.field.ty);
            parameters.push(parameter);
        }
        let path = without_declared_query(path, &parameters);
        self.add_undeclared(&path, operation.at, &mut parameters);
        self.allow_empty(origin, &mut parameters);
        LoweredParameters { path, parameters }
    }

    /// Whether a parameter is the credential of a scheme that the operation takes: the client sends
    /// that.
    fn is_credential(&self, location: Location, name: &str, security: &[Vec<SchemeId>]) -> bool {
        security.iter().flatten().any(|id| self.api.schemes[id.0].kind.travels_as(location, name))
    }

    fn report_nameless(&mut self, node: &Node<'_>) {
        self.schemas.report.push_at(node.at, findings::parameter_without_name());
    }

    /// A list has each parameter once (OpenAPI 3.0.4, "Operation Object").
    fn report_repeated(&mut self, name: &str, first: &Node<'_>, second: &Node<'_>) {
        self.schemas
            .report
            .push_at(second.at, findings::repeated_parameter(name).related(first.at));
    }

    /// What a parameter is that has neither `schema` nor `content`: what it says itself, as
    /// parameters of 2.0 do, or else text.
    fn bare_parameter(&mut self, name: &str, node: &'d Node<'d>, origin: &Origin) -> Field {
        let is_schema =
            ["$ref", "enum", "format", "items", "type"].iter().any(|key| node.get(key).is_some());
        let finding = if is_schema {
            findings::parameter_with_type(name)
        } else {
            findings::parameter_without_schema(name)
        };
        self.schemas.report.push_at(node.at, finding);
        if is_schema {
            self.schemas.lower_field(name, &[Part::new(node)], origin)
        } else {
            plain_field(name)
        }
    }

    /// Where a parameter travels; `None` for a parameter that is not sent.
    fn lower_location(
        &mut self,
        path: &PathTemplate<'_>,
        found: &FoundParameter<'d>,
    ) -> Option<Location> {
        let FoundParameter { name, location, node, .. } = *found;
        match location {
            "path" if !path.names.contains(name) => {
                self.schemas
                    .report
                    .push_at(node.at, findings::path_parameter_unused(name, path.text));
                None
            }
            "path" => Some(Location::Path),
            "query" => Some(Location::Query),
            "querystring" => Some(Location::QueryString),
            // OpenAPI 3.0.4, "Parameter Object": these two are not described as parameters.
            "header"
                if name.eq_ignore_ascii_case("accept")
                    || name.eq_ignore_ascii_case("content-type") =>
            {
                self.schemas.report.push_at(node.at, findings::media_header(name));
                None
            }
            "header" => Some(Location::Header),
            "cookie" => Some(Location::Cookie),
            other => {
                self.schemas.report.push_at(node.at, findings::parameter_location(name, other));
                None
            }
        }
    }

    pub(in crate::lower) fn lower_parameter(
        &mut self,
        found: &FoundParameter<'d>,
        location: Location,
        origin: &Origin,
    ) -> Parameter {
        let FoundParameter { name, node, beside, .. } = *found;
        let style = self.lower_style(node, location);
        let schema = node.get("schema").or_else(|| self.content_schema(node));
        let mut field = match schema {
            Some(schema) => self.schemas.lower_field(name, &[Part::new(schema)], origin),
            None if style.form == Form::Json => {
                Field { ty: TypeRef::plain(Type::Any), ..plain_field(name) }
            }
            None if node.get("content").is_some() => plain_field(name),
            None => self.bare_parameter(name, node, origin),
        };
        // OpenAPI 3.1.1, "Reference Object": what is said beside the `$ref` counts more.
        if let Some(own) =
            [beside, node].map(|node| lower_docs(node).text).into_iter().find(|own| !own.is_empty())
        {
            field.docs.text = own;
        }
        field.deprecated = lower_deprecation(node).or(field.deprecated);
        field.required = location == Location::Path
            || node.get("required").and_then(Node::as_bool) == Some(true);
        if location == Location::Header && name.eq_ignore_ascii_case("authorization") {
            self.report_authorization(node);
            field = Field {
                ty: TypeRef::plain(Type::String(Text::Secret)),
                required: false,
                constant: None,
                ..field
            };
        }
        Parameter { field, location, style }
    }

    fn content_schema(&mut self, node: &'d Node<'d>) -> Option<&'d Node<'d>> {
        let medium = &node.get("content")?.members().first()?.node;
        self.schemas.followed(medium).get("schema")
    }

    /// OpenAPI has `Authorization` described by security schemes. Where none of the operation's
    /// does, the parameter is all there is.
    fn report_authorization(&mut self, node: &Node<'_>) {
        self.schemas.report.push_at(node.at, findings::authorization_parameter());
    }
}

pub(in crate::lower) fn plain_field(name: &str) -> Field {
    Field::new(name, TypeRef::plain(Type::String(Text::Plain)))
}
