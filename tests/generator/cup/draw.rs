//! Who plays whom: trees of ties, each of its own clubs, and one round after the other with what happened in it.

use std::ops::Range;

use super::course::Course;
use super::random::Random;
use super::{Cup, Shape};

/// A tree of ties, with one winner.
pub struct Tree {
    /// By their numbers.
    clubs: Range<u32>,
    /// How many ties it has in each round, first to last.
    pub ties: Vec<u32>,
}

/// A round, and all that happened in it.
pub struct Round {
    /// Counted from 0.
    pub index: usize,
    /// From top to bottom.
    pub ties: Vec<Tie>,
}

pub struct Tie {
    pub sides: [Entrant; 2],
    pub course: Course,
    /// Whether the winner has won its tree.
    pub is_last: bool,
}

/// Who comes to a side of a tie.
#[derive(Debug, Clone, Copy)]
pub struct Entrant {
    /// Its number; none while nobody knows.
    pub club: Option<u32>,
    /// The tie of the round before that it comes from, by its index there.
    pub from: Option<u32>,
}

impl Tie {
    /// The clubs, once both are known.
    pub fn clubs(&self) -> Option<[u32; 2]> {
        let [a, b] = self.sides.map(|side| side.club);
        a.zip(b).map(|(a, b)| [a, b])
    }
}

/// The trees of a competition: one, or several of which no two neighbours are of one size, as far as clubs allow it.
pub fn trees(cup: &Cup) -> Vec<Tree> {
    let clubs = cup.clubs.max(2);
    let trees = match cup.shape {
        Shape::Cup => 1,
        Shape::Forest(trees) | Shape::Groups(trees) => trees.clamp(1, clubs / 2),
    };
    let mut random = Random::of(&[cup.seed, u64::from(trees)]);
    let even = |tree: u32| (u64::from(clubs) * u64::from(tree) / u64::from(trees)) as u32;
    let mut first = 0;
    let borders = (1..=trees).map(|tree| {
        // Every other border is moved, so that a tree has two clubs at least and the next one the rest.
        let most = (even(tree) - even(tree - 1) - 2).min(even(tree + 1).saturating_sub(even(tree)));
        even(tree) - if tree % 2 == 1 && tree < trees { random.below(most + 1) } else { 0 }
    });
    let of_tree = |end| {
        let clubs = std::mem::replace(&mut first, end)..end;
        Tree { ties: ties(clubs.len() as u32, cup.entry_rounds.max(1)), clubs }
    };
    borders.map(of_tree).collect()
}

/// How many ties a tree of so many clubs has in each round. Every tie but the last leads to one of the next round, which has
/// two sides for each, so that a round has at most twice as many as the next; whoever fills the other sides enters there.
fn ties(clubs: u32, entry_rounds: u32) -> Vec<u32> {
    // The last rounds double, backwards from the final, until the others need no more ties than the first of these has.
    let full = (0..).find(|full| (u64::from(entry_rounds) + 1) << full >= u64::from(clubs)).unwrap_or_default();
    let mut left = clubs - (1 << full);
    let mut backwards: Vec<u32> = (0..full).map(|round| 1 << round).collect();
    for rounds in (1..=entry_rounds).rev() {
        let here = left.div_ceil(rounds);
        backwards.extend((here > 0).then_some(here));
        left -= here;
    }
    backwards.into_iter().rev().collect()
}

/// One round after the other, each as it is once it has been played as far as it has.
pub struct Rounds<'a> {
    cup: &'a Cup,
    trees: Vec<Tree>,
    index: usize,
    /// By tree, who has come through the round before.
    through: Vec<Vec<Entrant>>,
}

impl Cup {
    pub(super) fn rounds(&self) -> Rounds<'_> {
        let trees = trees(self);
        Rounds { cup: self, index: 0, through: vec![Vec::new(); trees.len()], trees }
    }
}

impl Rounds<'_> {
    /// How many rounds there are in all.
    pub fn count_all(&self) -> usize {
        self.trees.iter().map(|tree| tree.ties.len()).max().unwrap_or_default()
    }
}

impl Iterator for Rounds<'_> {
    type Item = Round;

    fn next(&mut self) -> Option<Round> {
        let index = self.index;
        let total: u32 = self.trees.iter().filter_map(|tree| tree.ties.get(index)).sum();
        if total == 0 {
            return None;
        }
        let mut ties: Vec<Tie> = Vec::with_capacity(total as usize);
        for (tree, through) in self.trees.iter_mut().zip(&mut self.through) {
            let Some(own) = tree.ties.get(index) else { continue };
            let is_last = index + 1 == tree.ties.len();
            let sides = sides(std::mem::take(through), &mut tree.clubs, 2 * *own as usize);
            for pair in sides.chunks_exact(2) {
                let course = self.cup.course(index, ties.len(), total as usize);
                let winner = course.winner.and_then(|winner| pair[winner].club);
                through.push(Entrant { club: winner, from: Some(ties.len() as u32) });
                ties.push(Tie { sides: [pair[0], pair[1]], course, is_last });
            }
        }
        self.index += 1;
        Some(Round { index, ties })
    }
}

/// So many sides: those who came through, in their order, and evenly among them who enters here, next from `clubs`.
fn sides(through: Vec<Entrant>, clubs: &mut Range<u32>, sides: usize) -> Vec<Entrant> {
    let entering = sides - through.len();
    let mut through = through.into_iter();
    let enters = |side: usize| (side + 1) * entering / sides > side * entering / sides;
    let side = |side: usize| {
        let came = if enters(side) { None } else { through.next() };
        came.unwrap_or_else(|| Entrant { club: clubs.next(), from: None })
    };
    (0..sides).map(side).collect()
}
