//! `Cargo.toml`, through a TOML writer. What the runtime depends on is read from its own manifest.

use toml::{Table, Value};

use crate::sdk::{Package, Sdk};

const RUNTIME_MANIFEST: &str = include_str!("../../../templates/runtime/Cargo.toml");

/// The manifest's text.
pub(super) fn emit_manifest(sdk: &Sdk) -> String {
    let package = &sdk.package;
    let runtime: Table = RUNTIME_MANIFEST.parse().unwrap_or_default();
    let mut manifest = Table::new();
    manifest.insert("package".to_owned(), Value::Table(package_table(package)));
    if package.mostly_unused {
        manifest.insert(
            "hints".to_owned(),
            Value::Table(table([("mostly-unused", Value::Boolean(true))])),
        );
    }
    manifest.insert("features".to_owned(), Value::Table(feature_table(package, &runtime)));
    manifest.insert("dependencies".to_owned(), Value::Table(dependency_table(package, &runtime)));
    let body = toml::to_string_pretty(&manifest).unwrap_or_default();
    let header: String = sdk.header.lines().map(|line| format!("# {line}\n")).collect();
    format!("{header}\n{body}")
}

fn table<const N: usize>(entries: [(&str, Value); N]) -> Table {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn package_table(package: &Package) -> Table {
    let mut keys = table([
        ("name", Value::from(package.name.as_str())),
        ("version", Value::from(package.version.as_str())),
        ("edition", Value::from("2024")),
        ("rust-version", Value::from(package.rust_version.as_str())),
        ("description", Value::from(package.description.as_str())),
    ]);
    let texts = [
        ("license", &package.license),
        ("repository", &package.repository),
        ("homepage", &package.homepage),
    ];
    for (key, text) in texts {
        keys.extend(text.as_deref().map(|text| (key.to_owned(), Value::from(text))));
    }
    let lists = [
        ("authors", &package.authors),
        ("keywords", &package.keywords),
        ("categories", &package.categories),
    ];
    for (key, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        keys.insert(key.to_owned(), Value::from(list.clone()));
    }
    // docs.rs builds with the default features alone where it is told nothing.
    let docs_rs = table([("all-features", Value::Boolean(true))]);
    let docs = Value::Table(table([("rs", Value::Table(docs_rs))]));
    keys.insert("metadata".to_owned(), Value::Table(table([("docs", docs)])));
    keys
}

/// The optional parts of the runtime that every use of this API needs.
pub(super) fn always_on(package: &Package) -> impl Iterator<Item = &'static str> {
    let time = package.time.then_some("jiff");
    time.into_iter().chain(package.uuid.then_some("uuid"))
}

/// The runtime's features, those that are always on left out, and one for each group of resources.
fn feature_table(package: &Package, runtime: &Table) -> Table {
    let mut features = Table::new();
    let mut default = vec![Value::from("reqwest")];
    default.extend(package.features.iter().map(|feature| Value::from(feature.as_str())));
    features.insert("default".to_owned(), Value::Array(default));
    for (name, value) in runtime.get("features").and_then(Value::as_table).into_iter().flatten() {
        if name != "default" && !always_on(package).any(|on| on == name) {
            features.insert(name.clone(), value.clone());
        }
    }
    for feature in &package.features {
        features.insert(feature.clone(), Value::Array(Vec::new()));
    }
    features
}

fn dependency_table(package: &Package, runtime: &Table) -> Table {
    let mut dependencies =
        runtime.get("dependencies").and_then(Value::as_table).cloned().unwrap_or_default();
    for name in always_on(package) {
        if let Some(Value::Table(dependency)) = dependencies.get_mut(name) {
            dependency.remove("optional");
        }
    }
    dependencies
}
