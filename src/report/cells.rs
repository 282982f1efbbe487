//! What stands in the cells of tables for a program or a page elsewhere, whatever their form.

use crate::bracket::Bracket;
use crate::competition::{Facts, Leg, LegStory, Node, Play, RoundId, Side, Story, TieId};
use crate::label;
use crate::rules::{self, Step, Verdict};
use crate::search::Found;
use crate::wording;

/// The ties of a round, or what was found of them, from the top of the bracket: so they are counted as they are called.
pub(super) fn ties<'a>(
    bracket: &'a Bracket,
    round: RoundId,
    found: Option<&'a Found>,
) -> impl Iterator<Item = TieId> + Clone + 'a {
    let ties = bracket.competition().order().iter().copied().filter_map(Node::tie);
    ties.filter(move |tie| bracket.tie(*tie).round == round && found.is_none_or(|found| found.has(Node::Tie(*tie))))
}

/// Goals over all legs, or what stands for them: "1–1", "w/o", "v" before there are any.
pub(super) fn aggregate(bracket: &Bracket, tie: TieId) -> String {
    match rules::aggregate(bracket.facts(tie)) {
        _ if bracket.verdict(tie).decided_by() == Some(Step::Walkover) => label::letter(Step::Walkover).to_owned(),
        Some(score) => wording::score(score),
        None => "v".to_owned(),
    }
}

/// The score of a leg; for one without, what became of it, or the day on which it is to be, if that is known.
pub(super) fn leg(leg: Leg, story: &LegStory) -> Option<String> {
    let state = || wording::without_score(leg.play).map(str::to_owned);
    leg.score().map(wording::score).or_else(state).or_else(|| story.date.map(wording::day))
}

/// Whether a tie has legs, and not one match.
pub(super) fn has_legs(bracket: &Bracket, tie: TieId) -> bool {
    bracket.ladder(tie).legs().unwrap_or(1).max(bracket.facts(tie).legs_on_record()) > 1
}

/// The matches that were played after the legs, each with what it is.
pub(super) fn after_legs<'a>(
    facts: &'a Facts,
    story: &'a Story,
) -> impl Iterator<Item = (&'static str, &'a Facts, &'a Story)> {
    let has_play_off = facts.play_off.is_some();
    let called = move |at| if at == 0 && has_play_off { "play-off" } else { "replay" };
    story.matches_after_legs(facts).enumerate().map(move |(at, (played, story))| (called(at), played, story))
}

/// Whether a leg went to extra time, and that counts.
pub(super) fn had_extra_time(leg: Leg) -> bool {
    matches!(leg.play, Play::Played(goals) if goals.extra_time().is_some())
}

/// Whether the club on a side went through, by itself or with the other.
pub(super) fn is_through(bracket: &Bracket, tie: TieId, side: Side) -> bool {
    match bracket.verdict(tie) {
        Verdict::Both => true,
        verdict => verdict.winner() == Some(side),
    }
}
