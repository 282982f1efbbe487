//! Trees below each other, in the numbers that their height depends on.

use std::ops::Range;

use crate::bracket::Bracket;
use crate::competition::{Competition, Node};
use crate::layout::{Apart, Part, Sides, Wings};

/// All trees of a bracket, as they stand below each other.
#[derive(Debug, Clone, Default)]
pub(super) struct Forests {
    /// What stands before the stage between the rounds, and behind it.
    stages: [Forest; 2],
    /// The same with two sides; none where it cannot have them.
    wings: Option<Winged>,
}

/// Trees with two sides.
#[derive(Debug, Clone)]
struct Winged {
    before_stage: Forest,
    left: Forest,
    right: Forest,
    below: Forest,
    /// The columns that each track has a part of.
    tracks: Vec<Range<usize>>,
    /// How many rounds both wings have at least.
    rounds: usize,
}

/// Some trees.
#[derive(Debug, Clone, Default)]
struct Forest {
    /// How many nodes have a line of their own: those that no tie feeds.
    own_lines: usize,
    /// In how many nodes of each column two winners meet.
    meetings: Vec<usize>,
}

impl Forests {
    pub fn of(bracket: &Bracket) -> Forests {
        let competition = bracket.competition();
        let empty = Forest { own_lines: 0, meetings: vec![0; competition.columns()] };
        let mut stages = [(); 2].map(|()| empty.clone());
        for &node in competition.order() {
            stages[usize::from(competition.is_after_stage(node))].add(competition, node);
        }
        let wings = Wings::of(competition).map(|wings| Winged::of(competition, &wings, &empty));
        Forests { stages, wings }
    }

    /// The columns that each track has a part of with two sides, where there can be two.
    pub fn tracks_of_two_sides(&self) -> Option<&[Range<usize>]> {
        self.wings.as_ref().map(|wings| &wings.tracks[..])
    }

    /// How many rounds both wings have at least; none where there can be none.
    pub fn rounds_in_wings(&self) -> usize {
        self.wings.as_ref().map_or(0, |wings| wings.rounds)
    }

    /// How many lines all of it takes, where a node takes `lines` of them, with a `gap` around it.
    pub fn height(&self, pitch: (u32, u32), sides: Sides, apart: Apart) -> usize {
        let height = |forest: &Forest| forest.height(pitch, apart);
        let free = pitch.1 as usize;
        free + match (sides, &self.wings) {
            (Sides::Two, Some(wings)) => {
                let both = height(&wings.left).max(height(&wings.right));
                height(&wings.before_stage).max(both + height(&wings.below))
            }
            _ => self.stages.iter().map(height).max().unwrap_or(0),
        }
    }
}

impl Winged {
    fn of(competition: &Competition, wings: &Wings, empty: &Forest) -> Winged {
        let [mut before_stage, mut left, mut right, mut below] = [(); 4].map(|()| empty.clone());
        for &node in competition.order() {
            let forest = match wings.part(competition, node) {
                Part::BeforeStage => &mut before_stage,
                Part::Left => &mut left,
                Part::Right => &mut right,
                Part::Below => &mut below,
            };
            forest.add(competition, node);
        }
        let (tracks, rounds) = (wings.tracks(competition), wings.rounds(competition));
        Winged { before_stage, left, right, below, tracks, rounds }
    }
}

impl Forest {
    fn add(&mut self, competition: &Competition, node: Node) {
        match competition.feeders(node).count() {
            0 => self.own_lines += 1,
            1 => {}
            _ => self.meetings[competition.column_of(node)] += 1,
        }
    }

    /// Without the free lines above it.
    fn height(&self, (lines, gap): (u32, u32), apart: Apart) -> usize {
        let met: usize = self.meetings.iter().take(apart.column + 1).sum();
        let further = apart.lines as usize * self.own_lines.saturating_sub(1 + met);
        self.own_lines * (lines + gap) as usize + further
    }
}

#[cfg(test)]
impl Forests {
    /// With one side: by stage, how many trees, and in how many nodes of each column two winners meet.
    pub fn with_stages(stages: [(usize, Vec<usize>); 2]) -> Forests {
        let forest = |(trees, meetings): (usize, Vec<usize>)| Forest {
            own_lines: trees + meetings.iter().sum::<usize>(),
            meetings,
        };
        Forests { stages: stages.map(forest), wings: None }
    }
}
