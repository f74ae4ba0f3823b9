//! Settings of the config that are about an operation or a schema: where the document does not have
//! it, that is reported.

use super::Calls;
use crate::api::OperationKey;
use crate::config::{KeepUnknown, Word};
use crate::load::{Node, closest};
use crate::report::{Diagnostic, findings};

impl<'d> Calls<'d, '_> {
    /// Reports the operations of the config that the document does not have.
    pub(in crate::lower) fn report_unknown_operations(&mut self, known: &[&OperationKey]) {
        let config = self.schemas.config;
        if config.operations.is_empty() {
            return;
        }
        let line = |key: &&OperationKey| {
            format!("{} {}", key.method.as_str().to_ascii_lowercase(), key.path)
        };
        let known: Vec<String> = known.iter().map(line).collect();
        for given in config.operations.keys() {
            let name = given.get_ref();
            if !known.contains(name) {
                let near = closest(name, known.iter().map(String::as_str));
                self.report_setting(given, findings::unknown_operation(name).near(near));
            }
        }
    }

    /// Reports the schemas of `keep-unknown` that the document does not have.
    pub(in crate::lower) fn report_unknown_kept(&mut self) {
        let KeepUnknown::Schemas(names) = &self.schemas.config.keep_unknown else {
            return;
        };
        for given in names {
            let name = given.get_ref().as_str();
            if self.component_schemas().and_then(|schemas| schemas.get(name)).is_none() {
                let near = self.near_schema(name, &[]);
                self.report_setting(given, findings::unknown_kept_schema(name).near(near));
            }
        }
    }

    /// The component schema, or one of these words, whose name is like this one.
    pub(in crate::lower) fn near_schema(
        &self,
        name: &str,
        words: &[&'static str],
    ) -> Option<&'d str> {
        let known = self.component_schemas().map(Node::members).unwrap_or_default();
        let names = known.iter().map(|one| one.key.as_ref());
        closest(name, names.chain(words.iter().copied()))
    }

    pub(in crate::lower) fn report_setting(&mut self, setting: &Word, finding: Diagnostic) {
        let at = self.schemas.config.pos(setting);
        self.schemas.report.push(match at {
            Some(at) => finding.at(at),
            None => finding,
        });
    }

    /// The schemas of the document that have names.
    pub(in crate::lower) fn component_schemas(&self) -> Option<&'d Node<'d>> {
        self.schemas.document.root.get("components")?.get("schemas")
    }
}
