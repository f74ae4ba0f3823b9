//! What is particular to an operation, and the macro that declares one.

use std::fmt;

use super::auth::Alternatives;

/// The constants of an operation. Generated code makes these with `operation!`.
#[derive(Debug)]
pub struct Operation {
    /// The method, in capitals.
    pub method: &'static str,
    /// The path as the document has it, with its parameters in braces.
    pub path: &'static str,
    /// Which media types the call asks for.
    pub accept: &'static str,
    /// The member of the response's body that holds the result; empty if the body itself is the result.
    pub member: &'static str,
    /// Which credentials the operation takes.
    pub auth: Alternatives,
}

/// The method and the path, as in `POST /client_sessions/create`. The parameters of the path are not filled in, since this is for
/// messages: their values may be nobody's business, and messages with them cannot be counted.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Declares the type of an operation's calls.
///
/// ```text
/// operation! {
///     /// The call made by [`ClientSessions::create`].
///     CreateClientSession -> ClientSession {
///         POST "/client_sessions/create",
///         body: json,
///         result: "client_session",
///         auth: [[API_KEY], [ACCESS_TOKEN, WORKSPACE]],
///     }
/// }
/// ```
///
/// - `body: …` (optional): how the body is written, in the words of `content!`. Without it, it is JSON, and nothing is sent as long
///   as nothing is set.
/// - `accept: "…"` (optional): the media types to ask for, where those that follow from `result` are not right.
/// - `result`: `"name"` for that member of a JSON body, `json` for the whole of it, `text` for a `String`, `bytes` for `Bytes`,
///   `none` for `()` (the body is ignored), `raw` for a `Response<Bytes>`.
/// - `auth`: the alternatives, each a list of schemes that are needed together. `[]` takes no credentials; an empty alternative
///   says that the operation can also be called without any.
///
/// The type has the methods `call` and `send`, can be awaited, and holds its request in the field `request`, to which the
/// generated setters add (see [`RequestBuilder`](crate::runtime::RequestBuilder)). All that names the decoder of the result is
/// `#[inline]`, so that a program pays only for the operations that it uses.
#[allow(unused_macros, reason = "an API may have no operations")]
macro_rules! operation {
    (
        $(#[$attribute:meta])*
        $name:ident -> $result:ty {
            $method:ident $path:literal,
            $(body: $($body:ident)+ $($media_type:literal)? $({ $($members:tt)* })?,)?
            $(accept: $accept:literal,)?
            result: $shape:tt,
            auth: [$([$($scheme:ident),* $(,)?]),* $(,)?] $(,)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct $name {
            request: $crate::runtime::RequestBuilder,
        }

        impl $name {
            pub(crate) fn new(core: &$crate::runtime::Core) -> Self {
                static OPERATION: $crate::runtime::Operation = $crate::runtime::Operation {
                    method: stringify!($method),
                    path: $path,
                    accept: $crate::runtime::operation!(@accept $shape $($accept)?),
                    member: $crate::runtime::operation!(@member $shape),
                    auth: &[$(&[$(&$scheme),*]),*],
                };
                #[allow(unused_mut, reason = "only a body line changes it")]
                let mut request = $crate::runtime::RequestBuilder::new(core, &OPERATION);
                $(request.content($crate::runtime::content!($($body)+ $($media_type)? $({ $($members)* })?));)?
                Self { request }
            }

            /// Makes the call without sending it: a value that can be looked at, changed and sent.
            ///
            /// # Errors
            ///
            /// When the request cannot be made: a value does not fit where it has to go, or no credential of the client is one
            /// that the operation takes.
            #[inline]
            pub fn call(self) -> Result<$crate::runtime::Call<$result>, $crate::runtime::Error> {
                self.request.call($crate::runtime::operation!(@reader $shape))
            }

            /// Sends the call. Awaiting the call itself does the same.
            #[inline]
            pub fn send(self) -> $crate::runtime::Sending<$result> {
                self.request.send($crate::runtime::operation!(@reader $shape))
            }
        }

        impl ::std::future::IntoFuture for $name {
            type Output = Result<$result, $crate::runtime::Error>;
            type IntoFuture = $crate::runtime::Sending<$result>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };

    (@accept $shape:tt $accept:literal) => { $accept };
    (@accept text) => { "text/plain, */*;q=0.5" };
    (@accept bytes) => { "*/*" };
    (@accept raw) => { "*/*" };
    // Also where the body is ignored: servers choose the form of their errors by this.
    (@accept $shape:tt) => { "application/json" };

    (@member $member:literal) => { $member };
    (@member $shape:ident) => { "" };

    (@reader $member:literal) => { $crate::runtime::Received::json };
    (@reader json) => { $crate::runtime::Received::json };
    (@reader none) => { $crate::runtime::Received::nothing };
    (@reader text) => { $crate::runtime::Received::text };
    (@reader bytes) => { $crate::runtime::Received::bytes };
    (@reader raw) => { $crate::runtime::Received::raw };
}

#[allow(unused_imports, reason = "an API may have no operations")]
pub(crate) use operation;
