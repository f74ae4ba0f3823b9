//! Parameters outside the body.

use super::Lowering;
use super::docs::{lower_deprecation, lower_docs};
use crate::api::{Field, Form, Hint, Location, Parameter, Text, Type, TypeRef};
use crate::load::{Node, Pos};
use crate::report::{Diagnostic, codes};

impl<'d> Lowering<'d, '_> {
    /// The parameters of an operation: its own, and those of its path that it does not override.
    pub(super) fn lower_parameters(
        &mut self,
        path: &str,
        item: &'d Node<'d>,
        operation: &'d Node<'d>,
        hint: &Hint,
    ) -> Vec<Parameter> {
        let mut nodes: Vec<(&str, &str, &'d Node<'d>)> = Vec::new();
        for holder in [item, operation] {
            for node in holder.get("parameters").map(Node::items).unwrap_or_default() {
                let node = if node.get("$ref").is_some() { self.reference_target(node) } else { Some(node) };
                let Some(node) = node else { continue };
                let (Some(name), Some(location)) =
                    (node.get("name").and_then(Node::as_str), node.get("in").and_then(Node::as_str))
                else {
                    self.report_nameless(node);
                    continue;
                };
                match nodes.iter_mut().find(|before| before.0 == name && before.1 == location) {
                    Some(before) => before.2 = node,
                    None => nodes.push((name, location, node)),
                }
            }
        }
        let mut parameters = Vec::with_capacity(nodes.len());
        for (name, location, node) in nodes {
            if let Some(parameter) = self.lower_parameter(path, name, location, node, hint) {
                parameters.push(parameter);
            }
        }
        self.add_undeclared(path, operation.at, &mut parameters);
        parameters
    }

    fn report_nameless(&mut self, node: &Node<'_>) {
        self.diagnostics.push(
            Diagnostic::warning(codes::PARAMETER_WITHOUT_NAME, "a parameter without `name` or `in`")
                .at(node.at, self.context())
                .chosen("the call is generated without it")
                .help("a parameter needs both `name` and `in`"),
        );
    }

    fn lower_parameter(
        &mut self,
        path: &str,
        name: &str,
        location: &str,
        node: &'d Node<'d>,
        hint: &Hint,
    ) -> Option<Parameter> {
        if self.is_undocumented(node) {
            return None;
        }
        let location = match location {
            "path" if !path.contains(&format!("{{{name}}}")) => {
                self.diagnostics.push(
                    Diagnostic::warning(codes::PATH_PARAMETER_UNUSED, format!("the path `{path}` has no `{{{name}}}`"))
                        .at(node.at, self.context())
                        .chosen("the call is generated without this parameter"),
                );
                return None;
            }
            "path" => Location::Path,
            "query" => Location::Query,
            "querystring" => Location::QueryString,
            // OpenAPI 3.0.4, "Parameter Object": these three are not described as parameters.
            "header" if ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str()) => {
                return None;
            }
            "header" => Location::Header,
            "cookie" => Location::Cookie,
            other => {
                self.diagnostics.push(
                    Diagnostic::warning(codes::PARAMETER_LOCATION, format!("a parameter cannot be in `{other}`"))
                        .at(node.at, self.context())
                        .chosen("the call is generated without it")
                        .help("`in` is one of path, query, querystring, header and cookie"),
                );
                return None;
            }
        };
        let style = self.lower_style(node, location);
        let schema = node.get("schema").or_else(|| content_schema(node));
        let mut field = match schema {
            Some(schema) => self.lower_field(name, &[schema], hint),
            None if style.form == Form::Json => Field { ty: TypeRef::plain(Type::Any), ..plain_field(name) },
            None => plain_field(name),
        };
        let own = lower_docs(node);
        if !own.text.is_empty() {
            field.docs.text = own.text;
        }
        field.deprecated = lower_deprecation(node).or(field.deprecated);
        field.required = location == Location::Path || node.get("required").and_then(Node::as_bool) == Some(true);
        Some(Parameter { field, location, style })
    }

    /// `{name}` in the path that nothing declares is a string.
    fn add_undeclared(&mut self, path: &str, at: Pos, parameters: &mut Vec<Parameter>) {
        for name in template_names(path) {
            if parameters.iter().any(|one| one.location == Location::Path && one.field.name == name) {
                continue;
            }
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::PATH_PARAMETER_UNDECLARED,
                    format!("nothing declares the path parameter `{name}`"),
                )
                .at(at, self.context())
                .chosen("it is a required string")
                .help("add it to `parameters` with `in: path`"),
            );
            let field = Field { required: true, ..plain_field(name) };
            parameters.push(Parameter { field, location: Location::Path, style: Location::Path.default_style() });
        }
    }
}

/// The names in braces of a path template.
fn template_names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty())
}

fn content_schema<'d>(node: &'d Node<'d>) -> Option<&'d Node<'d>> {
    node.get("content")?.members().first()?.node.get("schema")
}

fn plain_field(name: &str) -> Field {
    Field::new(name, TypeRef::plain(Type::String(Text::Plain)))
}
