//! Competitions with more of what is rare than `competitions` has: regulations of a round or of a tie alone, matches after the
//! legs, legs that do not count, lots, rulings with a day, and days that are missing.

use super::{Feeding, competitions};
use cuptie::source;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// A competition with some rare things in it.
pub fn richer(most: usize) -> impl Strategy<Value = String> {
    let rare = (any::<Index>(), any::<Index>(), select(RARE));
    (competitions(Feeding::Anyhow, most), vec(rare, 0..24)).prop_map(|(text, rare)| {
        rare.iter().fold(text, |text, (round, tie, put)| {
            let mut document: Value = serde_json::from_str(&text).expect("it is written as json");
            let rounds = document["rounds"].as_array_mut().expect("rounds");
            let round = round.get_mut(rounds);
            let (count, round_of) = (round["ties"].as_array().map_or(0, Vec::len), &mut *round);
            if count > 0 {
                put(round_of, tie.index(count));
            }
            // What does not go with the rest is left out.
            let other = format!("{document:#}");
            if source::read(other.as_bytes()).is_ok() { other } else { text }
        })
    })
}

/// Puts something into a round, or into a tie of it.
type Put = fn(&mut Value, usize);

const RARE: &[Put] = &[
    as_the_first,
    as_the_first,
    as_the_first,
    |round, _| round["regulations"] = json!({"ladder": "uefa-2021"}),
    |round, _| round["regulations"] = json!({"ladder": "fa-cup"}),
    |round, _| round["regulations"] = json!({"ladder": play_off()}),
    |round, _| drop(round.as_object_mut().and_then(|round| round.remove("windows"))),
    |round, tie| round["ties"][tie]["regulations"] = json!({"ladder": "uefa-1955"}),
    |round, tie| round["ties"][tie]["regulations"] = json!({"ladder": {"steps": ["aggregate"], "legs": 1}}),
    |round, tie| {
        round["ties"][tie]["regulations"] = json!({"ladder": "fa-cup"});
        round["ties"][tie]["legs"] = json!([{"host": "a", "score": score(1, 1), "date": "2023-02-03"}]);
        round["ties"][tie]["replays"] = json!([contest("b", 1, 1, Some("2023-02-10")), contest("a", 2, 1, None)]);
    },
    |round, tie| {
        round["ties"][tie]["regulations"] = json!({"ladder": play_off()});
        round["ties"][tie]["legs"] = json!([leg("a", 1, 0), leg("b", 0, 1)]);
        round["ties"][tie]["play_off"] = contest("a", 1, 1, Some("2023-03-10"));
        round["ties"][tie]["lots"] = json!("b");
    },
    |round, tie| round["ties"][tie]["legs"] = json!([leg("a", 1, 0), leg("b", 0, 1)]),
    |round, tie| round["ties"][tie]["legs"] = json!([leg("a", 2, 1), leg("b", 0, 1)]),
    |round, tie| round["ties"][tie]["shootout"] = json!({"winner": "b"}),
    |round, tie| round["ties"][tie]["through"] = json!("a"),
    |round, tie| round["ties"][tie]["ruling"] = json!({"out": "a", "how": "withdrew", "date": "2023-02-02"}),
    |round, tie| round["ties"][tie]["ruling"] = json!({"through": "neither"}),
    |round, tie| round["ties"][tie]["ruling"] = json!({"through": "b", "date": "2023-04-04"}),
    |round, tie| round["ties"][tie]["better_placed"] = json!("b"),
    |round, tie| round["ties"][tie]["name"] = json!("The match that they still tell of in the mountains"),
    |round, tie| round["ties"][tie]["note"] = json!("A note."),
    |round, tie| each_leg(round, tie, |leg| drop(leg.remove("date"))),
    |round, tie| first_leg(round, tie, |leg| drop(leg.insert("state".to_owned(), json!("annulled")))),
    |round, tie| first_leg(round, tie, |leg| drop(leg.insert("state".to_owned(), json!("abandoned")))),
    |round, tie| {
        first_leg(round, tie, |leg| {
            leg.insert("state".to_owned(), json!("awarded"));
            leg.insert("awarded".to_owned(), score(3, 0));
        });
    },
    |round, tie| last_leg(round, tie, |leg| drop(leg.insert("extra_time".to_owned(), score(3, 4)))),
];

/// What happened in a tie is what happened in the first one of its round.
fn as_the_first(round: &mut Value, tie: usize) {
    for happened in ["legs", "shootout", "ruling", "play_off", "replays", "lots", "through"] {
        if let Some(first) = round["ties"][0].get(happened).cloned() {
            round["ties"][tie][happened] = first;
        }
    }
}

type Leg = serde_json::Map<String, Value>;

fn legs(round: &mut Value, tie: usize) -> impl DoubleEndedIterator<Item = &mut Leg> {
    let legs = round["ties"][tie].get_mut("legs").and_then(Value::as_array_mut);
    legs.into_iter().flatten().filter_map(Value::as_object_mut)
}

fn each_leg(round: &mut Value, tie: usize, put: impl Fn(&mut Leg)) {
    legs(round, tie).for_each(put);
}

fn first_leg(round: &mut Value, tie: usize, put: impl Fn(&mut Leg)) {
    legs(round, tie).take(1).for_each(put);
}

fn last_leg(round: &mut Value, tie: usize, put: impl Fn(&mut Leg)) {
    legs(round, tie).rev().take(1).for_each(put);
}

fn score(a: u16, b: u16) -> Value {
    json!({"a": a, "b": b})
}

fn leg(host: &str, a: u16, b: u16) -> Value {
    json!({"host": host, "score": score(a, b)})
}

fn contest(host: &str, a: u16, b: u16, day: Option<&str>) -> Value {
    let mut leg = leg(host, a, b);
    if let Some(day) = day {
        leg["date"] = json!(day);
    }
    json!({"legs": [leg]})
}

fn play_off() -> Value {
    json!({"steps": ["aggregate", "play_off", "lots"], "legs": 2, "play_off": ["aggregate", "extra_time"]})
}
