//! A club's road, told on a page and printed: every tie with whom else it could have met there, and how far the club came
//! that it lost to.

mod generator;
mod support;

use std::collections::BTreeSet;

use cuptie::ask::{Finish, Journey, could_come};
use cuptie::bracket::Bracket;
use cuptie::browse::Action;
use cuptie::browse::keys::Command;
use cuptie::competition::{ClubId, Facts, Leg, Node, Score, Side, Slot, TieId};
use cuptie::report::{LinesFormat, print_roads};
use cuptie::scenario::Scenario;
use generator::scenarios::{plans, scenario};
use generator::{Feeding, bracket, cases, competitions, nodes};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{COLOURS, Screen, default_bracket};

fn club(bracket: &Bracket, id: &str) -> ClubId {
    let competition = bracket.competition();
    competition.club_ids().find(|club| competition[*club].id == id).unwrap_or_else(|| panic!("there is no club {id}"))
}

fn tie(bracket: &Bracket, id: &str) -> TieId {
    let competition = bracket.competition();
    competition.tie_ids().find(|tie| competition[*tie].id == id).unwrap_or_else(|| panic!("there is no tie {id}"))
}

fn printed(bracket: &Bracket, clubs: &[ClubId], format: LinesFormat) -> String {
    let mut out = Vec::new();
    print_roads(&mut out, bracket, clubs, format, false).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

/// What is printed of a club, line by line, without the title and the free line below it.
fn road(bracket: &Bracket, id: &str) -> Vec<String> {
    let text = printed(bracket, &[club(bracket, id)], LinesFormat::Text);
    text.lines().skip(2).map(|line| line.trim_start().to_owned()).collect()
}

const NO_POINTS: &str = "0 CAF 5-year ranking points (no placing since 2018-19)";

#[test]
fn roads_of_the_built_in_competition_are_what_its_file_comes_to() {
    let bracket = default_bracket();
    let enters = format!("enters in the first round: {NO_POINTS}");
    // 2-2 away and 0-0 at home; then 1-2 and 2-0. AFAD Djékanou had come past ASC Kara.
    let soar = [
        "Académie SOAR, Guinea (GUI)",
        &enters,
        "r1-13  First round v AS Douanes Mauritania: 2–2, away goals",
        "r2-13  Second round v AFAD Djékanou: 3–2",
        "could have met: ASC Kara",
        "B3     Group stage, place B3: 4th",
    ];
    assert_eq!(road(&bracket, "academie-soar"), soar);
    // 0-2 and 4-1.
    let zamalek = [
        "Zamalek, Egypt (EGY)",
        "enters in the second round: 39 CAF 5-year ranking points (5 + 10 + 6 + 8 + 10)",
        "r2-04  Second round v Arta Solar: 4–3",
        "could have met: Horseed",
        "B1     Group stage, place B1: 1st",
    ];
    assert_eq!(road(&bracket, "zamalek"), zamalek);
    // 1-1 at home and 0-0 away.
    let casa = [
        "Casa Sports, Senegal (SEN)",
        &enters,
        "r1-03  First round, lost to EF Ouagadougou: 1–1, away goals",
        "lost to EF Ouagadougou, who went out in the second round against Rivers United",
    ];
    assert_eq!(road(&bracket, "casa-sports"), casa);
    let rabat = [
        "FUS Rabat, Morocco (MAR)",
        &enters,
        "r1-02  First round v AS Loto FC: 5–0",
        "r2-02  Second round, lost to USM Alger: 1–1, away goals",
        "lost to USM Alger, who went on to the group stage, place A1: 1st",
    ];
    assert_eq!(road(&bracket, "fus-rabat"), rabat);
    let sekhukhune = [
        "Sekhukhune United, South Africa (RSA)",
        &enters,
        "r1-09  First round v Young Buffaloes: walkover",
        "r2-09  Second round v Saint-Éloi Lupopo: 4–2",
        "D4     Group stage, place D4: 3rd",
    ];
    assert_eq!(road(&bracket, "sekhukhune-united"), sekhukhune);
    let buffaloes = [
        "Young Buffaloes, Eswatini (SWZ)",
        &enters,
        "r1-09  First round, lost to Sekhukhune United: walkover",
        "lost to Sekhukhune United, who went on to the group stage, place D4: 3rd",
    ];
    assert_eq!(road(&bracket, "young-buffaloes"), buffaloes);
}

#[test]
fn where_the_points_do_not_tell_why_a_club_enters_late_its_road_says_so() {
    let bracket = default_bracket();
    for (id, is_told) in [("kampala-city", true), ("zamalek", false), ("casa-sports", false)] {
        assert_eq!(road(&bracket, id)[2].ends_with("the points do not tell why"), is_told, "{id}");
    }
}

/// A competition of clubs P to T, each called by its letter in capitals.
fn cup(rounds: Value, stage: Value) -> Bracket {
    let clubs = ["p", "q", "r", "s", "t"].map(|id| json!({"id": id, "name": id.to_uppercase(), "association": "AAA"}));
    let mut document = json!({"cuptie": 1, "name": "Cup", "season": "2026", "regulations": {"ladder": "one-match"},
        "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": rounds});
    if !stage.is_null() {
        document["group_stage"] = stage;
    }
    bracket(&document.to_string())
}

fn match_of(a: u8, b: u8) -> Value {
    json!([{"host": "a", "score": {"a": a, "b": b}}])
}

#[test]
fn a_second_chance_is_another_part_of_the_road_and_nobody_could_have_met_itself() {
    let page_system = cup(
        json!([
            {"id": "1", "name": "Play-off", "ties": [
                {"id": "1-1", "a": {"club": "p"}, "b": {"club": "q"}, "legs": match_of(2, 0)}]},
            {"id": "2", "name": "Semi-final", "ties": [
                {"id": "2-1", "a": {"loser_of": "1-1"}, "b": {"club": "r"}, "legs": match_of(1, 0)}]},
            {"id": "3", "name": "Final", "ties": [{"id": "3-1", "a": {"winner_of": "1-1"}, "b": {"winner_of": "2-1"},
                "legs": match_of(1, 3)}]}]),
        Value::Null,
    );
    let q = [
        "Q, Aland (AAA)",
        "enters in the play-off",
        "1-1  Play-off, lost to P: 0–2",
        "as the loser of the play-off",
        "2-1  Semi-final v R: 1–0",
        "3-1  Final v P: 3–1",
        "won the Cup",
    ];
    assert_eq!(road(&page_system, "q"), q);
    let p = [
        "P, Aland (AAA)",
        "enters in the play-off",
        "1-1  Play-off v Q: 2–0",
        "3-1  Final, lost to Q: 1–3",
        "could have met: R",
        "lost to Q, who won the Cup",
    ];
    assert_eq!(road(&page_system, "p"), p);
    let r = [
        "R, Aland (AAA)",
        "enters in the semi-final",
        "2-1  Semi-final, lost to Q: 0–1",
        "could have met: P",
        "lost to Q, who won the Cup",
    ];
    assert_eq!(road(&page_system, "r"), r);
    assert_eq!(road(&page_system, "t"), ["T, Aland (AAA)", "where it enters is not known"]);
}

#[test]
fn a_road_goes_on_behind_a_group_stage() {
    let standing = |club: &str, points: u8| json!({"club": club, "won": 0, "drawn": 1, "lost": 0, "for": 1, "against": 1, "points": points, "through": true});
    let with_groups = cup(
        json!([
            {"id": "1", "name": "Qualifying", "ties": [
                {"id": "1-1", "a": {"club": "p"}, "b": {"club": "q"}, "legs": match_of(2, 0)}]},
            {"id": "2", "name": "Final", "ties": [{"id": "2-1", "a": {"club": "r"}, "b": {"club": "p"}}]}]),
        json!({"name": "Groups", "before": "2", "groups": [{"name": "A", "places": [{"winner_of": "1-1"}, {"club": "r"}],
            "table": [standing("r", 3), standing("p", 1)]}]}),
    );
    let p = [
        "P, Aland (AAA)",
        "enters in the qualifying",
        "1-1  Qualifying v Q: 2–0",
        "A1   Groups, place A1: 2nd",
        "comes out of the groups",
        "2-1  Final v R: not played",
        "still in: no leg is fixed yet",
    ];
    assert_eq!(road(&with_groups, "p"), p);
    assert_eq!(road(&with_groups, "r")[1], "enters in the groups");
    assert_eq!(road(&with_groups, "q").last().expect("a line"), "lost to P, who are still in");
}

/// R has come past T, P past Q; R and S are still to meet, and then the winner meets P.
fn half_played(last: Value) -> Bracket {
    let mut semi = json!({"id": "s2", "a": {"winner_of": "t1"}, "b": {"club": "s"}});
    if let (Value::Object(semi), Value::Object(last)) = (&mut semi, last) {
        semi.extend(last);
    }
    cup(
        json!([
            {"id": "1", "name": "First round", "ties": [
                {"id": "t1", "a": {"club": "r"}, "b": {"club": "t"}, "legs": match_of(2, 0)}]},
            {"id": "2", "name": "Semi-finals", "ties": [
                {"id": "s1", "a": {"club": "p"}, "b": {"club": "q"}, "legs": match_of(1, 0)}, semi]},
            {"id": "3", "name": "Final", "ties": [{"id": "f", "a": {"winner_of": "s1"}, "b": {"winner_of": "s2"}}]}]),
        Value::Null,
    )
}

#[test]
fn while_nobody_has_come_only_those_are_told_who_still_can() {
    let bracket = half_played(json!({}));
    let p = [
        "P, Aland (AAA)",
        "enters in the semi-finals",
        "s1  Semi-finals v Q: 1–0",
        "f   Final v winner of semi-final 2: not played",
        "can meet: R and S",
        "still in: no leg is fixed yet",
    ];
    assert_eq!(road(&bracket, "p"), p);

    let won = Facts { legs: vec![Leg::played(Side::A, Score::new(1, 0))], ..Facts::default() };
    let semi = tie(&bracket, "s2");
    let change = bracket.change(semi, won);
    let view = bracket.under(Scenario { changes: [(semi, change)].into(), ..Scenario::default() });
    assert_eq!(road(&view, "p")[3..5], ["f   Final v R: not played", "could have met: S and T"]);
    let told: Value =
        serde_json::from_str(&printed(&view, &[club(&view, "p")], LinesFormat::Json)).expect("it is json");
    assert_eq!(told["scenario"], "1 tie changed");
    assert_eq!(told["clubs"][0]["stops"][1]["could_have_met"], json!(["s", "t"]));

    let neither = half_played(json!({"ruling": {"through": "neither"}}));
    assert!(!road(&neither, "p").iter().any(|line| line.contains("meet")), "nobody comes");
    let ruled = "went out in the semi-finals by a ruling, like R";
    assert_eq!(road(&neither, "s").last().expect("a line"), ruled);
}

#[test]
fn of_many_who_could_have_come_the_nearest_are_named_and_all_are_counted() {
    // Of two clubs that meet, the one with the lower number wins; 512 clubs.
    let clubs: Vec<Value> =
        (0..512).map(|i| json!({"id": format!("c{i}"), "name": format!("C{i}"), "association": "AAA"})).collect();
    let round = |round: u32| {
        let tie = |i: u32| {
            let side = |k: u32| match round {
                0 => json!({"club": format!("c{k}")}),
                _ => json!({"winner_of": format!("{}-{k}", round - 1)}),
            };
            json!({"id": format!("{round}-{i}"), "a": side(2 * i), "b": side(2 * i + 1), "legs": match_of(1, 0)})
        };
        let ties: Vec<Value> = (0..512 >> (round + 1)).map(tie).collect();
        json!({"id": format!("{round}"), "name": format!("Round {}", round + 1), "ties": ties})
    };
    let rounds: Vec<Value> = (0..9).map(round).collect();
    let document = json!({"cuptie": 1, "name": "Cup", "season": "2026", "regulations": {"ladder": "one-match"},
        "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": rounds});
    let bracket = bracket(&document.to_string());
    let journey = Journey::of(&bracket, club(&bracket, "c0"), 3);
    let counts: Vec<usize> = journey.stations.iter().map(|station| station.others.count).collect();
    assert_eq!(counts, [0, 1, 3, 7, 15, 31, 63, 127, 255]);
    // In the other half of the final C256 came; the one that it beat last had come of the lower half of that, C384; and
    // before that the losers of the quarter-finals there, C320 and C448.
    let nearest: Vec<&str> =
        journey.stations[8].others.first.iter().map(|club| bracket.competition()[*club].name.as_str()).collect();
    assert_eq!(nearest, ["C384", "C320", "C448"]);
    assert_eq!(journey.finish, Finish::Won(tie(&bracket, "8-0")));
    let lines = road(&bracket, "c0");
    assert_eq!(lines[lines.len() - 2], "could have met: C384, C320, C448, C288, C352 and 250 more");
}

/// All clubs in the part of the draw that leads to a slot, by the plainest way there is.
fn in_part(bracket: &Bracket, slot: Slot, clubs: &mut BTreeSet<ClubId>) {
    if let Slot::WinnerOf(tie) | Slot::LoserOf(tie) = slot {
        clubs.extend(bracket.clubs(Node::Tie(tie)));
        Side::BOTH.into_iter().for_each(|side| in_part(bracket, bracket.tie(tie).slot(side), clubs));
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_road_has_every_node_where_the_club_stands_in_order(
        text in competitions(Feeding::AnyEarlierRound, 6), plan in plans(),
    ) {
        let real = bracket(&text);
        let view = real.under(scenario(&real, &plan));
        for club in view.competition().club_ids() {
            let column = |node: &Node| view.competition().column_of(*node);
            let mut stands: Vec<Node> =
                nodes(&view).into_iter().filter(|node| view.clubs(*node).any(|other| other == club)).collect();
            stands.sort_by_key(column);
            let journey = Journey::of(&view, club, 0);
            let told: Vec<Node> = journey.stations.iter().map(|station| station.node).collect();
            prop_assert_eq!(told, stands);
            prop_assert_eq!(journey.finish == Finish::NotEntered, journey.stations.is_empty());
        }
    }

    #[test]
    fn whoever_stands_in_the_part_behind_a_side_could_have_come(
        text in competitions(Feeding::Anyhow, 6), plan in plans(),
    ) {
        let real = bracket(&text);
        let view = real.under(scenario(&real, &plan));
        for id in view.competition().tie_ids() {
            for side in Side::BOTH {
                let told: Vec<ClubId> = could_come(&view, id, side).collect();
                let once: BTreeSet<ClubId> = told.iter().copied().collect();
                prop_assert_eq!(once.len(), told.len(), "each is told once");
                let mut part = BTreeSet::new();
                in_part(&view, view.tie(id).slot(side), &mut part);
                if let Some(came) = view.club(id, side) {
                    part.insert(came);
                    prop_assert_eq!(told.first(), Some(&came));
                    prop_assert_eq!(once, part);
                } else {
                    prop_assert!(once.is_subset(&part));
                }
            }
        }
    }

    #[test]
    fn of_any_club_under_any_scenario_a_road_is_told(text in competitions(Feeding::Anyhow, 6), plan in plans()) {
        let real = bracket(&text);
        let view = real.under(scenario(&real, &plan));
        let clubs: Vec<ClubId> = view.competition().club_ids().collect();
        let lines = printed(&view, &clubs, LinesFormat::Text);
        prop_assert!(lines.lines().count() >= clubs.len());
        let told: Value = serde_json::from_str(&printed(&view, &clubs, LinesFormat::Json)).expect("it is json");
        prop_assert_eq!(told["scenario"].is_null(), view.scenario().is_reality() || told["scenario"] == Value::Null);
        for (road, club) in told["clubs"].as_array().expect("a list").iter().zip(&clubs) {
            let journey = Journey::of(&view, *club, usize::MAX);
            for (stop, station) in road["stops"].as_array().expect("a list").iter().zip(&journey.stations) {
                let others = &station.others;
                prop_assert_eq!(stop["could_have_met"].as_array().map(Vec::len), Some(others.count));
                prop_assert!(!others.first.contains(club) && station.opponent.is_none_or(|one| !others.first.contains(&one)));
            }
        }
    }
}

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

#[test]
fn the_page_is_opened_from_the_bracket_the_tie_and_a_group_alike() {
    for (width, height) in SIZES {
        let screen = |keys: &str| Screen::new(width, height).press(keys).text();
        for keys in ["down right c", "down right enter c"] {
            let page = screen(keys);
            assert!(page.contains("FUS Rabat, Morocco (MAR)"), "{page}");
            assert!(page.contains("First round v AS Loto FC: 5–0"), "{page}");
            assert!(page.contains("lost to USM Alger, who went on to the group stage, place A1: 1st"), "{page}");
        }
        assert!(screen("down right space c").contains("USM Alger, Algeria (ALG)"));
        assert!(screen("tab tab down c").contains("Modern Future, Egypt (EGY)"), "the place selected in the groups");
        for closed in ["right c esc", "right c c"] {
            assert_eq!(screen(closed), screen("right"));
        }
    }
}

#[test]
fn a_stop_leads_to_its_tie_with_this_club_and_to_its_opponents_road() {
    for (width, height) in SIZES {
        let screen = |keys: &str| Screen::new(width, height).press(keys);
        let selected = |keys: &str| {
            let app = screen(keys).app;
            (app.selection(), app.side())
        };
        let bracket = default_bracket();
        let stop = |id: &str, side: Side| (Node::Tie(tie(&bracket, id)), side);
        // The stop where it was opened is selected, then the one above it.
        assert_eq!(selected("down right space c enter"), stop("r2-02", Side::B));
        assert_eq!(selected("down right c up enter"), stop("r1-02", Side::A));
        assert_eq!(selected("down right c g end enter"), stop("r2-02", Side::A));
        assert_eq!(selected("down right c enter"), selected("down right"));
        let place = bracket.competition().place_ids().find(|id| bracket.competition().place_code(*id) == "A1");
        assert_eq!(selected("down right space c down enter"), (Node::Place(place.expect("a place")), Side::A));
        // AS Loto FC lost to FUS Rabat.
        let turned = screen("down right c up right").text();
        assert!(turned.contains("AS Loto FC, Benin (BEN)") && !turned.contains("FUS Rabat, Morocco (MAR)"), "{turned}");
        assert!(turned.contains("who went out in the second round against USM Alger"), "{turned}");
        assert_eq!(selected("down right c up right enter"), stop("r1-02", Side::B));
        assert_eq!(screen("down right c up right left").text(), screen("down right c up").text());
        assert!(screen("down right c space").text().contains("USM Alger, Algeria (ALG)"));
        assert_eq!(screen("down right c space space").text(), screen("down right c").text());
        let mut app = screen("down right c").app;
        app.update(Action::Wheel(width / 2, height / 2, -3));
        app.update(Action::Command(Command::Open));
        assert_eq!((app.selection(), app.side()), stop("r1-02", Side::A), "the wheel goes from stop to stop");
        // A click selects a stop, a second one leads there.
        let page = screen("down right c");
        let text = page.text();
        let (y, line) = text.lines().enumerate().find(|(_, line)| line.contains("First round v AS")).expect("a stop");
        let before = line.split("First round v AS").next().expect("what stands before it");
        let x = before.chars().count() as u16;
        let mut app = page.app;
        app.update(Action::Click(x, y as u16));
        assert_eq!(app.selection(), stop("r2-02", Side::A).0);
        app.update(Action::Click(x, y as u16));
        assert_eq!((app.selection(), app.side()), stop("r1-02", Side::A));
    }
}

#[test]
fn the_page_is_not_offered_while_no_club_is_known() {
    let final_selected =
        |keys: &str| Screen::with(half_played(json!({})), COLOURS, 120, 40).press("end right right").press(keys).text();
    let before = final_selected("");
    assert_eq!(final_selected("down down c"), final_selected("down down"), "{before}");
    assert!(!final_selected("down down").lines().last().expect("a line").contains("c road"), "{before}");
}

#[test]
fn a_stop_that_a_filter_hides_is_shown_again() {
    // Only the road of Zamalek is shown; their opponent had come another way.
    let screen = Screen::new(120, 40).press("/ z a m a l e k enter x space c g enter");
    assert_eq!(screen.app.selection(), Node::Tie(tie(&default_bracket(), "r1-04")), "{}", screen.text());
    assert!(screen.text().contains("Horseed"), "{}", screen.text());
}

#[test]
fn on_a_small_screen_the_selected_stop_is_in_view() {
    for (width, height) in [(30, 10), (40, 12)] {
        let screen = |keys: &str| Screen::new(width, height).press(keys).text();
        for (keys, told) in [("right right c", "Group stage"), ("right right c g", "enters in")] {
            assert!(screen(keys).contains(told), "{}", screen(keys));
        }
    }
}
