//! E05xx: security.

findings! { SECURITY:
    /// An operation requires a security scheme that is not declared.
    "E0501" {
        Warning undeclared_scheme(name) {
            what: "security scheme `{name}` is not declared",
            chosen: "this alternative is left out",
            help: "declare it under `components/securitySchemes`",
        }
    }
    /// A security scheme of an unknown kind.
    "E0502" {
        Warning unknown_scheme(name) {
            what: "unknown kind of the security scheme `{name}`",
            label: "declared here",
            chosen: "its credential is sent as `Authorization: Bearer …`",
            help: "`type` is one of apiKey, http, mutualTLS, oauth2 and openIdConnect; apiKey needs \
                `in` and `name`, http needs `scheme`",
        }
    }
    /// Two credentials are required together and use the same header.
    "E0503" {
        Warning schemes_clash(first, second, header) {
            what: "`{first}` and `{second}` are required together, and both use the header \
                `{header}`",
            chosen: "only the credential of `{first}` is sent",
            help: "if one of them suffices, make each a separate entry of `security`",
        }
    }
    /// Security schemes are declared, and nothing says whether an operation requires one.
    "E0504" {
        Warning unstated_security(operation, others) {
            what: "there is no `security` of `{operation}`{others}, though security schemes are \
                declared",
            label: "the first of them",
            chosen: "the client sends the first credential that it holds, and requires none",
            help: "state `security` in each operation, or once for all of them at the top of the \
                document; `security: []` says that none is sent",
        }
    }
}
