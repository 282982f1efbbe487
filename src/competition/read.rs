//! From the bytes of a file to a competition, or to everything that is wrong with it.
//!
//! A right file is read once: by `serde`, straight into the types of `document`, and made to hold together by `reader`.
//! Only a file that is refused is gone through again, by `explain`.

use serde::Deserialize;
use serde_json::Value;

use super::document::Document;
use super::explain::{self, Refusal};
use super::locate::locate;
use super::problem::{Kind, Place, Problem, Problems};
use super::reader::Reader;
use super::strict::Strict;
use super::{Competition, DEFAULT};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 << 20;

impl Competition {
    /// The competition that is built in.
    ///
    /// # Errors
    /// None that a released program can meet: a test reads the same bytes.
    pub fn embedded() -> Result<Competition, Problems> {
        Competition::from_json(DEFAULT.as_bytes())
    }

    /// Reads a competition file.
    ///
    /// # Errors
    /// Every problem found, each with its path in the document and its line: alone, when the text is no JSON at all.
    pub fn from_json(bytes: &[u8]) -> Result<Competition, Problems> {
        let text = text(bytes).map_err(|problem| Problems(vec![problem]))?;
        competition(text).map_err(|refusal| explain::explain(text, refusal))
    }
}

/// Line and column of each place in a file, counted from 1, found in one walk; none where the file does not have it.
pub fn lines<'a>(bytes: &[u8], places: impl Iterator<Item = &'a Place>) -> Vec<Option<(usize, usize)>> {
    text(bytes).map(|text| locate(text, places)).unwrap_or_default()
}

/// The JSON Schema of a competition file, made from the types it is read into.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Document).to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), "A knock-out competition for cuptie".into());
    }
    schema
}

/// The bytes as a text of which something can be expected; the mark that some editors put before it is no part of it.
fn text(bytes: &[u8]) -> Result<&str, Problem> {
    let whole = |kind, message: String| Problem::new(kind, Place::default(), message);
    if bytes.len() > LARGEST_FILE {
        let message = format!("the file is larger than {} MiB, the most that is read", LARGEST_FILE >> 20);
        return Err(whole(Kind::TooMuch, message));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let message = "the file is in UTF-16; expected JSON in UTF-8, as editors can save it";
        return Err(whole(Kind::Unreadable, message.to_owned()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("byte {} is not UTF-8; expected JSON in UTF-8", error.valid_up_to() + 1);
        whole(Kind::Unreadable, message)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        let message = "the file is empty; expected a competition in JSON".to_owned();
        return Err(whole(Kind::Unreadable, message).at((1, 1)));
    }
    Ok(text)
}

/// The competition in a text, and nothing said about one that is not right.
fn competition(text: &str) -> Result<Competition, Refusal> {
    let mut json = serde_json::Deserializer::from_str(text);
    let document = Document::deserialize(Strict(&mut json)).and_then(|document| json.end().map(|()| document));
    Reader::default().competition(document.map_err(Refusal::Shape)?).map_err(Refusal::Sense)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::json;

    use super::super::shape;
    use super::*;

    /// A file with one of everything.
    const GOOD: &str = include_str!("../../tests/data/good.json");

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

    /// Reading and the schema are two sayings of one thing, so neither may have what the other has not.
    #[test]
    fn what_is_read_is_what_the_schema_has() {
        let (schema, mut good): (Value, Value) = (schema(), serde_json::from_str(GOOD).expect("json"));
        good["rounds"][1]["ties"][0] = json!({"id": "2-1", "name": "Final", "a": {"winner_of": "1-1"}, "b": {"club": "r"},
            "regulations": {"ladder": {"steps": ["points", "play_off"], "points_for_a_win": 3, "play_off": "one-match"}},
            "play_off": {"legs": [{"host": "b", "neutral": true, "score": {"a": 1, "b": 1}}], "shootout": {"winner": "a"}},
            "replays": [{"legs": [{"host": "a", "state": "cancelled"}]}], "lots": "a", "better_placed": "b",
            "through": "a"});
        let mut all = Vec::new();
        pointers(&good, String::new(), &mut all);
        let mut differing = HashSet::new();
        for pointer in all {
            for other in others(good.pointer(&pointer).expect("a part of it")) {
                let mut value = good.clone();
                *value.pointer_mut(&pointer).expect("a part of it") = other.clone();
                let fits = shape::check(&schema, &value).is_empty();
                let differs = match competition(&value.to_string()) {
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
