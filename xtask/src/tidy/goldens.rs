//! Each row of the table of findings is reported, and each code stands in a golden: a snapshot of
//! the messages, where whoever changes the words sees them as a user does.

use super::Offence;
use super::source::Source;

const TABLE: &str = "generator/src/report/findings/";

/// The table's front, where an offence that is about no line of it stands.
const FRONT: &str = "generator/src/report/findings/mod.rs";

/// Codes that no input provokes, with the reason.
const WITHOUT_GOLDEN: &[(&str, &str)] = &[(
    "E0901",
    "generated code that does not parse: an input that leads there is a defect, which is mended",
)];

pub(super) fn check(sources: &[Source], offences: &mut Vec<Offence>) {
    let Some(front) = sources.iter().find(|source| source.path == FRONT) else {
        return;
    };
    let stages: Vec<&str> = sources
        .iter()
        .filter(|source| {
            source.path.starts_with("generator/src/") && !source.path.starts_with(TABLE)
        })
        .map(|source| source.text.as_str())
        .collect();
    let goldens: Vec<&str> = sources
        .iter()
        .filter(|source| is_golden(&source.path))
        .map(|source| source.text.as_str())
        .collect();
    for code in seamstress::internals::codes() {
        for row in code.rows {
            if !stages.iter().any(|text| reports(text, row.name)) {
                let message = format!("nothing reports `{}` of {}", row.name, code.code);
                offences.push(front.offence("goldens", 1, message));
            }
        }
        let shown = format!("[{}]: ", code.code);
        let has_golden = goldens.iter().any(|text| text.contains(&shown));
        let has_reason = WITHOUT_GOLDEN.iter().any(|(known, _)| *known == code.code);
        // A code without rows is kept for its meaning, and no longer reported.
        if !code.rows.is_empty() && has_golden == has_reason {
            let message = if has_golden {
                format!("{} is in a golden, and in `WITHOUT_GOLDEN`", code.code)
            } else {
                format!(
                    "{} is in no golden: `generator/tests/bad-input/` is the place",
                    code.code
                )
            };
            offences.push(front.offence("goldens", 1, message));
        }
    }
}

fn is_golden(path: &str) -> bool {
    path.ends_with(".snap")
        && ["generator/tests/", "tests/fixtures/"]
            .iter()
            .any(|folder| path.starts_with(folder))
        || path == "generator/tests/bad_input.rs"
}

/// Whether a text names the function of a row.
fn reports(text: &str, row: &str) -> bool {
    let name = format!("findings::{row}");
    text.match_indices(&name).any(|(at, _)| {
        let next = text
            .get(at + name.len()..)
            .and_then(|rest| rest.chars().next());
        next.is_none_or(|next| !next.is_alphanumeric() && next != '_')
    })
}

#[cfg(test)]
mod tests {
    use super::{Offence, Source, check, reports};

    fn offences(golden: &str) -> Vec<Offence> {
        let calls: Vec<String> = seamstress::internals::codes()
            .flat_map(|code| code.rows)
            .map(|row| format!("findings::{}();", row.name))
            .collect();
        let sources = [
            Source::new(super::FRONT, ""),
            Source::new(
                "generator/src/x.rs",
                &format!("fn f() {{ {} }}", calls.concat()),
            ),
            Source::new("generator/tests/bad-input/x/expected.snap", golden),
        ];
        let mut offences = Vec::new();
        check(&sources, &mut offences);
        offences
    }

    #[test]
    fn a_code_without_a_golden_is_an_offence() {
        let reported = seamstress::internals::codes().filter(|code| !code.rows.is_empty());
        let all: String = reported
            .filter(|code| code.code != "E0901")
            .map(|code| format!("error[{}]: x\n", code.code))
            .collect();
        assert_eq!(offences(&all), []);
        assert_eq!(offences(&all.replace("[E0204]", "[E0000]")).len(), 1);
        assert_eq!(offences(&format!("{all}error[E0901]: x")).len(), 1);
    }

    #[test]
    fn a_row_is_reported_by_its_whole_name() {
        assert!(reports("push(findings::ref_cycle())", "ref_cycle"));
        assert!(reports("or_else(findings::ref_cycle)", "ref_cycle"));
        assert!(!reports("push(findings::ref_cycle_of(1))", "ref_cycle"));
    }
}
