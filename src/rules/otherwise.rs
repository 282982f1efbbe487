//! What of a tie would have come about under other regulations. Nothing is invented: what no step of theirs would have come
//! to was not held, and what they ask for and nobody held is not known.

use super::{Facts, Ladder, Outcome, Step, ruled, take};
use crate::competition::{Goals, Play};

/// What of some facts stands under a ladder, where they came about under another one.
///
/// Nothing stands behind the step that settles the tie, nor behind one that was never taken and might have settled it.
/// Extra time of another kind stands as far as both kinds would have seen the same of it. Who went through, where that is on
/// record without a how, did so by the regulations that there were.
pub fn held_under(ladder: &Ladder, facts: &Facts, real: &Ladder) -> Facts {
    let mut held = Facts { through: None, ..facts.clone() };
    let of_match = |step| ladder.of_match(step).zip(real.of_match(step));
    if let Some((own, real)) = of_match(Step::PlayOff) {
        held.play_off.iter_mut().for_each(|played| **played = held_under(own, played, real));
    }
    if let Some((own, real)) = of_match(Step::Replays) {
        held.replays.iter_mut().for_each(|played| *played = held_under(own, played, real));
    }
    let kinds = (real.extra_time(), ladder.extra_time());
    held.legs.iter_mut().for_each(|leg| leg.play = with_extra_time(leg.play, kinds));
    let taken = taken(ladder, &held, real);
    let has = |step| taken.contains(&step);
    if !taken.iter().any(|step| step.is_extra_time()) {
        held.legs.iter_mut().for_each(|leg| leg.play = without_extra_time(leg.play));
    }
    if taken.last() == Some(&Step::AwayWin) {
        let after = held.legs.iter_mut().filter(|leg| leg.counts().is_some()).skip(1);
        after.for_each(|leg| leg.play = Play::NotRequired);
    }
    held.play_off = held.play_off.filter(|_| has(Step::PlayOff));
    held.replays.retain(|_| has(Step::Replays));
    held.shootout = held.shootout.filter(|_| has(Step::Penalties));
    held.lots = held.lots.filter(|_| has(Step::Lots));
    held
}

/// The steps of a ladder that would have been taken: up to the one that settles the tie, or that asks for what nobody held.
/// What is not known, but was asked for by the regulations that there were, stands as it does under those.
fn taken(ladder: &Ladder, facts: &Facts, real: &Ladder) -> Vec<Step> {
    let ruled = ruled(facts);
    let mut taken = Vec::new();
    for step in ruled.into_iter().chain(ladder.steps().iter().copied()) {
        taken.push(step);
        let asked_for = real.steps().contains(&step) || step.is_extra_time() && real.extra_time().is_some();
        match take(step, facts, ladder).1 {
            Outcome::Decided(_) | Outcome::Both | Outcome::Neither => break,
            Outcome::Unknown(_) if !asked_for => break,
            _ => {}
        }
    }
    taken
}

/// A match whose extra time was of one kind, where it would have been of another. Where that may have ended otherwise, it was
/// not held; a full one that saw one goal ends with it, too, where the first goal ends it.
fn with_extra_time(play: Play, (real, other): (Option<Step>, Option<Step>)) -> Play {
    let Play::Played(Goals::ExtraTime { normal, last }) = play else { return play };
    let same = match normal {
        _ if other.is_none() || real == other => true,
        None => last.leader().is_none(),
        Some(normal) => {
            let goals = last.a.saturating_add(last.b).saturating_sub(normal.a.saturating_add(normal.b));
            goals == 0 || goals == 1 && (real, other) == (Some(Step::ExtraTime), Some(Step::GoldenGoal))
        }
    };
    if same { play } else { without_extra_time(play) }
}

/// A match that ended after 90 minutes. Where its score then is not known, neither is that of the match.
fn without_extra_time(play: Play) -> Play {
    match play {
        Play::Played(Goals::ExtraTime { normal: Some(normal), .. }) => Play::Played(Goals::Normal(normal)),
        Play::Played(Goals::ExtraTime { normal: None, .. }) => Play::Scheduled,
        play => play,
    }
}
