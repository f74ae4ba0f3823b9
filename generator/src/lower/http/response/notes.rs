//! What is told of responses: what a call cannot give, and what it gives instead.

use super::content::ResponseMedium;
use super::{Declared, is_bodiless};
use crate::api::Method;
use crate::load::{Member, Node};
use crate::lower::http::Calls;
use crate::report::{Diagnostic, codes};

impl<'d> Calls<'d, '_> {
    /// Tells of an operation that declares no success, and of a success that cannot be as it is
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
            ([], []) => self.report_no_success(operation),
            ([], [first, ..]) => self.report_redirects(*first),
            _ => {}
        }
        let has_body = |one: &&Declared<'d>| {
            one.node.get("content").is_some_and(|media| !media.members().is_empty())
        };
        for one in successes.iter().filter(|one| is_bodiless(one.status)).filter(has_body) {
            self.schemas.report.push(
                Diagnostic::warning(
                    codes::BODY_OF_NO_CONTENT,
                    format!("an answer {} has no body", one.status),
                )
                .at(one.at, self.schemas.report.context())
                .chosen("it is read as one without content")
                .help("what has a body is `200` (RFC 9110 section 15.3)"),
            );
        }
    }

    fn report_no_success(&mut self, operation: &'d Node<'d>) {
        self.schemas.report.push(
            Diagnostic::warning(codes::NO_SUCCESS, "the operation declares no success")
                .at(
                    operation.get("responses").unwrap_or(operation).at,
                    self.schemas.report.context(),
                )
                .chosen("the call gives nothing, whatever a success holds")
                .help("add a response `200`, `2XX` or `default`"),
        );
    }

    fn report_redirects(&mut self, first: Declared<'d>) {
        self.schemas.report.push(
            Diagnostic::warning(
                codes::REDIRECTS_ALONE,
                "the operation declares redirects and no success",
            )
            .at(first.at, self.schemas.report.context())
            .chosen("redirects are followed; the call gives the last response as it is")
            .help("add a response `200` that says what is found there"),
        );
    }

    /// A protocol is not switched: what comes after is no HTTP.
    pub(in crate::lower) fn report_switch(&mut self, switch: Declared<'d>) {
        self.schemas.report.push(
            Diagnostic::warning(
                codes::SWITCHED_PROTOCOL,
                "an SDK does not switch protocols, to WebSocket or others",
            )
            .at(switch.at, self.schemas.report.context())
            .chosen("the call has its other answers; an answer 101 is an error")
            .help("`Call` has the URL and the headers, for a client of that protocol"),
        );
    }

    pub(in crate::lower) fn report_streams(&mut self, successes: &[Declared<'d>]) {
        let Some(first) = successes.first() else {
            return;
        };
        self.schemas.report.push(
            Diagnostic::warning(
                codes::SUCCESS_TYPES,
                "the items of a stream have another type by status",
            )
            .at(first.at, self.schemas.report.context())
            .chosen(format!("the items of every stream are read as those of `{}`", first.status))
            .help("describe the items by one schema, a `oneOf`"),
        );
    }

    pub(in crate::lower) fn report_form(&mut self, medium: ResponseMedium<'d>) {
        self.schemas.report.push(
            Diagnostic::warning(
                codes::SUCCESS_TYPES,
                format!("`{}` holds another type than with a status before", medium.name),
            )
            .at(medium.node.at, self.schemas.report.context())
            .chosen("the method that asks for it reads the type of the first status")
            .help("give it the same schema with all statuses of success"),
        );
    }

    pub(in crate::lower) fn report_status(&mut self, member: &Member<'d>) {
        self.schemas.report.push(
            Diagnostic::warning(codes::UNKNOWN_STATUS, format!("`{}` is no status", member.key))
                .at(member.key_at, self.schemas.report.context())
                .chosen("this response is left out")
                .help("a status is three digits, `1XX` to `5XX`, or `default`"),
        );
    }

    pub(in crate::lower) fn report_media_type(&mut self, medium: ResponseMedium<'d>) {
        self.schemas.report.push(
            Diagnostic::warning(
                codes::RESPONSE_MEDIA_TYPE,
                format!("{:?} is no media type", medium.name),
            )
            .at(medium.node.at, self.schemas.report.context())
            .chosen("the call has no method that asks for it")
            .help("a media type is written like `application/json` (RFC 9110 section 8.3.1)"),
        );
    }
}
