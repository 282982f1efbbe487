//! What comes out otherwise in one view of a competition than in another: which ties, how, and who takes whose place.

use crate::bracket::Bracket;
use crate::competition::{ClubId, PlaceId, Side, TieId};
use crate::rules::{Step, Verdict};

/// How a tie comes out otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Turn {
    /// Between the same clubs, and another one goes through.
    Otherwise,
    /// Between the same clubs, and one goes through where that could not be told.
    Settled,
    /// Between the same clubs, and nobody can tell who goes through: this step would have followed, where it is one.
    Untold(Option<Step>),
    /// Between other clubs, as far as they are known.
    OtherClubs,
}

/// Everything that comes out otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turned {
    /// The ties, the first one first.
    pub ties: Vec<(TieId, Turn)>,
    /// The places that go to another club, or to none that can be told.
    pub places: Vec<PlaceId>,
}

impl Turned {
    /// Whether everything comes out the same.
    pub fn is_none(&self) -> bool {
        self.ties.is_empty()
    }

    /// How a tie comes out otherwise; none where it does not.
    pub fn of(&self, tie: TieId) -> Option<Turn> {
        let found = self.ties.binary_search_by_key(&tie, |(tie, _)| *tie);
        found.ok().map(|at| self.ties[at].1)
    }

    /// How many ties come out otherwise in some way.
    pub fn count(&self, is: impl Fn(Turn) -> bool) -> usize {
        self.ties.iter().filter(|(_, turn)| is(*turn)).count()
    }
}

/// What comes out otherwise in a view than in another of the same competition.
pub fn turned(view: &Bracket, other: &Bracket) -> Turned {
    let ties: Vec<(TieId, Turn)> =
        view.other_than(other).filter_map(|tie| Some((tie, turn(view, other, tie)?))).collect();
    let changed = |place: &PlaceId| view.club_at(*place) != other.club_at(*place);
    let places = if ties.is_empty() { Vec::new() } else { view.competition().place_ids().filter(changed).collect() };
    Turned { ties, places }
}

fn turn(view: &Bracket, other: &Bracket, tie: TieId) -> Option<Turn> {
    let clubs = |bracket: &Bracket| Side::BOTH.map(|side| bracket.club(tie, side));
    match (winner(view, tie), winner(other, tie)) {
        _ if clubs(view) != clubs(other) => Some(Turn::OtherClubs),
        (here, there) if here == there => None,
        (Some(_), None) => Some(Turn::Settled),
        (Some(_), Some(_)) => Some(Turn::Otherwise),
        (None, _) => Some(Turn::Untold(match view.verdict(tie) {
            Verdict::Pending(missing) => missing.step(),
            _ => None,
        })),
    }
}

/// The side that goes through, even where it is not known which club that is.
fn winner(bracket: &Bracket, tie: TieId) -> Option<(Side, Option<ClubId>)> {
    bracket.verdict(tie).winner().map(|side| (side, bracket.club(tie, side)))
}
