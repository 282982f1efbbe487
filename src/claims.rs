//! What sources state, held against what there is: the outcome of a tie against what its facts come to, and counts of the
//! whole against the clubs and places that are there.

use crate::bracket::Bracket;
use crate::competition::{Claim, Competition, Kicks, RoundId, Score, Side, SourceId, Stated, TieId};
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

/// A count that a source states of the whole, and what there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The source.
    pub source: SourceId,
    /// What is counted.
    pub of: Counted,
    /// How many it states.
    pub stated: usize,
    /// How many there are.
    pub found: usize,
}

/// What a source counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// All clubs.
    Clubs,
    /// The places of the group stage.
    Places,
    /// The clubs that enter in a round.
    Entering(RoundId),
}

impl Count {
    /// Whether there is what the source states.
    pub fn agrees(&self) -> bool {
        self.stated == self.found
    }
}

/// Every count that sources state, source by source.
pub fn counts(competition: &Competition) -> impl Iterator<Item = Count> {
    competition.stated().iter().flat_map(|stated| counts_of(competition, stated))
}

/// Every count that one source states.
pub fn counts_of<'a>(competition: &'a Competition, stated: &'a Stated) -> impl Iterator<Item = Count> + use<'a> {
    let whole = [(Counted::Clubs, stated.clubs), (Counted::Places, stated.places)];
    let whole = whole.into_iter().filter_map(|(of, stated)| Some((of, stated?)));
    let entering = stated.entering.iter().map(|(round, clubs)| (Counted::Entering(*round), *clubs));
    whole.chain(entering).map(|(of, count)| Count {
        source: stated.source,
        of,
        stated: count,
        found: found(competition, of),
    })
}

fn found(competition: &Competition, of: Counted) -> usize {
    match of {
        Counted::Clubs => competition.clubs().len(),
        Counted::Places => competition.places().len(),
        Counted::Entering(round) => {
            competition.club_ids().filter(|club| competition.enters(*club) == Some(round)).count()
        }
    }
}
