//! Scores as people write them, from "2-1" to "4-3 pen. 1-0 a.e.t. (1-0, 1-0)": first all that is told, figure by figure,
//! then what it comes to. What a figure is, and what a word says of it, is known by `figure`.

use std::fmt;

use super::figure::{Figure, State, Tag, figure_around_kicks, figure_at, tag, tag_among_names};
use super::lexer::{Kind, Token};
use crate::competition::{Kicks, Score, Side, Step};
use crate::source::matches::{Ending, ExtraTime, Stated};

/// More figures without a word nobody tells of a match; what else stands below it is none of its score.
const MOST_FIGURES: usize = 4;

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
                write!(f, "a score of {earlier} cannot come before one of {later}: {earlier} is left out")
            }
            Impossible::LevelShootout(kicks) => {
                write!(f, "a shoot-out cannot end {kicks}: it is left out")
            }
        }
    }
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
            } else if let Some((figures, used)) = figure_around_kicks(rest) {
                let [Figure::Score(goals), Figure::Score(kicks)] = figures else { return None };
                self.plain.push(goals);
                self.shootout = Some(kicks);
                at += used;
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
            let figures = if inside { &mut self.earlier } else { &mut self.plain };
            figures.extend(score.filter(|_| figures.len() < MOST_FIGURES));
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
            Tag::ExtraTime(extra) => {
                self.extra = self.extra.or(Some((extra, None)));
                Some(Step::ExtraTime)
            }
            _ => None,
        })?;
        self.stated.decided_by = Some(step);
        self.stated.winner = Some(side);
        Some(())
    }

    /// That a side won, and not how.
    pub fn claim_winner(&mut self, side: Side) {
        self.stated.winner = Some(side);
    }

    /// A score that was laid down, whatever was scored.
    pub fn award(&mut self, counts: Score) {
        self.plain = vec![counts];
    }

    /// Whether two matches are told in one line: which of them is whose home match, nobody can say for certain.
    pub fn is_of_two_matches(&self) -> bool {
        self.plain.len() > 1
    }

    /// What is stated about the tie.
    pub fn stated(&self) -> Stated {
        self.stated
    }

    /// The goals in the end, and the figures in brackets that are earlier ones.
    fn last(&self) -> (Option<Score>, &[Score]) {
        let told = self.extra.and_then(|(_, last)| last).or_else(|| self.plain.first().copied());
        match (told, self.earlier.split_first()) {
            (Some(last), _) => (Some(last), &self.earlier),
            // Beside a shoot-out, brackets tell all of it: "3-4 pen (1-1, 1-1, 0-0)".
            (None, Some((last, earlier))) => (Some(*last), earlier),
            (None, None) => (self.full_time.filter(|_| self.extra.is_none()), &[]),
        }
    }

    /// The shoot-out: its kicks, or who won it.
    fn kicks(&self, wrong: &mut impl FnMut(Impossible)) -> Option<Kicks> {
        let won = self.stated.winner.filter(|_| self.stated.decided_by == Some(Step::Penalties));
        let kicks = self.shootout.filter(|kicks| {
            let level = kicks.leader().is_none();
            if level {
                wrong(Impossible::LevelShootout(*kicks));
            }
            !level
        });
        kicks.map(Kicks::Goals).or(won.map(Kicks::Won))
    }

    /// What all figures come to, and which cannot be so; those are left out.
    pub fn ending(&self, mut wrong: impl FnMut(Impossible)) -> Option<Ending> {
        let shootout = self.kicks(&mut wrong);
        let (last, earlier) = self.last();
        // Two earlier figures are those of 90 minutes and of half-time.
        let both = earlier.len() >= 2;
        let extra_time = self.extra.map(|(extra, _)| extra).or(both.then_some(ExtraTime::Full));
        let mut earlier = earlier.iter().copied();
        let (mut normal, mut normal_or_half) = (None, None);
        if extra_time.is_some() {
            // "0-0 0-2 n.V.": the figure without a word is that of 90 minutes.
            let plain = self.plain.first().copied().filter(|_| matches!(self.extra, Some((_, Some(_)))));
            normal = self.full_time.or(plain);
            if normal.is_none() {
                let next = earlier.next();
                if both || self.earlier_open { normal = next } else { normal_or_half = next }
            }
        }
        let half_time = self.half_time.or_else(|| earlier.next());
        let mut fits = |earlier: Option<Score>, later: Option<Score>| match (earlier, later) {
            (Some(earlier), Some(later)) if earlier.a > later.a || earlier.b > later.b => {
                wrong(Impossible::Fewer { earlier, later });
                false
            }
            _ => true,
        };
        normal = normal.filter(|normal| fits(Some(*normal), last));
        normal_or_half = normal_or_half.filter(|either| fits(Some(*either), last));
        fits(half_time, normal.or(last));
        let ending = Ending { last, extra_time, normal, normal_or_half, shootout };
        (ending != Ending::default()).then_some(ending)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexer::tokens;
    use super::*;

    fn told(text: &str) -> Told {
        let tokens = tokens(text);
        let mut told = Told::default();
        assert_eq!(told.read(&tokens), Some(tokens.len()), "{text}");
        told
    }

    /// What a score comes to, in a short form of this test's own: last, extra time, normal, either, kicks.
    fn ending(text: &str) -> String {
        let mut wrong = 0;
        let Some(ending) = told(text).ending(|_| wrong += 1) else { return "nothing".to_owned() };
        let score =
            |name: &str, score: Option<Score>| score.map_or_else(String::new, |s| format!("{name}{}-{}", s.a, s.b));
        let extra = match ending.extra_time {
            None => "",
            Some(ExtraTime::Full) => " extra",
            Some(ExtraTime::Golden) => " golden",
            Some(ExtraTime::Silver) => " silver",
        };
        let kicks = score(" kicks ", ending.shootout.and_then(Kicks::goals));
        let wrong = if wrong == 0 { String::new() } else { format!(" wrong {wrong}") };
        [
            score("", ending.last),
            extra.to_owned(),
            score(" normal ", ending.normal),
            score(" either ", ending.normal_or_half),
            kicks,
            wrong,
        ]
        .concat()
    }

    #[test]
    fn scores_come_to_what_they_say() {
        for (text, meant) in [
            ("2-1", "2-1"),
            ("2:1 (1:0)", "2-1"),
            ("1 - 0", "1-0"),
            ("2 (3) - (4) 2", "2-2 kicks 3-4"),
            ("2-1 aet", "2-1 extra"),
            ("2-1 a.e.t. (1-1, 0-0)", "2-1 extra normal 1-1"),
            ("2-1 a.e.t. (1-1)", "2-1 extra either 1-1"),
            ("2-1 a.e.t. (1-1, )", "2-1 extra normal 1-1"),
            ("2-1 aet/gg (1-1,)", "2-1 golden normal 1-1"),
            ("2-1aet/gg", "2-1 golden"),
            ("2-1 asget", "2-1 silver"),
            ("3-1 n.V.", "3-1 extra"),
            ("1-1 aet, 3-4 pen", "1-1 extra kicks 3-4"),
            ("1-1 aet (1-1, 0-0) 3-4 pen", "1-1 extra normal 1-1 kicks 3-4"),
            ("0-0 a.e.t. (0-0), 2-4 pen.", "0-0 extra either 0-0 kicks 2-4"),
            ("3-4 pen (1-1, 1-1, 0-0)", "1-1 extra normal 1-1 kicks 3-4"),
            ("3-4 pen. (1-0, 1-0)", "1-0 kicks 3-4"),
            ("4-3 pen. (3-3)", "3-3 kicks 4-3"),
            ("4-3 pen. 1-0 a.e.t. (1-0, 1-0)", "1-0 extra normal 1-0 kicks 4-3"),
            ("1-1 (1-1, 0-0) 4-3iE", "1-1 extra normal 1-1 kicks 4-3"),
            ("2-1 4-5iE", "2-1 kicks 4-5"),
            ("0-0 0-2nV", "0-2 extra normal 0-0"),
            ("1:1 1:1nV 4:5iE", "1-1 extra normal 1-1 kicks 4-5"),
            ("1:3iE 1:1nV 0:0", "1-1 extra normal 0-0 kicks 1-3"),
            ("4-5 pen", " kicks 4-5"),
            ("1-1 (HT 0-0, FT 1-1, AET, PEN 3-4)", "1-1 extra normal 1-1 kicks 3-4"),
            ("2-2 (aet, 4-2 pen)", "2-2 extra kicks 4-2"),
            ("1-1 (aet, win 3-4 on pens)", "1-1 extra kicks 3-4"),
            ("2-1 (HT 1-0)", "2-1"),
            ("1-0 (a.e.t/s.g)", "1-0 silver"),
        ] {
            assert_eq!(ending(text), meant, "{text}");
        }
    }

    #[test]
    fn figures_that_cannot_be_are_left_out() {
        assert_eq!(ending("2-1 (3-0)"), "2-1 wrong 1");
        assert_eq!(ending("2-1 aet (2-2, 0-0)"), "2-1 extra wrong 1");
        assert_eq!(ending("2-1 aet (0-2)"), "2-1 extra wrong 1");
        assert_eq!(ending("1-1 aet, 4-4 pen"), "1-1 extra wrong 1");
        // The half-time score is held against the next figure that is known.
        assert_eq!(ending("2-1 aet (1-1, 1-2)"), "2-1 extra normal 1-1 wrong 1");
    }

    #[test]
    fn what_goes_on_and_on_is_not_kept() {
        let mut told = told("1-0");
        for _ in 0..100 {
            assert_eq!(told.read_inside(&tokens("0-0")), Some(()));
        }
        assert_eq!(told.earlier.len(), MOST_FIGURES);
    }

    #[test]
    fn what_is_stated_of_the_tie_is_kept() {
        let stated = |text: &str| {
            let stated = told(text).stated();
            (stated.aggregate.map(|score| (score.a, score.b)), stated.decided_by, stated.winner)
        };
        assert_eq!(stated("2-1 (agg 4-4, win on away goals)"), (Some((4, 4)), Some(Step::AwayGoals), None));
        assert_eq!(
            stated("2-1 (agg 4-4, win 1-2 on away goals)"),
            (Some((4, 4)), Some(Step::AwayGoals), Some(Side::B))
        );
        assert_eq!(stated("2-2 (win 2-3 on aggregate)"), (Some((2, 3)), Some(Step::Aggregate), Some(Side::B)));
        assert_eq!(stated("4-1 (6-3 on agg)"), (Some((6, 3)), None, None));
        assert_eq!(stated("3-2 (HT 3-1, AGG 4-4, AWAY 1-2)"), (Some((4, 4)), Some(Step::AwayGoals), Some(Side::B)));
        assert_eq!(stated("1-2 2-2agg 3-4p"), (Some((2, 2)), None, None));
        assert_eq!(ending("1-2 2-2agg 3-4p"), "1-2 kicks 3-4");
    }

    #[test]
    fn brackets_about_something_else_are_not_taken() {
        let tokens = tokens("2-1 (Old Town)");
        let mut told = Told::default();
        assert_eq!(told.read(&tokens), Some(1));
        assert_eq!(Told::default().read(&super::super::lexer::tokens("100-1")), None);
    }
}
