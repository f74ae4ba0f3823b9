//! Words that Rust reserves.

/// Keywords of every edition that can be written raw (Rust Reference, "Keywords").
pub(crate) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot, and what is not an identifier at all.
pub(crate) const PATH_KEYWORDS: &[&str] = &["self", "super", "crate", "Self", "_", ""];
