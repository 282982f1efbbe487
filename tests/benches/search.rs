//! From a letter in the filter line to what it found, in a competition of 16,383 ties. Beside it what settling that
//! competition costs, as the yardstick, and making the index, which happens once.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use cuptie::bracket::Bracket;
use cuptie::competition::Competition;
use cuptie::search::Index;
use cuptie::source;
use serde_json::{Value, json};

/// How many rounds there are; the first has a tie for every two of the clubs.
const ROUNDS: u32 = 14;

/// What somebody types, with how much it finds: all of one half, few, many, one, none.
const QUERIES: [&str; 5] = ["blue", "14 aug 2004", "penalties", "r3-17", "xyzzy"];

fn competition() -> Arc<Competition> {
    let club = |i: u32| {
        let colour = ["Red", "Blue"][i as usize % 2];
        json!({"id": format!("c{i}"), "name": format!("{colour} {i}"), "association": "AAA"})
    };
    let rounds: Vec<Value> = (1..=ROUNDS)
        .map(|round| json!({"id": round.to_string(), "name": format!("Round {round}"), "ties": ties(round)}))
        .collect();
    let clubs: Vec<Value> = (0..1 << ROUNDS).map(club).collect();
    let file = json!({"cuptie": 1, "name": "Large Cup", "season": "1", "associations": {"AAA": "Aland"}, "clubs": clubs,
        "regulations": {"ladder": "one-match"}, "rounds": rounds});
    Arc::new(source::read(file.to_string().as_bytes()).expect("it keeps to the format"))
}

/// Every third tie is decided on penalties.
fn ties(round: u32) -> Vec<Value> {
    let side = |i: u32| match round {
        1 => json!({"club": format!("c{i}")}),
        _ => json!({"winner_of": format!("r{}-{i}", round - 1)}),
    };
    let tie = |i: u32| {
        let (day, level) = (1 + i % 28, i.is_multiple_of(3));
        let leg = json!({"host": "a", "date": format!("{}-08-{day:02}", 2000 + round), "town": format!("Town {}", i % 500),
            "score": {"a": 1, "b": u8::from(level)}, "extra_time": {"a": 1, "b": u8::from(level)}});
        let mut tie = json!({"id": format!("r{round}-{i}"), "a": side(2 * i), "b": side(2 * i + 1), "legs": [leg]});
        if level {
            tie["shootout"] = json!({"a": 4, "b": 2});
        } else {
            tie["legs"][0].as_object_mut().expect("an object").remove("extra_time");
        }
        tie
    };
    (0..1 << (ROUNDS - round)).map(tie).collect()
}

fn searches(criterion: &mut Criterion) {
    let competition = competition();
    let bracket = Bracket::new(Arc::clone(&competition));
    let index = Index::new(&bracket);
    let found = QUERIES.map(|query| index.find(&bracket, query).stops().len());
    assert!(found[..4].iter().all(|ties| *ties > 0) && found[4] == 0, "queries that mean nothing: {found:?}");

    criterion.bench_function("search/settling the bracket", |bencher| {
        bencher.iter(|| Bracket::new(Arc::clone(&competition)));
    });
    criterion.bench_function("search/index", |bencher| bencher.iter(|| Index::new(&bracket)));
    for query in QUERIES {
        criterion.bench_function(&format!("search/{query}"), |bencher| {
            bencher.iter(|| index.find(&bracket, black_box(query)));
        });
    }
}

criterion_group!(benches, searches);
criterion_main!(benches);
