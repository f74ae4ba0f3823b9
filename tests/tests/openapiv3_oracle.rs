//! An independent reading of documents: what the crate `openapiv3` finds in one, our stages find,
//! too.
//!
//! Compared are names: of operations, of their parameters with where they travel, of the members of
//! inline bodies, of refusals with a JSON body, of schemas and of security schemes. Documents are
//! those of 3.0 that `openapiv3` takes: `spec/`, the fixtures, and the real ones beside the
//! project, where they are at hand.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use openapiv3::{
    OpenAPI, Operation, Parameter, ReferenceOr, RequestBody, Response, SecurityScheme, StatusCode,
};
use seamstress::{Format, Options, Spec, Stage};
use seamstress_tests::Result;
use seamstress_tests::fixtures::Fixture;
use serde_json::Value;

const SPEC: &str = "../spec/seam.yaml";

/// All up to this take some 17 s of CPU without optimisation; two more, of 13 and 20 MB, would
/// double that.
const LARGEST: u64 = 6 << 20;

/// What a reader finds: one line for each thing.
type Found = BTreeSet<String>;

/// Our reading: the first IR, with what the document marks as internal.
fn ours(text: &str) -> Result<Found> {
    let folder = tempfile::tempdir()?;
    let config = folder.path().join("seamstress.toml");
    fs::write(&config, "undocumented = true\n")?;
    let spec = Spec::Text {
        name: "oracle".to_owned(),
        text: text.to_owned(),
    };
    let options = Options {
        config: Some(config),
        ..Options::of(spec, "")
    };
    let inspection = seamstress::inspect(&options, Stage::Api, None, Format::Json);
    let api: Value = serde_json::from_str(&inspection.text.ok_or("the document was refused")?)?;
    let mut found = Found::new();
    for operation in list(&api["operations"]) {
        describe_ours(operation, &mut found);
    }
    for schema in list(&api["schemas"]) {
        found.insert(format!("schema {}", text_of(&schema["name"])));
    }
    for scheme in list(&api["schemes"]) {
        found.insert(format!("scheme {}", text_of(&scheme["name"])));
    }
    Ok(found)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn describe_ours(operation: &Value, found: &mut Found) {
    let method = text_of(&operation["method"]).to_uppercase();
    let line = format!("{method} {}", without_query(text_of(&operation["path"])));
    for parameter in list(&operation["parameters"]) {
        let place = text_of(&parameter["location"]).to_lowercase();
        let name = text_of(&parameter["field"]["name"]);
        // OpenAPI says that it is not a parameter; it is still an argument where no scheme
        // sends it.
        if !(place == "header" && name.eq_ignore_ascii_case("authorization")) {
            found.insert(format!("{line}: {place} {name}"));
        }
    }
    if !operation["body"].is_null() {
        found.insert(format!("{line}: body"));
    }
    for error in list(&operation["responses"]["errors"]) {
        if !error["ty"].is_null() {
            let status = our_status(&error["status"]);
            found.insert(format!("{line}: error {status}"));
        }
    }
    found.insert(line);
}

/// `{"Exact": 404}`, `{"Range": 4}` or `"Default"`.
fn our_status(status: &Value) -> String {
    match (&status["Exact"], &status["Range"]) {
        (Value::Number(code), _) => code.to_string(),
        (_, Value::Number(digit)) => format!("{digit}XX"),
        _ => "DEFAULT".to_owned(),
    }
}

/// A path key without its query, of which only the pairs are ours that no parameter sends.
fn without_query(path: &str) -> String {
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let (path, _) = path.split_once('?').unwrap_or((path, ""));
    format!("{path}#{fragment}")
}

/// The names in braces that are parameters of a path key: not those after a `#`, and not those that
/// a query parameter sends.
fn template_names<'p>(path: &'p str, queries: &[&str]) -> Vec<&'p str> {
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let is_left = |pair: &&str| !queries.contains(&pair.split('=').next().unwrap_or_default());
    let parts = std::iter::once(path).chain(query.split('&').filter(is_left));
    let braces = parts.flat_map(|part| part.split('{').skip(1));
    braces
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

/// Their reading.
fn theirs(document: &OpenAPI) -> Result<Found> {
    let mut found = Found::new();
    let empty = openapiv3::Components::default();
    let components = document.components.as_ref().unwrap_or(&empty);
    for (path, item) in document.paths.iter() {
        let item = item.as_item().ok_or("a path item elsewhere")?;
        for (method, operation) in item.iter() {
            let line = format!("{} {}", method.to_uppercase(), without_query(path));
            let declared = item.parameters.iter().chain(&operation.parameters);
            let declared: Vec<&Parameter> = declared
                .filter_map(|one| resolved(one, "parameters", &components.parameters))
                .collect();
            let sent = sent_by_schemes(document, operation, components);
            let described = declared
                .iter()
                .filter_map(|parameter| describe_parameter(path, parameter))
                .filter(|text| !sent.contains(&text.to_lowercase()));
            found.extend(described.map(|text| format!("{line}: {text}")));
            // What the path names is a parameter, declared or not.
            let queries: Vec<&str> = declared.iter().filter_map(|one| query_name(one)).collect();
            let names = template_names(path, &queries);
            found.extend(names.iter().map(|name| format!("{line}: path {name}")));
            describe_bodies(&line, operation, components, &mut found);
            found.insert(line);
        }
    }
    found.extend(
        components
            .schemas
            .keys()
            .map(|name| format!("schema {name}")),
    );
    found.extend(
        components
            .security_schemes
            .keys()
            .map(|name| format!("scheme {name}")),
    );
    Ok(found)
}

/// What the schemes of an operation send, in lower case: a parameter of that place and name is no
/// argument.
fn sent_by_schemes(
    document: &OpenAPI,
    operation: &Operation,
    components: &openapiv3::Components,
) -> Vec<String> {
    let security = operation.security.as_ref().or(document.security.as_ref());
    let needed = security.into_iter().flatten().flat_map(|one| one.keys());
    needed
        .filter_map(|name| components.security_schemes.get(name)?.as_item())
        .filter_map(|scheme| match scheme {
            SecurityScheme::APIKey { location, name, .. } => {
                let place = format!("{location:?}").to_lowercase();
                Some(format!("{place} {}", name.to_lowercase()))
            }
            _ => None,
        })
        .collect()
}

fn query_name(parameter: &Parameter) -> Option<&str> {
    match parameter {
        Parameter::Query { parameter_data, .. } => Some(&parameter_data.name),
        _ => None,
    }
}

/// What a reference leads to; nothing where it leads nowhere or out of the document's components.
fn resolved<'d, T>(
    entry: &'d ReferenceOr<T>,
    kind: &str,
    components: &'d indexmap::IndexMap<String, ReferenceOr<T>>,
) -> Option<&'d T> {
    let mut entry = entry;
    for _ in 0..8 {
        let reference = match entry {
            ReferenceOr::Item(item) => return Some(item),
            ReferenceOr::Reference { reference } => reference,
        };
        entry = components.get(reference.strip_prefix(&format!("#/components/{kind}/"))?)?;
    }
    None
}

/// Its place and name; nothing for what is not a parameter (3.0.4, "Parameter Object"), and for
/// one that its path lacks.
fn describe_parameter(path: &str, parameter: &Parameter) -> Option<String> {
    let name = &parameter.parameter_data_ref().name;
    let place = match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    };
    let described = ["accept", "content-type", "authorization"];
    let is_none = place == "header" && described.contains(&name.to_lowercase().as_str())
        || place == "path" && !path.contains(&format!("{{{name}}}"));
    (!is_none).then(|| format!("{place} {name}"))
}

fn describe_bodies(
    line: &str,
    operation: &Operation,
    components: &openapiv3::Components,
    found: &mut Found,
) {
    if let Some(body) = &operation.request_body {
        let body: Option<&RequestBody> =
            resolved(body, "requestBodies", &components.request_bodies);
        if body.is_some_and(|body| !body.content.is_empty()) {
            found.insert(format!("{line}: body"));
        }
    }
    let responses = &operation.responses;
    let named = responses
        .responses
        .iter()
        .map(|(status, response)| (name_of(status), response));
    let has_success = responses
        .responses
        .keys()
        .any(|status| name_of(status).starts_with('2'));
    // The response for everything else is a refusal where another one is for success.
    let fallback = responses
        .default
        .iter()
        .filter(|_| has_success)
        .map(|one| ("DEFAULT".to_owned(), one));
    for (status, response) in named.chain(fallback) {
        let Some(response): Option<&Response> =
            resolved(response, "responses", &components.responses)
        else {
            continue;
        };
        // A redirect with a body is followed where it leads somewhere, and a refusal where it does
        // not.
        let is_refusal =
            status.starts_with(['4', '5', 'D']) || has_success && status.starts_with('3');
        if is_refusal
            && response
                .content
                .iter()
                .any(|(name, media)| is_json(name) && media.schema.is_some())
        {
            found.insert(format!("{line}: error {status}"));
        }
    }
}

fn name_of(status: &StatusCode) -> String {
    match status {
        StatusCode::Code(code) => code.to_string(),
        StatusCode::Range(range) => format!("{range}XX"),
    }
}

fn is_json(name: &str) -> bool {
    let essence = name
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    ["application/json", "text/json", "*/*", "application/*"].contains(&essence.as_str())
        || essence.ends_with("+json")
}

/// Compares both readings; false where `openapiv3` does not accept the document.
fn compare(name: &str, text: &str) -> Result<bool> {
    let document: Option<OpenAPI> = if text.starts_with('{') {
        serde_json::from_str(text).ok()
    } else {
        serde_yaml::from_str(text).ok()
    };
    let Some(document) = document.filter(|document| document.openapi.starts_with("3.0")) else {
        return Ok(false);
    };
    let (ours, theirs) = (ours(text)?, theirs(&document)?);
    let only = |one: &Found, other: &Found| {
        let lines: Vec<&str> = one.difference(other).take(40).map(String::as_str).collect();
        lines.join("\n  ")
    };
    if ours == theirs {
        return Ok(true);
    }
    Err(format!(
        "{name}: {} things here and {} there\nonly ours:\n  {}\nonly theirs:\n  {}",
        ours.len(),
        theirs.len(),
        only(&ours, &theirs),
        only(&theirs, &ours),
    )
    .into())
}

#[test]
fn both_readers_find_the_same_in_our_document() -> Result {
    let text = fs::read_to_string(SPEC)?;
    assert!(compare(SPEC, &text)?);
    let found = ours(&text)?;
    assert_eq!(
        found
            .iter()
            .filter(|line| line.contains(' ') && !line.contains([':']) && line.contains('/'))
            .count(),
        7
    );
    Ok(())
}

#[test]
fn both_readers_find_the_same_in_the_fixtures() -> Result {
    let mut compared = 0;
    for fixture in Fixture::all()? {
        let text = fs::read_to_string(fixture.folder.join("input.yaml"))?;
        // Over several files: they do not follow.
        if !text.contains(".yaml#") && compare(&fixture.name, &text)? {
            compared += 1;
        }
    }
    assert!(
        compared > 20,
        "only {compared} fixtures are documents for both"
    );
    Ok(())
}

#[test]
fn both_readers_find_the_same_in_real_documents() -> Result {
    let folder = Path::new("../../shared/specs");
    if !folder.is_dir() {
        // Not `eprintln!`, which the harness would keep for itself as the test passes.
        writeln!(
            std::io::stderr(),
            "skipped: no real documents beside the project"
        )?;
        return Ok(());
    }
    let mut compared = 0;
    let mut differences = Vec::new();
    for path in documents(folder)? {
        if fs::metadata(&path)?.len() <= LARGEST {
            let text = fs::read_to_string(&path)?;
            match compare(&path.to_string_lossy(), &text) {
                Ok(is_one) => compared += usize::from(is_one),
                Err(difference) => differences.push(difference.to_string()),
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    assert!(compared > 10, "only {compared} documents are some for both");
    Ok(())
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(documents(&path)?);
        } else if path
            .extension()
            .is_some_and(|end| end == "json" || end == "yaml")
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Others hand a document out in memory (dropshot, utoipa): it goes in as its own JSON, and comes
/// out the same.
#[test]
fn a_document_in_memory_gives_the_same_api() -> Result {
    let text = fs::read_to_string(SPEC)?;
    let document: OpenAPI = serde_yaml::from_str(&text)?;
    let from_memory = ours(&serde_json::to_string(&document)?)?;
    assert_eq!(from_memory, ours(&text)?);
    Ok(())
}
