//! A bad file is told what is wrong with it, and where: all of it at once, with place, line and column, and with what may
//! have been meant. Whatever the bytes, reading never panics, comes to an end, and leaves the file as it is.

mod generator;
mod program;

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use cuptie::bracket::Bracket;
use cuptie::check::check;
use cuptie::competition::{Competition, SourceId};
use cuptie::source::{self, LARGEST_FILE, Problem, ProblemKind};
use generator::{Feeding, competitions};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// A small file that holds together and has one of everything. Keys stand in the order of the built-in competition.
const GOOD: &str = include_str!("data/good.json").trim_ascii_end();

fn read(text: &str) -> Result<Competition, Vec<Problem>> {
    source::read(text.as_bytes()).map_err(|problems| problems.0)
}

/// The good file with one piece, which it has once, written otherwise.
fn changed(text: &str, piece: &str, into: &str) -> String {
    assert_eq!(text.matches(piece).count(), 1, "{piece} stands in the file once");
    text.replace(piece, into)
}

/// What a problem says, without its line.
fn said(problem: &Problem) -> String {
    if problem.place.is_whole() {
        problem.message().to_owned()
    } else {
        format!("{}: {}", problem.place, problem.message())
    }
}

/// Holds that a problem's line and column lead to where `at` stands in the text.
fn leads_to(text: &str, problem: &Problem, at: &str) {
    let (line, column) = problem.line.unwrap_or_else(|| panic!("no line: {problem}"));
    let rest: String = text.split('\n').nth(line - 1).unwrap_or_default().chars().skip(column - 1).collect();
    assert!(rest.starts_with(at), "{problem}\nleads to {rest}");
}

/// A change that makes the file bad, where the one problem lies, what stands there, and what is said of it.
type Bad = (&'static str, &'static str, &'static str, &'static str);

/// What has not the shape of the format.
const MISSHAPEN: &[Bad] = &[
    (r#""season": "2023","#, "", "{", "“season” is missing; expected a text"),
    (r#""stage""#, r#""stagge""#, r#""all of it""#, "stagge: is not a key that is known here; did you mean “stage”?"),
    (
        r#""town""#,
        r#""townname""#,
        r#""Ptown""#,
        "clubs[0].townname: is not a key that is known here; did you mean “town”?",
    ),
    // Of two letters a longer word is not meant.
    (
        r#""town""#,
        r#""ideas""#,
        r#""Ptown""#,
        "clubs[0].ideas: is not a key that is known here; known are aliases, association, id, name, points, town",
    ),
    (
        r#""town""#,
        r#""city""#,
        r#""Ptown""#,
        "clubs[0].city: is not a key that is known here; known are aliases, association, id, name, points, town",
    ),
    (
        r#""drawn": "p""#,
        r#""drwn": "p""#,
        r#""p""#,
        "group_stage.groups[0].places[0].drwn: is not a key that is known here; did you mean “drawn”?",
    ),
    (
        r#""score": {"a": 1, "b": 0}"#,
        r#""score": {"a": 1, "b": 0, "c": 2}"#,
        "2}",
        "rounds[0].ties[0].legs[0].score.c: is not a key that is known here; known are a, b",
    ),
    (
        r#""score": {"a": 1, "b": 0}"#,
        r#""score": {"a": -1, "b": 0}"#,
        "-1",
        "rounds[0].ties[0].legs[0].score.a: found -1; expected a whole number from 0 to 99",
    ),
    (
        r#""score": {"a": 1, "b": 0}"#,
        r#""score": {"a": 1, "b": 0.5}"#,
        "0.5",
        "rounds[0].ties[0].legs[0].score.b: found 0.5; expected a whole number from 0 to 99",
    ),
    (
        r#""score": {"a": 1, "b": 0}"#,
        r#""score": {"a": 70000, "b": 0}"#,
        "70000",
        "rounds[0].ties[0].legs[0].score.a: found 70000; expected a whole number from 0 to 99",
    ),
    (
        r#""score": {"a": 1, "b": 0}"#,
        r#""score": {"a": 1}"#,
        r#"{"a": 1}"#,
        "rounds[0].ties[0].legs[0].score: “b” is missing; expected a whole number from 0 to 99",
    ),
    (
        r#""host": "a""#,
        r#""host": "home""#,
        r#""home""#,
        "rounds[0].ties[0].legs[0].host: found “home”; expected one of “a”, “b”",
    ),
    (
        r#"["date"]"#,
        r#"["dat"]"#,
        r#""dat"]"#,
        "rounds[0].ties[0].legs[0].one_source[0]: found “dat”; expected one of “date”, “kickoff”, “ground”, “score”; did you mean “date”?",
    ),
    (
        r#"["walkover", "aggregate"]"#,
        "7",
        "7",
        "regulations.ladder: found 7; expected a text, or a list, or an object with “steps”",
    ),
    (
        r#"["walkover", "aggregate"]"#,
        r#"{"steps": ["points"], "points_for_a_win": 70000}"#,
        "70000",
        "regulations.ladder.points_for_a_win: found 70000; expected a whole number from 2 to 3",
    ),
    (
        r#"["walkover", "aggregate"]"#,
        r#"{"steps": ["aggregate"], "legs": "two"}"#,
        r#""two""#,
        "regulations.ladder.legs: found “two”; expected a whole number from 1 to 4",
    ),
    (
        r#"["walkover", "aggregate"]"#,
        r#"{"steps": ["aggregate"], "legs": 5}"#,
        "5}",
        "regulations.ladder.legs: found 5; expected a whole number from 1 to 4",
    ),
    (
        r#"["2023-02-01", "2023-02-02"]"#,
        r#"["2023-02-01"]"#,
        r#"["2023-02-01"]"#,
        "rounds[0].windows[0]: has 1 entry; expected 2",
    ),
    (
        r#"["2023-02-01", "2023-02-02"]"#,
        r#"["2023-02-01", "2023-02-02", "2023-02-03"]"#,
        r#"["2023-02-01", "2023-02-02", "#,
        "rounds[0].windows[0]: has 3 entries; expected 2",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#"{"winner_of": "1-1"}, "ruling": 5"#,
        "5",
        "rounds[1].ties[0].ruling: found 5; expected an object",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#""to_be_drwn""#,
        r#""to_be_drwn""#,
        "rounds[1].ties[0].a: found “to_be_drwn”; did you mean “to_be_drawn”?",
    ),
    (
        r#""out": "b", "how": "withdrew""#,
        r#""through": "c""#,
        r#""c""#,
        "rounds[0].ties[0].ruling.through: found “c”; expected one of “a”, “b”, “both”, “neither”",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#"{"winner": "1-1"}"#,
        r#""1-1""#,
        "rounds[1].ties[0].a.winner: is not a key that is known here; did you mean “winner_of”?",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#"{"winner_of": 11}"#,
        "11",
        "rounds[1].ties[0].a.winner_of: found 11; expected a text",
    ),
    (
        r#""date": "2023-01-01""#,
        r#""date": "2023-02-30""#,
        r#""2023-02-30""#,
        "draw.date: found “2023-02-30”; expected a date, “2023-08-19”",
    ),
    (
        r#""date": "2023-01-01""#,
        r#""date": "1 Jan 2023""#,
        r#""1 Jan"#,
        "draw.date: found “1 Jan 2023”; expected a date, “2023-08-19”",
    ),
    (
        r#""local": "14:00""#,
        r#""local": "25:00""#,
        r#""25:00""#,
        "draw.local: found “25:00”; expected a time of day, “20:30”",
    ),
    (
        r#"{"date": "2023-03-01", "#,
        "{",
        r#"{"sources""#,
        "group_stage.draw: “date” is missing; expected a date, “2023-08-19”",
    ),
    (
        r#""name": "Small Cup""#,
        r#""name": null"#,
        "null",
        "name: found null (what is not known is left out); expected a text",
    ),
    (
        r#""draw-book": {"title": "1"}"#,
        r#""draw-book": "a book""#,
        r#""a book""#,
        "sources.draw-book: found “a book”; expected an object with “title”",
    ),
    (
        r#"["2023-02-08", "2023-02-09"]"#,
        r#""2023-02-09""#,
        r#""2023-02-09"]"#,
        "rounds[0].windows[1]: found “2023-02-09”; expected a list",
    ),
    (
        r#""entering": {"one": 3"#,
        r#""entering": {"one": -3"#,
        "-3",
        "stated[0].entering.one: found -3; expected a whole number, 0 or more",
    ),
    (
        r#""through": true"#,
        r#""through": "yes""#,
        r#""yes""#,
        "group_stage.groups[0].table[0].through: found “yes”; expected true or false",
    ),
    (
        r#""cup winner": 2"#,
        r#""cup winner": "2""#,
        r#""2""#,
        "ranking.scale.Cup.cup winner: found “2”; expected a number",
    ),
    (r#""2021": 7"#, r#""2021": 0"#, "0, ", "ranking.weights.2021: found 0; expected a whole number from 1 to 100"),
    (r#""2021": 7"#, r#""2021": 1.5"#, "1.5", "ranking.weights.2021: found 1.5; expected a whole number from 1 to 100"),
    (
        r#""reached": "cup winner", "#,
        "",
        r#"{"club": "r""#,
        "ranking.placings[0]: “reached” is missing; expected a text",
    ),
    (
        r#""complete""#,
        r#""completed""#,
        r#"[{"season": "2021""#,
        "ranking.completed: is not a key that is known here; did you mean “complete”?",
    ),
    (
        r#""won": 1"#,
        r#""won": 70000"#,
        "70000",
        "group_stage.groups[0].table[0].won: found 70000; expected a whole number from 0 to 65535",
    ),
];

/// What does not fit together.
const UNFIT: &[Bad] = &[
    (r#""cuptie": 1"#, r#""cuptie": 2"#, "2", "cuptie: found 2; expected 1"),
    (r#""name": "Club P""#, r#""name": " ""#, r#"" ""#, "clubs[0].name: is empty; expected a name"),
    (r#""name": "Club P""#, r#""name": "\u200b""#, r#""\u200b""#, "clubs[0].name: is empty; expected a name"),
    (r#""name": "Second round""#, r#""name": """#, r#""""#, "rounds[1].name: is empty; expected a name"),
    (r#""name": "Group stage""#, r#""name": """#, r#""""#, "group_stage.name: is empty; expected a name"),
    (r#""name": "A""#, r#""name": """#, r#""""#, "group_stage.groups[0].name: is empty; expected a name"),
    (
        r#""name": "Club Q", "association": "AAA""#,
        r#""name": "Club Q", "association": "aaa""#,
        r#""aaa""#,
        "clubs[1].association: there is no association “aaa”; did you mean “AAA”?",
    ),
    (
        r#"{"AAA": "Aland", "BBB""#,
        r#"{"AAA": "Aland", "AAA": "Bland", "BBB""#,
        r#""Bland", "BBB""#,
        "associations.AAA: stands twice; expected each key once",
    ),
    (
        r#"{"AAA": "Aland", "BBB""#,
        r#"{"AAA": "Aland", "Aa": "Bland", "BBB""#,
        r#""Bland", "BBB""#,
        "associations.Aa: is not a code; expected three capital letters, “TUN”",
    ),
    (
        r#""draw-book": {"title": "1"}"#,
        r#""draw-book": {"title": "1"}, "draw-book": {"title": "1b"}"#,
        r#"{"title": "1b"}"#,
        "sources.draw-book: stands twice; expected each key once",
    ),
    (
        r#""country": "BBB""#,
        r#""country": "CCC""#,
        r#""CCC""#,
        "rounds[0].ties[0].legs[0].country: there is no association “CCC”",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#"{"winner_of": "1-2"}"#,
        r#""1-2""#,
        "rounds[1].ties[0].a.winner_of: there is no tie of an earlier round “1-2”; did you mean “1-1”?",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#"{"winner_of": "2-1"}"#,
        r#""2-1""#,
        "rounds[1].ties[0].a.winner_of: “2-1” is a tie of the same round; expected one of an earlier round",
    ),
    (
        r#"{"id": "1-1", "a""#,
        r#"{"id": "1-0", "a": {"loser_of": "2-1"}, "b": "to_be_drawn"}, {"id": "1-1", "a""#,
        r#""2-1"}"#,
        "rounds[0].ties[0].a.loser_of: “2-1” is a tie of a later round; expected one of an earlier round",
    ),
    (
        r#""season": "2022-23""#,
        r#""season": "2022-32""#,
        r#""2022-32""#,
        "ranking.placings[0].season: there is no weight for the season “2022-32”; did you mean “2022-23”?",
    ),
    (
        r#""season": "2021""#,
        r#""season": "1999""#,
        r#""1999""#,
        "ranking.complete[0].season: there is no weight for the season “1999”; known are 2021, 2022-23",
    ),
    (
        r#""competition": "Cup", "reached""#,
        r#""competition": "Cups", "reached""#,
        r#""Cups""#,
        "ranking.placings[0].competition: there is no scale for the competition “Cups”; did you mean “Cup”?",
    ),
    (
        r#""reached": "cup winner""#,
        r#""reached": "cup winer""#,
        r#""cup winer""#,
        "ranking.placings[0].reached: there is no place in the Cup “cup winer”; did you mean “cup winner”?",
    ),
    (
        r#"{"club": "r", "season""#,
        r#"{"club": "s", "season""#,
        r#""s""#,
        "ranking.placings[0].club: there is no club “s”",
    ),
    (
        r#""placings": ["#,
        r#""placings": [{"club": "r", "season": "2022-23", "competition": "Cup", "reached": "cup last"}, "#,
        r#"{"club": "r", "season": "2022-23", "competition": "Cup", "reached": "cup winner""#,
        "ranking.placings[1]: the club has a place in this season of the competition already; expected one",
    ),
    (
        r#""complete": ["#,
        r#""complete": [{"season": "2021", "competition": "Cup"}, "#,
        r#"{"season": "2021", "competition": "Cup", "sources""#,
        "ranking.complete[1]: stands twice; expected each season of a competition once",
    ),
    (
        r#""cup last": 0.5"#,
        r#""cup last": 0.5, "cup last": 1"#,
        "1}",
        "ranking.scale.Cup.cup last: stands twice; expected each key once",
    ),
    (r#""2021": 7"#, r#""2021": 7, "2021": 6"#, "6, ", "ranking.weights.2021: stands twice; expected each key once"),
    (
        r#"{"cup winner": 2, "cup last": 0.5}"#,
        r#"{"cup winner": 2, "cup last": 0.5}, "Shield": {}"#,
        "{}",
        "ranking.scale.Shield: has 0 keys; expected 1 to 64",
    ),
    (r#"{"2021": 7, "2022-23": 8}"#, "{}", "{}", "ranking.weights: has 0 keys; expected 1 to 64"),
    (
        r#""2021": 7"#,
        r#""2021": 7, "20\u200b20": 6"#,
        "6, ",
        "ranking.weights.2020: has characters that cannot be seen; expected an id that is what it looks like",
    ),
    (
        r#""cup last": 0.5"#,
        r#""cup last": 0.0005"#,
        "0.0005",
        "ranking.scale.Cup.cup last: found 0.0005; expected points up to 1000000, with at most three digits after the point",
    ),
    (
        r#""town": "Ptown""#,
        r#""points": 1000001"#,
        "1000001",
        "clubs[0].points: found 1000001; expected points up to 1000000, with at most three digits after the point",
    ),
    (r#"["placing-book"]"#, r#"["?"]"#, r#""?""#, "ranking.placings[0].sources[0]: there is no source “?”"),
    (r#"["list-book"]"#, r#"["?"]"#, r#""?""#, "ranking.complete[0].sources[0]: there is no source “?”"),
    (r#"["scale-book"]"#, r#"["?"]"#, r#""?""#, "ranking.sources[0]: there is no source “?”"),
    (r#""drawn": "p""#, r#""drawn": "s""#, r#""s""#, "group_stage.groups[0].places[0].drawn: there is no club “s”"),
    (
        r#"{"winner_of": "2-1", "#,
        r#"{"winner_of": "one", "#,
        r#""one""#,
        "group_stage.groups[0].places[0].winner_of: there is no tie of an earlier round “one”",
    ),
    (
        r#"{"club": "q", "won""#,
        r#"{"club": "s", "won""#,
        r#""s""#,
        "group_stage.groups[0].table[0].club: there is no club “s”",
    ),
    (
        r#""entering": {"one": 3"#,
        r#""entering": {"onee": 3"#,
        r#"3, "two""#,
        "stated[0].entering.onee: there is no round “onee”; did you mean “one”?",
    ),
    (r#"["draw-book"]"#, r#"["draw-book", "?"]"#, r#""?""#, "draw.sources[1]: there is no source “?”"),
    (r#"["rules-book"]"#, r#"["?"]"#, r#""?""#, "regulations.sources[0]: there is no source “?”"),
    (r#""source": "stated-book""#, r#""source": "?""#, r#""?""#, "stated[0].source: there is no source “?”"),
    (r#"["kept-book"]"#, r#"["?"]"#, r#""?""#, "disputes[0].sources[0]: there is no source “?”"),
    (r#"["other-book"]"#, r#"["?"]"#, r#""?""#, "disputes[0].others[0].sources[0]: there is no source “?”"),
    (r#"["leg-book"]"#, r#"["?"]"#, r#""?""#, "rounds[0].ties[0].legs[0].sources[0]: there is no source “?”"),
    (r#"["ruling-book"]"#, r#"["?"]"#, r#""?""#, "rounds[0].ties[0].ruling.sources[0]: there is no source “?”"),
    (
        r#""source": "claim-book""#,
        r#""source": "?""#,
        r#""?""#,
        "rounds[0].ties[0].claims[0].source: there is no source “?”",
    ),
    (r#"["tie-kept-book"]"#, r#"["?"]"#, r#""?""#, "rounds[0].ties[0].disputes[0].sources[0]: there is no source “?”"),
    (
        r#"["tie-other-book"]"#,
        r#"["?"]"#,
        r#""?""#,
        "rounds[0].ties[0].disputes[0].others[0].sources[0]: there is no source “?”",
    ),
    (r#"["tie-book"]"#, r#"["?"]"#, r#""?""#, "rounds[0].ties[0].sources[0]: there is no source “?”"),
    (r#"["group-draw-book"]"#, r#"["?"]"#, r#""?""#, "group_stage.draw.sources[0]: there is no source “?”"),
    (r#"["table-book"]"#, r#"["?"]"#, r#""?""#, "group_stage.groups[0].sources[0]: there is no source “?”"),
    (
        r#"["group-other-book"]"#,
        r#"["?"]"#,
        r#""?""#,
        "group_stage.disputes[0].others[0].sources[0]: there is no source “?”",
    ),
    (
        r#""source": "claim-book""#,
        r#""source": "claims-book""#,
        r#""claims-book""#,
        "rounds[0].ties[0].claims[0].source: there is no source “claims-book”; did you mean “claim-book”?",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#"{}"#,
        r#"{}"#,
        "rounds[1].ties[0].a: does not say who comes here; expected “club”, “winner_of” or “loser_of”",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#"{"winner_of": "1-1", "loser_of": "1-1"}"#,
        r#"{"winner_of": "1-1", "loser_of""#,
        "rounds[1].ties[0].a: has both “winner_of” and “loser_of”; expected one of them",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#"{"winner_of": "1-1", "club": "pp"}"#,
        r#""pp""#,
        "rounds[1].ties[0].a.club: there is no club “pp”",
    ),
    (
        r#"{"name": "Group stage","#,
        r#"{"name": "Group stage", "before": "tow","#,
        r#""tow""#,
        "group_stage.before: there is no round “tow”; did you mean “two”?",
    ),
    (
        r#"{"name": "Group stage","#,
        r#"{"name": "Group stage", "before": "one","#,
        r#""2-1", "drawn""#,
        "group_stage.groups[0].places[0].winner_of: “2-1” is played after this stage; expected a tie of a round before it",
    ),
    (
        r#""shootout": {"a": 5, "b": 4}"#,
        r#""shootout": {"a": 5}"#,
        r#"{"a": 5}"#,
        "rounds[0].ties[0].shootout: expected the goals of both sides in “a” and “b”, or only the “winner”",
    ),
    (
        r#""shootout": {"a": 5, "b": 4}"#,
        r#""shootout": {"a": 5, "b": 4, "winner": "b"}"#,
        r#""b"}"#,
        "rounds[0].ties[0].shootout.winner: is not the side that has more goals in 5-4",
    ),
    (
        r#"{"winner_of": "1-1"}"#,
        r#"{"club": "p"}"#,
        r#"{"club": "p"}"#,
        "rounds[1].ties[0].a: this club has entered already, in rounds[0].ties[0].a; expected “winner_of” the tie it came from",
    ),
    (
        r#"{"name": "Group stage","#,
        r#"{"name": "Group stage", "before": "Second round","#,
        r#""Second round","#,
        "group_stage.before: there is no round “Second round”; its id is “two”",
    ),
    (
        r#""places": [{"#,
        r#""places": [{"winner_of": "1-1"}, {"#,
        r#""1-1""#,
        "group_stage.groups[0].places[0].winner_of: the winner of this tie is awaited already, in rounds[1].ties[0].a.winner_of",
    ),
    (
        r#""host": "a""#,
        r#""host": "b""#,
        r#""b", "date""#,
        "rounds[0].ties[0].legs[0].host: found “b”; expected “a”: side a is the host of the first leg",
    ),
    (
        r#""score": {"a": 1, "b": 0}"#,
        r#""score": {"a": 1, "b": 100}"#,
        r#"100}"#,
        "rounds[0].ties[0].legs[0].score.b: found 100; expected a whole number from 0 to 99",
    ),
    (
        r#""score": {"a": 2, "b": 2}"#,
        r#""awarded": {"a": 100, "b": 0}"#,
        r#"100, "b": 0"#,
        "rounds[0].ties[0].legs[1].awarded.a: found 100; expected a whole number from 0 to 99",
    ),
    (
        r#""shootout": {"a": 5, "b": 4}"#,
        r#""shootout": {"a": 500, "b": 4}"#,
        r#"500, "b": 4"#,
        "rounds[0].ties[0].shootout.a: found 500; expected a whole number from 0 to 99",
    ),
    (
        r#""shootout": {"a": 5, "b": 4}"#,
        r#""shootout": {"a": 5, "b": 5}"#,
        r#"{"a": 5, "b": 5}"#,
        "rounds[0].ties[0].shootout: ends level, 5-5; a shoot-out has a winner",
    ),
    (
        r#""score": {"a": 2, "b": 2}"#,
        r#""state": "played""#,
        r#"{"host": "b""#,
        "rounds[0].ties[0].legs[1]: was played, but has no “score”; leave out the state while it is not known",
    ),
    (
        r#""score": {"a": 2, "b": 2}"#,
        r#""state": "awarded""#,
        r#"{"host": "b""#,
        "rounds[0].ties[0].legs[1]: was awarded; expected “awarded” with the score that counts",
    ),
    (
        r#""score": {"a": 2, "b": 2}"#,
        r#""score": {"a": 2, "b": 2}, "state": "scheduled""#,
        r#"{"a": 2"#,
        "rounds[0].ties[0].legs[1].score: does not fit the state of the leg, which was not played",
    ),
    (
        r#""score": {"a": 2, "b": 2}"#,
        r#""score": {"a": 2, "b": 2}, "state": "cancelled""#,
        r#"{"a": 2"#,
        "rounds[0].ties[0].legs[1].score: does not fit the state of the leg, which was not played",
    ),
    (
        r#""score": {"a": 2, "b": 2}"#,
        r#""score": {"a": 2, "b": 2}, "state": "not_required""#,
        r#"{"a": 2"#,
        "rounds[0].ties[0].legs[1].score: does not fit the state of the leg, which was not played",
    ),
    (
        r#""score": {"a": 2, "b": 2}"#,
        r#""score": {"a": 2, "b": 2}, "state": "played", "awarded": {"a": 3, "b": 0}"#,
        r#"{"a": 3"#,
        "rounds[0].ties[0].legs[1].awarded: does not fit the state of the leg; expected the state “awarded”",
    ),
    (
        r#""out": "b", "how": "withdrew""#,
        r#""out": "b", "through": "a""#,
        r#"{"out""#,
        "rounds[0].ties[0].ruling: does not say clearly who goes through; expected either “out” (with “how”) or “through”",
    ),
    (
        r#""out": "b", "how": "withdrew""#,
        r#""how": "withdrew""#,
        r#"{"how""#,
        "rounds[0].ties[0].ruling: does not say clearly who goes through; expected either “out” (with “how”) or “through”",
    ),
    (
        r#""out": "b", "how": "withdrew""#,
        r#""reason": "nobody knows""#,
        r#"{"reason""#,
        "rounds[0].ties[0].ruling: does not say clearly who goes through; expected either “out” (with “how”) or “through”",
    ),
    (
        r#"["2023-02-08", "2023-02-09"]"#,
        r#"["2023-02-09", "2023-02-08"]"#,
        r#"["2023-02-09""#,
        "rounds[0].windows[1]: ends on 2023-02-08, before it begins on 2023-02-09",
    ),
    (
        r#"["walkover", "aggregate"]"#,
        r#""cfa""#,
        r#""cfa""#,
        "regulations.ladder: there are no regulations “cfa”; did you mean “caf”? (“cuptie ladders” lists all)",
    ),
    (r#"["walkover", "aggregate"]"#, "[]", "[]", "regulations.ladder: is empty; expected at least one step"),
    (
        r#"["walkover", "aggregate"]"#,
        r#"["aggregate", "aggregate"]"#,
        r#"["aggregate""#,
        "regulations.ladder: has aggregate twice; expected each step once",
    ),
    (
        r#"["walkover", "aggregate"]"#,
        r#"["aggregate", "play_off"]"#,
        r#"["aggregate""#,
        "regulations.ladder: has play-off as a step; expected the ladder of that match beside it",
    ),
    (
        r#"["walkover", "aggregate"]"#,
        r#"{"steps": ["aggregate"], "replay": "caf"}"#,
        r#"{"steps""#,
        "regulations.ladder: has a ladder for replays, which is not one of the steps",
    ),
    (
        r#"["walkover", "aggregate"]"#,
        r#"{"steps": ["aggregate", "away_goals"], "legs": 1}"#,
        r#"{"steps""#,
        "regulations.ladder: has away goals as a step, which one leg or match cannot come to",
    ),
    (
        r#"["walkover", "aggregate"]"#,
        r#"{"steps": ["aggregate", "replays"], "replay": {"steps": ["aggregate"], "legs": 2}}"#,
        "2}",
        "regulations.ladder.replay.legs: expected 1: it is one match",
    ),
];

/// Holds that each change comes to the one problem, at its place in the text.
fn one_problem_each(table: &[Bad]) {
    for (piece, into, at, expected) in table {
        let text = changed(GOOD, piece, into);
        let problems = read(&text).expect_err(into);
        assert_eq!(problems.iter().map(said).collect::<Vec<_>>(), [*expected], "{into}");
        leads_to(&text, &problems[0], at);
    }
}

#[test]
fn a_file_that_holds_together_is_read() {
    let competition = read(GOOD).expect("a good file");
    assert_eq!((competition.clubs().len(), competition.ties().len(), competition.places().len()), (3, 2, 1));
    assert_eq!(competition.sources().len(), 17);
    let one_day = changed(GOOD, r#"["2023-02-01", "2023-02-02"]"#, r#"["2023-02-01", "2023-02-01"]"#);
    assert!(read(&one_day).is_ok(), "a leg may have one day");
}

#[test]
fn what_has_not_the_shape_of_the_format_is_told_with_its_place_and_line() {
    one_problem_each(MISSHAPEN);
}

#[test]
fn what_does_not_fit_together_is_told_with_its_place_and_line() {
    one_problem_each(UNFIT);
}

#[test]
fn a_misspelt_word_is_told_with_its_place_and_what_may_have_been_meant() {
    one_problem_each(&[
        (
            r#"["walkover", "aggregate"]"#,
            r#"["walkover", "agregate"]"#,
            r#""agregate""#,
            "regulations.ladder[1]: found “agregate”; expected one of “ruling”, “walkover”, “away_win”, “points”, \
             “aggregate”, “goal_difference”, “goals_for”, “away_goals”, “extra_time”, “golden_goal”, “silver_goal”, \
             “away_goals_after_extra_time”, “play_off”, “replays”, “better_placed”, “visiting_side”, “penalties”, \
             “lots”; did you mean “aggregate”?",
        ),
        (
            r#""how": "withdrew""#,
            r#""how": "withdraw""#,
            r#""withdraw""#,
            "rounds[0].ties[0].ruling.how: found “withdraw”; expected one of “withdrew”, “disqualified”, “out”; did you \
             mean “withdrew”?",
        ),
    ]);
}

#[test]
fn of_ids_as_near_the_one_as_long_is_suggested() {
    let text = GOOD.replace(r#""1-1""#, r#""semi-final""#);
    let more = r#"{"id": "semi", "a": "to_be_drawn", "b": "to_be_drawn"}, {"id": "semi-final", "a""#;
    let text = changed(&text, r#"{"id": "semi-final", "a""#, more);
    let text = changed(&text, r#"{"winner_of": "semi-final"}"#, r#"{"winner_of": "semi-finals"}"#);
    let told = read(&text).expect_err("no such tie")[0].to_string();
    assert!(told.ends_with("did you mean “semi-final”?"), "{told}");
}

/// Whatever `work` comes to, if it comes to an end at all: it may take a thousand times what it should.
fn ends<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, waiting) = mpsc::channel();
    std::thread::spawn(move || done.send(work()));
    waiting.recv_timeout(Duration::from_secs(20)).expect("it comes to an end")
}

#[test]
fn an_id_without_end_is_compared_with_no_others() {
    let text = changed(GOOD, r#""drawn": "p""#, &format!(r#""drawn": "{}""#, "p".repeat(4 << 20)));
    let text = changed(&text, r#"{"id": "r","#, &format!(r#"{{"id": "{}","#, "r".repeat(4 << 20)));
    let problems = ends(move || read(&text).expect_err("no such club"));
    assert!(problems.iter().all(|problem| problem.to_string().chars().count() < 200), "{problems:?}");
}

#[test]
fn of_very_many_ids_that_lead_nowhere_only_the_first_are_compared_with_all_others() {
    let club = |n: usize| json!({"id": format!("club{n}"), "name": format!("Club {n}"), "association": "AAA"});
    let side = |n: usize| json!({"club": format!("clup{n}")});
    let tie = |n: usize| json!({"id": format!("t{n}"), "a": side(2 * n), "b": side(2 * n + 1)});
    let ties: Vec<Value> = (0..150).map(tie).collect();
    let file = json!({"cuptie": 1, "name": "Cup", "season": "2023", "regulations": {"ladder": "caf"},
        "associations": {"AAA": "Aland"}, "clubs": (0..300).map(club).collect::<Vec<_>>(),
        "rounds": [{"id": "1", "name": "One", "ties": ties}]});
    let problems = read(&file.to_string()).expect_err("no such clubs");
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::Missing && problem.line.is_some()));
    let suggest: Vec<bool> = problems.iter().map(|problem| problem.message().contains("did you mean “club")).collect();
    assert_eq!(suggest, (0..300).map(|n| n < 100).collect::<Vec<_>>());
}

#[test]
fn a_side_that_is_no_slot_is_told_with_its_place() {
    for slot in [r#""to_be_drwn""#, r#""1-1""#, "{}", "null", r#"{"winner_of": "1-1", "club": "s"}"#, "[]", "1"] {
        let problems = read(&changed(GOOD, r#"{"winner_of": "1-1"}"#, slot)).expect_err(slot);
        // Of two ways at once, each may be told.
        let there = |problem: &Problem| problem.place.to_string().starts_with("rounds[1].ties[0].a");
        assert!(problems.iter().all(|problem| there(problem) && problem.line.is_some()), "{slot}: {problems:?}");
    }
    let text = changed(GOOD, r#"{"winner_of": "1-1"}"#, r#""to_be_drwn""#);
    assert!(read(&text).expect_err("misspelt")[0].message().ends_with("did you mean “to_be_drawn”?"));
}

#[test]
fn a_list_of_the_wrong_length_is_told_with_its_place() {
    let window = r#"["2023-02-08", "2023-02-09"]"#;
    for into in [r#"["2023-02-09"]"#, r#"["2023-02-08", "2023-02-09", "2023-02-10"]"#, "[]"] {
        let text = changed(GOOD, window, into);
        let problems = read(&text).expect_err(into);
        let places: Vec<String> = problems.iter().map(|problem| problem.place.to_string()).collect();
        assert_eq!(places, ["rounds[0].windows[1]"], "{into}: {problems:?}");
        leads_to(&text, &problems[0], into);
    }
}

#[test]
fn a_key_that_stands_twice_is_told_with_its_place_and_line_and_whatever_else_is_wrong() {
    one_problem_each(&[
        (
            r#""name": "Small Cup","#,
            r#""name": "Small Cup", "name": "Big Cup","#,
            r#""Big Cup","#,
            "name: stands twice; expected each key once",
        ),
        (
            r#""town": "Ptown","#,
            r#""town": "Ptown", "town": "Qtown","#,
            r#""Qtown","#,
            "clubs[0].town: stands twice; expected each key once",
        ),
        (
            r#""entering": {"one": 3"#,
            r#""entering": {"one": 3, "one": 3"#,
            r#"3, "two""#,
            "stated[0].entering.one: stands twice; expected each key once",
        ),
    ]);
    let text = changed(GOOD, r#""town": "Ptown","#, r#""town": "Ptown", "town": "Qtown","#);
    let text = changed(&text, r#""cuptie": 1"#, r#""cuptie": 3"#);
    let places: Vec<String> =
        read(&text).expect_err("a bad file").iter().map(|problem| problem.place.to_string()).collect();
    assert_eq!(places, ["cuptie", "clubs[0].town"]);
}

#[test]
fn what_is_missed_by_others_is_told_there_too() {
    // An id that is written otherwise: once where it stands, and once where it is looked for.
    for (piece, into, expected) in [
        (
            r#""id": "2-1""#,
            r#""id": """#,
            ["rounds[1].ties[0].id: is empty", "group_stage.groups[0].places[0].winner_of: there is no tie"],
        ),
        (
            r#""id": "2-1""#,
            r#""id": "1-1""#,
            ["rounds[1].ties[0].id: another tie", "group_stage.groups[0].places[0].winner_of: there is no tie"],
        ),
        (
            r#""id": "2-1""#,
            r#""id": "2\u200b-1""#,
            ["rounds[1].ties[0].id: has characters", "group_stage.groups[0].places[0].winner_of: there is no tie"],
        ),
        (
            r#""id": "two""#,
            r#""id": "one""#,
            ["stated[0].entering.two: there is no round “two”", "rounds[1].id: another round has this id already"],
        ),
    ] {
        let problems = read(&changed(GOOD, piece, into)).expect_err(into);
        assert_eq!(problems.len(), 2, "{into}: {problems:?}");
        for (problem, expected) in problems.iter().zip(expected) {
            assert!(said(problem).starts_with(expected), "{problem} instead of {expected}");
        }
    }
}

/// A small cup, its parts in this order. Its only round has regulations behind its ties, with a source.
fn in_order(parts: [&str; 4], source: &str) -> String {
    let part = |name: &&str| match *name {
        "associations" => r#""associations": {"NOR": "North Shore"}"#.to_owned(),
        "sources" => r#""sources": {"paper": {"title": "A paper"}}"#.to_owned(),
        "clubs" => {
            let club = |id: &str| format!(r#"{{"id": "{id}", "name": "Club {id}", "association": "NOR"}}"#);
            format!(r#""clubs": [{}, {}]"#, club("p"), club("q"))
        }
        _ => format!(
            r#""rounds": [{{"id": "f", "name": "Final", "ties": [{{"id": "t", "a": {{"club": "p"}}, "b": {{"club": "q"}}}}],
                "regulations": {{"ladder": "caf", "sources": ["{source}"]}}}}]"#
        ),
    };
    let parts = parts.iter().map(part).collect::<Vec<_>>().join(", ");
    format!(r#"{{"cuptie": 1, "name": "Cup", "season": "1", "regulations": {{"ladder": "caf"}}, {parts}}}"#)
}

#[test]
fn in_whatever_order_the_lists_stand_what_they_mention_is_found() {
    let lists = ["associations", "sources", "clubs", "rounds"];
    let usual = read(&in_order(lists, "paper")).expect("a cup");
    assert_eq!(usual.rounds()[0].regulations.as_ref().expect("its own").sources, [SourceId(0)]);
    for [a, b, c, d] in (0..256).map(|n| [n / 64, n / 16 % 4, n / 4 % 4, n % 4]) {
        if HashSet::from([a, b, c, d]).len() < 4 {
            continue;
        }
        let order = [a, b, c, d].map(|list| lists[list]);
        assert_eq!(read(&in_order(order, "paper")).as_ref(), Ok(&usual), "{order:?}");
        let problems = read(&in_order(order, "papr")).expect_err("no such source");
        let said: Vec<String> = problems.iter().map(|problem| problem.message().to_owned()).collect();
        assert_eq!(said, ["there is no source “papr”; did you mean “paper”?"], "{order:?}");
    }
}

#[test]
fn a_round_has_an_id_that_is_what_it_looks_like() {
    for id in [r#""""#, r#""t\u200bwo""#] {
        let problems = read(&changed(GOOD, r#""id": "two""#, &format!(r#""id": {id}"#))).expect_err(id);
        assert!(problems.iter().any(|problem| problem.place.to_string() == "rounds[1].id"), "{id}: {problems:?}");
    }
}

#[test]
fn what_follows_from_a_slip_alone_is_not_told() {
    let ladder = r#"["walkover", "aggregate"]"#;
    for (piece, into, places) in [
        (ladder, r#"{"stepps": ["aggregate"]}"#, &["regulations.ladder", "regulations.ladder.stepps"][..]),
        (ladder, r#"{"steps": ["aggregate", "replays"], "replay": "cafe"}"#, &["regulations.ladder.replay"]),
        (r#"{"id": "r","#, r#"{"id": "p", "name": "Club P2", "association": "AAA"}, {"id": "r","#, &["clubs[2].id"]),
        (r#""clubs": ["#, r#""clubs": {}, "klubs": ["#, &["clubs", "klubs"]),
        (r#""id": "1-1", "#, r#""di": "1-1", "#, &["rounds[0].ties[0]", "rounds[0].ties[0].di"]),
    ] {
        let problems = read(&changed(GOOD, piece, into)).expect_err(into);
        let found: Vec<String> = problems.iter().map(|problem| problem.place.to_string()).collect();
        assert_eq!(found, places, "{into}: {problems:?}");
    }
}

#[test]
fn what_the_schema_would_not_have_is_not_read() {
    let ladder = r#"["walkover", "aggregate"]"#;
    let read_all_the_same: Vec<&str> = [
        (r#""score": {"a": 1, "b": 0}"#, r#""score": [1, 0]"#),
        (r#""date": "2023-01-01""#, r#""date": "20230101""#),
        (r#""date": "2023-01-01""#, r#""date": "2023-01-01T00:00""#),
        (r#""local": "14:00""#, r#""local": "14""#),
        (r#""winner": "a""#, r#""winner": "a", "aggregate": {"a": 100, "b": 0}"#),
        (ladder, r#"{"steps": ["points"], "points_for_a_win": 4}"#),
        (ladder, r#"{"steps": ["away_win"], "away_win_by": 0}"#),
        (ladder, r#"{"steps": ["aggregate"], "legs": 0}"#),
        (ladder, r#"{"steps": ["aggregate"], "legs": 5}"#),
    ]
    .into_iter()
    .filter(|(piece, into)| read(&changed(GOOD, piece, into)).is_ok())
    .map(|(_, into)| into)
    .collect();
    assert_eq!(read_all_the_same, [""; 0]);
}

#[test]
fn everything_is_told_at_once_in_the_order_of_the_file() {
    let slips = [
        (r#""cuptie": 1"#, r#""cuptie": 3"#, "cuptie"),
        (r#""stage""#, r#""stagge""#, "stagge"),
        (r#"["draw-book"]"#, r#"["?"]"#, "draw.sources[0]"),
        (r#"["walkover", "aggregate"]"#, "[]", "regulations.ladder"),
        (r#""source": "stated-book""#, r#""source": 4"#, "stated[0].source"),
        (r#"["kept-book"]"#, "[7]", "disputes[0].sources[0]"),
        (r#""name": "Club P""#, r#""name": """#, "clubs[0].name"),
        (r#""country": "BBB""#, r#""country": "CCC""#, "rounds[0].ties[0].legs[0].country"),
        (r#""score": {"a": 1, "b": 0}"#, r#""score": {"a": 1, "b": -1}"#, "rounds[0].ties[0].legs[0].score.b"),
        (r#""host": "b""#, r#""host": "away""#, "rounds[0].ties[0].legs[1].host"),
        (r#""shootout": {"a": 5, "b": 4}"#, r#""shootout": {"a": 5, "b": 5}"#, "rounds[0].ties[0].shootout"),
        (r#"["ruling-book"]"#, r#"["?"]"#, "rounds[0].ties[0].ruling.sources[0]"),
        (r#"{"winner_of": "1-1"}"#, r#"{"winner_of": "x"}"#, "rounds[1].ties[0].a.winner_of"),
        (r#""drawn": "p""#, r#""drwn": "p""#, "group_stage.groups[0].places[0].drwn"),
        (r#""title": "14""#, r#""title": 14"#, "sources.group-other-book.title"),
    ];
    let text = slips.iter().fold(GOOD.to_owned(), |text, (piece, into, _)| changed(&text, piece, into));
    let problems = read(&text).expect_err("a bad file");
    let found: Vec<String> = problems.iter().map(|problem| problem.place.to_string()).collect();
    assert_eq!(found, slips.map(|(_, _, place)| place));
    assert!(problems.iter().all(|problem| problem.line.is_some()));
    assert!(problems.is_sorted_by_key(|problem| problem.line));
}

#[test]
fn a_problem_reads_as_line_column_place_and_what_is_wrong_there() {
    let text = changed(&changed(GOOD, r#""cuptie": 1"#, r#""cuptie": 3"#), r#""name": "Club P""#, r#""name": """#);
    let problems = source::read(text.as_bytes()).expect_err("a bad file");
    let expected = "line 2, column 13: cuptie: found 3; expected 1\n\
                    line 15, column 25: clubs[0].name: is empty; expected a name";
    assert_eq!(problems.to_string(), expected);
}

#[test]
fn columns_are_counted_in_characters() {
    let text = changed(GOOD, r#""name": "Club P", "association": "AAA""#, r#""name": "Bé鹿", "association": "AA?""#);
    let problems = read(&text).expect_err("a bad file");
    leads_to(&text, &problems[0], r#""AA?""#);
}

#[test]
fn a_file_cut_off_says_where_it_ends() {
    for end in [1, 10, GOOD.len() / 2, GOOD.len() - 1] {
        let problems = read(&GOOD[..end]).expect_err("half a file");
        let [problem] = &problems[..] else { panic!("{problems:#?}") };
        assert!(problem.place.is_whole() && problem.message().starts_with("the file ends here"), "{problem}");
        assert_eq!(problem.line.map(|(line, _)| line), Some(GOOD[..end].split('\n').count()));
    }
}

#[test]
fn what_is_no_json_is_told_with_its_line() {
    for (piece, into, line) in [(r#""season": "2023","#, r#""season": '2023',"#, 4), (r#""stage""#, "stage", 5)] {
        let problems = read(&changed(GOOD, piece, into)).expect_err(into);
        let [problem] = &problems[..] else { panic!("{problems:#?}") };
        assert_eq!(problem.line.map(|(line, _)| line), Some(line), "{problem}");
    }
    let problems = read(&format!("{GOOD}\n{{}}")).expect_err("two files in one");
    assert!(problems[0].message().contains("trailing characters"), "{problems:?}");
}

#[test]
fn what_is_no_json_is_told_with_its_column_in_characters_and_what_to_do() {
    for (piece, into, told) in [
        (
            r#""name": "Club P", "#,
            r#""name": "Bé鹿" “town”, "#,
            "line 15, column 31: cannot be read as JSON: expected `,` or `}`; expected straight quotes, \"",
        ),
        (
            r#""cuptie": 1,"#,
            r#""cuptie": 1, // one"#,
            "line 2, column 16: cannot be read as JSON: key must be a string; there are no comments in JSON",
        ),
        (
            r#""name": "Small Cup","#,
            r#""name": "Small Cup,"#,
            "line 3, column 22: cannot be read as JSON: control character (\\u0000-\\u001F) found while parsing a string; is \
             a quote missing on this line?",
        ),
    ] {
        let problems = read(&changed(GOOD, piece, into)).expect_err("no JSON");
        assert_eq!(problems.iter().map(Problem::to_string).collect::<Vec<_>>(), [told]);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_file() {
    let marked = |text: &str| source::read(format!("\u{feff}{text}").as_bytes());
    assert_eq!(marked(GOOD).expect("a good file").cleaned(), 0);
    for wrong in [changed(GOOD, r#""cuptie": 1"#, r#""cuptie": 9"#), "{\"cuptie\" 1}".to_owned(), String::new()] {
        assert_eq!(marked(&wrong).expect_err("a bad file").0, read(&wrong).expect_err("a bad file"));
    }
}

#[test]
fn a_file_in_utf_16_is_told_so() {
    let little: Vec<u8> = format!("\u{feff}{GOOD}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = format!("\u{feff}{GOOD}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [little, big] {
        let problems = source::read(&bytes).expect_err("not UTF-8").0;
        let told = "the file is in UTF-16; expected JSON in UTF-8, as editors can save it";
        assert_eq!(problems.iter().map(said).collect::<Vec<_>>(), [told]);
    }
}

#[test]
fn a_problem_has_a_kind() {
    for (piece, into, kind) in [
        (r#""cuptie": 1"#, r#""cuptie" 1"#, ProblemKind::Unreadable),
        (r#""name": "Club P""#, &format!(r#""name": "{}""#, "x".repeat(201)), ProblemKind::TooMuch),
        (r#""host": "b""#, r#""host": "c""#, ProblemKind::Shape),
        (r#""cuptie": 1"#, r#""cuptie": 3"#, ProblemKind::Shape),
        (r#""stage""#, r#""stagge""#, ProblemKind::UnknownKey),
        (r#""season": "2023","#, "", ProblemKind::MissingKey),
        (r#""town": "Ptown""#, r#""town": "Ptown", "town": "Qtown""#, ProblemKind::Twice),
        (r#"{"id": "r","#, r#"{"id": "p", "name": "P2", "association": "AAA"}, {"id": "r","#, ProblemKind::Twice),
        (r#"["draw-book"]"#, r#"["?"]"#, ProblemKind::Missing),
        (r#"["walkover", "aggregate"]"#, r#""cfa""#, ProblemKind::Missing),
        (r#""name": "Club P""#, r#""name": """#, ProblemKind::Text),
        (r#""shootout": {"a": 5, "b": 4}"#, r#""shootout": {"a": 5, "b": 5}"#, ProblemKind::Unfit),
    ] {
        let problems = read(&changed(GOOD, piece, into)).expect_err(into);
        assert_eq!(problems.iter().map(|problem| problem.kind).collect::<Vec<_>>(), [kind], "{into}: {problems:?}");
    }
}

#[test]
fn what_is_not_utf_8_is_told_with_its_byte() {
    let mut bytes = GOOD.as_bytes().to_vec();
    bytes[20] = 0xff;
    let problems = source::read(&bytes).expect_err("not UTF-8").0;
    assert_eq!(problems.iter().map(said).collect::<Vec<_>>(), ["byte 21 is not UTF-8; expected JSON in UTF-8"]);
}

#[test]
fn what_a_problem_quotes_is_safe_to_show_and_short() {
    // Where a word, an id or a key is expected, each with a colour, a reversed direction and no end in its name.
    let evil = format!(r#"\u001b[31mx\u202e{}""#, "y".repeat(500));
    let slips = [
        (r#""drawn": "p""#, r#""drawn": ""#),
        (r#""host": "b""#, r#""host": ""#),
        (r#""town""#, r#"""#),
        (r#"["walkover", "aggregate"]"#, r#"""#),
        (r#""how": "withdrew""#, r#""how": ""#),
        (r#"{"winner_of": "1-1"}"#, r#"""#),
        (r#"{"AAA": "Aland", "BBB""#, r#"{"AAA": "Aland", "BBB": "", ""#),
        (r#""date": "2023-01-01""#, r#""date": ""#),
        (r#""name": "Small Cup","#, r#""name": "Small Cup", "stage": "x", ""#),
    ];
    for (piece, start) in slips {
        // A key is followed by what was there before; a value by nothing.
        let rest = if piece.ends_with(',') { ": 1," } else { "" };
        for problem in read(&changed(GOOD, piece, &format!("{start}{evil}{rest}"))).expect_err("a bad file") {
            let told = problem.to_string();
            assert!(!told.chars().any(|c| c.is_control() || c == '\u{202e}'), "{told:?}");
            assert!(told.chars().count() < 600, "{told}");
        }
    }
}

#[test]
fn what_had_to_go_from_the_texts_is_counted() {
    let clean = read(GOOD).expect("a good file");
    let text = changed(GOOD, r#""name": "Club P""#, r#""name": "Club\t\u001b[1mP\u200b""#);
    let competition = read(&text).expect("still a good file");
    assert_eq!((competition.clubs()[0].name.as_str(), clean.cleaned()), ("Club P", 0));
    // The tab, the four of the sequence, and the space that has no width.
    assert_eq!(competition.cleaned(), 6);
}

#[test]
fn what_is_at_its_limit_is_read_and_what_is_past_it_is_not() {
    let told = |tie: Value| {
        let mut good: Value = serde_json::from_str(GOOD).expect("json");
        good["rounds"][1]["ties"][0].as_object_mut().expect("a tie").extend(tie.as_object().expect("parts").clone());
        read(&good.to_string()).map(drop).map_err(|problems| problems.iter().map(said).collect::<Vec<_>>())
    };
    let legs = |count: usize| json!({"legs": vec![json!({"host": "a"}); count]});
    assert_eq!(told(legs(9)), Ok(()));
    assert_eq!(told(legs(10)), Err(vec!["rounds[1].ties[0].legs: has 10 legs; expected 9 at most".to_owned()]));
    assert_eq!(told(json!({"legs": [{"host": "a", "score": {"a": 99, "b": 99}}]})), Ok(()));
    let name = |length: usize| json!({"name": "n".repeat(length)});
    assert_eq!(told(name(200)), Ok(()));
    let long = "rounds[1].ties[0].name: is 201 characters long; expected 200 at most".to_owned();
    assert_eq!(told(name(201)), Err(vec![long]));
}

#[test]
fn nobody_comes_past_the_stage_between_the_rounds_straight_from_a_tie() {
    let text = changed(GOOD, r#"{"name": "Group stage","#, r#"{"name": "Group stage", "before": "two","#);
    let problems = read(&text).expect_err("a tie of the first round feeds one behind the groups");
    let said: Vec<String> = problems.iter().map(said).collect();
    assert_eq!(
        said[0],
        "rounds[1].ties[0].a.winner_of: “1-1” is played before the stage that this round follows; expected the club that \
         came out of it"
    );
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let problems = source::read(&vec![b' '; LARGEST_FILE + 1]).expect_err("too large").0;
    assert_eq!(
        problems.iter().map(said).collect::<Vec<_>>(),
        ["the file is larger than 64 MiB, the most that is read"]
    );
    let mut largest = GOOD.as_bytes().to_vec();
    largest.resize(LARGEST_FILE, b' ');
    assert!(source::read(&largest).is_ok());
}

#[test]
fn names_and_texts_have_a_greatest_length_in_characters() {
    for (piece, key, most) in [(r#""name": "Club P""#, "name", 200), (r#""town": "Ptown""#, "town", 4000)] {
        // Of two bytes each.
        let of = |length: usize| changed(GOOD, piece, &format!(r#""{key}": "{}""#, "é".repeat(length)));
        assert!(read(&of(most)).is_ok(), "{key}");
        let problems = read(&of(most + 1)).expect_err("too long");
        let expected = format!("clubs[0].{key}: is {} characters long; expected {most} at most", most + 1);
        assert_eq!(problems.iter().map(said).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn a_competition_has_1_to_64_rounds_and_a_tie() {
    let with = |rounds: usize| {
        let more: String =
            (0..rounds - 2).map(|i| format!(r#", {{"id": "more-{i}", "name": "More", "ties": []}}"#)).collect();
        changed(GOOD, "    ]}\n  ],\n  \"group_stage\"", &format!("    ]}}{more}\n  ],\n  \"group_stage\""))
    };
    assert!(read(&with(64)).is_ok());
    let problems = read(&with(65)).expect_err("too many");
    assert_eq!(problems.iter().map(said).collect::<Vec<_>>(), ["rounds: has 65 rounds; expected 1 to 64"]);
    let none = json!({"cuptie": 1, "name": "Cup", "season": "2023", "regulations": {"ladder": "caf"},
        "associations": {}, "clubs": [], "rounds": []});
    let problems = read(&none.to_string()).expect_err("no round");
    let expected = ["rounds: has 0 rounds; expected 1 to 64", "rounds: has no tie; expected at least one"];
    assert_eq!(problems.iter().map(said).collect::<Vec<_>>(), expected);
}

#[test]
fn nesting_without_end_is_refused() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(read(&deep).is_err());
        assert!(read(&changed(GOOD, r#""town": "Ptown""#, &format!(r#""town": {deep}"#))).is_err());
    }
}

#[test]
fn ladders_in_ladders_are_refused_in_no_time() {
    // What it costs must not grow with each level by a factor: forty levels, and a slip in the innermost.
    let levels = 40;
    let inner = format!("{}7{}", r#"{"steps": ["play_off"], "play_off": "#.repeat(levels), "}".repeat(levels));
    let text = changed(GOOD, r#"["walkover", "aggregate"]"#, &inner);
    assert!(ends(move || read(&text).is_err()));
}

#[test]
fn a_tie_of_very_many_legs_is_added_up_or_refused() {
    let leg = r#", {"host": "b", "score": {"a": 99, "b": 0}}"#;
    let last = r#"{"host": "b", "score": {"a": 2, "b": 2}}"#;
    read_settle_and_check(changed(GOOD, last, &format!("{last}{}", leg.repeat(700))).as_bytes());
}

#[test]
fn a_table_of_very_many_wins_is_added_up_or_refused() {
    read_settle_and_check(changed(GOOD, r#""won": 1"#, r#""won": 65535"#).as_bytes());
}

#[test]
fn very_many_points_for_a_win_are_added_up_or_refused() {
    let points = r#"{"steps": ["points"], "points_for_a_win": 65535}"#;
    let text = changed(GOOD, r#"["walkover", "aggregate"]"#, points);
    let text = changed(&text, r#""score": {"a": 2, "b": 2}"#, r#""score": {"a": 3, "b": 2}"#);
    read_settle_and_check(text.as_bytes());
}

#[test]
fn the_file_that_is_read_is_left_as_it_is() {
    let folder = std::env::temp_dir().join(format!("cuptie-reading-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the test");
    for (name, text) in
        [("good.json", GOOD.to_owned()), ("bad.json", changed(GOOD, r#""cuptie": 1"#, r#""cuptie": 9"#))]
    {
        let file = folder.join(name);
        fs::write(&file, &text).expect("a file for the test");
        let written = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).expect("a time");
        let before = written(&file);
        for arguments in [
            &["check"][..],
            &["check", "--format", "json"],
            &["--format", "tree"],
            &["--format", "list"],
            &["--format", "json"],
            &["--format", "markdown"],
            &["--format", "csv"],
            &["--format", "wikitext"],
            &[],
        ] {
            let mut command = program::cuptie();
            command.args(arguments).arg(&file).output().expect("it runs");
        }
        assert_eq!(fs::read_to_string(&file).expect("still there"), text);
        assert_eq!(written(&file), before);
    }
    let left: Vec<_> =
        fs::read_dir(&folder).expect("the folder").map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(left.len(), 2, "nothing beside them: {left:?}");
    fs::remove_dir_all(&folder).expect("cleared away");
}

/// The files of `data/bad` and what `cuptie check` says of each. Another one needs nothing but its json: run this with
/// UPDATE=1, and look at the text that it writes.
#[test]
fn files_as_people_get_them_wrong_are_told_as_written_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bad");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|file| file.expect("a file").file_name().into_string().expect("a name"))
        .collect();
    names.sort_unstable();
    let files: Vec<&String> = names.iter().filter(|name| name.ends_with(".json")).collect();
    assert!(!files.is_empty());
    let mut differing = Vec::new();
    for name in files {
        let mut command = program::cuptie();
        let told = command.current_dir(&folder).args(["check", name]).output().expect("it runs");
        let told = String::from_utf8(told.stdout).expect("text");
        let beside = folder.join(name).with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&beside, &told).expect("written");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if told != expected {
            differing.push(format!("{name}\n{told}instead of\n{expected}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// Every value of a document, as the path to it.
fn paths(value: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(i, item)| (i.to_string(), item)).collect(),
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        _ => Vec::new(),
    };
    all.extend(inner.into_iter().flat_map(|(key, value)| {
        paths(value).into_iter().map(move |path| format!("/{}{path}", key.replace('~', "~0").replace('/', "~1")))
    }));
    all
}

/// What a value may be replaced with: something of each kind, and another part of the same document.
fn instead(document: &Value, paths: &[String], choice: usize, other: Index) -> Value {
    match choice {
        0 => Value::Null,
        1 => json!(""),
        2 => json!(65535),
        3 => json!([]),
        4 => json!({}),
        5 => json!("\u{1b}[2J\u{202e}"),
        _ => document.pointer(&paths[other.index(paths.len())]).cloned().unwrap_or_default(),
    }
}

/// Reads, and settles and checks what can be read.
fn read_settle_and_check(bytes: &[u8]) {
    match source::read(bytes) {
        Ok(competition) => drop(check(&Bracket::new(competition))),
        Err(problems) => assert!(!problems.0.is_empty(), "no competition and nothing wrong"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        read_settle_and_check(&bytes);
    }

    #[test]
    fn a_file_with_any_bytes_changed_is_read_or_refused(changes in vec((any::<Index>(), any::<u8>()), 1..6)) {
        let mut bytes = GOOD.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read_settle_and_check(&bytes);
    }

    #[test]
    fn a_file_with_any_values_changed_is_read_or_refused(
        changes in vec((any::<Index>(), 0usize..12, any::<Index>()), 1..5),
    ) {
        let mut document: Value = serde_json::from_str(GOOD).expect("json");
        for (at, choice, other) in changes {
            let paths = paths(&document);
            let value = instead(&document, &paths, choice, other);
            *document.pointer_mut(&paths[at.index(paths.len())]).expect("a path of this document") = value;
        }
        read_settle_and_check(document.to_string().as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_competition_of_the_format_is_read(text in competitions(Feeding::Anyhow, 8)) {
        let competition = read(&text).expect("the generator keeps to the format");
        prop_assert_eq!(competition.cleaned(), 0);
    }

    #[test]
    fn the_built_in_file_cut_anywhere_is_refused(end in any::<Index>()) {
        let whole = source::BUILT_IN.trim_end();
        prop_assert!(source::read(&whole.as_bytes()[..end.index(whole.len())]).is_err());
    }
}
