//! Walking a value along its table.

use std::collections::BTreeMap;

use super::decimal::Decimal;
use super::{Limits, MemberLimits, Rule};
use crate::runtime::Json;

/// The first rule that a JSON text breaks, in words; `None` where it breaks none. `name` is the
/// name of the value.
pub(in crate::runtime) fn first_violation(
    limits: &Limits,
    name: &str,
    json: &str,
) -> Option<String> {
    first_violation_in(limits, name, &json.parse().ok()?)
}

/// The same for a value.
fn first_violation_in(limits: &Limits, name: &str, value: &Json) -> Option<String> {
    let violation =
        rule_violation(limits.rules, value).or_else(|| member_violation(limits.of, value));
    let violation = violation.or_else(|| element_violation(limits, value))?;
    let path = format!("{name}{}", violation.path);
    let path = path.strip_prefix('.').unwrap_or(&path);
    Some(match path {
        "" => format!("the body {}", violation.what),
        path => format!("`{path}` {}", violation.what),
    })
}

/// A rule that is broken.
struct Violation {
    /// Where, from the value at hand: `.tags[2]`.
    path: String,
    what: String,
}

impl Violation {
    fn under(mut self, step: &str) -> Self {
        self.path.insert_str(0, step);
        self
    }
}

fn member_violation(of: Option<MemberLimits>, value: &Json) -> Option<Violation> {
    let Json::Object(object) = value else {
        return None;
    };
    of?().iter().find_map(|(name, limits)| {
        let value = object.get(name)?;
        let violation =
            rule_violation(limits.rules, value).or_else(|| member_violation(limits.of, value));
        let violation = violation.or_else(|| element_violation(limits, value))?;
        Some(violation.under(&format!(".{name}")))
    })
}

fn element_violation(limits: &Limits, value: &Json) -> Option<Violation> {
    if limits.each.is_empty() && limits.each_of.is_none() {
        return None;
    }
    let one = |value: &Json| {
        rule_violation(limits.each, value).or_else(|| member_violation(limits.each_of, value))
    };
    match value {
        Json::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| Some(one(item)?.under(&format!("[{index}]")))),
        Json::Object(object) => object
            .iter()
            .find_map(|(name, item)| Some(one(item)?.under(&format!(".{name}")))),
        _ => None,
    }
}

fn rule_violation(rules: &[Rule], value: &Json) -> Option<Violation> {
    let what = rules.iter().find_map(|rule| broken_rule(*rule, value))?;
    Some(Violation {
        path: String::new(),
        what,
    })
}

/// A keyword holds for values of its own kind and says nothing of others.
fn broken_rule(rule: Rule, value: &Json) -> Option<String> {
    match value {
        Json::Number(number) => broken_number_rule(rule, number.as_str()),
        Json::String(text) => {
            let count = || text.chars().count();
            match rule {
                Rule::MinLength(least) => too_few(count(), least, "character"),
                Rule::MaxLength(most) => too_many(count(), most, "character"),
                _ => None,
            }
        }
        Json::Array(items) => match rule {
            Rule::MinItems(least) => too_few(items.len(), least, "item"),
            Rule::MaxItems(most) => too_many(items.len(), most, "item"),
            Rule::UniqueItems => repeated_item(items),
            _ => None,
        },
        Json::Object(object) => match rule {
            Rule::MinProperties(least) => too_few(object.len(), least, "member"),
            Rule::MaxProperties(most) => too_many(object.len(), most, "member"),
            _ => None,
        },
        Json::Null | Json::Bool(_) => None,
    }
}

/// Numbers are compared as what their texts say, without rounding: what is sent as `0.07` is a
/// multiple of `0.01`.
fn broken_number_rule(rule: Rule, text: &str) -> Option<String> {
    let (limit, words, verb) = match rule {
        Rule::Minimum(limit) => (limit, "at least", "needed"),
        Rule::ExclusiveMinimum(limit) => (limit, "more than", "needed"),
        Rule::Maximum(limit) => (limit, "at most", "allowed"),
        Rule::ExclusiveMaximum(limit) => (limit, "less than", "allowed"),
        Rule::MultipleOf(limit) => (limit, "a multiple of", "needed"),
        _ => return None,
    };
    let (number, bound) = (Decimal::parse(text)?, Decimal::parse(limit)?);
    let holds = match rule {
        Rule::Minimum(_) => number >= bound,
        Rule::ExclusiveMinimum(_) => number > bound,
        Rule::Maximum(_) => number <= bound,
        Rule::ExclusiveMaximum(_) => number < bound,
        _ => number.is_multiple_of(&bound),
    };
    (!holds).then(|| format!("is {text}; {words} {limit} is {verb}"))
}

fn too_few(count: usize, least: u64, unit: &str) -> Option<String> {
    ((count as u64) < least).then(|| {
        format!(
            "has {}; at least {least} {} needed",
            counted(count, unit),
            is_or_are(least)
        )
    })
}

fn too_many(count: usize, most: u64, unit: &str) -> Option<String> {
    ((count as u64) > most).then(|| {
        format!(
            "has {}; at most {most} {} allowed",
            counted(count, unit),
            is_or_are(most)
        )
    })
}

fn counted(count: usize, unit: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{ending}")
}

fn is_or_are(count: u64) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// Items are the same when their JSON texts are.
fn repeated_item(items: &[Json]) -> Option<String> {
    let mut seen = BTreeMap::new();
    items.iter().enumerate().find_map(|(index, item)| {
        let first = seen.insert(item.to_string(), index)?;
        Some(format!(
            "has the same item twice, as [{first}] and [{index}]; each is allowed once"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Limited, Limits, Rule, limits};
    use super::first_violation;

    struct Pet;

    limits! {
        Pet {
            field "name": [MinLength(1), MaxLength(2)],
            field "friends": [UniqueItems, MaxItems(2)] each [] in Pet,
            field "labels": [MaxProperties(1)] each [MaxLength(1)],
            field "size": [ExclusiveMinimum("0"), Maximum("10"), MultipleOf("0.5")],
            field "owner": [] in Pet,
        }
    }

    const WHOLE: Limits = Limits {
        rules: &[Rule::MinProperties(1)],
        of: Some(<Pet as Limited>::members),
        each: &[],
        each_of: None,
    };

    #[track_caller]
    fn says(json: &str, wanted: &str) {
        assert_eq!(first_violation(&WHOLE, "", json).as_deref(), Some(wanted));
    }

    #[test]
    fn what_is_broken_is_named() {
        says("{}", "the body has 0 members; at least 1 is needed");
        says(
            r#"{"name":""}"#,
            "`name` has 0 characters; at least 1 is needed",
        );
        says(
            r#"{"owner":{"name":"abc"}}"#,
            "`owner.name` has 3 characters; at most 2 are allowed",
        );
        says(
            r#"{"friends":[{},{"friends":[{"name":"abc"}]}]}"#,
            "`friends[1].friends[0].name` has 3 characters; at most 2 are allowed",
        );
        says(
            r#"{"friends":[{"x":1},{"x":1}]}"#,
            "`friends` has the same item twice, as [0] and [1]; each is allowed once",
        );
        says(
            r#"{"friends":[1,2,3]}"#,
            "`friends` has 3 items; at most 2 are allowed",
        );
        says(
            r#"{"labels":{"a":"1","b":"2"}}"#,
            "`labels` has 2 members; at most 1 is allowed",
        );
        says(
            r#"{"labels":{"a":"12"}}"#,
            "`labels.a` has 2 characters; at most 1 is allowed",
        );
        says(r#"{"size":0}"#, "`size` is 0; more than 0 is needed");
        says(r#"{"size":10.5}"#, "`size` is 10.5; at most 10 is allowed");
        says(
            r#"{"size":0.3}"#,
            "`size` is 0.3; a multiple of 0.5 is needed",
        );
    }

    #[test]
    fn what_fits_and_what_is_of_another_kind_passes() {
        for json in [
            r#"{"name":"ßß","friends":[{},{"x":1}],"labels":{"a":"ü"},"size":9.5,"owner":null,"more":"abc"}"#,
            r#"{"name":[1,2,3],"friends":"abc","labels":7,"size":"11","owner":[]}"#,
            r#"{"name":null,"friends":null,"labels":null,"size":null}"#,
            "[1]",
        ] {
            assert_eq!(first_violation(&WHOLE, "", json), None, "{json}");
        }
    }
}
