//! Days and times of day as people type them, in all their forms. Which year is meant where none is typed is left to
//! `years`.

use std::ops::Range;

use jiff::civil::{Time, Weekday};

use super::lexer::{Kind, Token};
use super::words;

/// The years that four digits can be: other numbers are no years of football.
pub(super) const YEARS: Range<i16> = 1850..2200;

/// A day as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub weekday: Option<Weekday>,
    pub year: Option<i16>,
    pub month: i8,
    pub day: i8,
}

impl Day {
    /// Whether there is such a day in any year.
    pub fn exists(self) -> bool {
        let days = match self.month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&self.day)
    }
}

/// Reads a day at the beginning of tokens; also how many of them it takes.
pub(super) fn day(tokens: &[Token<'_>]) -> Option<(Day, usize)> {
    if let Some(found) = plain_day(tokens, None) {
        return Some(found);
    }
    let weekday = words::weekday(tokens.first()?.word()?)?;
    let comma = tokens.get(1).is_some_and(|token| token.kind == Kind::Comma);
    let before = 1 + usize::from(comma);
    let (day, used) = plain_day(tokens.get(before..)?, Some(weekday))?;
    Some((day, used + before))
}

/// A day without the weekday before it.
fn plain_day(tokens: &[Token<'_>], weekday: Option<Weekday>) -> Option<(Day, usize)> {
    let first = tokens.first()?.word()?;
    let (year, month, day, mut used) = match in_one_word(first) {
        Some((year, month, day)) => (year, month, day, 1),
        None => {
            let (month, day) = in_two_words(first, tokens.get(1)?.word()?)?;
            (None, month, day, 2)
        }
    };
    let (year, more) = match year {
        Some(year) => (Some(year), 0),
        None => year_behind(tokens.get(used..).unwrap_or_default()),
    };
    used += more;
    Some((Day { weekday, year, month, day }, used))
}

/// The year behind a day, if there is one, and how many tokens it takes.
fn year_behind(tokens: &[Token<'_>]) -> (Option<i16>, usize) {
    let comma = tokens.first().is_some_and(|token| token.kind == Kind::Comma);
    let at = usize::from(comma);
    let Some(token) = tokens.get(at).filter(|token| !token.gap) else { return (None, 0) };
    // A year of two digits is one only where nothing but a place or the time follows: it might be a club's.
    let alone = tokens.get(at + 1).is_none_or(|next| next.kind == Kind::Place);
    match token.word().and_then(|word| year(word, alone)) {
        Some(year) => (Some(year), at + 1),
        None => (None, 0),
    }
}

/// A year of four digits, or of two where that is allowed.
fn year(word: &str, short: bool) -> Option<i16> {
    let number = number(word)?;
    match word.len() {
        4 if YEARS.contains(&number) => Some(number),
        2 if short => Some(if number < 70 { 2000 + number } else { 1900 + number }),
        _ => None,
    }
}

/// A number of at most four digits, and of nothing else.
fn number(word: &str) -> Option<i16> {
    let digits = (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    if digits { word.parse().ok() } else { None }
}

/// A number of one or two digits: of a day, a month, an hour or a minute.
fn small_number(word: &str) -> Option<i8> {
    if word.len() > 2 { None } else { i8::try_from(number(word)?).ok() }
}

/// "Jun 14", "14 Jun", "14. Juni", "June 14th".
fn in_two_words(first: &str, second: &str) -> Option<(i8, i8)> {
    let ordinal = |word: &str| {
        let end = [".", "st", "nd", "rd", "th"].into_iter().find_map(|end| word.strip_suffix(end));
        small_number(end.unwrap_or(word))
    };
    if let Some(day) = ordinal(first) {
        return Some((words::month(second)?, day));
    }
    Some((words::month(first)?, ordinal(second)?))
}

/// "Sep/18", "18/Sep", "16/03", "16/3/2026", "12.7.", "12.7.2026", "2026-07-12", "12-7-2026": year, month and day.
fn in_one_word(word: &str) -> Option<(Option<i16>, i8, i8)> {
    let mark = ['/', '.', '-'].into_iter().find(|mark| word.contains(*mark))?;
    let mut parts = word.split(mark);
    let (a, b, c, end) = (parts.next()?, parts.next()?, parts.next(), parts.next());
    if end.is_some() {
        return None;
    }
    let day_first = |day, month| {
        let (day, month) = (small_number(day)?, small_number(month)?);
        // Who writes 6/25 can only mean the month first.
        Some(if month > 12 && mark == '/' { (day, month) } else { (month, day) })
    };
    match (mark, c) {
        ('/', None) => match (words::month(a), words::month(b)) {
            (Some(month), _) => Some((None, month, small_number(b)?)),
            (_, Some(month)) => Some((None, month, small_number(a)?)),
            _ => day_first(a, b).map(|(month, day)| (None, month, day)),
        },
        ('.', Some("")) => day_first(a, b).map(|(month, day)| (None, month, day)),
        ('-', Some(c)) if a.len() == 4 => Some((Some(year(a, false)?), small_number(b)?, small_number(c)?)),
        ('/' | '.' | '-', Some(c)) => {
            let (month, day) = day_first(a, b)?;
            Some((Some(year(c, true)?), month, day))
        }
        _ => None,
    }
}

/// From one day to another, both included: "Sat Jun 28 - Tue Jul 1", "July 11-13", or one day alone.
pub(super) fn period(tokens: &[Token<'_>]) -> Option<(Day, Day)> {
    // "11-13" and "13-Jun" are words; the dash in them parts two days.
    let mut parted: Vec<Token<'_>> = Vec::new();
    let mut dash = None;
    for token in tokens {
        let parts =
            token.word().filter(|word| in_one_word(word).is_none()).and_then(|word| word.split_once(['-', '–']));
        match parts {
            Some((before, after)) if dash.is_none() => {
                parted.extend((!before.is_empty()).then_some(Token { text: before, ..*token }));
                dash = Some(parted.len());
                parted.extend((!after.is_empty()).then_some(Token { text: after, gap: false, ..*token }));
            }
            _ => parted.push(*token),
        }
    }
    let whole = |tokens: &[Token<'_>]| day(tokens).filter(|(_, used)| *used == tokens.len()).map(|(day, _)| day);
    let Some(dash) = dash else { return whole(&parted).map(|day| (day, day)) };
    let (before, after) = parted.split_at(dash);
    let (from, to) = (whole(before), whole(after));
    match (from, to, before, after) {
        (Some(from), Some(to), ..) => Some((from, to)),
        (Some(from), None, _, [last]) => Some((from, Day { weekday: None, day: small_number(last.word()?)?, ..from })),
        (None, Some(to), [first], _) => Some((Day { weekday: None, day: small_number(first.word()?)?, ..to }, to)),
        _ => None,
    }
}

/// A time of day as it was typed, with what is known of its clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// None where there is no such time.
    pub time: Option<Time>,
    /// Minutes ahead of Greenwich.
    pub offset: Option<i32>,
}

/// Reads a time of day at the beginning of tokens; also how many of them it takes: "20:45", "20.45 UTC+1",
/// "15:00 (18:00 local)".
pub(super) fn clock(tokens: &[Token<'_>]) -> Option<(Clock, usize)> {
    let mut clock = Clock { time: time(tokens.first()?.word()?)?, offset: None };
    let mut used = 1;
    if let Some(offset) = tokens.get(used).and_then(|token| offset(token.word()?)) {
        clock.offset = Some(offset);
        used += 1;
    }
    if let [open, inner, more @ ..] = tokens.get(used..).unwrap_or_default()
        && open.kind == Kind::Open
        && let Some(there) = inner.word().and_then(time)
        && let Some(close) = more.iter().take(2).position(|token| token.kind == Kind::Close)
    {
        // By the clocks of its town.
        let offset = more.first().filter(|_| close > 0).and_then(|token| offset(token.word()?));
        clock = Clock { time: there, offset };
        used += close + 3;
    }
    Some((clock, used))
}

/// A time of day: nothing if the word is none, and none within if it is one that no clock shows.
fn time(word: &str) -> Option<Option<Time>> {
    let (hour, minute) = word.split_once([':', '.', 'h'])?;
    let minute = if minute.is_empty() && word.ends_with('h') { "00" } else { minute };
    if minute.len() != 2 || hour.len() > 2 {
        return None;
    }
    let (hour, minute) = (small_number(hour)?, small_number(minute)?);
    Some(Time::new(hour, minute, 0, 0).ok())
}

/// Minutes ahead of Greenwich: "UTC-3", "UTC+5:30", "CEST".
pub(super) fn offset(word: &str) -> Option<i32> {
    match word {
        "CET" | "BST" => return Some(60),
        "CEST" => return Some(120),
        _ => {}
    }
    let rest = word.strip_prefix("UTC").or_else(|| word.strip_prefix("GMT"))?;
    let (sign, digits) = match rest.chars().next() {
        None => return Some(0),
        Some('+') => (1, rest.strip_prefix('+')?),
        Some(c @ ('-' | '−' | '–')) => (-1, rest.strip_prefix(c)?),
        Some(_) => return None,
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let minutes = i32::from(small_number(hours)?) * 60 + i32::from(small_number(minutes)?);
    (minutes <= 14 * 60).then_some(sign * minutes)
}

#[cfg(test)]
mod tests {
    use super::super::lexer::tokens;
    use super::*;

    /// A day that a whole text is, as weekday (1 for Monday), year, month and day.
    fn read(text: &str) -> Option<(i8, i16, i8, i8)> {
        let tokens = tokens(text);
        let (day, used) = day(&tokens)?;
        assert_eq!(used, tokens.len(), "{text}");
        Some((day.weekday.map_or(0, Weekday::to_monday_one_offset), day.year.unwrap_or(0), day.month, day.day))
    }

    #[test]
    fn days_are_read_in_every_form() {
        for text in [
            "July 10",
            "Jul 10",
            "10 July",
            "10. Juli",
            "10th July",
            "July 10th",
            "Jul/10",
            "10.07.",
            "10.7.",
            "10/7",
            "10/07",
            "julio 10",
        ] {
            assert_eq!(read(text), Some((0, 0, 7, 10)), "{text}");
            assert_eq!(read(&format!("Fr {text}")), Some((5, 0, 7, 10)), "{text}");
        }
        for text in [
            "July 10 2026",
            "July 10, 2026",
            "10 July 2026",
            "10 July 26",
            "10.07.2026",
            "10.7.26",
            "2026-07-10",
            "2026-7-10",
            "07/10/2026",
            "10/7/26",
            "Jul/10 2026",
            "10-07-2026",
            "10-7-2026",
        ] {
            // The one that can be read both ways is the day first.
            let (month, day) = if text.starts_with("07/10") { (10, 7) } else { (7, 10) };
            assert_eq!(read(text), Some((0, 2026, month, day)), "{text}");
            assert_eq!(read(&format!("Friday,  {text}")), Some((5, 2026, month, day)), "{text}");
        }
        assert_eq!(read("Qua 16/03"), Some((3, 0, 3, 16)));
        assert_eq!(read("Do 12.7."), Some((4, 0, 7, 12)));
        assert_eq!(read("6/25"), Some((0, 0, 6, 25)));
    }

    #[test]
    fn what_is_no_day_is_not_read_as_one() {
        for text in
            ["1. FC Anchor", "Schalke 04", "20.45", "2-1", "1-1-1-1", "Do it", "May Town", "12 de Octubre", "7", "Jul"]
        {
            assert_eq!(day(&tokens(text)), None, "{text}");
        }
    }

    #[test]
    fn a_year_is_not_taken_from_a_club() {
        let (day, used) = day(&tokens("11 July   1899 Anchor")).expect("a day");
        assert_eq!((day.year, used), (None, 2));
        let (day, used) = super::day(&tokens("11 July 60 Anchor")).expect("a day");
        assert_eq!((day.year, used), (None, 2));
    }

    #[test]
    fn a_day_that_no_calendar_has_is_known() {
        for (text, exists) in
            [("Feb 29", true), ("Feb 30", false), ("31.4.", false), ("12.13.", false), ("0.5.", false)]
        {
            assert_eq!(day(&tokens(text)).expect("a day").0.exists(), exists, "{text}");
        }
    }

    #[test]
    fn periods_are_read() {
        let read = |text: &str| {
            let (from, to) = period(&tokens(text))?;
            Some((from.month, from.day, to.month, to.day))
        };
        assert_eq!(read("Sat Jun 28 - Tue Jul 1"), Some((6, 28, 7, 1)));
        assert_eq!(read("Jun 13-Jun 14"), Some((6, 13, 6, 14)));
        assert_eq!(read("July 11-13"), Some((7, 11, 7, 13)));
        assert_eq!(read("11-13 July"), Some((7, 11, 7, 13)));
        assert_eq!(read("Jun/11 - Jun/15"), Some((6, 11, 6, 15)));
        assert_eq!(read("Sun Jul 13"), Some((7, 13, 7, 13)));
        assert_eq!(read("2026-07-10"), Some((7, 10, 7, 10)));
        assert_eq!(read("Brazil  Croatia"), None);
    }

    #[test]
    fn times_are_read_with_their_clocks() {
        let read = |text: &str| {
            let tokens = tokens(text);
            let (clock, used) = clock(&tokens)?;
            assert_eq!(used, tokens.len(), "{text}");
            Some((clock.time.map(|time| (time.hour(), time.minute())), clock.offset))
        };
        for text in ["20:45", "20.45", "20h45"] {
            assert_eq!(read(text), Some((Some((20, 45)), None)), "{text}");
        }
        assert_eq!(read("9:05 UTC+5:30"), Some((Some((9, 5)), Some(330))));
        assert_eq!(read("17:00 UTC-3"), Some((Some((17, 0)), Some(-180))));
        assert_eq!(read("15:00 (18:00 local)"), Some((Some((18, 0)), None)));
        assert_eq!(read("15:00 (18:00 UTC+4)"), Some((Some((18, 0)), Some(240))));
        assert_eq!(read("25:00"), Some((None, None)));
        for text in ["2:1", "12.7.", "20:4", "1860", "Uhr"] {
            assert_eq!(clock(&tokens(text)), None, "{text}");
        }
    }
}
