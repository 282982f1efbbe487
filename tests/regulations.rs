//! Which regulations held where: what the table of facts says of real competitions, season by season, and that it says
//! nothing where it does not know; and the plainest ladder that what is on record allows.

use cuptie::competition::{Ladder, PRESETS, Step};
use cuptie::source::matches::ExtraTime;
use cuptie::source::matches::regulations::Role::{
    Early, Final, QuarterFinal, Round, RoundOf, SemiFinal, ThirdPlace, Unknown,
};
use cuptie::source::matches::regulations::{Evidence, Known, MatchEvidence, Role, Years, known, plainest};
use proptest::prelude::*;

/// "2014/15" or "2016".
fn years(season: &str) -> Years {
    let (first, last) = season.split_once('/').unwrap_or((season, season));
    let first: i16 = first.parse().expect("a year");
    let last = if last.len() == 2 { first + 1 } else { first };
    Years { first, last }
}

fn found(competition: &str, season: &str, round: Role, legs: u8) -> Option<Known> {
    known(competition, years(season), round, legs)
}

/// "aggregate > away goals > penalties": the steps below the walkover.
fn steps(ladder: &Ladder) -> String {
    let (walkover, steps) = ladder.steps().split_first().expect("steps");
    assert_eq!(*walkover, Step::Walkover);
    steps.iter().map(|step| step.name()).collect::<Vec<_>>().join(" > ")
}

fn told(competition: &str, season: &str, round: Role, legs: u8) -> Option<String> {
    found(competition, season, round, legs).map(|known| steps(&known.ladder))
}

const AWAY_GOALS_TWICE: &str = "aggregate > away goals > extra time > away goals aet > penalties";
const EXTRA_TIME: &str = "aggregate > extra time > penalties";
const AWAY_GOALS: &str = "aggregate > away goals > penalties";
const PENALTIES: &str = "aggregate > penalties";
const REPLAYS: &str = "aggregate > replays";
const REPLAYS_AFTER_EXTRA_TIME: &str = "aggregate > extra time > replays";

const TO_SEMI_FINALS: &[Role] = &[RoundOf(16), QuarterFinal, SemiFinal];
const FROM_FIRST: &[Role] = &[Round(1), Round(2), Round(3), RoundOf(16), QuarterFinal, SemiFinal];

/// The rounds over two legs of the 2010s and 2020s of which every tie is on record: competition, seasons, rounds, steps.
const TWO_LEGS: &[(&str, &[&str], &[Role], &str)] = &[
    (
        "UEFA Champions League",
        &["2011/12", "2014/15", "2015/16", "2017/18", "2019/20", "2020/21"],
        TO_SEMI_FINALS,
        AWAY_GOALS_TWICE,
    ),
    (
        "UEFA Europa League",
        &["2012/13", "2020/21"],
        &[RoundOf(32), RoundOf(16), QuarterFinal, SemiFinal],
        AWAY_GOALS_TWICE,
    ),
    ("UEFA Champions League - Quali", &["2019/20"], &[Early, Round(1), Round(2), Round(3)], AWAY_GOALS_TWICE),
    ("UEFA Champions League", &["2021/22", "2022/23", "2023/24"], TO_SEMI_FINALS, EXTRA_TIME),
    ("UEFA Champions League", &["2024/25"], &[Early, RoundOf(16), QuarterFinal, SemiFinal], EXTRA_TIME),
    (
        "UEFA Conference League",
        &["2021/22", "2022/23", "2023/24", "2024/25"],
        &[Early, RoundOf(16), QuarterFinal, SemiFinal],
        EXTRA_TIME,
    ),
    ("UEFA Europa League", &["2021/22", "2023/24"], &[Early, RoundOf(16), QuarterFinal, SemiFinal], EXTRA_TIME),
    ("UEFA Champions League - Quali", &["2024/25"], &[Round(1), Round(2), Round(3), Early], EXTRA_TIME),
    ("UEFA Conference League - Quali", &["2024/25", "2025/26"], &[Round(1), Round(2), Round(3), Early], EXTRA_TIME),
    ("UEFA Europa League - Quali", &["2025/26"], &[Round(1), Round(2), Round(3), Early], EXTRA_TIME),
    (
        "Copa Sudamericana",
        &["2012", "2013", "2014", "2018", "2020"],
        &[Round(1), Round(2), RoundOf(16), QuarterFinal, SemiFinal],
        AWAY_GOALS,
    ),
    ("Copa Sudamericana", &["2021"], &[Early, RoundOf(16), QuarterFinal, SemiFinal], AWAY_GOALS),
    ("Copa Sudamericana", &["2012", "2013", "2014", "2018"], &[Final], EXTRA_TIME),
    ("Copa Sudamericana", &["2022", "2024"], &[Early, RoundOf(16), QuarterFinal, SemiFinal], PENALTIES),
    ("Copa Libertadores", &["2013", "2014", "2015", "2016", "2018", "2019", "2021"], FROM_FIRST, AWAY_GOALS),
    ("Copa Libertadores", &["2013", "2014", "2015", "2016", "2018"], &[Final], EXTRA_TIME),
    ("Copa Libertadores", &["2022", "2023", "2025"], FROM_FIRST, PENALTIES),
];

#[test]
fn rounds_over_two_legs_were_decided_as_they_were() {
    for (competition, seasons, rounds, expected) in TWO_LEGS {
        for (season, round) in seasons.iter().flat_map(|season| rounds.iter().map(move |round| (season, round))) {
            let told = told(competition, season, *round, 2);
            assert_eq!(told.as_deref(), Some(*expected), "{competition} {season} {round:?}");
        }
    }
}

/// A season, a round, how many matches its ties have, and the steps.
type Held = (&'static str, Role, u8, &'static str);

/// Seasons in which something changed, or that were not like others.
const CHANGES: &[(&str, &[Held])] = &[
    (
        "UEFA Champions League",
        &[
            ("2001/02", QuarterFinal, 2, AWAY_GOALS_TWICE),
            ("2002/03", SemiFinal, 2, "aggregate > away goals > silver goal > away goals aet > penalties"),
            ("2003/04", Final, 1, "aggregate > silver goal > penalties"),
            ("2004/05", Final, 1, EXTRA_TIME),
            // Summer of 2020, in Lisbon.
            ("2019/20", QuarterFinal, 1, EXTRA_TIME),
        ],
    ),
    (
        "European Cup",
        &[
            ("1955/56", Round(1), 2, "aggregate > play-off > lots"),
            ("1967/68", Round(1), 2, "aggregate > away goals > extra time > play-off > lots"),
            ("1967/68", SemiFinal, 2, "aggregate > play-off > lots"),
            ("1968/69", Round(2), 2, "aggregate > away goals > extra time > play-off > lots"),
            ("1969/70", Round(2), 2, "aggregate > away goals > extra time > away goals aet > lots"),
            ("1970/71", Round(1), 2, AWAY_GOALS_TWICE),
            // Bayern won the replay.
            ("1973/74", Final, 1, REPLAYS_AFTER_EXTRA_TIME),
            ("1983/84", Final, 1, EXTRA_TIME),
        ],
    ),
    (
        "UEFA Cup",
        &[
            ("1971/72", Final, 2, AWAY_GOALS_TWICE),
            ("2000/01", Final, 1, "aggregate > golden goal > penalties"),
            ("2002/03", Final, 1, "aggregate > silver goal > penalties"),
        ],
    ),
    (
        "Copa Libertadores",
        &[("2000", Final, 2, PENALTIES), ("2019", Final, 1, EXTRA_TIME), ("2023", Final, 1, EXTRA_TIME)],
    ),
    ("Copa Sudamericana", &[("2023", Round(1), 1, PENALTIES), ("2022", Final, 1, EXTRA_TIME)]),
    (
        "CONCACAF Champions League",
        &[
            ("2008/09", SemiFinal, 2, "aggregate > away goals > extra time > penalties"),
            ("2013/14", Final, 2, "aggregate > away goals > extra time > penalties"),
            ("2020", RoundOf(16), 2, AWAY_GOALS),
            ("2020", SemiFinal, 1, PENALTIES),
            ("2020", Final, 1, EXTRA_TIME),
            ("2018", QuarterFinal, 2, AWAY_GOALS),
            ("2022", SemiFinal, 2, AWAY_GOALS),
            // Vancouver Whitecaps went through against CF Monterrey in 2025, and not by penalties.
            ("2025", RoundOf(16), 2, "aggregate > away goals > extra time > penalties"),
            ("2022", Final, 2, EXTRA_TIME),
        ],
    ),
    (
        "CAF Champions League",
        &[("2023/24", Early, 2, AWAY_GOALS), ("2018", Final, 2, AWAY_GOALS), ("2019/20", Final, 1, PENALTIES)],
    ),
    ("African Football League", &[("2023", QuarterFinal, 2, AWAY_GOALS)]),
    (
        "Major League Soccer",
        &[
            ("2013", QuarterFinal, 2, EXTRA_TIME),
            ("2017", SemiFinal, 2, "aggregate > away goals > extra time > penalties"),
            ("2017", Final, 1, EXTRA_TIME),
            ("2023", SemiFinal, 1, EXTRA_TIME),
        ],
    ),
    (
        "Liga MX",
        &[
            ("2010/11", SemiFinal, 2, "aggregate > better placed side"),
            ("2013/14", SemiFinal, 2, "aggregate > away goals > better placed side"),
            ("2013/14", Final, 2, EXTRA_TIME),
            ("2021/22", QuarterFinal, 2, "aggregate > better placed side"),
        ],
    ),
    ("AFC Champions League", &[("2023/24", SemiFinal, 2, EXTRA_TIME)]),
    (
        "World Cup",
        &[
            ("1934", QuarterFinal, 1, REPLAYS_AFTER_EXTRA_TIME),
            ("1966", SemiFinal, 1, "aggregate > extra time > lots"),
            ("1966", Final, 1, REPLAYS_AFTER_EXTRA_TIME),
            ("1982", SemiFinal, 1, EXTRA_TIME),
            ("1986", ThirdPlace, 1, EXTRA_TIME),
            ("1998", RoundOf(16), 1, "aggregate > golden goal > penalties"),
            ("2002", SemiFinal, 1, "aggregate > golden goal > penalties"),
            ("2006", Final, 1, EXTRA_TIME),
            ("2026", RoundOf(32), 1, EXTRA_TIME),
        ],
    ),
    (
        "Euro",
        &[
            ("1960", SemiFinal, 1, "aggregate > extra time > lots"),
            ("1960", Final, 1, REPLAYS_AFTER_EXTRA_TIME),
            ("1968", SemiFinal, 1, "aggregate > extra time > lots"),
            ("1968", Final, 1, REPLAYS_AFTER_EXTRA_TIME),
            ("1976", Final, 1, EXTRA_TIME),
            ("1980", ThirdPlace, 1, PENALTIES),
            ("1996", Final, 1, "aggregate > golden goal > penalties"),
            ("2004", SemiFinal, 1, "aggregate > silver goal > penalties"),
            ("2016", RoundOf(16), 1, EXTRA_TIME),
        ],
    ),
    (
        "Copa América",
        &[
            ("1995", Final, 1, PENALTIES),
            ("2011", QuarterFinal, 1, EXTRA_TIME),
            ("2015", SemiFinal, 1, PENALTIES),
            ("2016", Final, 1, EXTRA_TIME),
            ("2024", ThirdPlace, 1, PENALTIES),
        ],
    ),
    (
        "English FA Cup",
        &[
            ("1978/79", Round(3), 1, REPLAYS),
            // As a match and its replay.
            ("1978/79", Round(3), 2, REPLAYS),
            ("1945/46", Round(3), 2, REPLAYS_AFTER_EXTRA_TIME),
            ("1969/70", Final, 1, REPLAYS_AFTER_EXTRA_TIME),
            ("1998/99", SemiFinal, 1, REPLAYS_AFTER_EXTRA_TIME),
            ("1999/00", SemiFinal, 1, EXTRA_TIME),
            ("2015/16", QuarterFinal, 1, REPLAYS),
            ("2016/17", QuarterFinal, 1, EXTRA_TIME),
            ("2017/18", Round(5), 1, REPLAYS),
            ("2018/19", Round(4), 2, REPLAYS),
            ("2018/19", Round(5), 1, EXTRA_TIME),
            ("2020/21", Round(1), 1, EXTRA_TIME),
            ("2021/22", Round(2), 1, REPLAYS),
            ("2021/22", Round(3), 1, EXTRA_TIME),
            ("2023/24", RoundOf(32), 1, REPLAYS),
            ("2024/25", Round(1), 1, EXTRA_TIME),
        ],
    ),
    (
        "English EFL Cup",
        &[
            ("2017/18", Round(2), 1, EXTRA_TIME),
            ("2018/19", Round(2), 1, PENALTIES),
            ("2017/18", SemiFinal, 2, "aggregate > extra time > away goals aet > penalties"),
            ("2018/19", SemiFinal, 2, PENALTIES),
            ("2020/21", SemiFinal, 1, EXTRA_TIME),
            ("2021/22", SemiFinal, 2, EXTRA_TIME),
            ("2021/22", Final, 1, EXTRA_TIME),
        ],
    ),
    (
        "Coppa Italia",
        &[
            ("2018/19", SemiFinal, 2, AWAY_GOALS_TWICE),
            ("2019/20", SemiFinal, 2, AWAY_GOALS),
            ("2019/20", Final, 1, PENALTIES),
            ("2021/22", SemiFinal, 2, AWAY_GOALS_TWICE),
            ("2022/23", SemiFinal, 2, EXTRA_TIME),
            ("2023/24", RoundOf(16), 1, EXTRA_TIME),
            ("2024/25", QuarterFinal, 1, PENALTIES),
            ("2024/25", Final, 1, EXTRA_TIME),
        ],
    ),
    (
        "Copa del Rey de España",
        &[
            ("2018/19", QuarterFinal, 2, AWAY_GOALS_TWICE),
            ("2020/21", SemiFinal, 2, AWAY_GOALS_TWICE),
            ("2021/22", SemiFinal, 2, EXTRA_TIME),
            ("2022/23", Round(1), 1, EXTRA_TIME),
        ],
    ),
    (
        "Copa do Brasil",
        &[
            ("2016", Round(1), 2, "away win > aggregate > away goals > penalties"),
            ("2014", Final, 2, AWAY_GOALS),
            ("2015", Final, 2, PENALTIES),
            ("2017", RoundOf(16), 2, AWAY_GOALS),
            ("2018", RoundOf(16), 2, PENALTIES),
            ("2023", Round(1), 1, "aggregate > visiting side"),
            ("2023", Round(2), 1, PENALTIES),
            ("2025", Round(1), 1, PENALTIES),
        ],
    ),
    (
        "Coupe de France",
        &[("2019/20", Round(7), 1, EXTRA_TIME), ("2020/21", Round(7), 1, PENALTIES), ("2020/21", Final, 1, EXTRA_TIME)],
    ),
    (
        "Gold Cup",
        &[
            ("2015", ThirdPlace, 1, EXTRA_TIME),
            ("2017", SemiFinal, 1, PENALTIES),
            ("2017", Final, 1, EXTRA_TIME),
            ("2023", QuarterFinal, 1, EXTRA_TIME),
        ],
    ),
    ("Africa Cup of Nations", &[("2019", SemiFinal, 1, EXTRA_TIME), ("2019", ThirdPlace, 1, PENALTIES)]),
    (
        "Scottish Cup",
        &[
            ("2018/19", QuarterFinal, 1, REPLAYS),
            ("2020/21", Round(2), 1, EXTRA_TIME),
            ("2021/22", Round(3), 1, REPLAYS),
            ("2021/22", Round(4), 1, EXTRA_TIME),
            ("2022/23", Round(1), 1, EXTRA_TIME),
        ],
    ),
    ("DFB Pokal", &[("2020/21", Round(1), 1, EXTRA_TIME)]),
    ("ÖFB Cup", &[("2014/15", Round(1), 1, EXTRA_TIME)]),
];

#[test]
fn regulations_change_where_they_changed() {
    for (competition, changes) in CHANGES {
        for (season, round, legs, expected) in *changes {
            let told = told(competition, season, *round, *legs);
            assert_eq!(told.as_deref(), Some(*expected), "{competition} {season} {round:?}");
        }
    }
}

#[test]
fn replays_have_the_regulations_of_their_time() {
    let replay = |season: &str| {
        let known = found("FA Cup", season, Round(3), 1).expect("it is known");
        let own = known.ladder.of_match(Step::Replays).expect("there are replays");
        own.steps().iter().map(|step| step.name()).collect::<Vec<_>>().join(" > ")
    };
    assert_eq!(replay("1990/91"), "walkover > aggregate > extra time");
    assert_eq!(replay("1991/92"), "walkover > aggregate > extra time > penalties");
}

#[test]
fn a_competition_is_known_by_its_words() {
    let same = |titles: &[&str], season, round, legs| {
        let first = found(titles[0], season, round, legs);
        assert!(first.is_some(), "{}", titles[0]);
        for title in titles {
            assert_eq!(found(title, season, round, legs), first, "{title}");
        }
    };
    let champions = [
        "UEFA Champions League",
        "uefa champions league 2012/13",
        "Champions League",
        "UEFA Champions League - Quali 2012/13",
        "UEFA Champions League, Qualifying",
        "European Cup 2012/13",
    ];
    same(&champions, "2012/13", QuarterFinal, 2);
    same(&["Copa Libertadores", "CONMEBOL Libertadores", "Copa Bridgestone Libertadores 2013"], "2013", RoundOf(16), 2);
    same(&["ÖFB Cup", "ÖFB-Cup", "UNIQA ÖFB Cup", "OFB Cup 2014/15"], "2014/15", Round(1), 1);
    same(&["DFB Pokal", "DFB-Pokal 2020/21"], "2020/21", Round(1), 1);
    same(&["Copa América", "Copa America 2021", "COPA AMÉRICA"], "2021", SemiFinal, 1);
    same(&["English FA Cup", "FA Cup", "The F.A. Cup", "Emirates FA Cup"], "2018/19", Round(3), 1);
    same(
        &["English EFL Cup", "League Cup", "Carabao Cup", "EFL Cup", "English Football League Cup"],
        "2018/19",
        Round(3),
        1,
    );
    same(&["Cup Winners' Cup", "European Cup Winners' Cup", "UEFA Cup Winners Cup"], "1990/91", SemiFinal, 2);
    same(&["Euro", "European Championship", "UEFA Euro 2016"], "2016", QuarterFinal, 1);
    same(&["World Cup", "FIFA World Cup", "World Cup 2014", "World Cup 2014 Brazil"], "2014", QuarterFinal, 1);
    same(&["Africa Cup of Nations", "African Cup of Nations 2013"], "2013", QuarterFinal, 1);
    same(&["Taça de Portugal", "Portuguese Taça de Portugal 2024/25"], "2024/25", Round(3), 1);
}

#[test]
fn another_competition_is_not_taken_for_it() {
    for title in [
        "",
        "Cup",
        "UEFA Women's Champions League",
        "UEFA Champions League Women",
        "UEFA Youth League",
        "FIFA Women's World Cup",
        "U-20 World Cup",
        "FIFA U17 World Cup",
        "UEFA European Under-21 Championship",
        "FIFA World Cup 2015 U-20",
        "World Cup 2015 Women",
        "World Cup Qualifying",
        "World Cup 2016 Qualifying",
        "Euro 2016 Quali",
        "Welsh FA Cup",
        "Scottish FA Youth Cup",
        "FA Trophy",
        "FA Vase",
        "Women's FA Cup",
        "DFB-Pokal der Frauen",
        "Coppa Italia Serie C",
        "Coppa Italia Primavera",
        "Copa do Brasil Sub-20",
        "Copa Libertadores Femenina",
        "OFC Champions League",
        "Hong Kong FA Cup",
        "Thai League Cup",
        "UEFA Super Cup",
        "Recopa Sudamericana",
        "Asian Cup Winners' Cup",
        "Campeones Cup",
        "Harbour Cup",
    ] {
        for round in [Early, Round(1), RoundOf(16), QuarterFinal, SemiFinal, ThirdPlace, Final, Unknown] {
            for legs in [1, 2] {
                let year = |season| found(title, season, round, legs);
                assert_eq!(year("2015/16").or(year("2016")).or(year("2022/23")), None, "{title} {round:?}");
            }
        }
    }
}

#[test]
fn what_is_not_known_is_not_told() {
    assert_eq!(told("UEFA Champions League", "1899/00", SemiFinal, 2), None);
    // Two legs where the regulations have one match.
    assert_eq!(told("World Cup", "2014", SemiFinal, 2), None);
    assert_eq!(told("FA Cup", "1999/00", SemiFinal, 2), None);
    // The last match decides between many clubs, and nobody can tell which round it is.
    assert_eq!(told("Copa Libertadores", "2013", Unknown, 2), None);
    assert_eq!(told("UEFA Champions League", "2013/14", Unknown, 2).as_deref(), Some(AWAY_GOALS_TWICE));
    // No match for third place is taken for one of the others.
    assert_eq!(told("DFB Pokal", "1998/99", ThirdPlace, 1), None);
    assert_eq!(told("World Cup", "2018", Unknown, 1).as_deref(), Some(EXTRA_TIME));
}

#[test]
fn a_season_of_one_year_has_to_be_clear_where_it_might_be_either() {
    // It is 2011-12 or 2012-13.
    assert_eq!(told("UEFA Champions League", "2012", SemiFinal, 2).as_deref(), Some(AWAY_GOALS_TWICE));
    // It is 2020-21 or 2021-22.
    assert_eq!(told("UEFA Champions League", "2021", SemiFinal, 2), None);
    assert_eq!(told("Copa Libertadores", "2022", SemiFinal, 2).as_deref(), Some(PENALTIES));
}

#[test]
fn regulations_that_are_known_have_a_name_and_a_source() {
    let known = found("UEFA Champions League", "2023/24", SemiFinal, 2).expect("it is known");
    assert_eq!(known.name, "UEFA club competitions, from 2021-22");
    assert_eq!(known.source, "UEFA, abolition of the away goals rule in all UEFA club competitions, 24 June 2021");
    assert_eq!(known.ladder, Ladder::named("uefa-2021").expect("a ladder"));
}

fn evidence(extra_time: Option<ExtraTime>, shootout: bool, straight_shootout: bool) -> MatchEvidence {
    MatchEvidence { extra_time, shootout, straight_shootout }
}

/// The plainest ladder, and the end of why.
fn plain(evidence: &Evidence, legs: u8, year: i16) -> (String, String) {
    let (ladder, why) = plainest(evidence, legs, Some(Years { first: year, last: year }));
    assert_eq!(ladder.legs(), Some(usize::from(legs)));
    let why = why.strip_prefix("nothing tells which ones held; ").unwrap_or_else(|| panic!("{why}")).to_owned();
    (steps(&ladder), why)
}

#[test]
fn the_plainest_ladder_has_what_is_on_record_and_penalties() {
    let own = |steps: &str, why: &str| (steps.to_owned(), why.to_owned());
    let none = Evidence::default();
    for legs in [1, 2] {
        assert_eq!(plain(&none, legs, 2016), own(PENALTIES, "nothing beyond 90 minutes is on record"));
        // Before there were any.
        assert_eq!(plain(&none, legs, 1950), own("aggregate", "nothing beyond 90 minutes is on record"));
        let full = Evidence { legs: evidence(Some(ExtraTime::Full), true, false), ..none };
        assert_eq!(plain(&full, legs, 2016), own(EXTRA_TIME, "extra time and penalties are on record"));
        let golden = Evidence { legs: evidence(Some(ExtraTime::Golden), false, false), ..none };
        let steps = "aggregate > golden goal > penalties";
        assert_eq!(plain(&golden, legs, 2000), own(steps, "extra time with a golden goal is on record"));
        let straight = Evidence { legs: evidence(None, false, true), ..none };
        assert_eq!(plain(&straight, legs, 2016), own(PENALTIES, "penalties straight after 90 minutes are on record"));
        let lots = Evidence { legs: evidence(Some(ExtraTime::Full), false, false), lots: true, ..none };
        assert_eq!(plain(&lots, legs, 1968), own("aggregate > extra time > lots", "extra time and lots are on record"));
    }
}

#[test]
fn away_goals_count_in_the_plainest_ladder_only_where_a_source_says_that_they_did() {
    let stated = Evidence { away_goals: true, ..Evidence::default() };
    assert_eq!(plain(&stated, 2, 2016), (AWAY_GOALS.to_owned(), "away goals are on record".to_owned()));
    assert_eq!(plain(&stated, 1, 2016).0, PENALTIES);
}

#[test]
fn the_plainest_replays_end_as_replays_on_record_ended() {
    let replays = Evidence { replays: Some(evidence(Some(ExtraTime::Full), true, false)), ..Evidence::default() };
    let (ladder, why) = plainest(&replays, 1, None);
    assert_eq!(steps(&ladder), REPLAYS);
    assert_eq!(
        ladder.of_match(Step::Replays).map(|own| own.steps().to_vec()),
        Some(vec![Step::Aggregate, Step::ExtraTime, Step::Penalties])
    );
    assert_eq!(why, "nothing tells which ones held; extra time, replays and penalties are on record");
    let play_off = Evidence { play_off: Some(MatchEvidence::default()), lots: true, ..Evidence::default() };
    assert_eq!(plain(&play_off, 2, 1960).0, "aggregate > play-off > lots");
}

fn any_match() -> impl Strategy<Value = MatchEvidence> {
    let extra_time =
        prop::option::of(prop::sample::select(&[ExtraTime::Full, ExtraTime::Golden, ExtraTime::Silver][..]));
    (extra_time, any::<bool>(), any::<bool>())
        .prop_map(|(extra_time, own, straight)| evidence(extra_time, own, straight))
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    let after = || prop::option::of(any_match());
    (any_match(), after(), after(), any::<bool>(), any::<bool>())
        .prop_map(|(legs, replays, play_off, away_goals, lots)| Evidence { legs, away_goals, replays, play_off, lots })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn there_is_a_plainest_ladder_for_whatever_is_on_record(own in any_evidence(), legs in 1u8..=2, year in 1871i16..2030) {
        let (ladder, _) = plainest(&own, legs, Some(Years { first: year, last: year }));
        let has = |step| ladder.steps().contains(&step);
        prop_assert_eq!(ladder.legs(), Some(usize::from(legs)));
        prop_assert_eq!(ladder.extra_time().is_some(), own.legs.extra_time.is_some());
        prop_assert_eq!(has(Step::AwayGoals), own.away_goals && legs == 2);
        prop_assert_eq!(has(Step::Replays), own.replays.is_some());
        prop_assert_eq!(has(Step::PlayOff), own.play_off.is_some());
        prop_assert_eq!(has(Step::Lots), own.lots);
        prop_assert!(has(Step::Penalties) || !own.legs.shootout);
    }

    #[test]
    fn whatever_is_asked_for_is_answered(title in "\\PC{0,40}", year in any::<i16>(), legs in any::<u8>()) {
        for round in [Early, Round(1), RoundOf(16), ThirdPlace, Final, Unknown] {
            let known = known(&title, Years { first: year, last: year }, round, legs);
            prop_assert!(known.is_none_or(|known| PRESETS.iter().any(|preset| preset.ladder() == known.ladder)));
        }
    }
}
