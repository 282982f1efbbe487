//! A season worked out: the regulations of each round, what happened in each tie, who went through, and who feeds whom; and
//! the competition that all of that comes to.

use super::content::{self, Clean, Ids};
use super::happened::{self, Told};
use super::laws::{self, Law};
use super::rounds::Parted;
use super::teams::Teams;
use super::ties::{Column, Draft};
use super::tree::{self, Stage, Tree};
use super::{At, Made, Remark, RemarkKind, Season};
use crate::competition::{
    Competition, Content, GroupStage, Ladder, LegDetails, Rare, Round, RoundId, Side, Slot, Source, SourceId, Story,
    Tie, TieDetails, Venue,
};
use crate::rules::{self, Verdict};

/// What a competition is called of which nothing says that.
const UNNAMED: &str = "A competition";

/// The source itself, where it is named for something that it claims.
const ITSELF: SourceId = SourceId(0);

/// What a season comes to.
pub(super) struct Worked {
    /// By round.
    laws: Vec<Law>,
    /// By tie.
    told: Vec<Told>,
    /// How each tie ended by what the source tells of it, and by nothing else.
    verdicts: Vec<Verdict>,
    pub tree: Tree,
}

impl Worked {
    /// Works it out.
    pub fn out(season: &Season, teams: &Teams, columns: &[Column], stage: &Stage) -> Worked {
        let drafts = || columns.iter().flat_map(|column| &column.ties);
        let mut told: Vec<Told> = drafts().map(|draft| happened::of(season, draft, ITSELF)).collect();
        // Who is stated to have gone through, or else appears later, says something about the regulations, and they say who
        // should have.
        let stated: Vec<Option<Side>> = told.iter().map(Told::stated_winner).collect();
        let seen = tree::of(season, teams, columns, &stated, stage);
        let later = seen.went_on.iter().zip(&seen.to_stage).map(|(one, other)| one.or(*other));
        let went_on: Vec<Option<Side>> = stated.into_iter().zip(later).map(|(stated, seen)| stated.or(seen)).collect();
        let laws = laws::of(season, columns, &told, &went_on);
        let of_ties = || laws_of_ties(columns, &laws);
        for ((draft, law), told) in of_ties().zip(&mut told) {
            if law.is_without_extra_time(draft) {
                told.without_extra_time(draft.legs.last().map(|leg| season.fixtures[leg.fixture].at));
            }
        }
        let verdict = |((draft, law), told): ((&Draft, &Law), &mut Told)| verdict(told, law.ladder_of(draft));
        let verdicts: Vec<Verdict> = of_ties().zip(&mut told).map(verdict).collect();
        let mut worked = Worked { laws, told, verdicts, tree: Tree::default() };
        worked.tree = tree::of(season, teams, columns, &worked.winners(), stage);
        worked
    }

    /// By tie, the side that went through by what the source tells of it.
    pub fn winners(&self) -> Vec<Option<Side>> {
        self.verdicts.iter().map(Verdict::winner).collect()
    }

    /// The competition.
    pub fn made(
        mut self,
        mut season: Season,
        parted: &Parted,
        teams: &Teams,
        columns: Vec<Column>,
        stage: &Stage,
        mut remarks: Vec<Remark>,
    ) -> Made {
        self.seen_later(&season, &columns, &mut remarks);
        let mut clean = Clean::default();
        let (clubs, associations) = content::clubs(teams, &self.tree.clubs, &mut clean);
        let title = season.title.as_deref().unwrap_or(UNNAMED);
        let (name, told_season) = content::title(title);
        let name = if name.is_empty() { UNNAMED.to_owned() } else { name };
        // What is assumed of the whole is kept with the competition, whatever becomes of the source.
        remarks.splice(0..0, std::mem::take(&mut season.remarks));
        let is_of_whole = |remark: &Remark| remark.kind == RemarkKind::Assumed && remark.at.is_none();
        let (assumed, mut remarks): (Vec<Remark>, Vec<Remark>) = remarks.into_iter().partition(is_of_whole);
        let assumed: Vec<String> = assumed.iter().map(|remark| clean.sentence(&remark.text)).collect();
        let at = |draft: &Draft| draft.legs.iter().map(|leg| season.fixtures[leg.fixture].at).collect::<Vec<At>>();
        let legs: Vec<Vec<At>> = columns.iter().flat_map(|column| &column.ties).map(at).collect();
        let mut sources = Sources::of(clean.name(title));
        let most = most_common(&self.laws);
        let regulations = self.laws[most].regulations(&mut |title| sources.id(title));
        let rounds_told = columns.len();
        let (rounds, ties) = self.rounds(teams, columns, most, &mut sources, &mut clean, &mut remarks);
        let competition = Competition::of(Content {
            name: clean.name(&name),
            season: clean.name(&told_season.unwrap_or_else(|| years(&season))),
            stage: None,
            draw: None,
            regulations,
            entry_by: None,
            ranking: None,
            stated: Vec::new(),
            disputes: Vec::new(),
            associations,
            clubs,
            rounds,
            ties,
            group_stage: group_stage(parted, stage, rounds_told),
            places: Vec::new(),
            sources: sources.0,
            assumed,
            cleaned: season.cleaned + clean.dropped,
        });
        remarks.sort_by_key(|remark| remark.at);
        Made { competition, remarks, legs }
    }

    /// What is known of ties only from who plays on: of those that are open by what the source tells of them, who went
    /// through; and of others, that it does not fit. Where nothing but the winner is known, that is told.
    fn seen_later(&mut self, season: &Season, columns: &[Column], remarks: &mut Vec<Remark>) {
        let drafts = columns.iter().flat_map(|column| &column.ties);
        let seen = self.tree.went_on.iter().zip(&self.tree.to_stage);
        for (((draft, told), verdict), (went_on, to_stage)) in drafts.zip(&mut self.told).zip(&self.verdicts).zip(seen)
        {
            let (kind, text) = match (verdict, went_on.or(*to_stage)) {
                (Verdict::Pending(_) | Verdict::Level, Some(side)) => {
                    told.facts.through = Some(side);
                    let text = "how the tie was settled is not told; who went through is seen from who plays on";
                    (RemarkKind::Understood, text)
                }
                // Where it leads to another tie, a check finds it there.
                (Verdict::Through { winner, .. }, Some(side)) if *winner != side && went_on.is_none() => {
                    let text = "the side that lost plays in the groups that follow, and the winner does not";
                    (RemarkKind::Contradiction, text)
                }
                (Verdict::Through { by: None, .. }, _) => {
                    (RemarkKind::Understood, "how the tie was settled is not told; who went through is stated")
                }
                _ => continue,
            };
            let at = draft.legs.last().map(|leg| season.fixtures[leg.fixture].at);
            remarks.push(Remark { kind, at, text: text.to_owned() });
        }
    }

    fn rounds(
        self,
        teams: &Teams,
        columns: Vec<Column>,
        most: usize,
        sources: &mut Sources,
        clean: &mut Clean,
        remarks: &mut Vec<Remark>,
    ) -> (Vec<Round>, Vec<Tie>) {
        let (mut round_ids, mut tie_ids) = (Ids::default(), Ids::default());
        let mut rounds = Vec::with_capacity(columns.len());
        let mut ties: Vec<Tie> = Vec::with_capacity(self.told.len());
        let mut told = self.told.into_iter();
        let laws = self.laws;
        for ((index, column), law) in columns.into_iter().enumerate().zip(&laws) {
            let name = clean.name(&column.name);
            let id = content::round_id(column.kind, &name, &mut round_ids);
            let first = ties.len() as u32;
            let alone = column.ties.len() == 1;
            for (number, draft) in column.ties.iter().enumerate() {
                let Some(told) = told.next() else { break };
                let at = ties.len();
                let tie = if alone { id.clone() } else { format!("{id}-{:02}", number + 1) };
                remarks.extend(told.remarks);
                let mut story = told.story;
                clean_up(&mut story, clean);
                let through = told.facts.through.is_some();
                ties.push(Tie {
                    id: tie_ids.free(tie).into(),
                    round: RoundId(index as u32),
                    slots: self.tree.slots[at],
                    clubs: self.tree.named[at],
                    regulations: law.regulations_of(draft, &mut |title| sources.id(title)).map(Box::new),
                    facts: told.facts,
                    story: story.into(),
                    details: Rare::from(TieDetails {
                        claims: told.claims,
                        note: note(teams, draft, self.tree.slots[at]).map(|note| clean.sentence(&note)),
                        sources: if through { vec![ITSELF] } else { Vec::new() },
                        ..TieDetails::default()
                    }),
                });
            }
            let own = (!law.is_same(&laws[most])).then(|| law.regulations(&mut |title| sources.id(title)));
            rounds.push(Round { id, name, windows: Vec::new(), regulations: own, ties: first..ties.len() as u32 });
        }
        (rounds, ties)
    }
}

/// How a tie ended. Where what happened leaves it open, who is stated to have gone through is on record.
fn verdict(told: &mut Told, ladder: &Ladder) -> Verdict {
    let verdict = rules::decide(&told.facts, ladder).verdict;
    let stated = told.stated_winner().filter(|_| matches!(verdict, Verdict::Pending(_) | Verdict::Level));
    let Some(winner) = stated else { return verdict };
    told.facts.through = Some(winner);
    Verdict::Through { winner, by: None }
}

/// Every tie with the regulations of its round.
fn laws_of_ties<'a>(columns: &'a [Column], laws: &'a [Law]) -> impl Iterator<Item = (&'a Draft, &'a Law)> {
    columns.iter().zip(laws).flat_map(|(column, law)| column.ties.iter().map(move |draft| (draft, law)))
}

/// What stands in the source for sides that are not known.
fn note(teams: &Teams, draft: &Draft, slots: [Slot; 2]) -> Option<String> {
    let is_open = slots.contains(&Slot::ToBeDrawn);
    let name = |side: usize| teams.team(draft.teams[side]).name.as_str();
    is_open.then(|| format!("{} v {}", name(0), name(1)))
}

fn clean_up(story: &mut Story, clean: &mut Clean) {
    for leg in &mut story.legs {
        leg.venue.change(|Venue { ground, town, .. }| {
            [ground, town].into_iter().for_each(|text| clean.text(text));
        });
        leg.details.change(|LegDetails { scorers: [a, b], note, .. }| {
            [a, b, note].into_iter().for_each(|text| clean.text(text));
        });
    }
    story.replays.iter_mut().for_each(|replay| clean_up(replay, clean));
    if story.play_off != Rare::ABSENT {
        story.play_off.change(|own| clean_up(own, clean));
    }
}

/// The stage of groups, where there are rounds before it: of it only its place is known.
fn group_stage(parted: &Parted, stage: &Stage, rounds: usize) -> Option<GroupStage> {
    let first = stage.before.filter(|first| *first > 0)?;
    Some(GroupStage {
        name: parted.league_name.clone().unwrap_or_else(|| "Group stage".to_owned()),
        before: (first < rounds).then_some(RoundId(first as u32)),
        draw: None,
        groups: Vec::new(),
        disputes: Vec::new(),
    })
}

/// A season as its matches have it, where its title does not say: "2012/13".
fn years(season: &Season) -> String {
    match season.years() {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) if last - first < 3 => format!("{first}/{:02}", last % 100),
        _ => "(season not known)".to_owned(),
    }
}

/// The sources of a competition: the list of matches itself, and those of its regulations.
struct Sources(Vec<Source>);

impl Sources {
    fn of(itself: String) -> Sources {
        Sources(vec![Source { id: "matches".to_owned(), title: itself, url: None }])
    }

    /// The number of a source of regulations.
    fn id(&mut self, title: &str) -> SourceId {
        let known = self.0.iter().skip(1).position(|source| source.title == title);
        let index = known.map_or(self.0.len(), |known| known + 1);
        if known.is_none() {
            self.0.push(Source { id: format!("regulations-{index}"), title: title.to_owned(), url: None });
        }
        SourceId(index as u32)
    }
}

/// The round whose regulations most rounds have, by its index.
fn most_common(laws: &[Law]) -> usize {
    let count = |index: &usize| laws.iter().filter(|other| other.is_same(&laws[*index])).count();
    // Of as many, those of the first.
    (0..laws.len()).rev().max_by_key(count).unwrap_or_default()
}
