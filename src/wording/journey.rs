//! A club's journey, told from its own side: how it came in, each tie and place, whom it could have met, and how it ended.

use super::names::first_of;
use super::road::{at_place, column, entry, passed};
use super::verdict::{missing, prize};
use super::{club, goes_to, the_round, tie_called, unexplained};
use crate::ask::{Finish, Journey, Others, Station};
use crate::bracket::Bracket;
use crate::competition::{Association, ClubId, Competition, Node, Side, Slot, TieId};
use crate::ranking::Unexplained;
use crate::rules::Verdict;

/// "Egypt (EGY)".
pub fn association(association: &Association) -> String {
    format!("{} ({})", association.name, association.code)
}

/// Where a club is at home, as far as that is known: "Rabat, Morocco (MAR)".
pub fn hometown(competition: &Competition, club: ClubId) -> String {
    let country = competition.association_of(club).map(association);
    competition[club].town.iter().map(ToString::to_string).chain(country).collect::<Vec<_>>().join(", ")
}

/// "Zamalek, Egypt (EGY)"; of a national team "Egypt (EGY)"; where its association is not known, the name alone.
pub fn with_association(competition: &Competition, club: ClubId) -> String {
    let name = &competition[club].name;
    match competition.association_of(club) {
        Some(of) if *name == of.name => association(of),
        Some(of) => format!("{name}, {}", association(of)),
        None => name.to_string(),
    }
}

/// How a club came to a station, where it did not simply win through: "enters in the second round: ...", "comes out of the
/// groups", "as the loser of semi-final 1".
pub fn arrival(bracket: &Bracket, club: ClubId, station: &Station) -> Option<String> {
    match bracket.competition().slot(station.node, station.side) {
        Slot::Club(_) => Some(entry(bracket, station.node, club)),
        Slot::LoserOf(tie) => Some(format!("as the loser of {}", tie_called(bracket, tie))),
        Slot::WinnerOf(_) | Slot::ToBeDrawn => None,
    }
}

/// That the points do not tell why a club enters where it does, where they do not.
pub fn unexplained_entry(bracket: &Bracket, club: ClubId, found: &[Unexplained]) -> Option<String> {
    let own = found.iter().find(|found| found.clubs.iter().any(|(other, _)| *other == club))?;
    Some(unexplained(bracket, own))
}

/// What there was at a station: "Second round v Arta Solar: 4–3", "Group stage, place B1: 1st".
pub fn station(bracket: &Bracket, club: ClubId, station: &Station) -> String {
    passed(bracket, station.node, club).unwrap_or_else(|| column(bracket, station.node).to_owned())
}

/// "could have met: Horseed"; none where nobody else could have come.
pub fn others(bracket: &Bracket, station: &Station) -> Option<String> {
    let Others { first, count } = &station.others;
    let names = first.iter().map(|club| bracket.competition()[*club].name.to_string()).collect();
    let could = if station.opponent.is_some() { "could have met" } else { "can meet" };
    (*count > 0).then(|| format!("{could}: {}", first_of(names, *count)))
}

/// How a journey ended, or stands: "lost to USM Alger, who went on to the group stage, place A1: 2nd". None where its last
/// station says so.
pub fn finish(bracket: &Bracket, journey: &Journey) -> Option<String> {
    Some(match journey.finish {
        Finish::InGroup(_) => return None,
        Finish::NotEntered => "where it enters is not known".to_owned(),
        Finish::Lost(tie) => {
            let to = format!("lost to {}", opponent(bracket, tie, journey.club));
            match journey.beaten_by {
                Some((winner, finish)) => format!("{to}, who {}", ended(bracket, winner, finish)),
                None => to,
            }
        }
        Finish::StillIn(tie) => match bracket.verdict(tie) {
            Verdict::Pending(what) => format!("still in: {}", missing(bracket, tie, *what)),
            _ => "still in: who goes through cannot be told".to_owned(),
        },
        Finish::Through(tie) => format!("went through; next: {}", goes_to(bracket, tie)),
        finish => ended(bracket, journey.club, finish),
    })
}

/// How far a club came: "went out in the second round against USM Alger".
fn ended(bracket: &Bracket, club: ClubId, finish: Finish) -> String {
    let round = |tie| the_round(column(bracket, Node::Tie(tie)));
    match finish {
        Finish::NotEntered => "are not in the draw".to_owned(),
        Finish::Won(tie) | Finish::Placed(tie) => {
            prize(bracket, tie).map_or_else(|| "went through".to_owned(), |prize| format!("won {prize}"))
        }
        Finish::InGroup(place) => {
            let stage = the_round(column(bracket, Node::Place(place)));
            format!("went on to {stage}, {}", at_place(bracket, place, club))
        }
        Finish::Through(_) => "went through".to_owned(),
        Finish::StillIn(_) => "are still in".to_owned(),
        Finish::Lost(tie) => format!("went out in {} against {}", round(tie), opponent(bracket, tie, club)),
        Finish::Neither(tie) => {
            format!("went out in {} by a ruling, like {}", round(tie), opponent(bracket, tie, club))
        }
    }
}

fn opponent(bracket: &Bracket, tie: TieId, of: ClubId) -> String {
    club(bracket, tie, bracket.side_of(tie, of).map_or(Side::B, |side| !side))
}
