//! Many of one thing: what it costs is in proportion.

use super::Expected::Either;
use super::{Vector, document, joined, with_paths, with_schemas};

/// An operation without anything particular.
fn call(id: &str, more: &str) -> String {
    format!(
        "{{\"operationId\": \"{id}\", \"responses\": {{\"200\": {{\"description\": \"ok\"}}}}{more}}}"
    )
}

pub(super) const VECTORS: &[Vector] = &[
    Vector::new("servers-80000", Either, |folder| {
        let servers = joined(80_000, |at| format!("{{\"url\": \"https://s{at}.example/v1\", \"description\": \"Server {at}\"}}"));
        with_paths(folder, "{}", &format!(",\n\"servers\": [{servers}]"))
    }).within(8.0, 1_500.0),
    Vector::new("server-variables-20000", Either, |folder| {
        let url = (0..20_000).map(|at| format!("{{v{at}}}")).collect::<String>();
        let variables = joined(20_000, |at| format!("\"v{at}\": {{\"default\": \"a\"}}"));
        with_paths(folder, "{}", &format!(",\n\"servers\": [{{\"url\": \"https://a.example/{url}\", \"variables\": {{{variables}}}}}]"))
    }).within(20.0, 1_500.0),
    Vector::new("servers-of-operations-20000", Either, |folder| {
        let paths = joined(20_000, |at| format!("\"/p{at}\": {{\"get\": {}}}", call(&format!("o{at}"), &format!(", \"servers\": [{{\"url\": \"https://s{at}.example\"}}]"))));
        with_paths(folder, &format!("{{{paths}}}"), "")
    }).within(40.0, 3_000.0),
    Vector::new("tags-50000", Either, |folder| {
        let tags = joined(50_000, |at| format!("{{\"name\": \"tag {at}\", \"description\": \"A tag.\"}}"));
        with_paths(folder, "{}", &format!(",\n\"tags\": [{tags}]"))
    }).within(20.0, 1_500.0),
    Vector::new("resources-10000", Either, |folder| {
        let paths = joined(10_000, |at| format!("\"/p{at}\": {{\"get\": {}}}", call(&format!("o{at}"), &format!(", \"tags\": [\"tag {at}\"]"))));
        with_paths(folder, &format!("{{{paths}}}"), "")
    }).within(40.0, 3_000.0),
    Vector::new("operations-of-one-tag-20000", Either, |folder| {
        let paths = joined(20_000, |at| format!("\"/p{at}\": {{\"get\": {}}}", call(&format!("o{at}"), ", \"tags\": [\"all\"]")));
        with_paths(folder, &format!("{{{paths}}}"), "")
    }).within(40.0, 3_000.0),
    Vector::new("operations-of-one-name-20000", Either, |folder| {
        let paths = joined(20_000, |at| format!("\"/p{at}\": {{\"get\": {}}}", call("same", ", \"tags\": [\"all\"]")));
        with_paths(folder, &format!("{{{paths}}}"), "")
    }).within(40.0, 3_000.0),
    Vector::new("parameters-20000", Either, |folder| {
        let parameters = joined(20_000, |at| format!("{{\"name\": \"p{at}\", \"in\": \"query\", \"schema\": {{\"type\": \"string\"}}}}"));
        with_paths(folder, &format!("{{\"/a\": {{\"get\": {}}}}}", call("a", &format!(", \"parameters\": [{parameters}]"))), "")
    }).within(20.0, 1_500.0),
    Vector::new("path-parameters-2000", Either, |folder| {
        let path = (0..2_000).map(|at| format!("/{{p{at}}}")).collect::<String>();
        let parameters = joined(2_000, |at| format!("{{\"name\": \"p{at}\", \"in\": \"path\", \"required\": true, \"schema\": {{\"type\": \"string\"}}}}"));
        with_paths(folder, &format!("{{\"{path}\": {{\"get\": {}}}}}", call("a", &format!(", \"parameters\": [{parameters}]"))), "")
    }).within(20.0, 1_500.0),
    Vector::new("responses-20000", Either, |folder| {
        let responses = joined(20_000, |at| format!("\"{at}\": {{\"description\": \"r{at}\", \"content\": {{\"application/json\": {{\"schema\": {{\"type\": \"string\"}}}}}}}}"));
        with_paths(folder, &format!("{{\"/a\": {{\"get\": {{\"operationId\": \"a\", \"responses\": {{{responses}}}}}}}}}"), "")
    }).within(20.0, 1_500.0),
    Vector::new("media-types-20000", Either, |folder| {
        let types = joined(20_000, |at| format!("\"application/t{at}+json\": {{\"schema\": {{\"type\": \"string\"}}}}"));
        with_paths(folder, &format!("{{\"/a\": {{\"get\": {{\"operationId\": \"a\", \"responses\": {{\"200\": {{\"description\": \"ok\", \"content\": {{{types}}}}}}}}}}}}}"), "")
    }).within(20.0, 1_500.0),
    Vector::new("security-20000", Either, |folder| {
        let schemes = joined(20_000, |at| format!("\"s{at}\": {{\"type\": \"apiKey\", \"in\": \"header\", \"name\": \"x-{at}\"}}"));
        let either = joined(20_000, |at| format!("{{\"s{at}\": []}}"));
        with_paths(folder, &format!("{{\"/a\": {{\"get\": {}}}}}", call("a", &format!(", \"security\": [{either}]"))), &format!(",\n\"components\": {{\"securitySchemes\": {{{schemes}}}}}"))
    }).within(20.0, 1_500.0),
    Vector::new("webhooks-20000", Either, |folder| {
        let hooks = joined(20_000, |at| format!("\"h{at}\": {{\"post\": {{\"requestBody\": {{\"content\": {{\"application/json\": {{\"schema\": {{\"type\": \"object\", \"properties\": {{\"a{at}\": {{\"type\": \"string\"}}}}}}}}}}}}, \"responses\": {{\"200\": {{\"description\": \"ok\"}}}}}}}}"));
        with_paths(folder, "{}", &format!(",\n\"webhooks\": {{{hooks}}}"))
    }).within(40.0, 3_000.0),
    Vector::new("schemas-100000", Either, |folder| {
        let schemas = joined(100_000, |at| format!("\"S{at}\": {{\"type\": \"object\", \"properties\": {{\"a\": {{\"type\": \"string\"}}}}}}"));
        with_schemas(folder, &format!("{{\"A\": {{\"type\": \"string\"}}, {schemas}}}"))
    }).within(60.0, 6_000.0),
    Vector::new("schemas-of-one-name-20000", Either, |folder| {
        let schemas = joined(20_000, |at| format!("\"{}\": {{\"type\": \"object\", \"properties\": {{\"a\": {{\"type\": \"string\"}}}}}}", format!("{at:b}").replace('0', "s-").replace('1', "s_")));
        with_schemas(folder, &format!("{{\"A\": {{\"type\": \"string\"}}, {schemas}}}"))
    }).within(40.0, 3_000.0),
    Vector::new("members-100000", Either, |folder| {
        let members = joined(100_000, |at| format!("\"m{at}\": {{\"type\": \"string\"}}"));
        with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{{members}}}}}}}"))
    }).within(20.0, 1_500.0),
    Vector::new("required-100000", Either, |folder| {
        let members = joined(100_000, |at| format!("\"m{at}\""));
        with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"required\": [{members}], \"properties\": {{\"a\": {{\"type\": \"string\"}}}}}}}}"))
    }).within(20.0, 1_500.0),
    Vector::new("enum-1000000", Either, |folder| {
        let values = joined(1_000_000, |at| format!("\"v{at}\""));
        with_schemas(folder, &format!("{{\"A\": {{\"type\": \"string\", \"enum\": [{values}]}}}}"))
    }).within(20.0, 1_500.0),
    Vector::new("union-5000", Either, |folder| {
        let variants = joined(5_000, |at| format!("{{\"type\": \"object\", \"required\": [\"v{at}\"], \"properties\": {{\"v{at}\": {{\"type\": \"string\"}}}}}}"));
        with_schemas(folder, &format!("{{\"A\": {{\"oneOf\": [{variants}]}}}}"))
    }).within(20.0, 1_500.0),
    Vector::new("findings-100000", Either, |folder| {
        let members = joined(100_000, |at| format!("\"m{at}\": {{\"type\": \"strin\"}}"));
        with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{{members}}}}}}}"))
    }).within(30.0, 2_000.0),
    Vector::new("numbers-100-mb", Either, |folder| {
        let numbers = "1,".repeat(50_000_000);
        document(folder, "vector.json", format!("{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"Vector\", \"version\": \"1\"}}, \"paths\": {{}}, \"x-numbers\": [{numbers}1]}}"))
    }).within(30.0, 2_500.0),
    Vector::new("objects-50-mb", Either, |folder| {
        let objects = "{},".repeat(16_000_000);
        document(folder, "vector.json", format!("{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"Vector\", \"version\": \"1\"}}, \"paths\": {{}}, \"x-objects\": [{objects}1]}}"))
    }).within(30.0, 2_500.0),
];
