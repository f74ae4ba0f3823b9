//! What a call gives.

use crate::api::Output;
use crate::plan::Planner;
use crate::plan::sdk::{ResultLine, RustType};

impl Planner<'_> {
    /// The type of the result, and how it is read from the response.
    pub(super) fn plan_output(&self, output: &Output) -> (RustType, ResultLine) {
        match output {
            Output::Nothing => (RustType::Unit, ResultLine::None),
            Output::Text => (RustType::Prelude("String"), ResultLine::Text),
            Output::Bytes => (RustType::Runtime("Bytes"), ResultLine::Bytes),
            Output::Json { ty, member } => {
                let line = member.clone().map_or(ResultLine::Json, ResultLine::Member);
                (self.rust_type_ref(ty), line)
            }
        }
    }
}
