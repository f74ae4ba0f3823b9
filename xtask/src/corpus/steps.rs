//! The steps of the funnel for one document: what is known and still holds is not done again.

use super::Run;
use super::apart::{What, ask, compare};
use super::building::Crate;
use super::documents::{DocumentFile, key, key_of_file};
use super::generation::Job;
use super::record::{Generation, Kept, Record, Step};
use super::roundtrip::{self, Faker};
use super::schedule::Need;
use super::survey::Survey;
use super::texts::Texts;
use crate::Result;

/// Reads and generates a document; gives a line for the person who waits.
pub(super) fn generate(
    run: &Run<'_>,
    document: &DocumentFile,
    record: &mut Record,
) -> Result<String> {
    let job = Job {
        document,
        generator: &run.generator,
        out: &run.out,
    };
    let survey = surveyed(&job, record)?;
    let key = generation_key(run, document, &survey)?;
    let known = record.generation.take();
    let still_holds = |kept: &Kept<Generation>| {
        kept.key == key && kept.value.has_passed() && job.crate_folder().exists()
    };
    let value = match known {
        Some(kept) if still_holds(&kept) => kept.value,
        _ => job.generate(&survey)?,
    };
    let mut text = generation_line(&value);
    record.generation = Some(Kept { key, value });
    let known = record.texts.take();
    record.texts = texts(run, &job, &survey, record, known)?;
    if let Some(count) = record.texts.as_ref().map(|kept| kept.value.count()) {
        text.push_str(&format!(", {}/{} texts", count.found, count.total));
    }
    Ok(text)
}

/// Which texts of the document stand in the crate; nothing if the document has no texts. All that
/// are missing are written to a file.
fn texts(
    run: &Run<'_>,
    job: &Job<'_>,
    survey: &Survey,
    record: &Record,
    known: Option<Kept<Texts>>,
) -> Result<Option<Kept<Texts>>> {
    let Some(generation) = record.generation.as_ref().filter(|kept| kept.value.ok) else {
        return Ok(None);
    };
    let parts = [&run.reader, &generation.key, &generation.value.crate_key];
    let key = key(&parts.map(|part| part.as_bytes()));
    let list = run
        .out
        .join("texts")
        .join(format!("{}.txt", job.document.slug));
    if let Some(kept) = known.filter(|kept| kept.key == key && list.exists()) {
        return Ok(Some(kept));
    }
    let path = match &survey.read_by_us {
        Some(_) => job.inspect("document")?,
        None => job.document.path.clone(),
    };
    let mut value = compare(&path, &job.crate_folder())?;
    value.write(&list)?;
    Ok(Some(Kept { key, value }))
}

fn surveyed(job: &Job<'_>, record: &mut Record) -> Result<Survey> {
    let document = job.document;
    let key = key_of_file(&document.path)?;
    if let Some(kept) = &record.survey
        && kept.key == key
        && kept.value.files.is_empty()
        && kept.value.unread.is_none()
    {
        return Ok(kept.value.clone());
    }
    let mut value: Survey = ask(What::Document, &document.path)?;
    if let Some(why) = &value.unread
        && let Ok(json) = job.inspect("document")
    {
        // YAML that the independent reader refuses, for an integer beyond 64 bits for example.
        let why = why.clone();
        value = ask(What::Document, &json)?;
        value.read_by_us = Some(why);
    }
    record.survey = Some(Kept {
        key,
        value: value.clone(),
    });
    Ok(value)
}

/// The document, all files that it refers to, its settings, and the generator.
fn generation_key(run: &Run<'_>, document: &DocumentFile, survey: &Survey) -> Result<String> {
    let document_key = key_of_file(&document.path)?;
    let held = serde_json::to_vec(survey)?;
    let mut all = key(&[run.generator.key.as_bytes(), document_key.as_bytes(), &held]);
    let config = document.path.with_file_name("seamstress.toml");
    for file in survey
        .files
        .iter()
        .chain(config.exists().then_some(&config))
    {
        all = key(&[all.as_bytes(), key_of_file(file)?.as_bytes()]);
    }
    Ok(all)
}

fn generation_line(generation: &Generation) -> String {
    if let Some(crash) = &generation.crashed {
        return format!("crashes: {crash}");
    }
    if !generation.ok {
        return "is refused".to_owned();
    }
    let Generation {
        operations,
        schemas,
        cost,
        lines,
        ..
    } = generation;
    format!(
        "{}/{} operations, {}/{} schemas, {lines} lines, {:.2} s, {:.0} MB",
        operations.found(),
        operations.total,
        schemas.found(),
        schemas.total,
        cost.cpu,
        cost.peak
    )
}

/// What compiling a document is expected to need; `None` where there is nothing to compile.
pub(super) fn need(run: &Run<'_>, document: &DocumentFile) -> Option<Need> {
    let report = run.locked();
    let record = report.record(&document.slug)?;
    let generation = record.generation.as_ref().filter(|kept| kept.value.ok)?;
    let wanted = Step::AFTER_GENERATION
        .iter()
        .filter(|step| run.arguments.has_step(**step));
    let open = wanted.filter(|step| !holds(run, record, **step)).count() as f64;
    if open == 0.0 {
        return None;
    }
    let thousands = generation.value.lines as f64 / 1000.0;
    let memory = 300.0 + 10.0 * thousands;
    Some(Need {
        memory,
        seconds: open * (2.0 + 0.2 * thousands),
    })
}

/// Compiles, lints and documents a crate.
pub(super) fn build(
    run: &Run<'_>,
    worker: usize,
    document: &DocumentFile,
    record: &mut Record,
) -> Result<String> {
    let job = Job {
        document,
        generator: &run.generator,
        out: &run.out,
    };
    let target = run.out.join("target").join(worker.to_string());
    let made = Crate {
        folder: job.crate_folder(),
        target,
        log: job.log("cargo"),
    };
    let mut told = Vec::new();
    for step in Step::OF_CRATE {
        if !run.arguments.has_step(step) {
            continue;
        }
        if !holds(run, record, step) {
            let value = made.build(step)?;
            let key = build_key(run, record);
            record.builds.insert(step, Kept { key, value });
        }
        let Some(Kept { value, .. }) = record.builds.get(&step) else {
            continue;
        };
        let name = step.name();
        told.push(match value.count {
            0 => format!("{name} {:.1} s {:.0} MB", value.cost.cpu, value.cost.peak),
            count => format!("{name} {count} findings"),
        });
    }
    if let Some(faker) = &run.faker {
        if !holds(run, record, Step::RoundTrip) {
            let value = roundtrip::trip(faker, &job, &made.target)?;
            record.trip = Some(Kept {
                key: trip_key(run, faker, record),
                value,
            });
        }
        let trip = record.trip.as_ref().map(|kept| &kept.value);
        told.extend(trip.map(|trip| format!("round trip {}/{}", trip.passed, trip.tried)));
    }
    Ok(told.join(", "))
}

/// Whether a step passed in an earlier run, and nothing has changed since.
fn holds(run: &Run<'_>, record: &Record, step: Step) -> bool {
    if step == Step::RoundTrip {
        // Without the programs there is nothing to do.
        let Some(faker) = &run.faker else { return true };
        let kept = record.trip.as_ref();
        return kept
            .is_some_and(|kept| kept.value.count == 0 && kept.key == trip_key(run, faker, record));
    }
    let kept = record.builds.get(&step);
    kept.is_some_and(|kept| kept.value.ok && kept.key == build_key(run, record))
}

fn build_key(run: &Run<'_>, record: &Record) -> String {
    let crate_key = record
        .generation
        .as_ref()
        .map(|kept| kept.value.crate_key.as_str());
    key(&[
        run.environment.as_bytes(),
        crate_key.unwrap_or_default().as_bytes(),
    ])
}

fn trip_key(run: &Run<'_>, faker: &Faker, record: &Record) -> String {
    let generated = record.generation.as_ref().map(|kept| kept.key.as_str());
    let parts = [
        &build_key(run, record),
        &faker.key,
        generated.unwrap_or_default(),
    ];
    key(&parts.map(str::as_bytes))
}
