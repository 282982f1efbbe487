//! Ranking points: who has how many, how they come about, and where they explain nothing.

use super::names::names;
use super::{sources, the_round};
use crate::bracket::Bracket;
use crate::competition::{ClubId, Competition, Complete, Points, Ranking, Scale};
use crate::ranking::{self, Order, Share, Unexplained};

/// "Zamalek (39)"; the name alone where the points are not known.
pub fn with_points(competition: &Competition, club: ClubId, points: Option<Points>) -> String {
    let name = &competition[club].name;
    points.map_or_else(|| name.to_string(), |points| format!("{name} ({points})"))
}

/// A club's points, and the sum that they are: "39 CAF 5-year ranking points (5 + 10 + 6 + 8 + 10)".
pub(super) fn entry_points(competition: &Competition, club: ClubId) -> Option<String> {
    let by = competition.entries_by()?;
    let Some(points) = ranking::points(competition, club) else { return Some(format!("{by} not known")) };
    let sum = sum(competition, club).map_or_else(String::new, |sum| format!(" ({sum})"));
    Some(format!("{points} {by}{sum}"))
}

/// "5 + 10 + 6 + 8 + 10", or that there is nothing to add up: "no placing since 2018-19". None where one number says it.
fn sum(competition: &Competition, club: ClubId) -> Option<String> {
    ranking::computed(competition, club)?;
    let parts: Vec<String> = ranking::shares(competition, club).map(|share| share.points().to_string()).collect();
    match parts.as_slice() {
        [] => competition.ranking()?.seasons.first().map(|first| format!("no placing since {}", first.name)),
        [_] => None,
        parts => Some(parts.join(" + ")),
    }
}

/// "Champions League: winner 6, runner-up 5".
pub fn scale(scale: &Scale) -> String {
    let places: Vec<String> = scale.places.iter().map(|(place, points)| format!("{place} {points}")).collect();
    format!("{}: {}", scale.competition, places.join(", "))
}

/// "2018-19 × 1, 2019-20 × 2".
pub fn weights(ranking: &Ranking) -> String {
    let weights: Vec<String> = ranking.seasons.iter().map(|of| format!("{} × {}", of.name, of.weight)).collect();
    weights.join(", ")
}

/// A season of which every club on the scale is known: "2018-19 Champions League (allAfrica; Goal)".
pub fn complete(bracket: &Bracket, ranking: &Ranking, complete: &Complete) -> String {
    let (season, scale) = ranking.edition(complete.edition);
    let edition = format!("{} {}", season.name, scale.competition);
    match sources(bracket, &complete.sources) {
        none if none.is_empty() => edition,
        sources => format!("{edition} ({sources})"),
    }
}

/// What is known of a club that reached nothing on the scale.
pub fn without_placing(ranking: &Ranking) -> &'static str {
    if ranking.is_complete() {
        "A club without a placing has 0 points."
    } else {
        "The points of a club without a placing are not known."
    }
}

/// What a placing brings: "2018-19 Confederation Cup, winner: 5×1 = 5".
pub fn share(share: &Share) -> String {
    let Share { season, competition, place, base, weight, .. } = share;
    format!("{season} {competition}, {place}: {base}×{weight} = {}", share.points())
}

/// That points do not tell why some clubs enter in a later round than others.
pub fn unexplained(bracket: &Bracket, found: &Unexplained) -> String {
    let competition = bracket.competition();
    let round = the_round(competition.column_name(found.column));
    let named = |(club, points): &(ClubId, Points)| with_points(competition, *club, Some(*points));
    match found.order {
        Order::Level => {
            let clubs = names(found.clubs.iter().map(|(club, _)| competition[*club].name.to_string()));
            let earlier = match found.earlier.as_slice() {
                [only] => format!("{}, who enter", competition[*only].name),
                many => format!("{} clubs that enter", many.len()),
            };
            let most = found.most;
            format!("{clubs} enter in {round} with {most} points, like {earlier} earlier: the points do not tell why")
        }
        Order::Behind => {
            let earlier = names(found.earlier.iter().map(|club| named(&(*club, found.most))));
            let clubs = names(found.clubs.iter().map(named));
            format!("{clubs} enter in {round}, with fewer points than {earlier}, who enter earlier")
        }
    }
}
