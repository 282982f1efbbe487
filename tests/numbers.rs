//! The competition in numbers is what counting by hand comes to, every number stands for the ties that it says, and leads to
//! them; and how near a tie was is what `decide` says of every other score.

mod generator;
mod program;
mod support;

use cuptie::ask::{AtHome, Count, FAR, Number, Numbers, Way};
use cuptie::bracket::Bracket;
use cuptie::browse::{Action, App};
use cuptie::competition::{Facts, Goals, Leg, Node, Play, Score, Side, Step, TieId};
use cuptie::report::{self, LinesFormat};
use cuptie::rules::{Ladder, Outcome, decide};
use cuptie::scenario::Scenario;
use cuptie::source;
use generator::Feeding;
use proptest::prelude::*;
use ratatui::layout::Size;
use serde_json::Value;
use support::{COLOURS, Screen, default_bracket};

const SMALL: &str = r#"{
  "cuptie": 1, "name": "Harbour Cup", "season": "2026", "regulations": {"ladder": "caf"},
  "associations": {"EAS": "East Shore", "NOR": "North Shore", "SOU": "South Shore"},
  "clubs": [
    {"id": "anchor", "name": "Anchor", "association": "NOR"}, {"id": "beacon", "name": "Beacon", "association": "NOR"},
    {"id": "cutter", "name": "Cutter", "association": "SOU"}, {"id": "dory", "name": "Dory", "association": "SOU"},
    {"id": "ebb", "name": "Ebb", "association": "SOU"}, {"id": "ferry", "name": "Ferry", "association": "NOR"},
    {"id": "gull", "name": "Gull", "association": "EAS"}, {"id": "harp", "name": "Harp", "association": "SOU"}],
  "rounds": [
    {"id": "q", "name": "Quarter-finals", "ties": [
      {"id": "q1", "a": {"club": "anchor"}, "b": {"club": "beacon"}, "legs": [
        {"host": "a", "score": {"a": 2, "b": 0}}, {"host": "b", "score": {"a": 0, "b": 3}}]},
      {"id": "q2", "a": {"club": "cutter"}, "b": {"club": "dory"}, "legs": [
        {"host": "a", "score": {"a": 1, "b": 1}}, {"host": "b", "score": {"a": 0, "b": 0}}]},
      {"id": "q3", "a": {"club": "ebb"}, "b": {"club": "ferry"}, "ruling": {"out": "a", "how": "withdrew"}},
      {"id": "q4", "a": {"club": "gull"}, "b": {"club": "harp"}, "legs": [
        {"host": "a", "score": {"a": 0, "b": 4}}, {"host": "b"}]}]},
    {"id": "s", "name": "Semi-finals", "ties": [
      {"id": "s1", "a": {"winner_of": "q1"}, "b": {"winner_of": "q2"}, "legs": [
        {"host": "a", "neutral": true, "score": {"a": 1, "b": 0}}, {"host": "b", "score": {"a": 0, "b": 1}}],
       "shootout": {"a": 4, "b": 2}},
      {"id": "s2", "a": {"winner_of": "q3"}, "b": {"winner_of": "q4"}}]},
    {"id": "f", "name": "Final", "ties": [{"id": "f", "a": {"winner_of": "s1"}, "b": {"winner_of": "s2"}}]}]
}"#;

fn read(text: &str) -> Bracket {
    Bracket::new(source::read(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems}\n{text}")))
}

fn ids<'a>(bracket: &'a Bracket, ties: &[TieId]) -> Vec<&'a str> {
    ties.iter().map(|tie| bracket.tie(*tie).id.as_str()).collect()
}

/// Which numbers, how much, and the ties in one line.
fn told(bracket: &Bracket, counts: &[Count]) -> Vec<(Number, usize, String)> {
    counts.iter().map(|count| (count.number.clone(), count.count, ids(bracket, &count.ties).join(" "))).collect()
}

fn by(step: Step) -> Number {
    Number::Decided(Way::By(step))
}

const OPEN: Number = Number::Decided(Way::Open);

fn expected(counts: &[(Number, usize, &str)]) -> Vec<(Number, usize, String)> {
    counts.iter().map(|(number, count, ties)| (number.clone(), *count, (*ties).to_owned())).collect()
}

#[test]
fn a_small_competition_counted_by_hand() {
    let bracket = read(SMALL);
    let numbers = Numbers::of(&bracket);
    let decided = [
        (by(Step::Walkover), 1, "q3"),
        (by(Step::Aggregate), 1, "q1"),
        (by(Step::AwayGoals), 1, "q2"),
        (by(Step::Penalties), 1, "s1"),
        (OPEN, 3, "q4 s2 f"),
    ];
    assert_eq!(told(&bracket, &numbers.decided), expected(&decided));

    let legs = &numbers.legs;
    assert_eq!((legs.count, legs.goals), (7, 13));
    let goals = [(0, 1, "q2"), (1, 2, "s1"), (2, 2, "q1 q2"), (3, 1, "q1"), (4, 1, "q4")];
    let goals = goals.map(|(goals, count, ties)| (Number::Goals(goals), count, ties));
    assert_eq!(told(&bracket, &legs.by_goals), expected(&goals));
    // The first leg of s1 was on a neutral ground.
    let results = [(AtHome::Won, 3, "q1 s1"), (AtHome::Drawn, 2, "q2"), (AtHome::Lost, 1, "q4")];
    let results = results.map(|(result, count, ties)| (Number::Legs(result), count, ties));
    assert_eq!(told(&bracket, &legs.results), expected(&results));
    assert_eq!(told(&bracket, std::slice::from_ref(&legs.neutral)), expected(&[(Number::Neutral, 1, "s1")]));
    let at_home = [(Number::HomeGoals, 7, "q1 q2 s1"), (Number::AwayGoals, 5, "q2 q4")];
    assert_eq!(told(&bracket, &legs.home_and_away), expected(&at_home));

    // Harp are ahead of Gull, and neither is through.
    let behind = [(Number::Comebacks, 1, "q1"), (Number::LeadsKept, 1, "s1")];
    assert_eq!(told(&bracket, &numbers.behind), expected(&behind));
    let wins: Vec<_> = numbers.biggest.iter().map(|win| (win.winner, win.aggregate, win.margin())).collect();
    assert_eq!(wins, [(Side::B, Score::new(2, 3), 1)]);

    // Beacon went through with 3–0 alone, of all scores up to 3–3. Dory did unless Cutter won or scored at all in a draw. On
    // penalties it was Beacon, who were out only with a defeat by two.
    assert_eq!(told(&bracket, &numbers.distances), expected(&[(Number::Near(1), 3, "q1 q2 s1")]));
    let near: Vec<_> = numbers.nearest.iter().map(|near| (near.goals, near.plausible)).collect();
    assert_eq!(near, [(1, 15), (1, 9), (1, 3)]);

    let code = |id: cuptie::competition::AssociationId| bracket.competition()[id].code.as_str();
    let standing: Vec<_> = numbers.associations.iter().map(|one| (code(one.association), one.clubs.clone())).collect();
    assert_eq!(standing, [("NOR", vec![3, 2, 1]), ("SOU", vec![4, 1, 0]), ("EAS", vec![1, 0, 0])]);
    assert_eq!(ids(&bracket, &numbers.associations[0].ties), ["q1", "q3", "s1", "s2", "f"]);
}

#[test]
fn how_near_a_tie_was_is_said_with_what_it_would_have_come_to() {
    let bracket = read(SMALL);
    let told: Vec<String> =
        Numbers::of(&bracket).nearest.iter().map(|near| cuptie::wording::near(&bracket, near)).collect();
    // A goal less for Beacon, and nobody scored away; a goal more for Anchor, and that one counts.
    assert!(told[0].starts_with("one goal from ") && told[0].contains("penalties"), "{told:?}");
    assert!(told[0].contains("Anchor going through; 15 of the 16 scores up to 3–3 turn it"), "{told:?}");
    assert_eq!(told[1], "one goal from Cutter going through; 9 of the 16 scores up to 3–3 turn it");
    assert_eq!(told[2], "one goal from Dory going through; 3 of the 16 scores up to 3–3 turn it");
}

#[test]
fn under_a_scenario_it_is_about_what_counts_there() {
    let without = Ladder::caf().without(Step::AwayGoals).expect("steps are left");
    let bracket = read(SMALL).under(Scenario { regulations: Some(without), ..Scenario::default() });
    let numbers = Numbers::of(&bracket);
    // Penalties in q2 were never held: so s1 was not played by whoever meets there.
    let decided = [(by(Step::Walkover), 1, "q3"), (by(Step::Aggregate), 1, "q1"), (OPEN, 5, "q2 q4 s1 s2 f")];
    assert_eq!(told(&bracket, &numbers.decided), expected(&decided));
    assert_eq!((numbers.legs.count, numbers.legs.goals, numbers.legs.neutral.count), (5, 11, 0));
    assert_eq!(numbers.behind.map(|count| count.count), [1, 0]);
    assert_eq!(by(Step::AwayGoals).ties(&bracket), []);
    // A goal more for Anchor is an extra goal, no away goal: level, and so penalties.
    assert_eq!(numbers.nearest.iter().map(|near| (near.goals, near.plausible)).collect::<Vec<_>>(), [(1, 15)]);
}

/// Worked out from the file by another program.
#[test]
fn the_built_in_competition() {
    let bracket = default_bracket();
    let numbers = Numbers::of(&bracket);
    let decided = [
        (by(Step::Walkover), 4, "r1-09 r1-11 r1-16 r1-18"),
        (
            by(Step::Aggregate),
            24,
            "r1-02 r1-04 r1-05 r1-07 r1-08 r1-10 r1-12 r1-14 r1-15 r1-17 r1-19 r1-20 r2-01 r2-03 r2-04 r2-05 r2-06 \
             r2-07 r2-09 r2-10 r2-12 r2-13 r2-14 r2-16",
        ),
        (by(Step::AwayGoals), 4, "r1-03 r1-13 r2-02 r2-15"),
        (by(Step::Penalties), 4, "r1-01 r1-06 r2-08 r2-11"),
    ];
    assert_eq!(told(&bracket, &numbers.decided), expected(&decided));
    assert_eq!((numbers.legs.count, numbers.legs.goals), (64, 150));
    let counts = |counts: &[Count]| counts.iter().map(|count| count.count).collect::<Vec<_>>();
    assert_eq!(counts(&numbers.legs.by_goals), [9, 9, 17, 15, 8, 6]);
    assert_eq!(counts(&numbers.legs.results), [33, 21, 10]);
    assert_eq!(counts(&numbers.legs.home_and_away), [99, 51]);
    let [comebacks, kept] = &numbers.behind;
    assert_eq!(ids(&bracket, &comebacks.ties), ["r1-12", "r2-04", "r2-05", "r2-06", "r2-11", "r2-13"]);
    assert_eq!(kept.count, 14);
    let biggest: Vec<TieId> = numbers.biggest.iter().map(|win| win.tie).collect();
    assert_eq!(ids(&bracket, &biggest), ["r1-04", "r1-17", "r1-02", "r1-08", "r1-10"]);
    let distances: Vec<_> = numbers.distances.iter().map(|count| (count.number.clone(), count.count)).collect();
    assert_eq!(distances, [(1, 19), (2, 5), (3, 5), (5, 3)].map(|(goals, count)| (Number::Near(goals), count)));
    let nearest = |near: &cuptie::ask::Near| (bracket.tie(near.tie).id.clone(), near.plausible);
    let nearest: Vec<_> = numbers.nearest.iter().map(nearest).collect();
    let expected = [("r2-04", 15), ("r2-06", 15), ("r2-11", 12), ("r2-13", 12), ("r1-14", 10)];
    assert_eq!(nearest, expected.map(|(id, plausible)| (id.into(), plausible)));
    assert_eq!(numbers.associations.len(), 41);
}

/// Every number that has ties of its own.
fn counts(numbers: &Numbers) -> Vec<&Count> {
    let legs = &numbers.legs;
    let of_legs = legs.by_goals.iter().chain(&legs.results).chain(&legs.home_and_away).chain([&legs.neutral]);
    numbers.decided.iter().chain(of_legs).chain(&numbers.behind).chain(&numbers.distances).collect()
}

/// The same counted once more, tie by tie.
fn is_so(bracket: &Bracket) -> Result<(), TestCaseError> {
    let numbers = Numbers::of(bracket);
    let competition = bracket.competition();
    let mut decided: Vec<TieId> = numbers.decided.iter().flat_map(|count| count.ties.clone()).collect();
    decided.sort_unstable();
    prop_assert_eq!(decided, competition.tie_ids().collect::<Vec<_>>(), "every tie ended in one way");
    let sum = |counts: &[Count]| counts.iter().map(|count| count.count).sum::<usize>();
    let legs = &numbers.legs;
    prop_assert_eq!(sum(&legs.by_goals), legs.count);
    prop_assert_eq!(sum(&legs.results) + legs.neutral.count, legs.count);
    for count in counts(&numbers) {
        prop_assert_eq!(&count.number.ties(bracket), &count.ties, "{:?}", count.number);
        prop_assert!(count.ties.is_sorted_by(|a, b| a < b), "{:?}", count);
        prop_assert!(count.count >= count.ties.len() && (count.count == 0) == count.ties.is_empty(), "{:?}", count);
        for tie in &count.ties {
            prop_assert!(stands_for(bracket, &count.number, *tie), "{:?} {}", count.number, bracket.tie(*tie).id);
        }
    }
    let standing = |round: usize| numbers.associations.iter().map(|one| one.clubs[round]).sum::<usize>();
    for (number, round) in competition.rounds().iter().enumerate() {
        let clubs = round.ties().flat_map(|tie| bracket.clubs(Node::Tie(tie)));
        let clubs = clubs.filter(|club| competition.association_of(*club).is_some()).count();
        prop_assert_eq!(standing(number), clubs, "clubs in {}", round.id);
    }
    for tie in competition.tie_ids() {
        let near = numbers.distances.iter().find(|count| count.ties.contains(&tie));
        let near = near.map(|count| count.number.clone());
        let found = brute(bracket, tie);
        prop_assert_eq!(near, found.map(|(goals, _)| Number::Near(goals.min(FAR))), "{}", bracket.tie(tie).id);
        if let Some(near) = numbers.nearest.iter().find(|near| near.tie == tie) {
            prop_assert_eq!(Some((near.goals, near.plausible)), found, "{}", bracket.tie(tie).id);
        }
    }
    Ok(())
}

fn stands_for(bracket: &Bracket, number: &Number, tie: TieId) -> bool {
    let (facts, story, verdict) = (bracket.facts(tie), bracket.story(tie), bracket.verdict(tie));
    let legs: Vec<(Side, Score, bool)> = (facts.legs.iter().enumerate())
        .filter_map(|(i, leg)| Some((leg.host, leg.score()?, story.leg(i).venue.neutral)))
        .collect();
    let homely = |is: &dyn Fn(u16, u16) -> bool| {
        legs.iter().any(|(host, score, neutral)| !neutral && is(score.of(*host), score.of(!*host)))
    };
    let ahead = legs.first().and_then(|(_, score, _)| score.leader());
    match number {
        Number::Decided(Way::By(step)) => verdict.decided_by() == Some(*step),
        Number::Decided(_) => verdict.decided_by().is_none(),
        Number::Goals(goals) => legs.iter().any(|(_, score, _)| (score.a + score.b).min(7) == *goals),
        Number::Legs(AtHome::Won) => homely(&|host, guest| host > guest),
        Number::Legs(AtHome::Drawn) => homely(&|host, guest| host == guest),
        Number::Legs(AtHome::Lost) => homely(&|host, guest| host < guest),
        Number::HomeGoals => homely(&|host, _| host > 0),
        Number::AwayGoals => homely(&|_, guest| guest > 0),
        Number::Neutral => legs.iter().any(|(.., neutral)| *neutral),
        Number::Comebacks => legs.len() > 1 && ahead.is_some() && verdict.winner() == ahead.map(|side| !side),
        Number::LeadsKept => legs.len() > 1 && ahead.is_some() && verdict.winner() == ahead,
        _ => true,
    }
}

/// Where the ladder leads a tie whose second leg ends so, with nothing but legs: who goes through, or else the step.
fn end(facts: &Facts, ladder: &Ladder, leg: usize, score: Score) -> (Option<Side>, Option<Step>) {
    let mut facts = facts.clone();
    facts.legs[leg] = Leg::played(facts.legs[leg].host, score);
    let trace = decide(&facts, ladder).trace;
    let settles = |rung: &cuptie::rules::Rung| matches!(rung.outcome, Outcome::Decided(_) | Outcome::Unknown(_));
    match trace.into_iter().find(settles).map(|rung| (rung.step, rung.outcome)) {
        Some((_, Outcome::Decided(side))) => (Some(side), None),
        Some((step, _)) => (None, Some(step)),
        None => (None, None),
    }
}

/// The fewest goals from another end, and how many scores up to 3–3 come to one, by trying them all.
fn brute(bracket: &Bracket, tie: TieId) -> Option<(u16, usize)> {
    let (facts, ladder) = (bracket.facts(tie), bracket.ladder(tie));
    let winner = bracket.verdict(tie).winner().filter(|_| facts.ruling.is_none())?;
    let counting: Vec<usize> = (0..facts.legs.len()).filter(|leg| facts.legs[*leg].counts().is_some()).collect();
    let &[_, leg] = counting.as_slice() else { return None };
    let mut legs = facts.legs.clone();
    for leg in &mut legs {
        if let Some(Goals::ExtraTime { normal, .. }) = leg.counts() {
            leg.play = Play::Played(Goals::Normal(normal?));
        }
    }
    let real = legs[leg].score()?;
    let facts = Facts { legs, better_placed: facts.better_placed, ..Facts::default() };
    let open = (0..facts.legs.len()).any(|other| other != leg && facts.legs[other].is_open());
    if open {
        return None;
    }
    let really = end(&facts, ladder, leg, real);
    let turned = |score: &Score| match end(&facts, ladder, leg, *score) {
        (Some(side), _) => side != winner,
        other => other != really,
    };
    let all = || (0..=24).flat_map(|a| (0..=24).map(move |b| Score::new(a, b)));
    let goals = all().filter(turned).map(|score| score.a.abs_diff(real.a) + score.b.abs_diff(real.b)).min()?;
    Some((goals, all().filter(|score| score.a <= 3 && score.b <= 3).filter(turned).count()))
}

#[test]
fn it_is_so_of_every_competition_at_hand() {
    let files = [
        include_str!("../assets/examples/harbour-cup-half-played.json"),
        include_str!("../assets/examples/fa-cup-1979-80.json"),
        include_str!("../assets/examples/world-cup-2014.json"),
        include_str!("../assets/examples/champions-league-2014-15.json"),
        include_str!("../assets/examples/champions-league-2015-16.json"),
        include_str!("data/everything.json"),
        include_str!("data/replays.json"),
        source::BUILT_IN,
        SMALL,
    ];
    for file in files {
        let bracket = read(file);
        is_so(&bracket).unwrap_or_else(|error| panic!("{}: {error}", bracket.competition().title()));
        for name in
            ["uefa-2021", "uefa-1970", "conmebol-1960", "liga-mx-2021", "fa-cup"].into_iter().filter_map(Ladder::named)
        {
            let view = bracket.under(Scenario { regulations: Some(name), ..Scenario::default() });
            is_so(&view).unwrap_or_else(|error| panic!("{}: {error}", cuptie::wording::title(&view)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_is_so_of_competitions_that_nobody_thought_of(text in generator::competitions(Feeding::Anyhow, 6)) {
        is_so(&read(&text))?;
    }
}

fn last_line(screen: &Screen) -> String {
    screen.text().lines().last().unwrap_or_default().to_owned()
}

fn selected(screen: &Screen) -> String {
    screen.app.selection().tie().map(|tie| default_bracket().tie(tie).id.to_string()).unwrap_or_default()
}

#[test]
fn a_number_leads_to_its_ties_as_a_filter_does() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let screen = Screen::new(width, height).press("#");
        assert!(screen.text().contains("How 36 ties ended"), "{}", screen.text());
        // Walkover, aggregate, away goals: r1-03 r1-13 r2-02 r2-15, from top to bottom of the bracket.
        let screen = screen.press("down down enter");
        assert!(!screen.text().contains("How 36 ties ended"), "{}", screen.text());
        assert!(last_line(&screen).contains("away goals · 1 of 4 ties"), "{}", last_line(&screen));
        let mut seen = vec![selected(&screen)];
        let mut screen = screen;
        for number in [2, 3, 4] {
            screen = screen.press("n");
            assert!(last_line(&screen).contains(&format!("away goals · {number} of 4 ties")), "{}", last_line(&screen));
            seen.push(selected(&screen));
        }
        seen.sort_unstable();
        assert_eq!(seen, ["r1-03", "r1-13", "r2-02", "r2-15"]);
        let screen = screen.press("x");
        assert!(!screen.text().contains("Bendel Insurance"), "{}", screen.text());
        let screen = screen.press("x esc");
        assert!(!last_line(&screen).contains("away goals ·"), "{}", last_line(&screen));
    }
}

#[test]
fn a_line_about_one_tie_leads_to_that_one_among_its_like() {
    // The third of the biggest wins: after 4 ways, 6 numbers of goals, 3 + 2 at home and away, and 2 of who was behind.
    let screen = Screen::new(120, 40).press(&format!("# {} enter", "down ".repeat(17 + 2)));
    assert_eq!(selected(&screen), "r1-02");
    assert!(last_line(&screen).contains("biggest wins · "), "{}", last_line(&screen));
    assert!(last_line(&screen).contains(" of 5 ties"), "{}", last_line(&screen));
}

#[test]
fn a_number_that_stands_for_no_tie_leads_nowhere() {
    let text = include_str!("../assets/examples/harbour-cup-half-played.json");
    // After the four ways in which ties ended: no leg was without a goal.
    let screen = Screen::with(read(text), COLOURS, 80, 24).press("# down down down down enter");
    assert!(screen.text().contains("In numbers"), "{}", screen.text());
    assert!(!last_line(&screen).contains("its ties"), "{}", last_line(&screen));
}

#[test]
fn the_filter_line_is_empty_after_a_number_and_shows_everything_again() {
    let screen = Screen::new(80, 24).press("# down down enter x /");
    assert!(last_line(&screen).starts_with(" /  a club or town"), "{}", last_line(&screen));
    let screen = screen.press("b e n d e l");
    assert!(last_line(&screen).contains("/bendel"), "{}", last_line(&screen));
    assert!(last_line(&screen).contains("Bendel Insurance"), "{}", last_line(&screen));
}

#[test]
fn a_number_is_asked_for_anew_when_something_else_counts() {
    let screen = Screen::new(120, 40).press("# down down enter");
    // Before the first match nothing was won on away goals, and in the end it is as it was.
    let screen = screen.press(&"[ ".repeat(60));
    assert!(last_line(&screen).contains("away goals · nothing matches"), "{}", last_line(&screen));
    let mut screen = screen.press(&"] ".repeat(60));
    assert!(last_line(&screen).contains("of 4 ties"), "{}", last_line(&screen));
    screen.app.replace(default_bracket());
    let screen = screen.press("n");
    assert!(last_line(&screen).contains("away goals · "), "{}", last_line(&screen));
    assert!(last_line(&screen).contains("of 4 ties"), "{}", last_line(&screen));
}

#[test]
fn the_page_is_about_what_counts_when_it_is_opened() {
    let without = Ladder::caf().without(Step::AwayGoals).expect("steps are left");
    let bracket = default_bracket().under(Scenario { regulations: Some(without), ..Scenario::default() });
    let text = Screen::with(bracket, COLOURS, 120, 40).press("#").text();
    assert!(text.contains("In numbers · without away goals"), "{text}");
    // The four ties, and two more in the second round that nobody knows who would have played.
    let line = text.lines().find(|line| line.contains("open")).unwrap_or_else(|| panic!("no open ties\n{text}"));
    assert!(line.split_whitespace().any(|word| word == "6"), "{line}");
}

#[test]
fn the_wheel_and_a_click_go_through_the_numbers() {
    let mut app = App::new(default_bracket(), Size::new(80, 24));
    let press = |app: &mut App, keys: &str| {
        let screen = Screen::of(std::mem::replace(app, App::new(default_bracket(), Size::new(80, 24))), COLOURS);
        let screen = screen.press(keys);
        let text = screen.text();
        *app = screen.app;
        text
    };
    let text = press(&mut app, "#");
    let row = text.lines().position(|line| line.contains("penalties")).expect("a line");
    app.update(Action::Wheel(10, 10, 3));
    app.update(Action::Wheel(10, 10, 3));
    app.update(Action::Wheel(10, 10, -3));
    assert!(press(&mut app, "enter").contains("aggregate · 1 of 24 ties"));
    press(&mut app, "esc #");
    app.update(Action::Click(4, row as u16));
    app.update(Action::Click(4, row as u16));
    let text = press(&mut app, "");
    assert!(Screen::of(app, COLOURS).text().contains("penalties · 1 of 4 ties"), "{text}");
}

fn printed(bracket: &Bracket, format: LinesFormat, ascii: bool) -> String {
    let mut out = Vec::new();
    report::print_numbers(&mut out, bracket, format, ascii).expect("it is written");
    String::from_utf8(out).expect("text")
}

#[test]
fn on_paper_it_is_the_same() {
    let bracket = read(SMALL);
    let text = printed(&bracket, LinesFormat::Text, false);
    for line in [
        "Harbour Cup 2026",
        "How 7 ties ended",
        "13 goals in 7 legs, 1.86 a leg",
        "  3–2  Beacon v Anchor",
        "  North Shore  3  2  1",
    ] {
        assert!(text.lines().any(|own| own == line), "{line:?}\n{text}");
    }
    assert!(text.lines().any(|line| line.starts_with("  open        3  █")), "{text}");
    let ascii = printed(&bracket, LinesFormat::Text, true);
    assert!(ascii.is_ascii() && ascii.lines().any(|line| line.starts_with("  open        3  #")), "{ascii}");
}

#[test]
fn for_other_programs_every_number_has_its_ties() {
    let real = read(SMALL);
    let json = |bracket: &Bracket| -> Value {
        serde_json::from_str(&printed(bracket, LinesFormat::Json, false)).expect("json")
    };
    let told = json(&real);
    assert_eq!(told.get("scenario"), None);
    assert_eq!((&told["ties"], &told["legs"], &told["goals"]), (&7.into(), &7.into(), &13.into()));
    assert_eq!(told["comebacks"], serde_json::json!(["q1"]));
    assert_eq!(told["decided"][2], serde_json::json!({"by": "away_goals", "count": 1, "ties": ["q2"]}));
    assert_eq!(told["decided"][4]["not"], "open");
    assert_eq!(told["nearest"][1]["through"], serde_json::json!(["a"]));
    let without = Ladder::caf().without(Step::AwayGoals).expect("steps are left");
    let view = real.under(Scenario { regulations: Some(without), ..Scenario::default() });
    assert_eq!(json(&view)["scenario"], "without away goals");
}

/// What the program prints, which ends well.
fn told_by(arguments: &[&str]) -> String {
    let mut command = program::cuptie();
    let output = command.arg("numbers").args(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_command_line_tells_them_of_any_view() {
    let text = told_by(&[]);
    assert_eq!(text, printed(&default_bracket(), LinesFormat::Text, false));
    let text = told_by(&["--regulations", "-away_goals"]);
    assert!(text.lines().any(|line| line.starts_with("  open        6  █")), "{text}");
    // Up to Saturday 19 August only first legs were played: nobody has come back or kept a lead.
    let json: Value = serde_json::from_str(&told_by(&["--as-of", "2023-08-19", "--format", "json"])).expect("json");
    assert_eq!(json["scenario"], "up to Sat 19 Aug 2023");
    assert_eq!((&json["comebacks"], &json["leads_kept"]), (&serde_json::json!([]), &serde_json::json!([])));
}
