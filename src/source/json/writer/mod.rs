//! From a competition to the text of a file that is read as the same: a document is made of it, the other way round than
//! `reader` does, and laid out for people to go on from. `tie` writes what stands within a tie, `ladder` regulations;
//! `lines` breaks the text into lines. What may be left out is.

mod ladder;
mod lines;
mod tie;

use serde::Serialize;
use serde::ser::Error;
use smol_str::SmolStr;

use super::FORMAT;
use super::document::*;
use super::entries::Entries;
use super::when::{DateText, TimeText};
use crate::competition::*;

/// Makes a document of a competition.
pub(super) struct Writer<'a>(pub &'a Competition);

/// The text of a document.
pub(super) fn text(document: &Document) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::new();
    document.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, lines::OneLine))?;
    let text = String::from_utf8(bytes).map_err(serde_json::Error::custom)?;
    Ok(lines::broken(&text))
}

impl Writer<'_> {
    pub fn document(&self) -> Document {
        let competition = self.0;
        let associations = competition.associations().iter();
        let sources = competition.sources().iter();
        Document {
            schema: None,
            cuptie: FORMAT,
            name: competition.name().to_owned(),
            season: competition.season().to_owned(),
            stage: competition.stage().map(str::to_owned),
            draw: competition.draw().map(|draw| self.draw(draw)),
            regulations: self.regulations(competition.regulations()),
            entry_by: competition.entry_by().map(str::to_owned),
            ranking: competition.ranking().map(|ranking| self.ranking(ranking)),
            stated: competition.stated().iter().map(|stated| self.stated(stated)).collect(),
            disputes: self.disputes(competition.disputes()),
            associations: Entries(associations.map(|own| (own.code.clone(), own.name.clone())).collect()),
            clubs: competition.clubs().iter().map(|club| self.club_entry(club)).collect(),
            rounds: competition.rounds().iter().map(|round| self.round(round)).collect(),
            group_stage: competition.group_stage().map(|stage| self.group_stage(stage)),
            sources: Entries(
                sources
                    .map(|own| (own.id.clone(), SourceEntry { title: own.title.clone(), url: own.url.clone() }))
                    .collect(),
            ),
            assumed: competition.assumed().to_vec(),
        }
    }

    fn sources(&self, ids: &[SourceId]) -> Vec<String> {
        ids.iter().map(|id| self.source(*id)).collect()
    }

    fn source(&self, id: SourceId) -> String {
        self.0[id].id.clone()
    }

    fn club(&self, id: ClubId) -> SmolStr {
        self.0[id].id.clone()
    }

    fn draw(&self, draw: &Draw) -> DrawEntry {
        let (local, gmt) = clock(draw.time);
        DrawEntry {
            date: DateText(draw.date),
            local,
            gmt,
            place: draw.place.clone(),
            sources: self.sources(&draw.sources),
        }
    }

    fn ranking(&self, ranking: &Ranking) -> RankingEntry {
        let place = |(place, points): &(String, Points)| (place.clone(), points.number());
        let scale = |scale: &Scale| (scale.competition.clone(), Entries(scale.places.iter().map(place).collect()));
        let names = |edition| {
            let (season, scale) = ranking.edition(edition);
            (season.name.clone(), scale.competition.clone())
        };
        let placing = |placing: &Placing| {
            let (season, competition) = names(placing.edition);
            PlacingEntry {
                club: self.club(placing.club).into(),
                season,
                competition,
                reached: ranking.scales[placing.edition.scale].places[placing.place].0.clone(),
                note: placing.note.clone(),
                sources: self.sources(&placing.sources),
            }
        };
        let complete = |complete: &Complete| {
            let (season, competition) = names(complete.edition);
            CompleteEntry { season, competition, sources: self.sources(&complete.sources) }
        };
        let weight = |season: &Season| (season.name.clone(), WeightNumber(season.weight));
        RankingEntry {
            name: ranking.name.clone(),
            scale: Entries(ranking.scales.iter().map(scale).collect()),
            weights: Entries(ranking.seasons.iter().map(weight).collect()),
            placings: ranking.placings.iter().map(placing).collect(),
            complete: ranking.complete.iter().map(complete).collect(),
            note: ranking.note.clone(),
            sources: self.sources(&ranking.sources),
        }
    }

    fn stated(&self, stated: &Stated) -> StatedEntry {
        let entering = stated.entering.iter().map(|(round, clubs)| (self.0[*round].id.clone(), *clubs));
        StatedEntry {
            source: self.source(stated.source),
            clubs: stated.clubs,
            places: stated.places,
            entering: Entries(entering.collect()),
        }
    }

    fn disputes(&self, disputes: &[Dispute]) -> Vec<DisputeEntry> {
        let version =
            |version: &Version| VersionEntry { says: version.says.clone(), sources: self.sources(&version.sources) };
        let dispute = |dispute: &Dispute| DisputeEntry {
            about: dispute.about.clone(),
            kept: dispute.kept.says.clone(),
            sources: self.sources(&dispute.kept.sources),
            others: dispute.others.iter().map(version).collect(),
            note: dispute.note.clone(),
        };
        disputes.iter().map(dispute).collect()
    }

    fn club_entry(&self, club: &Club) -> ClubEntry {
        ClubEntry {
            id: club.id.clone(),
            name: club.name.clone(),
            association: club.association.map(|association| self.0[association].code.as_str().into()),
            town: club.town.clone(),
            points: club.points.map(Points::number),
            aliases: club.aliases.clone(),
        }
    }

    fn round(&self, round: &Round) -> RoundEntry {
        let windows = round.windows.iter().map(|window| [DateText(window.first), DateText(window.last)]);
        RoundEntry {
            id: round.id.clone(),
            name: round.name.clone(),
            windows: windows.collect(),
            regulations: round.regulations.as_ref().map(|own| self.regulations(own)),
            ties: round.ties().map(|tie| self.tie(&self.0[tie])).collect(),
        }
    }

    fn group_stage(&self, stage: &GroupStage) -> GroupStageEntry {
        GroupStageEntry {
            name: stage.name.clone(),
            before: stage.before.map(|round| self.0[round].id.clone()),
            draw: stage.draw.as_ref().map(|draw| self.draw(draw)),
            groups: stage.groups.iter().map(|group| self.group(group)).collect(),
            disputes: self.disputes(&stage.disputes),
        }
    }

    fn group(&self, group: &Group) -> GroupEntry {
        let place = |id: PlaceId| {
            let place = &self.0[id];
            let FillEntry { club, winner_of, loser_of } = self.fill(place.slot, place.club).unwrap_or_default();
            PlaceEntry { club, winner_of, loser_of, drawn: place.drawn.map(|club| self.club(club)) }
        };
        GroupEntry {
            name: group.name.clone(),
            places: group.places().map(place).collect(),
            table: group.table.iter().map(|standing| self.standing(standing)).collect(),
            note: group.note.clone(),
            sources: self.sources(&group.sources),
        }
    }

    fn standing(&self, standing: &Standing) -> StandingEntry {
        StandingEntry {
            club: self.club(standing.club),
            won: standing.won,
            drawn: standing.drawn,
            lost: standing.lost,
            scored: standing.scored,
            against: standing.against,
            points: standing.points,
            through: standing.through,
        }
    }
}

fn clock(clock: Clock) -> (Option<TimeText>, Option<TimeText>) {
    (clock.local.map(TimeText), clock.gmt.map(TimeText))
}
