//! The report as one page that needs nothing else.

use std::fmt::Write;

use super::Page;
use super::columns::{COLUMNS, Cell};
use super::curve::{Point, draw};
use super::table::{NOTES, Row};
use super::texts;
use crate::corpus::causes::Cause;

const STYLE: &str = "\
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; color: #222; background: #fff }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
.wide { overflow-x: auto }
th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid #ddd; white-space: nowrap }
th:first-child, td:first-child, td.text { text-align: left }
td.text { white-space: normal; font-size: 13px; min-width: 18rem }
thead th { position: sticky; top: 0; background: #fff }
.whole { color: #17692f } .part { color: #b3261e; font-weight: 600 } .open { color: #999 }
tr.total td, tr.total th { border-top: 2px solid #222; font-weight: 600 }
summary { cursor: pointer; padding: .25rem 0 } summary b { font-weight: 600 }
li { overflow-wrap: anywhere; font-size: 13px }
svg { max-width: 38rem; width: 100%; font-size: 12px }
.curves { display: flex; flex-wrap: wrap; gap: 1rem }
.grid { stroke: #e2e2e2; fill: none } .fit { stroke: #b3261e; stroke-width: 1.5; fill: none }
circle { fill: #2b5c9e; fill-opacity: .75 } .x { text-anchor: middle } .y { text-anchor: end; dominant-baseline: middle }
@media (prefers-color-scheme: dark) { body, thead th { background: #181818; color: #ddd } th, td { border-color: #333 }
.whole { color: #6fcf8b } .part, .fit { color: #ff8a80; stroke: #ff8a80 } .part { stroke: none } .grid { stroke: #333 }
text { fill: #ddd } circle { fill: #8ab4f8 } tr.total td, tr.total th { border-color: #ddd } }
";

pub(super) fn render(page: &Page<'_>) -> String {
    let mut out = String::from("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    let _ = writeln!(
        out,
        "<title>Corpus</title>\n<style>\n{STYLE}</style>\n<h1>Corpus</h1>"
    );
    let _ = writeln!(out, "<p>{}.</p>", escaped(&page.report.head()));
    documents(page, &mut out);
    curves(page, &mut out);
    let _ = writeln!(out, "<h2>What failed, by cause</h2>");
    if page.causes.is_empty() {
        out.push_str("<p>Nothing.</p>\n");
    }
    for cause in page.causes {
        failed(page, cause, &mut out);
    }
    let untried = untried(page);
    let sections = texts::sections(page.table);
    let texts = sections
        .iter()
        .map(|section| (section.title, &section.lines));
    let others = [
        ("Not sent through", &untried),
        ("Skipped", &page.report.skipped),
        ("Not built for want of time", &page.report.left),
    ];
    for (title, names) in texts.chain(others) {
        if !names.is_empty() {
            let items: String = names
                .iter()
                .map(|name| format!("<li>{}</li>", escaped(name)))
                .collect();
            let _ = writeln!(
                out,
                "<details><summary>{title}: {}</summary><ul>{items}</ul></details>",
                names.len()
            );
        }
    }
    out.push_str("</html>\n");
    out
}

/// What has no instance, by name, and what is not JSON.
fn untried(page: &Page<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for row in &page.table.rows {
        let none = row.none.iter();
        all.extend(
            none.map(|(reason, names)| format!("{}: {reason}: {}", row.name, names.join(", "))),
        );
        let others = row.others.iter();
        all.extend(others.map(|(what, count)| format!("{}: no JSON: {what} ×{count}", row.name)));
    }
    all
}

fn documents(page: &Page<'_>, out: &mut String) {
    let notes = NOTES.map(|name| format!("<th>{name}</th>")).concat();
    let names: String = COLUMNS
        .iter()
        .map(|column| format!("<th>{}</th>", column.name))
        .collect();
    let _ = writeln!(
        out,
        "<div class=\"wide\"><table><thead><tr><th>document</th><th>version</th><th>MB</th>{names}<th>internal</th>{notes}\
         <th>generate, CPU s</th><th>MB</th><th>check, CPU s</th><th>MB</th><th>lines</th><th>warnings</th></tr></thead><tbody>"
    );
    for row in &page.table.rows {
        document(row, out);
    }
    let totals = COLUMNS.iter().zip(&page.table.totals);
    let totals: String = totals
        .map(|(column, cell)| {
            format!(
                "<td class=\"{}\">{}</td>",
                class(*cell),
                page.table.total(column)
            )
        })
        .collect();
    let _ = writeln!(
        out,
        "<tr class=\"total\"><th>all</th><td></td><td></td>{totals}<td colspan=\"13\"></td></tr>"
    );
    out.push_str("</tbody></table></div>\n");
}

fn document(row: &Row, out: &mut String) {
    let cells: String = row
        .cells
        .iter()
        .map(|cell| format!("<td class=\"{}\">{}</td>", class(*cell), cell.text()))
        .collect();
    let trip = row.trip.map_or([const { String::new() }; 6], |notes| {
        notes.map(|note| note.to_string())
    });
    let trip: String = trip.iter().map(|note| format!("<td>{note}</td>")).collect();
    let costs: String = [row.generate, row.check].into_iter().map(cost).collect();
    let state = if row.is_whole() { "whole" } else { "part" };
    let _ = writeln!(
        out,
        "<tr id=\"{}\"><td class=\"{state}\">{}</td><td>{}</td><td>{:.2}</td>{cells}<td>{}</td>{trip}{costs}<td>{}</td><td class=\"text\">{}</td></tr>",
        row.slug,
        escaped(&row.name),
        escaped(&row.version),
        row.bytes as f64 / 1e6,
        row.internal,
        row.lines,
        escaped(&row.warnings)
    );
}

fn class(cell: Cell) -> &'static str {
    match (cell.is_tried(), cell.is_whole()) {
        (false, _) => "open",
        (true, true) => "whole",
        (true, false) => "part",
    }
}

fn cost(cost: Option<(f64, f64)>) -> String {
    cost.map_or("<td></td><td></td>".to_owned(), |(cpu, peak)| {
        format!("<td>{cpu:.2}</td><td>{peak:.0}</td>")
    })
}

fn curves(page: &Page<'_>, out: &mut String) {
    let points = |pick: fn((f64, f64)) -> f64| -> Vec<Point<'_>> {
        let rows = page.table.rows.iter();
        rows.filter_map(|row| {
            Some(Point {
                name: &row.name,
                size: row.bytes as f64,
                cost: pick(row.generate?),
            })
        })
        .collect()
    };
    let time = draw(
        "generation, CPU seconds by size",
        "s",
        &points(|(cpu, _)| cpu),
    );
    let memory = draw(
        "generation, peak bytes by size",
        "B",
        &points(|(_, peak)| peak * 1e6),
    );
    let _ = writeln!(
        out,
        "<h2>What generation costs</h2>\n<div class=\"curves\">{time}{memory}</div>"
    );
}

fn failed(page: &Page<'_>, cause: &Cause, out: &mut String) {
    let _ = write!(
        out,
        "<details><summary><b>{}</b>: {} ({} in {})</summary><ul>",
        escaped(&cause.step),
        escaped(&cause.message),
        cause.count,
        cause.documents.len()
    );
    for (name, seen) in &cause.documents {
        let slug = page
            .table
            .rows
            .iter()
            .find(|row| row.name == *name)
            .map_or("", |row| row.slug.as_str());
        let (name, first) = (escaped(name), escaped(&seen.first));
        let _ = write!(
            out,
            "<li><a href=\"#{slug}\">{name}</a> ({}): <code>{first}</code></li>",
            seen.count
        );
    }
    out.push_str("</ul></details>\n");
}

/// Text of a document is text of the page, and nothing else.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_documents_stay_texts() {
        assert_eq!(escaped("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    }
}
