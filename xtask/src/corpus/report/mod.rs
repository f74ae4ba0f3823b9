//! What came of all documents: a table, its totals, and what failed by cause.

mod columns;
mod curve;
mod html;
mod markdown;
mod table;
mod texts;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::causes::{Failure, group};
use super::documents::FoundDocuments;
use super::record::{Finding, Record, Step};
use crate::Result;
use table::Table;

/// Megabytes that generation may take at its peak.
const MOST_MEMORY: f64 = 1000.0;

/// All that is known so far.
pub(super) struct Report {
    records: BTreeMap<String, Record>,
    skipped: Vec<String>,
    /// How many documents there are.
    total: usize,
    /// Documents that there was no time for.
    pub(super) left: Vec<String>,
    /// A step that could not be done at all, and why.
    pub(super) skipped_step: Option<String>,
}

impl Report {
    pub(super) fn new(found: &FoundDocuments) -> Self {
        Self {
            records: BTreeMap::new(),
            skipped: found.skipped.clone(),
            total: found.documents.len(),
            left: Vec::new(),
            skipped_step: None,
        }
    }

    pub(super) fn take(&mut self, record: Record) {
        self.records.insert(record.slug.clone(), record);
    }

    pub(super) fn record(&self, slug: &str) -> Option<&Record> {
        self.records.get(slug)
    }

    /// All that stands against the corpus.
    pub(super) fn failures(&self) -> Vec<Failure> {
        self.records.values().flat_map(failures_of).collect()
    }

    /// How many texts of documents are not in the docs of their crates.
    pub(super) fn missing_texts(&self) -> usize {
        let texts = self
            .records
            .values()
            .filter_map(|record| record.texts.as_ref());
        texts
            .map(|kept| kept.value.count())
            .map(|count| count.total - count.found)
            .sum()
    }

    /// Writes `report.md`, `report.json` and `report.html`.
    pub(super) fn write(&self, out: &Path) -> Result {
        let table = Table::of(self.records.values());
        let causes = group(&self.failures());
        let page = Page {
            table: &table,
            causes: &causes,
            report: self,
        };
        fs::write(out.join("report.md"), markdown::render(&page))?;
        fs::write(out.join("report.html"), html::render(&page))?;
        let json = serde_json::json!({
            "total": self.total,
            "skipped": self.skipped,
            "left": self.left,
            "rows": table.rows,
            "totals": table.totals,
            "causes": causes,
        });
        fs::write(out.join("report.json"), serde_json::to_vec_pretty(&json)?)?;
        Ok(())
    }

    /// The totals in a few lines.
    pub(super) fn summary(&self) -> String {
        let table = Table::of(self.records.values());
        let mut lines = vec![self.head()];
        for column in columns::COLUMNS {
            lines.push(format!("{:>12}: {}", column.name, table.total(column)));
            if column.name == "texts" {
                lines.extend(texts::line(&table).map(|line| format!("{:>12}  {line}", "")));
            }
        }
        lines.join("\n")
    }

    fn head(&self) -> String {
        let skipped = self.skipped.len();
        let mut head = format!(
            "{} documents; {skipped} other files of JSON or YAML were skipped",
            self.total
        );
        if !self.left.is_empty() {
            head.push_str(&format!(
                "; {} were not built for want of time",
                self.left.len()
            ));
        }
        if let Some(skipped) = &self.skipped_step {
            head.push_str("; ");
            head.push_str(skipped);
        }
        head
    }
}

/// What a page is made of.
struct Page<'a> {
    table: &'a Table,
    causes: &'a [super::causes::Cause],
    report: &'a Report,
}

fn failures_of(record: &Record) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut add = |step: &str, message: &str, place: &str| {
        failures.push(Failure {
            document: record.name.clone(),
            step: step.to_owned(),
            message: message.to_owned(),
            place: place.to_owned(),
        });
    };
    if let Some(why) = record
        .survey
        .as_ref()
        .and_then(|kept| kept.value.unread.as_ref())
    {
        add("survey", why, "");
    }
    if let Some(kept) = &record.generation {
        let generation = &kept.value;
        let told = |finding: &Finding| {
            (
                format!("{}: {}", finding.code, finding.message),
                finding.place.clone(),
            )
        };
        if let Some(crash) = &generation.crashed {
            add("generate", crash, "");
        }
        for (message, place) in generation.errors.iter().map(told) {
            add(
                if generation.reads { "generate" } else { "read" },
                &message,
                &place,
            );
        }
        for operation in &generation.operations.missing {
            add("operations", "an operation is not in the crate", operation);
        }
        for schema in &generation.schemas.missing {
            add("schemas", "a schema is not in the crate", schema);
        }
        for (message, place) in generation.vague.iter().map(told) {
            add(
                "warnings",
                &format!("no place or no choice: {message}"),
                &place,
            );
        }
        if generation.cost.peak > MOST_MEMORY {
            add(
                "memory",
                "generation took more than a gigabyte",
                &format!("{:.0} MB", generation.cost.peak),
            );
        }
    }
    for step in Step::OF_CRATE {
        for finding in record
            .builds
            .get(&step)
            .iter()
            .flat_map(|kept| &kept.value.findings)
        {
            let code = if finding.code.is_empty() { "" } else { ": " };
            add(
                step.name(),
                &format!("{}{code}{}", finding.code, finding.message),
                &finding.place,
            );
        }
    }
    for finding in record.trip.iter().flat_map(|kept| &kept.value.findings) {
        add(
            Step::RoundTrip.name(),
            &format!("{}: {}", finding.code, finding.message),
            &finding.place,
        );
    }
    failures
}
