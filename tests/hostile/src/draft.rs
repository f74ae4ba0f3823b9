//! A small healthy document, and the places in it that a position fills.

use serde_json::{Value, json};

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// Swagger 2.0.
    V2,
    /// OpenAPI 3.0.
    V30,
    /// OpenAPI 3.1.
    V31,
    /// OpenAPI 3.2.
    V32,
}

impl Version {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::V2, Self::V30, Self::V31, Self::V32];

    /// As messages name it: `3.1`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::V2 => "2.0",
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        }
    }
}

/// A document and what is read beside it, while positions are filled.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The version of the document.
    pub version: Version,
    /// The document.
    pub root: Value,
    /// How messages and headers name the document.
    pub file: String,
    /// `seamstress.toml`.
    pub config: toml::Table,
    /// An overlay that the config names.
    pub overlay: Option<Value>,
}

impl Draft {
    /// The healthy document.
    #[must_use]
    pub fn new(version: Version) -> Self {
        let root = match version {
            Version::V2 => json!({
                "swagger": "2.0", "host": "api.example.com", "basePath": "/v1", "schemes": ["https"],
                "consumes": ["application/json"], "produces": ["application/json"],
                "info": {"title": "Harmless", "version": "1.0.0"},
                "paths": {"/base": {"get": {"operationId": "base", "responses": {"200": {"description": "The base.", "schema": {"$ref": "#/definitions/Base"}}}}}},
                "definitions": {"Base": {"type": "object", "properties": {"id": {"type": "string"}}}},
            }),
            _ => json!({
                "openapi": format!("{}.0", version.name()), "servers": [{"url": "https://api.example.com/v1"}],
                "info": {"title": "Harmless", "version": "1.0.0"},
                "paths": {"/base": {"get": {"operationId": "base", "responses": answer()}}},
                "components": {"schemas": {"Base": {"type": "object", "properties": {"id": {"type": "string"}}}}},
            }),
        };
        Self {
            version,
            root,
            file: "harmless.json".to_owned(),
            config: toml::Table::new(),
            overlay: None,
        }
    }

    /// The path item of the `at`th fragment.
    pub fn path(&mut self, at: usize) -> &mut Value {
        let version = self.version;
        let item = &mut self.root["paths"][format!("/p{at}")];
        if item.is_null() {
            *item = json!({"post": operation(version, at)});
        }
        item
    }

    /// The operation of the `at`th fragment.
    pub fn operation(&mut self, at: usize) -> &mut Value {
        &mut self.path(at)["post"]
    }

    /// Adds a parameter to the operation of the `at`th fragment.
    pub fn parameter(&mut self, at: usize, parameter: Value) {
        let list = &mut self.operation(at)["parameters"];
        match list.as_array_mut() {
            Some(list) => list.push(parameter),
            None => *list = json!([parameter]),
        }
    }

    /// The answer of the operation of the `at`th fragment.
    pub fn response(&mut self, at: usize) -> &mut Value {
        &mut self.operation(at)["responses"]["200"]
    }

    /// Puts a named schema beside the others, and has the operation of the `at`th fragment answer
    /// with it.
    pub fn named_schema(&mut self, at: usize, name: &str, schema: Value) {
        let folder = self.schema_folder();
        let reference = json!({"$ref": pointer(folder, name)});
        match self.version {
            Version::V2 => {
                self.root["definitions"][name] = schema;
                self.response(at)["schema"] = reference;
            }
            _ => {
                self.root["components"]["schemas"][name] = schema;
                self.response(at)["content"]["application/json"]["schema"] = reference;
            }
        }
    }

    /// Where named schemas stand.
    #[must_use]
    pub fn schema_folder(&self) -> &'static str {
        match self.version {
            Version::V2 => "definitions",
            _ => "components/schemas",
        }
    }

    /// A record that the operation of the `at`th fragment sends and answers with; `member` is one
    /// of its members.
    pub fn record(&mut self, at: usize) -> &mut Value {
        let name = format!("Thing{at}");
        let member = json!({"type": "string"});
        let schema = json!({"type": "object", "required": ["plain"], "properties": {"plain": {"type": "integer"}, "member": member}});
        self.named_schema(at, &name, schema);
        let reference = json!({"$ref": pointer(self.schema_folder(), &name)});
        match self.version {
            Version::V2 => {
                self.parameter(
                    at,
                    json!({"name": "body", "in": "body", "schema": reference}),
                );
                &mut self.root["definitions"][&name]
            }
            _ => {
                self.operation(at)["requestBody"] =
                    json!({"content": {"application/json": {"schema": reference}}});
                &mut self.root["components"]["schemas"][&name]
            }
        }
    }

    /// A member of that record.
    pub fn member(&mut self, at: usize) -> &mut Value {
        &mut self.record(at)["properties"]["member"]
    }

    /// A body of the operation of the `at`th fragment.
    pub fn body(&mut self, at: usize) -> &mut Value {
        let body = &mut self.operation(at)["requestBody"];
        *body = json!({"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}});
        body
    }

    /// Adds a security scheme, and has the operation of the `at`th fragment ask for it.
    pub fn scheme(&mut self, at: usize, name: &str, scheme: Value) {
        match self.version {
            Version::V2 => self.root["securityDefinitions"][name] = scheme,
            _ => self.root["components"]["securitySchemes"][name] = scheme,
        }
        self.operation(at)["security"] = json!([{name: []}]);
    }

    /// Adds an entry to a list at the top of the document.
    pub fn push(&mut self, list: &str, entry: Value) {
        let list = &mut self.root[list];
        match list.as_array_mut() {
            Some(list) => list.push(entry),
            None => *list = json!([entry]),
        }
    }
}

fn operation(version: Version, at: usize) -> Value {
    let responses = match version {
        Version::V2 => {
            json!({"200": {"description": "The base.", "schema": {"$ref": "#/definitions/Base"}}})
        }
        _ => answer(),
    };
    json!({"operationId": format!("call{at}"), "responses": responses})
}

fn answer() -> Value {
    json!({"200": {"description": "The base.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Base"}}}}})
}

/// The pointer to a named object, as a reference is written.
#[must_use]
pub fn pointer(folder: &str, name: &str) -> String {
    let name = name.replace('~', "~0").replace('/', "~1");
    format!("#/{folder}/{}", name.replace('%', "%25"))
}
