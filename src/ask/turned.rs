//! What comes out otherwise in one view of a competition than in another.

use crate::bracket::Bracket;
use crate::competition::Side;

/// How many ties come out otherwise, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turned {
    /// Between the same clubs, and another one goes through.
    pub otherwise: usize,
    /// Between the same clubs, and nobody can tell who goes through.
    pub untold: usize,
    /// Between other clubs, as far as they are known.
    pub not_played: usize,
}

impl Turned {
    /// Whether everything comes out the same.
    pub fn is_none(self) -> bool {
        self == Turned::default()
    }
}

/// What comes out otherwise in a view than in another of the same competition.
pub fn turned(view: &Bracket, other: &Bracket) -> Turned {
    let mut turned = Turned::default();
    for id in view.competition().tie_ids() {
        let clubs = |bracket: &Bracket| Side::BOTH.map(|side| bracket.club(id, side));
        match view.winner(id) {
            _ if clubs(view) != clubs(other) => turned.not_played += 1,
            winner if winner == other.winner(id) => {}
            Some(_) => turned.otherwise += 1,
            None => turned.untold += 1,
        }
    }
    turned
}
