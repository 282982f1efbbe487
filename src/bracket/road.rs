//! The road of a club: every node at which it stands, one after the other.

use super::Bracket;
use crate::competition::{ClubId, Node};

impl Bracket {
    /// Where a club stands next: where it came to from this node, or where it enters again after that.
    pub fn next_of(&self, node: Node, club: ClubId) -> Option<Node> {
        let ways = match node {
            Node::Tie(tie) => [self.competition().next(tie), self.competition().second_chance(tie)],
            Node::Place(_) => [None, None],
        };
        let stands = |node: &Node| self.clubs(*node).any(|other| other == club);
        // The first of both: who lost, and won elsewhere, may stand further on as well, where the other one went at once.
        ways.into_iter().flatten().filter(stands).min_by_key(|next| self.competition().column_of(*next)).or_else(|| {
            let here = self.competition().column_of(node);
            self.competition()
                .entries(club)
                .map(|(node, _)| node)
                .filter(stands)
                .find(|entry| self.competition().column_of(*entry) > here)
        })
    }

    /// Where a club stood before, on its road to a node.
    pub fn previous_of(&self, node: Node, club: ClubId) -> Option<Node> {
        self.road(club).find(|before| self.next_of(*before, club) == Some(node))
    }

    /// Every node at which a club stands, from where it enters to where it went out or got to.
    pub fn road(&self, club: ClubId) -> Road<'_> {
        let entry = self.competition().entry(club).map(|(node, _)| node);
        let stands = |node: &Node| self.clubs(*node).any(|other| other == club);
        Road { bracket: self, club, at: entry.filter(stands) }
    }
}

/// The nodes of a club's road, in order.
pub struct Road<'a> {
    bracket: &'a Bracket,
    club: ClubId,
    at: Option<Node>,
}

impl Iterator for Road<'_> {
    type Item = Node;

    fn next(&mut self) -> Option<Node> {
        let node = self.at?;
        self.at = self.bracket.next_of(node, self.club);
        Some(node)
    }
}
