//! How a competition is looked at, told wherever that is not how it was.

use super::{count, date, steps, the_round};
use crate::bracket::Bracket;
use crate::competition::{Ladder, PRESETS};
use crate::scenario::edit::Figure;

/// "without away goals · 1 tie changed · up to Sun 3 Sep 2023"; none where everything is looked at as it was.
pub fn scenario(bracket: &Bracket) -> Option<String> {
    let (scenario, competition) = (bracket.scenario(), bracket.competition());
    let whole = scenario.regulations.iter().map(|ladder| under(ladder, &competition.regulations().ladder));
    let rounds = scenario.rounds_of(competition).map(|(id, ladder)| {
        let round = &competition[id];
        let own = round.regulations.as_ref().unwrap_or(competition.regulations());
        format!("{} in {}", under(ladder, &own.ladder), the_round(&round.name))
    });
    let changed = scenario.changes_of(competition).count();
    let changes = (changed > 0).then(|| format!("{} changed", count(changed, "tie")));
    let day = scenario.until.map(|day| format!("up to {}", date(day)));
    let parts: Vec<String> = whole.chain(rounds).chain(changes).chain(day).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
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
        Figure::Shootout => "the shoot-out".to_owned(),
    }
}

/// What other regulations are, beside the own ones: the one step that they leave out or add, a name, or all steps.
fn under(ladder: &Ladder, own: &Ladder) -> String {
    let mut left_out = own.steps().iter().filter(|step| own.clone().without(**step).is_ok_and(|rest| rest == *ladder));
    if let Some(step) = left_out.next() {
        return format!("without {step}");
    }
    let mut more = ladder.steps().iter().filter(|step| own.clone().with(**step).is_ok_and(|more| more == *ladder));
    if let Some(step) = more.next() {
        return format!("with {step}");
    }
    match PRESETS.iter().find(|preset| preset.ladder() == *ladder) {
        Some(preset) => format!("under {}", preset.name),
        None => format!("under {}", steps(ladder)),
    }
}
