//! Tests of the codec on types as an SDK has them.

mod syntax;
