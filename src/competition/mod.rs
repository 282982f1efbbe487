//! The competition: facts, rulings and claims, as a file states them. Nothing in here is computed from a result: who
//! went through, aggregates and deciding rules are `rules`' and `bracket`'s to work out.
//!
//! - `document` is the file as written (with `entries` for its maps and `when` for its dates), and the JSON Schema is made from it;
//! - `read` goes from bytes to the types below: `strict` holds `serde` to the schema, `reader` makes a document hold together;
//! - `explain` tells why a file was refused: `twice` reads it as plain JSON, `shape` holds that against the schema, `locate`
//!   finds the lines; `problem` is how it is told;
//! - `facts` is what happened in a tie and decides it, `story` what is told beside that, `ladder` the regulations,
//!   `score` sides and scores;
//! - `ranking` is what clubs reached in earlier seasons, where that decided in which round they enter;
//! - `text` cleans each string once.
//!
//! A [`Competition`] that exists holds together: every id leads somewhere, and ties are fed only by ties of earlier rounds.

mod document;
mod entries;
mod explain;
mod facts;
mod ladder;
mod locate;
mod problem;
mod ranking;
mod read;
mod reader;
mod score;
mod shape;
mod story;
mod strict;
mod text;
mod twice;
mod when;

use std::borrow::Cow;
use std::ops::{Index, Range};

use jiff::civil::Date;

pub use facts::{Exit, Facts, Goals, Kicks, Leg, Play, Ruling, Shootout};
pub use ladder::{BadLadder, Ladder, PRESETS, Preset, Step};
pub use problem::{Kind, Place as FilePlace, Problem, Problems, quoted};
pub use ranking::{Complete, Edition, Placing, Points, Ranking, Scale, Season};
pub use read::{LARGEST_FILE, lines, schema};
pub use score::{Score, Side};
pub use story::{Clock, LegStory, OneSource, RulingStory, Story, Venue, Window};
pub use text::is_clean;

/// The competition that is built in: the qualifying rounds of the 2023-24 CAF Confederation Cup.
pub const DEFAULT: &str = include_str!("../../assets/caf-confederation-cup-2023-24.json");

/// Any text from outside, made safe to show: without control, escape, direction and unseen characters.
pub fn clean(raw: &str) -> Cow<'_, str> {
    text::clean(raw).0
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $field:ident: $item:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The position among its like.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Index<$name> for Competition {
            type Output = $item;

            fn index(&self, id: $name) -> &$item {
                &self.$field[id.index()]
            }
        }
    )*};
}

ids! {
    /// An association, by position.
    AssociationId => associations: Association;
    /// A club, by position in the file.
    ClubId => clubs: Club;
    /// A round, by position: 0 is the first.
    RoundId => rounds: Round;
    /// A tie, by position over all rounds: the ties of a round stand together, in the order of the file.
    TieId => ties: Tie;
    /// A place in the group stage, by position over all groups.
    PlaceId => places: Place;
    /// A source, by position.
    SourceId => sources: Source;
}

/// A knock-out competition as far as one file tells it.
#[derive(Debug, Clone)]
pub struct Competition {
    pub name: String,
    pub season: String,
    /// The part that is covered, such as "qualifying rounds".
    pub stage: Option<String>,
    pub draw: Option<Draw>,
    pub regulations: Regulations,
    /// What decided in which round a club enters, in words.
    pub entry_by: Option<String>,
    /// The ranking that decided it, where its points can be worked out.
    pub ranking: Option<Ranking>,
    pub stated: Vec<Stated>,
    /// What sources tell differently of the competition as a whole.
    pub disputes: Vec<Dispute>,
    pub associations: Vec<Association>,
    pub clubs: Vec<Club>,
    pub rounds: Vec<Round>,
    pub ties: Vec<Tie>,
    pub group_stage: Option<GroupStage>,
    pub places: Vec<Place>,
    pub sources: Vec<Source>,
    /// Characters that had to be taken out of the file's texts to make them safe to show.
    pub cleaned: usize,
}

impl Competition {
    /// The title for the top of a page: name, season and stage.
    pub fn title(&self) -> String {
        let mut title = format!("{} {}", self.name, self.season);
        if let Some(stage) = &self.stage {
            title.push_str(" · ");
            title.push_str(stage);
        }
        title
    }

    pub fn club_ids(&self) -> impl ExactSizeIterator<Item = ClubId> + use<> {
        (0..self.clubs.len() as u32).map(ClubId)
    }

    pub fn tie_ids(&self) -> impl ExactSizeIterator<Item = TieId> + use<> {
        (0..self.ties.len() as u32).map(TieId)
    }

    pub fn place_ids(&self) -> impl ExactSizeIterator<Item = PlaceId> + use<> {
        (0..self.places.len() as u32).map(PlaceId)
    }

    /// The name of a group place, such as "D1".
    pub fn place_code(&self, id: PlaceId) -> String {
        let place = &self[id];
        format!("{}{}", self.group(place).name, place.position)
    }

    /// The group that a place belongs to.
    pub fn group(&self, place: &Place) -> &Group {
        &self.groups()[place.group]
    }

    /// The groups in draw order; none without a group stage.
    pub fn groups(&self) -> &[Group] {
        self.group_stage.as_ref().map_or(&[], |stage| &stage.groups)
    }

    /// What decided in which round a club enters: in the file's words, or else as its ranking is called.
    pub fn entry_by(&self) -> Option<&str> {
        self.entry_by.as_deref().or(self.ranking.as_ref().map(|ranking| ranking.name.as_str()))
    }

    /// Where a tie stands in a file of this program's own format.
    pub fn file_place(&self, tie: TieId) -> FilePlace {
        let round = self[tie].round;
        FilePlace::of_tie(round, (tie.0 - self[round].ties.start) as usize)
    }

    /// The regulations of a tie: its own, or those of its round, or those of the competition.
    pub fn regulations_of(&self, tie: TieId) -> &Regulations {
        let tie = &self[tie];
        let own = tie.regulations.as_ref().or(self[tie.round].regulations.as_ref());
        own.unwrap_or(&self.regulations)
    }

    /// The ladder by which a tie is decided. Where its regulations do not say how many legs it has, they are as many as its
    /// round has days for, or as any tie of the round under the same regulations has.
    pub fn ladder_of(&self, tie: TieId) -> &Ladder {
        let tie = &self[tie];
        tie.regulations.as_ref().map_or(&self[tie.round].ladder, |own| &own.ladder)
    }

    /// The round that follows the stage between the rounds, where there is one.
    pub fn round_after_stage(&self) -> Option<RoundId> {
        self.group_stage.as_ref()?.before
    }

    /// Whether a round comes after the stage between the rounds, where there is one.
    pub fn is_after_stage(&self, round: RoundId) -> bool {
        self.round_after_stage().is_some_and(|first| round >= first)
    }

    /// The association of a club.
    pub fn association_of(&self, club: ClubId) -> &Association {
        &self[self[club].association]
    }
}

/// A national association, or one that sends clubs like one.
#[derive(Debug, Clone)]
pub struct Association {
    /// Three letters, such as "TUN".
    pub code: String,
    pub name: String,
}

/// A club as the file spells it.
#[derive(Debug, Clone)]
pub struct Club {
    pub id: String,
    pub name: String,
    pub association: AssociationId,
    pub town: Option<String>,
    /// Its points in what decided the entry rounds, as a source states them: a claim where they can be worked out.
    pub points: Option<Points>,
    /// Other names it goes by.
    pub aliases: Vec<String>,
}

/// When and where lots were drawn.
#[derive(Debug, Clone)]
pub struct Draw {
    pub date: Date,
    pub time: Clock,
    pub place: Option<String>,
    pub sources: Vec<SourceId>,
}

/// The regulations under which ties are decided.
#[derive(Debug, Clone)]
pub struct Regulations {
    /// The articles, as they are cited.
    pub name: Option<String>,
    pub ladder: Ladder,
    pub sources: Vec<SourceId>,
}

/// Counts that a source states of the whole: claims.
#[derive(Debug, Clone)]
pub struct Stated {
    pub source: SourceId,
    pub clubs: Option<usize>,
    pub places: Option<usize>,
    /// How many clubs enter in a round.
    pub entering: Vec<(RoundId, usize)>,
}

/// Something that sources tell differently.
#[derive(Debug, Clone)]
pub struct Dispute {
    pub about: String,
    /// What the file holds, and who says so.
    pub kept: Version,
    pub others: Vec<Version>,
    pub note: Option<String>,
}

/// What some sources say.
#[derive(Debug, Clone)]
pub struct Version {
    pub says: String,
    pub sources: Vec<SourceId>,
}

/// A page, paper or site that facts were taken from.
#[derive(Debug, Clone)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub url: Option<String>,
}

/// A round of ties.
#[derive(Debug, Clone)]
pub struct Round {
    pub id: String,
    pub name: String,
    /// First and last day of each leg, in leg order.
    pub windows: Vec<Window>,
    /// Regulations of this round alone.
    pub regulations: Option<Regulations>,
    /// The ladder of its ties that have none of their own, and how many legs they have.
    ladder: Ladder,
    ties: Range<u32>,
}

impl Round {
    /// Its ties, in the order of the file.
    pub fn ties(&self) -> impl ExactSizeIterator<Item = TieId> + use<> {
        self.ties.clone().map(TieId)
    }
}

/// A tie: who meets whom, what happened, and what is said about it.
#[derive(Debug, Clone)]
pub struct Tie {
    pub id: String,
    /// What people call it, where it has a name of its own.
    pub name: Option<String>,
    pub round: RoundId,
    /// Who fills side A and side B.
    pub slots: [Slot; 2],
    /// The clubs that played it, where they came from other ties and the file names them all the same: facts, to be held
    /// against who should have come.
    pub clubs: [Option<ClubId>; 2],
    /// Regulations of this tie alone.
    pub regulations: Option<Regulations>,
    pub facts: Facts,
    pub story: Story,
    pub claims: Vec<Claim>,
    pub disputes: Vec<Dispute>,
    pub note: Option<String>,
    pub sources: Vec<SourceId>,
}

impl Tie {
    pub fn slot(&self, side: Side) -> Slot {
        self.slots[side.index()]
    }
}

/// Who fills a side of a tie, or a place in a group. A bye needs none: the club simply stands in the round in which it enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A club that enters the competition here.
    Club(ClubId),
    /// Whoever goes through from an earlier tie.
    WinnerOf(TieId),
    /// Whoever goes out in an earlier tie.
    LoserOf(TieId),
    /// Lots have not been drawn yet.
    ToBeDrawn,
}

/// What a source states about the outcome of a tie: compared with what is computed, never trusted.
#[derive(Debug, Clone)]
pub struct Claim {
    pub source: SourceId,
    pub winner: Option<Side>,
    /// The winner's name in that source, where it is another than the club's.
    pub winner_name: Option<String>,
    pub aggregate: Option<Score>,
    pub decided_by: Option<Step>,
    pub shootout: Option<Score>,
}

/// A stage that is no knock-out: groups, or a league phase.
#[derive(Debug, Clone)]
pub struct GroupStage {
    pub name: String,
    /// The round that follows it; none where it follows the last one.
    pub before: Option<RoundId>,
    pub draw: Option<Draw>,
    /// In draw order.
    pub groups: Vec<Group>,
    pub disputes: Vec<Dispute>,
}

/// A group: its places in draw order, and its final table where it is known.
#[derive(Debug, Clone)]
pub struct Group {
    pub name: String,
    places: Range<u32>,
    /// First place first. A fact from outside the draw.
    pub table: Vec<Standing>,
    pub note: Option<String>,
    pub sources: Vec<SourceId>,
}

impl Group {
    /// Its places, position 1 first.
    pub fn places(&self) -> impl ExactSizeIterator<Item = PlaceId> + use<> {
        self.places.clone().map(PlaceId)
    }
}

/// A place in a group.
#[derive(Debug, Clone)]
pub struct Place {
    /// The index of its group.
    pub group: usize,
    /// 1 is the first drawn.
    pub position: u32,
    /// Who fills it.
    pub slot: Slot,
    /// The club that filled it, where it came from a tie and the file names it all the same.
    pub club: Option<ClubId>,
    /// The club that sources say was drawn here: a claim.
    pub drawn: Option<ClubId>,
}

/// A line of a final table.
#[derive(Debug, Clone)]
pub struct Standing {
    pub club: ClubId,
    pub won: u16,
    pub drawn: u16,
    pub lost: u16,
    pub scored: u16,
    pub against: u16,
    pub points: u16,
    /// Whether the club went on from the group.
    pub through: bool,
}
