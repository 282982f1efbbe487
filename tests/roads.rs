//! The road of a club in words: every tie that it was in, from where it entered, oldest first.

mod generator;

use cuptie::bracket::Bracket;
use cuptie::competition::{Entry, Node, Side, Slot, TieId};
use cuptie::wording;
use generator::{Feeding, bracket, cases, competitions, nodes};
use proptest::prelude::*;

fn road(bracket: &Bracket, id: &str, side: Side) -> Vec<String> {
    let competition = bracket.competition();
    let tie = competition.tie_ids().find(|tie| competition[*tie].id == id).expect("there is such a tie");
    wording::road(bracket, tie, side)
}

#[test]
fn a_road_has_every_tie_with_its_round_its_opponent_and_its_result() {
    let bracket = bracket(include_str!("data/replays.json"));
    let anchor =
        ["Quarter-finals v Beacon Rovers: 3–3, 2–1 in a replay", "Semi-finals v Cutter City: 2–2, 2–0 in a play-off"];
    assert_eq!(road(&bracket, "f", Side::A), anchor);
    let harbour = ["Quarter-finals v Gull Island: 1–1, 12–0 in a replay", "Semi-finals v Ferry Town: 3–1"];
    assert_eq!(road(&bracket, "f", Side::B), harbour);
    assert_eq!(road(&bracket, "q2", Side::A), ["enters in the quarter-finals"]);
}

#[test]
fn whoever_lost_and_came_in_again_is_said_to_have_lost() {
    let bracket = bracket(include_str!("data/replays.json"));
    let ferry = [
        "Quarter-finals v Ebb Tide United: 0–0, 1–1 in a replay, on penalties",
        "Semi-finals, lost to Harbour Rangers: 1–3",
    ];
    assert_eq!(road(&bracket, "3p", Side::B), ferry);
}

#[test]
fn a_road_through_the_second_chance_leads_back_to_whom_it_was_lost_to() {
    // The Page system: the loser of the first play-off plays the winner of the second, and may meet the first one again.
    let bracket = bracket(
        r#"{"cuptie": 1, "name": "Cup", "season": "2026", "regulations": {"ladder": "one-match"},
        "associations": {"AAA": "Aland"}, "clubs": [{"id": "p", "name": "P", "association": "AAA"},
            {"id": "q", "name": "Q", "association": "AAA"}, {"id": "r", "name": "R", "association": "AAA"}],
        "rounds": [
            {"id": "1", "name": "Play-off", "ties": [{"id": "1-1", "a": {"club": "p"}, "b": {"club": "q"},
                "legs": [{"host": "a", "score": {"a": 2, "b": 0}}]}]},
            {"id": "2", "name": "Semi-final", "ties": [{"id": "2-1", "a": {"loser_of": "1-1"}, "b": {"club": "r"},
                "legs": [{"host": "a", "score": {"a": 1, "b": 0}}]}]},
            {"id": "3", "name": "Final", "ties": [{"id": "3-1", "a": {"winner_of": "1-1"}, "b": {"winner_of": "2-1"}}]}]}"#,
    );
    assert_eq!(road(&bracket, "3-1", Side::A), ["Play-off v Q: 2–0"]);
    assert_eq!(road(&bracket, "3-1", Side::B), ["Play-off, lost to P: 0–2", "Semi-final v R: 1–0"]);
}

#[test]
fn a_road_goes_on_behind_a_group_stage() {
    let bracket = bracket(
        r#"{"cuptie": 1, "name": "Cup", "season": "2026", "regulations": {"ladder": "one-match"},
        "associations": {"AAA": "Aland"}, "clubs": [{"id": "p", "name": "P", "association": "AAA"},
            {"id": "q", "name": "Q", "association": "AAA"}, {"id": "r", "name": "R", "association": "AAA"}],
        "group_stage": {"name": "Groups", "before": "2", "groups": [{"name": "A", "places": [
            {"winner_of": "1-1"}, {"club": "r"}], "table": [
            {"club": "r", "won": 1, "drawn": 0, "lost": 0, "for": 1, "against": 0, "points": 3, "through": true},
            {"club": "p", "won": 0, "drawn": 0, "lost": 1, "for": 0, "against": 1, "points": 0, "through": true}]}]},
        "rounds": [
            {"id": "1", "name": "Qualifying", "ties": [{"id": "1-1", "a": {"club": "p"}, "b": {"club": "q"},
                "legs": [{"host": "a", "score": {"a": 2, "b": 0}}]}]},
            {"id": "2", "name": "Final", "ties": [{"id": "2-1", "a": {"club": "r"}, "b": {"club": "p"}}]}]}"#,
    );
    assert_eq!(road(&bracket, "1-1", Side::A), ["enters in the qualifying"]);
    assert_eq!(road(&bracket, "2-1", Side::A), ["Groups, place A2: 1st", "comes out of the groups"]);
    let p = ["Qualifying v Q: 2–0", "Groups, place A1: 2nd", "comes out of the groups"];
    assert_eq!(road(&bracket, "2-1", Side::B), p);
}

#[test]
fn a_side_that_is_not_known_yet_says_what_it_waits_for() {
    let bracket = bracket(include_str!("../assets/examples/harbour-cup-half-played.json"));
    assert_eq!(road(&bracket, "s1", Side::B), ["Quarter-finals, Dory Wanderers v Ferry Town: 3–0 so far"]);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_club_enters_where_the_file_says_so_and_each_time_further_on(text in competitions(Feeding::Anyhow, 4)) {
        let bracket = bracket(&text);
        let all = nodes(&bracket).into_iter().flat_map(|node| Side::BOTH.map(|side| (node, side)));
        let all: Vec<Entry> = all.filter(|(node, side)| matches!(node, Node::Tie(_)) || *side == Side::A).collect();
        for club in bracket.competition().club_ids() {
            let mut stated: Vec<Entry> =
                all.iter().copied().filter(|(node, side)| bracket.competition().slot(*node, *side) == Slot::Club(club)).collect();
            stated.sort_by_key(|(node, _)| bracket.competition().column_of(*node));
            prop_assert_eq!(bracket.competition().entries(club).collect::<Vec<_>>(), stated);
        }
    }

    #[test]
    fn every_tie_back_to_where_the_club_entered_is_on_its_road(text in competitions(Feeding::AnyEarlierRound, 6)) {
        let bracket = bracket(&text);
        let competition = bracket.competition();
        // Back along the feeders, the plainest way there is: how each tie on the way is told.
        fn back(bracket: &Bracket, tie: TieId, side: Side) -> Vec<String> {
            let (feeder, won) = match bracket.tie(tie).slot(side) {
                Slot::WinnerOf(feeder) => (feeder, true),
                Slot::LoserOf(feeder) => (feeder, false),
                Slot::Club(_) | Slot::ToBeDrawn => return Vec::new(),
            };
            let winner = bracket.verdict(feeder).winner().expect("its club is known");
            let mut stages = back(bracket, feeder, if won { winner } else { !winner });
            let round = &bracket.competition()[bracket.tie(feeder).round].name;
            stages.push(if won { format!("{round} v ") } else { format!("{round}, lost to ") });
            stages
        }
        for tie in competition.tie_ids() {
            for side in Side::BOTH.into_iter().filter(|side| bracket.club(tie, *side).is_some()) {
                let road = wording::road(&bracket, tie, side);
                let stages = back(&bracket, tie, side);
                prop_assert_eq!(road.len(), stages.len().max(1));
                for (told, stage) in road.iter().zip(&stages) {
                    prop_assert!(told.starts_with(stage), "“{told}” is not “{stage}...”");
                }
            }
        }
    }
}
