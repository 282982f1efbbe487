//! The club competitions of CONMEBOL and CONCACAF, and the cup of Brazil.

use super::super::Role;
use super::{Competition, FINAL, Fact, LAST_SIXTEEN, NOW, Of, Rounds, any, fact};

pub(super) const ALL: &[Competition] = &[
    Competition {
        titles: &[any(&["libertadores"], &[])],
        of: Of::Clubs,
        over_two_years: false,
        facts: &[LIBERTADORES, CONMEBOL],
    },
    Competition {
        titles: &[any(&["sudamericana"], &[])],
        of: Of::Clubs,
        over_two_years: false,
        facts: &[SUDAMERICANA, CONMEBOL],
    },
    Competition {
        titles: &[any(&["concacaf", "champions"], &["caribbean"])],
        of: Of::Clubs,
        over_two_years: false,
        facts: &[CONCACAF],
    },
    Competition {
        titles: &[any(&["copa", "do", "brasil"], &[])],
        of: Of::Clubs,
        over_two_years: false,
        facts: &[BRASIL],
    },
];

const CONMEBOL_BOOKS: &str = "CONMEBOL, Manual de Clubes and regulations by season";
const LIBERTADORES_RESULTS: &str = "RSSSF, Copa Libertadores, results and remarks by season";
const SUDAMERICANA_RESULTS: &str = "RSSSF, Copa Sudamericana, results and remarks by season";

const CONMEBOL: &[Fact] = &[
    fact(2022..=NOW, Rounds::All, "conmebol-2022", "CONMEBOL, from 2022", CONMEBOL_BOOKS),
    fact(2019..=NOW, FINAL, "one-match", "CONMEBOL finals in one match, from 2019", CONMEBOL_BOOKS),
];

const LIBERTADORES: &[Fact] = &[
    fact(1960..=1987, FINAL, "conmebol-1960", "Copa Libertadores finals, to 1987", LIBERTADORES_RESULTS),
    fact(1989..=2004, Rounds::All, "libertadores-1989", "Copa Libertadores, 1989 to 2004", LIBERTADORES_RESULTS),
    fact(2005..=2018, FINAL, "conmebol-finals-2005", "Copa Libertadores finals, 2005 to 2018", LIBERTADORES_RESULTS),
    fact(
        2005..=2021,
        Rounds::BeforeFinal,
        "libertadores-2005",
        "Copa Libertadores, 2005 to 2021, not finals",
        LIBERTADORES_RESULTS,
    ),
];

const SUDAMERICANA: &[Fact] = &[
    // By points and then goal difference, which come to the aggregate over two legs.
    fact(
        2002..=2002,
        Rounds::BeforeFinal,
        "libertadores-1989",
        "Copa Sudamericana, 2002, not the final",
        "CONMEBOL, Copa Sudamericana regulations 2002, article 15",
    ),
    fact(
        2008..=2008,
        Rounds::BeforeFinal,
        "sudamericana-2010",
        "Copa Sudamericana, 2008, not the final",
        SUDAMERICANA_RESULTS,
    ),
    fact(
        2009..=2009,
        Rounds::BeforeFinal,
        "sudamericana-2009",
        "Copa Sudamericana, 2009, not the final",
        SUDAMERICANA_RESULTS,
    ),
    fact(2008..=2018, FINAL, "conmebol-finals-2005", "Copa Sudamericana finals, 2008 to 2018", SUDAMERICANA_RESULTS),
    fact(
        2010..=2021,
        Rounds::BeforeFinal,
        "sudamericana-2010",
        "Copa Sudamericana, 2010 to 2021, not finals",
        SUDAMERICANA_RESULTS,
    ),
    fact(
        2023..=NOW,
        Rounds::BeforeFinal,
        "one-match-penalties",
        "Copa Sudamericana, first stage in one match, from 2023",
        CONMEBOL_BOOKS,
    ),
];

const CONCACAF_WIKIPEDIA: &str = "CONCACAF Champions League regulations, as in Wikipedia by season";

const CONCACAF: &[Fact] = &[
    fact(
        2008..=2016,
        Rounds::All,
        "concacaf-2008",
        "CONCACAF Champions League, 2008-09 to 2016-17",
        CONCACAF_WIKIPEDIA,
    ),
    // The end of that season, in one place.
    fact(
        2020..=2020,
        Rounds::Of(&[Role::QuarterFinal, Role::SemiFinal]),
        "one-match-penalties",
        "CONCACAF Champions League, one match, December 2020",
        "ESPN, CONCACAF Champions League set for December, 2 November 2020",
    ),
    fact(
        2020..=2020,
        FINAL,
        "one-match",
        "CONCACAF Champions League final, December 2020",
        "ESPN, CONCACAF Champions League set for December, 2 November 2020",
    ),
    fact(
        2022..=2022,
        FINAL,
        "uefa-2021",
        "CONCACAF Champions League final, 2022",
        "CONCACAF Champions League regulations 2022, article 12.8",
    ),
    fact(
        2018..=2023,
        Rounds::BeforeFinal,
        "caf",
        "CONCACAF Champions League, 2018 to 2023, not finals",
        "CONCACAF Champions League regulations 2022, article 12.7",
    ),
    fact(
        2024..=NOW,
        Rounds::BeforeFinal,
        "concacaf-2008",
        "CONCACAF Champions Cup, from 2024",
        "CONCACAF Champions Cup regulations 2024",
    ),
    fact(
        2024..=NOW,
        FINAL,
        "one-match",
        "CONCACAF Champions Cup finals, from 2024",
        "CONCACAF Champions Cup regulations 2024",
    ),
];

const CBF: &str = "CBF, Regulamento Específico da Copa do Brasil, by season";

const BRASIL: &[Fact] = &[
    fact(1989..=2012, LAST_SIXTEEN, "copa-do-brasil-1989", "Copa do Brasil, later rounds, to 2017", CBF),
    fact(
        2013..=2016,
        Rounds::Of(&[Role::Round(1), Role::Round(2)]),
        "copa-do-brasil-2013",
        "Copa do Brasil, early rounds, to 2016",
        CBF,
    ),
    fact(2013..=2017, Rounds::BeforeFinal, "copa-do-brasil-1989", "Copa do Brasil, later rounds, to 2017", CBF),
    fact(2013..=2014, FINAL, "copa-do-brasil-1989", "Copa do Brasil, finals, to 2014", CBF),
    fact(2015..=2025, FINAL, "copa-do-brasil-finals-2015", "Copa do Brasil, finals, from 2015", CBF),
    fact(
        2018..=2025,
        Rounds::BeforeFinal,
        "copa-do-brasil-finals-2015",
        "Copa do Brasil, third round and later, from 2018",
        CBF,
    ),
    fact(
        2017..=2024,
        Rounds::Of(&[Role::Round(1)]),
        "copa-do-brasil-2017",
        "Copa do Brasil, first round, 2017 to 2024",
        CBF,
    ),
    fact(
        2025..=2025,
        Rounds::Of(&[Role::Round(1)]),
        "one-match-penalties",
        "Copa do Brasil, first two rounds, 2025",
        CBF,
    ),
    fact(
        2017..=2025,
        Rounds::Of(&[Role::Round(2)]),
        "one-match-penalties",
        "Copa do Brasil, second round, from 2017",
        CBF,
    ),
];
