//! The parts that scores are made of: a figure such as "2-1", and the words that say what a figure is, or what became of a
//! match without one. What they come to together is left to `score`.

use super::lexer::{Kind, Token};
use crate::competition::Score;
use crate::source::matches::ExtraTime;

/// What a figure is said to be, or what is said without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    ExtraTime(ExtraTime),
    Shootout,
    Aggregate,
    AwayGoals,
    HalfTime,
    FullTime,
    Lots,
    Win,
    Neutral,
    State(State),
    /// A word that only goes with others.
    Filler,
}

impl Tag {
    /// Whether it may stand among names, outside of brackets.
    fn goes_with_names(&self) -> bool {
        matches!(self, Tag::ExtraTime(_) | Tag::Shootout | Tag::Aggregate | Tag::State(_))
    }
}

/// What became of a match, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Cancelled,
    Postponed,
    Abandoned,
    Awarded,
    Annulled,
    /// Nobody came for one side: between two sides, the first goes through.
    Walkover,
    /// The same, and the second goes through.
    WalkoverOfSecond,
    Bye,
    Replay,
}

/// A score in a word, and whatever is written behind it without a blank: "2-1", "4:5iE".
fn figure(word: &str) -> Option<(Figure, &str)> {
    let (a, rest) = digits(word)?;
    let colon = rest.starts_with(':');
    let (b, rest) = digits(rest.strip_prefix(['-', ':', '–', '—', '−'])?)?;
    // "20:45" and "20:00" are times of day.
    if colon && matches!(b.as_bytes(), [b'0' | b'2'..=b'9', _]) {
        return None;
    }
    let more = rest.chars().next();
    // A day or a season has more figures.
    if more.is_some_and(|c| matches!(c, '-' | ':' | '/' | '–') || c.is_ascii_digit()) {
        return None;
    }
    Some((goals(a, b), rest))
}

/// Goals as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Score(Score),
    /// More than anybody ever scored.
    TooMany,
}

fn goals(a: &str, b: &str) -> Figure {
    let one = |digits: &str| digits.parse().ok().filter(|goals| *goals <= Score::MOST_GOALS);
    match (one(a), one(b)) {
        (Some(a), Some(b)) => Figure::Score(Score::new(a, b)),
        _ => Figure::TooMany,
    }
}

/// The digits at the beginning of a text, and the rest.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// A score at the beginning of tokens, what is written right behind it, and how many tokens it takes.
pub(super) fn figure_at<'a>(tokens: &[Token<'a>]) -> Option<(Figure, &'a str, usize)> {
    let first = tokens.first()?.word()?;
    if let Some((figure, rest)) = figure(first) {
        let known = rest.is_empty() || tag(rest).is_some_and(|tag| tag.goes_with_names());
        return known.then_some((figure, rest, 1));
    }
    let [a, dash, b, ..] = tokens else { return None };
    let set_apart = is_goals(a) && is_dash(dash) && is_goals(b) && !dash.gap && !b.gap;
    set_apart.then(|| (goals(a.text, b.text), "", 3))
}

/// Goals that stand alone in "1 - 0": not the numbers of clubs, which have three digits, or a nought before them.
fn is_goals(token: &Token<'_>) -> bool {
    let is_plain = |word: &str| word.len() == 1 || (word.len() == 2 && !word.starts_with('0'));
    token.word().is_some_and(|word| is_plain(word) && word.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_dash(token: &Token<'_>) -> bool {
    matches!(token.word(), Some("-" | ":" | "–"))
}

/// A score with the goals of a shoot-out between its own, at the beginning of tokens, "2 (3) - (4) 2": both, and how many
/// tokens that takes.
pub(super) fn figure_around_kicks(tokens: &[Token<'_>]) -> Option<([Figure; 2], usize)> {
    let [a, open, kicks_a, close, dash, open_b, kicks_b, close_b, b, ..] = tokens else { return None };
    let brackets =
        [open.kind, close.kind, open_b.kind, close_b.kind] == [Kind::Open, Kind::Close, Kind::Open, Kind::Close];
    let figures = brackets && is_dash(dash) && [a, kicks_a, kicks_b, b].into_iter().all(is_goals);
    figures.then(|| ([goals(a.text, b.text), goals(kicks_a.text, kicks_b.text)], 9))
}

/// What a word says of a figure.
pub(super) fn tag(word: &str) -> Option<Tag> {
    let mut letters = [0; 16];
    let mut length = 0;
    for byte in word.bytes().filter(|byte| *byte != b'.') {
        *letters.get_mut(length)? = byte.to_ascii_lowercase();
        length += 1;
    }
    let word = std::str::from_utf8(&letters[..length]).ok()?;
    Some(match word {
        "aet" | "nv" | "et" | "dts" | "ap" | "prol" => Tag::ExtraTime(ExtraTime::Full),
        "aet/gg" | "asdet" | "agget" | "gg" | "golden" => Tag::ExtraTime(ExtraTime::Golden),
        "aet/sg" | "asget" | "sg" | "silver" => Tag::ExtraTime(ExtraTime::Silver),
        "pen" | "pens" | "p" | "ie" | "ne" | "penalties" | "pso" | "shootout" | "shoot-out" | "kicks" | "dcr"
        | "tab" => Tag::Shootout,
        "agg" | "aggregate" => Tag::Aggregate,
        "away" => Tag::AwayGoals,
        "ht" | "hz" => Tag::HalfTime,
        "ft" => Tag::FullTime,
        "lots" | "coin" | "toss" | "cointoss" | "lot" => Tag::Lots,
        "win" | "wins" | "won" => Tag::Win,
        "n" | "neutral" => Tag::Neutral,
        "on" | "after" | "goal" | "goals" | "time" | "by" | "the" | "rule" | "drawing" | "of" | "a" => Tag::Filler,
        "extra" => Tag::ExtraTime(ExtraTime::Full),
        _ => return state(word).map(Tag::State),
    })
}

/// What a word says of a match.
fn state(word: &str) -> Option<State> {
    Some(match word {
        "cancelled" | "canceled" | "n/p" => State::Cancelled,
        "postponed" | "ppd" | "suspended" => State::Postponed,
        "abandoned" | "abd" => State::Abandoned,
        "awarded" | "awd" => State::Awarded,
        "annulled" | "anulled" | "void" | "voided" => State::Annulled,
        "w/o" | "walkover" | "walk-over" => State::Walkover,
        "o/w" => State::WalkoverOfSecond,
        "bye" => State::Bye,
        "replay" | "replayed" => State::Replay,
        _ => return None,
    })
}

/// What a word says of a match, where nothing but that is looked for.
pub(super) fn state_of(word: &str) -> Option<State> {
    let word: String = word.to_lowercase().trim_matches(['.', ',', ':', ';', '-']).to_owned();
    state(&word)
}

/// What a word says where it stands among names: clubs are called Golden Arrows and Silver Strikers.
pub(super) fn tag_among_names(word: &str) -> Option<Tag> {
    let large = word.starts_with(char::is_uppercase) && !word.contains(['.', '/']);
    let like_a_name = large && !matches!(word, "AET" | "PEN" | "PENS" | "AGG" | "PSO");
    if like_a_name { None } else { tag(word).filter(Tag::goes_with_names) }
}

/// Where a score may begin: a figure, or a word that stands in its place.
pub(super) fn begins_at(tokens: &[Token<'_>]) -> bool {
    let is_state = |token: &Token<'_>| matches!(token.word().and_then(tag_among_names), Some(Tag::State(_)));
    figure_at(tokens).is_some() || figure_around_kicks(tokens).is_some() || tokens.first().is_some_and(is_state)
}

#[cfg(test)]
mod tests {
    use super::super::lexer::tokens;
    use super::*;

    #[test]
    fn a_figure_is_told_from_a_day_and_from_the_number_of_a_club() {
        let read = |text: &str| match figure_at(&tokens(text))? {
            (Figure::Score(score), behind, used) => Some((score.a, score.b, behind.to_owned(), used)),
            (Figure::TooMany, ..) => Some((999, 999, String::new(), 0)),
        };
        let plain = |a, b| Some((a, b, String::new(), 1));
        assert_eq!(read("2-1"), plain(2, 1));
        assert_eq!(read("2:1"), plain(2, 1));
        assert_eq!(read("10–11"), plain(10, 11));
        assert_eq!(read("4-5iE"), Some((4, 5, "iE".to_owned(), 1)));
        assert_eq!(read("2-1aet/gg"), Some((2, 1, "aet/gg".to_owned(), 1)));
        assert_eq!(read("1 - 0 Anchor"), Some((1, 0, String::new(), 3)));
        assert_eq!(read("100-0"), Some((999, 999, String::new(), 0)));
        assert_eq!(read("99999999999999999999-0"), Some((999, 999, String::new(), 0)));
        assert_eq!(read("10:11"), plain(10, 11));
        for text in
            ["2012-06-08", "20:45", "20:00", "04 - 1860", "04 - 1 Anchor", "1 -  0", "2-1b", "2-", "-1", "A-1", "1", ""]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn clubs_may_be_called_like_words_of_a_score() {
        for name in ["Golden", "Silver", "AP", "PP", "N", "Walkover", "Void"] {
            assert_eq!(tag_among_names(name), None, "{name}");
        }
        for (word, meant) in [
            ("aet", Tag::ExtraTime(ExtraTime::Full)),
            ("AET", Tag::ExtraTime(ExtraTime::Full)),
            ("n.V.", Tag::ExtraTime(ExtraTime::Full)),
            ("a.e.t./g.g.", Tag::ExtraTime(ExtraTime::Golden)),
            ("asdet", Tag::ExtraTime(ExtraTime::Golden)),
            ("asget", Tag::ExtraTime(ExtraTime::Silver)),
            ("i.E.", Tag::Shootout),
            ("w/o", Tag::State(State::Walkover)),
        ] {
            assert_eq!(tag_among_names(word), Some(meant), "{word}");
        }
    }
}
