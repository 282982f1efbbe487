//! Where clubs come from, and where they go to.

use super::points::entry_points;
use super::{club, club_at, fixture, ordinal, result, the_round};
use crate::bracket::Bracket;
use crate::competition::{ClubId, Node, PlaceId, Prize, Side, Slot, TieId};

/// The road of the club on a side to a tie, oldest first: every tie and place that it was in before, and that it enters
/// here, if it does. Where the club is not known yet, what that waits for.
pub fn road(bracket: &Bracket, tie: TieId, side: Side) -> Vec<String> {
    let Some(club) = bracket.club(tie, side) else { return awaited(bracket, tie, side).into_iter().collect() };
    let here = bracket.competition().column_of(Node::Tie(tie));
    let before = bracket.road(club).take_while(|node| bracket.competition().column_of(*node) < here);
    let enters = matches!(bracket.tie(tie).slot(side), Slot::Club(_));
    let entry = enters.then(|| entry(bracket, Node::Tie(tie), club));
    before.filter_map(|node| passed(bracket, node, club)).chain(entry).collect()
}

fn awaited(bracket: &Bracket, tie: TieId, side: Side) -> Option<String> {
    match bracket.tie(tie).slot(side) {
        Slot::WinnerOf(feeder) | Slot::LoserOf(feeder) => {
            let (fixture, stand) = (fixture(bracket, feeder), result(bracket, feeder, Side::A));
            Some(format!("{}, {fixture}: {stand}", round(bracket, feeder)))
        }
        Slot::Club(_) | Slot::ToBeDrawn => None,
    }
}

/// A tie or a place on the road of a club that stands there: "Second round v Arta Solar: 4–3".
pub(super) fn passed(bracket: &Bracket, node: Node, club: ClubId) -> Option<String> {
    let tie = match node {
        Node::Tie(tie) => tie,
        Node::Place(place) => return Some(in_group(bracket, place, club)),
    };
    let side = bracket.side_of(tie, club)?;
    let lost = bracket.verdict(tie).winner() == Some(!side);
    let against = if lost { ", lost to" } else { " v" };
    let opponent = self::club(bracket, tie, !side);
    Some(format!("{}{against} {opponent}: {}", round(bracket, tie), result(bracket, tie, side)))
}

fn in_group(bracket: &Bracket, place: PlaceId, club: ClubId) -> String {
    format!("{}, {}", column(bracket, Node::Place(place)), at_place(bracket, place, club))
}

/// "place B2", and where its club finished once that is known: "place B2: 3rd".
pub(super) fn at_place(bracket: &Bracket, place: PlaceId, club: ClubId) -> String {
    let finished = final_position(bracket, club).map_or_else(String::new, |position| format!(": {position}"));
    format!("place {}{finished}", bracket.competition().place_code(place))
}

/// That a club enters at a node, and with how many points, where these decided it; or that it comes there out of the stage
/// before.
pub(super) fn entry(bracket: &Bracket, node: Node, club: ClubId) -> String {
    if let Some(stage) = bracket.competition().group_stage()
        && bracket.competition().is_after_stage(node)
    {
        return format!("comes out of {}", the_round(&stage.name));
    }
    let round = the_round(column(bracket, node));
    match entry_points(bracket.competition(), club) {
        Some(points) => format!("enters in {round}: {points}"),
        None => format!("enters in {round}"),
    }
}

fn round(bracket: &Bracket, tie: TieId) -> &str {
    column(bracket, Node::Tie(tie))
}

/// The name of the round, or of the stage, that a node stands in.
pub(super) fn column(bracket: &Bracket, node: Node) -> &str {
    bracket.competition().column_name(bracket.competition().column_of(node))
}

/// Where the winner of a tie goes next.
pub fn goes_to(bracket: &Bracket, tie: TieId) -> String {
    let competition = bracket.competition();
    match competition.next(tie) {
        None => match (competition.prize(tie), competition.group_stage()) {
            (Prize::Competition, _) => format!("nothing more: here the {} is won", competition.name()),
            (Prize::Placing, _) => "nothing more".to_owned(),
            (Prize::PlaysOn, Some(stage)) if !competition.is_after_stage(Node::Tie(tie)) => the_round(&stage.name),
            (Prize::PlaysOn, _) => "no further tie here".to_owned(),
        },
        Some(Node::Place(place)) => {
            let stage = the_round(column(bracket, Node::Place(place)));
            format!("place {} of {stage}", competition.place_code(place))
        }
        Some(Node::Tie(next)) => {
            let side = competition.side_fed(Node::Tie(next), tie);
            format!("{} in {}", club(bracket, next, !side), the_round(round(bracket, next)))
        }
    }
}

/// One sentence about a place of the group stage: its club, and where that finished.
pub fn place(bracket: &Bracket, place: PlaceId) -> String {
    let competition = bracket.competition();
    let (code, name) = (competition.place_code(place), club_at(bracket, Node::Place(place), Side::A));
    let from = competition.feeders(Node::Place(place)).next();
    match bracket.club_at(place) {
        None if matches!(competition[place].slot, Slot::ToBeDrawn) => format!("{code} is {name}."),
        None => format!("{code} goes to the {name}."),
        Some(club) => {
            let won = from.and_then(|tie| Some((tie, bracket.verdict(tie).winner()?)));
            let came = won.map_or_else(String::new, |(tie, winner)| {
                format!(", after {} against {}", result(bracket, tie, winner), self::club(bracket, tie, !winner))
            });
            let finished = final_position(bracket, club)
                .map_or_else(String::new, |position| format!(" They finished {position} in the group."));
            format!("{code}: {name}{came}.{finished}")
        }
    }
}

/// Where a club finished in its group, "1st"; none where the final table is not known.
pub fn final_position(bracket: &Bracket, club: ClubId) -> Option<String> {
    let tables = bracket.competition().groups().iter().map(|group| bracket.table(group));
    let mut positions = tables.filter_map(|table| table.iter().position(|standing| standing.club == club));
    positions.next().map(|position| ordinal(position + 1))
}
