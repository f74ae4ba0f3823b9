//! Members of an object: each key once.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::Member;
use super::fault::{Finding, Findings};

/// Up to this many members are compared one with another; beyond, their hashes are.
const FEW: usize = 12;

/// Drops the earlier of members that share a key: the last wins, and stands where the first stood.
pub(super) fn without_duplicates<'a>(
    members: Vec<Member<'a>>,
    findings: &mut Findings,
) -> Vec<Member<'a>> {
    if has_duplicates(&members) { deduplicated(members, findings) } else { members }
}

/// True also where two keys merely share a hash.
fn has_duplicates(members: &[Member<'_>]) -> bool {
    if members.len() <= FEW {
        let rest = |index: usize| members.get(index + 1..).unwrap_or_default();
        return members
            .iter()
            .enumerate()
            .any(|(index, member)| rest(index).iter().any(|other| other.key == member.key));
    }
    let mut hashes: Vec<u64> = members.iter().map(|member| hash_key(&member.key)).collect();
    hashes.sort_unstable();
    hashes.windows(2).any(|pair| pair.first() == pair.last())
}

/// The hash by which members are found.
pub(super) fn hash_key(key: &str) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}

#[cold]
fn deduplicated<'a>(members: Vec<Member<'a>>, findings: &mut Findings) -> Vec<Member<'a>> {
    // Keys may have been chosen to share their quick hash: here that must cost nothing.
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Member<'a>> = Vec::with_capacity(members.len());
    for member in members {
        let place = *places.entry(member.key.to_string()).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(before) => {
                findings.push(Finding::DuplicateKey {
                    key: member.key.to_string(),
                    first: before.key_at,
                    second: member.key_at,
                });
                *before = member;
            }
            None => kept.push(member),
        }
    }
    kept
}
