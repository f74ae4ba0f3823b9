//! seamstress.
pub mod api;
pub mod emit;
pub mod inspect;
pub mod load;
pub mod lower;
pub mod plan;
pub mod render;
pub mod report;
#[allow(missing_docs)]
pub mod config {
    use std::collections::BTreeMap;
    use crate::api::Text;
    #[derive(Default)]
    pub struct Config { pub crate_name: Option<String>, pub crate_version: Option<String>, pub env_prefix: Option<String>, pub base_url: Option<String>, pub undocumented: bool, pub prefer_methods: Vec<String>, pub mostly_unused_hint: bool, pub envelope: Envelope, pub formats: Formats, pub secrets: Vec<String>, pub errors: Errors, pub credentials: BTreeMap<String, Credential>, pub decode: Decode }
    #[derive(Default)]
    pub struct Envelope { pub ignore: Vec<String> }
    #[derive(Default)]
    pub struct Formats;
    #[derive(Default)]
    pub struct Decode;
    impl Decode { pub fn is_tolerant(&self) -> bool { true } }
    impl Formats { pub fn text(&self, f: &str) -> Text { match f { "date-time" => Text::DateTime, "date" => Text::Date, "byte" => Text::Base64, "password" => Text::Secret, _ => Text::Plain } } pub fn float_as_double(&self) -> bool { true } }
    #[derive(Default)]
    pub struct Errors { pub code: Vec<String>, pub message: Vec<String>, pub request_id: Vec<String>, pub body: Option<String> }
    pub struct Credential { pub setter: Option<String>, pub env: Option<String> }
    pub struct Op { pub resource: Option<String>, pub method: Option<String> }
    impl Config { pub fn operation(&self, _: &str, _: &str) -> Option<&Op> { None } pub fn header(&self, d: &str) -> String { d.to_owned() } }
}
