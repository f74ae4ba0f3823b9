//! The constants of an operation, and the macro that declares one.

use std::fmt;

use super::ServerTemplate;
use super::client::auth::Alternatives;
use super::json::shown;
use super::validate::ArgumentLimits;

/// How much of a method or a path is shown, in characters.
const LONGEST_SHOWN: usize = 500;

/// The constants of an operation. Generated code makes these with `operation!`.
#[derive(Debug)]
pub struct Operation {
    /// The method, in capitals.
    pub method: &'static str,
    /// The path as the document has it, with its parameters in braces.
    pub path: &'static str,
    /// The server that it is sent to, where that is another than the client's.
    pub server: Option<&'static ServerTemplate>,
    /// The form in which the response is asked for.
    pub form: ResponseForm,
    /// The member of the response's body that holds the result; empty if the body itself is the
    /// result.
    pub member: &'static str,
    /// Whether a response that redirects to nowhere is a success: the document declares nothing but
    /// such ones.
    pub redirects: bool,
    /// Which credentials the operation accepts.
    pub auth: Alternatives,
    /// The limits of its arguments, where they are checked.
    pub limits: ArgumentLimits,
}

/// In which form the response of a call is asked for. One operation may have several.
#[derive(Clone, Copy, Debug)]
pub struct ResponseForm {
    /// The media types, as the header `Accept` lists them.
    pub accept: &'static str,
    /// How its body is read.
    pub arrival: Arrival,
}

/// How the body of a response is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Arrival {
    /// All of it, before the call ends.
    Whole,
    /// Piece by piece, after the call has ended.
    Pieces,
    /// Event by event, after the call has ended.
    Events,
}

/// The method and the path, as in `POST /client_sessions/create`. The parameters of the path are
/// not filled in: this is for messages, their values may be confidential, and messages that differ
/// in them cannot be counted.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (method, path) = self.shown();
        write!(f, "{method} {path}")
    }
}

impl Operation {
    /// The method and the path as messages show them.
    pub(in crate::runtime) fn shown(&self) -> (String, String) {
        let shown = |text| shown(text, LONGEST_SHOWN, &[]);
        (shown(self.method), shown(self.path))
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
/// - `server: NAME` (optional): the server that it is sent to, where that is another than the
///   client's.
/// - `body: …` (optional): how the body is written, in the words of `content!`. Without it, it is
///   JSON, and nothing is sent as long as nothing is set.
/// - `accept: "…"` (optional): the media types to ask for, where those that follow from `result`
///   are not right.
/// - `result`: how the body of a success is read.
///
///   | | |
///   | --- | --- |
///   | `"name"`, `json` | that member of a JSON body, or the whole of it |
///   | `text`, `bytes` | a `String`, `Bytes` |
///   | `events`, `text_events`, `lines` | an `EventStream` of JSON or of text, `JsonLines` |
///   | `named_events` | an `EventStream` of what the events' names say, see `named_events!` |
///   | `none` | `()`: the body is ignored |
///   | `head` | a `Response<()>` |
///   | `raw`, `redirect` | a `Response<Bytes>`; with `redirect`, one that leads nowhere, too |
///   | `(json unless 204)` | an `Option`, `None` with such a status |
///   | `{ 200 => Ok(json), 204 => NoContent, _ => Other(raw) }` | an enum, its variants by status |
///
/// - `auth`: the alternatives, each a list of schemes that are needed together. `[]` takes no
///   credentials; an empty alternative says that the operation can also be called without any.
/// - `limits: { query "limit": [Maximum("100")], body "": [] in Pet }` (optional): what is checked
///   before the call is sent, in the words of `limits!`.
/// - `forms: [send_csv: "text/csv" -> String = text]` (optional): further ways to send the call,
///   each with its media type.
///
/// The type has the methods `call` and `send`, can be awaited, and holds its request in the field
/// `request`, to which the generated setters add (see
/// [`RequestBuilder`](crate::runtime::codegen::RequestBuilder)). All that names the decoder of the
/// result is `#[inline]`, so that a program pays only for the operations that it uses.
#[allow(unused_macros, reason = "an API may have no operations")]
macro_rules! operation {
    (
        $(#[$attribute:meta])*
        $name:ident -> $result:ty {
            $method:tt $path:literal,
            $(server: $server:ident,)?
            $(body: $($body:ident)+ $($media_type:literal)? $({ $($members:tt)* })?,)?
            $(accept: $accept:literal,)?
            result: $shape:tt,
            auth: [$([$($scheme:ident),* $(,)?]),* $(,)?] $(,)?
            $(limits: { $($limits:tt)* } $(,)?)?
            $(forms: [$($form:ident: $form_type:literal -> $output:ty = $how:tt),+ $(,)?] $(,)?)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct $name {
            request: $crate::runtime::codegen::RequestBuilder,
        }

        impl $name {
            pub(crate) fn new(core: &$crate::runtime::codegen::Core) -> Self {
                static OPERATION: $crate::runtime::codegen::Operation = $crate::runtime::codegen::Operation {
                    method: $crate::runtime::codegen::operation!(@method $method),
                    path: $path,
                    server: $crate::runtime::codegen::operation!(@server $($server)?),
                    form: $crate::runtime::codegen::ResponseForm {
                        accept: $crate::runtime::codegen::operation!(@accept $shape $($accept)?),
                        arrival: $crate::runtime::codegen::operation!(@arrival $shape),
                    },
                    member: $crate::runtime::codegen::operation!(@member $shape),
                    redirects: $crate::runtime::codegen::operation!(@redirects $shape),
                    auth: &[$(&[$(&$scheme),*]),*],
                    limits: $crate::runtime::codegen::limits!(@call $($($limits)*)?),
                };
                #[allow(unused_mut, reason = "only a body line changes it")]
                let mut request = $crate::runtime::codegen::RequestBuilder::new(core, &OPERATION);
                $(request.content($crate::runtime::codegen::content!($($body)+ $($media_type)? $({ $($members)* })?));)?
                Self { request }
            }

            /// Makes the call without sending it: a value that can be looked at, changed and sent.
            ///
            /// # Errors
            ///
            /// When the request cannot be built: a value is not valid where it is written, or no
            /// credential of the client is one that the operation accepts.
            #[inline]
            pub fn call(self) -> Result<$crate::runtime::codegen::Call<$result>, $crate::runtime::codegen::Error> {
                self.request.call($crate::runtime::codegen::operation!(@reader $result, $shape))
            }

            /// Sends the call. Awaiting the call itself does the same.
            #[inline]
            pub fn send(self) -> $crate::runtime::codegen::Sending<$result> {
                self.request.send($crate::runtime::codegen::operation!(@reader $result, $shape))
            }

            $($(
                #[doc = concat!("Sends the call and asks for the answer as `", $form_type, "`.")]
                #[inline]
                pub fn $form(self) -> $crate::runtime::codegen::Sending<$output> {
                    static FORM: $crate::runtime::codegen::ResponseForm = $crate::runtime::codegen::ResponseForm {
                        accept: $form_type,
                        arrival: $crate::runtime::codegen::operation!(@arrival $how),
                    };
                    self.request.send_as(&FORM, $crate::runtime::codegen::operation!(@reader $output, $how))
                }
            )+)?
        }

        impl ::std::future::IntoFuture for $name {
            type Output = Result<$result, $crate::runtime::codegen::Error>;
            type IntoFuture = $crate::runtime::codegen::Sending<$result>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };

    (@server) => { None };
    (@server $server:ident) => { Some(&$server) };

    (@method $method:ident) => { stringify!($method) };
    (@method $method:literal) => { $method };

    (@accept $shape:tt $accept:literal) => { $accept };
    (@accept text) => { "text/plain, */*;q=0.5" };
    (@accept bytes) => { "*/*" };
    (@accept raw) => { "*/*" };
    (@accept redirect) => { "*/*" };
    (@accept head) => { "*/*" };
    (@accept events) => { "text/event-stream" };
    (@accept text_events) => { "text/event-stream" };
    (@accept named_events) => { "text/event-stream" };
    (@accept lines) => { "application/x-ndjson, */*;q=0.5" };
    // Also where the body is ignored: servers choose the form of their errors by this.
    (@accept $shape:tt) => { "application/json" };

    (@arrival events) => { $crate::runtime::codegen::Arrival::Events };
    (@arrival text_events) => { $crate::runtime::codegen::Arrival::Events };
    (@arrival named_events) => { $crate::runtime::codegen::Arrival::Events };
    (@arrival lines) => { $crate::runtime::codegen::Arrival::Pieces };
    (@arrival $shape:tt) => { $crate::runtime::codegen::Arrival::Whole };

    (@redirects redirect) => { true };
    (@redirects $shape:tt) => { false };

    (@member $member:literal) => { $member };
    (@member ($member:literal unless $status:pat)) => { $member };
    (@member $shape:tt) => { "" };

    (@reader $result:ty, ($how:tt unless $status:pat)) => {
        |received| match received.code() {
            $status => received.without(),
            _ => received.optional($crate::runtime::codegen::operation!(@reader $result, $how)),
        }
    };
    (@reader $result:ty, { $($status:pat => $variant:ident $(($how:tt))?),+ $(,)? }) => {
        |received| match received.code() {
            $($status => $crate::runtime::codegen::operation!(@variant received, $result, $variant $($how)?),)+
        }
    };
    (@reader $result:ty, $member:literal) => { $crate::runtime::codegen::Received::member };
    (@reader $result:ty, $how:ident) => { $crate::runtime::codegen::Received::$how };

    (@variant $received:ident, $result:ty, $variant:ident) => { $received.constant(<$result>::$variant) };
    (@variant $received:ident, $result:ty, $variant:ident $how:tt) => {
        $received.variant($crate::runtime::codegen::operation!(@reader $result, $how), <$result>::$variant)
    };
}

#[allow(unused_imports, reason = "an API may have no operations")]
pub(crate) use operation;
