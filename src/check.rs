//! Is what a file claims even true? Everything is worked out again from the facts, and whatever does not fit is told: a
//! finding with its severity, its place and a plain sentence.
//!
//! A file that cannot be read at all never comes here; that is `competition`'s to say.

use serde::Serialize;

use crate::bracket::{Bracket, Node};
use crate::claims;
use crate::competition::{Claim, ClubId, Group, Leg, Play, RoundId, Side, Slot, TieId};
use crate::rules::Verdict;
use crate::wording;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Odd, and known to be so.
    Note,
    /// Probably a mistake.
    Warning,
    /// Cannot be so.
    Error,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub severity: Severity,
    /// The id of a tie ("r1-04 leg 2"), a place or group, or what else it is about.
    pub place: String,
    pub message: String,
}

/// Everything that does not fit, in the order of the bracket.
pub fn check(bracket: &Bracket) -> Vec<Finding> {
    let mut checker = Checker { bracket, findings: Vec::new() };
    checker.counts();
    checker.names();
    for id in bracket.competition().tie_ids() {
        checker.outcome(id);
        checker.claims(id);
        checker.dates(id);
        checker.ways(id);
    }
    checker.places();
    if bracket.competition().cleaned > 0 {
        let text = wording::cleaned(bracket.competition().cleaned);
        checker.add(Severity::Warning, "file", text);
    }
    checker.findings
}

struct Checker<'a> {
    bracket: &'a Bracket,
    findings: Vec<Finding>,
}

impl Checker<'_> {
    fn add(&mut self, severity: Severity, place: impl Into<String>, message: impl Into<String>) {
        self.findings.push(Finding { severity, place: place.into(), message: message.into() });
    }

    fn tie_id(&self, id: TieId) -> String {
        self.bracket.tie(id).id.clone()
    }

    /// What sources count, against what there is.
    fn counts(&mut self) {
        for count in wording::counts(self.bracket).filter(|count| count.stated != count.found) {
            let text =
                format!("{} states {} {}; here there are {}", count.source, count.stated, count.what, count.found);
            self.add(Severity::Error, "file", text);
        }
    }

    /// Names that could mean two clubs.
    fn names(&mut self) {
        let competition = self.bracket.competition();
        let mut names: Vec<(String, ClubId)> = competition
            .club_ids()
            .flat_map(|id| {
                let club = &competition[id];
                std::iter::once(&club.name).chain(&club.aliases).map(move |name| (name.to_lowercase(), id))
            })
            .collect();
        names.sort();
        names.dedup();
        for pair in names.windows(2) {
            if let [(name, one), (other, two)] = pair
                && name == other
            {
                let (one, two) = (&competition[*one].id, &competition[*two].id);
                self.add(Severity::Warning, format!("clubs {one}, {two}"), format!("both go by the name “{name}”"));
            }
        }
    }

    /// Facts that contradict each other, and ties that nobody can win any more.
    fn outcome(&mut self, id: TieId) {
        match &self.bracket.decision(id).verdict {
            Verdict::Contradiction(reasons) => {
                for reason in reasons {
                    self.add(Severity::Error, self.tie_id(id), wording::contradiction(*reason));
                }
            }
            Verdict::Level => self.add(Severity::Error, self.tie_id(id), wording::why(self.bracket, id)),
            Verdict::Pending(_) if self.next_is_played(id) => {
                let text = format!("{} Yet the next tie has been played", wording::why(self.bracket, id));
                self.add(Severity::Error, self.tie_id(id), text);
            }
            _ => {}
        }
    }

    fn next_is_played(&self, id: TieId) -> bool {
        match self.bracket.next(id) {
            Some(Node::Tie(next)) => self.bracket.tie(next).facts.legs.iter().any(|leg| leg.on_pitch().is_some()),
            _ => false,
        }
    }

    fn claims(&mut self, id: TieId) {
        let tie = self.bracket.tie(id);
        for claim in &tie.claims {
            let source = &self.bracket.competition()[claim.source].title;
            for mismatch in claims::compare(self.bracket, id, claim) {
                let text = format!(
                    "{source} states “{}”; {}",
                    wording::claim(self.bracket, id, claim),
                    wording::mismatch(self.bracket, id, mismatch)
                );
                // A difference that the file itself tells is no discovery.
                let known = tie
                    .disputes
                    .iter()
                    .any(|dispute| dispute.others.iter().any(|other| other.sources.contains(&claim.source)));
                self.add(if known { Severity::Note } else { Severity::Error }, self.tie_id(id), text);
            }
            self.claimed_name(id, claim);
        }
    }

    fn claimed_name(&mut self, id: TieId, claim: &Claim) {
        let (Some(name), Some(club)) = (&claim.winner_name, claim.winner.and_then(|side| self.bracket.club(id, side)))
        else {
            return;
        };
        let club = &self.bracket.competition()[club];
        let source = &self.bracket.competition()[claim.source].title;
        let text = format!("{source} calls {} “{name}”", club.name);
        let known = *name == club.name || club.aliases.contains(name);
        self.add(if known { Severity::Note } else { Severity::Error }, self.tie_id(id), text);
    }

    fn dates(&mut self, id: TieId) {
        let tie = self.bracket.tie(id);
        let windows = &self.bracket.competition()[tie.round].windows;
        let legs = tie.facts.legs.len();
        if (1..windows.len()).contains(&legs) && tie.facts.ruling.is_none() {
            let text = format!("has {}, but the round has dates for {}", wording::count(legs, "leg"), windows.len());
            self.add(Severity::Warning, self.tie_id(id), text);
        }
        let mut before: Option<&Leg> = None;
        for (i, leg) in tie.facts.legs.iter().enumerate() {
            let place = || format!("{} leg {}", tie.id, i + 1);
            let Some(date) = leg.date else { continue };
            if let Some(window) = windows.get(i)
                && !window.contains(date)
            {
                let verb = if leg.is_open() { "set for" } else { "played on" };
                let text =
                    format!("{verb} {}, outside the round’s dates, {}", wording::date(date), wording::window(*window));
                self.add(Severity::Note, place(), text);
            }
            if let Some(earlier) = before.and_then(|leg| leg.date)
                && date < earlier
            {
                let (date, earlier) = (wording::date(date), wording::date(earlier));
                self.add(Severity::Error, place(), format!("on {date}, before the leg ahead of it, {earlier}"));
            }
            before = Some(leg);
        }
        let hosts: Vec<Side> = tie.facts.legs.iter().filter(|leg| leg.counts().is_some()).map(|leg| leg.host).collect();
        if let [one, two] = hosts[..]
            && one == two
        {
            let host = wording::club(self.bracket, id, one);
            self.add(Severity::Warning, self.tie_id(id), format!("{host} host both legs"));
        }
        let first = tie.facts.legs.iter().filter_map(|leg| leg.date).min();
        for feeder in self.bracket.feeders(Node::Tie(id)) {
            let last = self.bracket.tie(feeder).facts.legs.iter().filter_map(|leg| leg.date).max();
            if let (Some(first), Some(last)) = (first, last)
                && first <= last
            {
                let text = format!(
                    "begins on {}, when {} has not ended ({})",
                    wording::date(first),
                    self.bracket.tie(feeder).id,
                    wording::date(last)
                );
                self.add(Severity::Error, self.tie_id(id), text);
            }
        }
    }

    /// Where clubs come from and winners go: ends that are open.
    fn ways(&mut self, id: TieId) {
        let competition = self.bracket.competition();
        let tie = self.bracket.tie(id);
        let last_round = RoundId(competition.rounds.len() as u32 - 1);
        if self.bracket.next(id).is_none() && (tie.round != last_round || !competition.places.is_empty()) {
            self.add(Severity::Warning, self.tie_id(id), "its winner is awaited nowhere");
        }
        for side in Side::BOTH {
            if tie.slot(side) == Slot::ToBeDrawn {
                let played = tie.facts.legs.iter().any(|leg| matches!(leg.play, Play::Played(_)));
                let severity = if played { Severity::Error } else { Severity::Note };
                self.add(severity, self.tie_id(id), format!("side {} is still to be drawn", ["a", "b"][side.index()]));
            }
        }
    }

    fn places(&mut self) {
        let competition = self.bracket.competition();
        for id in competition.place_ids() {
            let place = &competition[id];
            if let (Some(drawn), Some(club)) = (place.drawn, self.bracket.club_at(id))
                && drawn != club
            {
                let (drawn, club) = (&competition[drawn].name, &competition[club].name);
                let text =
                    format!("{drawn} are said to have been drawn here, but {club} won {}", self.tie_id(place.from));
                self.add(Severity::Error, competition.place_code(id), text);
            }
        }
        for id in competition.place_ids() {
            let code = competition.place_code(id);
            if competition.ties.iter().any(|tie| tie.id == code) {
                self.add(Severity::Warning, code, "is the name of a place and the id of a tie");
            }
        }
        for group in competition.groups() {
            self.table(group);
        }
    }

    fn table(&mut self, group: &Group) {
        let competition = self.bracket.competition();
        let place = format!("group {}", group.name);
        let clubs: Vec<ClubId> = group.places().filter_map(|place| self.bracket.club_at(place)).collect();
        for standing in &group.table {
            let name = &competition[standing.club].name;
            if clubs.len() == group.places().len() && !clubs.contains(&standing.club) {
                self.add(Severity::Error, place.clone(), format!("{name} stand in the table, but not in the group"));
            }
            let points = standing.won.saturating_mul(3).saturating_add(standing.drawn);
            if points != standing.points {
                let text = format!("{name} have {} points; wins and draws come to {points}", standing.points);
                self.add(Severity::Warning, place.clone(), text);
            }
        }
    }
}
