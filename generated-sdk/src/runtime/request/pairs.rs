//! Named values in a row, as in a query, a form or a cookie header.

use std::fmt;

/// Text of the form `a=1&a=2&b=3`, in which setting a name again replaces what stood under it.
#[derive(Clone)]
pub(super) struct Pairs {
    separator: &'static str,
    /// Each pair starts with the separator.
    text: String,
    marks: Vec<PairsOfName>,
}

/// Pairs of a query or a form.
impl Default for Pairs {
    fn default() -> Self {
        Self::with_separator("&")
    }
}

#[derive(Clone, Copy)]
struct PairsOfName {
    name: &'static str,
    /// The start of its pairs in the text.
    start: usize,
}

impl Pairs {
    /// Pairs as they stand in a `Cookie` header (RFC 6265 section 4.2.1).
    pub(super) fn for_cookies() -> Self {
        Self::with_separator("; ")
    }

    fn with_separator(separator: &'static str) -> Self {
        Self {
            separator,
            text: String::new(),
            marks: Vec::new(),
        }
    }

    /// Starts what stands under `name`: the pairs that are pushed from here on. What stood there
    /// before is gone.
    pub(super) fn begin(&mut self, name: &'static str) {
        if let Some(at) = self.marks.iter().position(|mark| mark.name == name) {
            self.remove(at);
        }
        self.marks.push(PairsOfName {
            name,
            start: self.text.len(),
        });
    }

    /// Starts a pair, whose text is then pushed to what is returned.
    pub(super) fn pair(&mut self) -> &mut String {
        self.text.push_str(self.separator);
        &mut self.text
    }

    /// The pairs, with separators between them.
    pub(super) fn as_str(&self) -> &str {
        self.text.strip_prefix(self.separator).unwrap_or_default()
    }

    /// How long the text is, which tells whether something was written.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    fn remove(&mut self, at: usize) {
        let start = self.marks.remove(at).start;
        let end = self
            .marks
            .get(at)
            .map_or(self.text.len(), |next| next.start);
        self.text.replace_range(start..end, "");
        for mark in self.marks.iter_mut().skip(at) {
            mark.start -= end - start;
        }
    }
}

/// Shows the names, not the values.
impl fmt::Debug for Pairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.marks.iter().map(|mark| mark.name))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(pairs: &mut Pairs, name: &'static str, values: &[&str]) {
        pairs.begin(name);
        for value in values {
            pairs.pair().push_str(&format!("{name}={value}"));
        }
    }

    #[test]
    fn a_name_set_again_counts_once() {
        for (mut pairs, expected, shorter) in [
            (Pairs::default(), "a=4&b=5&b=6&c=7", "a=4&c=7"),
            (Pairs::for_cookies(), "a=4; b=5; b=6; c=7", "a=4; c=7"),
        ] {
            set(&mut pairs, "a", &["1", "2"]);
            set(&mut pairs, "b", &["3"]);
            set(&mut pairs, "c", &[]);
            set(&mut pairs, "a", &["4"]);
            set(&mut pairs, "b", &["5", "6"]);
            set(&mut pairs, "c", &["7"]);
            assert_eq!(pairs.as_str(), expected);
            set(&mut pairs, "b", &[]);
            assert_eq!(pairs.as_str(), shorter);
            assert_eq!(format!("{pairs:?}"), r#"["a", "c", "b"]"#);
        }
    }
}
