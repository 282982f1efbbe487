//! The words that a line is known by, in the languages in which people keep such files: weekdays, months, and whatever a
//! round may be called. What a round's name means is left to `matches`.

use std::sync::LazyLock;

use jiff::civil::Weekday;

/// Names of the weekdays, Monday first: English, German, Spanish, Portuguese, French, Italian.
const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Monday, &["mon", "monday", "mo", "montag", "lun", "lunes", "lundi", "lunedì", "seg", "segunda"]),
    (
        Weekday::Tuesday,
        &["tue", "tuesday", "tues", "tu", "di", "dienstag", "mar", "martes", "mardi", "martedì", "ter", "terça"],
    ),
    (
        Weekday::Wednesday,
        &[
            "wed",
            "wednesday",
            "we",
            "mi",
            "mittwoch",
            "mié",
            "mie",
            "miércoles",
            "mercredi",
            "mer",
            "mercoledì",
            "qua",
            "quarta",
        ],
    ),
    (
        Weekday::Thursday,
        &[
            "thu",
            "thursday",
            "thurs",
            "thur",
            "th",
            "do",
            "donnerstag",
            "jue",
            "jueves",
            "jeu",
            "jeudi",
            "gio",
            "giovedì",
            "qui",
            "quinta",
        ],
    ),
    (
        Weekday::Friday,
        &["fri", "friday", "fr", "freitag", "vie", "viernes", "ven", "vendredi", "venerdì", "sex", "sexta"],
    ),
    (
        Weekday::Saturday,
        &["sat", "saturday", "sa", "samstag", "sonnabend", "sáb", "sab", "sábado", "sam", "samedi", "sabato"],
    ),
    (Weekday::Sunday, &["sun", "sunday", "su", "so", "sonntag", "dom", "domingo", "dim", "dimanche", "domenica"]),
];

/// Names of the months, January first, in the same languages.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar", "jänner", "jän", "ene", "enero", "janeiro", "janvier", "gen", "gennaio"],
    &["feb", "february", "februar", "febrero", "fev", "fevereiro", "février", "fév", "febbraio"],
    &["mar", "march", "mär", "märz", "marzo", "março", "mars", "mrz"],
    &["apr", "april", "abr", "abril", "avril", "avr", "aprile"],
    &["may", "mai", "mayo", "maio", "maggio", "mag"],
    &["jun", "june", "juni", "junio", "junho", "juin", "giu", "giugno"],
    &["jul", "july", "juli", "julio", "julho", "juillet", "juil", "lug", "luglio"],
    &["aug", "august", "ago", "agosto", "août", "aout"],
    &["sep", "sept", "september", "septiembre", "set", "setembro", "septembre", "settembre"],
    &["oct", "october", "okt", "oktober", "octubre", "out", "outubro", "octobre", "ott", "ottobre"],
    &["nov", "november", "noviembre", "novembro", "novembre"],
    &["dec", "december", "dez", "dezember", "dic", "diciembre", "dezembro", "décembre", "déc", "dicembre"],
];

/// Words that are a round, a group or a part of a competition, in small letters; with a `*`, whatever begins so.
const ROUNDS: &str = "\
    week* division* round* rounds matchday* matchweek final* finale* finals semi* quarter* eighth* replay* playoff* play play-off* \
    play-in* playin* qualif* qual quali preliminar* prelim group* league stage phase knockout knock leg legs \
    third-place* zone region conference section wildcard decider* repechage bronze consolation intermediate runde \
    vorrunde hauptrunde qualifikation* achtel* viertel* sechzehntel* sechszehntel* halbfinal* spieltag gruppe* \
    gruppenphase hinspiel* rückspiel* wiederholung* endspiel spiel entscheidung* zwischenrunde endrunde relegation \
    aufstieg* ronda fase grupo grupos jornada cuartos octavos dieciseisavos treintaidosavos dieciseiavos semifinal* \
    ida vuelta eliminatoria* previa clasificaci* desempate repechaje partido rodada turno oitavas* quartas* dezesseis* \
    trinta* semi-finais semi-final* finais volta eliminat* tour tours journée groupe huitième* quarts demi* \
    seizième* trente* barrage* aller retour poule giornata girone ottavi quarti sedicesimi trentaduesimi semifinali \
    andata ritorno spareggi* preliminari kolo runda omgång* kvart* åttondel* osmi* čtvrt* finaal halve kwart* \
    achtste place platz lugar puesto posto";

/// Words that stand beside those in a round's name, and are none by themselves.
const BESIDE: &str = "\
    first second third fourth fifth sixth seventh eighth ninth tenth extra last one two three four five six seven \
    eight sixteen east* west* north* south* central championship main draw path champions proper of the for and n in \
    to match game out off offs ins leg cup super days day home away i ii iii iv v vi vii viii der die das um den \
    dritten ersten zweite dritte erste vierte fünfte de del la el los por tercer tercero primera segunda tercera \
    primer segundo primeira terceira terceiro quarta disputa do da final le les pour troisième premier deuxième \
    finale di per terzo primo secondo quarto a b c d e f g h j k l hex 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th \
    12th 13th 14th 1er 2do 3er 1ra 2da 3ra";

/// Words in small letters, each with its meaning, by their first byte: every line is held against them.
struct Known<T> {
    by_first_byte: Vec<Vec<(&'static str, T)>>,
}

static KNOWN_WEEKDAYS: LazyLock<Known<Weekday>> =
    LazyLock::new(|| Known::new(WEEKDAYS.iter().flat_map(|(day, names)| names.iter().map(|name| (*name, *day)))));
static KNOWN_MONTHS: LazyLock<Known<i8>> = LazyLock::new(|| {
    Known::new((1..).zip(MONTHS).flat_map(|(month, names)| names.iter().map(move |name| (*name, month))))
});
static KNOWN_ROUNDS: LazyLock<Known<Match>> = LazyLock::new(|| Known::new(matches(ROUNDS)));
static KNOWN_BESIDE: LazyLock<Known<Match>> = LazyLock::new(|| Known::new(matches(BESIDE)));

/// How much of a word has to be like the known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    Whole,
    Beginning,
}

/// The words of a list.
fn matches(list: &'static str) -> impl Iterator<Item = (&'static str, Match)> {
    list.split_whitespace().map(|word| match word.strip_suffix('*') {
        Some(beginning) => (beginning, Match::Beginning),
        None => (word, Match::Whole),
    })
}

impl<T: Copy> Known<T> {
    fn new(words: impl Iterator<Item = (&'static str, T)>) -> Known<T> {
        let mut by_first_byte = vec![Vec::new(); 256];
        for (word, meaning) in words {
            by_first_byte[usize::from(word.as_bytes()[0])].push((word, meaning));
        }
        Known { by_first_byte }
    }

    /// The words that begin like a word.
    fn beginning_like(&self, word: &str) -> &[(&'static str, T)] {
        let first = word.bytes().next().map_or(0, |byte| byte.to_ascii_lowercase());
        &self.by_first_byte[usize::from(first)]
    }

    /// What a word means.
    fn meaning(&self, word: &str) -> Option<T> {
        let is = |(known, _): &&(&str, T)| known.eq_ignore_ascii_case(word);
        self.beginning_like(word).iter().find(is).map(|(_, meaning)| *meaning)
    }
}

impl Known<Match> {
    /// Whether a word is one of the list.
    fn has(&self, word: &str) -> bool {
        self.beginning_like(word).iter().any(|(known, how)| match how {
            Match::Whole => known.eq_ignore_ascii_case(word),
            Match::Beginning => word.get(..known.len()).is_some_and(|part| known.eq_ignore_ascii_case(part)),
        })
    }
}

/// The weekday of a name.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let word = word.trim_end_matches(['.', ',']);
    KNOWN_WEEKDAYS.meaning(word.strip_suffix("-feira").unwrap_or(word))
}

/// The number of a month, from 1.
pub(super) fn month(word: &str) -> Option<i8> {
    KNOWN_MONTHS.meaning(word.trim_end_matches(['.', ',']))
}

/// Whether every word of a text may stand in the name of a round, and one of them is one: it can be nothing else then.
pub(super) fn is_round(text: &str) -> bool {
    let mut named = false;
    for word in words(text) {
        let names = KNOWN_ROUNDS.has(word);
        named |= names;
        if !names && !word.bytes().all(|byte| byte.is_ascii_digit()) && !KNOWN_BESIDE.has(word) {
            return false;
        }
    }
    named
}

/// Whether a word of a text is one of a round.
pub(super) fn tells_of_a_round(text: &str) -> bool {
    words(text).any(|word| KNOWN_ROUNDS.has(word))
}

/// Whether a text begins with how many finals a round consists of, and not with a day: "1/8 Finals".
pub(super) fn is_part_of_final(text: &str) -> bool {
    let Some((parts, rest)) = text.split_once(' ') else { return false };
    let is_part =
        parts.strip_prefix("1/").and_then(|parts| parts.parse::<u16>().ok()).is_some_and(u16::is_power_of_two);
    is_part && rest.split_whitespace().take(2).any(|word| word.to_lowercase().starts_with("final"))
}

/// The words of a text, hyphens within them kept.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let between = |c: char| !(c.is_alphanumeric() || c == '-');
    text.split(between).map(|word| word.trim_matches('-')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_are_known_by_their_names() {
        assert_eq!(weekday("Mi"), Some(Weekday::Wednesday));
        assert_eq!(weekday("Terça-feira"), Some(Weekday::Tuesday));
        assert_eq!(weekday("Sáb."), Some(Weekday::Saturday));
        assert_eq!(month("März"), Some(3));
        assert_eq!(month("Set"), Some(9));
        assert_eq!((weekday("Mayor"), month("Mayor"), month("M")), (None, None, None));
    }

    #[test]
    fn rounds_are_known_by_their_words() {
        for text in [
            "Round of 16",
            "1st Round Replays",
            "Quarter-finals - 1st Leg",
            "1/8 Finals",
            "2. Runde / Hinspiele",
            "Viertelfinale",
            "Sechzehntelfinale",
            "Semi-finais",
            "Oitavas de final",
            "Cuartos de Final, Ida",
            "Spiel um Platz 3",
            "Group A",
            "Match for third place",
            "Eastern Conference, Round One - Match 1",
            "Last 16, Play-offs",
            "Quartas-de-finais",
            "Primeira fase",
            "FINAL",
            "Third-place play-off",
        ] {
            assert!(is_round(text), "{text}");
        }
        for text in ["Anchor - Dory", "1. FC Round", "Final Town", "Group", "", "16", "Leg 1 v Harbour"] {
            assert_eq!(is_round(text), text == "Group", "{text}");
        }
        for (text, is_part) in
            [("1/8 Finals", true), ("1/16 de final", true), ("1/8 Anchor", false), ("1/7 Finals", false)]
        {
            assert_eq!(is_part_of_final(text), is_part, "{text}");
        }
        assert!(tells_of_a_round("Harbour Trophy Final"));
        assert!(!tells_of_a_round("Harbour Trophy"));
    }
}
