//! Skipping values that no decoder reads; their syntax is checked nevertheless.

use super::Reader;
use crate::runtime::json::error::Fault;

impl<'a> Reader<'a> {
    /// Steps over the next value. It has to be JSON, and not too deep.
    pub fn skip(&mut self) -> Result<(), Fault> {
        self.skip_counting().map(drop)
    }

    /// Steps over the next value, and counts the members and elements inside of it, at all levels.
    pub(super) fn skip_counting(&mut self) -> Result<usize, Fault> {
        let outside = self.depth;
        let mut inside = 0;
        // One bit for each open container, the innermost lowest: 1 is an object. MAX_DEPTH of them
        // fit.
        let mut objects = 0_u128;
        loop {
            match self.peek() {
                Some(b'{') => {
                    self.open_object()?;
                    objects = objects << 1 | 1;
                }
                Some(b'[') => {
                    self.open_array()?;
                    objects <<= 1;
                }
                _ => self.skip_scalar()?,
            }
            loop {
                if self.depth == outside {
                    return Ok(inside);
                }
                let more = if objects & 1 == 1 {
                    self.skip_key()?
                } else {
                    self.element()?
                };
                if more {
                    inside += 1;
                    break;
                }
                objects >>= 1;
            }
        }
    }

    /// Steps over the next value and returns its text.
    pub fn skip_text(&mut self) -> Result<&'a str, Fault> {
        self.peek();
        let start = self.at;
        self.skip()?;
        Ok(self.slice(start, self.at))
    }

    fn skip_scalar(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b'"') => self.skip_string(),
            Some(b'-' | b'0'..=b'9') => self.number().map(drop),
            Some(b't' | b'f') => self.boolean().map(drop),
            Some(b'n') => self.null(),
            _ => Err(self.expected("a value")),
        }
    }

    fn skip_key(&mut self) -> Result<bool, Fault> {
        let more = self.more(b'{', b'}')?;
        if more {
            self.member_name()?;
        }
        Ok(more)
    }

    fn skip_string(&mut self) -> Result<(), Fault> {
        if self.plain_string()?.is_none() {
            self.escaped_string(|_| ())?;
        }
        Ok(())
    }
}
