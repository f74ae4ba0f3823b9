//! The members of an object that its type does not name.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

use crate::runtime::json::Json;

/// The members of a JSON object that the API's document does not name, by name. They are written
/// back with the object. A name that the type has a field for does not belong here: it would be
/// written twice.
///
/// It is the map that it derefs to, and takes the room of one pointer while it is empty.
#[allow(
    clippy::box_collection,
    reason = "nearly all are empty, and then a pointer is a third of a map"
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnknownMembers(Option<Box<BTreeMap<String, Json>>>);

static NONE: BTreeMap<String, Json> = BTreeMap::new();

impl Deref for UnknownMembers {
    type Target = BTreeMap<String, Json>;

    fn deref(&self) -> &Self::Target {
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl DerefMut for UnknownMembers {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.0.get_or_insert_default()
    }
}

impl<K: Into<String>, V: Into<Json>> FromIterator<(K, V)> for UnknownMembers {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let members = members.into_iter();
        let members: BTreeMap<String, Json> = members.map(|(k, v)| (k.into(), v.into())).collect();
        Self((!members.is_empty()).then(|| Box::new(members)))
    }
}
