//! Is what a file claims even true? Everything is worked out again from the facts, and whatever does not fit is told: a
//! finding with its severity, its place and a plain sentence.
//!
//! A file that cannot be read at all never comes here; that is `competition`'s to say.

use serde::Serialize;

use crate::bracket::{Bracket, Node};
use crate::claims;
use crate::competition::{Claim, ClubId, Group, Leg, Play, Side, Slot, TieId};
use crate::ranking::{self, Order};
use crate::rules::{Missing, Outcome, Step, Verdict};
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
    let to_be_drawn = bracket.order().iter().filter(|node| bracket.is_to_be_drawn(**node));
    let last_draw = to_be_drawn.map(|node| bracket.column_of(*node)).max();
    let mut checker = Checker { bracket, last_draw, findings: Vec::new() };
    checker.counts();
    checker.names();
    checker.pot();
    checker.points();
    for id in bracket.competition().tie_ids() {
        checker.outcome(id);
        checker.unseen(id);
        checker.clubs(id);
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
    /// The last column for which lots are still to be drawn.
    last_draw: Option<usize>,
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

    /// Clubs that stand in no tie: in the pot while lots are to be drawn.
    fn pot(&mut self) {
        let competition = self.bracket.competition();
        for id in competition.club_ids().filter(|id| self.bracket.entry(*id).is_none()) {
            let (severity, text) = match self.last_draw.is_some() {
                true => (Severity::Note, "is in the pot: lots are still to be drawn"),
                false => (Severity::Warning, "enters in no tie"),
            };
            self.add(severity, format!("club {}", competition[id].id), text);
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
                self.add(Severity::Error, format!("club {}", club.id), text);
            }
        }
        if competition.entry_by().is_none() {
            return;
        }
        for found in ranking::unexplained(self.bracket) {
            let severity = match found.order {
                Order::Level => Severity::Note,
                Order::Behind => Severity::Warning,
            };
            self.add(severity, self.bracket.column_name(found.column), wording::unexplained(self.bracket, &found));
        }
    }

    /// Facts that contradict each other, and ties that nobody can win any more.
    fn outcome(&mut self, id: TieId) {
        match &self.bracket.decision(id).verdict {
            Verdict::Contradiction(reasons) => {
                for reason in reasons {
                    self.add(Severity::Error, self.tie_id(id), wording::contradiction(self.bracket, id, *reason));
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

    /// What went on without figures, and what is still without an end though every leg was played.
    fn unseen(&mut self, id: TieId) {
        let decision = self.bracket.decision(id);
        let unseen = decision.trace.iter().filter(|rung| rung.outcome == Outcome::LevelUnseen);
        let unseen: Vec<&str> = unseen.map(|rung| rung.step.name()).collect();
        if !unseen.is_empty() {
            let text =
                format!("taken as level without figures, since a later step is on record: {}", unseen.join(", "));
            self.add(Severity::Note, self.tie_id(id), text);
        }
        let facts = &self.bracket.tie(id).facts;
        let all_played = facts.was_held() && facts.legs.iter().all(|leg| !leg.is_open());
        match decision.verdict {
            Verdict::Pending(missing) if all_played && !matches!(missing, Missing::Leg(_) | Missing::Legs) => {
                self.add(Severity::Note, self.tie_id(id), wording::why(self.bracket, id));
            }
            Verdict::Through { by: None, .. } if self.bracket.tie(id).sources.is_empty() => {
                let text = format!("{} No source says so", wording::why(self.bracket, id));
                self.add(Severity::Warning, self.tie_id(id), text);
            }
            _ => {}
        }
    }

    /// Clubs that played a tie, against those that should have come to it.
    fn clubs(&mut self, id: TieId) {
        for side in Side::BOTH {
            let (Some(named), Some(due)) =
                (self.bracket.tie(id).clubs[side.index()], self.bracket.club_due(Node::Tie(id), side))
            else {
                continue;
            };
            if named != due {
                let competition = self.bracket.competition();
                let (named, due) = (&competition[named].name, &competition[due].name);
                let from = self.bracket.origin(Node::Tie(id), side).map_or_else(String::new, |tie| self.tie_id(tie));
                let text = format!("{named} played it, but {due} should have come from {from}");
                self.add(Severity::Error, self.tie_id(id), text);
            }
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
        let (legs, due) = (tie.facts.legs_on_record(), self.bracket.competition().ladder_of(id).legs().unwrap_or(0));
        let ends_early =
            matches!(self.bracket.decision(id).decided_by(), Some(Step::AwayWin)) || tie.facts.ruling.is_some();
        if (1..due).contains(&legs) && !ends_early {
            let text = format!("has {}, but its regulations have {due}", wording::count(legs, "leg"));
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
        let tie = self.bracket.tie(id);
        if self.bracket.next(id).is_none() && self.should_lead_on(id) {
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

    /// Whether the winner of a tie should play on: not in the last round, nor for third place, nor on the way to a stage
    /// without places or to a draw that is still to come.
    fn should_lead_on(&self, id: TieId) -> bool {
        let competition = self.bracket.competition();
        let tie = self.bracket.tie(id);
        let stage = competition.group_stage.as_ref().and_then(|stage| stage.before);
        let to_stage = stage.map_or(!competition.places.is_empty(), |before| tie.round < before);
        let last = !to_stage && tie.round.index() + 1 == competition.rounds.len();
        let to_open_stage = to_stage && competition.places.is_empty();
        let placing = tie.slots.iter().any(|slot| matches!(slot, Slot::LoserOf(_)));
        let to_draw = self.last_draw > Some(self.bracket.column_of(Node::Tie(id)));
        !(last || to_open_stage || placing || to_draw)
    }

    fn places(&mut self) {
        let competition = self.bracket.competition();
        for id in competition.place_ids() {
            let place = &competition[id];
            if let (Some(drawn), Some(club)) = (place.drawn, self.bracket.club_at(id))
                && drawn != club
            {
                let (drawn, club) = (&competition[drawn].name, &competition[club].name);
                let came = match place.slot {
                    Slot::WinnerOf(tie) => format!("won {}", self.tie_id(tie)),
                    Slot::LoserOf(tie) => format!("lost {}", self.tie_id(tie)),
                    Slot::Club(_) | Slot::ToBeDrawn => "stand here".to_owned(),
                };
                let text = format!("{drawn} are said to have been drawn here, but {club} {came}");
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
