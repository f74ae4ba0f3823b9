//! How far the work is: a bar where a person is looking, else a line for each document.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// Several threads report to it.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    step: &'static str,
    total: usize,
    done: std::sync::atomic::AtomicUsize,
}

impl Progress {
    pub(super) fn start(step: &'static str, total: usize) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(total as u64);
            if let Ok(style) =
                ProgressStyle::with_template("{prefix:>9} {wide_bar} {pos}/{len} {elapsed} {msg}")
            {
                bar.set_style(style);
            }
            bar.set_prefix(step);
            bar
        });
        Self {
            bar,
            step,
            total,
            done: 0.into(),
        }
    }

    /// One document more, and what came of it.
    pub(super) fn tell(&self, document: &str, text: &str) {
        let done = 1 + self.done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let line = format!("{} {done}/{} {document}: {text}", self.step, self.total);
        match &self.bar {
            Some(bar) => {
                bar.println(line);
                bar.inc(1);
            }
            None => eprintln!("{line}"),
        }
    }

    pub(super) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
