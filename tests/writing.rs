//! What is written of a competition is read as the same one: whatever file it came from, and whatever it was looked at under.

mod generator;
mod hostile;

use std::fs;
use std::path::{Path, PathBuf};

use cuptie::competition::{Competition, Slot};
use cuptie::source::{self, json};
use generator::{Feeding, cases, competitions};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(text: &str) -> Competition {
    source::read(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

fn written(competition: &Competition) -> String {
    json::write(competition).expect("a text")
}

/// Everything in a competition, in lines.
fn all(competition: &Competition) -> String {
    format!("{competition:#?}")
}

/// The first line in which two competitions differ, as it is in each.
fn difference(one: &Competition, other: &Competition) -> Option<(String, String)> {
    let (one, other) = (all(one), all(other));
    let mut lines = one.lines().zip(other.lines()).map(|(one, other)| (one.to_owned(), other.to_owned()));
    lines.find(|(one, other)| one != other).or_else(|| (one != other).then_some((one, other)))
}

/// Every competition that is kept beside the program.
fn files() -> Vec<(PathBuf, String)> {
    let folder = |name: &str| fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a folder");
    let all = ["assets/examples", "tests/data"].into_iter().flat_map(folder).map(|entry| entry.expect("a file").path());
    let mut files: Vec<(PathBuf, String)> = all
        .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
        .map(|path| (path.clone(), fs::read_to_string(path).expect("a text")))
        .collect();
    files.push((PathBuf::from("the built-in competition"), source::BUILT_IN.to_owned()));
    assert!(files.len() >= 9, "{files:?}");
    files
}

#[test]
fn what_is_written_of_a_file_is_read_as_the_same() {
    for (path, text) in files() {
        let competition = read(&text);
        let written = written(&competition);
        let again = read(&written);
        assert_eq!(difference(&again, &competition), None, "{}", path.display());
        assert_eq!(json::write(&again).expect("a text"), written, "{}", path.display());
    }
}

#[test]
fn what_is_written_has_the_shape_that_the_schema_promises() {
    let schema = jsonschema::validator_for(&json::schema()).expect("a schema");
    for (path, text) in files() {
        let written: Value = serde_json::from_str(&written(&read(&text))).expect("json");
        let wrong: Vec<String> = schema.iter_errors(&written).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn what_was_taken_out_of_texts_is_not_written_and_there_is_nothing_more_to_take_out() {
    let competition = read(&hostile::competition());
    let text = written(&competition);
    assert_eq!(hostile::found_in(text.as_bytes()), Vec::<String>::new());
    let again = read(&text);
    assert!(competition.cleaned() > 0);
    assert_eq!(again.cleaned(), 0);
    let lines =
        |competition| all(competition).lines().filter(|line| !line.contains("cleaned")).collect::<Vec<_>>().join("\n");
    assert!(lines(&again) == lines(&competition), "only that differs");
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_is_written_of_anything_is_read_as_the_same(text in competitions(Feeding::Anyhow, 8)) {
        let competition = read(&text);
        prop_assert_eq!(difference(&read(&written(&competition)), &competition), None);
    }
}

/// A cup of two clubs with other regulations, other ties and a group stage where they are given.
fn cup(ladder: Value, ties: Value, rest: Value) -> Competition {
    let clubs = ["p", "q"].map(|id| json!({"id": id, "name": id, "association": "AAA"}));
    let mut document = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": ladder},
        "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": [{"id": "r", "name": "Round", "ties": ties}]});
    document.as_object_mut().expect("an object").extend(rest.as_object().expect("an object").clone());
    read(&document.to_string())
}

#[test]
fn a_ladder_is_written_as_shortly_as_it_can_be() {
    let legs = |count: usize| vec![json!({"host": "a", "score": {"a": 1, "b": 1}}); count];
    let tie = |count| json!([{"id": "t", "a": {"club": "p"}, "b": {"club": "q"}, "legs": legs(count)}]);
    let same = |ladder: Value| (ladder.clone(), ladder);
    let ladders = [
        same(json!("caf")),
        same(json!("fa-cup")),
        same(json!("conmebol-1960")),
        // Of several names, the first.
        (json!("libertadores-2005"), json!("caf")),
        (json!(["walkover", "aggregate", "away_goals", "penalties"]), json!("caf")),
        same(json!(["aggregate"])),
        same(json!(["aggregate", "away_goals"])),
        (json!({"steps": ["aggregate", "away_goals"], "legs": 2}), json!(["aggregate", "away_goals"])),
        same(json!({"steps": ["aggregate", "penalties"], "legs": 2})),
        same(json!({"steps": ["aggregate", "lots"], "legs": 1})),
        same(json!({"steps": ["points", "lots"], "points_for_a_win": 2})),
        (json!({"steps": ["points", "lots"], "points_for_a_win": 3}), json!(["points", "lots"])),
        same(json!({"steps": ["away_win", "aggregate"], "away_win_by": 3})),
        same(json!({"steps": ["aggregate", "replays", "lots"], "replay": ["aggregate", "extra_time"]})),
        (
            json!({"steps": ["aggregate", "play_off"], "legs": 2, "play_off": {"steps": ["aggregate", "penalties"], "legs": 1}}),
            json!({"steps": ["aggregate", "play_off"], "legs": 2, "play_off": ["aggregate", "penalties"]}),
        ),
        same(json!({"steps": ["aggregate", "replays"], "replay":
            {"steps": ["points", "replays"], "points_for_a_win": 2, "replay": ["lots"]}})),
    ];
    for (ladder, expected) in ladders {
        // How many legs there are on record is told by these, not by the regulations.
        for count in [0, 1, 2] {
            let competition = cup(ladder.clone(), tie(count), json!({}));
            let text = written(&competition);
            let found: Value = serde_json::from_str(&text).expect("json");
            assert_eq!(found["regulations"]["ladder"], expected);
            assert_eq!(difference(&read(&text), &competition), None);
        }
    }
}

#[test]
fn a_place_that_is_to_be_drawn_is_empty() {
    let tie = json!([{"id": "t", "a": {"club": "p"}, "b": {"club": "q"}}]);
    let stage =
        json!({"group_stage": {"name": "Groups", "groups": [{"name": "A", "places": [{}, {"winner_of": "t"}]}]}});
    let competition = cup(json!("caf"), tie, stage.clone());
    assert_eq!(competition.places()[0].slot, Slot::ToBeDrawn);
    let found: Value = serde_json::from_str(&written(&competition)).expect("json");
    assert_eq!(found["group_stage"], stage["group_stage"]);
    // Of a place into which somebody was drawn it has to be said who came.
    let mut drawn = found;
    drawn["group_stage"]["groups"][0]["places"][0] = json!({"drawn": "p"});
    let problems = source::read(drawn.to_string().as_bytes()).expect_err("nobody comes");
    assert!(problems.to_string().contains("does not say who comes here"), "{problems}");
}

#[test]
fn small_things_stand_in_one_line_each() {
    let town = "a town with a name that is longer than any that there is on the coast, or in the hills behind it";
    let leg = |host| json!({"host": host, "town": town, "score": {"a": 1, "b": 1}});
    let tie = json!([{"id": "t", "a": {"club": "p"}, "b": {"club": "q"}, "legs": [leg("a"), leg("b")], "note": "He said: \"{[, \\\"."}]);
    let ranking = json!({"name": "points", "scale": {"Cup": {"finalist": 0.5, "winner": 2}}, "weights": {"1": 1}});
    let competition = cup(json!("caf"), tie, json!({"ranking": ranking}));
    let leg = |host| format!(r#"{{"host": "{host}", "town": "{town}", "score": {{"a": 1, "b": 1}}}}"#);
    let expected = format!(
        r#"{{
  "cuptie": 1,
  "name": "Cup",
  "season": "1",
  "regulations": {{"ladder": "caf"}},
  "ranking": {{"name": "points", "scale": {{"Cup": {{"finalist": 0.5, "winner": 2}}}}, "weights": {{"1": 1}}}},
  "associations": {{"AAA": "Aland"}},
  "clubs": [{{"id": "p", "name": "p", "association": "AAA"}}, {{"id": "q", "name": "q", "association": "AAA"}}],
  "rounds": [
    {{
      "id": "r",
      "name": "Round",
      "ties": [
        {{
          "id": "t",
          "a": {{"club": "p"}},
          "b": {{"club": "q"}},
          "legs": [
            {},
            {}
          ],
          "note": "He said: \"{{[, \\\"."
        }}
      ]
    }}
  ]
}}
"#,
        leg("a"),
        leg("b")
    );
    assert_eq!(written(&competition), expected);
}

#[test]
fn what_a_source_does_not_say_is_not_written() {
    let clubs = ["p", "q"].map(|id| json!({"id": id, "name": id}));
    let tie = json!({"id": "t", "a": {"club": "p"}, "b": {"club": "q"}});
    let text = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": "one-match"}, "clubs": clubs,
        "rounds": [{"id": "r", "name": "Round", "ties": [tie]}]});
    let silent = written(&read(&text.to_string()));
    assert!(!silent.contains("association") && !silent.contains("assumed"), "{silent}");
    assert_eq!(serde_json::from_str::<Value>(&silent).expect("json"), text);
}

#[test]
fn what_was_assumed_is_written_where_it_belongs() {
    let tie = json!({"id": "t", "a": {"club": "p"}, "b": {"club": "q"},
        "regulations": {"ladder": "one-match", "assumed": "it was one match"}});
    let assumed = json!({"assumed": ["“p” and “P” are taken to be one club", "the second file is of the same season"]});
    let text = written(&cup(json!("caf"), json!([tie]), assumed.clone()));
    let document: Value = serde_json::from_str(&text).expect("json");
    assert_eq!(document["assumed"], assumed["assumed"]);
    assert_eq!(document["rounds"][0]["ties"][0]["regulations"]["assumed"], "it was one match");
    assert_eq!(document["regulations"].get("assumed"), None);
}
