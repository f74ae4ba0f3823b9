//! The texts of documents in the report: how many stand in the crates, what is left out, and what
//! is missing.

use std::collections::BTreeMap;

use super::table::Table;
use crate::corpus::texts::{Count, TextKind, Texts};

/// A list below a title.
pub(super) struct Section {
    pub(super) title: &'static str,
    pub(super) lines: Vec<String>,
}

/// `descriptions 3/4, defaults 1/1, limits 0/2, deprecations 0/0`, of all documents.
pub(super) fn line(table: &Table) -> Option<String> {
    let mut total = BTreeMap::new();
    let all = table.rows.iter().filter_map(|row| row.texts.as_ref());
    for (kind, count) in all.flat_map(|texts| &texts.counts) {
        let known: &mut Count = total.entry(*kind).or_default();
        known.total += count.total;
        known.found += count.found;
    }
    (!total.is_empty()).then(|| counts(&total))
}

fn counts(counts: &BTreeMap<TextKind, Count>) -> String {
    let one = |kind: &TextKind| {
        let count = counts.get(kind).copied().unwrap_or_default();
        format!("{} {}/{}", kind.name(), count.found, count.total)
    };
    TextKind::ALL.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What the report shows of texts: by document, by cause, the first that are missing, and what is
/// left out.
pub(super) fn sections(table: &Table) -> Vec<Section> {
    let rows: Vec<(&str, &Texts)> = table
        .rows
        .iter()
        .filter_map(|row| Some((row.name.as_str(), row.texts.as_ref()?)))
        .collect();
    let mut causes: BTreeMap<&str, (usize, usize, String)> = BTreeMap::new();
    for (name, texts) in &rows {
        for (cause, seen) in &texts.causes {
            let entry = causes
                .entry(cause)
                .or_insert((0, 0, format!("{name} {}", seen.first)));
            *entry = (
                entry.0 + seen.count,
                entry.1 + 1,
                std::mem::take(&mut entry.2),
            );
        }
    }
    let mut causes: Vec<_> = causes.into_iter().collect();
    causes.sort_by_key(|(_, (count, ..))| std::cmp::Reverse(*count));
    let by_document = rows
        .iter()
        .map(|(name, texts)| format!("{name}: {}", counts(&texts.counts)));
    let by_cause = causes
        .into_iter()
        .map(|(cause, (count, documents, first))| {
            format!("{count} in {documents} documents: {cause}: {first}")
        });
    let missing = rows.iter().flat_map(|(name, texts)| {
        texts
            .missing
            .iter()
            .map(move |missing| format!("{name}: {}", missing.line()))
    });
    let left_out = rows.iter().flat_map(|(name, texts)| {
        texts
            .left_out
            .iter()
            .map(move |(reason, count)| format!("{name}: {count}: {reason}"))
    });
    let all = [
        ("Texts, by document", by_document.collect::<Vec<_>>()),
        ("Texts that are missing, by cause", by_cause.collect()),
        (
            "Texts that are missing, the first of each document",
            missing.collect(),
        ),
        ("Texts that are left out on purpose", left_out.collect()),
    ];
    all.into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(title, lines)| Section { title, lines })
        .collect()
}
