//! What stands in a cell: a score in all its forms, yes or no, or nothing at all.

use crate::competition::Score;

/// The longest cell that can be a score, in bytes.
const LONGEST_SCORE: usize = 60;

/// A score, with what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// The goals. Where only a shoot-out is told, it is those: "3-2 (pen.)".
    pub score: Option<Score>,
    /// Whether it is said to be after extra time.
    pub extra_time: bool,
    /// The shoot-out, beside the score.
    pub kicks: Option<Score>,
}

/// A piece of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Score(Score),
    Number(u16),
    ExtraTime,
    Kicks,
    /// After 90 minutes, or at half-time.
    Other,
}

/// Whether a cell says that nothing is known: "NA", "?", "-".
pub(super) fn is_nothing(cell: &str) -> bool {
    let words = ["na", "n/a", "nan", "null", "none", "nil", "tbd", "tba", "tbc", "v", "vs"];
    cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '?' | '.' | ':' | '*' | '_' | ' '))
        || words.iter().any(|word| word.eq_ignore_ascii_case(cell))
}

/// The goals of one side.
pub(super) fn goals(cell: &str) -> Option<u16> {
    // Tables that were made of numbers with a point: "2.0".
    let whole =
        cell.split_once('.').filter(|(_, rest)| rest.bytes().all(|byte| byte == b'0')).map_or(cell, |(whole, _)| whole);
    let is_plain = (1..=2).contains(&whole.len()) && whole.bytes().all(|byte| byte.is_ascii_digit());
    whole.parse().ok().filter(|goals| is_plain && *goals <= Score::MOST_GOALS)
}

/// Yes or no.
pub(super) fn flag(cell: &str) -> Option<bool> {
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(cell));
    if is(&[
        "yes", "y", "true", "t", "1", "ja", "si", "sí", "oui", "aet", "a.e.t.", "x", "neutral", "et", "pens", "pen",
    ]) {
        Some(true)
    } else if is(&["no", "n", "false", "f", "0", "nein", "non"]) {
        Some(false)
    } else {
        None
    }
}

/// A score, in any of the ways it is written: "2-1", "2 : 1", "2–3 (a.e.t.)", "1-1 (4-3 pen.)", "1-1 aet, 3-4 pen",
/// "(4) 1–1 (3)".
pub(super) fn score(cell: &str) -> Option<Told> {
    use Piece::{ExtraTime, Kicks, Number, Other};
    let pieces = pieces(cell)?;
    if let [Number(a), Piece::Score(score), Number(b)] = pieces[..] {
        return Some(Told { score: Some(score), extra_time: false, kicks: Some(Score::new(a, b)) });
    }
    let scores: Vec<(usize, Score)> =
        pieces.iter().enumerate().filter_map(|(index, piece)| piece.score().map(|score| (index, score))).collect();
    let (&(first, score), others) = scores.split_first()?;
    if pieces.iter().any(|piece| matches!(piece, Number(_))) || pieces.get(..first)?.contains(&Other) {
        return None;
    }
    // The word stands behind the figures of the shoot-out, or before them.
    let word = pieces.iter().position(|piece| *piece == Kicks);
    let of_word = |word: usize| {
        let beside =
            |index: Option<usize>| others.iter().find(|(other, _)| Some(*other) == index).map(|(_, score)| *score);
        beside(word.checked_sub(1)).or_else(|| beside(Some(word + 1)))
    };
    let kicks = word.and_then(of_word);
    // A shoot-out is named, and no figures but those of the score are there to be its own: only in a column of shoot-outs.
    Some(Told { score: Some(score), extra_time: pieces.contains(&ExtraTime), kicks })
}

impl Piece {
    fn score(self) -> Option<Score> {
        match self {
            Piece::Score(score) => Some(score),
            _ => None,
        }
    }
}

/// The pieces of a score; none where anything else stands in it.
fn pieces(cell: &str) -> Option<Vec<Piece>> {
    if cell.len() > LONGEST_SCORE {
        return None;
    }
    let mut pieces = Vec::new();
    let mut rest = cell;
    loop {
        rest = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | '/' | '*')
        });
        let Some(next) = rest.chars().next() else { return Some(pieces) };
        let piece;
        (piece, rest) = if next.is_ascii_digit() { figures(rest)? } else { word(rest)? };
        pieces.push(piece);
    }
}

/// Two numbers with something between them, or one.
fn figures(text: &str) -> Option<(Piece, &str)> {
    let (a, rest) = number(text)?;
    let between = rest.trim_start();
    let after = between.strip_prefix(['-', '–', '—', '−', '‑', ':']).map(str::trim_start);
    match after.and_then(number) {
        Some((b, rest)) => Some((Piece::Score(Score::new(a, b)), rest)),
        None => Some((Piece::Number(a), rest)),
    }
}

fn number(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))?;
    Some((goals(digits)?, rest))
}

/// A word beside figures, with its points.
fn word(text: &str) -> Option<(Piece, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let plain: String = word.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect();
    let piece = match plain.as_str() {
        "aet" | "et" | "nv" | "ap" | "dts" | "after" | "extra" | "time" => Piece::ExtraTime,
        "p" | "pen" | "pens" | "penalties" | "pso" | "pk" | "pks" | "ie" | "ne" | "tab" | "penales" | "on" => {
            Piece::Kicks
        }
        "ht" | "ft" => Piece::Other,
        _ => return None,
    };
    Some((piece, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(a: u16, b: u16, extra_time: bool, kicks: Option<(u16, u16)>) -> Option<Told> {
        Some(Told { score: Some(Score::new(a, b)), extra_time, kicks: kicks.map(|(a, b)| Score::new(a, b)) })
    }

    #[test]
    fn a_score_is_read_however_it_is_written() {
        for text in ["2-1", "2:1", "2 - 1", "2–1", " 2 : 1 ", "2-1 (1-0)", "(2-1)", "2-1*"] {
            assert_eq!(score(text), told(2, 1, false, None), "{text}");
        }
        for text in ["2-3 (a.e.t.)", "2-3 aet", "2-3 n.V.", "2:3 AET"] {
            assert_eq!(score(text), told(2, 3, true, None), "{text}");
        }
        for text in ["1-1 (4-3 pen.)", "1-1, 4-3 p", "1–1 (p 4–3)", "(4) 1–1 (3)", "1:1 4:3 i.E.", "1-1 (4-3 on pens)"]
        {
            assert_eq!(score(text), told(1, 1, false, Some((4, 3))), "{text}");
        }
        assert_eq!(score("1-1 aet, 3-4 pen"), told(1, 1, true, Some((3, 4))));
        assert_eq!(score("1-1 (0-0) aet (3-4 pen)"), told(1, 1, true, Some((3, 4))));
        assert_eq!(score("3-2 (pen.)"), told(3, 2, false, None));
    }

    #[test]
    fn what_is_no_score_is_none() {
        for text in ["", "H", "2", "2-", "100-0", "2-1 Rovers", "w/o", "2024-06-21", "2--1", "2-1-0"] {
            assert_eq!(score(text), None, "{text}");
        }
        assert_eq!(score(&"1-1 ".repeat(1_000)), None);
    }

    #[test]
    fn goals_are_plain_numbers() {
        assert_eq!([goals("0"), goals("12"), goals("2.0")], [Some(0), Some(12), Some(2)]);
        for text in ["", "-1", "100", "2.5", "+1", "two", "１"] {
            assert_eq!(goals(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_nothing() {
        assert!(["", "NA", "?", "-", "-:-", "n/a", "NaN"].iter().all(|cell| is_nothing(cell)));
        assert!(!is_nothing("0") && !is_nothing("Nancy"));
    }
}
