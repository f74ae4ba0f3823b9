//! Names for what a call does in another media type.

use super::cases::value_name;
use crate::api::{Alternative, ResponseBody};
use crate::http::MediaType;

/// `as_xml`: the words of a media type that tell it from others.
pub(in crate::plan) fn switch_name(media_type: &str) -> String {
    // Of signs alone, nothing is left to say.
    match value_name(&format!("as_{}", words(media_type))).as_str() {
        "r#as" => "as_other".to_owned(),
        name => name.to_owned(),
    }
}

/// `as_application_xml`: all words of a media type.
pub(in crate::plan) fn switch_name_in_full(media_type: &str) -> String {
    value_name(&format!("as {media_type}"))
}

/// The methods that would send a call for another media type, best first: `send_csv` for
/// `text/csv`, `send_github_diff` for `application/vnd.github.diff`.
pub(in crate::plan) fn form_methods(form: &Alternative) -> [String; 3] {
    let short = value_name(&format!("send {}", words(&form.media_type)));
    let first = match form.content {
        ResponseBody::Events(_) => "send_events".to_owned(),
        ResponseBody::Lines(_) => "send_lines".to_owned(),
        _ => short.clone(),
    };
    [first, short, value_name(&format!("send {}", form.media_type))]
}

fn words(media_type: &str) -> String {
    MediaType::parse(media_type).map(|one| one.words()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_of_forms() {
        for (media_type, method) in [
            ("text/csv", "send_csv"),
            ("application/vnd.github.v3.star+json", "send_github_v3_star_json"),
            ("application/x-yaml", "send_yaml"),
            ("application/json;stream=watch", "send_json_stream_watch"),
            ("image/*", "send_image"),
        ] {
            let form =
                Alternative { media_type: media_type.to_owned(), content: ResponseBody::Text };
            assert_eq!(form_methods(&form)[0], method);
        }
    }
}
