//! One competition, many views: under other regulations, with other facts, up to a day. Whatever was looked at before, a
//! view is the same; none knows what came later, and none gives a club what others have played.

mod generator;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cuptie::bracket::Bracket;
use cuptie::competition::{ClubId, Facts, Ladder, Leg, LegStory, Node, Play, RoundId, Score, Side, Step, TieId};
use cuptie::rules::{Missing, Verdict};
use cuptie::scenario::{Saved, Scenario, Unknown};
use cuptie::{source, wording};
use generator::richer::richer;
use generator::scenarios::{plans, scenario, two_legs};
use generator::{Feeding, bracket, cases, competitions};
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

fn built_in() -> Bracket {
    Bracket::new(source::built_in().expect("the built-in competition reads"))
}

fn tie(bracket: &Bracket, id: &str) -> TieId {
    let competition = bracket.competition();
    competition.tie_ids().find(|tie| competition[*tie].id == id).unwrap_or_else(|| panic!("there is no tie {id}"))
}

/// A tie as it is seen: its clubs, what happened, and how it stands.
type SeenTie = ([Option<ClubId>; 2], Facts, Verdict);

/// Everything that can be seen of a bracket: every tie, and who has which place.
fn seen(bracket: &Bracket) -> (Vec<SeenTie>, Vec<Option<ClubId>>) {
    let competition = bracket.competition();
    let of_tie = |id| {
        let clubs = Side::BOTH.map(|side| bracket.club(id, side));
        (clubs, bracket.facts(id).clone(), bracket.verdict(id).clone())
    };
    let places = competition.place_ids().map(|place| bracket.club_at(place));
    (competition.tie_ids().map(of_tie).collect(), places.collect())
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_view_is_the_same_whatever_was_looked_at_before(
        text in richer(8), plans in vec(plans(), 1..6),
    ) {
        let real = bracket(&text);
        let mut view = real.clone();
        for plan in plans {
            // Some are changes between clubs that meet in this view alone.
            let scenario = scenario(&view, &plan);
            view.look(scenario.clone());
            prop_assert_eq!(view.scenario(), &scenario);
            prop_assert_eq!(seen(&view), seen(&real.under(scenario)));
            settled_throughout(&view)?;
        }
    }

    #[test]
    fn to_undo_everything_leads_back_to_reality(
        text in richer(8), plans in vec(plans(), 1..4),
    ) {
        let real = bracket(&text);
        let mut views = vec![real.clone()];
        for plan in &plans {
            let last = &views[views.len() - 1];
            views.push(last.under(scenario(last, plan)));
        }
        let mut view = views[views.len() - 1].clone();
        for before in views.iter().rev() {
            view.look(before.scenario().clone());
            prop_assert_eq!(seen(&view), seen(before));
        }
        prop_assert!(view.scenario().is_reality());
        prop_assert_eq!(seen(&view), seen(&real));
    }

    #[test]
    fn under_its_own_regulations_and_without_a_change_everything_is_as_it_is(
        text in competitions(Feeding::Anyhow, 8), which in vec(any::<bool>(), 6),
    ) {
        let real = bracket(&text);
        let competition = real.competition();
        let own = competition.regulations().ladder.clone();
        let rounds = (0..).map(RoundId).take(competition.rounds().len()).zip(&which).filter(|(_, is)| **is);
        let same = competition.tie_ids().map(|id| (id, real.change(id, real.facts(id).clone())));
        let scenario = Scenario {
            regulations: Some(own.clone()),
            rounds: rounds.map(|(round, _)| (round, own.clone())).collect(),
            changes: same.collect(),
            until: None,
        };
        let view = real.under(scenario);
        prop_assert_eq!(seen(&view), seen(&real));
        prop_assert!(competition.tie_ids().all(|tie| view.is_on_record(tie)));
    }

    #[test]
    fn what_is_saved_is_read_again(text in richer(8), plan in plans()) {
        let real = bracket(&text);
        let scenario = scenario(&real, &plan);
        let saved = serde_json::to_string(&Saved::of(&scenario, real.competition())).expect("json");
        let read: Saved = serde_json::from_str(&saved).expect(&saved);
        prop_assert_eq!(read.scenario(real.competition()), Ok(scenario));
    }

    #[test]
    fn nothing_is_known_that_came_after_the_day(
        text in richer(8), month in 1i8..=7, day in 1i8..=28,
    ) {
        let real = bracket(&text);
        let day = date(2023, month, day);
        nothing_later(&real, day)?;
    }

    #[test]
    fn on_a_later_day_everything_is_known_that_was_known_before(
        text in richer(8), days in [(1i8..=7, 1i8..=28), (1i8..=7, 1i8..=28)],
    ) {
        let [one, other] = days.map(|(month, day)| date(2023, month, day));
        nothing_is_forgotten(&bracket(&text), one.min(other), one.max(other))?;
    }

    #[test]
    fn nobody_is_given_what_others_played(
        text in richer(8), plan in plans(),
    ) {
        let real = bracket(&text);
        let view = real.under(scenario(&real, &plan));
        for id in real.competition().tie_ids() {
            let clubs = |bracket: &Bracket| Side::BOTH.map(|side| bracket.club(id, side));
            if clubs(&view) == clubs(&real) {
                let changed = plan.until.is_some() || view.scenario().changes.contains_key(&id);
                let changed = changed || view.ladder(id) != real.ladder(id);
                prop_assert!(changed || view.facts(id) == real.facts(id));
            } else {
                prop_assert_eq!(view.facts(id), Facts::nothing());
                prop_assert!(view.story(id).legs.is_empty());
            }
        }
    }
}

/// Every tie stands as what counts in it comes to now, between the clubs that come of the ties before it now.
fn settled_throughout(view: &Bracket) -> Result<(), TestCaseError> {
    let competition = view.competition();
    for id in competition.tie_ids() {
        prop_assert_eq!(view.verdict(id), &view.decision(id).verdict);
        for side in Side::BOTH.into_iter().filter(|side| competition[id].named(*side).is_none()) {
            prop_assert_eq!(view.club(id, side), view.club_due(Node::Tie(id), side));
        }
    }
    Ok(())
}

/// On a day nothing is told of a later one, and all that there was by then is.
fn nothing_later(real: &Bracket, day: Date) -> Result<(), TestCaseError> {
    let view = real.under(Scenario { until: Some(day), ..Scenario::default() });
    for id in real.competition().tie_ids() {
        let (facts, story) = (view.facts(id), view.story(id));
        let after = story.matches_after_legs(facts).flat_map(|(facts, story)| story.legs_of(facts));
        for (leg, told) in story.legs_of(facts).chain(after) {
            let is_later = told.date.is_some_and(|date| date > day);
            prop_assert!(!is_later || leg.play == Play::Scheduled, "{leg:?} {told:?} on {day}");
            prop_assert!(
                !is_later || told.details.scorers == [None, None] && told.details.note.is_none(),
                "{told:?} on {day}"
            );
        }
        let ruled = story.ruling.as_ref().and_then(|ruling| ruling.date);
        prop_assert!(ruled.is_none_or(|date| date <= day), "{ruled:?} on {day}");
        let record = &real.competition()[id];
        let dated =
            |(leg, told): (Leg, &LegStory)| told.date.is_some_and(|date| date <= day) || leg.play == Play::Scheduled;
        let all = record.told().legs_of(record.on_record()).all(dated);
        if all && !facts.legs.is_empty() && record.on_record().ruling.is_none() {
            prop_assert_eq!(&facts.legs, &record.on_record().legs);
        }
    }
    Ok(())
}

#[test]
fn on_no_day_of_the_built_in_competition_is_anything_known_that_came_later() {
    let real = built_in();
    let mut day = date(2023, 7, 1);
    while day <= date(2023, 11, 1) {
        nothing_later(&real, day).expect("nothing later");
        day = day.tomorrow().expect("a day");
    }
    let last = real.under(Scenario { until: Some(day), ..Scenario::default() });
    assert_eq!(seen(&last), seen(&real), "and in the end everything is");
}

#[test]
fn a_day_is_looked_at_with_what_was_known_on_it() {
    let real = built_in();
    let on = |month, day| real.under(Scenario { until: Some(date(2023, month, day)), ..Scenario::default() });
    let (first, withdrawn, second) = (tie(&real, "r1-01"), tie(&real, "r1-09"), tie(&real, "r2-01"));

    // Bendel Insurance 1-0 ASO Chlef was on 19 August, the second leg with the shoot-out on the 26th.
    let day = on(8, 18);
    assert_eq!(*day.verdict(first), Verdict::Pending(Missing::Leg(1)));
    assert!(day.story(first).leg(0).date.is_some(), "when it was to be played was known");
    assert_eq!(day.club(second, Side::A), None);
    let day = on(8, 19);
    assert_eq!(*day.verdict(first), Verdict::Pending(Missing::Leg(2)));
    assert_eq!(day.facts(first).legs[0], real.facts(first).legs[0]);
    let day = on(8, 25);
    assert_eq!(day.facts(first).shootout, None, "nor was the shoot-out before the leg that it followed");
    let day = on(8, 26);
    assert_eq!(day.verdict(first), real.verdict(first));

    // Young Buffaloes had withdrawn by 11 August.
    assert_eq!(*on(8, 10).verdict(withdrawn), Verdict::Pending(Missing::Legs));
    assert_eq!(on(8, 11).verdict(withdrawn), real.verdict(withdrawn));
    // On which day Belle Lumière did is not known, nor is that of Niger's club: by the end of the round.
    for id in ["r1-11", "r1-16"].map(|id| tie(&real, id)) {
        assert_eq!(on(8, 26).verdict(id).winner(), None);
        assert_eq!(on(8, 27).verdict(id), real.verdict(id));
    }
    assert!(real.competition().place_ids().all(|place| on(9, 1).club_at(place).is_none()));
}

/// A round in February of which one tie is known by its winner's next match alone, a round in March, places drawn on 20
/// March, and a final on 1 May with one club that came out of the groups.
fn with_groups() -> Bracket {
    let clubs = ["p", "q", "r", "s"].map(|id| json!({"id": id, "name": id, "association": "AAA"}));
    let legs = |days: [&str; 2]| {
        let [first, second] = days.map(|day| format!("2023-{day}"));
        json!([{"host": "a", "date": first, "score": {"a": 1, "b": 0}}, {"host": "b", "date": second, "score": {"a": 0, "b": 0}}])
    };
    let row = |club: &str| json!({"club": club, "won": 0, "drawn": 1, "lost": 0, "for": 0, "against": 0, "points": 1});
    let document = json!({
        "cuptie": 1, "name": "Cup", "season": "2023", "regulations": {"ladder": "caf"}, "associations": {"AAA": "Aland"},
        "clubs": clubs,
        "rounds": [
            {"id": "one", "name": "One", "windows": [["2023-02-01", "2023-02-08"]], "ties": [
                {"id": "unknown", "a": {"club": "p"}, "b": {"club": "q"}}]},
            {"id": "two", "name": "Two", "ties": [
                {"id": "second", "a": {"winner_of": "unknown", "club": "p"}, "b": {"club": "r"}, "legs": legs(["03-01", "03-08"])}]},
            {"id": "final", "name": "Final", "ties": [
                {"id": "last", "a": {"club": "p"}, "b": {"club": "s"}, "legs": legs(["05-01", "05-08"])}]},
        ],
        "group_stage": {"name": "Groups", "before": "final", "draw": {"date": "2023-03-20"}, "groups": [
            {"name": "A", "places": [{"winner_of": "second", "drawn": "p"}, {"club": "s"}], "table": [row("p"), row("s")],
                "note": "level"}], "disputes": [{"about": "points of s", "kept": "1", "others": [{"says": "2"}]}]},
    });
    bracket(&document.to_string())
}

#[test]
fn who_came_out_of_something_is_known_when_it_was_over() {
    let real = with_groups();
    let on = |month, day| real.under(Scenario { until: Some(date(2023, month, day)), ..Scenario::default() });
    let club = |id: &str| real.competition().club_ids().find(|club| real.competition()[*club].id == id);
    let (second, last) = (tie(&real, "second"), tie(&real, "last"));
    // Of its tie no result is known: it came out of it by the end of the round.
    assert_eq!([on(2, 7), on(2, 8)].map(|day| day.club(second, Side::A)), [None, club("p")]);
    assert_eq!(on(2, 7).club(second, Side::B), club("r"), "who enters there is known");
    // Who came from the groups, and how they ended, when the round after them began.
    for (side, own) in [(Side::A, "p"), (Side::B, "s")] {
        assert_eq!([on(4, 30), on(5, 1)].map(|day| day.club(last, side)), [None, club(own)]);
        let due = |day: Bracket| day.club_due(Node::Tie(last), side);
        assert_eq!([on(4, 30), on(5, 1)].map(due), [None, club(own)]);
    }
    let [group] = real.competition().groups() else { panic!("one group") };
    for (view, known) in [(on(4, 30), false), (on(5, 1), true), (real.clone(), true)] {
        assert_eq!(view.table(group).len(), if known { 2 } else { 0 });
        // What is told of the stage besides would give it away.
        assert_eq!(view.group_note(group), known.then_some("level"));
        assert_eq!(view.stage_disputes().len(), usize::from(known));
    }
    // A place is filled by lots, whoever it was due to.
    let places: Vec<_> = real.competition().place_ids().collect();
    for (place, own) in places.into_iter().zip(["p", "s"]) {
        let early = if own == "p" { club("p") } else { None };
        assert_eq!([on(3, 19), on(3, 20)].map(|day| day.club_at(place)), [early, club(own)]);
        let drawn = if own == "p" { club("p") } else { None };
        assert_eq!([on(3, 19), on(3, 20), real.clone()].map(|day| day.drawn(place)), [None, drawn, drawn]);
    }
}

/// A tie of which no date is known, in a round with windows for two legs, and one ruled on at some time in a round that is
/// over when the next begins.
fn without_dates() -> Bracket {
    let clubs = ["p", "q", "r", "s"].map(|id| json!({"id": id, "name": id, "association": "AAA"}));
    let score = |a, b| json!({"a": a, "b": b});
    let document = json!({
        "cuptie": 1, "name": "Cup", "season": "2023", "regulations": {"ladder": "caf"}, "associations": {"AAA": "Aland"},
        "clubs": clubs,
        "rounds": [
            {"id": "one", "name": "One", "windows": [["2023-02-01", "2023-02-02"], ["2023-02-08", "2023-02-09"]], "ties": [
                {"id": "undated", "a": {"club": "p"}, "b": {"club": "q"}, "legs": [
                    {"host": "a", "score": score(1, 0)}, {"host": "b", "date": "2023-02-08", "score": score(0, 0)}]}]},
            {"id": "two", "name": "Two", "ties": [
                {"id": "ruled", "a": {"winner_of": "undated"}, "b": {"club": "r"},
                    "ruling": {"out": "b", "how": "withdrew"}}]},
            {"id": "final", "name": "Final", "windows": [["2023-05-01", "2023-05-01"]], "ties": [
                {"id": "last", "a": {"winner_of": "ruled"}, "b": {"club": "s"}}]},
        ],
    });
    bracket(&document.to_string())
}

#[test]
fn what_has_no_day_counts_as_of_one_and_that_can_be_told() {
    let real = without_dates();
    let (undated, ruled) = (tie(&real, "undated"), tie(&real, "ruled"));
    let windows = real.competition().rounds()[0].windows.clone();
    let leg = |view: &Bracket, i: usize| view.leg_counted_as(undated, view.story(undated).leg(i), windows.get(i));
    assert_eq!((leg(&real, 0), real.ruling_counted_as(ruled)), (None, None), "all of it counts");
    let on = |month, day| real.under(Scenario { until: Some(date(2023, month, day)), ..Scenario::default() });
    for view in [on(2, 1), on(2, 2), on(4, 1)] {
        assert_eq!(leg(&view, 0), Some(date(2023, 2, 2)), "the last day of its window");
        assert_eq!(leg(&view, 1), None, "its day is known");
        assert_eq!(view.ruling_counted_as(ruled), Some(date(2023, 5, 1)), "when the next round began");
    }
    assert!(on(2, 1).facts(undated).legs[0].is_open() && !on(2, 2).facts(undated).legs[0].is_open());
    assert_eq!([on(4, 30), on(5, 1)].map(|view| view.winner(ruled).is_some()), [false, true]);
    let window = windows.first();
    assert_eq!(wording::counted_as(date(2023, 2, 2), window), "counted as Thu 2 Feb 2023, the last day of its window");
    assert_eq!(wording::counted_as(date(2023, 5, 1), None), "counted as Mon 1 May 2023, when its round was over");
}

/// All that is known on a day is known on a later one, and stays as it was.
fn nothing_is_forgotten(real: &Bracket, earlier: Date, later: Date) -> Result<(), TestCaseError> {
    let [before, after] = [earlier, later].map(|day| real.under(Scenario { until: Some(day), ..Scenario::default() }));
    // A ruling may take back what had been known: who went through, and who came to the ties after it.
    let is_taken_back = |id: TieId| {
        let facts = real.tie(id).on_record();
        facts.ruling.is_some() && facts.was_held()
    };
    // Where another club came than should have, that is known once it came.
    let is_another = |id: TieId| {
        let other =
            |side| real.tie(id).named(side).is_some_and(|club| real.club_due(Node::Tie(id), side) != Some(club));
        Side::BOTH.into_iter().any(other)
    };
    if real.competition().tie_ids().any(|id| is_taken_back(id) || is_another(id)) {
        return Ok(());
    }
    for id in real.competition().tie_ids() {
        for side in Side::BOTH {
            let club = before.club(id, side);
            prop_assert!(club.is_none() || after.club(id, side) == club, "{:?} of {:?}", side, id);
        }
        let (facts, of_later) = (before.facts(id), after.facts(id));
        for (i, leg) in facts.legs.iter().enumerate().filter(|(_, leg)| leg.play != Play::Scheduled) {
            prop_assert_eq!(of_later.legs.get(i), Some(leg), "leg {} of {:?} by {}", i + 1, id, later);
        }
        prop_assert!(facts.shootout.is_none() || facts.shootout == of_later.shootout);
        prop_assert!(facts.lots.is_none() || facts.lots == of_later.lots);
        prop_assert!(facts.ruling.is_none() || facts.ruling == of_later.ruling);
        prop_assert!(facts.replays.len() <= of_later.replays.len());
        if before.winner(id).is_some() && facts.ruling == of_later.ruling {
            prop_assert_eq!(before.verdict(id), after.verdict(id), "{:?} by {}, and by {}", id, earlier, later);
        }
    }
    for place in real.competition().place_ids() {
        prop_assert!(before.drawn(place).is_none() || before.drawn(place) == after.drawn(place));
    }
    Ok(())
}

/// The built-in competition, the examples, and others.
fn all() -> impl Iterator<Item = Bracket> {
    let examples = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples")).expect("a folder");
    let examples = examples.map(|file| fs::read(file.expect("a file").path()).expect("it can be read"));
    let examples = examples.map(|bytes| Bracket::new(source::read(&bytes).expect("an example can be read")));
    [built_in(), with_groups(), without_dates()].into_iter().chain(examples)
}

#[test]
fn a_leg_without_a_date_has_the_day_on_which_it_is_known_among_the_days() {
    let clubs = ["p", "q"].map(|id| json!({"id": id, "name": id}));
    let legs = json!([{"host": "a", "score": {"a": 1, "b": 0}}, {"host": "b", "score": {"a": 0, "b": 0}}]);
    let document = json!({"cuptie": 1, "name": "Cup", "season": "2023", "regulations": {"ladder": "caf"}, "clubs": clubs,
        "rounds": [{"id": "r", "name": "Round", "windows": [["2023-02-01", "2023-02-03"], ["2023-02-08", "2023-02-10"]],
            "ties": [{"id": "t", "a": {"club": "p"}, "b": {"club": "q"}, "legs": legs}]}]});
    let real = bracket(&document.to_string());
    assert_eq!(real.days_of_play(), [date(2023, 1, 31), date(2023, 2, 3), date(2023, 2, 10)]);
    let first = real.under(Scenario { until: Some(date(2023, 2, 3)), ..Scenario::default() });
    assert_eq!(*first.verdict(TieId(0)), Verdict::Pending(Missing::Leg(2)));
}

#[test]
fn whichever_day_was_looked_at_before_a_day_is_what_it_is() {
    for real in all() {
        let days = real.days_of_play();
        let on = days.iter().copied().map(Some).chain([None]);
        let back = days.iter().rev().copied().map(Some);
        let leaps = days.iter().rev().zip(days).flat_map(|(late, early)| [Some(*late), Some(*early)]);
        let until: Vec<Option<Date>> = on.chain(back).chain(leaps).collect();
        for regulations in [None, Ladder::named("uefa-2021"), Ladder::named("conmebol-1960")] {
            let mut view = real.clone();
            for until in &until {
                let scenario = Scenario { until: *until, regulations: regulations.clone(), ..Scenario::default() };
                let before = view.clone();
                let changed = view.look(scenario.clone());
                let at_once = real.under(scenario);
                for tie in real.competition().tie_ids() {
                    let seen = |bracket: &Bracket| {
                        let clubs = Side::BOTH.map(|side| bracket.club(tie, side));
                        let (facts, story) = (bracket.facts(tie).clone(), bracket.story(tie).clone());
                        (clubs, facts, story, bracket.verdict(tie).clone(), bracket.is_on_record(tie))
                    };
                    assert_eq!(seen(&view), seen(&at_once), "{} up to {until:?}", real.tie(tie).id);
                    assert_eq!(changed.contains(&tie), seen(&view) != seen(&before), "{}", real.tie(tie).id);
                }
            }
        }
    }
}

#[test]
fn in_the_built_in_competition_and_the_examples_nothing_is_forgotten_from_day_to_day() {
    for real in all() {
        for pair in real.days_of_play().windows(2) {
            nothing_is_forgotten(&real, pair[0], pair[1]).expect("nothing forgotten");
            nothing_later(&real, pair[1]).expect("nothing later");
        }
    }
}

#[test]
fn a_club_named_where_a_tie_has_no_result_gives_way_to_the_winner_that_a_change_gives_it() {
    let real = with_groups();
    let (unknown, second) = (tie(&real, "unknown"), tie(&real, "second"));
    let changes = BTreeMap::from([(unknown, real.change(unknown, two_legs(Score::new(0, 1), Score::new(0, 0))))]);
    let view = real.under(Scenario { changes, ..Scenario::default() });
    assert_eq!(view.club(second, Side::A), view.club(unknown, Side::B));
    assert!(view.club(second, Side::A).is_some());
    assert_eq!(view.facts(second), Facts::nothing());
}

#[test]
fn a_scenario_is_told_in_words() {
    let real = built_in();
    assert_eq!(wording::scenario(&real), None, "reality needs none");
    let own = &real.competition().regulations().ladder;
    let without = own.clone().without(Step::AwayGoals).expect("steps are left");
    let mut scenario = Scenario { regulations: Some(without), ..Scenario::default() };
    assert_eq!(wording::scenario(&real.under(scenario.clone())).as_deref(), Some("without away goals"));
    scenario.rounds.extend(Ladder::named("uefa-2021").map(|ladder| (RoundId(1), ladder)));
    let first = tie(&real, "r1-01");
    scenario.changes.insert(first, real.change(first, Facts::default()));
    scenario.until = Some(date(2023, 9, 3));
    let told = "without away goals · under uefa-2021 in the second round · 1 tie changed · up to Sun 3 Sep 2023";
    assert_eq!(wording::scenario(&real.under(scenario.clone())).as_deref(), Some(told));
    let lots = Ladder::new(vec![Step::Aggregate, Step::Lots]).expect("a ladder");
    let scenario = Scenario { regulations: Some(lots), ..Scenario::default() };
    assert_eq!(wording::scenario(&real.under(scenario)).as_deref(), Some("under aggregate, then lots"));
}

#[test]
fn a_scenario_is_saved_in_words_that_mean_the_same_later() {
    let real = built_in();
    let first = tie(&real, "r1-01");
    let scenario = Scenario {
        regulations: Ladder::named("uefa-2021"),
        changes: BTreeMap::from([(first, real.change(first, two_legs(Score::new(2, 0), Score::new(0, 1))))]),
        until: Some(date(2023, 9, 1)),
        ..Scenario::default()
    };
    let saved = serde_json::to_value(Saved::of(&scenario, real.competition())).expect("json");
    assert_eq!(saved["until"], "2023-09-01");
    assert_eq!(saved["changes"]["r1-01"]["clubs"], json!(["bendel-insurance", "aso-chlef"]));
    assert_eq!(saved["regulations"]["steps"][0], "walkover");
    assert_eq!(saved.get("rounds"), None);
    assert_eq!(serde_json::to_value(Saved::default()).expect("json"), json!({}), "reality is nothing to save");

    let mut other = saved.clone();
    other["changes"] = json!({"r9-01": saved["changes"]["r1-01"]});
    let read: Saved = serde_json::from_value(other).expect("a scenario");
    let unknown = read.scenario(real.competition()).expect_err("there is no such tie");
    assert_eq!(unknown, Unknown::Tie("r9-01".to_owned()));
    assert!(unknown.to_string().contains("there is no tie “r9-01”"));

    let mut empty = saved;
    empty["regulations"]["steps"] = json!([]);
    let error = serde_json::from_value::<Saved>(empty).expect_err("no ladder");
    assert!(error.to_string().contains("is empty; expected at least one step"), "{error}");
}

/// A tie of a file, and the same looked at under other regulations.
fn under(own: &str, other: &str, played: &Value) -> Bracket {
    let club = |id: &str| json!({"id": id, "name": id, "association": "ALL"});
    let mut tie = json!({"id": "t", "a": {"club": "a"}, "b": {"club": "b"}});
    tie.as_object_mut().expect("an object").extend(played.as_object().expect("an object").clone());
    let document = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": own},
        "associations": {"ALL": "All"}, "clubs": [club("a"), club("b")],
        "rounds": [{"id": "r", "name": "Round", "ties": [tie]}]});
    let real = bracket(&document.to_string());
    assert!(real.winner(TieId(0)).is_some(), "{:?}", real.verdict(TieId(0)));
    real.under(Scenario { regulations: Ladder::named(other), ..Scenario::default() })
}

fn verdict_under(own: &str, other: &str, played: &Value) -> Verdict {
    under(own, other, played).verdict(TieId(0)).clone()
}

#[test]
fn under_other_regulations_nothing_was_held_that_they_would_not_have_come_to() {
    let through = |winner, by| Verdict::Through { winner, by: Some(by) };
    let score = |a, b| json!({"a": a, "b": b});
    let leg = |host, a, b| json!({"host": host, "score": score(a, b)});
    // 2-1 and 0-1, and then extra time and penalties, since away goals did not count.
    let mut extra = leg("b", 0, 1);
    extra["extra_time"] = score(0, 1);
    let played = json!({"legs": [leg("a", 2, 1), extra.clone()], "shootout": {"a": 5, "b": 4}});
    assert_eq!(verdict_under("uefa-2021", "caf", &played), through(Side::B, Step::AwayGoals));
    let view = under("uefa-2021", "caf", &played);
    assert_eq!(view.facts(TieId(0)).shootout, None, "it would not have come to that");
    assert_eq!(view.facts(TieId(0)).legs[1], Leg::played(Side::B, Score::new(0, 1)));

    // Straight to penalties: under regulations with extra time nobody knows what that would have brought.
    let played = json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "shootout": {"a": 5, "b": 4}});
    assert_eq!(verdict_under("caf", "uefa-2021", &played), Verdict::Pending(Missing::ExtraTime));
    // A play-off, where there was a shoot-out, was not held.
    assert_eq!(verdict_under("caf", "uefa-1955", &played), Verdict::Pending(Missing::PlayOff));
    // Extra time was level: without it there are penalties all the same.
    extra = leg("b", 0, 1);
    extra["extra_time"] = score(1, 2);
    let played = json!({"legs": [leg("a", 1, 0), extra], "shootout": {"a": 5, "b": 4}});
    assert_eq!(verdict_under("uefa-2021", "caf", &played), through(Side::A, Step::Penalties));

    // Who went through on record, without a how, did so by the regulations that there were.
    let played = json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "through": "a", "sources": []});
    assert_eq!(verdict_under("caf", "uefa-2021", &played), Verdict::Pending(Missing::ExtraTime));

    // An away win by two would have ended the tie.
    let played = json!({"legs": [leg("a", 0, 2), leg("b", 3, 0)]});
    assert_eq!(verdict_under("caf", "copa-do-brasil-2013", &played), through(Side::B, Step::AwayWin));
    assert_eq!(under("caf", "copa-do-brasil-2013", &played).facts(TieId(0)).legs[1].play, Play::NotRequired);
}

#[test]
fn a_change_to_what_other_regulations_would_have_come_to_is_seen_as_that() {
    let (score, id) = (|a, b| json!({"a": a, "b": b}), TieId(0));
    let second = json!({"host": "b", "score": score(0, 1), "extra_time": score(0, 1)});
    let played = json!({"legs": [{"host": "a", "score": score(2, 1)}, second], "shootout": score(5, 4)});
    let mut view = under("uefa-2021", "caf", &played);
    let (facts, story) = (view.facts(id).clone(), view.story(id).clone());
    assert!(!view.is_on_record(id));
    let changes = BTreeMap::from([(id, view.change(id, facts.clone()))]);
    assert_eq!(view.look(Scenario { changes, ..view.scenario().clone() }), []);
    assert_eq!((view.facts(id), view.story(id)), (&facts, &story));
}

#[test]
fn extra_time_of_another_kind_stands_as_far_as_both_would_have_seen_the_same() {
    let score = |a, b| json!({"a": a, "b": b});
    let played = |a, b| {
        let first = json!({"host": "a", "score": score(1, 0)});
        let second = json!({"host": "b", "score": score(0, 1), "extra_time": score(a, 1 + b)});
        json!({"legs": [first, second], "shootout": if a == b { json!({"a": 5, "b": 4}) } else { Value::Null }})
    };
    let (full, golden) = ("mls-2004", "mls-2003");
    assert_eq!(verdict_under(full, golden, &played(0, 0)).decided_by(), Some(Step::Penalties), "no goal in either");
    assert_eq!(verdict_under(full, golden, &played(1, 0)).decided_by(), Some(Step::GoldenGoal), "it would have ended");
    assert_eq!(
        verdict_under(full, golden, &played(2, 1)),
        Verdict::Pending(Missing::ExtraTime),
        "whose was the first?"
    );
    assert_eq!(verdict_under(golden, full, &played(1, 0)), Verdict::Pending(Missing::ExtraTime), "what came after it?");
    assert_eq!(verdict_under(golden, full, &played(0, 0)).decided_by(), Some(Step::Penalties));
}

#[test]
fn what_a_competition_does_not_have_concerns_nobody() {
    let real = built_in();
    let competition = real.competition();
    let ladder = || competition.regulations().ladder.clone();
    let change = || real.change(TieId(0), Facts::default());
    let past = |index: usize| index as u32;
    let scenario = Scenario {
        rounds: BTreeMap::from([past(competition.rounds().len()), 99].map(|id| (RoundId(id), ladder()))),
        changes: BTreeMap::from([past(competition.ties().len()), past(9_999)].map(|id| (TieId(id), change()))),
        ..Scenario::default()
    };
    let view = real.under(scenario.clone());
    assert_eq!(seen(&view), seen(&real));
    assert_eq!(wording::scenario(&view), None);
    assert_eq!(Saved::of(&scenario, real.competition()), Saved::default());
}

#[test]
fn a_match_after_the_legs_is_known_once_it_was_played_and_what_came_of_it_then() {
    let clubs = ["a", "b", "c", "d"].map(|id| json!({"id": id, "name": id, "association": "ALL"}));
    let leg = |host: &str, day: &str| json!({"host": host, "date": format!("2023-{day}"), "score": {"a": 1, "b": 1}});
    let (play_off, replays) = (json!({"legs": [leg("a", "05-20")]}), json!([{"legs": [leg("b", "05-20")]}]));
    // The round goes on for longer.
    let later = json!({"id": "later", "a": {"club": "c"}, "b": {"club": "d"}, "legs": [leg("a", "05-30")]});
    for (steps, own) in [("play_off", json!({"play_off": play_off})), ("replays", json!({"replays": replays}))] {
        let matches = if steps == "replays" { "replay" } else { steps };
        let ladder = json!({"steps": ["aggregate", steps, "lots"], matches: ["aggregate"]});
        let mut tie = json!({"id": "t", "a": {"club": "a"}, "b": {"club": "b"}, "lots": "b",
            "legs": [leg("a", "05-01"), leg("b", "05-08")]});
        tie.as_object_mut().expect("an object").extend(own.as_object().expect("an object").clone());
        let document = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": ladder},
            "associations": {"ALL": "All"}, "clubs": clubs, "rounds": [{"id": "r", "name": "Round", "ties": [tie, later]}]});
        let real = bracket(&document.to_string());
        assert_eq!(real.verdict(TieId(0)).decided_by(), Some(Step::Lots), "{:?}", real.verdict(TieId(0)));
        let on = |day| real.under(Scenario { until: Some(date(2023, 5, day)), ..Scenario::default() });
        for day in [8, 19] {
            let facts = on(day).facts(TieId(0)).clone();
            assert_eq!((facts.play_off, facts.replays, facts.lots), (None, vec![], None), "{steps}");
        }
        assert_eq!(on(20).facts(TieId(0)), real.facts(TieId(0)), "{steps}");
    }
}

/// Ties that come out otherwise than they really did, by their ids.
fn turned(view: &Bracket, real: &Bracket) -> Vec<String> {
    let competition = real.competition();
    let differs = |tie: &TieId| view.winner(*tie) != real.winner(*tie);
    competition.tie_ids().filter(differs).map(|tie| competition[tie].id.to_string()).collect()
}

#[test]
fn without_away_goals_four_ties_of_the_built_in_competition_would_have_gone_to_penalties() {
    let real = built_in();
    let own = &real.competition().regulations().ladder;
    let without = own.clone().without(Step::AwayGoals).expect("steps are left");
    let view = real.under(Scenario { regulations: Some(without), ..Scenario::default() });
    // Casa Sports v EF Ouagadougou 1-1, AS Douanes v Académie SOAR 2-2, FUS Rabat v USM Alger 1-1, Stade Malien v Aigle
    // Noir 3-3: level, and no shoot-out was held.
    for id in ["r1-03", "r1-13", "r2-02", "r2-15"] {
        assert_eq!(*view.verdict(tie(&real, id)), Verdict::Pending(Missing::Shootout), "{id}");
        let why = wording::why(&view, tie(&real, id));
        assert!(why.ends_with("; penalties would have followed, and were not taken."), "{why}");
    }
    // What EF Ouagadougou and SOAR played next they would not have played; nobody else is touched.
    assert_eq!(turned(&view, &real), ["r1-03", "r1-13", "r2-02", "r2-03", "r2-13", "r2-15"]);
    for id in ["r2-03", "r2-13"].map(|id| tie(&real, id)) {
        assert_eq!(view.facts(id), Facts::nothing());
        assert_eq!(*view.verdict(id), Verdict::Pending(Missing::Legs));
        assert_eq!(Side::BOTH.iter().filter(|side| view.club(id, **side).is_none()).count(), 1);
    }
    // Shoot-outs that were held stand.
    for id in ["r1-01", "r1-06", "r2-08", "r2-11"].map(|id| tie(&real, id)) {
        assert_eq!(view.verdict(id), real.verdict(id));
    }
}

#[test]
fn where_another_club_goes_through_the_next_tie_is_not_played_and_where_the_same_two_meet_it_stands() {
    let real = built_in();
    let (first, next) = (tie(&real, "r1-01"), tie(&real, "r2-01"));
    assert_eq!(real.competition().next(first), Some(Node::Tie(next)));
    let (insurance, chlef) = (real.club(first, Side::A), real.club(first, Side::B));
    let changed = |facts| {
        let changes = BTreeMap::from([(first, real.change(first, facts))]);
        real.under(Scenario { changes, ..Scenario::default() })
    };
    // Won in another way, by the same club.
    let same = changed(two_legs(Score::new(1, 0), Score::new(0, 0)));
    assert_eq!(same.verdict(first).decided_by(), Some(Step::Aggregate));
    assert_eq!(same.winner(first), insurance);
    assert!(same.is_on_record(next) && !same.is_on_record(first));
    assert_eq!(seen(&same).1, seen(&real).1);
    assert_eq!(same.story(first).leg(0), real.story(first).leg(0), "the first leg was as it was");
    let (told, own) = (same.story(first).leg(1), real.story(first).leg(1));
    assert_eq!(
        (told.date, &told.details.scorers),
        (own.date, &[None, None]),
        "of the second, only when and where it was"
    );

    // Won by the other.
    let mut other = changed(two_legs(Score::new(1, 0), Score::new(0, 2)));
    assert_eq!(other.winner(first), chlef);
    let side = real.competition().side_fed(Node::Tie(next), first);
    assert_eq!(other.club(next, side), chlef);
    assert_eq!(*other.verdict(next), Verdict::Pending(Missing::Legs));
    let Some(Node::Place(place)) = real.competition().next(next) else { panic!("it leads to a place") };
    for (index, group) in real.competition().groups().iter().enumerate() {
        let is_theirs = real.competition()[place].group == index;
        assert_eq!(other.table(group).len(), if is_theirs { 0 } else { 4 }, "a table of other clubs is no fact");
    }

    // What they play then is theirs, and is gone with them.
    let mut scenario = other.scenario().clone();
    scenario.changes.insert(next, other.change(next, two_legs(Score::new(3, 0), Score::new(0, 0))));
    other.look(scenario.clone());
    assert!(other.winner(next).is_some());
    assert_eq!(other.story(next).leg(0), &LegStory::default(), "what others did there is not told of them");
    scenario.changes.remove(&first);
    other.look(scenario);
    assert_eq!(seen(&other), seen(&real));
}

#[test]
fn what_is_told_of_a_tie_is_told_where_it_counts_as_it_was() {
    let real = built_in();
    let told = |view: &Bracket, id| (view.claims(id).len(), view.disputes(id).len(), view.note(id).is_some());
    let nothing = (0, 0, false);
    let view = real.under(Scenario { until: Some(date(2023, 9, 20)), ..Scenario::default() });
    let mut hidden = 0;
    for id in real.competition().tie_ids() {
        let expected = if view.is_on_record(id) { told(&real, id) } else { nothing };
        assert_eq!(told(&view, id), expected);
        hidden += usize::from(told(&real, id) != told(&view, id));
    }
    assert!(hidden > 10, "{hidden} of the second round were not over");
}
