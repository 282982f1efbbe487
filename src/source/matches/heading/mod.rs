//! What stands above matches, understood: which round it is, which leg or replay, and whether it is a round at all or a
//! group or a league. Here a heading is parted, and its parts are put together again; what a part says, in any language, is
//! `vocabulary`'s to know.

mod vocabulary;

use self::vocabulary::{Part, is_play_off, leg, part};
use super::Heading;

pub(super) use self::vocabulary::number;
pub(in crate::source) use self::vocabulary::words;

/// How much of a heading is looked at, in characters.
const MOST: usize = 1_000;

/// The longest heading that is looked at word by word, in bytes.
const LONGEST: usize = 100;

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source::matches) struct Meaning {
    /// A part of the competition beside others, in which rounds of the same name are played: "Western Conference".
    pub zone: Option<String>,
    /// The round as the source calls it, without zone, leg or replay: "Round of 16", "Qualifying, Round 1".
    pub round: String,
    /// What is played in it.
    pub kind: Kind,
    /// The leg, counted from 1, where the source says so.
    pub leg: Option<u8>,
    /// Whether its matches are replays of others.
    pub replay: bool,
    /// The part that the round stands in, where its name alone is not all: "Spring Play-offs" of "Spring Play-offs, Final".
    pub within: Option<String>,
}

/// What is played under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::source::matches) enum Kind {
    /// Matches of a group or a league: no ties.
    League,
    /// Another competition that happens to stand in the same source, such as a super cup.
    Elsewhere,
    /// Ties before the competition proper.
    Qualifying,
    /// A round that is known by its number, or by its name alone.
    Round,
    /// The round in which so many clubs are left: 16, 32, 64 ...
    Of(u16),
    /// Eight clubs are left.
    QuarterFinal,
    /// Four are.
    SemiFinal,
    /// For the third place, or for the fifth and so on.
    Placing,
    /// The last tie.
    Final,
    /// The source uses a word that is not known here, or none: matches will have to tell.
    Unknown,
}

impl Meaning {
    pub fn of(heading: &Heading) -> Meaning {
        let stage = heading.stage.as_deref().unwrap_or_default();
        let mut meaning =
            Meaning { zone: None, round: String::new(), kind: Kind::Unknown, leg: None, replay: false, within: None };
        let mut matchday = None;
        let mut names: Vec<&str> = Vec::new();
        let mut around: Vec<&str> = Vec::new();
        for text in parts(stage).chain(parts(&heading.round)) {
            match part(text) {
                Part::Leg(leg) => meaning.leg = Some(leg),
                Part::Replay => meaning.replay = true,
                Part::Matchday(day) => matchday = Some(day),
                Part::Zone if meaning.zone.is_none() => meaning.zone = Some(text.to_owned()),
                Part::Zone | Part::Around => around.push(text),
                // Beside a round that is known, a play-off is one more match of its ties.
                Part::Kind(Kind::Round) if ties_of(meaning.kind).is_some() && is_play_off(text) => {
                    meaning.replay = true
                }
                Part::Kind(kind) => {
                    meaning.kind = meaning.kind.or(kind);
                    // A stage that is named again with each of its rounds is told once.
                    if !names.contains(&text) {
                        names.push(text);
                    }
                }
            }
        }
        let leg = heading.leg.as_deref().and_then(leg_of);
        meaning.leg = leg.or(meaning.leg);
        // The rounds of a group are days of matches, whatever they are called.
        if heading.group.is_some() && matches!(meaning.kind, Kind::Unknown | Kind::Round) {
            meaning.kind = Kind::League;
        }
        if let Some(day) = matchday {
            if names.is_empty() && around.is_empty() {
                meaning.kind = Kind::League;
            } else if meaning.kind != Kind::League {
                meaning.leg = meaning.leg.or(Some(day));
            }
        }
        if names.is_empty() {
            // Nothing more is said than what holds it all.
            names.append(&mut around);
        }
        meaning.within = names.split_last().map(|(_, within)| within.join(", ")).filter(|within| !within.is_empty());
        meaning.round = names.join(", ");
        if meaning.round.is_empty() {
            // A zone whose ties have no round of their own.
            meaning.round = meaning.zone.take().unwrap_or_default();
        }
        meaning
    }
}

impl Kind {
    /// What two parts of a heading come to together: "Qualifying, Round 1", "Group A, Final round", "Finals, Final".
    fn or(self, other: Kind) -> Kind {
        match (self, other) {
            (Kind::Elsewhere, _) | (_, Kind::Elsewhere) => Kind::Elsewhere,
            (Kind::League, Kind::Unknown | Kind::Round) | (_, Kind::League) => Kind::League,
            // Even the last rounds of what comes before the competition are none of its own.
            (Kind::Qualifying, _) | (_, Kind::Qualifying) => Kind::Qualifying,
            (known, Kind::Unknown) => known,
            (_, known) => known,
        }
    }
}

/// The parts of a heading: "Finals, Quarter-finals - 1st Leg" has three.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let set_off = [" - ", " – ", " — ", " | ", ", ", ": ", ","];
    // Of a text that goes on and on, the rest is no heading either.
    let mut rest = text.char_indices().nth(MOST).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    std::iter::from_fn(move || {
        if rest.trim().is_empty() {
            return None;
        }
        let cut = set_off.iter().filter_map(|mark| Some((rest.find(mark)?, mark.len()))).min();
        let (part, after) = match cut {
            Some((at, length)) => (&rest[..at], &rest[at + length..]),
            None => (rest, ""),
        };
        rest = after;
        Some(part.trim())
    })
    .flat_map(|text| tail(text).map_or([text, ""], |at| [&text[..at], &text[at..]]))
    .map(without_brackets)
    .filter(|part| !part.is_empty())
}

/// A part of a heading without brackets around it, or those that its end was cut off from.
fn without_brackets(part: &str) -> &str {
    let part = part.trim();
    let inner = part.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let is_whole = part.matches('(').count() == part.matches(')').count();
    if is_whole { inner.unwrap_or(part) } else { part.trim_matches(['(', ')']) }.trim()
}

/// Where the leg or the replay begins in "Semi-final 1st leg" and "4th Round Replays".
fn tail(text: &str) -> Option<usize> {
    let starts = text.char_indices().filter(|(at, _)| text[..*at].ends_with([' ', '(']));
    let is_tail = |at: &usize| is_leg_or_replay(&text[*at..]);
    if is_leg_or_replay(text) {
        return None;
    }
    // Of a long text no word is looked at: it is no heading that anybody has written.
    let mut starts = starts.map(|(at, _)| at).filter(|_| text.len() < LONGEST);
    starts.find(is_tail)
}

/// Whether a text is a leg or a replay, and no round.
pub(in crate::source) fn is_leg_or_replay(text: &str) -> bool {
    matches!(part(text), Part::Leg(_) | Part::Replay)
}

fn leg_of(text: &str) -> Option<u8> {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    leg(&words).or_else(|| number(words.first()?))
}

/// How many ties a round has, where its name says so.
pub(in crate::source::matches) fn ties_of(kind: Kind) -> Option<usize> {
    match kind {
        Kind::Of(left) => Some(usize::from(left / 2)),
        Kind::QuarterFinal => Some(4),
        Kind::SemiFinal => Some(2),
        Kind::Final => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(round: &str) -> Meaning {
        Meaning::of(&Heading { round: round.to_owned(), ..Heading::default() })
    }

    #[test]
    fn headings_in_every_language_mean_what_they_say() {
        let kinds = [
            (Kind::Final, &["Final", "Finale", "Endspiel", "Grand Final", "Finals, Final", "FINAL"][..]),
            (Kind::SemiFinal, &["Semi-finals", "Semifinals", "Semifinal", "Halbfinale", "Semi-finais", "1/2 Finals"]),
            (Kind::QuarterFinal, &["Quarter-final", "Quarterfinals", "Viertelfinale", "Cuartos de final", "1/4 Final"]),
            (Kind::SemiFinal, &["Semis", "Last Four", "Minor Semifinals", "Eastern Conference semifinals"]),
            (Kind::QuarterFinal, &["Quarters", "Last 8", "Last Eight", "Quarter finals - Cuartos de final"]),
            (Kind::Of(16), &["Round of 16", "Achtelfinale", "Oitavas de final", "1/8 Finals", "Finals, Round of 16"]),
            (Kind::Of(16), &["8th finals", "Eight-finals", "Eightfinals", "Round of 16 - Octavos de Final"]),
            (Kind::Of(32), &["Round of 32", "Sechzehntelfinale", "1/16 Finals", "16th finals", "16 avos de final"]),
            (Kind::Of(64), &["Round of 64 - 32 avos de final", "32vos de final"]),
            (
                Kind::Placing,
                &["Third place play-off", "Match for third place", "Third-place match", "Spiel um Platz 3"],
            ),
            (
                Kind::Round,
                &["Round 1", "3rd Round", "1. Runde", "Playoffs", "Play-off", "Fourth Round", "Wildcard Round"],
            ),
            (
                Kind::Qualifying,
                &[
                    "Preliminary round",
                    "Qualifying, Round 1",
                    "Qual. Round 2",
                    "First qualifying round",
                    "Preliminary Semifinals",
                    "Preliminary Round, Final",
                ],
            ),
            (
                Kind::League,
                &["Group A", "Gruppe 3", "Group, Matchday 1 of 6", "League, Matchday 3", "Matchday 5", "Grupo 8"],
            ),
            (Kind::Elsewhere, &["Super Cup Final", "Supercopa"]),
        ];
        for (kind, texts) in kinds {
            for text in texts {
                assert_eq!(meaning(text).kind, kind, "{text}");
            }
        }
    }

    #[test]
    fn legs_and_replays_are_no_rounds_of_their_own() {
        let texts = [
            ("Quarter-finals - 1st Leg", "Quarter-finals", Some(1), false),
            ("Semi-Final, Leg 2 of 2", "Semi-Final", Some(2), false),
            ("Playoffs, Matchday 2", "Playoffs", Some(2), false),
            ("Viertelfinale, Hinspiele", "Viertelfinale", Some(1), false),
            ("Cuartos de Final, Vuelta", "Cuartos de Final", Some(2), false),
            ("Round 4, Replays", "Round 4", None, true),
            ("Final, 2nd Replay", "Final", None, true),
            ("4th Round Replays", "4th Round", None, true),
            ("Round 1 Replays", "Round 1", None, true),
            ("Final - Play-off", "Final", None, true),
            ("Playoffs, Final", "Playoffs, Final", None, false),
            ("Round 4 2nd Replays", "Round 4", None, true),
            ("Semi-final (2nd leg)", "Semi-final", Some(2), false),
            ("Semi-final, Second leg replay", "Semi-final", Some(2), true),
            ("Quarter-finals (no extra time)", "Quarter-finals (no extra time)", None, false),
            ("Round 2", "Round 2", None, false),
            ("Finals, Semifinals", "Semifinals", None, false),
            ("Qualifying, Round 3", "Qualifying, Round 3", None, false),
        ];
        for (text, round, leg, replay) in texts {
            let meaning = meaning(text);
            assert_eq!((meaning.round.as_str(), meaning.leg, meaning.replay), (round, leg, replay), "{text}");
        }
    }

    #[test]
    fn zones_stand_beside_rounds() {
        let of = meaning("Eastern Conference, Round One - Match 3");
        assert_eq!((of.zone.as_deref(), of.round.as_str(), of.leg), (Some("Eastern Conference"), "Round One", Some(3)));
        let of = meaning("Europe (UEFA), Pathway 2, Semi-final");
        assert_eq!((of.zone.as_deref(), of.round.as_str()), (Some("Pathway 2"), "Europe (UEFA), Semi-final"));
        let alone = meaning("Northern Zone");
        assert_eq!((alone.zone, alone.round.as_str()), (None, "Northern Zone"));
        let stage =
            Heading { stage: Some("West Region".to_owned()), round: "Matchday 1".to_owned(), ..Heading::default() };
        assert_eq!(Meaning::of(&stage).kind, Kind::League);
    }
}
