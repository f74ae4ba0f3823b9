//! Scopes: each name is given out once.

use rustc_hash::FxHashMap;

use super::english::letters;
use crate::api::{Api, BodyKind, Operation, Output, Status};
use crate::report::{Diagnostics, findings};
use crate::source::Pos;

/// Names that generated files use without a path.
const TAKEN_TYPES: &[&str] = &[
    "AsRef",
    "BTreeMap",
    "Box",
    "Bytes",
    "Client",
    "ClientBuilder",
    "Clone",
    "Copy",
    "Date",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "EventStream",
    "FilePart",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "JsonLines",
    // A type called so has `new` as a constructor of its own name, which clippy warns of.
    "New",
    "None",
    "Nullable",
    "Ok",
    "Option",
    "Ord",
    "ParamStyle",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Secret",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "Base64",
    "Base64Url",
    "Duration",
    "IpAddr",
    "Number",
    "Time",
    "Timestamp",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Uuid",
    "Vec",
];

/// Methods that every value has, or one behind an `Arc`, by std's prelude: they are found before
/// one of ours that takes `&self`. And `cmp`, which clippy takes for that of `Ord`.
const TAKEN_METHODS: &[&str] =
    &["as_mut", "as_ref", "clone", "cmp", "into", "to_owned", "try_into"];

/// Names that only some calls use, and that many documents have for schemas of their own.
fn sometimes_taken(api: &Api) -> impl Iterator<Item = &'static &'static str> {
    let is_raw = |operation: &Operation| match &operation.responses.output {
        Output::Head | Output::Redirect => true,
        Output::ByStatus(answers) => answers.iter().all(|answer| answer.status != Status::Default),
        _ => false,
    };
    let is_upload = |operation: &Operation| {
        let contents = operation
            .body
            .iter()
            .flat_map(|body| std::iter::once(&body.content).chain(&body.others));
        contents.into_iter().any(|content| matches!(content.payload, BodyKind::Bytes))
    };
    let response = api.operations.iter().any(is_raw).then_some(&"Response");
    response.into_iter().chain(api.operations.iter().any(is_upload).then_some(&"Upload"))
}

/// The names of one scope, each given out once.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct Scope {
    /// What has these names, for messages: `fields of one record`.
    what: &'static str,
    /// How the config gives another name.
    help: Option<&'static str>,
    taken: FxHashMap<String, Holder>,
    /// Who will ask for a name that nobody further from it may have.
    promised: FxHashMap<String, (Rank, String)>,
    /// The number to try next behind a name, so that many that want the same one are not counted
    /// through each time.
    numbers: FxHashMap<String, u32>,
}

/// Who has a name.
#[derive(Clone, Debug, Default)]
struct Holder {
    /// What messages call it; nothing for what the language or the runtime has.
    shown: String,
    /// Whether it is something that the document names.
    is_of_document: bool,
}

/// How near a name is to what the document says, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The document's own spelling; `r#` of a keyword does not change it.
    Own,
    /// The same but for case and punctuation.
    Cased,
    /// Anything else: `kind` for `type`, or what is left of `created>`.
    Derived,
}

/// What is to have a name.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan) struct Named<'a> {
    /// What the document calls it; none where it is the generator's own.
    spelling: Option<&'a str>,
    /// What messages call it.
    shown: &'a str,
    /// Where it stands.
    at: Pos,
}

impl<'a> Named<'a> {
    /// Something that the document calls so.
    pub(in crate::plan) fn new(spelling: &'a str, at: Pos) -> Self {
        Self { spelling: Some(spelling), shown: spelling, at }
    }

    /// The same, called otherwise in messages.
    pub(in crate::plan) fn shown_as(self, shown: &'a str) -> Self {
        Self { shown, ..self }
    }

    /// Something that the document does not name, or whose clash is reported otherwise. It gives
    /// way to all that the document names, and that is reported only where it ends in a number.
    pub(in crate::plan) fn ours(shown: &'a str, at: Pos) -> Self {
        Self { spelling: None, shown, at }
    }

    fn rank(&self, name: &str) -> Rank {
        match self.spelling {
            Some(spelling) if name.trim_start_matches("r#") == spelling => Rank::Own,
            Some(spelling) if letters(name.trim_start_matches("r#")) == letters(spelling) => {
                Rank::Cased
            }
            _ => Rank::Derived,
        }
    }
}

impl Scope {
    /// An empty scope, of these things.
    pub(in crate::plan) fn of(what: &'static str) -> Self {
        Self::without(what, &[])
    }

    /// A scope for types, in which the names that generated files use bare are taken.
    pub(in crate::plan) fn of_types(api: &Api) -> Self {
        let mut scope = Self::without("types", TAKEN_TYPES);
        scope
            .taken
            .extend(sometimes_taken(api).map(|name| ((*name).to_owned(), Holder::default())));
        scope
    }

    /// A scope for methods that take `&self`, of a type that has these methods anyway.
    pub(in crate::plan) fn of_methods(what: &'static str, own: &[&str]) -> Self {
        Self::without(what, &[TAKEN_METHODS, own].concat())
    }

    /// A scope in which these names are taken.
    pub(in crate::plan) fn without(what: &'static str, names: &[&str]) -> Self {
        let taken = names.iter().map(|name| ((*name).to_owned(), Holder::default())).collect();
        Self { what, taken, ..Self::default() }
    }

    /// True while nobody has the name.
    pub(in crate::plan) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains_key(name)
    }

    /// Keeps a name that was given out in another scope from being given out here.
    pub(in crate::plan) fn reserve(&mut self, name: &str, shown: &str) {
        let holder = || Holder { shown: shown.to_owned(), is_of_document: true };
        self.taken.entry(name.to_owned()).or_insert_with(holder);
    }

    /// Says that `named` will ask for a name, so that nothing gets it before that is further from
    /// it: of `type`, which would be `kind`, and `kind` itself, the latter is `kind` wherever it
    /// stands.
    pub(in crate::plan) fn promise(&mut self, name: &str, named: Named<'_>) {
        let rank = named.rank(name);
        if self.promised.get(name).is_none_or(|(before, _)| rank < *before) {
            self.promised.insert(name.to_owned(), (rank, named.shown.to_owned()));
        }
    }

    /// Gives `named` the first free one of these names; after them the last one with a number. That
    /// it had to give way is reported here, unless
    ///
    /// - it gave way to the SDK's own names, or is the SDK's own, and got another word, not a
    ///   number;
    /// - what it got is nearer to the document than what it did not get: `r#type` for `type`, where
    ///   something else is called `kind`.
    pub(in crate::plan) fn take(
        &mut self,
        wanted: &[String],
        named: Named<'_>,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let first = wanted.first().cloned().unwrap_or_default();
        let free = wanted.iter().find(|name| self.is_free_for(name, named.rank(name)));
        let is_numbered = free.is_none();
        let given = match free {
            Some(name) => name.clone(),
            None => self.numbered(wanted.last().map(String::as_str).unwrap_or_default()),
        };
        if given != first {
            let holder = self.holder(&first);
            let is_clash = holder.is_of_document && named.spelling.is_some();
            if is_numbered || is_clash && named.rank(&given) >= named.rank(&first) {
                self.report(&first, &given, &holder, named, diagnostics);
            }
        }
        let is_of_document = named.spelling.is_some();
        let holder = Holder { shown: named.shown.to_owned(), is_of_document };
        self.taken.insert(given.clone(), holder);
        given
    }

    /// Says how the config gives something another name.
    pub(in crate::plan) fn helped_by(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }

    fn is_free_for(&self, name: &str, rank: Rank) -> bool {
        self.is_free(name) && self.promised.get(name).is_none_or(|(promised, _)| rank <= *promised)
    }

    /// Who has a name, or will have it.
    fn holder(&self, name: &str) -> Holder {
        let promised = || {
            let (_, shown) = self.promised.get(name)?;
            Some(Holder { shown: shown.clone(), is_of_document: true })
        };
        self.taken.get(name).cloned().or_else(promised).unwrap_or_default()
    }

    fn report(
        &self,
        wanted: &str,
        given: &str,
        holder: &Holder,
        named: Named<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let Named { at, .. } = named;
        let found = match holder.shown.as_str() {
            "" => findings::reserved_name(self.what, wanted, given),
            other => findings::name_collision(self.what, wanted, other, given),
        };
        diagnostics.push(found.help(self.help).at(at));
    }

    fn numbered(&mut self, name: &str) -> String {
        let first = self.numbers.get(name).copied().unwrap_or(2);
        let free = (first..)
            .map(|number| (number, format!("{name}{number}")))
            .find(|(_, name)| self.is_free_for(name, Rank::Derived));
        let (number, free) = free.unwrap_or_default();
        self.numbers.insert(name.to_owned(), number.saturating_add(1));
        free
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, Scope};
    use crate::plan::naming::cases::{field_names, variant_names};
    use crate::report::Diagnostics;
    use crate::source::Pos;

    /// The names of some fields, and how often one had to give way with a message.
    fn fields(wires: &[&str]) -> (Vec<String>, usize) {
        let mut scope = Scope::of("fields");
        let mut diagnostics = Diagnostics::default();
        for wire in wires {
            scope.promise(&field_names(wire)[0], Named::new(wire, Pos(0)));
        }
        let mut names = Vec::new();
        for wire in wires {
            let named = Named::new(wire, Pos(0));
            names.push(scope.take(&field_names(wire), named, &mut diagnostics));
        }
        (names, diagnostics.list().len())
    }

    #[test]
    fn what_is_spelled_as_its_name_has_it() {
        for (wires, names, reported) in [
            (&["type"][..], &["kind"][..], 0),
            (&["type", "kind"], &["r#type", "kind"], 0),
            (&["kind", "type"], &["kind", "r#type"], 0),
            (&["type", "Kind"], &["r#type", "kind"], 0),
            (&["petId", "pet_id"], &["pet_id2", "pet_id"], 1),
            (&["created>", "created"], &["created_greater", "created"], 1),
            (&["a-b", "a.b", "a_b"], &["a_minus_b", "a_dot_b", "a_b"], 2),
        ] {
            let names = names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
            assert_eq!(fields(wires), (names, reported), "{wires:?}");
        }
    }

    #[test]
    fn clashes_are_reported_and_those_of_our_own_only_with_a_number() {
        let mut diagnostics = Diagnostics::default();
        let mut scope = Scope::without("variants", &["Self"]);
        let mut take = |names: &[String], named, scope: &mut Scope| {
            let before = diagnostics.list().len();
            (scope.take(names, named, &mut diagnostics), diagnostics.list().len() - before)
        };
        let of = |wire| Named::new(wire, Pos(0));
        let wanted =
            |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(take(&variant_names("string"), of("string"), &mut scope), ("String".into(), 0));
        let list = take(&variant_names("string[]"), of("string[]"), &mut scope);
        assert_eq!(list, ("StringOpenClose".into(), 1));
        let ours = Named::ours("the others", Pos(0));
        let others = wanted(&["String", "Other"]);
        assert_eq!(take(&others, ours, &mut scope), ("Other".into(), 0));
        assert_eq!(take(&others, ours, &mut scope), ("Other2".into(), 1));
        let own = wanted(&["Self", "SelfValue"]);
        assert_eq!(take(&own, of("self"), &mut scope), ("SelfValue".into(), 0));
        assert_eq!(take(&own[..1], of("self"), &mut scope), ("Self2".into(), 1));
    }
}
