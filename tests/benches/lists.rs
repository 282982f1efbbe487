//! Reading a season from Football.TXT, in turn with the same season as this program's own JSON: a season as people keep it,
//! about 200 matches, and large ones, so that a curve that bends is seen. Told are times a match, and the two in one run as a
//! ratio.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cuptie::source;

/// Clubs that begin, in powers of two: with 100 ties of two legs a season is one of about 200 matches.
const CLUBS: [u32; 4] = [100, 1_024, 8_192, 32_768];
/// How often each text is read.
const TIMES: usize = 15;

fn main() {
    println!("{TIMES} times each, in turn; medians");
    println!("{:>8} {:>9} {:>12} {:>14} {:>12} {:>8}", "matches", "KiB", "list", "a match", "as JSON", "ratio");
    for clubs in CLUBS {
        let list = season(clubs);
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

/// A season in which so many clubs begin, every tie of two legs. Who is left over without an opponent waits a round.
fn season(clubs: u32) -> String {
    let mut text = "= Large Cup 2023/24\n".to_owned();
    let mut left: Vec<u32> = (0..clubs).collect();
    let mut round = 1;
    while left.len() > 1 {
        text.push_str(&format!("\n▪ Round {round}\n"));
        for leg in 0..2 {
            text.push_str(&format!("Tue {} {}\n", ["Aug", "Sep", "Oct"][round % 3], 1 + 7 * leg));
            for pair in left.chunks_exact(2) {
                let [host, guest] = if leg == 0 { [pair[0], pair[1]] } else { [pair[1], pair[0]] };
                let score = ["2-1 (1-0)", "0-1 (0-0)"][leg];
                text.push_str(&format!(
                    "  20:45  {:24} v {:24} {score}  @ Some ground, Some town\n",
                    name(host),
                    name(guest)
                ));
            }
        }
        // The first goes through: 2-1 at home, 1-0 away.
        let alone = left.len() % 2;
        let waits = left.split_off(left.len() - alone);
        left = left.into_iter().step_by(2).chain(waits).collect();
        round += 1;
    }
    text
}

/// A name like another's, and no other's.
fn name(number: u32) -> String {
    let first = ["Anchor", "Buoy", "Coral", "Dory", "Eel", "Ferry", "Gull", "Heron"][number as usize % 8];
    format!("FC {first} {} (AAA)", number / 8)
}
