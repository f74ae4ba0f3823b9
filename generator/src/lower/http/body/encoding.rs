//! The Encoding Object: how members of forms and of multipart bodies travel.

use super::media::RequestMedium;
use crate::api::{BodyForm, BodyKind, Files, MemberStyle};
use crate::http::{MediaClass, MediaType};
use crate::load::{Member, Node};
use crate::lower::http::Calls;
use crate::lower::http::media_type::SentContent;
use crate::report::{Diagnostic, codes};

impl<'d> Calls<'d, '_> {
    /// The styles of members that differ from what holds by default.
    pub(in crate::lower) fn lower_styles(
        &mut self,
        medium: &RequestMedium<'d>,
        payload: &BodyKind,
    ) -> Vec<(String, MemberStyle)> {
        let form = match medium.content {
            SentContent::Values(form @ (BodyForm::Form | BodyForm::Multipart)) => form,
            _ => return Vec::new(),
        };
        self.report_positions(medium);
        let encoding = medium.node.get("encoding").map(Node::members).unwrap_or_default();
        let mut styles = Vec::new();
        for member in encoding {
            let file = file_of(payload, &member.key);
            if file.is_none() {
                self.report_headers(&member.node);
            }
            if let Some(style) = self.lower_member_style(&member.node, form, file.is_some()) {
                styles.push((member.key.clone().into_owned(), style));
            }
        }
        styles
    }

    pub(in crate::lower) fn lower_member_style(
        &mut self,
        node: &'d Node<'d>,
        form: BodyForm,
        is_file: bool,
    ) -> Option<MemberStyle> {
        let style = node.get("style").and_then(Node::as_str);
        let explode = node.get("explode").and_then(Node::as_bool);
        let reserved = node.get("allowReserved").and_then(Node::as_bool) == Some(true);
        // One of these takes over from the media type (3.0.4 and 3.1.1, "Encoding Object").
        let is_styled = style.is_some() || explode.is_some() || reserved;
        if is_styled && !is_file {
            return Some(self.lower_query_style(node, style.unwrap_or("form"), explode, reserved));
        }
        let name = node.get("contentType").and_then(Node::as_str)?;
        let Some(media_types) = MediaType::parse_list(name) else {
            self.schemas.report.push(
                Diagnostic::warning(codes::NO_MEDIA_TYPE, format!("`{name}` is no media type"))
                    .at(node.at, self.schemas.report.context())
                    .chosen("the member is sent as if none were named")
                    .help("`contentType` is a media type, or several with commas between them"),
            );
            return None;
        };
        // A form has no place to say of which media type a member is: there it decides about JSON
        // alone.
        let is_json = media_types.first().is_some_and(|first| first.class().is_json());
        (form == BodyForm::Multipart || is_json).then(|| MemberStyle::Media(name.to_owned()))
    }

    fn lower_query_style(
        &mut self,
        node: &'d Node<'d>,
        style: &str,
        explode: Option<bool>,
        reserved: bool,
    ) -> MemberStyle {
        let exploded = explode.unwrap_or(style == "form");
        self.report_undefined_member(node, style, explode, reserved);
        match (style, exploded) {
            ("deepObject", _) => MemberStyle::Deep,
            ("spaceDelimited", false) => MemberStyle::Spaces,
            ("pipeDelimited", false) => MemberStyle::Pipes,
            ("form", false) => MemberStyle::Joined,
            ("form", true) if reserved => MemberStyle::Reserved,
            ("form" | "spaceDelimited" | "pipeDelimited", true) => MemberStyle::Exploded,
            _ => {
                self.schemas.report.push(
                    Diagnostic::warning(
                        codes::BODY_STYLE,
                        format!("members of a body have no style `{style}`"),
                    )
                    .at(node.get("style").unwrap_or(node).at, self.schemas.report.context())
                    .chosen("the member is sent in the style `form`, exploded")
                    .help("`style` is one of form, spaceDelimited, pipeDelimited and deepObject"),
                );
                MemberStyle::Exploded
            }
        }
    }

    /// Combinations that no table defines, and the one that is not spoken.
    fn report_undefined_member(
        &mut self,
        node: &'d Node<'d>,
        style: &str,
        explode: Option<bool>,
        reserved: bool,
    ) {
        let chosen = match (style, explode) {
            ("spaceDelimited" | "pipeDelimited", Some(true)) => {
                Some("each part is written by itself, as in `form`")
            }
            ("deepObject", Some(false)) => {
                Some("it is written as with `explode: true`: `name[key]=value`")
            }
            _ => None,
        };
        if let (Some(chosen), Some(explode)) = (chosen, node.get("explode")) {
            self.schemas.report.push(
                Diagnostic::warning(
                    codes::BODY_STYLE,
                    format!("the style `{style}` is not defined with this `explode`"),
                )
                .at(explode.at, self.schemas.report.context())
                .chosen(chosen)
                .help("leave `explode` out, or name the style `form`"),
            );
        }
        if reserved && (style, explode.unwrap_or(style == "form")) != ("form", true) {
            self.schemas.report.push(
                Diagnostic::warning(
                    codes::BODY_STYLE,
                    "`allowReserved` is spoken in the style `form` alone, exploded",
                )
                .at(node.get("allowReserved").unwrap_or(node).at, self.schemas.report.context())
                .chosen("reserved characters are encoded, which is decoded to the same"),
            );
        }
    }

    /// Headers of a part are set on files; a value has no place for them.
    pub(in crate::lower) fn report_headers(&mut self, node: &'d Node<'d>) {
        let headers = node.get("headers").map(Node::members).unwrap_or_default();
        let headers: Vec<&Member<'_>> = headers
            .iter()
            .filter(|header| !header.key.eq_ignore_ascii_case("content-type"))
            .collect();
        if let Some(first) = headers.first() {
            let names: Vec<String> =
                headers.iter().map(|header| format!("`{}`", header.key)).collect();
            let (noun, them) =
                if names.len() == 1 { ("a header", "it") } else { ("headers", "them") };
            self.schemas.report.push(
                Diagnostic::warning(codes::BODY_STYLE, format!("this part may have {noun} {}", names.join(", ")))
                    .at(first.key_at, self.schemas.report.context())
                    .chosen(format!(
                        "the part is sent without {them}; headers can be set on files alone, by `FilePart::header`"
                    ))
                    .help("send the body by `Call::with_body` if the API insists"),
            );
        }
    }

    /// Encodings by position are about arrays: members have names.
    fn report_positions(&mut self, medium: &RequestMedium<'d>) {
        for key in ["prefixEncoding", "itemEncoding"] {
            if let Some(node) = medium.node.get(key) {
                self.schemas.report.push(
                    Diagnostic::warning(
                        codes::BODY_STYLE,
                        format!("`{key}` is about the elements of an array"),
                    )
                    .at(node.at, self.schemas.report.context())
                    .chosen("it is ignored: the body has members, which `encoding` names")
                    .help("describe an array, or use `encoding`"),
                );
            }
        }
    }

    /// Whether a member that would be a file is said to be JSON.
    pub(in crate::lower) fn is_sent_as_json(&self, medium: &RequestMedium<'d>, name: &str) -> bool {
        let encoding = medium.node.get("encoding").and_then(|encoding| encoding.get(name));
        let named = encoding.and_then(|encoding| encoding.get("contentType")?.as_str());
        named.is_some_and(|name| MediaClass::of(name).is_json())
    }
}

fn file_of(payload: &BodyKind, name: &str) -> Option<Files> {
    let (BodyKind::Members { members, .. } | BodyKind::Same { more: members, .. }) = payload else {
        return None;
    };
    members.iter().find(|member| member.field.name == name)?.files
}
