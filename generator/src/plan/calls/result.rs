//! What a call gives.

use crate::api::{Docs, Operation, Output, ResponseBody, Status, Success, TypeRef, Union};
use crate::plan::naming::cases::type_name;
use crate::plan::naming::media_types::form_methods;
use crate::plan::naming::scope::{Named, Scope};
use crate::plan::types::enum_::other_names;
use crate::plan::types::sizes::LARGEST_PAYLOAD;
use crate::plan::{Planner, docs};
use crate::sdk::{
    FormItem, OutcomeItem, OutcomeVariant, ResultLine, RustType, StatusLine, StatusPattern,
};
use crate::source::Pos;

/// The result of a call.
pub(super) struct PlannedResult {
    pub(super) output: RustType,
    pub(super) result: ResultLine,
    pub(super) accept: Option<String>,
    pub(super) outcome: Option<OutcomeItem>,
}

impl Planner<'_> {
    /// The type of the result, and how it is read from the response.
    pub(super) fn plan_result(
        &mut self,
        operation: &Operation,
        outcome_name: &str,
    ) -> PlannedResult {
        let responses = &operation.responses;
        let raw = || RustType::Over("Response", Box::new(RustType::Runtime("Bytes")));
        let (output, result, outcome) = match &responses.output {
            Output::Nothing => (RustType::Unit, ResultLine::None, None),
            Output::Head => {
                (RustType::Over("Response", Box::new(RustType::Unit)), ResultLine::Head, None)
            }
            Output::Redirect => (raw(), ResultLine::Redirect, None),
            Output::One(content) => {
                let (ty, line) = self.plan_response_body(content);
                (ty, line, None)
            }
            Output::Optional { content, without } => {
                let (ty, line) = self.plan_optional(content, without);
                (ty, line, None)
            }
            Output::ByStatus(answers) => {
                let (item, line) = self.plan_outcome(operation.at, answers, outcome_name);
                (RustType::Local(item.name.clone()), line, Some(item))
            }
        };
        PlannedResult { output, accept: accept(&responses.accept, &result), result, outcome }
    }

    fn plan_response_body(&self, content: &ResponseBody) -> (RustType, ResultLine) {
        let over = |name, ty: &TypeRef| RustType::Over(name, Box::new(self.rust_type_ref(ty)));
        match content {
            ResponseBody::Text => (RustType::Prelude("String"), ResultLine::Text),
            ResponseBody::Bytes => (RustType::Runtime("Bytes"), ResultLine::Bytes),
            ResponseBody::Events(Some(ty)) => {
                let is_named = self.api.types.union(&ty.ty).is_some_and(Union::is_of_events);
                (
                    over("EventStream", ty),
                    if is_named { ResultLine::NamedEvents } else { ResultLine::Events },
                )
            }
            ResponseBody::Events(None) => {
                let text = RustType::Over("EventStream", Box::new(RustType::Prelude("String")));
                (text, ResultLine::TextEvents)
            }
            ResponseBody::Lines(ty) => (over("JsonLines", ty), ResultLine::Lines),
            ResponseBody::Json { ty, member } => {
                let line = member.clone().map_or(ResultLine::Json, ResultLine::Member);
                (self.rust_type_ref(ty), line)
            }
        }
    }

    /// `Option`, for a body that is not always there. Null counts as none.
    fn plan_optional(&self, content: &ResponseBody, without: &[Status]) -> (RustType, ResultLine) {
        let (mut ty, line) = self.plan_response_body(content);
        if !matches!(ty, RustType::Option(_)) {
            ty = RustType::Option(Box::new(ty));
        }
        let patterns = without.iter().filter_map(|status| pattern(*status)).collect();
        (ty, ResultLine::Optional(Box::new(line), patterns))
    }

    /// An enum with a variant for each declared status, and one for all others.
    fn plan_outcome(
        &mut self,
        at: Pos,
        answers: &[Success],
        name: &str,
    ) -> (OutcomeItem, ResultLine) {
        let mut scope = Scope::of("results of one call");
        let mut variants = Vec::new();
        let mut lines = Vec::new();
        for answer in answers {
            let status = answer.status.to_string();
            let wanted = [
                type_name(&answer.status.phrase()),
                type_name(&format!("{} {status}", answer.status.phrase())),
            ];
            let variant = scope.take(&wanted, Named::new(&status, at), self.diagnostics);
            let (ty, line) =
                answer.content.as_ref().map(|content| self.plan_response_body(content)).unzip();
            let boxed = answer
                .content
                .as_ref()
                .and_then(ResponseBody::ty)
                .is_some_and(|ty| self.types.sizes.size_of(self.api, ty) > LARGEST_PAYLOAD);
            let ty = ty.map(|ty| if boxed { RustType::Boxed(Box::new(ty)) } else { ty });
            let text = Docs { title: String::new(), text: answer.docs.clone() };
            let mut lines_of_docs = vec![format!("The answer {}.", docs::code(&status))];
            let said = docs::first_line(&text);
            if !said.is_empty() {
                lines_of_docs.push(String::new());
                lines_of_docs.extend(said);
            }
            lines.push(StatusLine {
                pattern: pattern(answer.status),
                variant: variant.clone(),
                content: line,
            });
            variants.push(OutcomeVariant { name: variant, ty, docs: lines_of_docs });
        }
        if answers.iter().all(|answer| answer.status != Status::Default) {
            let named = Named::ours("all other statuses", at);
            let other = scope.take(&other_names(), named, self.diagnostics);
            let ty = Some(RustType::Over("Response", Box::new(RustType::Runtime("Bytes"))));
            let docs = vec![
                "A success with a status that the document does not declare, as it came."
                    .to_owned(),
            ];
            lines.push(StatusLine {
                pattern: None,
                variant: other.clone(),
                content: Some(ResultLine::Raw),
            });
            variants.push(OutcomeVariant { name: other, ty, docs });
        }
        (OutcomeItem { name: name.to_owned(), variants }, ResultLine::ByStatus(lines))
    }

    /// The further ways to send a call. Their names are taken before those of setters.
    pub(super) fn plan_forms(&mut self, operation: &Operation, scope: &mut Scope) -> Vec<FormItem> {
        let forms = &operation.responses.forms;
        let mut items = Vec::with_capacity(forms.len());
        for form in forms {
            let named = Named::new(&form.media_type, operation.at);
            let method = scope.take(&form_methods(form), named, self.diagnostics);
            let (output, result) = self.plan_response_body(&form.content);
            items.push(FormItem { method, media_type: form.media_type.clone(), output, result });
        }
        items
    }
}

fn pattern(status: Status) -> Option<StatusPattern> {
    match status {
        Status::Exact(code) => Some(StatusPattern::Exact(code)),
        Status::Range(digit) => {
            let first = u16::from(digit) * 100;
            Some(StatusPattern::Range(first, first + 99))
        }
        Status::Default => None,
    }
}

/// Servers choose the form of their errors by what is asked for, so that anything else is taken too
/// where the result is not JSON.
fn accept(media: &[String], result: &ResultLine) -> Option<String> {
    if media.is_empty()
        || matches!(result, ResultLine::None | ResultLine::Head | ResultLine::Redirect)
    {
        return None;
    }
    let is_json = matches!(result, ResultLine::Json | ResultLine::Member(_));
    let is_stream =
        matches!(result, ResultLine::Events | ResultLine::TextEvents | ResultLine::NamedEvents);
    let mut names = media.join(", ");
    if !is_json && !is_stream && !media.iter().any(|name| name == "*/*") {
        names.push_str(", */*;q=0.5");
    }
    if is_stream && names.eq_ignore_ascii_case("text/event-stream") {
        return None;
    }
    Some(names)
}
