//! What was typed: words, and days among them.

use jiff::civil::Date;

use crate::text::fold;

/// Before a query that means clubs and nothing else.
const ONLY_CLUBS: &str = "club:";

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The query for clubs alone.
pub fn only_clubs(name: &str) -> String {
    format!("{ONLY_CLUBS} {name}")
}

/// A query, read.
#[derive(Debug)]
pub(super) struct Query {
    pub only_clubs: bool,
    /// Every word, folded.
    pub words: Vec<String>,
    /// The ways to understand it: with days where words can be days, and as words alone. "Mar" may be a month, or Morocco.
    pub readings: Vec<Vec<Term>>,
}

/// What a tie must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    Word(String),
    /// A leg on such a day.
    Day(Vec<Part>),
}

/// Something that a day is told by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Day(i8),
    Month(i8),
    Year(i16),
    /// The beginning of the name of some months and of some days of the week.
    Name {
        months: [bool; 12],
        weekdays: [bool; 7],
    },
}

impl Query {
    pub fn read(text: &str) -> Query {
        let text = text.trim();
        let after = text.get(..ONLY_CLUBS.len()).filter(|start| start.eq_ignore_ascii_case(ONLY_CLUBS));
        let rest = after.map_or(text, |start| text[start.len()..].trim());
        let words: Vec<String> = fold(rest).split_whitespace().map(str::to_owned).collect();
        let plain: Vec<Term> = words.iter().cloned().map(Term::Word).collect();
        let mut readings = vec![with_days(rest)];
        if readings[0] != plain {
            readings.push(plain);
        }
        Query { only_clubs: after.is_some(), words, readings }
    }
}

/// The words of a text, those that tell a day taken together.
fn with_days(text: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut run = Run::default();
    for typed in text.split_whitespace() {
        if let Some(parts) = iso(typed) {
            run.words.push(typed.to_owned());
            run.parts.extend(parts);
            continue;
        }
        for word in fold(typed).split_whitespace() {
            if let Some(part) = part(word, run.parts.last()) {
                run.words.push(word.to_owned());
                run.parts.push(part);
            } else {
                run.end(&mut terms);
                terms.push(Term::Word(word.to_owned()));
            }
        }
    }
    run.end(&mut terms);
    terms
}

/// Words that follow each other and may tell a day.
#[derive(Default)]
struct Run {
    words: Vec<String>,
    parts: Vec<Part>,
}

impl Run {
    /// A number alone is no day: it may be in a name, or in a tie's id.
    fn end(&mut self, terms: &mut Vec<Term>) {
        let (words, parts) = (std::mem::take(&mut self.words), std::mem::take(&mut self.parts));
        if parts.iter().all(|part| matches!(part, Part::Day(_))) {
            terms.extend(words.into_iter().map(Term::Word));
        } else {
            terms.push(Term::Day(parts));
        }
    }
}

/// "2023-08-19", or "2023-08", which may be on its way to a day.
fn iso(typed: &str) -> Option<Vec<Part>> {
    let mut numbers = typed.trim_end_matches('-').split('-');
    let year = numbers.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = numbers.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day = numbers.next().map(str::parse);
    let parts = [Part::Year(year), Part::Month(month)].into_iter();
    match (day, numbers.next()) {
        (None, None) => Some(parts.collect()),
        (Some(Ok(day)), None) => Some(parts.chain([Part::Day(day)]).collect()),
        _ => None,
    }
}

/// What a word may tell of a day, after what the word before it told.
fn part(word: &str, before: Option<&Part>) -> Option<Part> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    if let Ok(number) = digits.parse() {
        return match number {
            1..=31 => Some(Part::Day(number as i8)),
            1000..=9999 => Some(Part::Year(number)),
            _ => None,
        };
    }
    // Beside a number one letter is enough: "19 a" is on its way to August.
    let least = if matches!(before, Some(Part::Day(_))) { 1 } else { 3 };
    let begun = |name: &str| name.starts_with(word);
    let (months, weekdays) = (MONTHS.map(begun), WEEKDAYS.map(begun));
    let is_name = word.len() >= least && (months.contains(&true) || weekdays.contains(&true));
    is_name.then_some(Part::Name { months, weekdays })
}

impl Part {
    pub fn holds(&self, date: Date) -> bool {
        match self {
            Part::Day(day) => date.day() == *day,
            Part::Month(month) => date.month() == *month,
            Part::Year(year) => date.year() == *year,
            Part::Name { months, weekdays } => {
                months[usize::from(date.month().unsigned_abs()) - 1]
                    || weekdays[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
            }
        }
    }
}
