//! Files to disk: all or nothing, and never over what a person wrote.
//!
//! A run leaves `.seamstress.json` in the output folder, which lists what it wrote. The next run
//! changes and removes only files of that list, and only those whose contents change.
//!
//! Does not know what the files mean.

mod apply;
mod compare;
mod manifest;
mod paths;

use std::path::Path;

pub(crate) use compare::{Change, Comparison};
pub use manifest::MANIFEST;

use crate::options::{FileCounts, Options, Outcome};
use crate::render::Files;
use crate::report::{Diagnostics, findings};

/// Brings the output folder up to date, or, under `check`, tells what is not.
pub(crate) fn write(
    files: &Files,
    options: &Options,
    diagnostics: &mut Diagnostics,
    outcome: &mut Outcome,
) {
    let counts = if options.check {
        check(files, &options.out, diagnostics).map(|comparison| {
            outcome.differing = comparison.differing();
            comparison.counts()
        })
    } else {
        write_files(files, &options.out, options.force, diagnostics)
    };
    outcome.files = counts.unwrap_or_default();
}

/// Writes the files into `out`, which is made if need be.
///
/// Either all of it happens or none: on a failure the folder is as it was, and `None` is returned
/// with the reasons in `diagnostics`. With `force`, generated files that were changed by hand are
/// overwritten; files that no run wrote are never touched.
pub(crate) fn write_files(
    files: &Files,
    out: &Path,
    force: bool,
    diagnostics: &mut Diagnostics,
) -> Option<FileCounts> {
    let comparison = Comparison::of(files, out, diagnostics)?;
    if !comparison.may_write(force, diagnostics) {
        return None;
    }
    let counts = comparison.counts();
    if !comparison.is_up_to_date() {
        apply::apply(files, &comparison, diagnostics)?;
    }
    Some(counts)
}

/// Compares the files with what is in `out`, and reports each difference; nothing is written.
pub(crate) fn check(
    files: &Files,
    out: &Path,
    diagnostics: &mut Diagnostics,
) -> Option<Comparison> {
    let comparison = Comparison::of(files, out, diagnostics)?;
    for (path, change) in comparison.changes() {
        let name = comparison.shown(path);
        diagnostics.push(match change {
            Change::Add => findings::output_missing(name),
            Change::Replace | Change::Overwrite | Change::Blocked => findings::output_differs(name),
            Change::Remove | Change::Keep => findings::output_left_over(name),
        });
    }
    if comparison.lacks_only_the_manifest() {
        diagnostics.push(findings::output_manifest(comparison.shown(MANIFEST)));
    }
    Some(comparison)
}
