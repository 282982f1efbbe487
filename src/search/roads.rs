//! Which of the nodes where a club stands are on its road. Nearly all are: who entered once, and came to each as it should
//! have, stands nowhere else. Only the roads of the others are gone along.

use std::collections::{BTreeSet, HashSet};

use crate::bracket::Bracket;
use crate::competition::{ClubId, Competition, Node, Side};

/// The nodes and clubs of which it is to be doubted, however the competition is looked at.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    /// The clubs that enter more than once.
    again: Vec<ClubId>,
    /// The sides on which a club is named that comes from another tie: it may not have come there.
    named: Vec<(Node, Side)>,
}

/// The roads of all clubs of a bracket.
#[derive(Debug, Default)]
pub(super) struct Roads {
    /// Where clubs stand, but not on their roads.
    astray: HashSet<(Node, ClubId)>,
}

impl Doubts {
    pub fn of(competition: &Competition) -> Doubts {
        let again = competition.club_ids().filter(|club| competition.entries(*club).nth(1).is_some());
        let sides = nodes(competition).flat_map(|node| Side::BOTH.map(|side| (node, side)));
        let is_named = |(node, side): &(Node, Side)| match node {
            Node::Tie(tie) => competition[*tie].named(*side).is_some(),
            Node::Place(place) => competition[*place].club.is_some(),
        };
        Doubts { again: again.collect(), named: sides.filter(is_named).collect() }
    }

    /// The clubs whose roads have to be gone along: one that stands where another is due is among them.
    fn clubs(&self, bracket: &Bracket) -> BTreeSet<ClubId> {
        let strangers = self.named.iter().filter_map(|(node, side)| {
            let club = match node {
                Node::Tie(tie) => bracket.club(*tie, *side),
                Node::Place(place) => bracket.club_at(*place),
            };
            club.filter(|_| bracket.club_due(*node, *side) != club)
        });
        self.again.iter().copied().chain(strangers).collect()
    }
}

impl Roads {
    pub fn of(bracket: &Bracket, doubts: &Doubts) -> Roads {
        let clubs = doubts.clubs(bracket);
        let mut astray = HashSet::new();
        if !clubs.is_empty() {
            let nodes = nodes(bracket.competition());
            let standing = nodes.flat_map(|node| bracket.clubs(node).map(move |club| (node, club)));
            astray.extend(standing.filter(|(_, club)| clubs.contains(club)));
        }
        for club in clubs {
            for node in bracket.road(club) {
                astray.remove(&(node, club));
            }
        }
        Roads { astray }
    }

    /// Whether a node at which a club stands is on its road.
    pub fn has(&self, node: Node, club: ClubId) -> bool {
        self.astray.is_empty() || !self.astray.contains(&(node, club))
    }
}

fn nodes(competition: &Competition) -> impl Iterator<Item = Node> + use<> {
    competition.tie_ids().map(Node::Tie).chain(competition.place_ids().map(Node::Place))
}
