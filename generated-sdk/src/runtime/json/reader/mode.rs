//! How much a reader takes for what it is not.

/// How strictly a response is held against the API's document.
///
/// What fits the document is read the same in both modes. What does not is read by this table in
/// the tolerant mode, and each line of it but the first, where nothing is lost, is noted as a
/// [`Gap`](crate::runtime::json::Gap). In the strict mode it is an error, but for the last two
/// lines.
///
/// | declared | sent | read |
/// | --- | --- | --- |
/// | a required list, map | nothing, null | empty, without a gap |
/// | a required scalar | nothing, null | `""`, 0, false; 1970-01-01; the nil UUID |
/// | a required object | nothing, null | as from `{}`, and the objects in it likewise |
/// | a list | null in it | left out |
/// | a map, a tuple | null in it | the empty value, or as from `{}` |
/// | text | a number, a boolean | its JSON text |
/// | a number, a boolean | text that is wholly one | that |
/// | a date-time | a whole number | seconds since 1970, from 10^11 on milliseconds |
/// | a date-time | one without an offset | in UTC |
/// | a list | one value | a list of one |
/// | a value | a list of one | the value |
/// | an optional member | a value of another type | `None` |
/// | required text | an array, an object | its JSON text |
/// | a constant | nothing, another value | the constant; what was sent, where there is a field |
/// | a variant of a union | a value that is not of it | raw JSON |
/// | a union | an object without its tag | the one variant that fits best, or else raw JSON |
/// | a listed text | the same in another case | the listed one |
/// | an object | one of other members alone | the object, without any |
///
/// All else is an error in both modes. A whole body that is null is no object, and nothing is read
/// as what it is not in headers and forms, whose gaps nobody would see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DecodeMode {
    /// What does not fit the document is read where that is safe, and noted as a gap.
    #[default]
    Tolerant,
    /// What does not fit the document is an error.
    Strict,
}
