//! What the reports promise. The json is for other programs: these names, these types, these links, for any
//! competition. Tree and list show every club and nothing that a terminal could take for more than text, in ASCII as
//! well.

mod generator;

use std::collections::{BTreeMap, BTreeSet};

use cuptie::bracket::Bracket;
use cuptie::competition::{ClubId, Goals, Kicks, Node, Score, Side, Slot};
use cuptie::report::{Format, print};
use cuptie::rules;
use cuptie::search::Found;
use cuptie::source;
use generator::{Feeding, bracket, cases, competitions};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

fn report(bracket: &Bracket, found: Option<&Found>, format: Format, ascii: bool) -> String {
    let mut out = Vec::new();
    print(&mut out, bracket, found, format, ascii).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

fn parsed(bracket: &Bracket, found: Option<&Found>) -> Value {
    serde_json::from_str(&report(bracket, found, Format::Json, false)).expect("json")
}

fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is a list: {value}"))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} is a text: {value}"))
}

/// Holds that `value` has `key`, and that it is null or what `check` says.
fn null_or(value: &Value, key: &str, check: impl Fn(&Value) -> bool) {
    let found = value.get(key).unwrap_or_else(|| panic!("{key} is missing: {value}"));
    assert!(found.is_null() || check(found), "{key} is {found}");
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap_or_else(|| panic!("an object: {value}")).keys().map(String::as_str).collect()
}

/// `{"a": 1, "b": 0}`, and nothing else in it.
fn is_score(value: &Value) -> bool {
    keys(value) == BTreeSet::from(["a", "b"]) && ["a", "b"].iter().all(|side| value[side].as_u64().is_some())
}

fn is_side(value: &Value) -> bool {
    value == "a" || value == "b"
}

/// "2023-08-19".
fn is_date(value: &Value) -> bool {
    let form = |(i, b): (usize, u8)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() };
    value.as_str().is_some_and(|date| date.len() == 10 && date.bytes().enumerate().all(form))
}

/// Every field that is promised, of the type that is promised. More may be there.
fn check_types(report: &Value) {
    for tie in items(report, "ties") {
        for key in ["id", "round"] {
            assert!(!text(tie, key).is_empty());
        }
        for side in ["a", "b"] {
            null_or(tie, side, |name| name.as_str().is_some_and(|name| !name.is_empty()));
        }
        for leg in items(tie, "legs") {
            assert!(is_side(&leg["host"]));
            null_or(leg, "date", is_date);
            null_or(leg, "score", is_score);
            null_or(leg, "extra_time", is_score);
            null_or(leg, "counts", is_score);
        }
        null_or(tie, "aggregate", is_score);
        null_or(tie, "penalties", is_score);
        null_or(tie, "winner", is_side);
        null_or(tie, "decided_by", |step| {
            ["aggregate", "away_goals", "penalties", "walkover"].iter().any(|known| step == known)
        });
        null_or(tie, "next", Value::is_string);
        assert_eq!(tie["winner"].is_null(), tie["decided_by"].is_null());
    }
    for club in items(report, "clubs") {
        assert!(!text(club, "name").is_empty());
        if club.get("association").is_some() {
            let code = text(club, "association");
            assert!(code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()), "{code}");
        }
        assert!(!text(club, "enters").is_empty());
        null_or(club, "points", Value::is_number);
        assert!(items(club, "aliases").iter().all(Value::is_string));
    }
}

/// The report holds what the file states and the rules come to, each in its own words.
fn check_values(report: &Value, bracket: &Bracket) {
    let competition = bracket.competition();
    let json_score = |score: Option<Score>| score.map_or(Value::Null, |score| json!({"a": score.a, "b": score.b}));
    let json_side = |side: Side| if side == Side::A { "a" } else { "b" };
    let ties = items(report, "ties");
    assert_eq!(ties.len(), competition.ties().len());
    for (id, told) in competition.tie_ids().zip(ties) {
        let tie = &competition[id];
        assert_eq!(text(told, "id"), tie.id);
        assert_eq!(text(told, "round"), competition[tie.round].name);
        for side in Side::BOTH {
            if let Slot::Club(club) = tie.slot(side) {
                assert_eq!(text(told, json_side(side)), competition[club].name);
            }
        }
        assert_eq!(items(told, "legs").len(), tie.on_record().legs.len());
        for ((leg, story), told) in tie.told().legs_of(tie.on_record()).zip(items(told, "legs")) {
            let date = story.date.map_or(Value::Null, |date| json!(date.strftime("%Y-%m-%d").to_string()));
            assert_eq!((&told["host"], &told["date"]), (&json!(json_side(leg.host)), &date));
            assert_eq!(told["score"], json_score(leg.on_pitch().and_then(Goals::normal)));
            assert_eq!(told["extra_time"], json_score(leg.on_pitch().and_then(Goals::extra_time)));
            assert_eq!(told["counts"], json_score(leg.score()));
        }
        assert_eq!(told["aggregate"], json_score(rules::aggregate(tie.on_record())));
        assert_eq!(told["penalties"], json_score(tie.on_record().shootout_that_counts().and_then(Kicks::goals)));
        let decision = rules::decide(tie.on_record(), competition.ladder_of(id));
        assert_eq!(told["winner"], decision.winner().map_or(Value::Null, |side| json!(json_side(side))));
        let step = decision.decided_by().map_or(Value::Null, |step| json!(step.name().replace(' ', "_")));
        assert_eq!(told["decided_by"], step);
    }
    let clubs = items(report, "clubs");
    assert_eq!(clubs.len(), competition.clubs().len());
    for (club, told) in competition.clubs().iter().zip(clubs) {
        assert_eq!(text(told, "name"), club.name);
        let code = club.association.map(|association| json!(competition[association].code));
        assert_eq!(told.get("association"), code.as_ref());
        assert_eq!(told["aliases"], json!(club.aliases));
    }
    for tie in competition.ties() {
        for slot in tie.slots {
            if let Slot::Club(club) = slot {
                assert_eq!(text(&clubs[club.index()], "enters"), competition[tie.round].name);
            }
        }
    }
}

/// Every link leads to a tie that names the winner, or to a place that has it; every tie that waits for a winner, or
/// place that does, is led to.
fn check_links(report: &Value, bracket: &Bracket) {
    let competition = bracket.competition();
    let ties = items(report, "ties");
    let by_id: BTreeMap<&str, &Value> = ties.iter().map(|tie| (text(tie, "id"), tie)).collect();
    assert_eq!(by_id.len(), ties.len(), "ids are single");
    let mut led_to = Vec::new();
    for tie in ties.iter().filter(|tie| !tie["next"].is_null()) {
        let (id, next) = (text(tie, "id"), text(tie, "next"));
        led_to.push((id, next));
        // A side that waits for a winner has no name yet, and nobody to look for further on.
        let winner = tie["winner"].as_str().and_then(|side| tie[side].as_str());
        if let Some(tie) = by_id.get(next) {
            let sides = [tie["a"].as_str(), tie["b"].as_str()];
            assert!(winner.is_none() || sides.contains(&winner), "{winner:?} of {id} is not in {next}");
        } else {
            let place = competition.place_ids().find(|place| competition.place_code(*place) == next);
            let place = place.unwrap_or_else(|| panic!("{next} is neither a tie nor a place"));
            assert_eq!(bracket.club_at(place).map(|club| competition[club].name.as_str()), winner, "{next}");
        }
    }
    let waiting = competition.ties().iter().flat_map(|tie| {
        let fed = tie.slots.iter().filter_map(|slot| match slot {
            Slot::WinnerOf(feeder) => Some(competition[*feeder].id.to_string()),
            Slot::Club(_) | Slot::LoserOf(_) | Slot::ToBeDrawn => None,
        });
        fed.map(|feeder| (feeder, tie.id.to_string()))
    });
    let places = competition.place_ids();
    let places = places.map(|id| {
        (
            competition[competition.feeders(Node::Place(id)).next().expect("fed")].id.to_string(),
            competition.place_code(id),
        )
    });
    let expected: BTreeSet<(String, String)> = waiting.chain(places).collect();
    let found = led_to.into_iter().map(|(from, to)| (from.to_owned(), to.to_owned())).collect();
    assert_eq!(expected, found);
}

fn check_json(text: &str) {
    let bracket = bracket(text);
    let report = parsed(&bracket, None);
    check_types(&report);
    check_values(&report, &bracket);
    check_links(&report, &bracket);
}

fn check_text(text: &str) {
    let bracket = bracket(text);
    let competition = bracket.competition();
    for format in [Format::Tree, Format::List, Format::Markdown, Format::Wikitext] {
        let printed = report(&bracket, None, format, false);
        for club in competition.clubs() {
            assert!(printed.contains(club.name.as_str()), "{} is missing from\n{printed}", club.name);
        }
        assert!(!printed.chars().any(|c| c.is_control() && c != '\n'), "{printed}");
        assert!(printed.lines().all(|line| line.trim_end() == line), "spaces that nobody sees:\n{printed}");
        assert!(printed.ends_with('\n'));
        let ascii = report(&bracket, None, format, true);
        assert!(ascii.is_ascii(), "{ascii}");
        assert_eq!(ascii.lines().count(), printed.lines().count());
    }
    let list = report(&bracket, None, Format::List, false);
    for tie in competition.ties() {
        assert_eq!(
            list.lines().filter(|line| line.trim_start().starts_with(tie.id.as_str())).count(),
            1,
            "{} in\n{list}",
            tie.id
        );
    }
}

/// The ids of the ties in which a club stands, from the file's links and the winners alone.
fn ties_of(bracket: &Bracket, club: ClubId) -> BTreeSet<&str> {
    let competition = bracket.competition();
    let stands = |tie: &cuptie::competition::TieId| bracket.side_of(*tie, club).is_some();
    competition.tie_ids().filter(stands).map(|tie| competition[tie].id.as_str()).collect()
}

fn check_road(text: &str, club: ClubId) {
    let bracket = bracket(text);
    let competition = bracket.competition();
    let found = Found::roads(&bracket, vec![club]);
    let told = parsed(&bracket, Some(&found));
    let names: Vec<&str> = items(&told, "clubs").iter().map(|club| self::text(club, "name")).collect();
    assert_eq!(names, [competition[club].name.as_str()]);
    let ids: BTreeSet<&str> = items(&told, "ties").iter().map(|tie| self::text(tie, "id")).collect();
    assert_eq!(ids, ties_of(&bracket, club));
    let list = report(&bracket, Some(&found), Format::List, false);
    let on_list = |id: &str| list.lines().any(|line| line.trim_start().starts_with(&format!("{id} ")));
    for tie in competition.ties() {
        assert_eq!(on_list(&tie.id), ids.contains(tie.id.as_str()), "{} in\n{list}", tie.id);
    }
    let tree = report(&bracket, Some(&found), Format::Tree, false);
    for (id, other) in (0u32..).map(ClubId).zip(competition.clubs()) {
        let meets = ties_of(&bracket, id).intersection(&ids).next().is_some();
        for printed in [&tree, &list] {
            assert_eq!(printed.contains(other.name.as_str()), meets, "{} in\n{printed}", other.name);
        }
    }
}

#[test]
fn the_json_of_the_built_in_competition_keeps_its_promise() {
    check_json(source::BUILT_IN);
}

#[test]
fn tree_list_and_pages_of_the_built_in_competition_show_every_club() {
    check_text(source::BUILT_IN);
}

#[test]
fn a_club_s_road_is_its_ties_and_no_others() {
    let bracket = bracket(source::BUILT_IN);
    let named = |name: &str| {
        let competition = bracket.competition();
        competition.club_ids().find(|club| competition[*club].name == name).unwrap_or_else(|| panic!("no {name}"))
    };
    // Out at once, out later, through to a place after a walkover, and entering late.
    for name in ["Olympique Béja", "Bendel Insurance", "Sekhukhune United", "RS Berkane"] {
        check_road(source::BUILT_IN, named(name));
    }
}

#[test]
fn the_json_is_never_folded_to_ascii() {
    let bracket = bracket(source::BUILT_IN);
    assert_eq!(report(&bracket, None, Format::Json, true), report(&bracket, None, Format::Json, false));
}

#[test]
fn a_side_that_waits_for_a_winner_has_no_name_yet() {
    let text = r#"{"cuptie": 1, "name": "Cup", "season": "2023",
        "regulations": {"name": "none", "ladder": ["aggregate"]}, "associations": {"AAA": "Aland"},
        "clubs": [{"id": "p", "name": "P", "association": "AAA"}, {"id": "q", "name": "Q", "association": "AAA"},
            {"id": "r", "name": "R", "association": "AAA"}],
        "rounds": [
            {"id": "1", "name": "First", "ties": [{"id": "1-1", "a": {"club": "p"}, "b": {"club": "q"}}]},
            {"id": "2", "name": "Second", "ties": [{"id": "2-1", "a": {"winner_of": "1-1"}, "b": {"club": "r"}}]}]}"#;
    let told = parsed(&bracket(text), None);
    let ties = items(&told, "ties");
    assert_eq!(ties[0]["next"], "2-1");
    assert_eq!(ties[1]["b"], "R");
    for key in ["a", "aggregate", "penalties", "winner", "decided_by", "next"] {
        assert_eq!(ties[1][key], Value::Null, "{key}");
    }
}

/// A cup with replays, one of them after extra time and one with penalties, and a play-off after two legs.
fn replays() -> Bracket {
    bracket(include_str!("data/replays.json"))
}

/// Holds that a text has each of these lines, at least as a part of one.
fn holds(printed: &str, lines: &[&str]) {
    for line in lines {
        assert!(printed.contains(line), "“{line}” is missing from\n{printed}");
    }
}

#[test]
fn the_tree_shows_every_match_after_the_legs_and_single_matches_once() {
    holds(
        &report(&replays(), None, Format::Tree, false),
        &[
            "│▸Anchor Athletic 3  2 aet├",
            "│ Ebb Tide United 0  1 3p │",
            "│▸Ferry Town      0  1 4p ├",
            "│▸Harbour Rangers 1 12 rep├",
            "┤▸Anchor Athletic 1 1   2  2 po├",
            "┤▸Harbour Rangers 2 1   3      ├",
            "│ Cutter City 1  2  0   │",
            "┤▸Harbour Rangers 2 aet│",
            "po play-off   rep replays",
        ],
    );
}

#[test]
fn the_list_shows_every_match_after_the_legs() {
    holds(
        &report(&replays(), None, Format::List, false),
        &[
            "▸ Anchor Athletic  3–3    Beacon Rovers    3–3 2–1   rep aet   → s1",
            "  Ebb Tide United  0–0  ▸ Ferry Town       0–0 1–1   rep 3–4p  → s2",
            "  Gull Island      1–1  ▸ Harbour Rangers  1–1 0–12  rep       → s2",
            "▸ Anchor Athletic  2–2    Cutter City      1–1 1–1 2–0  po  → f",
            "  Cutter City  1–1    Ferry Town  1–1 2–2 0–0",
        ],
    );
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn the_json_of_any_competition_keeps_its_promise(text in competitions(Feeding::AnyEarlierRound, 8)) {
        check_json(&text);
    }

    #[test]
    fn tree_list_and_pages_of_any_competition_show_every_club(text in competitions(Feeding::AnyEarlierRound, 8)) {
        check_text(&text);
    }

    #[test]
    fn any_club_s_road_is_its_ties_and_no_others(
        text in competitions(Feeding::AnyEarlierRound, 6),
        club in any::<Index>(),
    ) {
        let clubs = bracket(&text).competition().clubs().len();
        // Where every lot is still to be drawn there may be none.
        prop_assume!(clubs > 0);
        check_road(&text, ClubId(club.index(clubs) as u32));
    }
}
