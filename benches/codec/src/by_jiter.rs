//! The same models read with jiter's pull parser, as generated code over it would do it.

use std::collections::BTreeMap;

use jiter::{Jiter, JiterResult, JsonType, NumberInt, Peek};

use crate::runtime::json::Json;

pub trait ByJiter: Sized {
    fn read(j: &mut Jiter<'_>, peek: Peek) -> JiterResult<Self>;

    fn absent() -> Option<Self> {
        None
    }
}

/// A member that has to be there, or can be empty.
pub fn required<T: ByJiter>(j: &Jiter<'_>, slot: Option<T>) -> JiterResult<T> {
    slot.or_else(T::absent).ok_or_else(|| jiter::JiterError {
        error_type: jiter::JiterErrorType::WrongType {
            expected: JsonType::Object,
            actual: JsonType::Null,
        },
        index: j.current_index(),
    })
}

pub fn from_slice<T: ByJiter>(text: &[u8]) -> JiterResult<T> {
    let mut j = Jiter::new(text);
    let peek = j.peek()?;
    let value = T::read(&mut j, peek)?;
    j.finish()?;
    Ok(value)
}

impl ByJiter for String {
    fn read(j: &mut Jiter<'_>, _: Peek) -> JiterResult<Self> {
        j.next_str().map(str::to_owned)
    }
}

impl ByJiter for bool {
    fn read(j: &mut Jiter<'_>, peek: Peek) -> JiterResult<Self> {
        j.known_bool(peek)
    }
}

impl ByJiter for f64 {
    fn read(j: &mut Jiter<'_>, peek: Peek) -> JiterResult<Self> {
        j.known_float(peek)
    }
}

impl ByJiter for i64 {
    fn read(j: &mut Jiter<'_>, peek: Peek) -> JiterResult<Self> {
        let NumberInt::Int(value) = j.known_int(peek)?;
        Ok(value)
    }
}

impl<T: ByJiter> ByJiter for Option<T> {
    fn read(j: &mut Jiter<'_>, peek: Peek) -> JiterResult<Self> {
        if peek == Peek::Null {
            j.known_null().map(|()| None)
        } else {
            T::read(j, peek).map(Some)
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: ByJiter> ByJiter for Vec<T> {
    fn read(j: &mut Jiter<'_>, _: Peek) -> JiterResult<Self> {
        let mut elements = Self::new();
        let mut peek = j.next_array()?;
        while let Some(next) = peek {
            elements.push(T::read(j, next)?);
            peek = j.array_step()?;
        }
        Ok(elements)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: ByJiter> ByJiter for BTreeMap<String, T> {
    fn read(j: &mut Jiter<'_>, _: Peek) -> JiterResult<Self> {
        let mut members = Self::new();
        let mut key = j.next_object()?.map(str::to_owned);
        while let Some(name) = key {
            let peek = j.peek()?;
            members.insert(name, T::read(j, peek)?);
            key = j.next_key()?.map(str::to_owned);
        }
        Ok(members)
    }
}

/// Stands in for a dynamic value; the measured documents have empty lists of them.
impl ByJiter for Json {
    fn read(j: &mut Jiter<'_>, peek: Peek) -> JiterResult<Self> {
        j.known_skip(peek).map(|()| Self::Null)
    }
}

/// The tag of the object that follows, found by looking ahead.
pub fn tag(j: &Jiter<'_>, name: &str) -> JiterResult<Option<String>> {
    let mut ahead = j.clone();
    let mut key = ahead.next_object()?.map(|key| key == name);
    while let Some(found) = key {
        if found {
            return ahead.next_str().map(|text| Some(text.to_owned()));
        }
        ahead.next_skip()?;
        key = ahead.next_key()?.map(|key| key == name);
    }
    Ok(None)
}
