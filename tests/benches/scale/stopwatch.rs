//! How long something takes: again and again, and the median, since whatever else the machine does hits some of the times.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What takes little is done so often, a letter less often, and so long, unless that takes too long.
const OFTEN: usize = 5;
const LETTERS: usize = 3;
const LONG_ENOUGH: Duration = Duration::from_millis(1);
const TOO_LONG: Duration = Duration::from_millis(100);

/// How long the processor is at work on it, without the end of what comes of it. Others who use the machine make everything
/// take longer, but what takes long anyway most.
pub fn timed<T>(mut work: impl FnMut() -> T) -> Duration {
    again(OFTEN, || {
        let begin = worked();
        let made = black_box(work());
        let time = worked() - begin;
        drop(made);
        time
    })
}

/// How long somebody waits for it.
pub fn waited(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

/// How long the slowest of several letters takes.
pub fn worst(letters: &[&str], mut time: impl FnMut(&str) -> Duration) -> Duration {
    letters.iter().map(|letter| again(LETTERS, || time(letter))).max().unwrap_or_default()
}

/// The median of so many times at least; of fewer where they take too long.
fn again(often: usize, mut time: impl FnMut() -> Duration) -> Duration {
    let (mut times, mut all) = (Vec::new(), Duration::ZERO);
    while times.is_empty() || (all < TOO_LONG && (times.len() < often || all < LONG_ENOUGH)) {
        let time = time();
        times.push(time);
        all += time;
    }
    times.sort_unstable();
    times[times.len() / 2]
}

/// How long the processor has been at work for this process, all threads of it.
#[cfg(target_os = "linux")]
fn worked() -> Duration {
    nix::time::ClockId::CLOCK_PROCESS_CPUTIME_ID.now().expect("Linux tells it").into()
}

/// How long the process has been there, where no more is told.
#[cfg(not(target_os = "linux"))]
fn worked() -> Duration {
    use std::sync::LazyLock;
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGIN.elapsed()
}
