//! football.json in both of its generations, as it is and as it goes wrong: what is read of it, where it stands, and what is
//! said of the rest.

use cuptie::competition::{Kicks, Score};
use cuptie::source::football_json::{looks_like, read};
use cuptie::source::matches::{At, Ending, ExtraTime, Fixture, Outcome, RemarkKind, Season};
use jiff::civil::{date, time};
use proptest::prelude::*;

/// The generation with rounds, in which sides are objects and figures stand under keys of their own.
const ROUNDS: &str = r#"{
  "name": "Harbour Cup 2014",
  "rounds": [
    {"name": "Matchday 1", "matches": [
      {"num": 1, "date": "2014-06-12", "time": "17:00", "timezone": "UTC-3",
       "team1": {"name": "Anchor", "code": "NOR"}, "team2": {"name": "Dory", "code": "dory"},
       "score1": 3, "score2": 1, "score1i": null, "score2i": null,
       "goals1": [{"name": "Bell", "minute": 29, "score1": 1, "score2": 1},
                  {"name": "Bell", "minute": 71, "penalty": true}, {"name": "Tide", "minute": 90, "offset": 1}],
       "goals2": [{"name": "Marl", "minute": 11, "owngoal": true}],
       "group": "Group A", "stadium": {"key": "quay", "name": "The Quay"}, "city": "Northport"}
    ]},
    {"name": "Quarter-finals", "matches": [
      {"num": 49, "date": "2014-06-28", "team1": {"name": "Anchor", "code": "NOR"}, "team2": {"name": "Gull", "code": "SOU"},
       "score1": 1, "score2": 1, "score1et": 1, "score2et": 1, "score1p": 3, "score2p": 2, "knockout": true},
      {"num": 52, "date": "2014-06-29", "team1": {"name": "Ferry", "code": "NOR"}, "team2": {"name": "Kelp", "code": "SOU"},
       "score1": 5, "score2": 3, "score1et": 1, "score2et": 1, "score1p": null, "score2p": null, "knockout": true},
      {"num": 54, "date": "2014-06-30", "team1": {"name": "Buoy", "code": "NOR"}, "team2": {"name": "Reef", "code": "SOU"},
       "score1": 0, "score2": 0, "score1et": 2, "score2et": 1, "score1p": null, "score2p": null, "knockout": true}
    ]}
  ]
}"#;

/// The generation without, in which the score has parts.
const MATCHES: &str = r#"{"name": "Harbour Cup 2022",
 "matches":
  [{"round": "Matchday 1", "date": "2022-06-11", "time": "13:00 UTC-6", "team1": "Anchor", "team2": "Dory",
    "score": {"ft": [2, 0], "ht": [1, 0]}, "goals1": [], "group": "Group A", "ground": "The Quay, Northport"},
   {"round": "Semi-finals", "stage": "Finals", "leg": 1, "num": 61, "date": "2022-07-01", "team1": "Ferry FC (NOR)", "team2": "Gull (SOU)",
    "score": {"p": [3, 4], "et": [2, 2], "ft": [1, 1], "ht": [1, 0]}},
   {"round": "Semi-finals", "date": "2022-07-02", "team1": "Buoy", "team2": "Reef", "score": [2, 1]},
   {"round": "Third place", "date": "2022-07-05", "team1": "Gull", "team2": "Reef", "status": "cancelled"},
   {"round": "Final", "date": "2022-07-06", "team1": "W61", "team2": "W62"}]}
"#;

fn season(text: &str) -> Season {
    let mut season = Season::default();
    read(text, 3, &mut season);
    season
}

fn ending(fixture: &Fixture) -> Ending {
    match fixture.outcome {
        Outcome::Played(ending) => ending,
        other => panic!("{other:?}"),
    }
}

fn score(a: u16, b: u16) -> Option<Score> {
    Some(Score::new(a, b))
}

fn kicks(a: u16, b: u16) -> Option<Kicks> {
    Some(Kicks::Goals(Score::new(a, b)))
}

/// What was said: its kind, line and column, and text.
type Said<'s> = (RemarkKind, Option<(u32, u32)>, &'s str);

fn said(season: &Season) -> Vec<Said<'_>> {
    let at = |at: At| (at.line, at.column);
    season.remarks.iter().map(|remark| (remark.kind, remark.at.map(at), remark.text.as_str())).collect()
}

#[test]
fn rounds_of_matches_are_read() {
    let season = season(ROUNDS);
    assert!(looks_like(ROUNDS));
    assert_eq!(season.title.as_deref(), Some("Harbour Cup 2014"));
    let [first, penalties, _, extra_time] = &season.fixtures[..] else { panic!("{:?}", season.fixtures) };
    assert_eq!(first.at, At { file: 3, line: 5, column: 7 });
    assert_eq!(first.number, Some(1));
    assert_eq!((first.date, first.time), (Some(date(2014, 6, 12)), Some(time(17, 0, 0, 0))));
    assert_eq!(first.offset, Some(-180));
    assert_eq!((first.teams[0].name.as_str(), first.teams[0].code.as_deref()), ("Anchor", Some("NOR")));
    assert_eq!((first.teams[1].name.as_str(), first.teams[1].code.as_deref()), ("Dory", None));
    assert_eq!((first.ground.as_deref(), first.town.as_deref()), (Some("The Quay"), Some("Northport")));
    assert_eq!(first.scorers[0].as_deref(), Some("Bell 29', 71' pen, Tide 90+1'"));
    assert_eq!(first.scorers[1].as_deref(), Some("Marl 11' og"));
    assert_eq!(season.headings[first.heading].round, "Matchday 1");
    assert_eq!(season.headings[first.heading].group.as_deref(), Some("Group A"));
    assert_eq!(ending(first), Ending { last: score(3, 1), ..Ending::default() });
    let full = Some(ExtraTime::Full);
    let level =
        Ending { last: score(1, 1), normal: score(1, 1), extra_time: full, shootout: kicks(3, 2), ..Ending::default() };
    assert_eq!(ending(penalties), level);
    let won = Ending { last: score(2, 1), normal: score(0, 0), extra_time: full, ..Ending::default() };
    assert_eq!(ending(extra_time), won);
    assert_eq!(season.headings[extra_time.heading].round, "Quarter-finals");
}

#[test]
fn matches_alone_are_read() {
    let season = season(MATCHES);
    assert!(looks_like(MATCHES));
    assert_eq!(said(&season), []);
    assert_eq!(season.title.as_deref(), Some("Harbour Cup 2022"));
    let [group, first, second, third, last] = &season.fixtures[..] else { panic!("{:?}", season.fixtures) };
    assert_eq!(group.at, At { file: 3, line: 3, column: 4 });
    assert_eq!((group.time, group.offset), (Some(time(13, 0, 0, 0)), Some(-360)));
    assert_eq!(group.ground.as_deref(), Some("The Quay, Northport"));
    assert_eq!(group.scorers, [None, None]);
    assert_eq!((first.teams[0].name.as_str(), first.teams[0].code.as_deref()), ("Ferry FC", Some("NOR")));
    let heading = &season.headings[first.heading];
    assert_eq!((heading.stage.as_deref(), heading.round.as_str()), (Some("Finals"), "Semi-finals"));
    assert_eq!((heading.leg.as_deref(), first.number), (Some("1"), Some(61)));
    let full = Some(ExtraTime::Full);
    let expected =
        Ending { last: score(2, 2), normal: score(1, 1), extra_time: full, shootout: kicks(3, 4), ..Ending::default() };
    assert_eq!(ending(first), expected);
    assert_eq!(ending(second), Ending { last: score(2, 1), ..Ending::default() });
    assert_eq!([third.outcome, last.outcome], [Outcome::Cancelled, Outcome::Unknown]);
    assert_eq!(last.teams.each_ref().map(|team| team.name.as_str()), ["W61", "W62"]);
}

#[test]
fn a_shoot_out_in_the_place_of_the_score_is_found() {
    let season = season(ROUNDS);
    let ending = ending(&season.fixtures[2]);
    assert_eq!((ending.last, ending.normal), (score(1, 1), None));
    assert_eq!(ending.shootout, Some(Kicks::Won(cuptie::competition::Side::A)));
    let [(RemarkKind::Contradiction, Some((16, 7)), text)] = said(&season)[..] else { panic!("{:?}", said(&season)) };
    assert!(
        text.starts_with("Ferry v Kelp: 5–3 cannot have been the score of a match that was 1–1 after extra time"),
        "{text}"
    );
}

#[test]
fn goals_of_a_shoot_out_in_a_score_are_found() {
    for (parts, normal) in [
        (r#"{"ft": [5, 4], "p": [4, 3]}"#, None),
        (r#"{"ft": [5, 4], "et": [1, 1], "p": [4, 3]}"#, None),
        (r#"{"ft": [0, 1], "et": [5, 4], "p": [4, 3]}"#, score(0, 1)),
    ] {
        let text = format!(r#"{{"matches": [{{"team1": "Anchor", "team2": "Dory", "score": {parts}}}]}}"#);
        let season = season(&text);
        let ending = ending(&season.fixtures[0]);
        assert_eq!((ending.last, ending.normal, ending.shootout), (score(1, 1), normal, kicks(4, 3)), "{parts}");
        let expected = "Anchor v Dory: 5–4 has the goals of the shoot-out in it, 4–3: the match ended 1–1";
        assert_eq!(said(&season), [(RemarkKind::Contradiction, Some((1, 14)), expected)], "{parts}");
    }
}

#[test]
fn equal_figures_of_a_shoot_out_are_not_believed() {
    let text = r#"{"matches": [{"team1": "Anchor", "team2": "Dory", "score": {"ft": [1, 1], "p": [4, 4]}}]}"#;
    let season = season(text);
    assert_eq!(ending(&season.fixtures[0]), Ending { last: score(1, 1), ..Ending::default() });
    let expected = "Anchor v Dory: no shoot-out ends 4–4: left out";
    assert_eq!(said(&season), [(RemarkKind::Contradiction, Some((1, 14)), expected)]);
}

#[test]
fn a_match_that_cannot_be_read_loses_no_other() {
    let text = r#"{"name": "Cup", "matches": [
  {"team1": "Anchor", "team2": "Dory", "score": {"ft": [100, 0]}},
  {"team1": "Anchor", "team2": {"title": "Dory"}},
  {"team1": "Anchor"},
  {"team1": "Anchor", "team2": "Dory", "num": "one"},
  [],
  {"team1": "Anchor", "team2": "Dory", "date": "30 February 2024", "time": "late", "status": "rained off",
   "score": {"ft": [1, null]}},
  {"team1": "Ferry", "team2": "Gull", "score": {"ft": [1, 0]}}
]}"#;
    let season = season(text);
    let names: Vec<&str> = season.fixtures.iter().map(|fixture| fixture.teams[0].name.as_str()).collect();
    assert_eq!(names, ["Anchor", "Anchor", "Ferry"]);
    assert_eq!([season.fixtures[0].outcome, season.fixtures[1].outcome], [Outcome::Unknown; 2]);
    let told = said(&season);
    let lines: Vec<u32> = told.iter().filter_map(|(_, at, _)| Some(at.as_ref()?.0)).collect();
    assert_eq!(lines, [2, 3, 3, 4, 5, 6, 7, 7, 7], "{told:#?}");
    assert!(told[0].2.contains("expected goals, 0 to 99"), "{told:#?}");
    assert_eq!(told[1].1, Some((3, 3)));
    assert_eq!(told[2].1, Some((3, 32)), "{told:#?}");
    assert_eq!(
        told[6],
        (
            RemarkKind::NotUnderstood,
            Some((7, 48)),
            "“30 February 2024” is not understood; expected a date, such as “2024-06-21”"
        )
    );
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    let text = "{\"name\": \"Cup\",\n \"matches\": [{\"team1\": \"é\", \"team2\" \"B\"}]}";
    assert!(looks_like(text));
    let season = season(text);
    assert!(season.fixtures.is_empty());
    let [(RemarkKind::NotUnderstood, Some(at), text)] = said(&season)[..] else { panic!("{:?}", said(&season)) };
    assert_eq!(at, (2, 37));
    assert_eq!(text, "football.json that cannot be read: expected `:`");
}

#[test]
fn an_object_without_matches_is_told() {
    let season = season(r#"{"name": "Cup", "clubs": []}"#);
    let text = "neither “matches” nor “rounds” is there; expected one of them, with matches in it";
    assert_eq!(said(&season), [(RemarkKind::NotUnderstood, Some((1, 1)), text)]);
}

#[test]
fn only_football_json_looks_like_it() {
    let own = include_str!("data/good.json");
    for text in
        [own, "", "[]", "{}", r#"{"name": "Cup", "clubs": []}"#, r#"{"rounds": [{"ties": []}]}"#, "date,home,away"]
    {
        assert!(!looks_like(text), "{text}");
    }
    assert!(looks_like(r#" {"name": "Cup", "matches": []}"#));
}

#[test]
fn nothing_hostile_is_more_than_told() {
    let deep =
        format!(r#"{{"matches": [{{"team1": {}"a"{}, "team2": "B"}}]}}"#, "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(season(&deep).fixtures.len(), 0);
    let long = format!(
        r#"{{"matches": [{{"team1": "{}", "team2": "B", "num": 99999999999999999999}}]}}"#,
        "A".repeat(1_000_000)
    );
    let told = season(&long);
    assert!(told.fixtures.is_empty() && told.remarks.iter().all(|remark| remark.text.len() < 500));
    let many = format!(r#"{{"matches": [{}]}}"#, vec!["7"; 5_000].join(",\n"));
    let told = season(&many);
    assert_eq!(told.remarks.len(), 1_001);
    assert_eq!(told.remarks.last().map(|remark| remark.text.as_str()), Some("and 4000 more not understood"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_cut_or_put_in_nothing_panics(at in 0..1_000_000_usize, length in 0..20_usize, put in "\\PC{0,8}|[\"\\[\\]{}:,0-9]{0,8}") {
        for text in [ROUNDS, MATCHES] {
            let chars: Vec<char> = text.chars().collect();
            let at = at % chars.len();
            let changed: String = chars[..at].iter().copied().chain(put.chars()).chain(chars.iter().copied().skip(at + length)).collect();
            looks_like(&changed);
            let season = season(&changed);
            let lines = changed.split('\n').count() as u32;
            let within = |at: &At| (1..=lines).contains(&at.line);
            prop_assert!(season.fixtures.iter().all(|fixture| within(&fixture.at) && fixture.heading < season.headings.len()));
            prop_assert!(season.remarks.iter().filter_map(|remark| remark.at.as_ref()).all(within));
        }
    }
}
