//! The table that a person reads, in Markdown.

use super::Row;
use crate::Result;
use crate::process::Cost;

const HEAD: &str = "\
| generator | generate: CPU s | peak MB | lines | cargo check: CPU s | peak MB |
| --- | --- | --- | --- | --- | --- |
";

pub(super) fn render(rows: &[Row]) -> String {
    let lines = rows.iter().map(|row| {
        let [generate_cpu, generate_peak] = cells(&row.generate, 2);
        let [check_cpu, check_peak] = cells(&row.check, 1);
        let (name, lines) = (&row.name, row.lines);
        format!(
            "| {name} | {generate_cpu} | {generate_peak} | {lines} | {check_cpu} | {check_peak} |\n"
        )
    });
    let notes = rows.iter().flat_map(|row| {
        let failed = [row.generate.as_ref().err(), row.check.as_ref().err()];
        failed
            .into_iter()
            .flatten()
            .map(|error| format!("{}: {error}\n", row.name))
            .collect::<Vec<_>>()
    });
    std::iter::once(HEAD.to_owned())
        .chain(lines)
        .chain(notes)
        .collect()
}

/// CPU seconds with some decimals, and megabytes.
fn cells(cost: &Result<Cost>, decimals: usize) -> [String; 2] {
    match cost {
        Ok(cost) => [
            format!("{:.decimals$}", cost.cpu),
            format!("{:.0}", cost.peak),
        ],
        Err(_) => ["fails".to_owned(), String::new()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_told_below_the_table() {
        let cost = Cost {
            cpu: 0.456,
            peak: 61.7,
        };
        let rows = [Row {
            name: "a".to_owned(),
            generate: Ok(cost),
            lines: 12,
            check: Err("no".into()),
        }];
        let table = render(&rows);
        assert!(
            table.ends_with("| a | 0.46 | 62 | 12 | fails |  |\na: no\n"),
            "{table}"
        );
    }
}
