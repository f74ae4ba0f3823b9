//! Setting the parameters of a call: path, query, headers and cookies.

use super::{Draft, ParamStyle, RequestBuilder, style};
use crate::runtime::headers::header;
use crate::runtime::json::{self, Encode};

impl RequestBuilder {
    /// Replaces `{name}` in the path, in the style `simple`.
    #[inline]
    pub fn path<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.draft
            .set_path(name, &json::to_string(value), ParamStyle::SIMPLE);
    }

    /// Replaces `{name}` in the path, in another style.
    #[inline]
    pub fn path_with<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        style: ParamStyle,
    ) {
        self.draft.set_path(name, &json::to_string(value), style);
    }

    /// Sets a query parameter in the default style: `form`, exploded.
    #[inline]
    pub fn query<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.query_with(name, value, ParamStyle::FORM);
    }

    /// Sets a query parameter in another style.
    #[inline]
    pub fn query_with<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        style: ParamStyle,
    ) {
        style.in_query(&mut self.draft.query, name, &json::to_string(value));
    }

    /// Sets the whole query, but for other parameters and credentials that go there: `FORM` writes the members of an object as a form,
    /// `JSON` and `TEXT` one text.
    #[inline]
    pub fn query_string<T: Encode + ?Sized>(&mut self, value: &T, style: ParamStyle) {
        self.draft.whole_query = style::whole_query(style, &json::to_string(value));
    }

    /// Sets a header parameter, in the style `simple`. Null and an empty list set nothing.
    #[inline]
    pub fn header<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.header_with(name, value, ParamStyle::SIMPLE);
    }

    /// Sets a header parameter in another style.
    #[inline]
    pub fn header_with<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        style: ParamStyle,
    ) {
        self.draft
            .set_header(name, style.in_header(&json::to_string(value)));
    }

    /// Sets a cookie in the default style: `form`, exploded.
    #[inline]
    pub fn cookie<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.cookie_with(name, value, ParamStyle::FORM);
    }

    /// Sets a cookie in another style.
    #[inline]
    pub fn cookie_with<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        style: ParamStyle,
    ) {
        self.draft.set_cookie(name, &json::to_string(value), style);
    }
}

impl Draft {
    fn set_path(&mut self, name: &'static str, json: &str, style: ParamStyle) {
        self.path.retain(|(known, _)| *known != name);
        self.path.push((name, style.in_path(name, json)));
    }

    fn set_cookie(&mut self, name: &'static str, json: &str, style: ParamStyle) {
        if let Err(mistake) = style.in_cookie(&mut self.cookies, name, json) {
            self.mistake = Some(mistake);
        }
    }

    fn set_header(&mut self, name: &'static str, value: Option<String>) {
        let Some(value) = value else {
            self.headers.remove(name);
            return;
        };
        match header(name, &value) {
            Ok((name, value)) => _ = self.headers.insert(name, value),
            Err(mistake) => self.mistake = Some(mistake),
        }
    }
}
