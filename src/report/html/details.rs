//! What is told of a tie beside its picture: the score, why, the ladder step by step with what each found, its goals and its
//! matches, where the clubs came from and go to, what sources state, and where they differ.

use super::sheet::Sheet;
use crate::ask::{self, Course, Match, Turned};
use crate::bracket::Bracket;
use crate::claims;
use crate::competition::{Dispute, Facts, Leg, LegStory, Node, Side, SourceId, Story, TieId, Window};
use crate::label::{self, ClubLine, FigureWidths, Figures};
use crate::report::markup::anchor;
use crate::report::svg::{TIE, figures};
use crate::rules::{Outcome, Rung};
use crate::wording;

/// Where the link leads that closes a section.
pub(super) const CLOSED: &str = "bracket";

/// What a section is written from.
pub(super) struct Details<'a> {
    pub bracket: &'a Bracket,
    /// How it really was, up to the same day.
    pub base: &'a Bracket,
    pub turned: &'a Turned,
    /// Whether a tie has a section here.
    pub shown: &'a dyn Fn(TieId) -> bool,
}

impl Details<'_> {
    /// The section of a tie.
    pub fn of(&self, tie: TieId) -> Sheet {
        let writer = Writer { details: self, bracket: self.bracket, tie };
        let mut sheet = Sheet::default();
        sheet.section(&anchor(TIE, &self.bracket.tie(tie).id), &wording::fixture(self.bracket, tie));
        writer.section(&mut sheet);
        sheet.close("section");
        sheet
    }
}

struct Writer<'a> {
    details: &'a Details<'a>,
    bracket: &'a Bracket,
    tie: TieId,
}

impl Writer<'_> {
    fn section(&self, sheet: &mut Sheet) {
        sheet.leads_to(CLOSED, "close", "close");
        self.head(sheet);
        self.score(sheet);
        let course = wording::course(self.bracket, self.tie);
        sheet.text("p", "why", &wording::why(self.bracket, self.tie));
        if let Some(turning) = wording::turning(self.bracket, self.tie, &course) {
            sheet.text("p", "", &turning);
        }
        self.really(sheet);
        self.neighbours(sheet);
        self.question(sheet);
        self.ruling(sheet);
        self.ladder(sheet);
        self.goals(sheet, &course);
        self.matches(sheet);
        self.road(sheet);
        self.claims(sheet);
        self.disputes(sheet);
        self.sources(sheet);
    }

    fn name(&self, side: Side) -> String {
        wording::club(self.bracket, self.tie, side)
    }

    /// "Second round · tie 2 of 16 · r2-02".
    fn head(&self, sheet: &mut Sheet) {
        let competition = self.bracket.competition();
        let (number, count) = competition.number(Node::Tie(self.tie));
        let own = competition[self.tie].details.name.iter().map(ToString::to_string);
        let round = competition[competition[self.tie].round].name.to_string();
        let number = (count > 1).then(|| format!("tie {number} of {count}"));
        let parts = own.chain([round]).chain(number).chain([competition[self.tie].id.to_string()]);
        sheet.text("p", "where", &parts.collect::<Vec<_>>().join(" · "));
        sheet.text("h2", "", &wording::fixture(self.bracket, self.tie));
    }

    /// Both clubs with every figure under its head.
    fn score(&self, sheet: &mut Sheet) {
        let widths = FigureWidths::of_tie(self.bracket, self.tie);
        let lines = label::club_lines(self.bracket, self.tie);
        let heading = widths.heading();
        let columns: Vec<(u32, &str)> = heading.iter().flat_map(|heading| figures(heading)).collect();
        sheet.open("table", "score");
        if !columns.is_empty() {
            sheet.open("tr", "heads");
            sheet.text("td", "", "");
            columns.iter().for_each(|(_, head)| sheet.text("th", "", head));
            sheet.text("td", "", "");
            sheet.close("tr");
        }
        for line in &lines {
            sheet.open("tr", if line.through { "through" } else { "" });
            self.club(sheet, line);
            let [before, score, after] = widths.lay(&line.figures);
            let scores = before + &score;
            match line.figures {
                Figures::Words(words) => sheet.wide_cell(columns.len().max(1) + 1, words),
                Figures::Scores(_) if columns.is_empty() => {
                    sheet.text("td", "", scores.trim());
                    sheet.text("td", "mark", after.trim());
                }
                Figures::Scores(_) => {
                    let figure =
                        |end: u32| figures(&scores).find(|(own, _)| *own == end).map_or("", |(_, figure)| figure);
                    columns.iter().for_each(|(end, _)| sheet.text("td", "", figure(*end)));
                    sheet.text("td", "mark", after.trim());
                }
            }
            sheet.close("tr");
        }
        sheet.close("table");
    }

    fn club(&self, sheet: &mut Sheet, line: &ClubLine) {
        let mark = if line.through { format!("{} ", label::THROUGH) } else { String::new() };
        sheet.open("th", "");
        sheet.text("span", "arrow", &mark);
        sheet.plain(&self.name(line.side));
        if let Some(club) = self.bracket.club(self.tie, line.side) {
            sheet.text("small", "", &wording::hometown(self.bracket.competition(), club));
        }
        sheet.close("th");
    }

    /// How it really was, where it is looked at otherwise.
    fn really(&self, sheet: &mut Sheet) {
        let Some(otherwise) = label::otherwise(self.bracket, self.details.turned, self.tie) else { return };
        let base = self.details.base;
        let told =
            format!("{otherwise}. Really: {}. {}", wording::fixture(base, self.tie), wording::why(base, self.tie));
        sheet.text("p", "notice", &told);
    }

    /// Steps to the ties before and after this one.
    fn neighbours(&self, sheet: &mut Sheet) {
        let mut steps = Vec::new();
        for side in Side::BOTH {
            let club = self.bracket.club(self.tie, side);
            let before = club.and_then(|club| self.bracket.previous_of(Node::Tie(self.tie), club)).and_then(Node::tie);
            let from = before.or_else(|| self.bracket.competition().origin(Node::Tie(self.tie), side));
            steps.extend(from.map(|tie| (tie, format!("← {}", self.name(side)))));
        }
        let next = self.bracket.competition().next(self.tie).and_then(Node::tie);
        let to = |tie| wording::upper_first(&wording::tie_called(self.bracket, tie));
        steps.extend(next.map(|tie| (tie, format!("→ {}", to(tie)))));
        steps.retain(|(tie, _)| (self.details.shown)(*tie));
        if steps.is_empty() {
            return;
        }
        sheet.open("nav", "");
        for (tie, text) in steps {
            sheet.leads_to(&anchor(TIE, &self.bracket.tie(tie).id), "", &text);
        }
        sheet.close("nav");
    }

    /// What the next leg has to bring, while the tie waits for it.
    fn question(&self, sheet: &mut Sheet) {
        let Some(map) = ask::leg_to_come(self.bracket, self.tie) else { return };
        sheet.heading(&wording::question(self.bracket, self.tie, &map));
        sheet.text("p", "", &wording::needs(self.bracket, self.tie, &map));
    }

    fn ruling(&self, sheet: &mut Sheet) {
        let Some(ruling) = self.bracket.facts(self.tie).ruling else { return };
        sheet.heading("Ruling");
        sheet.text("p", "", &wording::ruling_with_reason(self.bracket, self.tie, ruling));
        let by = self.bracket.story(self.tie).ruling.as_ref().and_then(|told| told.by.clone());
        facts_of(sheet, [("when", wording::ruling_date(self.bracket, self.tie)), ("by", by)]);
    }

    fn ladder(&self, sheet: &mut Sheet) {
        let regulations = self.bracket.regulations(self.tie);
        let name = regulations.and_then(|own| own.name.as_ref()).map_or_else(String::new, |name| format!(" ({name})"));
        sheet.heading(&format!("The ladder{name}"));
        if let Some(why) = regulations.and_then(|own| own.assumed.as_ref()) {
            sheet.text("p", "notice", &format!("Assumed: {why}"));
        }
        sheet.open("table", "ladder");
        for (i, rung) in self.bracket.decision(self.tie).trace.iter().enumerate() {
            self.rung(sheet, i + 1, *rung);
        }
        sheet.close("table");
    }

    fn rung(&self, sheet: &mut Sheet, number: usize, rung: Rung) {
        let (class, mark) = match rung.outcome {
            Outcome::Decided(_) | Outcome::Both | Outcome::Neither => ("decided", label::THROUGH),
            Outcome::NotReached => ("faint", ""),
            Outcome::Open | Outcome::LevelUnseen | Outcome::Unknown(_) => ("", ""),
        };
        let values = rung.values.filter(|_| rung.outcome != Outcome::NotReached);
        let first = wording::first_side(self.bracket, self.tie);
        sheet.open("tr", class);
        sheet.text("td", "arrow", mark);
        sheet.text("td", "", &number.to_string());
        sheet.text("td", "", rung.step.name());
        sheet.text("td", "", &values.map_or_else(String::new, |values| wording::score_for(first, values)));
        sheet.text("td", "", &wording::rung(self.bracket, self.tie, rung));
        sheet.close("tr");
    }

    /// One after the other, with the score after each, and who was ahead.
    fn goals(&self, sheet: &mut Sheet, course: &Course) {
        if !course.is_told() {
            return;
        }
        sheet.heading("Goal by goal");
        sheet.open("table", "goals");
        for played in wording::goal_by_goal(self.bracket, self.tie, course) {
            if let Some(heading) = &played.heading {
                sheet.open("tr", "faint");
                sheet.wide_cell(4, heading);
                sheet.close("tr");
            }
            for goal in &played.goals {
                sheet.open("tr", if goal.turns { "turning" } else { "" });
                sheet.text("td", "arrow", if goal.turns { label::THROUGH } else { "" });
                [&goal.minute, &goal.score, &goal.text].into_iter().for_each(|cell| sheet.text("td", "", cell));
                sheet.close("tr");
            }
        }
        sheet.close("table");
    }

    fn matches(&self, sheet: &mut Sheet) {
        let (facts, story) = (self.bracket.facts(self.tie), self.bracket.story(self.tie));
        let windows = &self.bracket.competition()[self.bracket.tie(self.tie).round].windows;
        for (i, (leg, told)) in story.legs_of(facts).enumerate() {
            sheet.heading(&wording::match_heading(self.bracket, self.tie, Match::Leg(i)));
            self.leg(sheet, leg, told, windows.get(i).copied());
        }
        self.shootout(sheet, facts);
        if let Some(play_off) = &facts.play_off {
            self.contest(sheet, "Play-off", play_off, &story.play_off);
        }
        for (i, replay) in facts.replays.iter().enumerate() {
            self.contest(sheet, &format!("Replay {}", i + 1), replay, story.replay(i));
        }
        if let Some(side) = facts.lots {
            sheet.heading("Lots");
            sheet.text("p", "", &format!("drawn by {}", self.name(side)));
        }
        if let Some(note) = self.bracket.note(self.tie) {
            sheet.text("p", "faint", note);
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
        sheet.text("p", "result", &wording::leg_result(self.bracket, self.tie, leg));
        if let Some(state) = wording::leg_state(leg) {
            sheet.text("p", "notice", &wording::upper_first(&state));
        }
        let known = wording::leg_facts(self.bracket, self.tie, leg, told, window);
        let (Ok(date) | Err(date)) = known.date;
        let facts = [("kick-off", known.kickoff), ("ground", known.ground), ("goals", known.goals)];
        facts_of(sheet, [("date", Some(date))].into_iter().chain(facts));
        if let Some(outside) = known.outside {
            sheet.text("p", "notice", &wording::upper_first(&outside));
        }
        let details = &told.details;
        if let Some(note) = &details.note {
            sheet.text("p", "faint", note);
        }
        if details.one_source.any() {
            sheet.text("p", "faint", wording::ONE_SOURCE);
        }
    }

    fn shootout(&self, sheet: &mut Sheet, facts: &Facts) {
        let Some(shootout) = facts.shootout else { return };
        sheet.heading("Shoot-out");
        sheet.text("p", "result", &wording::kicks(self.bracket, self.tie, shootout.kicks));
        if shootout.annulled {
            sheet.text("p", "notice", &wording::upper_first(wording::ANNULLED));
        }
    }

    fn road(&self, sheet: &mut Sheet) {
        sheet.heading("The road");
        for side in Side::BOTH {
            let stages = wording::road(self.bracket, self.tie, side);
            if !stages.is_empty() {
                sheet.text("p", "result", &self.name(side));
                list(sheet, stages);
            }
        }
        facts_of(sheet, [("next", Some(wording::goes_to(self.bracket, self.tie)))]);
    }

    fn claims(&self, sheet: &mut Sheet) {
        let claims = self.bracket.claims(self.tie);
        if claims.is_empty() {
            return;
        }
        sheet.heading("What sources state");
        for claim in claims {
            let source = &self.bracket.competition()[claim.source];
            sheet.open("p", "");
            sheet.plain(&format!("“{}” (", wording::claim(self.bracket, self.tie, claim)));
            sheet.leads_elsewhere(source.url.as_deref(), &source.title);
            sheet.plain(")");
            sheet.close("p");
            let mismatches = claims::compare(self.bracket, self.tie, claim);
            match wording::mismatches(self.bracket, self.tie, claim, &mismatches) {
                none if none.is_empty() => sheet.text("p", "agrees", wording::agrees(claim)),
                told => sheet.text("p", "notice", &format!("≠ {told}")),
            }
        }
    }

    fn disputes(&self, sheet: &mut Sheet) {
        let disputes = self.bracket.disputes(self.tie);
        if !disputes.is_empty() {
            sheet.heading("Where sources differ");
        }
        disputes.iter().for_each(|dispute| self.dispute(sheet, dispute));
    }

    fn dispute(&self, sheet: &mut Sheet, dispute: &Dispute) {
        let version = |version| wording::version(self.bracket, version);
        sheet.text("p", "", &format!("{}: {}", dispute.about, version(&dispute.kept)));
        list(sheet, dispute.others.iter().map(|other| format!("≠ {}", version(other))));
        if let Some(note) = &dispute.note {
            sheet.text("p", "faint", note);
        }
    }

    /// Every source that anything here is from, once.
    fn sources(&self, sheet: &mut Sheet) {
        let story = self.bracket.story(self.tie);
        let ruling = story.ruling.iter().flat_map(|ruling| &ruling.sources);
        let legs = story.legs.iter().flat_map(|leg| &leg.details.sources);
        let mut sources: Vec<SourceId> = Vec::new();
        for source in ruling.chain(legs).chain(&self.bracket.tie(self.tie).details.sources) {
            if !sources.contains(source) {
                sources.push(*source);
            }
        }
        if sources.is_empty() {
            return;
        }
        sheet.heading("Sources");
        sheet.open("ul", "");
        for source in sources {
            let source = &self.bracket.competition()[source];
            sheet.open("li", "");
            sheet.leads_elsewhere(source.url.as_deref(), &source.title);
            sheet.close("li");
        }
        sheet.close("ul");
    }
}

/// Facts below each other, as far as they are known.
fn facts_of<'a>(sheet: &mut Sheet, facts: impl IntoIterator<Item = (&'a str, Option<String>)>) {
    let mut known = facts.into_iter().filter_map(|(label, value)| Some((label, value?))).peekable();
    if known.peek().is_some() {
        sheet.open("dl", "");
        known.for_each(|(label, value)| sheet.fact(label, &value));
        sheet.close("dl");
    }
}

fn list(sheet: &mut Sheet, items: impl IntoIterator<Item = String>) {
    sheet.open("ul", "");
    items.into_iter().for_each(|item| sheet.text("li", "", &item));
    sheet.close("ul");
}
