//! The stage that is no knock-out: its groups with their places and tables.

use super::super::document::*;
use super::Reader;
use super::seat::Seat;
use super::tie::Filled;
use crate::competition::*;
use crate::source::problem::Path;

impl Reader {
    pub(super) fn group_stage(
        &mut self,
        entry: GroupStageEntry,
        before: Option<RoundId>,
        path: &Path,
    ) -> (GroupStage, Vec<Place>) {
        let mut groups = Vec::with_capacity(entry.groups.len());
        let mut places = Vec::new();
        for (i, group) in entry.groups.into_iter().enumerate() {
            let path = path.key("groups");
            let path = path.index(i);
            let first = places.len() as u32;
            for (j, place) in group.places.into_iter().enumerate() {
                let path = path.key("places");
                let path = path.index(j);
                places.push(self.place(place, (i, j), &path));
            }
            groups.push(Group {
                name: self.name(group.name, &path.key("name")),
                places: first..places.len() as u32,
                table: self.table(group.table, &path.key("table")),
                note: self.text_opt(group.note, &path.key("note")),
                sources: self.source_ids(group.sources, &path),
            });
        }
        let stage = GroupStage {
            name: self.name(entry.name, &path.key("name")),
            before,
            draw: entry.draw.map(|draw| self.draw(draw, &path.key("draw"))),
            groups,
            disputes: self.disputes(entry.disputes, &path.key("disputes")),
        };
        (stage, places)
    }

    /// A place by its group and its index there. One of which nothing is told waits for the draw.
    fn place(&mut self, entry: PlaceEntry, (group, index): (usize, usize), path: &Path) -> Place {
        let PlaceEntry { club, winner_of, loser_of, drawn } = entry;
        let fill = FillEntry { club, winner_of, loser_of };
        let Filled { slot, club } = if fill == FillEntry::default() && drawn.is_none() {
            Filled { slot: Slot::ToBeDrawn, club: None }
        } else {
            self.fill(fill, Seat::Place { group: group as u32, place: index as u32 }, path)
        };
        let drawn = drawn.and_then(|id| self.club(&id, &path.key("drawn")));
        Place { group, position: index as u32 + 1, slot, club, drawn }
    }

    fn table(&mut self, entries: Vec<StandingEntry>, path: &Path) -> Vec<Standing> {
        let mut table = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let Some(club) = self.club(&entry.club, &path.index(i).key("club")) else { continue };
            table.push(Standing {
                club,
                won: entry.won,
                drawn: entry.drawn,
                lost: entry.lost,
                scored: entry.scored,
                against: entry.against,
                points: entry.points,
                through: entry.through,
            });
        }
        table
    }
}
