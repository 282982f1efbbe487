//! By which regulations each round was decided.

use super::Season;
use super::happened::Told;
use super::ties::{Column, Draft, Second};
use crate::competition::{Ladder, Regulations, Side};

/// The regulations of a round.
#[derive(Debug, Clone)]
pub(super) struct Law {
    ladder: Ladder,
    name: Option<String>,
    assumed: Option<String>,
    /// Those of ties that are told as one match though the round has two.
    alone: Ladder,
}

impl Law {
    pub fn ladder_of(&self, draft: &Draft) -> &Ladder {
        if draft.alone { &self.alone } else { &self.ladder }
    }

    pub fn own_of(&self, draft: &Draft) -> Option<Regulations> {
        draft.alone.then(|| Regulations {
            name: None,
            ladder: self.alone.clone(),
            assumed: Some("only one match is told".to_owned()),
            sources: Vec::new(),
        })
    }

    pub fn regulations(&self) -> Regulations {
        Regulations {
            name: self.name.clone(),
            ladder: self.ladder.clone(),
            assumed: self.assumed.clone(),
            sources: Vec::new(),
        }
    }
}

pub(super) fn of(_season: &Season, columns: &[Column], _told: &[Told], _went_on: &[Option<Side>]) -> Vec<Law> {
    let named = |name: &str| Ladder::named(name).unwrap_or_else(Ladder::caf);
    columns
        .iter()
        .map(|column| Law {
            ladder: named(match column.second {
                Second::Legs => "uefa-1970",
                Second::Replays => "fa-cup-1991",
                Second::None => "one-match",
            }),
            name: None,
            assumed: Some("a stand-in".to_owned()),
            alone: named("one-match"),
        })
        .collect()
}

/// The regulations that most rounds have.
pub(super) fn most_common(laws: &[Law]) -> Regulations {
    let count = |law: &&Law| laws.iter().filter(|other| other.ladder == law.ladder && other.name == law.name).count();
    laws.iter().max_by_key(count).map_or_else(
        || Regulations { name: None, ladder: Ladder::caf(), assumed: None, sources: Vec::new() },
        Law::regulations,
    )
}
