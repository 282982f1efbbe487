//! Ranking points are worked out, never written down: what each placing brings, what that adds up to, 0 and not known told
//! apart, and clubs in the order of their points wherever it is told who entered where. `data/ranking-points.txt` has the
//! built-in competition's worked out by hand.

mod support;

use std::collections::BTreeMap;

use cuptie::bracket::Bracket;
use cuptie::check::{Finding, Kind, check};
use cuptie::competition::{ClubId, Side, TieId};
use cuptie::ranking;
use cuptie::report::{Format, print};
use cuptie::search::Found;
use cuptie::source;
use cuptie::wording;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use support::{Screen, default_bracket};

/// Four clubs, two of which enter in the second round. `ranking` stands for points to come.
fn cup(more: Value) -> Value {
    let club = |id: &str| json!({"id": id, "name": format!("Club {}", id.to_uppercase()), "association": "AAA"});
    let mut document = json!({"cuptie": 1, "name": "Cup", "season": "2023", "regulations": {"ladder": "caf"},
        "associations": {"AAA": "Aland"}, "clubs": [club("p"), club("q"), club("r"), club("s")],
        "rounds": [
            {"id": "one", "name": "First round", "ties": [{"id": "1-1", "a": {"club": "p"}, "b": {"club": "q"}}]},
            {"id": "two", "name": "Second round", "ties": [
                {"id": "2-1", "a": {"winner_of": "1-1"}, "b": {"club": "r"}}, {"id": "2-2", "a": {"club": "s"}, "b": "to_be_drawn"}]},
            {"id": "final", "name": "Final", "ties": [{"id": "f", "a": {"winner_of": "2-1"}, "b": {"winner_of": "2-2"}}]}]});
    for (key, value) in more.as_object().expect("keys to put in") {
        document[key] = value.clone();
    }
    document
}

fn read(document: &Value) -> Bracket {
    let read = source::read(document.to_string().as_bytes());
    Bracket::new(read.unwrap_or_else(|problems| panic!("{problems}")))
}

/// The cup with what its clubs reached, "p 2022 winner", and the seasons of which all is known.
fn ranked(placings: &[&str], complete: &[&str]) -> Value {
    let placings = placings.iter().map(|placing| {
        let words: Vec<&str> = placing.split(' ').collect();
        let [club, season, reached] = words[..] else { panic!("three words: {placing}") };
        json!({"club": club, "season": season, "competition": "Cup", "reached": reached})
    });
    let complete = complete.iter().map(|season| json!({"season": season, "competition": "Cup"}));
    cup(
        json!({"ranking": {"name": "cup points", "scale": {"Cup": {"winner": 3, "last": 0.5, "tenth": 0.1, "fine": 0.125}},
        "weights": {"2021": 1, "2022": 3, "2023": 7},
        "placings": placings.collect::<Vec<_>>(), "complete": complete.collect::<Vec<_>>()}}),
    )
}

const ALL: &[&str] = &["2021", "2022", "2023"];

fn json_clubs(bracket: &Bracket) -> Vec<Value> {
    let mut out = Vec::new();
    print(&mut out, bracket, None, Format::Json, false).expect("a vector takes everything");
    let report: Value = serde_json::from_slice(&out).expect("json");
    report["clubs"].as_array().expect("a list of clubs").clone()
}

/// Each club's points as the json tells them.
fn points(bracket: &Bracket) -> Vec<Value> {
    json_clubs(bracket).into_iter().map(|club| club["points"].clone()).collect()
}

fn list(bracket: &Bracket, found: Option<&Found>) -> String {
    let mut out = Vec::new();
    print(&mut out, bracket, found, Format::List, false).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

/// What `check` finds about points, "note Second round: ...".
fn findings(document: &Value) -> Vec<String> {
    let bracket = read(document);
    let found = check(&bracket).into_iter();
    let found = found.filter(|finding| matches!(finding.kind, Kind::Points | Kind::EntryRound));
    let place = |finding: &Finding| finding.about.name(&bracket);
    found.map(|finding| format!("{} {}: {}", finding.severity.name(), place(&finding), finding.message)).collect()
}

fn club_called(bracket: &Bracket, name: &str) -> ClubId {
    let competition = bracket.competition();
    competition.club_ids().find(|club| competition[*club].name == name).unwrap_or_else(|| panic!("no {name}"))
}

/// The lines worked out by hand: a club, what it reached, and its total.
fn by_hand() -> Vec<(&'static str, Vec<&'static str>, &'static str)> {
    let lines = include_str!("data/ranking-points.txt").lines().filter(|line| !line.starts_with('#'));
    let clubs = lines.map(|line| {
        let fields: Vec<&str> = line.split("; ").collect();
        let [club, shares @ .., total] = &fields[..] else { panic!("too few fields: {line}") };
        (*club, shares.to_vec(), *total)
    });
    clubs.collect()
}

#[test]
fn the_points_of_the_built_in_competition_are_those_worked_out_by_hand() {
    let bracket = default_bracket();
    let competition = bracket.competition();
    let code = |name: &str| name.split(' ').map(|word| &word[..1]).collect::<String>();
    let place = |name: &str| name.replace("group third", "group-3").replace("group fourth", "group-4");
    for (name, expected, total) in by_hand() {
        let club = club_called(&bracket, name);
        let shares = ranking::shares(competition, club).map(|share| {
            let (competition, place) = (code(share.competition), place(share.place));
            format!("{} {competition} {place} {}x{}={}", share.season, share.base, share.weight, share.points())
        });
        assert_eq!(shares.collect::<Vec<_>>(), expected, "{name}");
        let points = ranking::points(competition, club).map(|points| points.to_string());
        assert_eq!(points.as_deref(), Some(total), "{name}");
    }
}

#[test]
fn every_other_club_of_it_is_known_to_have_none() {
    let bracket = default_bracket();
    let told: BTreeMap<String, Value> = json_clubs(&bracket)
        .into_iter()
        .map(|club| (club["name"].as_str().expect("a name").to_owned(), club["points"].clone()))
        .collect();
    let expected = by_hand().into_iter().map(|(name, _, total)| (name, serde_json::from_str(total).expect("a number")));
    let expected: BTreeMap<&str, Value> = expected.collect();
    assert_eq!(expected.len(), 9);
    for (name, points) in &told {
        assert_eq!(points, expected.get(name.as_str()).unwrap_or(&json!(0)), "{name}");
    }
    assert_eq!(told.values().filter(|points| **points == json!(0)).count(), 43);
    // Whole numbers stand there as such.
    assert_eq!((told["Zamalek"].to_string(), told["Modern Future"].to_string()), ("39".to_owned(), "2.5".to_owned()));
}

#[test]
fn its_entries_are_told_by_round_and_points() {
    let bracket = default_bracket();
    let text = list(&bracket, None);
    let entries = text.split("\nEntries by CAF 5-year ranking points\n").nth(1).expect("a table of entries");
    let lines: Vec<&str> = entries.lines().collect();
    let hand = by_hand();
    for (line, (name, _, total)) in lines.iter().zip(&hand) {
        assert_eq!(*line, format!("  Second round  {name} ({total})"));
    }
    let byes = ["Kampala City", "Rayon Sports", "SuperSport United"];
    assert_eq!(lines[9..12], byes.map(|name| format!("  Second round  {name} (0)")));
    assert_eq!(lines.len(), 52);
    assert!(lines[12..].iter().all(|line| line.starts_with("  First round   ") && line.ends_with(" (0)")), "{entries}");

    let zamalek = Found::roads(&bracket, vec![club_called(&bracket, "Zamalek")]);
    let text = list(&bracket, Some(&zamalek));
    assert!(text.ends_with("\nEntries by CAF 5-year ranking points\n  Second round  Zamalek (39)\n"), "{text}");
}

#[test]
fn the_page_of_a_tie_shows_how_the_points_of_a_club_come_about() {
    let page =
        |pages| Screen::new(80, 24).press(&format!("right down down down enter {}", "pgdn ".repeat(pages))).text();
    let page = (0..6).map(page).collect::<String>();
    for part in [
        "enters in the second round: 39 CAF 5-year ranking points (5 +",
        "Zamalek: CAF 5-year ranking points",
        "2018-19 Confederation Cup, winner: 5×1 = 5",
        "2022-23 Champions League, group third: 2×5 = 10",
        "points English Wikipedia (copy), 2018-19 CAF Confederation Cup",
    ] {
        assert!(page.contains(part), "{part} is missing from\n{page}");
    }
    let bracket = default_bracket();
    let road = wording::road(&bracket, TieId(0), Side::A);
    assert_eq!(road, ["enters in the first round: 0 CAF 5-year ranking points (no placing since 2018-19)"]);
}

#[test]
fn points_add_up_exactly_in_halves_tenths_and_thousandths() {
    // In binary fractions three tenths, and one more tenth twice, come to 0.5000000000000001 or less.
    let bracket = read(&ranked(
        &["p 2021 tenth", "p 2022 tenth", "q 2021 last", "q 2022 last", "q 2023 last", "r 2023 fine", "s 2023 winner"],
        &[],
    ));
    assert_eq!(points(&bracket), [json!(0.4), json!(5.5), json!(0.875), json!(21)]);
}

proptest! {
    #[test]
    fn points_are_what_the_placings_bring_season_by_season(halves in vec((0u32..40, 1u32..=100), 1..8)) {
        let season = |i: usize| format!("season {i}");
        let all = || halves.iter().enumerate();
        let scale: Map<_, _> = all().map(|(i, (points, _))| (season(i), json!(f64::from(*points) / 2.0))).collect();
        let weights: Map<_, _> = all().map(|(i, (_, weight))| (season(i), json!(weight))).collect();
        let placing = |i| json!({"club": "q", "season": season(i), "competition": "Cup", "reached": season(i)});
        let placings: Vec<Value> = (0..halves.len()).rev().map(placing).collect();
        let ranking = json!({"name": "points", "scale": {"Cup": scale}, "weights": weights, "placings": placings});
        let bracket = read(&cup(json!({"ranking": ranking})));
        let sum: u32 = halves.iter().map(|(points, weight)| points * weight).sum();
        prop_assert_eq!(points(&bracket)[1].as_f64(), Some(f64::from(sum) / 2.0));
        let club = club_called(&bracket, "Club Q");
        let seasons: Vec<&str> = ranking::shares(bracket.competition(), club).map(|share| share.season).collect();
        prop_assert_eq!(seasons, (0..halves.len()).map(season).collect::<Vec<_>>());
    }
}

#[test]
fn a_club_without_a_placing_has_none_only_where_all_is_known() {
    let placings = ["r 2022 winner"];
    assert_eq!(points(&read(&ranked(&placings, ALL))), [json!(0), json!(0), json!(9), json!(0)]);
    for missing in ALL {
        let known: Vec<&str> = ALL.iter().copied().filter(|season| season != missing).collect();
        let bracket = read(&ranked(&placings, &known));
        assert_eq!(points(&bracket), [Value::Null, Value::Null, json!(9), Value::Null], "without {missing}");
    }
    assert_eq!(points(&read(&cup(json!({})))), vec![Value::Null; 4]);
    assert_eq!(points(&read(&cup(json!({"entry_by": "lots"})))), vec![Value::Null; 4]);
}

#[test]
fn clubs_without_known_points_come_last_and_without_a_number() {
    let text = list(&read(&ranked(&["s 2022 winner", "q 2021 last"], &[])), None);
    let entries = text.split("\nEntries by cup points\n").nth(1).expect("a table of entries");
    let expected =
        "  Second round  Club S (9)\n  Second round  Club R\n  First round   Club Q (0.5)\n  First round   Club P\n";
    assert_eq!(entries, expected);
    let bracket = read(&ranked(&[], &[]));
    let road = wording::road(&bracket, TieId(0), Side::A);
    assert_eq!(road, ["enters in the first round: cup points not known"]);
}

#[test]
fn nothing_is_told_of_entries_where_the_file_does_not_say_what_decided_them() {
    let bracket = read(&cup(json!({})));
    assert!(!list(&bracket, None).contains("Entries"));
    assert!(!Screen::with(bracket, support::COLOURS, 80, 60).press("i").text().contains("Entries"));
}

/// The cup with points that a source states.
fn stated(mut document: Value, points: &[(usize, f64)]) -> Value {
    for (club, points) in points {
        document["clubs"][*club]["points"] = json!(points);
    }
    document
}

#[test]
fn stated_points_count_where_none_can_be_worked_out() {
    let document = cup(json!({"entry_by": "last season's points"}));
    let bracket = read(&stated(document, &[(0, 12.5), (2, 45.375), (3, 40.0)]));
    assert_eq!(points(&bracket), [json!(12.5), Value::Null, json!(45.375), json!(40)]);
    let text = list(&bracket, None);
    assert!(
        text.contains(
            "Entries by last season's points\n  Second round  Club R (45.375)\n  Second round  Club S (40)\n"
        )
    );
    let road = wording::road(&bracket, TieId(0), Side::A);
    assert_eq!(road, ["enters in the first round: 12.5 last season's points"]);
}

#[test]
fn points_that_are_stated_otherwise_than_they_come_to_are_an_error() {
    let document = ranked(&["s 2022 winner", "r 2023 last"], ALL);
    assert_eq!(findings(&stated(document.clone(), &[(3, 9.0), (0, 0.0)])), Vec::<String>::new());
    let document = stated(document, &[(3, 9.5), (0, 2.0)]);
    assert_eq!(
        findings(&document),
        [
            "error club p: 2 points are stated; what Club P reached comes to 0",
            "error club s: 9.5 points are stated; what Club S reached comes to 9",
        ]
    );
    // What was worked out is what counts.
    assert_eq!(points(&read(&document)), [json!(0), json!(0), json!(3.5), json!(9)]);
}

#[test]
fn clubs_that_enter_later_with_the_same_points_are_not_explained_by_them() {
    let one = "note Second round: Club R enter in the second round with 0 points, like 2 clubs that enter earlier: \
               the points do not tell why";
    assert_eq!(findings(&ranked(&["s 2022 winner"], ALL)), [one]);
    let two = "note Second round: Club R and Club S enter in the second round with 9 points, like Club P, who enter \
               earlier: the points do not tell why";
    assert_eq!(findings(&ranked(&["p 2022 winner", "r 2022 winner", "s 2022 winner"], &[])), [two]);
}

#[test]
fn clubs_that_enter_later_with_fewer_points_do_not_follow_them() {
    let behind = "warning Second round: Club S (3.5) and Club R (0) enter in the second round, with fewer points than \
                  Club Q (9), who enter earlier";
    assert_eq!(findings(&ranked(&["q 2022 winner", "s 2023 last"], ALL)), [behind]);
    // Of a club whose points are not known, nothing can be said.
    assert_eq!(findings(&ranked(&["q 2022 winner", "s 2023 winner"], &[])), Vec::<String>::new());
    // Where something else decided, points need not fit.
    let document = stated(cup(json!({})), &[(0, 10.0), (2, 1.0)]);
    assert_eq!(findings(&document), Vec::<String>::new());
}

#[test]
fn of_many_clubs_that_points_do_not_explain_a_few_are_named() {
    let mut document = ranked(&[], ALL);
    for i in 0..7 {
        let (id, tie) = (format!("late{i}"), format!("2-{}", 3 + i));
        let club = json!({"id": id, "name": format!("Late {i}"), "association": "AAA"});
        document["clubs"].as_array_mut().expect("clubs").push(club);
        let tie = json!({"id": tie, "a": {"club": id}, "b": "to_be_drawn"});
        document["rounds"][1]["ties"].as_array_mut().expect("ties").push(tie);
    }
    let few = "note Second round: Club R, Club S, Late 0, Late 1, Late 2 and 4 more enter in the second round with 0 \
               points, like 2 clubs that enter earlier: the points do not tell why";
    assert_eq!(findings(&document), [few]);
}

#[test]
fn the_three_byes_of_the_built_in_competition_that_points_do_not_explain_are_a_note() {
    let bracket = default_bracket();
    let found = check(&bracket);
    let here = found.iter().filter(|found| found.about.name(&bracket) == "Second round");
    let found: Vec<&str> = here.map(|found| found.message.as_str()).collect();
    let expected = "Kampala City, Rayon Sports and SuperSport United enter in the second round with 0 points, like 40 \
                    clubs that enter earlier: the points do not tell why";
    assert_eq!(found, [expected]);
}
