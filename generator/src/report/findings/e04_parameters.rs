//! E0401 to E0414: operations, their parameters and servers.

findings! { PARAMETERS:
    /// The path has a parameter that the operation does not declare.
    "E0401" {
        Warning path_parameter_undeclared(name) {
            what: "path parameter `{name}` is not declared",
            chosen: "it is a required string",
            help: "add it to `parameters` with `in: path`",
        }
    }
    /// An operation declares a path parameter that its path lacks.
    "E0402" {
        Warning path_parameter_unused(name, path) {
            what: "path parameter `{name}` does not occur in `{path}`",
            chosen: "the call is generated without it",
        }
    }
    /// A parameter has no name.
    "E0403" {
        Warning parameter_without_name() {
            what: "a parameter has no `name` or no `in`",
            chosen: "the call is generated without it",
            help: "a parameter needs both `name` and `in`",
        }
    }
    /// A parameter is in an unknown location.
    "E0404" {
        Warning parameter_location(name, location) {
            what: "unknown location of the parameter `{name}`: `in: {location}`",
            chosen: "the call is generated without it",
            help: "`in` is one of path, query, querystring, header and cookie",
        }
    }
    /// One path offers several methods for the same call.
    "E0405" {
        Warning several_methods(path) {
            what: "`{path}` offers the same call by several methods",
            label: "this path",
            chosen: "each becomes a call; the first keeps the name, the others add their method: \
                `create_put`",
            help: "name the methods to use in the config: `prefer-methods = [\"post\"]`",
        }
    }
    /// An operation has several successful responses. No longer reported: each has its type.
    "E0406" {}
    /// Two operations have the same `operationId`.
    "E0407" {
        Warning duplicate_operation_id(id) {
            what: "two operations have the `operationId` `{id}`",
            label: "used again here",
            related: "first used here",
            chosen: "both are generated; where they would share a name, this one adds its method \
                or a number",
            help: "give each operation an `operationId` of its own",
        }
    }
    /// A parameter has a style that its location does not allow.
    "E0408" {
        Warning style_of_other_place(style, place, default, fitting) {
            what: "the style `{style}` is not allowed for a {place} parameter",
            chosen: "it is written in the default style, `{default}`",
            help: "`style` of a {place} parameter is one of {fitting}",
        }
        Warning unknown_style(style, place, default, fitting) {
            what: "unknown style `{style}` of a {place} parameter",
            chosen: "it is written in the default style, `{default}`",
            help: "`style` of a {place} parameter is one of {fitting}",
        }
    }
    /// A method is unknown, or occurs twice.
    "E0409" {
        Warning method_in_capitals(key, method) {
            what: "unknown key `{key}` of a path item",
            label: "neither a method nor another key of a path item",
            chosen: "it is ignored",
            help: "write it in lower case: `{method}`",
        }
        Warning unknown_path_item_key(key) {
            what: "unknown key `{key}` of a path item",
            label: "neither a method nor another key of a path item",
            chosen: "it is ignored",
            help: "put other methods into `additionalOperations` (OpenAPI 3.2); keys of vendors \
                start with `x-`",
        }
        Warning invalid_method(method) {
            what: "`{method}` is not an HTTP method",
            label: "in `additionalOperations`",
            chosen: "this operation is left out",
            help: "the key is the method as it is sent: letters, digits and hyphens",
        }
        Warning repeated_method(method) {
            what: "the path item already has the method `{method}`",
            label: "in `additionalOperations`",
            chosen: "this operation is left out",
            help: "keep one of them",
        }
    }
    /// A parameter that OpenAPI says to ignore.
    "E0410" {
        Warning authorization_parameter() {
            what: "`Authorization` is a parameter without a security scheme",
            chosen: "it is an optional argument of the call, and its value is kept secret",
            help: "declare it under `components/securitySchemes`, and name it in `security`: then \
                the client sends it with each call",
        }
        Warning media_header(name) {
            what: "`{name}` is declared as a parameter",
            chosen: "it is not an argument: it follows from the media types of the operation \
                (OpenAPI 3.0.4, \"Parameter Object\")",
            help: "`Call::header` sets another value for one call",
        }
    }
    /// A server whose URL cannot be used as it is.
    "E0411" {
        Warning default_server_plain() {
            what: "the default server is listed with and without encryption",
            label: "the first is without",
            chosen: "the client sends to the one with `https`",
            help: "to use the other one, give it as the client's `base_url`",
        }
        Warning relative_server(url) {
            what: "the server URL `{url}` is relative to the location of the document",
            label: "declared here",
            chosen: "the client has no default base URL, and needs the whole of it, with this path",
            help: "set `base-url` in the config",
        }
        Warning several_servers(url) {
            what: "an operation has several servers of its own",
            chosen: "it is sent to `{url}`; its documentation lists the others",
            help: "`Call::base_url` sends one call to another server",
        }
        Warning server_with_query(written, used) {
            what: "invalid base URL `{written}`",
            label: "declared here",
            chosen: "`{used}` is used: a base URL has no query and no fragment",
            help: "a base URL is like `https://api.example.com/v1`",
        }
        Warning server_of_other_scheme(written) {
            what: "invalid base URL `{written}`",
            label: "declared here",
            chosen: "it is left out: calls are sent by http and https",
            help: "a base URL is like `https://api.example.com/v1`",
        }
        Warning server_without_scheme(written, used) {
            what: "invalid base URL `{written}`",
            label: "declared here",
            chosen: "`{used}` is used",
            help: "a base URL is like `https://api.example.com/v1`",
        }
        Warning server_of_document_scheme(written, used) {
            what: "invalid base URL `{written}`",
            label: "declared here",
            chosen: "`{used}` is used: without a scheme, that of the document applies",
            help: "a base URL is like `https://api.example.com/v1`",
        }
        Warning variable_without_default(name) {
            what: "variable `{name}` of a server's URL has no default",
            label: "declared here",
            chosen: "a client of this server needs a value for it",
            help: "declare it under `variables`, with a `default`",
        }
    }
    /// A style of a parameter that no standard defines for its values.
    "E0412" {
        Warning style_of_text(name, style) {
            what: "`{name}`: the style `{style}` is not defined for a single text",
            chosen: "it is written as in `form`",
            help: "remove `style`, or describe a list or an object",
        }
        Warning style_exploded(name, style) {
            what: "`{name}`: the style `{style}` is not defined with `explode: true`, which leaves \
                nothing to separate",
            chosen: "each part is written by itself, as in `form`",
            help: "use the style `form`, or `explode: false`",
        }
        Warning style_not_exploded(name, style) {
            what: "`{name}`: the style `{style}` is not defined with `explode: false`",
            chosen: "it is written as with `explode: true`: `name[key]=value`",
            help: "use `explode: true`; for a single text, `content` with a media type",
        }
        Warning style_of_cookie(name, style) {
            what: "`{name}`: the style `{style}` is not defined for lists and objects in one cookie",
            chosen: "their parts are one text, separated by commas",
            help: "use `explode: true`, or the style `form`",
        }
        Warning style_of_nested(name, style) {
            what: "`{name}`: the style `{style}` is not defined for nested lists and objects",
            chosen: "what is nested is JSON text",
            help: "`deepObject` nests in a query; `content` with `application/json` anywhere",
        }
        Warning style_of_nested_exploded(name, style) {
            what: "`{name}`: the style `{style}` is not defined for nested lists and objects",
            chosen: "a list in an object repeats the member's name; what is nested otherwise is \
                JSON text",
            help: "`deepObject` nests in a query; `content` with `application/json` anywhere",
        }
        Warning empty_value_of_style(style) {
            what: "the style `{style}` does not write empty values",
            chosen: "`allowEmptyValue` is ignored: null and empty values are written as the style \
                defines",
            help: "`allowEmptyValue` is for query parameters in the style `form`",
        }
        Warning empty_value_of_place(place) {
            what: "`allowEmptyValue` is not allowed for a {place} parameter",
            chosen: "it is ignored: null and empty values are written as the style defines",
            help: "`allowEmptyValue` is for query parameters in the style `form`",
        }
    }
    /// A list of parameters has one of them twice.
    "E0413" {
        Warning repeated_parameter(name) {
            what: "parameter `{name}` is declared twice",
            related: "the other one",
            chosen: "the later one is used",
            help: "declare each name once for each `in`",
        }
    }
    /// A parameter without a schema.
    "E0414" {
        Warning parameter_with_type(name) {
            what: "parameter `{name}` has no `schema`",
            chosen: "its own `type` is used, as in Swagger 2.0",
            help: "describe it by `schema`, or by a media type in `content`",
        }
        Warning parameter_without_schema(name) {
            what: "parameter `{name}` has no `schema`",
            chosen: "it is a string",
            help: "describe it by `schema`, or by a media type in `content`",
        }
    }
}
