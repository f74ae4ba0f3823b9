//! `$ref`: followed once, to an id.

use rustc_hash::{FxHashMap, FxHashSet};

use super::choice::is_choice_of_several;
use super::conjuncts::{Conjunct, Part, Reach};
use super::kinds::Kinds;
use super::not::excludes;
use super::nullable::says_nullable;
use crate::api::{Type, TypeRef};
use crate::keyword::Keyword;
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::report::findings;
use crate::source::Pos;

/// Where references lead.
enum Chain<'d> {
    /// To something that is more than a reference.
    Ends(&'d Node<'d>),
    /// To this one, which names nothing that exists.
    Breaks(&'d Node<'d>),
    /// Back to this one.
    Cycles(&'d Node<'d>),
}

/// A schema on the way that is nothing but a reference.
struct Hop<'d> {
    schema: &'d Node<'d>,
    /// The reference that it amounts to.
    link: &'d Node<'d>,
}

/// Where a chain of references ends.
#[derive(Clone, Copy)]
pub(in crate::lower) struct End<'d> {
    /// The schema that is more than a reference.
    target: &'d Node<'d>,
    /// The last reference on the way.
    reference: &'d str,
    /// Whether `nullable` stands on the way.
    nullable: bool,
}

/// The one `$ref` that a conjunction amounts to.
pub(in crate::lower) struct SoleReference<'d> {
    pub(in crate::lower) reference: &'d Node<'d>,
    /// Whether null is the other alternative of a choice that holds it.
    pub(in crate::lower) nullable: bool,
}

/// The named schemas of a document, by where they stand.
#[derive(Default)]
pub(in crate::lower) struct Components<'d> {
    /// Their names.
    pub(in crate::lower) names: FxHashMap<Pos, &'d str>,
    /// The components that extend a schema.
    pub(super) children: FxHashMap<Pos, Vec<(&'d str, &'d Node<'d>)>>,
    /// Where chains of references end, by the places of their links; `None` for those that lead
    /// nowhere.
    ends: FxHashMap<Pos, Option<End<'d>>>,
}

impl<'d> Schemas<'d, '_> {
    /// What a `$ref` leads to, over any number of references; one that leads nowhere is reported.
    pub(in crate::lower) fn reference_target(
        &mut self,
        node: &'d Node<'d>,
    ) -> Option<&'d Node<'d>> {
        node.get("$ref")?;
        match self.plain_chain(node) {
            Chain::Ends(target) => Some(target),
            Chain::Breaks(link) => self.next_target(link),
            Chain::Cycles(target) => {
                self.report_cycle(target);
                None
            }
        }
    }

    /// The same, without a word; the last link of a chain that leads nowhere.
    pub(in crate::lower) fn final_target(&self, node: &'d Node<'d>) -> &'d Node<'d> {
        match self.plain_chain(node) {
            Chain::Ends(last) | Chain::Breaks(last) | Chain::Cycles(last) => last,
        }
    }

    /// Follows `$ref`s from one to the next, whatever stands beside them.
    fn plain_chain(&self, node: &'d Node<'d>) -> Chain<'d> {
        let link = |node: &'d Node<'d>| node.get("$ref")?.as_str().map(|_| node);
        match link(node) {
            Some(first) => self.chain(first, link, &mut Vec::new()),
            None => Chain::Ends(node),
        }
    }

    /// Follows references, for as long as what one leads to is another one: the one walk over
    /// them. `passed` takes the schemas on the way.
    fn chain(
        &self,
        first: &'d Node<'d>,
        link_in: impl Fn(&'d Node<'d>) -> Option<&'d Node<'d>>,
        passed: &mut Vec<Hop<'d>>,
    ) -> Chain<'d> {
        let mut seen = FxHashSet::default();
        let mut link = first;
        loop {
            let Some(schema) = self.target_of(link) else {
                return Chain::Breaks(link);
            };
            let Some(next) = link_in(schema) else {
                return Chain::Ends(schema);
            };
            if !seen.insert(schema.at) {
                return Chain::Cycles(schema);
            }
            passed.push(Hop { schema, link: next });
            link = next;
        }
    }

    /// What a node is, its `$ref` followed where it has one.
    pub(in crate::lower) fn followed(&mut self, node: &'d Node<'d>) -> &'d Node<'d> {
        if node.get("$ref").is_none() { node } else { self.reference_target(node).unwrap_or(node) }
    }

    /// The schema that a `$ref` names, which may be a reference itself; one that names nothing is
    /// reported.
    pub(in crate::lower) fn next_target(&mut self, node: &'d Node<'d>) -> Option<&'d Node<'d>> {
        let reference = node.get("$ref")?;
        let Some(text) = reference.as_str() else {
            self.report_no_reference(reference);
            return None;
        };
        let found = self.document.target(reference);
        if found.is_none() && !self.document.is_reported(reference) {
            self.report_dangling(reference, text);
        }
        found
    }

    /// The schema that a `$ref` names, if it is there.
    pub(in crate::lower) fn target_of(&self, node: &'d Node<'d>) -> Option<&'d Node<'d>> {
        self.document.target(node.get("$ref")?)
    }

    fn report_no_reference(&mut self, reference: &'d Node<'d>) {
        self.report.push_at(reference.at, findings::ref_not_text(reference.kind()));
    }

    fn report_cycle(&mut self, node: &'d Node<'d>) {
        self.report.push(findings::ref_cycle().at(node.at));
    }

    fn report_dangling(&mut self, reference: &'d Node<'d>, text: &str) {
        let finding = if text.contains("/parameters/") {
            findings::dangling_parameter(text)
        } else {
            findings::dangling_ref(text)
        };
        let finding = match self.document.nearest(text) {
            Some((name, at)) => finding.near(Some(name)).related(at),
            None => finding,
        };
        self.report.push_at(reference.at, finding);
    }

    /// The `$ref` that a schema amounts to: alone, beside annotations, or as the only entry of
    /// `allOf`.
    pub(in crate::lower) fn as_reference(node: &'d Node<'d>) -> Option<&'d Node<'d>> {
        let mut found = None;
        for member in node.members() {
            match member.key.as_ref() {
                "$ref" => found = Some(node),
                // A choice of one with a discriminator is a choice that may grow.
                "oneOf" | "anyOf" if node.get("discriminator").is_some() => return None,
                "allOf" | "oneOf" | "anyOf" => match member.node.items() {
                    [only] if found.is_none() => found = Some(Self::as_reference(only)?),
                    _ => return None,
                },
                "not" if !excludes(&member.node) => {}
                key if Keyword::describes(key) => {}
                _ => return None,
            }
        }
        found
    }

    /// The one `$ref` that a conjunction amounts to, beside schemas that say nothing but a type
    /// which its target has anyway.
    pub(in crate::lower) fn sole_reference(
        &mut self,
        parts: &[Part<'d>],
    ) -> Option<SoleReference<'d>> {
        let here = self.conjuncts(parts, Reach::HERE);
        if Reach::HERE.is_used_up(&here) {
            return None;
        }
        let mut found: Option<(&'d Node<'d>, &'d Node<'d>)> = None;
        let mut asked = Kinds::ALL;
        let mut choices = Vec::new();
        for Conjunct { part, .. } in &here.list {
            for member in part.node.members() {
                match member.key.as_ref() {
                    "$ref" => {
                        let target = self.target_of(part.node)?;
                        if found.is_some_and(|(_, before)| before.at != target.at) {
                            return None;
                        }
                        found = Some((part.node, target));
                    }
                    "allOf" => {}
                    "oneOf" | "anyOf" | "discriminator" if !part.alternatives => {}
                    "oneOf" | "anyOf" if is_choice_of_several(member, part.node) => {
                        choices.push(&member.node);
                    }
                    // What is left of a choice of one is in the list.
                    "oneOf" | "anyOf" if !member.node.items().is_empty() => {}
                    "type" => asked = asked.and(Kinds::named(&member.node)),
                    "not" if !excludes(&member.node) => {}
                    key if Keyword::describes(key) => {}
                    _ => return None,
                }
            }
        }
        let (reference, target) = found?;
        let kinds = self.kinds_of(target).without(Kinds::NULL);
        let idle = choices
            .into_iter()
            .all(|choice| self.is_idle(&choice.items().iter().collect::<Vec<_>>(), kinds));
        let fits = idle && (kinds.and(asked) == kinds || asked == Kinds::ALL);
        fits.then_some(SoleReference { reference, nullable: here.nullable })
    }

    /// The type of a referenced schema, lowered on first use.
    pub(in crate::lower) fn lower_reference(&mut self, node: &'d Node<'d>) -> TypeRef {
        let Some(End { target, reference, nullable }) = self.end_of(node) else {
            return TypeRef::plain(Type::Any);
        };
        let mut ty = match self.components.names.get(&target.at).copied() {
            Some(name) => self.lower_shared(target, name),
            None => {
                let origin = self.origin_of(reference);
                self.lower_shared_as(target, &origin)
            }
        };
        ty.nullable |= nullable;
        ty
    }

    /// Follows references without siblings, and remembers where each of them ends.
    fn end_of(&mut self, node: &'d Node<'d>) -> Option<End<'d>> {
        let mut passed = Vec::new();
        let ends = &self.components.ends;
        let link_in = |schema: &'d Node<'d>| {
            if ends.contains_key(&schema.at) { None } else { Self::as_reference(schema) }
        };
        let mut end = match self.chain(node, link_in, &mut passed) {
            Chain::Ends(target) => ends.get(&target.at).copied().unwrap_or_else(|| {
                let last = passed.last().map_or(node, |hop| hop.link);
                let reference = last.get("$ref").and_then(Node::as_str).unwrap_or_default();
                Some(End { target, reference, nullable: false })
            }),
            Chain::Breaks(link) => {
                self.next_target(link);
                None
            }
            Chain::Cycles(schema) => {
                self.report_cycle(schema);
                None
            }
        };
        for Hop { schema, link } in passed.into_iter().rev() {
            let nullable = says_nullable(schema) || says_nullable(link);
            end = end.map(|end| End { nullable: end.nullable || nullable, ..end });
            self.components.ends.insert(schema.at, end);
        }
        end
    }

    /// The names of components by where they stand. One that is nothing but a reference to another
    /// file names what is there, too.
    pub(in crate::lower) fn name_components(&mut self, schemas: &'d Node<'d>) {
        for member in
            schemas.members().iter().filter(|member| Self::as_reference(&member.node).is_none())
        {
            self.components.names.insert(member.node.at, &member.key);
        }
        for member in schemas.members() {
            let Some(reference) = Self::as_reference(&member.node) else {
                continue;
            };
            self.report.context = format!("the schema `{}`", member.key);
            if let Some(end) = self.end_of(reference) {
                self.components.names.entry(end.target.at).or_insert(&member.key);
            }
        }
    }
}
