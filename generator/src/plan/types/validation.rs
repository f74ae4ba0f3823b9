//! Limits that are checked before a call is sent, where the config says `validate = true`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::{Facts, Limits, Location, Span};
use crate::sdk::{
    ArgumentCheck, ArgumentItem, ArgumentType, CheckLine, CheckRule, CheckedPlace, Destination,
    Item, MemberItem, ResourceItem, RustType, TypeFile,
};

/// What is checked of a value of this type; nothing where the facts and the type give no reason to.
pub(in crate::plan) fn checks(facts: &Facts, ty: &RustType) -> CheckLine {
    let mut line =
        CheckLine { rules: rules(&facts.limits), each: rules(&facts.each), ..CheckLine::default() };
    line.rules.extend(facts.unique.then_some(CheckRule::Plain("UniqueItems")));
    match inner(ty) {
        RustType::Item(name) => line.of = Some(name.clone()),
        RustType::Vec(item) | RustType::Map(item) => {
            if let RustType::Item(name) = inner(item) {
                line.each_of = Some(name.clone());
            }
        }
        _ => {}
    }
    line
}

/// What is checked of an argument of this type.
pub(in crate::plan) fn argument_checks(facts: &Facts, argument: &ArgumentType) -> CheckLine {
    match argument {
        ArgumentType::Plain(ty) | ArgumentType::Into(ty) => checks(facts, ty),
        ArgumentType::List(item) => checks(facts, &RustType::Vec(Box::new(item.clone()))),
    }
}

/// A type without what says only how it is held, or that it may be absent.
fn inner(ty: &RustType) -> &RustType {
    match ty {
        RustType::Option(of) | RustType::Nullable(of) | RustType::Boxed(of) => inner(of),
        other => other,
    }
}

fn rules(limits: &Limits) -> Vec<CheckRule> {
    let mut rules = Vec::new();
    let mut number = |plain, exclusive, bound: Option<&crate::api::Bound>| {
        let word = |exclusive_bound| if exclusive_bound { exclusive } else { plain };
        rules.extend(
            bound.map(|bound| CheckRule::Number(word(bound.exclusive), bound.number.clone())),
        );
    };
    number("Minimum", "ExclusiveMinimum", limits.least.as_ref());
    number("Maximum", "ExclusiveMaximum", limits.greatest.as_ref());
    rules.extend(
        limits.multiple_of.iter().map(|number| CheckRule::Number("MultipleOf", number.clone())),
    );
    let mut span = |least, most, span: Span| {
        rules.extend((span.least > 0).then_some(CheckRule::Count(least, span.least)));
        rules.extend(span.most.map(|count| CheckRule::Count(most, count)));
    };
    span("MinLength", "MaxLength", limits.length);
    span("MinItems", "MaxItems", limits.items);
    span("MinProperties", "MaxProperties", limits.members);
    rules
}

/// Gives each call and each record the lines that say something: those with rules, and those that
/// lead to a record with some.
pub(in crate::plan) fn keep_effective_checks(
    resources: &mut [ResourceItem],
    files: &mut [TypeFile],
) {
    let limited = limited(files);
    let says = |line: &mut CheckLine| {
        line.of.take_if(|name| !limited.contains(name.as_str()));
        line.each_of.take_if(|name| !limited.contains(name.as_str()));
        !line.is_empty()
    };
    for item in files.iter_mut().flat_map(|file| &mut file.items) {
        let Item::Record(record) = item else { continue };
        for member in &mut record.members {
            let MemberItem::Field(field) = member else {
                continue;
            };
            let mut line = std::mem::take(&mut field.checks);
            if record.constructible && says(&mut line) {
                field.checks = line;
            }
        }
    }
    for call in resources.iter_mut().flat_map(|resource| &mut resource.calls) {
        let mut checks: Vec<ArgumentCheck> = Vec::new();
        for argument in call.all_arguments() {
            let Some((place, name)) = place(argument) else {
                continue;
            };
            let mut line = argument.checks.clone();
            let is_known = checks.iter().any(|known| known.place == place && known.name == name);
            if says(&mut line) && !is_known {
                checks.push(ArgumentCheck { place, name: name.to_owned(), line });
            }
        }
        call.checks = checks;
    }
}

/// Where the runtime finds an argument. Files, texts and what is a whole query have no limits.
fn place(argument: &ArgumentItem) -> Option<(CheckedPlace, &str)> {
    let name = argument.name.wire.as_str();
    let destination = match &argument.destination {
        Destination::InContent { destination, .. } => destination,
        destination => destination,
    };
    match destination {
        Destination::Field => Some((CheckedPlace::Field, name)),
        Destination::Body => Some((CheckedPlace::Body, "")),
        Destination::Parameter(location) | Destination::Styled(location, _)
            if *location != Location::QueryString =>
        {
            Some((CheckedPlace::Parameter(*location), name))
        }
        _ => None,
    }
}

/// The names of the records that have rules, or lead to a record with rules.
fn limited(files: &[TypeFile]) -> FxHashSet<String> {
    let mut holders: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    let mut queue = Vec::new();
    for item in files.iter().flat_map(|file| &file.items) {
        let Item::Record(record) = item else { continue };
        for member in record.members.iter().filter(|_| record.constructible) {
            let MemberItem::Field(field) = member else {
                continue;
            };
            if !field.checks.rules.is_empty() || !field.checks.each.is_empty() {
                queue.push(record.name.as_str());
            }
            for name in field.checks.of.iter().chain(&field.checks.each_of) {
                holders.entry(name).or_default().push(&record.name);
            }
        }
    }
    let mut limited = FxHashSet::default();
    while let Some(name) = queue.pop() {
        if limited.insert(name.to_owned()) {
            queue.extend(holders.get(name).into_iter().flatten());
        }
    }
    limited
}
