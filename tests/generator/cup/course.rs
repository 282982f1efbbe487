//! What happens in a tie: goals by side, and whatever they lead to by the ladder of its regulations, down to the last step
//! that is needed and no further.

use super::random::Random;
use super::{Cup, Endings, Legs, Played};

/// Goals of side A and of side B.
pub type Goals = [u8; 2];

/// What became of a tie so far. Side A hosts the first leg.
#[derive(Debug, Clone, Default)]
pub struct Course {
    /// The score of each leg that was played, after 90 minutes.
    pub legs: Vec<Goals>,
    /// The score of the last leg after extra time, the goals before it included.
    pub extra_time: Option<Goals>,
    pub shootout: Option<Goals>,
    /// The side that did not play: 0 or 1.
    pub withdrew: Option<usize>,
    /// The side that went through.
    pub winner: Option<usize>,
}

/// How often a side scores so many goals.
const GOALS: &[u8] = &[0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 6];
const SHOOTOUTS: &[Goals] = &[[5, 4], [4, 5], [4, 2], [2, 4], [3, 1], [0, 3], [10, 11], [5, 3]];

/// How far a tie has come.
enum Stage {
    NotBegun,
    FirstLeg,
    Over,
}

impl Course {
    /// The level aggregate of a tie that away goals settled.
    pub fn level_but_away(&self) -> Option<Goals> {
        let aggregate = aggregate(&self.legs);
        (self.winner.is_some() && self.legs.len() == 2 && self.extra_time.is_none() && leader(aggregate).is_none())
            .then_some(aggregate)
    }
}

impl Cup {
    /// What happens in a tie, by its round and its number there, both counted from 0.
    pub(super) fn course(&self, round: usize, tie: usize, ties: usize) -> Course {
        let mut random = Random::of(&[self.seed, round as u64, tie as u64]);
        match self.stage(round, tie, ties) {
            Stage::NotBegun => Course::default(),
            Stage::FirstLeg => Course { legs: vec![score(&mut random)], ..Course::default() },
            Stage::Over if self.endings == Endings::Any && random.one_in(60) => {
                let side = random.below(2) as usize;
                Course { withdrew: Some(side), winner: Some(1 - side), ..Course::default() }
            }
            Stage::Over => self.played_out(&mut random),
        }
    }

    fn stage(&self, round: usize, tie: usize, ties: usize) -> Stage {
        let quarter = (4 * tie + 2) / ties.max(1);
        match self.played {
            Played::All => Stage::Over,
            Played::Rounds(rounds) | Played::Within(rounds) if round < rounds as usize => Stage::Over,
            Played::Within(rounds) if round == rounds as usize => match quarter {
                0 | 1 => Stage::Over,
                2 if self.legs == Legs::Two => Stage::FirstLeg,
                _ => Stage::NotBegun,
            },
            Played::Rounds(_) | Played::Within(_) => Stage::NotBegun,
        }
    }

    fn played_out(&self, random: &mut Random) -> Course {
        let first = score(random);
        let mut legs = match self.legs {
            Legs::One => vec![first],
            // Now and then the guests do as the hosts did, so that goals alone settle nothing.
            Legs::Two if random.one_in(8) => vec![first, [first[1], first[0]]],
            Legs::Two => vec![first, score(random)],
        };
        let winner = on_goals(&legs);
        let Some(last) = legs.last_mut().filter(|_| winner.is_none()) else {
            return Course { legs, winner, ..Course::default() };
        };
        if self.endings == Endings::Goals {
            last[1] += 1;
            return Course { winner: on_goals(&legs), legs, ..Course::default() };
        }
        let more = random.pick(&[[0, 0], [0, 0], [1, 0], [0, 1], [1, 1], [2, 1]]);
        let extra_time = Some([last[0] + more[0], last[1] + more[1]]);
        let shootout = leader(more).is_none().then(|| random.pick(SHOOTOUTS));
        Course { winner: leader(shootout.unwrap_or(more)), legs, extra_time, shootout, withdrew: None }
    }
}

fn score(random: &mut Random) -> Goals {
    [random.pick(GOALS), random.pick(GOALS)]
}

/// Who is ahead on aggregate, or else on away goals: side A is away in the second leg.
fn on_goals(legs: &[Goals]) -> Option<usize> {
    let away = match legs {
        [first, second] => [second[0], first[1]],
        _ => [0, 0],
    };
    leader(aggregate(legs)).or_else(|| leader(away))
}

fn aggregate(legs: &[Goals]) -> Goals {
    [0, 1].map(|side| legs.iter().map(|leg| leg[side]).sum())
}

fn leader([a, b]: Goals) -> Option<usize> {
    (a != b).then_some(usize::from(b > a))
}
