//! Seasons in Football.TXT, in every dialect that is read: files of our own, each held to the matches that stand in it.

use cuptie::competition::{Kicks, Score, Side, Step};
use cuptie::source::football_txt::{looks_like, read};
use cuptie::source::matches::{Ending, ExtraTime, Fixture, Outcome, Remark, RemarkKind, Season};
use proptest::prelude::*;

/// As the archives are written now: marks, a blank time column, associations in brackets.
const PLAIN: &str = "\
= Harbour Cup 2012/13      # as it was

# Date       Tue Sep/18 2012 - Sat May/25 2013 (249d)
# Teams      8

» Group A
  Tue Sep/18 2012
    20.45  Anchor FC (NOR)         v Dory 04 (SOU)            4-1 (3-0)
           Ferry Town (SOU)        v 1. FC Pier (NOR)         0-0
  Wed Dec/5
    18.00  Dory 04 (SOU)           v Ferry Town (SOU)         2-2 (0-2)

» Round of 16
  Tue Feb/12
    20.45  Anchor FC (NOR)         v 1. FC Pier (NOR)         1-0 (1-0)
  Tue Mar/5
    20.45  1. FC Pier (NOR)        v Anchor FC (NOR)          5-4 pen. 1-0 a.e.t. (1-0, 0-0)
           Ferry Town (SOU)        v Keel Rovers (SOU)        3-0    [awarded]
  Thu Mar/7
           Keel Rovers (SOU)       v Ferry Town (SOU)         [cancelled]

» Final
  Sat May/25 2013
    20.45  1. FC Pier (NOR)        v Ferry Town (SOU)         3-4 pen. (1-1, 0-1)
";

/// Scores between the sides, days in square brackets, bare headings.
const BETWEEN: &str = "\
= Harbour Cup 2020/21

Round 1
[Fri Sep/11]
  20.45  Anchor Athletic          5-4 (3-2)  Dory BSC
         TSV Ferry                1-6 a.e.t. (1-1, 0-0)  1. FSV Pier 05
[Tue Jan/12]
  18.30  Keel 1860                2-3 pen. 2-2 a.e.t. (1-1, 0-0)  1899 Buoy


Final
[Thu May/13]
  20.45  1. FSV Pier 05           2-1 a.e.t. (0-0)  1899 Buoy
";

/// Pages turned into this form: titles between signs, scores in words behind, scorers, line-ups.
const CONVERTED: &str = "\
###
#  turned from another form
#    for source, see https://example.org/cup2001.html

=Harbour Cup 2000/01=


▪ Round 1
Aug 1
FC Anchor         3-2 SC Dory
Wr. Ferry         2-2 St.Pier               (aet, 4-3 pen)
Keel              bye
Buoy United       bye        [Old Quay bankrupted]

▪ Round 1, Replays
Sep 3
  Mole & Jetty    w/o Quay                  [Quay withdrew]

▪ Final
May 27 @ Pier-Stadion, Harbour   att: 7000
FC Anchor         2-1 Wr. Ferry             (aet)
  (Roland Oar 35, Mario Keel 113; Edi Sail 70)
  FC Anchor: R.Net - Post, Bar (Spar 75),
           Oar, Stary - Keel (Hull 82)
  Wr. Ferry: Bow - Stern - W.Mast, Sail
Penalties: 1-0 Oar, 1-1 Sail;
           2-1 Keel
Referee: A. Flag (North Shore)
Yellow cards: Oar 10'; Sail 20'
";

/// As they were written first: numbers of matches and rounds, days and times in each line, scorers in square brackets.
const FIRST: &str = "\
#############################
#  Harbour Cup 2014 Pier Land

Group A  |  Anchor   Dory   Ferry

Matchday 1  |  Thu Jun/12
Matchday 2  |  Fri Jun/13

Group A:

(1) Thu Jun/12 17:00   Anchor    3-1 (1-1)  Dory       @ Pier Arena, Harbour (UTC-3)
      [Oar 29', 71' (pen.) Sail 90+1';  Net 11' (o.g.)]
(2) Fri Jun/13 13:00   Ferry     -    Dory      @ Quay Arena, Old Quay

(3) Quarter-finals   // Sat+Sun 28.+29. June

(49) Sat Jun/28 16:00  Anchor    0-0 0-2nV         Pier
(50) Sat Jun/28 19:15  Keel      1-1 1-1nV 4-5iE   Buoy
(51) Sun Jun/29 16:00  Ferry     2:4iE  0:0nV  0:0  Mole

(4) Final

(64) Pier  2:1  Buoy   2014-07-13 20:45
";

/// German words, days and colons.
const GERMAN: &str = "\
####################
# Hafenpokal 2012/13

1. Runde (Knockout)   //  Do-So 12.-15. Juli 2012

[Do 12.7.]
  19.00  Anker AC   0:1   SCR Boje
[Fr 13.7.]
  19.00  FC Kiel    4:5 i.E. 0:0 n.V. (0:0, )  FC Mole Hafen

(3) Viertelfinale / Hinspiele
[Di 16.4.]
  18.00    FC Mole Hafen   3:1 n.V.  SCR Boje

(5) Halbfinale    / Rückspiele //   Do  2. Mai 2013

2013-05-02 21:05 (Do)  Anker AC  0:0 2:0nV  1. FC Mole

Finale
[Do 30.05.]
  16.30    SCR Boje  0:1  FC Mole Hafen
";

/// Portuguese and Spanish words, figures set apart, tabs.
const SOUTHERN: &str = "\
#################
# Copa do Porto 2016

Oitavas de final
[Qua 16/03]
\tÂncora            1 - 1 Bote
\tCais-PR           -  Doca
[Ter 05/04]
\tBote              2 - 0 Âncora

Cuartos de Final, Ida
[Mié 20/04]
\tBote              0 - 0 Muelle
";

/// Rounds that are said to have days, and matches that are put under them by those days.
const DEFINED: &str = "\
= Pier Cup 2014

▪ Quarter-finals         |  Fri Jul 4 - Sat Jul 5
▪ Final                  |  Sun Jul 13

Fri Jul 4
 13:00 UTC-3  Anchor  2-0  Dory   @ Harbour (Pier Stadium)
Sat Jul 5
 17:00 (18:00 local)  Ferry  1-0  Keel   @ Los Muelles (Old Town)   ## W1 v W2
Sun Jul 13
 16:00 UTC+5:30  Anchor  v  Ferry
                 Dory    v  Keel    20:45
";

/// What is said in words: claims, states, notes, places before the match, scorers without brackets.
const WORDY: &str = "\
= Pier Cup 2025
== Finals
=== North
:: Semi-finals, 1st Leg
14-6-25 @ Harbour Gardens     Anchor           0-0 Dory
     1-7-25 @ Old Quay          Ferry            2-1 Keel   [aet]
         Oar 12', 105';  Sail 80'
:: Semi-finals, 2nd Leg
June 20
  Dory   v  Anchor     2-2  (agg 2-2, win on away goals)
  Keel   v  Ferry      1-0  [Ferry wins on penalties]
June 21
  Spar   v  Mast       1-0  [abandoned at 70']
  Mast   vs Spar       [awarded 0-3]
  Boom   n/p  Jib      [cancelled - Boom withdrew]
  Jib    v  Boom       2-0  [annulled]
  Hull   v  Rudder     [postponed]
  Buoy   v  Fender     (postponed)
  Fender v  Buoy  0-3  [awarded; 2-1 on the pitch]
  Rudder v  Hull (n)   1-0
  Oar o/w Sail
  [played behind closed doors]
  Net 1-1 Post
    (aet, win 3-4 on pens)
▪▪ Extra
  Net v Post @ n
__END__
  nothing here is read
";

/// With all that is known of a match: day, place and crowd above it, scorers, sides, referees and kicks below.
const FULL: &str = "\
= Pier Cup 2010

  # Matches  4
# Dates    Fri Jun 11 - Sun Jul 11 2010 (31d)

▪ First stage
▪▪ Group A
Fri Jun/11 2010 @ Soccer Pier › Harbour, North Shore
  Anchor v Dory  1-1
    Tom Oar 55';
    Jan Sail 79'

Anchor: Net, Post - Bar, Spar,
   Oar (46' Boom), Jib [Y 90+1']
Dory: Sail - Mast;
   Coach: Hull

▪ Final
Fri Jul 9 18:00 UTC+3 @ Quay Stadium, Old Quay, Att: 43893
  Anchor v Ferry  1-1 a.e.t., 4-2 pen.
     (Tom OAR 117';
      Ned KEEL 105+1')
Penalties: 1-0 Oar,     Keel (missed),
           2-0 Boom
Refs: A FLAG (NOR), B WHISTLE (SOU)

NOTE: The kick-off was late. It rained for
     an hour.

▪ Third place
July 10 18.00 @ Harbour       Dory           1-1 Keel
                              (Sail 28; Buoy 5)
        20.45 @ Old Quay      Mole           0-0 Quay       [aet; 4-3 on pens]
";

const ALL: [&str; 9] = [PLAIN, BETWEEN, CONVERTED, FIRST, GERMAN, SOUTHERN, DEFINED, WORDY, FULL];

fn season(text: &str) -> Season {
    let mut season = Season::default();
    read(text, 0, &mut season);
    season
}

/// The match that is told in a line, which begins with these words.
fn told<'a>(season: &'a Season, first: &str, second: &str) -> &'a Fixture {
    let is = |fixture: &&Fixture| fixture.teams[0].name == first && fixture.teams[1].name == second;
    season.fixtures.iter().find(is).unwrap_or_else(|| panic!("{first} v {second} is not there"))
}

/// Round, day and time of every match.
fn days(season: &Season) -> Vec<String> {
    let day = |fixture: &Fixture| {
        let date = fixture.date.map_or_else(|| "no day".to_owned(), |date| date.to_string());
        let time = fixture.time.map_or_else(String::new, |time| format!(" {:02}:{:02}", time.hour(), time.minute()));
        format!("{} {date}{time}", season.headings[fixture.heading].round)
    };
    season.fixtures.iter().map(day).collect()
}

fn remarks(season: &Season, kind: RemarkKind) -> Vec<&Remark> {
    season.remarks.iter().filter(|remark| remark.kind == kind).collect()
}

fn score(a: u16, b: u16) -> Score {
    Score::new(a, b)
}

fn ended(a: u16, b: u16) -> Ending {
    Ending { last: Some(score(a, b)), ..Ending::default() }
}

fn after_extra_time(a: u16, b: u16) -> Ending {
    Ending { extra_time: Some(ExtraTime::Full), ..ended(a, b) }
}

fn kicks(a: u16, b: u16) -> Option<Kicks> {
    Some(Kicks::Goals(score(a, b)))
}

#[test]
fn every_line_of_every_dialect_is_understood() {
    for text in ALL {
        let season = season(text);
        assert_eq!(remarks(&season, RemarkKind::NotUnderstood), Vec::<&Remark>::new());
        assert_eq!(remarks(&season, RemarkKind::Contradiction), Vec::<&Remark>::new());
        assert!(looks_like(text), "{text}");
    }
}

#[test]
fn the_form_of_today_is_read() {
    let season = season(PLAIN);
    assert_eq!(season.title.as_deref(), Some("Harbour Cup 2012/13"));
    assert_eq!(
        days(&season),
        [
            "Group A 2012-09-18 20:45",
            "Group A 2012-09-18 20:45",
            "Group A 2012-12-05 18:00",
            "Round of 16 2013-02-12 20:45",
            "Round of 16 2013-03-05 20:45",
            "Round of 16 2013-03-05 20:45",
            "Round of 16 2013-03-07",
            "Final 2013-05-25 20:45",
        ]
    );
    let first = &season.fixtures[0];
    assert_eq!((first.at.file, first.at.line, first.at.column), (0, 8, 5));
    assert_eq!((first.teams[0].name.as_str(), first.teams[0].code.as_deref()), ("Anchor FC", Some("NOR")));
    assert_eq!((first.teams[1].name.as_str(), first.teams[1].code.as_deref()), ("Dory 04", Some("SOU")));
    assert_eq!(first.outcome, Outcome::Played(ended(4, 1)));
    let decided = Ending { normal: Some(score(1, 0)), shootout: kicks(5, 4), ..after_extra_time(1, 0) };
    assert_eq!(season.fixtures[4].outcome, Outcome::Played(decided));
    assert_eq!(season.fixtures[5].outcome, Outcome::Awarded(Some(score(3, 0))));
    assert_eq!((season.fixtures[6].outcome, season.fixtures[6].note.as_deref()), (Outcome::Cancelled, None));
    assert_eq!(season.fixtures[7].outcome, Outcome::Played(Ending { shootout: kicks(3, 4), ..ended(1, 1) }));
}

#[test]
fn a_score_may_stand_between_the_sides() {
    let season = season(BETWEEN);
    assert_eq!(
        days(&season),
        ["Round 1 2020-09-11 20:45", "Round 1 2020-09-11 20:45", "Round 1 2021-01-12 18:30", "Final 2021-05-13 20:45"]
    );
    assert_eq!(told(&season, "Anchor Athletic", "Dory BSC").outcome, Outcome::Played(ended(5, 4)));
    let extra = Ending { normal: Some(score(1, 1)), ..after_extra_time(1, 6) };
    assert_eq!(told(&season, "TSV Ferry", "1. FSV Pier 05").outcome, Outcome::Played(extra));
    let decided = Ending { normal: Some(score(1, 1)), shootout: kicks(2, 3), ..after_extra_time(2, 2) };
    assert_eq!(told(&season, "Keel 1860", "1899 Buoy").outcome, Outcome::Played(decided));
    let either = Ending { normal_or_half: Some(score(0, 0)), ..after_extra_time(2, 1) };
    assert_eq!(told(&season, "1. FSV Pier 05", "1899 Buoy").outcome, Outcome::Played(either));
}

#[test]
fn what_goes_with_a_match_is_put_to_it_or_counted() {
    let season = season(CONVERTED);
    assert_eq!(season.title.as_deref(), Some("Harbour Cup 2000/01"));
    assert_eq!(days(&season).last().map(String::as_str), Some("Final 2001-05-27"));
    let decided = Ending { shootout: kicks(4, 3), ..after_extra_time(2, 2) };
    assert_eq!(told(&season, "Wr. Ferry", "St.Pier").outcome, Outcome::Played(decided));
    let walkover = told(&season, "Mole & Jetty", "Quay");
    assert_eq!(walkover.outcome, Outcome::Walkover(Some(Side::A)));
    assert_eq!(walkover.note.as_deref(), Some("Quay withdrew"));
    let last = told(&season, "FC Anchor", "Wr. Ferry");
    assert_eq!(last.outcome, Outcome::Played(after_extra_time(2, 1)));
    assert_eq!((last.ground.as_deref(), last.town.as_deref()), (Some("Pier-Stadion"), Some("Harbour")));
    assert_eq!(last.scorers, [Some("Roland Oar 35, Mario Keel 113".to_owned()), Some("Edi Sail 70".to_owned())]);
    let left_out: Vec<&str> = remarks(&season, RemarkKind::LeftOut).iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(
        left_out,
        [
            "2 lines of clubs that had a bye are passed over",
            "1 line of attendances is passed over",
            "3 lines of line-ups are passed over",
            "2 lines of kicks from the penalty mark are passed over",
            "1 line of referees is passed over",
            "1 line of cards is passed over",
        ]
    );
}

#[test]
fn the_first_form_of_all_is_read() {
    let season = season(FIRST);
    assert_eq!(season.title.as_deref(), Some("Harbour Cup 2014 Pier Land"));
    let first = &season.fixtures[0];
    assert_eq!((first.number, first.offset, first.town.as_deref()), (Some(1), Some(-180), Some("Harbour")));
    assert_eq!(first.scorers, [Some("Oar 29', 71' (pen.) Sail 90+1'".to_owned()), Some("Net 11' (o.g.)".to_owned())]);
    assert_eq!(told(&season, "Ferry", "Dory").outcome, Outcome::Unknown);
    let normal = Some(score(0, 0));
    assert_eq!(told(&season, "Anchor", "Pier").outcome, Outcome::Played(Ending { normal, ..after_extra_time(0, 2) }));
    let decided = Ending { normal: Some(score(1, 1)), shootout: kicks(4, 5), ..after_extra_time(1, 1) };
    assert_eq!(told(&season, "Keel", "Buoy").outcome, Outcome::Played(decided));
    let decided = Ending { normal, shootout: kicks(2, 4), ..after_extra_time(0, 0) };
    assert_eq!(told(&season, "Ferry", "Mole").outcome, Outcome::Played(decided));
    assert_eq!(
        days(&season),
        [
            "Group A 2014-06-12 17:00",
            "Group A 2014-06-13 13:00",
            "Quarter-finals 2014-06-28 16:00",
            "Quarter-finals 2014-06-28 19:15",
            "Quarter-finals 2014-06-29 16:00",
            "Final 2014-07-13 20:45",
        ]
    );
}

#[test]
fn other_languages_are_read() {
    let german = season(GERMAN);
    assert_eq!(
        days(&german),
        [
            "1. Runde (Knockout) 2012-07-12 19:00",
            "1. Runde (Knockout) 2012-07-13 19:00",
            "Viertelfinale / Hinspiele 2013-04-16 18:00",
            "Halbfinale / Rückspiele 2013-05-02 21:05",
            "Finale 2013-05-30 16:30",
        ]
    );
    let decided = Ending { normal: Some(score(0, 0)), shootout: kicks(4, 5), ..after_extra_time(0, 0) };
    assert_eq!(told(&german, "FC Kiel", "FC Mole Hafen").outcome, Outcome::Played(decided));
    assert_eq!(told(&german, "FC Mole Hafen", "SCR Boje").outcome, Outcome::Played(after_extra_time(3, 1)));
    let southern = season(SOUTHERN);
    assert_eq!(
        days(&southern),
        [
            "Oitavas de final 2016-03-16",
            "Oitavas de final 2016-03-16",
            "Oitavas de final 2016-04-05",
            "Cuartos de Final, Ida 2016-04-20",
        ]
    );
    assert_eq!(told(&southern, "Bote", "Âncora").outcome, Outcome::Played(ended(2, 0)));
    assert_eq!(told(&southern, "Cais-PR", "Doca").outcome, Outcome::Unknown);
}

#[test]
fn a_match_without_a_heading_is_put_under_the_round_of_its_day() {
    let season = season(DEFINED);
    assert_eq!(
        days(&season),
        [
            "Quarter-finals 2014-07-04 13:00",
            "Quarter-finals 2014-07-05 18:00",
            "Final 2014-07-13 16:00",
            "Final 2014-07-13 20:45",
        ]
    );
    assert_eq!(season.headings.len(), 2);
    let offsets: Vec<_> = season.fixtures.iter().map(|fixture| fixture.offset).collect();
    assert_eq!(offsets, [Some(-180), None, Some(330), None]);
    let places: Vec<_> = season.fixtures.iter().map(|at| (at.ground.as_deref(), at.town.as_deref())).collect();
    assert_eq!(
        places,
        [(Some("Pier Stadium"), Some("Harbour")), (None, Some("Los Muelles (Old Town)")), (None, None), (None, None)]
    );
}

#[test]
fn what_is_said_in_words_is_understood() {
    let season = season(WORDY);
    assert_eq!(season.headings[0].stage.as_deref(), Some("Finals, North"));
    assert_eq!(season.headings.last().map(|heading| heading.round.as_str()), Some("Semi-finals, 2nd Leg, Extra"));
    let first = told(&season, "Anchor", "Dory");
    assert_eq!(
        (first.date.map(|date| date.to_string()).as_deref(), first.town.as_deref()),
        (Some("2025-06-14"), Some("Harbour Gardens"))
    );
    let bare = told(&season, "Ferry", "Keel");
    assert_eq!(bare.outcome, Outcome::Played(after_extra_time(2, 1)));
    assert_eq!(bare.scorers, [Some("Oar 12', 105'".to_owned()), Some("Sail 80'".to_owned())]);
    let away = told(&season, "Dory", "Anchor");
    assert_eq!((away.stated.aggregate, away.stated.decided_by), (Some(score(2, 2)), Some(Step::AwayGoals)));
    let won = told(&season, "Keel", "Ferry");
    assert_eq!(won.outcome, Outcome::Played(Ending { shootout: Some(Kicks::Won(Side::B)), ..ended(1, 0) }));
    assert_eq!((won.stated.winner, won.note.as_deref()), (Some(Side::B), None));
    let outcome = |first, second| (told(&season, first, second).outcome, told(&season, first, second).note.as_deref());
    assert_eq!(outcome("Spar", "Mast"), (Outcome::Abandoned(Some(ended(1, 0))), Some("abandoned at 70'")));
    assert_eq!(outcome("Mast", "Spar"), (Outcome::Awarded(Some(score(0, 3))), None));
    assert_eq!(outcome("Boom", "Jib"), (Outcome::Cancelled, Some("cancelled - Boom withdrew")));
    assert_eq!(outcome("Jib", "Boom"), (Outcome::Annulled(Some(ended(2, 0))), None));
    assert_eq!(outcome("Hull", "Rudder"), (Outcome::Unknown, Some("postponed")));
    assert_eq!(outcome("Buoy", "Fender"), (Outcome::Unknown, None));
    assert_eq!(outcome("Fender", "Buoy"), (Outcome::Awarded(Some(score(0, 3))), Some("awarded; 2-1 on the pitch")));
    assert!(told(&season, "Rudder", "Hull").neutral);
    assert_eq!(outcome("Oar", "Sail"), (Outcome::Walkover(Some(Side::B)), Some("played behind closed doors")));
    let decided = Ending { shootout: kicks(3, 4), ..after_extra_time(1, 1) };
    assert_eq!(outcome("Net", "Post"), (Outcome::Played(decided), None));
    let last = season.fixtures.last().expect("there are some");
    assert!(last.neutral && last.town.is_none() && last.date.is_none());
}

#[test]
fn days_and_places_may_stand_above_their_matches_or_before_them() {
    let season = season(FULL);
    assert_eq!(
        days(&season),
        [
            "First stage, Group A 2010-06-11",
            "Final 2010-07-09 18:00",
            "Third place 2010-07-10 18:00",
            "Third place 2010-07-10 20:45",
        ]
    );
    let places: Vec<_> = season.fixtures.iter().map(|at| (at.ground.as_deref(), at.town.as_deref())).collect();
    assert_eq!(
        places,
        [
            (Some("Soccer Pier"), Some("Harbour, North Shore")),
            (Some("Quay Stadium"), Some("Old Quay")),
            (None, Some("Harbour")),
            (None, Some("Old Quay")),
        ]
    );
    let last = told(&season, "Mole", "Quay");
    assert_eq!(last.outcome, Outcome::Played(Ending { shootout: kicks(4, 3), ..after_extra_time(0, 0) }));
    assert_eq!(told(&season, "Anchor", "Dory").scorers, [Some("Tom Oar 55'".into()), Some("Jan Sail 79'".into())]);
    assert_eq!(told(&season, "Dory", "Keel").scorers, [Some("Sail 28".into()), Some("Buoy 5".into())]);
    let left_out: Vec<&str> = remarks(&season, RemarkKind::LeftOut).iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(
        left_out,
        [
            "4 lines of line-ups are passed over",
            "1 line of attendances is passed over",
            "2 lines of kicks from the penalty mark are passed over",
            "1 line of referees is passed over",
            "2 lines of other remarks are passed over",
        ]
    );
}

#[test]
fn several_files_make_one_season() {
    let mut season = Season::default();
    read("= Pier Cup 2026\n▪ Semi-final\nJun 1\n  Anchor 1-0 Dory\n", 0, &mut season);
    read("= Pier  cup 2026  # finals\n▪ Final\nJun 9\n  Anchor 2-0 Ferry\n", 1, &mut season);
    assert_eq!(days(&season), ["Semi-final 2026-06-01", "Final 2026-06-09"]);
    assert_eq!(season.fixtures.iter().map(|fixture| fixture.at.file).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(season.remarks, []);
    read("= Harbour Cup 2025\n▪ Final\nJun 2\n  Keel 1-0 Buoy\n", 2, &mut season);
    assert_eq!(season.title.as_deref(), Some("Pier Cup 2026"));
    assert_eq!(season.headings[2].stage.as_deref(), Some("Harbour Cup 2025"));
    assert_eq!(days(&season)[2], "Final 2025-06-02");
    assert_eq!(remarks(&season, RemarkKind::Understood).len(), 1);
}

#[test]
fn what_is_not_understood_is_told_with_its_place_and_the_rest_is_read() {
    let season =
        season("= Pier Cup 2026\n▪ Final\n   Anchor versus itself\nJun 31\n  Anchor 100-0 Dory\n Anchor 1-0 Dory\n");
    let told: Vec<_> =
        season.remarks.iter().map(|remark| (remark.kind, remark.at.map(|at| (at.line, at.column)))).collect();
    assert_eq!(
        told,
        [
            (RemarkKind::NotUnderstood, Some((3, 4))),
            (RemarkKind::Contradiction, Some((4, 1))),
            (RemarkKind::NotUnderstood, Some((5, 3))),
        ]
    );
    assert!(season.remarks[0].text.contains("“Anchor versus itself”"), "{}", season.remarks[0].text);
    assert_eq!(days(&season), ["Final no day"]);
}

#[test]
fn what_cannot_be_is_told_and_left_out() {
    let season = season("= Cup 2019\n▪ Final\nSun Feb 5\n A 2-1 (3-0) B\n C 1-1 aet, 4-4 pen  D\n");
    let told: Vec<_> = remarks(&season, RemarkKind::Contradiction).iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(
        told,
        [
            "2019-02-05 is a Tuesday, not a Sunday: the day is believed, the weekday is not",
            "a score of 3–0 cannot come before one of 2–1: 3–0 is left out",
            "a shoot-out cannot end 4–4: it is left out",
        ]
    );
    assert_eq!(season.fixtures[0].outcome, Outcome::Played(ended(2, 1)));
    assert_eq!(season.fixtures[1].outcome, Outcome::Played(after_extra_time(1, 1)));
}

#[test]
fn a_year_that_comes_late_tells_those_before() {
    let late = season("▪ Round 1\nDec 30\n A 1-0 B\nJan 2\n C 1-0 D\n▪ Final\nMay 5 2001\n A 1-0 C\n");
    assert_eq!(days(&late), ["Round 1 2000-12-30", "Round 1 2001-01-02", "Final 2001-05-05"]);
    let never = season("▪ Round 1\nDec 30\n A 1-0 B\n");
    assert_eq!(days(&never), ["Round 1 no day"]);
    assert_eq!(remarks(&never, RemarkKind::Understood).len(), 1);
}

#[test]
fn other_forms_do_not_look_like_it() {
    for text in [
        "",
        "{\"cuptie\": 1}",
        "{\"name\": \"Cup\",\n\"matches\": [\n{\"round\": \"Final\", \"team1\": \"A\", \"team2\": \"B\"}]}",
        "date,round,home,away,FT\n2020-01-01,Final,Anchor,Dory,2-1\n",
        "[\n  {\"round\": \"Final\"},\nFinal\nA 1-0 B\n",
        "round,home,score,away\nFinal,Anchor,2-1,Dory\n",
        "Round;Date;Team 1;FT;Team 2\nFinal;Sun Jul 5 2020;Anchor;2-1;Dory\n",
        "Round\tHome\tFT\tAway\nFinal\tAnchor\t2-1\tDory\n",
        "Round | Home | FT | Away\nFinal | Anchor | 2-1 | Dory\n",
        "Final\n\nNothing else.\n",
        "Anchor 2-1 Dory\n",
    ] {
        assert!(!looks_like(text), "{text}");
    }
}

#[test]
fn kicks_may_stand_between_the_goals() {
    let season =
        season("= Harbour Cup 2016\nSemi-finais\n[Qua 23/03]\n\tFluvial 2 (3) - (4) 2 Interior\n\tFerry 0 - 1 Pier\n");
    let [one, two] = &season.fixtures[..] else { panic!("{:?}", season.fixtures) };
    assert_eq!([&one.teams[0].name, &one.teams[1].name], ["Fluvial", "Interior"]);
    let ending =
        Ending { last: Some(Score::new(2, 2)), shootout: Some(Kicks::Goals(Score::new(3, 4))), ..Ending::default() };
    assert_eq!(one.outcome, Outcome::Played(ending));
    assert_eq!(two.outcome, Outcome::Played(Ending { last: Some(Score::new(0, 1)), ..Ending::default() }));
}

#[test]
fn a_round_may_be_called_by_a_part_of_the_final_and_have_a_day_and_a_place() {
    let season = season(
        "= Harbour Cup 2016/17\n1/8 Finals\n[Jan 8]\nAnchor 1-0 Dory\nFinal [May 25, Old Town]\nAnchor 2-0 Pier\n",
    );
    assert!(remarks(&season, RemarkKind::NotUnderstood).is_empty());
    let told: Vec<_> =
        season.fixtures.iter().map(|own| (season.headings[own.heading].round.as_str(), own.date)).collect();
    let day = |year, month, day| Some(jiff::civil::date(year, month, day));
    assert_eq!(told, [("1/8 Finals", day(2017, 1, 8)), ("Final", day(2017, 5, 25))]);
}

#[test]
fn a_note_may_go_on_beside_the_matches_below() {
    let season = season(
        "= Harbour Cup 2015/16\nRound 2\n[Sep 9]\nFC Anchor       1-2 Dory          [awarded to Anchor, Dory\nEel             0-1 Finch          fielded somebody\nGull            2-0 Heron          else]\nIbis            1-0 Jetty\n",
    );
    let names: Vec<&str> = season.fixtures.iter().flat_map(|own| &own.teams).map(|team| team.name.as_str()).collect();
    assert_eq!(names, ["FC Anchor", "Dory", "Eel", "Finch", "Gull", "Heron", "Ibis", "Jetty"]);
    let [first, others @ ..] = &season.fixtures[..] else { panic!("no match") };
    assert_eq!(first.note.as_deref(), Some("awarded to Anchor, Dory fielded somebody else"));
    assert_eq!(first.stated.winner, Some(Side::A));
    assert!(others.iter().all(|own| own.note.is_none() && own.stated.winner.is_none()));
}

#[test]
fn hostile_texts_are_read_in_good_time() {
    let million = 200_000;
    for text in [
        "▪ A\n".repeat(million / 4),
        "= A\n".repeat(million / 4),
        "(".repeat(million),
        "(a\n".repeat(million / 3),
        "[".repeat(million),
        format!("{}\n", "[".repeat(1_900)).repeat(100),
        format!("A v B {}\n", "(1-".repeat(600)).repeat(100),
        "A - ".repeat(million / 4),
        "<!--".repeat(million / 4),
        "A: b,\n".repeat(million / 6),
        "?\n".repeat(million / 2),
        "99999999999999999999-1 1-99999999999999999999\n".repeat(10_000),
        "Jan 99 99999 99:99 UTC+99 (9999999999999) v 1-0\n".repeat(10_000),
        "\u{feff}\u{0}\u{202e}\r\n\t".repeat(10_000),
    ] {
        let season = season(&text);
        for kind in [RemarkKind::NotUnderstood, RemarkKind::Contradiction, RemarkKind::Understood] {
            assert!(remarks(&season, kind).len() <= 1_001);
        }
    }
}

#[test]
fn no_more_remarks_of_one_kind_are_kept_than_anybody_reads() {
    let season = season(&"what is this\n".repeat(1_234));
    let told = remarks(&season, RemarkKind::NotUnderstood);
    assert_eq!(told.len(), 1_001);
    assert_eq!(told[1_000].text, "and 234 more not understood");
    let long = format!("A 1-0 {}", "b".repeat(2_000));
    assert_eq!(remarks(&self::season(&long), RemarkKind::NotUnderstood).len(), 1);
}

proptest! {
    /// Any text is read, and every match stands under a heading.
    #[test]
    fn any_text_is_read(text in "(?s).{0,400}") {
        let season = season(&text);
        prop_assert!(season.fixtures.iter().all(|fixture| fixture.heading < season.headings.len()));
    }

    /// So are files that somebody has cut, doubled and spoilt.
    #[test]
    fn spoilt_files_are_read(
        file in 0..ALL.len(), cuts in proptest::collection::vec((any::<proptest::sample::Index>(), "(?s).{0,3}"), 0..8),
    ) {
        let mut text: Vec<char> = ALL[file].chars().collect();
        for (at, more) in cuts {
            let at = at.index(text.len());
            let end = (at + more.len()).min(text.len());
            text.splice(at..end, more.chars());
        }
        let text: String = text.into_iter().collect();
        let season = season(&text);
        prop_assert!(season.fixtures.iter().all(|fixture| fixture.heading < season.headings.len()));
    }
}

#[test]
fn a_title_in_a_comment_ends_where_the_days_begin() {
    let season =
        season("####\n# Sea Cup 1974 West Coast, 13 June - 7 July\n\nFinal\n\n(38) 7 July  Anchor  1-2  Buoy\n");
    assert_eq!(season.title.as_deref(), Some("Sea Cup 1974 West Coast"));
    assert_eq!(season.fixtures[0].date, Some(jiff::civil::date(1974, 7, 7)));
}

#[test]
fn the_number_of_a_match_stands_before_its_day_or_behind() {
    let season = season(
        "= Sea Cup 2028\n▪ Semi-finals\n24 June  (37)   Winner Group A v Runner-up Group C   @ Quay\n(38) 25 June 17:00  Anchor v Buoy\n▪ Final\n1 July 18:00 (39)  Winner Match 37 v Winner Match 38\n",
    );
    let told: Vec<_> = season.fixtures.iter().map(|game| (game.number, game.teams[0].name.as_str())).collect();
    assert_eq!(told, [(Some(37), "Winner Group A"), (Some(38), "Anchor"), (Some(39), "Winner Match 37")]);
    assert!(season.fixtures.iter().all(|game| game.date.is_some()));
}

#[test]
fn who_progresses_on_the_toss_of_a_coin_is_a_claim() {
    let season = season(
        "= Sea Cup 1967\n▪ Semi-finals\nJune 5\nAnchor  0-0 Buoy    (aet)\n  [Anchor progresses on coin toss.]\nCoral v Dory 1-1 a.e.t.  [Dory wins on coin toss]\n",
    );
    let stated: Vec<_> = season.fixtures.iter().map(|game| (game.stated.winner, game.stated.decided_by)).collect();
    assert_eq!(stated, [(Some(Side::A), Some(Step::Lots)), (Some(Side::B), Some(Step::Lots))]);
}

#[test]
fn what_cannot_be_is_told_once_however_much_follows_of_its_match() {
    let season = season("= Sea Cup 2028\n▪ Final\nAnchor  2-1 (3-0)  Buoy\n  [aet]\n  (agg 2-1)\n");
    let told = remarks(&season, RemarkKind::Contradiction);
    assert_eq!(told.iter().map(|remark| remark.at.map(|at| at.line)).collect::<Vec<_>>(), [Some(3)]);
}
