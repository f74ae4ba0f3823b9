//! Where in a crate the texts of an item have to stand.

use super::holders::{
    all_holders, fitting_holders, has, named_holders, types_called, types_within,
};
use super::item::{Item, Owner, Siblings, Side};
use super::kinds;
use super::source::{Docs, Field, Role, Source, Type, letters};

const CONSTANT: &str = "a constant, which is written by itself";

const OTHER_SIDE: &str = "read-only or write-only, on the other side";

/// The places for the texts of one item.
pub(super) enum Places<'s> {
    /// At each of one of these groups: any of them will do.
    At(Vec<DocsPlace<'s>>),
    /// It is left out on purpose.
    None(&'static str),
    /// It is missing.
    Absent,
    /// It is another item's.
    Elsewhere,
}

/// The docs of an item, and of the types that are named in its type.
pub(super) struct DocsPlace<'s> {
    pub(super) docs: &'s Docs,
    pub(super) types: Vec<&'s Docs>,
    pub(super) what: &'static str,
}

pub(super) fn places<'s>(source: &'s Source, item: &Item<'_>) -> Places<'s> {
    match &item.owner {
        Owner::Schema(name) => of_schema(source, item, name),
        Owner::Parameter(line, name) => of_parameter(source, item, line, name),
        Owner::BodyMember(_, siblings, _) if has_type(source, siblings) => Places::Elsewhere,
        Owner::BodyMember(line, siblings, name) if is_spread(source, line, siblings) => {
            match arguments(source, line, name, None) {
                found if found.is_empty() => Places::Elsewhere,
                found => Places::At(found),
            }
        }
        Owner::BodyMember(..) => Places::Elsewhere,
        Owner::Member(siblings, name) => of_member(source, item, siblings, name),
    }
}

fn of_schema<'s>(source: &'s Source, item: &Item<'_>, name: &str) -> Places<'s> {
    let types = types_called(source, name);
    let is_named = source.by_letters.contains_key(&letters(name));
    let is_unnamed_map = kinds::is_map(&item.parts) && !is_named;
    if types.is_empty() || kinds::is_scalar(&item.parts) || is_unnamed_map {
        return Places::None(
            "a schema without a type of its own: its texts stand where it is used",
        );
    }
    let place = |ty: &'s Type| DocsPlace {
        docs: &ty.docs,
        types: Vec::new(),
        what: "type",
    };
    Places::At(types.into_iter().map(|(_, ty)| place(ty)).collect())
}

fn of_parameter<'s>(source: &'s Source, item: &Item<'_>, line: &str, name: &str) -> Places<'s> {
    let location = item.parts.first().and_then(|part| part.node.text("in"));
    let found = arguments(source, line, name, location);
    if !found.is_empty() {
        return Places::At(found);
    }
    let Some(call) = call_of(source, line) else {
        // Webhooks and callbacks: their parameters are fields of a struct.
        return match fields_of(source, &all_holders(source, name), name) {
            found if found.is_empty() => Places::Absent,
            found => Places::At(found),
        };
    };
    if call.constants.contains(name) {
        return Places::None(CONSTANT);
    }
    let is_header = location == Some("header");
    let is_ours =
        ["accept", "content-type", "authorization"].contains(&name.to_lowercase().as_str());
    if is_header && is_ours {
        return Places::None("a header that OpenAPI takes out of the parameters");
    }
    if location == Some("path") && !line.contains(&format!("{{{name}}}")) {
        return Places::None("a parameter of the path that the path does not name");
    }
    Places::Absent
}

fn call_of<'s>(source: &'s Source, line: &str) -> Option<&'s super::source::Call> {
    let bare = line.split_once('?').map_or(line, |(path, _)| path);
    source.calls.get(line).or_else(|| source.calls.get(bare))
}

/// The arguments and setters of a call for a parameter in a location, or else for a member of its
/// body.
fn arguments<'s>(
    source: &'s Source,
    line: &str,
    name: &str,
    location: Option<&str>,
) -> Vec<DocsPlace<'s>> {
    let Some(call) = call_of(source, line) else {
        return Vec::new();
    };
    let is_beside = |field: &Field| {
        ["path", "query", "header", "cookie"]
            .iter()
            .any(|at| field.sent.starts_with(at))
    };
    let is_there = |field: &Field| match location {
        None | Some("formData") => !is_beside(field),
        Some(location) => field.sent.starts_with(location),
    };
    let named = |field: &&Field| field.wire == name || field.wire.strip_suffix("[]") == Some(name);
    let fitting = call
        .arguments
        .iter()
        .filter(named)
        .filter(|field| is_there(field));
    fitting.map(|field| place(source, field)).collect()
}

/// Whether the named schema that it is or is in has a type.
fn has_type(source: &Source, siblings: &Siblings) -> bool {
    siblings
        .outermost()
        .is_some_and(|schema| !types_called(source, schema).is_empty())
}

/// Whether the members of a body are arguments: of bodies in several media types, one is, and the
/// others are types.
fn is_spread(source: &Source, line: &str, siblings: &Siblings) -> bool {
    let is_constant =
        |name: &String| call_of(source, line).is_some_and(|call| call.constants.contains(name));
    let is_sent =
        |name: &String| is_constant(name) || !arguments(source, line, name, None).is_empty();
    siblings.names.iter().all(is_sent)
}

fn place<'s>(source: &'s Source, field: &'s Field) -> DocsPlace<'s> {
    let types = field
        .types
        .iter()
        .filter_map(|name| source.types.get(name))
        .map(|ty| &ty.docs);
    let what = match field.role {
        Role::Field => "field",
        Role::Argument => "required argument",
        Role::Setter => "setter",
    };
    DocsPlace {
        docs: &field.docs,
        types: types.collect(),
        what,
    }
}

fn of_member<'s>(
    source: &'s Source,
    item: &Item<'_>,
    siblings: &Siblings,
    name: &str,
) -> Places<'s> {
    let is_half = item.is_of_one_side;
    let mut holders = named_holders(source, siblings, name);
    if holders.is_empty()
        && let Some((line, side)) = &siblings.call
        && let Some(call) = call_of(source, line)
    {
        match side {
            Side::Answer if call.result.is_some() => {
                return Places::None("a member of an envelope, which the call takes off");
            }
            Side::Answer if call.is_without_result => {
                return Places::None("of an answer that the call does not read");
            }
            // Counted as an argument.
            Side::Body
                if is_spread(source, line, siblings)
                    && !arguments(source, line, name, None).is_empty() =>
            {
                return Places::Elsewhere;
            }
            Side::Body if call.constants.contains(name) => return Places::None(CONSTANT),
            Side::Body if is_half && is_spread(source, line, siblings) => {
                return Places::None(OTHER_SIDE);
            }
            _ => {}
        }
    }
    if holders.is_empty() && is_half && has_type(source, siblings) {
        return Places::None(OTHER_SIDE);
    }
    if holders.is_empty() && siblings.is_of_no_object {
        return Places::None("a member of a schema that is no object");
    }
    if holders.is_empty() {
        let types = types_within(source, siblings);
        if is_half && !types.is_empty() && !types.iter().any(|(_, ty)| has(ty, name)) {
            return Places::None(OTHER_SIDE);
        }
        holders = types;
        holders.retain(|(_, ty)| has(ty, name));
    }
    if holders.is_empty() {
        holders = fitting_holders(source, siblings, name);
    }
    if holders.is_empty() {
        if is_half {
            return Places::None(OTHER_SIDE);
        }
        holders = all_holders(source, name);
    }
    let is_written = |(_, ty): &(&str, &Type)| ty.constants.contains(name);
    if holders.iter().all(is_written) && !holders.is_empty()
        || kinds::is_constant(&item.parts) && holders.iter().any(is_written)
    {
        return Places::None(CONSTANT);
    }
    let mut places = fields_of(source, &holders, name);
    if places.is_empty() {
        let arguments = source
            .calls
            .values()
            .flat_map(|call| &call.arguments)
            .filter(|field| field.wire == name);
        places = arguments.map(|field| place(source, field)).collect();
    }
    if places.is_empty() {
        Places::Absent
    } else {
        Places::At(places)
    }
}

/// The fields for a member in some types.
fn fields_of<'s>(
    source: &'s Source,
    types: &[(&'s str, &'s Type)],
    name: &str,
) -> Vec<DocsPlace<'s>> {
    let fields = types.iter().flat_map(|(_, ty)| &ty.fields);
    let named = fields.filter(|field| field.wire == name);
    named.map(|field| place(source, field)).collect()
}
