//! The cups of England and of Scotland.

use super::super::Role::{Early, QuarterFinal, Round, RoundOf};
use super::super::title::Title;
use super::{Competition, FINAL, Fact, LAST_FOUR, LAST_SIXTEEN, NOW, Of, Rounds, SEMI_FINALS, fact, only};

pub(super) const ALL: &[Competition] = &[
    of_britain(
        &[only(
            &["fa", "cup"],
            &["english", "england", "emirates", "e", "on", "eon", "axa", "budweiser", "littlewoods", "challenge"],
        )],
        &[FA_CUP],
    ),
    of_britain(
        &[
            only(&["league", "cup"], ENGLISH),
            only(&["efl", "cup"], ENGLISH),
            only(&["carabao", "cup"], ENGLISH),
            only(&["carling", "cup"], ENGLISH),
            only(&["worthington", "cup"], ENGLISH),
            only(&["capital", "one", "cup"], ENGLISH),
        ],
        &[LEAGUE_CUP],
    ),
    of_britain(
        &[only(&["scottish", "cup"], &["fa", "william", "hill", "tennents", "gas", "homecoming"])],
        &[SCOTTISH_CUP],
    ),
    of_britain(
        &[only(&["scottish", "league", "cup"], &["viaplay", "betfred", "premier", "sports", "cis", "insurance"])],
        &[SCOTTISH_LEAGUE_CUP],
    ),
];

const fn of_britain(titles: &'static [Title], facts: &'static [&'static [Fact]]) -> Competition {
    Competition { titles, of: Of::Clubs, over_two_years: true, facts }
}

const ENGLISH: &[&str] =
    &["english", "england", "efl", "league", "carabao", "carling", "worthington", "capital", "one"];

const FA: &str = "The FA, rules of the FA Cup, by season; RSSSF, England, FA Challenge Cup";
const FA_2018: &str = "The Guardian, FA Cup fifth-round replays scrapped this season, 18 December 2018";
const FA_2021: &str = "The FA, no replays in the third and fourth rounds of 2021-22, 20 December 2021";
const FA_2024: &str = "The FA, no replays from the first round proper from 2024-25, 18 April 2024";

const TO_FOURTH: Rounds =
    Rounds::Of(&[Early, Round(1), Round(2), Round(3), Round(4), RoundOf(128), RoundOf(64), RoundOf(32)]);
const TO_FIFTH: Rounds = Rounds::Of(&[
    Early,
    Round(1),
    Round(2),
    Round(3),
    Round(4),
    Round(5),
    RoundOf(128),
    RoundOf(64),
    RoundOf(32),
    RoundOf(16),
]);
const TO_SIXTH: Rounds = Rounds::Of(&[
    Early,
    Round(1),
    Round(2),
    Round(3),
    Round(4),
    Round(5),
    Round(6),
    RoundOf(128),
    RoundOf(64),
    RoundOf(32),
    RoundOf(16),
    QuarterFinal,
]);
const FROM_FIRST: Rounds = Rounds::Of(&[
    Round(1),
    Round(2),
    Round(3),
    Round(4),
    Round(5),
    Round(6),
    RoundOf(128),
    RoundOf(64),
    RoundOf(32),
    RoundOf(16),
    QuarterFinal,
]);
const FROM_THIRD: Rounds =
    Rounds::Of(&[Round(3), Round(4), Round(5), Round(6), RoundOf(64), RoundOf(32), RoundOf(16), QuarterFinal]);
const FROM_FIFTH: Rounds = Rounds::Of(&[Round(5), Round(6), RoundOf(16), QuarterFinal]);

const FA_CUP: &[Fact] = &[
    fact(1945..=1945, TO_SIXTH, "fa-cup-1945", "FA Cup, first to sixth round, 1945-46", FA),
    fact(1919..=1990, TO_SIXTH, "fa-cup", "FA Cup, to 1990-91", FA),
    fact(1946..=1978, SEMI_FINALS, "fa-cup", "FA Cup semi-finals, to 1978-79", FA),
    fact(1980..=1990, SEMI_FINALS, "fa-cup-finals", "FA Cup semi-finals, 1980-81 to 1990-91", FA),
    fact(1919..=1990, FINAL, "fa-cup-finals", "FA Cup finals, to 1990-91", FA),
    fact(1991..=1998, LAST_FOUR, "fa-cup-finals-1991", "FA Cup semi-finals and finals, 1991-92 to 1998-99", FA),
    fact(1999..=NOW, LAST_FOUR, "one-match", "FA Cup semi-finals and finals, from 1999-2000", FA),
    fact(1991..=2015, TO_SIXTH, "fa-cup-1991", "FA Cup, 1991-92 to 2015-16", FA),
    fact(2016..=2017, TO_FIFTH, "fa-cup-1991", "FA Cup, to the fifth round, 2016-17 and 2017-18", FA),
    fact(2016..=2017, Rounds::Of(&[Round(6), QuarterFinal]), "one-match", "FA Cup quarter-finals, from 2016-17", FA),
    fact(2018..=2019, TO_FOURTH, "fa-cup-1991", "FA Cup, to the fourth round, 2018-19 and 2019-20", FA_2018),
    fact(2018..=2019, FROM_FIFTH, "one-match", "FA Cup, from the fifth round, 2018-19 and 2019-20", FA_2018),
    fact(2020..=2020, FROM_FIRST, "one-match", "FA Cup, 2020-21", "Goal, FA Cup replays, 20 December 2021"),
    fact(
        2021..=2021,
        Rounds::Of(&[Early, Round(1), Round(2), RoundOf(128)]),
        "fa-cup-1991",
        "FA Cup, to the second round, 2021-22",
        FA_2021,
    ),
    fact(2021..=2021, FROM_THIRD, "one-match", "FA Cup, from the third round, 2021-22", FA_2021),
    fact(2022..=2023, TO_FOURTH, "fa-cup-1991", "FA Cup, to the fourth round, 2022-23 and 2023-24", FA_2021),
    fact(2022..=2023, FROM_FIFTH, "one-match", "FA Cup, from the fifth round, 2022-23 and 2023-24", FA_2018),
    fact(2024..=NOW, FROM_FIRST, "one-match", "FA Cup, from 2024-25", FA_2024),
];

const EFL: &str = "EFL, rules of the League Cup, 14.4 and 14.5, by season";
const TO_FIFTH_OF_LEAGUE: Rounds = Rounds::Of(&[
    Early,
    Round(1),
    Round(2),
    Round(3),
    Round(4),
    Round(5),
    RoundOf(64),
    RoundOf(32),
    RoundOf(16),
    QuarterFinal,
]);

const LEAGUE_CUP: &[Fact] = &[
    fact(1997..=NOW, FINAL, "one-match", "English League Cup finals, from 1997-98", EFL),
    fact(2001..=2017, TO_FIFTH_OF_LEAGUE, "one-match", "English League Cup, 2001-02 to 2017-18", EFL),
    fact(2018..=NOW, TO_FIFTH_OF_LEAGUE, "one-match-penalties", "English League Cup, from 2018-19", EFL),
    fact(
        2001..=2017,
        SEMI_FINALS,
        "football-league-1987",
        "English League Cup semi-finals, to 2017-18",
        "i, League Cup semi-final rules explained, 24 January 2019",
    ),
    fact(2018..=2019, SEMI_FINALS, "conmebol-2022", "English League Cup semi-finals, 2018-19 and 2019-20", EFL),
    fact(2020..=2020, SEMI_FINALS, "one-match", "English League Cup semi-finals, 2020-21", EFL),
    fact(2021..=NOW, SEMI_FINALS, "uefa-2021", "English League Cup semi-finals, from 2021-22", EFL),
];

const SFA_2022: &str = "BBC, Scottish Cup: clubs vote to end most replays, 12 August 2022";
const SFA: &str = "Scottish FA, Cup Competition Rules, by season; RSSSF, Scotland, cup results";

const SCOTTISH_CUP: &[Fact] = &[
    fact(2007..=2018, TO_SIXTH, "fa-cup-1991", "Scottish Cup, 2007-08 to 2018-19", SFA),
    fact(2007..=NOW, LAST_FOUR, "one-match", "Scottish Cup semi-finals and finals, from 2007-08", SFA),
    fact(2020..=2020, FROM_FIRST, "one-match", "Scottish Cup, 2020-21", "BBC, Scottish Cup, 27 October 2020"),
    fact(
        2021..=2021,
        Rounds::Of(&[Round(1), Round(2), Round(3)]),
        "fa-cup-1991",
        "Scottish Cup, to the third round, 2021-22",
        SFA_2022,
    ),
    fact(
        2021..=2021,
        Rounds::Of(&[Round(4), Round(5), RoundOf(32), RoundOf(16), QuarterFinal]),
        "one-match",
        "Scottish Cup, from the fourth round, 2021-22",
        SFA_2022,
    ),
    fact(2022..=NOW, FROM_FIRST, "one-match", "Scottish Cup, from 2022-23", SFA_2022),
];

const SCOTTISH_LEAGUE_CUP: &[Fact] = &[fact(
    2000..=NOW,
    LAST_SIXTEEN,
    "one-match",
    "Scottish League Cup, from 2000-01",
    "SPFL, League Cup rules, by season; RSSSF, Scotland, League Cup results",
)];
