//! A stage is an import boundary.

use super::Offence;
use super::paths::{NamedPath, paths};
use super::source::Source;

const RULE: &str = "imports";

/// What each module of the generator may name of the others. What is not listed here is not
/// allowed.
///
/// A stage sees its input and its output; the two IRs and the findings are what stages hand to each
/// other.
const STAGES: &[(&str, &[&str])] = &[
    // What every stage needs to show text of a document, and to name things in Rust.
    ("text", &[]),
    ("keyword", &[]),
    ("reserved", &[]),
    // What the words of HTTP mean, wherever they stand.
    ("http", &[]),
    ("source", &["config"]),
    (
        "load",
        &["config", "http", "keyword", "report", "source", "text"],
    ),
    ("api", &["report", "source::Pos"]),
    (
        "config",
        &[
            "api::Float",
            "api::Int",
            "api::Text",
            "api::Type",
            "reserved",
            "load",
            "report",
            "source",
            "text",
        ],
    ),
    (
        "lower",
        &[
            "api", "config", "http", "keyword", "load", "report", "source",
        ],
    ),
    (
        "plan",
        &[
            "api",
            "config",
            "http",
            "reserved",
            "report",
            "sdk",
            "source::Pos",
            "text",
        ],
    ),
    // Plain values that are the same in both IRs.
    (
        "sdk",
        &[
            "api::BodyForm",
            "api::Constant",
            "api::EnumKind",
            "api::Form",
            "api::Kind",
            "api::Location",
            "api::MemberStyle",
            "api::SchemeId",
            "api::SchemeKind",
            "api::Style",
            "api::Untagged",
        ],
    ),
    (
        "emit",
        &[
            "api::Constant",
            "api::EnumKind",
            "api::Form",
            "api::Location",
            "api::MemberStyle",
            "api::SchemeId",
            "api::SchemeKind",
            "api::Style",
            "api::Untagged",
            "sdk",
        ],
    ),
    ("render", &["emit", "report"]),
    ("write", &["options", "render::Files", "report"]),
    ("report", &["load", "source", "text"]),
    // What stands around the stages: what a run is asked, and what it shows.
    ("options", &["config", "load", "report", "sdk", "source"]),
    (
        "inspect",
        &[
            "api", "config", "load", "lower", "options", "plan", "report", "sdk", "text",
        ],
    ),
    // What the tests and tools of this workspace use: any stage.
    (
        "internals",
        &[
            "config", "emit", "load", "options", "plan", "read_api", "render", "report", "source",
            "write",
        ],
    ),
    ("cli", &["config", "inspect", "report", "write", "*"]),
];

/// Crates, and the only modules that may use them.
const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["report"]),
    ("clap", &["cli"]),
    ("granit_parser", &["load"]),
    ("heck", &["plan"]),
    ("indicatif", &["cli"]),
    ("miette", &["report"]),
    ("prettyplease", &["render"]),
    ("proc_macro2", &["emit", "render"]),
    ("pulldown_cmark", &["plan"]),
    ("quote", &["emit"]),
    ("saphyr_parser", &["load"]),
    ("serde_json::from_reader", &["load", "write"]),
    ("serde_json::from_slice", &["load", "write"]),
    ("serde_json::from_str", &["load", "write"]),
    ("serde_json_path", &["load"]),
    ("serde_yaml", &["load"]),
    ("std::fs", &["cli", "config", "load", "render", "write"]),
    // Nothing is fetched.
    ("std::net", &[]),
    ("std::process", &["cli", "render"]),
    ("syn", &["emit", "render"]),
    ("toml", &["config", "emit"]),
    ("toml_edit", &["config", "emit"]),
];

/// Rooms of a stage that must not know another one: the room, what it must not name, and the type
/// whose methods stand in the room alone. A method that stands elsewhere could be called without an
/// import.
const WALLS: &[(&str, &str, &str)] = &[("lower::schema", "lower::http", "Schemas")];

/// Files that see everything: the contents page, and the programs.
const TOP: &[&str] = &["lib", "main", "bin"];

pub(super) fn check(source: &Source, syntax: &syn::File, found: &mut Vec<Offence>) {
    if let Some(path) = source.path.strip_prefix("generator/src/") {
        check_stage(source, path, syntax, found);
    }
}

/// `plan/names.rs` is the module `plan::names`.
pub(super) fn module_of(path: &str) -> Vec<&str> {
    let mut module: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    if module.last() == Some(&"mod") {
        module.pop();
    }
    module
}

fn check_stage(source: &Source, path: &str, syntax: &syn::File, found: &mut Vec<Offence>) {
    let module = module_of(path);
    let stage = module.first().copied().unwrap_or_default();
    if TOP.contains(&stage) {
        return;
    }
    let Some((_, may)) = STAGES.iter().find(|(name, _)| *name == stage) else {
        let message =
            format!("`{stage}` has no line in the table of stages (xtask/src/tidy/imports.rs)");
        found.push(source.offence(RULE, 1, message));
        return;
    };
    for path in paths(syntax, &module) {
        let message = crossing(stage, may, &path).or_else(|| through_wall(&module, &path));
        if let Some(message) = message {
            found.push(source.offence(RULE, path.line, message));
        }
    }
    for (room, _, holder) in WALLS.iter().filter(|(room, ..)| !is_in(&module, room)) {
        let blocks = syntax.items.iter().filter_map(|item| match item {
            syn::Item::Impl(block) if block.trait_.is_none() => Some(block),
            _ => None,
        });
        for block in blocks.filter(|block| is_of(&block.self_ty, holder)) {
            let line = block.impl_token.span.start().line;
            let message = format!("methods of `{holder}` stand in `{room}`");
            found.push(source.offence(RULE, line, message));
        }
    }
}

fn is_in(module: &[&str], room: &str) -> bool {
    let mut segments = module.iter();
    room.split("::")
        .all(|wanted| segments.next() == Some(&wanted))
}

fn is_of(ty: &syn::Type, name: &str) -> bool {
    let syn::Type::Path(ty) = ty else {
        return false;
    };
    ty.path
        .segments
        .last()
        .is_some_and(|last| last.ident == name)
}

/// What a path names behind a wall.
fn through_wall(module: &[&str], path: &NamedPath) -> Option<String> {
    let [first, rest @ ..] = path.segments.as_slice() else {
        return None;
    };
    let (room, other, _) = WALLS
        .iter()
        .find(|(room, other, _)| is_in(module, room) && starts(rest, other))?;
    (first == "crate").then(|| format!("`{room}` must not know `{other}`"))
}

/// What a path crosses that its stage may not.
fn crossing(stage: &str, may: &[&str], path: &NamedPath) -> Option<String> {
    let [first, rest @ ..] = path.segments.as_slice() else {
        return None;
    };
    if first == "crate" {
        let target = rest.first()?;
        let is_known = STAGES.iter().any(|(name, _)| name == target);
        let is_allowed = target == stage
            || may
                .iter()
                .any(|allowed| *allowed == "*" || starts(rest, allowed));
        return (is_known && !is_allowed)
            .then(|| format!("`{stage}` must not know `{}`", rest.join("::")));
    }
    let (name, users) = CRATES
        .iter()
        .find(|(name, _)| starts(&path.segments, name))?;
    (!users.contains(&stage)).then(|| match users {
        [] => format!("no stage may use `{name}`"),
        users => format!("only {} may use `{name}`", users.join(", ")),
    })
}

/// Whether a path is `prefix` or something in it. The whole of a module is asked for by its name
/// alone.
pub(super) fn starts(path: &[String], prefix: &str) -> bool {
    let mut segments = path.iter();
    prefix
        .split("::")
        .all(|wanted| segments.next().is_some_and(|name| name == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::tests::offences;

    fn messages(path: &str, code: &str) -> Vec<String> {
        let found = offences(path, code, check);
        found.into_iter().map(|offence| offence.message).collect()
    }

    #[test]
    fn a_later_stage_is_out_of_sight() {
        let code = "use crate::plan::Sdk;\nuse crate::api::Api;";
        let expected = ["`lower` must not know `plan::Sdk`"];
        assert_eq!(messages("generator/src/lower/mod.rs", code), expected);
    }

    #[test]
    fn a_room_stays_behind_its_wall() {
        let inside = "generator/src/lower/schema/kinds.rs";
        let expected = ["`lower::schema` must not know `lower::http`"];
        assert_eq!(messages(inside, "use crate::lower::http::Calls;"), expected);
        assert_eq!(messages(inside, "use super::super::http::Calls;"), expected);
        let method = "impl<'d> Schemas<'d, '_> { fn f(&self) {} }";
        assert!(messages(inside, method).is_empty());
        let expected = ["methods of `Schemas` stand in `lower::schema`"];
        assert_eq!(
            messages("generator/src/lower/http/body.rs", method),
            expected
        );
    }

    #[test]
    fn a_stage_may_see_one_name_of_another() {
        let path = "generator/src/plan/names.rs";
        assert!(messages(path, "use crate::source::Pos;").is_empty());
        assert_eq!(messages(path, "use crate::source::Sources;").len(), 1);
        assert_eq!(
            messages(path, "use crate::source::{Pos, Sources};").len(),
            1
        );
    }

    #[test]
    fn crates_have_their_places() {
        assert!(messages("generator/src/plan/names.rs", "use heck::ToSnakeCase;").is_empty());
        let expected = ["only plan may use `heck`"];
        assert_eq!(
            messages("generator/src/emit/calls.rs", "use heck::ToSnakeCase;"),
            expected
        );
        assert_eq!(
            messages("generator/src/emit/calls.rs", "use std::{fs, io};").len(),
            1
        );
        assert_eq!(
            messages(
                "generator/src/lower/mod.rs",
                "fn f() { serde_json::from_str(x) }"
            )
            .len(),
            1
        );
    }

    #[test]
    fn the_contents_page_sees_everything() {
        assert!(
            messages(
                "generator/src/lib.rs",
                "use crate::plan::Sdk;\nuse quote::quote;"
            )
            .is_empty()
        );
    }

    #[test]
    fn an_unknown_stage_is_reported() {
        assert_eq!(messages("generator/src/magic.rs", "").len(), 1);
    }

    #[test]
    fn no_stage_knows_sockets() {
        assert_eq!(
            messages("generator/src/load/read.rs", "use std::net::TcpStream;"),
            ["no stage may use `std::net`"]
        );
    }
}
