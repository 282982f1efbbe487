//! Clubs that are lost from sight: they went through a tie, and nobody of their name plays on. Where somebody comes from
//! nowhere in the very next round, alone and under a name that may be short for theirs or the long of it, it is the same
//! club.

use hashbrown::HashMap;

use super::heading::Kind;
use super::names::Name;
use super::teams::{ByTeam, TeamId, Teams};
use super::ties::Column;
use super::tree::{self, Numbered, Stage, Tree};
use crate::competition::Side;

/// A club that is lost from sight, with those that may be it.
pub(super) struct Lost {
    pub team: TeamId,
    pub found: Vec<TeamId>,
    /// Whether there is one alone, and that one can be nobody else.
    pub is_certain: bool,
}

/// So many pairs of names are compared at the most.
const MOST_COMPARED: usize = 100_000;

/// A run of rounds in which a club plays, by the indices of the first and of the last.
#[derive(Debug, Clone, Copy)]
struct Run {
    team: TeamId,
    first: usize,
    last: usize,
    /// The last round in which it played before this run.
    before: Option<usize>,
    /// Whether it has to play on after the last.
    goes_on: bool,
}

/// All clubs that are lost from sight and may be found.
pub(super) fn of(teams: &Teams, columns: &[Column], winners: &[Option<Side>], tree: &Tree, stage: &Stage) -> Vec<Lost> {
    let runs = runs(teams, columns, winners, tree, stage);
    let named = |run: &Run| (Name::of(&teams.team(run.team).name), *run);
    let gone: Vec<(Name, Run)> = runs.iter().filter(|run| run.goes_on).map(named).collect();
    let new = || runs.iter().filter(|run| run.first > 0);
    if gone.is_empty() || gone.len().saturating_mul(new().count()) > MOST_COMPARED {
        return Vec::new();
    }
    let new: Vec<(Name, Run)> = new().map(named).collect();
    let may_be = |(name, left): &(Name, Run), (other, entered): &(Name, Run)| {
        let in_between = entered.before.is_none_or(|before| before < left.first);
        let fits = left.last < entered.first && in_between && left.team != entered.team;
        fits && teams.codes_fit(left.team, entered.team) && (name.is_short_for(other) || other.is_short_for(name))
    };
    let next = |column: usize| (column + 1..columns.len()).find(|next| columns[*next].kind != Kind::Placing);
    let entering = |left: &(Name, Run)| (0..new.len()).filter(|at| may_be(left, &new[*at])).collect::<Vec<usize>>();
    let fits: Vec<Vec<usize>> = gone.iter().map(entering).collect();
    // How many that were last seen in the same round may be each of those who enter.
    let mut rivals: HashMap<(usize, usize), usize> = HashMap::new();
    for ((_, left), fits) in gone.iter().zip(&fits) {
        fits.iter().for_each(|at| *rivals.entry((left.last, *at)).or_default() += 1);
    }
    let lost = |((_, left), fits): (&(Name, Run), &Vec<usize>)| {
        let nearest = fits.iter().map(|at| new[*at].1.first).min();
        let found: Vec<usize> = fits.iter().copied().filter(|at| Some(new[*at].1.first) == nearest).collect();
        let alone = |at: usize| rivals.get(&(left.last, at)) == Some(&1) && next(left.last) == nearest;
        let is_certain = matches!(found[..], [at] if alone(at));
        Lost { team: left.team, found: found.into_iter().map(|at| new[at].1.team).collect(), is_certain }
    };
    let all = gone.iter().zip(&fits).map(lost).filter(|lost| !lost.found.is_empty()).collect();
    apart(all, &runs)
}

/// Leaves those certain that, taken for one after the other, never make one club of two that play in the same round.
fn apart(mut all: Vec<Lost>, runs: &[Run]) -> Vec<Lost> {
    let mut columns: HashMap<TeamId, Vec<usize>> = HashMap::new();
    for run in runs {
        columns.entry(run.team).or_default().extend(run.first..=run.last);
    }
    let mut now: HashMap<TeamId, TeamId> = HashMap::new();
    for lost in all.iter_mut().filter(|lost| lost.is_certain) {
        let Some(found) = lost.found.first().copied() else { continue };
        let [one, two] = [lost.team, found].map(|team| now.get(&team).copied().unwrap_or(team));
        let of = |team: TeamId| columns.get(&team).map_or(&[][..], Vec::as_slice);
        lost.is_certain = one != two && !of(two).iter().any(|column| of(one).contains(column));
        if lost.is_certain {
            let moved = columns.remove(&two).unwrap_or_default();
            columns.entry(one).or_default().extend(moved);
            now.insert(found, one);
        }
    }
    all
}

/// The runs of rounds of every club: a club that leaves out a round begins another one.
fn runs(teams: &Teams, columns: &[Column], winners: &[Option<Side>], tree: &Tree, stage: &Stage) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut of_team = ByTeam::<usize>::default();
    let follows = |one: usize, two: usize| (one + 1..two).all(|column| columns[column].kind == Kind::Placing);
    for (index, Numbered { column, draft, .. }) in tree::numbered(columns).enumerate() {
        for side in Side::BOTH {
            let team = draft.teams[side.index()];
            if teams.placeholder(team).is_some() || stage.teams.contains(&team) {
                continue;
            }
            let is_last = next_is_none(columns, column);
            let won = winners[index] == Some(side) && tree.went_on[index].is_none();
            let goes_on = won && !is_last && columns[column].kind != Kind::Placing;
            let before = of_team.get(team).map(|run| runs[*run].last);
            match of_team.get(team) {
                Some(run) if follows(runs[*run].last, column) => {
                    runs[*run].last = column;
                    runs[*run].goes_on = goes_on;
                }
                _ => {
                    of_team.insert(team, runs.len());
                    runs.push(Run { team, first: column, last: column, before, goes_on });
                }
            }
        }
    }
    runs
}

/// Whether no round follows in which a winner would play.
fn next_is_none(columns: &[Column], column: usize) -> bool {
    let part = columns[column].part;
    columns[column + 1..].iter().all(|later| later.kind == Kind::Placing || later.part != part)
}
