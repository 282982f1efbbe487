//! The club competitions of UEFA.

use super::super::Role;
use super::{Competition, FINAL, Fact, NOW, Of, Rounds, any, fact, only};

pub(super) const ALL: &[Competition] = &[
    Competition {
        titles: &[
            only(&["champions", "league"], &["uefa", "european", "europe"]),
            only(&["european", "cup"], &["uefa", "champion", "champions", "clubs", "club"]),
            only(&["champions", "cup", "european"], &["uefa", "clubs", "club"]),
        ],
        of: Of::Clubs,
        over_two_years: true,
        facts: &[EUROPEAN_CUP, GOLDEN_GOAL, CLUBS],
    },
    Competition {
        titles: &[only(&["europa", "league"], &["uefa"]), only(&["uefa", "cup"], &[])],
        of: Of::Clubs,
        over_two_years: true,
        facts: &[GOLDEN_GOAL, CLUBS],
    },
    Competition {
        titles: &[only(&["conference", "league"], &["uefa", "europa"])],
        of: Of::Clubs,
        over_two_years: true,
        facts: &[CLUBS],
    },
    Competition {
        titles: &[only(&["cup", "winners"], &["uefa", "european", "europe", "cups"]), any(&["ecwc"], &[])],
        of: Of::Clubs,
        over_two_years: true,
        facts: &[CUP_WINNERS_CUP, CLUBS],
    },
];

const RESULTS: &str = "RSSSF, European cups, results and remarks by season";
const ABOLISHED: &str = "UEFA, abolition of the away goals rule in all UEFA club competitions, 24 June 2021";

/// What all have had in common.
const CLUBS: &[Fact] = &[
    fact(1970..=2001, Rounds::All, "uefa-1970", "UEFA club competitions, 1970-71 to 2001-02", ABOLISHED),
    fact(2002..=2003, Rounds::All, "uefa-2002-silver", "UEFA club competitions, 2002-03 and 2003-04", RESULTS),
    fact(2004..=2020, Rounds::All, "uefa-1970", "UEFA club competitions, 2004-05 to 2020-21", ABOLISHED),
    fact(2021..=NOW, Rounds::All, "uefa-2021", "UEFA club competitions, from 2021-22", ABOLISHED),
    fact(1979..=1994, FINAL, "one-match", "UEFA finals, 1979-80 to 1994-95", RESULTS),
    fact(2002..=2003, FINAL, "one-match-silver-goal", "UEFA finals, 2002-03 and 2003-04", RESULTS),
    // Besides finals these are qualifying rounds in one place, and most rounds of summer 2020.
    fact(2004..=NOW, Rounds::All, "one-match", "UEFA club competitions, one match, from 2004-05", RESULTS),
];

const EUROPEAN_CUP: &[Fact] = &[
    fact(1955..=1966, Rounds::All, "uefa-1955", "European Cup, to 1966-67", RESULTS),
    fact(
        1967..=1967,
        Rounds::Of(&[Role::Round(1)]),
        "european-cup-1967",
        "European Cup, first round 1967-68, first two rounds 1968-69",
        RESULTS,
    ),
    fact(
        1968..=1968,
        Rounds::Of(&[Role::Round(1), Role::Round(2), Role::RoundOf(16)]),
        "european-cup-1967",
        "European Cup, first round 1967-68, first two rounds 1968-69",
        RESULTS,
    ),
    fact(
        1967..=1967,
        Rounds::Of(&[Role::Round(2), Role::RoundOf(16), Role::QuarterFinal, Role::SemiFinal]),
        "uefa-1955",
        "European Cup, later rounds, to 1968-69",
        RESULTS,
    ),
    fact(
        1968..=1968,
        Rounds::Of(&[Role::QuarterFinal, Role::SemiFinal]),
        "uefa-1955",
        "European Cup, later rounds, to 1968-69",
        RESULTS,
    ),
    fact(1969..=1969, Rounds::All, "uefa-1969", "UEFA club competitions, 1969-70", RESULTS),
    // The final of 1974 was replayed.
    fact(1955..=1973, FINAL, "fa-cup-finals", "European Cup finals, to 1973-74", RESULTS),
];

const CUP_WINNERS_CUP: &[Fact] = &[
    fact(1960..=1964, Rounds::BeforeFinal, "uefa-1955", "UEFA, to 1964-65", RESULTS),
    fact(1969..=1969, Rounds::All, "uefa-1969", "UEFA club competitions, 1969-70", RESULTS),
    // Those of 1962 and 1971 were replayed.
    fact(1961..=1973, FINAL, "fa-cup-finals", "Cup Winners’ Cup finals, to 1973-74", RESULTS),
];

/// Liverpool won the UEFA Cup by one.
const GOLDEN_GOAL: &[Fact] = &[fact(
    2000..=2001,
    FINAL,
    "one-match-golden-goal",
    "UEFA finals, 2000-01 and 2001-02",
    "UEFA, The golden goal, May 2002",
)];
