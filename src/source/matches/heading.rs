//! What stands above matches, understood: which round it is, which leg or replay, and whether it is a round at all or a group
//! or a league. Sources write it in many languages and in many ways; the words that they use are in here, and nothing else is.

use std::borrow::Cow;

use super::Heading;

/// How much of a heading is looked at, in characters.
const MOST: usize = 1_000;

/// The longest heading that is looked at word by word, in bytes.
const LONGEST: usize = 100;

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
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
pub(super) enum Kind {
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

/// What one part of a heading is.
enum Part {
    Kind(Kind),
    Leg(u8),
    Replay,
    /// A matchday: a leg where a round of ties is named, too, and of a league where none is.
    Matchday(u8),
    Zone,
    /// What holds several rounds, and says nothing where one of them is named, too: "Finals", "Knock-out stage".
    Around,
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
            (Kind::League, Kind::Unknown | Kind::Round | Kind::League) => Kind::League,
            (Kind::Unknown | Kind::Round, Kind::League) => Kind::League,
            (_, Kind::League) => Kind::League,
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

/// The words of a text without accents or case.
pub(super) fn words(text: &str) -> Vec<String> {
    let plain = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(deunicode::deunicode(text)) };
    let plain = plain.to_ascii_lowercase();
    plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn part(text: &str) -> Part {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    let begins = |any: &[&str]| words.iter().any(|word| any.iter().any(|beginning| word.starts_with(beginning)));
    if is_replay(&words) {
        return Part::Replay;
    }
    if let Some(leg) = leg(&words) {
        return Part::Leg(leg);
    }
    if has(&["supercup", "supercopa", "supercoppa"]) || (begins(&["super"]) && has(&["cup", "copa", "coupe"])) {
        return Part::Kind(Kind::Elsewhere);
    }
    let qualifying = begins(&["qual", "preliminar"]);
    if let Some(kind) = place(&words).or_else(|| late_round(&words)) {
        return Part::Kind(if qualifying { Kind::Qualifying } else { kind });
    }
    if has(&["zone", "conference", "region", "path", "pathway", "section", "zona", "konferenz", "pfad"])
        && !has(&["group", "league"])
    {
        // The finals of all conferences are a round.
        return if words.last() == Some(&"finals") { Part::Kind(Kind::Round) } else { Part::Zone };
    }
    if let Some(day) = matchday(&words) {
        return Part::Matchday(day);
    }
    if is_league(&words) {
        return Part::Kind(Kind::League);
    }
    if qualifying || begins(&["eliminator", "vorrunde", "voorronde", "intermediate"]) {
        return Part::Kind(Kind::Qualifying);
    }
    let around = ["finals", "knockout", "knockouts", "ko", "endrunde", "finalrunde", "championship", "tournament"];
    let knock_out = words.windows(2).any(|pair| pair == ["knock", "out"]);
    if (has(&around) || knock_out) && !has(&["round", "play", "playoff", "playoffs"]) {
        return Part::Around;
    }
    let round = ["round", "runde", "ronda", "rodada", "fase", "phase", "tour", "turno", "eliminatoria", "hauptrunde"];
    if has(&round)
        || begins(&["playoff", "barrage", "spareggi", "repechage", "wildcard"])
        || has(&["play", "1st", "2nd"])
    {
        return Part::Kind(Kind::Round);
    }
    Part::Kind(Kind::Unknown)
}

/// A number as it is written in a heading: "2", "2nd", "second", "II", "zweite".
pub(super) fn number(word: &str) -> Option<u8> {
    let names: [&[&str]; 9] = [
        &[
            "1", "1st", "first", "one", "i", "erste", "ersten", "primera", "primeira", "prima", "primo", "premier",
            "premiere",
        ],
        &["2", "2nd", "second", "two", "ii", "zweite", "zweiten", "segunda", "seconda", "secondo", "deuxieme"],
        &[
            "3",
            "3rd",
            "third",
            "three",
            "iii",
            "dritte",
            "dritten",
            "tercera",
            "terceira",
            "terzo",
            "terza",
            "troisieme",
        ],
        &["4", "4th", "fourth", "four", "iv", "vierte", "cuarta", "quarta", "quarto", "quatrieme"],
        &["5", "5th", "fifth", "five", "v", "fuenfte", "funfte", "quinta", "quinto", "cinquieme"],
        &["6", "6th", "sixth", "six", "vi", "sechste", "sexta", "sesto", "sixieme"],
        &["7", "7th", "seventh", "seven", "vii"],
        &["8", "8th", "eighth", "eight", "viii"],
        &["9", "9th", "ninth", "nine", "ix"],
    ];
    let known = names.iter().position(|names| names.contains(&word)).map(|index| index as u8 + 1);
    known.or_else(|| word.trim_end_matches(['a', 'o']).parse().ok())
}

/// "Replays", "2nd replay", "Wiederholungsspiele".
fn is_replay(words: &[&str]) -> bool {
    let replay =
        |word: &str| ["replay", "wiederholung", "desempate"].iter().any(|beginning| word.starts_with(beginning));
    match *words {
        [word] => replay(word),
        // A plain number before it is that of the round: “Round 1 Replays”.
        [one, two] => (replay(one) && number(two).is_some()) || (replay(two) && is_ordinal(one)),
        _ => false,
    }
}

/// "Play-off", and nothing more.
fn is_play_off(text: &str) -> bool {
    matches!(words(text).join("").as_str(), "playoff" | "playoffmatch" | "playoffs")
}

/// "2nd" or "second", and not "2".
fn is_ordinal(word: &str) -> bool {
    number(word).is_some() && !word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "1st leg", "Leg 1 of 2", "Match 2", "Hinspiele", "ida".
fn leg(words: &[&str]) -> Option<u8> {
    match words {
        ["hinspiel" | "hinspiele" | "hinrunde" | "ida" | "aller" | "andata"] => Some(1),
        ["ruckspiel" | "ruckspiele" | "rueckspiel" | "rueckspiele" | "vuelta" | "volta" | "retour" | "ritorno"] => {
            Some(2)
        }
        ["partido" | "partidos" | "jogo" | "jogos" | "match", "de", way @ ..] => self::leg(way),
        ["leg" | "legs" | "match" | "game" | "partido", leg, ..] => number(leg),
        [leg, "leg" | "legs" | "match" | "game"] | [leg, "leg", "matches"] => number(leg),
        _ => None,
    }
}

fn leg_of(text: &str) -> Option<u8> {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    leg(&words).or_else(|| number(words.first()?))
}

fn matchday(words: &[&str]) -> Option<u8> {
    match words {
        ["matchday" | "spieltag" | "jornada" | "journee" | "giornata" | "rodada" | "speelronde", day, ..] => {
            number(day)
        }
        [day, "spieltag" | "matchday" | "jornada" | "journee" | "giornata" | "rodada", ..] => number(day),
        ["match", "day", day, ..] => number(day),
        _ => None,
    }
}

fn is_league(words: &[&str]) -> bool {
    let group = [
        "group",
        "groups",
        "gruppe",
        "gruppen",
        "grupo",
        "grupos",
        "groupe",
        "groupes",
        "gironi",
        "girone",
        "pool",
        "poule",
        "gruppenphase",
    ];
    let league = ["league", "liga", "ligaphase"];
    words.iter().any(|word| group.contains(word))
        || matches!(words, ["regular", "season"] | ["final", "round", "robin"] | ["round", "robin"])
        || words.iter().any(|word| league.contains(word)) && words.len() <= 2
        || matches!(words, ["zwischenrunde"])
}

/// A match for a place that is not the first.
fn place(words: &[&str]) -> Option<Kind> {
    let third =
        |word: &&str| number(word).is_some_and(|place| place > 2) || matches!(*word, "tercer" | "terceiro" | "lugar");
    let about = ["place", "platz", "puesto", "lugar", "posto", "placed"];
    let has_place = words.iter().any(|word| about.contains(word));
    let bronze = words.iter().any(|word| ["bronze", "consolation", "bronce"].contains(word));
    (bronze || (has_place && words.iter().any(third))).then_some(Kind::Placing)
}

/// A round by how many are left, in any language that is met.
fn late_round(words: &[&str]) -> Option<Kind> {
    let is_final =
        |word: &str| ["final", "finals", "finale", "finales", "finais", "finali", "endspiel"].contains(&word);
    match *words {
        ["1", "2", last, ..] if is_final(last) => return Some(Kind::SemiFinal),
        ["1", "4", last, ..] if is_final(last) => return Some(Kind::QuarterFinal),
        ["1", part, last, ..] if is_final(last) => {
            return part.parse::<u16>().ok().and_then(|part| part.checked_mul(2)).map(Kind::Of);
        }
        ["round" | "last" | "best" | "letzte", "of" | "the", left, ..] | ["last" | "letzte", left, ..] => {
            return left.parse().ok().or_else(|| number(left).map(u16::from)).map(of);
        }
        // “8th finals” and “16 avos de final” are so many matches.
        ["8th" | "8vos" | "8", last] | ["8", "avos", .., last] | ["eight", last] if is_final(last) => {
            return Some(Kind::Of(16));
        }
        ["16th" | "16vos", last] | ["16vos" | "16avos", .., last] | ["16", "avos", .., last] if is_final(last) => {
            return Some(Kind::Of(32));
        }
        ["32nd", last] | ["32vos" | "32avos", .., last] | ["32", "avos", .., last] if is_final(last) => {
            return Some(Kind::Of(64));
        }
        _ => {}
    }
    let begins = |any: &[&str]| words.iter().any(|word| any.iter().any(|beginning| word.starts_with(beginning)));
    let has_final = words.iter().any(|word| word.contains("final") || word.contains("finais"));
    if begins(&["semi", "halbfinal", "demi", "meias", "halve"]) {
        Some(Kind::SemiFinal)
    } else if begins(&["viertelfinal", "kwartfinal", "quarter", "quarti", "quartos", "kvartfinal"])
        || (begins(&["cuartos", "quarts", "quartas"]) && has_final)
    {
        Some(Kind::QuarterFinal)
    } else if begins(&["achtelfinal", "octavos", "oitavas", "huitieme", "ottavi", "eighth", "eightf"]) {
        Some(Kind::Of(16))
    } else if begins(&["sechzehntel", "dieciseisavos", "seizieme", "sedicesimi", "sixteenth"]) {
        Some(Kind::Of(32))
    } else if begins(&["treintaidosavos", "trentadue", "zweiunddreissigstel"]) {
        Some(Kind::Of(64))
    } else {
        // More than a word beside it, such as “round” or “stage”, is something else.
        let beside = ["the", "grand", "match", "gran", "la"];
        let rest: Vec<&str> = words.iter().copied().filter(|word| !beside.contains(word)).collect();
        match rest[..] {
            ["final" | "finale" | "endspiel"] => Some(Kind::Final),
            _ => None,
        }
    }
}

/// How many ties a round has, where its name says so.
pub(super) fn ties_of(kind: Kind) -> Option<usize> {
    match kind {
        Kind::Of(left) => Some(usize::from(left / 2)),
        Kind::QuarterFinal => Some(4),
        Kind::SemiFinal => Some(2),
        Kind::Final => Some(1),
        _ => None,
    }
}

fn of(left: u16) -> Kind {
    match left {
        8 => Kind::QuarterFinal,
        4 => Kind::SemiFinal,
        2 => Kind::Final,
        _ => Kind::Of(left),
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
