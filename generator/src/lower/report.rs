//! What lowering has to say, and of what it speaks at the moment.

use crate::report::{Diagnostic, Diagnostics};

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

    /// Who uses the place at hand, for the label of a diagnostic.
    pub(in crate::lower) fn context(&self) -> String {
        if self.context.is_empty() {
            "used here".to_owned()
        } else {
            format!("used by {}", self.context)
        }
    }
}
