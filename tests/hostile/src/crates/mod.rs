//! Many cases in one crate: clippy, rustdoc and its pages, doctests. What fails is cut in halves
//! until its cases are named.

mod steps;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::Result;
use crate::case::{Case, HARMLESS};
use crate::draft::{Draft, Version};
use crate::judges::Pages;
use crate::payloads::Group;
use crate::positions::{Position, Role};

/// Cases in one crate. Each brings an operation or a schema, so this is a crate of the size of a
/// large API.
const CASES: usize = 600;

/// A case that fails is named at the price of a build for each halving.
const HALVINGS: usize = 40;

/// Whether compiling says more of a case than its tokens and docs do: prose takes every payload,
/// other positions those that are not Markdown.
#[must_use]
pub fn is_compiled(case: &Case<'_>) -> bool {
    case.position.role == Role::Prose || case.payload.group != Group::Docs
}

/// Cases that can stand in one document.
#[derive(Clone, Debug)]
struct Bundle<'a> {
    version: Version,
    cases: Vec<Case<'a>>,
}

impl Bundle<'_> {
    fn draft(&self, text: impl Fn(usize, &Case<'_>) -> String) -> Draft {
        let mut draft = Draft::new(self.version);
        for (at, case) in self.cases.iter().enumerate() {
            (case.position.place)(&mut draft, at, &text(at, case));
        }
        draft
    }

    fn hostile(&self) -> Draft {
        self.draft(|_, case| case.payload.text.clone())
    }
}

/// What came of compiling.
#[derive(Debug, Default)]
pub struct Compiled {
    /// Crates that were built, those of the search for a failing case not counted.
    pub crates: usize,
    /// Cases in them.
    pub cases: usize,
    /// Doctests in them, all of them the generator's own.
    pub doctests: usize,
    /// Pages of rustdoc that were parsed.
    pub pages: usize,
    /// What is wrong: cases and the finding.
    pub broken: Vec<(String, String)>,
}

/// Where crates are compiled.
#[derive(Debug)]
pub struct Workshop {
    folder: PathBuf,
    target: PathBuf,
    pages: Pages,
}

/// A check of a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Generate,
    Clippy,
    Rustdoc,
    Doctest,
}

const STEPS: [Step; 4] = [Step::Generate, Step::Clippy, Step::Rustdoc, Step::Doctest];

impl Workshop {
    /// Makes a folder for the crates below a target folder, and learns what the pages of a harmless
    /// crate hold.
    ///
    /// # Errors
    ///
    /// When the harmless crate cannot be made.
    pub fn open(target: &Path, positions: &[Position]) -> Result<Self> {
        let folder = target.join("tmp/hostile");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        seamstress_tests::workspace::write(&folder)?;
        let mut shop = Self {
            folder,
            target: target.to_path_buf(),
            pages: Pages::default(),
        };
        let mut draft = Draft::new(Version::V32);
        for (at, position) in positions
            .iter()
            .enumerate()
            .filter(|(_, position)| position.role != Role::Meaning && position.is_in(Version::V32))
        {
            (position.place)(&mut draft, at, &format!("{HARMLESS}{at}"));
        }
        let mut findings = shop.generate(&draft)?;
        if findings.is_empty() {
            findings = shop.rustdoc()?;
        }
        if let Some(finding) = findings.first() {
            return Err(format!("the harmless crate: {finding}").into());
        }
        let docs = shop.docs();
        shop.pages.learn(&docs)?;
        Ok(shop)
    }

    fn docs(&self) -> PathBuf {
        self.target.join("doc/hostile")
    }

    fn empty_docs(&self) -> Result {
        match fs::remove_dir_all(self.docs()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Compiles cases, as many to a crate as fit, until a deadline.
    ///
    /// # Errors
    ///
    /// When programs cannot be started, or files not be read.
    pub fn run(&self, cases: &[Case<'_>], deadline: Option<Instant>) -> Result<Compiled> {
        let mut compiled = Compiled::default();
        for bundle in bundles(cases) {
            if deadline.is_some_and(|deadline| Instant::now() > deadline) {
                break;
            }
            compiled.crates += 1;
            compiled.cases += bundle.cases.len();
            let draft = bundle.hostile();
            for step in STEPS {
                let findings = self.step(step, &draft, &mut compiled)?;
                if findings.is_empty() {
                    continue;
                }
                let before = compiled.broken.len();
                self.narrow(
                    &bundle.cases,
                    (step, &findings),
                    &mut (HALVINGS, deadline),
                    &mut compiled.broken,
                )?;
                eprintln!("{step:?}: {} failing", compiled.broken.len() - before);
                break;
            }
        }
        Ok(compiled)
    }

    /// Finds the cases that fail, by halves.
    fn narrow(
        &self,
        cases: &[Case<'_>],
        (step, findings): (Step, &[String]),
        left: &mut (usize, Option<Instant>),
        broken: &mut Vec<(String, String)>,
    ) -> Result {
        let finding = || {
            findings
                .iter()
                .take(3)
                .cloned()
                .collect::<Vec<_>>()
                .join(" | ")
        };
        if let [case] = cases {
            broken.push((case.to_string(), finding()));
            return Ok(());
        }
        let mut is_one_side = false;
        for half in cases.chunks(cases.len().div_ceil(2)) {
            let is_late = left.1.is_some_and(|deadline| Instant::now() > deadline);
            if left.0 == 0 || is_late {
                break;
            }
            left.0 -= 1;
            let draft = Bundle {
                version: cases[0].version,
                cases: half.to_vec(),
            }
            .hostile();
            let mut ignored = Compiled::default();
            let mut findings = if step == Step::Generate {
                Vec::new()
            } else {
                self.step(Step::Generate, &draft, &mut ignored)?
            };
            if findings.is_empty() {
                findings = self.step(step, &draft, &mut ignored)?;
            }
            if !findings.is_empty() {
                is_one_side = true;
                self.narrow(half, (step, &findings), left, broken)?;
            }
        }
        if !is_one_side {
            let names: Vec<String> = cases.iter().take(4).map(ToString::to_string).collect();
            broken.push((
                format!("{} cases together: {}, …", cases.len(), names.join(", ")),
                finding(),
            ));
        }
        Ok(())
    }
}

/// Cases by version, as many to a crate as fit; what a document has once is in each crate once.
fn bundles<'a>(cases: &[Case<'a>]) -> Vec<Bundle<'a>> {
    let mut bundles: Vec<Bundle<'a>> = Vec::new();
    for version in Version::ALL {
        let mut open: Vec<Bundle<'a>> = Vec::new();
        for case in cases.iter().filter(|case| case.version == version) {
            let has_room = |bundle: &&mut Bundle<'a>| {
                let is_there = |other: &Case<'_>| other.position.name == case.position.name;
                // What is beside the document is in its place once, too.
                bundle.cases.len() < CASES
                    && !(case.position.is_single && bundle.cases.iter().any(is_there))
            };
            match open.iter_mut().find(has_room) {
                Some(bundle) => bundle.cases.push(*case),
                None => open.push(Bundle {
                    version,
                    cases: vec![*case],
                }),
            }
        }
        bundles.extend(open);
    }
    // The largest first: they hold the most for the same price.
    bundles.sort_by_key(|bundle| std::cmp::Reverse(bundle.cases.len()));
    bundles
}
