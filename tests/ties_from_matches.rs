//! Lists of matches made into ties and brackets: what belongs together, who feeds whom, and what is told where a list is not
//! clear.

use cuptie::bracket::Bracket;
use cuptie::check::{Kind, Severity, check};
use cuptie::competition::{Competition, Facts, Play, Score, Side, Slot, Step, TieId};
use cuptie::source::football_txt;
use cuptie::source::matches::{self, Made, RemarkKind, Season, Stated};

fn season(text: &str) -> Season {
    let mut season = Season::default();
    football_txt::read(text, 0, &mut season);
    season
}

fn made(text: &str) -> Made {
    let made = matches::competition(season(text)).expect("it has ties");
    let lost: Vec<_> = made.remarks.iter().filter(|remark| remark.kind == RemarkKind::NotUnderstood).collect();
    assert!(lost.is_empty(), "{lost:?}");
    made
}

fn bracket(text: &str) -> Bracket {
    Bracket::new(made(text).competition)
}

/// The ties of a round, each with its two sides: "A v B".
fn ties(competition: &Competition, round: &str) -> Vec<TieId> {
    let round = competition.rounds().iter().find(|own| own.name == round);
    round.unwrap_or_else(|| panic!("rounds are {:?}", names(competition))).ties().collect()
}

fn names(competition: &Competition) -> Vec<&str> {
    competition.rounds().iter().map(|round| round.name.as_str()).collect()
}

/// Who went through each tie of a round.
fn through(bracket: &Bracket, round: &str) -> Vec<String> {
    let name = |tie| bracket.winner(tie).map_or("?".to_owned(), |club| bracket.competition()[club].name.to_string());
    ties(bracket.competition(), round).into_iter().map(name).collect()
}

fn facts<'a>(bracket: &'a Bracket, round: &str) -> Vec<&'a Facts> {
    ties(bracket.competition(), round).into_iter().map(|tie| bracket.competition()[tie].on_record()).collect()
}

fn told(made: &Made, kind: RemarkKind) -> Vec<&str> {
    made.remarks.iter().filter(|remark| remark.kind == kind).map(|remark| remark.text.as_str()).collect()
}

#[test]
fn legs_are_told_by_their_hosts_and_not_by_headings() {
    let one_heading = "= Sea Cup 2019/20\n\n▪ Semi-finals\nMar 3\n  Anchor  1-0  Buoy\n  Coral  2-2  Dory\nMar 10\n  Dory  0-1  Coral\n  Buoy  3-1  Anchor\n\n▪ Final\nMay 2\n  Buoy  2-0  Coral\n";
    let two_headings = one_heading
        .replace("Mar 10", "\n▪ Semi-finals - 2nd Leg\nMar 10")
        .replace("▪ Semi-finals\nMar 3", "▪ Semi-finals - 1st Leg\nMar 3");
    for text in [one_heading, &two_headings] {
        let bracket = bracket(text);
        assert_eq!(names(bracket.competition()), ["Semi-finals", "Final"]);
        assert_eq!(through(&bracket, "Semi-finals"), ["Buoy", "Coral"]);
        let legs: Vec<_> = facts(&bracket, "Semi-finals")[0].legs.iter().map(|leg| (leg.host, leg.score())).collect();
        assert_eq!(legs, [(Side::A, Some(Score::new(1, 0))), (Side::B, Some(Score::new(1, 3)))]);
        let semis = ties(bracket.competition(), "Semi-finals");
        let slots = bracket.competition()[ties(bracket.competition(), "Final")[0]].slots;
        assert_eq!(slots, [Slot::WinnerOf(semis[0]), Slot::WinnerOf(semis[1])]);
        assert_eq!(through(&bracket, "Final"), ["Buoy"]);
    }
}

#[test]
fn second_matches_are_replays_where_first_ones_ended_level() {
    let same_heading = "= FA Cup 1998/99\n▪ Round 1\nNov 7\n  Anchor  1-1  Buoy\n  Coral  2-0  Dory\n  Eel  0-0  Finch\nNov 17\n  Buoy  2-1  Anchor\n  Eel  1-1 aet, 3-4 pen  Finch\n▪ Round 2\nDec 5\n  Buoy  1-0  Coral\n";
    let own_heading = same_heading.replace("Nov 17", "▪ Round 1, Replays\nNov 17");
    for text in [same_heading, &own_heading] {
        let bracket = bracket(text);
        assert_eq!(names(bracket.competition()), ["Round 1", "Round 2"]);
        let facts = facts(&bracket, "Round 1");
        assert_eq!(
            facts.iter().map(|facts| (facts.legs.len(), facts.replays.len())).collect::<Vec<_>>(),
            [(1, 1), (1, 0), (1, 1)]
        );
        assert_eq!(facts[0].replays[0].legs[0].host, Side::B);
        // The second replay was at the same ground.
        assert_eq!(facts[2].replays[0].legs[0].host, Side::A);
        assert_eq!(through(&bracket, "Round 1"), ["Buoy", "Coral", "Finch"]);
    }
}

#[test]
fn a_third_match_after_two_legs_is_a_play_off() {
    let bracket = bracket(
        "= Sea Cup 1961/62\n▪ Round 1\nSep 6\n  Anchor  2-1  Buoy\n  Coral  3-0  Dory\nSep 13\n  Buoy  1-0  Anchor\n  Dory  1-1  Coral\nSep 20\n  Anchor  3-1  Buoy\n",
    );
    let facts = facts(&bracket, "Round 1");
    assert_eq!(facts[0].legs.len(), 2);
    let play_off = facts[0].play_off.as_deref().expect("a third match");
    assert_eq!(play_off.legs[0].score(), Some(Score::new(3, 1)));
    assert_eq!(through(&bracket, "Round 1"), ["Anchor", "Coral"]);
}

#[test]
fn a_best_of_three_is_won_by_who_wins_two_matches() {
    let bracket = bracket(
        "= Sea League 2024\n▪ Playoffs, Round 1\nOct 25\n  Anchor v Buoy  2-0\n  Coral v Dory  1-0\n  Eel v Finch  4-5 pen. (0-0)\n  Gull v Heron  2-1\nNov 1\n  Buoy v Anchor  3-1 pen. (0-0)\n  Dory v Coral  3-1\n  Finch v Eel  2-1\n  Heron v Gull  5-4 pen. (1-1)\nNov 8\n  Anchor v Buoy  4-1 pen. (1-1)\n  Coral v Dory  5-6 pen. (0-0)\n",
    );
    // Gull and Heron have won one match each, and meet again.
    assert_eq!(through(&bracket, "Playoffs, Round 1"), ["Anchor", "Dory", "Finch", "?"]);
    let legs: Vec<usize> = facts(&bracket, "Playoffs, Round 1").iter().map(|facts| facts.legs.len()).collect();
    assert_eq!(legs, [3, 3, 2, 3]);
    let first = ties(bracket.competition(), "Playoffs, Round 1")[0];
    let note = |leg: usize| bracket.story(first).legs[leg].details.note.clone();
    assert_eq!([note(0), note(1), note(2)], [None, Some("1–3 on penalties".into()), Some("4–1 on penalties".into())]);
    let wrong = check(&bracket).into_iter().filter(|finding| finding.kind == Kind::Contradiction);
    assert_eq!(wrong.count(), 0);
}

#[test]
fn a_replay_after_two_legs_is_a_play_off() {
    let replay = "= Sea Cup 1966/67\n▪ Semi-finals, 1st leg\nApr 12\n  Anchor  3-1  Buoy\n  Coral  1-1  Dory\n▪ Semi-finals, 2nd leg\nApr 25\n  Buoy  0-0  Anchor\n  Dory  1-1  Coral\n▪ Semi-finals, Replay\nMay 3\n  Coral  1-0  Dory\n▪ Final\nMay 25\n  Anchor  2-1  Coral\n";
    for text in [replay, &replay.replace("Semi-finals, Replay", "Semi-finals, Play-off")] {
        let bracket = bracket(text);
        let facts = facts(&bracket, "Semi-finals");
        assert_eq!(facts.iter().map(|facts| facts.legs.len()).collect::<Vec<_>>(), [2, 2]);
        assert!(facts[1].play_off.is_some());
        assert_eq!(through(&bracket, "Semi-finals"), ["Anchor", "Coral"]);
    }
}

#[test]
fn rounds_before_a_competition_are_none_of_its_own() {
    let made = made(
        "= Sea Cup 2020/21\n▪ Preliminary Round, Semi-finals\nAug 8\n  Anchor  2-1  Buoy\n  Coral  0-2  Dory\n▪ Preliminary Round, Final\nAug 11\n  Anchor  0-3  Dory\n▪ Qualifying, Round 1\nAug 18\n  Eel  1-0  Dory\n  Finch  2-1  Gull\n▪ Semi-finals\nApr 6\n  Eel  2-0  Heron\n  Finch  0-1  Ibis\n▪ Final\nMay 2\n  Eel  2-0  Ibis\n",
    );
    assert_eq!(
        names(&made.competition),
        ["Preliminary Round, Semi-finals", "Preliminary Round, Final", "Qualifying, Round 1", "Semi-finals", "Final"]
    );
    let bracket = Bracket::new(made.competition);
    assert_eq!(check(&bracket).into_iter().filter(|finding| finding.kind != Kind::Assumed).collect::<Vec<_>>(), []);
}

#[test]
fn two_halves_of_a_year_have_a_final_each() {
    let half = |name: &str, month: &str, [a, b, c, d]: [&str; 4]| {
        format!(
            "▪ {name} Playoffs, Semifinals\n{month} 1\n  {a}  2-1  {b}\n  {c}  0-1  {d}\n▪ {name} Playoffs, Final\n{month} 8\n  {a}  1-0  {d}\n"
        )
    };
    let autumn = half("Autumn", "Dec", ["Anchor", "Buoy", "Coral", "Dory"]);
    let spring = half("Spring", "May", ["Dory", "Anchor", "Eel", "Finch"]);
    let made = made(&format!("= Sea League 2020/21\n{autumn}{spring}"));
    assert_eq!(
        names(&made.competition),
        [
            "Autumn Playoffs, Semifinals",
            "Autumn Playoffs, Final",
            "Spring Playoffs, Semifinals",
            "Spring Playoffs, Final"
        ]
    );
    let bracket = Bracket::new(made.competition);
    let semis = ties(bracket.competition(), "Spring Playoffs, Semifinals");
    assert!(bracket.competition()[semis[0]].slots.iter().all(|slot| matches!(slot, Slot::Club(_))));
    assert_eq!(through(&bracket, "Spring Playoffs, Final"), ["Dory"]);
}

#[test]
fn legs_that_are_all_that_is_said_are_those_of_the_round_above_or_of_one_tie() {
    let cup = made(
        "= Sea Cup 2011/12\nRound 4\nFirst Legs\n[Nov 9]\n  Anchor  1-0  Buoy\n  Coral  2-0  Dory\nSecond Legs\n[Dec 20]\n  Buoy  2-2  Anchor\n  Dory  1-0  Coral\n1/2 Finals\nFirst Legs\n[Jan 3]\n  Anchor  0-0  Eel\n  Coral  0-0  Finch\nSecond Legs\n[Jan 10]\n  Eel  0-1  Anchor\n  Finch  0-1  Coral\nFinal [May 25, Old Town]\n  Anchor  1-0  Coral\n",
    );
    assert_eq!(names(&cup.competition), ["Round 4", "1/2 Finals", "Final"]);
    assert_eq!(through(&Bracket::new(cup.competition), "Final"), ["Anchor"]);
    let two_legs = made(
        "= Sea League - Relegation 2017/18\nHinspiel\n[Do 31.5.]\n  Anchor  0-2  St.Buoy\nRückspiel\n[So 3.6.]\n  St. Buoy  1-1  Anchor\n",
    );
    let facts: Vec<_> = two_legs.competition.ties().iter().map(|tie| tie.on_record().legs.len()).collect();
    assert_eq!(facts, [2]);
}

#[test]
fn the_finals_of_all_conferences_are_a_round() {
    let made = made(
        "= Sea League 2024\n▪ Playoffs, Conference Semifinals\n  Anchor  2-1  Buoy\n  Coral  0-1  Dory\n  Eel  2-1  Finch\n  Gull  0-1  Heron\n▪ Playoffs, Conference Finals\n  Anchor  1-0  Dory\n  Eel  1-0  Heron\n▪ Playoffs, Final\n  Anchor  1-0  Eel\n",
    );
    assert_eq!(
        names(&made.competition),
        ["Playoffs, Conference Semifinals", "Playoffs, Conference Finals", "Playoffs, Final"]
    );
}

#[test]
fn a_third_match_after_two_legs_may_be_called_a_replay() {
    let text = "= Sea Cup 1961/62\n▪ Round 1, 1st Leg\nSep 6\n  Anchor  2-1  Buoy\n  Coral  3-0  Dory\n▪ Round 1, 2nd Leg\nSep 13\n  Buoy  1-0  Anchor\n  Dory  1-1  Coral\n▪ Round 1, Replay\nSep 20\n  Anchor  3-1  Buoy\n";
    let bracket = bracket(text);
    let facts = facts(&bracket, "Round 1");
    assert_eq!(facts.iter().map(|facts| (facts.legs.len(), facts.replays.len())).collect::<Vec<_>>(), [(2, 0), (2, 0)]);
    let play_off = facts[0].play_off.as_deref().expect("a third match");
    assert_eq!(play_off.legs[0].score(), Some(Score::new(3, 1)));
    assert_eq!(through(&bracket, "Round 1"), ["Anchor", "Coral"]);
}

#[test]
fn nobody_plays_against_themselves() {
    let made = made(
        "= Sea Cup 2020\n▪ Semi-finals\n  Anchor  1-0  Buoy\n  Coral  2-0  Coral\n  Dory  3-1  Eel\n▪ Final\n  Anchor  2-0  Dory\n",
    );
    assert_eq!(made.competition.ties().len(), 3);
    assert_eq!(
        told(&made, RemarkKind::Contradiction),
        ["“Coral” is said to play against itself: the match is left out"]
    );
}

#[test]
fn lots_that_a_source_tells_of_settle_a_tie() {
    let mut season = season("= Sea Cup 1957\n▪ Semi-finals\n  Anchor  1-1  Buoy\n  Coral  2-0  Dory\n");
    season.fixtures[0].stated = Stated { decided_by: Some(Step::Lots), winner: Some(Side::B), ..Stated::default() };
    let bracket = Bracket::new(matches::competition(season).expect("it has ties").competition);
    assert_eq!(facts(&bracket, "Semi-finals")[0].lots, Some(Side::B));
    let tie = ties(bracket.competition(), "Semi-finals")[0];
    assert_eq!(bracket.verdict(tie).decided_by(), Some(Step::Lots));
    assert_eq!(through(&bracket, "Semi-finals"), ["Buoy", "Coral"]);
    assert!(check(&bracket).iter().all(|finding| finding.severity != Severity::Error));
}

/// A season whose first match was level, with a stated winner: Buoy.
fn stated(text: &str) -> Made {
    let mut season = season(text);
    season.fixtures[0].stated = Stated { winner: Some(Side::B), ..Stated::default() };
    matches::competition(season).expect("it has ties")
}

#[test]
fn a_stated_winner_goes_before_who_is_seen_playing_on() {
    let semis = "= Sea Cup 1957\n▪ Semi-finals\n  Anchor  1-1  Buoy\n  Coral  2-0  Dory\n";
    let final_alone = format!("{semis}▪ Final\n  Anchor  1-0  Coral\n");
    let both_played_on = format!("{semis}▪ Match for third place\n  Anchor  1-0  Dory\n▪ Final\n  Buoy  1-0  Coral\n");
    let before_groups = format!("{semis}▪ Group A\n  Anchor  1-0  Coral\n");
    let cannot_be = [(final_alone, 1, 0), (both_played_on, 0, 0), (before_groups, 0, 1)];
    for (text, played_by_another, contradictions) in cannot_be {
        let made = stated(&text);
        assert_eq!(told(&made, RemarkKind::Contradiction).len(), contradictions, "{text}");
        let bracket = Bracket::new(made.competition);
        assert_eq!(through(&bracket, "Semi-finals"), ["Buoy", "Coral"], "{text}");
        let others = check(&bracket).into_iter().filter(|finding| finding.kind == Kind::OtherClub);
        assert_eq!(others.count(), played_by_another, "{text}");
    }
}

#[test]
fn where_only_the_winner_is_told_it_is_said_that_how_is_not() {
    let semis = "= Sea Cup 1957\n▪ Semi-finals\n  Anchor  1-1  Buoy\n  Coral  2-0  Dory\n▪ Final\n";
    let open = |text: &str| matches::competition(season(text)).expect("it has ties");
    let is_stated = "how the tie was settled is not told; who went through is stated";
    for finalist in ["Buoy", "Eel"] {
        let made = stated(&format!("{semis}  {finalist}  1-0  Coral\n"));
        assert_eq!(told(&made, RemarkKind::Understood), [is_stated], "{finalist}");
    }
    let is_seen = "how the tie was settled is not told; who went through is seen from who plays on";
    assert_eq!(told(&open(&format!("{semis}  Buoy  1-0  Coral\n")), RemarkKind::Understood), [is_seen]);
}

#[test]
fn a_winner_that_is_stated_in_two_ways_is_seen_from_who_plays_on() {
    let mut season = season(
        "= Sea Cup 1957\n▪ Semi-finals\n  Anchor  1-1  Buoy\n  Buoy  0-0  Anchor\n▪ Final\n  Anchor  1-0  Coral\n",
    );
    for leg in [0, 1] {
        season.fixtures[leg].stated = Stated { winner: Some(Side::B), ..Stated::default() };
    }
    let bracket = Bracket::new(matches::competition(season).expect("it has ties").competition);
    assert_eq!(through(&bracket, "Semi-finals"), ["Anchor"]);
}

#[test]
fn the_same_two_in_two_rounds_have_two_ties() {
    let bracket = bracket(
        "= Sea Cup 2020\n▪ Qualifying round\n  Anchor  1-0  Buoy\n  Coral  2-0  Dory\n▪ Semi-finals\n  Anchor  0-1  Coral\n  Buoy  2-0  Eel\n▪ Final\n  Coral  1-0  Buoy\n",
    );
    assert_eq!(bracket.competition().ties().len(), 5);
    // Buoy lost, and plays on where Anchor does, too.
    let qualifying = ties(bracket.competition(), "Qualifying round");
    let semi = bracket.competition()[ties(bracket.competition(), "Semi-finals")[1]].slots[0];
    assert_eq!(semi, Slot::LoserOf(qualifying[0]));
}

#[test]
fn a_leg_that_was_not_played_and_a_club_that_plays_on() {
    let bracket = bracket(
        "= Sea Cup 2021/22\n▪ Semi-finals\nMar 3\n  Anchor v Buoy  1-1\n  Coral v Dory  1-0\nMar 10\n  Buoy v Anchor  [cancelled]\n  Dory v Coral  0-0\n▪ Final\nMay 2\n  Buoy v Coral  0-1\n",
    );
    let facts = facts(&bracket, "Semi-finals");
    assert_eq!(facts[0].legs[1].play, Play::Cancelled);
    assert_eq!(through(&bracket, "Semi-finals"), ["Buoy", "Coral"]);
    assert_eq!(bracket.verdict(ties(bracket.competition(), "Semi-finals")[0]).decided_by(), None, "how is not known");
}

#[test]
fn clubs_come_from_groups_where_they_enter_again() {
    let made = made(
        "= Sea Cup 2018/19\n▪ Qualifying Round\n  Anchor v Buoy  2-0\n  Coral v Dory  0-3\n▪ Group A\n  Anchor v Eel  1-0\n  Eel v Anchor  1-1\n  Dory v Anchor  2-2\n▪ Group B\n  Finch v Gull  1-0\n▪ Semi-finals\n  Anchor v Finch  1-0\n  Gull v Eel  3-0\n▪ Final\n  Anchor v Gull  1-2\n",
    );
    assert!(
        told(&made, RemarkKind::LeftOut).iter().any(|text| text.starts_with("4 matches of groups")),
        "{:?}",
        made.remarks
    );
    let competition = &made.competition;
    assert_eq!(names(competition), ["Qualifying Round", "Semi-finals", "Final"]);
    let semis = ties(competition, "Semi-finals");
    assert!(
        competition[semis[0]]
            .slots
            .iter()
            .chain(&competition[semis[1]].slots)
            .all(|slot| matches!(slot, Slot::Club(_)))
    );
    assert_eq!(competition.round_after_stage(), Some(competition[semis[0]].round));
    assert_eq!(
        check(&Bracket::new(made.competition)).iter().filter(|finding| finding.kind == Kind::AwaitedNowhere).count(),
        0
    );
}

#[test]
fn a_season_of_groups_alone_has_no_ties() {
    let none =
        matches::competition(season("= Sea League 2018/19\n▪ Group A\n  Anchor v Eel  1-0\n  Eel v Anchor  1-1\n"));
    assert_eq!(none.expect_err("no tie").matches, 2);
}

#[test]
fn placeholders_become_feeders_or_are_to_be_drawn() {
    let bracket = bracket(
        "= World Sea Cup 2026\n▪ Quarter-finals\nJul 9\n (57) Anchor v Buoy  1-0\n (58) Coral v Dory  2-1\n (59) 1E v 3A/B/C\n (60) Gull v Heron\n▪ Semi-finals\nJul 14\n (61) W57 v W58\n (62) Winner QF3 v N.N.\n▪ Match for third place\nJul 18\n (63) L61 v L62\n▪ Final\nJul 19\n (64) W61 v W62\n",
    );
    let competition = bracket.competition();
    let quarters = ties(competition, "Quarter-finals");
    let semis = ties(competition, "Semi-finals");
    let slots = |tie: TieId| competition[tie].slots;
    assert_eq!(slots(quarters[2]), [Slot::ToBeDrawn; 2]);
    assert_eq!(competition[quarters[2]].details.note.as_deref(), Some("1E v 3A/B/C"));
    assert_eq!(slots(semis[0]), [Slot::WinnerOf(quarters[0]), Slot::WinnerOf(quarters[1])]);
    assert_eq!(slots(semis[1]), [Slot::WinnerOf(quarters[2]), Slot::ToBeDrawn]);
    assert_eq!(
        slots(ties(competition, "Match for third place")[0]),
        [Slot::LoserOf(semis[0]), Slot::LoserOf(semis[1])]
    );
    assert_eq!(slots(ties(competition, "Final")[0]), [Slot::WinnerOf(semis[0]), Slot::WinnerOf(semis[1])]);
}

#[test]
fn legs_of_which_nobody_is_known_yet_are_counted() {
    let two = "  N.N. v N.N.\n".repeat(2);
    let made = made(&format!(
        "= Sea Cup 2025/26\n▪ Quarterfinals\nApr 7\n  Anchor v Buoy\n  Coral v Dory\n{two}Apr 14\n  Buoy v Anchor\n  Dory v Coral\n{two}▪ Semifinals\nApr 28\n{two}▪ Final\nMay 30\n  N.N. v N.N.\n",
    ));
    let legs = |round: &str| -> Vec<usize> {
        ties(&made.competition, round).iter().map(|tie| made.competition[*tie].on_record().legs.len()).collect()
    };
    assert_eq!(legs("Quarterfinals"), [2, 2, 2, 2]);
    assert_eq!(legs("Semifinals"), [1, 1]);
    assert_eq!(legs("Final"), [1]);
}

#[test]
fn where_scores_say_somebody_else_check_says_so() {
    let made =
        made("= Sea Cup 2016\n▪ Semi-finals\n  Anchor  2-1  Buoy\n  Coral  0-1  Dory\n▪ Final\n  Buoy  1-0  Dory\n");
    let bracket = Bracket::new(made.competition);
    let found = check(&bracket);
    assert!(found.iter().any(|finding| finding.kind == Kind::OtherClub), "{found:?}");
    assert_eq!(through(&bracket, "Semi-finals"), ["Anchor", "Dory"]);
    assert_eq!(through(&bracket, "Final"), ["Buoy"]);
}

#[test]
fn losers_meet_for_the_third_place() {
    let bracket = bracket(
        "= Sea Cup 2016\n▪ Semi-finals\n  Anchor  2-1  Buoy\n  Coral  0-1  Dory\n▪ Third place play-off\n  Coral  1-0  Buoy\n▪ Final\n  Anchor  1-0  Dory\n",
    );
    let semis = ties(bracket.competition(), "Semi-finals");
    let third = ties(bracket.competition(), "Third place play-off")[0];
    assert_eq!(bracket.competition()[third].slots, [Slot::LoserOf(semis[1]), Slot::LoserOf(semis[0])]);
    assert_eq!(check(&bracket).into_iter().filter(|finding| finding.kind != Kind::Assumed).collect::<Vec<_>>(), []);
}

#[test]
fn names_that_must_be_one_are_joined_and_told_and_others_are_not() {
    let joined = made(
        "= Sea Cup 2016\n▪ Semi-finals\n  Anchor  2-1  Buoy\n  Coral City  0-1  St. Dory\n▪ Final\n  FC Anchor  1-0  Sankt Dory\n",
    );
    assert_eq!(joined.competition.clubs().len(), 4);
    assert_eq!(joined.competition.assumed().len(), 2);
    assert_eq!(joined.competition.clubs()[0].aliases, ["FC Anchor"]);
    let doubtful = made(
        "= Sea Cup 2016\n▪ Semi-finals\n  United  2-1  Buoy\n  Coral City  0-1  Dory\n▪ Final\n  Anchor United  1-0  Eel United\n",
    );
    assert!(
        told(&doubtful, RemarkKind::Understood).iter().any(|text| text.contains("“Anchor United” or “Eel United”")),
        "{:?}",
        doubtful.remarks
    );
    let reserves = made(
        "= Sea Cup 2016\n▪ Semi-finals\n  Anchor II  2-1  Buoy\n  Coral City  0-1  Dory\n▪ Final\n  Anchor  1-0  Dory\n",
    );
    assert_eq!(reserves.competition.clubs().len(), 5);
}

#[test]
fn two_clubs_of_one_name_in_one_round_are_two() {
    let pairs: String = (0..20).map(|i| format!("  Club {i}  1-0  Side {i}\n")).collect();
    let made = made(&format!("= Sea Cup 2016\n▪ Round 1\n  Rovers  1-0  Buoy\n  Coral  2-0  Rovers\n{pairs}"));
    assert_eq!(names(&made.competition), ["Round 1"]);
    assert_eq!(made.competition.clubs().iter().filter(|club| club.name == "Rovers").count(), 2);
}

#[test]
fn rounds_under_one_heading_or_none_follow_from_who_plays_on() {
    let made = made(
        "= Sea Cup 2016\nJul 1\n  Anchor  2-1  Buoy\n  Coral  0-1  Dory\nJul 2\n  Eel  2-1  Finch\n  Gull  0-1  Heron\nJul 5\n  Anchor  1-0  Dory\n  Eel  3-0  Heron\nJul 9\n  Anchor  0-2  Eel\n",
    );
    assert_eq!(names(&made.competition), ["Round 1", "Round 2", "Final"]);
}

#[test]
fn two_losers_may_meet_at_the_end_of_a_cup_without_headings() {
    let bracket = bracket(
        "= Sea Cup 2018\nJuly 6\n  Anchor v Buoy 2-0\n  Coral v Dory 2-1\nJuly 7\n  Eel v Ferry 2-0\n  Gull v Heron 1-0\nJuly 10\n  Anchor v Coral 1-0\nJuly 11\n  Gull v Eel 2-1\nJuly 14\n  Coral v Eel 2-0\nJuly 15\n  Anchor v Gull 4-2\n",
    );
    assert_eq!(bracket.competition().ties().len(), 8);
    let semis = ties(bracket.competition(), "Round 2");
    let third = bracket.competition().ties().iter().find(|tie| tie.slots[0] == Slot::LoserOf(semis[0]));
    assert_eq!(third.map(|tie| tie.slots[1]), Some(Slot::LoserOf(semis[1])));
}

#[test]
fn numbered_rounds_in_which_losers_play_on_are_a_league() {
    let made = made(
        "= Sea Cup 2024\n▪ Round 1\n  Anchor v Buoy 2-0\n  Coral v Dory 2-1\n▪ Round 2\n  Buoy v Coral 1-0\n  Dory v Anchor 1-1\n▪ Round 3\n  Anchor v Coral 1-0\n  Dory v Buoy 3-0\n▪ Final\n  Anchor v Dory 1-0\n",
    );
    assert_eq!(names(&made.competition), ["Final"]);
    assert_eq!(told(&made, RemarkKind::LeftOut), ["6 matches of groups or leagues are left out"]);
}

#[test]
fn rounds_told_last_first_are_put_in_order() {
    let made = made(
        "= Sea Cup 2016\n▪ Final\nJul 9\n  Anchor  1-0  Dory\n▪ Semi-finals\nJul 5\n  Anchor  2-1  Buoy\n  Coral  0-1  Dory\n",
    );
    assert_eq!(names(&made.competition), ["Semi-finals", "Final"]);
}

#[test]
fn what_is_played_before_the_final_may_be_told_after_it() {
    let made = made(
        "= Sea Cup 2025\n▪ Group A\nJune 10\n  Anchor v Buoy 1-0\n  Coral v Dory 0-2\nJune 14\n  Anchor v Eel 0-0\n▪ Semi-finals\nJune 20\n  Anchor v Dory 2-1\n  Ferry v Gull 0-1\n▪ Final\nJune 25\n  Anchor v Gull 1-0\n▪ Third place\nJune 25\n  Dory v Ferry 1-3\n▪ Qualifying, Play-off\nMay 30\n  Eel v Heron 2-0\n",
    );
    let competition = &made.competition;
    assert_eq!(names(competition), ["Qualifying, Play-off", "Semi-finals", "Third place", "Final"]);
    assert_eq!(competition.round_after_stage().map(|round| round.index()), Some(1));
    assert!(check(&Bracket::new(made.competition)).iter().all(|finding| finding.kind != Kind::AwaitedNowhere));
}

#[test]
fn rounds_of_zones_stand_beside_each_other() {
    let made = made(
        "= Sea Cup 2016\n▪ Eastern Conference, Semi-Finals\n  Anchor  2-1  Buoy\n  Coral  0-1  Dory\n▪ Eastern Conference, Final\n  Anchor  1-0  Dory\n▪ Western Conference, Semi-Finals\n  Eel  2-1  Finch\n  Gull  0-1  Heron\n▪ Western Conference, Final\n  Eel  1-0  Heron\n▪ Final\n  Anchor  1-0  Eel\n",
    );
    assert_eq!(names(&made.competition), ["Semi-Finals", "Conference Final", "Final"]);
    assert_eq!(made.competition.rounds()[1].ties().len(), 2);
}

#[test]
fn what_was_laid_down_broken_off_or_not_played_is_kept_as_that() {
    let bracket = bracket(
        "= Sea Cup 2016\n▪ Round 1\n  Anchor v Buoy  3-0 [awarded]\n  Coral v Dory  1-1 [abandoned]\n  Coral v Dory  2-0\n  Eel w/o Finch\n  Gull  bye\n▪ Round 2\n  Anchor v Coral  1-0\n  Eel v Gull  1-0\n",
    );
    let facts = facts(&bracket, "Round 1");
    assert_eq!(facts[0].legs[0].play, Play::Awarded { counts: Score::new(3, 0), on_pitch: None });
    assert!(matches!(facts[1].legs[0].play, Play::Annulled(Some(_))), "{:?}", facts[1]);
    assert_eq!(through(&bracket, "Round 1"), ["Anchor", "Coral", "Eel"]);
}

#[test]
fn every_leg_has_its_line() {
    let made = made(
        "= Sea Cup 2016\n▪ Semi-finals\n  Anchor  2-1  Buoy\n  Coral  0-1  Dory\n  Buoy  0-0  Anchor\n  Dory  0-0  Coral\n",
    );
    let lines: Vec<Vec<u32>> = made.legs.iter().map(|legs| legs.iter().map(|at| at.line).collect()).collect();
    assert_eq!(lines, [[3, 5], [4, 6]]);
}

#[test]
fn only_matches_that_are_to_come_are_legs_of_sides_that_are_not_known() {
    let list = "= Sea Cup 2024\n▪ Semi-finals\n  N.N. v N.N.  w/o\n  N.N. v N.N.\n  Anchor v Buoy\n";
    let made = made(list);
    assert_eq!(ties(&made.competition, "Semi-finals").len(), 3);
    let to_come = list.replace("  w/o", "");
    assert_eq!(ties(&self::made(&to_come).competition, "Semi-finals").len(), 2);
}
