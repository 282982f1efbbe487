//! What is printed as CSV is CSV, whatever is in it, and is read again as the same: who met whom, what became of every match,
//! and who went through.

#[path = "generator/cup/mod.rs"]
mod cup;
mod generator;
mod support;

use std::collections::BTreeMap;
use std::path::Path;

use cup::{Cup, Endings, Legs, Names, Played, Shape, Told};
use cuptie::ascii;
use cuptie::bracket::Bracket;
use cuptie::check::{Kind, check};
use cuptie::competition::{Clock, ClubId, Facts, Kicks, Play, Score, Side, Story, TieId};
use cuptie::report::{Format, print};
use cuptie::rules::{self, Ladder, Step};
use cuptie::scenario::Scenario;
use cuptie::search::{Index, only_clubs};
use cuptie::source;
use generator::richer::richer;
use generator::scenarios;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use support::{default_bracket, page};

fn csv(bracket: &Bracket, ascii: bool) -> String {
    let mut out = Vec::new();
    print(&mut out, bracket, None, Format::Csv, ascii).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

fn read(text: &str) -> Bracket {
    Bracket::new(source::read(text.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong}\n{text}")))
}

/// The rows of a table, by the names of its columns, as any reader of CSV has them.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("as many cells as columns")).collect()
}

/// A match as it can be told in a row, with the host's goals first.
#[derive(Debug, PartialEq, Eq)]
struct Match {
    host: String,
    play: Play,
    kicks: Option<Kicks>,
    date: Option<Date>,
    kickoff: Clock,
    place: [Option<String>; 2],
    neutral: bool,
    note: Option<String>,
}

/// A tie as it can be told in rows, its sides in the order of the alphabet.
#[derive(Debug, PartialEq, Eq)]
struct Tie {
    round: String,
    codes: [Option<String>; 2],
    aggregate: Option<Score>,
    winner: Option<String>,
    matches: Vec<Match>,
    after: Vec<Match>,
}

/// Every tie in which both clubs are known, by its round and its clubs.
fn ties(bracket: &Bracket) -> BTreeMap<(String, [String; 2]), Tie> {
    let all = bracket.competition().tie_ids().filter_map(|id| {
        let clubs = Side::BOTH.map(|side| bracket.club(id, side));
        let [Some(a), Some(b)] = clubs else { return None };
        let competition = bracket.competition();
        let mut sides =
            [(Side::A, a), (Side::B, b)].map(|(side, club)| (competition[club].name.to_string(), side, club));
        sides.sort();
        let round = competition[bracket.tie(id).round].name.clone();
        let swapped = sides[0].1 == Side::B;
        let aggregate = rules::aggregate(bracket.facts(id));
        let tie = Tie {
            round: round.clone(),
            codes: sides.each_ref().map(|(.., club)| competition.association_of(*club).map(|own| own.code.clone())),
            aggregate: aggregate.map(|score| if swapped { score.swapped() } else { score }),
            winner: bracket.winner(id).map(|club| competition[club].name.to_string()),
            matches: matches(
                bracket,
                id,
                bracket.facts(id),
                bracket.story(id),
                bracket.facts(id).shootout_that_counts(),
            ),
            after: bracket
                .story(id)
                .matches_after_legs(bracket.facts(id))
                .flat_map(|(played, story)| matches(bracket, id, played, story, played.shootout_that_counts()))
                .collect(),
        };
        Some(((round, sides.map(|(name, ..)| name)), tie))
    });
    all.collect()
}

/// The matches of which anything is told, as far as a table tells it.
fn matches(bracket: &Bracket, id: TieId, facts: &Facts, story: &Story, kicks: Option<Kicks>) -> Vec<Match> {
    let last = facts.legs.iter().rposition(|leg| leg.play != Play::NotRequired);
    let told = story.legs_of(facts).enumerate().filter(|(_, (leg, _))| leg.play != Play::NotRequired);
    let told = told.map(|(at, (leg, story))| {
        let host = bracket.club(id, leg.host).map(|club| bracket.competition()[club].name.to_string());
        let seen = |score: Score| if leg.host == Side::B { score.swapped() } else { score };
        let goals = |goals| match goals {
            cuptie::competition::Goals::Normal(score) => cuptie::competition::Goals::Normal(seen(score)),
            cuptie::competition::Goals::ExtraTime { normal, last } => {
                cuptie::competition::Goals::ExtraTime { normal: normal.map(seen), last: seen(last) }
            }
        };
        let play = match leg.play {
            Play::Played(own) => Play::Played(goals(own)),
            Play::Abandoned(own) => Play::Abandoned(own.map(goals)),
            Play::Annulled(own) => Play::Annulled(own.map(goals)),
            Play::Awarded { counts, .. } => Play::Awarded { counts: seen(counts), on_pitch: None },
            other => other,
        };
        let kicks =
            kicks.filter(|_| Some(at) == last).map(|kicks| if leg.host == Side::B { kicks.swapped() } else { kicks });
        Match {
            host: host.unwrap_or_default(),
            play,
            kicks,
            date: story.date,
            // Of a time in Greenwich alone nobody knows which it was in the town.
            kickoff: story.details.kickoff.local.map_or_else(Clock::default, |_| story.details.kickoff),
            place: [&story.venue.ground, &story.venue.town].map(|place| place.as_ref().map(ToString::to_string)),
            neutral: story.venue.neutral,
            note: story.details.note.clone(),
        }
    });
    told.filter(|told| told.play != Play::Scheduled || (told.date.is_some() && facts.ruling.is_none())).collect()
}

/// Holds that a competition is read again as the same, without a word that is no note.
#[track_caller]
fn is_read_again(before: &Bracket) {
    let text = csv(before, false);
    let after = read(&text);
    let [before, after] = [before, &after].map(ties);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{text}");
    for (key, tie) in &before {
        assert_eq!(Some(tie), after.get(key), "{key:?} in\n{text}");
    }
}

fn example(name: &str) -> Bracket {
    let file = page::path(&format!("assets/examples/{name}"));
    read(&std::fs::read_to_string(Path::new(&file)).expect("an example"))
}

#[test]
fn a_match_has_a_line_and_tells_what_became_of_it() {
    let text = csv(&default_bracket(), false);
    assert!(text.starts_with("num,competition,season,round,leg,date,time,home,home_code,away,away_code,home_goals,"));
    let rows = rows(&text);
    // 32 ties of two legs, and four walkovers.
    assert_eq!(rows.len(), 68);
    let of = |row: &BTreeMap<String, String>, names: &[&str]| {
        names.iter().map(|name| row[*name].clone()).collect::<Vec<_>>()
    };
    let second_leg = of(&rows[1], &["num", "round", "leg", "date", "time", "home", "home_code", "away", "away_code"]);
    let expected =
        ["1", "First round", "2", "2023-08-26", "20:30 UTC+1", "ASO Chlef", "ALG", "Bendel Insurance", "NGA"];
    assert_eq!(second_leg, expected);
    let goals =
        of(&rows[1], &["home_goals", "away_goals", "home_aet", "home_pens", "away_pens", "tie_winner", "venue"]);
    assert_eq!(goals, ["1", "0", "", "3", "4", "Bendel Insurance", "Stade Mabrouki Salem"]);
    let walkover = rows.iter().find(|row| row["home"] == "Sekhukhune United").expect("a row");
    let expected = ["9", "walkover", "Sekhukhune United", ""];
    assert_eq!(of(walkover, &["num", "status", "tie_winner", "home_goals"]), expected);
    assert!(!rows[0].contains_key("view"));
}

#[test]
fn the_built_in_competition_and_the_examples_are_read_again_as_the_same() {
    is_read_again(&default_bracket());
    let examples = ["champions-league-2014-15.json", "champions-league-2015-16.json", "champions-league-2018-19.txt"];
    let others = ["fa-cup-1979-80.json", "harbour-cup-half-played.json", "world-cup-2014.json"];
    for name in examples.into_iter().chain(others) {
        is_read_again(&example(name));
    }
    is_read_again(&read(include_str!("data/replays.json")));
}

/// What a stage between the rounds does: it stands before one of them, and nobody comes straight through it.
#[test]
fn a_stage_that_no_match_tells_of_is_read_again() {
    let club = |id: &str| json!({"id": id, "name": format!("Club {id}")});
    let tie = |id: &str, a: &str, b: &str| json!({"id": id, "a": {"club": a}, "b": {"club": b}, "legs": [{"host": "a", "score": {"a": 1, "b": 0}}]});
    let rounds = json!([
        {"id": "q", "name": "Play-off round", "ties": [tie("q1", "p", "q"), tie("q2", "r", "s")]},
        {"id": "sf", "name": "Semi-finals", "ties": [tie("s1", "p", "t"), tie("s2", "r", "u")]},
        {"id": "f", "name": "Final", "ties": [{"id": "f", "a": {"winner_of": "s1"}, "b": {"winner_of": "s2"}}]}]);
    let file = |rounds: &[Value], before: Value| {
        let clubs = ["p", "q", "r", "s", "t", "u"].map(club);
        let mut file = json!({"cuptie": 1, "name": "Harbour Cup", "season": "2026", "regulations": {"ladder": "one-match"},
            "clubs": clubs, "rounds": rounds,
            "group_stage": {"name": "League phase", "groups": []}});
        file["group_stage"]["before"] = before;
        read(&file.to_string())
    };
    let rounds = rounds.as_array().expect("a list");
    for (rounds, before) in [(&rounds[..], json!("sf")), (&rounds[..1], Value::Null)] {
        let before = file(rounds, before);
        let text = csv(&before, false);
        let in_rows: Vec<String> = crate::rows(&text).into_iter().map(|row| row["before_stage"].clone()).collect();
        assert_eq!(in_rows[..2], ["League phase", "League phase"], "{text}");
        assert!(in_rows[2..].iter().all(String::is_empty), "{text}");
        let again = read(&text);
        let stage = |bracket: &Bracket| {
            let stage = bracket.competition().group_stage().expect("there is a stage");
            (stage.name.clone(), stage.before)
        };
        assert_eq!(stage(&again), stage(&before), "{text}");
        let slots = |bracket: &Bracket| bracket.competition().ties().iter().map(|tie| tie.slots).collect::<Vec<_>>();
        assert_eq!(slots(&again), slots(&before), "{text}");
    }
    assert!(!csv(&with(&json!({})), false).contains("before_stage"));
}

/// A cup of three ties, the second of which is this one.
fn with(tie: &Value) -> Bracket {
    let club = |id: &str, name: &str| json!({"id": id, "name": name, "association": "NOR"});
    let two = |a: [u16; 2], b: [u16; 2]| json!([{"host": "a", "score": {"a": a[0], "b": a[1]}}, {"host": "b", "score": {"a": b[0], "b": b[1]}}]);
    let mut own = json!({"id": "t", "a": {"club": "c"}, "b": {"club": "d"}});
    own.as_object_mut().expect("an object").extend(tie.as_object().expect("an object").clone());
    let file = json!({"cuptie": 1, "name": "Cup", "season": "2020", "regulations": {"ladder": "caf"},
        "associations": {"NOR": "Northland"},
        "clubs": [club("a", "Anchor"), club("b", "Buoy"), club("c", "Cutter"), club("d", "Dory")],
        "rounds": [
            {"id": "1", "name": "Semi-finals", "ties": [
                {"id": "s", "a": {"club": "a"}, "b": {"club": "b"}, "legs": two([1, 0], [1, 1])}, own]},
            {"id": "2", "name": "Final", "regulations": {"ladder": "one-match"}, "ties": [
                {"id": "f", "a": {"winner_of": "s"}, "b": {"winner_of": "t"},
                    "legs": [{"host": "a", "score": {"a": 1, "b": 0}}]}]}]});
    read(&file.to_string())
}

#[test]
fn whatever_became_of_a_match_is_read_again() {
    let leg = |host: &str, a: u16, b: u16| json!({"host": host, "score": {"a": a, "b": b}});
    for tie in [
        json!({"ruling": {"out": "a", "how": "withdrew"}}),
        json!({"legs": [leg("a", 1, 0)], "ruling": {"out": "a", "how": "withdrew"}}),
        json!({"legs": [leg("a", 1, 0), leg("b", 1, 0)], "ruling": {"out": "a", "how": "disqualified"}}),
        json!({"legs": [leg("a", 1, 0), {"host": "b", "state": "awarded", "awarded": {"a": 0, "b": 3}}]}),
        json!({"legs": [leg("a", 1, 0), {"host": "b", "state": "abandoned", "score": {"a": 0, "b": 1}}]}),
        json!({"legs": [{"host": "a", "state": "annulled", "score": {"a": 4, "b": 0}}, leg("a", 0, 0), leg("b", 0, 3)]}),
        json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "shootout": {"a": 3, "b": 4}}),
        json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "shootout": {"winner": "b"}}),
        json!({"legs": [leg("a", 0, 0), {"host": "b", "date": "2020-03-01", "neutral": true, "town": "Bay", "note": "In rain, \"cold\""}]}),
        json!({"legs": [leg("a", 0, 0)]}),
        json!({}),
    ] {
        let before = with(&tie);
        let mut found = ties(&before);
        let mut again = ties(&read(&csv(&before, false)));
        // Who had come to the final, of a tie that is open, nobody knows.
        for all in [&mut found, &mut again] {
            all.retain(|(round, _), _| round == "Semi-finals");
        }
        assert_eq!(again, found, "{tie}\n{}", csv(&before, false));
    }
}

#[test]
fn who_won_on_lots_is_read_again() {
    let legs = json!([{"host": "a", "score": {"a": 1, "b": 0}}, {"host": "b", "score": {"a": 0, "b": 1}}]);
    let ladder = json!({"ladder": ["aggregate", "lots"]});
    let again = read(&csv(&with(&json!({"legs": legs, "lots": "b", "regulations": ladder})), false));
    let tie = again.competition().tie_ids().nth(1).expect("a tie");
    assert_eq!(again.verdict(tie).decided_by(), Some(Step::Lots));
    assert_eq!(again.winner(tie).map(|club| again.competition()[club].name.as_str()), Some("Dory"));
}

/// A tie without a score, of which only the winner is known, and the other side played on all the same: what does not fit
/// is kept, and told, and turned into nothing that fits.
#[test]
fn who_went_through_is_read_again_whoever_played_on() {
    for tie in [
        json!({"ruling": {"out": "a", "how": "withdrew"}}),
        json!({"lots": "b", "regulations": {"ladder": ["aggregate", "lots"]}}),
        json!({"through": "b"}),
        json!({"legs": [{"host": "a", "score": {"a": 1, "b": 1}}, {"host": "b", "score": {"a": 0, "b": 0}}],
            "through": "b", "regulations": {"ladder": ["aggregate", "penalties"]}}),
    ] {
        let before = with(&tie);
        // The final was played by the side that is out.
        let text = csv(&before, false);
        let played_on: String = text
            .split_inclusive('\n')
            .map(|line| if line.contains("Final") { line.replace("Dory", "Cutter") } else { line.to_owned() })
            .collect();
        assert!(played_on.contains("Cutter") && text.contains("Dory"), "{text}");
        let again = read(&played_on);
        let open = again.competition().tie_ids().nth(1).expect("a tie");
        let winner = again.winner(open).map(|club| again.competition()[club].name.as_str());
        assert_eq!(winner, Some("Dory"), "{tie}\n{played_on}");
        let told = check(&again).into_iter().filter(|one| one.kind == Kind::OtherClub);
        let told: Vec<String> = told.map(|one| one.message).collect();
        assert_eq!(told.len(), 1, "{tie}: {told:?}");
        assert!(told[0].starts_with("Cutter played it, but Dory should have come"), "{told:?}");
    }
}

#[test]
fn who_won_the_final_is_read_again_where_nothing_else_is_known() {
    let file = json!({"cuptie": 1, "name": "Cup", "season": "2020", "regulations": {"ladder": "one-match"},
        "clubs": [{"id": "a", "name": "Anchor"}, {"id": "b", "name": "Buoy"}],
        "rounds": [{"id": "1", "name": "Final", "ties": [
            {"id": "f", "a": {"club": "a"}, "b": {"club": "b"}, "through": "b"}]}]});
    is_read_again(&read(&file.to_string()));
}

#[test]
fn sides_that_are_not_known_are_led_to() {
    let again = read(&csv(&with(&json!({})), false));
    let fed: Vec<_> = again.competition().tie_ids().flat_map(|tie| again.competition()[tie].slots).collect();
    use cuptie::competition::Slot::WinnerOf;
    assert_eq!(fed[4..], [WinnerOf(TieId(0)), WinnerOf(TieId(1))]);
}

/// Those of the first ties too, whose numbers are also those of places in a group.
#[test]
fn losers_that_are_not_known_are_led_to() {
    let club = |id: &str| json!({"id": id, "name": format!("Club {id}")});
    let clubs = ["p", "q", "r", "s"].map(club);
    let file = json!({"cuptie": 1, "name": "Harbour Cup", "season": "2026", "regulations": {"ladder": "caf"},
        "clubs": clubs, "rounds": [
            {"id": "1", "name": "Semi-finals", "ties": [
                {"id": "s1", "a": {"club": "p"}, "b": {"club": "q"}}, {"id": "s2", "a": {"club": "r"}, "b": {"club": "s"}}]},
            {"id": "2", "name": "Third place", "ties": [{"id": "t", "a": {"loser_of": "s1"}, "b": {"loser_of": "s2"}}]},
            {"id": "3", "name": "Final", "ties": [{"id": "f", "a": {"winner_of": "s1"}, "b": {"winner_of": "s2"}}]}]});
    let again = read(&csv(&read(&file.to_string()), false));
    let fed: Vec<_> = again.competition().tie_ids().map(|tie| again.competition()[tie].slots).collect();
    use cuptie::competition::Slot::{LoserOf, WinnerOf};
    assert_eq!(fed[2..], [[LoserOf(TieId(0)), LoserOf(TieId(1))], [WinnerOf(TieId(0)), WinnerOf(TieId(1))]]);
}

#[test]
fn how_it_is_looked_at_stands_in_every_line() {
    let scenario = Scenario { regulations: Ladder::named("uefa-2021"), ..Scenario::default() };
    let text = csv(&default_bracket().under(scenario), false);
    assert!(rows(&text).iter().all(|row| row["view"] == "under uefa-2021"));
    read(&text);
}

#[test]
fn only_what_was_found_is_printed() {
    let bracket = default_bracket();
    let found = Index::new(&bracket).find(&bracket, &only_clubs("beja"));
    let mut out = Vec::new();
    print(&mut out, &bracket, Some(&found), Format::Csv, false).expect("a vector takes everything");
    let text = String::from_utf8(out).expect("text");
    assert_eq!(rows(&text).iter().map(|row| row["home"].as_str()).collect::<Vec<_>>(), ["Olympique Béja", "Abu Salim"]);
}

/// A tie between such a club and another, of which its name alone tells who won it.
fn named(name: &str) -> Bracket {
    let clubs = json!([{"id": "a", "name": name}, {"id": "b", "name": "Buoy"}]);
    let legs = json!([{"host": "a", "score": {"a": 1, "b": 1}, "town": name, "note": name}]);
    let file = json!({"cuptie": 1, "name": name, "season": "2020", "regulations": {"ladder": "one-match-penalties"}, "clubs": clubs,
        "rounds": [{"id": "1", "name": "Final", "ties": [
            {"id": "1", "a": {"club": "a"}, "b": {"club": "b"}, "legs": legs, "shootout": {"winner": "a"}}]}]});
    read(&file.to_string())
}

const PIECES: &[&str] = &[
    ",", ";", "\"", "\"\"", "'", "=1+1", "+", "-2", "@SUM(A1)", "#", "\t", "\n", "\r\n", "|", "Béja", "鹿島", "＝",
    " ", "FC", "\\",
];

/// Holds that a name stands in its cell as it is, and that no cell is a formula.
fn holds(name: &str, ascii: bool) {
    let text = csv(&named(name), ascii);
    assert_eq!(text.lines().count(), 2, "{text}");
    let clean = cuptie::text::clean(name);
    let shown = if ascii { ascii::fold(&clean) } else { clean.into_owned() };
    let is_formula = |text: &str| text.starts_with(['=', '+', '-', '@']);
    let shown = shown.trim();
    let shown = if is_formula(shown.trim_start_matches('\'')) { format!("'{shown}") } else { shown.to_owned() };
    for row in rows(&text) {
        for column in ["competition", "home", "city", "notes", "pens_winner", "tie_winner"] {
            assert_eq!(row[column], shown, "{column} in\n{text}");
        }
        assert!(row.values().all(|cell| !is_formula(cell)), "{text}");
    }
}

#[test]
fn no_cell_is_a_formula_and_the_name_is_read_again_as_it_was() {
    for name in ["=1+1 FC", "+Plus", "-Minus United", "@Home", "'Quoted", "'t Veld", "#1 Club", "a, \"b\"; c"] {
        holds(name, false);
        let again = read(&csv(&named(name), false));
        let names: Vec<&str> = again.competition().clubs().iter().map(|club| club.name.as_str()).collect();
        assert_eq!(names, [name, "Buoy"]);
    }
}

/// Every club of a tie that is read again out of its table, and who won it.
fn again(name: &str, ascii: bool) -> (Vec<String>, Option<String>) {
    let again = read(&csv(&named(name), ascii));
    let of = |club: ClubId| again.competition()[club].name.to_string();
    let clubs = Side::BOTH.into_iter().filter_map(|side| again.club(TieId(0), side)).map(of).collect();
    (clubs, again.winner(TieId(0)).map(of))
}

#[test]
fn a_club_that_is_called_like_something_else_is_read_again_as_a_club() {
    for name in [
        "Bye",
        "W1",
        "L2",
        "W 7",
        "Winner Match 3",
        "Winners",
        "Loser SF1",
        "Sieger Köln",
        "TBD",
        "N.N.",
        "?",
        "…",
        "A1",
        "3A/B/C",
        "Runner-up Group B",
        "To be drawn",
        "NA",
        "vs",
        "None",
        "Harbour (NOR)",
        "Harbour (3)",
        "Harbour › NOR",
        "'W1",
        "''Bye",
        "'=1",
        "''-",
        "W1'",
        "'W1'",
        "'W1''",
        "'",
        "''",
        "=1'",
        "+W1",
        "=1",
        "Home",
        "draw",
    ] {
        assert_eq!(again(name, false), (vec![name.to_owned(), "Buoy".to_owned()], Some(name.to_owned())), "{name}");
    }
    assert_eq!(again("Ｗ１", true).0, ["W 1", "Buoy"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn whatever_a_name_is_made_of_it_is_one_cell(
        pieces in proptest::collection::vec(select(PIECES), 1..8),
        ascii in any::<bool>(),
    ) {
        holds(&format!("{}x", pieces.concat()), ascii);
    }

    #[test]
    fn any_competition_looked_at_in_any_way_is_a_table_that_is_read(
        text in richer(6),
        plan in scenarios::plans(),
    ) {
        let bracket = generator::bracket(&text);
        let view = bracket.under(scenarios::scenario(&bracket, &plan));
        let table = csv(&view, false);
        let mut ties: Vec<String> = rows(&table).into_iter().map(|row| row["num"].clone()).collect();
        ties.dedup();
        prop_assert_eq!(ties.len(), bracket.competition().ties().len());
        // What of it no list of matches could be, such as a club that loses and plays on, is told.
        if let Err(problems) = source::read(table.as_bytes()) {
            prop_assert!(!problems.0.is_empty());
        }
    }

    #[test]
    fn any_cup_is_read_again_as_the_same(
        clubs in 2u32..80,
        seed in any::<u64>(),
        entry_rounds in 1u32..4,
        trees in select(&[None, Some(false), Some(true)][..]),
        one_leg in any::<bool>(),
        played in select(&[Played::All, Played::Rounds(1), Played::Within(1), Played::Within(0)][..]),
        told in select(&[Told::Scores, Told::Days, Told::All][..]),
    ) {
        let shape = match trees {
            None => Shape::Cup,
            Some(true) => Shape::Groups(clubs / 8),
            Some(false) => Shape::Forest(clubs / 8),
        };
        // A list of matches tells clubs by nothing but their names.
        let names = Names::Plain;
        let legs = if one_leg { Legs::One } else { Legs::Two };
        let cup = Cup { clubs, seed, entry_rounds, shape, legs, played, endings: Endings::Any, names, told };
        is_read_again(&read(&cup.json_text()));
    }
}
