//! In which form a text is, recognised by what stands in it: names of files tell nothing.

use clap::ValueEnum;

use super::problem::{Pointer, Problem, ProblemKind};
use super::{football_json, football_txt, table};
use crate::text::quoted;

/// The key that only cuptie’s own files have.
const OWN_KEY: &str = "\"cuptie\"";

/// A form in which a competition can be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
#[non_exhaustive]
pub enum Form {
    /// cuptie's own JSON: the ties of a competition
    Cuptie,
    /// Football.TXT: matches under headings, as the open archives keep them
    FootballTxt,
    /// A table of matches, with a row of column names
    #[value(name = "csv")]
    Table,
    /// football.json: the matches of Football.TXT in JSON
    FootballJson,
}

impl Form {
    /// What to call it in a message.
    pub fn name(self) -> &'static str {
        match self {
            Form::Cuptie => "cuptie’s own JSON",
            Form::FootballTxt => "Football.TXT",
            Form::Table => "CSV",
            Form::FootballJson => "football.json",
        }
    }

    /// The form that a text is in.
    ///
    /// # Errors
    /// What was looked for, when it looks like none.
    pub(super) fn of(text: &str) -> Result<Form, Problem> {
        let start = text.trim_start();
        match start.chars().next() {
            // Its own files mostly say so at once, and need not be looked through for anything else.
            Some('{') if start.trim_start_matches('{').trim_start().starts_with(OWN_KEY) => Ok(Form::Cuptie),
            Some('{' | '[') if football_json::looks_like(text) => Ok(Form::FootballJson),
            Some('{') => Ok(Form::Cuptie),
            // Looking for a header of a table takes longer than all the rest: not where something else stands above all.
            _ if has_heading(text) && football_txt::looks_like(text) => Ok(Form::FootballTxt),
            _ if table::looks_like(text) => Ok(Form::Table),
            _ if football_txt::looks_like(text) => Ok(Form::FootballTxt),
            // Broken, as it may be: what is wrong with it as JSON is what helps.
            Some('[') => Ok(Form::Cuptie),
            _ if text.contains(OWN_KEY) => Ok(Form::Cuptie),
            _ => Err(unknown(text)),
        }
    }
}

/// Whether a heading of Football.TXT stands above all but comments.
fn has_heading(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim_start);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| line.starts_with(['=', '▪', '»']) || line.starts_with("::"))
}

/// What is told of a text that looks like no form.
fn unknown(text: &str) -> Problem {
    let line = text.lines().position(|line| !line.trim().is_empty()).unwrap_or(0);
    let found = text.trim_start().lines().next().unwrap_or_default().trim_end();
    let message = format!(
        "the form cannot be told, beginning with {}; expected JSON, which begins with “{{”; or Football.TXT, with rounds such \
         as “▪ Semi-finals” and matches such as “Rovers v United 2-1”; or CSV, with a first row such as \
         “date,round,home,away,score”; --from says which it is all the same",
        quoted(found)
    );
    Problem::new(ProblemKind::UnknownForm, Pointer::default(), message).at((line + 1, 1))
}
