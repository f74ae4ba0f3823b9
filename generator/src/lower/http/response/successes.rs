//! What a success gives: one body, or one by status.

use rustc_hash::FxHashSet;

use super::content::ResponseMedium;
use super::{Declared, is_bodiless, is_stream};
use crate::api::{Method, Origin, Output, ResponseBody, Status, Step, Success};
use crate::http::{MediaClass, MediaType};
use crate::load::Node;
use crate::lower::http::Calls;

/// The result of an operation.
pub(super) struct LoweredOutput {
    pub(super) output: Output,
    /// The media types to ask for.
    pub(super) accept: Vec<String>,
}

impl<'d> Calls<'d, '_> {
    /// One kind of body is the result itself; bodies that differ are told apart by status.
    pub(super) fn lower_successes(
        &mut self,
        method: &Method,
        operation: &'d Node<'d>,
        successes: &[Declared<'d>],
        origin: &Origin,
    ) -> LoweredOutput {
        let mains: Vec<(Declared<'d>, Option<ResponseMedium<'d>>)> =
            successes.iter().map(|one| (*one, self.main_medium(*one, successes))).collect();
        let media: Vec<ResponseMedium<'d>> =
            mains.iter().filter_map(|(_, medium)| *medium).collect();
        if media.is_empty() && is_undeclared(method, successes) {
            // What it is, only the server knows. Its refusals are JSON more often than not.
            let accept = vec!["application/json".to_owned()];
            return LoweredOutput { output: Output::One(ResponseBody::Bytes), accept };
        }
        let opened = self.lower_mains(&mains, Some(operation), origin);
        let mut kinds: Vec<&ResponseBody> = opened.iter().flatten().collect();
        kinds.dedup();
        let output = match kinds.as_slice() {
            [] => return LoweredOutput { output: Output::Nothing, accept: Vec::new() },
            [content] => one_body((*content).clone(), successes, &opened),
            [first, ..] if first.is_stream() => {
                self.report_streams(successes);
                Output::One((*first).clone())
            }
            _ => {
                let contents = self.lower_mains(&mains, None, origin);
                let answers = mains.iter().zip(contents).map(|((one, _), content)| Success {
                    status: one.status,
                    content,
                    docs: one.text.to_owned(),
                });
                Output::ByStatus(answers.collect())
            }
        };
        LoweredOutput { output, accept: accept(&media) }
    }

    fn lower_mains(
        &mut self,
        mains: &[(Declared<'d>, Option<ResponseMedium<'d>>)],
        envelope: Option<&'d Node<'d>>,
        origin: &Origin,
    ) -> Vec<Option<ResponseBody>> {
        let mut is_first = true;
        let mut contents = Vec::with_capacity(mains.len());
        for (one, medium) in mains {
            let Some(medium) = medium else {
                contents.push(None);
                continue;
            };
            let place =
                if is_first { origin.then(Step::Response) } else { at_status(origin, one.status) };
            is_first = false;
            contents.push(self.lower_response_body(*medium, envelope, &place));
        }
        contents
    }

    /// The medium that the result is read from: a stream only where nothing else is declared.
    pub(super) fn main_medium(
        &mut self,
        response: Declared<'d>,
        all: &[Declared<'d>],
    ) -> Option<ResponseMedium<'d>> {
        let main = self.media_of(response).first().copied()?;
        if !is_stream(main.class) {
            return Some(main);
        }
        let others = all.iter().filter_map(|other| self.media_of(*other).first().copied());
        others.into_iter().all(|other| other.name == main.name).then_some(main)
    }

    /// The media types of a success; none where its status says that there is no body.
    pub(super) fn media_of(&mut self, success: Declared<'d>) -> Vec<ResponseMedium<'d>> {
        if is_bodiless(success.status) { Vec::new() } else { self.response_media(success.node) }
    }
}

/// The output of successes that have bodies of one kind, some of them perhaps none.
pub(super) fn one_body(
    content: ResponseBody,
    successes: &[Declared<'_>],
    contents: &[Option<ResponseBody>],
) -> Output {
    let answers = successes.iter().zip(contents);
    let without: Vec<Status> =
        answers.filter(|(_, content)| content.is_none()).map(|(one, _)| one.status).collect();
    if without.is_empty() || content.is_stream() {
        Output::One(content)
    } else {
        Output::Optional { content, without }
    }
}

/// Whether successes without content leave open what there is to read: a `GET` asks for it
/// (RFC 9110 section 9.3.1).
fn is_undeclared(method: &Method, successes: &[Declared<'_>]) -> bool {
    let says_none = !successes.is_empty() && successes.iter().all(|one| is_bodiless(one.status));
    *method == Method::Get && !says_none
}

/// Where the body of a further status stands: `CreatePetAcceptedResponse`.
fn at_status(origin: &Origin, status: Status) -> Origin {
    origin.then(Step::Property(status.phrase())).then(Step::Response)
}

/// The media types to ask for; none where the runtime's own for the result will do.
fn accept(media: &[ResponseMedium<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut known: FxHashSet<String> = FxHashSet::default();
    for medium in media {
        let name = match medium.class {
            MediaClass::Json | MediaClass::Any => "application/json".to_owned(),
            _ => medium.name.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        if MediaType::parse(&name).is_some() && known.insert(name.to_ascii_lowercase()) {
            names.push(name);
        }
    }
    let is_usual =
        matches!(names.as_slice(), [only] if only == "application/json" || only == "text/plain");
    if is_usual { Vec::new() } else { names }
}
