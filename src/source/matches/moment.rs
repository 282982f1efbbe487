//! A day and a time of day as tables and feeds write them: "2024-06-21T18:00:00Z", "21.6.2024", "(Tue) 13 Jul 2004 (W28)",
//! "13:00 UTC-6". A year is always there; what carries one on from line to line reads its dates itself.

use jiff::civil::{Date, Time};

/// The longest text that can be a moment, in bytes.
const LONGEST: usize = 80;

/// Which of two numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Order {
    /// 21/6.
    DayFirst,
    /// 6/21.
    MonthFirst,
}

/// A moment, as far as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Moment {
    pub date: Date,
    pub clock: Option<Clock>,
}

/// A time of day, and how many minutes its clocks are ahead of Greenwich.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Clock {
    pub time: Time,
    pub offset: Option<i32>,
}

/// A part of a date.
#[derive(Debug, Clone, Copy)]
enum Part {
    Number(i16, usize),
    Month(i8),
}

impl Moment {
    /// The moment in a text, if it is nothing else.
    pub fn parse(text: &str, order: Order) -> Option<Moment> {
        let (parts, rest) = parts(text)?;
        let date = date(parts, order)?;
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | 'T' | '-'));
        // A number of the week, or the day of the week, may stand behind it.
        let clock = Clock::parse(rest);
        let is_read = clock.is_some() || !rest.chars().any(|c| c.is_ascii_digit()) || rest.starts_with('(');
        is_read.then_some(Moment { date, clock })
    }
}

/// What the two numbers of "21/6/2024" say about their order; nothing where both may be the month.
pub(in crate::source) fn order_shown(text: &str) -> Option<Order> {
    let ([Part::Number(first, digits), Part::Number(second, _), Part::Number(..)], _) = parts(text)? else {
        return None;
    };
    match (digits, first, second) {
        (1..=2, 13.., ..=12) => Some(Order::DayFirst),
        (1..=2, ..=12, 13..) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// Whether a text is a date that means two days, by which of its numbers is the month.
pub(in crate::source) fn has_two_readings(text: &str) -> bool {
    let read = |order| Moment::parse(text, order).map(|moment| moment.date);
    read(Order::DayFirst).is_some()
        && read(Order::MonthFirst).is_some()
        && read(Order::DayFirst) != read(Order::MonthFirst)
}

/// The three parts of a date, and what stands behind them.
fn parts(text: &str) -> Option<([Part; 3], &str)> {
    if text.len() > LONGEST {
        return None;
    }
    let mut parts = Vec::with_capacity(3);
    let mut rest = text;
    while parts.len() < 3 {
        let start = rest.find(char::is_alphanumeric)?;
        rest = rest.get(start..)?;
        let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
        let inside = |c: char| if is_number { c.is_ascii_digit() } else { c.is_alphabetic() };
        let end = rest.find(|c| !inside(c)).unwrap_or(rest.len()).max(rest.chars().next().map_or(1, char::len_utf8));
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        match word.parse::<i32>() {
            // "20240621".
            Ok(whole) if word.len() == 8 && parts.is_empty() => {
                let part = |number: i32, digits| i16::try_from(number).ok().map(|number| Part::Number(number, digits));
                let ymd = [part(whole / 10_000, 4)?, part(whole / 100 % 100, 2)?, part(whole % 100, 2)?];
                return Some((ymd, rest));
            }
            Ok(number) => parts.push(Part::Number(i16::try_from(number).ok()?, word.len())),
            // What is no month is a day of the week, or nothing that can be a date is left.
            Err(_) => parts.extend(month(word).map(Part::Month)),
        }
    }
    Some((parts.try_into().ok()?, rest))
}

fn date(parts: [Part; 3], order: Order) -> Option<Date> {
    use Part::{Month, Number};
    let (year, month, day) = match (parts, order) {
        ([Number(year, 4), Number(month, _), Number(day, _)], _) => ((year, 4), i8::try_from(month).ok()?, day),
        ([Number(year, 4), Month(month), Number(day, _)], _) => ((year, 4), month, day),
        ([Number(day, _), Month(month), Number(year, digits)], _)
        | ([Month(month), Number(day, _), Number(year, digits)], _) => ((year, digits), month, day),
        ([Number(day, _), Number(month, _), Number(year, digits)], Order::DayFirst)
        | ([Number(month, _), Number(day, _), Number(year, digits)], Order::MonthFirst) => {
            ((year, digits), i8::try_from(month).ok()?, day)
        }
        _ => return None,
    };
    let year = match year {
        (year, 4) => year,
        // Nobody keeps tables of matches to come in fifty years, and few write two digits for the first of them.
        (year, 2) if year < 50 => 2000 + year,
        (year, 2) => 1900 + year,
        _ => return None,
    };
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

/// A month by its name, or the beginning of it, in English, German, Spanish, French, Italian or Portuguese.
fn month(word: &str) -> Option<i8> {
    const BEGINNINGS: [&[&str]; 12] = [
        &["jan", "ene", "gen"],
        &["feb", "fev"],
        &["mar", "mrz", "maer"],
        &["apr", "abr", "avr"],
        &["may", "mai", "mag"],
        &["jun", "juin", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "ago", "aou"],
        &["sep", "set"],
        &["oct", "okt", "out", "ott"],
        &["nov"],
        &["dec", "dez", "dic"],
    ];
    let word = deunicode::deunicode(word).to_ascii_lowercase();
    if ["mardi", "martes", "martedi"].contains(&word.as_str()) {
        return None;
    }
    let index = BEGINNINGS.iter().position(|all| all.iter().any(|beginning| word.starts_with(beginning)))?;
    i8::try_from(index + 1).ok()
}

impl Clock {
    /// The time of day that a text begins with: "20:45", "20:45:00Z", "8.45 pm", "13:00 UTC-6".
    pub fn parse(text: &str) -> Option<Clock> {
        let text = text.trim();
        let (hour, rest) = number(text)?;
        let (minute, rest) = number(rest.strip_prefix([':', '.', 'h'])?)?;
        let rest = match rest.strip_prefix(':').and_then(number) {
            Some((_, rest)) => rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()),
            None => rest,
        };
        let rest = rest.trim_start();
        let half = rest.get(..2).map(str::to_ascii_lowercase);
        let (hour, rest) = match half.as_deref() {
            Some("am") if hour <= 12 => (hour % 12, &rest[2..]),
            Some("pm") if hour <= 12 => (hour % 12 + 12, &rest[2..]),
            _ => (hour, rest),
        };
        let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
        Some(Clock { time, offset: offset(rest) })
    }
}

/// Minutes ahead of Greenwich: "Z", "UTC", "UTC-6", "UTC+5:30", "+02:00", "GMT+1".
pub(in crate::source) fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let named = ["UTC", "GMT", "Z"].into_iter().find_map(|name| text.strip_prefix(name));
    let rest = named.unwrap_or(text).trim_start();
    let (sign, rest) = match rest.chars().next() {
        Some('+') => (1, &rest[1..]),
        Some('-') => (-1, &rest[1..]),
        Some('−' | '–') => (-1, rest.trim_start_matches(['−', '–'])),
        _ => return named.filter(|rest| rest.is_empty()).map(|_| 0),
    };
    let (hours, rest) = number(rest)?;
    let minutes = rest.strip_prefix(':').and_then(number).map_or(0, |(minutes, _)| minutes);
    let (hours, minutes) = if hours > 99 { (hours / 100, hours % 100) } else { (hours, minutes) };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// The number of at most four digits that a text begins with, and the rest.
fn number(text: &str) -> Option<(i32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end > 4 {
        return None;
    }
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn read(text: &str) -> Option<Date> {
        Moment::parse(text, Order::DayFirst).map(|moment| moment.date)
    }

    #[test]
    fn a_day_is_read_however_it_is_written() {
        for text in [
            "2004-07-13",
            "2004/07/13",
            "20040713",
            "13/07/2004",
            "13.7.2004",
            "13-07-04",
            "13/07/04",
            "(Tue) 13 Jul 2004 (W28)",
            "Tue Jul 13 2004",
            "Tuesday, July 13, 2004",
            "mardi 13 juillet 2004",
            "Di., 13. Juli 2004",
            "martes, 13 de julio de 2004",
            "2004-07-13T20:45:00Z",
            "13/07/2004 20:45",
        ] {
            assert_eq!(read(text), Some(date(2004, 7, 13)), "{text}");
        }
        assert_eq!(read("4 März 1998"), Some(date(1998, 3, 4)));
        assert_eq!(read("08/03/98"), Some(date(1998, 3, 8)));
        let month_first = Moment::parse("3/8/98", Order::MonthFirst).map(|moment| moment.date);
        assert_eq!(month_first, Some(date(1998, 3, 8)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in
            ["", "?", "13/07", "31/02/2004", "13/13/2004", "2004", "1-0", "13/07/2004 8", "Jul 2004", "１３/07/2004"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"1".repeat(10_000)), None);
    }

    #[test]
    fn the_order_shows_where_a_number_is_no_month() {
        assert_eq!(order_shown("13/07/2004"), Some(Order::DayFirst));
        assert_eq!(order_shown("07/13/2004"), Some(Order::MonthFirst));
        assert_eq!(order_shown("07/08/2004"), None);
        assert_eq!(order_shown("2004-07-13"), None);
        assert!(has_two_readings("07/08/2004") && !has_two_readings("13/07/2004") && !has_two_readings("2004-07-08"));
    }

    #[test]
    fn a_clock_is_read_with_its_offset() {
        let clock = |hour, minute, offset| Some(Clock { time: time(hour, minute, 0, 0), offset });
        assert_eq!(Clock::parse("20:45"), clock(20, 45, None));
        assert_eq!(Clock::parse("20:45:30"), clock(20, 45, None));
        assert_eq!(Clock::parse("8:45 PM"), clock(20, 45, None));
        assert_eq!(Clock::parse("12.30 am"), clock(0, 30, None));
        assert_eq!(Clock::parse("20h45"), clock(20, 45, None));
        assert_eq!(Clock::parse("13:00 UTC-6"), clock(13, 0, Some(-360)));
        assert_eq!(Clock::parse("13:00 UTC+5:30"), clock(13, 0, Some(330)));
        assert_eq!(Clock::parse("18:00:00.000Z"), clock(18, 0, Some(0)));
        assert_eq!(Clock::parse("18:00+0200"), clock(18, 0, Some(120)));
        for text in ["", "noon", "24:00", "20", "20:61", "99999:00"] {
            assert_eq!(Clock::parse(text), None, "{text}");
        }
        let moment = Moment::parse("2004-07-13T20:45:00Z", Order::DayFirst).and_then(|moment| moment.clock);
        assert_eq!(moment, clock(20, 45, Some(0)));
    }
}
