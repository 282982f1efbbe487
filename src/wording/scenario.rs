//! How a competition is looked at, told wherever that is not how it was.

use super::{count, date, fixture, steps, the_round, tie_called, why};
use crate::bracket::Bracket;
use crate::competition::{Ladder, PRESETS, TieId};
use crate::scenario::Otherwise;
use crate::scenario::edit::Figure;

/// "without away goals · 1 tie changed · up to Sun 3 Sep 2023"; none where everything is looked at as it was.
pub fn scenario(bracket: &Bracket) -> Option<String> {
    let all = bracket.scenario().otherwise(bracket.competition());
    let is_change = |one: &&Otherwise| matches!(one, Otherwise::Change(_));
    let changed = all.iter().filter(is_change).count();
    let changes = (changed > 0).then(|| format!("{} changed", count(changed, "tie")));
    let (day, rest): (Vec<&Otherwise>, Vec<&Otherwise>) =
        all.iter().filter(|one| !is_change(one)).partition(|one| **one == Otherwise::Until);
    let told = |ones: Vec<&Otherwise>| ones.into_iter().map(|one| otherwise(bracket, *one)).collect::<Vec<_>>();
    let parts: Vec<String> = told(rest).into_iter().chain(changes).chain(told(day)).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// One way in which a competition is looked at otherwise than it was: "without away goals in the second round".
pub fn otherwise(bracket: &Bracket, one: Otherwise) -> String {
    let (scenario, competition) = (bracket.scenario(), bracket.competition());
    let own = &competition.regulations().ladder;
    let told = match one {
        Otherwise::Regulations => scenario.regulations.as_ref().map(|ladder| under(ladder, own)),
        Otherwise::Round(id) => scenario.rounds.get(&id).map(|ladder| {
            let round = &competition[id];
            let own = round.regulations.as_ref().map_or(own, |regulations| &regulations.ladder);
            format!("{} in {}", under(ladder, own), the_round(&round.name))
        }),
        Otherwise::Change(tie) => Some(changed(bracket, tie)),
        Otherwise::Until => scenario.until.map(|day| format!("up to {}", date(day))),
    };
    told.unwrap_or_default()
}

/// "semi-final 1, Ayr v Bo: Bo go through: 3–1 on aggregate."
fn changed(bracket: &Bracket, tie: TieId) -> String {
    let called = tie_called(bracket, tie);
    if bracket.is_changed(tie) {
        format!("{called}, {}: {}", fixture(bracket, tie), why(bracket, tie))
    } else {
        format!("{called} was changed for other clubs than meet there")
    }
}

/// The title of the competition, and how it is looked at.
pub fn title(bracket: &Bracket) -> String {
    let title = bracket.competition().title();
    scenario(bracket).map_or_else(|| title.clone(), |scenario| format!("{title} · {scenario}"))
}

/// What a figure of a tie is of: "leg 2", "extra time", "the shoot-out".
pub fn figure(figure: Figure) -> String {
    match figure {
        Figure::Leg(leg) => format!("leg {}", leg + 1),
        Figure::ExtraTime(_) => "extra time".to_owned(),
        Figure::PlayOff => "the play-off".to_owned(),
        Figure::Replay(replay) => format!("replay {}", replay + 1),
        Figure::Shootout => "the shoot-out".to_owned(),
    }
}

/// What other regulations are, beside the own ones: the one step that they leave out or add, a name, a few steps, or all.
fn under(ladder: &Ladder, own: &Ladder) -> String {
    let changed = steps_changed(ladder, own);
    if let Some([one]) = changed.as_deref() {
        return one.clone();
    }
    match PRESETS.iter().find(|preset| preset.ladder() == *ladder) {
        Some(preset) => format!("under {}", preset.name),
        None => changed.map_or_else(|| format!("under {}", steps(ladder)), |changed| changed.join(" and ")),
    }
}

/// Which steps a ladder has less than another, and more: "without away goals", "with extra time"; none where that is not
/// all, or the rest would be told in fewer words.
fn steps_changed(ladder: &Ladder, own: &Ladder) -> Option<Vec<String>> {
    let less = own.steps().iter().filter(|step| !ladder.steps().contains(step));
    let more = ladder.steps().iter().filter(|step| !own.steps().contains(step));
    let (mut made, mut told) = (own.clone(), Vec::new());
    for step in less {
        made = made.without(*step).ok()?;
        told.push(format!("without {step}"));
    }
    for step in more {
        made = made.with(*step).ok()?;
        told.push(format!("with {step}"));
    }
    (made == *ladder && (1..=MOST_STEPS).contains(&told.len())).then_some(told)
}

/// The most steps that are told one by one.
const MOST_STEPS: usize = 3;
