//! A scenario as it is saved: with the ids of the competition's source, so that it can be looked at again after other things
//! in there have changed.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Change, Scenario};
use crate::competition::{ClubId, Competition, Facts, Ladder, RoundId, TieId};
use crate::text::quoted;

/// A scenario in words that mean the same wherever its competition is read. What is as it was is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Saved {
    #[serde(skip_serializing_if = "Option::is_none")]
    regulations: Option<Ladder>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    rounds: BTreeMap<String, Ladder>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    changes: BTreeMap<String, SavedChange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedChange {
    clubs: [Option<String>; 2],
    facts: Facts,
}

/// Something that a saved scenario is about and that the competition does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unknown {
    /// A round, by its id.
    Round(String),
    /// A tie, by its id.
    Tie(String),
    /// A club, by its id.
    Club(String),
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, id) = match self {
            Unknown::Round(id) => ("round", id),
            Unknown::Tie(id) => ("tie", id),
            Unknown::Club(id) => ("club", id),
        };
        write!(
            f,
            "there is no {what} {} in this competition; expected the one that the scenario was saved for",
            quoted(id)
        )
    }
}

impl std::error::Error for Unknown {}

impl Saved {
    /// A scenario of a competition, to be saved.
    pub fn of(scenario: &Scenario, competition: &Competition) -> Saved {
        let club = |club: ClubId| competition[club].id.to_string();
        let change = |(tie, change): (TieId, &Change)| {
            let clubs = change.clubs.map(|own| own.map(club));
            (competition[tie].id.to_string(), SavedChange { clubs, facts: change.facts.clone() })
        };
        let rounds = scenario.rounds_of(competition);
        Saved {
            regulations: scenario.regulations.clone(),
            rounds: rounds.map(|(round, ladder)| (competition[round].id.clone(), ladder.clone())).collect(),
            changes: scenario.changes_of(competition).map(change).collect(),
            until: scenario.until,
        }
    }

    /// The scenario, for a competition that has all it is about.
    ///
    /// # Errors
    /// The first thing that the competition does not have.
    pub fn scenario(self, competition: &Competition) -> Result<Scenario, Unknown> {
        let club =
            |id: String| competition.club_ids().find(|club| competition[*club].id == id).ok_or(Unknown::Club(id));
        let round = |(id, ladder): (String, Ladder)| {
            let found = competition.rounds().iter().position(|round| round.id == id);
            found.map(|round| (RoundId(round as u32), ladder)).ok_or(Unknown::Round(id))
        };
        let change = |(id, change): (String, SavedChange)| {
            let SavedChange { clubs: [a, b], facts } = change;
            let tie = competition.tie_ids().find(|tie| competition[*tie].id == id).ok_or(Unknown::Tie(id))?;
            Ok((tie, Change { clubs: [a.map(club).transpose()?, b.map(club).transpose()?], facts }))
        };
        Ok(Scenario {
            regulations: self.regulations,
            rounds: self.rounds.into_iter().map(round).collect::<Result<_, Unknown>>()?,
            changes: self.changes.into_iter().map(change).collect::<Result<_, Unknown>>()?,
            until: self.until,
        })
    }
}
