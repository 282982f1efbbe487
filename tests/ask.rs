//! What a side needs is what `decide` says of every score, far beyond the map; and it is said in as few conditions as that
//! takes.

mod read_back;
mod support;

use std::collections::BTreeSet;

use cuptie::ask::{Cell, End, Needs, Outcomes, Turn, turned};
use cuptie::bracket::Bracket;
use cuptie::browse::{Action, App};
use cuptie::competition::{Facts, Goals, Ladder, Leg, PRESETS, Play, Score, Side, Step, TieId};
use cuptie::rules::{Outcome, decide};
use cuptie::scenario::Scenario;
use cuptie::wording::Letters;
use cuptie::{source, wording};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use serde_json::{Value, json};
use support::{COLOURS, Screen, default_bracket};
use unicode_width::UnicodeWidthStr;

fn named(name: &str) -> Ladder {
    Ladder::named(name).unwrap_or_else(|| panic!("no regulations are called {name}"))
}

/// The goals of a leg's host and guest, by side.
fn score(host: Side, of_host: u16, of_guest: u16) -> Score {
    Score::only(host, of_host) + Score::only(!host, of_guest)
}

/// What a score of a leg comes to, with everything else left as it is, worked out once more and by another way.
fn end(facts: &Facts, ladder: &Ladder, leg: usize, of_host: u16, of_guest: u16) -> End {
    let mut facts = facts.clone();
    let host = facts.legs[leg].host;
    facts.legs[leg] = Leg::played(host, score(host, of_host, of_guest));
    let open = facts.legs.iter().any(Leg::is_open);
    let rung = decide(&facts, ladder)
        .trace
        .into_iter()
        .find(|rung| matches!(rung.outcome, Outcome::Decided(_) | Outcome::Unknown(_)));
    match rung {
        None => End::Level,
        Some(rung) => match rung.outcome {
            Outcome::Decided(side) => End::Through(side),
            _ if open => End::Open,
            _ => End::Next(rung.step),
        },
    }
}

/// A first leg, and the second to come at the other side's.
fn after(first: Score) -> Facts {
    Facts { legs: vec![Leg::played(Side::A, first), Leg::new(Side::B, Play::Scheduled)], ..Facts::default() }
}

fn holds_everywhere(facts: &Facts, ladder: &Ladder, leg: usize) -> Result<(), TestCaseError> {
    let map = Outcomes::of(facts, ladder, leg).expect("a map");
    let needs = Needs::of(&map);
    let scores = || (0..=map.most() + 6).flat_map(|host| (0..=map.most() + 6).map(move |guest| (host, guest)));
    let at = |needs: &Needs, (host, guest): (u16, u16)| {
        if needs.side == map.host { needs.at(host, guest) } else { needs.at(guest, host) }
    };
    for (host, guest) in scores() {
        let found = end(facts, ladder, leg, host, guest);
        prop_assert_eq!(at(&needs, (host, guest)), found, "{}-{} of {:?}", host, guest, needs);
        if let Some(cell) = map.at(host, guest) {
            prop_assert_eq!(cell.end(), found);
        }
    }
    for left_out in 0..needs.conditions.len() {
        let mut fewer = needs.clone();
        fewer.conditions.remove(left_out);
        let matters = scores().any(|score| at(&fewer, score) != at(&needs, score));
        prop_assert!(matters, "{:?} says the same without its condition {}", needs, left_out);
    }
    Ok(())
}

#[test]
fn of_every_named_ladder_the_needs_are_what_brute_force_finds() {
    for preset in PRESETS {
        let ladder = preset.ladder();
        let legs = ladder.legs().unwrap_or(1);
        if legs == 1 {
            let facts = Facts { legs: vec![Leg::new(Side::A, Play::Scheduled)], ..Facts::default() };
            holds_everywhere(&facts, &ladder, 0).unwrap_or_else(|error| panic!("{}: {error}", preset.name));
            continue;
        }
        for (a, b) in (0..=4).flat_map(|a| (0..=4).map(move |b| (a, b))) {
            holds_everywhere(&after(Score::new(a, b)), &ladder, 1)
                .unwrap_or_else(|error| panic!("{} after {a}-{b}: {error}", preset.name));
        }
    }
}

/// What stands first in every ladder that there has been, before goals away from home count.
const BEFORE_AWAY_GOALS: &[&[Step]] =
    &[&[Step::Aggregate], &[Step::Points, Step::GoalDifference], &[Step::Points, Step::Aggregate]];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn of_any_steps_the_needs_are_what_brute_force_finds(
        first_steps in select(BEFORE_AWAY_GOALS),
        rest in Just(vec![Step::GoalsFor, Step::AwayGoals, Step::ExtraTime, Step::AwayGoalsAfterExtraTime, Step::BetterPlaced,
            Step::Penalties, Step::Lots]).prop_shuffle(),
        count in 0usize..=7, first in (0u16..=7, 0u16..=7), leg in 0usize..=1, known in any::<bool>(),
        placed in select(&[None, Some(Side::A), Some(Side::B)][..]),
    ) {
        let ladder = Ladder::new([first_steps, &rest[..count]].concat()).and_then(|ladder| ladder.with_legs(2)).expect("a ladder");
        let mut facts = Facts { better_placed: placed, ..after(Score::new(first.0, first.1)) };
        if known {
            facts.legs[1] = Leg::played(Side::B, Score::new(first.1, 1));
        }
        holds_everywhere(&facts, &ladder, leg)?;
        the_sentence_is_so(&ayr_and_bo(), &facts, &ladder, leg)?;
    }

    #[test]
    fn of_a_series_of_three_or_four_legs_the_needs_are_what_brute_force_finds(
        first_steps in select(BEFORE_AWAY_GOALS),
        rest in Just(vec![Step::GoalsFor, Step::ExtraTime, Step::BetterPlaced, Step::Penalties, Step::Lots]).prop_shuffle(),
        count in 0usize..=5, played in vec((0u16..=4, 0u16..=4), 2..=3), asked in 0usize..4,
        placed in select(&[None, Some(Side::A), Some(Side::B)][..]),
    ) {
        let legs = played.len() + 1;
        let steps = [first_steps, &rest[..count]].concat();
        let ladder = Ladder::new(steps).and_then(|ladder| ladder.with_legs(legs as u8)).expect("a ladder");
        let hosts = [Side::A, Side::B].into_iter().cycle();
        let leg = |(host, (a, b)): (Side, &(u16, u16))| Leg::played(host, Score::new(*a, *b));
        let mut facts = Facts { legs: hosts.zip(&played).map(leg).collect(), better_placed: placed, ..Facts::default() };
        facts.legs.insert(asked.min(legs - 1), Leg::new(Side::B, Play::Scheduled));
        holds_everywhere(&facts, &ladder, asked.min(legs - 1))?;
        the_sentence_is_so(&ayr_and_bo(), &facts, &ladder, asked.min(legs - 1))?;
    }
}

#[test]
fn what_followed_a_leg_is_no_part_of_its_question() {
    let last = Score::new(1, 3);
    let mut facts = after(Score::new(2, 1));
    facts.legs[1].play = Play::Played(Goals::ExtraTime { normal: Some(Score::new(1, 2)), last });
    let ladder = named("uefa-2021");
    let map = Outcomes::of(&facts, &ladder, 1).expect("a map");
    assert_eq!((map.host, map.real), (Side::B, Some(Score::new(1, 2))));
    assert_eq!(map.at(2, 1), Some(Cell::Next(Step::ExtraTime)));
    assert_eq!(map.at(3, 1), Some(Cell::Through(Side::B, Step::Aggregate)));
    assert_eq!(map, Outcomes::of_the_question(&facts, &ladder).expect("a map"));
}

#[test]
fn the_question_is_the_leg_to_come_or_else_the_last() {
    let ladder = named("caf");
    let one = |legs: Vec<Leg>| {
        Outcomes::of_the_question(&Facts { legs, ..Facts::default() }, &ladder).map(|map| (map.leg, map.host))
    };
    let first = Leg::played(Side::A, Score::new(1, 0));
    assert_eq!(one(vec![]), Some((0, Side::A)));
    assert_eq!(one(vec![first]), Some((1, Side::B)), "the leg that the file does not have yet");
    assert_eq!(one(vec![first, Leg::new(Side::B, Play::Scheduled)]), Some((1, Side::B)));
    assert_eq!(one(vec![first, Leg::played(Side::B, Score::new(1, 0))]), Some((1, Side::B)));
    assert_eq!(one(vec![first, Leg::new(Side::B, Play::Cancelled)]), Some((0, Side::A)));
}

#[test]
fn a_ruling_leaves_nothing_to_ask() {
    let bracket = Bracket::new(source::built_in().expect("it reads"));
    for id in bracket.competition().tie_ids() {
        let facts = bracket.facts(id);
        let map = Outcomes::of_the_question(facts, bracket.ladder(id));
        assert_eq!(map.is_none(), facts.ruling.is_some(), "{}", bracket.competition()[id].id);
    }
    assert!(bracket.competition().ties().len() > TieId(30).index());
}

/// What is needed in each tie of the built-in competition, worked out by hand from the score of the first leg.
const BY_HAND: &[(&str, &str)] = &[
    // 3-0: a fourth goal, or three and penalties; the away goal of a 4-1 is FUS Rabat's.
    (
        "r1-02",
        "AS Loto FC needed to win by four; a 3–0 win would have gone to penalties; anything else sent FUS Rabat through.",
    ),
    // 4-1: three without an answer are level, with one away goal.
    (
        "r1-05",
        "JKU needed to win by four, or 3–0; a 4–1 win would have gone to penalties; anything else sent Singida Fountain \
         Gate through.",
    ),
    // 0-1 at home: level at 1-1 after 0-1, and from two goals on they have more away.
    (
        "r1-07",
        "Olympique Béja needed to win by two, or by one if they scored two or more; a 1–0 win would have gone to \
         penalties; anything else sent Abu Salim through.",
    ),
    // 2-2: up to 1-1 the away goals are SOAR's.
    (
        "r1-13",
        "Académie SOAR needed to win, or to draw 0–0 or 1–1; 2–2 would have gone to penalties; anything else would have \
         sent AS Douanes Mauritania through.",
    ),
    (
        "r2-04",
        "Zamalek needed to win by three; a 2–0 win would have gone to penalties; anything else would have sent Arta Solar \
         through.",
    ),
];

#[test]
fn what_is_needed_is_said_in_one_sentence() {
    let bracket = default_bracket();
    let competition = bracket.competition();
    for (id, sentence) in BY_HAND {
        let tie = competition.tie_ids().find(|tie| competition[*tie].id == *id).expect("a tie");
        let map = Outcomes::of_the_question(bracket.facts(tie), bracket.ladder(tie)).expect("a map");
        assert_eq!(wording::needs(&bracket, tie, &map), *sentence);
    }
}

/// One tie of Ayr and Bo under a ladder, after these legs, and what it takes.
fn said(ladder: Value, legs: Value) -> String {
    let clubs = ["Ayr", "Bo"].map(|name| json!({"id": name, "name": name, "association": "AAA"}));
    let document = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": ladder},
        "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": [{"id": "r", "name": "Round", "ties": [
            {"id": "t", "a": {"club": "Ayr"}, "b": {"club": "Bo"}, "legs": legs}]}]});
    let competition = source::read(document.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"));
    let (bracket, tie) = (Bracket::new(competition), TieId(0));
    let map = Outcomes::of_the_question(bracket.facts(tie), bracket.ladder(tie)).expect("a map");
    wording::needs(&bracket, tie, &map)
}

#[test]
fn what_is_needed_is_said_under_any_regulations() {
    let after = |a: u8, b: u8| json!([{"host": "a", "score": {"a": a, "b": b}}]);
    for (ladder, legs, sentence) in [
        (json!("one-match"), json!([]), "Ayr need to win; a draw goes to extra time; anything else sends Bo through."),
        (json!("fa-cup"), json!([]), "Ayr need to win; a draw goes to a replay; anything else sends Bo through."),
        (
            json!("uefa-2021"),
            after(2, 0),
            "Bo need to win by three; a win by two goes to extra time; anything else sends Ayr through.",
        ),
        (
            json!("caf"),
            after(2, 0),
            "Bo need to win by three; a 2–0 win goes to penalties; anything else sends Ayr through.",
        ),
        (
            json!({"steps": ["points", "goal_difference", "play_off"], "legs": 2, "play_off": "one-match"}),
            after(2, 0),
            "Bo need to win by three; a win by two goes to a play-off; anything else sends Ayr through.",
        ),
        (
            json!({"steps": ["points", "lots"], "legs": 2}),
            after(2, 0),
            "A win for Bo goes to lots; anything else sends Ayr through.",
        ),
        (
            json!({"steps": ["aggregate", "better_placed"], "legs": 2}),
            after(1, 0),
            "Bo need to win by two; a win by one sends the better placed side through; anything else sends Ayr through.",
        ),
        (json!({"steps": ["away_win", "aggregate"], "legs": 2}), after(0, 2), "Whatever the score, Bo go through."),
        (json!("caf"), json!([]), "Whatever the score, another leg is to come."),
    ] {
        assert_eq!(said(ladder, legs), sentence);
    }
}

#[test]
fn the_map_is_opened_on_a_tie_and_its_cursor_tells_a_score() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let screen = |keys: &str| Screen::with(default_bracket(), COLOURS, width, height).press(keys).text();
        let opened = screen("right down o");
        assert!(opened.contains("What leg 2 of 2 could have come to, at USM Alger’s"), "{opened}");
        assert!(
            opened.contains("0–0: USM Alger go through on away goals (1–0)."),
            "the real score is told first: {opened}"
        );
        assert!(screen("right down o down right").contains("1–1: on to penalties."));
        assert!(screen("right down o end right right up").contains("5–2: USM Alger go through on aggregate (6–3)."));
        assert_eq!(screen("right down o o"), screen("right down"));
        assert_eq!(screen("right down o esc"), screen("right down"));
        // Sekhukhune United went through without a leg.
        let walkover = "down down down down down down down down";
        assert_eq!(screen(&format!("{walkover} o")), screen(walkover), "there is nothing to ask");
    }
    assert!(Screen::with(default_bracket(), COLOURS, 30, 10).press("right down o end").text().contains("6–0"));
}

#[test]
fn the_map_turns_to_the_legs_that_could_have_changed_things() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let screen = |keys: &str| Screen::with(default_bracket(), COLOURS, width, height).press(keys).text();
        let second = screen("right down o");
        assert!(second.contains("leg 2 of 2") && second.contains("After FUS Rabat 1–1 USM Alger"), "{second}");
        assert!(second.contains("Tab leg"), "the footer tells of it: {second}");
        let first = screen("right down o down tab");
        assert!(first.contains("What leg 1 of 2 could have come to, at FUS Rabat’s"), "{first}");
        assert!(first.contains("Before USM Alger 0–0 FUS Rabat"), "{first}");
        // With a goal fewer than the one that USM Alger scored, FUS Rabat had been through: 1-0 and 0-0.
        assert!(first.contains("1–1: USM Alger go through on away goals (1–0)."), "{first}");
        assert!(screen("right down o tab left").contains("1–0: FUS Rabat go through on aggregate (1–0)."));
        assert_eq!(screen("right down o tab tab"), second, "and round again");
        assert_eq!(screen("right down o tab o o"), second, "it opens with the question");
    }
    let app = |bracket: Bracket, keys: &str| Screen::with(bracket, COLOURS, 80, 24).press(keys).text();
    // Leg 1 of a tie whose second is to come cannot have changed anything yet.
    let half = || Bracket::new(source::read(HALF_PLAYED).expect("it reads"));
    let waits = app(half(), "right down o");
    assert!(waits.contains("What leg 2 of 2 could come to, at Ferry Town’s") && !waits.contains("Tab leg"), "{waits}");
    // Of one without a result there is nothing to tell.
    assert_eq!(app(half(), "right down down o"), app(half(), "right down down"));
    let world_cup = include_bytes!("../assets/examples/world-cup-2014.json");
    let single = app(Bracket::new(source::read(world_cup).expect("it reads")), "right o");
    assert!(single.contains("What the match could have come to") && !single.contains("Tab leg"), "{single}");
}

const HALF_PLAYED: &[u8] = include_bytes!("../assets/examples/harbour-cup-half-played.json");

#[test]
fn a_tie_that_waits_for_a_leg_opens_with_its_map() {
    let half = Bracket::new(source::read(HALF_PLAYED).expect("it reads"));
    for (width, height) in [(40, 40), (80, 24), (120, 40), (200, 60)] {
        let screen = |keys: &str| Screen::with(half.clone(), COLOURS, width, height).press(keys).text();
        // Dory Wanderers lead 3-0 after their home leg, and away goals count: 3-0 back is level, 4-1 is not enough.
        let waits = screen("right down enter");
        for line in ["0  1  2  3  4", "3  =  D  D  D  D", "4  F  d  D  D  D"] {
            assert!(waits.contains(line), "{line} at {width}x{height}: {waits}");
        }
        assert!(waits.contains("Ferry Town need to win by four"), "{waits}");
        let at = |what: &str| waits.find(what).unwrap_or(waits.len());
        assert!(at("Open: Dory Wanderers lead") < at("Ferry Town need to win"), "{waits}");
        // Neither one that is settled nor one without a result has one.
        for keys in ["right enter", "right down down enter", "enter"] {
            assert!(!screen(keys).contains("could come to"), "{keys}: {}", screen(keys));
        }
    }
}

#[test]
fn of_a_score_it_is_told_by_which_step() {
    let told = |ladder: Value, legs: Value, better: Option<&str>, score: (u16, u16)| {
        let clubs = ["Ayr", "Bo"].map(|name| json!({"id": name, "name": name, "association": "AAA"}));
        let mut tie = json!({"id": "t", "a": {"club": "Ayr"}, "b": {"club": "Bo"}, "legs": legs});
        if let Some(better) = better {
            tie["better_placed"] = json!(better);
        }
        let document = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": ladder},
            "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": [{"id": "r", "name": "Round", "ties": [tie]}]});
        let competition = source::read(document.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"));
        let (bracket, tie) = (Bracket::new(competition), TieId(0));
        let map = Outcomes::of_the_question(bracket.facts(tie), bracket.ladder(tie)).expect("a map");
        wording::told(&bracket, tie, &map, score)
    };
    let after = |a: u8, b: u8| json!([{"host": "a", "score": {"a": a, "b": b}}]);
    let placed = json!({"steps": ["aggregate", "better_placed"], "legs": 2});
    for (ladder, legs, better, score, says) in [
        // Bo's goals first, in their home leg.
        (json!("caf"), after(2, 0), None, (3, 0), "3–0: Bo go through on aggregate (3–2)"),
        (json!("caf"), after(2, 1), None, (1, 0), "1–0: Bo go through on away goals (1–0)"),
        (json!("caf"), after(2, 1), None, (3, 2), "3–2: Ayr go through on away goals (2–1)"),
        (json!("caf"), after(2, 1), None, (2, 1), "2–1: on to penalties"),
        (json!("conmebol-1960"), after(2, 1), None, (0, 0), "0–0: Ayr go through on points (3–1)"),
        (json!("sudamericana-2009"), after(2, 0), None, (1, 0), "1–0: Ayr go through on goal difference (2–1)"),
        (
            json!("copa-do-brasil-2013"),
            after(0, 2),
            None,
            (0, 0),
            "0–0: Bo go through by the away win in the first leg (2–0)",
        ),
        (placed.clone(), after(1, 0), Some("b"), (1, 0), "1–0: Bo go through as the better placed side"),
        (placed, after(1, 0), None, (1, 0), "1–0: the better placed side goes through"),
        (json!("one-match"), json!([]), None, (3, 1), "3–1: Ayr go through"),
        (json!("copa-do-brasil-2017"), json!([]), None, (1, 1), "1–1: Bo go through as the visiting side"),
        (json!({"steps": ["aggregate"], "legs": 1}), json!([]), None, (1, 1), "1–1: nobody goes through"),
        (json!("caf"), json!([]), None, (1, 1), "1–1: another leg is to come"),
    ] {
        assert_eq!(told(ladder, legs, better, score), says);
    }
}

#[test]
fn a_letter_of_a_map_stands_for_one_thing() {
    for names in [["Ayr", "Bo"], ["Ayr", "Aldo"], ["国安", "申花"], ["ＡＢ", "ＣＤ"], ["Élan", "élite"]] {
        let clubs = ["a", "b"].map(|id| json!({"id": id, "name": names[usize::from(id == "b")], "association": "AAA"}));
        let document = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": "caf"},
            "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": [{"id": "r", "name": "Round", "ties": [
                {"id": "t", "a": {"club": "a"}, "b": {"club": "b"}, "legs": []}]}]});
        let real = Bracket::new(source::read(document.to_string().as_bytes()).expect("it holds together"));
        for preset in PRESETS.iter().filter(|preset| preset.ladder().legs() == Some(2)) {
            let facts = after(Score::new(2, 1));
            let map = Outcomes::of(&facts, &preset.ladder(), 1).expect("a map");
            let letters = Letters::of(&real, TieId(0), &map);
            let keys: BTreeSet<char> = letters.legend.iter().map(|cell| letters.letter(*cell)).collect();
            assert_eq!(keys.len(), letters.legend.len(), "{names:?} under {}: {:?}", preset.name, letters.legend);
            // Everything in the map is in its legend, under its letter, in three cells.
            for (host, guest, cell) in map.cells() {
                assert!(keys.contains(&letters.letter(cell)));
                assert_eq!(letters.in_map(&map, (host, guest), cell).width(), 3, "{names:?}");
            }
        }
    }
}

#[test]
fn a_small_map_has_all_that_there_is_to_tell() {
    for preset in PRESETS.iter().filter(|preset| preset.ladder().legs() == Some(2)) {
        let ladder = preset.ladder();
        for (a, b) in (0..=4).flat_map(|a| (0..=4).map(move |b| (a, b))) {
            let map = Outcomes::of(&after(Score::new(a, b)), &ladder, 1).expect("a map");
            let telling = map.telling();
            let told = |host: u16, guest: u16| map.at(host, guest).map(Cell::end);
            let all: Vec<_> = map.cells().map(|(.., cell)| cell).collect();
            let seen = map.cells().filter(|(host, guest, _)| (*host).max(*guest) <= telling);
            let seen: Vec<_> = seen.map(|(.., cell)| cell).collect();
            assert!(all.iter().all(|cell| seen.contains(cell)), "{} after {a}-{b}", preset.name);
            // Beyond it a goal more for both changes nothing, nor does one more of the only side that scored.
            for (host, guest) in (0..map.most()).flat_map(|host| (0..map.most()).map(move |guest| (host, guest))) {
                if host.max(guest) >= telling {
                    assert_eq!(told(host, guest), told(host + 1, guest + 1), "{} after {a}-{b}", preset.name);
                }
            }
        }
    }
}

#[test]
fn the_title_says_how_the_competition_is_looked_at_whatever_room_there_is() {
    let regulations = Ladder::named("uefa-2021");
    let view = default_bracket().under(Scenario { regulations, ..Scenario::default() });
    for (width, height) in [(40, 12), (80, 24), (200, 60)] {
        let text = Screen::with(view.clone(), COLOURS, width, height).text();
        let title = text.lines().next().expect("a line");
        assert!(title.contains("· under uefa-2021"), "{title}");
    }
}

#[test]
fn other_regulations_are_chosen_from_a_list_that_tells_what_turns() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let screen = |keys: &str| Screen::with(default_bracket(), COLOURS, width, height).press(keys).text();
        let page = screen("s down down down down down down");
        assert!(page.contains("Without away goals") && page.contains("[x] away goals"), "{page}");
        for told in ["4 ties would have gone on to penalties", "2 ties would have been"] {
            assert!(page.contains(told), "{page}");
        }
        let view = screen("s down down down down down down enter");
        let title = |screen: &str| screen.lines().next().expect("a line").to_owned();
        assert!(title(&view).contains("· without away goals"), "{view}");
        assert_eq!(screen("s down down down down down down enter s g enter"), screen(""), "and back to what was");
        assert_eq!(screen("s down esc"), screen(""));
    }
}

#[test]
fn the_days_are_turned_back_and_forth_and_the_last_one_is_reality() {
    let screen = |keys: &str| Screen::with(default_bracket(), COLOURS, 120, 40).press(keys).text();
    let title = |keys: &str| screen(keys).lines().next().expect("a line").to_owned();
    assert!(title("[").contains("· up to Sun 1 Oct 2023"));
    assert!(title("[ [").contains("· up to Sat 30 Sep 2023"));
    assert_eq!(title("[ [ ]"), title("["));
    assert_eq!(screen("[ ]"), screen(""));
    assert_eq!(screen("]"), screen(""));
    let draw = screen(&"[ ".repeat(60));
    assert!(draw.contains("· up to Tue 25 Jul 2023") && !draw.contains("agg 1"), "{draw}");
    assert!(title("[ s down down down down down down enter").contains("· without away goals · up to Sun 1 Oct 2023"));
}

#[test]
fn what_turns_is_counted_between_two_views() {
    let real = default_bracket();
    let own = real.competition().regulations().ladder.clone();
    let regulations = own.without(Step::AwayGoals).expect("steps are left");
    let view = real.under(Scenario { regulations: Some(regulations), ..Scenario::default() });
    assert!(turned(&real, &real).is_none());
    let found = turned(&view, &real);
    let count = |is: fn(Turn) -> bool| found.count(is);
    assert_eq!(count(|turn| turn == Turn::Otherwise), 0);
    assert_eq!(count(|turn| turn == Turn::Untold(Some(Step::Penalties))), 4);
    assert_eq!(count(|turn| turn == Turn::OtherClubs), 2);
    assert_eq!(found.ties.len(), 6);
}

#[test]
fn a_click_in_the_map_tells_that_score() {
    let key = |key| Event::Key(KeyEvent::new(key, KeyModifiers::NONE));
    let open = |width, height| {
        let mut app = App::new(default_bracket(), Size::new(width, height));
        for pressed in [KeyCode::Right, KeyCode::Down, KeyCode::Char('o')] {
            let action = app.action(key(pressed)).expect("a key");
            app.update(action);
        }
        app
    };
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let screen = Screen::of(open(width, height), COLOURS).text();
        let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains("[u]")).expect("the real score");
        let x = line.chars().position(|letter| letter == '[').expect("a cell");
        let mut app = open(width, height);
        // Two goals of the guest, and three lines further down.
        app.update(Action::Click(x as u16 + 7, y as u16 + 3));
        let told = Screen::of(app, COLOURS).text();
        assert!(told.contains("3–2: USM Alger go through on aggregate (4–3)."), "{told}");
    }
}

/// Holds that the sentence about a leg says of every score what brute force finds.
fn the_sentence_is_so(bracket: &Bracket, facts: &Facts, ladder: &Ladder, leg: usize) -> Result<(), TestCaseError> {
    let tie = TieId(0);
    let changes = [(tie, bracket.change(tie, facts.clone()))].into();
    let view = bracket.under(Scenario { regulations: Some(ladder.clone()), changes, ..Scenario::default() });
    // Of what the ladder does not come to, nothing is held.
    let facts = &view.facts(tie).clone();
    let Some(map) = Outcomes::of(facts, ladder, leg) else { return Ok(()) };
    let text = wording::needs(&view, tie, &map);
    let sentence = read_back::sentence(&text);
    let facts = &Facts { shootout: None, ..facts.clone() };
    for (host, guest) in (0..=map.most() + 4).flat_map(|host| (0..=map.most() + 4).map(move |guest| (host, guest))) {
        let (own, other) = if sentence.of == Some(!map.host) { (guest, host) } else { (host, guest) };
        let found = read_back::in_words(end(facts, ladder, leg, host, guest));
        prop_assert_eq!(sentence.at(own, other), found, "{}–{} of “{}”", host, guest, text);
    }
    Ok(())
}

/// Ayr and Bo, who have not met yet.
fn ayr_and_bo() -> Bracket {
    let clubs = ["Ayr", "Bo"].map(|name| json!({"id": name, "name": name, "association": "AAA"}));
    let document = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": "caf"},
        "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": [{"id": "r", "name": "Round", "ties": [
            {"id": "t", "a": {"club": "Ayr"}, "b": {"club": "Bo"}, "legs": []}]}]});
    Bracket::new(source::read(document.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}")))
}

#[test]
fn of_every_named_ladder_the_sentence_says_what_brute_force_finds() {
    let bracket = ayr_and_bo();
    let holds = |name: &str, facts: &Facts, ladder: &Ladder, leg: usize| {
        the_sentence_is_so(&bracket, facts, ladder, leg)
            .unwrap_or_else(|error| panic!("leg {} of {:?} under {name}: {error}", leg + 1, facts.legs));
    };
    let to_come = |host: Side| Leg::new(host, Play::Scheduled);
    for preset in PRESETS {
        let ladder = preset.ladder();
        for host in Side::BOTH {
            let legs = |legs: Vec<Leg>| Facts { legs, ..Facts::default() };
            if ladder.legs() == Some(1) {
                holds(preset.name, &legs(vec![to_come(host)]), &ladder, 0);
                holds(preset.name, &legs(vec![Leg::played(host, Score::new(2, 1))]), &ladder, 0);
                continue;
            }
            for (a, b) in (0..=4).flat_map(|a| (0..=4).map(move |b| (a, b))) {
                let (first, second) = (Leg::played(!host, Score::new(a, b)), Leg::played(host, Score::new(1, 1)));
                holds(preset.name, &legs(vec![first, to_come(host)]), &ladder, 1);
                holds(preset.name, &legs(vec![first, second]), &ladder, 1);
                holds(preset.name, &legs(vec![first, second]), &ladder, 0);
            }
        }
    }
}
