//! `keep-unknown`: which types keep members that the document does not name.

use std::fmt;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use super::Word;

/// The types that keep members which the document does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeepUnknown {
    /// All of them.
    All,
    /// Those of these component schemas, with what they hold inline.
    Schemas(Vec<Word>),
}

impl Default for KeepUnknown {
    fn default() -> Self {
        Self::Schemas(Vec::new())
    }
}

impl KeepUnknown {
    /// Whether the types of a component schema keep them; `None` where a type belongs to none.
    #[must_use]
    pub(crate) fn is_for(&self, component: Option<&str>) -> bool {
        match self {
            Self::All => true,
            Self::Schemas(names) => {
                component.is_some_and(|name| names.iter().any(|kept| kept.get_ref() == name))
            }
        }
    }
}

impl<'de> Deserialize<'de> for KeepUnknown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AllOrSchemas)
    }
}

/// `true`, `false`, or a list of names with their places.
struct AllOrSchemas;

impl<'de> Visitor<'de> for AllOrSchemas {
    type Value = KeepUnknown;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`true`, `false` or a list of component schemas")
    }

    fn visit_bool<E>(self, all: bool) -> Result<KeepUnknown, E> {
        Ok(if all { KeepUnknown::All } else { KeepUnknown::default() })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut names: A) -> Result<KeepUnknown, A::Error> {
        let mut schemas = Vec::new();
        while let Some(name) = names.next_element()? {
            schemas.push(name);
        }
        Ok(KeepUnknown::Schemas(schemas))
    }
}
