//! Is what a file claims even true? Everything is worked out again from the facts, and whatever does not fit is told: a
//! finding with its severity, its kind, its place and a plain sentence. One cause is one finding, and a note or warning that
//! repeats over the ties of a round is told once with its count.
//!
//! Here is what a finding is, and how findings are put together; `ties` looks at each tie, `whole` at the competition as a
//! whole and its groups, `remarks` at what was said when it was read. A file that cannot be read at all never comes here;
//! that is `source`'s to say.

mod remarks;
mod ties;
mod whole;

use std::collections::HashMap;

use serde::Serialize;

pub use self::remarks::remarks;
use crate::bracket::Bracket;
use crate::competition::{ClubId, Node, PlaceId, RoundId, TieId};
use crate::source::{Notes, Subject};
use crate::wording;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Odd, and known to be so.
    Note,
    /// Probably a mistake.
    Warning,
    /// Cannot be so.
    Error,
}

impl Severity {
    /// The word for it, as it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// What kind of thing does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// A count that a source states is not what there is.
    Count,
    /// Two clubs go by one name.
    SharedName,
    /// Points that are stated are not what a club's placings come to.
    Points,
    /// The points of clubs do not tell why they enter where they do.
    EntryRound,
    /// A club waits for lots to be drawn.
    InThePot,
    /// A club stands in no tie, though no lots are to be drawn.
    EntersNowhere,
    /// Something is taken to be so of which no source tells.
    Assumed,
    /// Characters of the file could not be shown safely.
    Cleaned,
    /// Facts of a tie, or what a source says of it, cannot all be so.
    Contradiction,
    /// The last step of the regulations left a tie level.
    Level,
    /// A tie is still open, and yet its winner has played on.
    PlayedOn,
    /// A leg that the regulations have is not in the file.
    MissingLeg,
    /// Every leg was played, and yet the tie has no end.
    NoEnd,
    /// A step was taken as level without figures, since a later one is on record.
    Unseen,
    /// Nobody is named as the source of a winner who is known without a how.
    NoSource,
    /// Another club played a tie than the one that should have come to it.
    OtherClub,
    /// A source states something else than what was worked out.
    Claim,
    /// A source has another name for a club.
    ClaimedName,
    /// A leg was not played on the days of its round.
    OutsideDates,
    /// Legs or rounds are not in the order of their dates.
    Order,
    /// One side hosts both legs.
    SameHost,
    /// The winner of a tie goes nowhere.
    AwaitedNowhere,
    /// Lots for a side are still to be drawn.
    ToBeDrawn,
    /// Another club is said to have been drawn into a place.
    DrawnElsewhere,
    /// A place is called like a tie.
    Ambiguous,
    /// A final table does not add up, or has a club that is not in the group.
    Table,
    /// A line of the source was not understood: nothing was made of it.
    NotUnderstood,
    /// Something in the source was understood and left out.
    LeftOut,
    /// The source might have been understood otherwise.
    Understood,
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum About {
    /// The competition as a whole.
    File,
    /// Something in its source that is no part of it.
    Source,
    /// A club: its entry in the file.
    Club(ClubId),
    /// Two clubs that share something; the second is where the file has to be mended.
    Clubs(ClubId, ClubId),
    /// A tie as a whole.
    Tie(TieId),
    /// A leg of a tie, counted from 0.
    Leg(TieId, usize),
    /// A column of the bracket, by its index.
    Column(usize),
    /// Ties of one round, of all of which the same is to be told.
    Ties(RoundId, Vec<TieId>),
    /// A place of a group.
    Place(PlaceId),
    /// A group, by its index.
    Group(usize),
}

impl About {
    /// The tie, or the first of them.
    pub fn tie(&self) -> Option<TieId> {
        match self {
            About::Tie(tie) | About::Leg(tie, _) => Some(*tie),
            About::Ties(_, ties) => ties.first().copied(),
            About::File
            | About::Source
            | About::Club(_)
            | About::Clubs(..)
            | About::Column(_)
            | About::Place(_)
            | About::Group(_) => None,
        }
    }

    /// Where in the bracket it is; none for what is nowhere there.
    pub fn node(&self, bracket: &Bracket) -> Option<Node> {
        match self {
            About::Club(club) | About::Clubs(club, _) => bracket.competition().entry(*club).map(|(node, _)| node),
            About::Place(place) => Some(Node::Place(*place)),
            About::Group(group) => bracket.competition().groups()[*group].places().next().map(Node::Place),
            About::Column(column) => bracket.competition().first_of(*column),
            About::File | About::Source => None,
            About::Tie(_) | About::Leg(..) | About::Ties(..) => self.tie().map(Node::Tie),
        }
    }

    /// What it is called: "r1-04 leg 2", "clubs p, q", "group A".
    pub fn name(&self, bracket: &Bracket) -> String {
        let competition = bracket.competition();
        match self {
            About::File => "file".to_owned(),
            About::Source => "source".to_owned(),
            About::Club(club) => format!("club {}", competition[*club].id),
            About::Clubs(one, other) => format!("clubs {}, {}", competition[*one].id, competition[*other].id),
            About::Tie(tie) => competition[*tie].id.to_string(),
            About::Leg(tie, leg) => format!("{} leg {}", competition[*tie].id, leg + 1),
            About::Column(column) => competition.column_name(*column).to_owned(),
            About::Ties(round, _) => competition[*round].name.clone(),
            About::Place(place) => competition.place_code(*place),
            About::Group(group) => format!("group {}", competition.groups()[*group].name),
        }
    }

    /// What of it the source has a place for.
    fn subject(&self) -> Option<Subject> {
        match self {
            About::File | About::Source | About::Column(_) => None,
            About::Club(club) | About::Clubs(_, club) => Some(Subject::Club(*club)),
            About::Tie(tie) => Some(Subject::Tie(*tie)),
            About::Leg(tie, leg) => Some(Subject::Leg(*tie, *leg)),
            About::Ties(_, ties) => ties.first().copied().map(Subject::Tie),
            About::Place(place) => Some(Subject::Place(*place)),
            About::Group(group) => Some(Subject::Group(*group)),
        }
    }
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Whether it can be so at all.
    pub severity: Severity,
    /// For whoever counts or sorts findings; the message tells more.
    pub kind: Kind,
    /// What has to be looked at.
    pub about: About,
    /// The file, where there are several, once it is looked for.
    pub file: Option<String>,
    /// Line and column in the file, counted from 1, once they are looked for.
    pub line: Option<(usize, usize)>,
    /// A sentence without its end. It does not say where that is: [`About`] does.
    pub message: String,
}

/// How many ties are named where the same is told of several.
const NAMED: usize = 3;

impl Finding {
    /// Everything but where it is: the clubs of the tie and the message, or the message and the ties it is about.
    pub fn told(&self, bracket: &Bracket) -> String {
        let id = |tie: &TieId| bracket.tie(*tie).id.as_str();
        match &self.about {
            About::Ties(_, ties) => {
                let (named, rest) = ties.split_at(ties.len().min(NAMED));
                let named = named.iter().map(id).collect::<Vec<_>>().join(", ");
                let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
                format!("{}: {} ({named}{more})", wording::count(ties.len(), "tie"), self.message)
            }
            _ => match self.fixture(bracket) {
                // What was said of a match when it was read may begin with its clubs.
                Some(clubs) if !self.message.starts_with(&clubs) => format!("{clubs}: {}", self.message),
                _ => self.message.clone(),
            },
        }
    }

    /// The clubs of the tie that it is about: "FUS Rabat v USM Alger".
    pub fn fixture(&self, bracket: &Bracket) -> Option<String> {
        match self.about {
            About::Tie(tie) | About::Leg(tie, _) => Some(wording::fixture(bracket, tie)),
            _ => None,
        }
    }
}

/// Everything that does not fit: what concerns the whole, then the ties in the order of the file, then the groups.
pub fn check(bracket: &Bracket) -> Vec<Finding> {
    let mut checker = Checker::new(bracket);
    checker.whole();
    for id in bracket.competition().tie_ids() {
        checker.tie(id);
    }
    checker.groups();
    told_once(bracket, checker.findings)
}

/// The same, each finding with its line in the text that the competition was read from; and before them what there was to
/// say about that text.
pub fn check_text(bracket: &Bracket, notes: &Notes) -> Vec<Finding> {
    let mut findings = check(bracket);
    let placed = || findings.iter().filter_map(|finding| finding.about.subject());
    let places = notes.lines(bracket.competition(), &placed().collect::<Vec<Subject>>());
    let placed = findings.iter_mut().filter(|finding| finding.about.subject().is_some());
    for (finding, at) in placed.zip(places) {
        finding.file = at.and_then(|at| notes.file(at)).map(str::to_owned);
        finding.line = at.map(|at| (at.line as usize, at.column as usize));
    }
    findings.splice(0..0, remarks(notes));
    findings
}

/// How many findings there are, by severity: "1 error, 3 notes". What there is none of is named only where `all` is asked
/// for.
pub fn counts(severities: impl Iterator<Item = Severity> + Clone, all: bool) -> String {
    let count = |severity| severities.clone().filter(|own| *own == severity).count();
    let counts =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (count(severity), severity.name()));
    let counts = counts.into_iter().filter(|(count, _)| all || *count > 0);
    counts.map(|(count, name)| wording::count(count, name)).collect::<Vec<_>>().join(", ")
}

/// Looks, and notes what does not fit.
struct Checker<'a> {
    bracket: &'a Bracket,
    /// The last column for which lots are still to be drawn.
    last_draw: Option<usize>,
    findings: Vec<Finding>,
}

impl<'a> Checker<'a> {
    fn new(bracket: &'a Bracket) -> Checker<'a> {
        let to_be_drawn =
            bracket.competition().order().iter().filter(|node| bracket.competition().is_to_be_drawn(**node));
        let last_draw = to_be_drawn.map(|node| bracket.competition().column_of(*node)).max();
        Checker { bracket, last_draw, findings: Vec::new() }
    }

    fn add(&mut self, severity: Severity, kind: Kind, about: About, message: impl Into<String>) {
        self.findings.push(Finding { severity, kind, about, file: None, line: None, message: message.into() });
    }
}

/// What is told word for word of several ties of a round, told once, where the first of them stands.
fn told_once(bracket: &Bracket, findings: Vec<Finding>) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut before: HashMap<(RoundId, Kind, Severity, String), usize> = HashMap::new();
    for finding in findings {
        let tie = match finding.about {
            About::Tie(tie) | About::Leg(tie, _) if finding.severity < Severity::Error => tie,
            // An error is mended tie by tie.
            _ => {
                told.push(finding);
                continue;
            }
        };
        let round = bracket.tie(tie).round;
        let key = (round, finding.kind, finding.severity, finding.message.clone());
        let Some(&at) = before.get(&key) else {
            before.insert(key, told.len());
            told.push(finding);
            continue;
        };
        let about = &mut told[at].about;
        if let About::Tie(first) | About::Leg(first, _) = *about {
            *about = About::Ties(round, vec![first]);
        }
        // Both legs of one tie are one tie.
        if let About::Ties(_, ties) = about
            && ties.last() != Some(&tie)
        {
            ties.push(tie);
        }
    }
    told
}
