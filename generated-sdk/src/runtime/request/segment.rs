//! Segments of a path that hold values: the one rule for parameters and for the variables of
//! servers.

/// A segment of the path that is being written.
pub(in crate::runtime) struct Segment {
    start: usize,
    values: Vec<&'static str>,
    /// Whether nothing may be left of it.
    may_be_empty: bool,
}

impl Segment {
    /// A segment that starts at this offset of the text.
    pub(in crate::runtime) fn starting(start: usize) -> Self {
        Self {
            start,
            values: Vec::new(),
            may_be_empty: false,
        }
    }

    /// Lets the segment be empty if it is this value alone.
    pub(in crate::runtime) fn allow_empty(&mut self) {
        self.may_be_empty = self.values.len() == 1;
    }

    /// Notes that the value of this name stands in the segment.
    pub(in crate::runtime) fn hold(&mut self, name: &'static str) {
        self.values.push(name);
    }

    /// Refuses what would make the path another one; `what` says what the values are.
    ///
    /// A segment `..` removes the one before it (RFC 3986 section 5.2.4), and an empty one is
    /// dropped by many servers. Whether the dots are written as such does not matter: URL parsers
    /// take `%2e` for a dot. It is the whole segment that counts, since two values side by side can
    /// each hold one dot.
    pub(in crate::runtime) fn check(&self, out: &str, what: &str) -> Result<(), String> {
        if self.values.is_empty() {
            return Ok(());
        }
        let text = out.get(self.start..).unwrap_or_default();
        // What follows a `;` is cut off by servers that know path parameters (RFC 3986 section
        // 3.3).
        let plain = text.to_ascii_lowercase().replace("%2e", ".");
        let problem = match plain
            .split_once(';')
            .map_or(plain.as_str(), |(name, _)| name)
        {
            "" if !plain.is_empty() || self.may_be_empty => return Ok(()),
            "" => "empty",
            "." => "`.`",
            ".." => "`..`",
            _ => return Ok(()),
        };
        let names = self.values.join("` and `");
        Err(format!(
            "the {what} `{names}` would make a path segment {problem}, which leads to another path"
        ))
    }
}
