//! The competition: facts, rulings and claims, as its source states them. Nothing in here is computed from a result: who
//! went through, aggregates and deciding rules are `rules`' and `bracket`'s to work out.
//!
//! - `facts` is what happened in a tie and decides it, `story` what is told beside that, `ladder` the regulations,
//!   `score` sides and scores, `scorers` what a text of them tells;
//! - `stage` is the groups between the rounds or behind them, `stated` what sources state, and where they differ;
//! - `links` is where winners and losers go, `legs` by which ladder each tie is decided, both worked out once;
//! - `ranking` is what clubs reached in earlier seasons, where that decided in which round they enter.
//!
//! A [`Competition`] that exists holds together: every id leads somewhere, and ties are fed only by ties of earlier rounds.
//! It is made by `source`, or by `kept` of another, and cannot be changed.

mod facts;
mod ladder;
mod legs;
mod links;
mod ranking;
mod rare;
mod score;
pub mod scorers;
mod stage;
mod stated;
mod story;

use std::ops::{Index, Range};

use legs::Ladders;
use links::Links;

use jiff::civil::Date;
use smol_str::SmolStr;

pub use facts::{Exit, Facts, Goals, Kicks, Leg, Play, Ruling, Shootout};
pub use ladder::{BadLadder, Ladder, PRESETS, Preset, Step};
pub use links::{Column, Entry, Node, Prize};
pub use ranking::{Complete, Edition, Placing, Points, Ranking, Scale, Season};
pub use rare::{Absent, Rare};
pub use score::{Score, Side};
pub use stage::{Group, GroupStage, Place, Standing};
pub use stated::{Claim, Dispute, Source, Stated, Version};
pub use story::{Clock, LegDetails, LegStory, OneSource, RulingStory, Story, Venue, Window};

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
                &self.content.$field[id.index()]
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

/// All that a source tells of a competition. Whoever makes a competition of it sees to it that it holds together.
#[derive(Debug, PartialEq)]
pub(crate) struct Content {
    pub name: String,
    /// As it is called: "2023-24".
    pub season: String,
    /// The part that is covered, such as "qualifying rounds".
    pub stage: Option<String>,
    pub draw: Option<Draw>,
    /// The regulations of all rounds and ties that have none of their own.
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
    /// What else was taken to be so where the source is silent, a sentence each.
    pub assumed: Vec<String>,
    /// Characters that had to be taken out of the source's texts to make them safe to show.
    pub cleaned: usize,
}

/// A knock-out competition as far as one source tells it.
///
/// `competition[id]` is the club, round, tie ... that an id names. Ids are positions.
///
/// # Panics
/// Where an id is asked for that is another competition's, and that has more of its kind.
#[derive(Debug)]
pub struct Competition {
    content: Content,
    links: Links,
    ladders: Ladders,
}

/// Whether two tell the same in every part.
impl PartialEq for Competition {
    fn eq(&self, other: &Competition) -> bool {
        // Links and ladders are worked out of the rest.
        self.content == other.content
    }
}

impl Competition {
    /// As it is called, without the season.
    pub fn name(&self) -> &str {
        &self.content.name
    }

    /// As it is called: "2023-24".
    pub fn season(&self) -> &str {
        &self.content.season
    }

    /// The part that is covered, such as "qualifying rounds".
    pub fn stage(&self) -> Option<&str> {
        self.content.stage.as_deref()
    }

    /// When and where the first lots were drawn.
    pub fn draw(&self) -> Option<&Draw> {
        self.content.draw.as_ref()
    }

    /// The regulations of all rounds and ties that have none of their own.
    pub fn regulations(&self) -> &Regulations {
        &self.content.regulations
    }

    /// What decided in which round a club enters, in the source's words.
    pub fn entry_by(&self) -> Option<&str> {
        self.content.entry_by.as_deref()
    }

    /// The ranking that decided it, where its points can be worked out.
    pub fn ranking(&self) -> Option<&Ranking> {
        self.content.ranking.as_ref()
    }

    /// Counts that sources state of the whole.
    pub fn stated(&self) -> &[Stated] {
        &self.content.stated
    }

    /// What sources tell differently of the competition as a whole.
    pub fn disputes(&self) -> &[Dispute] {
        &self.content.disputes
    }

    /// Every association, in the order of the source; as [`AssociationId`] counts them.
    pub fn associations(&self) -> &[Association] {
        &self.content.associations
    }

    /// Every club, in the order of the source; as [`ClubId`] counts them.
    pub fn clubs(&self) -> &[Club] {
        &self.content.clubs
    }

    /// Every round, the first one first; as [`RoundId`] counts them.
    pub fn rounds(&self) -> &[Round] {
        &self.content.rounds
    }

    /// Every tie, round by round; as [`TieId`] counts them.
    pub fn ties(&self) -> &[Tie] {
        &self.content.ties
    }

    /// The stage that is no knock-out, where there is one.
    pub fn group_stage(&self) -> Option<&GroupStage> {
        self.content.group_stage.as_ref()
    }

    /// Every place of the group stage, group by group; as [`PlaceId`] counts them.
    pub fn places(&self) -> &[Place] {
        &self.content.places
    }

    /// Every page, paper or site that facts were taken from; as [`SourceId`] counts them.
    pub fn sources(&self) -> &[Source] {
        &self.content.sources
    }

    /// What else than regulations was taken to be so where the source is silent, a sentence each.
    pub fn assumed(&self) -> &[String] {
        &self.content.assumed
    }

    /// How many characters had to be taken out of the source's texts to make them safe to show.
    pub fn cleaned(&self) -> usize {
        self.content.cleaned
    }

    /// The title for the top of a page: name, season and stage.
    pub fn title(&self) -> String {
        let mut title = format!("{} {}", self.name(), self.season());
        if let Some(stage) = self.stage() {
            title.push_str(" · ");
            title.push_str(stage);
        }
        title
    }

    /// Every club, in the order of the source.
    pub fn club_ids(&self) -> impl ExactSizeIterator<Item = ClubId> + use<> {
        (0..self.clubs().len() as u32).map(ClubId)
    }

    /// Every tie, round by round: what feeds a tie comes before it.
    pub fn tie_ids(&self) -> impl ExactSizeIterator<Item = TieId> + use<> {
        (0..self.ties().len() as u32).map(TieId)
    }

    /// Every place of the group stage, group by group.
    pub fn place_ids(&self) -> impl ExactSizeIterator<Item = PlaceId> + use<> {
        (0..self.places().len() as u32).map(PlaceId)
    }

    /// The name of a group place, such as "D1".
    pub fn place_code(&self, id: PlaceId) -> String {
        let place = &self[id];
        format!("{}{}", self.group(place).name, place.position)
    }

    /// The group that a place belongs to.
    ///
    /// # Panics
    /// For a place of another competition that has more groups.
    pub fn group(&self, place: &Place) -> &Group {
        &self.groups()[place.group]
    }

    /// The groups in draw order; none without a group stage.
    pub fn groups(&self) -> &[Group] {
        self.group_stage().map_or(&[], |stage| &stage.groups)
    }

    /// What decided in which round a club enters: in the source's words, or else as its ranking is called.
    pub fn entries_by(&self) -> Option<&str> {
        self.entry_by().or(self.ranking().map(|ranking| ranking.name.as_str()))
    }

    /// The regulations of a tie: its own, or those of its round, or those of the competition.
    pub fn regulations_of(&self, tie: TieId) -> &Regulations {
        let tie = &self[tie];
        let own = tie.regulations.as_deref().or(self[tie.round].regulations.as_ref());
        own.unwrap_or(self.regulations())
    }

    /// The round that follows the stage between the rounds, where there is one.
    pub fn round_after_stage(&self) -> Option<RoundId> {
        self.group_stage()?.before
    }

    /// The association of a club, where it is known.
    pub fn association_of(&self, club: ClubId) -> Option<&Association> {
        self[club].association.map(|association| &self[association])
    }
}

/// A national association, or one that sends clubs like one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Association {
    /// Three letters, such as "TUN".
    pub code: String,
    /// Its country, mostly, such as "Tunisia".
    pub name: String,
}

/// A club as the file spells it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Club {
    /// What ties and tables call it, such as "zamalek".
    pub id: SmolStr,
    /// What people call it.
    pub name: SmolStr,
    /// The association that sends it, where that is known.
    pub association: Option<AssociationId>,
    /// Where it is at home.
    pub town: Option<SmolStr>,
    /// Its points in what decided the entry rounds, as a source states them: a claim where they can be worked out.
    pub points: Option<Points>,
    /// Other names it goes by.
    pub aliases: Vec<String>,
}

/// When and where lots were drawn.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Draw {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Clock,
    /// The hall and its town.
    pub place: Option<String>,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

/// The regulations under which ties are decided.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Regulations {
    /// The articles, as they are cited.
    pub name: Option<String>,
    /// What they come to, step by step.
    pub ladder: Ladder,
    /// Why they are thought to hold, where no source says that they do.
    pub assumed: Option<String>,
    /// Where they can be read.
    pub sources: Vec<SourceId>,
}

/// A round of ties.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Round {
    /// What the file calls it, such as "r1".
    pub id: String,
    /// What people call it, such as "First round".
    pub name: String,
    /// First and last day of each leg, in leg order.
    pub windows: Vec<Window>,
    /// Regulations of this round alone.
    pub regulations: Option<Regulations>,
    pub(crate) ties: Range<u32>,
}

impl Round {
    /// Its ties, in the order of the file.
    pub fn ties(&self) -> impl ExactSizeIterator<Item = TieId> + use<> {
        self.ties.clone().map(TieId)
    }
}

/// A tie: who meets whom, what happened, and what is said about it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Tie {
    /// What the file and its readers call it, such as "r1-04".
    pub id: SmolStr,
    /// The round that it is played in.
    pub round: RoundId,
    /// Who fills side A and side B.
    pub slots: [Slot; 2],
    /// The clubs that played it, where they came from other ties and the file names them all the same: facts, to be held
    /// against who should have come.
    pub(crate) clubs: [Option<ClubId>; 2],
    /// Regulations of this tie alone.
    pub regulations: Option<Box<Regulations>>,
    /// What happened.
    pub(crate) facts: Facts,
    /// What is told of that: days, grounds, scorers.
    pub(crate) story: Rare<Story>,
    /// What else is known about it.
    pub details: Rare<TieDetails>,
}

/// What is known about a tie besides who met and what happened.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TieDetails {
    /// What people call it, where it has a name of its own.
    pub name: Option<String>,
    /// What sources state about how it ended.
    pub claims: Vec<Claim>,
    /// What sources tell differently of it.
    pub disputes: Vec<Dispute>,
    /// Whatever else is worth knowing.
    pub note: Option<String>,
    /// Who tells of it, where that is another than the source of the whole.
    pub sources: Vec<SourceId>,
}

static NO_DETAILS: TieDetails =
    TieDetails { name: None, claims: Vec::new(), disputes: Vec::new(), note: None, sources: Vec::new() };

impl Absent for TieDetails {
    fn absent() -> &'static TieDetails {
        &NO_DETAILS
    }
}

impl Tie {
    /// Who fills one side.
    pub fn slot(&self, side: Side) -> Slot {
        self.slots[side.index()]
    }

    /// The club that the source names on a side though it came from another tie: a fact, to be held against who should have
    /// come.
    pub fn named(&self, side: Side) -> Option<ClubId> {
        self.clubs[side.index()]
    }

    /// What is on record of what happened. What counts of it, and by which ladder, a bracket says: it may look at it
    /// otherwise.
    pub fn on_record(&self) -> &Facts {
        &self.facts
    }

    /// What is told of what is on record.
    pub fn told(&self) -> &Story {
        &self.story
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
