//! Compares the runtime's own reader with jiter's and with serde's derive on documents as APIs send
//! them.
//!
//! Run with `cargo run --release --manifest-path benches/codec/Cargo.toml`. It prints, for each
//! document, the time a byte of each reader (the fastest of many turns), and its ratio to serde's
//! derive. A first argument bounds the seconds spent on each document.

mod by_jiter;
mod documents;
mod models;
mod runtime;

use std::hint::black_box;
use std::time::{Duration, Instant};

use by_jiter::ByJiter;
use runtime::json::{self, Decode, Json};
use serde::de::DeserializeOwned;

fn main() {
    let seconds = std::env::args()
        .nth(1)
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(2.0);
    let budget = Duration::from_secs_f64(seconds);
    println!(
        "{:<42} {:>9} {:>16} {:>16} {:>16}",
        "document", "bytes", "serde derive", "jiter", "own"
    );
    compare::<models::Sessions>("client sessions, compact", &documents::sessions(), budget);
    compare::<models::Sessions>(
        "client sessions, indented",
        &documents::indented(&documents::sessions()),
        budget,
    );
    compare::<models::Devices>(
        "devices (22 members, nested)",
        &documents::devices(),
        budget,
    );
    compare::<models::Events>(
        "events (union of 50), tag second",
        &documents::events(false),
        budget,
    );
    compare::<models::Events>(
        "events (union of 50), tag last",
        &documents::events(true),
        budget,
    );
    compare::<models::Numbers>("numbers", &documents::numbers(), budget);
    compare::<models::Texts>("texts with escapes and emoji", &documents::texts(), budget);
    dynamic("devices as dynamic values", &documents::devices(), budget);
}

fn compare<T: Decode + ByJiter + DeserializeOwned>(name: &str, text: &str, budget: Duration) {
    let text = text.as_bytes();
    report(
        name,
        text.len(),
        budget,
        [
            &mut || {
                drop(black_box(
                    serde_json::from_slice::<T>(black_box(text)).expect("a document"),
                ))
            },
            &mut || {
                drop(black_box(
                    by_jiter::from_slice::<T>(black_box(text)).expect("a document"),
                ))
            },
            &mut || {
                drop(black_box(
                    json::from_slice::<T>(black_box(text)).expect("a document"),
                ))
            },
        ],
    );
}

fn dynamic(name: &str, text: &str, budget: Duration) {
    let text = text.as_bytes();
    report(
        name,
        text.len(),
        budget,
        [
            &mut || {
                drop(black_box(
                    serde_json::from_slice::<serde_json::Value>(black_box(text))
                        .expect("a document"),
                ))
            },
            &mut || {
                drop(black_box(
                    jiter::JsonValue::parse_owned(black_box(text), false, jiter::PartialMode::Off)
                        .expect("a document"),
                ))
            },
            &mut || {
                drop(black_box(
                    json::from_slice::<Json>(black_box(text)).expect("a document"),
                ))
            },
        ],
    );
}

/// Takes turns, so that what else the machine does hits all of them, and counts the fastest turn of
/// each.
fn report(name: &str, bytes: usize, budget: Duration, mut readers: [&mut dyn FnMut(); 3]) {
    let mut best = [Duration::MAX; 3];
    let start = Instant::now();
    while start.elapsed() < budget {
        for (reader, best) in readers.iter_mut().zip(&mut best) {
            let before = Instant::now();
            reader();
            *best = (*best).min(before.elapsed());
        }
    }
    let [serde, ..] = best;
    print!("{name:<42} {bytes:>9}");
    for time in best {
        let nanoseconds = time.as_nanos() as f64 / bytes as f64;
        print!(
            " {:>16}",
            format!(
                "{nanoseconds:.2} ns/B  {:.2}",
                time.as_secs_f64() / serde.as_secs_f64()
            )
        );
    }
    println!();
}
