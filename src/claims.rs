//! What a source states about a tie, held against what its own facts come to.

use crate::bracket::Bracket;
use crate::competition::{Claim, Kicks, Score, Side, TieId};
use crate::rules::{self, Step};

/// A point on which a claim and the computed outcome differ: what is stated, and what was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "what the two of each point are is told above all of them")]
pub enum Mismatch {
    /// Who went through.
    Winner { stated: Side, computed: Option<Side> },
    /// Goals over all legs.
    Aggregate { stated: Score, computed: Option<Score> },
    /// The step that settled it.
    DecidedBy { stated: Step, computed: Option<Step> },
    /// How the kicks from the penalty mark went: recorded, not worked out.
    Shootout { stated: Score, recorded: Option<Score> },
}

impl Mismatch {
    /// Whether it is about who won, or how: what facts that cannot all be so do not tell.
    pub fn is_of_outcome(self) -> bool {
        matches!(self, Mismatch::Winner { .. } | Mismatch::DecidedBy { .. })
    }
}

/// Every point on which a claim about a tie differs from what is computed; none when it agrees.
pub fn compare(bracket: &Bracket, tie: TieId, claim: &Claim) -> Vec<Mismatch> {
    let (verdict, facts) = (bracket.verdict(tie), bracket.facts(tie));
    let mut mismatches = Vec::new();
    if let Some(stated) = claim.winner
        && Some(stated) != verdict.winner()
    {
        mismatches.push(Mismatch::Winner { stated, computed: verdict.winner() });
    }
    let aggregate = rules::aggregate(facts);
    if let Some(stated) = claim.aggregate
        && Some(stated) != aggregate
    {
        mismatches.push(Mismatch::Aggregate { stated, computed: aggregate });
    }
    if let Some(stated) = claim.decided_by
        && Some(stated) != verdict.decided_by()
    {
        mismatches.push(Mismatch::DecidedBy { stated, computed: verdict.decided_by() });
    }
    // One that was annulled is no outcome, and where only its winner is known, any goals may be right.
    let kicks = facts.shootout_that_counts();
    let recorded = kicks.and_then(Kicks::goals);
    if let Some(stated) = claim.shootout
        && Some(stated) != recorded
        && !matches!(kicks, Some(Kicks::Won(winner)) if stated.leader() == Some(winner))
    {
        mismatches.push(Mismatch::Shootout { stated, recorded });
    }
    mismatches
}
