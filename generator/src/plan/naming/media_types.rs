//! Names that are made of media types.

use super::cases::value_name;
use crate::http::MediaType;

/// `as_xml`: the words of a media type that tell it from others.
pub(in crate::plan) fn switch_name(media_type: &str) -> String {
    let words = MediaType::parse(media_type).map(|one| one.words()).unwrap_or_default();
    // Of signs alone, nothing is left to say.
    match value_name(&format!("as_{words}")).as_str() {
        "r#as" => "as_other".to_owned(),
        name => name.to_owned(),
    }
}

/// `as_application_xml`: all words of a media type.
pub(in crate::plan) fn switch_name_in_full(media_type: &str) -> String {
    value_name(&format!("as {media_type}"))
}
