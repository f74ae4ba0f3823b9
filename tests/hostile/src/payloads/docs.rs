//! Markdown that rustdoc would run: blocks of code in all their spellings.

/// Code that leaves a trace when it runs.
const CODE: &str = "std::fs::write(\"PWNED\", \"x\").unwrap();";

/// What a block of code may stand behind.
const LEADS: &[(&str, &str)] = &[
    ("", ""),
    ("quote", "> "),
    ("dash", "- "),
    ("star", "* "),
    ("one", "1. "),
    ("tens", "10) "),
    ("quote-dash", "> - "),
    ("dash-quote", "- > "),
    ("heading", "# "),
    ("table", "| a |\n|---|\n| "),
    ("task", "- [ ] "),
    ("task-done", "- [x] "),
    ("footnote", "[^a]: "),
    ("text", "text\n"),
    ("paragraph", "text\n\n"),
    ("spaces-3", "   "),
    ("nested", "- a\n\n  - b\n\n    "),
    ("setext", "title\n===\n"),
    ("html", "<div>\n"),
    ("html-end", "<div>\n\n"),
    ("dl", "<dl><dd>\n\n"),
    ("comment", "<!--\n"),
    ("rule", "***\n"),
    ("hard-break", "a  \n"),
    ("definition", "a\n: "),
];

/// Info strings, and what makes them code for rustdoc.
const INFOS: &[(&str, &str)] = &[
    ("", ""),
    ("rust", "rust"),
    ("no-run", "no_run"),
    ("should-panic", "should_panic"),
    ("edition", "edition2021"),
    ("compile-fail", "compile_fail"),
    ("ignore", "ignore"),
    ("braces", "{.rust}"),
    ("spaced", " rust , no_run "),
    ("text-rust", "text,rust"),
    ("custom", "{class=text}"),
    ("test-harness", "test_harness"),
];

pub(super) fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    texts.extend(fences());
    texts.extend(wide_spans());
    texts.extend(indented());
    texts.extend(task_items());
    texts.extend(brackets());
    texts
}

fn name(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}

/// Fenced blocks: each info string, and the plain ones behind each lead.
fn fences() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (mark_name, mark) in [("ticks", "```"), ("tildes", "~~~"), ("four", "````")] {
        for (info_name, info) in INFOS {
            let text = format!("{mark}{info}\n{CODE}\n{mark}");
            texts.push((name(&["fence", mark_name, info_name]), text));
        }
        for (lead_name, lead) in LEADS.iter().filter(|(lead, _)| !lead.is_empty()) {
            let more = continuation(lead);
            let text = format!("{lead}{mark}rust\n{more}{CODE}\n{more}{mark}");
            texts.push((name(&["fence", mark_name, "in", lead_name]), text));
        }
        let open = format!("{mark}rust\n{CODE}");
        texts.push((name(&["fence", mark_name, "open"]), open));
    }
    texts
}

/// A code span that is wider than the lines of the docs, so that wrapping makes a fence of its
/// first half.
fn wide_spans() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (lead_name, lead) in LEADS {
        for (shape, span) in [
            (
                "known",
                format!("```rust{} {CODE} //```", ",rust".repeat(17)),
            ),
            (
                "words",
                format!("```rust {} {CODE} //```", "word ".repeat(30)),
            ),
            ("tail", format!("```rust {CODE} {}```", "word ".repeat(30))),
            (
                "late",
                format!("{} ```rust {CODE} //``` end", "word ".repeat(17)),
            ),
            (
                "two",
                format!("```rust{}\n{CODE}``` and ```{CODE}```", ",rust".repeat(20)),
            ),
            (
                "tildes",
                format!("~~~rust{} ~~~ {CODE} ~~~", ",rust".repeat(17)),
            ),
        ] {
            texts.push((name(&["span", shape, lead_name]), format!("{lead}{span}")));
        }
    }
    texts
}

/// Code by indentation.
fn indented() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (lead_name, lead) in LEADS {
        for (tab_name, tab) in [
            ("blanks", "    "),
            ("tab", "\t"),
            ("mixed", "  \t"),
            ("ten", "          "),
        ] {
            let text = format!("{lead}a\n\n{tab}{CODE}\n");
            texts.push((name(&["indented", tab_name, lead_name]), text));
        }
        texts.push((
            name(&["indented", "tight", lead_name]),
            format!("{lead}\n    {CODE}\n"),
        ));
        texts.push((
            name(&["indented", "first", lead_name]),
            format!("{lead}    {CODE}\n"),
        ));
    }
    texts
}

/// Items that one parser takes for tasks and another for text: they hold paragraphs, or code.
fn task_items() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (item_name, item) in [
        ("star", "* [ ]"),
        ("dash", "- [ ]"),
        ("plus", "+ [ ]"),
        ("done", "- [x]"),
        ("upper", "- [X]"),
        ("one", "1. [ ]"),
        ("quote", "> * [ ]"),
        ("footnote", "[^a]:"),
        ("reference", "[a]:"),
        ("empty", "*"),
        ("empty-one", "1."),
        ("alert", "> [!NOTE]"),
        ("math", "$$"),
        ("metadata", "---"),
        ("table", "|a|\n|-|"),
        ("definition", "a\n:"),
        ("heading-attribute", "# a {#b"),
    ] {
        for (shape, rest) in [
            ("fence", format!("\nx\n    ```rust\n    {CODE}\n    ```\n")),
            (
                "fence-first",
                format!("\n    ```rust\n    {CODE}\n    ```\n"),
            ),
            (
                "fence-apart",
                format!("\n\n    ```rust\n    {CODE}\n    ```\n"),
            ),
            ("code", format!("\n\n    {CODE}\n")),
            ("code-deep", format!("\n\n        {CODE}\n")),
            ("code-tight", format!("\nx\n\n      {CODE}\n")),
            ("line", format!(" x\n    {CODE}\n")),
        ] {
            texts.push((name(&["item", item_name, shape]), format!("{item}{rest}")));
        }
    }
    texts
}

/// Links whose text never ends: what was cleaned in one round is whole again in the next.
fn brackets() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for depth in [1, 2, 3, 4, 5, 6, 8, 20, 200] {
        let open = "[".repeat(depth);
        texts.push((
            format!("brackets-image-{depth}"),
            format!("{open}](<img src=x onerror=alert(1)>)"),
        ));
        texts.push((
            format!("brackets-script-{depth}"),
            format!("{open}](javascript:alert(1))"),
        ));
        texts.push((
            format!("brackets-pairs-{depth}"),
            format!("{open}a{}(javascript:alert(1))", "](x)".repeat(depth)),
        ));
        texts.push((
            format!("angles-{depth}"),
            format!(
                "{}<script>alert(1)</script>{}",
                "<".repeat(depth),
                ">".repeat(depth)
            ),
        ));
        texts.push((
            format!("ticks-{depth}"),
            format!("{}<script>alert(1)</script>", "`".repeat(depth)),
        ));
        texts.push((
            format!("stars-{depth}"),
            format!(
                "{}<script>alert(1)</script>{}",
                "*".repeat(depth),
                "*".repeat(depth)
            ),
        ));
        texts.push((
            format!("quotes-{depth}"),
            format!("{}```rust\n{CODE}", "> ".repeat(depth)),
        ));
        texts.push((
            format!("lists-{depth}"),
            format!("{}```rust\n{CODE}", "- ".repeat(depth)),
        ));
    }
    texts
}

/// What the lines of an item or quote begin with, after its first.
fn continuation(lead: &str) -> String {
    let last = lead.rsplit('\n').next().unwrap_or_default();
    let is_marker = |letter: char| letter != '>' && letter != ' ';
    last.replace(is_marker, " ")
}
