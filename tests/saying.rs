//! Words and figures mean what they say: who wins the competition and who a placing, what a tie to come is called, and the
//! same figures the same way round wherever they stand.

mod generator;
mod support;

use cuptie::bracket::Bracket;
use cuptie::competition::{Prize, Side, TieId};
use cuptie::wording;
use generator::bracket;
use serde_json::{Value, json};
use support::{COLOURS, Screen};

/// Four clubs, two semi-finals, a match for third place and a final, in rounds of these names.
fn cup(names: [&str; 3], finals: bool) -> Bracket {
    let clubs = ["Ayr", "Bo", "Cove", "Dee"].map(|name| json!({"id": name, "name": name, "association": "AAA"}));
    let leg = |a: u8, b: u8| match finals {
        true => json!([{"host": "a", "score": {"a": a, "b": b}}]),
        false => json!([]),
    };
    let semi = |id: &str, a: &str, b: &str| json!({"id": id, "a": {"club": a}, "b": {"club": b}, "legs": leg(1, 2)});
    let rounds = json!([
        {"id": "1", "name": names[0], "ties": [semi("r6-1", "Ayr", "Bo"), semi("r6-2", "Cove", "Dee")]},
        {"id": "2", "name": names[1], "ties": [
            {"id": "third", "a": {"loser_of": "r6-1"}, "b": {"loser_of": "r6-2"}, "legs": leg(0, 3)}]},
        {"id": "3", "name": names[2], "ties": [
            {"id": "last", "a": {"winner_of": "r6-1"}, "b": {"winner_of": "r6-2"}, "legs": leg(2, 3)}]}
    ]);
    bracket(
        &json!({"cuptie": 1, "name": "Harbour Cup", "season": "1", "regulations": {"ladder": "one-match"},
        "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": rounds})
        .to_string(),
    )
}

fn tie(bracket: &Bracket, id: &str) -> TieId {
    let competition = bracket.competition();
    competition.tie_ids().find(|tie| competition[*tie].id == id).expect("a tie")
}

#[test]
fn the_winner_of_the_last_tie_wins_the_competition_and_others_a_placing() {
    let cup = cup(["Semi-finals", "Match for third place", "Final"], true);
    let why = |id| wording::why(&cup, tie(&cup, id));
    assert_eq!(why("last"), "Dee win the Harbour Cup: they won 3–2.");
    assert_eq!(why("third"), "Cove win the match for third place: they won 3–0.");
    assert_eq!(why("r6-1"), "Bo go through: they won 2–1.");
    assert_eq!(cup.competition().prize(tie(&cup, "last")), Prize::Competition);
}

#[test]
fn the_final_is_the_final_wherever_the_match_for_third_place_stands() {
    let semi = |id: &str, [a, b]: [&str; 2]| json!({"id": id, "a": {"club": a}, "b": {"club": b}});
    let semis = [semi("s1", ["p", "q"]), semi("s2", ["r", "s"])];
    let fed = |id: &str, by: &str| json!({"id": id, "a": {by: "s1"}, "b": {by: "s2"}});
    let (last, third) = (fed("last", "winner_of"), fed("third", "loser_of"));
    for behind in [vec![vec![&third, &last]], vec![vec![&third], vec![&last]], vec![vec![&last], vec![&third]]] {
        let rounds = [vec![&semis[0], &semis[1]]].into_iter().chain(behind).enumerate();
        let rounds: Vec<_> =
            rounds.map(|(i, ties)| json!({"id": i.to_string(), "name": "Round", "ties": ties})).collect();
        let clubs = ["p", "q", "r", "s"].map(|id| json!({"id": id, "name": id, "association": "AAA"}));
        let document = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": "one-match"},
            "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": rounds});
        let cup = bracket(&document.to_string());
        let prize = |id| cup.competition().prize(tie(&cup, id));
        assert_eq!(["s1", "last", "third"].map(prize), [Prize::PlaysOn, Prize::Competition, Prize::Placing]);
    }
}

#[test]
fn nobody_wins_a_competition_that_goes_on() {
    let prizes = |document: Value| {
        let bracket = bracket(&document.to_string());
        bracket.competition().tie_ids().map(|tie| bracket.competition().prize(tie)).collect::<Vec<_>>()
    };
    let clubs = ["p", "q", "r", "s"].map(|id| json!({"id": id, "name": id, "association": "AAA"}));
    let with = |rounds: Value, more: Value| {
        let mut document = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": "one-match"},
            "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": rounds});
        document.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        document
    };
    let ties = json!([{"id": "1", "a": {"club": "p"}, "b": {"club": "q"}}, {"id": "2", "a": {"club": "r"}, "b": {"club": "s"}}]);
    let one = json!([{"id": "1", "a": {"club": "p"}, "b": {"club": "q"}}]);
    let round = |id: &str, ties: &Value| json!({"id": id, "name": id, "ties": ties});
    assert_eq!(prizes(with(json!([round("a", &ties)]), json!({}))), [Prize::PlaysOn; 2], "there is no last tie");
    assert_eq!(prizes(with(json!([round("a", &one)]), json!({}))), [Prize::Competition]);
    let stage = json!({"group_stage": {"name": "Groups"}});
    assert_eq!(prizes(with(json!([round("a", &one)]), stage)), [Prize::PlaysOn], "it leads to groups");
    let empty = json!([]);
    assert_eq!(
        prizes(with(json!([round("a", &one), round("b", &empty)]), json!({}))),
        [Prize::PlaysOn],
        "a final is to come"
    );
}

#[test]
fn a_tie_to_come_is_called_by_its_round_and_not_by_its_id() {
    for (names, winner) in [
        (["Semi-finals", "Third place", "Final"], "winner of semi-final 1"),
        (["Round 6", "Third place", "Final"], "winner of round 6 tie 1"),
        (["Round of 4", "Third place", "Final"], "winner of round of 4 tie 1"),
    ] {
        let cup = cup(names, false);
        assert_eq!(wording::club(&cup, tie(&cup, "last"), Side::A), winner);
        let loser = winner.replace("winner", "loser");
        assert_eq!(wording::club(&cup, tie(&cup, "third"), Side::A), loser);
        let screen = Screen::with(cup, COLOURS, 160, 50).press("right").text();
        assert!(screen.contains(&winner["winner of ".len()..]), "{screen}");
    }
}

#[test]
fn a_round_that_is_called_by_its_number_has_no_article() {
    let cup = cup(["Round 5", "Third place", "Round 6"], false);
    assert_eq!(wording::goes_to(&cup, tie(&cup, "r6-1")), "winner of round 5 tie 2 in round 6");
    assert_eq!(wording::road(&cup, tie(&cup, "r6-1"), Side::A), ["enters in round 5"]);
}

#[test]
fn the_ladder_and_the_sentence_have_the_same_figures_the_same_way_round() {
    let cup = cup(["Semi-finals", "Third place", "Final"], true);
    for side in [Side::A, Side::B] {
        assert_eq!(wording::first_side(&cup, tie(&cup, "last")), Side::B, "the winner's first, whatever {side:?}");
    }
    let screen = Screen::with(cup, COLOURS, 120, 60).press("right enter").text();
    let aggregate = screen.lines().find(|line| line.contains(" aggregate ")).expect("a rung");
    assert!(aggregate.contains("3–2"), "{aggregate}");
    assert!(screen.contains("they won 3–2"), "{screen}");
}
