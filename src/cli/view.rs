//! How the competition is looked at, as a command line says it: under which regulations, with what changed, up to which day.

use anyhow::{Context, bail};
use jiff::civil::Date;

use crate::bracket::Bracket;
use crate::competition::{BadLadder, Competition, Ladder, Round, RoundId, Score, Side, Step, TieId};
use crate::scenario::edit::{self, Edit, Figure};
use crate::scenario::{self, Scenario};
use crate::text::quoted;
use crate::wording;

/// How the competition is looked at.
#[derive(Debug, Default, Clone, clap::Args)]
pub(super) struct View {
    /// Look at it under other regulations, such as uefa-2021, or -away_goals, or first=+extra_time for a round
    ///
    /// A name that `cuptie ladders` lists; or a step less or more than there is, as a file spells it; for all rounds, or
    /// for one, named before it.
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    regulations: Vec<String>,

    /// Look at it with a result changed, such as r2-02:2=1-0
    ///
    /// The id of a tie; then a leg with its score, the host's goals first, or “?” where it is not known; “aet=1-1” for the last
    /// leg after extra time; “po=1-0” for a play-off, “r1=1-0” for a replay, “pens=4-3” for the shoot-out, side a's goals
    /// first; “out=b” for a walkover.
    #[arg(long, value_name = "RESULT")]
    change: Vec<String>,

    /// Look at it as it stood on DATE, such as 2023-08-26; draw is before the first match
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

impl View {
    /// The competition, looked at that way.
    pub fn of(&self, mut bracket: Bracket) -> anyhow::Result<Bracket> {
        let mut scenario = Scenario { until: self.until(bracket.competition())?, ..Scenario::default() };
        for text in &self.regulations {
            regulate(&mut scenario, bracket.competition(), text)?;
        }
        bracket.look(scenario);
        for text in &self.change {
            let (tie, edit) = change(&bracket, text)
                .with_context(|| format!("cannot change {}; expected one such as r2-02:2=1-0", quoted(text)))?;
            bracket.look(bracket.with(tie, edit));
        }
        Ok(bracket)
    }

    fn until(&self, competition: &Competition) -> anyhow::Result<Option<Date>> {
        let until = self.as_of.as_deref().map(|day| match day {
            "draw" => scenario::before_the_first(competition)
                .context("on which day the first match is, the competition does not tell"),
            day => day
                .parse()
                .ok()
                .with_context(|| format!("{} is not a date; expected one such as 2023-08-26, or draw", quoted(day))),
        });
        until.transpose()
    }
}

/// Takes other regulations into a scenario: of all rounds, or of the one named before them.
fn regulate(scenario: &mut Scenario, competition: &Competition, text: &str) -> anyhow::Result<()> {
    let Some((name, ladder)) = text.split_once('=') else {
        let ladder = regulations(text, scenario.in_force(competition, None))?;
        *scenario = scenario.regulated(competition, None, Some(ladder));
        return Ok(());
    };
    let round = round(competition, name)?;
    let ladder = regulations(ladder, scenario.in_force(competition, Some(round)))?;
    *scenario = scenario.regulated(competition, Some(round), Some(ladder));
    Ok(())
}

/// A ladder by its name, or the one before it with a step more or less.
fn regulations(name: &str, before: &Ladder) -> anyhow::Result<Ladder> {
    let other = |step: &str, other: fn(Ladder, Step) -> Result<Ladder, BadLadder>| {
        let known = Step::ALL.into_iter().find(|own| own.key() == step);
        let step = known.with_context(|| {
            let steps = Step::ALL.map(Step::key);
            format!("there is no step {}; there are {}", quoted(step), steps.join(", "))
        })?;
        other(before.clone(), step).map_err(|wrong| anyhow::anyhow!("the ladder {wrong}"))
    };
    match (name.strip_prefix('-'), name.strip_prefix('+')) {
        (Some(step), _) => other(step, Ladder::without),
        (_, Some(step)) => other(step, Ladder::with),
        _ => Ladder::named(name)
            .with_context(|| format!("there are no regulations {}; “cuptie ladders” lists all", quoted(name))),
    }
}

/// Whether a round goes by this name: its own, or its id.
pub(super) fn is_called(round: &Round, name: &str) -> bool {
    round.id == name || round.name.eq_ignore_ascii_case(name)
}

/// The round that goes by a name.
pub(super) fn round(competition: &Competition, name: &str) -> anyhow::Result<RoundId> {
    let found = competition.rounds().iter().position(|round| is_called(round, name));
    found.map(|round| RoundId(round as u32)).with_context(|| {
        let names: Vec<&str> = competition.rounds().iter().map(|own| own.name.as_str()).collect();
        format!("there is no round {}; there are {}", quoted(name), names.join(", "))
    })
}

/// "r2-02:2=1-0": a tie, and what changes there.
fn change(bracket: &Bracket, text: &str) -> anyhow::Result<(TieId, Edit)> {
    let (id, what) = text.split_once(':').context("it has no “:” behind the tie")?;
    let (what, value) = what.split_once('=').context("it has no “=” before the score")?;
    let tie = bracket.competition().tie_ids().find(|tie| bracket.competition()[*tie].id == id);
    let tie = tie.with_context(|| format!("there is no tie {}", quoted(id)))?;
    if Side::BOTH.iter().any(|side| bracket.club(tie, *side).is_none()) {
        bail!("who plays in {} is not known", quoted(id));
    }
    if what == "out" {
        return Ok((tie, Edit::Walkover(side(value)?)));
    }
    let (facts, ladder) = (bracket.facts(tie), bracket.ladder(tie));
    let figures = edit::figures(facts, ladder);
    let figure = figures.into_iter().find(|figure| match figure {
        Figure::Leg(leg) => what == (leg + 1).to_string(),
        Figure::ExtraTime(_) => what == "aet",
        Figure::PlayOff => what == "po",
        Figure::Replay(replay) => what == format!("r{}", replay + 1),
        Figure::Shootout => what == "pens",
    });
    let figure = figure.with_context(|| match what {
        "aet" | "po" | "pens" => format!("{} does not come to that", wording::fixture(bracket, tie)),
        _ => format!("{} has no leg {}", wording::fixture(bracket, tie), quoted(what)),
    })?;
    if value == "?" {
        return Ok((tie, Edit::Unknown(figure)));
    }
    let score = score(value)?;
    let of_host = |leg: usize| if edit::host(facts, ladder, leg) == Side::B { score.swapped() } else { score };
    let score = match figure {
        Figure::Leg(leg) | Figure::ExtraTime(leg) => of_host(leg),
        // On whose ground these are is told nowhere, or nobody's.
        Figure::PlayOff | Figure::Replay(_) | Figure::Shootout => score,
    };
    if figure == Figure::Shootout && score.leader().is_none() {
        bail!("a shoot-out has a winner");
    }
    Ok((tie, Edit::Score(figure, score)))
}

fn side(text: &str) -> anyhow::Result<Side> {
    match text {
        "a" => Ok(Side::A),
        "b" => Ok(Side::B),
        _ => bail!("{} is no side; expected a or b", quoted(text)),
    }
}

/// "1-0", or "1–0" as it is printed.
fn score(text: &str) -> anyhow::Result<Score> {
    let goals = |text: &str| text.parse::<u16>().ok().filter(|goals| *goals <= Score::MOST_GOALS);
    let pair = text.split_once(['-', '–']).and_then(|(a, b)| Some(Score::new(goals(a)?, goals(b)?)));
    pair.with_context(|| format!("{} is no score; expected one such as 1-0", quoted(text)))
}
