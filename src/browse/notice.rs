//! What is told about the file: in short in the last line, and all of it as a list on a page of its own.

use crate::source::{self, Problem, Problems};
use crate::text;
use crate::wording;

/// Something to be told in the last line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// In so few words that a line may do.
    pub text: String,
    /// All of it, where a line is not enough.
    pub whole: Option<Listing>,
}

/// Things found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// What they have in common.
    pub title: &'static str,
    /// What they come to.
    pub summary: String,
    /// They, one by one.
    pub items: Vec<Item>,
}

/// One of them: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where in the file, as far as it is known: which file of several, its line, and the keys that lead there.
    pub place: String,
    /// What was found.
    pub text: String,
}

impl Notice {
    /// One that says everything.
    pub fn short(text: &str) -> Notice {
        Notice { text: text.to_owned(), whole: None }
    }

    /// A file could not be read again: what was read before stays on the screen.
    pub fn kept(error: &source::Error) -> Notice {
        let summary = text::clean(&error.to_string()).into_owned();
        let (text, items) = match error {
            source::Error::Refused { problems: Problems(problems), .. } => {
                (in_short(problems), problems.iter().map(Item::of).collect())
            }
            source::Error::Unread { error, .. } => {
                let cause = text::clean(&error.to_string()).into_owned();
                (format!("{summary}: {cause}"), vec![Item { place: String::new(), text: cause }])
            }
        };
        let summary = format!("{summary}.{} What was read before is still shown.", found(items.len()));
        let whole = Listing { title: "What is wrong with the file", summary, items };
        Notice { text: format!("kept as it was: {text}"), whole: Some(whole) }
    }

    /// Something in a configuration is not right: what is, holds.
    pub fn misconfigured(name: &str, problems: &[Problem]) -> Notice {
        let name = text::clean(name);
        let summary = format!("{name}:{} What is right in it holds, the rest is as by default.", found(problems.len()));
        let items = problems.iter().map(Item::of).collect();
        let whole = Listing { title: "What is wrong with the configuration", summary, items };
        Notice { text: format!("configuration: {}", in_short(problems)), whole: Some(whole) }
    }
}

/// The first of several problems, and how many there are besides.
fn in_short(problems: &[Problem]) -> String {
    let first = problems.first().map_or_else(String::new, ToString::to_string);
    let more = problems.len().saturating_sub(1);
    let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
    format!("{first}{more}")
}

/// How many problems there are, as a sentence with a space before it.
fn found(problems: usize) -> String {
    match problems {
        0 => String::new(),
        count => format!(" {} found.", wording::count(count, "problem")),
    }
}

impl Item {
    fn of(problem: &Problem) -> Item {
        let line = problem.line.map(|(line, column)| format!("line {line}, column {column}"));
        let place = Some(problem.place.to_string()).filter(|place| !place.is_empty());
        let place = problem.file.iter().cloned().chain(line).chain(place).collect::<Vec<_>>().join(" · ");
        Item { place, text: problem.message().to_owned() }
    }
}
