//! Results that the config gives in the place of the document's.

use super::content::ResponseMedium;
use super::successes::{LoweredOutput, one_body};
use super::{Declared, is_bodiless};
use crate::api::{ConfiguredResult, Method, Origin, Owner, ResponseBody, Step, Type, TypeRef};
use crate::config::{OperationSettings, ResultWord, Word};
use crate::http::MediaClass;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::schema::conjunction::Part;
use crate::report::findings;

/// What the config gives a call, and what the docs of the call say about that.
pub(super) struct ConfiguredOutput {
    pub(super) lowered: LoweredOutput,
    pub(super) documented: ConfiguredResult,
}

/// The settings of a call, their words read.
struct Configured<'d, 'w> {
    word: Option<ResultWord>,
    result: Option<&'w Word>,
    item: Option<&'d Node<'d>>,
}

impl<'d> Calls<'d, '_> {
    /// The result that the config gives, for all successes that have a body.
    pub(super) fn lower_configured(
        &mut self,
        method: &Method,
        successes: &[Declared<'d>],
        origin: &Origin,
    ) -> Option<ConfiguredOutput> {
        let Owner::Operation(key) = &origin.owner else { return None };
        let settings = self.schemas.config.operation(key.method.as_str(), &key.path)?;
        let given = settings.result.as_ref().or(settings.item.as_ref())?;
        if *method == Method::Head {
            self.report_setting(given, findings::result_of_head());
            return None;
        }
        let mains = successes.iter().filter_map(|one| self.main_medium(*one, successes));
        let media: Vec<ResponseMedium<'d>> = mains.collect();
        let result = settings.result.as_ref();
        let word = match result {
            Some(word) => ResultWord::of(word.get_ref()),
            None => media.first().copied().and_then(stream_word),
        };
        let item = self.item_named(word, settings);
        if result.is_none() && item.is_none() {
            return None;
        }
        let configured = Configured { word, result, item: item.map(|(schema, _)| schema) };
        let node = media.first().map(|medium| medium.node);
        let content = self.configured_body(configured, node, &origin.then(Step::Response))?;
        let of_status = |one: &Declared<'d>| (!is_bodiless(one.status)).then(|| content.clone());
        let contents: Vec<Option<ResponseBody>> = successes.iter().map(of_status).collect();
        let output = one_body(content, successes, &contents);
        let documented = ConfiguredResult {
            result: result.map(|word| word.get_ref().clone()),
            item: item.map(|(_, name)| name.to_owned()),
            declared: media.iter().map(|medium| medium.name.to_owned()).collect(),
        };
        let lowered = LoweredOutput { output, accept: Vec::new() };
        Some(ConfiguredOutput { lowered, documented })
    }

    /// The schema that the settings give to the items of a stream.
    fn item_named<'w>(
        &mut self,
        word: Option<ResultWord>,
        settings: &'w OperationSettings,
    ) -> Option<(&'d Node<'d>, &'w str)> {
        let item = settings.item.as_ref()?;
        if matches!(word, Some(ResultWord::Lines | ResultWord::Events)) {
            return self.schema_named(item);
        }
        self.report_setting(item, findings::item_without_stream());
        None
    }

    /// What the body is: of the document's medium only the schema counts.
    fn configured_body(
        &mut self,
        configured: Configured<'d, '_>,
        medium: Option<&'d Node<'d>>,
        place: &Origin,
    ) -> Option<ResponseBody> {
        let Configured { word, result, item } = configured;
        let any = || TypeRef::plain(Type::Any);
        Some(match (word, item) {
            (Some(ResultWord::Lines), Some(item)) => {
                ResponseBody::Lines(self.schemas.lower_schema(&[Part::new(item)], place))
            }
            (Some(ResultWord::Lines), None) => {
                ResponseBody::Lines(medium.map_or_else(any, |node| self.lower_line(node, place)))
            }
            (Some(ResultWord::Events), Some(item)) => {
                ResponseBody::Events(self.lower_event_item(item, place))
            }
            (Some(ResultWord::Events), None) => {
                ResponseBody::Events(medium.and_then(|node| self.lower_event_data(node, place)))
            }
            (Some(ResultWord::Bytes), _) => ResponseBody::Bytes,
            (Some(ResultWord::Text), _) => ResponseBody::Text,
            (Some(ResultWord::Json), _) => ResponseBody::Json { ty: any(), member: None },
            (None, _) => {
                let (schema, _) = self.schema_named(result?)?;
                let ty = self.schemas.lower_schema(&[Part::new(schema)], place);
                ResponseBody::Json { ty, member: None }
            }
        })
    }

    /// The component schema that a setting names.
    fn schema_named<'w>(&mut self, name: &'w Word) -> Option<(&'d Node<'d>, &'w str)> {
        let schemas = self.component_schemas();
        let named = name.get_ref().as_str();
        let found = schemas.and_then(|schemas| schemas.get(named));
        if found.is_none() {
            let near = self.near_schema(named, &ResultWord::ALL.map(|(word, _)| word));
            self.report_setting(name, findings::unknown_result(named).near(near));
        }
        found.map(|schema| (schema, named))
    }
}

/// What a medium is, where it is a stream by itself.
fn stream_word(medium: ResponseMedium<'_>) -> Option<ResultWord> {
    match medium.class {
        MediaClass::JsonLines | MediaClass::JsonSequence => Some(ResultWord::Lines),
        MediaClass::EventStream => Some(ResultWord::Events),
        _ => None,
    }
}
