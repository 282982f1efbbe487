//! What the text of a configuration says. What is not right is told, each with its line, and the rest holds.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use clap::ValueEnum;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Setting, keys};
use crate::browse::Settings;
use crate::source::{self, Path, Pointer, Problem, ProblemKind};
use crate::text::{quoted, shown};

/// Reads a configuration: what it says, with defaults for all else, and what is wrong in it.
pub fn read(text: &str) -> (Settings, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, broken: HashSet::new(), problems: Vec::new() };
    for error in errors {
        let at = error.span().unwrap_or_default();
        let message = format!("cannot be read as TOML: {}", error.message());
        reader.tell(ProblemKind::Unreadable, &at, Pointer::default(), message);
        reader.broken.insert(reader.line(&at).0);
    }
    let mut settings = Settings::default();
    for (key, value) in reader.entries(table.get_ref()) {
        reader.setting(&mut settings, key, value);
    }
    reader.problems.sort_by_key(|problem| problem.line);
    (settings, reader.problems)
}

/// An entry of a table.
pub(super) type Entry<'a, 'i> = (&'a Spanned<Cow<'i, str>>, &'a Spanned<DeValue<'i>>);

/// A text as it is gone through.
pub(super) struct Reader<'a> {
    text: &'a str,
    /// The lines that are no TOML: what was made of them all the same says nothing.
    broken: HashSet<usize>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// What stands in a table, in the order of the file.
    pub fn entries<'a, 'i>(&self, table: &'a DeTable<'i>) -> Vec<Entry<'a, 'i>> {
        let is_whole = |at: Range<usize>| !self.broken.contains(&self.line(&at).0);
        let entries = table.iter().filter(|(key, value)| is_whole(key.span()) && is_whole(value.span()));
        let mut entries: Vec<Entry> = entries.collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    fn setting(&mut self, settings: &mut Settings, key: &Spanned<Cow<str>>, value: &Spanned<DeValue>) {
        let name = key.get_ref().as_ref();
        let Some(setting) = Setting::ALL.into_iter().find(|setting| setting.name() == name) else {
            return self.unknown(key, Path::Root.entry(name).place(), Setting::ALL.into_iter().map(Setting::name));
        };
        let place = Path::Root.key(setting.name()).place();
        match setting {
            Setting::Theme => self.one_of(place, value, &mut settings.theme),
            Setting::Zoom => self.one_of(place, value, &mut settings.zoom),
            Setting::Sides => self.one_of(place, value, &mut settings.sides),
            Setting::Panes => self.one_of(place, value, &mut settings.panes),
            Setting::Ascii => self.whether(place, value, &mut settings.ascii),
            Setting::Mouse => self.whether(place, value, &mut settings.mouse),
            Setting::Keys => match value.get_ref() {
                DeValue::Table(table) => settings.keys = keys::read(self, table),
                _ => self.shape(place, value, "commands, each with its keys: [keys], and below it filter = \"/\""),
            },
        }
    }

    fn one_of<T: ValueEnum>(&mut self, place: Pointer, value: &Spanned<DeValue>, into: &mut T) {
        let word = value.get_ref().as_str().unwrap_or_default();
        if let Ok(found) = T::from_str(word, false) {
            *into = found;
            return;
        }
        self.shape(place, value, &expected_one_of::<T>(word));
    }

    fn whether(&mut self, place: Pointer, value: &Spanned<DeValue>, into: &mut bool) {
        match value.get_ref() {
            DeValue::Boolean(whether) => *into = *whether,
            _ => self.shape(place, value, "true or false, without quotes"),
        }
    }

    /// A value of another shape than it should have.
    pub fn shape(&mut self, place: Pointer, value: &Spanned<DeValue>, expected: &str) {
        let message = format!("found {}; expected {expected}", found(value.get_ref()));
        self.tell(ProblemKind::Shape, &value.span(), place, message);
    }

    /// A key that is none.
    pub fn unknown<'n>(
        &mut self,
        key: &Spanned<Cow<str>>,
        place: Pointer,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        let message = format!("is not a key that is known here{}", source::help(key.get_ref(), known));
        self.tell(ProblemKind::UnknownKey, &key.span(), place, message);
    }

    pub fn tell(&mut self, kind: ProblemKind, at: &Range<usize>, place: Pointer, message: String) {
        let line = self.line(at);
        if !self.broken.contains(&line.0) {
            self.problems.push(Problem::new(kind, place, message).at(line));
        }
    }

    /// Line and column where something begins, counted from 1.
    fn line(&self, at: &Range<usize>) -> (usize, usize) {
        let before = self.text.get(..at.start).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }
}

/// What was expected instead of a word: one of several, and perhaps it is plain which.
fn expected_one_of<T: ValueEnum>(word: &str) -> String {
    let values: Vec<_> = T::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
    let names = || values.iter().map(|value| value.get_name());
    let known: Vec<String> = names().map(quoted).collect();
    format!("one of {}{}", known.join(", "), source::suggestion(word, names()))
}

/// One of several, as the environment names it.
///
/// # Errors
/// When it is none of them.
pub(crate) fn named<T: ValueEnum>(variable: &str, word: &str) -> Result<T, Problem> {
    T::from_str(word, false).map_err(|_| {
        let message = format!("found {}; expected {}", quoted(word), expected_one_of::<T>(word));
        Problem::new(ProblemKind::Shape, Pointer::default(), message).within(variable)
    })
}

/// A value as a message names it.
fn found(value: &DeValue) -> String {
    match value {
        DeValue::String(text) => quoted(text),
        DeValue::Integer(number) => shown(&number.to_string()),
        DeValue::Float(number) => shown(&number.to_string()),
        DeValue::Boolean(whether) => whether.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(list) => format!("a list of {}", list.len()),
        DeValue::Table(_) => "a table".to_owned(),
    }
}
