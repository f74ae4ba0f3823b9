//! Path templates: what they name, and what of them is sent.

use rustc_hash::FxHashSet;

use super::plain_field;
use crate::api::{Field, Location, Parameter};
use crate::http::braced;
use crate::lower::http::Calls;
use crate::report::findings;
use crate::source::Pos;

impl Calls<'_, '_> {
    /// `{name}` in the path that nothing declares is a string.
    pub(in crate::lower) fn add_undeclared(
        &mut self,
        path: &str,
        at: Pos,
        parameters: &mut Vec<Parameter>,
    ) {
        let declared = parameters.iter().filter(|one| one.location == Location::Path);
        let mut known: FxHashSet<String> = declared.map(|one| one.field.name.clone()).collect();
        for name in template_names(path) {
            if !known.insert(name.to_owned()) {
                continue;
            }
            self.schemas.report.push_at(at, findings::path_parameter_undeclared(name));
            let field = Field { required: true, ..plain_field(name) };
            parameters.push(Parameter {
                field,
                location: Location::Path,
                style: Location::Path.default_style(),
            });
        }
    }
}

/// The names in braces of a path template.
pub(in crate::lower) fn template_names(path: &str) -> impl Iterator<Item = &str> {
    // What comes after a `#` only tells operations apart.
    let path = path.split_once('#').map_or(path, |(path, _)| path);
    braced(path).filter(|name| !name.is_empty())
}

/// A path with a query of its own, `/search?q={q}&page=1`, without those pairs that a declared
/// parameter of the query sends anyway.
pub(in crate::lower) fn without_declared_query(path: &str, parameters: &[Parameter]) -> String {
    let Some((before, query)) = path.split_once('?').filter(|(before, _)| !before.contains('#'))
    else {
        return path.to_owned();
    };
    let (query, fragment) =
        query.split_once('#').map_or((query, None), |(query, fragment)| (query, Some(fragment)));
    let sent = parameters.iter().filter(|one| one.location == Location::Query);
    let sent: FxHashSet<&str> = sent.map(|one| one.field.name.as_str()).collect();
    let is_declared = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let variable = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        variable.is_some_and(|variable| sent.contains(name) || sent.contains(variable))
    };
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_declared(pair)).collect();
    let mut out = before.to_owned();
    for (mark, part) in [
        ('?', Some(kept.join("&")).filter(|query| !query.is_empty())),
        ('#', fragment.map(str::to_owned)),
    ] {
        if let Some(part) = part {
            out.push(mark);
            out.push_str(&part);
        }
    }
    out
}
