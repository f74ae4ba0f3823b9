//! The keywords of schemas (JSON Schema, OpenAPI 2.0 to 3.2) and the fields of OpenAPI's objects:
//! one table, which every room asks that has to know what a key means.
//!
//! A new keyword is a row here. The tests at the end hold the table against itself.

use About::{Any, Array, Number, Object, String};
use Role::{Applies, Asserts, Refers};
use Together::{All, Either, Largest, Nearest, Smallest};

/// What a key says of the schema that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Names another schema that holds in its place.
    Refers,
    /// Decides which type a value has.
    Asserts,
    /// Narrows the values of a type, and leaves the type as it is.
    Limits,
    /// Takes further schemas that bear on the value, or on a part of it.
    Applies,
    /// Tells something of the value, and lets the same values pass. It is kept beside a `$ref`,
    /// which OpenAPI before 3.1 ignores by the letter: authors mean it.
    Describes,
    /// Stands in other objects of OpenAPI than schemas.
    Field,
}

/// The kind of JSON that a keyword is about: values of other kinds pass it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Any,
    Number,
    String,
    Array,
    Object,
}

/// What the value of a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    /// `true` or `false`.
    Flag,
    /// `true` or `false` in a parameter, a list of names in a schema.
    FlagOrNames,
    Number,
    /// JSON in which nothing refers and nothing is a keyword.
    Data,
    /// A list of such JSON.
    DataList,
    /// Names of the author's choice, each with a schema, or with an object that is written like
    /// one.
    Schemas,
    /// Names of the author's choice, each with an object.
    Objects,
    /// The same, but where the version or the place makes it something else.
    ObjectsOrElse,
    /// An object whose keys are keywords.
    Object,
    /// A list of objects or schemas.
    List,
    /// A schema: an object, `true` or `false`.
    Schema,
    /// A schema, or a list of them (JSON Schema up to draft 2019-09).
    SchemaOrList,
    /// Something else, whose kind is not checked.
    Other,
}

/// How the values of one keyword go together, where several parts of an `allOf` have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Together {
    /// All of them hold, each in its own way: see `lower::schema::conjunction`.
    All,
    /// The nearest one counts: what stands in the place itself comes before what references lead
    /// to, and of these the first in the document's order.
    Nearest,
    /// One `true` is enough.
    Either,
    /// The largest counts: a lower bound.
    Largest,
    /// The smallest counts: an upper bound.
    Smallest,
}

/// A row of the table.
#[derive(Debug)]
pub(crate) struct Keyword {
    pub(crate) name: &'static str,
    pub(crate) role: Role,
    pub(crate) about: About,
    /// Whether a schema without `type` that has it is taken to be of the kind which it is about.
    pub(crate) implies: bool,
    pub(crate) takes: Takes,
    pub(crate) together: Together,
    /// Whether it is written for people alone: schemas that differ in nothing else are the same.
    pub(crate) is_prose: bool,
}

impl Keyword {
    /// The row of a key; extensions (`x-`) describe.
    pub(crate) fn of(name: &str) -> Option<&'static Self> {
        match TABLE.binary_search_by(|row| row.name.cmp(name)) {
            Ok(at) => TABLE.get(at),
            Err(_) => name.starts_with("x-").then_some(&EXTENSION),
        }
    }

    /// Whether a key describes a schema without changing which values it takes.
    pub(crate) fn describes(name: &str) -> bool {
        Self::of(name).is_some_and(|row| row.role == Role::Describes)
    }
}

const fn row(
    name: &'static str,
    role: Role,
    about: About,
    takes: Takes,
    together: Together,
) -> Keyword {
    Keyword { name, role, about, implies: false, takes, together, is_prose: false }
}

/// A field of another object than a schema.
const fn field(name: &'static str, takes: Takes) -> Keyword {
    row(name, Role::Field, Any, takes, All)
}

/// A keyword that people read, and nobody else.
const fn prose(name: &'static str, takes: Takes) -> Keyword {
    Keyword { is_prose: true, ..describing(name, takes) }
}

/// A keyword that tells something of the value.
const fn describing(name: &'static str, takes: Takes) -> Keyword {
    row(name, Role::Describes, Any, takes, Nearest)
}

/// The same, where `true` of any part counts (JSON Schema 2020-12, section 9).
const fn either(row: Keyword) -> Keyword {
    Keyword { together: Either, ..row }
}

const fn limit(name: &'static str, about: About, together: Together) -> Keyword {
    row(name, Role::Limits, about, Takes::Number, together)
}

impl Keyword {
    /// The same row of a keyword that only schemas of one kind have in practice.
    const fn implying(self) -> Self {
        Self { implies: true, ..self }
    }

    const fn taking(self, takes: Takes) -> Self {
        Self { takes, ..self }
    }
}

/// What a vendor adds describes, unless `lower::schema::vendor` knows better.
static EXTENSION: Keyword = prose("x-", Takes::Data);

/// Sorted by name.
static TABLE: &[Keyword] = &[
    prose("$comment", Takes::Other),
    field("$defs", Takes::ObjectsOrElse),
    row("$dynamicRef", Refers, Any, Takes::Other, All),
    row("$recursiveRef", Refers, Any, Takes::Other, All),
    row("$ref", Refers, Any, Takes::Other, All),
    row("additionalItems", Applies, Array, Takes::Schema, All),
    field("additionalOperations", Takes::ObjectsOrElse),
    row("additionalProperties", Applies, Object, Takes::Schema, All).implying(),
    row("allOf", Applies, Any, Takes::List, All),
    field("allowEmptyValue", Takes::Flag),
    field("allowReserved", Takes::Flag),
    row("anyOf", Applies, Any, Takes::List, All),
    field("callbacks", Takes::Objects),
    field("components", Takes::Object),
    row("const", Asserts, Any, Takes::Data, All),
    row("contains", Applies, Array, Takes::Schema, All),
    field("content", Takes::Objects),
    row("contentEncoding", Asserts, String, Takes::Other, Nearest).implying(),
    row("contentMediaType", Asserts, String, Takes::Other, Nearest).implying(),
    row("contentSchema", Applies, String, Takes::Schema, Nearest),
    field("dataValue", Takes::Data),
    describing("default", Takes::Data),
    field("definitions", Takes::ObjectsOrElse),
    field("dependencies", Takes::ObjectsOrElse),
    row("dependentRequired", Asserts, Object, Takes::Other, All),
    row("dependentSchemas", Applies, Object, Takes::ObjectsOrElse, All),
    either(prose("deprecated", Takes::Flag)),
    prose("description", Takes::Other),
    row("discriminator", Applies, Object, Takes::Other, Nearest),
    row("else", Applies, Any, Takes::Schema, All),
    field("encoding", Takes::Objects),
    row("enum", Asserts, Any, Takes::Data, All),
    prose("example", Takes::Data),
    prose("examples", Takes::ObjectsOrElse),
    limit("exclusiveMaximum", Number, Smallest).taking(Takes::Other),
    limit("exclusiveMinimum", Number, Largest).taking(Takes::Other),
    field("explode", Takes::Flag),
    prose("externalDocs", Takes::Other),
    row("format", Asserts, Any, Takes::Other, All),
    field("headers", Takes::Objects),
    row("if", Applies, Any, Takes::Schema, All),
    field("info", Takes::Object),
    row("items", Applies, Array, Takes::SchemaOrList, All).implying(),
    field("links", Takes::ObjectsOrElse),
    field("mapping", Takes::Data),
    limit("maxContains", Array, Smallest),
    limit("maxItems", Array, Smallest),
    limit("maxLength", String, Smallest),
    limit("maxProperties", Object, Smallest),
    limit("maximum", Number, Smallest),
    field("mediaTypes", Takes::ObjectsOrElse),
    limit("minContains", Array, Largest),
    limit("minItems", Array, Largest),
    limit("minLength", String, Largest),
    limit("minProperties", Object, Largest),
    limit("minimum", Number, Largest),
    limit("multipleOf", Number, Nearest),
    row("not", Applies, Any, Takes::Schema, All),
    describing("nullable", Takes::Flag),
    row("oneOf", Applies, Any, Takes::List, All),
    field("parameters", Takes::ObjectsOrElse),
    field("pathItems", Takes::ObjectsOrElse),
    field("paths", Takes::Schemas),
    limit("pattern", String, Nearest).taking(Takes::Other),
    row("patternProperties", Applies, Object, Takes::Schemas, All).implying(),
    row("prefixItems", Applies, Array, Takes::Other, All).implying(),
    row("properties", Applies, Object, Takes::Schemas, All).implying(),
    row("propertyNames", Applies, Object, Takes::Schema, Nearest).implying(),
    either(describing("readOnly", Takes::Flag)),
    field("requestBodies", Takes::Objects),
    row("required", Asserts, Object, Takes::FlagOrNames, All).implying(),
    field("responses", Takes::Objects),
    field("schema", Takes::Schema),
    field("schemas", Takes::Schemas),
    field("scopes", Takes::Data),
    field("security", Takes::DataList),
    field("securityDefinitions", Takes::ObjectsOrElse),
    field("securitySchemes", Takes::Objects),
    field("serializedValue", Takes::Data),
    field("servers", Takes::List),
    prose("summary", Takes::Other),
    field("tags", Takes::DataList),
    row("then", Applies, Any, Takes::Schema, All),
    prose("title", Takes::Other),
    row("type", Asserts, Any, Takes::Other, All),
    row("unevaluatedItems", Applies, Array, Takes::Schema, All),
    row("unevaluatedProperties", Applies, Object, Takes::Schema, All),
    row("uniqueItems", Role::Limits, Array, Takes::Flag, Either),
    field("value", Takes::Data),
    field("variables", Takes::ObjectsOrElse),
    field("webhooks", Takes::Schemas),
    either(describing("writeOnly", Takes::Flag)),
    describing("x-isnullable", Takes::Flag),
    describing("x-nullable", Takes::Flag),
    row("x-patternProperties", Applies, Object, Takes::Data, All).implying(),
    prose("xml", Takes::Other),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found() {
        assert!(TABLE.is_sorted_by(|one, two| one.name < two.name));
        for row in TABLE {
            assert!(std::ptr::eq(Keyword::of(row.name).unwrap(), row), "{}", row.name);
        }
        assert!(Keyword::of("colour").is_none());
        assert!(Keyword::describes("x-anything"));
    }

    #[test]
    fn roles_agree_with_the_other_columns() {
        for row in TABLE {
            let name = row.name;
            assert!(!row.is_prose || row.role == Role::Describes, "{name} is prose");
            assert!(row.role != Role::Describes || row.about == Any, "{name} describes");
            assert!(row.role != Role::Limits || row.about != Any, "{name} limits a kind");
            assert!(!row.implies || row.about != Any, "{name} implies a kind");
            let is_bound = matches!(row.together, Largest | Smallest);
            assert!(!is_bound || row.role == Role::Limits, "{name} is a bound");
        }
    }
}
