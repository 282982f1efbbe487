//! By which ladder each tie is decided, worked out once: its own, or that of its round or of all. Where regulations do not
//! say how many legs a tie has, they are as many as any tie under them has on record, or as their round has days for.

use std::collections::BTreeMap;

use super::{Competition, Content, Ladder, Round, RoundId, Step, Tie, TieId, Window};

/// The ladders of a competition, each with the number of its legs as far as that is known.
#[derive(Debug)]
pub(super) struct Ladders {
    /// By round, of its ties that have no regulations of their own.
    rounds: Vec<Ladder>,
    /// Of the ties that have.
    ties: BTreeMap<TieId, Ladder>,
}

impl Ladders {
    pub fn of(content: &Content) -> Ladders {
        let own = (0..).map(TieId).zip(&content.ties);
        Ladders {
            rounds: content.rounds.iter().map(|round| content.ladder_of_round(round)).collect(),
            ties: own.filter_map(|(id, tie)| Some((id, content.own_ladder(tie)?))).collect(),
        }
    }
}

impl Content {
    /// The ladder of the ties of a round that have no regulations of their own.
    pub(crate) fn ladder_of_round(&self, round: &Round) -> Ladder {
        let regulations = round.regulations.as_ref().unwrap_or(&self.regulations);
        let ties = &self.ties[round.ties.start as usize..round.ties.end as usize];
        let legs = ties.iter().filter(|tie| tie.regulations.is_none()).map(|tie| tie.facts.legs_on_record());
        with_legs(&regulations.ladder, &round.windows, legs)
    }

    /// The ladder of a tie that has regulations of its own.
    pub(crate) fn own_ladder(&self, tie: &Tie) -> Option<Ladder> {
        let (own, windows) = (tie.regulations.as_ref()?, &self.rounds[tie.round.index()].windows);
        Some(with_legs(&own.ladder, windows, std::iter::once(tie.facts.legs_on_record())))
    }
}

impl Competition {
    /// The ladder by which a tie is decided. Where its regulations do not say how many legs it has, they are as many as its
    /// round has days for, or as any tie of the round under the same regulations has.
    pub fn ladder_of(&self, tie: TieId) -> &Ladder {
        self.ladders.ties.get(&tie).unwrap_or_else(|| self.ladder_of_round(self[tie].round))
    }

    /// The ladder of the ties of a round that have no regulations of their own.
    pub(crate) fn ladder_of_round(&self, round: RoundId) -> &Ladder {
        &self.ladders.rounds[round.index()]
    }
}

/// A ladder for ties that have so many legs on record: where it does not say how many they are, they are as many as any of
/// those ties has, or as their round has days for. The days of a round with replays may be those of the replays.
fn with_legs(ladder: &Ladder, windows: &[Window], legs: impl Iterator<Item = usize>) -> Ladder {
    let days = if ladder.steps().contains(&Step::Replays) { 0 } else { windows.len() };
    ladder.clone().or_legs(legs.chain([days]).max())
}
