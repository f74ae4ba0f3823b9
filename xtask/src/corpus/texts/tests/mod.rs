use super::*;

const DOCUMENT: &str = include_str!("pets.yaml");

/// A crate in which all of them stand.
const CRATE: &str = include_str!("crate.txt");

fn texts(source: &str) -> Texts {
    compare(
        &Document::parse(DOCUMENT).unwrap(),
        &Source::parse(source).unwrap(),
    )
}

fn missing(texts: &Texts) -> Vec<String> {
    texts
        .missing
        .iter()
        .map(|missing| format!("{} {}", missing.kind.name(), missing.pointer))
        .collect()
}

#[test]
fn every_text_of_the_crate_is_found() {
    let texts = texts(CRATE);
    assert_eq!(missing(&texts), [""; 0]);
    let counts: Vec<usize> = TextKind::ALL
        .iter()
        .map(|kind| texts.counts[kind].found)
        .collect();
    assert_eq!(counts, [13, 4, 11, 4]);
}

#[test]
fn what_is_not_there_is_missing() {
    const GET: &str = "#/paths/~1pets~1{id}/get";
    const PET: &str = "#/components/schemas/Pet";
    let limit = format!("{GET}/parameters/0");
    let rows = [
        (
            "/// How many.\n",
            "/// How more.\n",
            "descriptions",
            limit.clone(),
        ),
        ("Default: `10`", "Default: `100`", "defaults", limit.clone()),
        ("At most 100.", "At most 1000.", "limits", limit.clone()),
        (
            "#[deprecated]\n    pub fn limit",
            "pub fn limit",
            "deprecations",
            limit,
        ),
        (
            "Which _pet_",
            "Which",
            "descriptions",
            format!("{GET}/../parameters/0"),
        ),
        (
            "it is. At least 3 characters.",
            "it is. At least 3.",
            "limits",
            format!("{GET}/../parameters/0"),
        ),
        (
            "/// Another id.",
            "///",
            "descriptions",
            format!("{GET}/parameters/1"),
        ),
        (
            "/// - `note`: What",
            "/// - `other`: What",
            "descriptions",
            body("note"),
        ),
        ("Default: `\"none\"`", "None", "defaults", body("note")),
        ("/// No item is there twice.", "///", "limits", body("tags")),
        ("/// A pet.\n", "///\n", "descriptions", PET.to_owned()),
        (
            "At least 1 member.",
            "At least 1.",
            "limits",
            PET.to_owned(),
        ),
        (
            "/// **What** it",
            "/// Say it",
            "descriptions",
            format!("{PET}/properties/name"),
        ),
        (
            "2 to 64 ch",
            "3 to 64 ch",
            "limits",
            format!("{PET}/properties/name"),
        ),
        (
            "/// A code, see",
            "/// See",
            "descriptions",
            format!("{PET}/properties/code"),
        ),
        (
            "`^[A-Z]+$`",
            "`^[A-Z]$`",
            "limits",
            format!("{PET}/properties/code"),
        ),
        (
            "/// How hot.",
            "///",
            "descriptions",
            format!("{PET}/properties/heat"),
        ),
        ("`-1`", "`1`", "defaults", format!("{PET}/properties/heat")),
        (
            "Less than 2.5.",
            "At most 2.5.",
            "limits",
            format!("{PET}/properties/heat"),
        ),
        (
            "A multiple of 0.5",
            "Or 0.5",
            "limits",
            format!("{PET}/properties/heat"),
        ),
        (
            "#[deprecated]\n    pub heat",
            "pub heat",
            "deprecations",
            format!("{PET}/properties/heat"),
        ),
        (
            "/// Its other name.",
            "///",
            "descriptions",
            format!("{PET}/properties/more/properties/name"),
        ),
        (
            "/// Default: `true`.",
            "///",
            "defaults",
            format!("{PET}/properties/more/properties/on"),
        ),
    ];
    for (said, instead, kind, pointer) in rows {
        assert!(CRATE.contains(said), "{said}");
        let found = missing(&texts(&CRATE.replacen(said, instead, 1)));
        assert!(
            found.contains(&format!("{kind} {pointer}")),
            "{said}: {found:?}"
        );
        assert!(
            found.iter().all(|line| line.ends_with(&pointer)),
            "{said}: {found:?}"
        );
    }
}

fn body(name: &str) -> String {
    format!("#/paths/~1pets~1{{id}}/post/requestBody/content/application~1json/schema/…/{name}")
}

/// What is behind a reference may stand at the type, so that it is missing at both once it is gone.
#[test]
fn types_speak_for_the_members_of_their_type() {
    let without = CRATE
        .replace("/// A size.", "///")
        .replace("**Deprecated.** Use weights.", "");
    let size = "#/components/schemas/Size";
    let member = "#/components/schemas/Pet/properties/size";
    let expected = [size, size, member, member];
    let kinds = [
        "descriptions",
        "deprecations",
        "descriptions",
        "deprecations",
    ];
    let expected: Vec<String> = kinds
        .iter()
        .zip(expected)
        .map(|(kind, at)| format!("{kind} {at}"))
        .collect();
    assert_eq!(missing(&texts(&without)), expected);
}

/// The words of another item do not count.
#[test]
fn texts_stand_at_their_own_item() {
    let moved = CRATE
        .replace("/// How hot.", "/// It")
        .replace("/// The JSON object", "/// How hot. It is");
    let heat = "descriptions #/components/schemas/Pet/properties/heat";
    assert_eq!(missing(&texts(&moved)), [heat]);
}

#[test]
fn what_is_left_out_has_a_reason() {
    let left_out = texts(CRATE).left_out;
    let expected = [
        ("a constant, which is written by itself", 1),
        ("a default of null", 1),
        ("a description without a word", 1),
        ("a header that OpenAPI takes out of the parameters", 1),
        ("a limit of another kind of values", 1),
        ("a member of an envelope, which the call takes off", 2),
        (
            "a schema without a type of its own: its texts stand where it is used",
            2,
        ),
        ("marked as internal", 1),
    ];
    assert_eq!(
        left_out,
        expected
            .map(|(reason, count)| (reason.to_owned(), count))
            .into()
    );
}
