//! E02xx: references.

findings! { REFERENCES:
    /// A reference leads to nothing.
    "E0204" {
        Warning dangling_ref(reference) {
            what: "`{reference}` does not exist",
            related: "this one exists",
            chosen: "any JSON value is accepted in its place",
            help: "check the pointer: it starts at the root of a file, `#/components/schemas/…`",
        }
        Warning dangling_parameter(reference) {
            what: "`{reference}` does not exist",
            related: "this one exists",
            chosen: "the call is generated without it",
            help: "check the pointer: it starts at the root of a file, `#/components/parameters/…`",
        }
        Warning dangling_mapping(reference) {
            what: "`{reference}` in this `mapping` does not exist",
            chosen: "a value with this tag is kept as raw JSON",
            help: "an entry is the name of a component schema, or a reference to one: \
                `#/components/schemas/…`",
        }
        Warning ref_not_text(kind) {
            what: "`$ref` is {kind}, not text",
            chosen: "any JSON value is accepted in its place",
        }
        Error unknown_pointer(pointer) {
            what: "`{pointer}` does not exist",
            help: "give a JSON pointer, such as `#/components/schemas`",
        }
    }
    /// A reference leads out of the folder of the document.
    "E0205" {
        Warning ref_outside(reference) {
            what: "`{reference}` is outside of the document's folder",
            label: "refers to a file that is not read",
            chosen: "any JSON value is accepted in its place; a call is generated without it",
            help: "to read it, allow its folder in seamstress.toml: `[refs] allow = \
                [\"../common\"]`",
        }
    }
    /// A reference leads to a file that does not exist.
    "E0206" {
        Warning ref_file_missing(reference) {
            what: "`{reference}` does not exist",
            label: "refers to a missing file",
            chosen: "any JSON value is accepted in its place; a call is generated without it",
            help: "the path is relative to the folder of the file with the reference; a pointer \
                into the same file starts with `#/`",
        }
        Warning ref_without_folder(reference) {
            what: "`{reference}` is in another file",
            label: "this document is a text without a folder",
            chosen: "any JSON value is accepted in its place; a call is generated without it",
            help: "give the path of the document instead of its text, or bundle it into one file",
        }
    }
    /// A reference leads to another host.
    "E0207" {
        Warning ref_remote(reference) {
            what: "`{reference}` is not fetched",
            label: "nothing is read over the network",
            chosen: "any JSON value is accepted in its place; a call is generated without it",
            help: "keep a copy beside the document and refer to it, or bundle the document into \
                one file",
        }
    }
    /// A keyword beside a `$ref` that the version of the document ignores.
    "E0208" {
        Warning ref_sibling(key) {
            what: "`{key}` beside a `$ref` is ignored",
            label: "ignored by OpenAPI 3.0",
            chosen: "the type is that of the reference; descriptions, defaults and `nullable` are \
                kept",
            help: "put the reference into an `allOf`, beside the other keywords",
        }
        Warning path_item_sibling(key) {
            what: "`{key}` occurs beside a `$ref` and in its target",
            label: "this one is used",
            related: "this one is ignored",
            chosen: "the one beside the `$ref` is generated",
            help: "keep one of them",
        }
    }
    /// References lead to each other and to nothing else.
    "E0209" {
        Warning ref_cycle() {
            what: "references lead only to each other",
            label: "leads back to itself",
            chosen: "any JSON value is accepted in its place; a call is generated without it",
            help: "replace one of them by what it is meant to refer to",
        }
    }
    /// A reference is the bare name of a schema.
    "E0210" {
        Warning ref_bare_name(name, pointer) {
            what: "`{name}` is the name of a schema, not a reference",
            label: "no file has this name",
            chosen: "the schema of this name is used",
            help: "write `$ref: '#{pointer}'`",
        }
    }
    /// A document is split into too many files.
    "E0211" {
        Error too_many_files(most) {
            what: "the document consists of more than {most} files",
            label: "refers to one more",
            help: "`[limits] files` raises the limit",
        }
    }
}
