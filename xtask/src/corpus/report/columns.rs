//! The columns of the table: the steps of the funnel.

use serde::Serialize;

use crate::corpus::record::{Covered, Generation, Record, Step, Trip};

/// A step of the funnel, as a column.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) cell: fn(&Record) -> Cell,
}

/// What a document has in a column: how much passed of how much; nothing where it was not tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(super) struct Cell {
    pub(super) passed: usize,
    pub(super) of: usize,
}

impl Cell {
    fn yes(passed: bool) -> Self {
        Self {
            passed: usize::from(passed),
            of: 1,
        }
    }

    pub(super) fn is_tried(self) -> bool {
        self.of > 0
    }

    pub(super) fn is_whole(self) -> bool {
        self.passed == self.of
    }

    pub(super) fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            of: self.of + other.of,
        }
    }

    /// `3/4`, `yes`, `no`, or nothing.
    pub(super) fn text(self) -> String {
        match (self.passed, self.of) {
            (_, 0) => "–".to_owned(),
            (passed, of) => format!("{passed}/{of}"),
        }
    }
}

/// The funnel from left to right.
pub(super) const COLUMNS: &[Column] = &[
    Column {
        name: "reads",
        cell: |record| of_generation(record, |one| Cell::yes(one.reads)),
    },
    Column {
        name: "generates",
        cell: |record| of_generation(record, |one| Cell::yes(one.ok)),
    },
    Column {
        name: "operations",
        cell: |record| of_generation(record, |one| covered(one, &one.operations)),
    },
    Column {
        name: "schemas",
        cell: |record| of_generation(record, |one| covered(one, &one.schemas)),
    },
    Column {
        name: "texts",
        cell: of_texts,
    },
    Column {
        name: "check",
        cell: |record| of_build(record, Step::Check),
    },
    Column {
        name: "clippy",
        cell: |record| of_build(record, Step::Clippy),
    },
    Column {
        name: "rustdoc",
        cell: |record| of_build(record, Step::Rustdoc),
    },
    Column {
        name: "round trip",
        cell: of_trip,
    },
];

/// Without an instance there is at least the wish for one.
fn of_trip(record: &Record) -> Cell {
    let cell = |trip: &Trip| Cell {
        passed: trip.passed,
        of: trip.tried.max(usize::from(trip.count > 0)),
    };
    record
        .trip
        .as_ref()
        .map(|kept| cell(&kept.value))
        .unwrap_or_default()
}

fn of_generation(record: &Record, cell: fn(&Generation) -> Cell) -> Cell {
    record
        .generation
        .as_ref()
        .map(|kept| cell(&kept.value))
        .unwrap_or_default()
}

fn covered(generation: &Generation, covered: &Covered) -> Cell {
    if !generation.ok {
        return Cell::default();
    }
    Cell {
        passed: covered.found(),
        of: covered.total - covered.internal,
    }
}

fn of_build(record: &Record, step: Step) -> Cell {
    record
        .builds
        .get(&step)
        .map(|kept| Cell::yes(kept.value.ok))
        .unwrap_or_default()
}

fn of_texts(record: &Record) -> Cell {
    let count = record.texts.as_ref().map(|kept| kept.value.count());
    count
        .map(|count| Cell {
            passed: count.found,
            of: count.total,
        })
        .unwrap_or_default()
}
