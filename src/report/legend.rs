//! What the marks on a bracket mean, for every form that draws it.

use crate::bracket::Bracket;
use crate::competition::Side;
use crate::label;
use crate::rules::Step;

/// Which marks are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Those that stand on this bracket.
    Here,
    /// Those that stand on nearly every one, too.
    Usual,
}

const USUAL: [Step; 3] = [Step::AwayGoals, Step::Penalties, Step::Walkover];

/// The marks, and what each of them means.
pub(super) fn legend(bracket: &Bracket, told: Told) -> Vec<(&'static str, &'static str)> {
    let here = Here::of(bracket);
    let is_told = |is_here: bool, is_usual: bool| is_here || (is_usual && told == Told::Usual);
    let steps = label::LETTERED
        .into_iter()
        .filter(|step| is_told(here.letters.contains(&label::letter(*step)), USUAL.contains(step)));
    let through = is_told(here.through, true).then_some((label::THROUGH, "through"));
    let enters = is_told(here.enters, true).then_some((label::ENTERS, "enters here"));
    through.into_iter().chain(steps.map(|step| (label::letter(step), step.name()))).chain(enters).collect()
}

/// What stands on a bracket.
#[derive(Default)]
struct Here {
    letters: Vec<&'static str>,
    through: bool,
    enters: bool,
}

impl Here {
    fn of(bracket: &Bracket) -> Here {
        let mut here = Here::default();
        for tie in bracket.competition().tie_ids() {
            for letter in label::steps(bracket, tie).map(label::letter) {
                if !here.letters.contains(&letter) {
                    here.letters.push(letter);
                }
            }
            here.through |= bracket.verdict(tie).winner().is_some();
            here.enters |= Side::BOTH.iter().any(|side| label::enters_late(bracket, tie, *side));
        }
        here
    }
}
