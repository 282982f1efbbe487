//! The roads of clubs: every tie and place with whom else they could have met, and how far the club came that they lost to;
//! or the same for other programs.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::json::List;
use crate::ask::{Finish, Journey, Station};
use crate::bracket::Bracket;
use crate::competition::{ClubId, Node, Side};
use crate::paper::Paper;
use crate::ranking::{self, Unexplained};
use crate::wording::{self, NAMED};

/// Every club with its road.
pub(super) fn print(paper: &mut Paper<impl Write>, bracket: &Bracket, clubs: &[ClubId]) -> io::Result<()> {
    paper.line(&wording::title(bracket))?;
    let unexplained = ranking::unexplained(bracket);
    for club in clubs {
        paper.line("")?;
        paper.line(&wording::with_association(bracket.competition(), *club))?;
        print_one(paper, bracket, &Journey::of(bracket, *club, NAMED), &unexplained)?;
    }
    Ok(())
}

fn print_one(
    paper: &mut Paper<impl Write>,
    bracket: &Bracket,
    journey: &Journey,
    unexplained: &[Unexplained],
) -> io::Result<()> {
    let code = |station: &Station| bracket.competition().code(station.node);
    let width = journey.stations.iter().map(|station| code(station).width()).max().unwrap_or(0);
    for (number, station) in journey.stations.iter().enumerate() {
        if let Some(arrival) = wording::arrival(bracket, journey.club, station) {
            paper.line(&format!("  {arrival}"))?;
        }
        if let Some(doubt) = wording::unexplained_entry(bracket, journey.club, unexplained).filter(|_| number == 0) {
            paper.line(&format!("  {doubt}"))?;
        }
        let (code, told) = (code(station), wording::station(bracket, journey.club, station));
        let space = " ".repeat(width - code.width());
        paper.line(&format!("  {code}{space}  {told}"))?;
        if let Some(others) = wording::others(bracket, station) {
            paper.line(&format!("  {:width$}  {others}", ""))?;
        }
    }
    wording::finish(bracket, journey).map_or(Ok(()), |finish| paper.line(&format!("  {finish}")))
}

/// What became of each club, for other programs.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    /// How the competition is looked at, where that is not how it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    scenario: Option<String>,
    clubs: List<'a, Road<'a>>,
}

#[derive(Serialize)]
struct Road<'a> {
    id: &'a str,
    name: &'a str,
    /// The code; it is not there where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    association: Option<&'a str>,
    stops: Vec<Stop<'a>>,
    #[serde(flatten)]
    end: End,
    /// The end in words; none where the last stop says it.
    sentence: Option<String>,
    beaten_by: Option<BeatenBy<'a>>,
}

/// A tie, or a place of a group.
#[derive(Serialize)]
struct Stop<'a> {
    tie: Option<&'a str>,
    place: Option<String>,
    /// The round, or the group stage.
    column: &'a str,
    /// Of a tie.
    side: Option<Side>,
    /// How the club came there, in words; none where it won through.
    arrival: Option<String>,
    opponent: Option<&'a str>,
    winner: Option<Side>,
    /// In words, the club's goals first.
    told: String,
    /// All others that could have come to the other side; while nobody has come, all that still can.
    could_have_met: Vec<&'a str>,
}

/// The club that it lost to in the end, and what became of that one.
#[derive(Serialize)]
struct BeatenBy<'a> {
    id: &'a str,
    #[serde(flatten)]
    end: End,
}

/// How a road ended, or stands, and at which tie or place.
#[derive(Serialize)]
struct End {
    end: &'static str,
    at: Option<String>,
}

impl<'a> Report<'a> {
    pub fn of(bracket: &'a Bracket, clubs: &'a [ClubId]) -> Report<'a> {
        let road = |club: &ClubId| road(bracket, *club);
        Report { scenario: wording::scenario(bracket), clubs: List::new(move || clubs.iter().map(road)) }
    }
}

fn road(bracket: &Bracket, id: ClubId) -> Road<'_> {
    let competition = bracket.competition();
    // Nobody is left out for another program.
    let journey = Journey::of(bracket, id, usize::MAX);
    let club = |id: ClubId| competition[id].id.as_str();
    Road {
        id: club(id),
        name: &competition[id].name,
        association: competition.association_of(id).map(|association| association.code.as_str()),
        stops: journey.stations.iter().map(|station| stop(bracket, id, station)).collect(),
        end: end(bracket, journey.finish),
        sentence: wording::finish(bracket, &journey),
        beaten_by: journey.beaten_by.map(|(id, finish)| BeatenBy { id: club(id), end: end(bracket, finish) }),
    }
}

fn stop<'a>(bracket: &'a Bracket, id: ClubId, station: &Station) -> Stop<'a> {
    let competition = bracket.competition();
    let club = |id: ClubId| competition[id].id.as_str();
    let tie = station.node.tie();
    Stop {
        tie: tie.map(|tie| competition[tie].id.as_str()),
        place: tie.is_none().then(|| competition.code(station.node)),
        column: competition.column_name(competition.column_of(station.node)),
        side: tie.map(|_| station.side),
        arrival: wording::arrival(bracket, id, station),
        opponent: station.opponent.map(club),
        winner: tie.and_then(|tie| bracket.verdict(tie).winner()),
        told: wording::station(bracket, id, station),
        could_have_met: station.others.first.iter().copied().map(club).collect(),
    }
}

fn end(bracket: &Bracket, finish: Finish) -> End {
    let (end, at) = match finish {
        Finish::NotEntered => ("not_entered", None),
        Finish::Won(tie) => ("won", Some(Node::Tie(tie))),
        Finish::Placed(tie) => ("placed", Some(Node::Tie(tie))),
        Finish::InGroup(place) => ("in_group", Some(Node::Place(place))),
        Finish::Through(tie) => ("through", Some(Node::Tie(tie))),
        Finish::StillIn(tie) => ("still_in", Some(Node::Tie(tie))),
        Finish::Lost(tie) => ("lost", Some(Node::Tie(tie))),
        Finish::Neither(tie) => ("neither", Some(Node::Tie(tie))),
    };
    End { end, at: at.map(|node| bracket.competition().code(node)) }
}
