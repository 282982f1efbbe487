//! The tie: everything that is known about it, and why its winner went through.
//!
//! ```text
//! Second round · tie 2 of 16 · r2-02
//!    the card: clubs, score, what settled it
//!
//! USM Alger go through on away goals: ...
//!
//! What leg 2 of 2 could come to, while it is to come
//!
//! The ladder · Goal by goal · Legs · What sources state · The road · Where sources differ · Sources
//! ```
//!
//! `card` is its head, `goals` the course of the tie and `timeline` a match of it; `copied` what of it goes to the clipboard.

mod card;
mod copied;
mod goals;
mod timeline;

use self::card::Card;
use super::map::Drawing;
use super::{BACK, Hint, Pane, Part, Placement, Reply, SCROLL, dispute};
use crate::ask::{self, Course, Match, Outcomes};
use crate::bracket::Bracket;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::sheet::{Columns, Section, Sheet};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::claims;
use crate::competition::{ClubId, Facts, Leg, LegStory, Node, Side, SourceId, Story, TieId, Window};
use crate::label;
use crate::ranking;
use crate::rules::{Outcome, Rung};
use crate::wording;
use ratatui::layout::Size;

/// The pane.
#[derive(Debug)]
pub struct Tie;

impl Pane for Tie {
    fn name(&self) -> &'static str {
        "tie"
    }

    fn place(&self) -> Placement {
        Placement::Side
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[
            Binding::new(COPY, &[Key::letter('y')], "copy the tie as a sentence, to the clipboard", None),
            Binding::new(COPY_PAGE, &[Key::letter('Y')], "copy its whole page", None),
        ];
        BINDINGS
    }

    fn is_about(&self, node: Node) -> bool {
        matches!(node, Node::Tie(_))
    }

    fn hints(&self, _state: &State) -> &[Hint] {
        &[BACK, SCROLL, (&[Command::Left, Command::Right], "follow")]
    }

    fn answers(&self, _state: &State, command: Command) -> bool {
        // There is nothing more to open.
        command != Command::Open
    }

    fn in_short(&self, state: &State) -> String {
        selection_in_a_sentence(state)
    }

    fn width(&self, state: &State) -> Option<u16> {
        Some(state.measures.tie())
    }

    fn head(&self, state: &State) -> [String; 2] {
        match state.tie() {
            Some(tie) => head(state, tie),
            None => [column_name(state).to_owned(), String::new()],
        }
    }

    fn text(&self, state: &State, room: Size) -> Option<Columns> {
        Some(page(state, room))
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        match command {
            Command::Open => {}
            COPY => state.copy(&copied::sentence(state), "the tie as a sentence"),
            COPY_PAGE => state.copy(&copied::page(state), "the page of the tie"),
            _ => return Reply::NotMine,
        }
        Reply::Done
    }
}

const COPY: Command = Command::Own("copy");
const COPY_PAGE: Command = Command::Own("copy-page");

/// The page about the selection, in some room.
fn page(state: &State, room: Size) -> Columns {
    match state.tie() {
        Some(tie) => {
            let writer = Writer::of(state, tie, room.height);
            Columns::new(room, writer.card.width() as u16, |sheet| writer.page(sheet))
        }
        None => Columns::new(room, 0, |sheet| sheet.text(0, &selection_in_a_sentence(state), Theme::text)),
    }
}

fn column_name(state: &State) -> &str {
    state.bracket().competition().column_name(state.bracket().competition().column_of(state.selection()))
}

fn selection_in_a_sentence(state: &State) -> String {
    let bracket = state.bracket();
    match state.selection() {
        Node::Tie(tie) => {
            let why = wording::why(bracket, tie);
            match bracket.competition().next(tie) {
                Some(_) => format!("{why} Next: {}.", wording::goes_to(bracket, tie)),
                None => why,
            }
        }
        Node::Place(place) => wording::place(bracket, place),
    }
}

/// "Second round · tie 2 of 16 · r2-02": the last is what the file and `check` call it.
fn head(state: &State, tie: TieId) -> [String; 2] {
    let competition = state.bracket().competition();
    let (number, count) = competition.number(Node::Tie(tie));
    let name = competition[tie].details.name.as_ref().map_or_else(String::new, |name| format!("{name} · "));
    let round = &competition[competition[tie].round].name;
    [format!("{name}{round} · tie {number} of {count}"), format!(" · {}", competition[tie].id)]
}

/// The lines that a page has at least for lines of time.
const FOR_TIMELINE: u16 = 20;

/// The goals of a side that a small map has at least: with fewer it looks like none.
const LEAST_GOALS: u16 = 4;

/// Writes the sections of a tie's page.
struct Writer<'a> {
    state: &'a State,
    bracket: &'a Bracket,
    tie: TieId,
    /// The lines of its page.
    lines: u16,
    card: Card<'a>,
    course: Course<'a>,
    /// While it waits for a leg.
    question: Option<Outcomes>,
}

impl<'a> Writer<'a> {
    fn of(state: &'a State, tie: TieId, lines: u16) -> Writer<'a> {
        let bracket = state.bracket();
        Writer {
            state,
            bracket,
            tie,
            lines,
            card: Card::of(bracket, tie),
            course: wording::course(bracket, tie),
            question: ask::leg_to_come(bracket, tie),
        }
    }

    fn page(&self, sheet: &mut Sheet) {
        self.card.write(sheet, self.lines);
        sheet.blank();
        sheet.text(0, &wording::why(self.bracket, self.tie), Theme::text);
        if let Some(turning) = wording::turning(self.bracket, self.tie, &self.course) {
            sheet.text(0, &turning, Theme::text);
        }
        self.really(sheet);
        self.outcomes(sheet);
        self.ruling(sheet);
        self.ladder(sheet);
        goals::write(sheet, self.bracket, self.tie, &self.course, self.lines >= FOR_TIMELINE);
        self.legs(sheet);
        self.claims(sheet);
        self.road(sheet);
        self.placings(sheet);
        self.disputes(sheet);
        self.sources(sheet);
    }

    /// How it really was, where it is looked at otherwise.
    fn really(&self, sheet: &mut Sheet) {
        let (view, base) = (self.bracket, self.state.base());
        if self.state.turned().of(self.tie).is_none() && !view.is_changed(self.tie) {
            return;
        }
        let clubs = |bracket: &Bracket| Side::BOTH.map(|side| bracket.club(self.tie, side));
        let mut told = wording::why(base, self.tie);
        if clubs(view) != clubs(base) {
            told = format!("{}. {told}", wording::fixture(base, self.tie));
        }
        sheet.labelled((format!("{} really", label::OTHERWISE), Theme::notice), 9, &told, Theme::faint);
    }

    fn name(&self, side: Side) -> String {
        wording::club(self.bracket, self.tie, side)
    }

    /// What every score of the leg to come would come to.
    fn outcomes(&self, sheet: &mut Sheet) {
        let Some(map) = &self.question else { return };
        sheet.heading(&wording::question(self.bracket, self.tie, map));
        sheet.text(1, &wording::needs(self.bracket, self.tie, map), Theme::text);
        let drawing = Drawing::of(self.bracket, self.tie, map, map.telling().max(LEAST_GOALS));
        drawing.write(sheet, drawing.lines(), None);
        drawing.write_legend_below(sheet);
    }

    fn ruling(&self, sheet: &mut Sheet) {
        let Some(ruling) = self.bracket.facts(self.tie).ruling else { return };
        sheet.heading("Ruling");
        sheet.text(1, &wording::ruling_with_reason(self.bracket, self.tie, ruling), Theme::text);
        let by = self.bracket.story(self.tie).ruling.as_ref().and_then(|told| told.by.clone());
        for (label, value) in [("when", wording::ruling_date(self.bracket, self.tie)), ("by", by)] {
            if let Some(value) = value {
                sheet.labelled((format!(" {label}"), Theme::faint), 6, &value, Theme::text);
            }
        }
    }

    fn ladder(&self, sheet: &mut Sheet) {
        let decision = self.bracket.decision(self.tie);
        let regulations = self.bracket.regulations(self.tie);
        match regulations.and_then(|own| own.name.as_ref()) {
            Some(name) => sheet.heading(&format!("The ladder ({name})")),
            None => sheet.heading("The ladder"),
        }
        if let Some(why) = regulations.and_then(|own| own.assumed.as_ref()) {
            sheet.text(1, &format!("assumed: {why}"), Theme::notice);
        }
        let names = decision.trace.iter().map(|rung| rung.step.name().len()).max().unwrap_or(0).min(20);
        for (i, rung) in decision.trace.iter().enumerate() {
            self.rung(sheet, i + 1, names, *rung);
        }
    }

    fn rung(&self, sheet: &mut Sheet, number: usize, names: usize, rung: Rung) {
        let (style, mark): (Role, _) = match rung.outcome {
            Outcome::Decided(_) | Outcome::Both | Outcome::Neither => (Theme::strong, label::THROUGH),
            Outcome::NotReached => (Theme::faint, " "),
            Outcome::Open | Outcome::LevelUnseen | Outcome::Unknown(_) => (Theme::text, " "),
        };
        let shown = rung.values.filter(|_| rung.outcome != Outcome::NotReached);
        let first = wording::first_side(self.bracket, self.tie);
        let values = shown.map_or_else(String::new, |values| wording::score_for(first, values));
        let label = format!("{mark} {number} {:<1$} {values:>5}", rung.step.name(), names);
        let text = wording::rung(self.bracket, self.tie, rung);
        sheet.labelled((label, style), names + 11, &text, style);
    }

    fn legs(&self, sheet: &mut Sheet) {
        let tie = self.bracket.tie(self.tie);
        let (facts, story) = (self.bracket.facts(self.tie), self.bracket.story(self.tie));
        let windows = &self.bracket.competition()[tie.round].windows;
        let leg = |(i, (leg, told)): (usize, (Leg, _))| -> Section {
            let heading = wording::match_heading(self.bracket, self.tie, Match::Leg(i));
            Box::new(move |sheet| {
                sheet.heading(&heading);
                self.leg(sheet, leg, told, windows.get(i).copied());
            })
        };
        sheet.pairs(&story.legs_of(facts).enumerate().map(leg).collect::<Vec<_>>());
        self.shootout(sheet, facts);
        let play_off = facts.play_off.iter().map(|played| ("Play-off".to_owned(), &**played, &*story.play_off));
        let replays = facts.replays.iter().enumerate();
        let replays = replays.map(|(i, replay)| (format!("Replay {}", i + 1), replay, story.replay(i)));
        let contest = |(heading, facts, story): (String, &'a Facts, &'a Story)| -> Section {
            Box::new(move |sheet| self.contest(sheet, &heading, facts, story))
        };
        sheet.pairs(&play_off.chain(replays).map(contest).collect::<Vec<_>>());
        if let Some(side) = facts.lots {
            sheet.heading("Lots");
            sheet.text(1, &format!("drawn by {}", self.name(side)), Theme::text);
        }
        if let Some(note) = self.bracket.note(self.tie) {
            sheet.blank();
            sheet.text(1, note, Theme::faint);
        }
    }

    /// A match besides the legs.
    fn contest(&self, sheet: &mut Sheet, heading: &str, facts: &Facts, story: &Story) {
        sheet.heading(heading);
        for (leg, told) in story.legs_of(facts) {
            self.leg(sheet, leg, told, None);
        }
        self.shootout(sheet, facts);
    }

    fn leg(&self, sheet: &mut Sheet, leg: Leg, told: &LegStory, window: Option<Window>) {
        sheet.text(1, &wording::leg_result(self.bracket, self.tie, leg), Theme::text);
        if let Some(state) = wording::leg_state(leg) {
            sheet.text(1, &state, Theme::notice);
        }
        let known = wording::leg_facts(self.bracket, self.tie, leg, told, window);
        let not_known = || "not known".to_owned();
        let (kickoff, ground) = (known.kickoff.ok_or_else(not_known), known.ground.ok_or_else(not_known));
        for (label, fact) in [("date", known.date), ("kick-off", kickoff), ("ground", ground)] {
            let role: Role = if fact.is_ok() { Theme::text } else { Theme::faint };
            let (Ok(fact) | Err(fact)) = fact;
            sheet.labelled((format!(" {label}"), Theme::faint), 10, &fact, role);
        }
        if let Some(goals) = known.goals {
            sheet.labelled((" goals".to_owned(), Theme::faint), 10, &goals, Theme::text);
        }
        if told.details.one_source.any() {
            sheet.text(1, wording::ONE_SOURCE, Theme::faint);
        }
        if let Some(outside) = known.outside {
            sheet.labelled(("!".to_owned(), Theme::notice), 2, &outside, Theme::notice);
        }
        if let Some(note) = &told.details.note {
            sheet.text(1, note, Theme::faint);
        }
    }

    fn shootout(&self, sheet: &mut Sheet, facts: &Facts) {
        let Some(shootout) = facts.shootout else { return };
        sheet.heading("Shoot-out");
        sheet.text(1, &wording::kicks(self.bracket, self.tie, shootout.kicks), Theme::text);
        if shootout.annulled {
            sheet.text(1, wording::ANNULLED, Theme::notice);
        }
    }

    fn claims(&self, sheet: &mut Sheet) {
        if self.bracket.competition().sources().is_empty() {
            return;
        }
        sheet.heading("What sources state");
        if self.bracket.claims(self.tie).is_empty() {
            sheet.text(1, "No source here states an outcome; the facts above decide.", Theme::faint);
        }
        for claim in self.bracket.claims(self.tie) {
            let source = &self.bracket.competition()[claim.source].title;
            let stated = wording::claim(self.bracket, self.tie, claim);
            sheet.text(1, &format!("“{stated}” ({source})"), Theme::text);
            let mismatches = claims::compare(self.bracket, self.tie, claim);
            if mismatches.is_empty() {
                sheet.text(1, wording::agrees(claim), Theme::through);
            }
            for mismatch in mismatches {
                let text = format!("≠ {}", wording::mismatch(self.bracket, self.tie, claim, mismatch));
                sheet.text(1, &text, Theme::notice);
            }
        }
    }

    fn road(&self, sheet: &mut Sheet) {
        sheet.heading("The road");
        for side in Side::BOTH {
            sheet.text(1, &self.name(side), Theme::strong);
            for stage in wording::road(self.bracket, self.tie, side) {
                sheet.hanging(2, &stage, Theme::text);
            }
        }
        let next = wording::goes_to(self.bracket, self.tie);
        sheet.labelled((" next".to_owned(), Theme::faint), 6, &next, Theme::text);
    }

    /// What the clubs that enter here reached before, where that decided in which round they do.
    fn placings(&self, sheet: &mut Sheet) {
        let competition = self.bracket.competition();
        let Some(ranking) = competition.ranking() else { return };
        for club in self.entering() {
            sheet.heading(&format!("{}: {}", competition[club].name, ranking.name));
            for share in ranking::shares(competition, club) {
                sheet.hanging(1, &wording::share(&share), Theme::text);
                if let Some(note) = &share.placing.note {
                    sheet.text(3, note, Theme::faint);
                }
            }
        }
    }

    /// The clubs that enter the competition in this tie, for the first time.
    fn entering(&self) -> impl Iterator<Item = ClubId> {
        let here = Node::Tie(self.tie);
        self.bracket
            .clubs(here)
            .filter(move |club| self.bracket.competition().entry(*club).is_some_and(|(node, _)| node == here))
    }

    /// The sources of what they reached, each once.
    fn placing_sources(&self) -> Vec<SourceId> {
        let ranking = self.bracket.competition().ranking().into_iter();
        let placings = ranking.flat_map(|ranking| self.entering().flat_map(|club| ranking.placings(club)));
        let mut sources = Vec::new();
        for source in placings.flat_map(|placing| &placing.sources) {
            if !sources.contains(source) {
                sources.push(*source);
            }
        }
        sources
    }

    fn disputes(&self, sheet: &mut Sheet) {
        sheet.heading("Where sources differ");
        for dispute in self.bracket.disputes(self.tie) {
            dispute::write(sheet, self.bracket, dispute);
        }
    }

    fn sources(&self, sheet: &mut Sheet) {
        let tie = self.bracket.tie(self.tie);
        let story = self.bracket.story(self.tie);
        let ruling = story.ruling.iter().map(|ruling| ("ruling".to_owned(), &ruling.sources));
        let legs = story.legs.iter().enumerate().map(|(i, leg)| (format!("leg {}", i + 1), &leg.details.sources));
        let placings = self.placing_sources();
        let own = [("tie".to_owned(), &tie.details.sources), ("points".to_owned(), &placings)];
        sheet.heading("Sources");
        for (label, sources) in ruling.chain(legs).chain(own).filter(|(_, sources)| !sources.is_empty()) {
            let text = wording::sources(self.bracket, sources);
            let from = sheet.height();
            sheet.labelled((format!(" {label}"), Theme::faint), 8, &text, Theme::faint);
            let competition = self.bracket.competition();
            let titles = sources.iter().map(|id| (competition[*id].title.as_str(), competition[*id].url.as_deref()));
            sheet.link(from, titles);
        }
    }
}
