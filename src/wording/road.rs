//! Where clubs come from, and where they go to.

use super::{club, fixture, result};
use crate::bracket::{Bracket, Node};
use crate::competition::{PlaceId, Side, Slot, TieId};
use crate::label;

/// How the club on a side came to a tie.
pub fn came_from(bracket: &Bracket, tie: TieId, side: Side) -> String {
    let round = |tie| bracket.competition()[bracket.tie(tie).round].name.to_lowercase();
    match bracket.tie(tie).slot(side) {
        Slot::ToBeDrawn => "to be drawn".to_owned(),
        Slot::LoserOf(feeder) => format!("went out of the {}, but came in again", fixture(bracket, feeder)),
        Slot::Club(_) => {
            let entry = format!("enters in the {}", round(tie));
            let competition = bracket.competition();
            match (&competition.entry_by, bracket.club(tie, side).and_then(|club| competition[club].points)) {
                (Some(by), Some(points)) => format!("{entry}: {points} {by}"),
                (Some(by), None) => format!("{entry}; {by} not known"),
                (None, _) => entry,
            }
        }
        Slot::WinnerOf(feeder) => match bracket.decision(feeder).winner() {
            Some(winner) => {
                let (loser, result) = (club(bracket, feeder, !winner), result(bracket, feeder, winner));
                format!("{} v {loser}: {result}", round(feeder))
            }
            None => format!("winner of {}", fixture(bracket, feeder)),
        },
    }
}

/// Where the winner of a tie goes next.
pub fn goes_to(bracket: &Bracket, tie: TieId) -> String {
    let competition = bracket.competition();
    match bracket.next(tie) {
        None => "no further tie here".to_owned(),
        Some(Node::Place(place)) => {
            let stage = competition.group_stage.as_ref().map_or("group stage", |stage| &stage.name);
            format!("place {} of the {}", competition.place_code(place), stage.to_lowercase())
        }
        Some(Node::Tie(next)) => {
            let side = bracket.side_fed(Node::Tie(next), tie);
            let round = competition[bracket.tie(next).round].name.to_lowercase();
            format!("{} in the {round}", club(bracket, next, !side))
        }
    }
}

/// One sentence about a place of the group stage: its club, and where that finished.
pub fn place(bracket: &Bracket, place: PlaceId) -> String {
    let competition = bracket.competition();
    let (code, name) = label::place(bracket, place);
    let from = competition[place].from;
    match bracket.club_at(place) {
        None => format!("{code} goes to the {name}."),
        Some(club) => {
            let came = bracket.decision(from).winner().map_or_else(String::new, |winner| {
                format!(", after {} against {}", result(bracket, from, winner), self::club(bracket, from, !winner))
            });
            let finished = label::final_position(bracket, club)
                .map_or_else(String::new, |position| format!(" They finished {position} in the group."));
            format!("{code}: {name}{came}.{finished}")
        }
    }
}
