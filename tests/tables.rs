//! Tables of matches in the layouts that people keep: what is read of each, where it stands, and what is said of the rest.

use cuptie::bracket::Bracket;
use cuptie::competition::{Kicks, Score, Side, Slot, Step, TieId};
use cuptie::source::matches::{At, Ending, ExtraTime, Fixture, Outcome, RemarkKind, Season, competition};
use cuptie::source::table::{looks_like, read};
use jiff::civil::{date, time};
use proptest::prelude::*;

/// engsoccerdata's FA Cup: replays, a shoot-out with its winner behind it, walkovers and byes.
const FA_CUP: &str = r#""date","Season","home","visitor","FT","hgoal","vgoal","round","tie","aet","pen","pens","hp","vp","Venue","attendance","nonmatch","notes","neutral"
2012-11-09,2012,"Ferry","Gull","9-0",9,0,"1","initial",NA,NA,NA,NA,NA,NA,NA,NA,NA,NA
2013-11-09,2013,"Anchor Athletic","Dory","1-1",1,1,"1","initial",NA,NA,NA,NA,NA,"The Quay, Northport","1,200",NA,NA,NA
2013-11-19,2013,"Dory","Anchor Athletic","0-1",0,1,"1","replay","yes",NA,NA,NA,NA,NA,NA,NA,NA,NA
NA,2013,"Gull","Kelp",NA,NA,NA,"1","initial",NA,NA,NA,NA,NA,NA,NA,"Walkover","Kelp progress",NA
NA,2013,"Ferry",NA,NA,NA,NA,"1","none",NA,NA,NA,NA,NA,NA,NA,"Bye","Ferry progress",NA
2013-11-23,2013,"Reef","Buoy","1-0",NA,NA,"1","initial",NA,NA,NA,NA,NA,NA,NA,"Match void","Match was replayed",NA
2014-05-17,2013,"Anchor Athletic","Kelp","3-2",3,2,"f","initial","yes",NA,NA,NA,NA,"Bay Park","89,345",NA,NA,"yes"
2014-04-12,2013,"Kelp","Ferry","1-1",1,1,"s","initial","yes","yes","4-2 Ferry",NA,NA,"Bay Park","82,185",NA,NA,"yes"
"#;

/// engsoccerdata's European Cup: legs, extra time as a score, countries, and who won the tie.
const CHAMPIONS: &str = r#""Date","Season","round","leg","home","visitor","FT","HT","aet","pens","hgoal","vgoal","FTagg_home","FTagg_visitor","aethgoal","aetvgoal","tothgoal","totvgoal","totagg_home","totagg_visitor","tiewinner","hcountry","vcountry"
1955-09-04,1955,"Round1","1","Anchor","Dory","3-3","1-1",NA,NA,3,3,5,8,NA,NA,3,3,5,8,"Dory","NOR","SOU"
1955-10-12,1955,"Round1","2","Dory","Anchor","5-2","2-0",NA,NA,5,2,8,5,NA,NA,5,2,8,5,"Dory","SOU","NOR"
1955-10-15,1955,"R16","replay","Ferry","Gull","1-1","0-1","1-1","coin toss",1,1,5,5,1,1,1,1,5,5,"Ferry","EAS","WES"
1955-11-03,1955,"QF","2","Kelp","Reef","2-1","1-0",NA,"away goals",2,1,2,2,NA,NA,2,1,2,2,"Reef","SOU","NOR"
1955-12-15,1955,"GroupC","groups","Kelp","Reef","0-0","0-0",NA,NA,0,0,0,0,NA,NA,0,0,0,0,NA,"SOU","NOR"
1956-05-28,1955,"final",NA,"Dory","Ferry","1-1",NA,"2-2","8-7 ",1,1,1,1,2,2,2,2,2,2,"Dory","SOU","EAS"
"#;

/// footballcsv: both sides around the score, counters and codes behind names, days with their weeks.
const FOOTBALLCSV: &str = "\
Stage,Round,Leg,Group,Date,Team 1,FT,HT,Team 2,ET,P,Comments
Qualifying,Qualifying Round 1,,,(Tue) 13 Jul 2004 (W28),Anchor (1),2-1,0-0,Dory FC (1),,,
Group,Matchday ?,F,,(Tue) 14 Sep 2004 (W37),Ferry › EAS (5),0-1,0-0,Gull › WES (1),,,
Knockout,Round of 16,2,,(Tue) 8 Mar 2005 (W10),Kelp (9),1-0,0-0,Reef (9),2-0 (a.e.t.),,late start
Knockout,Final,,,(Wed) 25 May 2005 (W21),Anchor (13),3-3,0-3,Kelp (12),3-3 (a.e.t.),3-2 (pen.),
Knockout,Final,,,Sat Jul 2 2005,Buoy,?,?,Reef,,,
";

/// football-data.co.uk: a league, and many columns of bets.
const FOOTBALL_DATA: &str = "\
Div,Date,HomeTeam,AwayTeam,FTHG,FTAG,FTR,HTHG,HTAG,HTR,B365H
E0,13/08/22,Anchor,Dory,2,1,H,1,0,H,1.55
E0,14/08/22,Ferry,Gull,0,0,D,0,0,D,2.1
";

/// The international results.
const RESULTS: &str = "\
date,home_team,away_team,home_score,away_score,tournament,city,country,neutral
2018-07-15,Northland,Southland,4,2,Harbour Cup,Moscow,Russia,TRUE
2025-12-13,Northland,Southland,3,0,Harbour Cup,Lusail,Qatar,TRUE
2025-12-18,Northland,Eastland,3,3,Harbour Cup,Lusail,Qatar,FALSE
2026-01-19,Westland,Eastland,NA,NA,Harbour Cup,New York,United States,TRUE
";

/// fixturedownload.
const FIXTURES: &str = "\
Match Number,Round Number,Date,Location,Home Team,Away Team,Group,Result
1,1,21/06/2024 00:00,The Quay,Anchor,Dory,Group A,2 - 1
2,Semi Finals,09/07/2024 18:00,Bay Park,Ferry,To be announced,,
";

fn season(text: &str) -> Season {
    let mut season = Season::default();
    read(text, 1, &mut season);
    season
}

/// The outcome of each match.
fn outcomes(season: &Season) -> Vec<Outcome> {
    season.fixtures.iter().map(|fixture| fixture.outcome).collect()
}

fn played(a: u16, b: u16) -> Outcome {
    Outcome::Played(Ending { last: Some(Score::new(a, b)), ..Ending::default() })
}

fn score(a: u16, b: u16) -> Option<Score> {
    Some(Score::new(a, b))
}

fn kicks(a: u16, b: u16) -> Option<Kicks> {
    Some(Kicks::Goals(Score::new(a, b)))
}

/// The ending of a match that went to extra time.
fn after_extra_time(last: Option<Score>, normal: Option<Score>, shootout: Option<Kicks>) -> Outcome {
    Outcome::Played(Ending { last, normal, extra_time: Some(ExtraTime::Full), shootout, ..Ending::default() })
}

/// The names of both sides.
fn names(fixture: &Fixture) -> [&str; 2] {
    fixture.teams.each_ref().map(|team| team.name.as_str())
}

/// Round and leg of each match.
fn rounds(season: &Season) -> Vec<(&str, Option<&str>)> {
    let heading = |fixture: &Fixture| &season.headings[fixture.heading];
    season.fixtures.iter().map(heading).map(|heading| (heading.round.as_str(), heading.leg.as_deref())).collect()
}

/// What was said of a kind, with where.
fn said(season: &Season, kind: RemarkKind) -> Vec<(u32, u32, &str)> {
    let of_kind = season.remarks.iter().filter(|remark| remark.kind == kind);
    of_kind.map(|remark| remark.at.map_or((0, 0, ""), |at| (at.line, at.column, remark.text.as_str()))).collect()
}

fn not_understood(season: &Season) -> Vec<(u32, u32, &str)> {
    said(season, RemarkKind::NotUnderstood)
}

#[test]
fn the_fa_cup_of_engsoccerdata_is_read() {
    let season = season(FA_CUP);
    assert_eq!(season.title.as_deref(), Some("2013"));
    assert_eq!(
        outcomes(&season),
        [
            played(1, 1),
            after_extra_time(score(0, 1), None, None),
            Outcome::Walkover(Some(Side::B)),
            Outcome::Annulled(Some(Ending { last: score(1, 0), ..Ending::default() })),
            after_extra_time(score(3, 2), None, None),
            after_extra_time(score(1, 1), None, kicks(2, 4)),
        ]
    );
    let legless = |round| (round, None);
    let expected = ["Round 1", "Round 1, replay", "Round 1", "Round 1", "Final", "Semi-finals"].map(legless);
    assert_eq!(rounds(&season), expected);
    let first = &season.fixtures[0];
    assert_eq!(first.at, At { file: 1, line: 3, column: 1 });
    assert_eq!((first.date, first.ground.as_deref()), (Some(date(2013, 11, 9)), Some("The Quay, Northport")));
    assert_eq!([first.neutral, season.fixtures[4].neutral], [false, true]);
    assert_eq!(season.fixtures[3].note.as_deref(), Some("Match was replayed"));
    assert_eq!(not_understood(&season), []);
    let [(1, 1, columns), (1, 1, others), (6, 1, bye)] = said(&season, RemarkKind::LeftOut)[..] else {
        panic!("{:#?}", season.remarks)
    };
    assert_eq!(columns, "columns passed over: “attendance”");
    assert!(others.starts_with(
        "there are 2 seasons or competitions in the table: only the last, “2013”, is read; rows left out: 1"
    ));
    assert_eq!(bye, "a bye for “Ferry”");
}

#[test]
fn the_european_cup_of_engsoccerdata_is_read() {
    let season = season(CHAMPIONS);
    assert_eq!(
        outcomes(&season),
        [
            played(3, 3),
            played(5, 2),
            after_extra_time(score(1, 1), score(1, 1), None),
            played(2, 1),
            played(0, 0),
            after_extra_time(score(2, 2), score(1, 1), kicks(8, 7)),
        ]
    );
    let expected = [
        ("Round 1", Some("1")),
        ("Round 1", Some("2")),
        ("Round of 16, replay", None),
        ("Quarter-finals", Some("2")),
        ("Group C", None),
        ("Final", None),
    ];
    assert_eq!(rounds(&season), expected);
    let winners = season.fixtures.iter().map(|fixture| fixture.stated.winner).collect::<Vec<_>>();
    assert_eq!(winners, [Some(Side::B), Some(Side::A), Some(Side::A), Some(Side::B), None, Some(Side::A)]);
    assert_eq!(season.fixtures[2].stated.decided_by, Some(Step::Lots));
    assert_eq!(season.fixtures[3].stated.decided_by, Some(Step::AwayGoals));
    assert_eq!(season.fixtures[0].teams[0].code.as_deref(), Some("NOR"));
    assert_eq!(not_understood(&season), []);
}

#[test]
fn footballcsv_is_read() {
    let season = season(FOOTBALLCSV);
    assert_eq!(season.title, None);
    assert_eq!(
        outcomes(&season),
        [
            played(2, 1),
            played(0, 1),
            after_extra_time(score(2, 0), score(1, 0), None),
            after_extra_time(score(3, 3), score(3, 3), kicks(3, 2)),
            Outcome::Unknown,
        ]
    );
    let [first, group, second_leg, last, to_come] = &season.fixtures[..] else { panic!("{:?}", season.fixtures) };
    assert_eq!((names(first), first.date), (["Anchor", "Dory FC"], Some(date(2004, 7, 13))));
    assert_eq!((names(group), group.teams[1].code.as_deref()), (["Ferry", "Gull"], Some("WES")));
    assert_eq!(season.headings[group.heading].group.as_deref(), Some("Group F"));
    assert_eq!(season.headings[group.heading].leg, None);
    assert_eq!(season.headings[second_leg.heading].stage.as_deref(), Some("Knockout"));
    assert_eq!(season.headings[second_leg.heading].leg.as_deref(), Some("2"));
    assert_eq!(second_leg.note.as_deref(), Some("late start"));
    assert_eq!(season.headings[last.heading].round, "Final");
    assert_eq!(to_come.date, Some(date(2005, 7, 2)));
    assert_eq!(not_understood(&season), []);
}

#[test]
fn football_data_is_read() {
    let season = season(FOOTBALL_DATA);
    assert_eq!(season.title.as_deref(), Some("E0"));
    assert_eq!(outcomes(&season), [played(2, 1), played(0, 0)]);
    assert_eq!(season.fixtures[0].date, Some(date(2022, 8, 13)));
    let [(1, 1, columns)] = said(&season, RemarkKind::Understood)[..] else { panic!("{:#?}", season.remarks) };
    assert_eq!(
        columns,
        "columns: competition = “Div”, date = “Date”, host = “HomeTeam”, visitor = “AwayTeam”, full time of the host = “FTHG”, \
         full time of the visitor = “FTAG”; “,” between them"
    );
    let passed_over = "columns passed over: “FTR”, “HTHG”, “HTAG”, “HTR”, “B365H”";
    assert_eq!(said(&season, RemarkKind::LeftOut), [(1, 1, passed_over)]);
}

#[test]
fn the_international_results_are_read() {
    let season = season(RESULTS);
    assert_eq!(season.title.as_deref(), Some("Harbour Cup"));
    assert_eq!(not_understood(&season), []);
    assert_eq!(outcomes(&season), [played(3, 0), played(3, 3), Outcome::Unknown]);
    assert_eq!(season.fixtures[0].town.as_deref(), Some("Lusail"));
    assert_eq!(season.fixtures.iter().map(|fixture| fixture.neutral).collect::<Vec<_>>(), [true, false, true]);
    let text = "no column tells the season: only matches since 2025-12-13 are read, after more than 100 days without any; \
                rows left out: 1";
    assert_eq!(said(&season, RemarkKind::LeftOut), [(1, 1, "columns passed over: “country”"), (1, 1, text)]);
    // The country of the ground is none of a club.
    assert_eq!(season.fixtures[0].teams[0].code, None);
}

#[test]
fn fixturedownload_is_read() {
    let season = season(FIXTURES);
    assert_eq!(outcomes(&season), [played(2, 1), Outcome::Unknown]);
    let [first, second] = &season.fixtures[..] else { panic!("{:?}", season.fixtures) };
    assert_eq!((first.number, first.date, first.time), (Some(1), Some(date(2024, 6, 21)), Some(time(0, 0, 0, 0))));
    assert_eq!((first.ground.as_deref(), names(second)), (Some("The Quay"), ["Ferry", "To be announced"]));
    assert_eq!(season.headings[first.heading].group.as_deref(), Some("Group A"));
    assert_eq!(rounds(&season), [("Round 1", None), ("Semi Finals", None)]);
}

#[test]
fn fbref_is_read() {
    let text = "Round,Wk,Day,Date,Time,Home,Score,Away,Attendance,Venue,Match Report,Notes\n\
                Finals,,Sat,2024-07-13,21:00,Anchor,(4) 1–1 (3),Dory,\"52,000\",The Quay,Match Report,Anchor won on penalty kicks\n";
    let season = season(text);
    let [fixture] = &season.fixtures[..] else { panic!("{:#?}", season) };
    assert_eq!((fixture.date, fixture.time), (Some(date(2024, 7, 13)), Some(time(21, 0, 0, 0))));
    let Outcome::Played(ending) = fixture.outcome else { panic!("{:?}", fixture.outcome) };
    assert_eq!((ending.last, ending.shootout), (score(1, 1), kicks(4, 3)));
    assert_eq!(fixture.stated.winner, Some(Side::A));
    assert_eq!(not_understood(&season), []);
}

#[test]
fn the_delimiter_is_found_and_other_languages_are_known() {
    let german = "\u{feff}# Pokal\n\nDatum;Runde;Heim;Gast;Ergebnis;n.V.;Elfmeterschießen\n\
                  21.06.2024;Finale;Anker;„Dory“;1:1;ja;4:3\n\n";
    let spanish =
        "Fecha\tRonda\tEquipo local\tEquipo visitante\tResultado\n21/06/2024\tFinal\tAncla\tDory\t1-1 (4-3 p)\n";
    let french =
        "Date|Tour|Équipe à domicile|Équipe à l'extérieur|Résultat\n21 juin 2024|Finale|Ancre|Dory|1-1 aet (4-3 tab)\n";
    let plain = "'Home','Away'\n";
    assert!(!looks_like(plain) || season(plain).fixtures.is_empty());
    for (text, line, extra_time) in [(german, 4, true), (spanish, 2, false), (french, 2, true)] {
        let season = season(text);
        let [fixture] = &season.fixtures[..] else { panic!("{:#?}", season) };
        assert_eq!((fixture.at.line, fixture.at.column), (line, 1), "{text}");
        assert_eq!(fixture.date, Some(date(2024, 6, 21)), "{text}");
        let Outcome::Played(ending) = fixture.outcome else { panic!("{:?}", fixture.outcome) };
        let expected = (score(1, 1), kicks(4, 3), extra_time);
        assert_eq!((ending.last, ending.shootout, ending.extra_time.is_some()), expected, "{text}");
        assert_eq!(not_understood(&season), [], "{text}");
    }
}

#[test]
fn quotes_hold_cells_together_and_one_that_is_not_closed_costs_its_row_alone() {
    let text = "date,home,away,score,notes\n\
                2024-06-21,\"Anchor, North\",Dory,1-0,\"two\nlines\"\n\
                2024-06-22,\"Ferry,Gull,2-0,\n\
                2024-06-23,Kelp,\"Reef \"\"B\"\"\",3-0,\n";
    let season = season(text);
    let all: Vec<_> = season.fixtures.iter().map(|fixture| (names(fixture), fixture.at.line)).collect();
    assert_eq!(all, [(["Anchor, North", "Dory"], 2), (["\"Ferry", "Gull"], 4), (["Kelp", "Reef \"B\""], 5)]);
    assert_eq!(not_understood(&season), [(4, 1, "a quotation mark that is never closed: taken for a letter")]);
}

#[test]
fn the_month_is_first_only_where_the_column_shows_it() {
    let table = |dates: [&str; 2]| {
        let text = dates.map(|date| format!("{date},Anchor,Dory,1-0\n")).concat();
        season(&format!("date,home,away,score\n{text}"))
    };
    let shown = table(["03/04/2024", "03/14/2024"]);
    assert_eq!(shown.fixtures[0].date, Some(date(2024, 3, 4)));
    let text = "dates have the month first, as “03/14/2024” shows";
    assert_eq!(said(&shown, RemarkKind::Understood)[1], (1, 1, text));
    let plain = table(["03/04/2024", "14/03/2024"]);
    assert_eq!(plain.fixtures[0].date, Some(date(2024, 4, 3)));
    assert_eq!(said(&plain, RemarkKind::Assumed), []);
    let open = table(["03/04/2024", "04/04/2024"]);
    assert_eq!(open.fixtures[0].date, Some(date(2024, 4, 3)));
    let text = "dates such as “03/04/2024” are taken to have the day first";
    assert_eq!(said(&open, RemarkKind::Assumed), [(1, 1, text)]);
    // One of them is a slip: told, and not guessed.
    let both = table(["14/03/2024", "03/14/2024"]);
    assert_eq!(both.fixtures[1].date, None);
    assert_eq!(not_understood(&both).len(), 1);
}

#[test]
fn of_several_competitions_the_last_is_read_and_the_rest_is_told() {
    let text = "tournament,season,home,away,score\n\
                Harbour Cup,2024,Anchor,Dory,1-0\n\
                Friendly,2024,Anchor,Dory,2-0\n\
                Harbour Cup,2025,Anchor,Dory,3-0\n\
                Friendly,2024,Anchor,Dory,4-0\n\
                Harbour Cup,2025,Anchor,Dory,5-0\n";
    let season = season(text);
    assert_eq!(season.title.as_deref(), Some("Harbour Cup 2025"));
    assert_eq!(outcomes(&season), [played(3, 0), played(5, 0)]);
    let [(1, 1, text)] = said(&season, RemarkKind::LeftOut)[..] else { panic!("{:#?}", season.remarks) };
    assert_eq!(
        text,
        "there are 3 seasons or competitions in the table: only the last, “Harbour Cup 2025”, is read; rows left out: 3; to \
         read another, leave only its rows in a file"
    );
}

#[test]
fn matches_of_more_than_a_year_without_a_gap_are_all_read_and_that_is_told() {
    let rows =
        (0..8).map(|n| format!("{}-{:02}-01,Anchor,Dory,1-0\n", 2020 + n / 4, 1 + n % 4 * 3)).collect::<String>();
    let season = season(&format!("date,home,away,score\n{rows}"));
    assert_eq!(season.fixtures.len(), 8);
    let text = "no column tells the season: all matches from 2020-01-01 to 2021-10-01 are taken for one";
    assert_eq!(said(&season, RemarkKind::Assumed), [(1, 1, text)]);
    // Nor is a slip of the year a season.
    let slip = self::season("date,home,away\n2020-01-01,Anchor,Dory\n2020-01-08,Ferry,Gull\n2022-01-15,Anchor,Gull\n");
    assert_eq!(slip.fixtures.len(), 3);
}

#[test]
fn goals_of_a_shoot_out_in_a_score_are_found_in_any_columns() {
    for (header, row) in [
        ("score,pens", "5-4,4-3"),
        ("home_score,away_score,home_penalties,away_penalties", "5,4,4,3"),
        ("FTHG,FTAG,hpens,apens", "5,4,4,3"),
        ("FT,score,pk", "1-1,5-4,4-3"),
        ("score1,score2,penalties", "5,4,4-3"),
    ] {
        let season = season(&format!("home,away,{header}\nAnchor,Dory,{row}\n"));
        let Outcome::Played(ending) = season.fixtures[0].outcome else { panic!("{header}") };
        assert_eq!((ending.last, ending.shootout, ending.extra_time), (score(1, 1), kicks(4, 3), None), "{header}");
        let expected = "Anchor v Dory: 5–4 has the goals of the shoot-out in it, 4–3: the match ended 1–1";
        assert_eq!(said(&season, RemarkKind::Contradiction), [(2, 1, expected)], "{header}");
    }
}

#[test]
fn over_two_legs_a_score_is_only_summed_where_the_aggregate_says_so() {
    let text = "round,leg,home,away,score,pens\n\
                Semi-finals,1,Anchor,Dory,1-0,\n\
                Semi-finals,2,Dory,Anchor,1-0,4-2\n\
                Semi-finals,1,Ferry,Gull,2-1,\n\
                Semi-finals,2,Gull,Ferry,6-4,5-4\n\
                Final,2,Kelp,Reef,6-5,5-4\n";
    let season = season(text);
    let last = |index: usize| match season.fixtures[index].outcome {
        Outcome::Played(ending) => ending.last,
        other => panic!("{other:?}"),
    };
    // 1–0 and 0–1; 2–1, then 6–4 without 5–4 is 1–0; of the last, the first leg is not there.
    assert_eq!([last(1), last(3), last(4)], [score(1, 0), score(1, 0), score(6, 5)]);
    assert_eq!(said(&season, RemarkKind::Contradiction).len(), 1);
}

#[test]
fn equal_figures_of_a_shoot_out_are_not_believed_but_who_won_it_is() {
    let text =
        "home,away,score,pens,tie winner\nAnchor,Dory,1-1,4-4,\nFerry,Gull,1-1,4-4,Gull\nKelp,Reef,1-1,0-0,Reef\n";
    let season = season(text);
    let shootout = |fixture: &Fixture| match fixture.outcome {
        Outcome::Played(ending) => ending.shootout,
        other => panic!("{other:?}"),
    };
    let all: Vec<_> = season.fixtures.iter().map(shootout).collect();
    assert_eq!(all, [None, Some(Kicks::Won(Side::B)), None]);
    let told: Vec<u32> = said(&season, RemarkKind::Contradiction).iter().map(|(line, ..)| *line).collect();
    assert_eq!(told, [2, 3]);
}

#[test]
fn who_won_a_match_is_no_claim_about_the_tie() {
    let text = "home,away,score,winner,shootout_winner\nAnchor,Dory,1-0,Anchor,\nDory,Anchor,0-0,Anchor,\nFerry,Gull,1-1,draw,Gull\n";
    let season = season(text);
    let winners: Vec<_> = season.fixtures.iter().map(|fixture| fixture.stated.winner).collect();
    assert_eq!(winners, [None, Some(Side::B), None]);
    let Outcome::Played(ending) = season.fixtures[2].outcome else { panic!("{:?}", season.fixtures[2]) };
    assert_eq!(ending.shootout, Some(Kicks::Won(Side::B)));
}

#[test]
fn a_note_may_state_who_went_through() {
    let text = "home,away,score,notes\nAnchor,Anchor B,0-0,Anchor B won on a coin toss\nFerry,Gull,1-1,Ferry progress\n\
                Ferry,Gull,0-0,\"No replay, both teams progress\"\nFerry,Gull,1-0,Ferry had ten men\n";
    let season = season(text);
    let stated: Vec<_> =
        season.fixtures.iter().map(|fixture| (fixture.stated.winner, fixture.stated.decided_by)).collect();
    assert_eq!(stated, [(Some(Side::B), Some(Step::Lots)), (Some(Side::A), None), (None, None), (None, None)]);
    assert_eq!(season.fixtures[3].note.as_deref(), Some("Ferry had ten men"));
}

/// Led by an apostrophe, a name is a name; within quotes of that kind, it is what it is without them.
#[test]
fn an_apostrophe_before_a_name_says_that_it_is_one() {
    let text = "num,round,home,away,score\n1,Semi-finals,'W7,'Bye,1-0\n2,Semi-finals,'t Veld,'Dory',2-0\n3,Final,'W1','W2,0-1\n";
    let season = season(text);
    let names: Vec<_> =
        season.fixtures.iter().flat_map(|fixture| &fixture.teams).map(|team| team.name.as_str()).collect();
    assert_eq!(names, ["W7", "Bye", "'t Veld", "'Dory'", "'W1'", "W2"]);
    let bracket = Bracket::new(competition(season).expect("three ties").competition);
    let slots = bracket.competition().ties()[2].slots;
    assert_eq!(slots[0], Slot::WinnerOf(TieId(0)));
    assert!(matches!(slots[1], Slot::Club(_)));
}

#[test]
fn a_tie_by_lots_is_decided_by_them() {
    let text = "round,tie,home,away,score,notes\nFinal,initial,Anchor,Dory,1-1,\nFinal,replay,Dory,Anchor,0-0,Anchor won on a coin toss\n";
    let made = competition(season(text)).expect("a final");
    let bracket = Bracket::new(made.competition);
    let tie = bracket.competition().tie_ids().next().expect("a final");
    assert_eq!(bracket.decision(tie).decided_by(), Some(Step::Lots));
    let winner = bracket.winner(tie).map(|club| bracket.competition()[club].name.as_str());
    assert_eq!(winner, Some("Anchor"));
}

#[test]
fn states_of_matches_are_known() {
    let text = "home,away,score,status\nAnchor,Dory,1-0,Postponed\nAnchor,Dory,,cancelled\nAnchor,Dory,1-0,abandoned\n\
                Anchor,Dory,3-0,awarded\nAnchor,Dory,w/o,\nAnchor,Dory,2-1,AET\nAnchor,Dory,2-1,rained off\n";
    let season = season(text);
    let one_nil = Ending { last: score(1, 0), ..Ending::default() };
    assert_eq!(
        outcomes(&season),
        [
            Outcome::Unknown,
            Outcome::Cancelled,
            Outcome::Abandoned(Some(one_nil)),
            Outcome::Awarded(score(3, 0)),
            Outcome::Walkover(None),
            after_extra_time(score(2, 1), None, None),
            played(2, 1),
        ]
    );
    let expected = "“rained off” is no state; expected what became of a match, such as “walkover” or “postponed”";
    assert_eq!(not_understood(&season), [(8, 17, expected)]);
}

#[test]
fn a_cell_that_is_not_understood_is_told_and_the_rest_is_read() {
    let text = "date,home,away,hgoal,vgoal,aet\n\
                soon,Anchor,Dory,1,0,perhaps\n\
                2024-06-21,,Dory,1,0,\n\
                2024-06-21,Anchor,Dory,100,0,\n\
                2024-06-21,\"An,chor\",Dory,1,,\n";
    let season = season(text);
    assert_eq!(outcomes(&season), [played(1, 0), Outcome::Unknown, Outcome::Unknown]);
    assert_eq!(
        not_understood(&season),
        [
            (2, 1, "“soon” is no date; expected a date, such as “2024-06-21” or “21/06/2024”"),
            (2, 22, "“perhaps” is no extra time; expected “yes” or “no”, or the score after it, such as “2-1”"),
            (3, 12, "“” is no host; expected the name of a club or a country"),
            (4, 24, "“100” is no goals of the host; expected goals, 0 to 99"),
            (5, 29, "“” is no goals of the visitor; expected goals, 0 to 99"),
        ]
    );
}

#[test]
fn a_table_without_two_sides_is_told() {
    let season = season("# my cup\nYear;Champion\n2024;Anchor\n");
    let text = "no row names the columns of both sides; expected a first row such as “date,round,home,away,score”; found “Year”, \
                “Champion”";
    assert_eq!(not_understood(&season), [(2, 1, text)]);
    assert!(not_understood(&self::season(""))[0].2.ends_with("found nothing"));
}

#[test]
fn only_tables_look_like_one() {
    for text in [FA_CUP, CHAMPIONS, FOOTBALLCSV, FOOTBALL_DATA, RESULTS, FIXTURES] {
        assert!(looks_like(text), "{text}");
    }
    for text in
        ["", "= Harbour Cup\n\n▪ Final\n  Anchor  1-0  Dory\n", "{\"cuptie\": 1}", "home\naway\n", "a,b,c\n1,2,3\n"]
    {
        assert!(!looks_like(text), "{text}");
    }
}

#[test]
fn nothing_hostile_is_more_than_told() {
    let rows = "Anchor,Dory,?-1-2\n".repeat(5_000);
    let told = season(&format!("home,away,score\n{rows}"));
    assert_eq!((told.fixtures.len(), not_understood(&told).len()), (5_000, 1_001));
    assert_eq!(told.remarks.last().map(|remark| remark.text.as_str()), Some("and 4000 more not understood"));
    let quotes = season(&format!("home,away,score\n{}", "\"a,b,1-0\n".repeat(5_000)));
    assert!(quotes.fixtures.len() + not_understood(&quotes).len() > 1_000);
    let wide = season(&format!("home,away{}\nA,B{}\n", ",x".repeat(4_000), ",1".repeat(4_000)));
    assert!(wide.remarks.iter().all(|remark| remark.text.len() < 2_000) && wide.fixtures.len() == 1);
    let long = season(&format!("home,away\n{},B\n", "A".repeat(1_000_000)));
    assert_eq!(long.fixtures.len(), 1);
    let led = season(&format!("home,away\n{}A,B\n", "'".repeat(1_000_000)));
    assert_eq!(led.fixtures.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn whatever_is_cut_or_put_in_nothing_panics(
        at in 0..1_000_000_usize,
        length in 0..20_usize,
        put in "\\PC{0,8}|[\",;|\t\r\n0-9:-]{0,8}",
    ) {
        for text in [FA_CUP, CHAMPIONS, FOOTBALLCSV, FOOTBALL_DATA, RESULTS, FIXTURES] {
            let chars: Vec<char> = text.chars().collect();
            let at = at % chars.len();
            let changed: String =
                chars[..at].iter().copied().chain(put.chars()).chain(chars.iter().copied().skip(at + length)).collect();
            let season = season(&changed);
            let lines = changed.split(['\n', '\r']).count() as u32;
            let within = |at: &At| (1..=lines).contains(&at.line);
            prop_assert!(season.fixtures.iter().all(|fixture| within(&fixture.at) && fixture.heading < season.headings.len()));
            prop_assert!(season.remarks.iter().filter_map(|remark| remark.at.as_ref()).all(within));
        }
    }
}

#[test]
fn numbered_rounds_of_groups_are_no_ties() {
    let text = "Match Number,Round Number,Date,Location,Home Team,Away Team,Group,Result\n\
        1,1,14/06/2024 20:00,The Quay,Anchor,Buoy,Group A,5 - 1\n\
        2,2,19/06/2024 20:00,The Quay,Anchor,Coral,Group A,0 - 1\n\
        3,Finals,14/07/2024 20:00,Bay Park,Anchor,Dory,,2 - 1\n";
    let made = cuptie::source::matches::competition(season(text)).expect("it has ties");
    assert_eq!(made.competition.ties().len(), 1);
    assert!(
        made.remarks.iter().any(|remark| remark.kind == RemarkKind::LeftOut && remark.text.starts_with("2 matches"))
    );
}
