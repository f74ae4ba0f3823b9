//! Every stage can be inspected: short, sorted text, or JSON.
//!
//! Shows what the stages made and changes nothing; no stage names it.

mod api;
mod document;
mod events;
mod items;
mod responses;
mod sdk;

pub(crate) use api::api_text;
pub(crate) use document::{document_json, document_text};
pub(crate) use sdk::sdk_text;

use crate::config::Config;
use crate::load::Document;
use crate::options::Options;
use crate::plan;
use crate::report::{Diagnostics, findings};
use crate::text::{visible_json, visible_lines};

/// What [`inspect`](fn@crate::inspect) shows: what one stage hands to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The document as it was read, overlays applied.
    Document,
    /// The API: what the document means, before any decision about Rust.
    Api,
    /// The crate, with every decision about Rust made.
    Sdk,
}

/// How [`inspect`](fn@crate::inspect) prints a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines for people and snapshots.
    Text,
    /// One JSON value.
    Json,
}

/// What is to be shown, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    /// The stage.
    pub(crate) stage: Stage,
    /// The one entry to show, by its name or its JSON pointer.
    pub(crate) only: Option<&'a str>,
    /// How it is printed.
    pub(crate) format: Format,
}

/// Whether an entry with these names is to be shown: each part of the name counts.
fn is_wanted(only: Option<&str>, names: &[&str]) -> bool {
    only.is_none_or(|only| names.iter().any(|name| name.eq_ignore_ascii_case(only)))
}

/// The text of one stage. Invisible characters of the document are escapes in it.
pub(crate) fn show(
    document: &Document<'_>,
    config: &Config,
    options: &Options,
    view: View<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let text = text_of(document, config, options, view, diagnostics)?;
    let visible =
        if view.format == Format::Json { visible_json(&text) } else { visible_lines(&text) };
    Some(visible.into_owned())
}

fn text_of(
    document: &Document<'_>,
    config: &Config,
    options: &Options,
    view: View<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let View { stage, only, format } = view;
    if stage == Stage::Document {
        let node = only.map_or(Some(&document.root), |pointer| document.resolve(pointer));
        let Some(node) = node else {
            let pointer = only.unwrap_or_default();
            diagnostics.push(findings::unknown_pointer(pointer));
            return None;
        };
        return Some(if format == Format::Json {
            pretty(&document_json(node))
        } else {
            document_text(node)
        });
    }
    let api = crate::read_api(document, config, diagnostics);
    if stage == Stage::Api {
        return Some(if format == Format::Json { pretty(&api) } else { api_text(&api, only) });
    }
    let sdk = plan::plan(&api, config, &options.spec.name(), diagnostics);
    Some(if format == Format::Json { pretty(&sdk) } else { sdk_text(&sdk, only) })
}

fn pretty(value: &impl serde::Serialize) -> String {
    // Keys are strings and numbers finite: nothing here can fail to be written.
    serde_json::to_string_pretty(value).unwrap_or_default()
}
