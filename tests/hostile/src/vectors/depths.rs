//! Depths, bombs of anchors and of composition, and texts that are not documents.

use std::fmt::Write as _;

use super::Expected::{Crate, Either, Refused, Told};
use super::{Vector, document, joined, with_schemas};

fn yaml(more: &str) -> String {
    format!("openapi: 3.1.0\ninfo: {{title: Vector, version: '1'}}\npaths: {{}}\n{more}")
}

pub(super) const VECTORS: &[Vector] = &[
    Vector::new("yaml-anchors", Either, |folder| {
        let mut text = yaml("x-a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let last = format!("*a{}", level - 1);
            writeln!(text, "x-a{level}: &a{level} [{}]", vec![last; 10].join(", "))?;
        }
        document(folder, "vector.yaml", text)
    }),
    Vector::new("yaml-merges", Either, |folder| {
        let mut text = yaml("x-m0: &m0 {a: 1, b: 2, c: 3, d: 4}\n");
        for level in 1..200 {
            writeln!(text, "x-m{level}: &m{level} {{<<: [{}], k{level}: 1}}", vec![format!("*m{}", level - 1); 10].join(", "))?;
        }
        document(folder, "vector.yaml", text)
    }),
    Vector::new("yaml-anchor-of-itself", Told, |folder| document(folder, "vector.yaml", yaml("x-a: &a [*a]\n"))),
    Vector::new("yaml-depth-10000", Refused, |folder| document(folder, "vector.yaml", yaml(&format!("x-a: {}{}\n", "[".repeat(10_000), "]".repeat(10_000))))),
    Vector::new("yaml-depth-of-blocks", Refused, |folder| {
        let mut text = yaml("x-a:\n");
        for level in 1..5_000 {
            writeln!(text, "{}a:", " ".repeat(level))?;
        }
        document(folder, "vector.yaml", text)
    }),
    Vector::new("yaml-duplicates", Told, |folder| document(folder, "vector.yaml", yaml("paths: {}\n"))),
    Vector::new("yaml-odd-keys", Either, |folder| {
        document(folder, "vector.yaml", yaml("components: {schemas: {NO: {type: string}, 1e3: {type: string}, 2020-01-01: {type: string}, ~: {type: string}, 0x10: {type: string}, [a]: {type: string}, {b: c}: {type: string}}}\n"))
    }),
    Vector::new("yaml-tags", Either, |folder| document(folder, "vector.yaml", yaml("x-a: !!python/object/apply:os.system ['touch PWNED']\nx-b: !<tag:x> 1\n"))),
    Vector::new("yaml-two-documents", Either, |folder| document(folder, "vector.yaml", yaml("---\nopenapi: 3.1.0\n"))),
    Vector::new("yaml-keys-without-end", Either, |folder| document(folder, "vector.yaml", yaml(&"? ".repeat(20_000)))),
    Vector::new("yaml-quotes-without-end", Refused, |folder| document(folder, "vector.yaml", yaml(&format!("x: \"{}", "a\n".repeat(500_000))))),
    Vector::new("no-utf-8", Told, |folder| document(folder, "vector.yaml", b"openapi: 3.1.0\ninfo: \xff\xfe\n")),
    Vector::new("no-text", Refused, |folder| document(folder, "vector.json", [0_u8; 4_096])),
    Vector::new("empty", Refused, |folder| document(folder, "vector.json", "")),
    Vector::new("json-depth-10000", Refused, |folder| document(folder, "vector.json", format!("{{\"x\": {}{}}}", "[".repeat(10_000), "]".repeat(10_000)))),
    Vector::new("json-depth-1000000", Refused, |folder| document(folder, "vector.json", "{\"a\":".repeat(1_000_000))),
    Vector::new("json-duplicates", Told, |folder| document(folder, "vector.json", "{\"openapi\": \"3.1.0\", \"openapi\": \"3.0.0\", \"info\": {\"title\": \"A\", \"version\": \"1\"}, \"paths\": {}}")),
    Vector::new("json-numbers", Crate, |folder| {
        with_schemas(folder, "{\"A\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"number\", \"maximum\": 1e400, \"minimum\": -1e-400, \"default\": 1180591620717411303424}, \"b\": {\"type\": \"integer\", \"enum\": [1e400, 1180591620717411303424, -0, 1e2]}}}}")
    }),
    Vector::new("json-surrogates", Either, |folder| with_schemas(folder, "{\"A\": {\"type\": \"object\", \"properties\": {\"\\ud800\": {\"type\": \"string\", \"description\": \"\\udfff\"}}}}")),
    Vector::new("scalar-100-mb", Either, |folder| with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{\"p\": {{\"type\": \"string\"}}}}, \"description\": \"{}\"}}}}", "word ".repeat(20_000_000)))).within(30.0, 2_500.0),
    Vector::new("name-10-mb", Either, |folder| with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{\"{}\": {{\"type\": \"string\"}}}}}}}}", "ab ".repeat(3_000_000)))).within(20.0, 1_500.0),
    Vector::new("pattern-1-mb", Either, |folder| with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{\"p\": {{\"type\": \"string\", \"pattern\": \"{}\"}}}}}}}}", "(a*)*".repeat(200_000)))),
    Vector::new("brackets-1-mb", Either, |folder| with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{\"p\": {{\"type\": \"string\"}}}}, \"description\": \"{}\"}}}}", "[".repeat(1_000_000)))).within(20.0, 1_000.0),
    Vector::new("quotes-1-mb", Either, |folder| with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{\"p\": {{\"type\": \"string\"}}}}, \"description\": \"{}\"}}}}", "> ".repeat(500_000)))).within(20.0, 1_000.0),
    Vector::new("items-1-mb", Either, |folder| with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{\"p\": {{\"type\": \"string\"}}}}, \"description\": \"{}\"}}}}", "- ".repeat(500_000)))).within(20.0, 1_000.0),
    Vector::new("html-1-mb", Either, |folder| with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{\"p\": {{\"type\": \"string\"}}}}, \"description\": \"{}\"}}}}", "<b>".repeat(330_000)))).within(20.0, 1_000.0),
    Vector::new("ticks-1-mb", Either, |folder| {
        let ticks: String = (1..1_400).map(|count| format!("{} ", "`".repeat(count))).collect();
        with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{\"p\": {{\"type\": \"string\"}}}}, \"description\": \"{ticks}\"}}}}"))
    }).within(20.0, 1_000.0),
    Vector::new("references-1-mb", Either, |folder| with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{\"p\": {{\"type\": \"string\"}}}}, \"description\": \"{}\"}}}}", joined(60_000, |at| format!("[a{at}]: x\\n")).replace(['\n', ','], "")))).within(20.0, 1_000.0),
    Vector::new("all-of-itself", Either, |folder| with_schemas(folder, "{\"A\": {\"allOf\": [{\"$ref\": \"#/components/schemas/A\"}, {\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#/components/schemas/A\"}}}]}}")),
    Vector::new("all-of-two", Either, |folder| with_schemas(folder, "{\"A\": {\"allOf\": [{\"$ref\": \"#/components/schemas/B\"}]}, \"B\": {\"allOf\": [{\"$ref\": \"#/components/schemas/A\"}]}}")),
    Vector::new("all-of-products", Either, |folder| {
        let levels = joined(30, |at| format!("\"B{at}\": {{\"allOf\": [{{\"$ref\": \"#/components/schemas/B{0}\"}}, {{\"$ref\": \"#/components/schemas/B{0}\"}}, {{\"properties\": {{\"p{at}\": {{\"$ref\": \"#/components/schemas/B{0}\"}}}}}}]}}", at + 1));
        with_schemas(folder, &format!("{{\"A\": {{\"$ref\": \"#/components/schemas/B0\"}}, {levels}, \"B30\": {{\"type\": \"object\", \"properties\": {{\"x\": {{\"type\": \"string\"}}}}}}}}"))
    }).within(20.0, 1_000.0),
    Vector::new("one-of-products", Either, |folder| {
        let levels = joined(30, |at| format!("\"B{at}\": {{\"oneOf\": [{{\"$ref\": \"#/components/schemas/B{0}\"}}, {{\"type\": \"object\", \"properties\": {{\"p{at}\": {{\"$ref\": \"#/components/schemas/B{0}\"}}}}}}]}}", at + 1));
        with_schemas(folder, &format!("{{\"A\": {{\"$ref\": \"#/components/schemas/B0\"}}, {levels}, \"B30\": {{\"type\": \"string\"}}}}"))
    }).within(20.0, 1_000.0),
    Vector::new("one-of-all-of-16", Either, |folder| {
        let levels = joined(16, |at| {
            let next = format!("{{\"$ref\": \"#/components/schemas/B{}\"}}", at + 1);
            format!("\"B{at}\": {{\"oneOf\": [{next}, {{\"allOf\": [{next}, {{\"type\": \"object\", \"properties\": {{\"p{at}\": {{\"type\": \"string\"}}}}}}]}}]}}")
        });
        with_schemas(folder, &format!("{{\"A\": {{\"$ref\": \"#/components/schemas/B0\"}}, {levels}, \"B16\": {{\"type\": \"object\", \"properties\": {{\"x\": {{\"type\": \"string\"}}}}}}}}"))
    }).within(20.0, 1_000.0),
    Vector::new("any-of-times-any-of", Either, |folder| {
        let choice = |letter: char| joined(40, |at| format!("{{\"type\": \"object\", \"required\": [\"{letter}{at}\"], \"properties\": {{\"{letter}{at}\": {{\"type\": \"string\"}}}}}}"));
        with_schemas(folder, &format!("{{\"A\": {{\"allOf\": [{{\"anyOf\": [{}]}}, {{\"anyOf\": [{}]}}, {{\"anyOf\": [{}]}}]}}}}", choice('a'), choice('b'), choice('c')))
    }).within(20.0, 1_000.0),
    Vector::new("inline-depth-400", Either, |folder| {
        let open = "{\"type\": \"object\", \"properties\": {\"a\": ".repeat(400);
        with_schemas(folder, &format!("{{\"A\": {open}{{\"type\": \"string\"}}{}}}", "}}".repeat(400)))
    }).within(20.0, 1_000.0),
    Vector::new("arrays-depth-400", Either, |folder| {
        let open = "{\"type\": \"array\", \"items\": ".repeat(400);
        with_schemas(folder, &format!("{{\"A\": {open}{{\"type\": \"string\"}}{}}}", "}".repeat(400)))
    }).within(20.0, 1_000.0),
];
