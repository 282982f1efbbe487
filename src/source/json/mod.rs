//! This program's own form, JSON: from the text of a file to a competition, or to everything that is wrong with it; and
//! back, to a file that is read as the same.
//!
//! A right file is read once, by `serde`: into the types of `document` (with `entries` for its maps and `when` for its dates),
//! from which the JSON Schema is made, too. `strict` holds `serde` to the schema; `reader` makes of it what holds together, of
//! the long lists entry by entry, for `aside` hands it those as they are met; where they stand in another order than they
//! mention each other, list by list. Only a file that is refused is gone through again, by `explain`: `twice` reads it as plain
//! JSON, `shape` holds that against the schema, `locate` finds the lines. `writer` makes a document of a competition, and its
//! text.

mod aside;
mod document;
mod entries;
mod explain;
mod locate;
mod reader;
mod shape;
mod strict;
mod twice;
mod when;
mod writer;

use std::fmt;

use serde_json::Value;

use self::document::Document;
use self::locate::locate;
use self::reader::Reader;
use self::writer::Writer;
use super::Subject;
use super::problem::{Pointer, Problems, Step};
use crate::competition::{Competition, TieId};

/// The version of the format that this program reads and writes.
const FORMAT: u32 = 1;

/// Reads a competition file.
///
/// # Errors
/// Every problem found, each with its place in the document and its line: alone, when the text is no JSON at all.
pub fn read(text: &str) -> Result<Competition, Problems> {
    Reader::read(text).map_err(|refusal| explain::explain(text, refusal))
}

/// The text of a file that is read as the same competition. What is left out there is what a reader would put in again.
///
/// Facts that come out of somebody's own hands, in a scenario, may be such as no file can tell, like a first leg at side
/// B's: then the text is refused when it is read.
///
/// # Errors
/// None that can be met: nothing in a competition is such as JSON cannot hold.
pub fn write(competition: &Competition) -> Result<String, serde_json::Error> {
    writer::text(&Writer(competition).document())
}

/// The same, of which it is certain that it is read so.
///
/// # Errors
/// When no file can tell of this competition.
pub fn write_certain(competition: &Competition) -> Result<String, Untold> {
    let text = write(competition).map_err(Untold::Unwritten)?;
    match read(&text) {
        Ok(read) if read == *competition => Ok(text),
        Ok(_) => Err(Untold::Otherwise),
        Err(problems) => Err(Untold::Refused(problems)),
    }
}

/// Why no file can tell of a competition.
#[derive(Debug)]
#[non_exhaustive]
pub enum Untold {
    /// Something in it is such as JSON cannot hold.
    Unwritten(serde_json::Error),
    /// What is written is refused when it is read.
    Refused(Problems),
    /// What is written is read as something else.
    Otherwise,
}

impl fmt::Display for Untold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no file can tell of this competition: ")?;
        match self {
            Untold::Unwritten(error) => error.fmt(f),
            Untold::Refused(problems) => problems.fmt(f),
            Untold::Otherwise => f.write_str("it would be read as another"),
        }
    }
}

impl std::error::Error for Untold {}

/// Line and column of each subject in the file that the competition was read from, counted from 1, found in one walk; none
/// where the file does not have it.
pub(super) fn lines(text: &str, competition: &Competition, subjects: &[Subject]) -> Vec<Option<(usize, usize)>> {
    let places: Vec<Pointer> = subjects.iter().map(|subject| place(competition, *subject)).collect();
    locate(text, places.iter())
}

/// Where a subject stands in a document.
fn place(competition: &Competition, subject: Subject) -> Pointer {
    let key = |key: &'static str| Step::Key(key.into());
    let group = |group: usize| vec![key("group_stage"), key("groups"), Step::Index(group)];
    let tie = |tie: TieId| {
        let round = competition[tie].round;
        let first = competition[round].ties.start;
        vec![key("rounds"), Step::Index(round.index()), key("ties"), Step::Index((tie.0 - first) as usize)]
    };
    let within = |mut steps: Vec<Step>, list, index| {
        steps.extend([key(list), Step::Index(index)]);
        steps
    };
    Pointer(match subject {
        Subject::Club(club) => vec![key("clubs"), Step::Index(club.index())],
        Subject::Tie(id) => tie(id),
        Subject::Leg(id, leg) => within(tie(id), "legs", leg),
        Subject::Group(index) => group(index),
        Subject::Place(id) => {
            let place = &competition[id];
            within(group(place.group), "places", place.position as usize - 1)
        }
    })
}

/// The JSON Schema of a competition file, made from the types it is read into.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Document).to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), "A knock-out competition for cuptie".into());
    }
    schema
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::json;

    use self::super::explain::Refusal;
    use self::super::shape;
    use super::*;

    /// A file with one of everything.
    const GOOD: &str = include_str!("../../../tests/data/good.json");

    /// Every value in a value, by its pointer; of the sources, which are all alike, only the first.
    fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
        match value {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| pointers(item, format!("{at}/{i}"), found));
            }
            Value::Object(entries) => {
                let alike = at == "/sources";
                let entries = entries.iter().take(if alike { 1 } else { usize::MAX });
                entries.for_each(|(key, value)| pointers(value, format!("{at}/{key}"), found));
            }
            _ => {}
        }
        found.push(at);
    }

    /// What somebody may write in the place of a value: something of each kind, and the same in another shape.
    fn others(value: &Value) -> Vec<Value> {
        let mut others = vec![json!(null), json!(-1), json!("a"), json!([]), json!({}), json!([value])];
        others.extend(match value {
            Value::Object(entries) => vec![
                entries.values().cloned().collect(),
                json!("to_be_drawn"),
                json!({"to_be_drawn": null}),
                json!({"steps": ["points"], "points_for_a_win": 1}),
            ],
            Value::Array(_) => vec![json!([["aggregate"]]), json!({"steps": {"points": null}})],
            Value::String(word) => {
                vec![json!(""), json!("20230101"), json!("T1430"), json!("to_be_drawn"), json!({ word.as_str(): null })]
            }
            _ => vec![json!(1.0), json!(100), json!(70_000)],
        });
        others
    }

    /// The good file, with all that a tie can have.
    fn good() -> Value {
        let mut good: Value = serde_json::from_str(GOOD).expect("json");
        good["rounds"][1]["ties"][0] = json!({"id": "2-1", "name": "Final", "a": {"winner_of": "1-1"}, "b": {"club": "r"},
            "regulations": {"ladder": {"steps": ["points", "play_off"], "points_for_a_win": 3, "play_off": "one-match"}},
            "play_off": {"legs": [{"host": "b", "neutral": true, "score": {"a": 1, "b": 1}}], "shootout": {"winner": "a"}},
            "replays": [{"legs": [{"host": "a", "state": "cancelled"}]}], "lots": "a", "better_placed": "b",
            "through": "a"});
        good
    }

    #[test]
    fn a_value_of_the_wrong_shape_hides_nothing_that_is_wrong_elsewhere() {
        let schema = schema();
        let mut good = good();
        good["season"] = json!("");
        let mut all = Vec::new();
        pointers(&good, String::new(), &mut all);
        // Where a whole part of the file is not there, nothing else is looked at.
        for pointer in all.iter().filter(|pointer| pointer.rfind('/') > Some(0)) {
            let with = |other| {
                let mut value = good.clone();
                *value.pointer_mut(pointer).expect("a part of it") = other;
                value
            };
            let mut others = others(good.pointer(pointer).expect("a part of it")).into_iter().map(with);
            let wrong = others.find(|value| !shape::check(&schema, value).is_empty()).expect("a wrong value");
            let Problems(problems) = read(&wrong.to_string()).expect_err("a wrong value");
            let told = problems.iter().any(|problem| problem.place.to_string() == "season");
            assert!(told, "{pointer}: {problems:?}");
        }
    }

    /// Reading and the schema are two sayings of one thing, so neither may have what the other has not.
    #[test]
    fn what_is_read_is_what_the_schema_has() {
        let (schema, good) = (schema(), good());
        let mut all = Vec::new();
        pointers(&good, String::new(), &mut all);
        let mut differing = HashSet::new();
        for pointer in all {
            for other in others(good.pointer(&pointer).expect("a part of it")) {
                let mut value = good.clone();
                *value.pointer_mut(&pointer).expect("a part of it") = other.clone();
                let fits = shape::check(&schema, &value).is_empty();
                let differs = match Reader::read(&value.to_string()) {
                    Ok(_) => !fits,
                    Err(Refusal::Shape(_)) => fits,
                    Err(Refusal::Sense(_)) => false,
                };
                if differs {
                    differing.insert(format!("{pointer}: {other}"));
                }
            }
        }
        assert_eq!(differing, HashSet::new());
    }
}
