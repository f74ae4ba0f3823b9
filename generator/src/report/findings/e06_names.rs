//! E06xx: names.

findings! { NAMES:
    /// Two things would have the same name.
    "E0601" {
        Warning name_collision(things, wanted, holder, given) {
            what: "two {things} would be named `{wanted}`",
            label: "the other one is `{holder}`",
            chosen: "this one is named `{given}`",
        }
        Warning reserved_name(things, wanted, given) {
            what: "two {things} would be named `{wanted}`",
            label: "the other one is the SDK's own",
            chosen: "this one is named `{given}`",
        }
        Warning tags_described_twice(first, other) {
            what: "the tags `{first}` and `{other}` are one resource",
            label: "this description differs",
            related: "described here first",
            chosen: "the resource has the first description",
            help: "spell the tag in one way, or describe it once",
        }
    }
    /// The version is not one that Cargo accepts.
    "E0602" {
        Warning crate_version(version) {
            what: "invalid version of a crate: `{version}`",
            chosen: "the crate's version is 0.1.0",
            help: "set `crate-version` to three numbers separated by dots: 1.2.3",
        }
    }
    /// The name is not one that Cargo accepts.
    "E0603" {
        Error crate_name(name, rule) {
            what: "invalid name of a crate: `{name}`",
            help: "set `crate-name` to {rule}",
        }
    }
}
