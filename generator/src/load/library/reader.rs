//! Reading the other files of a document, each once.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::survey::survey;
use super::{Library, Permit};
use crate::load::{Dialect, Node, address, parse, pointer, read, siblings};
use crate::report::{Diagnostics, findings};
use crate::source::{Pos, Source, Sources};
use crate::text::push_segment;

/// For so many missing files, names like theirs are looked for.
const MOST_LOOKED_FOR: usize = 100;

impl<'a> Library<'a> {
    /// Reads all files that a document refers to, over any number of steps.
    pub(in crate::load) fn read(
        root: &Node<'a>,
        source: &'a Source,
        dialect: Dialect,
        sources: &'a Sources,
        permit: &Permit,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let path = source.name().rsplit('/').next().unwrap_or_default().to_owned();
        let mut library = Self::default();
        let outside = library.add(source, path, None, survey(root, source));
        let mut reader = Reader {
            library,
            root,
            named: Vec::new(),
            dialect,
            sources,
            permit,
            diagnostics,
            queue: outside.into(),
            left: Vec::new(),
            failed: FxHashMap::default(),
        };
        reader.run();
        reader.library
    }
}

struct Reader<'a, 'r> {
    library: Library<'a>,
    root: &'r Node<'a>,
    /// References by the bare names of schemas.
    named: Vec<(Pos, String)>,
    dialect: Dialect,
    sources: &'a Sources,
    permit: &'r Permit,
    diagnostics: &'r mut Diagnostics,
    queue: VecDeque<(Pos, String)>,
    /// References to addresses that no file is known by, as yet.
    left: Vec<(Pos, String)>,
    /// Files that could not be read, so that each is reported once.
    failed: FxHashMap<String, ()>,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        while let Some((at, reference)) = self.queue.pop_front() {
            self.follow(at, &reference);
        }
        for (at, reference) in std::mem::take(&mut self.left) {
            let here = self.library.part_at(at);
            if self.library.part_of(here, address::split(&reference).0).is_none() {
                self.report_remote(at, &reference);
            }
        }
        self.report_named();
    }

    fn follow(&mut self, at: Pos, reference: &str) {
        let here = self.library.part_at(at);
        let path = address::split(reference).0;
        if self.library.part_of(here, path).is_some() {
            return;
        }
        let file = self.library.parts.get(here).and_then(|part| self.library.files.get(part.file));
        let from = file.map(|file| file.path.as_str()).unwrap_or_default();
        match address::scheme(path) {
            Some("file:") => self.refuse(at, reference, path),
            Some(_) => self.left.push((at, reference.to_owned())),
            // A host, or a share of one: `//host/x`, `\\host\x`.
            None if path.starts_with("//") || path.contains('\\') => {
                self.refuse(at, reference, path)
            }
            None => {
                let target = address::join(from, path);
                self.open(at, reference, &target);
            }
        }
    }

    fn open(&mut self, at: Pos, reference: &str, target: &str) {
        if self.failed.contains_key(target) {
            self.library.reported.insert(at);
            return;
        }
        if self.permit.root.is_none() {
            if self.take_name(at, reference) {
                return;
            }
            return self.report_rootless(at, reference, target);
        }
        let decoded = pointer::percent_decoded(target).unwrap_or(target.into());
        let Some(path) = self.permit.file(&decoded) else {
            return self.refuse(at, reference, target);
        };
        if !path.is_file() {
            if self.take_name(at, reference) {
                return;
            }
            return self.report_missing(at, reference, target, &path);
        }
        if self.sources.len() >= self.sources.limits().files {
            return self.report_files(at);
        }
        let source = read(self.sources, &path, self.diagnostics);
        let tree = source.and_then(|source| Some((source, parse(source, self.diagnostics)?)));
        let Some((source, mut tree)) = tree else {
            self.fail(at, target);
            return;
        };
        siblings::normalize_references(&mut tree, self.dialect, self.diagnostics);
        let survey = survey(&tree, source);
        let outside = self.library.add(source, target.to_owned(), Some(tree), survey);
        self.queue.extend(outside);
    }

    /// Takes a reference for the name of a schema, if one is called so: tools wrote Swagger 1.2's
    /// `$ref: Pet` into later versions, too.
    fn take_name(&mut self, at: Pos, reference: &str) -> bool {
        if reference.contains(['#', '/', '.']) {
            return false;
        }
        let schemas = self
            .root
            .get("components")
            .and_then(|node| node.get("schemas"))
            .map(|node| (node, "/components/schemas"));
        let definitions = self.root.get("definitions").map(|node| (node, "/definitions"));
        let named = [schemas, definitions]
            .into_iter()
            .flatten()
            .find(|(node, _)| node.get(reference).is_some());
        let Some((_, start)) = named else {
            return false;
        };
        let mut target = start.to_owned();
        push_segment(&mut target, reference);
        self.library.named.insert(reference.to_owned(), target);
        self.named.push((at, reference.to_owned()));
        true
    }

    fn report_named(&mut self) {
        for (at, name) in &self.named {
            let target = self.library.named.get(name).map(String::as_str).unwrap_or_default();
            let finding = findings::ref_bare_name(shown(name), shown(target));
            self.diagnostics.push(finding.at(*at));
        }
    }

    fn fail(&mut self, at: Pos, target: &str) {
        self.library.reported.insert(at);
        self.failed.insert(target.to_owned(), ());
    }

    fn refuse(&mut self, at: Pos, reference: &str, target: &str) {
        if self.failed.contains_key(target) {
            self.library.reported.insert(at);
            return;
        }
        self.fail(at, target);
        self.diagnostics.push(findings::ref_outside(shown(reference)).at(at));
    }

    /// An error: nothing else is read.
    fn report_files(&mut self, at: Pos) {
        let most = self.sources.limits().files;
        self.queue.clear();
        self.diagnostics.push(findings::too_many_files(most).at(at));
    }

    fn report_missing(&mut self, at: Pos, reference: &str, target: &str, path: &std::path::Path) {
        self.fail(at, target);
        // Looking for one takes time that grows with the folder: a document with many faults gets
        // fewer hints.
        let may_look = self.failed.len() <= MOST_LOOKED_FOR;
        let similar = may_look.then(|| read::similar_file(path)).flatten();
        let finding = findings::ref_file_missing(shown(reference));
        self.diagnostics.push(finding.at(at).near(similar));
    }

    fn report_rootless(&mut self, at: Pos, reference: &str, target: &str) {
        self.fail(at, target);
        self.diagnostics.push(findings::ref_without_folder(shown(reference)).at(at));
    }

    fn report_remote(&mut self, at: Pos, reference: &str) {
        let target = address::split(reference).0;
        if self.failed.contains_key(target) {
            self.library.reported.insert(at);
            return;
        }
        self.fail(at, target);
        self.diagnostics.push(findings::ref_remote(shown(reference)).at(at));
    }
}

/// A reference as messages show it: the start of it, where it is long.
fn shown(reference: &str) -> String {
    const MOST: usize = 200;
    if reference.chars().count() <= MOST {
        return reference.to_owned();
    }
    reference.chars().take(MOST).chain(['…']).collect()
}
