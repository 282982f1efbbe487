//! A season as most people keep it: a list of matches under headings, and not a word about ties. `football_txt`, `table` and
//! `football_json` read such lists; what they come to is worked out here, the same for all of them.
//!
//! For tables and feeds: `intake` is what their readers fill, `cursor` knows lines and columns, `moment`, `state` and `team`
//! read days, states and names, `trap` finds goals of a shoot-out within a score, and `remarks` keeps within bounds what is
//! said.
//!
//! From the list on: `rounds` and `ties` put matches together, by what `heading` understands of what stands above them;
//! `teams` is who plays, with `names`, `placeholder` and `lost` for who may be whom; `happened` is what became of each tie,
//! `laws` by which of the `regulations`, `tree` who feeds whom. `worked` has it all, and makes the competition of it with
//! `content` and `associations`.
//!
//! What is here: a match as a source tells it, and what there is to be said about the source. A list keeps what stands in
//! its source, unclean as it may be: whatever becomes of it is cleaned on the way.

mod associations;
mod content;
pub(in crate::source) mod cursor;
mod happened;
mod heading;
pub(in crate::source) mod intake;
mod laws;
mod lost;
pub(in crate::source) mod moment;
mod names;
mod placeholder;
pub mod regulations;
pub(in crate::source) mod remarks;
mod rounds;
pub(in crate::source) mod state;
pub(in crate::source) mod team;
mod teams;
mod ties;
pub(in crate::source) mod trap;
mod tree;
mod worked;

pub(in crate::source) use heading::{is_leg_or_replay, words};

use jiff::civil::{Date, Time};

use self::lost::Lost;
use self::rounds::Parted;
use self::teams::Teams;
use self::ties::Column;
use self::tree::Stage;
use self::worked::Worked;
use super::MOST_ROUNDS;
use crate::competition::{Competition, Kicks, Score, Side, Step};
use crate::text::quoted;

/// A season as a list of matches, from one source or from several that belong together.
#[derive(Debug, Default)]
pub struct Season {
    /// What the source calls the whole, with its season: "UEFA Champions League 2012/13".
    pub title: Option<String>,
    /// What stands above matches, in the order of the source.
    pub headings: Vec<Heading>,
    /// Every match, in the order of the source.
    pub fixtures: Vec<Fixture>,
    /// What is to be said about the source.
    pub remarks: Vec<Remark>,
    /// How many characters had to be taken out of the source before it could be read.
    pub cleaned: usize,
}

impl Season {
    /// The years of its first day and of its last; none where no day is told.
    fn years(&self) -> Option<(i16, i16)> {
        let years = self.fixtures.iter().filter_map(|fixture| fixture.date).map(|date| date.year());
        years.clone().min().zip(years.max())
    }
}

/// What stands above matches: of which part of the competition they are, in the words of the source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Heading {
    /// The part that several rounds belong to, where the source has a place of its own for it: "Group Stage", "East".
    pub stage: Option<String>,
    /// The round, with whatever the source puts beside it: "Finals, Quarterfinals - 1st Leg", "Group A", "Round 3, Replays".
    pub round: String,
    /// The group, where the source has a place of its own for it.
    pub group: Option<String>,
    /// The leg, where the source has a place of its own for it: "1", "Leg 2".
    pub leg: Option<String>,
    /// The stage of groups that follows the round, where the source says so: "League phase".
    pub before: Option<String>,
}

/// Where something stands in a source; all counted from 1, but for the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct At {
    /// Which of the files, counted from 0.
    pub file: u32,
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

/// A match as a source tells it. Side A is the one that is named first: the host, unless the ground was neutral.
#[derive(Debug, Clone)]
pub struct Fixture {
    /// Where it is told.
    pub at: At,
    /// What stands above it, by its index.
    pub heading: usize,
    /// Its number in the whole competition, where matches are numbered: later ones may refer to it.
    pub number: Option<u32>,
    /// The day.
    pub date: Option<Date>,
    /// The time of day, by the clocks of its town.
    pub time: Option<Time>,
    /// How many minutes those clocks are ahead of Greenwich, where the source says so.
    pub offset: Option<i32>,
    /// The two sides, the one that is named first first.
    pub teams: [Team; 2],
    /// What became of it.
    pub outcome: Outcome,
    /// What the source states about the tie that it belongs to.
    pub stated: Stated,
    /// The ground.
    pub ground: Option<String>,
    /// The town of that ground.
    pub town: Option<String>,
    /// Whether the source says that it was neither side's own ground.
    pub neutral: bool,
    /// Scorers of each side, with their minutes, as the source has them.
    pub scorers: [Option<String>; 2],
    /// Whatever else the source says of it: "Bury bankrupted".
    pub note: Option<String>,
}

/// Who takes part in a match: a club or a country, or what stands in its place before it is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Team {
    /// The name, without what stands in brackets behind it: "Juventus FC", "W74", "N.N.".
    pub name: String,
    /// The code of its association, three capital letters, where the source puts it behind the name: "ITA".
    pub code: Option<String>,
    /// Whether the source leaves no doubt that it is a club, though its name be "W74" or "N.N.".
    pub is_club: bool,
}

/// What became of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is to be played, was put off, or nothing is said of it.
    Unknown,
    /// It was played to its end.
    Played(Ending),
    /// It was broken off.
    Abandoned(Option<Ending>),
    /// The score that counts was laid down off the pitch.
    Awarded(Option<Score>),
    /// It was played, and counts for nothing.
    Annulled(Option<Ending>),
    /// It was not played, and will not be.
    Cancelled,
    /// One side did not play, and the other goes through: which one, where the source says so.
    Walkover(Option<Side>),
}

impl Outcome {
    /// How the match ended, if it was played to its end.
    pub fn played(self) -> Option<Ending> {
        match self {
            Outcome::Played(ending) => Some(ending),
            _ => None,
        }
    }
}

/// How a match ended, as far as a source tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ending {
    /// The goals when it ended, those of extra time included, those of a shoot-out not. None where only the shoot-out is
    /// told.
    pub last: Option<Score>,
    /// Extra time, where there was one.
    pub extra_time: Option<ExtraTime>,
    /// The goals after 90 minutes, where there was extra time and the source is clear about them.
    pub normal: Option<Score>,
    /// Goals that are those after 90 minutes or those at half-time, where there was extra time and the source gives a single
    /// figure: "2-1 a.e.t. (1-1)".
    pub normal_or_half: Option<Score>,
    /// The shoot-out.
    pub shootout: Option<Kicks>,
}

/// How extra time was to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtraTime {
    /// After 30 minutes.
    Full,
    /// With its first goal.
    Golden,
    /// With its first half, if a side led then.
    Silver,
}

/// What a source states about the tie that a match belongs to: claims, only ever compared. Side A is the one that the match
/// names first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stated {
    /// Goals over all legs: "agg 4-4".
    pub aggregate: Option<Score>,
    /// The step that settled it: "win on away goals".
    pub decided_by: Option<Step>,
    /// Who went through.
    pub winner: Option<Side>,
}

/// Something to be said about a source that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What sort of thing it is.
    pub kind: RemarkKind,
    /// Where it is, if it is somewhere.
    pub at: Option<At>,
    /// What was found, and what was made of it; unclean as it may be.
    pub text: String,
}

/// What sort of thing is to be said about a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RemarkKind {
    /// A line or a cell that was not understood: nothing was made of it.
    NotUnderstood,
    /// Something that was understood and left out, such as the matches of a group.
    LeftOut,
    /// How the source was understood where it might have been otherwise: which column is which, which date is meant.
    Understood,
    /// What the source does not say, and was taken to be so.
    Assumed,
    /// What cannot be so in the source, such as goals of a shoot-out within a score.
    Contradiction,
}

/// What a season came to.
#[derive(Debug)]
pub struct Made {
    /// The competition, of knock-out ties alone.
    pub competition: Competition,
    /// What is to be said about the source, and about what was made of it, in the order of the source.
    pub remarks: Vec<Remark>,
    /// Where each leg of each tie is told, by tie and by leg. Of a tie of which no match is told there is none.
    pub legs: Vec<Vec<At>>,
}

/// A season in which there is no knock-out tie, with what is to be said about the source all the same.
#[derive(Debug)]
pub struct NoTies {
    /// How many matches there are, all of them of groups or leagues.
    pub matches: usize,
    /// What is to be said about the source.
    pub remarks: Vec<Remark>,
}

/// Calls a season that does not say which competition it is of after the file that it was read from.
pub(in crate::source) fn call_after(season: &mut Season, file: &str) {
    let (name, years) = season.title.as_deref().map(content::title).unwrap_or_default();
    let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).replace('_', " ");
    if !name.is_empty() || stem.trim().is_empty() {
        return;
    }
    let text = format!("nothing says which competition it is: it is called after its file, {}", quoted(file));
    season.remarks.push(Remark { kind: RemarkKind::Assumed, at: None, text });
    season.title = Some([stem, years.unwrap_or_default()].join(" ").trim().to_owned());
}

/// How often one club's spelling may change from round to round.
const MOST_PASSES: usize = 8;

/// Makes a competition of a season: matches to ties, ties to a bracket, under the regulations that are known to have held,
/// or the plainest that fit.
///
/// # Errors
/// When there is no knock-out tie in it.
pub fn competition(season: Season) -> Result<Made, NoTies> {
    let mut teams = Teams::of(&season);
    let parted = Parted::of(&season, &teams);
    if parted.rounds.is_empty() {
        return Err(NoTies { matches: season.fixtures.len(), remarks: season.remarks });
    }
    let mut remarks = teams.join_spellings(&parted);
    let mut columns = ties::of(&season, &parted, &mut teams);
    if columns.len() > MOST_ROUNDS {
        let text = format!("there are {} rounds; only the first {MOST_ROUNDS} are read", columns.len());
        remarks.push(Remark { kind: RemarkKind::NotUnderstood, at: None, text });
        columns.truncate(MOST_ROUNDS);
    }
    let mut stage = stage(&parted, &columns, &teams);
    let mut worked = Worked::out(&season, &teams, &columns, &stage);
    // As often as a name may be spelled in another way, round after round.
    for pass in 0..=MOST_PASSES {
        let lost = lost::of(&teams, &columns, &worked.winners(), &worked.tree, &stage);
        let certain: Vec<&Lost> = lost.iter().filter(|lost| lost.is_certain).collect();
        if certain.is_empty() || pass == MOST_PASSES {
            remarks.extend(lost.iter().map(|lost| teams.in_doubt(lost.team, &lost.found)));
            break;
        }
        remarks.extend(certain.iter().flat_map(|lost| lost.found.first().map(|found| teams.joined(lost.team, *found))));
        for tie in columns.iter_mut().flat_map(|column| &mut column.ties) {
            tie.teams = tie.teams.map(|team| teams.now(team));
        }
        stage.teams = stage.teams.into_iter().map(|team| teams.now(team)).collect();
        worked = Worked::out(&season, &teams, &columns, &stage);
    }
    remarks.extend(left_out(&season, &parted));
    Ok(worked.made(season, &parted, &teams, columns, &stage, remarks))
}

/// The groups: where they stand between the rounds, and who plays in them.
fn stage(parted: &Parted, columns: &[Column], teams: &Teams) -> Stage {
    let Some(first) = parted.first_after_league else { return Stage::default() };
    // Rounds may have been parted in two: the name of the first of them is the round's.
    let name = parted.rounds.get(first).map(|round| round.name.as_str());
    let before = name.and_then(|name| columns.iter().position(|column| column.name == name)).unwrap_or(columns.len());
    let teams = parted.league.iter().flat_map(|fixture| teams.of_fixture(*fixture)).collect();
    Stage { before: Some(before), teams }
}

/// What is told of a source that has more than ties.
fn left_out(season: &Season, parted: &Parted) -> Vec<Remark> {
    let all = [(&parted.league, "of groups or leagues"), (&parted.elsewhere, "of another competition")];
    let told = all.into_iter().filter_map(|(matches, of)| {
        let first = season.fixtures.get(*matches.first()?)?;
        let text = match matches.len() {
            1 => format!("1 match {of} is left out"),
            count => format!("{count} matches {of} are left out"),
        };
        Some(Remark { kind: RemarkKind::LeftOut, at: Some(first.at), text })
    });
    let itself = parted.against_itself.iter().filter_map(|index| season.fixtures.get(*index)).map(|fixture| {
        let text = format!("{} is said to play against itself: the match is left out", quoted(&fixture.teams[0].name));
        Remark { kind: RemarkKind::Contradiction, at: Some(fixture.at), text }
    });
    told.chain(itself).collect()
}
