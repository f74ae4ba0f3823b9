//! Responses: what a call gives, and what a refusal holds.

use super::Lowering;
use super::body::{Media, preferred};
use super::extensions::{Meaning, find};
use super::kinds::Kinds;
use super::merged::Part;
use crate::api::{ErrorBody, Hint, Output, Step, Type};
use crate::load::Node;
use crate::report::{Diagnostic, codes};

impl<'d> Lowering<'d, '_> {
    /// The output of an operation and the bodies of its refusals.
    pub(super) fn lower_responses(&mut self, operation: &'d Node<'d>, hint: &Hint) -> (Output, Vec<ErrorBody>) {
        let Some(responses) = operation.get("responses") else { return (Output::Nothing, Vec::new()) };
        let mut successes = Vec::new();
        let mut errors = Vec::new();
        let mut fallback = None;
        for member in responses.members() {
            let node = self.reference_target(&member.node).unwrap_or(&member.node);
            match member.key.as_bytes().first() {
                Some(b'2') => successes.push((member.key.as_ref(), node)),
                Some(b'4' | b'5') => errors.push((member.key.as_ref(), node)),
                Some(b'd') => fallback = Some(node),
                _ => {}
            }
        }
        if successes.is_empty()
            && let Some(node) = fallback.take()
        {
            successes.push(("default", node));
        }
        errors.extend(fallback.map(|node| ("default", node)));
        let bodies = errors.into_iter().filter_map(|(status, node)| self.lower_error(status, node, hint)).collect();
        (self.lower_successes(operation, &successes, hint), bodies)
    }

    fn lower_successes(&mut self, operation: &'d Node<'d>, successes: &[(&str, &'d Node<'d>)], hint: &Hint) -> Output {
        let with_body =
            successes.iter().find(|(_, node)| node.get("content").is_some_and(|content| !content.members().is_empty()));
        let Some((status, node)) = with_body else { return Output::Nothing };
        for (other, another) in successes.iter().filter(|(other, _)| other != status) {
            if another.get("content").is_some_and(|content| !content.members().is_empty()) {
                self.diagnostics.push(
                    Diagnostic::warning(codes::SEVERAL_RESPONSES, format!("the answers {status} and {other} both have a body"))
                        .at(another.at, self.context())
                        .related(node.at, "this one is the call's result")
                        .chosen(format!("the call gives the body of {status}; a {other} that looks different is a decode error with its raw body")),
                );
            }
        }
        let Some((member, class)) = node.get("content").and_then(preferred) else { return Output::Nothing };
        match (class, member.node.get("schema")) {
            (Media::Json, Some(schema)) => self.lower_output(operation, schema, hint),
            (Media::Json, None) => Output::Json { ty: crate::api::TypeRef::plain(Type::Any), member: None },
            (Media::Text, _) => Output::Text,
            _ => Output::Bytes,
        }
    }

    /// The JSON body, unwrapped where it is an envelope.
    fn lower_output(&mut self, operation: &'d Node<'d>, schema: &'d Node<'d>, hint: &Hint) -> Output {
        let key = find(operation, Meaning::ResponseMember);
        if key.is_some_and(Node::is_null) {
            return Output::Nothing;
        }
        if Self::as_reference(schema).is_none() {
            let merged = self.merge(&[Part::new(schema)]);
            let is_object =
                merged.unions.is_empty() && merged.effective_kinds() == Kinds::OBJECT && merged.additional.is_empty();
            let ignored = |name: &&str| self.config.envelope.ignore.iter().any(|ignored| ignored == name);
            let left: Vec<&'d str> = merged.properties.keys().copied().filter(|name| !ignored(name)).collect();
            if is_object && !merged.properties.is_empty() && left.is_empty() {
                return Output::Nothing;
            }
            if let Some(name) = unwrapped(key.and_then(Node::as_str), &left, &merged.properties)
                && is_object
            {
                let parts: Vec<Part<'d>> = merged.properties[name].iter().map(|node| Part::new(node)).collect();
                let ty = self.lower_schema(&parts, &hint.then(Step::Property(name.to_owned())));
                return Output::Json { ty, member: Some(name.to_owned()) };
            }
        }
        let ty = self.lower_schema(&[Part::new(schema)], &hint.then(Step::Response));
        Output::Json { ty, member: None }
    }

    fn lower_error(&mut self, status: &str, node: &'d Node<'d>, hint: &Hint) -> Option<ErrorBody> {
        let (member, class) = preferred(node.get("content")?)?;
        let schema = member.node.get("schema").filter(|_| class == Media::Json)?;
        let ty = self.lower_schema(&[Part::new(schema)], &hint.then(Step::Variant(format!("error {status}"))));
        Some(ErrorBody { status: status.to_owned(), ty: ty.ty })
    }
}

/// The member to unwrap: the one the document or the config's rule names, unless that would throw away
/// an object or a list that stands beside it (the next page's cursor, a second resource).
fn unwrapped<'d>(
    key: Option<&str>,
    left: &[&'d str],
    properties: &indexmap::IndexMap<&'d str, Vec<&'d Node<'d>>>,
) -> Option<&'d str> {
    let name = match key {
        Some(key) => *properties.keys().find(|name| **name == key)?,
        None => match left {
            [only] if properties.len() > 1 => *only,
            _ => return None,
        },
    };
    let is_scalar = |node: &&Node<'d>| {
        let kind = node.get("type").and_then(Node::as_str);
        matches!(kind, Some("boolean" | "string" | "integer" | "number"))
    };
    let nothing_lost = properties.iter().all(|(other, nodes)| *other == name || nodes.iter().all(is_scalar));
    nothing_lost.then_some(name)
}
