//! An independent reading of the document: what `openapiv3` finds in `spec/seam.yaml`, our stages find, too.

use std::collections::BTreeSet;

use openapiv3::{OpenAPI, ReferenceOr};
use seamstress::inspect::{Format, Stage};
use seamstress::{Options, Spec};
use seamstress_tests::Result;
use serde_json::Value;

const SPEC: &str = include_str!("../../spec/seam.yaml");

/// Our reading: the first IR as JSON.
fn api(spec: Spec) -> Result<Value> {
    let inspection = seamstress::inspect(&Options::of(spec, ""), Stage::Api, None, Format::Json);
    Ok(serde_json::from_str(
        &inspection.text.ok_or("the document was refused")?,
    )?)
}

/// `POST /path`, and the names of parameters and body members.
type Operation = (String, BTreeSet<String>);

fn ours(api: &Value) -> BTreeSet<Operation> {
    let operations = api["operations"].as_array().into_iter().flatten();
    operations
        .map(|operation| {
            let method = operation["method"]
                .as_str()
                .unwrap_or_default()
                .to_uppercase();
            let parameters = operation["parameters"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|one| &one["field"]);
            let body = operation["body"]["Fields"]["fields"]
                .as_array()
                .into_iter()
                .flatten();
            let names = parameters
                .chain(body)
                .filter_map(|field| field["name"].as_str())
                .map(str::to_owned)
                .collect();
            (
                format!(
                    "{method} {}",
                    operation["path"].as_str().unwrap_or_default()
                ),
                names,
            )
        })
        .collect()
}

fn theirs(document: &OpenAPI) -> BTreeSet<Operation> {
    document
        .operations()
        .map(|(path, method, operation)| {
            let parameters = operation
                .parameters
                .iter()
                .filter_map(ReferenceOr::as_item)
                .map(|one| one.parameter_data_ref().name.clone());
            let body = operation
                .request_body
                .iter()
                .filter_map(ReferenceOr::as_item)
                .flat_map(|body| &body.content)
                .flat_map(|(_, media)| members(media));
            (
                format!("{} {path}", method.to_uppercase()),
                parameters.chain(body).collect(),
            )
        })
        .collect()
}

/// The members of an inline object schema.
fn members(media: &openapiv3::MediaType) -> Vec<String> {
    let schema = media.schema.as_ref().and_then(ReferenceOr::as_item);
    match schema.map(|schema| &schema.schema_kind) {
        Some(openapiv3::SchemaKind::Type(openapiv3::Type::Object(object))) => {
            object.properties.keys().cloned().collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn both_readers_find_the_same_operations() -> Result {
    let document: OpenAPI = serde_yaml::from_str(SPEC)?;
    let api = api(Spec::Text {
        name: "seam.yaml".to_owned(),
        text: SPEC.to_owned(),
    })?;
    let found = ours(&api);
    assert_eq!(found, theirs(&document));
    assert_eq!(found.len(), 7);
    Ok(())
}

#[test]
fn both_readers_find_the_same_schemas_and_schemes() -> Result {
    let document: OpenAPI = serde_yaml::from_str(SPEC)?;
    let components = document.components.as_ref().ok_or("no components")?;
    let api = api(Spec::Text {
        name: "seam.yaml".to_owned(),
        text: SPEC.to_owned(),
    })?;
    let names = |list: &Value, name: fn(&Value) -> &Value| -> BTreeSet<String> {
        list.as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| name(one).as_str())
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(
        names(&api["types"], |one| &one["hint"]["owner"]["Component"]),
        components.schemas.keys().cloned().collect()
    );
    assert_eq!(
        names(&api["schemes"], |one| &one["name"]),
        components.security_schemes.keys().cloned().collect()
    );
    Ok(())
}

/// Others hand a document out in memory (dropshot, utoipa): it goes in as its own JSON, and comes out the same.
#[test]
fn a_document_in_memory_gives_the_same_api() -> Result {
    let document: OpenAPI = serde_yaml::from_str(SPEC)?;
    let text = serde_json::to_string(&document)?;
    let from_memory = api(Spec::Text {
        name: "memory".to_owned(),
        text,
    })?;
    let from_file = api(Spec::Text {
        name: "seam.yaml".to_owned(),
        text: SPEC.to_owned(),
    })?;
    assert_eq!(ours(&from_memory), ours(&from_file));
    Ok(())
}
