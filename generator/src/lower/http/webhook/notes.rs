//! What an event has besides its body, and what is reported about events.

use crate::api::{Form, Location, Origin, Parameter, Type};
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::http::parameter::LoweredParameters;
use crate::report::{Diagnostic, findings};

impl<'d> Calls<'d, '_> {
    /// Headers, cookies and the parameters of a query. The path is the receiver's own.
    pub(in crate::lower) fn lower_event_parameters(
        &mut self,
        name: &str,
        item: &'d Node<'d>,
        node: &'d Node<'d>,
        origin: &Origin,
    ) -> Vec<Parameter> {
        let LoweredParameters { parameters, .. } =
            self.lower_parameters(name, item, node, origin, &[]);
        let mut kept = Vec::with_capacity(parameters.len());
        for parameter in parameters {
            match parameter.location {
                Location::Path => {
                    self.report_parameter(
                        node,
                        findings::event_path_parameter(&parameter.field.name),
                    );
                }
                Location::QueryString => {
                    self.report_parameter(
                        node,
                        findings::event_query_string(&parameter.field.name),
                    );
                }
                Location::Header | Location::Cookie | Location::Query => {
                    if self.is_styled_object(&parameter) {
                        self.report_parameter(
                            node,
                            findings::event_object_parameter(&parameter.field.name),
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

    fn report_parameter(&mut self, node: &Node<'d>, finding: Diagnostic) {
        let at = node.get("parameters").unwrap_or(node).at;
        self.schemas.report.push_at(at, finding);
    }

    /// Bodies of events are read in one form.
    pub(in crate::lower) fn report_media_types(&mut self, content: &Node<'d>, chosen: &str) {
        self.schemas.report.push_at(content.at, findings::event_media_types(chosen));
    }
}
