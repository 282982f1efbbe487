//! What is looked at, whichever pane shows it: the bracket, the selection, the filter and what was found in the file.

use ratatui::layout::Size;

use super::cursor::Cursor;
use super::filter::Filter;
use super::history::History;
use super::keys::{Command, Keys};
use super::measure::Measures;
use super::notice::Notice;
use crate::ask::{self, Number, Turned};
use crate::bracket::Bracket;
use crate::check::{self, Finding};
use crate::competition::{ClubId, Node, PlaceId, Side, TieId};
use crate::scenario::edit::Edit;
use crate::scenario::{Saved, Scenario};
use crate::text;

/// What the panes show, and what their commands change.
#[derive(Debug)]
pub struct State {
    pub(super) bracket: Bracket,
    /// As it really was, up to the same day: what the bracket is held against.
    base: Bracket,
    /// What comes out otherwise than there.
    turned: Turned,
    /// How else it was looked at.
    history: History,
    /// What its columns hold, and what they hold as it really was.
    pub(super) measures: Measures,
    real_measures: Measures,
    pub(super) cursor: Cursor,
    /// The node that is selected in the pane which has the keys: some have a selection of their own.
    pub(super) at: Node,
    /// The place of the group stage that was selected last.
    pub(super) place: PlaceId,
    pub(super) filter: Filter,
    /// What a check found; none where nobody has looked.
    pub(super) findings: Option<Vec<Finding>>,
    /// Something to be told in the last line until the next reading.
    pub(super) notice: Option<Notice>,
    /// Something to be told in the last line until anything is done.
    pub(super) in_passing: Option<String>,
    /// A text that is to go to the clipboard.
    pub(super) copied: Option<Copied>,
    pub(super) size: Size,
    pub(super) keys: Keys,
    /// The commands that did something when a page over everything was opened, where the keys had gone to before.
    pub(super) able: Vec<Command>,
    /// Whether the wheel was turned last. Who turns it looks elsewhere: the selection need not stay in view.
    pub(super) looks_away: bool,
    edition: u32,
    /// The last edition that came of looking at the competition in another way, and the ties of which something else is seen.
    looked: (u32, Vec<TieId>),
}

/// A text for the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// All of it: clean.
    pub text: String,
    /// What it is, in a few words.
    pub what: String,
}

/// What came to be shown otherwise since some edition.
pub(super) enum Since<'a> {
    /// Nothing did.
    Nothing,
    /// Only what is seen of some ties, and where their winners go.
    Ties(&'a [TieId]),
    /// Anything, perhaps.
    Anything,
}

impl State {
    /// A bracket with its first tie selected.
    pub(super) fn new(bracket: Bracket, size: Size, keys: Keys) -> State {
        let cursor = Cursor::at(&bracket, first_node(&bracket));
        let mut state = State {
            measures: Measures::default(),
            real_measures: Measures::default(),
            cursor,
            at: cursor.node,
            base: bracket.clone(),
            bracket,
            turned: Turned::default(),
            history: History::default(),
            place: PlaceId(0),
            filter: Filter::default(),
            findings: None,
            notice: None,
            in_passing: None,
            copied: None,
            size,
            keys,
            able: Vec::new(),
            looks_away: false,
            edition: 0,
            looked: (0, Vec::new()),
        };
        state.show();
        state
    }

    /// Works out what is told of the bracket as a whole, when it is another competition.
    fn show(&mut self) {
        self.base = self.bracket.under(Scenario::default());
        self.real_measures = Measures::of(&self.base);
        self.hold_against_base();
    }

    /// Works out what is told of the bracket as a whole, after it was looked at in another way.
    fn hold_against_base(&mut self) {
        let base = Scenario { until: self.bracket.scenario().until, ..Scenario::default() };
        if *self.bracket.scenario() == base {
            self.base = self.bracket.clone();
        } else {
            self.base.look(base);
        }
        self.turned = ask::turned(&self.bracket, &self.base);
        self.measures = self.real_measures.clone();
        self.measures.fit_in(&self.bracket, self.bracket.otherwise());
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

    /// The node that is selected where the keys go to, and the club there, once it is known.
    pub fn club_at_keys(&self) -> (Node, Option<ClubId>) {
        let cursor = if self.at == self.cursor.node { self.cursor } else { Cursor::at(&self.bracket, self.at) };
        (cursor.node, cursor.club(&self.bracket))
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

    /// Whether a command would do something once the page over everything is closed.
    pub(super) fn does_something(&self, command: Command) -> bool {
        self.able.contains(&command)
    }

    /// Counts how often something else came to be shown: another competition, other nodes of it, or another notice.
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// What came to be shown otherwise since an edition.
    pub(super) fn since(&self, edition: u32) -> Since<'_> {
        match &self.looked {
            _ if edition == self.edition => Since::Nothing,
            (looked, ties) if *looked == self.edition && edition + 1 == *looked => Since::Ties(ties),
            _ => Since::Anything,
        }
    }

    /// The bracket as it really was, up to the day that is looked at.
    pub fn base(&self) -> &Bracket {
        &self.base
    }

    /// What comes out otherwise than it really did, as far as that was known on the day that is looked at.
    pub fn turned(&self) -> &Turned {
        &self.turned
    }

    /// Selects a node, with its winner.
    pub fn select(&mut self, node: Node) {
        self.move_to(Cursor::at(&self.bracket, node));
    }

    /// The same, also if a filter hides it: that ends then.
    pub(super) fn reveal(&mut self, node: Node) {
        self.reveal_at(Cursor::at(&self.bracket, node));
    }

    /// The same, with the club on a side of it.
    pub(super) fn reveal_at(&mut self, cursor: Cursor) {
        if !self.filter.shows(cursor.node) {
            self.end_filter();
        }
        self.move_to(cursor);
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
        // It goes on being looked at in the same way, as far as all that this is about is still there.
        let Scenario { regulations, until, .. } = self.bracket.scenario().clone();
        let saved = Saved::of(self.bracket.scenario(), self.bracket.competition());
        let rest = Scenario { regulations, until, ..Scenario::default() };
        bracket.look(saved.scenario(bracket.competition()).unwrap_or(rest));
        self.history = History::default();
        let node = self.same_node(&bracket);
        self.bracket = bracket;
        self.show();
        self.cursor = match node {
            Some(node) => Cursor { node, ..self.cursor },
            None => Cursor::at(&self.bracket, first_node(&self.bracket)),
        };
        if self.place.index() >= self.bracket.competition().places().len() {
            self.place = PlaceId(0);
        }
        self.filter.replaced(&self.bracket);
        if !self.filter.shows(self.cursor.node) {
            self.go_to_match();
        }
        self.findings = None;
        self.tell(None);
    }

    /// Looks at the competition in another way. Selection and filter stay.
    pub(super) fn look(&mut self, scenario: Scenario) {
        if scenario != *self.bracket.scenario() {
            self.history.add(self.bracket.scenario().clone());
            self.look_so(scenario);
        }
    }

    /// Looks at it with a figure of a tie changed.
    pub(super) fn edit(&mut self, tie: TieId, edit: Edit) {
        self.look(self.bracket.with(tie, edit));
    }

    /// Looks at it as before, or again as it was looked at when that was undone.
    pub(super) fn look_back(&mut self, back: bool) {
        let now = self.bracket.scenario().clone();
        let other = if back { self.history.undo(now) } else { self.history.redo(now) };
        if let Some(scenario) = other {
            self.look_so(scenario);
        }
    }

    /// Whether it was looked at otherwise before, or can be again.
    pub(super) fn has_history(&self, before: bool) -> bool {
        self.history.has(before)
    }

    fn look_so(&mut self, scenario: Scenario) {
        let ties = self.bracket.look(scenario);
        self.hold_against_base();
        self.edition += 1;
        if self.filter.found.is_none() {
            self.looked = (self.edition, ties);
        } else {
            // Something else may be found now. What is selected stays, and is seen.
            self.filter.ask_again(&self.bracket);
            self.filter.hide &= self.filter.shows(self.cursor.node);
        }
    }

    /// Selects the next tie that comes out otherwise, or the one before.
    pub(super) fn next_turned(&mut self, by: isize) {
        let ties = &self.turned.ties;
        let Some(count) = isize::try_from(ties.len()).ok().filter(|count| *count > 0) else { return };
        let here = self.tie().map_or(0, |tie| ties.partition_point(|(other, _)| *other < tie)) as isize;
        let on_one = self.tie().is_some_and(|tie| self.turned.of(tie).is_some());
        let to = if by > 0 && !on_one { here } else { here + by };
        self.reveal(Node::Tie(ties[to.rem_euclid(count) as usize].0));
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

    /// Has a text put on the clipboard, where there is one: only what may be shown of it.
    pub(super) fn copy(&mut self, text: &str, what: &str) {
        let lines: Vec<_> = text.lines().map(text::clean).collect();
        self.copied = Some(Copied { text: lines.join("\n"), what: what.to_owned() });
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

    /// Opens the line in which a filter is typed.
    pub(super) fn open_filter(&mut self) {
        self.filter.get_ready(&self.bracket);
        if self.filter.open(self.cursor) {
            self.edition += 1;
        }
    }

    /// Finds the ties of a number, and goes to one of them: this one, or else the first.
    pub(super) fn ask_number(&mut self, number: Number, tie: Option<TieId>) {
        self.filter.ask_number(number, &self.bracket);
        if let Some(tie) = tie {
            self.select(Node::Tie(tie));
        }
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
        self.filter.found.as_ref()?.position(self.tie()?)
    }
}

/// The uppermost tie of the first round that has one.
fn first_node(bracket: &Bracket) -> Node {
    let competition = bracket.competition();
    // Reading lets no competition through that has no tie at all.
    (0..competition.columns()).find_map(|column| competition.first_of(column)).unwrap_or(Node::Tie(TieId(0)))
}
