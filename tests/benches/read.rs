//! Reading a large file: a right one, and ones with slips that have to be explained. Each is read in turn with the same text
//! as plain JSON, so that whatever else the machine does meets all of them, and is told as a multiple of that.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cuptie::source;
use serde_json::{Value, json};

/// Rounds of the competition, which begins with two clubs to the power of that.
const ROUNDS: u32 = 14;
/// How often each text is read.
const TIMES: usize = 15;

fn main() {
    let right = competition();
    let texts = [("right", right.to_string()), ("1 slip", slips(&right, 1)), ("120 slips", slips(&right, 120))];
    println!("{} ties, {TIMES} times each, in turn; medians, as multiples of plain JSON", (1 << ROUNDS) - 1);
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

/// A whole competition, all of it played.
fn competition() -> Value {
    let club =
        |number: u32| json!({"id": format!("c{number}"), "name": format!("Club {number}"), "association": "AAA"});
    let side = |round: u32, number: u32| match round {
        1 => json!({"club": format!("c{number}")}),
        _ => json!({"winner_of": format!("{}-{number}", round - 1)}),
    };
    let leg = |host: &str, round: u32, a: u32, b: u32| {
        let date = format!("2023-{:02}-{:02}", 1 + round % 12, 1 + round / 12);
        json!({"host": host, "date": date, "score": {"a": a, "b": b}, "ground": "Some ground", "town": "Some town"})
    };
    let tie = |round: u32, number: u32| {
        json!({"id": format!("{round}-{number}"), "a": side(round, 2 * number), "b": side(round, 2 * number + 1),
            "legs": [leg("a", round, 2, number % 3), leg("b", round, 1, 0)]})
    };
    let round = |round: u32| {
        let ties: Vec<Value> = (0..1 << (ROUNDS - round)).map(|number| tie(round, number)).collect();
        json!({"id": round.to_string(), "name": format!("Round {round}"), "ties": ties})
    };
    json!({"cuptie": 1, "name": "Large Cup", "season": "2023", "regulations": {"ladder": "caf"},
        "associations": {"AAA": "Aland"}, "clubs": (0..1 << ROUNDS).map(club).collect::<Vec<_>>(),
        "rounds": (1..=ROUNDS).map(round).collect::<Vec<_>>()})
}

/// The same with a misspelt key in so many ties of the first round, evenly spread.
fn slips(right: &Value, count: usize) -> String {
    let mut wrong = right.clone();
    let Some(ties) = wrong.pointer_mut("/rounds/0/ties").and_then(Value::as_array_mut) else { return String::new() };
    let apart = ties.len() / count;
    for tie in ties.iter_mut().step_by(apart).take(count) {
        tie["notte"] = "?".into();
    }
    wrong.to_string()
}
