//! Reading a season from Football.TXT, in turn with the same season as this program's own JSON: a season as people keep it,
//! about 200 matches, and large ones, so that a curve that bends is seen. Told are times a match, and the two in one run as a
//! ratio.

#[path = "../generator/cup/mod.rs"]
mod cup;

use std::hint::black_box;
use std::time::{Duration, Instant};

use cup::Cup;
use cuptie::source;

/// Clubs that begin, in powers of two: with 100 ties of two legs a season is one of about 200 matches.
const CLUBS: [u32; 4] = [100, 1_024, 8_192, 32_768];
/// How often each text is read.
const TIMES: usize = 15;

fn main() {
    println!("{TIMES} times each, in turn; medians");
    println!("{:>8} {:>9} {:>12} {:>14} {:>12} {:>8}", "matches", "KiB", "list", "a match", "as JSON", "ratio");
    for clubs in CLUBS {
        let list = Cup::of(clubs).football_txt_text();
        let competition = source::read(list.as_bytes()).unwrap_or_else(|problems| panic!("{problems}"));
        let json = source::json::write(&competition).unwrap_or_default();
        let matches = list.matches(" v ").count();
        let mut times: [Vec<Duration>; 2] = Default::default();
        for _ in 0..TIMES {
            for (text, times) in [&list, &json].into_iter().zip(&mut times) {
                times.push(time(|| source::read(text.as_bytes()).is_ok()));
            }
        }
        let [list_time, json_time] = times.map(median);
        println!(
            "{matches:>8} {:>9} {list_time:>12.1?} {:>14.2?} {json_time:>12.1?} {:>8.2}",
            list.len() >> 10,
            list_time / matches as u32,
            list_time.as_secs_f64() / json_time.as_secs_f64(),
        );
    }
}

fn time<T>(work: impl Fn() -> T) -> Duration {
    let begin = Instant::now();
    black_box(work());
    begin.elapsed()
}

fn median(mut values: Vec<Duration>) -> Duration {
    values.sort();
    values[values.len() / 2]
}
