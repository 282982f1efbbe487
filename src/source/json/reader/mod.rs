//! From a text to a competition that holds together: ids become positions, texts are cleaned, and whatever does not fit is
//! told with its place. `ladder` reads regulations, `tie` what stands within a tie, `group` the stage of groups, `ranking` what
//! stands within the ranking; `lists` takes in the long lists, `listed` finds in them what is mentioned, `seat` sees to it that
//! each comes to one place.

mod group;
mod ladder;
mod listed;
mod lists;
mod ranking;
mod seat;
mod tie;

use std::borrow::Cow;
use std::collections::HashMap;

use smol_str::SmolStr;

use self::listed::{Called, Listed};
use self::lists::{List, TooEarly};
use self::seat::Missed;
use super::FORMAT;
use super::document::*;
use super::entries::Entries;
use super::explain::Refusal;
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
    associations: Listed<Association>,
    sources: Listed<Source>,
    clubs: Listed<Club>,
    rounds: Vec<Round>,
    round_ids: HashMap<SmolStr, RoundId>,
    /// Those of rounds before the one that is read can be found.
    ties: Listed<Tie>,
    /// What these did not have.
    missed: Vec<Missed>,
    /// The lists that were taken in.
    known: Vec<List>,
    /// Whether they have been all that there is: what is missing is nowhere then.
    is_complete: bool,
    /// Whether something was mentioned that may be in a list which is still to come.
    is_too_early: bool,
}

impl Reader {
    /// Reads a text.
    ///
    /// # Errors
    /// When it is not that of a document: at once. When that does not hold together: with all that is wrong.
    pub fn read(text: &str) -> Result<Competition, Refusal> {
        let mut reader = Reader::default();
        let rest = match reader.take_in(text, &List::ALL) {
            _ if reader.is_too_early => {
                // Something is mentioned before it is there: one list after the other.
                reader = Reader { is_complete: true, ..Reader::default() };
                reader.take_in(text, &[List::Associations, List::Sources]).map_err(Refusal::Shape)?;
                reader.take_in(text, &[List::Clubs]).map_err(Refusal::Shape)?;
                reader.take_in(text, &[List::Rounds])
            }
            read => read,
        };
        reader.competition(rest.map_err(Refusal::Shape)?).map_err(Refusal::Sense)
    }

    fn competition(mut self, document: Rest) -> Result<Competition, Problems> {
        self.is_complete = true;
        let root = Path::Root;
        if document.cuptie != FORMAT {
            let message = format!("found {}; expected {FORMAT}", document.cuptie);
            self.problem_of(ProblemKind::Shape, &root.key("cuptie"), message);
        }
        let stage_before = self.stage_before(&document);
        let regulations = self.regulations(document.regulations, &root.key("regulations"));
        let (group_stage, places) = match document.group_stage {
            Some(stage) => {
                let (stage, places) = self.group_stage(stage, stage_before, &root.key("group_stage"));
                (Some(stage), places)
            }
            None => (None, Vec::new()),
        };
        self.tell_missed();
        self.seat_all(stage_before, &places);
        let mut content = Content {
            name: self.name(document.name, &root.key("name")),
            season: self.name(document.season, &root.key("season")),
            stage: self.text_opt(document.stage, &root.key("stage")),
            draw: document.draw.map(|draw| self.draw(draw, &root.key("draw"))),
            regulations,
            entry_by: self.text_opt(document.entry_by, &root.key("entry_by")),
            ranking: document.ranking.map(|ranking| self.ranking(ranking, &root.key("ranking"))),
            stated: self.stated(document.stated, &root.key("stated")),
            disputes: self.disputes(document.disputes, &root.key("disputes")),
            assumed: self.assumed(document.assumed, &root.key("assumed")),
            group_stage,
            places,
            associations: self.associations.all,
            sources: self.sources.all,
            clubs: self.clubs.all,
            rounds: self.rounds,
            ties: self.ties.all,
            cleaned: self.cleaned,
        };
        if !self.problems.is_empty() {
            return Err(Problems(self.problems));
        }
        // They have grown entry by entry.
        content.clubs.shrink_to_fit();
        content.ties.shrink_to_fit();
        Ok(Competition::of(content))
    }

    /// The round that the stage comes before, where the file names one.
    fn stage_before(&mut self, document: &Rest) -> Option<RoundId> {
        let id = document.group_stage.as_ref()?.before.as_ref()?;
        let found = self.rounds.iter().position(|round| round.id == *id);
        if found.is_none() {
            // Its name may have been taken for its id.
            let named = self.rounds.iter().find(|round| round.name == *id);
            let meant = named.map(|round| format!("; its id is {}", quoted(&round.id)));
            let ids = self.rounds.iter().map(|round| round.id.as_str());
            let meant = meant.unwrap_or_else(|| suggestion(id, ids));
            let message = format!("there is no round {}{meant}", quoted(id));
            self.problem_of(ProblemKind::Missing, &Path::Root.key("group_stage").key("before"), message);
        }
        found.map(|round| RoundId(round as u32))
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

    /// The number of the entry called `id`, or a problem that says what may have been meant.
    fn find<T: Called>(&mut self, within: Within<T>, id: &str, path: &Path) -> Option<u32> {
        let found = (within.entries)(self).find(id);
        if found.is_none() && !self.is_complete && !self.known.contains(&within.list) {
            self.is_too_early = true;
        } else if found.is_none() {
            let meant = self.meant(id, (within.entries)(self).ids());
            self.missing(within.what, id, &meant, path);
        }
        found
    }

    fn club(&mut self, id: &str, path: &Path) -> Option<ClubId> {
        self.find(Within { list: List::Clubs, what: "club", entries: |r| &r.clubs }, id, path).map(ClubId)
    }

    fn association(&mut self, code: &str, path: &Path) -> Option<AssociationId> {
        let within = Within { list: List::Associations, what: "association", entries: |r| &r.associations };
        self.find(within, code, path).map(AssociationId)
    }

    fn source_of(&mut self, id: &str, path: &Path) -> Option<SourceId> {
        self.find(Within { list: List::Sources, what: "source", entries: |r| &r.sources }, id, path).map(SourceId)
    }

    fn missing(&mut self, what: &str, id: &str, meant: &str, path: &Path) {
        self.problem_of(ProblemKind::Missing, path, format!("there is no {what} {}{meant}", quoted(id)));
    }

    /// What may have been meant by an id that leads nowhere.
    fn meant<'a>(&self, id: &str, ids: impl Iterator<Item = &'a str>) -> String {
        suggestion(id, ids.take(if self.problems.len() < SUGGESTED { usize::MAX } else { 0 }))
    }

    fn source_ids(&mut self, ids: Vec<String>, path: &Path) -> Vec<SourceId> {
        let path = path.key("sources");
        let ids = ids.iter().enumerate();
        ids.filter_map(|(i, id)| self.source_of(id, &path.index(i))).collect()
    }

    fn source(&mut self, id: &str, path: &Path) -> SourceId {
        self.source_of(id, &path.key("source")).unwrap_or(SourceId(0))
    }

    fn all_sources(&mut self, entries: Entries<SourceEntry>) {
        let path = &Path::Root.key("sources");
        for (id, entry) in entries.0 {
            let path = path.entry(&id);
            let source = Source {
                title: self.name(entry.title, &path.key("title")),
                url: self.text_opt(entry.url, &path.key("url")),
                id: self.id(id.clone(), &path),
            };
            self.sources.all.push(source);
        }
        // Entries have no key twice.
        self.sources.know();
    }

    fn all_associations(&mut self, entries: Entries<String>) {
        let path = &Path::Root.key("associations");
        for (code, name) in entries.0 {
            let path = path.entry(&code);
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
                self.problem_of(ProblemKind::Text, &path, "is not a code; expected three capital letters, “TUN”");
            }
            let name = self.name(name, &path);
            // Whatever is wrong with it, who mentions it finds it.
            self.name(code.clone(), &path);
            self.associations.all.push(Association { name, code: code.clone() });
        }
        self.associations.know();
    }

    fn next_club(&mut self, entry: ClubEntry) -> Result<(), TooEarly> {
        let path = &Path::Root.key("clubs");
        let path = &path.index(self.clubs.all.len());
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
        self.clubs.all.push(club);
        self.in_time()
    }

    fn in_time(&self) -> Result<(), TooEarly> {
        if self.is_too_early { Err(TooEarly) } else { Ok(()) }
    }

    fn end_of_clubs(&mut self) {
        let path = &Path::Root.key("clubs");
        for number in self.clubs.know() {
            self.problem_of(ProblemKind::Twice, &path.index(number).key("id"), "another club has this id already");
        }
    }

    /// A tie by its round and its index there.
    fn next_tie(&mut self, entry: TieEntry, (round, index): (RoundId, u32)) -> Result<(), TooEarly> {
        let rounds = &Path::Root.key("rounds");
        let ties = &rounds.index(round.index());
        let ties = &ties.key("ties");
        let tie = self.tie(entry, (round, index), &ties.index(index as usize));
        self.ties.all.push(tie);
        self.in_time()
    }

    fn end_of_rounds(&mut self) {
        let (path, count) = (&Path::Root.key("rounds"), self.rounds.len());
        if count == 0 || count > MOST_ROUNDS {
            let message = format!("has {count} rounds; expected 1 to {MOST_ROUNDS}");
            self.problem_of(ProblemKind::TooMuch, path, message);
        }
        if self.ties.all.is_empty() {
            self.problem(path, "has no tie; expected at least one");
        }
    }

    /// The end of a round whose ties are read, from the first one on.
    fn end_of_round(&mut self, round: RoundId, entry: RoundEntry<()>, first: u32) {
        let path = &Path::Root.key("rounds");
        let path = &path.index(round.index());
        if self.round_ids.insert(SmolStr::new(&entry.id), round).is_some() {
            self.problem_of(ProblemKind::Twice, &path.key("id"), "another round has this id already");
        }
        // Only now, so that a tie can be fed from earlier rounds alone: nothing can go round in circles.
        for number in self.ties.know() {
            let path = path.key("ties");
            let path = path.index(number - first as usize);
            self.problem_of(ProblemKind::Twice, &path.key("id"), "another tie has this id already");
        }
        let windows = self.windows(entry.windows, &path.key("windows"));
        let regulations = entry.regulations.map(|own| self.regulations(own, &path.key("regulations")));
        let round = Round {
            id: self.id(entry.id, &path.key("id")),
            name: self.name(entry.name, &path.key("name")),
            windows,
            regulations,
            ties: first..self.ties.all.len() as u32,
        };
        self.rounds.push(round);
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
                match self.round_ids.get(id.as_str()) {
                    Some(round) => entering.push((*round, clubs)),
                    None => {
                        let meant = self.meant(&id, self.rounds.iter().map(|round| round.id.as_str()));
                        self.missing("round", &id, &meant, &path.key("entering").entry(&id));
                    }
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
}

/// Where an id is looked for, and what it is the id of.
struct Within<T> {
    list: List,
    what: &'static str,
    entries: fn(&Reader) -> &Listed<T>,
}

impl Called for Association {
    fn id(&self) -> &str {
        &self.code
    }
}

impl Called for Source {
    fn id(&self) -> &str {
        &self.id
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
