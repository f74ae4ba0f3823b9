//! What the builder of every client takes, whatever the API.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::gap;

/// The methods that limit a client and say how it behaves.
pub(in crate::emit) fn emit_builder_settings() -> TokenStream {
    let gap = gap();
    quote! {
        #gap
        #[doc = " How long a call may take in all, redirects included; `None` is for ever. The default is 30 seconds."]
        pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
            self.core.timeout(timeout);
            self
        }

        #gap
        #[doc = " A header that every call carries. The header of a security scheme is its credential."]
        pub fn header(mut self, name: &str, value: &str) -> Self {
            self.core.header(name, value);
            self
        }

        #gap
        #[doc = " What a response may take in memory: its body, or an item of a stream, so many bytes, and"]
        #[doc = " what is decoded from it about eight times as many. The default is 64 MiB. A body that is"]
        #[doc = " streamed has no limit."]
        pub fn max_response_bytes(mut self, bytes: u64) -> Self {
            self.core.max_response_bytes(bytes);
            self
        }

        #gap
        #[doc = " Which redirects are followed. The default is [`Redirects::All`]; to another origin go"]
        #[doc = " neither credentials nor a body."]
        pub fn redirects(mut self, redirects: Redirects) -> Self {
            self.core.redirects(redirects);
            self
        }

        #gap
        #[doc = " Whether a public server may redirect calls to this machine or a private network, as far"]
        #[doc = " as the host tells. The default is `false`; see [`CoreBuilder::allow_private_redirects`]."]
        pub fn allow_private_redirects(mut self, allow: bool) -> Self {
            self.core.allow_private_redirects(allow);
            self
        }
    }
}
