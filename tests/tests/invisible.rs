//! The generator and the runtime of an SDK agree on which characters people cannot see. Neither may
//! use the other's table, so both are asked about all of Unicode.

use std::collections::BTreeSet;

use seam_sdk::runtime::Json;
use seamstress::{Format, Options, Spec, Stage};
use seamstress_tests::Result;
use serde_json::json;

/// Characters that only the runtime takes out, since they could hide a secret from its search:
/// variation selectors, which the generator leaves to the emoji that they belong to.
const RUNTIME_ONLY: std::ops::RangeInclusive<char> = '\u{fe00}'..='\u{fe0f}';

/// All of Unicode but the line feed, which is layout for the generator.
fn all() -> impl Iterator<Item = char> {
    ('\0'..=char::MAX).filter(|&character| character != '\n')
}

/// What of it does not stand in a text as it is. (Quote and backslash are in any JSON.)
fn missing(text: &str) -> BTreeSet<char> {
    let seen: BTreeSet<char> = text.chars().collect();
    all()
        .filter(|character| !seen.contains(character))
        .collect()
}

fn escaped_by_the_generator() -> Result<BTreeSet<char>> {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1", "description": all().collect::<String>()},
        "paths": {},
    });
    let mut options = Options::new("openapi.json", "");
    options.spec = Spec::Text {
        name: "openapi.json".to_owned(),
        text: document.to_string(),
    };
    let shown = seamstress::inspect(&options, Stage::Document, None, Format::Json);
    Ok(missing(&shown.text.ok_or("the document is not shown")?))
}

fn escaped_by_the_runtime() -> BTreeSet<char> {
    missing(&format!("{:?}", Json::String(all().collect())))
}

#[test]
fn the_generator_and_the_runtime_hide_the_same_characters() -> Result {
    let generator = escaped_by_the_generator()?;
    let runtime = escaped_by_the_runtime();
    assert!(generator.contains(&'\u{202e}') && !generator.contains(&'é'));
    let more: BTreeSet<char> = RUNTIME_ONLY.collect();
    let expected: BTreeSet<char> = generator.union(&more).copied().collect();
    let differing: Vec<String> = expected
        .symmetric_difference(&runtime)
        .map(|character| character.escape_unicode().to_string())
        .collect();
    assert!(differing.is_empty(), "{}", differing.join(" "));
    assert!(generator.is_disjoint(&more), "an exception is not needed");
    Ok(())
}
