//! Every named set of regulations, its steps and where it held: in plain text, or as json.

use serde::Serialize;

use crate::competition::{Ladder, PRESETS, Preset, Step};
use crate::wording;

/// Two lines a set: its name, legs and use, and below them its steps.
pub(super) fn text() -> String {
    let width = PRESETS.iter().map(|preset| preset.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for preset in PRESETS {
        let ladder = preset.ladder();
        let legs = ladder.legs().map(|legs| wording::count(legs, "leg")).unwrap_or_default();
        text.push_str(&format!("{:width$}  {legs:<6}  {}\n    {}\n", preset.name, preset.used, steps(&ladder)));
    }
    text
}

/// "walkover, aggregate, replays (walkover, aggregate, extra time)".
fn steps(ladder: &Ladder) -> String {
    let steps = ladder.steps().iter().map(|step| match (step, ladder.of_match(*step)) {
        (_, Some(own)) => format!("{step} ({})", steps(own)),
        (Step::Points, None) => format!("{step} ({} for a win)", ladder.points_for_a_win()),
        (Step::AwayWin, None) => format!("{step} (by {})", ladder.away_win_by()),
        (_, None) => step.to_string(),
    });
    steps.collect::<Vec<_>>().join(", ")
}

/// A set for other programs.
#[derive(Serialize)]
struct Set {
    name: &'static str,
    used: &'static str,
    ladder: Ladder,
}

/// The same for json.
pub(super) fn sets() -> impl Serialize {
    let set = |preset: &Preset| Set { name: preset.name, used: preset.used, ladder: preset.ladder() };
    PRESETS.iter().map(set).collect::<Vec<Set>>()
}
