//! Several documents at once, as far as memory allows.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a piece of work is expected to need.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Need {
    /// Megabytes at its peak.
    pub(super) memory: f64,
    /// Seconds by the clock.
    pub(super) seconds: f64,
}

/// What there is to work with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Means {
    /// How many pieces of work at once.
    pub(super) jobs: usize,
    /// Megabytes for all of them.
    pub(super) memory: f64,
    /// When no more may be begun that would not end before.
    pub(super) deadline: Option<Instant>,
}

struct State<T> {
    /// What waits, the next one first; an entry is taken out once it runs.
    queue: Vec<Option<(T, Need)>>,
    running: usize,
    free: f64,
    left: Vec<T>,
}

/// Does all the work, each piece in a worker of a number below `jobs`. Gives back what there was no
/// time for.
pub(super) fn run<T: Send>(
    work: Vec<(T, Need)>,
    means: Means,
    act: impl Fn(usize, T) + Sync,
) -> Vec<T> {
    let state = Mutex::new(State {
        queue: work.into_iter().map(Some).collect(),
        running: 0,
        free: means.memory,
        left: Vec::new(),
    });
    let changed = Condvar::new();
    std::thread::scope(|scope| {
        for worker in 0..means.jobs.max(1) {
            let (state, changed, act) = (&state, &changed, &act);
            scope.spawn(move || {
                while let Some((item, need)) = take(state, changed, means.deadline) {
                    act(worker, item);
                    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                    state.running -= 1;
                    state.free += need.memory;
                    changed.notify_all();
                }
            });
        }
    });
    state
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .left
}

/// Waits for the next piece of work that fits; `None` once nothing is left.
fn take<T>(
    state: &Mutex<State<T>>,
    changed: &Condvar,
    deadline: Option<Instant>,
) -> Option<(T, Need)> {
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let time = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        state.give_up(time);
        if state.queue.iter().all(Option::is_none) {
            return None;
        }
        let needs: Vec<Option<f64>> = state
            .queue
            .iter()
            .map(|entry| entry.as_ref().map(|(_, need)| need.memory))
            .collect();
        if let Some(index) = choose(&needs, state.free, state.running) {
            let taken = state.queue.get_mut(index).and_then(Option::take)?;
            state.running += 1;
            state.free -= taken.1.memory;
            return Some(taken);
        }
        state = changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

impl<T> State<T> {
    /// Takes out what would not be done in time.
    fn give_up(&mut self, time: Option<Duration>) {
        let Some(time) = time else { return };
        for entry in &mut self.queue {
            let is_late = entry
                .as_ref()
                .is_some_and(|(_, need)| need.seconds > time.as_secs_f64());
            if is_late && let Some((item, _)) = entry.take() {
                self.left.push(item);
            }
        }
    }
}

/// The first that fits into the free memory; where nothing runs, the first one, however much it
/// needs.
fn choose(needs: &[Option<f64>], free: f64, running: usize) -> Option<usize> {
    let fits = |need: &Option<f64>| need.is_some_and(|need| need <= free || running == 0);
    needs.iter().position(fits)
}

/// Megabytes that the machine can give without harm: three quarters of what is free now.
pub(super) fn free_memory() -> f64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes = text
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))
        .and_then(|rest| {
            rest.trim()
                .trim_end_matches("kB")
                .trim()
                .parse::<f64>()
                .ok()
        });
    // Where it is unknown, what a small machine has.
    kilobytes.map_or(3000.0, |kilobytes| kilobytes * 0.75 * 1.024 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_goes_first_and_nothing_waits_forever() {
        let needs = [None, Some(900.0), Some(200.0)];
        assert_eq!(choose(&needs, 1000.0, 1), Some(1));
        assert_eq!(choose(&needs, 500.0, 1), Some(2));
        assert_eq!(choose(&needs, 100.0, 1), None);
        assert_eq!(choose(&needs, 100.0, 0), Some(1));
        assert_eq!(choose(&[None], 100.0, 0), None);
    }

    #[test]
    fn all_work_is_done_within_the_means() {
        let most = Mutex::new((0, 0));
        let work = (0..20)
            .map(|item| {
                (
                    item,
                    Need {
                        memory: 40.0,
                        seconds: 0.0,
                    },
                )
            })
            .collect();
        let means = Means {
            jobs: 4,
            memory: 100.0,
            deadline: None,
        };
        let done = Mutex::new(Vec::new());
        let left = run(work, means, |_, item| {
            most.lock().unwrap().0 += 1;
            std::thread::sleep(Duration::from_millis(1));
            let mut most = most.lock().unwrap();
            most.1 = most.0.max(most.1);
            most.0 -= 1;
            done.lock().unwrap().push(item);
        });
        let mut done = done.into_inner().unwrap();
        done.sort_unstable();
        assert_eq!(done, (0..20).collect::<Vec<_>>());
        assert!(left.is_empty());
        assert!(most.into_inner().unwrap().1 <= 2);
    }

    #[test]
    fn what_would_end_too_late_is_left() {
        let need = |seconds| Need {
            memory: 1.0,
            seconds,
        };
        let means = Means {
            jobs: 1,
            memory: 10.0,
            deadline: Some(Instant::now() + Duration::from_secs(60)),
        };
        let left = run(
            vec![("long", need(600.0)), ("short", need(1.0))],
            means,
            |_, item| assert_eq!(item, "short"),
        );
        assert_eq!(left, ["long"]);
    }
}
