//! The Encoding Object: how members of forms and of multipart bodies travel.

use super::media::RequestMedium;
use crate::api::{BodyForm, BodyKind, Files, MemberStyle};
use crate::http::{MediaClass, MediaType};
use crate::load::{Member, Node};
use crate::lower::http::Calls;
use crate::lower::http::media_type::SentContent;
use crate::report::findings;

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
            self.schemas.report.push_at(node.at, findings::member_media_type(name));
            return None;
        };
        // A form cannot carry the media type of a member: there `contentType` only chooses JSON.
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
                self.schemas
                    .report
                    .push_at(node.get("style").unwrap_or(node).at, findings::body_style(style));
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
        let finding = match (style, explode) {
            ("spaceDelimited" | "pipeDelimited", Some(true)) => {
                Some(findings::body_style_exploded(style))
            }
            ("deepObject", Some(false)) => Some(findings::body_style_not_exploded(style)),
            _ => None,
        };
        if let (Some(finding), Some(explode)) = (finding, node.get("explode")) {
            self.schemas.report.push_at(explode.at, finding);
        }
        if reserved && (style, explode.unwrap_or(style == "form")) != ("form", true) {
            self.schemas
                .report
                .push_at(node.get("allowReserved").unwrap_or(node).at, findings::body_reserved());
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
            let finding = match names.as_slice() {
                [name] => findings::part_header(name),
                names => findings::part_headers(names.join(", ")),
            };
            self.schemas.report.push_at(first.key_at, finding);
        }
    }

    /// Encodings by position are about arrays: members have names.
    fn report_positions(&mut self, medium: &RequestMedium<'d>) {
        for key in ["prefixEncoding", "itemEncoding"] {
            if let Some(node) = medium.node.get(key) {
                self.schemas.report.push_at(node.at, findings::encoding_by_position(key));
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
