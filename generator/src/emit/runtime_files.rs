//! The runtime: the files of `templates/runtime`, copied as they are.

use super::{Content, SourceFile, manifest};
use crate::sdk::Package;

include!(concat!(env!("OUT_DIR"), "/runtime_files.rs"));

/// The files of the runtime. Parts that are optional there and that this API always needs lose
/// their `cfg`.
pub(super) fn runtime_files(package: &Package) -> Vec<SourceFile<'static>> {
    RUNTIME
        .iter()
        .map(|(path, text)| SourceFile {
            path: format!("src/runtime/{path}"),
            content: without_gates(package, text),
        })
        .collect()
}

/// How the runtime marks what is optional there.
const GATES: &[(&str, &str)] =
    &[("jiff", "#[cfg(feature = \"jiff\")]"), ("uuid", "#[cfg(feature = \"uuid\")]")];

fn without_gates(package: &Package, text: &'static str) -> Content<'static> {
    let is_gate = |line: &str| {
        let gate = GATES.iter().find(|(_, gate)| line.trim() == *gate);
        gate.is_some_and(|(feature, _)| manifest::always_on(package).any(|on| on == *feature))
    };
    if !text.lines().any(is_gate) {
        return Content::Verbatim(text);
    }
    let kept: Vec<&str> = text.lines().filter(|line| !is_gate(line)).collect();
    Content::Text(kept.join("\n") + "\n")
}
