//! The competitions in assets/examples: each is read, settled and checked, ends as it did in the world, and every tie and
//! place of it is reached with the arrow keys.

mod generator;
mod support;
mod walk;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cuptie::bracket::Bracket;
use cuptie::browse::App;
use cuptie::check::{Severity, check};
use cuptie::competition::{ClubId, Node, Side, TieId};
use cuptie::report::{self, Format};
use cuptie::rules::Step;
use generator::nodes;
use proptest::prelude::TestCaseError;
use ratatui::layout::Size;
use support::{COLOURS, Screen};
use walk::check_reached;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples")
}

fn example(name: &str) -> Bracket {
    let files = ["json", "txt"].map(|form| folder().join(format!("{name}.{form}")));
    let text = files.iter().find_map(|file| fs::read_to_string(file).ok()).expect("an example");
    generator::bracket(&text)
}

fn tie(bracket: &Bracket, id: &str) -> TieId {
    let competition = bracket.competition();
    competition.tie_ids().find(|tie| competition[*tie].id == id).unwrap_or_else(|| panic!("no tie {id}"))
}

fn name(bracket: &Bracket, club: Option<ClubId>) -> &str {
    club.map_or("", |club| &bracket.competition()[club].name)
}

/// How many ties each round has, and who won the last of all.
fn course(bracket: &Bracket) -> (Vec<usize>, &str) {
    let competition = bracket.competition();
    let last = competition.tie_ids().last().expect("a tie");
    let counts = competition.rounds().iter().map(|round| round.ties().count());
    (counts.collect(), name(bracket, bracket.winner(last)))
}

/// Every example, with the ties of its rounds, its winner, and how much check notes.
const EXAMPLES: &[(&str, &[usize], &str, usize)] = &[
    ("champions-league-2014-15", &[8, 4, 2, 1], "Barcelona", 0),
    ("champions-league-2015-16", &[10, 8, 4, 2, 1], "Real Madrid", 0),
    ("champions-league-2018-19", &[8, 4, 2, 1], "Liverpool", 0),
    // What West Ham v Everton stood at after 90 minutes is not known.
    ("fa-cup-1979-80", &[16, 8, 4, 2, 1], "West Ham United", 1),
    // A leg is set for a day outside the round's.
    ("harbour-cup-half-played", &[2, 4, 2, 1], "", 1),
    ("world-cup-2014", &[8, 4, 2, 1, 1], "Germany", 0),
];

#[test]
fn every_example_ends_as_it_did() {
    let files = fs::read_dir(folder()).expect("the examples");
    let files: BTreeSet<_> = files.map(|file| file.expect("a file").path().file_stem().map(Into::into)).collect();
    let listed: BTreeSet<Option<PathBuf>> = EXAMPLES.iter().map(|(name, ..)| Some(name.into())).collect();
    assert_eq!(files, listed);
    for (name, rounds, winner, notes) in EXAMPLES {
        let bracket = example(name);
        assert_eq!(course(&bracket), (rounds.to_vec(), *winner), "{name}");
        let found = check(&bracket);
        assert!(found.iter().all(|finding| finding.severity == Severity::Note), "{name}: {found:?}");
        assert_eq!(found.len(), *notes, "{name}: {found:?}");
    }
}

#[test]
fn arrows_lead_to_every_tie_and_place_of_every_example() -> Result<(), TestCaseError> {
    for (name, ..) in EXAMPLES {
        for size in [Size::new(80, 24), Size::new(30, 8), Size::new(200, 60)] {
            let bracket = example(name);
            let all = nodes(&bracket);
            check_reached(&mut App::new(bracket, size), &all)?;
        }
    }
    Ok(())
}

#[test]
fn germany_won_the_world_cup_and_the_netherlands_came_third() {
    let bracket = example("world-cup-2014");
    let winner = |id| name(&bracket, bracket.winner(tie(&bracket, id)));
    assert_eq!((winner("63"), winner("64")), ("Netherlands", "Germany"));
    let brazil = bracket.club(tie(&bracket, "61"), Side::A).expect("Brazil");
    let road: Vec<&str> = bracket
        .road(brazil)
        .map(|node| bracket.competition().column_name(bracket.competition().column_of(node)))
        .collect();
    let rounds = ["Groups", "Round of 16", "Quarter-finals", "Semi-finals", "Match for third place"];
    assert_eq!(road, rounds);
}

#[test]
fn arsenal_and_liverpool_met_four_times() {
    let bracket = example("fa-cup-1979-80");
    let semi = tie(&bracket, "s-2");
    assert_eq!(bracket.facts(semi).replays.len(), 3);
    assert_eq!(bracket.verdict(semi).decided_by(), Some(Step::Replays));
    assert_eq!(name(&bracket, bracket.winner(semi)), "Arsenal");
    let replayed = |tie: &TieId| !bracket.facts(*tie).replays.is_empty();
    assert_eq!(bracket.competition().tie_ids().filter(replayed).count(), 8);
}

#[test]
fn valencia_came_through_the_play_off_and_wolfsburg_out_of_a_group() {
    let bracket = example("champions-league-2015-16");
    let road = |id: &str| {
        let competition = bracket.competition();
        let club = competition.club_ids().find(|club| competition[*club].id == id).expect("a club");
        let nodes = bracket.road(club).map(|node| match node {
            Node::Tie(tie) => bracket.tie(tie).id.to_string(),
            Node::Place(place) => competition.place_code(place),
        });
        nodes.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(road("valencia"), "po-2 H2");
    assert_eq!(road("wolfsburg"), "B4 r16-3 qf-2");
    assert_eq!(road("real-madrid"), "A2 r16-4 qf-2 sf-1 final");
    assert_eq!(road("celtic"), "po-3");
}

fn screen(name: &str, keys: &str) -> String {
    Screen::with(example(name), COLOURS, 120, 40).press(keys).text()
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "no “{part}” in\n{text}");
    }
}

#[test]
fn the_name_of_a_round_goes_on_to_the_next_one() {
    holds(&screen("world-cup-2014", "right right right right"), &["Semi-finals           Match for third place Final"]);
}

#[test]
fn what_is_told_of_a_round_stands_clear_of_its_name() {
    let about = screen("champions-league-2015-16", "i");
    holds(&about, &[" play-off round legs 18–19 Aug and 25–26 Aug", " group stage    drawn Thu 27 Aug 2015"]);
    holds(&screen("world-cup-2014", "i"), &[" quarter-finals        4–5 Jul "]);
}

#[test]
fn only_groups_that_were_drawn_say_that_their_standings_are_not_from_the_draw() {
    for name in ["world-cup-2014", "champions-league-2015-16"] {
        let groups = screen(name, "tab tab end");
        assert!(!groups.contains("not from the draw"), "{groups}");
    }
}

#[test]
fn a_list_has_the_groups_where_they_were_played() {
    for (name, before, after) in
        [("world-cup-2014", "World Cup", "Round of 16"), ("champions-league-2015-16", "Play-off round", "Round of 16")]
    {
        let mut list = Vec::new();
        report::print(&mut list, &example(name), None, Format::List, false).expect("it is written");
        let list = String::from_utf8(list).expect("text");
        let at = |text: &str| list.find(text).unwrap_or_else(|| panic!("no “{text}” in\n{list}"));
        assert!(at(before) < at("\n  A1  ") && at("\n  H4  ") < at(after), "{list}");
    }
}
