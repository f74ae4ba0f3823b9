//! A test is a folder: `tests/fixtures/<case>/input.yaml`, and beside it what each stage makes of
//! it.
//!
//! `cargo test -p seamstress-tests --test fixtures -- union` runs the folders whose names hold
//! `union`.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use insta::{Settings, assert_snapshot};
use libtest_mimic::{Arguments, Failed, Trial};
use seamstress::{Format, Options, Stage};
use seamstress_tests::Result;
use seamstress_tests::fixtures::{Fixture, generated_files};

/// Fixtures that are about the crate's front: they show its client, credentials and indexes, too.
const FRONTS: &[&str] = &["docs", "resources", "security", "servers"];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match trials() {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(error) => {
            eprintln!("the fixtures cannot be read: {error}");
            ExitCode::FAILURE
        }
    }
}

fn trials() -> Result<Vec<Trial>> {
    let fixtures = Fixture::all()?.into_iter();
    let mut trials: Vec<Trial> = fixtures
        .map(|fixture| trial(fixture.name.clone(), move || check_fixture(&fixture)))
        .collect();
    trials.push(trial("seam".to_owned(), check_seam));
    Ok(trials)
}

fn trial(name: String, test: impl FnOnce() -> Result + Send + 'static) -> Trial {
    Trial::test(name, move || match catch_unwind(AssertUnwindSafe(test)) {
        Ok(done) => done.map_err(|error| Failed::from(error.to_string())),
        // insta has printed the difference.
        Err(_) => Err(Failed::from("a snapshot differs")),
    })
}

fn check_fixture(fixture: &Fixture) -> Result {
    let out = tempfile::tempdir()?;
    let run = Run::of(fixture.options(&out.path().join("sdk")))?;
    let has_front = FRONTS.contains(&fixture.name.as_str());
    let files = run.files(|path| has_front || is_about_the_api(path));
    settings(&fixture.snapshots()).bind(|| {
        assert_snapshot!("diagnostics", run.diagnostics);
        assert_snapshot!("api", run.api);
        assert_snapshot!("sdk", run.sdk);
        assert_snapshot!("files", files);
    });
    Ok(())
}

/// The document of this repository: larger, so its files are spread over some snapshots.
fn check_seam() -> Result {
    let out = tempfile::tempdir()?;
    let mut options = Options::new("../spec/seam.yaml", out.path().join("sdk"));
    options.config = Some("../spec/seamstress.toml".into());
    let run = Run::of(options)?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/seam");
    settings(&folder).bind(|| {
        assert_snapshot!("diagnostics", run.diagnostics);
        assert_snapshot!("api", run.api);
        assert_snapshot!("sdk", run.sdk);
        assert_snapshot!(
            "resources",
            run.files(|path| path.starts_with("src/resources/"))
        );
        assert_snapshot!("types", run.files(|path| path.starts_with("src/types/")));
        assert_snapshot!("front", run.files(|path| path.matches('/').count() == 1));
    });
    Ok(())
}

/// Snapshots stand beside the document and are called after what they show.
fn settings(folder: &Path) -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// What every stage made of a document.
struct Run {
    diagnostics: String,
    api: String,
    sdk: String,
    files: Vec<(String, String)>,
}

impl Run {
    fn of(options: Options) -> Result<Self> {
        let outcome = seamstress::generate(&options);
        let mut diagnostics = String::new();
        for message in &outcome.messages {
            writeln!(diagnostics, "{message}")?;
        }
        let files = if outcome.ok {
            generated_files(&options.out)?
        } else {
            Vec::new()
        };
        let inspect = |stage| {
            seamstress::inspect(&options, stage, None, Format::Text)
                .text
                .unwrap_or_default()
        };
        Ok(Self {
            diagnostics,
            api: inspect(Stage::Api),
            sdk: inspect(Stage::Sdk),
            files,
        })
    }

    /// Some of the files, one after the other.
    fn files(&self, is_wanted: impl Fn(&str) -> bool) -> String {
        let files = self.files.iter().filter(|(path, _)| is_wanted(path));
        files
            .map(|(path, text)| format!("// ==> {path}\n\n{text}\n"))
            .collect()
    }
}

/// Whether a file is one that each API has another of.
fn is_about_the_api(path: &str) -> bool {
    let folders = ["src/resources/", "src/types/"];
    path == "src/webhooks.rs"
        || folders.iter().any(|folder| path.starts_with(folder)) && !path.ends_with("/mod.rs")
}
