//! Who feeds whom: read from who appears later. Whoever plays in a later round came from the tie before, and the source
//! names it there: that is a fact, and is kept beside the feeder, so that a check can say where scores say somebody else.

use hashbrown::{HashMap, HashSet};

use super::Season;
use super::heading::Kind;
use super::placeholder::{Placeholder, Reference};
use super::teams::{ByTeam, TeamId, Teams};
use super::ties::{Column, Draft};
use crate::competition::{ClubId, Side, Slot, TieId};

/// Where the sides of every tie come from, tie by tie over all rounds.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The clubs, in the order in which they appear.
    pub clubs: Vec<TeamId>,
    /// Who fills the sides of each tie.
    pub slots: Vec<[Slot; 2]>,
    /// The clubs that the source names on sides that are fed.
    pub named: Vec<[Option<ClubId>; 2]>,
    /// By tie, the side that appears in a later tie that it comes to from this one.
    pub went_on: Vec<Option<Side>>,
    /// By tie, the side that appears in the groups that follow, where only one does.
    pub to_stage: Vec<Option<Side>>,
}

/// A tie with its number over all rounds, and its round.
pub(super) struct Numbered<'a> {
    pub tie: TieId,
    pub column: usize,
    pub draft: &'a Draft,
}

/// The groups between the rounds, or behind them.
#[derive(Debug, Default)]
pub(super) struct Stage {
    /// The first round after them; the number of rounds where all are before them, none where there are no groups.
    pub before: Option<usize>,
    /// Who plays in them.
    pub teams: HashSet<TeamId>,
}

impl Stage {
    /// Whether a round follows the groups.
    fn is_behind(&self, column: usize) -> bool {
        self.before.is_some_and(|first| column >= first)
    }
}

/// Works out who feeds whom. `winners` has the side that went through each tie by what happened in it, where that is known.
pub(super) fn of(season: &Season, teams: &Teams, columns: &[Column], winners: &[Option<Side>], stage: &Stage) -> Tree {
    let ties: Vec<Numbered> = numbered(columns).collect();
    let later = Later::of(&ties);
    let references = References::of(season, columns, &ties);
    let mut tree = Tree::default();
    let mut entries = Entries::default();
    let mut last = ByTeam::<usize>::default();
    let mut awaited: HashSet<Slot> = HashSet::new();
    tree.went_on = vec![None; ties.len()];
    for (index, Numbered { column, draft, .. }) in ties.iter().enumerate() {
        let is_after = |column: usize| stage.is_behind(column);
        let mut named = [None; 2];
        let slots = Side::BOTH.map(|side| {
            let team = draft.teams[side.index()];
            if let Some(placeholder) = teams.placeholder(team) {
                let slot = references.slot(*column, placeholder, stage);
                return slot.filter(|slot| awaited.insert(*slot)).unwrap_or(Slot::ToBeDrawn);
            }
            // Past the groups nobody comes straight from a tie, nor into another competition.
            let place = |column: usize| (is_after(column), columns[column].part);
            let comes = |from: &usize| place(ties[*from].column) == place(*column) && ties[*from].column < *column;
            let from = last.insert(team, index).filter(comes);
            let Some(from) = from else { return Slot::Club(entries.enter(team, is_after(*column))) };
            let side_there = side_of(ties[from].draft, team);
            let for_a_place = columns[*column].kind == Kind::Placing;
            let lost = winners[from].is_some_and(|winner| winner != side_there);
            let both = later.has(ties[from].draft.teams[(!side_there).index()], ties[from].column);
            let as_loser = for_a_place || (lost && both);
            let [won, beaten] = [Slot::WinnerOf(ties[from].tie), Slot::LoserOf(ties[from].tie)];
            let ways = if as_loser { [beaten, won] } else { [won, beaten] };
            let Some(way) = ways.into_iter().find(|way| awaited.insert(*way)) else {
                return Slot::Club(entries.enter(team, is_after(*column)));
            };
            if way == won {
                tree.went_on[from] = Some(side_there);
            }
            named[side.index()] = Some(entries.club(team));
            way
        });
        tree.slots.push(slots);
        tree.named.push(named);
    }
    tree.to_stage = to_stage(&ties, stage);
    tree.clubs = entries.clubs;
    tree
}

/// The clubs, and where they have entered: before the groups and after them. Whoever has entered already and comes from
/// nowhere once more, since who should have come from there is named elsewhere, is a club of its own, of the same name.
#[derive(Default)]
struct Entries {
    clubs: Vec<TeamId>,
    ids: ByTeam<ClubId>,
    /// By club, whether it has entered before the groups, and whether after them.
    entered: Vec<[bool; 2]>,
}

impl Entries {
    /// The club that a team is by now.
    fn club(&mut self, team: TeamId) -> ClubId {
        self.ids.get(team).copied().unwrap_or_else(|| self.another(team))
    }

    fn another(&mut self, team: TeamId) -> ClubId {
        self.clubs.push(team);
        self.entered.push([false; 2]);
        let id = ClubId(self.clubs.len() as u32 - 1);
        self.ids.insert(team, id);
        id
    }

    fn enter(&mut self, team: TeamId, after_groups: bool) -> ClubId {
        let mut club = self.club(team);
        if self.entered[club.index()][usize::from(after_groups)] {
            club = self.another(team);
        }
        self.entered[club.index()][usize::from(after_groups)] = true;
        club
    }
}

/// By tie, the side that is next seen in the groups, where the other one is not.
fn to_stage(ties: &[Numbered], stage: &Stage) -> Vec<Option<Side>> {
    let before = stage.before.unwrap_or_default();
    let mut last = ByTeam::default();
    for (index, Numbered { draft, .. }) in ties.iter().enumerate().filter(|(_, tie)| tie.column < before) {
        for team in draft.teams {
            last.insert(team, index);
        }
    }
    let goes = |index: usize, team: TeamId| stage.teams.contains(&team) && last.get(team) == Some(&index);
    let side = |(index, tie): (usize, &Numbered)| match tie.draft.teams.map(|team| goes(index, team)) {
        [true, false] => Some(Side::A),
        [false, true] => Some(Side::B),
        _ => None,
    };
    ties.iter().enumerate().map(side).collect()
}

/// Every tie with its number, round by round.
pub(super) fn numbered(columns: &[Column]) -> impl Iterator<Item = Numbered<'_>> {
    let all = columns.iter().enumerate().flat_map(|(column, of)| of.ties.iter().map(move |draft| (column, draft)));
    all.enumerate().map(|(index, (column, draft))| Numbered { tie: TieId(index as u32), column, draft })
}

/// The side on which a team stands in a tie.
pub(super) fn side_of(draft: &Draft, team: TeamId) -> Side {
    if draft.teams[0] == team { Side::A } else { Side::B }
}

/// In which round each team plays last.
struct Later(ByTeam<usize>);

impl Later {
    fn of(ties: &[Numbered]) -> Later {
        let mut last = ByTeam::default();
        for Numbered { column, draft, .. } in ties {
            for team in draft.teams {
                last.insert(team, *column);
            }
        }
        Later(last)
    }

    /// Whether a team plays in a round after this one.
    fn has(&self, team: TeamId, column: usize) -> bool {
        self.0.get(team).is_some_and(|last| *last > column)
    }
}

/// Ties by what placeholders call them, each with its round.
struct References {
    numbers: HashMap<u32, (usize, TieId)>,
    kinds: HashMap<Kind, Vec<(usize, TieId)>>,
}

impl References {
    fn of(season: &Season, columns: &[Column], ties: &[Numbered]) -> References {
        let mut references = References { numbers: HashMap::new(), kinds: HashMap::new() };
        for Numbered { tie, column, draft } in ties {
            let numbers = draft.legs.iter().filter_map(|leg| season.fixtures[leg.fixture].number);
            references.numbers.extend(numbers.map(|number| (number, (*column, *tie))));
            references.kinds.entry(columns[*column].kind).or_default().push((*column, *tie));
        }
        references
    }

    /// Who comes to a round in the place of a placeholder: from a tie of an earlier round, with no groups in between.
    fn slot(&self, column: usize, placeholder: Placeholder, stage: &Stage) -> Option<Slot> {
        let find = |reference: Reference| {
            let found = match reference {
                Reference::Match(number) => self.numbers.get(&number),
                Reference::InRound(kind, number) => self.kinds.get(&kind)?.get((number as usize).checked_sub(1)?),
            };
            let leads_here = |round: usize| round < column && stage.is_behind(round) == stage.is_behind(column);
            found.filter(|(round, _)| leads_here(*round)).map(|(_, tie)| *tie)
        };
        match placeholder {
            Placeholder::WinnerOf(reference) => find(reference).map(Slot::WinnerOf),
            Placeholder::LoserOf(reference) => find(reference).map(Slot::LoserOf),
            Placeholder::Open => None,
        }
    }
}
