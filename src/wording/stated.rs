//! What sources state about a tie, and how that differs from what is worked out.

use super::{club, score, score_for};
use crate::bracket::Bracket;
use crate::claims::Mismatch;
use crate::competition::{Claim, Side, SourceId, TieId};
use crate::rules::Step;

/// What a source states about a tie, as a sentence of ours.
pub fn claim(bracket: &Bracket, tie: TieId, claim: &Claim) -> String {
    let mut parts = Vec::new();
    if let Some(winner) = claim.winner {
        parts.push(claim.winner_name.clone().unwrap_or_else(|| club(bracket, tie, winner)));
    }
    let first = claim.winner.unwrap_or(Side::A);
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

/// How a claim differs from what is computed.
pub fn mismatch(bracket: &Bracket, tie: TieId, mismatch: Mismatch) -> String {
    let missing = || "none".to_owned();
    match mismatch {
        Mismatch::Winner { computed, .. } => {
            format!("the winner comes to {}", computed.map_or_else(missing, |side| club(bracket, tie, side)))
        }
        Mismatch::Aggregate { computed, .. } => {
            format!("the aggregate comes to {}", computed.map_or_else(missing, score))
        }
        Mismatch::DecidedBy { computed, .. } => {
            format!("the deciding step comes to {}", computed.map_or_else(missing, |step| step.name().to_owned()))
        }
        Mismatch::Shootout { recorded, .. } => {
            format!("the shoot-out is recorded as {}", recorded.map_or_else(missing, score))
        }
    }
}

/// The titles of sources, in order.
pub fn sources(bracket: &Bracket, ids: &[SourceId]) -> String {
    ids.iter().map(|id| bracket.competition()[*id].title.as_str()).collect::<Vec<_>>().join("; ")
}
