//! Whatever was looked at before, all that can be asked of a view is what one that looks so from the beginning answers.

mod generator;

use cuptie::ask::{Turned, turned};
use cuptie::bracket::Bracket;
use cuptie::competition::{ClubId, Column, Facts, Side, Story, TieId};
use cuptie::label::{self, FigureWidths};
use cuptie::rules::Verdict;
use cuptie::scenario::Scenario;
use generator::richer::richer;
use generator::views::{plans, view};
use generator::{bracket, cases};
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// All that is seen of a tie.
#[derive(Debug, Clone, PartialEq)]
struct SeenTie {
    clubs: [Option<ClubId>; 2],
    facts: Facts,
    story: Story,
    verdict: Verdict,
    is_on_record: bool,
    is_changed: bool,
    note: Option<String>,
}

fn seen(view: &Bracket, id: TieId) -> SeenTie {
    SeenTie {
        clubs: Side::BOTH.map(|side| view.club(id, side)),
        facts: view.facts(id).clone(),
        story: view.story(id).clone(),
        verdict: view.verdict(id).clone(),
        is_on_record: view.is_on_record(id),
        is_changed: view.is_changed(id),
        note: view.note(id).map(str::to_owned),
    }
}

fn ties(view: &Bracket) -> Vec<SeenTie> {
    view.competition().tie_ids().map(|id| seen(view, id)).collect()
}

fn places(view: &Bracket) -> Vec<(Option<ClubId>, Option<ClubId>)> {
    view.competition().place_ids().map(|id| (view.club_at(id), view.drawn(id))).collect()
}

fn otherwise(view: &Bracket) -> Vec<TieId> {
    view.otherwise().collect()
}

/// What turns in a view, worked out of all ties and places.
fn turns(view: &Bracket, other: &Bracket) -> Result<Turned, TestCaseError> {
    let found = turned(view, other);
    let winner = |bracket: &Bracket, id| {
        let side = bracket.verdict(id).winner();
        (Side::BOTH.map(|side| bracket.club(id, side)), side)
    };
    let differ: Vec<TieId> =
        view.competition().tie_ids().filter(|id| winner(view, *id) != winner(other, *id)).collect();
    prop_assert_eq!(found.ties.iter().map(|(tie, _)| *tie).collect::<Vec<_>>(), differ);
    Ok(found)
}

/// A view is the same as one that looks so from the beginning.
fn is_as_at_once(view: &Bracket, real: &Bracket, text: &str) -> Result<(), TestCaseError> {
    let at_once = bracket(text).under(view.scenario().clone());
    for id in real.competition().tie_ids() {
        prop_assert_eq!(seen(view, id), seen(&at_once, id), "{}", real.tie(id).id);
        prop_assert_eq!(view.verdict(id), &view.decision(id).verdict);
    }
    prop_assert_eq!(places(view), places(&at_once));
    prop_assert_eq!(otherwise(view), otherwise(&at_once));
    prop_assert_eq!(view.other_than(&at_once).next(), None);
    // Whatever is not named is as it really was, and what is named is not.
    let named = otherwise(view);
    for id in real.competition().tie_ids() {
        let (here, there) = (seen(view, id), seen(real, id));
        let differs = (here.clubs, &here.facts, &here.story, &here.verdict, here.is_on_record)
            != (there.clubs, &there.facts, &there.story, &there.verdict, there.is_on_record);
        prop_assert_eq!(named.contains(&id), differs, "{}", real.tie(id).id);
    }
    prop_assert_eq!(turns(view, real)?, turns(&at_once, real)?);
    prop_assert_eq!(turns(view, &view.base())?, turns(&at_once, &at_once.base())?);
    Ok(())
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_view_is_what_it_is_whatever_was_looked_at_before(text in richer(8), plans in vec(plans(), 1..6)) {
        let real = bracket(&text);
        let mut looked = real.clone();
        let mut before: Vec<(Scenario, Vec<SeenTie>)> = vec![(Scenario::default(), ties(&real))];
        for plan in plans {
            // Some are changes between clubs that meet in this view alone.
            let scenario = view(&looked, &plan).scenario().clone();
            let was = looked.clone();
            let changed = looked.look(scenario.clone());
            is_as_at_once(&looked, &real, &text)?;
            prop_assert_eq!(&changed, &looked.other_than(&was).collect::<Vec<_>>());
            for id in real.competition().tie_ids() {
                let (here, there) = (seen(&looked, id), seen(&was, id));
                let is_same = here == SeenTie { is_changed: here.is_changed, ..there };
                prop_assert!(is_same || changed.contains(&id), "{}", real.tie(id).id);
            }
            before.push((scenario, ties(&looked)));
        }
        for (scenario, seen) in before.iter().rev() {
            looked.look(scenario.clone());
            prop_assert_eq!(&ties(&looked), seen);
            is_as_at_once(&looked, &real, &text)?;
        }
    }

    #[test]
    fn what_is_measured_once_for_ties_that_are_alike_is_wide_enough_for_each(text in richer(14), plan in plans()) {
        let view = view(&bracket(&text), &plan);
        let competition = view.competition();
        for column in 0..competition.columns() {
            let Column::Round(round) = competition.column(column) else { continue };
            let mut figures = FigureWidths::LEAST;
            competition[round].ties().for_each(|tie| figures.fit(&view, tie));
            prop_assert_eq!(FigureWidths::of_column(&view, column), figures);
            let sides = competition[round].ties().flat_map(|tie| Side::BOTH.map(|side| (tie, side)));
            let longest = sides.map(|(tie, side)| label::name(&view, tie, side).width()).max();
            prop_assert_eq!(label::longest_name(&view, column), longest.unwrap_or(0));
        }
    }

    #[test]
    fn between_the_days_on_which_something_became_known_nothing_does(
        text in richer(6), month in 1i8..=7, day in 1i8..=28,
    ) {
        let real = bracket(&text);
        let (day, days) = (date(2023, month, day), real.days_of_play());
        let on = |day| real.under(Scenario { until: Some(day), ..Scenario::default() });
        if let Some(last) = days[..days.partition_point(|other| *other <= day)].last() {
            prop_assert_eq!(ties(&on(day)), ties(&on(*last)), "{} as {}", day, last);
        }
    }
}
