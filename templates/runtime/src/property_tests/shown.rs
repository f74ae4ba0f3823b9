//! How what a server controls may look to people.

use std::error::Error;

/// More than the longest message: what it shows of a server is cut.
const LONGEST: usize = 16_000;

/// Looks at an error and its sources in every form that it has. `secrets` are those of the client.
pub(super) fn assert_error_is_shown_well(error: &(dyn Error + 'static), secrets: &[&str]) {
    let mut cause = Some(error);
    while let Some(error) = cause {
        for text in [
            error.to_string(),
            format!("{error:#}"),
            format!("{error:?}"),
        ] {
            assert_is_shown_well(&text, secrets);
        }
        // Debug in its long form has lines of its own.
        assert_is_shown_well(&format!("{error:#?}").replace('\n', " "), secrets);
        cause = error.source();
    }
}

/// Nothing changes the look of a terminal, no secret is shown, and its length is bounded.
fn assert_is_shown_well(text: &str, secrets: &[&str]) {
    let is_unfit = |character: char| character.is_control() || is_invisible(character);
    assert!(!text.contains(is_unfit), "{text:?}");
    let shown = secrets.iter().find(|secret| text.contains(**secret));
    assert_eq!(shown, None, "a secret is shown: {text}");
    assert!(text.len() <= LONGEST, "{} bytes", text.len());
}

/// Format characters and separators of lines, of Unicode's categories `Cf`, `Zl` and `Zp`. This is
/// a judge's own list, apart from the runtime's.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}
