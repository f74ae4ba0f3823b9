//! The section `# Arguments` of a method: what the document says of its required arguments.
//!
//! The optional ones have setters, each with docs of its own. An argument that has nothing
//! but its name has no line: the signature has the name already, and a section of bare
//! names would be longer than what it tells.

use crate::api::{Docs, Field, Location, Style};
use crate::plan::docs::{self, list::ListItem, list::list};
use crate::plan::types::item_docs::field_facts;
use crate::sdk::{ArgumentItem, Destination};

/// The line of an argument; `None` where there is nothing to say of it.
pub(super) fn argument_line(argument: &ArgumentItem, field: &Field) -> Option<ListItem> {
    let name = argument.parameter();
    let name = name.trim_start_matches("r#");
    let wire =
        Some(field.name.as_str()).filter(|wire| *wire != name && has_name(&argument.destination));
    let mut facts = field_facts(field);
    if matches!(
        argument.destination,
        Destination::Styled(Location::Path, Style { empty: true, .. })
    ) {
        facts.push("May be empty.".to_owned());
    }
    facts.extend(argument.deprecated.as_deref().map(|note| match note {
        "" => "Deprecated.".to_owned(),
        note => format!("Deprecated: {note}"),
    }));
    let says_nothing = field.docs == Docs::default() && facts.is_empty();
    if says_nothing && wire.is_none_or(|wire| docs::is_same_name(wire, name)) {
        return None;
    }
    let mut lead = docs::code(name);
    if let Some(wire) = wire {
        lead = format!("{lead} ({})", docs::code(wire));
    }
    Some(ListItem { lead, docs: field.docs.clone(), facts })
}

/// The lines of the section, with an empty one before; none where no argument has one.
pub(super) fn arguments_section(items: &[ListItem]) -> Vec<String> {
    if items.is_empty() {
        return Vec::new();
    }
    let mut lines = ["", "# Arguments", ""].map(str::to_owned).to_vec();
    lines.extend(list(items));
    lines
}

/// Whether the destination has a name: the body as a whole has none.
pub(super) fn has_name(destination: &Destination) -> bool {
    !matches!(
        destination,
        Destination::Body | Destination::Upload(_) | Destination::Text(_) | Destination::MediaType
    )
}
