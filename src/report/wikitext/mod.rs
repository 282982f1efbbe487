//! Wikitext, for Wikipedia in English: a table a round, of its templates for results over one leg or two, and the bracket, of
//! its templates for these (`bracket`). Away goals, penalties and extra time have a mark that is a link; of what needs more
//! words, such as a walkover or a replay, a footnote tells why. A name is a name there, whatever is in it.
//!
//! Clubs are no links, for what their articles are called nobody here knows. What is looked at otherwise than it was says so
//! where a reader sees it.

mod bracket;

use std::io::{self, Write};

use super::cells;
use crate::bracket::Bracket;
use crate::competition::{Column, Kicks, Leg, LegStory, Node, PlaceId, Play, Round, Side, TieId};
use crate::label;
use crate::paper::Paper;
use crate::rules::{Step, Verdict};
use crate::search::Found;
use crate::wording;

const PENALTIES: &str = "[[Penalty shoot-out (association football)|p]]";
const AWAY_GOALS: &str = "[[Away goals rule|a]]";
const EXTRA_TIME: &str = "[[Overtime (sports)#Association football|a.e.t.]]";
const WALKOVER: &str = "[[Walkover|w/o]]";

pub(super) fn print<W: Write>(paper: &mut Paper<W>, bracket: &Bracket, found: Option<&Found>) -> io::Result<()> {
    let mut page = Page { paper, bracket, has_notes: false };
    let competition = bracket.competition();
    page.comment(&competition.title())?;
    if let Some(scenario) = wording::scenario(bracket) {
        let scenario = page.escaped(&scenario);
        page.line(&format!("''Not as it was, but {scenario}.''"))?;
    }
    let shown = |node| found.is_none_or(|found| found.has(node));
    for column in 0..competition.columns() {
        match competition.column(column) {
            Column::Round(round) => {
                page.round(&competition[round], cells::ties(bracket, round, found))?;
            }
            Column::Places => {
                let places = competition.place_ids().filter(|place| shown(Node::Place(*place)));
                page.places(competition.column_name(column), places)?;
            }
        }
    }
    bracket::print(&mut page, found.is_none())?;
    if page.has_notes {
        page.heading("Notes")?;
        page.line("<references group=\"note\" />")?;
    }
    Ok(())
}

/// The page that is being printed.
struct Page<'p, 'w, W: Write> {
    paper: &'p mut Paper<'w, W>,
    bracket: &'p Bracket,
    /// Whether there are footnotes, to be shown at the end.
    has_notes: bool,
}

impl<'p, W: Write> Page<'p, '_, W> {
    fn line(&mut self, line: &str) -> io::Result<()> {
        self.paper.line(line)
    }

    /// For whoever edits the page, and nobody else.
    fn comment(&mut self, text: &str) -> io::Result<()> {
        let text = self.escaped(text);
        self.line(&format!("<!-- {text} -->"))
    }

    fn heading(&mut self, text: &str) -> io::Result<()> {
        let text = self.escaped(text);
        self.line("")?;
        self.line(&format!("== {text} =="))
    }

    fn round(&mut self, round: &Round, ties: impl Iterator<Item = TieId> + Clone) -> io::Result<()> {
        if ties.clone().next().is_none() {
            return Ok(());
        }
        self.heading(&round.name)?;
        if let Some(days) = wording::days(&round.windows) {
            self.line(&format!("{days}."))?;
        }
        let of_two = ties.clone().any(|tie| cells::has_legs(self.bracket, tie));
        let template = if of_two { "TwoLeg" } else { "OneLeg" };
        self.line(&format!("{{{{{template}Start}}}}"))?;
        for tie in ties {
            let [a, b] = Side::BOTH.map(|side| format!("{}|{}", self.club(tie, side), self.code(tie, side)));
            let result = self.result(tie, of_two);
            let legs = if of_two { self.legs(tie).map(|leg| format!("|{leg}")).concat() } else { String::new() };
            self.line(&format!("{{{{{template}Result|{a}|{result}|{b}{legs}}}}}"))?;
        }
        self.line(&format!("{{{{{template}End}}}}"))
    }

    fn places(&mut self, name: &str, places: impl Iterator<Item = PlaceId>) -> io::Result<()> {
        let mut places = places.peekable();
        if places.peek().is_none() {
            return Ok(());
        }
        self.heading(name)?;
        self.line("{| class=\"wikitable\"")?;
        self.line("! Place !! Club")?;
        for place in places {
            let (code, name) = label::place(self.bracket, place);
            let [code, name] = [code, name].map(|text| self.escaped(&text));
            let of = self.bracket.club_at(place).and_then(|club| self.bracket.competition().association_of(club));
            let flag = of.map_or_else(String::new, |of| format!("{{{{fbaicon|{}}}}} ", of.code));
            self.line("|-")?;
            self.line(&format!("| {code} || {flag}{name}"))?;
        }
        self.line("|}")
    }

    /// The club on a side, bold where it went through, or what is known of who it will be.
    fn club(&self, tie: TieId, side: Side) -> String {
        let name = wording::club(self.bracket, tie, side);
        if self.bracket.club(tie, side).is_none() {
            return self.escaped(&wording::upper_first(&name));
        }
        let name = self.escaped(&name);
        if cells::is_through(self.bracket, tie, side) && !name.is_empty() { format!("'''{name}'''") } else { name }
    }

    /// The code of the association of the club on a side, by which a template finds a flag.
    fn code(&self, tie: TieId, side: Side) -> &'p str {
        let club = self.bracket.club(tie, side);
        club.and_then(|club| self.bracket.competition().association_of(club)).map_or("", |of| &of.code)
    }

    /// The aggregate, or the score of the only leg, with how the tie was settled. Of two legs each tells of its own extra time.
    fn result(&mut self, tie: TieId, of_two: bool) -> String {
        let (verdict, facts) = (self.bracket.verdict(tie), self.bracket.facts(tie));
        let score = match verdict.decided_by() {
            Some(Step::Walkover) => WALKOVER.to_owned(),
            _ => cells::aggregate(self.bracket, tie),
        };
        let by_extra_time = verdict.decided_by().is_some_and(Step::is_extra_time);
        let had_extra_time = !of_two && facts.legs.iter().any(|leg| cells::had_extra_time(*leg));
        let after = if by_extra_time || had_extra_time { format!(" ({EXTRA_TIME})") } else { String::new() };
        let end = match verdict {
            Verdict::Through { by: Some(Step::Aggregate), .. } | Verdict::Pending(_) => String::new(),
            Verdict::Through { by: Some(step), .. } if step.is_extra_time() => String::new(),
            Verdict::Through { by: Some(Step::AwayGoals | Step::AwayGoalsAfterExtraTime), .. } => {
                format!(" ({AWAY_GOALS})")
            }
            Verdict::Through { by: Some(Step::Penalties), .. } => {
                let goals = facts.shootout_that_counts().and_then(Kicks::goals);
                format!(" ({}{PENALTIES})", goals.map_or_else(String::new, |goals| format!("{goals} ")))
            }
            _ => self.note(&wording::why(self.bracket, tie)),
        };
        format!("{score}{after}{end}")
    }

    /// The two legs that a template has room for.
    fn legs(&mut self, tie: TieId) -> [String; 2] {
        let (facts, story) = (self.bracket.facts(tie), self.bracket.story(tie));
        let stands = |leg: &Leg| !matches!(leg.play, Play::Annulled(_) | Play::Cancelled);
        let mut legs = story.legs_of(facts).filter(|(leg, _)| stands(leg));
        [legs.next(), legs.next()].map(|leg| {
            let told = leg.and_then(|(leg, story)| self.leg(leg, story));
            // As an entity: a dash in ASCII would begin a row.
            told.unwrap_or_else(|| "&ndash;".to_owned())
        })
    }

    fn leg(&mut self, leg: Leg, story: &LegStory) -> Option<String> {
        let told = cells::leg(leg, story)?;
        Some(match leg.play {
            _ if cells::had_extra_time(leg) => format!("{told} ({EXTRA_TIME})"),
            Play::Awarded { .. } => told + &self.note("Awarded."),
            _ => told,
        })
    }

    fn note(&mut self, text: &str) -> String {
        self.has_notes = true;
        format!("<ref group=\"note\">{}</ref>", self.escaped(text))
    }

    /// A text in which nothing means anything to a wiki: what would is written as an entity.
    fn escaped(&self, text: &str) -> String {
        let text = self.paper.as_printed(text);
        let mut escaped = String::with_capacity(text.len());
        let mut letters = text.trim().chars().peekable();
        let mut before = None;
        while let Some(c) = letters.next() {
            let next = letters.peek().copied();
            let is_special = match c {
                '|' | '{' | '}' | '[' | ']' | '<' | '>' | '&' | '=' | '~' | '_' => true,
                // One within a word is no mark.
                '\'' => !before.is_some_and(char::is_alphanumeric) || !next.is_some_and(char::is_alphanumeric),
                '*' | '#' | ';' | '-' | '!' => before.is_none(),
                // An address becomes a link by itself.
                ':' => before.is_none() || next.is_some_and(|next| next != ' '),
                _ => false,
            };
            if is_special {
                escaped.push_str(&format!("&#{};", u32::from(c)));
            } else {
                escaped.push(c);
            }
            before = Some(c);
        }
        escaped
    }
}
