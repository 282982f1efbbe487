//! A competition with every tie settled: who meets whom, who goes through, and each club's road.
//!
//! A [`Bracket`] is a view of a competition: looked at in another way, only the ties that this concerns are settled again.
//! Which tie leads where is `competition`'s to know, and where it stands on a canvas `layout`'s to work out.
//!
//! `settle` settles ties and settles them again, each kind of them that `alike` tells once; `shared` is what views have in
//! common; `road` is where a club goes on from each tie.

mod alike;
mod road;
mod settle;
mod shared;

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

pub use self::road::Road;
use crate::competition::{
    Claim, ClubId, Competition, Dispute, Facts, Group, Ladder, LegStory, Node, PlaceId, Regulations, Side, Slot,
    Standing, Story, Tie, TieId, Window,
};
use crate::rules::{self, Decision, Verdict};
use crate::scenario::edit::{self, Edit};
use crate::scenario::{self, Change, Counted, Days, RoundDays, Scenario};
use alike::Alike;
use shared::Shared;

/// A competition looked at in one way, with every tie settled as far as its facts go.
///
/// Views of one competition share it with its links. To be cloned costs little, until one of them looks otherwise.
#[derive(Debug, Clone)]
pub struct Bracket {
    competition: Arc<Competition>,
    scenario: Scenario,
    /// By round, the ladder that the scenario has in the place of its own.
    ladders: Vec<Option<Ladder>>,
    /// On which day what was known, once a scenario has needed it.
    days: Arc<OnceLock<Days>>,
    alike: Arc<Alike>,
    /// How every tie really came out.
    real: Shared<Settled>,
    /// How it comes out here.
    ties: Shared<Settled>,
}

/// What is worked out about one tie.
#[derive(Debug, Clone)]
struct Settled {
    clubs: [Option<ClubId>; 2],
    /// One for all ties that are alike.
    upshot: Arc<Upshot>,
    /// What is told of a tie in which something else is held than what is on record: it follows from the rest, once it is
    /// asked for.
    told: OnceLock<Arc<Story>>,
}

impl PartialEq for Settled {
    fn eq(&self, other: &Settled) -> bool {
        self.clubs == other.clubs && self.upshot == other.upshot
    }
}

/// What a tie comes to between its clubs.
#[derive(Debug, PartialEq, Eq)]
struct Upshot {
    verdict: Verdict,
    seen: Seen,
}

/// What counts in a tie.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    /// What is on record.
    Record,
    /// Nothing: what is on record was not played by the clubs that meet here.
    NotPlayed,
    /// This, between the clubs that really met: what of the record would have come about under other regulations, or what is
    /// changed. What is told of it follows.
    Held(Facts),
    /// This, and no more is told of it: it was not known on the day that is looked at, or others have met.
    Instead(Counted),
}

impl Settled {
    fn new(clubs: [Option<ClubId>; 2], upshot: Arc<Upshot>) -> Settled {
        Settled { clubs, upshot, told: OnceLock::new() }
    }

    fn winner(&self) -> Option<ClubId> {
        self.clubs[self.upshot.verdict.winner()?.index()]
    }

    fn loser(&self) -> Option<ClubId> {
        self.clubs[(!self.upshot.verdict.winner()?).index()]
    }
}

impl Bracket {
    /// Settles every tie, round by round, as it really came out: all facts on record, under the regulations they had.
    pub fn new(competition: impl Into<Arc<Competition>>) -> Bracket {
        let competition = competition.into();
        let alike = Alike::of(&competition);
        let ties = Shared::of(&settle::really(&competition, &alike));
        Bracket {
            ladders: vec![None; competition.rounds().len()],
            competition,
            scenario: Scenario::default(),
            days: Arc::default(),
            alike: Arc::new(alike),
            real: ties.clone(),
            ties,
        }
    }

    /// The same competition looked at in another way.
    ///
    /// ```
    /// use cuptie::bracket::Bracket;
    /// use cuptie::rules::{Ladder, Missing, Verdict};
    /// use cuptie::scenario::Scenario;
    ///
    /// let real = Bracket::new(cuptie::source::built_in()?);
    /// let tie = real.competition().tie_ids().find(|tie| real.tie(*tie).id == "r2-02").expect("a tie of that name");
    /// assert!(real.winner(tie).is_some(), "on away goals");
    ///
    /// let without_away_goals = Scenario { regulations: Ladder::named("uefa-2021"), ..Scenario::default() };
    /// let other = real.under(without_away_goals);
    /// assert_eq!(*other.verdict(tie), Verdict::Pending(Missing::ExtraTime));
    /// # Ok::<(), cuptie::source::Problems>(())
    /// ```
    pub fn under(&self, scenario: Scenario) -> Bracket {
        let mut view = self.clone();
        view.look(scenario);
        view
    }

    /// The competition as it really was, up to the day that is looked at: what a view is held against.
    pub fn base(&self) -> Bracket {
        self.under(Scenario { until: self.scenario.until, ..Scenario::default() })
    }

    /// The ties of which something else is seen here than what really was, the first one first.
    pub fn otherwise(&self) -> impl Iterator<Item = TieId> + use<'_> {
        self.ties.other_than(&self.real)
    }

    /// The ties of which something else is seen here than in another view of the same competition, or the same for another
    /// reason, the first one first.
    pub fn other_than<'a>(&'a self, view: &'a Bracket) -> impl Iterator<Item = TieId> + use<'a> {
        self.ties.other_than(&view.ties)
    }

    /// Every day on which something became known, and the one before the first of them, in order.
    pub fn days_of_play(&self) -> &[Date] {
        self.days().all()
    }

    fn days(&self) -> &Days {
        self.days.get_or_init(|| Days::of(&self.competition))
    }

    /// Who came to a side of a node: the club that was named there, where what came before is what really did, or else the
    /// one that is due.
    fn who_came(&self, node: Node, side: Side) -> Option<ClubId> {
        let slot = self.competition.slot(node, side);
        let due = self.club_due(node, side);
        let as_it_was = due == self.really_due(slot) && self.is_known(node, slot);
        self.named(node, side).filter(|_| as_it_was).or(due)
    }

    /// The club that really came of a slot.
    fn really_due(&self, slot: Slot) -> Option<ClubId> {
        due(slot, |tie| &self.real[tie])
    }

    /// The club that the source names on a side of a node, though it came from a tie.
    fn named(&self, node: Node, side: Side) -> Option<ClubId> {
        match node {
            Node::Tie(tie) => self.competition[tie].named(side),
            Node::Place(place) => self.competition[place].club,
        }
    }

    /// Whether it was known, on the day up to which facts count, who came to a node that is filled so.
    fn is_known(&self, node: Node, slot: Slot) -> bool {
        let Some(until) = self.scenario.until else { return true };
        let (days, stage) = (self.days(), self.competition.group_stage());
        let day = match (slot, node) {
            (Slot::WinnerOf(tie) | Slot::LoserOf(tie), _) => days.of_round(self.competition[tie].round).last,
            // Out of the stage before it, when it began at the latest.
            (Slot::Club(_), Node::Tie(tie)) if self.competition.is_after_stage(node) => {
                let days = days.of_round(self.competition[tie].round);
                days.first.or(days.last)
            }
            (Slot::Club(_), Node::Place(_)) => match stage.and_then(|stage| stage.draw.as_ref()) {
                Some(draw) => Some(draw.date),
                None => return true,
            },
            (Slot::Club(_), Node::Tie(_)) | (Slot::ToBeDrawn, _) => return true,
        };
        day.is_some_and(|day| day <= until)
    }

    /// What happened in a tie of which this is seen.
    fn facts_of<'a>(&'a self, id: TieId, seen: &'a Seen) -> &'a Facts {
        match seen {
            Seen::Record => &self.competition[id].facts,
            Seen::NotPlayed => Facts::nothing(),
            Seen::Held(facts) => facts,
            Seen::Instead(counted) => &counted.facts,
        }
    }

    /// How the competition is looked at.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The facts, rulings and claims that this is a view of.
    pub fn competition(&self) -> &Competition {
        &self.competition
    }

    /// A tie as its source tells it. What counts of what happened in it is [`facts`](Self::facts).
    pub fn tie(&self, id: TieId) -> &Tie {
        &self.competition[id]
    }

    /// What happened in a tie, as far as it counts here.
    pub fn facts(&self, id: TieId) -> &Facts {
        self.facts_of(id, &self.ties[id].upshot.seen)
    }

    /// What is told of what happened in a tie, as far as that counts here.
    pub fn story(&self, id: TieId) -> &Story {
        let (record, settled) = (&self.competition[id], &self.ties[id]);
        match &settled.upshot.seen {
            Seen::Record => &record.story,
            Seen::NotPlayed => Story::untold(),
            Seen::Held(facts) => settled.told.get_or_init(|| Arc::new(scenario::told_instead(facts, record))),
            Seen::Instead(counted) => &counted.story,
        }
    }

    /// What sources state of how a tie ended; nothing where something else counts here than what they tell of.
    pub fn claims(&self, id: TieId) -> &[Claim] {
        if self.is_on_record(id) { &self.competition[id].details.claims } else { &[] }
    }

    /// What sources tell differently of a tie; nothing where something else counts here than what they tell of.
    pub fn disputes(&self, id: TieId) -> &[Dispute] {
        if self.is_on_record(id) { &self.competition[id].details.disputes } else { &[] }
    }

    /// What else is worth knowing of a tie; nothing where something else counts here than what that is about.
    pub fn note(&self, id: TieId) -> Option<&str> {
        self.competition[id].details.note.as_deref().filter(|_| self.is_on_record(id))
    }

    /// The scenario in which this changes in a tie, beside all else that it has. What is so without a change is none.
    pub fn with(&self, id: TieId, edit: Edit) -> Scenario {
        let unchanged = self.unchanged(id);
        let unchanged = self.facts_of(id, &unchanged);
        let facts = edit::edited(self.facts(id), unchanged, self.ladder(id), edit);
        let mut scenario = self.scenario.clone();
        if facts == *unchanged {
            scenario.changes.remove(&id);
        } else {
            scenario.changes.insert(id, self.change(id, facts));
        }
        scenario
    }

    /// Whether the scenario changes a tie between the clubs that meet there.
    pub fn is_changed(&self, id: TieId) -> bool {
        self.scenario.changes.get(&id).is_some_and(|change| change.clubs == self.ties[id].clubs)
    }

    /// What would be changed if this happened in a tie between the clubs that meet there now.
    pub fn change(&self, id: TieId, facts: Facts) -> Change {
        Change { clubs: self.ties[id].clubs, facts }
    }

    /// Whether what happened in a tie is what is on record, and between these clubs.
    pub fn is_on_record(&self, id: TieId) -> bool {
        self.ties[id].upshot.seen == Seen::Record
    }

    /// The ladder by which a tie is decided here.
    pub fn ladder(&self, id: TieId) -> &Ladder {
        self.ladder_instead(id).unwrap_or_else(|| self.competition.ladder_of(id))
    }

    /// The regulations of a tie; none where the scenario has a ladder in their place.
    pub fn regulations(&self, id: TieId) -> Option<&Regulations> {
        self.ladder_instead(id).is_none().then(|| self.competition.regulations_of(id))
    }

    fn ladder_instead(&self, id: TieId) -> Option<&Ladder> {
        let tie = &self.competition[id];
        self.ladders[tie.round.index()].as_ref().filter(|_| tie.regulations.is_none())
    }

    /// How a tie stands.
    pub fn verdict(&self, id: TieId) -> &Verdict {
        &self.ties[id].upshot.verdict
    }

    /// How a tie stands, and how its ladder came to that: worked out when it is asked for.
    pub fn decision(&self, id: TieId) -> Decision {
        rules::decide(self.facts(id), self.ladder(id))
    }

    /// The club on one side of a tie; none while the tie that feeds it is open.
    pub fn club(&self, id: TieId, side: Side) -> Option<ClubId> {
        self.ties[id].clubs[side.index()]
    }

    /// The club that goes through from a tie, once it is known.
    pub fn winner(&self, id: TieId) -> Option<ClubId> {
        self.ties[id].winner()
    }

    /// The side on which a club stands in a tie.
    pub fn side_of(&self, id: TieId, club: ClubId) -> Option<Side> {
        Side::BOTH.into_iter().find(|&side| self.club(id, side) == Some(club))
    }

    /// The club that should stand on a side of a node: the one that enters there, or that came of the tie before.
    pub fn club_due(&self, node: Node, side: Side) -> Option<ClubId> {
        let slot = self.competition.slot(node, side);
        due(slot, |tie| &self.ties[tie]).filter(|_| !matches!(slot, Slot::Club(_)) || self.is_known(node, slot))
    }

    /// The club that a place has gone to, once it is known.
    pub fn club_at(&self, place: PlaceId) -> Option<ClubId> {
        self.who_came(Node::Place(place), Side::A)
    }

    /// The final table of a group, first place first, where it is known; of other clubs than played there, none is.
    pub fn table<'a>(&self, group: &'a Group) -> &'a [Standing] {
        if self.is_over(group) { &group.table } else { &[] }
    }

    /// The club that sources say was drawn at a place, once lots were drawn and the ties before it are over.
    pub fn drawn(&self, id: PlaceId) -> Option<ClubId> {
        let (node, place) = (Node::Place(id), &self.competition[id]);
        let is_known =
            |club: &ClubId| [place.slot, Slot::Club(*club)].into_iter().all(|slot| self.is_known(node, slot));
        place.drawn.filter(is_known)
    }

    /// What else is worth knowing of a group, once it is over.
    pub fn group_note<'a>(&self, group: &'a Group) -> Option<&'a str> {
        group.note.as_deref().filter(|_| self.is_over(group))
    }

    /// What sources tell differently of the group stage, once it is over.
    pub fn stage_disputes(&self) -> &[Dispute] {
        let stage = self.competition.group_stage();
        stage.filter(|stage| stage.groups.iter().all(|group| self.is_over(group))).map_or(&[], |stage| &stage.disputes)
    }

    /// Whether it is known how a group ended, and those played there who really did.
    fn is_over(&self, group: &Group) -> bool {
        let as_it_was = |place: PlaceId| {
            let (node, slot) = (Node::Place(place), self.competition[place].slot);
            self.club_at(place) == self.named(node, Side::A).or_else(|| self.really_due(slot))
        };
        let over = match (self.scenario.until, self.competition.round_after_stage()) {
            (Some(until), Some(next)) => self.days().of_round(next).first.is_some_and(|first| first <= until),
            (Some(_), None) => false,
            (None, _) => true,
        };
        over && group.places().all(as_it_was)
    }

    /// The day as which a leg of a tie counts that has none of its own, or one of a match that has no window, where
    /// everything is looked at up to a day.
    pub fn leg_counted_as(&self, id: TieId, told: &LegStory, window: Option<&Window>) -> Option<Date> {
        self.days_of(id)?.leg(told, window).filter(|_| told.date.is_none())
    }

    /// The same of a ruling on a tie.
    pub fn ruling_counted_as(&self, id: TieId) -> Option<Date> {
        let story = self.story(id);
        let has_date = story.ruling.as_ref().is_some_and(|told| told.date.is_some());
        self.days_of(id)?.ruling(story).filter(|_| !has_date)
    }

    /// The days of the round of a tie, where everything is looked at up to a day.
    fn days_of(&self, id: TieId) -> Option<RoundDays> {
        self.scenario.until.map(|_| self.days().of_round(self.competition[id].round))
    }

    /// The clubs that stand at a node.
    pub fn clubs(&self, node: Node) -> impl Iterator<Item = ClubId> + use<> {
        let clubs = match node {
            Node::Tie(tie) => self.ties[tie].clubs,
            Node::Place(place) => [self.club_at(place), None],
        };
        clubs.into_iter().flatten()
    }
}

/// The club that comes of a slot, where ties came out like this.
fn due<'a>(slot: Slot, settled: impl FnOnce(TieId) -> &'a Settled) -> Option<ClubId> {
    match slot {
        Slot::Club(club) => Some(club),
        Slot::WinnerOf(tie) => settled(tie).winner(),
        Slot::LoserOf(tie) => settled(tie).loser(),
        Slot::ToBeDrawn => None,
    }
}
