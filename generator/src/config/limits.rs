//! `[limits]`: how much one document may ask for. Every bound that a document could reach and a
//! user may want to raise is here.
//!
//! What bounds the stack, such as the depth to which values are nested, is not a setting.

use serde::Deserialize;

/// Positions are 32 bits: no setting raises the bytes of all texts beyond this.
const MOST_BYTES: u64 = 1 << 30;

/// How much one document may ask for: counts, unless they say otherwise. Where a limit depends on
/// the size of the document, that is the sum of the bytes of its files, and a limit that is set
/// counts in its stead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Limits {
    /// Bytes of the document, its overlays and all files that it refers to: 268,435,456 (256 MiB),
    /// at most 1 GiB. The largest real document has some 40 MB.
    pub document_bytes: u64,
    /// Files that the document is made of: 100,000.
    pub files: usize,
    /// JSON values in all files, keys apart: 10,000,000, which take some 800 MB. The largest real
    /// document has some 2 million.
    pub values: usize,
    /// Values that the YAML aliases of one file stand for: 1,000,000.
    pub alias_values: usize,
    /// Values that are copied from shared parts: parameters, responses and media types of Swagger
    /// 2.0, and path items with more beside their `$ref`: 2,000,000.
    pub copied_values: usize,
    /// Schemas that `allOf`, `oneOf` and `anyOf` bring together: 1,000,000, and one for every 4
    /// bytes of the document.
    pub merged_schemas: Option<usize>,
    /// Members, variants and values of all types: 20,000, and one for every 16 bytes of the
    /// document.
    pub members: Option<usize>,
    /// Types: 2,000, and one for every 16 bytes of the document.
    pub types: Option<usize>,
    /// Lines of generated code, the runtime apart: 50,000, and one for every byte of the document.
    /// Real documents make a line of 10 to 40 bytes.
    pub lines: Option<usize>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: 256 << 20,
            files: 100_000,
            values: 10_000_000,
            alias_values: 1_000_000,
            copied_values: 2_000_000,
            merged_schemas: None,
            members: None,
            types: None,
            lines: None,
        }
    }
}

impl Limits {
    /// [`document_bytes`](Self::document_bytes), as far as it can be raised.
    #[must_use]
    pub(crate) fn document_bytes(&self) -> u64 {
        self.document_bytes.min(MOST_BYTES)
    }

    /// How many schemas may be merged, for a document of `size` bytes.
    #[must_use]
    pub(crate) fn merged_schemas(&self, size: usize) -> usize {
        self.merged_schemas.unwrap_or(1_000_000 + size / 4)
    }

    /// How many members types may have together, for a document of `size` bytes.
    #[must_use]
    pub(crate) fn members(&self, size: usize) -> usize {
        self.members.unwrap_or(20_000 + size / 16)
    }

    /// How many types there may be, for a document of `size` bytes.
    #[must_use]
    pub(crate) fn types(&self, size: usize) -> usize {
        self.types.unwrap_or(2_000 + size / 16)
    }

    /// How many lines may be generated, for a document of `size` bytes.
    #[must_use]
    pub(crate) fn lines(&self, size: usize) -> usize {
        self.lines.unwrap_or(50_000 + size)
    }
}
