//! What texts become.

use super::write::WIDTH;
use super::*;

fn cleaned(text: &str) -> String {
    clean(&Docs { title: String::new(), text: text.to_owned() }).join("\n")
}

fn all_are(cases: &[(&str, &str)]) {
    for (text, wanted) in cases {
        assert_eq!(cleaned(text), *wanted, "{text:?}");
    }
}

#[test]
fn the_first_sentence_stands_alone() {
    all_are(&[
        ("A thing. More of it.", "A thing.\n\nMore of it."),
        ("Use e.g. This one", "Use e.g. This one"),
        ("A thing (or two. Or three). Then `x`.", "A thing (or two. Or three).\n\nThen `x`."),
        ("A thing. `x` is another.", "A thing.\n\n`x` is another."),
        ("- A thing. More", "- A thing. More"),
    ]);
    let first =
        |text: &str| first_line(&Docs { title: String::new(), text: text.to_owned() }).join("\n");
    assert_eq!(first("A thing. More.\n\nAnd more."), "A thing.");
    assert_eq!(first("A thing\n\nAnd more."), "A thing");
}

#[test]
fn code_is_text() {
    all_are(&[
        ("```\nlet x = 1;\n```", "```text\nlet x = 1;\n```"),
        ("```rust\npanic!()", "```text\npanic!()\n```"),
        ("~~~\nx ``` y\n~~~", "````text\nx ``` y\n````"),
        ("Text:\n\n    let x = 1;\n", "Text:\n\n```text\nlet x = 1;\n```"),
        ("- a\n\n  ```\n  x()\n  ```\n- b", "- a\n\n  ```text\n  x()\n  ```\n\n- b"),
        ("> ```\n> x()\n> ```\n\nafter", "> ```text\n> x()\n> ```\n\nafter"),
        ("- ~~~rust\n  x()", "- ```text\n  x()\n  ```"),
    ]);
}

#[test]
fn links_lead_to_pages_or_are_words() {
    all_are(&[
        ("A [b](https://c.d/e).", "A [b](https://c.d/e)."),
        ("A [b](/c) and [d](#e).", "A b and d."),
        ("See [](https://a.b/c)[words](https://a.b/c).", "See [words](https://a.b/c)."),
        (
            "See [](https://a.b/c)[words](https://a.b/d).",
            "See <https://a.b/c>[words](https://a.b/d).",
        ),
        ("A [b](docs/c) and [d](${e/f}).", "A b and d."),
        ("A list[0](x) of it", "A list\\[0\\](x) of it"),
        ("An [array] of it", "An \\[array\\] of it"),
        ("See https://a.b/c.", "See <https://a.b/c>."),
        ("![a](https://b.c/d.png)", "[a](https://b.c/d.png)"),
        ("[x](javascript:alert(1)) and [y](entity:Y)", "x and y"),
        ("[a]: x", "\\[a\\]: x"),
        ("see [a]\n\n[a]: https://b.c", "see [a](https://b.c)"),
        ("Ask <me@a.b>, or [us](mailto:us@a.b)", "Ask <me@a.b>, or [us](mailto:us@a.b)"),
        ("A note[^a]\n\n[^a]: It is", "A note\\[^a\\]\n\n\\[^a\\]: It is"),
        (
            "<https://a.b/c_(d)?e=f&g;>",
            "[https://a.b/c_(d)?e=f\\&g;](https://a.b/c_%28d%29?e=f\\&g;)",
        ),
    ]);
}

#[test]
fn signs_that_mean_nothing_stay_as_they_are() {
    all_are(&[
        ("snake_case and __x * y * z", "snake_case and __x * y * z"),
        ("~5 minutes, < 3 & > 2, required*", "~5 minutes, < 3 & > 2, required*"),
        ("*a* and **b** and ~~c~~ and _d_", "*a* and **b** and ~~c~~ and *d*"),
        ("***a***, **_b_** and **a *b***", "***a***, ***b*** and **a *b***"),
        ("2 \\* 3 \\* 4\\*5\\*6", "2 * 3 * 4\\*5\\*6"),
        ("\\# a\n\\- b\n1\\. c", "\\# a\n\\- b\n1\\. c"),
        ("a &amp;lt; b &amp; c", "a \\&lt; b & c"),
        ("a:\n*: b\nx+n*y", "a:\n*: b\nx+n*y"),
        ("C:\\dir\\*", "C:\\dir*"),
        ("Vec<T> or a < b", "Vec\\<T> or a < b"),
    ]);
}

#[test]
fn blocks_are_kept() {
    all_are(&[
        ("* a\n+ b", "- a\n\n* b"),
        ("3) a\n4) b", "3. a\n4. b"),
        ("1. a\n\n   b\n2. c", "1. a\n\n   b\n\n2. c"),
        ("- [ ] a\n- [x] b", "- \\[ \\] a\n- \\[x\\] b"),
        ("Title\n=====\n\nText", "# Title\n\nText"),
        ("| a | b |\n|:-|-:|\n| `x\\|y` | *2* |", "| a | b |\n| :-- | --: |\n| `x\\|y` | *2* |"),
        ("a  \nb\\\nc", "a\\\nb\\\nc"),
        ("a\n\n---\n\nb", "a\n\n***\n\nb"),
    ]);
}

#[test]
fn html_becomes_what_it_says() {
    all_are(&[
        ("no <id> here", "no \\<id> here"),
        ("`<b>` is a tag", "`<b>` is a tag"),
        ("<p>One <b>two</b>.</p>\n<p>Three.</p>", "One **two**.\n\nThree."),
        ("see <a href=\"https://a.b/c?d=1&amp;e\">there</a>", "see [there](https://a.b/c?d=1&e)"),
        ("see <a href=\"/c\">there</a> or <a>here", "see there or here"),
        ("<code>a</code><code>&lt;b&gt;</code>", "`a` `<b>`"),
        ("<code>x[<i>n</i>]</code>", "`x[n]`"),
        ("<code>a*b*c</code> *d*", "`a*b*c` *d*"),
        ("<b> loose </b> <i></i>!", "**loose** !"),
        (
            "<ul>\n    <li>One</li>\n    <li>Two<ol><li>Three</li></ol></li>\n</ul>",
            "- One\n- Two\n  1. Three",
        ),
        ("<ul><li><ul><li>a</li><li>b</li></ul></li></ul><p>c</p>", "- - a\n  - b\n\nc"),
        ("Text: <ul><li>a</li></ul> and on", "Text:\n\n- a\n\nand on"),
        ("<ul>\n\n<li>a\n\n<li>b\n\n</ul>\n\nc", "- a\n- b\n\nc"),
        ("* a<br>b\n* c", "- a b\n- c"),
        ("a<br/>b", "a\n\nb"),
        ("<pre>\nx &lt; y\n</pre>", "```text\nx < y\n```"),
        ("A <img src=\"https://a.b/c.png\" alt=\"d\"> <img src=\"x\">", "A [d](https://a.b/c.png)"),
        ("<h2>Title</h2>Text", "## Title\n\nText"),
        ("</b></a><p", "\\<p"),
    ]);
}

#[test]
fn long_lines_are_wrapped() {
    for start in ["", "```code``` ", "- ", "> ", "- - ", "1. "] {
        let text = format!("{start}{}", "word ".repeat(60));
        assert!(cleaned(&text).lines().all(|line| line.chars().count() <= WIDTH), "{start}");
    }
    let words = "word ".repeat(18);
    let last =
        |text: &str| cleaned(&format!("{text}{words}last")).lines().last().map(str::to_owned);
    assert_eq!(last("- - ").as_deref(), Some("    word last"));
    assert_eq!(last("- ").as_deref(), Some("  last"));
    let code = format!("{words}`a b c`");
    assert_eq!(cleaned(&code).lines().last(), Some("`a b c`"));
}

#[test]
fn notes_and_phrases_stand_on_one_line() {
    let noted = |text: &str| note(&Deprecation { note: text.to_owned() });
    assert_eq!(noted("Use *b*.\n\n- x\n- y\n\n```rust\nz\n```"), "Use *b*. x y `z`");
    assert_eq!(noted("```\n```"), "");
    assert_eq!(phrase("One. Two."), "One.");
}
