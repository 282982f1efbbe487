//! The competition in numbers: how its ties were decided, the goals of its legs and whose legs they were, comebacks, the
//! biggest wins, how near ties were to coming out otherwise, and how many clubs of each association stand in each round.
//!
//! Every number keeps the ties that it stands for, so that it can lead to them; [`Number::ties`] finds them anew in another
//! view. Legs are those of the ties themselves, with the score that counts in the end; play-offs and replays are no legs.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Cell, End, Outcomes};
use crate::bracket::Bracket;
use crate::competition::{AssociationId, Leg, LegStory, Score, Side, Step, TieId};
use crate::rules::{self, Ladder, Verdict};

/// The most ties that a list of the biggest or of the nearest names.
pub const LISTED: usize = 5;
/// The most associations of which a list tells each.
pub const ASSOCIATIONS: usize = 8;
/// Legs with so many goals or more are counted together.
pub const MANY_GOALS: u16 = 7;
/// Ties that were so many goals or more from another end are counted together.
pub const FAR: u16 = 5;
/// The most goals of a side in a plausible score.
const PLAUSIBLE: u16 = 3;
/// How many scores are plausible: 0–0 to 3–3.
pub const SCORES: usize = (PLAUSIBLE as usize + 1).pow(2);

/// Which number it is: what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Number {
    /// Ties that ended in such a way.
    Decided(Way),
    /// Legs with so many goals; [`MANY_GOALS`] stands for more, too.
    Goals(u16),
    /// Legs that ended so.
    Legs(AtHome),
    /// Legs on a neutral ground: nobody is at home there.
    Neutral,
    /// Goals of the hosts of legs.
    HomeGoals,
    /// Goals of their guests.
    AwayGoals,
    /// Ties won by a side that was behind after the first of two or more legs.
    Comebacks,
    /// Ties won by a side that was ahead then.
    LeadsKept,
    /// The ties that were won by the most goals, [`LISTED`] at the most.
    Biggest,
    /// Ties that were so many goals from another end; [`FAR`] stands for more, too.
    Near(u16),
    /// The ties that were the fewest goals from another end, [`LISTED`] at the most.
    Nearest,
    /// Clubs of the association with this code, round by round.
    Association(String),
    /// Clubs of all but the first [`ASSOCIATIONS`].
    OtherAssociations,
}

/// How ties ended, or did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// This step decided.
    By(Step),
    /// It is known who went through, and not how.
    Unsaid,
    /// The last step left them level.
    Level,
    /// They are open.
    Open,
    /// The facts cannot all be so.
    Contradiction,
}

impl Way {
    fn of(verdict: &Verdict) -> Way {
        match verdict {
            Verdict::Through { by, .. } => by.map_or(Way::Unsaid, Way::By),
            Verdict::Both | Verdict::Neither => Way::By(Step::Ruling),
            Verdict::Level => Way::Level,
            Verdict::Pending(_) => Way::Open,
            Verdict::Contradiction(_) => Way::Contradiction,
        }
    }

    /// Every way, the open ties last.
    fn all() -> impl Iterator<Item = Way> {
        let steps = Step::ALL.into_iter().map(Way::By);
        steps.chain([Way::Unsaid, Way::Level, Way::Contradiction, Way::Open])
    }
}

/// How a leg ended for its host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AtHome {
    /// The host won.
    Won,
    /// Nobody did.
    Drawn,
    /// The guest won.
    Lost,
}

impl AtHome {
    /// All, the host's win first.
    pub const ALL: [AtHome; 3] = [AtHome::Won, AtHome::Drawn, AtHome::Lost];

    fn of(score: Score, host: Side) -> AtHome {
        match score.leader() {
            Some(side) if side == host => AtHome::Won,
            Some(_) => AtHome::Lost,
            None => AtHome::Drawn,
        }
    }
}

/// A number with the ties that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Which number it is.
    pub number: Number,
    /// The number itself: of ties, or of legs or goals in them.
    pub count: usize,
    /// In the order of the file, each once.
    pub ties: Vec<TieId>,
}

impl Count {
    fn none(number: Number) -> Count {
        Count { number, count: 0, ties: Vec::new() }
    }

    /// So many more in a tie; ties are added in their order.
    fn add(&mut self, tie: TieId, count: usize) {
        if count > 0 {
            self.count += count;
            if self.ties.last() != Some(&tie) {
                self.ties.push(tie);
            }
        }
    }
}

/// A tie that was won by a number of goals over all legs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Win {
    /// The tie.
    pub tie: TieId,
    /// The side that won it.
    pub winner: Side,
    /// The goals over all legs, extra time included.
    pub aggregate: Score,
}

impl Win {
    /// By how many goals it was won.
    pub fn margin(self) -> u16 {
        self.aggregate.a.abs_diff(self.aggregate.b)
    }
}

/// How near a tie of two legs was to coming out otherwise: to another winner, or to a step that it never came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The tie.
    pub tie: TieId,
    /// By how many goals, given or taken on either side, the last leg would have had to end otherwise.
    pub goals: u16,
    /// What those would have come to.
    pub ends: Vec<End>,
    /// How many of the plausible scores of the last leg would have turned it, of [`SCORES`].
    pub plausible: usize,
}

/// How many clubs of an association stand in each round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The association.
    pub association: AssociationId,
    /// Round by round, the clubs.
    pub clubs: Vec<usize>,
    /// The ties in which they stand, in the order of the file.
    pub ties: Vec<TieId>,
}

/// All numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// How ties ended, as far as any did so.
    pub decided: Vec<Count>,
    /// What the legs came to.
    pub legs: Legs,
    /// Ties in which a side was behind after the first leg: those that it won, and those that it did not.
    pub behind: [Count; 2],
    /// The biggest wins, [`LISTED`] at the most.
    pub biggest: Vec<Win>,
    /// How far ties were from another end, as far as any was so far.
    pub distances: Vec<Count>,
    /// The nearest of these, [`LISTED`] at the most.
    pub nearest: Vec<Near>,
    /// Every association that has clubs in a tie; the one with the most in the last rounds first.
    pub associations: Vec<Standing>,
}

/// What the legs that count came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legs {
    /// How many there are, and their goals.
    pub count: usize,
    /// All goals.
    pub goals: usize,
    /// Legs with no goal, one, two and so on.
    pub by_goals: Vec<Count>,
    /// Home wins, draws and away wins, of the legs that were not on a neutral ground.
    pub results: Vec<Count>,
    /// The goals at home and away in these.
    pub home_and_away: [Count; 2],
    /// Those on a neutral ground, which are left out there.
    pub neutral: Count,
}

impl Numbers {
    /// Counts everything, as it counts in this view.
    pub fn of(bracket: &Bracket) -> Numbers {
        let near = near(bracket);
        Numbers {
            decided: decided(bracket),
            legs: legs(bracket),
            behind: behind(bracket),
            biggest: biggest(bracket),
            distances: distances(&near),
            nearest: nearest(near),
            associations: associations(bracket),
        }
    }
}

impl Number {
    /// The ties that it stands for in a view, worked out anew.
    pub fn ties(&self, bracket: &Bracket) -> Vec<TieId> {
        match self {
            Number::Decided(_) => self.among(decided(bracket)),
            Number::Goals(_) => self.among(legs(bracket).by_goals),
            Number::Legs(_) => self.among(legs(bracket).results),
            Number::HomeGoals | Number::AwayGoals => self.among(legs(bracket).home_and_away),
            Number::Neutral => legs(bracket).neutral.ties,
            Number::Comebacks | Number::LeadsKept => self.among(behind(bracket)),
            Number::Biggest => biggest(bracket).into_iter().map(|win| win.tie).collect(),
            Number::Near(_) => self.among(distances(&near(bracket))),
            Number::Nearest => nearest(near(bracket)).into_iter().map(|near| near.tie).collect(),
            Number::Association(code) => {
                let of_it = |standing: &Standing| bracket.competition()[standing.association].code == *code;
                associations(bracket).into_iter().find(of_it).map(|standing| standing.ties).unwrap_or_default()
            }
            Number::OtherAssociations => {
                let others = associations(bracket).into_iter().skip(ASSOCIATIONS);
                let ties: BTreeSet<TieId> = others.flat_map(|standing| standing.ties).collect();
                ties.into_iter().collect()
            }
        }
    }

    fn among(&self, counts: impl IntoIterator<Item = Count>) -> Vec<TieId> {
        let found = counts.into_iter().find(|count| count.number == *self);
        found.map(|count| count.ties).unwrap_or_default()
    }
}

fn decided(bracket: &Bracket) -> Vec<Count> {
    let mut counts: HashMap<Way, Count> = HashMap::new();
    for tie in bracket.competition().tie_ids() {
        let way = Way::of(bracket.verdict(tie));
        counts.entry(way).or_insert_with(|| Count::none(Number::Decided(way))).add(tie, 1);
    }
    Way::all().filter_map(|way| counts.remove(&way)).collect()
}

/// Every leg that counts, with what is told of it.
fn legs_that_count(bracket: &Bracket, tie: TieId) -> impl Iterator<Item = (Leg, Score, &LegStory)> {
    let legs = bracket.story(tie).legs_of(bracket.facts(tie));
    legs.filter_map(|(leg, told)| Some((leg, leg.score()?, told)))
}

fn legs(bracket: &Bracket) -> Legs {
    let mut legs = Legs {
        count: 0,
        goals: 0,
        by_goals: Vec::new(),
        results: AtHome::ALL.map(|result| Count::none(Number::Legs(result))).into(),
        home_and_away: [Number::HomeGoals, Number::AwayGoals].map(Count::none),
        neutral: Count::none(Number::Neutral),
    };
    for tie in bracket.competition().tie_ids() {
        for (leg, score, told) in legs_that_count(bracket, tie) {
            legs.add(tie, leg.host, score, told.venue.neutral);
        }
    }
    legs
}

impl Legs {
    fn add(&mut self, tie: TieId, host: Side, score: Score, neutral: bool) {
        let goals = score.a.saturating_add(score.b);
        self.count += 1;
        self.goals += usize::from(goals);
        let goals = goals.min(MANY_GOALS);
        while self.by_goals.len() <= usize::from(goals) {
            self.by_goals.push(Count::none(Number::Goals(self.by_goals.len() as u16)));
        }
        self.by_goals[usize::from(goals)].add(tie, 1);
        if neutral {
            return self.neutral.add(tie, 1);
        }
        self.results[AtHome::of(score, host) as usize].add(tie, 1);
        let [home, away] = &mut self.home_and_away;
        home.add(tie, usize::from(score.of(host)));
        away.add(tie, usize::from(score.of(!host)));
    }
}

/// Comebacks and leads that were kept. What was ruled off the pitch is neither.
fn behind(bracket: &Bracket) -> [Count; 2] {
    let [mut comebacks, mut kept] = [Number::Comebacks, Number::LeadsKept].map(Count::none);
    for tie in bracket.competition().tie_ids().filter(|tie| bracket.facts(*tie).ruling.is_none()) {
        let mut scores = legs_that_count(bracket, tie).map(|(_, score, _)| score);
        let (first, second) = (scores.next(), scores.next());
        let ahead = first.and_then(Score::leader).filter(|_| second.is_some());
        match bracket.verdict(tie).winner().zip(ahead) {
            Some((winner, ahead)) if winner == ahead => kept.add(tie, 1),
            Some(_) => comebacks.add(tie, 1),
            None => {}
        }
    }
    [comebacks, kept]
}

fn biggest(bracket: &Bracket) -> Vec<Win> {
    let win = |tie| {
        let aggregate = rules::aggregate(bracket.facts(tie))?;
        // Points or a ruling may have sent through who scored less.
        let winner = aggregate.leader().filter(|leader| bracket.verdict(tie).winner() == Some(*leader))?;
        Some(Win { tie, winner, aggregate })
    };
    let mut wins: Vec<Win> = bracket.competition().tie_ids().filter_map(win).collect();
    wins.sort_by_key(|win| (Reverse(win.margin()), Reverse(win.aggregate.of(win.winner)), win.tie));
    wins.truncate(LISTED);
    wins
}

/// How near a tie was, whichever it is: goals, what those come to, and how many plausible scores turn it.
type Nearness = Option<(u16, Vec<End>, usize)>;

/// Every settled tie of two legs that another score of the last one would have turned, in the order of the file.
fn near(bracket: &Bracket) -> Vec<Near> {
    // Many ties have the same figures, and each map is worked out once.
    let mut known: HashMap<(&[Leg], Option<Side>, Side), Nearness> = HashMap::new();
    let mut ladder: Option<&Ladder> = None;
    let mut all = Vec::new();
    for tie in bracket.competition().tie_ids() {
        let (facts, own) = (bracket.facts(tie), bracket.ladder(tie));
        let Some(winner) = bracket.verdict(tie).winner().filter(|_| facts.ruling.is_none()) else { continue };
        if ladder.replace(own) != Some(own) {
            known.clear();
        }
        let key = (facts.legs.as_slice(), facts.better_placed, winner);
        let found = known.entry(key).or_insert_with(|| {
            let map = Outcomes::of(facts, own, last_of_two(&facts.legs)?)?;
            nearness(&map, winner)
        });
        if let Some((goals, ends, plausible)) = found.clone() {
            all.push(Near { tie, goals, ends, plausible });
        }
    }
    all
}

/// The second of two legs that count, by position; none where there are fewer or more.
fn last_of_two(legs: &[Leg]) -> Option<usize> {
    let counting: Vec<usize> = (0..legs.len()).filter(|leg| legs[*leg].counts().is_some()).collect();
    match counting[..] {
        [_, second] => Some(second),
        _ => None,
    }
}

fn nearness(map: &Outcomes, winner: Side) -> Nearness {
    let real = map.real_score()?;
    let came_to = map.at(real.0, real.1)?.end();
    let turns = |cell: Cell| match cell.end() {
        End::Through(side) => side != winner,
        End::Open => false,
        other => other != came_to,
    };
    let mut turned: BTreeMap<u16, Vec<End>> = BTreeMap::new();
    let mut plausible = 0;
    for (of_host, of_guest, cell) in map.cells().filter(|(.., cell)| turns(*cell)) {
        let ends = turned.entry(of_host.abs_diff(real.0) + of_guest.abs_diff(real.1)).or_default();
        if !ends.contains(&cell.end()) {
            ends.push(cell.end());
        }
        plausible += usize::from(of_host.max(of_guest) <= PLAUSIBLE);
    }
    let (goals, ends) = turned.pop_first()?;
    Some((goals, ends, plausible))
}

fn distances(near: &[Near]) -> Vec<Count> {
    let mut counts: BTreeMap<u16, Count> = BTreeMap::new();
    for near in near {
        let goals = near.goals.min(FAR);
        counts.entry(goals).or_insert_with(|| Count::none(Number::Near(goals))).add(near.tie, 1);
    }
    counts.into_values().collect()
}

fn nearest(mut near: Vec<Near>) -> Vec<Near> {
    near.sort_by_key(|near| (near.goals, Reverse(near.plausible), near.tie));
    near.truncate(LISTED);
    near
}

fn associations(bracket: &Bracket) -> Vec<Standing> {
    let competition = bracket.competition();
    let mut standings: BTreeMap<AssociationId, Standing> = BTreeMap::new();
    for tie in competition.tie_ids() {
        for club in Side::BOTH.into_iter().filter_map(|side| bracket.club(tie, side)) {
            let Some(association) = competition[club].association else { continue };
            let standing = standings.entry(association).or_insert_with(|| Standing {
                association,
                clubs: vec![0; competition.rounds().len()],
                ties: Vec::new(),
            });
            standing.clubs[competition[tie].round.index()] += 1;
            if standing.ties.last() != Some(&tie) {
                standing.ties.push(tie);
            }
        }
    }
    let mut standings: Vec<Standing> = standings.into_values().collect();
    standings.sort_by_cached_key(|standing| Reverse(standing.clubs.iter().rev().copied().collect::<Vec<_>>()));
    standings
}
