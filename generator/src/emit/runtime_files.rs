//! The runtime: the files of `templates/runtime`, copied as they are.

use super::{Content, SourceFile, manifest};
use crate::plan::Package;

include!(concat!(env!("OUT_DIR"), "/runtime_files.rs"));

/// The files of the runtime. Parts that are optional there and that this API always needs lose their `cfg`.
pub(super) fn runtime_files(package: &Package) -> Vec<SourceFile<'static>> {
    RUNTIME.iter().map(|(path, text)| SourceFile { path: format!("src/runtime/{path}"), content: without_gates(package, text) }).collect()
}

fn without_gates(package: &Package, text: &'static str) -> Content<'static> {
    let gates: Vec<String> = manifest::always_on(package).map(|feature| format!("#[cfg(feature = \"{feature}\")]")).collect();
    if gates.iter().all(|gate| !text.contains(gate)) {
        return Content::Verbatim(text);
    }
    let kept: Vec<&str> = text.lines().filter(|line| !gates.iter().any(|gate| line.trim() == gate)).collect();
    Content::Text(kept.join("\n") + "\n")
}
