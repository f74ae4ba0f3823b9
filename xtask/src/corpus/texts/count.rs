//! One item after the other: what it gives, where that has to stand, and whether it does.

use super::find::{self, Places};
use super::given::{self, GivenText, Text};
use super::item::{Item, Owner};
use super::kinds;
use super::said::{self, Said};
use super::source::Source;

use super::words::{Numbers, Prose};
use super::{Missing, Texts};

impl Texts {
    pub(super) fn take(&mut self, source: &Source, item: &Item<'_>) {
        let all = given::given(&item.parts);
        if all.is_empty() {
            return;
        }
        let places = find::places(source, item);
        if matches!(places, Places::Elsewhere) {
            return;
        }
        let descriptions = item.parts.iter().filter_map(given::Part::description);
        let descriptions: Vec<Prose> = descriptions.map(Prose::of).collect();
        for given in all {
            if let Some(reason) = says_nothing(&given, item) {
                *self.left_out.entry(reason.to_owned()).or_default() += 1;
                continue;
            }
            self.look_for(&given, item, &places, &descriptions);
        }
    }

    fn look_for(
        &mut self,
        given: &GivenText<'_>,
        item: &Item<'_>,
        places: &Places<'_>,
        descriptions: &[Prose],
    ) {
        let (said, what) = match places {
            Places::At(places) => {
                let all = places.iter().map(|place| {
                    (
                        said::at(place, &given.text, descriptions, given.is_referred),
                        place.what,
                    )
                });
                all.fold((Said::No, ""), |best, next| {
                    if next.0 > best.0 || best.1.is_empty() {
                        next
                    } else {
                        best
                    }
                })
            }
            _ => (Said::No, "nothing"),
        };
        let reason = match places {
            _ if said == Said::Yes => None,
            _ if item.is_internal => Some("marked as internal"),
            Places::None(reason) => Some(*reason),
            _ if item.is_raw => Some("of XML or other text, which the crate takes as it is"),
            _ => left_out(given, item),
        };
        if let Some(reason) = reason {
            *self.left_out.entry(reason.to_owned()).or_default() += 1;
            return;
        }
        let kind = given.text.kind();
        let count = self.counts.entry(kind).or_default();
        count.total += 1;
        if said == Said::Yes {
            count.found += 1;
            return;
        }
        let whose = match &item.owner {
            Owner::Schema(_) => "schema",
            Owner::Member(siblings, _) if siblings.is_part => "member of a part",
            Owner::Member(..) => "member",
            Owner::BodyMember(..) => "member of a body",
            Owner::Parameter(..) => "parameter",
        };
        let nearly = if said == Said::Nearly {
            ", in part"
        } else {
            ""
        };
        let cause = format!("{whose}, {}, at {what}{nearly}", given.way);
        let missing = Missing {
            kind,
            cause,
            pointer: item.pointer.clone(),
            text: given.text.shown(),
        };
        let seen = self
            .causes
            .entry(format!("{}: {}", kind.name(), missing.cause))
            .or_default();
        seen.count += 1;
        if seen.first.is_empty() {
            seen.first = format!("{} {}", missing.pointer, missing.text);
        }
        self.missing.push(missing);
    }
}

/// Why nothing has to stand anywhere for a text.
fn says_nothing(given: &GivenText<'_>, item: &Item<'_>) -> Option<&'static str> {
    match &given.text {
        Text::Description(texts)
            if texts
                .iter()
                .all(|text| Prose::of(*text).words(Numbers::Kept).is_empty()) =>
        {
            Some("a description without a word")
        }
        Text::Default(value) if value.is_null() => Some("a default of null"),
        Text::Default(_) if kinds::is_constant(&item.parts) => Some("the default of a constant"),
        Text::Limit(limit) if limit.is_of_other_kind(&kinds::kinds(&item.parts)) => {
            Some("a limit of another kind of values")
        }
        _ => None,
    }
}

/// Why a text is left out on purpose.
fn left_out(given: &GivenText<'_>, item: &Item<'_>) -> Option<&'static str> {
    match &given.text {
        _ if given.is_ignored => Some("beside a $ref, where this version ignores it"),
        Text::Limit(_) if kinds::is_listed(&item.parts) => {
            Some("a limit of values that are listed")
        }
        Text::Limit(limit) => limit.left_out(),
        Text::Default(value) if value.to_string().chars().count() > 80 => {
            Some("a default of more than 80 characters, which is shortened")
        }
        _ => None,
    }
}
