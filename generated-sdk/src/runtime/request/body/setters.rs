//! The setters of bodies.

use super::Content;
use crate::runtime::json::{Encode, Writer};
use crate::runtime::request::RequestBuilder;
use crate::runtime::text::list;
use crate::runtime::{FilePart, Upload};

impl RequestBuilder {
    /// Says how the body is written; without it, it is JSON.
    pub fn content(&mut self, content: &'static Content) {
        self.draft.body.set_content(content);
    }

    /// Sets one member of the body.
    pub fn field<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.draft
            .body
            .set_field(name.into(), |writer| value.encode(writer));
    }

    /// Sets one member of the body whose name the API's document does not know.
    pub fn field_named<T: Encode + ?Sized>(&mut self, name: String, value: &T) {
        self.draft
            .body
            .set_field(name.into(), |writer| value.encode(writer));
    }

    /// Sets one member of a multipart body to a file.
    pub fn file(&mut self, name: &'static str, file: impl Into<FilePart>) {
        self.draft.body.set_files(name, vec![file.into()]);
    }

    /// Sets one member of a multipart body to several files, which repeat its name.
    pub fn files(
        &mut self,
        name: &'static str,
        files: impl IntoIterator<Item = impl Into<FilePart>>,
    ) {
        self.draft.body.set_files(name, list(files));
    }

    /// Sets the body to this value.
    pub fn body<T: Encode + ?Sized>(&mut self, value: &T) {
        let mut writer = Writer::new();
        value.encode(&mut writer);
        self.draft.body.set_value(writer.into_string());
    }

    /// Sets the body to this content, as it is.
    pub fn upload(&mut self, media_type: &'static str, content: impl Into<Upload>) {
        self.draft.body.set_whole(media_type.into(), content.into());
    }

    /// Sets the body to this text, as it is.
    pub fn text(&mut self, media_type: &'static str, text: impl Into<Upload>) {
        self.upload(media_type, text);
    }

    /// Names the media type of a body that was set as it is.
    pub fn media_type(&mut self, media_type: impl Into<String>) {
        self.draft.body.set_media_type(media_type.into().into());
    }
}
