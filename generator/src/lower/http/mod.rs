//! What an operation sends and receives: parameters, bodies, responses, webhooks, security,
//! servers. Asks `lower::schema` for types; decides nothing about them.

pub(super) mod body;
pub(super) mod media;
pub(super) mod operation;
pub(super) mod parameter;
pub(super) mod response;
pub(super) mod security;
pub(super) mod servers;
pub(super) mod webhook;
