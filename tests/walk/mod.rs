//! A walk with the arrow keys through everything that they lead to.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::{HashMap, HashSet, VecDeque};

use cuptie::browse::keys::Command;
use cuptie::browse::{Action, App};
use cuptie::competition::{Node, Side};
use proptest::prelude::*;

pub const ARROWS: [Command; 4] = [Command::Up, Command::Down, Command::Left, Command::Right];

/// What is selected: a node, and the side of the club there.
pub type Selected = (Node, Side);

pub fn selected(app: &App) -> Selected {
    (app.selection(), app.side())
}

/// Presses an arrow. Right of the last places are the groups, which then have the keys; they are left at once.
pub fn press(app: &mut App, arrow: Command) -> Selected {
    let before = app.selection();
    app.update(Action::Command(arrow));
    if arrow == Command::Right && app.selection() == before && matches!(before, Node::Place(_)) {
        app.update(Action::Command(Command::Back));
    }
    selected(app)
}

/// Where each arrow leads, in the order of [`ARROWS`], from every selection that arrows lead to.
pub type Walked = HashMap<Selected, Vec<Selected>>;

/// All of it is one walk: from wherever it is, on to the nearest selection at which an arrow has not been tried. Where
/// there is no way to one of them any more, it fails.
pub fn walk(app: &mut App) -> Result<Walked, TestCaseError> {
    // A filter may begin with a club that no arrow selects.
    press(app, Command::Down);
    press(app, Command::Up);
    let mut walked = Walked::from([(selected(app), Vec::new())]);
    while let Some(way) = way_to_untried(&walked, selected(app)) {
        for arrow in way {
            press(app, arrow);
        }
        let here = selected(app);
        let there = press(app, ARROWS[walked[&here].len()]);
        walked.entry(here).or_default().push(there);
        walked.entry(there).or_default();
    }
    let lost = walked.iter().find(|(_, reached)| reached.len() < ARROWS.len());
    prop_assert!(lost.is_none(), "arrows lead from {lost:?} to {:?}, but not back", selected(app));
    Ok(walked)
}

/// The fewest arrows to a selection at which one of them has not been tried.
fn way_to_untried(walked: &Walked, from: Selected) -> Option<Vec<Command>> {
    let mut seen = HashSet::from([from]);
    let mut waiting = VecDeque::from([(from, Vec::new())]);
    while let Some((here, way)) = waiting.pop_front() {
        if walked[&here].len() < ARROWS.len() {
            return Some(way);
        }
        for (arrow, there) in ARROWS.into_iter().zip(&walked[&here]) {
            if seen.insert(*there) {
                waiting.push_back((*there, [&way[..], &[arrow]].concat()));
            }
        }
    }
    None
}

pub fn check_reached(app: &mut App, shown: &[Node]) -> Result<(), TestCaseError> {
    let reached: HashSet<Node> = walk(app)?.into_keys().map(|(node, _)| node).collect();
    let missing: Vec<&Node> = shown.iter().filter(|node| !reached.contains(node)).collect();
    prop_assert!(missing.is_empty(), "arrows do not lead to {missing:?}");
    Ok(())
}
