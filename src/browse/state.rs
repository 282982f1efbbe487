//! What is looked at, whichever pane shows it: the bracket, the selection, the filter and what was found in the file.

use ratatui::layout::Size;

use super::cursor::Cursor;
use super::filter::Filter;
use super::keys::Keys;
use super::measure::Measures;
use super::notice::Notice;
use crate::bracket::Bracket;
use crate::check::{self, Finding};
use crate::competition::{ClubId, Node, PlaceId, Side, TieId};
use crate::scenario::Scenario;

/// What the panes show, and what their commands change.
#[derive(Debug)]
pub struct State {
    pub(super) bracket: Bracket,
    /// What its columns hold.
    pub(super) measures: Measures,
    pub(super) cursor: Cursor,
    /// The place of the group stage that was selected last.
    pub(super) place: PlaceId,
    pub(super) filter: Filter,
    /// What a check found; none where nobody has looked.
    pub(super) findings: Option<Vec<Finding>>,
    /// Something to be told in the last line until the next reading.
    pub(super) notice: Option<Notice>,
    pub(super) size: Size,
    pub(super) keys: Keys,
    /// Whether the wheel was turned last. Who turns it looks elsewhere: the selection need not stay in view.
    pub(super) looks_away: bool,
    edition: u32,
}

impl State {
    /// A bracket with its first tie selected.
    pub(super) fn new(bracket: Bracket, size: Size, keys: Keys) -> State {
        State {
            measures: Measures::of(&bracket),
            cursor: Cursor::at(&bracket, first_node(&bracket)),
            bracket,
            place: PlaceId(0),
            filter: Filter::default(),
            findings: None,
            notice: None,
            size,
            keys,
            looks_away: false,
            edition: 0,
        }
    }

    /// The bracket that is shown.
    pub fn bracket(&self) -> &Bracket {
        &self.bracket
    }

    /// The node that is selected.
    pub fn selection(&self) -> Node {
        self.cursor.node
    }

    /// The side of the club that is selected there; A at a place.
    pub fn side(&self) -> Side {
        self.cursor.side
    }

    /// The selected club, once it is known.
    pub fn club(&self) -> Option<ClubId> {
        self.cursor.club(&self.bracket)
    }

    /// The tie that is selected, or that fills the place that is.
    pub fn tie(&self) -> Option<TieId> {
        match self.cursor.node {
            Node::Tie(tie) => Some(tie),
            place @ Node::Place(_) => self.bracket.competition().origin(place, Side::A),
        }
    }

    /// What a check found in the competition, as far as one has looked.
    pub fn findings(&self) -> &[Finding] {
        self.findings.as_deref().unwrap_or_default()
    }

    /// The size of the screen.
    pub fn size(&self) -> Size {
        self.size
    }

    /// All keys.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Counts how often something else came to be shown: another competition, other nodes of it, or another notice.
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// Selects a node, with its winner.
    pub fn select(&mut self, node: Node) {
        self.move_to(Cursor::at(&self.bracket, node));
    }

    /// The same, also if a filter hides it: that ends then.
    pub(super) fn reveal(&mut self, node: Node) {
        if !self.filter.shows(node) {
            self.end_filter();
        }
        self.select(node);
    }

    pub(super) fn move_to(&mut self, cursor: Cursor) {
        self.cursor = cursor;
        if let Node::Place(place) = cursor.node {
            self.place = place;
        }
    }

    /// Another bracket in the place of the old one. Selection and filter stay as far as what they were at is still there:
    /// ties are known by their ids, places by their codes.
    pub(super) fn replace(&mut self, mut bracket: Bracket) {
        // It goes on being looked at in the same way; what a tie was changed to is left behind with it.
        let Scenario { regulations, until, .. } = self.bracket.scenario().clone();
        bracket.look(Scenario { regulations, until, ..Scenario::default() });
        let node = self.same_node(&bracket);
        self.bracket = bracket;
        self.measures = Measures::of(&self.bracket);
        self.cursor = match node {
            Some(node) => Cursor { node, ..self.cursor },
            None => Cursor::at(&self.bracket, first_node(&self.bracket)),
        };
        if self.place.index() >= self.bracket.competition().places().len() {
            self.place = PlaceId(0);
        }
        self.filter.ask_again(&self.bracket);
        if !self.filter.shows(self.cursor.node) {
            self.go_to_match();
        }
        self.findings = None;
        self.tell(None);
    }

    /// Looks at the competition in another way. Selection and filter stay.
    pub(super) fn look(&mut self, scenario: Scenario) {
        self.bracket.look(scenario);
        self.measures = Measures::of(&self.bracket);
        self.filter.ask_again(&self.bracket);
        self.edition += 1;
    }

    /// The node of another bracket that is what the selection is in this one.
    fn same_node(&self, bracket: &Bracket) -> Option<Node> {
        let (old, new) = (self.bracket.competition(), bracket.competition());
        match self.cursor.node {
            Node::Tie(tie) => new.tie_ids().find(|id| new[*id].id == old[tie].id).map(Node::Tie),
            Node::Place(place) => {
                let code = old.place_code(place);
                new.place_ids().find(|id| new.place_code(*id) == code).map(Node::Place)
            }
        }
    }

    pub(super) fn tell(&mut self, notice: Option<Notice>) {
        self.notice = notice;
        self.edition += 1;
    }

    /// Looks for what does not fit in what really was, unless that has been done.
    pub(super) fn look_for_findings(&mut self) {
        if self.findings.is_none() {
            self.findings = Some(check::check(&self.bracket.under(Scenario::default())));
        }
    }
}

/// The filter.
impl State {
    /// Sets the filter, as if `query` had been typed and kept.
    pub(super) fn ask(&mut self, query: &str) {
        self.filter.ask(query, &self.bracket);
        self.go_to_match();
        self.edition += 1;
    }

    /// Takes over what was typed or pasted, and goes to the first of what that finds.
    pub(super) fn typed(&mut self, event: &crossterm::event::Event) {
        if self.filter.edit(event, &self.bracket) {
            // What was found by fewer letters is no place to go on from.
            if let Some(before) = self.filter.before() {
                self.move_to(before);
            }
            self.go_to_match();
            if self.filter.hide {
                self.edition += 1;
            }
        }
    }

    /// Hides what was not found, or shows it again.
    pub(super) fn hide_or_show(&mut self) {
        self.filter.hide = !self.filter.hide;
        self.go_to_match();
        self.edition += 1;
    }

    /// Ends the filter, back where it was opened.
    pub(super) fn end_filter(&mut self) {
        if let Some(before) = self.filter.clear() {
            self.cursor = before;
        }
        self.edition += 1;
    }

    /// Selects a part of what the filter found, unless one is selected.
    fn go_to_match(&mut self) {
        let Some(found) = &self.filter.found else { return };
        if found.has(self.cursor.node) {
            // The road that is looked at is that of a club that was found.
            let is_found = |cursor: Cursor| cursor.club(&self.bracket).is_some_and(|club| found.has_club(club));
            let other = self.cursor.other_club();
            if !is_found(self.cursor) && is_found(other) {
                self.cursor = other;
            }
        } else if let Some(first) = found.stops().first() {
            self.move_to(Cursor { node: Node::Tie(first.tie), side: first.side });
        }
    }

    /// Selects the next tie that was found, or the one before.
    pub(super) fn next_match(&mut self, by: isize) {
        let Some(found) = &self.filter.found else { return };
        let Some(count) = isize::try_from(found.stops().len()).ok().filter(|count| *count > 0) else { return };
        let here = self.match_position().map_or(if by > 0 { -1 } else { 0 }, |here| here as isize);
        let to = found.stops()[(here + by).rem_euclid(count) as usize];
        self.move_to(Cursor { node: Node::Tie(to.tie), side: to.side });
    }

    /// Which of the ties found is selected, counted from 0. A place counts as the tie that fills it.
    pub(super) fn match_position(&self) -> Option<usize> {
        let tie = self.tie()?;
        self.filter.found.as_ref()?.stops().iter().position(|stop| stop.tie == tie)
    }
}

/// The uppermost tie of the first round that has one.
fn first_node(bracket: &Bracket) -> Node {
    let first = |round: usize| {
        bracket.competition().order().iter().copied().find(|node| bracket.competition().column_of(*node) == round)
    };
    // Reading lets no competition through that has no tie at all.
    (0..bracket.competition().columns()).find_map(first).unwrap_or(Node::Tie(TieId(0)))
}
