//! Regulations, and the ladder within them: by its name, as steps, or with what these need to know.

use super::Writer;
use crate::competition::{BadLadder, Ladder, PRESETS, Regulations, Step};
use crate::source::json::document::{FullLadderEntry, LadderEntry, RegulationsEntry};

impl Writer<'_> {
    pub(super) fn regulations(&self, regulations: &Regulations) -> RegulationsEntry {
        RegulationsEntry {
            name: regulations.name.clone(),
            ladder: ladder(&regulations.ladder),
            assumed: regulations.assumed.clone(),
            sources: self.sources(&regulations.sources),
        }
    }
}

/// A ladder by its name where it has one; of several names of one ladder, the first in the table of them.
fn ladder(ladder: &Ladder) -> LadderEntry {
    let named = PRESETS.iter().find(|preset| preset.ladder() == *ladder);
    named.map_or_else(|| steps(ladder, Ok), |preset| LadderEntry::Named(preset.name.to_owned()))
}

/// The ladder of a match, which has one leg without being told so.
fn of_match(ladder: &Ladder) -> LadderEntry {
    steps(ladder, |read| read.with_legs(1))
}

/// A list of steps where those alone tell the ladder, else with what they need to know. `read` is what becomes of a ladder
/// where it is read.
fn steps(ladder: &Ladder, read: fn(Ladder) -> Result<Ladder, BadLadder>) -> LadderEntry {
    let steps = ladder.steps().to_vec();
    if Ladder::new(steps.clone()).and_then(read).as_ref() == Ok(ladder) {
        return LadderEntry::Steps(steps);
    }
    let own = |step| ladder.of_match(step).cloned();
    let untold = Ladder::with_matches(steps.clone(), own(Step::PlayOff), own(Step::Replays)).and_then(read).ok();
    let told = |of: fn(&Ladder) -> u16| Some(of(ladder)).filter(|own| untold.as_ref().map(of) != Some(*own));
    let legs = ladder.legs().filter(|legs| untold.as_ref().and_then(Ladder::legs) != Some(*legs));
    LadderEntry::Full(Box::new(FullLadderEntry {
        steps,
        legs: legs.and_then(|legs| u8::try_from(legs).ok()),
        points_for_a_win: told(Ladder::points_for_a_win),
        away_win_by: told(Ladder::away_win_by),
        play_off: ladder.of_match(Step::PlayOff).map(of_match),
        replay: ladder.of_match(Step::Replays).map(of_match),
    }))
}
