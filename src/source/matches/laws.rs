//! By which regulations each round was decided: those that are known to have held, or the plainest that fit what is on
//! record.

use super::happened::Told;
use super::heading::{Kind, number, words};
use super::regulations::{self, Evidence, Known, MatchEvidence, Role, Years};
use super::ties::{Column, Draft, Played, Second};
use super::{Season, content};
use crate::competition::{Facts, Ladder, Regulations, Score, Side, SourceId, Step};
use crate::rules;

/// The regulations of a round.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Law {
    held: Held,
    /// Those of ties that are told as one match though the round has two.
    alone: Option<Held>,
}

/// Regulations, and why they are taken.
#[derive(Debug, Clone, PartialEq)]
enum Held {
    /// They are known to have held.
    Known(Known),
    /// They are assumed, for this reason.
    Assumed(Ladder, String),
}

impl Held {
    fn ladder(&self) -> &Ladder {
        match self {
            Held::Known(known) => &known.ladder,
            Held::Assumed(ladder, _) => ladder,
        }
    }

    /// As a competition holds them; `source` has the number of a source among those of the competition.
    fn regulations(&self, source: &mut impl FnMut(&str) -> SourceId) -> Regulations {
        match self {
            Held::Known(known) => Regulations {
                name: Some(known.name.clone()),
                ladder: known.ladder.clone(),
                assumed: None,
                sources: vec![source(known.source)],
            },
            Held::Assumed(ladder, why) => {
                Regulations { name: None, ladder: ladder.clone(), assumed: Some(why.clone()), sources: Vec::new() }
            }
        }
    }
}

impl Law {
    /// The ladder of a tie of the round.
    pub fn ladder_of(&self, draft: &Draft) -> &Ladder {
        self.own_of(draft).unwrap_or(&self.held).ladder()
    }

    /// Whether it is known that a tie of the round has no extra time.
    pub fn is_without_extra_time(&self, draft: &Draft) -> bool {
        let extra_time = [Step::ExtraTime, Step::GoldenGoal, Step::SilverGoal];
        let held = self.own_of(draft).unwrap_or(&self.held);
        matches!(held, Held::Known(_)) && !held.ladder().steps().iter().any(|step| extra_time.contains(step))
    }

    /// The regulations that a tie has of its own.
    fn own_of(&self, draft: &Draft) -> Option<&Held> {
        self.alone.as_ref().filter(|_| draft.alone)
    }

    /// The same as a competition holds them.
    pub fn regulations_of(&self, draft: &Draft, source: &mut impl FnMut(&str) -> SourceId) -> Option<Regulations> {
        self.own_of(draft).map(|own| own.regulations(source))
    }

    /// The regulations of the round, as a competition holds them.
    pub fn regulations(&self, source: &mut impl FnMut(&str) -> SourceId) -> Regulations {
        self.held.regulations(source)
    }

    /// Whether another round has the same.
    pub fn is_same(&self, other: &Law) -> bool {
        match (&self.held, &other.held) {
            // Why each was taken for the same may differ from round to round.
            (Held::Assumed(own, _), Held::Assumed(ladder, _)) => own == ladder,
            (own, held) => own == held,
        }
    }
}

/// The regulations of every round. `went_on` has by tie the side that is seen later.
pub(super) fn of(season: &Season, columns: &[Column], told: &[Told], went_on: &[Option<Side>]) -> Vec<Law> {
    let (name, years) = competition(season);
    let mut rest = told.iter().zip(went_on);
    let evidence: Vec<[Evidence; 2]> =
        columns.iter().map(|column| gathered(season, column, rest.by_ref().take(column.ties.len()))).collect();
    let whole = |legs: usize| evidence.iter().fold(Evidence::default(), |all, own| together(all, own[legs - 1]));
    let whole = [whole(1), whole(2)];
    let law = |(column, own): (&Column, &[Evidence; 2])| {
        if column.ties.iter().any(|tie| tie.series) {
            let (ladder, why) = regulations::series();
            return Law { held: Held::Assumed(ladder, why), alone: None };
        }
        let of_legs = |legs: u8, own: &Evidence, whole: &Evidence| {
            let known = known(name, years, column, legs, own);
            known.map_or_else(|| assumed(own, whole, legs, years), Held::Known)
        };
        let [one, two] = [0, 1].map(|index| (&own[index], &whole[index]));
        match column.second {
            Second::Legs => {
                let has_alone = column.ties.iter().any(|tie| tie.alone);
                let alone = has_alone.then(|| assumed(one.0, one.1, 1, years));
                Law { held: of_legs(2, two.0, two.1), alone }
            }
            Second::Replays | Second::None => Law { held: of_legs(1, one.0, one.1), alone: None },
        }
    };
    columns.iter().zip(&evidence).map(law).collect()
}

/// What the competition is called, and the years of its season.
fn competition(season: &Season) -> (&str, Option<Years>) {
    let title = season.title.as_deref().unwrap_or_default();
    let (_, told) = content::title(title);
    let years = told.and_then(|told| years(&told)).or_else(|| {
        let (first, last) = season.years()?;
        (last - first <= 1).then_some(Years { first, last })
    });
    (title, years)
}

/// "2012/13", "2012-2013", "2016".
fn years(season: &str) -> Option<Years> {
    let mut parts = season.split(|c: char| !c.is_ascii_digit());
    let first: i16 = parts.next()?.parse().ok()?;
    let last = match parts.next() {
        None => first,
        Some(part) if part.len() == 2 => first / 100 * 100 + part.parse::<i16>().ok()?,
        Some(part) => part.parse().ok()?,
    };
    // “1999/00” ended in another century; and no season is longer than that of two years.
    let last = if last < first { last + 100 } else { last };
    (last - first <= 1).then_some(Years { first, last })
}

/// The regulations that are known to have held in a round. Where every tie is told as one match that ended after 90 minutes,
/// the second legs may be still to come.
fn known(name: &str, years: Option<Years>, column: &Column, legs: u8, evidence: &Evidence) -> Option<Known> {
    let (years, role) = (years?, role(column));
    let replays = column.second == Second::Replays;
    if replays && let Some(known) = regulations::known(name, years, role, 2).filter(|known| has_replays(&known.ladder))
    {
        return Some(known);
    }
    let to_come = legs == 1 && !replays && evidence.legs == MatchEvidence::default();
    let fits =
        |known: &Known| known.ladder.legs() == Some(usize::from(legs)) && (!replays || has_replays(&known.ladder));
    let own = regulations::known(name, years, role, legs).filter(fits);
    own.or_else(|| regulations::known(name, years, role, 2).filter(|known| to_come && known.ladder.legs() == Some(2)))
}

fn has_replays(ladder: &Ladder) -> bool {
    ladder.of_match(Step::Replays).is_some()
}

fn role(column: &Column) -> Role {
    match column.kind {
        Kind::Qualifying => Role::Early,
        Kind::Of(left) => Role::RoundOf(left),
        Kind::QuarterFinal => Role::QuarterFinal,
        Kind::SemiFinal => Role::SemiFinal,
        Kind::Placing => Role::ThirdPlace,
        Kind::Final => Role::Final,
        Kind::Round => {
            let words = words(&column.name);
            let is_play_off = words.iter().any(|word| word.starts_with("playoff") || word == "play");
            match words.iter().find_map(|word| number(word)) {
                Some(number) if !is_play_off => Role::Round(number),
                _ => Role::Early,
            }
        }
        Kind::League | Kind::Elsewhere | Kind::Unknown => Role::Unknown,
    }
}

/// The plainest that fit: by what is on record of the round, or of the whole competition where the round has nothing.
fn assumed(own: &Evidence, whole: &Evidence, legs: u8, years: Option<Years>) -> Held {
    let evidence = if *own == Evidence::default() { whole } else { own };
    let (ladder, why) = regulations::plainest(evidence, legs, years);
    Held::Assumed(ladder, why)
}

/// What is on record of the ties of a round, of one match and of two.
fn gathered<'a>(
    season: &Season,
    column: &Column,
    told: impl Iterator<Item = (&'a Told, &'a Option<Side>)>,
) -> [Evidence; 2] {
    let mut evidence = [Evidence::default(); 2];
    let mut by_away_goals = (0, 0);
    for (draft, (told, went_on)) in column.ties.iter().zip(told) {
        let of_two = column.second == Second::Legs && !draft.alone;
        let own = &mut evidence[usize::from(of_two)];
        own.lots |= told.facts.lots.is_some();
        for leg in &draft.legs {
            own.legs = of_match(own.legs, season, leg);
            own.away_goals |= season.fixtures[leg.fixture].stated.decided_by == Some(Step::AwayGoals);
        }
        let of_all =
            |all: Option<MatchEvidence>, played: &Played| Some(of_match(all.unwrap_or_default(), season, played));
        own.replays = draft.replays.iter().fold(own.replays, of_all);
        own.play_off = draft.play_off.iter().fold(own.play_off, of_all);
        if let Some(fits) = went_on.filter(|_| of_two).and_then(|side| by_goals_away(&told.facts, side)) {
            if fits { by_away_goals.0 += 1 } else { by_away_goals.1 += 1 }
        }
    }
    evidence[1].away_goals |= by_away_goals.0 > 0 && by_away_goals.1 == 0;
    evidence
}

/// Of a tie that was level over its legs and of which nothing more is on record: whether the side that plays on is the one
/// with more goals away. None where that tells nothing.
fn by_goals_away(facts: &Facts, went_on: Side) -> Option<bool> {
    let is_open = facts.shootout.is_none() && facts.play_off.is_none() && facts.legs.len() == 2;
    let ended = facts.legs.iter().all(|leg| leg.counts().is_some_and(|goals| goals.normal() == Some(goals.last())));
    let level = rules::aggregate(facts).is_some_and(|score: Score| score.leader().is_none());
    let away = rules::away_goals(facts, rules::count::Until::Normal).and_then(Score::leader);
    if is_open && ended && level { away.map(|side| side == went_on) } else { None }
}

fn of_match(evidence: MatchEvidence, season: &Season, played: &Played) -> MatchEvidence {
    let Some(ending) = season.fixtures[played.fixture].outcome.played() else { return evidence };
    let shootout = ending.shootout.is_some();
    MatchEvidence {
        extra_time: ending.extra_time.or(evidence.extra_time),
        shootout: evidence.shootout || shootout,
        straight_shootout: evidence.straight_shootout || (shootout && ending.extra_time.is_none()),
    }
}

fn together(one: Evidence, two: Evidence) -> Evidence {
    let of_matches = |one: MatchEvidence, two: MatchEvidence| MatchEvidence {
        extra_time: one.extra_time.or(two.extra_time),
        shootout: one.shootout || two.shootout,
        straight_shootout: one.straight_shootout || two.straight_shootout,
    };
    let of_more = |one: Option<MatchEvidence>, two: Option<MatchEvidence>| match (one, two) {
        (Some(one), Some(two)) => Some(of_matches(one, two)),
        (one, two) => one.or(two),
    };
    Evidence {
        legs: of_matches(one.legs, two.legs),
        away_goals: one.away_goals || two.away_goals,
        replays: of_more(one.replays, two.replays),
        play_off: of_more(one.play_off, two.play_off),
        lots: one.lots || two.lots,
    }
}
