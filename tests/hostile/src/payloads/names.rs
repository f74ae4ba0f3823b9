//! Texts that are, or become, names which mean something already.

use super::table;

pub(super) fn texts() -> Vec<(String, String)> {
    let mut texts = table(TEXTS);
    for word in WORDS.split_whitespace() {
        texts.push((format!("word-{word}"), word.to_owned()));
    }
    for length in [120, 121, 128, 255, 256, 300] {
        texts.push((format!("word-of-{length}"), "a".repeat(length)));
    }
    texts.push(("words-of-200".to_owned(), "ab ".repeat(200)));
    texts.push(("word-of-10k".to_owned(), "x".repeat(10_000)));
    texts.push(("word-of-10k-emoji".to_owned(), "😀".repeat(2_500)));
    texts
}

/// Keywords of all editions; names of the prelude, of the runtime and of what is generated; methods
/// of traits that are implemented for every type, of `Clone`, `Debug` and the like; names of
/// primitive types.
const WORDS: &str = "\
    crate self Self super _ r#_ r#type as async await break const continue dyn else enum extern \
    false fn for gen if impl in let loop match mod move mut pub ref return safe static struct \
    trait try type union unsafe use where while yield abstract become box do final macro \
    macro_rules override priv raw typeof unsized virtual auto default Result Option Box String \
    Vec Ok Err Some None Send Sync Sized Copy Clone Debug Drop Fn Into From Iterator Default \
    Display Hash Eq PartialEq Ord Any std core alloc serde bytes http url jiff test proc_macro \
    reqwest tokio Client ClientBuilder Error ErrorKind ApiError Json Secret Core Operation Call \
    Response Request Transport Number Nullable Map Value Upload Record Settings Body Bytes Url \
    Method Uuid Duration Timestamp Unknown Other Infallible Item Output runtime types resources \
    webhooks auth client lib main build examples tests benches src target into from try_into \
    try_from clone clone_into to_owned to_string borrow borrow_mut type_id as_ref as_mut eq ne \
    cmp partial_cmp hash fmt drop new default_ builder from_env core_ send build_ header \
    headers query body timeout retry base_url transport read_env execute stream pages items \
    next poll then map and_then boxed unwrap expect record operation string_enum integer_enum \
    content env events parameters limits debug union_from json member unknown_members bool char str u8 i8 u16 u32 u64 i64 u128 usize isize \
    f32 f64 array slice tuple unit never println panic vec format write assert matches include \
    crate__or_default or_default x_or_default is_empty len iter get set push insert remove take \
    replace doc cfg test_ derive inline must_use deprecated allow forbid é e\u{301} ﬁ fi ſ ı İ \
    Ω ω ß ẞ 中文 日本語 العربية";

const TEXTS: &[(&str, &str)] = &[
    ("empty", ""),
    ("space", " "),
    ("a-space-b", "a b"),
    ("upper-a-space-b", "A B"),
    ("a-dash-b", "a-b"),
    ("a-underscore-b", "a_b"),
    ("a-dot-b", "a.b"),
    ("a-double-underscore", "a__b"),
    ("a-colons-b", "a::b"),
    ("camel", "aB"),
    ("pascal", "AB"),
    ("underscores", "__"),
    ("dash", "-"),
    ("dot", "."),
    ("digit-first", "1x"),
    ("digits", "123"),
    ("emoji", "😀"),
    ("emoji-family", "👨‍👩‍👧"),
    ("zalgo", "Z͑ͫ̓a̴l̸g̵o"),
    ("nfc", "\u{e9}t\u{e9}"),
    ("nfd", "e\u{301}te\u{301}"),
    ("combining-first", "\u{301}a"),
    ("full-width", "ｔｙｐｅ"),
    ("cyrillic", "Сlient"),
    ("raw-self", "r#self"),
    ("raw-crate", "r#crate"),
    ("path", "crate::runtime::Secret"),
    ("call", "std::fs::write(\"PWNED\", \"x\").unwrap()"),
    ("generic-type", "Vec<u8>"),
    ("slashes", "/a//b/"),
    ("question", "x?y=1"),
    ("hash", "x#y"),
    ("at", "user@evil.example"),
    ("template", "{id}"),
    ("two-templates", "{a}{b}"),
    ("star", "*"),
    ("media", "application/json"),
    ("media-range", "*/*"),
    ("status", "200"),
    ("status-range", "2XX"),
    ("url", "https://evil.example/"),
    ("javascript", "javascript:alert(1)"),
    ("ref", "#/components/schemas/Base"),
    ("expression", "{$request.body#/x}"),
];
