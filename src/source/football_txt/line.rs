//! What a line says: a heading, a round, a day, a match, or something that goes with a match. One line is looked at without
//! the lines around it; what it means among them is left to `reader`.

use jiff::civil::Weekday;

use super::day::{self, Clock, Day};
use super::game::{self, Game};
use super::lexer::{Kind, Token, tokens, tokens_from};
use super::place::Place;
use super::remarks::Passed;
use super::words;

/// What a line says.
#[derive(Debug)]
pub(super) enum Line<'a> {
    Blank,
    /// `= Title`, `== Stage`: how many signs, and the text.
    Heading(usize, &'a str),
    /// `▪ Round`, `▪▪ Part of it`, or the bare name: how many marks, and the text. Some have a day beside it.
    Round(usize, &'a str, Option<Day>),
    /// What a round or a group is, before its matches: `Final | Sun Jul 13`.
    Definition(&'a str, Option<(Day, Day)>),
    /// A day, or a time, for the matches that follow.
    Day(Head, Option<Place>),
    /// A match.
    Game(Box<Game<'a>>),
    /// A club that goes through without a match.
    Bye,
    /// Something about the match before that is passed over.
    Property(Passed),
    /// An opening bracket: scorers, or what else is told of the match before.
    Brackets,
    /// A note of its own.
    Note(&'a str),
    /// Nothing that is understood.
    Unknown,
}

/// What stands before a match, or alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub number: Option<u32>,
    pub day: Option<Day>,
    pub clock: Option<Clock>,
}

/// Reads a line that has no comment in it.
pub(super) fn read(line: &str) -> Line<'_> {
    let text = line.trim();
    // Lines that only part others.
    if text.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '+' | ' ' | '\t')) {
        return Line::Blank;
    }
    if let Some((signs, text)) = heading(text) {
        return Line::Heading(signs, text);
    }
    if let Some((marks, text)) = marked(text) {
        return definition(text).unwrap_or_else(|| round(marks, text));
    }
    if let Some(definition) = definition(text) {
        return definition;
    }
    // "1/8 Finals" begins like a day.
    if text.starts_with(|c: char| c.is_ascii_digit()) && words::is_round(text) {
        return round(1, text);
    }
    let tokens = tokens(line);
    let (head, used) = if words::is_part_of_final(text) { (Head::default(), 0) } else { head(&tokens) };
    let rest = &tokens[used..];
    let text = rest.first().map_or("", |token| line[token.opening()..].trim());
    if is_bare_round(&head, rest, text) {
        return round(1, text.strip_suffix(':').unwrap_or(text));
    }
    if let Some(dated) = dated_round(text) {
        return dated;
    }
    match rest {
        [] if head.day.is_some() || head.clock.is_some() => Line::Day(head, None),
        [place, ..] if place.kind == Kind::Place && used > 0 => game_behind(line, head, place)
            .or_else(|| head.day.map(|_| Line::Day(head, Some(Place::read(place.text)))))
            .unwrap_or(Line::Unknown),
        [note] if note.kind == Kind::Note && used == 0 && !has_minutes(note.text) => {
            // What looks like a day must not be lost, or the matches below would have another one.
            if begins_like_a_day(note.text) { Line::Unknown } else { Line::Note(note.text) }
        }
        _ if used == 0 && text.starts_with(['(', '[']) => Line::Brackets,
        _ => property(text)
            .or_else(|| is_bare_scorers(rest, text).then_some(Line::Brackets))
            .or_else(|| game::read(line, head, rest, None))
            .unwrap_or_else(|| if used == 0 && is_likely_round(rest, text) { round(1, text) } else { Line::Unknown }),
    }
}

/// `= Title =`: how many signs, and what is between.
fn heading(text: &str) -> Option<(usize, &str)> {
    let inner = text.trim_start_matches('=');
    let signs = text.len() - inner.len();
    (signs > 0).then(|| (signs, inner.trim_end_matches('=').trim()))
}

/// `▪ Round`, `» Round`, `:: Round`, `▪▪ Part`: how many marks, and what follows.
fn marked(text: &str) -> Option<(usize, &str)> {
    if let Some(inner) = text.strip_prefix("::") {
        let deeper = inner.len() - inner.trim_start_matches(':').len();
        return Some((1 + deeper, inner.trim_matches(':').trim()));
    }
    const MARKS: [char; 9] = ['▪', '»', '•', '■', '►', '▶', '◾', '●', '▸'];
    let inner = text.trim_start_matches(MARKS);
    let marks = &text[..text.len() - inner.len()];
    (!marks.is_empty()).then(|| (marks.chars().count(), inner.trim_end_matches(MARKS).trim()))
}

/// The name of a round, with a day in square brackets where there is one behind it.
fn round(marks: usize, text: &str) -> Line<'_> {
    let (name, day) = match tokens(text).last() {
        Some(last) if last.kind == Kind::Note => match day_beside(last.text) {
            Some(day) => (text[..last.opening()].trim(), Some(day)),
            None => (text, None),
        },
        _ => (text, None),
    };
    Line::Round(marks, name, day)
}

/// `Group A | Anchor  Dory`, `Final | Sun Jul 13`.
fn definition(text: &str) -> Option<Line<'_>> {
    let (name, what) = text.split_once('|')?;
    let name = name.trim();
    words::tells_of_a_round(name).then(|| Line::Definition(name, day::period(&tokens(what))))
}

/// Whether a line is the name of a round, without a mark before it.
fn is_bare_round(head: &Head, rest: &[Token<'_>], text: &str) -> bool {
    if head.day.is_some() || head.clock.is_some() {
        return false;
    }
    let named = match rest {
        [name @ .., note] if note.kind == Kind::Note && !name.is_empty() => {
            if day_beside(note.text).is_none() {
                return false;
            }
            text[..text.len() - note.text.len() - 2].trim()
        }
        _ => text,
    };
    !text.starts_with('(') && !is_head_of_table(named) && words::is_round(named)
}

/// Whether a line names the columns of a table, with no blank between them.
fn is_head_of_table(text: &str) -> bool {
    text.contains('\t') || text.split(',').skip(1).any(|part| !part.is_empty() && !part.starts_with(' '))
}

/// The name of a round with its days behind it: "Matchday 1 - Fri Aug 15".
fn dated_round(text: &str) -> Option<Line<'_>> {
    let (name, days) = text.split_once([',', '(', '-', '–', ':']).filter(|(name, _)| words::is_round(name))?;
    let (from, to) = day::period(&tokens(days.trim_end_matches(')')))?;
    Some(Line::Round(1, name.trim(), (from == to).then_some(from)))
}

/// Whether a line that nothing else can be made of names a round among other words.
fn is_likely_round(rest: &[Token<'_>], text: &str) -> bool {
    let plain = rest.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Comma | Kind::Open | Kind::Close));
    plain
        && !is_head_of_table(text)
        && !text.starts_with('(')
        && text.chars().count() < 80
        && words::tells_of_a_round(text)
}

/// Reads number, day and time before a match, in any order; how many tokens they take.
fn head(tokens: &[Token<'_>]) -> (Head, usize) {
    let mut head = Head::default();
    let mut at = 0;
    loop {
        let rest = tokens.get(at..).unwrap_or_default();
        if let Some(number) = number(rest).filter(|_| head.number.is_none()) {
            head.number = number.parse().ok();
            at += 3;
        } else if let Some((day, used)) = day::day(rest).filter(|_| head.day.is_none()) {
            head.day = Some(day);
            at += used;
        } else if let Some((clock, used)) = day::clock(rest).filter(|_| head.clock.is_none()) {
            head.clock = Some(clock);
            at += used;
        } else if let Some((day, weekday)) = head.day.as_mut().zip(weekday_in_brackets(rest)) {
            day.weekday = day.weekday.or(Some(weekday));
            at += 3;
        } else if let Some(inner) = rest.first().and_then(day_in_brackets).filter(|_| head.day.is_none()) {
            (head.day, head.clock) = (inner.day, inner.clock.or(head.clock));
            at += 1;
        } else {
            // A comma between a day and the time behind it.
            let comma = head.day.is_some()
                && head.clock.is_none()
                && rest.first().is_some_and(|token| token.kind == Kind::Comma);
            if comma && rest.get(1..).and_then(day::clock).is_some() {
                at += 1;
                continue;
            }
            return (head, at);
        }
    }
}

/// The weekday that stands in brackets behind a day: "2013-03-07 18:00 (Do)".
fn weekday_in_brackets(tokens: &[Token<'_>]) -> Option<Weekday> {
    match tokens {
        [open, weekday, close, ..] if (open.kind, close.kind) == (Kind::Open, Kind::Close) => {
            words::weekday(weekday.word()?)
        }
        _ => None,
    }
}

/// The number of a match: "(45)".
fn number<'a>(tokens: &[Token<'a>]) -> Option<&'a str> {
    let [open, number, close, ..] = tokens else { return None };
    let is_set = (open.kind, close.kind) == (Kind::Open, Kind::Close);
    number.word().filter(|word| is_set && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The day that stands in square brackets.
fn day_in_brackets(token: &Token<'_>) -> Option<Head> {
    if token.kind == Kind::Note { whole_day(token.text) } else { None }
}

/// A day, and perhaps a time, that is the whole of a text.
fn whole_day(text: &str) -> Option<Head> {
    let tokens = tokens(text);
    let (day, used) = day::day(&tokens)?;
    let clock = day::clock(&tokens[used..]);
    let all = used + clock.map_or(0, |(_, used)| used) == tokens.len();
    all.then_some(Head { number: None, day: Some(day), clock: clock.map(|(clock, _)| clock) })
}

/// The day that stands beside the name of a round, with nothing behind it but a place, set off by a comma.
fn day_beside(text: &str) -> Option<Day> {
    let tokens = tokens(text);
    let with_place = |(day, used): (Day, usize)| (tokens.get(used)?.kind == Kind::Comma).then_some(day);
    whole_day(text).map_or_else(|| day::day(&tokens).and_then(with_place), |head| head.day)
}

/// A match behind the day and the place where it is played, set off by a gap.
fn game_behind<'a>(line: &'a str, head: Head, place: &Token<'a>) -> Option<Line<'a>> {
    let gap = place.text.find("  ")?;
    let found = Place::read(&place.text[..gap]);
    game::read(line, head, &tokens_from(line, place.start + gap), Some(found))
}

/// Whether a line tells of scorers, without brackets around them: "1-0 Anchor 70', 1-1 Dory 81'".
fn is_bare_scorers(rest: &[Token<'_>], text: &str) -> bool {
    let minute = |mark: usize| text[..mark].ends_with(|c: char| c.is_ascii_digit());
    let first = text.find(['\'', '’', '′']).filter(|mark| minute(*mark));
    let before = first.map(|mark| &text[..mark]);
    before.is_some_and(|before| !before.contains('(')) && !rest.iter().any(|token| matches!(token.text, "v" | "vs"))
}

/// Whether a text has a number in it, and its first word is the name of a day or a month.
fn begins_like_a_day(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    let named = first.is_some_and(|word| words::weekday(word).is_some() || words::month(word).is_some());
    named && text.contains(|c: char| c.is_ascii_digit())
}

/// Whether minutes are told in a text, as beside scorers.
fn has_minutes(text: &str) -> bool {
    text.contains(['\'', '’', '′'])
}

/// Something told with a colon: a line-up, or what is known by its name.
pub(super) fn property(text: &str) -> Option<Line<'_>> {
    let mut colons = text.match_indices(':').map(|(at, _)| at);
    let colon = colons.find(|at| text[at + 1..].is_empty() || text[at + 1..].starts_with(' '))?;
    let name = text[..colon].to_lowercase();
    let is_name = name.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '.'))
        && name.chars().any(char::is_alphabetic)
        && name.len() < 80
        && !name.contains(['@', '[']);
    if !is_name {
        return None;
    }
    let first = name.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty())?;
    Some(match first {
        "bye" | "byes" => Line::Bye,
        "penalties" | "penalty" | "pens" | "shootout" => Line::Property(Passed::Kicks),
        "yellow" | "red" | "sent" | "booked" | "cautioned" | "cards" => Line::Property(Passed::Cards),
        "referee" | "referees" | "ref" | "refs" | "assistant" | "linesmen" | "officials" | "var" => {
            Line::Property(Passed::Officials)
        }
        "attendance" | "att" | "attn" | "attendances" => Line::Property(Passed::Attendance),
        "goals" | "scorers" | "goal" => Line::Property(Passed::Scorers),
        "note" | "notes" | "nb" | "stadium" | "venue" | "ground" => Line::Property(Passed::Other),
        _ if words::is_round(&name) => Line::Definition(text[..colon].trim(), None),
        _ => Line::Property(Passed::LineUps),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What sort of line it is, in a word.
    fn sort(line: &str) -> &'static str {
        match read(line) {
            Line::Blank => "blank",
            Line::Heading(..) => "heading",
            Line::Round(_, _, None) => "round",
            Line::Round(_, _, Some(_)) => "round and day",
            Line::Definition(_, None) => "definition",
            Line::Definition(_, Some(_)) => "definition of days",
            Line::Day(_, None) => "day",
            Line::Day(_, Some(_)) => "day and place",
            Line::Game(_) => "match",
            Line::Bye => "bye",
            Line::Property(_) => "property",
            Line::Brackets => "brackets",
            Line::Note(_) => "note",
            Line::Unknown => "unknown",
        }
    }

    #[test]
    fn lines_are_told_apart() {
        for (meant, lines) in [
            ("heading", &["= Cup 2020", "=Cup=", "== Stage", "===Part=="][..]),
            (
                "round",
                &[
                    "▪ Anything at all",
                    "» Group A",
                    ":: Final",
                    "▪▪ Deeper",
                    "• Round 1",
                    "(4) Quarter-finals",
                    "Group A:",
                    "1. Runde / Hinspiele",
                    "Round of 16 - 1st Leg",
                    "Semi-finals, Leg 1 of 2",
                    "Final",
                    "1/8 Finals",
                    "Harbour Trophy Final",
                    "Western Zone A, First Round",
                    "1. Runde (Knockout)",
                    "Quarter-finals replays",
                    "Eastern Conference, Round One - Match 1",
                ],
            ),
            (
                "round and day",
                &["Round 1 [Aug 10]", "Matchday 1 - Fri Aug 15", "Final (Jun 2)", "Final, Jun 2", "▪ Round 1 [Aug 10]"],
            ),
            ("definition", &["Group A | Anchor  Dory", "Group A: Anchor, Dory"]),
            (
                "definition of days",
                &["▪ Final | Sun Jul 13", "Matchday 1 | Jun/11 - Jun/15", "(5)  Matchday III.1  |  Sep/2 2011"],
            ),
            (
                "day",
                &[
                    "Sat Jun 14",
                    "[Sat Jun 14]",
                    "14 June",
                    "  Tue Sep/18 2012",
                    "2012-06-08",
                    "[Do 12.7.]",
                    "20:45",
                    "Fri Aug 15, 20:00",
                ],
            ),
            ("day and place", &["Jul 18 @ Harbour", "05.04.1959 @ Harbour, Old Pier", "[Sat Jun 14] @ Harbour"]),
            (
                "match",
                &[
                    "A v B",
                    "A - B",
                    "A vs B 2-1",
                    "A 2-1 B",
                    "A v B 2-1 (1-0)",
                    "A 2-1 (1-0) B",
                    "(1) Jun/7 18:00 A 2:1 B",
                    "2013-03-07 18:00 (Do)  A 2:1 B",
                    "A w/o B",
                    "A n/p B [why]",
                    "Jun 8  A v B",
                    "1. FC A - B 04",
                    "A - B 04  2-1",
                    "W74 v W77",
                    "1E v 3A/B/C/D/F",
                    "Winner QF1 - N.N.",
                    "A (ITA) v B (ESP) 1-0",
                    "A 1-0 B (aet, 4-2 pen)",
                    "14-6-25 @ Harbour  A 1-0 B",
                    "20.45 @ Harbour  A 1-0 B",
                    "1° de Quay v A",
                    "A v B   2020-06-08 18:00",
                    "Jun 8  A v B   20:45",
                    "A v B 1-0 (Oar 10')",
                    "St. Quay v Bootle v 1-0",
                ],
            ),
            ("bye", &["Anchor  bye", "Anchor  bye  [withdrew]", "bye Anchor", "Byes: A, B", "Anchor w/o"]),
            (
                "property",
                &[
                    "A: B, C - D",
                    "Penalties: 1-0 A",
                    "Referee: X (Y)",
                    "att: 7000",
                    "Sent off: A 60",
                    "NOTE: that was it",
                ],
            ),
            (
                "brackets",
                &[
                    "(Oar 10'; Sail 20')",
                    "(aet, 4-2 pen)",
                    "[Oar 10']",
                    "(Oar 10';",
                    "[Oar 10';",
                    "Oar 10'; Sail 20'",
                    "1-0 Oar 10', 1-1 Sail 20'",
                ],
            ),
            ("blank", &["", "-----", "======", "* * *", "- - - -"]),
            ("note", &["[cancelled]", "[played on May 5]", "[2-2 on aggregate; 2-4 on penalties]"]),
            (
                "unknown",
                &[
                    "Anchor",
                    "[Di+Mi 25.+26. Sep]",
                    "A v",
                    "v B",
                    "- B",
                    "A 2-1",
                    "2-1",
                    "A 100-0 B",
                    "A v B 1-0, 0-2",
                    "A 1-0 0-2 B (agg 1-2)",
                    "A, B - C",
                    "?",
                    "round,home,away",
                    "one two three four five six seven eight nine ten eleven - twelve",
                ],
            ),
        ] {
            for line in lines {
                assert_eq!(sort(line), meant, "{line}");
                assert_eq!(sort(&format!("  {line}  ")), meant, "{line}");
            }
        }
    }
}
