//! The report of a competition as a whole: rounds, clubs, places, groups, and what stands beside them.

use super::document::{
    Club, Complete, Day, Draw, Group, GroupStage, Place, Placing, Ranking, Report, Round, Scenario, Source, Standing,
    Stated, TimeOfDay,
};
use super::parts::List;
use super::shared::{disputes, regulations, slot, sources};
use super::tie;
use crate::bracket::Bracket;
use crate::claims;
use crate::competition::{self as file, ClubId, Competition, Node, PlaceId, Side};
use crate::ranking;
use crate::search::Found;
use crate::wording;

/// The report of a bracket, or of what was found in it.
pub fn report<'a>(bracket: &'a Bracket, found: Option<&'a Found>) -> Report<'a> {
    let competition = bracket.competition();
    let shown = move |node| found.is_none_or(|found| found.has(node));
    let shown_club = move |club| found.is_none_or(|found| found.has_club(club));
    Report {
        competition: competition.name(),
        season: competition.season(),
        stage: competition.stage(),
        scenario: scenario(bracket),
        draw: competition.draw().map(|own| draw(competition, own)),
        regulations: regulations(competition, competition.regulations()),
        entry_by: competition.entry_by(),
        ranking: competition.ranking().map(|own| ranking(competition, own)),
        stated: competition.stated().iter().map(|own| stated(competition, own)).collect(),
        disputes: disputes(competition, competition.disputes()),
        rounds: competition.rounds().iter().map(|own| round(competition, own)).collect(),
        ties: List::new(move || {
            competition.tie_ids().filter(move |id| shown(Node::Tie(*id))).map(|id| tie::tie(bracket, id))
        }),
        clubs: List::new(move || competition.club_ids().filter(move |id| shown_club(*id)).map(|id| club(bracket, id))),
        group_stage: competition.group_stage().map(|stage| group_stage(bracket, stage, shown)),
        places: List::new(move || {
            competition.place_ids().filter(move |id| shown(Node::Place(*id))).map(|id| place(bracket, id))
        }),
        associations: competition.associations().iter().map(|own| (own.code.as_str(), own.name.as_str())).collect(),
        sources: competition.sources().iter().map(|own| (own.id.as_str(), source(own))).collect(),
        assumed: competition.assumed(),
        cleaned: competition.cleaned(),
    }
}

fn scenario(bracket: &Bracket) -> Option<Scenario<'_>> {
    let own = bracket.scenario();
    let told = |says| Scenario { says, regulations: own.regulations.as_ref(), until: own.until.map(Day) };
    wording::scenario(bracket).map(told)
}

fn source(source: &file::Source) -> Source<'_> {
    Source { title: &source.title, url: source.url.as_deref() }
}

fn draw<'a>(competition: &'a Competition, draw: &'a file::Draw) -> Draw<'a> {
    Draw {
        date: Day(draw.date),
        local: draw.time.local.map(TimeOfDay),
        gmt: draw.time.gmt.map(TimeOfDay),
        place: draw.place.as_deref(),
        sources: sources(competition, &draw.sources),
    }
}

fn ranking<'a>(competition: &'a Competition, own: &'a file::Ranking) -> Ranking<'a> {
    let places = |scale: &'a file::Scale| scale.places.iter().map(|(place, points)| (place.as_str(), *points));
    let placing = |club: ClubId| {
        ranking::shares(competition, club).map(move |share| Placing {
            club: &competition[club].id,
            season: share.season,
            competition: share.competition,
            reached: share.place,
            points: share.points(),
            note: share.placing.note.as_deref(),
            sources: sources(competition, &share.placing.sources),
        })
    };
    let complete = |complete: &'a file::Complete| Complete {
        season: &own.seasons[complete.edition.season].name,
        competition: &own.scales[complete.edition.scale].competition,
        sources: sources(competition, &complete.sources),
    };
    Ranking {
        name: &own.name,
        scale: own.scales.iter().map(|scale| (scale.competition.as_str(), places(scale).collect())).collect(),
        weights: own.seasons.iter().map(|season| (season.name.as_str(), season.weight)).collect(),
        placings: competition.club_ids().flat_map(placing).collect(),
        complete: own.complete.iter().map(complete).collect(),
        note: own.note.as_deref(),
        sources: sources(competition, &own.sources),
    }
}

fn stated<'a>(competition: &'a Competition, stated: &'a file::Stated) -> Stated<'a> {
    let entering = stated.entering.iter().map(|(round, clubs)| (competition[*round].id.as_str(), *clubs));
    Stated {
        source: &competition[stated.source].id,
        clubs: stated.clubs,
        places: stated.places,
        entering: entering.collect(),
        agrees: claims::counts_of(competition, stated).all(|count| count.agrees()),
    }
}

fn round<'a>(competition: &'a Competition, round: &'a file::Round) -> Round<'a> {
    Round {
        id: &round.id,
        name: &round.name,
        windows: round.windows.iter().map(|window| [Day(window.first), Day(window.last)]).collect(),
        regulations: round.regulations.as_ref().map(|own| regulations(competition, own)),
    }
}

fn club(bracket: &Bracket, id: ClubId) -> Club<'_> {
    let competition = bracket.competition();
    let club = &competition[id];
    Club {
        id: &club.id,
        name: &club.name,
        association: competition.association_of(id).map(|association| association.code.as_str()),
        town: club.town.as_deref(),
        aliases: &club.aliases,
        enters: bracket.competition().entry(id).map(|(node, _)| competition.column_name(competition.column_of(node))),
        points: ranking::points(competition, id),
        stated_points: club.points,
        road: bracket.road(id).map(|node| competition.code(node)).collect(),
    }
}

/// The stage, with the groups of which a place is shown.
fn group_stage<'a>(bracket: &'a Bracket, stage: &'a file::GroupStage, shown: impl Fn(Node) -> bool) -> GroupStage<'a> {
    let competition = bracket.competition();
    let seen = |group: &&file::Group| {
        let mut places = group.places().peekable();
        places.peek().is_none() || places.any(|place| shown(Node::Place(place)))
    };
    GroupStage {
        name: &stage.name,
        before: stage.before.map(|round| competition[round].id.as_str()),
        draw: stage.draw.as_ref().map(|own| draw(competition, own)),
        groups: stage.groups.iter().filter(seen).map(|own| group(bracket, own)).collect(),
        disputes: disputes(competition, bracket.stage_disputes()),
    }
}

fn group<'a>(bracket: &'a Bracket, group: &'a file::Group) -> Group<'a> {
    let competition = bracket.competition();
    let standing = |line: &file::Standing| Standing {
        club: &competition[line.club].id,
        name: &competition[line.club].name,
        won: line.won,
        drawn: line.drawn,
        lost: line.lost,
        scored: line.scored,
        against: line.against,
        points: line.points,
        through: line.through,
    };
    Group {
        name: &group.name,
        places: group.places().map(|place| competition.place_code(place)).collect(),
        table: bracket.table(group).iter().map(standing).collect(),
        note: bracket.group_note(group),
        sources: sources(competition, &group.sources),
    }
}

fn place(bracket: &Bracket, id: PlaceId) -> Place<'_> {
    let competition = bracket.competition();
    let place = &competition[id];
    Place {
        code: competition.place_code(id),
        group: &competition.group(place).name,
        position: place.position,
        slot: slot(bracket, Node::Place(id), Side::A),
        name: bracket.club_at(id).map(|club| competition[club].name.as_str()),
        drawn: bracket.drawn(id).map(|club| competition[club].id.as_str()),
    }
}
