//! What sources state: about a tie, and how that differs from what is worked out, and what they count.

use super::{club, missing, score_for, the_round};
use crate::bracket::Bracket;
use crate::claims::{Counted, Mismatch};
use crate::competition::{Claim, Competition, Side, SourceId, TieId, Version};
use crate::rules::{Step, Verdict};

/// What a source states about a tie, as a sentence of ours.
pub fn claim(bracket: &Bracket, tie: TieId, claim: &Claim) -> String {
    let mut parts = Vec::new();
    if let Some(winner) = claim.winner {
        parts.push(claim.winner_name.clone().unwrap_or_else(|| club(bracket, tie, winner)));
    }
    let first = first_of(claim);
    if let Some(aggregate) = claim.aggregate {
        parts.push(format!("{} on aggregate", score_for(first, aggregate)));
    }
    match (claim.decided_by, claim.shootout) {
        (Some(Step::Aggregate) | None, None) => {}
        (_, Some(goals)) => parts.push(format!("{} on penalties", score_for(first, goals))),
        (Some(step), None) => parts.push(step.name().to_owned()),
    }
    parts.join(", ")
}

/// The side whose goals stand first in what a source states.
fn first_of(claim: &Claim) -> Side {
    claim.winner.unwrap_or(Side::A)
}

/// How a claim differs from what is computed, in one go. Where nobody has won, that says all of the outcome.
pub fn mismatches(bracket: &Bracket, tie: TieId, claim: &Claim, mismatches: &[Mismatch]) -> String {
    let no_winner = mismatches.iter().any(|mismatch| matches!(mismatch, Mismatch::Winner { computed: None, .. }));
    let said = mismatches.iter().filter(|mismatch| !(no_winner && matches!(mismatch, Mismatch::DecidedBy { .. })));
    said.map(|own| mismatch(bracket, tie, claim, *own)).collect::<Vec<_>>().join(", and ")
}

/// That a claim does not differ from it.
pub fn agrees(claim: &Claim) -> &'static str {
    match claim.winner_name {
        Some(_) => "✓ agrees, under another name of the club",
        None => "✓ agrees with what the legs come to",
    }
}

/// On which point a claim differs from what is computed, the goals of the same side first.
pub fn mismatch(bracket: &Bracket, tie: TieId, claim: &Claim, mismatch: Mismatch) -> String {
    let score = |score| score_for(first_of(claim), score);
    match mismatch {
        Mismatch::Winner { computed: Some(side), .. } => format!("the winner comes to {}", club(bracket, tie, side)),
        Mismatch::Winner { computed: None, .. } => no_winner(bracket, tie),
        Mismatch::Aggregate { computed: Some(sum), .. } => format!("the aggregate comes to {}", score(sum)),
        Mismatch::Aggregate { computed: None, .. } => "no leg has a score that counts".to_owned(),
        Mismatch::DecidedBy { computed: Some(step), .. } => format!("the deciding step comes to {step}"),
        Mismatch::DecidedBy { computed: None, .. } => "how it was decided is not known".to_owned(),
        Mismatch::Shootout { recorded: Some(goals), .. } => format!("the shoot-out is recorded as {}", score(goals)),
        Mismatch::Shootout { recorded: None, .. } => "there is no shoot-out that counts".to_owned(),
    }
}

fn no_winner(bracket: &Bracket, tie: TieId) -> String {
    match bracket.verdict(tie) {
        Verdict::Pending(own) => format!("here the tie is still open: {}", missing(bracket, tie, *own)),
        Verdict::Level => "here it ends level".to_owned(),
        Verdict::Both => "here both go through".to_owned(),
        Verdict::Neither => "here neither goes through".to_owned(),
        Verdict::Contradiction(_) => "here the facts cannot all be so".to_owned(),
        Verdict::Through { winner, .. } => format!("the winner comes to {}", club(bracket, tie, *winner)),
    }
}

/// What a source counts, behind its number: "clubs enter in the first round".
pub fn counted(competition: &Competition, of: Counted) -> String {
    match of {
        Counted::Clubs => "clubs".to_owned(),
        Counted::Places => "places".to_owned(),
        Counted::Entering(round) => format!("clubs enter in {}", the_round(&competition[round].name)),
    }
}

/// What some sources say where others differ, and who they are: "17:00 local (Wikipedia)".
pub fn version(bracket: &Bracket, version: &Version) -> String {
    match &version.sources[..] {
        [] => version.says.clone(),
        by => format!("{} ({})", version.says, sources(bracket, by)),
    }
}

/// The titles of sources, in order.
pub fn sources(bracket: &Bracket, ids: &[SourceId]) -> String {
    ids.iter().map(|id| bracket.competition()[*id].title.as_str()).collect::<Vec<_>>().join("; ")
}
