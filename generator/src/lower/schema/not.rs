//! `not`, as far as it bears on the type: no null, none of some kinds, none of some values. What
//! else it says stands in the docs.

use rustc_hash::FxHashSet;

use super::conjunction::Merged;
use super::equal::value_key;
use super::kinds::Kinds;
use crate::keyword::Keyword;
use crate::load::Node;

/// What a `not` takes away.
pub(in crate::lower) enum Exclusion<'d> {
    /// Values of these kinds.
    Kinds(Kinds),
    /// These values.
    Values(Vec<&'d Node<'d>>),
}

/// What the schema under a `not` takes away; `None` where that is more than a type or a list of
/// values.
pub(in crate::lower) fn exclusion<'d>(node: &'d Node<'d>) -> Option<Exclusion<'d>> {
    let mut kinds = None;
    let mut values: Option<Vec<&'d Node<'d>>> = None;
    for member in node.members() {
        match member.key.as_ref() {
            "type" => kinds = Some(Kinds::named(&member.node)),
            "enum" => values = Some(member.node.items().iter().collect()),
            "const" => values = Some(vec![&member.node]),
            key if Keyword::describes(key) => {}
            _ => return None,
        }
    }
    // Beside values a type says what they are anyway.
    let kinds = kinds.filter(|kinds| *kinds != Kinds::ALL).map(Exclusion::Kinds);
    values.filter(|values| !values.is_empty()).map(Exclusion::Values).or(kinds)
}

/// Whether a schema's `not` changes its type.
pub(in crate::lower) fn excludes(node: &Node<'_>) -> bool {
    exclusion(node).is_some()
}

impl<'d> Merged<'d> {
    /// Takes away what the `not`s of the parts exclude.
    pub(in crate::lower) fn exclude(&mut self) {
        for node in std::mem::take(&mut self.excluded) {
            match exclusion(node) {
                Some(Exclusion::Kinds(kinds)) => self.exclude_kinds(kinds),
                Some(Exclusion::Values(values)) => self.exclude_values(&values),
                None => {}
            }
        }
    }

    fn exclude_kinds(&mut self, kinds: Kinds) {
        if kinds.has(Kinds::NULL) {
            self.deny_null();
        }
        let kinds = if kinds.has(Kinds::NUMBER) { kinds.with(Kinds::INTEGER) } else { kinds };
        self.kinds = self.kinds.map(|asked| asked.without(kinds.without(Kinds::NULL)));
    }

    fn exclude_values(&mut self, values: &[&'d Node<'d>]) {
        if values.iter().any(|value| value.is_null()) {
            self.deny_null();
        }
        if let Some(listed) = &mut self.values {
            let keys: FxHashSet<String> = values.iter().map(|value| value_key(value)).collect();
            listed.retain(|one| !keys.contains(&value_key(one)));
        }
    }
}
