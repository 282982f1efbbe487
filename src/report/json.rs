//! The settled bracket for other programs: what the file states and what was worked out, in one document.
//!
//! The field names are a promise; a test holds them.

use serde::Serialize;

use crate::bracket::{Bracket, Node};
use crate::competition::{ClubId, Kicks, PlaceId, Points, Score, Side, TieId};
use crate::ranking;
use crate::rules::{self, Step};
use crate::search::Found;
use crate::wording;

#[derive(Serialize)]
struct Report<'a> {
    competition: &'a str,
    season: &'a str,
    stage: Option<&'a str>,
    rounds: Vec<&'a str>,
    ties: Vec<Tie<'a>>,
    clubs: Vec<Club<'a>>,
    places: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Tie<'a> {
    id: &'a str,
    round: &'a str,
    /// None while it is not known which club that will be.
    a: Option<&'a str>,
    b: Option<&'a str>,
    legs: Vec<Leg>,
    aggregate: Option<Score>,
    penalties: Option<Score>,
    winner: Option<Side>,
    decided_by: Option<Step>,
    why: String,
    next: Option<String>,
}

#[derive(Serialize)]
struct Leg {
    host: Side,
    date: Option<String>,
    score: Option<Score>,
}

#[derive(Serialize)]
struct Club<'a> {
    name: &'a str,
    association: &'a str,
    enters: Option<&'a str>,
    points: Option<Points>,
    aliases: &'a [String],
}

#[derive(Serialize)]
struct Place<'a> {
    code: String,
    club: Option<&'a str>,
    /// The tie whose winner fills it; none where a club enters.
    from: Option<&'a str>,
}

pub(super) fn text(bracket: &Bracket, found: Option<&Found>) -> serde_json::Result<String> {
    let competition = bracket.competition();
    let shown = |node| found.is_none_or(|found| found.has(node));
    let club = |id: ClubId| {
        let club = &competition[id];
        Club {
            name: &club.name,
            association: &competition.association_of(id).code,
            enters: bracket.entry(id).map(|(node, _)| bracket.column_name(bracket.column_of(node))),
            points: ranking::points(competition, id),
            aliases: &club.aliases,
        }
    };
    let place = |id: PlaceId| Place {
        code: competition.place_code(id),
        club: bracket.club_at(id).map(|club| competition[club].name.as_str()),
        from: bracket.origin(Node::Place(id), Side::A).map(|tie| competition[tie].id.as_str()),
    };
    let report = Report {
        competition: &competition.name,
        season: &competition.season,
        stage: competition.stage.as_deref(),
        rounds: competition.rounds.iter().map(|round| round.name.as_str()).collect(),
        ties: competition.tie_ids().filter(|id| shown(Node::Tie(*id))).map(|id| tie(bracket, id)).collect(),
        clubs: competition.club_ids().filter(|id| found.is_none_or(|found| found.has_club(*id))).map(club).collect(),
        places: competition.place_ids().filter(|id| shown(Node::Place(*id))).map(place).collect(),
    };
    serde_json::to_string_pretty(&report)
}

fn tie(bracket: &Bracket, id: TieId) -> Tie<'_> {
    let competition = bracket.competition();
    let (tie, decision) = (bracket.tie(id), bracket.decision(id));
    let club = |side| bracket.club(id, side).map(|club| competition[club].name.as_str());
    let leg = |leg: &crate::competition::Leg| Leg {
        host: leg.host,
        date: leg.date.map(|date| date.to_string()),
        score: leg.score(),
    };
    Tie {
        id: &tie.id,
        round: &competition[tie.round].name,
        a: club(Side::A),
        b: club(Side::B),
        legs: tie.facts.legs.iter().map(leg).collect(),
        aggregate: rules::aggregate(&tie.facts),
        penalties: tie.facts.shootout_that_counts().and_then(Kicks::goals),
        winner: decision.winner(),
        decided_by: decision.decided_by(),
        why: wording::why(bracket, id),
        next: bracket.next(id).map(|next| match next {
            Node::Tie(next) => competition[next].id.clone(),
            Node::Place(place) => competition.place_code(place),
        }),
    }
}
