//! What a schema means. Knows nothing of operations: no name of `lower::http` stands here.

pub(super) mod address_name;
pub(super) mod budget;
pub(super) mod choice;
pub(super) mod conjunction;
pub(super) mod docs;
pub(super) mod equal;
pub(super) mod kinds;
pub(super) mod memo;
pub(super) mod not;
pub(super) mod reference;
pub(super) mod shape;
pub(super) mod together;
pub(super) mod vendor;
