//! What does not fit in the competition as a whole: counts, names, clubs that stand nowhere, groups.

use std::collections::HashSet;

use super::{About, Checker, Kind, Severity};
use crate::claims;
use crate::competition::{ClubId, Node, PlaceId, RoundId, Side, Slot};
use crate::ranking::{self, Order};
use crate::wording;

impl Checker<'_> {
    pub(super) fn whole(&mut self) {
        self.counts();
        self.names();
        self.pot();
        self.points();
        self.assumed();
        let cleaned = self.bracket.competition().cleaned();
        if cleaned > 0 {
            self.add(Severity::Warning, Kind::Cleaned, About::File, wording::cleaned(cleaned));
        }
    }

    /// What sources count, against what there is.
    fn counts(&mut self) {
        let competition = self.bracket.competition();
        for count in claims::counts(competition).filter(|count| !count.agrees()) {
            let (source, counted) = (&competition[count.source].title, wording::counted(competition, count.of));
            let text = format!("{source} states {} {counted}; here there are {}", count.stated, count.found);
            self.add(Severity::Error, Kind::Count, About::File, text);
        }
    }

    /// Names that could mean two clubs.
    fn names(&mut self) {
        let competition = self.bracket.competition();
        let mut names: Vec<(String, ClubId)> = competition
            .club_ids()
            .flat_map(|id| {
                let club = &competition[id];
                std::iter::once(club.name.as_str())
                    .chain(club.aliases.iter().map(String::as_str))
                    .map(move |name| (name.to_lowercase(), id))
            })
            .collect();
        names.sort();
        names.dedup();
        for pair in names.windows(2) {
            if let [(name, one), (other, two)] = pair
                && name == other
            {
                let text = format!("both go by the name “{name}”");
                self.add(Severity::Warning, Kind::SharedName, About::Clubs(*one, *two), text);
            }
        }
    }

    /// Clubs that stand in no tie: in the pot while lots are to be drawn.
    fn pot(&mut self) {
        let draw_to_come = self.last_draw.is_some();
        for id in self.bracket.competition().club_ids().filter(|id| self.bracket.competition().entry(*id).is_none()) {
            if draw_to_come {
                let text = "is in the pot: lots are still to be drawn";
                self.add(Severity::Note, Kind::InThePot, About::Club(id), text);
            } else {
                self.add(Severity::Warning, Kind::EntersNowhere, About::Club(id), "enters in no tie");
            }
        }
    }

    /// Ranking points that are stated otherwise than they come to, and rounds of entry that they do not explain.
    fn points(&mut self) {
        let competition = self.bracket.competition();
        for id in competition.club_ids() {
            let (club, computed) = (&competition[id], ranking::computed(competition, id));
            if let (Some(stated), Some(computed)) = (club.points, computed)
                && stated != computed
            {
                let text = format!("{stated} points are stated; what {} reached comes to {computed}", club.name);
                self.add(Severity::Error, Kind::Points, About::Club(id), text);
            }
        }
        if competition.entries_by().is_none() {
            return;
        }
        for found in ranking::unexplained(self.bracket) {
            let severity = match found.order {
                Order::Level => Severity::Note,
                Order::Behind => Severity::Warning,
            };
            let text = wording::unexplained(self.bracket, &found);
            self.add(severity, Kind::EntryRound, About::Column(found.column), text);
        }
    }

    /// What no source tells, but was taken to be so: regulations, each where they hold first, and everything else.
    fn assumed(&mut self) {
        let competition = self.bracket.competition();
        let mut told: HashSet<Option<RoundId>> = HashSet::new();
        for id in competition.tie_ids() {
            let Some(why) = self.bracket.regulations(id).and_then(|own| own.assumed.as_ref()) else { continue };
            let (tie, column) = (&competition[id], competition.column_of(Node::Tie(id)));
            let of_round = competition[tie.round].regulations.as_ref().map(|_| tie.round);
            let about = if tie.regulations.is_some() { About::Tie(id) } else { About::Column(column) };
            if tie.regulations.is_some() || told.insert(of_round) {
                self.add(Severity::Note, Kind::Assumed, about, format!("the regulations are assumed: {why}"));
            }
        }
        for assumed in competition.assumed() {
            self.add(Severity::Note, Kind::Assumed, About::File, assumed);
        }
    }

    pub(super) fn groups(&mut self) {
        let competition = self.bracket.competition();
        for id in competition.place_ids() {
            self.drawn(id);
        }
        let ties: HashSet<&str> = competition.ties().iter().map(|tie| tie.id.as_str()).collect();
        for id in competition.place_ids().filter(|id| ties.contains(competition.place_code(*id).as_str())) {
            let text = "is the name of a place and the id of a tie";
            self.add(Severity::Warning, Kind::Ambiguous, About::Place(id), text);
        }
        for group in 0..competition.groups().len() {
            self.table(group);
        }
    }

    /// The club that came to a place, against the one that is said to have been drawn there.
    fn drawn(&mut self, id: PlaceId) {
        let competition = self.bracket.competition();
        let (Some(drawn), Some(club)) = (competition[id].drawn, self.bracket.club_at(id)) else { return };
        if drawn == club {
            return;
        }
        let (drawn, club) = (&competition[drawn].name, &competition[club].name);
        let came = match competition.slot(Node::Place(id), Side::A) {
            Slot::WinnerOf(tie) => format!("won {}", competition[tie].id),
            Slot::LoserOf(tie) => format!("lost {}", competition[tie].id),
            Slot::Club(_) | Slot::ToBeDrawn => "stand here".to_owned(),
        };
        let text = format!("{drawn} are said to have been drawn here, but {club} {came}");
        self.add(Severity::Error, Kind::DrawnElsewhere, About::Place(id), text);
    }

    /// A final table against its group and its own points.
    fn table(&mut self, index: usize) {
        let competition = self.bracket.competition();
        let group = &competition.groups()[index];
        let clubs: Vec<ClubId> = group.places().filter_map(|place| self.bracket.club_at(place)).collect();
        for standing in self.bracket.table(group) {
            let name = &competition[standing.club].name;
            if clubs.len() == group.places().len() && !clubs.contains(&standing.club) {
                let text = format!("{name} stand in the table, but not in the group");
                self.add(Severity::Error, Kind::Table, About::Group(index), text);
            }
            let points = standing.won.saturating_mul(3).saturating_add(standing.drawn);
            if points != standing.points {
                let text = format!("{name} have {} points; wins and draws come to {points}", standing.points);
                self.add(Severity::Warning, Kind::Table, About::Group(index), text);
            }
        }
    }
}
