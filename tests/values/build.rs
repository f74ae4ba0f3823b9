//! Generates the client from `openapi.yaml` and the parameters of `wire/` whenever those change.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use seamstress::{Options, Outcome};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=openapi.yaml");
    println!("cargo::rerun-if-changed=seamstress.toml");
    println!("cargo::rerun-if-changed=wire");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let document = out.join("openapi.yaml");
    fs::write(&document, whole_document()?)?;
    let out = out.join("sdk");
    let mut options = Options::new(&document, &out);
    options.config = Some("seamstress.toml".into());
    // The examples in the generated documentation name the crate that they are in.
    options.crate_name = Some(env::var("CARGO_PKG_NAME")?);
    tell(&seamstress::generate(&options))?;
    write_root(&out.join("src"))
}

/// `openapi.yaml` with an operation for each parameter of `wire/` and each kind of value.
fn whole_document() -> Result<String, Box<dyn Error>> {
    let mut paths = "paths:\n".to_owned();
    for file in ["path", "query", "header", "cookie"] {
        let groups = fs::read_to_string(format!("wire/{file}.yaml"))?;
        let groups: Vec<Value> = serde_yaml::from_str(&groups)?;
        for group in &groups {
            let name = group["as"].as_str().ok_or("a group without a name")?;
            for kind in ["string", "nullable", "array", "object", "any"] {
                let (path, item) = operation(name, kind, &group["parameter"]);
                paths.push_str(&format!("  {path}: {item}\n"));
            }
        }
    }
    let document = fs::read_to_string("openapi.yaml")?;
    Ok(document.replacen("paths:\n", &paths, 1))
}

/// The path and the path item for a parameter of a group.
fn operation(group: &str, kind: &str, parameter: &Value) -> (String, Value) {
    let place = match (&parameter["in"], &parameter["alone"]) {
        (place, Value::Null) if place == "path" => "/-{color}-",
        (place, _) if place == "path" => "/{color}",
        _ => "",
    };
    let schema = match kind {
        "string" => json!({ "type": "string" }),
        "nullable" => json!({ "type": ["string", "null"] }),
        "array" => json!({ "type": "array", "items": { "type": "string" } }),
        "object" => json!({ "$ref": "#/components/schemas/Color" }),
        _ => json!({}),
    };
    let mut declared = parameter.clone();
    declared["name"] = json!("color");
    declared["required"] = json!(true);
    match parameter["content"].as_str() {
        Some(media_type) => declared["content"] = json!({ media_type: { "schema": schema } }),
        None => declared["schema"] = schema,
    }
    let get = json!({
        "operationId": format!("{group}/{kind}"),
        "tags": [format!("wire/{group}")],
        "parameters": [declared],
        "responses": { "204": { "description": "ok" } },
    });
    (format!("/{group}/{kind}{place}"), json!({ "get": get }))
}

/// Passes on what the generator has to say; an error when it could not generate.
fn tell(outcome: &Outcome) -> Result<(), Box<dyn Error>> {
    // The rows are there to show what is written in styles that are not defined for it.
    let told = outcome
        .messages
        .iter()
        .filter(|message| message.code != "E0412");
    for message in told {
        for line in message.to_string().lines() {
            println!("cargo::warning={line}");
        }
    }
    if outcome.ok {
        Ok(())
    } else {
        Err("the client is not generated".into())
    }
}

/// Writes the generated `lib.rs` once more, without the documentation and the attributes of a crate
/// at its top: a file that is included may have none.
fn write_root(src: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(src.join("lib.rs"))?;
    let lines = text
        .lines()
        .filter(|line| !line.starts_with("//!") && !line.starts_with("#!["));
    let root: String = lines.flat_map(|line| [line, "\n"]).collect();
    Ok(fs::write(src.join("root.rs"), root)?)
}
