//! A line that tells of a match: two sides, with a dash, a "v" or the score between them, and whatever stands behind.

use super::day;
use super::figure::{self, Figure, State};
use super::lexer::{Kind, Token, spaced, tokens};
use super::line::{Head, Line};
use super::place::Place;
use super::score::Told;
use crate::competition::Side;
use crate::source::matches::Team;

/// A match as its line tells it.
#[derive(Debug)]
pub(super) struct Game<'a> {
    pub head: Head,
    /// The byte at which the first side begins: matches of one time stand below each other.
    pub start: usize,
    pub teams: [Team; 2],
    pub told: Told,
    /// Whether what is told stands between the sides.
    pub between: bool,
    pub place: Option<Place>,
    /// Notes, the words of the source.
    pub notes: Vec<&'a str>,
    /// Scorers that stand in the same line, with the brackets around them.
    pub scorers: Option<&'a str>,
}

/// Reads what follows the head of a line as a match, or as a club that has a bye.
pub(super) fn read<'a>(line: &'a str, head: Head, rest: &[Token<'a>], mut place: Option<Place>) -> Option<Line<'a>> {
    let mut told = Told::default();
    let mut notes = Vec::new();
    let mut body = Vec::with_capacity(rest.len());
    for token in rest {
        match token.kind {
            Kind::Place => place = Some(Place::read(token.text)),
            Kind::Note => notes.extend(note(&mut told, token.text)),
            _ => body.push(*token),
        }
    }
    let (body, head) = without_time_behind(&body, head);
    if is_bye(body) {
        return Some(Line::Bye);
    }
    let (sides, between) = match versus(body) {
        Some((first, second)) => (with_score_behind(&mut told, first, second)?, false),
        None => (with_score_between(&mut told, body)?, true),
    };
    let Sides { first, second, more } = sides;
    let scorers = more.first().zip(more.last()).and_then(|(open, close)| line.get(open.start..close.end()));
    if second.is_empty() {
        return matches!(told.state, Some(State::Walkover)).then_some(Line::Bye);
    }
    if told.is_of_two_matches() {
        return None;
    }
    let start = first.first()?.start;
    let teams = [team(line, first, &mut told)?, team(line, second, &mut told)?];
    notes.iter().for_each(|note| award(&mut told, &teams, note));
    notes.retain(|note| !is_claim(&mut told, &teams, note));
    Some(Line::Game(Box::new(Game { head, start, teams, told, between, place, notes, scorers })))
}

/// The tokens of both sides, and those of brackets behind them that tell something else.
struct Sides<'t, 'a> {
    first: &'t [Token<'a>],
    second: &'t [Token<'a>],
    more: &'t [Token<'a>],
}

/// Keeps to which side a note says that a match or a tie was awarded, whatever its score: "awarded to Dory, Anchor left".
pub(super) fn award(told: &mut Told, teams: &[Team; 2], note: &str) {
    let Some((_, name)) = note.split_once("awarded to ") else { return };
    let name = name.split([',', ';']).next().unwrap_or(name).trim().to_lowercase();
    let is_named = |side: &Side| !name.is_empty() && teams[side.index()].name.to_lowercase().contains(&name);
    let named: Vec<Side> = Side::BOTH.into_iter().filter(is_named).collect();
    if let [side] = named[..] {
        told.claim_winner(side);
    }
}

/// Whether a note says no more than which side won, and how: "Dory Wanderers win on penalties".
pub(super) fn is_claim(told: &mut Told, teams: &[Team; 2], note: &str) -> bool {
    let verbs = [
        " wins ",
        " win ",
        " won ",
        " progresses ",
        " progress ",
        " progressed ",
        " advances ",
        " advance ",
        " advanced ",
    ];
    let Some((name, how)) = verbs.iter().find_map(|verb| note.split_once(verb)) else { return false };
    let side =
        Side::BOTH.into_iter().find(|side| teams[side.index()].name.to_lowercase() == name.trim().to_lowercase());
    side.is_some_and(|side| told.claim(side, &tokens(how)).is_some())
}

/// What a note says of the match; the note itself where it says more, or something else.
fn note<'a>(told: &mut Told, text: &'a str) -> Option<&'a str> {
    let inside = tokens(text);
    if told.read_inside(&inside).is_some() {
        // A match that was put off, or played again, has no other sign of it.
        return matches!(told.state, Some(State::Postponed | State::Replay)).then_some(text);
    }
    let opening = |token: &Token<'_>| matches!(token.text.to_lowercase().as_str(), "match" | "game" | "was");
    let at = usize::from(inside.first().is_some_and(opening));
    if let Some(state) = inside.get(at).and_then(|token| figure::state_of(token.text)) {
        // Only a score right behind the word is the one that was laid down.
        if let (State::Awarded, Some((Figure::Score(counts), ..))) = (state, figure::figure_at(&inside[at + 1..])) {
            told.award(counts);
        }
        told.state = told.state.or(Some(state));
    }
    Some(text)
}

/// A day or a time behind the sides, as some lists have it, becomes part of the head.
fn without_time_behind<'t, 'a>(body: &'t [Token<'a>], head: Head) -> (&'t [Token<'a>], Head) {
    for at in (body.len().saturating_sub(4).max(1)..body.len()).filter(|at| body[*at].gap) {
        let behind = &body[at..];
        let (day, used) = day::day(behind).map_or((None, 0), |(day, used)| (Some(day), used));
        let (clock, more) = day::clock(&behind[used..]).map_or((None, 0), |(clock, used)| (Some(clock), used));
        let twice = (day.is_some() && head.day.is_some()) || (clock.is_some() && head.clock.is_some());
        if used + more == behind.len() && !twice {
            return (&body[..at], Head { day: day.or(head.day), clock: clock.or(head.clock), ..head });
        }
    }
    (body, head)
}

/// "Anchor Athletic  bye", "bye  Anchor Athletic".
fn is_bye(body: &[Token<'_>]) -> bool {
    let bye =
        |token: Option<&Token<'_>>| token.and_then(Token::word).is_some_and(|word| word.eq_ignore_ascii_case("bye"));
    body.len() > 1 && (bye(body.first()) || bye(body.last()))
}

/// Both sides of a "v", or of a dash that stands alone before any score.
fn versus<'t, 'a>(body: &'t [Token<'a>]) -> Option<(&'t [Token<'a>], &'t [Token<'a>])> {
    let word = |words: &[&str]| {
        let among = |token: &Token<'_>| token.word().is_some_and(|word| words.contains(&word));
        body.iter().position(among).filter(|at| (1..body.len() - 1).contains(at))
    };
    let score = score_in(body).unwrap_or(body.len());
    let at = word(&["v", "vs", "vs.", "VS", "V", "v.", "gegen"])
        .or_else(|| word(&["-", "–", "—", "−"]).filter(|at| *at < score))
        .or_else(|| word(&["x"]).filter(|at| *at < score))
        .filter(|at| *at < score)?;
    Some((&body[..at], &body[at + 1..]))
}

/// Where a score begins behind a name; what stands in brackets is part of a name.
fn score_in(tokens: &[Token<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    (0..tokens.len()).find(|at| {
        match tokens[*at].kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        *at > 0 && depth == 0 && figure::begins_at(&tokens[*at..])
    })
}

/// The two sides, where the score stands behind both.
fn with_score_behind<'t, 'a>(
    told: &mut Told,
    first: &'t [Token<'a>],
    second: &'t [Token<'a>],
) -> Option<Sides<'t, 'a>> {
    let at = score_in(second).unwrap_or(second.len());
    let (second, behind) = second.split_at(at);
    let used = told.read(behind)?;
    let more = behind.get(used..)?;
    // Whatever else stands there is in brackets, or the line is no match.
    let brackets = more.is_empty() || (more[0].kind == Kind::Open && more[more.len() - 1].kind == Kind::Close);
    brackets.then(|| Sides { first, second: without_brackets(told, second), more })
}

/// The two sides, where the score stands between them.
fn with_score_between<'t, 'a>(told: &mut Told, body: &'t [Token<'a>]) -> Option<Sides<'t, 'a>> {
    let at = score_in(body)?;
    let (first, behind) = body.split_at(at);
    let used = told.read(behind)?;
    Some(Sides { first, second: without_brackets(told, behind.get(used..)?), more: &[] })
}

/// A side without the brackets behind it that tell of the score: "Dory Wanderers (aet, 4-2 pen)".
fn without_brackets<'t, 'a>(told: &mut Told, side: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let Some((last, _)) = side.split_last() else { return side };
    let open = side.iter().rposition(|token| token.kind == Kind::Open).filter(|at| *at > 0);
    match open {
        Some(open) if last.kind == Kind::Close && told.read_brackets(&side[open..]).is_some() => {
            without_brackets(told, &side[..open])
        }
        _ => side,
    }
}

/// The most words that the name of a side has: more are a sentence with a dash in it.
const MOST_WORDS: usize = 10;

/// The name of a side, and its code.
fn team(line: &str, side: &[Token<'_>], told: &mut Told) -> Option<Team> {
    let (name, code) = match side {
        [name @ .., open, code, close] if !name.is_empty() && (open.kind, close.kind) == (Kind::Open, Kind::Close) => {
            match code.text {
                "n" | "N" => {
                    told.neutral = true;
                    (name, None)
                }
                "h" | "a" => (name, None),
                text => match self::code(text) {
                    Some(code) => (name, Some(code)),
                    None => (side, None),
                },
            }
        }
        [name @ .., mark, code] if !name.is_empty() && matches!(mark.text, "›" | ">") => {
            match self::code(code.text) {
                Some(code) => (name, Some(code)),
                None => (side, None),
            }
        }
        _ => (side, None),
    };
    if name.len() > MOST_WORDS
        || name.iter().any(|token| matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Bar))
    {
        return None;
    }
    let name = spaced(line.get(name.first()?.start..name.last()?.end())?);
    name.chars().any(char::is_alphanumeric).then_some(Team { name, code, is_club: false })
}

/// The code of an association: three letters, the first of them large: "ITA", "Arg".
fn code(text: &str) -> Option<String> {
    let letters = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    (letters && text.starts_with(|c: char| c.is_ascii_uppercase())).then(|| text.to_ascii_uppercase())
}
