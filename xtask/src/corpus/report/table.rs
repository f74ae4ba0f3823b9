//! The table: a row for each document, and what all of them come to.

use std::collections::BTreeMap;

use serde::Serialize;

use super::columns::{COLUMNS, Cell, Column};
use crate::corpus::record::{Build, Record, Step, Trip};
use crate::corpus::texts::Texts;

/// What else is shown of round trips.
pub(super) const NOTES: [&str; 6] = [
    "spread",
    "nulls lost",
    "kept raw",
    "invalid examples",
    "no instance",
    "no JSON",
];

/// A document.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) version: String,
    /// Bytes of the document.
    pub(super) bytes: u64,
    /// By column.
    pub(super) cells: Vec<Cell>,
    /// Operations and schemas that are left out as the document asks.
    pub(super) internal: usize,
    /// The generator's warnings: `E0301 ×3`.
    pub(super) warnings: String,
    /// CPU seconds and megabytes of generation.
    pub(super) generate: Option<(f64, f64)>,
    /// CPU seconds and megabytes of `cargo check`.
    pub(super) check: Option<(f64, f64)>,
    pub(super) lines: usize,
    /// Of round trips, by `NOTES`.
    pub(super) trip: Option<[usize; 6]>,
    /// What has no instance, by reason.
    pub(super) none: BTreeMap<String, Vec<String>>,
    /// Bodies and answers that are not JSON, by what they are.
    pub(super) others: BTreeMap<String, usize>,
    /// What stands in the docs of the crate.
    pub(super) texts: Option<Texts>,
}

impl Row {
    fn of(record: &Record) -> Self {
        let generation = record.generation.as_ref().map(|kept| &kept.value);
        let check = record.builds.get(&Step::Check).map(|kept| &kept.value);
        let survey = record.survey.as_ref().map(|kept| &kept.value);
        let warnings = generation.map(|one| {
            one.warnings
                .iter()
                .map(|(code, count)| format!("{code} ×{count}"))
        });
        let trip = record.trip.as_ref().map(|kept| &kept.value);
        let cost = |build: &Build| (build.cost.cpu, build.cost.peak);
        Self {
            name: record.name.clone(),
            slug: record.slug.clone(),
            version: survey
                .map(|survey| survey.version.clone())
                .unwrap_or_default(),
            bytes: record.bytes,
            cells: COLUMNS.iter().map(|column| (column.cell)(record)).collect(),
            internal: generation.map_or(0, |one| one.operations.internal + one.schemas.internal),
            warnings: warnings
                .map(|all| all.collect::<Vec<_>>().join(", "))
                .unwrap_or_default(),
            generate: generation
                .filter(|one| one.ok)
                .map(|one| (one.cost.cpu, one.cost.peak)),
            check: check.map(cost),
            lines: generation.map_or(0, |one| one.lines),
            trip: trip.map(notes_of),
            none: trip.map(|trip| trip.none.clone()).unwrap_or_default(),
            others: trip.map(|trip| trip.others.clone()).unwrap_or_default(),
            texts: record.texts.as_ref().map(|kept| kept.value.clone()),
        }
    }

    /// Whether nothing stands against the document so far.
    pub(super) fn is_whole(&self) -> bool {
        self.cells.iter().all(|cell| cell.is_whole())
    }
}

fn notes_of(trip: &Trip) -> [usize; 6] {
    [
        trip.spread,
        trip.nulls_lost,
        trip.kept_raw,
        trip.invalid_examples,
        trip.none.values().map(Vec::len).sum(),
        trip.others.values().sum(),
    ]
}

/// All documents.
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    /// By column.
    pub(super) totals: Vec<Cell>,
}

impl Table {
    pub(super) fn of<'r>(records: impl Iterator<Item = &'r Record>) -> Self {
        let mut rows: Vec<Row> = records.map(Row::of).collect();
        rows.sort_by(|one, other| one.name.cmp(&other.name));
        let mut totals = vec![Cell::default(); COLUMNS.len()];
        for row in &rows {
            for (total, cell) in totals.iter_mut().zip(&row.cells) {
                *total = total.add(*cell);
            }
        }
        Self { rows, totals }
    }

    /// `39/39 (100.00 %)`.
    pub(super) fn total(&self, column: &Column) -> String {
        let index = COLUMNS.iter().position(|other| other.name == column.name);
        let cell = index
            .and_then(|index| self.totals.get(index))
            .copied()
            .unwrap_or_default();
        if !cell.is_tried() {
            return cell.text();
        }
        // What is not whole never reads as 100 %.
        let share = 100.0 * cell.passed as f64 / cell.of as f64;
        let share = if cell.is_whole() {
            share
        } else {
            share.min(99.99)
        };
        format!("{} ({share:.2} %)", cell.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::record::{Covered, Generation, Kept};

    fn record(name: &str, missing: usize) -> Record {
        let value = Generation {
            ok: true,
            reads: true,
            operations: Covered {
                total: 100_000,
                internal: 2,
                missing: vec![String::new(); missing],
            },
            ..Generation::default()
        };
        Record {
            name: name.to_owned(),
            generation: Some(Kept {
                key: String::new(),
                value,
            }),
            ..Record::default()
        }
    }

    #[test]
    fn a_loss_is_never_rounded_away() {
        let records = [record("b", 1), record("a", 0)];
        let table = Table::of(records.iter());
        let operations = &COLUMNS[2];
        assert_eq!(table.total(operations), "199995/199996 (99.99 %)");
        assert_eq!(table.total(&COLUMNS[1]), "2/2 (100.00 %)");
        assert_eq!(table.total(&COLUMNS[5]), "–");
        let whole: Vec<(&str, bool)> = table
            .rows
            .iter()
            .map(|row| (row.name.as_str(), row.is_whole()))
            .collect();
        assert_eq!(whole, [("a", true), ("b", false)]);
    }
}
