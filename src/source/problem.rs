//! What is wrong with a text, said to the person who wrote it: where, what, and what would be right. Most often it is that of a
//! competition.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::text::{clean, quoted, shown};

/// A step of the way to a place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Step {
    Key(Cow<'static, str>),
    Index(usize),
}

/// A place in a document, `rounds[1].ties[3].legs[0].score`; empty for the whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Pointer(pub(super) Vec<Step>);

impl Pointer {
    /// Whether it is the document as a whole.
    pub fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of the two lies within the other.
    pub(super) fn is_related_to(&self, other: &Pointer) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if i > 0 => write!(f, ".{}", shown(key))?,
                Step::Key(key) => write!(f, "{}", shown(key))?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// The way to a place while a document is gone through: it costs nothing until a problem is found there.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Path<'a> {
    Root,
    /// A key of the format.
    Key(&'a Path<'a>, &'static str),
    /// A key of the file's own.
    Entry(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    pub fn key<'b>(&'b self, key: &'static str) -> Path<'b> {
        Path::Key(self, key)
    }

    pub fn entry<'b>(&'b self, key: &'b str) -> Path<'b> {
        Path::Entry(self, key)
    }

    pub fn index<'b>(&'b self, index: usize) -> Path<'b> {
        Path::Index(self, index)
    }

    /// The place it leads to.
    pub fn place(&self) -> Pointer {
        // Large files have very many places that are kept: each takes what it needs and no more.
        let mut steps = Vec::with_capacity(self.ways().count());
        steps.extend(self.ways().filter_map(|way| match way {
            Path::Root => None,
            Path::Key(_, key) => Some(Step::Key(Cow::Borrowed(*key))),
            Path::Entry(_, key) => Some(Step::Key(Cow::Owned((*key).to_owned()))),
            Path::Index(_, index) => Some(Step::Index(*index)),
        }));
        steps.reverse();
        Pointer(steps)
    }

    /// Itself and whatever leads to it, last step first.
    fn ways(&self) -> impl Iterator<Item = &Path<'a>> {
        std::iter::successors(Some(self), |way| match way {
            Path::Root => None,
            Path::Key(before, _) | Path::Entry(before, _) | Path::Index(before, _) => Some(*before),
        })
    }
}

/// What sort of thing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemKind {
    /// No text, or no JSON: nothing in it could be looked at.
    Unreadable,
    /// More, or longer, than is read.
    TooMuch,
    /// A value that has not the shape of the format.
    Shape,
    /// A key that the format does not have.
    UnknownKey,
    /// A key that the format has to have.
    MissingKey,
    /// A key or an id that something else has already.
    Twice,
    /// An id that leads nowhere.
    Missing,
    /// A text that is empty, or not what it looks like.
    Text,
    /// Something that cannot be so beside the rest of the file.
    Unfit,
    /// A text that looks like no form.
    UnknownForm,
    /// Files that do not belong together.
    Apart,
    /// Matches, and no knock-out tie among them.
    NoTies,
    /// A line of matches that was not understood.
    NotUnderstood,
}

/// One thing wrong at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// For whoever counts or sorts problems; the message tells more.
    pub kind: ProblemKind,
    /// The file, safe to show, where there are several.
    pub file: Option<String>,
    /// Where in the document; where a line is known, that is the beginning of this place.
    pub place: Pointer,
    /// Line and column in the file, counted from 1, where they are known.
    pub line: Option<(usize, usize)>,
    message: String,
}

impl Problem {
    /// The message may quote the file: whatever it is, it is safe to show from here on.
    pub(crate) fn new(kind: ProblemKind, place: Pointer, message: impl AsRef<str>) -> Problem {
        Problem { kind, file: None, place, line: None, message: clean(message.as_ref()).into_owned() }
    }

    /// The same, with its line and column.
    pub(crate) fn at(self, line: (usize, usize)) -> Problem {
        Problem { line: Some(line), ..self }
    }

    /// The same, in a file of several.
    pub(crate) fn within(self, file: &str) -> Problem {
        Problem { file: Some(file.to_owned()), ..self }
    }

    /// What was found there, what was expected, and what may have been meant.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some((line, column))) => write!(f, "{file} line {line}, column {column}: ")?,
            (Some(file), None) => write!(f, "{file}: ")?,
            (None, Some((line, column))) => write!(f, "line {line}, column {column}: ")?,
            (None, None) => {}
        }
        if !self.place.is_whole() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message)
    }
}

/// Everything that is wrong with a file, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.0.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// Longer words are compared with no others: nobody means one of them, and comparing would take no end of memory.
const LONGEST_WORD: usize = 200;

/// What somebody may have meant: the nearest of the known words, when one is near at all.
pub(crate) fn meant<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    // Of so few letters any may stand for any.
    if !(3..=LONGEST_WORD).contains(&length) {
        return None;
    }
    let word = word.to_lowercase();
    let near = |other| Some((distance(&word, other, length / 3)?, other));
    // Of words as near, the one as long; and whatever their order, always the same one.
    known.filter_map(near).min().map(|(_, other)| other)
}

/// How far another word is from one in small letters, and how much longer or shorter; none where it is too far.
fn distance(word: &str, other: &str, far: usize) -> Option<(usize, usize)> {
    let other = other.to_lowercase();
    let apart = word.chars().count().abs_diff(other.chars().count());
    // One that is only longer or shorter is near, by however much: “alias” means “aliases”.
    let part = other.starts_with(word) || (other.len() > 2 && word.starts_with(&other));
    match apart {
        _ if part => Some((1, apart)),
        _ if apart > far => None,
        _ => Some((strsim::osa_distance(word, &other), apart)).filter(|(distance, _)| *distance <= far),
    }
}

/// The end of a message that suggests a word.
pub(crate) fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    meant(word, known).map(did_you_mean).unwrap_or_default()
}

/// The end of a message that suggests a word, or tells all that are known.
pub(crate) fn help<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match meant(word, known.clone()) {
        Some(meant) => did_you_mean(meant),
        None => format!("; known are {}", known.collect::<Vec<_>>().join(", ")),
    }
}

fn did_you_mean(meant: &str) -> String {
    format!("; did you mean {}?", quoted(meant))
}
