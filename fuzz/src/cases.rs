//! Properties that hold for any bytes, and the cases that try them: seeded ones in the normal
//! tests, libFuzzer's in the fuzz targets.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Something that holds for any input.
pub struct Property {
    /// The name of the fuzz target, and of the folders of its regressions and its corpus.
    pub name: &'static str,
    /// Panics where the property does not hold.
    pub check: fn(&[u8]),
    /// What inputs are put together from: pieces that mean something to the code under test.
    pub pieces: &'static [&'static str],
    /// How many cases the normal tests try.
    pub cases: u64,
}

/// What separates the texts of an input that is several: no text in UTF-8 holds this byte.
pub const SEPARATOR: u8 = 0xff;

impl Property {
    /// Tries the regressions, then cases by number. `SEAMSTRESS_CASES=100000` tries as many, and
    /// `SEAMSTRESS_SEED=7` others.
    pub fn hold(&self) {
        for (name, bytes) in self.regressions() {
            self.try_one(&format!("regression {name}"), &bytes);
        }
        let seed = variable("SEAMSTRESS_SEED").unwrap_or(1);
        for number in 0..variable("SEAMSTRESS_CASES").unwrap_or(self.cases) {
            self.try_one(
                &format!("case {number} of seed {seed}"),
                &self.case(seed, number),
            );
        }
    }

    /// Inputs for which the property once did not hold: the files of `fuzz/regressions/<name>`.
    fn regressions(&self) -> Vec<(String, Vec<u8>)> {
        // The crates that run the tests stand at different depths.
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own
            .ancestors()
            .find(|folder| folder.join("fuzz/Cargo.toml").is_file());
        let folder = root.expect("fuzz/ stands at the root of the repository");
        let Ok(files) = folder.join("fuzz/regressions").join(self.name).read_dir() else {
            return Vec::new();
        };
        let mut all: Vec<_> = files
            .map(|file| file.expect("a readable folder").path())
            .map(|path| {
                (
                    path.display().to_string(),
                    std::fs::read(&path).expect("a readable file"),
                )
            })
            .collect();
        all.sort();
        all
    }

    fn try_one(&self, what: &str, bytes: &[u8]) {
        let fails = |bytes: &[u8]| catch_unwind(AssertUnwindSafe(|| (self.check)(bytes))).is_err();
        if fails(bytes) {
            let smallest = shrunk(bytes, fails);
            eprintln!(
                "{}: {what} fails; smallest: b\"{}\"",
                self.name,
                smallest.escape_ascii()
            );
            (self.check)(&smallest);
            panic!("it fails now and then");
        }
    }

    /// The input of this number: pieces for the most part, and bytes of any value.
    pub fn case(&self, seed: u64, number: u64) -> Vec<u8> {
        let mut dice = Dice::new(seed.wrapping_mul(1_000_003).wrapping_add(number));
        let mut bytes = Vec::new();
        for _ in 0..=dice.below(24) {
            match dice.below(12) {
                0 => bytes.push(dice.number().to_le_bytes()[0]),
                1 => bytes.push(SEPARATOR),
                2 => bytes
                    .extend((0..dice.below(8)).map(|_| b' ' + dice.number().to_le_bytes()[0] % 95)),
                _ => bytes.extend_from_slice(dice.of(self.pieces).as_bytes()),
            }
        }
        bytes
    }
}

/// The input with all left out that is not needed for it to fail.
fn shrunk(bytes: &[u8], fails: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let mut size = bytes.len();
    while size > 0 {
        let mut at = 0;
        while at < bytes.len() {
            let mut less = bytes.clone();
            less.drain(at..(at + size).min(bytes.len()));
            match fails(&less) {
                true => bytes = less,
                false => at += size,
            }
        }
        size /= 2;
    }
    bytes
}

/// The texts of an input: invalid UTF-8 is replaced.
pub fn texts(bytes: &[u8]) -> impl Iterator<Item = String> {
    bytes
        .split(|byte| *byte == SEPARATOR)
        .map(|text| String::from_utf8_lossy(text).into_owned())
}

/// The first byte and the rest; an empty input starts with 0.
pub fn first(bytes: &[u8]) -> (u8, &[u8]) {
    bytes
        .split_first()
        .map_or((0, bytes), |(first, rest)| (*first, rest))
}

/// A number in the environment.
pub fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Numbers by a seed (SplitMix64): the same on every machine.
pub struct Dice(u64);

impl Dice {
    /// The numbers of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number of all that fit.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// Below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % end as u64).expect("less than a usize")
    }

    /// One of a list, which is not empty.
    pub fn of<'a, T: ?Sized>(&mut self, list: &'a [&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}
