//! Why a text is no competition: all that is wrong with it at once, and where. Nobody comes here with a right file, so that
//! only a wrong one costs what this costs: a plain value of everything in it, held against the schema by `shape`.

use serde_json::Value;
use serde_json::error::Category;

use super::locate::locate;
use super::reader::Reader;
use super::shape::{self, Mend, Misfit};
use super::{schema, twice};
use crate::source::problem::{Pointer, Problem, ProblemKind, Problems, Step};

/// Why a text was refused, by whoever refused it first.
pub(super) enum Refusal {
    /// It is not what the types of a document are read from.
    Shape(serde_json::Error),
    /// The document does not hold together.
    Sense(Problems),
}

/// Everything that is wrong with a text, in the order in which it stands there.
pub(super) fn explain(text: &str, refusal: Refusal) -> Problems {
    let Problems(mut problems) = match twice::read(text) {
        Err(error) => return Problems(vec![no_json(text, &error)]),
        Ok((value, twice)) => {
            let misfits: Vec<Misfit> =
                twice.into_iter().map(stands_twice).chain(shape::check(&schema(), &value)).collect();
            match refusal {
                Refusal::Sense(problems) if misfits.is_empty() => problems,
                // The types and their schema do not differ, or a test would fail; but if they did, something is told.
                Refusal::Shape(error) if misfits.is_empty() => {
                    Problems(vec![Problem::new(ProblemKind::Shape, Pointer::default(), error.to_string())])
                }
                _ => put_right(value, misfits),
            }
        }
    };
    let lines = locate(text, problems.iter().map(|problem| &problem.place));
    for (problem, line) in problems.iter_mut().zip(lines) {
        problem.line = line;
    }
    problems.sort_by_key(|problem| problem.line);
    Problems(problems)
}

/// Where and why a text stops being JSON.
fn no_json(text: &str, error: &serde_json::Error) -> Problem {
    let reason = error.to_string();
    let at = format!(" at line {} column {}", error.line(), error.column());
    let reason = reason.strip_suffix(&at).unwrap_or(&reason);
    let (line, column, found) = offender(text, error);
    let message = match error.classify() {
        Category::Eof => "the file ends here, in the middle; expected the rest of it".to_owned(),
        _ => format!("cannot be read as JSON: {reason}{}", hint(found)),
    };
    Problem::new(ProblemKind::Unreadable, Pointer::default(), message).at((line, column))
}

/// The character at which a text stops being JSON, and its line and column, counted in characters. The error counts bytes.
fn offender(text: &str, error: &serde_json::Error) -> (usize, usize, Option<char>) {
    let line_of = |line: usize| text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    if error.is_syntax() && error.column() == 0 && error.line() > 1 {
        // The end of the line before.
        let line = error.line() - 1;
        return (line, line_of(line).chars().count() + 1, Some('\n'));
    }
    let line = line_of(error.line());
    let before = line.char_indices().take_while(|(at, _)| at + 1 < error.column()).count();
    (error.line(), before + 1, line.chars().nth(before))
}

/// What to do about a character that people write and JSON does not have there.
fn hint(found: Option<char>) -> &'static str {
    match found {
        Some('“' | '”' | '„' | '‘' | '’' | '\'') => "; expected straight quotes, \"",
        Some('/' | '#') => "; there are no comments in JSON",
        Some('\n') => "; is a quote missing on this line?",
        _ => "",
    }
}

fn stands_twice(place: Pointer) -> Misfit {
    let problem = Problem::new(ProblemKind::Twice, place.clone(), "stands twice; expected each key once");
    Misfit { problem, at: place, mend: Mend::Leave }
}

/// The problems of a document that has not the right shape. The rest of it is read with the wrong parts put right, so that
/// its problems are told now and not the next time.
fn put_right(mut value: Value, misfits: Vec<Misfit>) -> Problems {
    let whole_part = |misfit: &Misfit| misfit.at.0.len() == 1 && matches!(misfit.mend, Mend::Put(Value::Array(_)));
    if misfits.iter().any(whole_part) {
        // Whole parts of the file are not there: what is missed for that reason would only be noise.
        return Problems(misfits.into_iter().map(|misfit| misfit.problem).collect());
    }
    for misfit in &misfits {
        mend(&mut value, misfit);
    }
    let rest = match Reader::read(&value.to_string()) {
        Err(Refusal::Sense(Problems(rest))) => rest,
        _ => Vec::new(),
    };
    // Without an id, whoever points at it seems to point at nothing.
    let lost = misfits.iter().any(|misfit| misfit.at.0.last() == Some(&Step::Key("id".into())));
    let rest = rest.into_iter().filter(|problem| !(lost && problem.kind == ProblemKind::Missing));
    let rest: Vec<Problem> =
        rest.filter(|problem| !misfits.iter().any(|misfit| problem.place.is_related_to(&misfit.at))).collect();
    Problems(misfits.into_iter().map(|misfit| misfit.problem).chain(rest).collect())
}

/// Makes the value at a place what it should have been.
fn mend(value: &mut Value, misfit: &Misfit) {
    let Some((last, way)) = misfit.at.0.split_last() else { return };
    let mut at = value;
    for step in way {
        let next = match step {
            Step::Key(key) => at.get_mut(&**key),
            Step::Index(index) => at.get_mut(index),
        };
        match next {
            Some(next) => at = next,
            None => return,
        }
    }
    match (at, last, &misfit.mend) {
        (Value::Object(object), Step::Key(key), Mend::Put(value)) => {
            drop(object.insert(key.to_string(), value.clone()))
        }
        (Value::Object(object), Step::Key(key), Mend::TakeOut) => drop(object.remove(&**key)),
        (Value::Array(items), Step::Index(index), Mend::Put(value)) => {
            if let Some(item) = items.get_mut(*index) {
                item.clone_from(value);
            }
        }
        _ => {}
    }
}
