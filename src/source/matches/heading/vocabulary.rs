//! The words that sources use above matches, in the languages that are met: for rounds, legs, replays, matchdays, groups and
//! zones, and for numbers.

use std::borrow::Cow;

use super::Kind;

/// What one part of a heading is.
pub(super) enum Part {
    Kind(Kind),
    Leg(u8),
    Replay,
    /// A matchday: a leg where a round of ties is named, too, and of a league where none is.
    Matchday(u8),
    Zone,
    /// What holds several rounds, and says nothing where one of them is named, too: "Finals", "Knock-out stage".
    Around,
}

/// The words of a text without accents or case.
pub(in crate::source) fn words(text: &str) -> Vec<String> {
    let plain = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(deunicode::deunicode(text)) };
    let plain = plain.to_ascii_lowercase();
    plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What a part of a heading is.
pub(super) fn part(text: &str) -> Part {
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
pub(in crate::source::matches) fn number(word: &str) -> Option<u8> {
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
pub(super) fn is_play_off(text: &str) -> bool {
    matches!(words(text).join("").as_str(), "playoff" | "playoffmatch" | "playoffs")
}

/// "2nd" or "second", and not "2".
fn is_ordinal(word: &str) -> bool {
    number(word).is_some() && !word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "1st leg", "Leg 1 of 2", "Match 2", "Hinspiele", "ida".
pub(super) fn leg(words: &[&str]) -> Option<u8> {
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

fn of(left: u16) -> Kind {
    match left {
        8 => Kind::QuarterFinal,
        4 => Kind::SemiFinal,
        2 => Kind::Final,
        _ => Kind::Of(left),
    }
}
