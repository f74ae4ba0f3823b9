//! Round trips: instances of a document's schemas, made by programs from npm, are decoded and
//! encoded by the generated crate and must come back equal. What may differ is listed in
//! `compare.rs`.

mod compare;
mod harness;
mod raw;
mod results;
mod target;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apart::{What as Read, ask};
use super::generation::Job;
use super::record::Trip;
use super::surface::Names;
use crate::Result;
use crate::process::{Limits, limited, observe, run};
pub(crate) use harness::{identifier, manifest, rust_type};
pub(crate) use raw::is_raw;
pub(super) use target::{Direction, Form, Kind, Member, Target, What};

/// The programs that make instances; their versions are pinned by the lock file.
const PROGRAMS: &str = "tests/roundtrip";

const FILES: &[&str] = &[
    "package.json",
    "package-lock.json",
    "instances.mjs",
    "families.mjs",
    "pruned.mjs",
    "schemas.mjs",
    "least.mjs",
    "places.mjs",
];

/// All instances follow from it.
const SEED: &str = "1";

/// The programs, installed.
pub(super) struct Faker {
    folder: PathBuf,
    /// A hash of the programs and of what they are built from.
    pub(super) key: String,
}

impl Faker {
    /// Copies the programs beside the packages they need, and installs those; nothing where node or
    /// npm are missing.
    pub(super) fn install(out: &Path) -> Result<Option<Self>> {
        let is_there = |program: &str| Command::new(program).arg("--version").output().is_ok();
        if !is_there("node") || !is_there("npm") {
            return Ok(None);
        }
        let folder = out.join("roundtrip");
        fs::create_dir_all(&folder)?;
        let mut all = String::new();
        let lock = Path::new("package-lock.json");
        let old_lock = fs::read(folder.join(lock)).unwrap_or_default();
        for name in FILES {
            let text = fs::read(Path::new(PROGRAMS).join(name))?;
            all = super::documents::key(&[all.as_bytes(), &text]);
            fs::write(folder.join(name), text)?;
        }
        let is_installed = folder.join("node_modules").exists();
        if !is_installed || fs::read(folder.join(lock))? != old_lock {
            run(Command::new("npm")
                .args(["ci", "--no-fund", "--silent"])
                .current_dir(&folder))?;
        }
        Ok(Some(Self { folder, key: all }))
    }

    /// Makes the instances of a document's targets.
    fn make(&self, job: &Job<'_>, targets: &[Target]) -> Result<PathBuf> {
        let (list, out, log) = (
            job.log("targets.json"),
            job.log("instances.tsv"),
            job.log("node.log"),
        );
        fs::write(&list, serde_json::to_vec(targets)?)?;
        let mut command = Command::new("node");
        command
            .arg("--max-old-space-size=4000")
            .arg(self.folder.join("instances.mjs"));
        command.args([&job.document.path, &list, &out]).arg(SEED);
        let done = observe(
            &mut limited(
                &command,
                Limits {
                    cpu: 1800,
                    memory: None,
                },
            ),
            &log,
            &log,
        )?;
        if done.status.success() {
            return Ok(out);
        }
        let said = fs::read_to_string(&log)?;
        let line = said
            .lines()
            .find(|line| line.contains("Error"))
            .or(said.lines().last());
        Err(format!(
            "the instances could not be made: {}",
            line.unwrap_or_default()
        )
        .into())
    }
}

/// Sends all instances of a document through its crate.
pub(super) fn trip(faker: &Faker, job: &Job<'_>, target_folder: &Path) -> Result<Trip> {
    let names: Names = ask(Read::Sdk, &job.inspect("sdk")?)?;
    let instances = match faker.make(job, &names.targets) {
        Ok(instances) => instances,
        Err(error) => return Ok(Trip::broken(&error.to_string())),
    };
    let program = match harness::build(job, &names.targets, target_folder)? {
        Ok(program) => program,
        Err(why) => return Ok(Trip::broken(&why)),
    };
    let results = job.log("results.tsv");
    let log = job.log("harness.log");
    let mut command = Command::new(program);
    command.args([&instances, &results]);
    let done = observe(
        &mut limited(
            &command,
            Limits {
                cpu: 600,
                memory: None,
            },
        ),
        &log,
        &log,
    )?;
    let mut trip = results::read(&names.targets, &instances, &results)?;
    for what in names.others {
        *trip.others.entry(what).or_default() += 1;
    }
    if !done.status.success() {
        trip.fail(
            "crash",
            format!("the generated crate ended: {}", done.status),
            String::new(),
        );
    }
    Ok(trip)
}
