//! What the whole and a tie both have: sources, regulations, disputes, and whoever fills a side or a place.

use super::document::{Dispute, Regulations, Slot, Version};
use crate::bracket::Bracket;
use crate::competition::{self as file, Competition, Node, Side, SourceId};

/// The ids of sources.
pub(super) fn sources<'a>(competition: &'a Competition, ids: &[SourceId]) -> Vec<&'a str> {
    ids.iter().map(|id| competition[*id].id.as_str()).collect()
}

pub(super) fn regulations<'a>(competition: &'a Competition, own: &'a file::Regulations) -> Regulations<'a> {
    Regulations {
        name: own.name.as_deref(),
        ladder: &own.ladder,
        assumed: own.assumed.as_deref(),
        sources: sources(competition, &own.sources),
    }
}

pub(super) fn disputes<'a>(competition: &'a Competition, disputes: &'a [file::Dispute]) -> Vec<Dispute<'a>> {
    let version =
        |version: &'a file::Version| Version { says: &version.says, sources: sources(competition, &version.sources) };
    let dispute = |dispute: &'a file::Dispute| Dispute {
        about: &dispute.about,
        kept: &dispute.kept.says,
        sources: sources(competition, &dispute.kept.sources),
        others: dispute.others.iter().map(version).collect(),
        note: dispute.note.as_deref(),
    };
    disputes.iter().map(dispute).collect()
}

pub(super) fn slot(bracket: &Bracket, node: Node, side: Side) -> Slot<'_> {
    let competition = bracket.competition();
    let club = match node {
        Node::Tie(tie) => bracket.club(tie, side),
        Node::Place(place) => bracket.club_at(place),
    };
    let id = |club: file::ClubId| competition[club].id.as_str();
    let slot = competition.slot(node, side);
    Slot {
        club: club.map(id),
        winner_of: if let file::Slot::WinnerOf(tie) = slot { Some(&competition[tie].id) } else { None },
        loser_of: if let file::Slot::LoserOf(tie) = slot { Some(&competition[tie].id) } else { None },
        to_be_drawn: slot == file::Slot::ToBeDrawn,
        due: bracket.club_due(node, side).map(id),
    }
}
