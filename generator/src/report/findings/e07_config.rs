//! E07xx: settings and overlays.

findings! { CONFIG:
    /// The configuration is malformed.
    "E0701" {
        Error invalid_toml(cause) {
            what: "this is not valid TOML",
            label: "{cause}",
        }
    }
    /// A setting is unknown.
    "E0702" {
        Error unknown_setting(name, known) {
            what: "unknown setting `{name}`",
            label: "this one",
            help: "the settings here are: {known}",
        }
    }
    /// A setting has an invalid value.
    "E0703" {
        Error unknown_setting_value(value, known) {
            what: "unknown value `{value}` of a setting",
            label: "this one",
            help: "the values are: {known}",
        }
        Error invalid_setting(cause) {
            what: "invalid value of a setting",
            label: "{cause}",
        }
    }
    /// A file is not an overlay, or an action is invalid.
    "E0704" {
        Error not_an_overlay() {
            what: "this is not an overlay: it needs `overlay: 1.0.0` and a list of `actions`",
            label: "the whole file",
            help: "see the OpenAPI Overlay Specification 1.0.0, \"Overlay Object\"",
        }
        Error action_without_target() {
            what: "an action has no `target`",
            label: "this action",
            help: "`target` is a JSONPath (RFC 9535), such as `$.info`",
        }
        Error invalid_target(position) {
            what: "`target` is not a valid JSONPath",
            label: "invalid from character {position} on",
            help: "RFC 9535 defines the syntax: `$.paths['/x'].get`",
        }
        Error unknown_action_key(key) {
            what: "unknown key `{key}` of an action",
            label: "this key",
            help: "an action has a `target`, and `update` or `remove: true`",
        }
    }
    /// An overlay's target matches nothing.
    "E0705" {
        Warning overlay_without_target() {
            what: "this target matches nothing in the document",
            label: "this path",
            chosen: "the action changes nothing",
            help: "the document may have changed; remove the action if it is no longer needed",
        }
    }
}
