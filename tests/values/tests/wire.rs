//! What parameters are on the wire, byte for byte: `wire/` holds the tables of the standards, value
//! by value.

use std::error::Error;
use std::fs;
use std::path::Path;

use iri_string::spec::UriSpec;
use iri_string::template::UriTemplateStr;
use iri_string::template::simple_context::{SimpleContext, Value as Variable};
use seamstress_tests::server::{Reply, Server};
use seamstress_values::Client;
use seamstress_values::runtime::Call;
use seamstress_values::runtime::json::{Json, from_slice};
use seamstress_values::types::Color;
use serde_json::Value;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A line of `wire/`, and the parameter that it is about.
struct Row {
    group: String,
    parameter: Value,
    row: Value,
}

impl Row {
    fn all() -> Outcome<Vec<Self>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("wire");
        let mut rows = Vec::new();
        for file in ["path", "query", "header", "cookie"] {
            let text = fs::read_to_string(folder.join(format!("{file}.yaml")))?;
            let groups: Vec<Value> = serde_yaml::from_str(&text)?;
            for group in &groups {
                for row in group["rows"].as_array().ok_or("a group without rows")? {
                    rows.push(Self {
                        group: group["as"].as_str().unwrap_or_default().to_owned(),
                        parameter: group["parameter"].clone(),
                        row: row.clone(),
                    });
                }
            }
        }
        Ok(rows)
    }

    fn kind(&self) -> &str {
        self.row["kind"].as_str().unwrap_or_default()
    }

    fn is_in(&self, place: &str) -> bool {
        self.parameter["in"] == place
    }

    /// What the table says: the text, or that there is none.
    fn expected(&self) -> Option<&str> {
        self.row["wire"].as_str()
    }
}

/// Makes the call of a row's group and kind with its value.
macro_rules! made {
    ($client:expr, $row:expr, [$($group:ident)*]) => {{
        let value = $row.row["value"].to_string();
        let value = value.as_bytes();
        match ($row.group.as_str(), $row.kind()) {
            $(
                (stringify!($group), "string") => $client.wire().$group().string(from_slice::<String>(value)?).call(),
                (stringify!($group), "nullable") => $client.wire().$group().nullable(from_slice::<Option<String>>(value)?).call(),
                (stringify!($group), "array") => $client.wire().$group().array(from_slice::<Vec<String>>(value)?).call(),
                (stringify!($group), "object") => $client.wire().$group().object(from_slice::<Color>(value)?).call(),
                (stringify!($group), "any") => $client.wire().$group().any(from_slice::<Json>(value)?).call(),
            )*
            (group, kind) => return Err(format!("no operation for {group} and {kind}").into()),
        }
    }};
}

fn call(client: &Client, row: &Row) -> Outcome<Result<Call<()>, seamstress_values::Error>> {
    Ok(made!(client, row, [
        path_simple path_simple_exploded path_simple_reserved path_label path_label_exploded path_label_reserved
        path_matrix path_matrix_exploded path_matrix_reserved path_alone path_json
        query_form query_form_exploded query_form_reserved query_form_reserved_exploded query_form_empty
        query_space query_space_exploded query_space_reserved query_pipe query_pipe_exploded query_pipe_reserved
        query_deep query_deep_joined query_deep_reserved query_json
        header_simple header_simple_exploded header_json
        cookie_form cookie_form_exploded cookie_form_reserved cookie_cookie cookie_cookie_exploded cookie_json
    ]))
}

/// What the call has in the place of the parameter.
fn written(row: &Row, call: &Call<()>) -> Outcome<Option<String>> {
    let header = |name| {
        let value = call
            .headers()
            .get(name)
            .map(|value| value.as_bytes().to_vec());
        value.map(String::from_utf8).transpose()
    };
    let in_path = in_path(row, call.url().path());
    if !row.is_in("path") {
        assert_eq!(in_path.as_deref(), Some(""), "{} changes the path", row.row);
    }
    if !row.is_in("query") {
        assert_eq!(call.url().query(), None, "{} changes the query", row.row);
    }
    Ok(match row.parameter["in"].as_str() {
        Some("path") => in_path,
        Some("query") => call.url().query().map(str::to_owned),
        Some("header") => header("color")?,
        _ => header("cookie")?,
    })
}

fn in_path(row: &Row, path: &str) -> Option<String> {
    let rest = path.strip_prefix(&format!("/{}/{}", row.group, row.kind()))?;
    let inside = match (row.is_in("path"), &row.parameter["alone"]) {
        (true, Value::Null) => rest.strip_prefix("/-")?.strip_suffix('-'),
        (true, _) => rest.strip_prefix('/'),
        (false, _) => Some(rest),
    };
    inside.map(str::to_owned)
}

#[test]
fn parameters_are_what_the_tables_say() -> Outcome {
    let client = Client::builder().build()?;
    let rows = Row::all()?;
    let mut wrong = Vec::new();
    for row in &rows {
        let found = match call(&client, row)? {
            Ok(call) => written(row, &call)?,
            Err(error) => match row.row["refused"].as_str() {
                Some(reason) if error.to_string().contains(reason) => continue,
                _ => Some(format!("refused: {error}")),
            },
        };
        if !row.row["refused"].is_null() || found.as_deref() != row.expected() {
            wrong.push(format!("{} {}\n  found: {found:?}", row.group, row.row));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} rows:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
    Ok(())
}

/// The template of RFC 6570 that a group is, and how its expansion becomes what is compared.
fn template(row: &Row) -> Option<&'static str> {
    let exploded = match (&row.parameter["explode"], row.parameter["style"].as_str()?) {
        (Value::Bool(explode), _) => *explode,
        (_, style) => style == "form",
    };
    let reserved = row.parameter["allowReserved"] == true;
    Some(
        match (row.parameter["style"].as_str()?, exploded, reserved) {
            _ if row.is_in("header") || !row.parameter["allowEmptyValue"].is_null() => return None,
            ("simple", false, false) => "{color}",
            ("simple", true, false) => "{color*}",
            ("simple", false, true) => "{+color}",
            ("label", false, false) => "{.color}",
            ("label", true, false) => "{.color*}",
            ("matrix", false, false) => "{;color}",
            ("matrix", true, false) => "{;color*}",
            ("form", false, false) => "{?color}",
            ("form", true, false) => "{?color*}",
            _ => return None,
        },
    )
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn variable(value: &Value) -> Variable {
    match value {
        Value::Null => Variable::Undefined,
        Value::Array(items) => Variable::List(items.iter().map(text).collect()),
        Value::Object(members) => Variable::Assoc(
            members
                .iter()
                .map(|(key, value)| (key.clone(), text(value)))
                .collect(),
        ),
        scalar => Variable::String(text(scalar)),
    }
}

#[test]
fn the_tables_agree_with_another_implementation_of_rfc_6570() -> Outcome {
    let mut compared = 0;
    let mut wrong = Vec::new();
    for row in Row::all()? {
        let Some(template) = template(&row).filter(|_| row.row["refused"].is_null()) else {
            continue;
        };
        // There the other implementation panics.
        if template == "{+color}" && !row.row.to_string().is_ascii() {
            continue;
        }
        let mut context = SimpleContext::new();
        context.insert("color", variable(&row.row["value"]));
        let theirs = UriTemplateStr::new(template)?
            .expand::<UriSpec, _>(&context)?
            .to_string();
        let theirs = theirs.strip_prefix('?').unwrap_or(&theirs);
        let theirs = match row.is_in("cookie") {
            true => theirs.replace('&', "; "),
            false => theirs.to_owned(),
        };
        compared += 1;
        let differs = row.expected().unwrap_or_default() != theirs;
        if differs != row.row["differs"].is_string() {
            wrong.push(format!("{} {}\n  theirs: {theirs}", row.group, row.row));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {compared} rows:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(compared > 150, "only {compared} rows are compared");
    Ok(())
}

#[tokio::test]
async fn they_leave_the_process_like_that() -> Outcome {
    let server = Server::answering(|_| Reply::empty(204))?;
    let client = Client::builder().base_url(server.url()).build()?;
    let mut sent = Vec::new();
    for row in Row::all()? {
        let (Ok(call), Some(_)) = (call(&client, &row)?, row.expected()) else {
            continue;
        };
        call.send().await?;
        sent.push(row);
    }
    let requests = server.requests();
    assert_eq!(requests.len(), sent.len());
    for (row, request) in sent.iter().zip(&requests) {
        let found = match row.parameter["in"].as_str() {
            Some("path") => in_path(row, request.path()).unwrap_or_default(),
            Some("query") => request.query().to_owned(),
            Some("header") => request.header("color").unwrap_or_default().to_owned(),
            _ => request.header("cookie").unwrap_or_default().to_owned(),
        };
        assert_eq!(
            Some(found.as_str()),
            row.expected(),
            "{} {}",
            row.group,
            row.row
        );
    }
    Ok(())
}
