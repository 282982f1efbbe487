//! The ranking: its scale and weights, and that what clubs reached stands on them.

use std::collections::HashSet;

use super::*;
use crate::source::problem::help;

/// The most competitions and seasons that count, and the most places on a scale: names are looked for among so many.
const MOST: usize = 64;
/// The largest weight of a season.
const HEAVIEST: u16 = 100;

impl Reader {
    pub(super) fn ranking(&mut self, entry: RankingEntry, path: &Path) -> Ranking {
        let scales = self.scales(entry.scale, &path.key("scale"));
        let seasons = self.seasons(entry.weights, &path.key("weights"));
        let mut ranking = Ranking {
            name: self.name(entry.name, &path.key("name")),
            scales,
            seasons,
            complete: Vec::new(),
            note: self.text_opt(entry.note, &path.key("note")),
            sources: self.source_ids(entry.sources, path),
            placings: Vec::new(),
        };
        // Without any, which is told already, nothing can stand on them.
        if !ranking.scales.is_empty() && !ranking.seasons.is_empty() {
            ranking.complete = self.complete(entry.complete, &ranking, &path.key("complete"));
            ranking.placings = self.placings(entry.placings, &ranking, &path.key("placings"));
            ranking.placings.sort_by_key(|placing| (placing.club, placing.edition));
        }
        ranking
    }

    /// Points as they are written.
    pub(super) fn points(&mut self, number: f64, path: &Path) -> Points {
        Points::from_number(number).unwrap_or_else(|| {
            let most = Points::MOST;
            let expected = format!("points up to {most}, with at most three digits after the point");
            self.problem(path, format!("found {number}; expected {expected}"));
            Points::ZERO
        })
    }

    fn scales(&mut self, entries: Entries<Entries<f64>>, path: &Path) -> Vec<Scale> {
        self.few(&entries, path);
        let mut scales = Vec::with_capacity(entries.0.len());
        for (competition, places) in entries.0 {
            let path = path.entry(&competition);
            self.few(&places, &path);
            let places = places.0.into_iter().map(|(place, points)| {
                let path = path.entry(&place);
                (self.id(place.clone(), &path), self.points(points, &path))
            });
            let places = places.collect();
            scales.push(Scale { competition: self.id(competition.clone(), &path), places });
        }
        scales
    }

    fn seasons(&mut self, entries: Entries<WeightNumber>, path: &Path) -> Vec<Season> {
        self.few(&entries, path);
        let mut seasons = Vec::with_capacity(entries.0.len());
        for (name, WeightNumber(weight)) in entries.0 {
            let path = path.entry(&name);
            if !(1..=HEAVIEST).contains(&weight) {
                self.problem(&path, format!("found {weight}; expected 1 to {HEAVIEST}"));
            }
            seasons.push(Season { name: self.id(name.clone(), &path), weight });
        }
        seasons
    }

    /// Holds that an object has neither no keys nor very many.
    fn few<T>(&mut self, entries: &Entries<T>, path: &Path) {
        let count = entries.0.len();
        if !(1..=MOST).contains(&count) {
            self.problem(path, format!("has {count} keys; expected 1 to {MOST}"));
        }
    }

    fn complete(&mut self, entries: Vec<CompleteEntry>, ranking: &Ranking, path: &Path) -> Vec<Complete> {
        let mut seen = HashSet::new();
        let mut complete = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let path = path.index(i);
            let sources = self.source_ids(entry.sources, &path);
            let Some(edition) = self.edition(&entry.season, &entry.competition, ranking, &path) else { continue };
            if !seen.insert(edition) {
                self.problem_of(ProblemKind::Twice, &path, "stands twice; expected each season of a competition once");
            }
            complete.push(Complete { edition, sources });
        }
        complete
    }

    fn placings(&mut self, entries: Vec<PlacingEntry>, ranking: &Ranking, path: &Path) -> Vec<Placing> {
        let mut seen = HashSet::new();
        let mut placings = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let path = path.index(i);
            let note = self.text_opt(entry.note, &path.key("note"));
            let sources = self.source_ids(entry.sources, &path);
            let club = self.club(&entry.club, &path.key("club"));
            let edition = self.edition(&entry.season, &entry.competition, ranking, &path);
            let (Some(club), Some(edition)) = (club, edition) else { continue };
            if !seen.insert((club, edition)) {
                self.problem_of(
                    ProblemKind::Twice,
                    &path,
                    "the club has a place in this season of the competition already; expected one",
                );
            }
            let scale = &ranking.scales[edition.scale];
            let places = scale.places.iter().map(|(place, _)| place.as_str());
            let what = format!("place in the {}", scale.competition);
            let place = self.position(&what, &entry.reached, places, &path.key("reached"));
            placings.extend(place.map(|place| Placing { club, edition, place, note, sources }));
        }
        placings
    }

    fn edition(&mut self, season: &str, competition: &str, ranking: &Ranking, path: &Path) -> Option<Edition> {
        let seasons = ranking.seasons.iter().map(|season| season.name.as_str());
        let season = self.position("weight for the season", season, seasons, &path.key("season"));
        let competitions = ranking.scales.iter().map(|scale| scale.competition.as_str());
        let scale = self.position("scale for the competition", competition, competitions, &path.key("competition"));
        Some(Edition { season: season?, scale: scale? })
    }

    /// Where a name stands among those that the ranking has, or a problem that says which may have been meant.
    fn position<'a>(
        &mut self,
        what: &str,
        name: &str,
        known: impl Iterator<Item = &'a str> + Clone,
        path: &Path,
    ) -> Option<usize> {
        let found = known.clone().position(|other| other == name);
        if found.is_none() {
            self.problem_of(
                ProblemKind::Missing,
                path,
                format!("there is no {what} {}{}", quoted(name), help(name, known)),
            );
        }
        found
    }
}
