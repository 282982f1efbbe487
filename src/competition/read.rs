//! From the bytes of a file to a competition, or to everything that is wrong with it.
//!
//! A file of the right shape is read once, by `serde`, and made to hold together by `reader`. Only a file that is not is
//! gone through again, by `shape`, to say all that is wrong with it at once and where.

use serde_json::Value;
use serde_json::error::Category;

use super::document::Document;
use super::locate::locate;
use super::problem::{Place, Problem, Problems, Step};
use super::reader::Reader;
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
        Competition::from_json(DEFAULT.as_bytes())
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
        let mut problems = match serde_json::from_str::<Document>(text) {
            Ok(document) => match Reader::default().competition(document) {
                Ok(competition) => return Ok(competition),
                Err(problems) => problems,
            },
            Err(error) => explain(text, &error),
        };
        for problem in problems.0.iter_mut().take(LOCATED).filter(|problem| problem.line.is_none()) {
            problem.line = locate(text, &problem.place);
        }
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
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        let mut problem = Problem::new(Place::default(), message);
        problem.line = Some((error.line(), error.column()));
        Problems(vec![problem])
    };
    let value = match error.classify() {
        Category::Data => serde_json::from_str::<Value>(text),
        Category::Io | Category::Syntax | Category::Eof => return by_itself(),
    };
    let Ok(mut value) = value else { return by_itself() };
    let mut problems = shape::check(&schema(), &value);
    if problems.is_empty() {
        // Such as a key that stands twice, which the value has lost.
        return by_itself();
    }
    // The rest is read without what is wrong, so that its problems are told now and not the next time.
    for problem in &problems {
        remove(&mut value, &problem.place);
    }
    if let Ok(document) = serde_json::from_value(value)
        && let Err(more) = Reader::default().competition(document)
    {
        problems.extend(more.0);
    }
    Problems(problems)
}

/// Takes the entry at a place out of its object.
fn remove(value: &mut Value, place: &Place) {
    let Some((Step::Key(last), way)) = place.0.split_last() else { return };
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
    if let Some(object) = at.as_object_mut() {
        object.remove(last);
    }
}
