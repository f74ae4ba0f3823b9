//! The manifest, the front page, the client and its servers.
//!
//! Sees the finished types and calls, and decides nothing about them.

pub(super) mod client;
pub(super) mod files;
mod license;
mod refusals;
pub(super) mod servers;

use super::naming::cases::package_name;
use super::webhooks::FEATURE;
use super::{Planner, docs};
use crate::api::Docs;
use crate::config::{CRATE_NAME_RULE, is_crate_name, is_url};
use crate::report::findings;
use crate::sdk::{
    ArgumentType, CallItem, CatchAll, EventsItem, Item, MemberItem, PayloadItem, RestItem,
};
use crate::sdk::{Front, Package, ResourceItem, RustType, TypeFile};
use crate::text::is_invisible;

impl Planner<'_> {
    /// The crate's name: the configured one, else made from the title.
    pub(super) fn crate_name(&self) -> String {
        match &self.config.crate_name {
            Some(name) => name.clone(),
            None => format!("{}-sdk", package_name(&self.api.info.title)),
        }
    }

    /// The manifest.
    pub(super) fn plan_package(
        &mut self,
        resources: &[ResourceItem],
        files: &[TypeFile],
        webhooks: Option<&EventsItem>,
    ) -> Package {
        self.check_crate_name();
        let mut features: Vec<String> =
            resources.iter().map(|resource| resource.feature.clone()).collect();
        features.extend(webhooks.map(|_| FEATURE.to_owned()));
        features.sort();
        features.dedup();
        let used = runtime_types(resources, files, webhooks);
        let given = &self.config.package;
        let uses = |names: &[&str]| used.iter().any(|name| names.contains(name));
        Package {
            name: self.crate_name(),
            version: self.crate_version(),
            description: given
                .description
                .clone()
                .unwrap_or_else(|| format!("Rust SDK for the {} API", self.title())),
            license: given.license.clone().or_else(|| license::spdx(&self.api.info.license)),
            repository: given.repository.clone(),
            homepage: given
                .homepage
                .clone()
                .or_else(|| Some(&self.api.info.contact_url).filter(|url| is_url(url)).cloned()),
            authors: given.authors.clone(),
            keywords: given.keywords.clone(),
            categories: given.categories.clone(),
            rust_version: given.rust_version.clone().unwrap_or_else(|| "1.88".to_owned()),
            features,
            time: uses(&["Timestamp", "Date", "Time", "Duration"]),
            uuid: uses(&["Uuid"]),
            mostly_unused: self.config.mostly_unused_hint,
        }
    }

    /// A name of the command line, or one that was made of the title: that of the config was
    /// checked where it stands.
    fn check_crate_name(&mut self) {
        let name = self.crate_name();
        if !is_crate_name(&name) {
            self.diagnostics.push(findings::crate_name(name.escape_debug(), CRATE_NAME_RULE));
        }
    }

    fn crate_version(&mut self) -> String {
        let configured = self.config.crate_version.clone();
        let given = configured.unwrap_or_else(|| "0.1.0".to_owned());
        if is_semver(&given) {
            return given;
        }
        self.diagnostics.push(findings::crate_version(&given));
        "0.1.0".to_owned()
    }

    /// The API's title in one line, without a trailing `API`.
    pub(super) fn title(&self) -> String {
        let words: Vec<&str> = self.api.info.title.split_whitespace().collect();
        let title: String =
            words.join(" ").chars().filter(|c| !is_invisible(*c)).take(100).collect();
        match title.strip_suffix(" API").unwrap_or(&title) {
            "" => "unnamed".to_owned(),
            title => title.to_owned(),
        }
    }

    /// The front page.
    pub(super) fn plan_front(&self, resources: &[ResourceItem]) -> Front {
        let text = Docs { title: String::new(), text: self.api.info.description.clone() };
        Front {
            spoken: spoken(&self.title()),
            docs: docs::clean(&text),
            example: first_example(resources),
        }
    }
}

/// The first call of the SDK that needs nothing but the client makes the quick start, one that
/// gives something before others.
fn first_example(resources: &[ResourceItem]) -> Option<crate::sdk::Example> {
    let calls = || resources.iter().flat_map(|resource| &resource.calls);
    let shows_result = |call: &&CallItem| call.output != RustType::Unit;
    calls()
        .filter(shows_result)
        .map(|call| &call.example)
        .find(|example| example.is_complete())
        .or_else(|| calls().map(|call| &call.example).find(|example| example.is_complete()))
        .cloned()
}

/// A title as words of a sentence: with a sign that Markdown knows, or a URL, it becomes a code
/// span.
fn spoken(title: &str) -> String {
    let is_plain = title.chars().all(|c| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '.' | ',' | '-' | '\'' | '(' | ')' | '&' | '/' | ':')
    });
    if is_plain && !title.contains("://") { title.to_owned() } else { docs::code(title) }
}

/// The types of the runtime that the crate names.
fn runtime_types(
    resources: &[ResourceItem],
    files: &[TypeFile],
    webhooks: Option<&EventsItem>,
) -> Vec<&'static str> {
    let mut used = Vec::new();
    let mut add = |ty: &RustType| {
        ty.walk(&mut |ty| {
            if let RustType::Runtime(name) = ty
                && !used.contains(name)
            {
                used.push(*name);
            }
        });
    };
    for call in resources.iter().flat_map(|resource| &resource.calls) {
        add(&call.output);
        call.forms.iter().for_each(|form| add(&form.output));
        let variants = call.outcome.iter().flat_map(|outcome| &outcome.variants);
        variants.filter_map(|variant| variant.ty.as_ref()).for_each(&mut add);
        if let Some(RestItem { ty, .. }) = &call.rest {
            add(ty);
        }
        for argument in call.all_arguments() {
            let (ArgumentType::Plain(ty) | ArgumentType::Into(ty) | ArgumentType::List(ty)) =
                &argument.ty;
            add(ty);
        }
    }
    let callbacks = resources
        .iter()
        .flat_map(|resource| &resource.calls)
        .filter_map(|call| call.callbacks.as_ref());
    for event in callbacks.chain(webhooks).flat_map(|set| &set.events) {
        if let PayloadItem::Json(ty) = &event.payload {
            add(ty);
        }
    }
    for item in files.iter().flat_map(|file| &file.items) {
        match item {
            Item::Record(record) => {
                for member in &record.members {
                    if let MemberItem::Field(field) = member {
                        add(&field.ty);
                    }
                }
                if let Some(RestItem { ty, .. }) = record.rest.as_ref().and_then(CatchAll::declared)
                {
                    add(ty);
                }
            }
            Item::Union(union) => union.variants.iter().for_each(|variant| add(&variant.ty)),
            Item::Enum(_) => {}
        }
    }
    used
}

/// `1.2.3`, with an optional pre-release (<https://semver.org>).
fn is_semver(text: &str) -> bool {
    let (core, tail) = match text.split_once(['-', '+']) {
        Some((core, tail)) => (core, Some(tail)),
        None => (text, None),
    };
    let numbers: Vec<&str> = core.split('.').collect();
    let is_number =
        |part: &&str| part.parse::<u64>().is_ok_and(|number| number.to_string() == **part);
    let is_tail = |tail: &str| {
        !tail.is_empty()
            && tail.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'))
    };
    numbers.len() == 3 && numbers.iter().all(is_number) && tail.is_none_or(is_tail)
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn titles_are_words_or_code() {
        assert_eq!(spoken("Pets & Owners (v2): all"), "Pets & Owners (v2): all");
        for title in ["Pets (https://example.com)", "Pets [all]", "*Pets*"] {
            assert_eq!(spoken(title), format!("`{title}`"));
        }
    }
}
