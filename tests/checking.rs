//! `cuptie check` finds what does not fit, each kind with its severity and its place, and nothing in a file where all
//! fits; in the built-in competition it finds what its sources are known to say. Beside it the other commands that print
//! and end: the schema, which has every key that files use, the completions and the man page, which name every flag.

mod program;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use cuptie::bracket::Bracket;
use cuptie::check::{About, Finding, Severity, check, check_text};
use cuptie::source::{self, Reading, Text};
use serde_json::Value;

/// A small competition in which all fits.
const GOOD: &str = r#"{
  "cuptie": 1,
  "name": "Small Cup",
  "season": "2023",
  "regulations": {"ladder": "caf"},
  "stated": [{"source": "book", "clubs": 3, "places": 1, "entering": {"one": 2, "two": 1}}],
  "associations": {"AAA": "Aland"},
  "clubs": [
    {"id": "p", "name": "Club P", "association": "AAA", "aliases": ["The Ps"]},
    {"id": "q", "name": "Club Q", "association": "AAA"},
    {"id": "r", "name": "Club R", "association": "AAA"}
  ],
  "rounds": [
    {"id": "one", "name": "First round", "windows": [["2023-02-01", "2023-02-02"], ["2023-02-08", "2023-02-09"]], "ties": [
      {"id": "1-1", "a": {"club": "p"}, "b": {"club": "q"}, "legs": [
        {"host": "a", "date": "2023-02-01", "score": {"a": 2, "b": 0}},
        {"host": "b", "date": "2023-02-08", "score": {"a": 0, "b": 1}}
      ], "claims": [{"source": "book", "winner": "a", "aggregate": {"a": 2, "b": 1}, "decided_by": "aggregate"}]}
    ]},
    {"id": "two", "name": "Second round", "ties": [
      {"id": "2-1", "a": {"winner_of": "1-1"}, "b": {"club": "r"}, "legs": [
        {"host": "a", "date": "2023-03-01", "score": {"a": 1, "b": 0}},
        {"host": "b", "date": "2023-03-08", "score": {"a": 0, "b": 1}}
      ], "shootout": {"a": 5, "b": 4}}
    ]}
  ],
  "group_stage": {"name": "Group stage", "groups": [
    {"name": "A", "places": [{"winner_of": "2-1", "drawn": "p"}], "table": [
      {"club": "p", "won": 1, "drawn": 1, "lost": 0, "for": 2, "against": 1, "points": 4}
    ]}
  ]},
  "sources": {"book": {"title": "The book"}}
}"#;

fn bracket(text: &str) -> Bracket {
    Bracket::new(source::read(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems}")))
}

/// What check finds, as "error 1-1: what is wrong".
fn findings(text: &str) -> Vec<String> {
    let bracket = bracket(text);
    check(&bracket).iter().map(|finding| said(&bracket, finding)).collect()
}

fn said(bracket: &Bracket, finding: &Finding) -> String {
    format!("{} {}: {}", finding.severity.name(), finding.about.name(bracket), finding.message)
}

/// The good file with pieces, each of which it has once, written otherwise.
fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(GOOD.to_owned(), |text, (piece, into)| {
        assert_eq!(text.matches(piece).count(), 1, "{piece} stands in the file once");
        text.replace(piece, into)
    })
}

/// Holds that some changes lead to one finding.
fn finds(changes: &[(&str, &str)], expected: &str) {
    assert_eq!(findings(&changed(changes)), [expected]);
}

#[test]
fn nothing_is_found_where_all_fits() {
    assert_eq!(findings(GOOD), [""; 0]);
}

#[test]
fn a_count_that_is_not_the_stated_one_is_an_error() {
    finds(&[(r#""clubs": 3"#, r#""clubs": 4"#)], "error file: The book states 4 clubs; here there are 3");
    finds(&[(r#""places": 1,"#, r#""places": 2,"#)], "error file: The book states 2 places; here there are 1");
    let enter = "error file: The book states 2 clubs enter in the second round; here there are 1";
    finds(&[(r#""two": 1"#, r#""two": 2"#)], enter);
}

#[test]
fn a_name_of_two_clubs_is_a_warning_in_capitals_or_not() {
    let name = "warning clubs p, q: both go by the name “the ps”";
    finds(&[(r#""name": "Club Q""#, r#""name": "the Ps""#)], name);
    // A club may have its own name among its other names.
    assert_eq!(findings(&changed(&[(r#"["The Ps"]"#, r#"["Club P"]"#)])), [""; 0]);
}

#[test]
fn facts_that_cannot_all_be_so_are_an_error() {
    finds(
        &[
            (r#""claims""#, r#""shootout": {"a": 5, "b": 4}, "claims""#),
            (r#""decided_by": "aggregate""#, r#""decided_by": null"#),
            (r#""winner": "a", "#, ""),
        ],
        "error 1-1: aggregate had settled the tie, and yet there is a shoot-out",
    );
    finds(
        &[(r#", "shootout": {"a": 5, "b": 4}"#, r#", "shootout": {"a": 5, "b": 4}, "lots": "a""#)],
        "error 2-1: there is a drawing of lots, which the regulations do not have",
    );
}

#[test]
fn a_tie_that_nobody_can_win_any_more_is_an_error() {
    finds(
        &[(r#""caf""#, r#"["aggregate", "away_goals"]"#), (r#", "shootout": {"a": 5, "b": 4}"#, "")],
        "error 2-1: is level after the last step of the regulations: nobody goes through",
    );
}

#[test]
fn a_tie_still_open_whose_winner_has_played_on_is_an_error() {
    finds(
        &[
            (r#""date": "2023-02-08", "score": {"a": 0, "b": 1}"#, r#""date": "2023-02-08""#),
            (
                r#""claims": [{"source": "book", "winner": "a", "aggregate": {"a": 2, "b": 1}, "decided_by": "aggregate"}]"#,
                r#""claims": []"#,
            ),
        ],
        "error 1-1: leg 2 is to come, Wed 8 Feb 2023, and yet the next tie has been played",
    );
}

#[test]
fn a_claim_that_differs_is_an_error_and_a_note_where_the_file_tells_of_it() {
    for (piece, into, states, comes) in [
        (r#""winner": "a""#, r#""winner": "b""#, "Club Q, 1–2 on aggregate", "the winner comes to Club P"),
        (
            r#""aggregate": {"a": 2, "b": 1}"#,
            r#""aggregate": {"a": 3, "b": 1}"#,
            "Club P, 3–1 on aggregate",
            "the aggregate comes to 2–1",
        ),
        (
            r#""decided_by": "aggregate""#,
            r#""decided_by": "away_goals""#,
            "Club P, 2–1 on aggregate, away goals",
            "the deciding step comes to aggregate",
        ),
        (
            r#""decided_by": "aggregate""#,
            r#""shootout": {"a": 5, "b": 4}"#,
            "Club P, 2–1 on aggregate, 5–4 on penalties",
            "there is no shoot-out that counts",
        ),
    ] {
        let message = format!("The book states “{states}”; {comes}");
        finds(&[(piece, into)], &format!("error 1-1: {message}"));
        let dispute = r#""disputes": [{"about": "it", "kept": "this", "others": [{"says": "that", "sources": ["book"]}]}], "claims""#;
        finds(&[(piece, into), (r#""claims""#, dispute)], &format!("note 1-1: {message}"));
    }
}

#[test]
fn one_claim_of_two_sources_is_one_finding_unless_the_file_tells_of_one_of_them() {
    let claim = |source: &str| format!(r#"{{"source": "{source}", "winner": "b"}}"#);
    let claims = format!(r#""claims": [{}, {}]"#, claim("book"), claim("paper"));
    let sources = r#""paper": {"title": "The paper"}, "book": {"title": "The book"}"#;
    let both = |dispute: &str| {
        let own = r#""claims": [{"source": "book", "winner": "a", "aggregate": {"a": 2, "b": 1}, "decided_by": "aggregate"}]"#;
        let book = r#""book": {"title": "The book"}"#;
        findings(&changed(&[(own, &format!("{dispute}{claims}")), (book, sources)]))
    };
    let says = "“Club Q”; the winner comes to Club P";
    assert_eq!(both(""), [format!("error 1-1: The book; The paper state {says}")]);
    let told = r#""disputes": [{"about": "it", "kept": "this", "others": [{"says": "that", "sources": ["book"]}]}], "#;
    let apart = [format!("note 1-1: The book states {says}"), format!("error 1-1: The paper states {says}")];
    assert_eq!(both(told), apart);
}

#[test]
fn what_is_claimed_of_facts_that_cannot_all_be_so_is_held_against_their_numbers_alone() {
    let shootout = (r#""claims""#, r#""shootout": {"a": 5, "b": 4}, "claims""#);
    let cannot = "error 1-1: aggregate had settled the tie, and yet there is a shoot-out".to_owned();
    let winner = findings(&changed(&[shootout, (r#""winner": "a""#, r#""winner": "b""#)]));
    assert_eq!(winner.join("; "), cannot);
    let goals = findings(&changed(&[shootout, (r#""aggregate": {"a": 2"#, r#""aggregate": {"a": 3"#)]));
    let [first, second] = &goals[..] else { panic!("{goals:?}") };
    assert_eq!(*first, cannot);
    assert!(second.ends_with("the aggregate comes to 2–1"), "{second}");
}

#[test]
fn both_legs_on_one_day_are_in_order() {
    let found = findings(&changed(&[("2023-03-08", "2023-03-01")]));
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_name_that_only_a_claim_has_is_an_error_and_a_note_where_the_club_goes_by_it() {
    let claim = |name: &str| format!(r#""winner": "a", "winner_name": "{name}""#);
    let unknown = "error 1-1: The book calls Club P “Pee”";
    finds(&[(r#""winner": "a""#, &claim("Pee"))], unknown);
    let known = "note 1-1: The book calls Club P “The Ps”";
    finds(&[(r#""winner": "a""#, &claim("The Ps"))], known);
}

#[test]
fn a_date_outside_its_window_is_a_note_on_the_leg() {
    finds(
        &[("2023-02-01\", \"score", "2023-02-05\", \"score")],
        "note 1-1 leg 1: played on Sun 5 Feb 2023, outside the round’s dates, 1–2 Feb",
    );
    finds(
        &[("2023-02-08\", \"score", "2023-02-10\", \"score")],
        "note 1-1 leg 2: played on Fri 10 Feb 2023, outside the round’s dates, 8–9 Feb",
    );
}

#[test]
fn legs_and_rounds_in_the_wrong_order_are_errors() {
    finds(
        &[("2023-03-08", "2023-02-28")],
        "error 2-1 leg 2: on Tue 28 Feb 2023, before the leg ahead of it, Wed 1 Mar 2023",
    );
    finds(
        &[("2023-03-01", "2023-02-08")],
        "error 2-1: begins on Wed 8 Feb 2023, when 1-1 has not ended (Wed 8 Feb 2023)",
    );
}

#[test]
fn one_host_of_both_legs_is_a_warning() {
    let second = r#"{"host": "b", "date": "2023-02-08""#;
    finds(&[(second, r#"{"host": "a", "date": "2023-02-08""#)], "warning 1-1: Club P host both legs");
}

#[test]
fn a_winner_who_goes_nowhere_is_a_warning() {
    // The same club drawn by hand into the tie that it would have come to.
    finds(
        &[
            (r#""a": {"winner_of": "1-1"}"#, r#""a": {"club": "s"}"#),
            (
                r#"    {"id": "r""#,
                "    {\"id\": \"s\", \"name\": \"Club S\", \"association\": \"AAA\"},\n    {\"id\": \"r\"",
            ),
            (r#""clubs": 3"#, r#""clubs": 4"#),
            (r#""two": 1"#, r#""two": 2"#),
            (r#""drawn": "p""#, r#""drawn": "s""#),
            (r#"{"club": "p", "won""#, r#"{"club": "s", "won""#),
        ],
        "warning 1-1: the winner is awaited nowhere",
    );
    // Of the last round, where nothing follows, it is as it should be.
    let end = GOOD.find(r#"  "group_stage""#).expect("a group stage");
    let rest = GOOD.find(r#"  "sources""#).expect("sources");
    let text = format!("{}{}", &GOOD[..end], &GOOD[rest..]).replace(r#""places": 1, "#, "");
    assert_eq!(findings(&text), [""; 0]);
}

#[test]
fn a_side_to_be_drawn_is_a_note_and_an_error_once_the_tie_was_played() {
    let drawn = [
        (r#""b": {"club": "r"}"#, r#""b": "to_be_drawn""#),
        (
            r#",
    {"id": "r", "name": "Club R", "association": "AAA"}"#,
            "",
        ),
        (r#""clubs": 3"#, r#""clubs": 2"#),
        (r#""two": 1"#, r#""two": 0"#),
    ];
    finds(&drawn, "error 2-1: was played, though side b is still to be drawn");
    let legs = &GOOD[GOOD
        .find(
            r#", "legs": [
        {"host": "a", "date": "2023-03"#,
        )
        .expect("legs")..GOOD.find("}\n    ]}\n  ],\n  \"group").expect("their end")];
    finds(&[&drawn[..], &[(legs, "")]].concat(), "note 2-1: side b is still to be drawn");
}

#[test]
fn a_place_that_was_not_the_winners_is_an_error() {
    finds(
        &[(r#""drawn": "p""#, r#""drawn": "q""#)],
        "error A1: Club Q are said to have been drawn here, but Club P won 2-1",
    );
}

#[test]
fn a_place_by_the_name_of_a_tie_is_a_warning() {
    let changes = [(r#""id": "2-1""#, r#""id": "A1""#), (r#"{"winner_of": "2-1", "#, r#"{"winner_of": "A1", "#)];
    finds(&changes, "warning A1: is the name of a place and the id of a tie");
}

#[test]
fn a_table_that_does_not_add_up_is_told() {
    let line = r#"{"club": "p", "won""#;
    finds(&[(line, r#"{"club": "q", "won""#)], "error group A: Club Q stand in the table, but not in the group");
    let points = "warning group A: Club P have 5 points; wins and draws come to 4";
    finds(&[(r#""points": 4"#, r#""points": 5"#)], points);
}

#[test]
fn characters_that_had_to_go_are_a_warning() {
    let text = changed(&[(r#""name": "Club R""#, r#""name": "Club \u0007\u202eR""#)]);
    let expected = "warning file: 2 characters could not be shown safely and were left out";
    assert_eq!(findings(&text), [expected]);
}

#[test]
fn the_built_in_competition_has_only_what_its_sources_are_known_to_say() {
    let bracket = Bracket::new(source::built_in().expect("the built-in competition reads"));
    let competition = bracket.competition();
    let byes = "Kampala City, Rayon Sports and SuperSport United enter in the second round with 0 points";
    let mut expected = BTreeSet::from([("Second round".to_owned(), byes)]);
    for tie in competition.ties() {
        let windows = &competition[tie.round].windows;
        for (i, (leg, window)) in tie.told().legs.iter().zip(windows).enumerate() {
            if leg.date.is_some_and(|date| !(window.first..=window.last).contains(&date)) {
                expected.insert((format!("{} leg {}", tie.id, i + 1), "outside the round’s dates"));
            }
        }
        for claim in &tie.details.claims {
            if claim.winner_name.is_some() {
                expected.insert((tie.id.to_string(), "“Singida United”"));
            }
            if competition[claim.source].title == "Pulse Ghana" {
                expected
                    .insert((tie.id.to_string(), "Pulse Ghana states “4–3 on aggregate”; the aggregate comes to 3–2"));
            }
        }
    }
    let found = check(&bracket);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (place, part) in expected {
        let finding = found
            .iter()
            .find(|finding| finding.about.name(&bracket) == place)
            .unwrap_or_else(|| panic!("none at {place}"));
        assert_eq!(finding.severity, Severity::Note);
        assert!(finding.message.contains(part), "{finding:?}");
    }
}

#[test]
fn one_cause_is_one_finding() {
    // A shoot-out that cannot have been, and a claim that tells of winner, score and step.
    finds(
        &[(r#""claims""#, r#""shootout": {"a": 5, "b": 4}, "claims""#)],
        "error 1-1: aggregate had settled the tie, and yet there is a shoot-out",
    );
    // A claim that is wrong in three ways.
    let claim = r#""winner": "a", "aggregate": {"a": 2, "b": 1}, "decided_by": "aggregate""#;
    finds(
        &[(claim, r#""winner": "b", "aggregate": {"a": 1, "b": 2}, "decided_by": "away_goals""#)],
        "error 1-1: The book states “Club Q, 2–1 on aggregate, away goals”; the winner comes to Club P, \
         and the aggregate comes to 1–2, and the deciding step comes to aggregate",
    );
    // Two sources that are wrong alike.
    let twice = r#""claims": [{"source": "book", "winner": "b"}, {"source": "paper", "winner": "b"}]"#;
    finds(
        &[
            (
                r#""claims": [{"source": "book", "winner": "a", "aggregate": {"a": 2, "b": 1}, "decided_by": "aggregate"}]"#,
                twice,
            ),
            (r#""sources": {"#, r#""sources": {"paper": {"title": "The paper"}, "#),
        ],
        "error 1-1: The book; The paper state “Club Q”; the winner comes to Club P",
    );
}

#[test]
fn a_claim_about_a_tie_that_nobody_has_won_is_told_in_english() {
    let scheduled = (r#""date": "2023-03-08", "score": {"a": 0, "b": 1}"#, r#""date": "2023-03-08""#);
    let claim = r#"}], "claims": [{"source": "book", "winner": "a", "decided_by": "penalties"}]}"#;
    let shootout = ("}\n      ], \"shootout\": {\"a\": 5, \"b\": 4}}", claim);
    let drawn = (r#", "drawn": "p""#, "");
    finds(
        &[scheduled, shootout, drawn],
        "error 2-1: The book states “Club P, penalties”; here the tie is still open: leg 2 is to come, Wed 8 Mar 2023",
    );
}

/// A round of so many ties that nobody plays on from, and a last one.
fn many(ties: usize) -> String {
    let clubs: Vec<String> = (0..2 * ties)
        .map(|club| format!(r#"{{"id": "c{club}", "name": "Club {club}", "association": "AAA"}}"#))
        .collect();
    let round = |id: &str, first: usize, ties: usize| {
        let ties: Vec<String> = (0..ties)
            .map(|tie| {
                let (a, b) = (2 * (first + tie), 2 * (first + tie) + 1);
                format!("{{\"id\": \"{id}-{tie}\", \"a\": {{\"club\": \"c{a}\"}}, \"b\": {{\"club\": \"c{b}\"}}}}")
            })
            .collect();
        format!("{{\"id\": \"{id}\", \"name\": \"Round {id}\", \"ties\": [\n{}\n]}}", ties.join(",\n"))
    };
    format!(
        r#"{{"cuptie": 1, "name": "Big Cup", "season": "1", "regulations": {{"ladder": "caf"}}, "associations": {{"AAA": "Aland"}},
"clubs": [{}],
"rounds": [{},
{}]}}"#,
        clubs.join(", "),
        round("one", 0, ties - 1),
        round("two", ties - 1, 1)
    )
}

#[test]
fn what_repeats_over_a_round_is_told_once_with_its_count() {
    let text = many(6_000);
    assert_eq!(findings(&text), ["warning Round one: the winner is awaited nowhere"]);
    let printed = stdout(&cuptie(&["check", "-"], &text));
    let told = "Round one  5999 ties: the winner is awaited nowhere (one-0, one-1, one-2 and 5996 more)";
    assert!(printed.contains(told), "{printed}");
    let json: Value = serde_json::from_slice(&cuptie(&["check", "--format", "json", "-"], &text).stdout).expect("json");
    assert_eq!(json[0]["ties"].as_array().map(Vec::len), Some(5999), "all of them, for other programs");
}

#[test]
fn a_finding_tells_both_clubs_and_the_line_of_the_file() {
    let text = changed(&[(r#""date": "2023-02-08""#, r#""date": "2023-02-10""#)]);
    let printed = stdout(&cuptie(&["check", "-"], &text));
    let line = 1 + text[..text.find("2023-02-10").expect("the change")].matches('\n').count();
    let told = format!("note     line {line}, column 9: 1-1 leg 2  Club P v Club Q: played on Fri 10 Feb 2023");
    assert!(printed.starts_with(&told), "{printed}");
    let json: Value = serde_json::from_slice(&cuptie(&["check", "--format", "json", "-"], &text).stdout).expect("json");
    let finding = &json[0];
    assert_eq!(finding["line"], line);
    assert_eq!(finding["kind"], "outside_dates");
    assert_eq!((&finding["place"], &finding["clubs"]), (&"1-1 leg 2".into(), &"Club P v Club Q".into()));
}

#[test]
fn a_winner_beside_the_last_draw_goes_nowhere_all_the_same() {
    let club = |id: &str| format!(r#"{{"id": "{id}", "name": "Club {id}", "association": "AAA"}}"#);
    let text = format!(
        r#"{{"cuptie": 1, "name": "Cup", "season": "1", "regulations": {{"ladder": "one-match"}}, "associations": {{"AAA": "Aland"}},
        "clubs": [{}], "rounds": [
        {{"id": "semi", "name": "Semi-finals", "ties": [
            {{"id": "drawn", "a": "to_be_drawn", "b": {{"club": "p"}}}}, {{"id": "s2", "a": {{"club": "q"}}, "b": {{"club": "r"}}}}]}},
        {{"id": "final", "name": "Final", "ties": [{{"id": "f", "a": {{"winner_of": "drawn"}}, "b": {{"club": "s"}}}}]}}]}}"#,
        ["p", "q", "r", "s"].map(club).join(", ")
    );
    let found = findings(&text);
    assert!(found.iter().any(|finding| finding.starts_with("warning s2: ")), "{found:?}");
}

#[test]
fn a_finding_about_a_column_leads_to_its_first_node() {
    let bracket = Bracket::new(source::built_in().expect("it reads"));
    let competition = bracket.competition();
    for column in 0..competition.columns() {
        let node = About::Column(column).node(&bracket).expect("no column is empty");
        assert_eq!((competition.column_of(node), competition.number(node).0), (column, 1));
    }
}

#[test]
fn a_finding_about_a_place_has_the_line_of_that_place() {
    let places = r#""places": [
      {"club": "q"},
      {"winner_of": "2-1", "drawn": "r"}]"#;
    let table = r#", "table": [
      {"club": "p", "won": 1, "drawn": 1, "lost": 0, "for": 2, "against": 1, "points": 4}
    ]"#;
    let text = changed(&[
        (r#""places": [{"winner_of": "2-1", "drawn": "p"}]"#, places),
        (table, ""),
        ("\"places\": 1", "\"places\": 2"),
    ]);
    let given = Text::from(text.as_bytes());
    let Reading { competition, notes } = given.reading().expect("it reads");
    let found = check_text(&Bracket::new(competition), &notes);
    let place = found.iter().find(|finding| matches!(finding.about, About::Place(_))).expect("a finding about a place");
    let line = text.lines().position(|line| line.contains(r#""drawn": "r""#)).map(|line| line + 1);
    assert_eq!(place.line.map(|(line, _)| line), line);
}

#[test]
fn a_match_for_third_place_and_a_round_before_a_draw_lead_nowhere_and_that_is_right() {
    let club = |id: &str| format!(r#"{{"id": "{id}", "name": "Club {id}", "association": "AAA"}}"#);
    let clubs = ["p", "q", "r", "s"].map(club).join(", ");
    let file = |last: &str| {
        format!(
            r#"{{"cuptie": 1, "name": "Cup", "season": "1", "regulations": {{"ladder": "one-match"}}, "associations": {{"AAA": "Aland"}},
            "clubs": [{clubs}], "rounds": [
            {{"id": "semi", "name": "Semi-finals", "ties": [
                {{"id": "s1", "a": {{"club": "p"}}, "b": {{"club": "q"}}}}, {{"id": "s2", "a": {{"club": "r"}}, "b": {{"club": "s"}}}}]}},
            {last}]}}"#
        )
    };
    let placing = file(
        r#"{"id": "third", "name": "Third place", "ties": [{"id": "t", "a": {"loser_of": "s1"}, "b": {"loser_of": "s2"}}]},
           {"id": "final", "name": "Final", "ties": [{"id": "f", "a": {"winner_of": "s1"}, "b": {"winner_of": "s2"}}]}"#,
    );
    assert_eq!(findings(&placing), [""; 0]);
    let draw =
        file(r#"{"id": "final", "name": "Final", "ties": [{"id": "f", "a": "to_be_drawn", "b": "to_be_drawn"}]}"#);
    let found = findings(&draw);
    assert_eq!(found, ["note f: both sides are still to be drawn"]);
}

// The program itself.

fn cuptie(arguments: &[&str], input: &str) -> Output {
    let mut command = program::cuptie();
    let command = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    // It may have ended without reading, and then there is nobody to write to.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

#[test]
fn the_exit_code_of_check_tells_whether_something_cannot_be_so() {
    let error = changed(&[(r#""clubs": 3"#, r#""clubs": 4"#)]);
    let warning = changed(&[(r#""points": 4"#, r#""points": 5"#)]);
    for (text, code, summary) in [
        (GOOD, 0, "standard input: 0 errors, 0 warnings, 0 notes\n"),
        (&warning, 0, "standard input: 0 errors, 1 warning, 0 notes\n"),
        (&error, 1, "standard input: 1 error, 0 warnings, 0 notes\n"),
        ("{", 1, "standard input: 1 error, 0 warnings, 0 notes\n"),
    ] {
        let output = cuptie(&["check", "-"], text);
        assert_eq!(output.status.code(), Some(code), "{summary}");
        assert!(stdout(&output).ends_with(summary), "{}", stdout(&output));
        assert!(output.stderr.is_empty());
    }
    assert_eq!(cuptie(&["check"], "").status.code(), Some(0), "the built-in competition");
    let missing = cuptie(&["check", "there/is/no/such.json"], "");
    assert_eq!((missing.status.code(), stdout(&missing)), (Some(1), String::new()));
    assert!(String::from_utf8_lossy(&missing.stderr).starts_with("cuptie: cannot read there/is/no/such.json: "));
    for wrong in [&["check", "--nonsense"][..], &["check", "--from", "xml"], &["check", "--format", "xml"]] {
        assert_eq!(cuptie(wrong, "").status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn the_findings_as_json_are_the_findings() {
    let error = changed(&[(r#""clubs": 3"#, r#""clubs": 4"#), (r#""points": 4"#, r#""points": 5"#)]);
    let told: Value =
        serde_json::from_str(&stdout(&cuptie(&["check", "-", "--format", "json"], &error))).expect("json");
    let word =
        |one: &Value, key: &str| one[key].as_str().map(str::to_owned).unwrap_or_else(|| panic!("{key} of {one}"));
    let said = |one: &Value| format!("{} {}: {}", word(one, "severity"), word(one, "place"), word(one, "message"));
    assert_eq!(told.as_array().expect("a list").iter().map(said).collect::<Vec<_>>(), findings(&error));
    assert_eq!(findings(&error).len(), 2);
    let none: Value = serde_json::from_str(&stdout(&cuptie(&["check", "-", "--format", "json"], GOOD))).expect("json");
    assert_eq!(none, serde_json::json!([]));
    let unreadable = cuptie(&["check", "-", "--format", "json"], "{}");
    let told: Value = serde_json::from_str(&stdout(&unreadable)).expect("json");
    assert!(told.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(|one| one["severity"] == "error")));
}

#[test]
fn the_findings_in_ascii_are_ascii() {
    let error = changed(&[(r#""name": "Club P""#, r#""name": "Bé鹿""#), (r#""drawn": "p""#, r#""drawn": "q""#)]);
    let told = stdout(&cuptie(&["check", "-", "--ascii"], &error));
    assert!(told.is_ascii() && told.contains("Be"), "{told}");
}

/// The files are what the program prints: run this with UPDATE=1 after a change of a form.
#[test]
fn the_schemas_beside_the_competition_are_the_programs_own() {
    for (of, file, own) in [
        (None, "assets/competition.schema.json", cuptie::source::json::schema()),
        (Some("competition"), "assets/competition.schema.json", cuptie::source::json::schema()),
        (Some("report"), "assets/report.schema.json", cuptie::report::schema()),
    ] {
        let arguments: Vec<&str> = ["schema"].into_iter().chain(of).collect();
        let printed = stdout(&cuptie(&arguments, ""));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &printed).expect("written");
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), printed, "{file}");
        assert_eq!(serde_json::from_str::<Value>(&printed).expect("json"), own);
    }
}

/// Every key of a value that a schema does not have, as the way to it.
fn strangers(root: &Value, schema: &Value, value: &Value, way: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let pointer = name.strip_prefix('#').expect("a reference within the schema");
        return strangers(root, root.pointer(pointer).unwrap_or_else(|| panic!("{name} leads nowhere")), value, way);
    }
    if let Some(choices) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        let choices = choices.iter().map(|choice| strangers(root, choice, value, way));
        return choices.min_by_key(Vec::len).expect("a choice at least");
    }
    match value {
        Value::Object(object) => {
            let of = |(key, value): (&String, &Value)| {
                let (own, others) = (&schema["properties"][key], &schema["additionalProperties"]);
                let way = format!("{way}.{key}");
                match (own.is_null(), others.is_object()) {
                    (false, _) => strangers(root, own, value, &way),
                    (true, true) => strangers(root, others, value, &way),
                    (true, false) => vec![way],
                }
            };
            object.iter().flat_map(of).collect()
        }
        Value::Array(items) => items.iter().flat_map(|item| strangers(root, &schema["items"], item, way)).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_schema_has_every_key_that_files_use_and_no_misspelt_one() {
    let schema = cuptie::source::json::schema();
    let strangers = |text: &str| strangers(&schema, &schema, &serde_json::from_str(text).expect("json"), "");
    for text in [source::BUILT_IN, GOOD] {
        assert_eq!(strangers(text), [""; 0]);
    }
    let misspelt =
        changed(&[(r#""decided_by""#, r#""decidedby""#), (r#"{"winner_of": "1-1"}"#, r#"{"winer_of": "1-1"}"#)]);
    assert_eq!(strangers(&misspelt), [".rounds.ties.claims.decidedby", ".rounds.ties.a.winer_of"]);
}

#[test]
fn the_schema_tells_editors_what_each_part_is_for() {
    let schema = cuptie::source::json::schema();
    assert!(schema["$schema"].as_str().is_some_and(|version| version.starts_with("https://json-schema.org/")));
    let parts = schema["$defs"].as_object().expect("parts");
    let bare: Vec<&String> =
        parts.iter().filter(|(_, part)| part["description"].is_null()).map(|(name, _)| name).collect();
    assert_eq!(bare, [""; 0]);
    // What the program refuses, the schema refuses too: another key, and another version.
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(
        (&schema["properties"]["cuptie"]["minimum"], &schema["properties"]["cuptie"]["maximum"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn completions_and_man_page_name_every_flag_and_command() {
    // As the help itself names them.
    let help = stdout(&cuptie(&["--help"], "")) + &stdout(&cuptie(&["check", "--help"], ""));
    let flags: BTreeSet<&str> =
        help.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| word.starts_with("--")).collect();
    assert!(flags.contains("--watch") && flags.contains("--format"), "{flags:?}");
    for arguments in [&["completions", "bash"][..], &["completions", "zsh"], &["completions", "fish"], &["man"]] {
        let output = cuptie(arguments, "");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        // The man page writes hyphens with a backslash, and fish flags without any.
        let printed = stdout(&output).replace('\\', "");
        for flag in &flags {
            let name = flag.trim_start_matches('-');
            assert!(printed.contains(flag) || printed.contains(&format!("-l {name}")), "{flag} in {arguments:?}");
        }
        for command in ["check", "schema", "completions", "man"] {
            assert!(printed.contains(command), "{command} in {arguments:?}");
        }
    }
    assert_eq!(cuptie(&["completions", "cobol"], "").status.code(), Some(2));
}

#[test]
fn what_was_assumed_is_a_note() {
    let assumed = |why: &str| format!(r#"{{"ladder": "caf", "assumed": "{why}"}}"#);
    let (all, second, own) = (assumed("as in 2022"), assumed("it is one match"), assumed("so it was played"));
    // Of the whole, once: where they hold first.
    finds(&[(r#"{"ladder": "caf"}"#, &all)], "note First round: the regulations are assumed: as in 2022");
    let of_round = format!(r#""name": "Second round", "regulations": {second},"#);
    finds(
        &[(r#""name": "Second round","#, &of_round)],
        "note Second round: the regulations are assumed: it is one match",
    );
    let of_tie = format!(r#"{{"id": "1-1", "regulations": {own},"#);
    finds(&[(r#"{"id": "1-1","#, &of_tie)], "note 1-1: the regulations are assumed: so it was played");
    // Where every tie has its own they hold nowhere.
    let both = [(r#"{"ladder": "caf"}"#, &*all), (r#"{"id": "1-1","#, &*of_tie)];
    assert_eq!(
        findings(&changed(&both)),
        [
            "note 1-1: the regulations are assumed: so it was played",
            "note Second round: the regulations are assumed: as in 2022",
        ]
    );
    let sources = r#""sources": {"book": {"title": "The book"}}"#;
    let with = format!(r#"{sources}, "assumed": ["P is Club P"]"#);
    finds(&[(sources, &with)], "note file: P is Club P");
}
