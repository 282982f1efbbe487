//! Reading a large file: a right one, and ones with slips that have to be explained. Each is read in turn with the same text
//! as plain JSON, so that whatever else the machine does meets all of them, and is told as a multiple of that.

#[path = "../generator/cup/mod.rs"]
mod cup;

use std::hint::black_box;
use std::time::{Duration, Instant};

use cup::Cup;
use cuptie::source;
use serde_json::Value;

/// How many clubs there are.
const CLUBS: u32 = 1 << 14;
/// How often each text is read.
const TIMES: usize = 15;

fn main() {
    let right = Cup::of(CLUBS).json_text();
    let texts = [("1 slip", slips(&right, 1)), ("120 slips", slips(&right, 120)), ("right", right)];
    println!("{} ties, {TIMES} times each, in turn; medians, as multiples of plain JSON", CLUBS - 1);
    for (what, text) in texts {
        let plain = || black_box(serde_json::from_str::<Value>(&text)).is_ok();
        let ours = || black_box(source::read(text.as_bytes())).is_ok();
        let ratios = (0..TIMES).map(|_| {
            let plain = time(plain);
            time(ours).as_secs_f64() / plain.as_secs_f64()
        });
        println!("{what:<10} {:.2}", median(ratios.collect()));
    }
}

fn time<T>(work: impl Fn() -> T) -> Duration {
    let begin = Instant::now();
    black_box(work());
    begin.elapsed()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The same with a misspelt key in so many ties of the first round, evenly spread.
fn slips(right: &str, count: usize) -> String {
    let is_first_round = |line: &&str| line.trim_start().starts_with("{\"id\": \"r1-");
    let apart = right.lines().filter(is_first_round).count() / count;
    let mut tie = 0;
    let line = |line: &str| {
        let wrong = is_first_round(&line) && {
            tie += 1;
            tie % apart == 1 && tie / apart < count
        };
        line.replacen("{", if wrong { "{\"notte\": \"?\", " } else { "{" }, 1) + "\n"
    };
    right.lines().map(line).collect()
}
