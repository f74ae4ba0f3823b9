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
    /// A setting is about an operation or a schema that the document does not have, or that it
    /// does not fit.
    "E0706" {
        Warning unknown_operation(name) {
            what: "unknown operation `{name}`",
            label: "not in the document",
            chosen: "these settings have no effect",
            help: "an operation is named by its method and its path as the document has them",
        }
        Warning unknown_result(name) {
            what: "unknown schema `{name}`",
            label: "not in `components/schemas`",
            chosen: "the result is what the document declares",
            help: "`result` is `lines`, `events`, `bytes`, `text`, `json` or a schema; `item` is a \
                schema",
        }
        Warning unknown_kept_schema(name) {
            what: "unknown schema `{name}`",
            label: "not in `components/schemas`",
            chosen: "the setting has no effect",
            help: "`keep-unknown` is `true`, or a list of component schemas",
        }
        Warning item_without_stream() {
            what: "`item` is for results that are streams",
            label: "the result of this operation is not a stream",
            chosen: "the setting has no effect",
            help: "add `result = \"lines\"` or `result = \"events\"`",
        }
        Warning empty_elsewhere(name, path) {
            what: "`{name}` cannot be empty in `{path}`",
            label: "not the last segment",
            chosen: "the setting has no effect",
            help: "`allow-empty` is for a path parameter that is all of the last segment: an empty \
                one elsewhere would lead to another path",
        }
        Warning result_of_head() {
            what: "the response to `HEAD` has no body",
            label: "this one is for the body",
            chosen: "the setting has no effect",
            help: "remove the setting",
        }
    }
}
