//! Every named set of regulations, its steps and where it held: in plain text, or as json.

use serde_json::{Value, json};

use crate::rules::{Ladder, PRESETS, Step};
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

/// The same for other programs, each ladder as a file would write it.
pub(super) fn json() -> Value {
    let sets = PRESETS
        .iter()
        .map(|preset| json!({"name": preset.name, "used": preset.used, "ladder": written(&preset.ladder())}));
    sets.collect()
}

fn written(ladder: &Ladder) -> Value {
    let mut written = json!({"steps": ladder.steps()});
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            written[key] = value;
        }
    };
    let has = |step| ladder.steps().contains(&step);
    add("legs", ladder.legs().map(Value::from));
    add("points_for_a_win", has(Step::Points).then(|| ladder.points_for_a_win.into()));
    add("away_win_by", has(Step::AwayWin).then(|| ladder.away_win_by.into()));
    add("play_off", ladder.of_match(Step::PlayOff).map(self::written));
    add("replay", ladder.of_match(Step::Replays).map(self::written));
    written
}
