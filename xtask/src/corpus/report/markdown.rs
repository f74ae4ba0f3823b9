//! The report in Markdown.

use std::fmt::Write;

use super::Page;
use super::columns::COLUMNS;
use super::table::NOTES;
use super::texts;

pub(super) fn render(page: &Page<'_>) -> String {
    let mut out = format!("# Corpus\n\n{}.\n\n", page.report.head());
    let names: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
    let rule = "| --- ".repeat(names.len());
    let _ = writeln!(out, "| all | {} |\n| --- {rule}|", names.join(" | "));
    let totals: Vec<String> = COLUMNS
        .iter()
        .map(|column| page.table.total(column))
        .collect();
    let _ = writeln!(out, "| | {} |\n", totals.join(" | "));
    documents(page, &names.join(" | "), &rule, &mut out);
    out.push_str("\n## What failed, by cause\n\n");
    if page.causes.is_empty() {
        out.push_str("Nothing.\n");
    }
    for cause in page.causes {
        let _ = writeln!(
            out,
            "### {}: {} ({})\n",
            cause.step, cause.message, cause.count
        );
        for (name, seen) in &cause.documents {
            let _ = writeln!(out, "- {name} ({}): {}", seen.count, seen.first);
        }
        out.push('\n');
    }
    without_instances(page, &mut out);
    for section in texts::sections(page.table) {
        let _ = writeln!(out, "\n## {}\n", section.title);
        for line in section.lines {
            let _ = writeln!(out, "- {line}");
        }
    }
    out
}

/// What was not tried: what has no instance, by name, and what is not JSON, counted.
fn without_instances(page: &Page<'_>, out: &mut String) {
    out.push_str("\n## What was not sent through\n\n");
    for row in &page.table.rows {
        for (reason, names) in &row.none {
            let _ = writeln!(
                out,
                "- {}: {reason} ({}): {}",
                row.name,
                names.len(),
                names.join(", ")
            );
        }
        let others: Vec<String> = row
            .others
            .iter()
            .map(|(what, count)| format!("{what} ×{count}"))
            .collect();
        if !others.is_empty() {
            let _ = writeln!(out, "- {}: no JSON: {}", row.name, others.join(", "));
        }
    }
}

fn documents(page: &Page<'_>, names: &str, rule: &str, out: &mut String) {
    let notes = NOTES.join(" | ");
    let costs = format!("{notes} | generate: CPU s | MB | check: CPU s | MB | lines | warnings");
    let _ = writeln!(
        out,
        "| document | version | MB | {names} | internal | {costs} |"
    );
    let _ = writeln!(out, "| --- | --- | --- {rule}{}|", "| --- ".repeat(13));
    for row in &page.table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.text()).collect();
        let trip = row.trip.map_or("| | | | | ".to_owned(), |notes| {
            notes.map(|note| note.to_string()).join(" | ")
        });
        let [generate, check] = [row.generate, row.check].map(cost);
        let _ = writeln!(
            out,
            "| {} | {} | {:.2} | {} | {} | {trip} | {generate} | {check} | {} | {} |",
            row.name,
            row.version,
            row.bytes as f64 / 1e6,
            cells.join(" | "),
            row.internal,
            row.lines,
            row.warnings
        );
    }
}

fn cost(cost: Option<(f64, f64)>) -> String {
    cost.map_or(" | ".to_owned(), |(cpu, peak)| {
        format!("{cpu:.2} | {peak:.0}")
    })
}
