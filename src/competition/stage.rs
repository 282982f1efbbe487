//! The stage that is no knock-out: its groups, their places and their final tables.

use std::ops::Range;

use super::{ClubId, Dispute, Draw, PlaceId, RoundId, Slot, SourceId};

/// A stage that is no knock-out: groups, or a league phase.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GroupStage {
    /// What people call it, such as "Group stage".
    pub name: String,
    /// The round that follows it; none where it follows the last one.
    pub before: Option<RoundId>,
    /// When and where its groups were drawn.
    pub draw: Option<Draw>,
    /// In draw order.
    pub groups: Vec<Group>,
    /// What sources tell differently of it.
    pub disputes: Vec<Dispute>,
}

/// A group: its places in draw order, and its final table where it is known.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Group {
    /// Its letter, such as "D".
    pub name: String,
    pub(crate) places: Range<u32>,
    /// First place first. A fact from outside the draw.
    pub table: Vec<Standing>,
    /// Whatever else is worth knowing.
    pub note: Option<String>,
    /// Who tells of it.
    pub sources: Vec<SourceId>,
}

impl Group {
    /// Its places, position 1 first.
    pub fn places(&self) -> impl ExactSizeIterator<Item = PlaceId> + use<> {
        self.places.clone().map(PlaceId)
    }
}

/// A place in a group.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Place {
    /// The index of its group.
    pub group: usize,
    /// 1 is the first drawn.
    pub position: u32,
    /// Who fills it.
    pub slot: Slot,
    /// The club that filled it, where it came from a tie and the file names it all the same.
    pub club: Option<ClubId>,
    /// The club that sources say was drawn here: a claim.
    pub drawn: Option<ClubId>,
}

/// A line of a final table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Standing {
    /// Whose line it is.
    pub club: ClubId,
    /// Matches won.
    pub won: u16,
    /// Matches drawn.
    pub drawn: u16,
    /// Matches lost.
    pub lost: u16,
    /// Goals scored.
    pub scored: u16,
    /// Goals conceded.
    pub against: u16,
    /// Points as the table has them: less, where some were taken off.
    pub points: u16,
    /// Whether the club went on from the group.
    pub through: bool,
}
