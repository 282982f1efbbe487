//! The map of what every score of a leg would come to, and the sentence below it: both are made anew whenever a tie is
//! looked at. Beside them what deciding that tie once costs, as the yardstick: a map decides it for every score.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use cuptie::ask::{self, Outcomes};
use cuptie::bracket::Bracket;
use cuptie::competition::TieId;
use cuptie::rules::decide;
use cuptie::source;
use cuptie::wording::{self, Letters};

/// FUS Rabat v USM Alger: 1-1 and 0-0, on away goals.
fn away_goals(bracket: &Bracket) -> TieId {
    let mut ties = bracket.competition().tie_ids();
    ties.find(|tie| bracket.tie(*tie).id == "r2-02").expect("a tie of the built-in competition")
}

fn needs(criterion: &mut Criterion) {
    let bracket = Bracket::new(source::built_in().expect("the built-in competition can be read"));
    let tie = away_goals(&bracket);
    let (facts, ladder) = (bracket.facts(tie), bracket.ladder(tie));
    let map = Outcomes::of_the_question(facts, ladder).expect("both legs were played");
    assert!(map.matters(), "a map that means nothing");

    criterion.bench_function("needs/deciding the tie", |bencher| bencher.iter(|| decide(black_box(facts), ladder)));
    criterion
        .bench_function("needs/map", |bencher| bencher.iter(|| Outcomes::of_the_question(black_box(facts), ladder)));
    criterion.bench_function("needs/letters", |bencher| bencher.iter(|| Letters::of(&bracket, tie, black_box(&map))));
    criterion
        .bench_function("needs/sentence", |bencher| bencher.iter(|| wording::needs(&bracket, tie, black_box(&map))));
    criterion.bench_function("needs/all legs", |bencher| bencher.iter(|| ask::legs(black_box(facts), ladder)));
}

criterion_group!(benches, needs);
criterion_main!(benches);
