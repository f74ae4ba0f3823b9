//! E0420 to E0453: bodies, responses and events.

findings! { OPERATIONS:
    /// A key of `responses` is not a status.
    "E0420" {
        Warning unknown_status(key) {
            what: "unknown status `{key}`",
            chosen: "this response is left out",
            help: "a status is three digits, `1XX` to `5XX`, or `default`",
        }
    }
    /// A key of a response's `content` is not a media type.
    "E0421" {
        Warning response_media_type(name) {
            what: "unknown media type `{name}`",
            chosen: "the call has no method that asks for it",
            help: "a media type is written like `application/json` (RFC 9110 section 8.3.1)",
        }
    }
    /// A header has different types in the responses of one operation.
    "E0422" {
        Warning header_types(name) {
            what: "header `{name}` has another type than in a response before",
            chosen: "it is read as text",
            help: "give it the same schema in all responses of the operation",
        }
    }
    /// The data of server-sent events of one name has no type of its own.
    "E0423" {
        Warning event_data_mixed() {
            what: "events of one name contain JSON or text",
            chosen: "the data is left as text",
            help: "give each kind of event a constant `event`, and its `data` one type",
        }
        Warning event_data_null(name) {
            what: "the data of the event `{name}` may be null",
            chosen: "it is read as any JSON value",
            help: "give each kind of event a constant `event`, and its `data` one type",
        }
    }
    /// An operation declares no success.
    "E0424" {
        Warning no_success(result) {
            what: "the operation declares no successful response",
            chosen: "the call returns {result}",
            help: "add a response `200`, `2XX` or `default`",
        }
    }
    /// An operation declares redirects and no success.
    "E0425" {
        Warning redirects_alone() {
            what: "the operation declares redirects, but no successful response",
            chosen: "redirects are followed; the call returns the last response as it is",
            help: "add a response `200` that describes the target of the redirect",
        }
    }
    /// An operation switches to another protocol.
    "E0426" {
        Warning switched_protocol() {
            what: "switching protocols, to WebSocket or another, is not supported",
            chosen: "the call has its other responses; status 101 is an error",
            help: "`Call` has the URL and the headers, for a client of that protocol",
        }
    }
    /// A response with a body and a status that forbids one.
    "E0427" {
        Warning body_of_no_content(status) {
            what: "a response with status {status} has no body",
            chosen: "it is read as a response without content",
            help: "use `200` for a response with a body (RFC 9110 section 15.3)",
        }
    }
    /// A stream or a further media type has different types by status.
    "E0428" {
        Warning stream_types(status) {
            what: "the items of a stream have another type by status",
            chosen: "the items of every stream are read as those of `{status}`",
            help: "describe the items by one schema, a `oneOf`",
        }
        Warning media_types_differ(name) {
            what: "`{name}` has another type than with a status before",
            chosen: "the method that asks for it reads the type of the first status",
            help: "give it the same schema with all successful statuses",
        }
    }
    /// A request body without a media type, or with something else in its place.
    "E0430" {
        Warning member_media_type(name) {
            what: "unknown media type `{name}`",
            chosen: "the member is sent as if it had no `contentType`",
            help: "`contentType` is a media type, or several separated by commas",
        }
        Warning body_media_type(name) {
            what: "unknown media type `{name}`",
            chosen: "the body cannot be sent in it",
            help: "the keys of `content` are media types such as `application/json`",
        }
        Warning no_media_type() {
            what: "this request body has no media type",
            chosen: "the call is generated without it",
            help: "describe it under `content`, by its media type",
        }
    }
    /// A body that is not an object, in a media type whose parts are members.
    "E0431" {
        Warning body_without_members(name) {
            what: "only an object can be sent as `{name}`",
            chosen: "the body can be sent in its other media types, and in this one as raw bytes by \
                `Call::with_body`",
            help: "describe an object, whose members become the parts, or remove this media type",
        }
        Warning parts_without_names(name) {
            what: "the parts of `{name}` need names",
            chosen: "the elements are sent as parts without names, in their order",
            help: "describe an object, whose members become the parts, or use another multipart \
                type",
        }
    }
    /// A member of a body is encoded in a way that is undefined or not supported.
    "E0432" {
        Warning body_style(style) {
            what: "unknown style `{style}` of a member of a body",
            chosen: "the member is sent in the style `form`, exploded",
            help: "`style` is one of form, spaceDelimited, pipeDelimited and deepObject",
        }
        Warning body_style_exploded(style) {
            what: "the style `{style}` is not defined with `explode: true`",
            chosen: "each part is written by itself, as in `form`",
            help: "remove `explode`, or use the style `form`",
        }
        Warning body_style_not_exploded(style) {
            what: "the style `{style}` is not defined with `explode: false`",
            chosen: "it is written as with `explode: true`: `name[key]=value`",
            help: "remove `explode`, or use the style `form`",
        }
        Warning body_reserved() {
            what: "`allowReserved` is supported only in the style `form`, exploded",
            chosen: "reserved characters are encoded, and decode to the same",
        }
        Warning part_header(name) {
            what: "the header {name} of this part is not supported",
            chosen: "the part is sent without it; only files have headers, by `FilePart::header`",
            help: "if the API needs it, send the body by `Call::with_body`",
        }
        Warning part_headers(names) {
            what: "the headers {names} of this part are not supported",
            chosen: "the part is sent without them; only files have headers, by `FilePart::header`",
            help: "if the API needs them, send the body by `Call::with_body`",
        }
        Warning encoding_by_position(key) {
            what: "`{key}` is for the elements of an array, not for members",
            chosen: "it is ignored: `encoding` is for members",
            help: "describe an array, or use `encoding`",
        }
        Warning nested_parts() {
            what: "a part that consists of parts is not supported",
            chosen: "it is sent as the type of its value implies",
            help: "give it as a file, or send the whole body by `Call::with_body`",
        }
    }
    /// A webhook or callback has no method.
    "E0451" {
        Warning event_without_method(name) {
            what: "the event `{name}` has no method",
            label: "no `post` or other method",
            chosen: "the SDK is generated without this event",
            help: "describe the request that is sent, usually under `post`",
        }
    }
    /// The body of a webhook or callback has several media types.
    "E0452" {
        Warning event_media_types(used) {
            what: "the body of an event has several media types",
            chosen: "it is read as `{used}`",
            help: "if the sender lets you choose the media type, choose this one",
        }
    }
    /// A parameter of a webhook or callback that is not read as it is declared.
    "E0453" {
        Warning event_path_parameter(name) {
            what: "path parameter `{name}` of an event is not read",
            chosen: "it is left out: the path belongs to the receiver",
            help: "headers, cookies and query parameters are read, as values and lists of values",
        }
        Warning event_query_string(name) {
            what: "parameter `{name}` of an event is the whole query",
            chosen: "the query is left to the receiver",
            help: "headers, cookies and query parameters are read, as values and lists of values",
        }
        Warning event_object_parameter(name) {
            what: "parameter `{name}` of an event is an object",
            chosen: "its text is read as JSON",
            help: "headers, cookies and query parameters are read, as values and lists of values",
        }
    }
}
