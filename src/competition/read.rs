//! From the bytes of a file to a competition, or to everything that is wrong with it.
//!
//! A file of the right shape is read once, by `serde`, and made to hold together by `reader`. Only a file that is not is
//! gone through again, by `shape`, to say all that is wrong with it at once and where.

use serde_json::Value;

use super::document::Document;
use super::locate::locate;
use super::problem::{Place, Problem, Problems, Step};
use super::reader::Reader;
use super::shape::Misfit;
use super::text::clean;
use super::{Competition, DEFAULT, shape};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 << 20;

/// Problems beyond so many are told without their line.
const LOCATED: usize = 100;

impl Competition {
    /// The competition that is built in.
    ///
    /// # Errors
    /// None that a released program can meet: a test reads the same bytes.
    pub fn embedded() -> Result<Competition, Problems> {
        // Its shape need not be looked at twice.
        let document = serde_json::from_str(DEFAULT).map_err(|error| explain(DEFAULT, &error))?;
        Reader::default().competition(document)
    }

    /// Reads a competition file.
    ///
    /// # Errors
    /// Every problem found, each with its path in the document and its line: alone, when the text is no JSON at all.
    pub fn from_json(bytes: &[u8]) -> Result<Competition, Problems> {
        let whole = |message: String| Problems(vec![Problem::new(Place::default(), message)]);
        if bytes.len() > LARGEST_FILE {
            return Err(whole(format!("the file is larger than {} MiB, the most that is read", LARGEST_FILE >> 20)));
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|error| whole(format!("byte {} is not UTF-8; expected JSON in UTF-8", error.valid_up_to() + 1)))?;
        if text.trim().is_empty() {
            let mut problems = whole("the file is empty; expected a competition in JSON".to_owned());
            problems.0[0].line = Some((1, 1));
            return Err(problems);
        }
        let mut problems = match serde_json::from_str::<Document>(text) {
            // A list in an object's place would be read in the order of the keys: only the schema refuses it.
            Ok(document) => match misfits(text) {
                Some((value, misfits)) if !misfits.is_empty() => put_right(value, misfits),
                _ => match Reader::default().competition(document) {
                    Ok(competition) => return Ok(competition),
                    Err(problems) => problems,
                },
            },
            Err(error) => explain(text, &error),
        };
        for problem in problems.0.iter_mut().take(LOCATED).filter(|problem| problem.line.is_none()) {
            problem.line = locate(text, &problem.place);
        }
        problems.0.sort_by_key(|problem| problem.line.unwrap_or((usize::MAX, 0)));
        Err(problems)
    }
}

/// The JSON Schema of a competition file, made from the types it is read into.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Document).to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), "A knock-out competition for cuptie".into());
    }
    schema
}

/// Why a text is no document.
fn explain(text: &str, error: &serde_json::Error) -> Problems {
    let by_itself = || {
        // It may quote the file.
        let message = error.to_string();
        let (message, _) = clean(&message);
        let message = message.split(" at line ").next().unwrap_or_default();
        let twice = message.strip_prefix("duplicate field `").and_then(|key| key.strip_suffix('`'));
        let message = match twice {
            Some(key) => format!("the key “{key}” stands twice; expected each key once"),
            None => message.to_owned(),
        };
        let mut problem = Problem::new(Place::default(), message);
        problem.line = Some((error.line(), error.column()));
        Problems(vec![problem])
    };
    match misfits(text) {
        Some((value, misfits)) if !misfits.is_empty() => put_right(value, misfits),
        // No JSON at all, or something that the value has lost, such as a key that stands twice.
        _ => by_itself(),
    }
}

/// The text as plain JSON, with everything about it that the schema would not have; none when it is no JSON.
fn misfits(text: &str) -> Option<(Value, Vec<Misfit>)> {
    let value = serde_json::from_str(text).ok()?;
    let misfits = shape::check(&schema(), &value);
    Some((value, misfits))
}

/// The problems of a document that has not the right shape. The rest of it is read with the wrong parts put right, so that
/// its problems are told now and not the next time.
fn put_right(mut value: Value, misfits: Vec<Misfit>) -> Problems {
    if misfits.iter().any(|misfit| misfit.at.0.len() == 1 && misfit.instead.as_ref().is_some_and(Value::is_array)) {
        // Whole parts of the file are not there: what is missed for that reason would only be noise.
        return Problems(misfits.into_iter().map(|misfit| misfit.problem).collect());
    }
    for misfit in &misfits {
        put(&mut value, &misfit.at, misfit.instead.clone());
    }
    let rest = serde_json::from_value(value).ok().and_then(|document| Reader::lenient().competition(document).err());
    let rest = rest.into_iter().flat_map(|problems| problems.0);
    // Without an id, whoever points at it seems to point at nothing.
    let lost = misfits.iter().any(|misfit| misfit.at.0.last() == Some(&Step::Key("id".to_owned())));
    let rest = rest.filter(|problem| !(lost && problem.message.starts_with("there is no ")));
    let rest: Vec<Problem> =
        rest.filter(|problem| !misfits.iter().any(|misfit| problem.place.is_related_to(&misfit.at))).collect();
    Problems(misfits.into_iter().map(|misfit| misfit.problem).chain(rest).collect())
}

/// Puts a value at a place, or takes out the one that is there.
fn put(value: &mut Value, place: &Place, instead: Option<Value>) {
    let Some((last, way)) = place.0.split_last() else { return };
    let mut at = value;
    for step in way {
        let next = match step {
            Step::Key(key) => at.get_mut(key),
            Step::Index(index) => at.get_mut(index),
        };
        match next {
            Some(next) => at = next,
            None => return,
        }
    }
    match (at, last, instead) {
        (Value::Object(object), Step::Key(key), Some(value)) => drop(object.insert(key.clone(), value)),
        (Value::Object(object), Step::Key(key), None) => drop(object.remove(key)),
        (Value::Array(items), Step::Index(index), Some(value)) => {
            if let Some(item) = items.get_mut(*index) {
                *item = value;
            }
        }
        _ => {}
    }
}
