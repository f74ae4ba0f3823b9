//! Limits: which ones a document gives, and what says them in documentation.

use serde_json::Value;

use super::given::Part;

/// What a keyword limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// The value must not be less.
    Least,
    /// The value must not be greater.
    Greatest,
    /// Something of its own.
    Other,
}

/// A keyword: its name, what it limits, the words for what is counted, and the types it applies to.
struct Keyword {
    name: &'static str,
    role: Role,
    units: &'static [&'static str],
    kinds: &'static [&'static str],
}

const KEYWORDS: &[Keyword] = &[
    numeric("minimum", Role::Least),
    numeric("exclusiveMinimum", Role::Least),
    numeric("maximum", Role::Greatest),
    numeric("exclusiveMaximum", Role::Greatest),
    numeric("multipleOf", Role::Other),
    counted(
        "minLength",
        Role::Least,
        &["character"],
        &["string", "file"],
    ),
    counted(
        "maxLength",
        Role::Greatest,
        &["character"],
        &["string", "file"],
    ),
    counted("pattern", Role::Other, &[], &["string", "file"]),
    counted("minItems", Role::Least, &["item"], &["array"]),
    counted("maxItems", Role::Greatest, &["item"], &["array"]),
    counted("uniqueItems", Role::Other, &[], &["array"]),
    counted(
        "minProperties",
        Role::Least,
        &["member", "propert"],
        &["object"],
    ),
    counted(
        "maxProperties",
        Role::Greatest,
        &["member", "propert"],
        &["object"],
    ),
];

const fn numeric(name: &'static str, role: Role) -> Keyword {
    counted(name, role, &[], &["number", "integer"])
}

const fn counted(
    name: &'static str,
    role: Role,
    units: &'static [&'static str],
    kinds: &'static [&'static str],
) -> Keyword {
    Keyword {
        name,
        role,
        units,
        kinds,
    }
}

/// A limit that has to be documented.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Limit {
    pub(super) keyword: &'static str,
    pub(super) value: Value,
    is_exclusive: bool,
}

impl Limit {
    fn row(&self) -> Option<&'static Keyword> {
        KEYWORDS.iter().find(|row| row.name == self.keyword)
    }

    /// Whether it does not apply to values of these types.
    pub(super) fn is_of_other_kind(&self, kinds: &[&str]) -> bool {
        let fits = |row: &Keyword| row.kinds.iter().any(|kind| kinds.contains(kind));
        !kinds.is_empty() && !self.row().is_some_and(fits)
    }

    /// Whether documentation says it, in what is left of it without the description.
    pub(super) fn stands_in(&self, rest: &str) -> bool {
        let tokens: Vec<&str> = rest.split_whitespace().map(trimmed).collect();
        match self.keyword {
            "pattern" => {
                let pattern = self.value.as_str().unwrap_or_default();
                let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                spaced(rest).contains(&spaced(pattern))
            }
            "uniqueItems" => {
                let said = ["twice", "unique", "distinct", "duplicate", "duplicates"];
                tokens
                    .iter()
                    .any(|token| said.contains(&token.to_lowercase().as_str()))
            }
            _ => self
                .value
                .as_f64()
                .is_some_and(|number| self.number_stands_in(number, &tokens)),
        }
    }

    fn number_stands_in(&self, number: f64, tokens: &[&str]) -> bool {
        let units = self.row().map_or(&[][..], |row| row.units);
        tokens.iter().enumerate().any(|(at, token)| {
            let before = |count: usize| {
                at.checked_sub(count)
                    .and_then(|at| tokens.get(at))
                    .copied()
                    .unwrap_or_default()
            };
            let is_default = before(1).eq_ignore_ascii_case("default");
            let is_number = token.parse::<f64>().is_ok_and(|found| found == number);
            let mut after = tokens.iter().skip(at + 1).take(3);
            let has_unit = units.is_empty()
                || after.any(|word| units.iter().any(|unit| word.starts_with(unit)));
            let is_multiple = [before(1), before(2)].contains(&"multiple");
            is_number
                && !is_default
                && has_unit
                && (self.keyword != "multipleOf" || is_multiple)
                && (!self.is_exclusive || before(1) == "than")
        })
    }

    /// Why it is left out on purpose.
    pub(super) fn left_out(&self) -> Option<&'static str> {
        if let Some(pattern) = self.value.as_str() {
            if pattern.chars().count() > 80 {
                return Some("a pattern of more than 80 characters");
            }
            let is_shown = |char: char| char == '`' || char.is_control();
            return pattern
                .contains(is_shown)
                .then_some("a pattern that cannot stand in a code span");
        }
        None
    }
}

/// A word of documentation without the marks around it.
fn trimmed(token: &str) -> &str {
    token
        .trim_end_matches('.')
        .trim_matches(['`', ',', ';', ':', '(', ')', '*'])
        .trim_end_matches('.')
}

/// The limits of all parts: of several that limit the same thing, the tightest.
pub(super) fn of<'p, 'd>(parts: &'p [Part<'d>]) -> Vec<(&'p Part<'d>, Limit)> {
    let mut all: Vec<(&Part<'_>, Limit)> = Vec::new();
    for part in parts {
        for limit in KEYWORDS.iter().filter_map(|row| read(part, row)) {
            let rival = all
                .iter_mut()
                .find(|(_, known)| is_about_the_same(known, &limit));
            match rival {
                Some(known) if is_tighter(&limit, &known.1) => *known = (part, limit),
                Some(_) => {}
                None => all.push((part, limit)),
            }
        }
    }
    all
}

fn read(part: &Part<'_>, row: &'static Keyword) -> Option<Limit> {
    let value = part.node.value.get(row.name)?.clone();
    // OpenAPI 3.0 says by `true` that `minimum` itself is excluded.
    let excludes = |key: &str| part.node.is_true(key);
    let is_exclusive = match row.name {
        "minimum" => excludes("exclusiveMinimum"),
        "maximum" => excludes("exclusiveMaximum"),
        "exclusiveMinimum" | "exclusiveMaximum" => true,
        _ => false,
    };
    let is_limit = match &value {
        Value::Bool(value) => *value && row.name == "uniqueItems",
        Value::String(_) => row.name == "pattern",
        // Nothing is shorter than 0.
        Value::Number(number) => {
            row.units.is_empty()
                || row.role != Role::Least
                || number.as_f64().is_some_and(|number| number > 0.0)
        }
        _ => false,
    };
    is_limit.then_some(Limit {
        keyword: row.name,
        value,
        is_exclusive,
    })
}

fn is_about_the_same(one: &Limit, other: &Limit) -> bool {
    let about = |limit: &Limit| limit.row().map(|row| (row.role, row.units, row.kinds));
    let is_other = |limit: &Limit| limit.row().is_some_and(|row| row.role == Role::Other);
    about(one) == about(other) && (one.keyword == other.keyword || !is_other(one))
}

fn is_tighter(limit: &Limit, known: &Limit) -> bool {
    let (Some(new), Some(old)) = (limit.value.as_f64(), known.value.as_f64()) else {
        return false;
    };
    let is_closer = new == old && limit.is_exclusive && !known.is_exclusive;
    match limit.row().map(|row| row.role) {
        Some(Role::Least) => new > old || is_closer,
        Some(Role::Greatest) => new < old || is_closer,
        _ => false,
    }
}
