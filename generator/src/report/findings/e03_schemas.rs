//! E03xx: schemas.

findings! { SCHEMAS:
    /// No value is valid for a schema.
    "E0301" {
        Warning contradiction() {
            what: "no value is valid for this schema: its parts contradict each other",
            related: "required here",
            chosen: "the listed values are accepted, or any JSON value where none are listed",
            help: "make the `type`, `enum` and `const` of all parts agree",
        }
    }
    /// A type consists only of itself.
    "E0302" {
        Warning endless_type() {
            what: "this schema consists only of itself",
            label: "contains itself without a record, list or map in between",
            chosen: "any JSON value is accepted in its place",
        }
        Warning endless_union() {
            what: "this schema consists only of itself",
            label: "every variant is this union itself",
            chosen: "any JSON value is accepted in its place",
        }
    }
    /// Schemas are nested too deeply.
    "E0303" {
        Warning schemas_too_deep(most) {
            what: "schemas are nested more than {most} levels deep",
            label: "nested too deeply",
            chosen: "any JSON value is accepted from here on",
        }
    }
    /// A schema has several `oneOf` or `anyOf`.
    "E0304" {
        Warning several_unions() {
            what: "several `oneOf` or `anyOf` apply at once, with too many combinations for a \
                variant each",
            label: "combined with the other",
            related: "the other",
            chosen: "objects become one record with the members of all variants, other values any \
                JSON",
        }
    }
    /// The variants of a union cannot be told apart.
    "E0305" {
        Warning variants_alike() {
            what: "the variants of this union cannot be told apart",
            label: "variants that can look the same",
            chosen: "all variants are tried; the one that leaves the fewest members unread is used",
            help: "add a `discriminator`, or a member whose value is fixed by `enum` or `const`",
        }
    }
    /// A setting names a schema that is not declared.
    "E0306" {
        Warning unknown_error_body(name) {
            what: "unknown schema `{name}` in the setting `[errors] body`",
            label: "not in `components/schemas`",
            chosen: "the body of an error response is given as it was received",
            help: "name a schema of `components/schemas`, or remove the setting",
        }
    }
    /// A `type` is unknown.
    "E0307" {
        Warning unknown_type(name) {
            what: "`type` of this schema is unknown: `{name}`",
            chosen: "this `type` is ignored",
            help: "`type` is one of array, boolean, integer, null, number, object and string",
        }
    }
    /// A required member that no property describes.
    "E0308" {
        Warning required_without_property(name) {
            what: "`{name}` is required, but `properties` does not describe it",
            chosen: "the type has this member, as any JSON value",
            help: "describe it under `properties`, or remove it from `required`",
        }
    }
    /// An `enum` has values that are not of the schema's type.
    "E0309" {
        Warning values_converted() {
            what: "`enum` has values that are not of the schema's `type`",
            chosen: "they are read as values of the `type`",
            help: "quote strings, and nothing else",
        }
        Warning values_left_out(lost) {
            what: "`enum` has values that are not of the schema's `type`",
            chosen: "the `type` decides: {lost} value(s) are left out",
            help: "quote strings, and nothing else",
        }
    }
    /// An `enum` is too long to become a type.
    "E0310" {
        Warning long_enum(count, most) {
            what: "`enum` has {count} values, too many for a type",
            chosen: "with more than {most} values, any value of the kind is accepted",
        }
    }
    /// Schemas combine into too many.
    "E0311" {
        Warning too_much_composition(most, things, setting) {
            what: "the schemas of the document combine into more than {most} {things}",
            label: "the limit is reached here",
            chosen: "any JSON value is accepted for the schemas from here on",
            help: "look for `allOf`, `oneOf` or `anyOf` that multiply, as in chains of schemas \
                that each extend the one before; `[limits] {setting}` raises the limit",
        }
    }
    /// A default that is not valid for its schema.
    "E0312" {
        Warning invalid_default() {
            what: "`default` is not a valid value of its schema",
            chosen: "the documentation mentions it; no method returns it",
            help: "give a default of the schema's `type`, and one of its `enum` where it has one",
        }
    }
    /// A discriminator's mapping names a schema that is not a variant.
    "E0313" {
        Warning mapped_without_variant(name) {
            what: "`mapping` names `{name}`, which is not a variant",
            chosen: "it becomes a variant, too",
            help: "list it under `oneOf`, or remove it from the mapping",
        }
    }
}
