//! The methods of one resource, settled among all of them: which of its possible names each gets.
//! The order of the document makes no difference.

use rustc_hash::{FxHashMap, FxHashSet};

use super::rest::RestNames;

/// What an operation could be called.
#[derive(Debug)]
pub(super) struct Wish<'p> {
    pub(super) path: &'p str,
    pub(super) resource: &'p [String],
    /// The names that its method could have, best first.
    pub(super) ways: Vec<String>,
    /// What it is called by its method and path.
    pub(super) by_path: RestNames,
}

impl<'p> Wish<'p> {
    /// A name on its resource.
    fn place(&self, name: &str) -> (&'p [String], String) {
        (self.resource, name.to_owned())
    }

    fn best(&self) -> &str {
        self.ways.first().map(String::as_str).unwrap_or_default()
    }

    fn best_by_path(&self) -> &str {
        self.by_path.ways.first().map(String::as_str).unwrap_or_default()
    }
}

/// The name of each operation.
pub(super) fn settled(mut wishes: Vec<Wish<'_>>) -> Vec<String> {
    give_way(&mut wishes);
    part(&mut wishes);
    let mut taken = Taken::default();
    for wish in &wishes {
        taken.count(wish);
    }
    wishes.iter().map(|wish| taken.choose(wish)).collect()
}

/// An id that says `update` itself has that name before `PATCH` of the same path: two methods of
/// one path that share a name are the same call.
fn give_way(wishes: &mut [Wish<'_>]) {
    let said: FxHashSet<_> = (wishes.iter().filter(|wish| !wish.by_path.is_all))
        .map(|wish| (wish.path, wish.place(wish.best())))
        .collect();
    for wish in wishes.iter_mut().filter(|wish| wish.by_path.is_all) {
        if said.contains(&(wish.path, wish.place(wish.best()))) {
            wish.ways.splice(..1, [wish.by_path.verb.clone()]);
        }
    }
}

/// `get_pet` and `get_pets` are both `get`, without the resource: there, the path tells which is
/// `get` and which is `list`. Where it tells what else one does (`filter`), the one that is left
/// has the verb for itself.
fn part(wishes: &mut [Wish<'_>]) {
    let mut groups: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (index, wish) in wishes.iter().enumerate().filter(|(_, wish)| !wish.best().contains('_')) {
        groups.entry(wish.place(wish.best())).or_default().push(index);
    }
    let others: FxHashSet<_> = wishes.iter().map(|wish| wish.place(wish.best())).collect();
    for ((_, name), group) in groups {
        let mut by_path: FxHashMap<String, FxHashSet<&str>> = FxHashMap::default();
        for wish in group.iter().map(|index| &wishes[*index]) {
            by_path.entry(wish.best_by_path().to_owned()).or_default().insert(wish.path);
        }
        let is_own = |wish: &Wish<'_>| {
            let own = wish.best_by_path();
            let is_free = own == name || !others.contains(&wish.place(own));
            is_free && by_path.get(own).is_some_and(|paths| paths.len() == 1)
        };
        let owned: Vec<usize> =
            group.iter().copied().filter(|index| is_own(&wishes[*index])).collect();
        let (acting, plain): (Vec<usize>, Vec<usize>) =
            owned.iter().partition(|index| wishes[**index].by_path.is_action);
        let left = group.iter().filter(|index| !acting.contains(index));
        let left: FxHashSet<&str> = left.map(|index| wishes[*index].path).collect();
        let parted = if left.len() == 1 { acting } else { [acting, plain].concat() };
        let ids: FxHashSet<&[String]> = group.iter().map(|index| &*wishes[*index].ways).collect();
        if by_path.values().flatten().collect::<FxHashSet<_>>().len() < 2 || ids.len() < 2 {
            continue;
        }
        let is_given = parted.iter().any(|index| wishes[*index].best_by_path() == name);
        for index in group {
            let wish = &mut wishes[index];
            let own = Some(wish.best_by_path().to_owned()).filter(|_| parted.contains(&index));
            if own.is_some() || is_given && wish.ways.len() > 1 {
                wish.ways.retain(|way| *way != name && Some(way) != own.as_ref());
                wish.ways.splice(..0, own);
            }
        }
    }
}

/// For each name that a method of a resource could have: the one path whose operations could have
/// it, or none where there are several.
#[derive(Default)]
struct Taken<'p> {
    by_name: FxHashMap<(&'p [String], String), Option<&'p str>>,
}

impl<'p> Taken<'p> {
    /// Takes note of the names that an operation could have.
    fn count(&mut self, wish: &Wish<'p>) {
        for way in &wish.ways {
            let name = wish.place(way);
            let only = self.by_name.entry(name).or_insert(Some(wish.path));
            only.take_if(|before| *before != wish.path);
        }
    }

    /// The first name that no operation of another path could have; the first of all where each
    /// could be another's.
    fn choose(&self, wish: &Wish<'p>) -> String {
        let is_own = |way: &&String| {
            self.by_name.get(&wish.place(way)).is_none_or(|only| *only == Some(wish.path))
        };
        let ways = &wish.ways;
        ways.iter().find(is_own).or(ways.first()).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{RestNames, Wish, settled};

    /// A path, what the id says, what the path says, and whether that is what is done.
    type Row = (&'static str, &'static [&'static str], &'static str, bool);

    /// The names of methods.
    fn names(wishes: &[Row]) -> Vec<String> {
        let resource = ["pets".to_owned()];
        let wish = |(path, ways, by_path, is_action): &Row| Wish {
            path,
            resource: &resource,
            ways: ways.iter().map(|way| (*way).to_owned()).collect(),
            by_path: RestNames {
                ways: vec![(*by_path).to_owned()],
                is_action: *is_action,
                ..RestNames::default()
            },
        };
        settled(wishes.iter().map(wish).collect())
    }

    #[test]
    fn a_name_that_two_paths_could_have_is_nobodys() {
        let many: Row = ("/pets", &["find", "find_pets"], "list", false);
        let one: Row = ("/pets/{id}", &["seek", "find"], "get", false);
        assert_eq!(names(&[many, one]), ["find_pets", "seek"]);
        assert_eq!(names(&[one, many]), ["seek", "find_pets"]);
    }

    #[test]
    fn the_path_parts_what_has_one_verb() {
        let many: Row = ("/pets", &["get", "get_pets"], "list", false);
        let one: Row = ("/pets/{id}", &["get", "get_pet"], "get", false);
        assert_eq!(names(&[many, one]), ["list", "get"]);
        assert_eq!(names(&[one, many]), ["get", "list"]);
        let read: Row = ("/pets/{id}", &["read", "read_pet"], "get", false);
        let filter: Row = ("/pets/f", &["read", "read_pets"], "filter", true);
        assert_eq!(names(&[read, filter]), ["read", "filter"]);
        let listed: Row = ("/pets/all", &["list"], "get_all", false);
        assert_eq!(names(&[many, one, listed]), ["get_pets", "get", "list"]);
    }
}
