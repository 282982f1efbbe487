//! The championships of the teams of associations, without their qualifying rounds.

use super::super::Role;
use super::{
    Competition, FINAL, Fact, LAST_EIGHT, LAST_FOUR, LAST_SIXTEEN, NOW, Of, Rounds, SEMI_FINALS, THIRD_PLACE, any,
    fact, only,
};

pub(super) const ALL: &[Competition] = &[
    of_teams(&[only(&["world", "cup"], &["fifa", "wm"])], &[WORLD_CUP]),
    of_teams(
        &[
            only(&["euro"], &["uefa", "european"]),
            only(&["european", "championship"], &["uefa"]),
            only(&["european", "championships"], &["uefa"]),
            only(&["european", "nations", "cup"], &["uefa"]),
        ],
        &[EURO],
    ),
    of_teams(&[only(&["copa", "america"], &["conmebol", "centenario"])], &[COPA_AMERICA]),
    of_teams(
        &[any(&["africa", "cup", "nations"], &[]), any(&["african", "cup", "nations"], &[]), any(&["afcon"], &[])],
        &[AFRICA],
    ),
    of_teams(&[only(&["asian", "cup"], &["afc"])], &[ASIA]),
    of_teams(&[only(&["gold", "cup"], &["concacaf"])], &[GOLD_CUP]),
];

const fn of_teams(titles: &'static [super::Title], facts: &'static [&'static [Fact]]) -> Competition {
    Competition { titles, of: Of::Teams, over_two_years: false, facts }
}

const FIFA: &str = "FIFA World Cup regulations, by season; RSSSF, World Cup, results and remarks";
const WORLD_CUP: &[Fact] = &[
    fact(1934..=1938, Rounds::All, "fa-cup-finals", "World Cup, 1934 and 1938", FIFA),
    fact(
        1962..=1970,
        Rounds::Of(&[Role::QuarterFinal, Role::SemiFinal]),
        "one-match-lots",
        "World Cup, 1962 to 1970, not finals",
        FIFA,
    ),
    fact(1962..=1970, FINAL, "fa-cup-finals", "World Cup finals, 1962 to 1970", FIFA),
    fact(1982..=1982, SEMI_FINALS, "one-match", "World Cup, semi-finals, 1982", FIFA),
    fact(
        1986..=1986,
        Rounds::Of(&[Role::RoundOf(16), Role::QuarterFinal, Role::SemiFinal, Role::ThirdPlace]),
        "one-match",
        "World Cup, 1986, not the final",
        FIFA,
    ),
    fact(1990..=1994, LAST_SIXTEEN, "one-match", "World Cup, 1990 and 1994", FIFA),
    fact(1998..=2002, LAST_SIXTEEN, "one-match-golden-goal", "World Cup, 1998 and 2002", FIFA),
    fact(2006..=NOW, Rounds::All, "one-match", "World Cup, from 2006", FIFA),
    fact(2006..=NOW, THIRD_PLACE, "one-match", "World Cup, from 2006", FIFA),
];

const EUROS: &str =
    "UEFA European Championship regulations, by season; RSSSF, European Championship, results and remarks";
const EURO: &[Fact] = &[
    fact(
        1960..=1964,
        Rounds::Of(&[Role::SemiFinal, Role::ThirdPlace]),
        "one-match-lots",
        "European Nations’ Cup, 1960 and 1964, not finals",
        EUROS,
    ),
    fact(1968..=1968, SEMI_FINALS, "one-match-lots", "European Championship, semi-finals, 1968", EUROS),
    // That of 1968 was replayed.
    fact(1960..=1968, FINAL, "fa-cup-finals", "European Championship finals, 1960 to 1968", EUROS),
    fact(
        1976..=1976,
        Rounds::Of(&[Role::SemiFinal, Role::ThirdPlace, Role::Final]),
        "one-match",
        "European Championship, 1976",
        EUROS,
    ),
    fact(1980..=1980, THIRD_PLACE, "one-match-penalties", "European Championship, third place, 1980", EUROS),
    fact(1984..=1992, LAST_FOUR, "one-match", "European Championship, 1984 to 1992", EUROS),
    fact(1996..=2000, LAST_EIGHT, "one-match-golden-goal", "European Championship, 1996 and 2000", EUROS),
    fact(2004..=2004, LAST_EIGHT, "one-match-silver-goal", "European Championship, 2004", EUROS),
    fact(2008..=NOW, Rounds::All, "one-match", "European Championship, from 2008", EUROS),
];

const COPA: &str = "CONMEBOL, Copa América regulations, by season; RSSSF, results and remarks";
const BEFORE_FINAL: Rounds = Rounds::Of(&[Role::QuarterFinal, Role::SemiFinal, Role::ThirdPlace]);
const COPA_AMERICA: &[Fact] = &[
    fact(1993..=2007, BEFORE_FINAL, "one-match-penalties", "Copa América, 1993 to 2007", COPA),
    fact(1993..=2007, FINAL, "one-match-penalties", "Copa América, 1993 to 2007", COPA),
    fact(2011..=2011, LAST_EIGHT, "one-match", "Copa América, 2011", COPA),
    fact(2011..=2011, THIRD_PLACE, "one-match", "Copa América, 2011", COPA),
    fact(2015..=2024, BEFORE_FINAL, "one-match-penalties", "Copa América, from 2015, not finals", COPA),
    fact(2015..=2024, FINAL, "one-match", "Copa América finals, from 2015", COPA),
];

const CAF: &str = "CAF Africa Cup of Nations regulations, by season; RSSSF, results and remarks";
const AFRICA: &[Fact] = &[
    fact(2006..=NOW, LAST_SIXTEEN, "one-match", "Africa Cup of Nations, from 2006", CAF),
    fact(2019..=2025, THIRD_PLACE, "one-match-penalties", "Africa Cup of Nations, third place, from 2019", CAF),
];

const ASIA: &[Fact] = &[fact(
    2004..=NOW,
    LAST_SIXTEEN,
    "one-match",
    "Asian Cup, from 2004",
    "AFC Asian Cup competition regulations, by season; RSSSF, results and remarks",
)];

const GOLD: &str = "CONCACAF Gold Cup regulations, as in Wikipedia by season";
const GOLD_CUP: &[Fact] = &[
    fact(2007..=2011, LAST_EIGHT, "one-match", "Gold Cup, 2007 to 2011", GOLD),
    fact(2015..=2015, LAST_EIGHT, "one-match", "Gold Cup, 2015", GOLD),
    fact(2015..=2015, THIRD_PLACE, "one-match", "Gold Cup, 2015", GOLD),
    fact(
        2017..=2017,
        Rounds::Of(&[Role::QuarterFinal, Role::SemiFinal]),
        "one-match-penalties",
        "Gold Cup, 2017, not the final",
        GOLD,
    ),
    fact(2017..=2017, FINAL, "one-match", "Gold Cup final, 2017", GOLD),
    fact(2019..=2023, LAST_EIGHT, "one-match", "Gold Cup, 2019 to 2023", GOLD),
];
