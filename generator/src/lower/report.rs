//! What lowering has to say, and of what it speaks at the moment.

use crate::report::{Diagnostic, Diagnostics};
use crate::source::Pos;

/// The findings of this stage, and the part of the document that is being lowered.
pub(in crate::lower) struct Report<'r> {
    diagnostics: &'r mut Diagnostics,
    /// What is being lowered: `POST /pets, response 200`; empty between the parts.
    pub(in crate::lower) context: String,
}

impl<'r> Report<'r> {
    pub(in crate::lower) fn new(diagnostics: &'r mut Diagnostics) -> Self {
        Self { diagnostics, context: String::new() }
    }

    /// Adds a finding.
    pub(in crate::lower) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds a finding at a place, with who uses it.
    pub(in crate::lower) fn push_at(&mut self, at: Pos, diagnostic: Diagnostic) {
        let diagnostic = diagnostic.at(at).label(self.context());
        self.push(diagnostic);
    }

    /// Who uses the place at hand, for the label of a diagnostic.
    fn context(&self) -> String {
        if self.context.is_empty() {
            "used here".to_owned()
        } else {
            format!("used by {}", self.context)
        }
    }
}
