//! Setting the parameters of a call: path, query, headers and cookies.

use super::path::PathValue;
use super::{ParamStyle, RequestBuilder, RequestDraft, style};
use crate::runtime::json::{self, Encode};
use crate::runtime::text::header::header;
use crate::runtime::validate::first_violation;

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
        self.draft.set_query(name, &json::to_string(value), style);
    }

    /// Sets the whole query, but for other parameters and credentials that go there: `FORM` writes
    /// the members of an object as a form, `JSON` and `TEXT` one text.
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
        let json = json::to_string(value);
        self.draft.check_limits("header", name, &json);
        self.draft.set_header(name, style.in_header(&json));
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

impl RequestDraft {
    fn set_path(&mut self, name: &'static str, json: &str, style: ParamStyle) {
        self.check_limits("path", name, json);
        self.path.retain(|known| known.name != name);
        self.path.push(PathValue {
            name,
            text: style.in_path(name, json),
            may_be_empty: style.writes_empty(),
        });
    }

    fn set_query(&mut self, name: &'static str, json: &str, style: ParamStyle) {
        self.check_limits("query", name, json);
        style.in_query(&mut self.query, name, json);
    }

    /// Notes which rule a parameter breaks; what is set again counts as set last.
    fn check_limits(&mut self, place: &'static str, name: &'static str, json: &str) {
        for (of, named, limits) in self.operation.limits {
            if *of == place && *named == name {
                self.violations
                    .retain(|(of, named, _)| (*of, *named) != (place, name));
                let violation = first_violation(limits, name, json);
                self.violations
                    .extend(violation.map(|what| (place, name, what)));
            }
        }
    }

    fn set_cookie(&mut self, name: &'static str, json: &str, style: ParamStyle) {
        self.check_limits("cookie", name, json);
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
