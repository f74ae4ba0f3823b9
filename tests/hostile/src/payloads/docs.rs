//! Markdown that rustdoc would run, draw or link.

use super::table;

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
    let mut texts = table(TEXTS);
    texts.extend(fences());
    texts.extend(wide_spans());
    texts.extend(indented());
    texts.extend(task_items());
    texts.extend(brackets());
    texts
}

fn name(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
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

/// A code span that is wider than the lines of the docs, so that wrapping makes a fence of its first half.
fn wide_spans() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (lead_name, lead) in LEADS {
        for (shape, span) in [
            ("known", format!("```rust{} {CODE} //```", ",rust".repeat(17))),
            ("words", format!("```rust {} {CODE} //```", "word ".repeat(30))),
            ("tail", format!("```rust {CODE} {}```", "word ".repeat(30))),
            ("late", format!("{} ```rust {CODE} //``` end", "word ".repeat(17))),
            ("two", format!("```rust{}\n{CODE}``` and ```{CODE}```", ",rust".repeat(20))),
            ("tildes", format!("~~~rust{} ~~~ {CODE} ~~~", ",rust".repeat(17))),
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
        for (tab_name, tab) in [("blanks", "    "), ("tab", "\t"), ("mixed", "  \t"), ("ten", "          ")] {
            let text = format!("{lead}a\n\n{tab}{CODE}\n");
            texts.push((name(&["indented", tab_name, lead_name]), text));
        }
        texts.push((name(&["indented", "tight", lead_name]), format!("{lead}\n    {CODE}\n")));
        texts.push((name(&["indented", "first", lead_name]), format!("{lead}    {CODE}\n")));
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
            ("fence-first", format!("\n    ```rust\n    {CODE}\n    ```\n")),
            ("fence-apart", format!("\n\n    ```rust\n    {CODE}\n    ```\n")),
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
        texts.push((format!("brackets-image-{depth}"), format!("{open}](<img src=x onerror=alert(1)>)")));
        texts.push((format!("brackets-script-{depth}"), format!("{open}](javascript:alert(1))")));
        texts.push((format!("brackets-pairs-{depth}"), format!("{open}a{}(javascript:alert(1))", "](x)".repeat(depth))));
        texts.push((format!("angles-{depth}"), format!("{}<script>alert(1)</script>{}", "<".repeat(depth), ">".repeat(depth))));
        texts.push((format!("ticks-{depth}"), format!("{}<script>alert(1)</script>", "`".repeat(depth))));
        texts.push((format!("stars-{depth}"), format!("{}<script>alert(1)</script>{}", "*".repeat(depth), "*".repeat(depth))));
        texts.push((format!("quotes-{depth}"), format!("{}```rust\n{CODE}", "> ".repeat(depth))));
        texts.push((format!("lists-{depth}"), format!("{}```rust\n{CODE}", "- ".repeat(depth))));
    }
    texts
}

/// What the lines of an item or quote begin with, after its first.
fn continuation(lead: &str) -> String {
    let last = lead.rsplit('\n').next().unwrap_or_default();
    let is_marker = |letter: char| letter != '>' && letter != ' ';
    last.replace(is_marker, " ")
}

const TEXTS: &[(&str, &str)] = &[
    ("reference-indented", "[a]: x\n    std::fs::write(\"PWNED\", \"x\").unwrap();"),
    ("reference-title", "[a]: x 'y\n    z'"),
    ("reference-script", "[bar]: javascript:alert(1)\n\n[bar]"),
    ("reference-collapsed", "[bar][]\n\n[bar]: javascript:alert(1)"),
    ("reference-img", "![x][y]\n\n[y]: https://evil.example/x.png"),
    ("intra-doc", "[`Bar`]"),
    ("intra-doc-path", "[crate::Client]"),
    ("intra-doc-bare", "[Client]"),
    ("intra-doc-target", "[x](crate::runtime::Secret)"),
    ("intra-doc-missing", "[x](crate::missing)"),
    ("intra-doc-kind", "[struct@Client] [fn@x] [macro@y] [x!] [y()]"),
    ("link-script", "[x](javascript:alert(1))"),
    ("link-script-case", "[x](JaVaScRiPt:alert(1))"),
    ("link-script-entity", "[x](&#106;avascript:alert(1))"),
    ("link-script-colon", "[x](javascript&colon;alert(1))"),
    ("link-script-tab", "[x](java&Tab;script:alert(1))"),
    ("link-script-angle", "[x](<javascript:alert(1)>)"),
    ("link-script-newline", "[x](<java\nscript:alert(1)>)"),
    ("link-data", "[x](data:text/html;base64,PHNjcmlwdD4=)"),
    ("link-vbscript", "[x](vbscript:x)"),
    ("link-file", "[x](file:///etc/passwd)"),
    ("link-relative", "[x](../../../evil.html)"),
    ("link-host", "[x](//evil.example)"),
    ("link-anchor", "[x](#main-content)"),
    ("link-title", "[x](https://a.example \"\\\" onmouseover=alert(1) x=\\\"\")"),
    ("link-quote", "[x](https://a.example/\"onmouseover=alert(1))"),
    ("link-image", "![x](https://evil.example/x.png)"),
    ("link-image-script", "![x](javascript:alert(1))"),
    ("link-nested", "[![x](https://evil.example/y.png)](javascript:alert(1))"),
    ("autolink-script", "<javascript:alert(1)>"),
    ("autolink-data", "<data:text/html,x>"),
    ("autolink-web", "<https://a.example/>"),
    ("url-bare", "https://a.example/x_y_z"),
    ("url-quotes", "https://a.example/\"><script>alert(1)</script>"),
    ("mail", "<a@b.example>"),
    ("script", "<script>"),
    ("script-whole", "<script>alert(1)</script>"),
    ("script-src", "<script src=\"https://evil.example/x.js\"></script>"),
    ("script-block", "a\n\n<script>\nalert(1)\n</script>\n\nb"),
    ("script-entity", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("script-numeric", "&#60;script&#62;alert(1)&#60;/script&#62;"),
    ("script-escaped", "\\<script>alert(1)\\</script>"),
    ("script-split", "<scr<script>ipt>alert(1)</scr</script>ipt>"),
    ("script-open", "<script"),
    ("img", "<img src=x onerror=alert(1)>"),
    ("img-upper", "<IMG SRC=x ONERROR=alert(1)>"),
    ("img-slash", "<img/src=x/onerror=alert(1)>"),
    ("img-newline", "<img\nsrc=x\nonerror=alert(1)>"),
    ("img-heading", "# <img src=x onerror=alert(1)>"),
    ("img-table", "| <img src=x onerror=alert(1)> |\n|---|\n| <img src=x onerror=alert(1)> |"),
    ("img-emphasis", "*<img src=x onerror=alert(1)>*"),
    ("img-quote-end", "\"><img src=x onerror=alert(1)>"),
    ("svg", "<svg onload=alert(1)>"),
    ("svg-block", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>"),
    ("iframe", "<iframe src=\"javascript:alert(1)\"></iframe>"),
    ("object", "<object data=x></object><embed src=x>"),
    ("form", "<form action=\"https://evil.example\"><input name=x></form>"),
    ("meta", "<meta http-equiv=refresh content=\"0;url=https://evil.example\">"),
    ("base", "<base href=\"https://evil.example/\">"),
    ("style", "<style>*{display:none}</style>"),
    ("style-attribute", "<p style=\"position:fixed\" onclick=alert(1)>x</p>"),
    ("link-element", "<link rel=stylesheet href=https://evil.example/x.css>"),
    ("anchor", "<a href=\"javascript:alert(1)\">x</a>"),
    ("anchor-entity", "<a href=\"&#106;avascript:alert(1)\">x</a>"),
    ("anchor-web", "<a href='https://a.example/' onclick='alert(1)'>x</a>"),
    ("anchor-marks", "<a href=\"https://a.example/](javascript:alert(1))\">x</a>"),
    ("comment", "<!-- x -->"),
    ("comment-open", "<!-- x"),
    ("comment-script", "<!--><script>alert(1)</script>-->"),
    ("cdata", "<![CDATA[<script>alert(1)</script>]]>"),
    ("instruction", "<?xml version=\"1.0\"?>"),
    ("declaration", "<!DOCTYPE html>"),
    ("element-end", "</div></section></main></body>"),
    ("textarea", "<textarea>"),
    ("template-element", "<template><script>alert(1)</script></template>"),
    ("noscript", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">"),
    ("details", "<details open ontoggle=alert(1)>"),
    ("code-element", "<code><script>alert(1)</script></code>"),
    ("code-element-ticks", "<code>`<script>alert(1)</script>`</code>"),
    ("pre-element", "<pre><code class=\"language-rust\">std::fs::write(\"PWNED\", \"x\").unwrap();</code></pre>"),
    ("list-element", "<ul><li>```rust\npanic!(\"PWNED\")</li></ul>"),
    ("break-element", "a<br>```rust<br>panic!(\"PWNED\")<br>```"),
    ("break-fence", "a<br>    ```rust\n    panic!(\"PWNED\")"),
    ("heading-element", "<h1>    ```rust</h1>\npanic!(\"PWNED\")"),
    ("hidden-line", "# heading\n# hidden"),
    ("unbalanced-tick", "`unbalanced"),
    ("unbalanced-ticks", "``unbalanced` x"),
    ("unbalanced-star", "**unbalanced"),
    ("unbalanced-bracket", "[unbalanced"),
    ("unbalanced-html", "<unbalanced"),
    ("generic", "Vec<String>"),
    ("tick-lines", "`a\n\nb`"),
    ("tick-newline-fence", "`a\n```rust\npanic!(\"PWNED\")\n```"),
    ("backslash-fence", "\\```rust\npanic!(\"PWNED\")\n```"),
    ("entity-fence", "&#96;&#96;&#96;rust\npanic!(\"PWNED\")\n&#96;&#96;&#96;"),
    ("zero-width-fence", "\u{200b}```rust\npanic!(\"PWNED\")\n```"),
    ("bom-fence", "\u{feff}```rust\npanic!(\"PWNED\")\n```"),
    ("nbsp-fence", "\u{a0}```rust\npanic!(\"PWNED\")\n```"),
    ("vt-fence", "a\u{b}```rust\u{b}panic!(\"PWNED\")\u{b}```"),
    ("ff-fence", "a\u{c}```rust\u{c}panic!(\"PWNED\")\u{c}```"),
    ("ls-fence", "a\u{2028}```rust\u{2028}panic!(\"PWNED\")\u{2028}```"),
    ("nul-fence", "\0```rust\npanic!(\"PWNED\")\n```"),
    ("tab-fence", "\t```rust\n\tpanic!(\"PWNED\")\n\t```"),
    ("heading-setext", "x\n---\n    panic!(\"PWNED\")"),
    ("headings", "####### x\n# \n#x\n# # x"),
    ("heading-attributes", "# x {onclick=alert(1) #id .class}"),
    ("smart", "\"quotes\" -- 'and' ... dashes---"),
    ("strike", "~~x~~ ~y~"),
    ("footnote", "x[^1]\n\n[^1]: y"),
    ("footnote-script", "x[^<script>alert(1)</script>]\n\n[^<script>alert(1)</script>]: y"),
    ("table", "| a | b |\n|---|:-:|\n| `|` | \\| |"),
    ("table-wide", "|a|\n|-|\n|```rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust std::fs::write(\"PWNED\",\"x\").unwrap(); //```|"),
    ("table-cells", "|a|b|\n|-|-|\n|c|\n|d|e|f|g|"),
    ("entities", "&amp;lt;script&amp;gt; &nbsp; &#0; &#x110000; &notanentity;"),
    ("line-of-500", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ```rust"),
    ("item-marker-wrapped", "word word word word word word word word word word word word word word word word word word word word - ```rust"),
    ("number-wrapped", "word word word word word word word word word word word word word word word word word word word word 1. ```rust\n panic!(\"PWNED\")"),
    ("heading-wrapped", "word word word word word word word word word word word word word word word word word word word # heading"),
    ("html-wrapped", "word word word word word word word word word word word word word word word word word word word word <div>"),
    ("dashes-wrapped", "word word word word word word word word word word word word word word word word word word word word --- x"),
    ("equals-wrapped", "word word word word word word word word word word word word word word word word word word word word === x"),
    ("tildes-wrapped", "word word word word word word word word word word word word word word word word word word word word ~~~rust panic!(\"PWNED\")"),
    ("pipe-wrapped", "word word word word word word word word word word word word word word word word word word word word | x\n|---|"),
    ("intra-doc-wrapped", "word word word word word word word word word word word word word word word word word word word [a b c d e f g h i j](javascript:alert(1))"),
    ("reference-wrapped", "word word word word word word word word word word word word word word word word word word word word [a]: javascript:alert(1)"),
    ("item-no-marker", "- a\n\n      code()\n"),
    ("item-lazy", "> a\nb\n    panic!(\"PWNED\")"),
    ("quote-fence-lazy", "> ```\n> x()\n"),
    ("quote-fence-end", "> ```rust\npanic!(\"PWNED\")\n> ```"),
];
