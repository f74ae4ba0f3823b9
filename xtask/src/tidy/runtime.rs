//! The runtime stands alone: it names nothing of the SDK around it, and what generated code names
//! has one door.

use super::Offence;
use super::imports::{module_of, starts};
use super::paths::paths;
use super::source::Source;

const RULE: &str = "runtime";

/// How the expansion of a macro names the runtime.
const EXPANSION: &str = "$crate::runtime::";

/// What of the network the whole runtime may name: values that open nothing.
const ADDRESSES: &[&str] = &[
    "std::net::IpAddr",
    "std::net::Ipv4Addr",
    "std::net::Ipv6Addr",
];

/// Crates that the runtime must do without: they belong to the generator.
const NOT_IN_RUNTIME: &[&str] = &[
    "heck",
    "prettyplease",
    "proc_macro2",
    "quote",
    "seamstress",
    "serde_yaml",
    "syn",
];

/// An SDK has nothing of the crate but `crate::runtime`.
pub(super) fn check(source: &Source, syntax: &syn::File, found: &mut Vec<Offence>) {
    let Some(path) = source.path.strip_prefix("templates/runtime/src/runtime/") else {
        return;
    };
    check_expansions(source, found);
    let module: Vec<&str> = std::iter::once("runtime").chain(module_of(path)).collect();
    for path in paths(syntax, &module) {
        let mut segments = path.segments.iter().map(String::as_str);
        let message = match (segments.next(), segments.next()) {
            (Some("crate"), Some("runtime")) => match segments.next() {
                Some("codegen") if !is_expansion(source, path.line) => {
                    "`codegen` is for generated code; name the room that the item is in".to_owned()
                }
                _ => continue,
            },
            (Some("crate"), Some(other)) => {
                format!("an SDK has no `crate::{other}` that the runtime could know")
            }
            (Some(name), _) if NOT_IN_RUNTIME.contains(&name) => {
                format!("the runtime must not use `{name}`")
            }
            (Some("std" | "tokio"), Some("net"))
                if module.get(1) != Some(&"transport")
                    && !ADDRESSES
                        .iter()
                        .any(|address| starts(&path.segments, address)) =>
            {
                "only the transport may use sockets".to_owned()
            }
            _ => continue,
        };
        found.push(source.offence(RULE, path.line, message));
    }
}

/// Whether the line is in the expansion of a macro.
fn is_expansion(source: &Source, line: usize) -> bool {
    let line = source.text.lines().nth(line.saturating_sub(1));
    line.is_some_and(|line| line.contains(EXPANSION))
}

/// An expansion names nothing but `$crate::runtime::codegen`, so that all which generated code
/// depends on stands in one list.
fn check_expansions(source: &Source, found: &mut Vec<Offence>) {
    for (index, line) in source.text.lines().enumerate() {
        let mut named = line.split(EXPANSION).skip(1);
        if named.any(|rest| !rest.starts_with("codegen::")) {
            let message =
                "an expansion names `$crate::runtime::codegen` and nothing else".to_owned();
            found.push(source.offence(RULE, index + 1, message));
        }
    }
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
    fn what_generated_code_names_has_one_door() {
        let path = "templates/runtime/src/runtime/json/macros/record.rs";
        let of = |name: &str| format!("macro_rules! m {{ () => {{ $crate::runtime::{name} }}; }}");
        assert!(messages(path, &of("codegen::Reader")).is_empty());
        assert_eq!(messages(path, &of("json::Reader")).len(), 1);
        assert_eq!(
            messages(path, "use crate::runtime::codegen::Reader;"),
            ["`codegen` is for generated code; name the room that the item is in"]
        );
        assert!(messages(path, "use crate::runtime::json::Reader;").is_empty());
    }

    #[test]
    fn the_runtime_stands_alone() {
        let path = "templates/runtime/src/runtime/json/mod.rs";
        assert!(messages(path, "use crate::runtime::Json;\nuse super::record;").is_empty());
        assert_eq!(messages(path, "use crate::types::Pet;").len(), 1);
        assert_eq!(
            messages(path, "use super::super::super::types::Pet;").len(),
            1
        );
        assert_eq!(messages(path, "use quote::quote;").len(), 1);
    }

    #[test]
    fn only_the_transport_knows_sockets() {
        let runtime = "templates/runtime/src/runtime/json/types/ip.rs";
        assert!(messages(runtime, "pub use std::net::IpAddr;").is_empty());
        let transport = "templates/runtime/src/runtime/transport/reqwest.rs";
        for sockets in ["use std::net::TcpStream;", "use tokio::net::TcpStream;"] {
            assert_eq!(messages(runtime, sockets).len(), 1);
            assert!(messages(transport, sockets).is_empty());
        }
    }
}
