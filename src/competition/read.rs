//! From the bytes of a file to a competition that holds together, or to everything that is wrong with it.

use std::collections::{BTreeMap, HashMap};

use super::document::*;
use super::*;

/// The version of the format that this program reads.
const FORMAT: u32 = 1;

/// The most goals that a side is believed to have scored in one leg, or in one shoot-out.
const MOST_GOALS: u16 = 99;

impl Competition {
    /// The competition that is built in.
    ///
    /// # Errors
    /// None that a released program can meet: a test reads the same bytes.
    pub fn embedded() -> Result<Competition, Problems> {
        Competition::from_json(DEFAULT.as_bytes())
    }

    /// Reads a competition file.
    ///
    /// # Errors
    /// Every problem found: one alone where the text is no JSON of the right shape (with line and column), else all
    /// that does not fit together, each with its path in the document.
    pub fn from_json(bytes: &[u8]) -> Result<Competition, Problems> {
        let document: Document = serde_json::from_slice(bytes)
            .map_err(|error| Problems(vec![Problem { path: String::new(), message: error.to_string() }]))?;
        Reader::default().competition(document)
    }
}

/// What has been understood so far, and what has been found wrong.
#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
    cleaned: usize,
    sources: HashMap<String, SourceId>,
    associations: HashMap<String, AssociationId>,
    clubs: HashMap<String, ClubId>,
    rounds: HashMap<String, RoundId>,
    ties: HashMap<String, TieId>,
    /// Where a club entered, so that it does so once.
    entered: HashMap<ClubId, String>,
    /// Where the winner of a tie goes, so that it goes to one place.
    taken: HashMap<TieId, String>,
}

impl Reader {
    fn competition(mut self, document: Document) -> Result<Competition, Problems> {
        if document.cuptie != FORMAT {
            self.problem("cuptie", format!("format {} is not known here; expected {FORMAT}", document.cuptie));
        }
        let sources = self.all_sources(document.sources);
        let associations = self.all_associations(document.associations);
        let clubs = self.all_clubs(document.clubs);
        let (rounds, ties) = self.all_rounds(document.rounds);
        let regulations = self.regulations(document.regulations);
        let (group_stage, places) = match document.group_stage {
            Some(stage) => {
                let (stage, places) = self.group_stage(stage);
                (Some(stage), places)
            }
            None => (None, Vec::new()),
        };
        for (index, club) in clubs.iter().enumerate() {
            if !self.entered.contains_key(&ClubId(index as u32)) {
                self.problem(format!("clubs[{index}]"), format!("{} enters in no tie", club.name));
            }
        }
        let competition = Competition {
            name: self.text(document.name),
            season: self.text(document.season),
            stage: self.text_opt(document.stage),
            draw: document.draw.map(|draw| self.draw(draw, "draw")),
            regulations,
            entry_by: self.text_opt(document.entry_by),
            stated: self.stated(document.stated),
            disputes: self.disputes(document.disputes, "disputes"),
            associations,
            clubs,
            rounds,
            ties,
            group_stage,
            places,
            sources,
            cleaned: self.cleaned,
        };
        if self.problems.is_empty() { Ok(competition) } else { Err(Problems(self.problems)) }
    }

    fn problem(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.problems.push(Problem { path: path.into(), message: message.into() });
    }

    fn text(&mut self, raw: String) -> String {
        let (text, dropped) = text::clean(&raw);
        self.cleaned += dropped;
        text
    }

    fn text_opt(&mut self, raw: Option<String>) -> Option<String> {
        raw.map(|raw| self.text(raw))
    }

    /// A text that must not be empty.
    fn name(&mut self, raw: String, path: &str) -> String {
        let text = self.text(raw);
        if text.trim().is_empty() {
            self.problem(path, "is empty; expected a name");
        }
        text
    }

    /// The entry called `id`, or a problem that says what is missing.
    fn find<T: Copy>(
        &mut self,
        known: fn(&Reader) -> &HashMap<String, T>,
        what: &str,
        id: &str,
        path: &str,
    ) -> Option<T> {
        let found = known(self).get(id).copied();
        if found.is_none() {
            let (id, _) = text::clean(id);
            self.problem(path, format!("there is no {what} “{id}”"));
        }
        found
    }

    fn source_ids(&mut self, ids: Vec<String>, path: &str) -> Vec<SourceId> {
        ids.iter()
            .enumerate()
            .filter_map(|(i, id)| self.find(|r| &r.sources, "source", id, &format!("{path}.sources[{i}]")))
            .collect()
    }

    fn all_sources(&mut self, entries: BTreeMap<String, SourceEntry>) -> Vec<Source> {
        let mut sources = Vec::with_capacity(entries.len());
        for (id, entry) in entries {
            self.sources.insert(id.clone(), SourceId(sources.len() as u32));
            let (id, title, url) = (self.text(id), self.text(entry.title), self.text_opt(entry.url));
            sources.push(Source { id, title, url });
        }
        sources
    }

    fn all_associations(&mut self, entries: BTreeMap<String, String>) -> Vec<Association> {
        let mut associations = Vec::with_capacity(entries.len());
        for (code, name) in entries {
            self.associations.insert(code.clone(), AssociationId(associations.len() as u32));
            associations.push(Association { code: self.text(code), name: self.text(name) });
        }
        associations
    }

    fn association(&mut self, code: &str, path: &str) -> Option<AssociationId> {
        self.find(|r| &r.associations, "association", code, path)
    }

    fn all_clubs(&mut self, entries: Vec<ClubEntry>) -> Vec<Club> {
        let mut clubs = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("clubs[{i}]");
            if self.clubs.insert(entry.id.clone(), ClubId(i as u32)).is_some() {
                self.problem(format!("{path}.id"), "another club has this id already");
            }
            let association = self.association(&entry.association, &format!("{path}.association"));
            clubs.push(Club {
                id: self.text(entry.id),
                name: self.name(entry.name, &format!("{path}.name")),
                association: association.unwrap_or(AssociationId(0)),
                town: self.text_opt(entry.town),
                points: entry.points,
                aliases: entry.aliases.into_iter().map(|alias| self.text(alias)).collect(),
            });
        }
        clubs
    }

    fn all_rounds(&mut self, entries: Vec<RoundEntry>) -> (Vec<Round>, Vec<Tie>) {
        let mut rounds = Vec::with_capacity(entries.len());
        let mut ties: Vec<Tie> = Vec::new();
        if entries.is_empty() {
            self.problem("rounds", "is empty; expected at least one round");
        }
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("rounds[{i}]");
            let round = RoundId(i as u32);
            if self.rounds.insert(entry.id, round).is_some() {
                self.problem(format!("{path}.id"), "another round has this id already");
            }
            let first = ties.len() as u32;
            let mut ids = Vec::with_capacity(entry.ties.len());
            for (j, tie) in entry.ties.into_iter().enumerate() {
                let path = format!("{path}.ties[{j}]");
                ids.push((tie.id.clone(), TieId(ties.len() as u32), format!("{path}.id")));
                ties.push(self.tie(tie, round, &path));
            }
            // Only now, so that a tie can be fed from earlier rounds alone.
            for (id, tie, path) in ids {
                if self.ties.insert(id, tie).is_some() {
                    self.problem(path, "another tie has this id already");
                }
            }
            rounds.push(Round {
                name: self.name(entry.name, &format!("{path}.name")),
                windows: self.windows(entry.windows, &path),
                ties: first..ties.len() as u32,
            });
        }
        (rounds, ties)
    }

    fn windows(&mut self, entries: Vec<[Date; 2]>, path: &str) -> Vec<Window> {
        let mut windows = Vec::with_capacity(entries.len());
        for (i, [first, last]) in entries.into_iter().enumerate() {
            if first > last {
                self.problem(format!("{path}.windows[{i}]"), format!("ends on {last}, before it begins on {first}"));
            }
            windows.push(Window { first, last });
        }
        windows
    }

    fn tie(&mut self, entry: TieEntry, round: RoundId, path: &str) -> Tie {
        if entry.legs.len() > 2 {
            self.problem(format!("{path}.legs"), format!("has {} legs; expected two at most", entry.legs.len()));
        }
        if let Some(score) = entry.shootout {
            self.shootout(score, &format!("{path}.shootout"));
        }
        let slots = [self.slot(entry.a, path, "a"), self.slot(entry.b, path, "b")];
        let legs = entry.legs.into_iter().enumerate();
        Tie {
            id: self.name(entry.id, &format!("{path}.id")),
            round,
            slots,
            facts: Facts {
                legs: legs.map(|(i, leg)| self.leg(leg, &format!("{path}.legs[{i}]"))).collect(),
                shootout: entry.shootout,
                ruling: entry.ruling.map(|ruling| Ruling {
                    out: ruling.out,
                    how: ruling.how,
                    reason: self.text_opt(ruling.reason),
                    by: self.text_opt(ruling.by),
                    when: self.text_opt(ruling.when),
                    sources: self.source_ids(ruling.sources, &format!("{path}.ruling")),
                }),
            },
            claims: self.claims(entry.claims, path),
            disputes: self.disputes(entry.disputes, &format!("{path}.disputes")),
            note: self.text_opt(entry.note),
            sources: self.source_ids(entry.sources, path),
        }
    }

    fn slot(&mut self, entry: SlotEntry, tie: &str, side: &str) -> Slot {
        let path = format!("{tie}.{side}");
        match entry {
            SlotEntry::Club(id) => {
                let club = self.find(|r| &r.clubs, "club", &id, &format!("{path}.club"));
                if let Some(club) = club
                    && let Some(before) = self.entered.insert(club, path.clone())
                {
                    self.problem(path, format!("this club has entered already, in {before}"));
                }
                Slot::Club(club.unwrap_or(ClubId(0)))
            }
            SlotEntry::WinnerOf(id) => Slot::WinnerOf(self.feeder(&id, &format!("{path}.winner_of"))),
        }
    }

    /// The earlier tie whose winner comes to `path`, and to no other place.
    fn feeder(&mut self, id: &str, path: &str) -> TieId {
        let tie = self.find(|r| &r.ties, "tie of an earlier round", id, path);
        if let Some(tie) = tie
            && let Some(before) = self.taken.insert(tie, path.to_owned())
        {
            self.problem(path, format!("the winner of this tie is awaited already, in {before}"));
        }
        tie.unwrap_or(TieId(0))
    }

    fn leg(&mut self, entry: LegEntry, path: &str) -> Leg {
        if let Some(score) = entry.score {
            self.goals(score, &format!("{path}.score"));
        }
        let on_one = |fact| entry.one_source.contains(&fact);
        Leg {
            host: entry.host,
            score: entry.score,
            date: entry.date,
            kickoff: Clock { local: entry.local, gmt: entry.gmt },
            one_source: OneSource {
                date: on_one(FactEntry::Date),
                kickoff: on_one(FactEntry::Kickoff),
                ground: on_one(FactEntry::Ground),
                score: on_one(FactEntry::Score),
            },
            venue: Venue {
                country: entry.country.and_then(|code| self.association(&code, &format!("{path}.country"))),
                ground: self.text_opt(entry.ground),
                town: self.text_opt(entry.town),
            },
            scorers: [self.text_opt(entry.scorers.a), self.text_opt(entry.scorers.b)],
            note: self.text_opt(entry.note),
            sources: self.source_ids(entry.sources, path),
        }
    }

    fn goals(&mut self, score: Score, path: &str) {
        let most = score.a.max(score.b);
        if most > MOST_GOALS {
            self.problem(path, format!("{most} goals for one side; expected {MOST_GOALS} at most"));
        }
    }

    fn shootout(&mut self, score: Score, path: &str) {
        self.goals(score, path);
        if score.leader().is_none() {
            self.problem(path, format!("ends level, {}-{}; a shoot-out has a winner", score.a, score.b));
        }
    }

    fn claims(&mut self, entries: Vec<ClaimEntry>, tie: &str) -> Vec<Claim> {
        let mut claims = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("{tie}.claims[{i}]");
            let source = self.find(|r| &r.sources, "source", &entry.source, &format!("{path}.source"));
            claims.push(Claim {
                source: source.unwrap_or(SourceId(0)),
                winner: entry.winner,
                winner_name: self.text_opt(entry.winner_name),
                aggregate: entry.aggregate,
                decided_by: entry.decided_by,
                shootout: entry.shootout,
            });
        }
        claims
    }

    fn disputes(&mut self, entries: Vec<DisputeEntry>, path: &str) -> Vec<Dispute> {
        let mut disputes = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("{path}[{i}]");
            let others = entry.others.into_iter().enumerate();
            disputes.push(Dispute {
                about: self.text(entry.about),
                kept: Version { says: self.text(entry.kept), sources: self.source_ids(entry.sources, &path) },
                others: others
                    .map(|(j, version)| Version {
                        says: self.text(version.says),
                        sources: self.source_ids(version.sources, &format!("{path}.others[{j}]")),
                    })
                    .collect(),
                note: self.text_opt(entry.note),
            });
        }
        disputes
    }

    fn draw(&mut self, entry: DrawEntry, path: &str) -> Draw {
        Draw {
            date: entry.date,
            time: Clock { local: entry.local, gmt: entry.gmt },
            place: self.text_opt(entry.place),
            sources: self.source_ids(entry.sources, path),
        }
    }

    fn regulations(&mut self, entry: RegulationsEntry) -> Regulations {
        let ladder = Ladder::new(entry.ladder).unwrap_or_else(|wrong| {
            self.problem("regulations.ladder", wrong.to_string());
            Ladder::default()
        });
        Regulations { name: self.text(entry.name), ladder, sources: self.source_ids(entry.sources, "regulations") }
    }

    fn stated(&mut self, entries: Vec<StatedEntry>) -> Vec<Stated> {
        let mut stated = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("stated[{i}]");
            let source = self.find(|r| &r.sources, "source", &entry.source, &format!("{path}.source"));
            let mut entering = Vec::with_capacity(entry.entering.len());
            for (id, clubs) in entry.entering {
                if let Some(round) = self.find(|r| &r.rounds, "round", &id, &format!("{path}.entering")) {
                    entering.push((round, clubs));
                }
            }
            stated.push(Stated {
                source: source.unwrap_or(SourceId(0)),
                clubs: entry.clubs,
                places: entry.places,
                entering,
            });
        }
        stated
    }

    fn group_stage(&mut self, entry: GroupStageEntry) -> (GroupStage, Vec<Place>) {
        let mut groups = Vec::with_capacity(entry.groups.len());
        let mut places = Vec::new();
        for (i, group) in entry.groups.into_iter().enumerate() {
            let path = format!("group_stage.groups[{i}]");
            let first = places.len() as u32;
            for (j, place) in group.places.into_iter().enumerate() {
                let path = format!("{path}.places[{j}]");
                let from = self.feeder(&place.winner_of, &format!("{path}.winner_of"));
                let drawn = place.drawn.and_then(|id| self.find(|r| &r.clubs, "club", &id, &format!("{path}.drawn")));
                places.push(Place { group: i, position: j as u32 + 1, from, drawn });
            }
            groups.push(Group {
                name: self.name(group.name, &format!("{path}.name")),
                places: first..places.len() as u32,
                table: self.table(group.table, &path),
                note: self.text_opt(group.note),
                sources: self.source_ids(group.sources, &path),
            });
        }
        let stage = GroupStage {
            name: self.name(entry.name, "group_stage.name"),
            draw: entry.draw.map(|draw| self.draw(draw, "group_stage.draw")),
            groups,
            disputes: self.disputes(entry.disputes, "group_stage.disputes"),
        };
        (stage, places)
    }

    fn table(&mut self, entries: Vec<StandingEntry>, group: &str) -> Vec<Standing> {
        let mut table = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            let Some(club) = self.find(|r| &r.clubs, "club", &entry.club, &format!("{group}.table[{i}].club")) else {
                continue;
            };
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
