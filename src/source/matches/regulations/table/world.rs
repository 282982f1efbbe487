//! The club competitions of Africa, of Asia and of the world.

use super::super::Role;
use super::{Competition, FINAL, Fact, NOW, Of, Rounds, any, fact, only};

pub(super) const ALL: &[Competition] = &[
    Competition {
        titles: &[
            any(&["caf", "champions", "league"], &[]),
            any(&["caf", "confederation", "cup"], &[]),
            any(&["caf", "confederations", "cup"], &[]),
        ],
        of: Of::Clubs,
        over_two_years: false,
        facts: &[CAF],
    },
    Competition {
        titles: &[any(&["african", "football", "league"], &[])],
        of: Of::Clubs,
        over_two_years: false,
        facts: &[AFRICAN_LEAGUE],
    },
    Competition {
        titles: &[only(&["afc", "champions", "league"], &["elite"])],
        of: Of::Clubs,
        over_two_years: false,
        facts: &[AFC],
    },
    Competition {
        titles: &[only(&["club", "world", "cup"], &["fifa", "toyota"])],
        of: Of::Clubs,
        over_two_years: false,
        facts: &[CLUB_WORLD_CUP],
    },
];

const CAF: &[Fact] = &[
    fact(
        1997..=NOW,
        Rounds::All,
        "caf",
        "CAF club competitions, III.13 and III.14",
        "CAF, regulations of the club competitions, chapter III, articles 13 and 14",
    ),
    fact(
        2019..=2019,
        Rounds::Of(&[Role::SemiFinal, Role::Final]),
        "one-match-penalties",
        "CAF club competitions, one match, 2019-20",
        "CAF club competition regulations 2019-20, as in Wikipedia",
    ),
];

const AFRICAN_LEAGUE: &[Fact] = &[fact(
    2023..=2023,
    Rounds::All,
    "caf",
    "African Football League, 2023",
    "CAF, African Football League regulations 2023",
)];

const AFC: &[Fact] = &[
    fact(
        2014..=2019,
        Rounds::All,
        "concacaf-2008",
        "AFC Champions League, 2014 to 2019",
        "AFC Champions League competition regulations, as in Wikipedia by season",
    ),
    fact(
        2020..=2022,
        Rounds::BeforeFinal,
        "one-match",
        "AFC Champions League, one match, 2020 to 2022",
        "AFC Champions League competition regulations, as in Wikipedia by season",
    ),
    fact(
        2023..=NOW,
        Rounds::All,
        "uefa-2021",
        "AFC Champions League, from 2023-24",
        "AFC, no away goals rule from 2023-24, 1 August 2022",
    ),
];

const CLUB_WORLD_CUP: &[Fact] = &[
    fact(
        2005..=NOW,
        Rounds::Of(&[Role::RoundOf(16), Role::QuarterFinal, Role::SemiFinal]),
        "one-match",
        "Club World Cup, from 2005",
        "FIFA Club World Cup regulations, by season",
    ),
    fact(2005..=NOW, FINAL, "one-match", "Club World Cup, from 2005", "FIFA Club World Cup regulations, by season"),
];
