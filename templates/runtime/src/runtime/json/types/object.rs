//! Objects that no type describes.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::vec;

use crate::runtime::json::error::visible;
use crate::runtime::json::{Decode, Encode, Fault, Json, Reader, Writer};

/// Up to this many members, comparing them is faster than hashing.
const FEW: usize = 64;

/// The members of a JSON object, in the order of the text. A name occurs once; where a text repeats
/// it, the last value counts.
///
/// Two objects are equal when they have the same members, in whatever order.
#[derive(Clone, Default)]
pub struct Object(Vec<(String, Json)>);

impl Object {
    /// An object without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0
            .iter()
            .find(|member| member.0 == name)
            .map(|member| &member.1)
    }

    /// The value of a member.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.0
            .iter_mut()
            .find(|member| member.0 == name)
            .map(|member| &mut member.1)
    }

    /// Sets a member; returns the value it had.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        let (name, value) = (name.into(), value.into());
        if let Some(old) = self.get_mut(&name) {
            return Some(std::mem::replace(old, value));
        }
        self.0.push((name, value));
        None
    }

    /// Removes a member; returns the value it had.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let place = self.0.iter().position(|member| member.0 == name)?;
        Some(self.0.remove(place).1)
    }

    /// The members in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Json)> + ExactSizeIterator {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Keeps the last of the members that have the same name, at the place of the first.
    fn distinct(members: Vec<(String, Json)>) -> Self {
        if !has_duplicates(&members) {
            return Self(members);
        }
        let mut places = HashMap::new();
        let mut kept: Vec<(String, Json)> = Vec::new();
        for (name, value) in members {
            let place = *places.entry(name.clone()).or_insert(kept.len());
            match kept.get_mut(place) {
                Some(member) => member.1 = value,
                None => kept.push((name, value)),
            }
        }
        Self(kept)
    }
}

fn has_duplicates(members: &[(String, Json)]) -> bool {
    if members.len() > FEW {
        let names: HashSet<&str> = members.iter().map(|member| member.0.as_str()).collect();
        return names.len() < members.len();
    }
    // A bit for each name: only one whose bit is taken is compared with those before it.
    let mut taken = 0_u128;
    members.iter().enumerate().any(|(place, (name, _))| {
        let bit = 1 << (spread(name.as_bytes()) & 127);
        let new = taken & bit == 0;
        taken |= bit;
        !new && members.iter().take(place).any(|other| other.0 == *name)
    })
}

/// A number that differs for most names that stand in one object.
fn spread(name: &[u8]) -> usize {
    let at = |place: usize| usize::from(name.get(place).copied().unwrap_or_default());
    let last = name.len().saturating_sub(1);
    name.len() ^ at(0) << 2 ^ at(last / 2) << 1 ^ at(last).wrapping_mul(31)
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        if self.len() != other.len() {
            return false;
        }
        // Each value is compared once: comparing in order first and in any order then would double
        // the work at each level.
        if self
            .iter()
            .map(|member| member.0)
            .eq(other.iter().map(|member| member.0))
        {
            return self
                .iter()
                .map(|member| member.1)
                .eq(other.iter().map(|member| member.1));
        }
        if self.len() <= FEW {
            return self
                .iter()
                .all(|(name, value)| other.get(name) == Some(value));
        }
        let others: HashMap<&str, &Json> = other.iter().collect();
        self.iter()
            .all(|(name, value)| others.get(name) == Some(&value))
    }
}

impl Eq for Object {}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut w = Writer::new();
        self.encode(&mut w);
        f.write_str(&visible(w.as_str()))
    }
}

impl Decode for Object {
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut members: Vec<(String, Json)> = Vec::new();
        r.open_object()?;
        while let Some(name) = r.key()? {
            let name = name.to_owned();
            r.make_room(&members, members.capacity())?;
            members.push((name, <Json as Decode>::decode(r)?));
        }
        Ok(Self::distinct(members))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl Encode for Object {
    fn encode(&self, w: &mut Writer) {
        w.open_object();
        for (name, value) in &self.0 {
            w.member(name, value);
        }
        w.close_object();
    }
}

impl<N: Into<String>, V: Into<Json>> FromIterator<(N, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        Self::distinct(
            members
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }
}

impl<K: Into<String>, V: Into<Json>, const N: usize> From<[(K, V); N]> for Object {
    fn from(members: [(K, V); N]) -> Self {
        members.into_iter().collect()
    }
}

impl IntoIterator for Object {
    type Item = (String, Json);
    type IntoIter = vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
