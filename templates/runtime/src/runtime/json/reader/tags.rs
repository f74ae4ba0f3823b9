//! Looking ahead into an object for what tells the variants of a union apart.

use std::borrow::Cow;

use super::{Kind, Reader};
use crate::runtime::json::error::Fault;

/// The text of one tag: the content of a string, the JSON text of a number or a boolean.
pub type Tag<'a> = Cow<'a, str>;

impl<'a> Reader<'a> {
    /// The tags with these names, in the object that follows; `None` where one is not there, or
    /// what follows is not an object. The reader stays where it is. Of tags that occur twice, the
    /// first counts.
    #[inline]
    pub fn tags<const N: usize>(
        &mut self,
        names: [&str; N],
    ) -> Result<Option<[Tag<'a>; N]>, Fault> {
        let mut found = [const { Cow::Borrowed("") }; N];
        Ok(self.find_tags(&names, &mut found)?.then_some(found))
    }

    /// The one of `names` that the object which follows has as a member; `None` where it has
    /// several of them, since no variant would keep them all. A member that is null counts only
    /// where no other one is there: servers like to send null for what belongs to the other
    /// variants. The reader stays where it is.
    pub fn only_key(&mut self, names: &[&'static str]) -> Result<Option<&'static str>, Fault> {
        let start = self.mark();
        if self.peek() != Some(b'{') {
            return Ok(None);
        }
        let (mut given, mut null, mut several) = (None, None, false);
        self.open_object()?;
        while let Some(key) = self.key()? {
            let name = names.iter().find(|name| **name == key).copied();
            if self.at_null() {
                null = null.or(name);
            } else if name.is_some() {
                several |= given.is_some() && given != name;
                given = name;
            }
            self.skip()?;
        }
        self.rewind(start);
        Ok(given.or(null).filter(|_| !several))
    }

    fn find_tags(&mut self, names: &[&str], found: &mut [Tag<'a>]) -> Result<bool, Fault> {
        let start = self.mark();
        if self.peek() != Some(b'{') {
            return Ok(false);
        }
        self.open_object()?;
        let mut seen = 0_u32;
        let mut missing = names.len();
        while let Some(key) = self.key()? {
            let place = names
                .iter()
                .position(|name| *name == key)
                .filter(|place| seen & (1 << place) == 0);
            let Some((place, slot)) = place.and_then(|place| Some((place, found.get_mut(place)?)))
            else {
                self.skip()?;
                continue;
            };
            let Some(tag) = self.tag()? else { continue };
            *slot = tag;
            seen |= 1 << place;
            missing -= 1;
            if missing == 0 {
                break;
            }
        }
        self.rewind(start);
        Ok(missing == 0)
    }

    /// Reads a value as a tag, if it is a scalar.
    fn tag(&mut self) -> Result<Option<Tag<'a>>, Fault> {
        match self.kind() {
            Some(Kind::String) => self.string().map(Some),
            Some(Kind::Boolean | Kind::Integer | Kind::Decimal | Kind::Number) => {
                self.skip_text().map(|text| Some(Cow::Borrowed(text)))
            }
            _ => self.skip().map(|()| None),
        }
    }
}
