//! CSV, a match a line, for a spreadsheet, and to be read again: the columns are called as `source::table` knows them, and
//! the ties, their winners and the facts of their matches come out the same. A tie has a number, by which “W12” and “Loser
//! 12” name its winner and its loser while these are not known.
//!
//! What no match tells is not in it: regulations, days of rounds, groups and places, byes, rankings, scorers, sources, a
//! kick-off of which only the time in Greenwich is known, why somebody withdrew, what had been scored where another score
//! was laid down, a leg that was not needed any more. Only that a stage of groups follows has a column, since a winner that
//! goes there is no winner that plays the next tie.

use std::io::{self, Write};

use jiff::civil::Time;

use super::cells;
use crate::bracket::Bracket;
use crate::competition::{
    Clock, Competition, Facts, Goals, GroupStage, Kicks, Leg, LegStory, Node, Play, Score, Side, Slot, Story, TieId,
};
use crate::paper::Paper;
use crate::rules::Verdict;
use crate::search::Found;
use crate::source::table;
use crate::wording;

/// What the columns are called that are always there. The first is a number: a line that begins with a name could be taken for
/// a comment.
const COLUMNS: [&str; 27] = [
    "num",
    "competition",
    "season",
    "round",
    "leg",
    "date",
    "time",
    "home",
    "home_code",
    "away",
    "away_code",
    "home_goals",
    "away_goals",
    "home_ft",
    "away_ft",
    "home_aet",
    "away_aet",
    "home_pens",
    "away_pens",
    "pens_winner",
    "tie_winner",
    "decided_by",
    "status",
    "neutral",
    "venue",
    "city",
    "notes",
];

/// Where a stage follows some of the rounds of which there are no matches here: what it is called, in the lines of those.
const BEFORE_STAGE: &str = "before_stage";

/// Where something is looked at otherwise than it was: how.
const VIEW: &str = "view";

pub(super) fn print<W: Write>(paper: &mut Paper<W>, bracket: &Bracket, found: Option<&Found>) -> io::Result<()> {
    let view = wording::scenario(bracket);
    let stage = stage(bracket.competition());
    let own = stage.is_some().then_some(BEFORE_STAGE).into_iter().chain(view.is_some().then_some(VIEW));
    line(paper, &COLUMNS.into_iter().chain(own).collect::<Vec<_>>())?;
    for tie in bracket.competition().tie_ids() {
        if found.is_some_and(|found| !found.has(Node::Tie(tie))) {
            continue;
        }
        let round = bracket.tie(tie).round;
        let before = stage.map(|stage| if stage.before.is_none_or(|first| round < first) { &*stage.name } else { "" });
        let own = before.map(str::to_owned).into_iter().chain(view.clone());
        let sides = Side::BOTH.map(|side| called(paper, bracket, tie, side));
        let matches = matches(bracket, tie);
        for (at, one) in matches.iter().enumerate() {
            let is_last = at + 1 == matches.len();
            let cells = one.cells(bracket, tie, &sides, is_last).into_iter().chain(own.clone().map(Cell::Text));
            line(paper, &cells.map(|cell| cell.printed(paper)).collect::<Vec<_>>())?;
        }
    }
    Ok(())
}

/// The stage that is no knock-out, where rounds are before it.
fn stage(competition: &Competition) -> Option<&GroupStage> {
    competition.group_stage().filter(|stage| stage.before.is_none_or(|first| first.index() > 0))
}

/// Cells as a line of CSV has them.
fn line<W: Write>(paper: &mut Paper<W>, cells: &[impl AsRef<[u8]>]) -> io::Result<()> {
    let mut writer = ::csv::WriterBuilder::new().buffer_capacity(512).from_writer(Vec::new());
    writer.write_record(cells)?;
    let line = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    paper.line(&String::from_utf8_lossy(&line))
}

/// What stands in a cell.
enum Cell<'n> {
    Text(String),
    /// A side of the tie, as it is called in all of its lines.
    Side(&'n str),
}

impl Cell<'_> {
    /// As it is taken for nothing else.
    fn printed<W: Write>(&self, paper: &Paper<W>) -> String {
        match self {
            Cell::Text(text) => table::as_text(paper.as_printed(text).trim()).into_owned(),
            Cell::Side(name) => (*name).to_owned(),
        }
    }
}

/// A match of a tie, or what there is instead of one.
struct Match<'a> {
    /// Which leg it is, of several; or that it is another match.
    leg: String,
    played: Leg,
    story: &'a LegStory,
    kicks: Option<Kicks>,
    /// Whether it is no match: somebody went through without one.
    walkover: bool,
}

/// The matches of a tie, those to come included.
fn matches(bracket: &Bracket, tie: TieId) -> Vec<Match<'_>> {
    let (facts, story) = (bracket.facts(tie), bracket.story(tie));
    let several = cells::has_legs(bracket, tie);
    let kicks = facts.shootout_that_counts();
    let mut matches = legs(facts, story, kicks, |number| if several { number.to_string() } else { String::new() });
    if matches!(bracket.verdict(tie), Verdict::Pending(_)) {
        // Legs that are not fixed yet are told all the same: the legs that are would be taken for all.
        for number in facts.legs_on_record()..bracket.ladder(tie).legs().unwrap_or(1) {
            let host = matches.last().map_or(Side::A, |last| !last.played.host);
            let leg = if several { (number + 1).to_string() } else { String::new() };
            matches.push(Match::of(leg, Leg::new(host, Play::Scheduled), Story::untold().leg(number)));
        }
    }
    for (called, played, story) in cells::after_legs(facts, story) {
        matches.extend(legs(played, story, played.shootout_that_counts(), |_| called.to_owned()));
    }
    if facts.ruling.is_some() {
        let none = Leg::new(Side::A, Play::Scheduled);
        matches.push(Match { walkover: true, ..Match::of(String::new(), none, Story::untold().leg(0)) });
    } else if matches.is_empty() {
        let none = Leg::new(Side::A, Play::Scheduled);
        matches.push(Match { kicks, ..Match::of(String::new(), none, Story::untold().leg(0)) });
    }
    matches
}

/// The legs of a tie, or the one of a match after them; `called` says what the leg of a number is called.
fn legs<'a>(
    facts: &'a Facts,
    story: &'a Story,
    kicks: Option<Kicks>,
    called: impl Fn(usize) -> String,
) -> Vec<Match<'a>> {
    let mut number = 1;
    let mut legs = Vec::with_capacity(facts.legs.len());
    // After a walkover nobody waits for one.
    let is_left_out = |leg: &Leg| match leg.play {
        Play::NotRequired => true,
        Play::Scheduled => facts.ruling.is_some(),
        _ => false,
    };
    for (leg, story) in story.legs_of(facts).filter(|(leg, _)| !is_left_out(leg)) {
        legs.push(Match::of(called(number), leg, story));
        // What was annulled or cancelled is played again under the same number.
        number += usize::from(!matches!(leg.play, Play::Annulled(_) | Play::Cancelled));
    }
    if let Some(last) = legs.last_mut() {
        last.kicks = kicks;
    }
    legs
}

impl<'a> Match<'a> {
    fn of(leg: String, played: Leg, story: &'a LegStory) -> Match<'a> {
        Match { leg, played, story, kicks: None, walkover: false }
    }

    /// The cells of its line, without that of a view; the last match of a tie tells who went through.
    fn cells<'n>(&self, bracket: &Bracket, tie: TieId, names: &'n [String; 2], is_last: bool) -> Vec<Cell<'n>> {
        let competition = bracket.competition();
        let sides = [self.played.host, !self.played.host];
        let code = |side| {
            let club = bracket.club(tie, side);
            let own = club.and_then(|club| competition.association_of(club));
            Cell::Text(own.map(|own| own.code.clone()).unwrap_or_default())
        };
        let [home, away] = sides.map(|side| [Cell::Side(&names[side.index()]), code(side)]);
        let text = |text: &str| Cell::Text(text.to_owned());
        let winner = |side: Option<Side>| side.map_or_else(|| text(""), |side| self.winner(names, side));
        let through = bracket.verdict(tie).winner().filter(|_| is_last);
        let decided_by = bracket.verdict(tie).decided_by().filter(|_| is_last);
        let (kicks, kicks_won) = match self.kicks {
            Some(Kicks::Goals(goals)) => (Some(goals), None),
            Some(Kicks::Won(side)) => (None, Some(side)),
            None => (None, None),
        };
        let [goals, normal, extra_time] = self.scores();
        let scores = [goals, normal, extra_time, kicks].into_iter().flat_map(|score| self.pair(score));
        let LegStory { date, venue, details } = self.story;
        let known = |own: Option<&str>| text(own.unwrap_or_default());
        let mut cells = vec![
            Cell::Text((tie.index() + 1).to_string()),
            text(competition.name()),
            text(competition.season()),
            text(&competition[bracket.tie(tie).round].name),
            text(&self.leg),
            Cell::Text(date.map_or_else(String::new, |date| date.to_string())),
            Cell::Text(clock(details.kickoff)),
        ];
        cells.extend(home.into_iter().chain(away).chain(scores.map(Cell::Text)));
        cells.extend([
            winner(kicks_won),
            winner(through),
            known(decided_by.map(|step| step.name())),
            text(self.status()),
            known(venue.neutral.then_some("yes")),
            known(venue.ground.as_deref()),
            known(venue.town.as_deref()),
            known(details.note.as_deref()),
        ]);
        cells
    }

    /// The goals at its end, after 90 minutes, and after extra time, as far as it has them.
    fn scores(&self) -> [Option<Score>; 3] {
        let of = |goals: Option<Goals>| {
            [goals.map(Goals::last), goals.and_then(Goals::normal), goals.and_then(Goals::extra_time)]
        };
        match self.played.play {
            // What counts was scored in no time at all.
            Play::Awarded { counts, .. } => [Some(counts), None, None],
            _ => of(self.played.on_pitch()),
        }
    }

    /// The host's goals and the visitor's.
    fn pair(&self, score: Option<Score>) -> [String; 2] {
        [self.played.host, !self.played.host]
            .map(|side| score.map_or_else(String::new, |score| score.of(side).to_string()))
    }

    fn status(&self) -> &'static str {
        match self.played.play {
            _ if self.walkover => "walkover",
            Play::Abandoned(_) => "abandoned",
            Play::Awarded { .. } => "awarded",
            Play::Annulled(_) => "annulled",
            Play::Cancelled => "cancelled",
            Play::Played(_) | Play::Scheduled | Play::NotRequired => "",
        }
    }

    /// A side by its name; by where it stands where that says nothing.
    fn winner<'n>(&self, names: &'n [String; 2], side: Side) -> Cell<'n> {
        let [own, other] = [side, !side].map(|side| &names[side.index()]);
        Cell::Side(match own.to_lowercase() == other.to_lowercase() {
            true if side == self.played.host => "home",
            true => "away",
            false => own,
        })
    }
}

/// The club on a side, so that it is taken for nothing else, or what a table has in its place.
fn called<W: Write>(paper: &Paper<W>, bracket: &Bracket, tie: TieId, side: Side) -> String {
    if let Some(club) = bracket.club(tie, side) {
        return table::as_name(paper.as_printed(&bracket.competition()[club].name).trim()).into_owned();
    }
    match bracket.tie(tie).slot(side) {
        Slot::WinnerOf(feeder) => format!("W{}", feeder.index() + 1),
        // “L2” would be the second of group L.
        Slot::LoserOf(feeder) => format!("Loser {}", feeder.index() + 1),
        Slot::Club(_) | Slot::ToBeDrawn => "to be drawn".to_owned(),
    }
}

/// "20:30 UTC+1", as far as it is known.
fn clock(clock: Clock) -> String {
    let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    let said = |time: Time| time.strftime("%H:%M").to_string();
    match (clock.local, clock.gmt) {
        (Some(local), Some(gmt)) => {
            // From 12 hours behind Greenwich to 14 ahead of it, wherever the day has ended meanwhile.
            let ahead = (minutes(local) - minutes(gmt) + 12 * 60).rem_euclid(24 * 60) - 12 * 60;
            let (hours, rest) = (ahead.abs() / 60, ahead.abs() % 60);
            let rest = if rest == 0 { String::new() } else { format!(":{rest:02}") };
            format!("{} UTC{}{hours}{rest}", said(local), if ahead < 0 { '-' } else { '+' })
        }
        (Some(local), None) => said(local),
        // A table has the time of its town.
        (None, _) => String::new(),
    }
}
