//! Scores as people write them, from "2-1" to "4-3 pen. 1-0 a.e.t. (1-0, 1-0)": first what is told, figure by figure, then
//! what it comes to. Which match it is of is left to `line`.

use std::fmt;

use super::lexer::{Kind, Token};
use crate::competition::{Kicks, Score, Side, Step};
use crate::source::matches::{Ending, ExtraTime, Stated};

/// What a figure is said to be, or what is said without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    ExtraTime(ExtraTime),
    Shootout,
    Aggregate,
    AwayGoals,
    HalfTime,
    FullTime,
    Lots,
    Win,
    Neutral,
    State(State),
    /// A word that only goes with others.
    Filler,
}

/// What became of a match, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Cancelled,
    Postponed,
    Abandoned,
    Awarded,
    Annulled,
    /// Nobody came for one side: between two sides, the first goes through.
    Walkover,
    /// The same, and the second goes through.
    WalkoverOfSecond,
    Bye,
    Replay,
}

/// All that is told of how a match ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Figures without a word.
    plain: Vec<Score>,
    /// Figures in brackets without a word, the later end first: "(1-1, 0-0)".
    earlier: Vec<Score>,
    /// Whether a figure that is not known stands last among them: "(1-1, )".
    earlier_open: bool,
    /// Whether the match went on, and what it then came to.
    extra: Option<(ExtraTime, Option<Score>)>,
    shootout: Option<Score>,
    half_time: Option<Score>,
    full_time: Option<Score>,
    stated: Stated,
    pub neutral: bool,
    pub state: Option<State>,
}

/// What cannot be so in what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Impossible {
    /// More goals before a break than after it.
    Fewer { earlier: Score, later: Score },
    /// A shoot-out with as many goals for both.
    LevelShootout(Score),
}

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Impossible::Fewer { earlier, later } => {
                let (earlier, later) = (format!("{}–{}", earlier.a, earlier.b), format!("{}–{}", later.a, later.b));
                write!(f, "a score of {earlier} cannot come before one of {later}: {earlier} is left out")
            }
            Impossible::LevelShootout(kicks) => {
                write!(f, "a shoot-out cannot end {}–{}: it is left out", kicks.a, kicks.b)
            }
        }
    }
}

/// A score in a word, and whatever is written behind it without a blank: "2-1", "4:5iE".
fn figure(word: &str) -> Option<(Figure, &str)> {
    let (a, rest) = digits(word)?;
    let rest = rest.strip_prefix(['-', ':', '–', '—', '−'])?;
    let (b, rest) = digits(rest)?;
    let more = rest.chars().next();
    // A day or a season has more figures.
    if more.is_some_and(|c| matches!(c, '-' | ':' | '/' | '–') || c.is_ascii_digit()) {
        return None;
    }
    Some((goals(a, b), rest))
}

/// Goals as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Score(Score),
    /// More than anybody ever scored.
    TooMany,
}

fn goals(a: &str, b: &str) -> Figure {
    let one = |digits: &str| digits.parse().ok().filter(|goals| *goals <= Score::MOST_GOALS);
    match (one(a), one(b)) {
        (Some(a), Some(b)) => Figure::Score(Score::new(a, b)),
        _ => Figure::TooMany,
    }
}

/// The digits at the beginning of a text, and the rest.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// A score at the beginning of tokens, what is written right behind it, and how many tokens it takes.
pub(super) fn figure_at<'a>(tokens: &[Token<'a>]) -> Option<(Figure, &'a str, usize)> {
    let first = tokens.first()?.word()?;
    if let Some((figure, rest)) = figure(first) {
        let known = rest.is_empty() || tag(rest).is_some();
        return known.then_some((figure, rest, 1));
    }
    // "1 - 0", set apart: not the numbers of clubs, which have three digits, or a nought before them.
    let goals_alone = |token: &Token<'_>| {
        let word = token.word()?;
        let plain = word.len() == 1 || (word.len() == 2 && !word.starts_with('0'));
        (plain && word.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
    };
    let [a, dash, b, ..] = tokens else { return None };
    goals_alone(a).and(goals_alone(b))?;
    let set_apart = matches!(dash.word()?, "-" | ":" | "–") && !dash.gap && !b.gap;
    set_apart.then(|| (goals(a.text, b.text), "", 3))
}

/// What a word says of a figure.
fn tag(word: &str) -> Option<Tag> {
    if word.len() > 16 {
        return None;
    }
    let word: String = word.to_lowercase().chars().filter(|c| *c != '.').collect();
    Some(match word.as_str() {
        "aet" | "nv" | "et" | "aest" => Tag::ExtraTime(ExtraTime::Full),
        "aet/gg" | "asdet" | "agget" | "gg" | "golden" => Tag::ExtraTime(ExtraTime::Golden),
        "aet/sg" | "asget" | "sg" | "silver" => Tag::ExtraTime(ExtraTime::Silver),
        "pen" | "pens" | "p" | "ie" | "ne" | "penalties" | "pso" | "shootout" | "shoot-out" | "kicks" => Tag::Shootout,
        "agg" | "aggregate" | "ages" => Tag::Aggregate,
        "away" => Tag::AwayGoals,
        "ht" | "hz" => Tag::HalfTime,
        "ft" => Tag::FullTime,
        "lots" | "coin" | "toss" | "cointoss" | "lot" => Tag::Lots,
        "win" | "wins" | "won" => Tag::Win,
        "n" | "neutral" => Tag::Neutral,
        "on" | "after" | "goal" | "goals" | "time" | "by" | "the" | "rule" | "drawing" | "of" | "a" => Tag::Filler,
        "extra" => Tag::ExtraTime(ExtraTime::Full),
        _ => return state(&word).map(Tag::State),
    })
}

/// What a word says of a match.
fn state(word: &str) -> Option<State> {
    Some(match word {
        "cancelled" | "canceled" | "n/p" => State::Cancelled,
        "postponed" | "ppd" | "suspended" => State::Postponed,
        "abandoned" | "abd" => State::Abandoned,
        "awarded" | "awd" => State::Awarded,
        "annulled" | "anulled" | "void" | "voided" => State::Annulled,
        "w/o" | "walkover" | "walk-over" => State::Walkover,
        "o/w" => State::WalkoverOfSecond,
        "bye" => State::Bye,
        "replay" | "replayed" => State::Replay,
        _ => return None,
    })
}

/// What a word says of a match, where nothing but that is looked for.
pub(super) fn state_of(word: &str) -> Option<State> {
    let word: String = word.to_lowercase().trim_matches(['.', ',', ':', '-']).to_owned();
    state(&word)
}

/// What a word says where it stands among names: clubs are called Golden Arrows and Silver Strikers.
fn tag_among_names(word: &str) -> Option<Tag> {
    let like_a_name = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let tag = tag(word).filter(|_| !like_a_name)?;
    matches!(tag, Tag::ExtraTime(_) | Tag::Shootout | Tag::Aggregate | Tag::State(_)).then_some(tag)
}

/// Where a score may begin: a figure, or a word that stands in its place.
pub(super) fn begins_at(tokens: &[Token<'_>]) -> bool {
    let state = |token: &Token<'_>| matches!(tag_among_names(token.word()?), Some(Tag::State(_))).then_some(());
    figure_at(tokens).is_some() || tokens.first().is_some_and(|token| state(token).is_some())
}

impl Told {
    /// Reads what is told from the beginning of tokens, with its brackets; how many tokens that takes. Nothing is taken if
    /// a figure has more goals than can be.
    pub fn read(&mut self, tokens: &[Token<'_>]) -> Option<usize> {
        let mut at = 0;
        while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
            if rest[0].kind == Kind::Open {
                let Some(used) = self.read_brackets(rest) else { break };
                at += used;
            } else if rest[0].kind == Kind::Comma && at > 0 {
                // Between two figures, never at the end.
                let more = rest.get(1..).unwrap_or_default();
                let tagged = more.first().and_then(|token| tag_among_names(token.word()?));
                if figure_at(more).is_none() && tagged.is_none() {
                    break;
                }
                at += 1;
            } else {
                let Some(used) = self.read_segment(rest, false)? else { break };
                at += used;
            }
        }
        Some(at)
    }

    /// Reads brackets that hold nothing but what is told of a score.
    pub fn read_brackets(&mut self, tokens: &[Token<'_>]) -> Option<usize> {
        let close = tokens.iter().position(|token| token.kind == Kind::Close)?;
        self.read_inside(tokens.get(1..close)?)?;
        Some(close + 1)
    }

    /// Reads what stands in brackets, if all of it is told of a score; nothing of it is taken otherwise.
    pub fn read_inside(&mut self, tokens: &[Token<'_>]) -> Option<()> {
        let mut told = self.clone();
        told.read_segments(tokens)?;
        *self = told;
        Some(())
    }

    fn read_segments(&mut self, tokens: &[Token<'_>]) -> Option<()> {
        if tokens.is_empty() {
            return None;
        }
        for segment in tokens.split(|token| matches!(token.kind, Kind::Comma | Kind::Semicolon)) {
            if segment.is_empty() {
                self.earlier_open = true;
                continue;
            }
            let mut at = 0;
            while let Some(rest) = segment.get(at..).filter(|rest| !rest.is_empty()) {
                at += self.read_segment(rest, true)??;
            }
        }
        Some(())
    }

    /// Reads one figure with its words, or words alone; how many tokens that takes, none if it is neither. Within brackets
    /// words may stand before their figure, too.
    fn read_segment(&mut self, tokens: &[Token<'_>], inside: bool) -> Option<Option<usize>> {
        let mut tags = Vec::new();
        let mut score = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at..];
            if let Some((figure, glued, used)) = figure_at(rest) {
                // The next figure has words of its own.
                if score.is_some() {
                    break;
                }
                let Figure::Score(goals) = figure else { return None };
                score = Some(goals);
                tags.extend(tag(glued));
                at += used;
            } else {
                let known = token.word().and_then(|word| if inside { tag(word) } else { tag_among_names(word) });
                let Some(tag) = known else { break };
                tags.push(tag);
                at += 1;
            }
        }
        if at == 0 || (inside && score.is_none() && tags.iter().all(|tag| *tag == Tag::Filler)) {
            return Some(None);
        }
        self.take(score, &tags, inside);
        Some(Some(at))
    }

    /// Keeps a figure as what its words say it is.
    fn take(&mut self, score: Option<Score>, tags: &[Tag], inside: bool) {
        let has = |tag: Tag| tags.contains(&tag);
        let extra =
            tags.iter().filter_map(|tag| if let Tag::ExtraTime(extra) = tag { Some(*extra) } else { None }).next_back();
        let state = tags.iter().find_map(|tag| if let Tag::State(state) = tag { Some(*state) } else { None });
        self.state = self.state.or(state);
        self.neutral |= has(Tag::Neutral);
        let claims = |stated: &mut Stated, step| {
            stated.decided_by = Some(step);
            stated.winner = score.and_then(Score::leader).or(stated.winner);
        };
        if has(Tag::AwayGoals) {
            claims(&mut self.stated, Step::AwayGoals);
        } else if has(Tag::Shootout) {
            // "1-1 pen" alone may be said of a match that went on to penalties: then it is level.
            self.shootout = score.or(self.shootout);
            if has(Tag::Win) {
                claims(&mut self.stated, Step::Penalties);
            }
        } else if has(Tag::Aggregate) {
            self.stated.aggregate = score;
            if has(Tag::Win) {
                claims(&mut self.stated, Step::Aggregate);
            }
        } else if has(Tag::Lots) {
            claims(&mut self.stated, Step::Lots);
        } else if has(Tag::HalfTime) {
            self.half_time = score;
        } else if has(Tag::FullTime) {
            self.full_time = score;
        } else if extra.is_none() {
            if inside { self.earlier.extend(score) } else { self.plain.extend(score) }
        }
        if let Some(extra) = extra {
            let score = score.filter(|_| !has(Tag::Shootout) && !has(Tag::Aggregate));
            let before = self.extra.and_then(|(_, score)| score);
            self.extra = Some((extra, score.or(before)));
        }
    }

    /// That a side won, and how, if nothing else is said: "on penalties".
    pub fn claim(&mut self, side: Side, how: &[Token<'_>]) -> Option<()> {
        let tags = how.iter().map(|token| tag(token.word()?)).collect::<Option<Vec<Tag>>>()?;
        let step = tags.into_iter().find_map(|tag| match tag {
            Tag::Shootout => Some(Step::Penalties),
            Tag::AwayGoals => Some(Step::AwayGoals),
            Tag::Aggregate => Some(Step::Aggregate),
            Tag::Lots => Some(Step::Lots),
            _ => None,
        })?;
        self.stated.decided_by = Some(step);
        self.stated.winner = Some(side);
        Some(())
    }

    /// A score that was laid down, whatever was scored.
    pub fn award(&mut self, counts: Score) {
        self.plain = vec![counts];
    }

    /// What is stated about the tie.
    pub fn stated(&self) -> Stated {
        self.stated
    }

    /// What all figures come to, and which cannot be so; those are left out.
    pub fn ending(&self, mut wrong: impl FnMut(Impossible)) -> Option<Ending> {
        let mut ending = Ending::default();
        let mut earlier = self.earlier.iter().copied();
        let shootout = self.shootout.filter(|score| {
            let level = score.leader().is_none();
            if level {
                wrong(Impossible::LevelShootout(*score));
            }
            !level
        });
        let won = self.stated.winner.filter(|_| self.stated.decided_by == Some(Step::Penalties));
        ending.shootout = shootout.map(Kicks::Goals).or(won.map(Kicks::Won));
        let mut plain = self.plain.iter().copied();
        let figures = self.earlier.len();
        ending.extra_time = self.extra.map(|(extra, _)| extra);
        // Whatever stands in brackets alone tells all of it: "3-4 pen (1-1, 1-1, 0-0)".
        ending.last = match self.extra {
            Some((_, Some(last))) => Some(last),
            _ => plain.next().or_else(|| earlier.next()).or(self.full_time.filter(|_| self.extra.is_none())),
        };
        let in_brackets = earlier.len();
        if in_brackets >= 2 && (figures == 3 || !self.plain.is_empty() && figures == 2) {
            ending.extra_time = ending.extra_time.or(Some(ExtraTime::Full));
        }
        let mut half_time = self.half_time;
        if ending.extra_time.is_some() {
            // "0-0 0-2 n.V.": the figure without a word is that of 90 minutes.
            let plain_normal = self.extra.and_then(|(_, score)| score).and_then(|_| self.plain.first().copied());
            if let Some(normal) = self.full_time.or(plain_normal) {
                ending.normal = Some(normal);
                half_time = half_time.or(earlier.next());
            } else if in_brackets >= 2 || self.earlier_open {
                ending.normal = earlier.next();
                half_time = half_time.or(earlier.next());
            } else {
                ending.normal_or_half = earlier.next();
            }
        } else {
            half_time = half_time.or(earlier.next());
        }
        let mut fits = |earlier: Option<Score>, later: Option<Score>| {
            let (Some(earlier), Some(later)) = (earlier, later) else { return true };
            let fewer = earlier.a > later.a || earlier.b > later.b;
            if fewer {
                wrong(Impossible::Fewer { earlier, later });
            }
            !fewer
        };
        if !fits(ending.normal, ending.last) {
            ending.normal = None;
        }
        if !fits(ending.normal_or_half, ending.last) {
            ending.normal_or_half = None;
        }
        fits(half_time, ending.normal.or(ending.last));
        (ending != Ending::default()).then_some(ending)
    }
}
