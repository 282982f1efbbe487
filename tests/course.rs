//! How a tie stood after each goal, and from which on it stood as it ended.

mod support;

use std::fs;
use std::path::Path;

use cuptie::ask::{Cell, Course};
use cuptie::bracket::Bracket;
use cuptie::browse::App;
use cuptie::competition::{Side, TieId};
use cuptie::report::{Format, print};
use cuptie::rules::Step;
use cuptie::{source, wording};
use ratatui::layout::Size;
use serde_json::{Value, json};
use support::{COLOURS, Screen};

fn bracket(text: &[u8]) -> Bracket {
    Bracket::new(source::read(text).expect("it holds together"))
}

fn example(name: &str) -> Bracket {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name);
    bracket(&fs::read(path).expect("there is such a file"))
}

/// A semi-final of two legs and a final, with the legs of the first.
fn semi_final(ladder: &str, legs: Value, more: Value) -> Bracket {
    let mut tie = json!({"id": "s", "a": {"club": "a"}, "b": {"club": "b"}, "legs": legs});
    if let (Value::Object(tie), Value::Object(more)) = (&mut tie, more) {
        tie.extend(more);
    }
    let file = json!({"cuptie": 1, "name": "Harbour Cup", "season": "2026", "regulations": {"ladder": ladder},
        "clubs": [{"id": "a", "name": "Anchor"}, {"id": "b", "name": "Dory"}, {"id": "c", "name": "Ferry"}],
        "rounds": [{"id": "1", "name": "Semi-finals", "ties": [tie]},
            {"id": "2", "name": "Final", "ties": [{"id": "f", "a": {"winner_of": "s"}, "b": {"club": "c"}, "legs": []}]}]});
    bracket(file.to_string().as_bytes())
}

fn tie(bracket: &Bracket, id: &str) -> TieId {
    bracket.competition().tie_ids().find(|tie| bracket.tie(*tie).id == id).expect("a tie of that id")
}

fn turning(bracket: &Bracket, id: &str) -> Option<String> {
    let tie = tie(bracket, id);
    wording::turning(bracket, tie, &wording::course(bracket, tie))
}

fn stood(course: &Course) -> Vec<Cell> {
    course.matches.iter().flat_map(|told| told.moments.iter().map(|moment| moment.stands)).collect()
}

/// Tottenham Hotspur v Ajax in 2019, as UEFA's match reports have the goals.
fn amsterdam() -> Bracket {
    let legs = json!([
        {"host": "a", "score": {"a": 0, "b": 1}, "scorers": {"b": "van de Beek 15'"}},
        {"host": "b", "score": {"a": 3, "b": 2}, "scorers": {"a": "Moura 55', 59', 90+6'", "b": "de Ligt 5' Ziyech 35'"}}]);
    semi_final("uefa-1970", legs, json!({}))
}

#[test]
fn the_goal_that_turned_a_tie_is_told_with_who_was_through_until_then() {
    let bracket = amsterdam();
    let said = "Anchor were through from Moura’s goal in minute 90+6 of leg 2 on; until then Dory were.";
    assert_eq!(turning(&bracket, "s").as_deref(), Some(said));
    let b = Cell::Through(Side::B, Step::Aggregate);
    let expected = [b, b, b, b, b, Cell::Through(Side::A, Step::AwayGoals)];
    assert_eq!(stood(&wording::course(&bracket, tie(&bracket, "s"))), expected);
}

#[test]
fn a_match_all_of_whose_goals_are_not_told_is_left_out() {
    for scorers in [
        json!({"b": "van de Beek"}),
        json!({"b": "others unknown"}),
        json!({"b": "van de Beek 15', Ziyech 16'"}),
        json!({}),
    ] {
        let legs = json!([{"host": "a", "score": {"a": 0, "b": 1}, "scorers": scorers},
            {"host": "b", "score": {"a": 1, "b": 1}, "scorers": {"a": "Moura 55'", "b": "Ziyech 54'"}}]);
        let bracket = semi_final("uefa-1970", legs, json!({}));
        let course = wording::course(&bracket, tie(&bracket, "s"));
        assert_eq!(course.matches.len(), 1, "{scorers}");
        // They were through before the first goal that is told.
        assert_eq!(turning(&bracket, "s"), None, "{scorers}");
    }
}

#[test]
fn of_goals_in_one_minute_nobody_says_which_was_first() {
    let legs = json!([{"host": "a", "score": {"a": 1, "b": 1}, "scorers": {"a": "Moura 55'", "b": "Ziyech 55'"}}]);
    let bracket = semi_final("one-match", legs, json!({"shootout": {"a": 4, "b": 2}}));
    assert!(!wording::course(&bracket, tie(&bracket, "s")).is_told());
}

#[test]
fn the_goal_that_led_to_penalties_is_told_where_they_settled_it() {
    let legs = json!([{"host": "a", "score": {"a": 1, "b": 1}, "extra_time": {"a": 1, "b": 1},
        "scorers": {"a": "Moura 55' pen", "b": "Blind 89' og"}}]);
    let bracket = semi_final("one-match", legs, json!({"shootout": {"a": 2, "b": 4}}));
    let course = wording::course(&bracket, tie(&bracket, "s"));
    assert_eq!(stood(&course), [Cell::Through(Side::A, Step::Aggregate), Cell::Next(Step::ExtraTime)]);
    let said = "It was level from an own goal by Blind in minute 89 on; until then Anchor were through.";
    assert_eq!(turning(&bracket, "s").as_deref(), Some(said));
}

#[test]
fn nothing_turned_where_a_ruling_settled_it_or_it_is_not_over() {
    let legs = json!([{"host": "a", "score": {"a": 0, "b": 1}, "scorers": {"b": "van de Beek 15'"}}]);
    let ruled = json!({"ruling": {"out": "b", "how": "withdrew"}});
    let bracket = semi_final("uefa-1970", legs.clone(), ruled);
    assert!(!wording::course(&bracket, tie(&bracket, "s")).is_told());
    let bracket = semi_final("uefa-1970", legs, json!({}));
    assert_eq!(stood(&wording::course(&bracket, tie(&bracket, "s"))), [Cell::Through(Side::B, Step::Aggregate)]);
    assert_eq!(turning(&bracket, "s"), None);
}

/// Of a tie of which the first leg alone is told, that is leg 1 wherever it is spoken of.
#[test]
fn a_leg_that_is_told_alone_is_no_match() {
    let legs = json!([{"host": "a", "score": {"a": 0, "b": 1}, "scorers": {"b": "van de Beek 15'"}}]);
    let called = |ladder| {
        let bracket = semi_final(ladder, legs.clone(), json!({}));
        let tie = tie(&bracket, "s");
        let course = wording::course(&bracket, tie);
        let heading = wording::goal_by_goal(&bracket, tie, &course)[0].heading.clone();
        (heading, wording::matches_in_short(&bracket, tie))
    };
    assert_eq!(called("uefa-1970"), (Some("Leg 1: Anchor v Dory".to_owned()), vec!["leg 1 0–1".to_owned()]));
    assert_eq!(called("one-match"), (None, Vec::new()));
    let has_heading = |ladder, heading: &str| {
        let bracket = semi_final(ladder, legs.clone(), json!({}));
        let mut page = Vec::new();
        print(&mut page, &bracket, None, Format::Html, false).expect("a vector takes everything");
        let page = String::from_utf8(page).expect("text").contains(&format!(">{heading}</h"));
        let screen = App::new(bracket, Size::new(120, 60));
        (page, Screen::of(screen, COLOURS).text().contains(heading))
    };
    for (ladder, told, other) in [("uefa-1970", "Leg 1", "The match"), ("one-match", "The match", "Leg 1")] {
        assert_eq!(has_heading(ladder, told), (true, true), "{ladder}");
        assert_eq!(has_heading(ladder, other), (false, false), "{ladder}");
    }
}

#[test]
fn what_a_replay_and_a_final_turned_on() {
    let cup = example("examples/fa-cup-1979-80.json");
    let semi_final = cup.competition().tie_ids().filter_map(|tie| {
        let told = wording::turning(&cup, tie, &wording::course(&cup, tie))?;
        told.contains("Lampard").then_some(told)
    });
    let said = "West Ham United were through from Frank Lampard’s goal in minute 119 of the replay on; until then it was level.";
    assert_eq!(semi_final.collect::<Vec<_>>(), [said]);
    let cup = example("examples/world-cup-2014.json");
    let last = cup.competition().tie_ids().last().expect("a final");
    let said = "Germany were ahead from Mario Götze’s goal in minute 113 on; until then it was level.";
    assert_eq!(wording::turning(&cup, last, &wording::course(&cup, last)).as_deref(), Some(said));
}

#[test]
fn after_the_last_goal_a_tie_stands_as_its_ladder_says() {
    let mut compared = 0;
    for name in ["caf-confederation-cup-2023-24.json", "examples/fa-cup-1979-80.json", "examples/world-cup-2014.json"] {
        let bracket = example(name);
        for tie in bracket.competition().tie_ids() {
            let course = wording::course(&bracket, tie);
            let facts = bracket.facts(tie);
            let matches = facts.legs.len() + facts.replays.len() + facts.play_off.iter().len();
            let verdict = bracket.verdict(tie);
            let (Some(winner), Some(by)) = (verdict.winner(), verdict.decided_by()) else { continue };
            // What the goals alone settled, and all of them told.
            if course.matches.len() < matches
                || matches!(by, Step::Penalties | Step::Walkover | Step::Ruling | Step::Lots)
            {
                continue;
            }
            let last = stood(&course).last().copied();
            assert!(
                last.is_none() || last == Some(Cell::Through(winner, by)),
                "{name} {}: {last:?}",
                bracket.tie(tie).id
            );
            assert!(last.is_none() || course.turning.is_some(), "{name} {}", bracket.tie(tie).id);
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}
