//! The road of a club in words: every tie that it was in, from where it entered, oldest first.

mod generator;

use cuptie::bracket::Bracket;
use cuptie::competition::{Side, Slot, TieId};
use cuptie::wording;
use generator::{Feeding, bracket, cases, competitions};
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
fn a_side_that_is_not_known_yet_says_what_it_waits_for() {
    let bracket = bracket(include_str!("../assets/examples/harbour-cup-half-played.json"));
    assert_eq!(road(&bracket, "s1", Side::B), ["Quarter-finals, Dory Wanderers v Ferry Town: 3–0 so far"]);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_tie_back_to_where_the_club_entered_is_on_its_road(text in competitions(Feeding::AnyEarlierRound, 6)) {
        let bracket = bracket(&text);
        let competition = bracket.competition();
        // Back along the feeders, the plainest way there is.
        fn back(bracket: &Bracket, tie: TieId, side: Side) -> Vec<String> {
            let (feeder, won) = match bracket.tie(tie).slot(side) {
                Slot::WinnerOf(feeder) => (feeder, true),
                Slot::LoserOf(feeder) => (feeder, false),
                Slot::Club(_) | Slot::ToBeDrawn => return Vec::new(),
            };
            let winner = bracket.decision(feeder).winner().expect("its club is known");
            let mut rounds = back(bracket, feeder, if won { winner } else { !winner });
            rounds.push(bracket.competition()[bracket.tie(feeder).round].name.clone());
            rounds
        }
        for tie in competition.tie_ids() {
            for side in Side::BOTH.into_iter().filter(|side| bracket.club(tie, *side).is_some()) {
                let road = wording::road(&bracket, tie, side);
                let rounds = back(&bracket, tie, side);
                prop_assert_eq!(road.len(), rounds.len().max(1));
                for (stage, round) in road.iter().zip(&rounds) {
                    let told = [" v ", ", lost to "].map(|words| format!("{round}{words}"));
                    prop_assert!(told.iter().any(|told| stage.starts_with(told)), "{stage} is not of {round}");
                }
            }
        }
    }
}
