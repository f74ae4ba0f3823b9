//! What an event has besides its body, and what is told of events.

use crate::api::{Form, Hint, Location, Parameter, Type};
use crate::load::Node;
use crate::lower::http::Calls;
use crate::report::{Diagnostic, codes};

impl<'d> Calls<'d, '_> {
    /// Headers, cookies and the parameters of a query. The path is the receiver's own.
    pub(in crate::lower) fn lower_event_parameters(
        &mut self,
        name: &str,
        item: &'d Node<'d>,
        node: &'d Node<'d>,
        hint: &Hint,
    ) -> Vec<Parameter> {
        let (_, parameters) = self.lower_parameters(name, item, node, hint, &[]);
        let mut kept = Vec::with_capacity(parameters.len());
        for parameter in parameters {
            match parameter.location {
                Location::Path => {
                    self.report_parameter(
                        node,
                        &parameter,
                        "is part of the path",
                        "it is left out: the path is the receiver's own",
                    );
                }
                Location::QueryString => {
                    self.report_parameter(
                        node,
                        &parameter,
                        "is the whole query",
                        "the query is left to its receiver",
                    );
                }
                Location::Header | Location::Cookie | Location::Query => {
                    if self.is_styled_object(&parameter) {
                        self.report_parameter(
                            node,
                            &parameter,
                            "is an object",
                            "its text is read as JSON",
                        );
                    }
                    kept.push(parameter);
                }
            }
        }
        kept
    }

    fn is_styled_object(&self, parameter: &Parameter) -> bool {
        let is_object = match &parameter.field.ty.ty {
            Type::Map(_) => true,
            ty => self.schemas.store.types.record(ty).is_some(),
        };
        is_object && parameter.style.form != Form::Json
    }

    fn report_parameter(
        &mut self,
        node: &Node<'d>,
        parameter: &Parameter,
        why: &str,
        chosen: &str,
    ) {
        let name = &parameter.field.name;
        self.schemas.report.push(
            Diagnostic::warning(codes::EVENT_PARAMETER, format!("the parameter `{name}` of an event {why}"))
                .at(node.get("parameters").unwrap_or(node).at, self.schemas.report.context())
                .chosen(chosen.to_owned())
                .help("headers, cookies and parameters of the query are read, as values and as lists of them"),
        );
    }

    /// Bodies of events are read in one form.
    pub(in crate::lower) fn report_media_types(&mut self, content: &Node<'d>, chosen: &str) {
        self.schemas.report.push(
            Diagnostic::warning(
                codes::EVENT_MEDIA_TYPES,
                "the body of an event comes in several media types",
            )
            .at(content.at, self.schemas.report.context())
            .chosen(format!("it is read as `{chosen}`"))
            .help("where the sender can be told which one to send, that is the one"),
        );
    }
}
