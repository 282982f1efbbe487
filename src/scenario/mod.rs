//! How the facts of a competition are looked at: as they are, under other regulations, with changes, or up to a day.
//!
//! A [`Scenario`] is plain data. It compares, is saved by `saved`, and a list of such values is all that undoing takes.
//! `counted` works out what counts in a tie under one, `days` on which day something was known, `edit` what becomes of a tie
//! when somebody changes a figure. What comes of all that is `bracket`'s to settle.

mod counted;
mod days;
pub mod edit;
mod saved;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::competition::{ClubId, Competition, Facts, Ladder, RoundId, TieId};
pub(crate) use counted::{Counted, told_instead};
pub use days::before_the_first;
pub(crate) use days::{Days, RoundDays};
pub use saved::{Saved, Unknown};

/// A way to look at the facts of a competition. The default is reality: all facts as they are on record, under the
/// regulations that the competition had.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scenario {
    /// In the place of the regulations of the competition. Rounds and ties that have regulations of their own keep them.
    pub regulations: Option<Ladder>,
    /// In the place of the regulations of a round. Ties that have regulations of their own keep them.
    pub rounds: BTreeMap<RoundId, Ladder>,
    /// What happens in ties instead of what is on record.
    pub changes: BTreeMap<TieId, Change>,
    /// The last day of which anything is known.
    pub until: Option<Date>,
}

/// What happens in a tie instead of what is on record: between these two clubs. Where others meet, it is not theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Side A and side B; none for one that is not known.
    pub clubs: [Option<ClubId>; 2],
    /// Everything that happens between them.
    pub facts: Facts,
}

/// One way in which a scenario looks at things otherwise than they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Otherwise {
    /// Under other regulations.
    Regulations,
    /// Under other regulations in a round.
    Round(RoundId),
    /// With a tie changed.
    Change(TieId),
    /// Up to a day.
    Until,
}

impl Scenario {
    /// Each way in which it looks at a competition otherwise than it was.
    pub fn otherwise(&self, competition: &Competition) -> Vec<Otherwise> {
        let regulations = self.regulations.as_ref().map(|_| Otherwise::Regulations).into_iter();
        let rounds = self.rounds_of(competition).map(|(round, _)| Otherwise::Round(round));
        let changes = self.changes_of(competition).map(|(tie, _)| Otherwise::Change(tie));
        let until = self.until.map(|_| Otherwise::Until);
        regulations.chain(rounds).chain(changes).chain(until).collect()
    }

    /// The same without one of those ways.
    pub fn without(&self, one: Otherwise) -> Scenario {
        let mut rest = self.clone();
        match one {
            Otherwise::Regulations => rest.regulations = None,
            Otherwise::Round(round) => drop(rest.rounds.remove(&round)),
            Otherwise::Change(tie) => drop(rest.changes.remove(&tie)),
            Otherwise::Until => rest.until = None,
        }
        rest
    }

    /// The ladder under which a competition is looked at, or a round of it.
    pub fn in_force<'a>(&'a self, competition: &'a Competition, round: Option<RoundId>) -> &'a Ladder {
        let of_all = self.regulations.as_ref();
        let of_round = round.and_then(|round| {
            let own = competition[round].regulations.as_ref().map(|own| &own.ladder);
            self.rounds.get(&round).or(own)
        });
        of_round.or(of_all).unwrap_or(&competition.regulations().ladder)
    }

    /// The same under another ladder, in all rounds or in one; for none, and for the one that holds there anyway, under that.
    pub fn regulated(&self, competition: &Competition, round: Option<RoundId>, ladder: Option<Ladder>) -> Scenario {
        let mut other = self.clone();
        match round {
            None => other.regulations = None,
            Some(round) => drop(other.rounds.remove(&round)),
        }
        if let Some(ladder) = ladder.filter(|ladder| ladder != other.in_force(competition, round)) {
            match round {
                None => other.regulations = Some(ladder),
                Some(round) => drop(other.rounds.insert(round, ladder)),
            }
        }
        other
    }

    /// Whether it looks at everything as it is.
    pub fn is_reality(&self) -> bool {
        *self == Scenario::default()
    }

    /// The rounds with other regulations, as far as a competition has them.
    pub(crate) fn rounds_of(&self, competition: &Competition) -> impl Iterator<Item = (RoundId, &Ladder)> {
        let rounds = competition.rounds().len();
        self.rounds.iter().map(|(id, ladder)| (*id, ladder)).filter(move |(id, _)| id.index() < rounds)
    }

    /// The ties that are changed, as far as a competition has them.
    pub(crate) fn changes_of(&self, competition: &Competition) -> impl Iterator<Item = (TieId, &Change)> {
        let ties = competition.ties().len();
        self.changes.iter().map(|(id, change)| (*id, change)).filter(move |(id, _)| id.index() < ties)
    }

    /// By round, the ladder in the place of its own. A ladder that does not say how many legs a tie has takes that from
    /// the one that it replaces.
    pub(crate) fn ladders(&self, competition: &Competition) -> Vec<Option<Ladder>> {
        let replaced = competition.rounds().iter().zip((0..).map(RoundId)).map(|(round, id)| {
            let of_all = self.regulations.as_ref().filter(|_| round.regulations.is_none());
            Some(self.rounds.get(&id).or(of_all)?.clone().or_legs(competition.ladder_of_round(id).legs()))
        });
        replaced.collect()
    }
}
