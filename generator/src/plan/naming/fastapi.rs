//! The `operationId`s that FastAPI makes: the name of a function, its path and its method, with
//! everything but letters, digits and `_` of the path turned into `_` (`generate_unique_id`).
//!
//! ```text
//! GET /flows/{id}   read_flow_flows__id__get   read_flow
//! ```

use rustc_hash::FxHashMap;

use crate::api::{Method, OperationNames};

/// What FastAPI calls the schema of a body that it made for a function.
const BODY: &str = "Body_";

/// The function that an id was made of, where it was made so. A function of several methods has the
/// same id in each, made of any of them.
pub(super) fn function_of<'i>(id: &'i str, path: &str) -> Option<&'i str> {
    let path: String = path.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    let methods = Method::ALL.iter().map(|(key, _)| key);
    methods
        .filter_map(|method| id.strip_suffix(method)?.strip_suffix('_')?.strip_suffix(&path))
        .find(|function| function.contains(char::is_alphanumeric))
}

/// The function of each id of a document that was made so.
#[derive(Default)]
pub(super) struct Functions {
    by_id: FxHashMap<String, String>,
}

impl Functions {
    /// Of all operations of a document.
    pub(super) fn of(all: &[&OperationNames]) -> Self {
        let made = all.iter().filter_map(|names| {
            let id = names.id.as_deref()?;
            Some((id.to_owned(), function_of(id, &names.key.path)?.to_owned()))
        });
        Self { by_id: made.collect() }
    }

    /// `upload_file_body` for `Body_upload_file_files__post`: a schema of a body, by its function.
    pub(super) fn body(&self, schema: &str) -> Option<String> {
        let function = self.by_id.get(schema.strip_prefix(BODY)?)?;
        Some(format!("{function}_body"))
    }
}

#[cfg(test)]
mod tests {
    use super::function_of;

    #[test]
    fn the_path_and_the_method_are_cut() {
        for (id, path, function) in [
            ("create_flow_flows__post", "/flows/", Some("create_flow")),
            ("read_flow_flows__id__get", "/flows/{id}", Some("read_flow")),
            ("read_version_version_get", "/version", Some("read_version")),
            ("a_b_c_d_e__get", "/b-c/{d_e}", None),
            ("a_b_c__d_e__get", "/b-c/{d_e}", Some("a")),
            // Made of the other method of the same function.
            ("proxy_x__path__delete", "/x/{path}", Some("proxy")),
            ("root__get", "/", Some("root")),
            ("_flows__post", "/flows/", None),
            ("listFlows", "/flows/", None),
        ] {
            assert_eq!(function_of(id, path), function, "{id}");
        }
    }
}
