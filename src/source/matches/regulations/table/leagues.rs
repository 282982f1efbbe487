//! Leagues that are won in play-offs.

use super::super::Role;
use super::{Competition, FINAL, Fact, LAST_EIGHT, NOW, Of, Rounds, fact, only};

pub(super) const ALL: &[Competition] = &[
    Competition {
        titles: &[
            only(&["major", "league", "soccer"], &["mls", "cup", "usa"]),
            only(&["mls"], &["cup", "usa", "major", "league"]),
        ],
        of: Of::Clubs,
        over_two_years: false,
        facts: &[MLS],
    },
    Competition {
        titles: &[only(
            &["liga", "mx"],
            &["mexico", "mexican", "bbva", "bancomer", "liguilla", "apertura", "clausura"],
        )],
        of: Of::Clubs,
        over_two_years: true,
        facts: &[LIGA_MX],
    },
];

const MLS_RULES: &str = "MLS, competition guidelines, by season; RSSSF, USA, results";
const MLS: &[Fact] = &[
    fact(2004..=2013, Rounds::All, "mls-2004", "MLS, 2004 to 2013", MLS_RULES),
    fact(2014..=2018, Rounds::All, "mls-2014", "MLS, 2014 to 2018", MLS_RULES),
    fact(2005..=2022, Rounds::All, "one-match", "MLS, one match, from 2005", MLS_RULES),
    fact(2023..=NOW, LAST_EIGHT, "one-match", "MLS, conference semi-finals and later, from 2023", MLS_RULES),
];

const LIGUILLA: Rounds = Rounds::Of(&[Role::QuarterFinal, Role::SemiFinal]);
const LIGA: &str = "Liga MX, Reglamento de Competencia, by season; Goal, Gol de visitante en la liguilla, 2020";
const LIGA_MX: &[Fact] = &[
    fact(2010..=2011, LIGUILLA, "liga-mx-2021", "Liga MX, liguilla, to 2011-12", LIGA),
    fact(2012..=2020, LIGUILLA, "liga-mx-2012", "Liga MX, liguilla, 2012-13 to 2020-21", LIGA),
    fact(2021..=NOW, LIGUILLA, "liga-mx-2021", "Liga MX, liguilla, from 2021-22", LIGA),
    fact(2010..=NOW, FINAL, "uefa-2021", "Liga MX, finals", LIGA),
];
