//! The cups of other associations of Europe.

use super::super::title::Title;
use super::{Competition, FINAL, Fact, NOW, Of, Rounds, SEMI_FINALS, any, fact, only};

pub(super) const ALL: &[Competition] = &[
    of_europe(
        &[
            any(&["dfb", "pokal"], &[]),
            any(&["dfb", "cup"], &[]),
            any(&["dfb", "vereinspokal"], &[]),
            any(&["dfbpokal"], &[]),
        ],
        &[DFB],
    ),
    of_europe(&[any(&["ofb", "cup"], &[]), any(&["oefb", "cup"], &[]), only(&["austrian", "cup"], &[])], &[OFB]),
    of_europe(
        &[any(&["coppa", "italia"], &["serie", "c", "d", "dilettanti", "lega", "pro", "semiprofessionisti"])],
        &[ITALIA],
    ),
    of_europe(&[any(&["copa", "del", "rey"], &[])], &[DEL_REY]),
    of_europe(&[any(&["taca", "portugal"], &["liga"])], &[PORTUGAL]),
    of_europe(&[any(&["coupe", "france"], &["ligue"])], &[FRANCE]),
    of_europe(&[any(&["knvb", "beker"], &[]), any(&["knvb", "cup"], &[])], &[KNVB]),
];

const fn of_europe(titles: &'static [Title], facts: &'static [&'static [Fact]]) -> Competition {
    Competition { titles, of: Of::Clubs, over_two_years: true, facts }
}

const DFB: &[Fact] = &[fact(
    1991..=NOW,
    Rounds::All,
    "one-match",
    "DFB-Pokal, from 1991-92",
    "DFB, Durchführungsbestimmungen zum DFB-Vereinspokal; RSSSF, Germany, cup results",
)];

const OFB: &[Fact] = &[fact(
    2000..=NOW,
    Rounds::All,
    "one-match",
    "ÖFB-Cup, from 2000-01",
    "ÖFB, Durchführungsbestimmungen zum ÖFB-Cup; RSSSF, Austria, cup results",
)];

const LEGA: &str = "Lega Serie A, Regolamento della Coppa Italia, by season";
const ITALIA: &[Fact] = &[
    fact(2007..=2018, Rounds::All, "uefa-1970", "Coppa Italia, 2007-08 to 2018-19", LEGA),
    fact(
        2019..=2019,
        SEMI_FINALS,
        "caf",
        "Coppa Italia, semi-finals, 2019-20",
        "Lega Serie A, no extra time in semi-finals and final of 2019-20",
    ),
    fact(
        2019..=2019,
        FINAL,
        "one-match-penalties",
        "Coppa Italia, final, 2019-20",
        "Lega Serie A, no extra time in semi-finals and final of 2019-20",
    ),
    fact(
        2020..=2021,
        SEMI_FINALS,
        "uefa-1970",
        "Coppa Italia, semi-finals, 2020-21 and 2021-22",
        "Goal, Juventus-Inter, i goal fuori casa valgono doppio?, April 2023",
    ),
    fact(
        2022..=NOW,
        SEMI_FINALS,
        "uefa-2021",
        "Coppa Italia, semi-finals, from 2022-23",
        "Goal, Juventus-Inter, i goal fuori casa valgono doppio?, April 2023",
    ),
    fact(2007..=2023, Rounds::All, "one-match", "Coppa Italia, one match, 2007-08 to 2023-24", LEGA),
    fact(
        2024..=NOW,
        Rounds::BeforeFinal,
        "one-match-penalties",
        "Coppa Italia, to the quarter-finals, from 2024-25",
        "Corriere dello Sport, Coppa Italia 2024-25 cambia il regolamento, 29 May 2024",
    ),
    fact(
        2024..=NOW,
        FINAL,
        "one-match",
        "Coppa Italia, finals, from 2024-25",
        "Corriere dello Sport, Coppa Italia 2024-25 cambia il regolamento, 29 May 2024",
    ),
];

const RFEF: &str = "RFEF, Normas reguladoras del Campeonato de España/Copa de S.M. el Rey, by season";
const DEL_REY: &[Fact] = &[
    fact(2003..=2018, Rounds::All, "uefa-1970", "Copa del Rey, two legs, to 2018-19", RFEF),
    fact(2019..=2020, SEMI_FINALS, "uefa-1970", "Copa del Rey, semi-finals, 2019-20 and 2020-21", RFEF),
    fact(
        2021..=NOW,
        SEMI_FINALS,
        "uefa-2021",
        "Copa del Rey, semi-finals, from 2021-22",
        "RFEF, Comisión Delegada, no away goals before the semi-finals of 2021-22, February 2022",
    ),
    fact(2003..=NOW, Rounds::All, "one-match", "Copa del Rey, one match", RFEF),
];

const FPF: &str = "FPF, Regulamento da Taça de Portugal, by season; RSSSF, Portugal, cup results";
const PORTUGAL: &[Fact] = &[
    fact(2008..=NOW, Rounds::All, "one-match", "Taça de Portugal, one match, from 2008-09", FPF),
    fact(
        2021..=2021,
        SEMI_FINALS,
        "uefa-1970",
        "Taça de Portugal, semi-finals, 2021-22",
        "FPF, Regulamento da Taça de Portugal 2021-22, artigo 13",
    ),
];

const FFF: &str = "FFF, Comité exécutif, no extra time before the final from 2020-21, 22 June 2020";
const FRANCE: &[Fact] = &[
    fact(2000..=2019, Rounds::All, "one-match", "Coupe de France, to 2019-20", FFF),
    fact(2020..=NOW, Rounds::BeforeFinal, "one-match-penalties", "Coupe de France, from 2020-21, not finals", FFF),
    fact(2020..=NOW, FINAL, "one-match", "Coupe de France, finals, from 2020-21", FFF),
];

const KNVB: &[Fact] = &[fact(
    2006..=2019,
    Rounds::All,
    "one-match",
    "KNVB-beker, 2006-07 to 2019-20",
    "KNVB, Bekerreglement; RSSSF, Netherlands, cup results",
)];
