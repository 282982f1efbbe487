//! Where in the file somebody comes, to a side of a tie or to a place of a group: small, for one is remembered for each club
//! and each tie. As a place it is told only where two come where one can.

use crate::competition::{RoundId, Side};
use crate::source::problem::{Pointer, Step};

/// A side of a tie, or a place of a group, as the file counts them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seat {
    /// In a tie of a round, by its index there.
    Side { round: RoundId, tie: u32, side: Side },
    /// In a group, by the index of each.
    Place { group: u32, place: u32 },
}

impl Seat {
    /// Where it stands in the file.
    pub fn pointer(self) -> Pointer {
        let key = |key: &'static str| Step::Key(key.into());
        let index = |index: u32| Step::Index(index as usize);
        Pointer(match self {
            Seat::Side { round, tie, side } => {
                let side = key(if side == Side::A { "a" } else { "b" });
                vec![key("rounds"), index(round.0), key("ties"), index(tie), side]
            }
            Seat::Place { group, place } => {
                vec![key("group_stage"), key("groups"), index(group), key("places"), index(place)]
            }
        })
    }
}

/// The seats that are taken, each by something that is known by its number.
#[derive(Debug, Default)]
pub(super) struct Taken(Vec<Option<Seat>>);

impl Taken {
    /// Remembers a seat; returns the one that the same has taken before.
    pub fn by(&mut self, number: u32, seat: Seat) -> Option<Seat> {
        let number = number as usize;
        if self.0.len() <= number {
            self.0.resize(number + 1, None);
        }
        self.0[number].replace(seat)
    }
}
