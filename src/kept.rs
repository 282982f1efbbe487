//! A view of a competition as a competition of its own: what counts in the view is what is on record there, under the
//! regulations that the view has, and whatever would not be true of that is left out.
//!
//! What is told in words alone nobody here can hold against a view: of a tie it goes where something else counts there, of a
//! group where other clubs stand in it, and of the competition as a whole, where it is about dates and names, it stays.

use crate::bracket::Bracket;
use crate::competition::{
    Claim, ClubId, Competition, Content, Group, GroupStage, Ladder, Node, Place, PlaceId, Rare, Regulations, Round,
    RoundId, Side, Slot, SourceId, Stated, Tie, TieDetails, TieId,
};
use crate::scenario::Scenario;

impl Bracket {
    /// The competition as it is looked at here, as one of its own: settled, it comes out tie by tie as it does here. Of
    /// reality, it is the same competition.
    ///
    /// A tie that was not played between the clubs that meet here has no legs. Nothing in the competition tells that it is a
    /// view of another.
    pub fn to_competition(&self) -> Competition {
        self.keeper().competition(self.competition().stage().map(str::to_owned))
    }

    /// The same, with what it is in its title.
    pub fn to_competition_called(&self, view: &str) -> Competition {
        let stage = self.competition().stage().into_iter().chain([view]).filter(|part| !part.is_empty());
        let stage = stage.collect::<Vec<_>>().join(" · ");
        self.keeper().competition((!stage.is_empty()).then_some(stage))
    }

    fn keeper(&self) -> Keeper<'_> {
        Keeper { view: self, real: self.under(Scenario::default()) }
    }
}

/// A view, and how everything really was.
struct Keeper<'a> {
    view: &'a Bracket,
    real: Bracket,
}

impl Keeper<'_> {
    fn competition(&self, stage: Option<String>) -> Competition {
        let own = self.view.competition();
        let regulations = self.regulations();
        let rounds = (0..).map(RoundId).zip(own.rounds());
        // Every part by its name: what is new has to say whether it is still so in a view.
        let mut content = Content {
            name: own.name().to_owned(),
            season: own.season().to_owned(),
            stage,
            draw: own.draw().cloned(),
            entry_by: own.entry_by().map(str::to_owned),
            ranking: own.ranking().cloned(),
            stated: own.stated().iter().filter_map(|stated| self.stated(stated)).collect(),
            disputes: own.disputes().to_vec(),
            associations: own.associations().to_vec(),
            clubs: own.clubs().to_vec(),
            rounds: rounds.map(|(id, round)| self.round(id, round, &regulations)).collect(),
            ties: own.tie_ids().map(|id| self.tie(id)).collect(),
            group_stage: own.group_stage().map(|stage| self.group_stage(stage)),
            places: own.place_ids().map(|id| self.place(id)).collect(),
            sources: own.sources().to_vec(),
            assumed: own.assumed().to_vec(),
            regulations,
            // All texts have been cleaned before.
            cleaned: 0,
        };
        for round in 0..content.rounds.len() {
            self.tell_legs(&mut content, round);
        }
        Competition::of(content)
    }

    /// The regulations of all rounds and ties that have none of their own.
    fn regulations(&self) -> Regulations {
        let own = self.view.competition().regulations();
        self.view.scenario().regulations.as_ref().map_or_else(|| own.clone(), |ladder| with_ladder(own, ladder))
    }

    fn round(&self, id: RoundId, round: &Round, all: &Regulations) -> Round {
        let own = round.regulations.as_ref();
        let regulations = match self.view.scenario().rounds.get(&id) {
            Some(ladder) => {
                let replaced = with_ladder(own.unwrap_or(self.view.competition().regulations()), ladder);
                (own.is_some() || *ladder != all.ladder).then_some(replaced)
            }
            None => own.cloned(),
        };
        Round {
            id: round.id.clone(),
            name: round.name.clone(),
            windows: round.windows.clone(),
            regulations,
            ties: round.ties.clone(),
        }
    }

    fn tie(&self, id: TieId) -> Tie {
        let (view, own) = (self.view, self.view.tie(id));
        let [(a, club_a), (b, club_b)] =
            Side::BOTH.map(|side| self.filled(Node::Tie(id), side, own.named(side), view.club(id, side)));
        let facts = view.facts(id).clone();
        Tie {
            id: own.id.clone(),
            round: own.round,
            slots: [a, b],
            clubs: [club_a, club_b],
            regulations: own.regulations.clone(),
            story: view.story(id).of_what_happened(&facts).into(),
            facts,
            details: Rare::from(TieDetails {
                name: own.details.name.clone(),
                claims: self.claims(id),
                disputes: view.disputes(id).to_vec(),
                note: view.note(id).map(str::to_owned),
                sources: self.sources(id),
            }),
        }
    }

    /// What fills a side or a place, and the club that the source names there, where it is there in the view, too. Where it is
    /// not known yet which club enters, that is still to be drawn.
    fn filled(&self, node: Node, side: Side, named: Option<ClubId>, stands: Option<ClubId>) -> (Slot, Option<ClubId>) {
        match self.view.competition().slot(node, side) {
            Slot::Club(_) if stands.is_none() => (Slot::ToBeDrawn, None),
            slot => (slot, named.filter(|club| Some(*club) == stands)),
        }
    }

    /// What sources state of how a tie ended, where it ends so.
    fn claims(&self, id: TieId) -> Vec<Claim> {
        if self.view.verdict(id) == self.real.verdict(id) { self.view.claims(id).to_vec() } else { Vec::new() }
    }

    /// Who tells of a tie: of one that others play, or in which something else happens, nobody does.
    fn sources(&self, id: TieId) -> Vec<SourceId> {
        let clubs = |bracket: &Bracket| Side::BOTH.map(|side| bracket.club(id, side));
        let is_changed = self.view.is_changed(id) && !self.view.is_on_record(id);
        let is_told = clubs(self.view) == clubs(&self.real) && !is_changed;
        if is_told { self.view.tie(id).details.sources.clone() } else { Vec::new() }
    }

    /// Counts of the whole: not of those who enter in a round of which it is not known yet who does.
    fn stated(&self, stated: &Stated) -> Option<Stated> {
        let competition = self.view.competition();
        let is_known = |round: RoundId| {
            let mut sides = competition[round].ties().flat_map(|tie| Side::BOTH.map(|side| (tie, side)));
            sides.all(|(tie, side)| {
                !matches!(competition[tie].slot(side), Slot::Club(_)) || self.view.club(tie, side).is_some()
            })
        };
        let entering: Vec<(RoundId, usize)> =
            stated.entering.iter().copied().filter(|(round, _)| is_known(*round)).collect();
        let is_left = stated.clubs.is_some() || stated.places.is_some() || entering.len() == stated.entering.len();
        (is_left || !entering.is_empty()).then(|| Stated { entering, ..stated.clone() })
    }

    fn group_stage(&self, stage: &GroupStage) -> GroupStage {
        let is_as_it_was = stage.groups.iter().all(|group| self.is_as_it_was(group));
        GroupStage {
            name: stage.name.clone(),
            before: stage.before,
            draw: stage.draw.clone(),
            groups: stage.groups.iter().map(|group| self.group(group)).collect(),
            disputes: if is_as_it_was { stage.disputes.clone() } else { Vec::new() },
        }
    }

    fn group(&self, group: &Group) -> Group {
        let is_as_it_was = self.is_as_it_was(group);
        Group {
            name: group.name.clone(),
            places: group.places.clone(),
            table: self.view.table(group).to_vec(),
            note: group.note.clone().filter(|_| is_as_it_was),
            sources: if is_as_it_was { group.sources.clone() } else { Vec::new() },
        }
    }

    /// Whether the clubs of a group are those that really played in it, and all of it has been played.
    fn is_as_it_was(&self, group: &Group) -> bool {
        let is_over = self.view.scenario().until.is_none() || !self.view.table(group).is_empty();
        is_over && group.places().all(|place| self.view.club_at(place) == self.real.club_at(place))
    }

    fn place(&self, id: PlaceId) -> Place {
        let (competition, club) = (self.view.competition(), self.view.club_at(id));
        let own = &competition[id];
        let (slot, named) = self.filled(Node::Place(id), Side::A, own.club, club);
        let draw = competition.group_stage().and_then(|stage| stage.draw.as_ref());
        let was_drawn = match (self.view.scenario().until, draw) {
            (Some(until), Some(draw)) => draw.date <= until,
            _ => true,
        };
        let drawn = own.drawn.filter(|_| was_drawn && club == self.real.club_at(id));
        Place { group: own.group, position: own.position, slot, club: named, drawn }
    }

    /// Has regulations tell how many legs ties have, where that would be read otherwise out of what is on record now.
    fn tell_legs(&self, content: &mut Content, round: usize) {
        let has_own = |tie: &TieId| content.ties[tie.index()].regulations.is_some();
        let (with_own, without): (Vec<TieId>, Vec<TieId>) = content.rounds[round].ties().partition(has_own);
        for tie in with_own {
            let (ladder, read) = (self.view.ladder(tie), content.own_ladder(&content.ties[tie.index()]));
            if let Some(own) = &mut content.ties[tie.index()].regulations
                && ladder.legs().is_some()
                && read.as_ref() != Some(ladder)
            {
                own.ladder = ladder.clone();
            }
        }
        let read = content.ladder_of_round(&content.rounds[round]);
        let Some(ladder) = without.first().map(|tie| self.view.ladder(*tie)).filter(|ladder| **ladder != read) else {
            return;
        };
        let stated = content.rounds[round].regulations.as_ref().unwrap_or(&content.regulations).clone();
        if ladder.legs().is_some() {
            content.rounds[round].regulations = Some(Regulations { ladder: ladder.clone(), ..stated });
            return;
        }
        // Nothing says how many legs there are, and ties that have fewer than another has now are over with those.
        for tie in without {
            let own = &mut content.ties[tie.index()];
            if (1..read.legs().unwrap_or(0)).contains(&own.facts.legs_on_record()) {
                own.regulations = Some(Box::new(stated.clone()));
            }
        }
    }
}

/// Regulations with another ladder in the place of their own, which nobody has a name for and no source tells of, and which
/// is not what was assumed.
fn with_ladder(own: &Regulations, ladder: &Ladder) -> Regulations {
    if own.ladder == *ladder {
        return own.clone();
    }
    Regulations { name: None, ladder: ladder.clone(), assumed: None, sources: Vec::new() }
}
