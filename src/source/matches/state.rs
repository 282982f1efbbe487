//! The state of a match as tables and feeds put it: "FINISHED", "PEN", "Postponed", "w/o".

use super::{Ending, Outcome};
use crate::competition::Score;

/// The longest text that can name a state, in bytes.
const LONGEST: usize = 40;

/// What a word says of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum State {
    /// It was played to its end.
    Played,
    /// It was played to its end, which was that of extra time.
    ExtraTime,
    /// It is to be played, or was put off: no figure counts.
    Unplayed,
    /// It was broken off.
    Abandoned,
    /// Its score was laid down.
    Awarded,
    /// It was played, and counts for nothing.
    Annulled,
    /// It was not played, and will not be.
    Cancelled,
    /// One side did not play.
    Walkover,
    /// There is no second side.
    Bye,
}

/// The words, without whatever is no letter.
const WORDS: [(State, &[&str]); 9] = [
    (State::Played, &["finished", "ft", "played", "complete", "completed", "fulltime", "ended", "pen", "beendet"]),
    (State::ExtraTime, &["aet", "afterextratime", "nv", "et"]),
    (
        State::Unplayed,
        &[
            "scheduled",
            "timed",
            "postponed",
            "pst",
            "pp",
            "ppd",
            "ns",
            "notstarted",
            "tbd",
            "tba",
            "tbc",
            "fixture",
            "future",
            "upcoming",
            "verlegt",
            "aplazado",
            "reporte",
        ],
    ),
    (
        State::Abandoned,
        &[
            "abandoned",
            "abd",
            "abn",
            "aban",
            "susp",
            "suspended",
            "interrupted",
            "abgebrochen",
            "suspendido",
            "interrompu",
        ],
    ),
    (State::Awarded, &["awarded", "awd", "forfeit", "forfeited", "gewertet", "wertung"]),
    (State::Annulled, &["annulled", "void", "voided", "matchvoid", "replayed", "annulliert", "anulado"]),
    (State::Cancelled, &["cancelled", "canceled", "canc", "can", "notplayed", "np", "abgesagt", "cancelado", "annule"]),
    (State::Walkover, &["walkover", "wo", "withdrew", "withdrawn", "scratched", "kampflos"]),
    (State::Bye, &["bye", "freilos"]),
];

impl State {
    /// The state that a text names.
    pub fn parse(text: &str) -> Option<State> {
        if text.len() > LONGEST {
            return None;
        }
        let plain = deunicode::deunicode(text).to_ascii_lowercase();
        let word: String = plain.chars().filter(char::is_ascii_alphabetic).collect();
        WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(state, _)| *state)
    }

    /// What becomes of a match in this state that has figures.
    pub fn outcome(self) -> fn(Ending) -> Outcome {
        match self {
            State::Played | State::ExtraTime => Outcome::Played,
            State::Abandoned => |ending| Outcome::Abandoned(Some(ending)),
            State::Annulled => |ending| Outcome::Annulled(Some(ending)),
            State::Awarded => |ending| Outcome::Awarded(ending.last),
            State::Unplayed => |_| Outcome::Unknown,
            State::Cancelled => |_| Outcome::Cancelled,
            State::Walkover | State::Bye => |ending| Outcome::Walkover(ending.last.and_then(Score::leader)),
        }
    }

    /// What becomes of a match in this state that has none.
    pub fn without_figures(self) -> Outcome {
        match self {
            State::Played | State::ExtraTime => Outcome::Unknown,
            State::Abandoned => Outcome::Abandoned(None),
            State::Annulled => Outcome::Annulled(None),
            State::Awarded => Outcome::Awarded(None),
            other => other.outcome()(Ending::default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_any_case_and_with_any_mark() {
        assert_eq!(State::parse("FINISHED"), Some(State::Played));
        assert_eq!(State::parse("a.e.t."), Some(State::ExtraTime));
        assert_eq!(State::parse("w/o"), Some(State::Walkover));
        assert_eq!(State::parse("[cancelled]"), Some(State::Cancelled));
        assert_eq!(State::parse("Match void"), Some(State::Annulled));
        assert_eq!(State::parse("annulé"), Some(State::Cancelled));
        assert_eq!(State::parse(""), None);
        assert_eq!(State::parse(&"void".repeat(1_000)), None);
    }
}
