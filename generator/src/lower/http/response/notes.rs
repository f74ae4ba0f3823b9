//! What is reported about responses: what a call cannot give, and what it gives instead.

use super::content::ResponseMedium;
use super::{Declared, is_bodiless};
use crate::api::Method;
use crate::load::{Member, Node};
use crate::lower::http::Calls;
use crate::report::findings;

impl<'d> Calls<'d, '_> {
    /// Reports an operation that declares no success, and a success that cannot be as it is
    /// declared.
    pub(in crate::lower) fn report_answers(
        &mut self,
        method: &Method,
        operation: &'d Node<'d>,
        successes: &[Declared<'d>],
        redirects: &[Declared<'d>],
    ) {
        match (successes, redirects) {
            _ if *method == Method::Head => {}
            ([], []) => self.report_no_success(method, operation),
            ([], [first, ..]) => self.report_redirects(*first),
            _ => {}
        }
        let has_body = |one: &&Declared<'d>| {
            one.node.get("content").is_some_and(|media| !media.members().is_empty())
        };
        for one in successes.iter().filter(|one| is_bodiless(one.status)).filter(has_body) {
            self.schemas.report.push_at(one.at, findings::body_of_no_content(one.status));
        }
    }

    fn report_no_success(&mut self, method: &Method, operation: &'d Node<'d>) {
        let result = match method {
            Method::Get => "the body of a success as it came",
            _ => "nothing, whatever a success contains",
        };
        let at = operation.get("responses").unwrap_or(operation).at;
        self.schemas.report.push_at(at, findings::no_success(result));
    }

    fn report_redirects(&mut self, first: Declared<'d>) {
        self.schemas.report.push_at(first.at, findings::redirects_alone());
    }

    /// A protocol is not switched: what follows is not HTTP.
    pub(in crate::lower) fn report_switch(&mut self, switch: Declared<'d>) {
        self.schemas.report.push_at(switch.at, findings::switched_protocol());
    }

    pub(in crate::lower) fn report_streams(&mut self, successes: &[Declared<'d>]) {
        let Some(first) = successes.first() else {
            return;
        };
        self.schemas.report.push_at(first.at, findings::stream_types(first.status));
    }

    pub(in crate::lower) fn report_form(&mut self, medium: ResponseMedium<'d>) {
        self.schemas.report.push_at(medium.node.at, findings::media_types_differ(medium.name));
    }

    pub(in crate::lower) fn report_status(&mut self, member: &Member<'d>) {
        self.schemas.report.push_at(member.key_at, findings::unknown_status(&member.key));
    }

    pub(in crate::lower) fn report_media_type(&mut self, medium: ResponseMedium<'d>) {
        self.schemas.report.push_at(medium.node.at, findings::response_media_type(medium.name));
    }
}
