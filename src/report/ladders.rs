//! Every named set of regulations, its steps and where it held: in plain text, or as json.

use schemars::JsonSchema;
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
        (Step::Points, None) => format!("{step} ({} for a win)", ladder.points_for_a_win),
        (Step::AwayWin, None) => format!("{step} (by {})", ladder.away_win_by),
        (_, None) => step.to_string(),
    });
    steps.collect::<Vec<_>>().join(", ")
}

/// A set for other programs.
#[derive(Serialize)]
struct Set {
    name: &'static str,
    used: &'static str,
    ladder: Written,
}

/// The steps that settle a tie, in their order, as a file would write them: what they do not need to know is left out.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Ladder")]
pub(super) struct Written {
    steps: Vec<Step>,
    /// How many legs a tie has, where the regulations say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize")]
    legs: Option<usize>,
    /// Points for a win, where points count.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    points_for_a_win: Option<u16>,
    /// By how many goals an away win in the first leg ends the tie, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    away_win_by: Option<u16>,
    /// The ladder of the play-off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Written")]
    play_off: Option<Box<Written>>,
    /// The ladder of each replay.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Written")]
    replay: Option<Box<Written>>,
}

impl Written {
    pub(super) fn of(ladder: &Ladder) -> Written {
        let has = |step| ladder.steps().contains(&step);
        let of_match = |step| ladder.of_match(step).map(Written::of).map(Box::new);
        Written {
            steps: ladder.steps().to_vec(),
            legs: ladder.legs(),
            points_for_a_win: has(Step::Points).then_some(ladder.points_for_a_win),
            away_win_by: has(Step::AwayWin).then_some(ladder.away_win_by),
            play_off: of_match(Step::PlayOff),
            replay: of_match(Step::Replays),
        }
    }
}

/// The same for json.
pub(super) fn sets() -> impl Serialize {
    let set = |preset: &Preset| Set { name: preset.name, used: preset.used, ladder: Written::of(&preset.ladder()) };
    PRESETS.iter().map(set).collect::<Vec<Set>>()
}
