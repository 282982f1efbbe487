//! From a document to a competition that holds together: ids become positions, texts are cleaned, and whatever does not
//! fit is told with its place. `ladder` reads regulations, `tie` what stands within a tie, `ranking` what stands within the
//! ranking; `seat` knows who came where, `ids` finds clubs and ties.

mod ids;
mod ladder;
mod ranking;
mod seat;
mod tie;

use std::borrow::Cow;
use std::collections::HashMap;

use smol_str::SmolStr;

use self::ids::{Called, Ids};
use self::seat::{Seat, Taken};
use self::tie::{Filled, Missed};
use super::FORMAT;
use super::document::*;
use super::entries::Entries;
use super::explain::Refusal;
use super::later::Later;
use super::when::{DateText, TimeText};
use crate::competition::*;
use crate::source::problem::{Path, Problem, ProblemKind, Problems, suggestion};
use crate::source::{LONGEST_NAME, LONGEST_TEXT, MOST_ROUNDS};
use crate::text::{self, quoted};

/// After so many problems, nothing is looked for any more that may have been meant: each time all ids are compared.
const SUGGESTED: usize = 100;

/// What has been understood so far, and what has been found wrong.
#[derive(Default)]
pub(super) struct Reader {
    problems: Vec<Problem>,
    cleaned: usize,
    sources: HashMap<SmolStr, SourceId>,
    associations: HashMap<SmolStr, AssociationId>,
    rounds: HashMap<SmolStr, RoundId>,
    clubs: Vec<Club>,
    club_ids: Ids,
    ties: Vec<Tie>,
    /// The ties of the rounds before the one that is read.
    tie_ids: Ids,
    /// What these did not have.
    missed: Vec<Missed>,
    /// The round that a stage between the rounds comes before, and the first tie after that stage.
    stage_before: Option<RoundId>,
    first_after_stage: Option<TieId>,
    /// Where clubs entered, so that each does so once in each part of the competition.
    entered: [Taken; 3],
    /// Where the winners of ties go, and the losers, so that each goes to one place.
    winners: Taken,
    losers: Taken,
}

/// A part of the competition: the rounds before the stage that is no knock-out, that stage, and the rounds after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Before,
    Stage,
    After,
}

impl Reader {
    /// # Errors
    /// When the text of an entry is not that of one: at once. When the document does not hold together: with all that is wrong.
    pub fn competition(mut self, document: Unread) -> Result<Competition, Refusal> {
        let root = Path::Root;
        if document.cuptie != FORMAT {
            let message = format!("found {}; expected {FORMAT}", document.cuptie);
            self.problem_of(ProblemKind::Shape, &root.key("cuptie"), message);
        }
        self.stage_before = self.stage_before(&document);
        let sources = self.all_sources(document.sources, &root.key("sources"));
        let associations = self.all_associations(document.associations, &root.key("associations"));
        self.all_clubs(document.clubs, &root.key("clubs"));
        let regulations = self.regulations(document.regulations, &root.key("regulations"));
        let rounds = self.all_rounds(document.rounds, &root.key("rounds"))?;
        let (group_stage, places) = match document.group_stage {
            Some(stage) => {
                let (stage, places) = self.group_stage(stage, &root.key("group_stage"));
                (Some(stage), places)
            }
            None => (None, Vec::new()),
        };
        self.tell_missed();
        let ranking = document.ranking.map(|ranking| self.ranking(ranking, &root.key("ranking")));
        let content = Content {
            name: self.name(document.name, &root.key("name")),
            season: self.name(document.season, &root.key("season")),
            stage: self.text_opt(document.stage, &root.key("stage")),
            draw: document.draw.map(|draw| self.draw(draw, &root.key("draw"))),
            regulations,
            entry_by: self.text_opt(document.entry_by, &root.key("entry_by")),
            ranking,
            stated: self.stated(document.stated, &root.key("stated")),
            disputes: self.disputes(document.disputes, &root.key("disputes")),
            associations,
            clubs: std::mem::take(&mut self.clubs),
            rounds,
            ties: std::mem::take(&mut self.ties),
            group_stage,
            places,
            sources,
            assumed: self.assumed(document.assumed, &root.key("assumed")),
            cleaned: self.cleaned,
        };
        if self.problems.is_empty() {
            Ok(Competition::of(content))
        } else {
            Err(Refusal::Sense(Problems(self.problems)))
        }
    }

    /// The round that the stage comes before, where the file names one.
    fn stage_before(&mut self, document: &Unread) -> Option<RoundId> {
        let id = document.group_stage.as_ref()?.before.as_ref()?;
        let found = document.rounds.iter().position(|round| round.id == *id);
        if found.is_none() {
            // Its name may have been taken for its id.
            let named = document.rounds.iter().find(|round| round.name == *id);
            let meant = named.map(|round| format!("; its id is {}", quoted(&round.id)));
            let ids = document.rounds.iter().map(|round| round.id.as_str());
            let meant = meant.unwrap_or_else(|| suggestion(id, ids));
            let message = format!("there is no round {}{meant}", quoted(id));
            self.problem_of(ProblemKind::Missing, &Path::Root.key("group_stage").key("before"), message);
        }
        found.map(|round| RoundId(round as u32))
    }

    fn part_of(&self, round: RoundId) -> Part {
        if self.stage_before.is_some_and(|before| round >= before) { Part::After } else { Part::Before }
    }

    /// Something that cannot be so beside the rest.
    fn problem(&mut self, path: &Path, message: impl AsRef<str>) {
        self.problem_of(ProblemKind::Unfit, path, message);
    }

    fn problem_of(&mut self, kind: ProblemKind, path: &Path, message: impl AsRef<str>) {
        self.problems.push(Problem::new(kind, path.place(), message));
    }

    fn limited<T: AsRef<str> + From<String>>(&mut self, raw: T, most: usize, path: &Path) -> T {
        // Characters are only counted where there are enough bytes for too many.
        if raw.as_ref().len() > most {
            let length = raw.as_ref().chars().count();
            if length > most {
                self.problem_of(
                    ProblemKind::TooMuch,
                    path,
                    format!("is {length} characters long; expected {most} at most"),
                );
            }
        }
        let (text, dropped) = text::cleaned(raw.as_ref());
        self.cleaned += dropped;
        match text {
            Cow::Borrowed(_) => raw,
            Cow::Owned(text) => T::from(text),
        }
    }

    fn text<T: AsRef<str> + From<String>>(&mut self, raw: T, path: &Path) -> T {
        self.limited(raw, LONGEST_TEXT, path)
    }

    fn text_opt<T: AsRef<str> + From<String>>(&mut self, raw: Option<T>, path: &Path) -> Option<T> {
        raw.map(|raw| self.text(raw, path))
    }

    /// A text by which other parts of the file call something: it has to be what it looks like.
    fn id<T: AsRef<str> + From<String> + Clone>(&mut self, raw: T, path: &Path) -> T {
        let is_seen = text::cleaned(raw.as_ref()).1 == 0;
        if !is_seen {
            self.problem_of(
                ProblemKind::Text,
                path,
                "has characters that cannot be seen; expected an id that is what it looks like",
            );
        }
        let id = self.name(raw.clone(), path);
        // What means it finds it: one problem is enough.
        if is_seen { id } else { raw }
    }

    /// A text that must not be empty, nor long.
    fn name<T: AsRef<str> + From<String>>(&mut self, raw: T, path: &Path) -> T {
        let text = self.limited(raw, LONGEST_NAME, path);
        if text.as_ref().trim().is_empty() {
            self.problem_of(ProblemKind::Text, path, "is empty; expected a name");
        }
        text
    }

    /// The entry called `id`, or a problem that says what may have been meant.
    fn find<T: Copy>(
        &mut self,
        known: fn(&Reader) -> &HashMap<SmolStr, T>,
        what: &str,
        id: &str,
        path: &Path,
    ) -> Option<T> {
        let found = known(self).get(id).copied();
        if found.is_none() {
            self.missing(what, id, self.meant(id, known(self).keys().map(SmolStr::as_str)), path);
        }
        found
    }

    /// The same of a club.
    fn club(&mut self, id: &str, path: &Path) -> Option<ClubId> {
        let found = self.club_ids.find(id, &self.clubs).map(ClubId);
        if found.is_none() {
            self.missing("club", id, self.meant(id, self.clubs.iter().map(Called::id)), path);
        }
        found
    }

    fn missing(&mut self, what: &str, id: &str, meant: String, path: &Path) {
        self.problem_of(ProblemKind::Missing, path, format!("there is no {what} {}{meant}", quoted(id)));
    }

    /// What may have been meant by an id that leads nowhere.
    fn meant<'a>(&self, id: &str, ids: impl Iterator<Item = &'a str>) -> String {
        suggestion(id, ids.take(if self.problems.len() < SUGGESTED { usize::MAX } else { 0 }))
    }

    fn source_ids(&mut self, ids: Vec<String>, path: &Path) -> Vec<SourceId> {
        let path = path.key("sources");
        let ids = ids.iter().enumerate();
        ids.filter_map(|(i, id)| self.find(|r| &r.sources, "source", id, &path.index(i))).collect()
    }

    fn source(&mut self, id: &str, path: &Path) -> SourceId {
        self.find(|r| &r.sources, "source", id, &path.key("source")).unwrap_or(SourceId(0))
    }

    fn all_sources(&mut self, entries: Entries<SourceEntry>, path: &Path) -> Vec<Source> {
        let mut sources = Vec::with_capacity(entries.0.len());
        for (id, entry) in entries.0 {
            let path = path.entry(&id);
            self.sources.insert(SmolStr::new(&id), SourceId(sources.len() as u32));
            sources.push(Source {
                title: self.name(entry.title, &path.key("title")),
                url: self.text_opt(entry.url, &path.key("url")),
                id: self.id(id.clone(), &path),
            });
        }
        sources
    }

    fn all_associations(&mut self, entries: Entries<String>, path: &Path) -> Vec<Association> {
        let mut associations = Vec::with_capacity(entries.0.len());
        for (code, name) in entries.0 {
            let path = path.entry(&code);
            self.associations.insert(SmolStr::new(&code), AssociationId(associations.len() as u32));
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
                self.problem_of(ProblemKind::Text, &path, "is not a code; expected three capital letters, “TUN”");
            }
            associations.push(Association { name: self.name(name, &path), code: self.name(code.clone(), &path) });
        }
        associations
    }

    fn association(&mut self, code: &str, path: &Path) -> Option<AssociationId> {
        self.find(|r| &r.associations, "association", code, path)
    }

    fn all_clubs(&mut self, entries: Vec<ClubEntry>, path: &Path) {
        self.clubs.reserve_exact(entries.len());
        self.club_ids.reserve(entries.len(), &self.clubs);
        for (i, entry) in entries.into_iter().enumerate() {
            let path = path.index(i);
            let association = entry.association.and_then(|code| self.association(&code, &path.key("association")));
            let aliases = entry.aliases.into_iter().enumerate();
            let club = Club {
                aliases: aliases.map(|(i, alias)| self.name(alias, &path.key("aliases").index(i))).collect(),
                id: self.id(entry.id, &path.key("id")),
                name: self.name(entry.name, &path.key("name")),
                association,
                town: self.text_opt(entry.town, &path.key("town")),
                points: entry.points.map(|points| self.points(points, &path.key("points"))),
            };
            self.clubs.push(club);
            if !self.club_ids.add(i as u32, &self.clubs) {
                self.problem_of(ProblemKind::Twice, &path.key("id"), "another club has this id already");
            }
        }
    }

    fn all_rounds(&mut self, entries: Vec<RoundEntry<Later<TieEntry>>>, path: &Path) -> Result<Vec<Round>, Refusal> {
        if entries.is_empty() || entries.len() > MOST_ROUNDS {
            let message = format!("has {} rounds; expected 1 to {MOST_ROUNDS}", entries.len());
            self.problem_of(ProblemKind::TooMuch, path, message);
        }
        let ties = entries.iter().map(|round| round.ties.len()).sum();
        self.ties.reserve_exact(ties);
        self.tie_ids.reserve(ties, &self.ties);
        let mut rounds = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            rounds.push(self.round(RoundId(i as u32), entry, &path.index(i))?);
        }
        if self.ties.is_empty() {
            self.problem(path, "has no tie; expected at least one");
        }
        Ok(rounds)
    }

    /// A round, its ties put behind those of the rounds before it.
    fn round(&mut self, round: RoundId, entry: RoundEntry<Later<TieEntry>>, path: &Path) -> Result<Round, Refusal> {
        if self.rounds.insert(SmolStr::new(&entry.id), round).is_some() {
            self.problem_of(ProblemKind::Twice, &path.key("id"), "another round has this id already");
        }
        let first = self.ties.len() as u32;
        if self.stage_before == Some(round) {
            self.first_after_stage = Some(TieId(first));
        }
        for (i, tie) in entry.ties.into_iter().enumerate() {
            let tie = tie.read().map_err(Refusal::Shape)?;
            let tie = self.tie(tie, (round, i as u32), &path.key("ties").index(i));
            self.ties.push(tie);
        }
        let last = self.ties.len() as u32;
        // Only now, so that a tie can be fed from earlier rounds alone: nothing can go round in circles.
        for (i, number) in (first..last).enumerate() {
            if !self.tie_ids.add(number, &self.ties) {
                self.problem_of(
                    ProblemKind::Twice,
                    &path.key("ties").index(i).key("id"),
                    "another tie has this id already",
                );
            }
        }
        let windows = self.windows(entry.windows, &path.key("windows"));
        let regulations = entry.regulations.map(|own| self.regulations(own, &path.key("regulations")));
        Ok(Round {
            id: self.id(entry.id, &path.key("id")),
            name: self.name(entry.name, &path.key("name")),
            windows,
            regulations,
            ties: first..last,
        })
    }

    fn windows(&mut self, entries: Vec<[DateText; 2]>, path: &Path) -> Vec<Window> {
        let mut windows: Vec<Window> = Vec::with_capacity(entries.len());
        for (i, [DateText(first), DateText(last)]) in entries.into_iter().enumerate() {
            if first > last {
                self.problem(&path.index(i), format!("ends on {last}, before it begins on {first}"));
            }
            windows.push(Window { first, last });
        }
        windows
    }

    fn assumed(&mut self, entries: Vec<String>, path: &Path) -> Vec<String> {
        let mut assumed = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            assumed.push(self.text(entry, &path.index(i)));
        }
        assumed
    }

    fn disputes(&mut self, entries: Vec<DisputeEntry>, path: &Path) -> Vec<Dispute> {
        let mut disputes = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let path = path.index(i);
            let others = entry.others.into_iter().enumerate();
            disputes.push(Dispute {
                about: self.text(entry.about, &path.key("about")),
                kept: Version {
                    says: self.text(entry.kept, &path.key("kept")),
                    sources: self.source_ids(entry.sources, &path),
                },
                others: others
                    .map(|(j, version)| {
                        let path = path.key("others");
                        let path = path.index(j);
                        Version {
                            says: self.text(version.says, &path.key("says")),
                            sources: self.source_ids(version.sources, &path),
                        }
                    })
                    .collect(),
                note: self.text_opt(entry.note, &path.key("note")),
            });
        }
        disputes
    }

    fn draw(&mut self, entry: DrawEntry, path: &Path) -> Draw {
        Draw {
            date: entry.date.0,
            time: clock(entry.local, entry.gmt),
            place: self.text_opt(entry.place, &path.key("place")),
            sources: self.source_ids(entry.sources, path),
        }
    }

    fn stated(&mut self, entries: Vec<StatedEntry>, path: &Path) -> Vec<Stated> {
        let mut stated = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let path = path.index(i);
            let mut entering = Vec::with_capacity(entry.entering.0.len());
            for (id, clubs) in entry.entering.0 {
                if let Some(round) = self.find(|r| &r.rounds, "round", &id, &path.key("entering").entry(&id)) {
                    entering.push((round, clubs));
                }
            }
            stated.push(Stated {
                source: self.source(&entry.source, &path),
                clubs: entry.clubs,
                places: entry.places,
                entering,
            });
        }
        stated
    }

    fn group_stage(&mut self, entry: GroupStageEntry, path: &Path) -> (GroupStage, Vec<Place>) {
        let mut groups = Vec::with_capacity(entry.groups.len());
        let mut places = Vec::new();
        for (i, group) in entry.groups.into_iter().enumerate() {
            let path = path.key("groups");
            let path = path.index(i);
            let first = places.len() as u32;
            for (j, place) in group.places.into_iter().enumerate() {
                let path = path.key("places");
                let path = path.index(j);
                places.push(self.place(place, (i, j), &path));
            }
            groups.push(Group {
                name: self.name(group.name, &path.key("name")),
                places: first..places.len() as u32,
                table: self.table(group.table, &path.key("table")),
                note: self.text_opt(group.note, &path.key("note")),
                sources: self.source_ids(group.sources, &path),
            });
        }
        let stage = GroupStage {
            name: self.name(entry.name, &path.key("name")),
            before: self.stage_before,
            draw: entry.draw.map(|draw| self.draw(draw, &path.key("draw"))),
            groups,
            disputes: self.disputes(entry.disputes, &path.key("disputes")),
        };
        (stage, places)
    }

    /// A place by its group and its index there. One of which nothing is told waits for the draw.
    fn place(&mut self, entry: PlaceEntry, (group, index): (usize, usize), path: &Path) -> Place {
        let PlaceEntry { club, winner_of, loser_of, drawn } = entry;
        let fill = FillEntry { club, winner_of, loser_of };
        let Filled { slot, club } = if fill == FillEntry::default() && drawn.is_none() {
            Filled { slot: Slot::ToBeDrawn, club: None }
        } else {
            self.fill(fill, Seat::Place { group: group as u32, place: index as u32 }, path)
        };
        let drawn = drawn.and_then(|id| self.club(&id, &path.key("drawn")));
        Place { group, position: index as u32 + 1, slot, club, drawn }
    }

    fn table(&mut self, entries: Vec<StandingEntry>, path: &Path) -> Vec<Standing> {
        let mut table = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let Some(club) = self.club(&entry.club, &path.index(i).key("club")) else { continue };
            table.push(Standing {
                club,
                won: entry.won,
                drawn: entry.drawn,
                lost: entry.lost,
                scored: entry.scored,
                against: entry.against,
                points: entry.points,
                through: entry.through,
            });
        }
        table
    }
}

impl Called for Club {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Called for Tie {
    fn id(&self) -> &str {
        &self.id
    }
}

fn clock(local: Option<TimeText>, gmt: Option<TimeText>) -> Clock {
    Clock { local: local.map(|time| time.0), gmt: gmt.map(|time| time.0) }
}
