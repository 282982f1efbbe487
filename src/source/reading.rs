//! A text read: which competition is in it, in whatever form; what there is to say about that; and where everything stands.
//! A text may be that of several files, which make one competition where they belong together (`together`).

use std::borrow::Cow;

use super::form::Form;
use super::matches::{self, At, Made, NoTies, Remark, RemarkKind, Season};
use super::problem::{Pointer, Problem, ProblemKind, Problems};
use super::together::{self, Told};
use super::{LARGEST_FILE, Subject, encoding, football_json, football_txt, json, table};
use crate::competition::{Competition, Side, Slot, TieId};
use crate::text::clean;

/// The most lines that are told one by one where nothing came of a text because they were not understood.
const MOST_LINES: usize = 20;

/// The text of a competition, in whatever form: that of a file, or of several that belong together.
#[derive(Debug)]
pub struct Text<'a> {
    pub(super) parts: Vec<Part<'a>>,
    /// What was left alone, such as hidden files of a folder.
    pub(super) passed_over: Vec<Remark>,
    /// The form that it is taken for, whatever it looks like.
    form: Option<Form>,
    /// Whether somebody gave it, who can look at its lines.
    is_given: bool,
}

/// The text of one file.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// What to call it in a message, safe to show.
    pub name: String,
    pub bytes: Cow<'a, [u8]>,
    /// Whether it was found in a folder, where not everything has to be part of a competition.
    pub is_found: bool,
}

/// A text of a form.
#[derive(Debug, Clone, Copy)]
struct Known<'a> {
    /// What to call it in a message, safe to show.
    name: &'a str,
    form: Form,
    text: &'a str,
}

impl<'a> Text<'a> {
    pub(super) fn new(parts: Vec<Part<'a>>, is_given: bool) -> Text<'a> {
        Text { parts, passed_over: Vec::new(), form: None, is_given }
    }

    /// The same text, taken for one of a form whatever it looks like; where none is given, for what it looks like.
    #[must_use]
    pub fn taken_for(self, form: Option<Form>) -> Text<'a> {
        Text { form, ..self }
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.parts.iter().map(|part| part.bytes.len()).sum()
    }

    /// Whether somebody gave it: the text of the built-in competition was not.
    pub fn is_given(&self) -> bool {
        self.is_given
    }

    /// The competition in it.
    ///
    /// # Errors
    /// Every problem found, each with its place and its line where those are known.
    pub fn competition(&self) -> Result<Competition, Problems> {
        self.reading().map(|reading| reading.competition)
    }

    /// The competition in it, and what there is to say about that.
    ///
    /// # Errors
    /// Every problem found, each with its place and its line where those are known.
    pub fn reading(&self) -> Result<Reading<'_>, Problems> {
        let (texts, passed_over) = self.known()?;
        let mut reading = match texts[..] {
            [Known { form: Form::Cuptie, text, .. }] => of_json(text)?,
            _ => self.of_matches(&texts)?,
        };
        let notes = &mut reading.notes;
        notes.remarks.splice(0..0, self.passed_over.iter().cloned().chain(passed_over));
        for remark in &mut notes.remarks {
            if let Cow::Owned(clean) = clean(&remark.text) {
                remark.text = clean;
            }
        }
        if !self.is_given {
            notes.places = Places::Nowhere;
        }
        Ok(reading)
    }

    /// The files that are in a form that is known, and what there is to say of those that are not and need not be.
    fn known(&self) -> Result<(Vec<Known<'_>>, Vec<Remark>), Problems> {
        self.fits()?;
        let (mut known, mut passed_over, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for part in &self.parts {
            match part.known(self.form) {
                Ok(one) => known.push(one),
                Err(problem) if part.is_found => passed_over.push((part, problem)),
                Err(problem) => problems.push(self.named(problem, &part.name)),
            }
        }
        if known.is_empty() {
            problems.extend(passed_over.drain(..).map(|(part, problem)| problem.within(&part.name)));
        }
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        Ok((known, passed_over.into_iter().map(|(part, problem)| part.passed_over(&problem)).collect()))
    }

    /// That all files together are not more than is read; of one alone, `encoding` sees to that.
    fn fits(&self) -> Result<(), Problems> {
        if self.parts.len() < 2 || self.size() <= LARGEST_FILE {
            return Ok(());
        }
        let message = format!("the files are larger than {} MiB together, the most that is read", LARGEST_FILE >> 20);
        Err(Problems(vec![Problem::new(ProblemKind::TooMuch, Pointer::default(), message)]))
    }

    /// Whether one of its files has to be named where something stands in it.
    fn has_names(&self) -> bool {
        self.parts.len() > 1 || self.parts.iter().any(|part| part.is_found)
    }

    fn named(&self, problem: Problem, file: &str) -> Problem {
        if self.has_names() { problem.within(file) } else { problem }
    }

    /// A competition out of lists of matches.
    fn of_matches<'t>(&'t self, texts: &[Known<'t>]) -> Result<Reading<'t>, Problems> {
        let form = one_form(texts).map_err(|problem| Problems(vec![problem]))?;
        let read = |one: &Known<'t>, title| Told { name: one.name, season: season(form, one.text, title) };
        let mut told: Vec<Told> = texts.iter().map(|one| read(one, None)).collect();
        // The days of a file without a title may need the year that stands in another's.
        let title = together::title(&told);
        for (one, text) in told.iter_mut().zip(texts).filter(|(one, _)| title.is_some() && one.season.title.is_none()) {
            *one = read(text, title.clone());
        }
        let (files, mut season) = together::join(told).map_err(|problem| Problems(vec![problem]))?;
        matches::call_after(&mut season, files.first().copied().unwrap_or_default());
        let files = if self.has_names() { files } else { Vec::new() };
        match matches::competition(season) {
            Ok(Made { competition, remarks, legs }) => {
                let notes = Notes { form, remarks, files, places: Places::Legs(legs) };
                Ok(Reading { competition, notes })
            }
            Err(none) => Err(no_ties(&none, &files)),
        }
    }
}

impl From<Vec<u8>> for Text<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Text::given(Cow::Owned(bytes))
    }
}

impl<'a> From<&'a [u8]> for Text<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Text::given(Cow::Borrowed(bytes))
    }
}

impl<'a> Text<'a> {
    /// A text that somebody gave, and that has no name.
    pub(super) fn given(bytes: Cow<'a, [u8]>) -> Text<'a> {
        Text::new(vec![Part { name: String::new(), bytes, is_found: false }], true)
    }
}

impl Part<'_> {
    /// Its text, if it is in a form that is known.
    fn known(&self, form: Option<Form>) -> Result<Known<'_>, Problem> {
        let text = encoding::text(&self.bytes)?;
        let form = form.map_or_else(|| Form::of(text), Ok)?;
        Ok(Known { name: &self.name, form, text })
    }

    fn passed_over(&self, problem: &Problem) -> Remark {
        let why = match problem.kind {
            ProblemKind::UnknownForm => "it looks like no form that is read",
            _ => problem.message(),
        };
        Remark { kind: RemarkKind::LeftOut, at: None, text: format!("{} is passed over: {why}", self.name) }
    }
}

/// What comes of reading a text.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The competition.
    pub competition: Competition,
    /// What there is to say about the text, and where everything stands in it.
    pub notes: Notes<'a>,
}

/// What is known of a text besides its competition.
#[derive(Debug)]
pub struct Notes<'a> {
    /// The form that it is in.
    pub form: Form,
    /// What is to be said about it and about what was made of it, safe to show.
    pub remarks: Vec<Remark>,
    /// What to call each of the files, where there are several.
    files: Vec<&'a str>,
    places: Places<'a>,
}

/// What tells where the parts of a competition stand.
#[derive(Debug)]
enum Places<'a> {
    /// Nothing: nobody has the text before them.
    Nowhere,
    /// The text itself, gone through again.
    Json(&'a str),
    /// Where each leg of each tie is told.
    Legs(Vec<Vec<At>>),
}

impl Notes<'_> {
    /// The file that something stands in, safe to show; none where there is only one.
    pub fn file(&self, at: At) -> Option<&str> {
        self.files.get(at.file as usize).copied()
    }

    /// Where each subject stands; none in a text that nobody has before them.
    pub fn lines(&self, competition: &Competition, subjects: &[Subject]) -> Vec<Option<At>> {
        match &self.places {
            Places::Nowhere => vec![None; subjects.len()],
            Places::Json(text) => {
                let lines = json::lines(text, competition, subjects).into_iter();
                let at = |(line, column)| At { file: 0, line: line as u32, column: column as u32 };
                lines.map(|line| line.map(at)).collect()
            }
            Places::Legs(legs) => {
                let has_clubs = subjects.iter().any(|subject| matches!(subject, Subject::Club(_)));
                let clubs = if has_clubs { first_of_clubs(competition, legs) } else { Vec::new() };
                let of = |tie: TieId| legs.get(tie.index()).map_or(&[][..], Vec::as_slice);
                let at = |subject: &Subject| match *subject {
                    Subject::Club(club) => clubs.get(club.index()).copied().flatten(),
                    Subject::Tie(tie) => of(tie).first().copied(),
                    Subject::Leg(tie, leg) => of(tie).get(leg).copied(),
                    Subject::Place(_) | Subject::Group(_) => None,
                };
                subjects.iter().map(at).collect()
            }
        }
    }

    /// Every leg with its place, in a list of matches; none in other forms.
    pub fn legs(&self) -> impl Iterator<Item = (At, TieId, usize)> {
        let legs = if let Places::Legs(legs) = &self.places { legs.as_slice() } else { &[] };
        let ties = (0..).map(TieId).zip(legs);
        ties.flat_map(|(tie, legs)| legs.iter().enumerate().map(move |(leg, at)| (*at, tie, leg)))
    }
}

#[cfg(test)]
impl Notes<'_> {
    /// What may be said of one list of matches.
    pub(crate) fn of_matches(remarks: Vec<Remark>, legs: Vec<Vec<At>>) -> Self {
        Notes { form: Form::FootballTxt, remarks, files: Vec::new(), places: Places::Legs(legs) }
    }
}

/// Where each club plays first.
fn first_of_clubs(competition: &Competition, legs: &[Vec<At>]) -> Vec<Option<At>> {
    let mut first: Vec<Option<At>> = vec![None; competition.clubs().len()];
    for (tie, legs) in competition.ties().iter().zip(legs) {
        let Some(at) = legs.iter().min() else { continue };
        for side in Side::BOTH {
            let club = match tie.slot(side) {
                Slot::Club(club) => Some(club),
                _ => tie.named(side),
            };
            if let Some(first) = club.and_then(|club| first.get_mut(club.index())) {
                *first = Some(first.map_or(*at, |first| first.min(*at)));
            }
        }
    }
    first
}

fn of_json(text: &str) -> Result<Reading<'_>, Problems> {
    let places = Places::Json(text);
    let notes = Notes { form: Form::Cuptie, remarks: Vec::new(), files: Vec::new(), places };
    Ok(Reading { competition: json::read(text)?, notes })
}

/// The list of matches in a text of a form that has such a list, under a title where that is known already.
fn season(form: Form, text: &str, title: Option<String>) -> Season {
    let mut season = Season { title, ..Season::default() };
    match form {
        Form::FootballTxt => football_txt::read(text, 0, &mut season),
        Form::Table => table::read(text, 0, &mut season),
        Form::FootballJson => football_json::read(text, 0, &mut season),
        // Has ties, and is never made of matches.
        Form::Cuptie => {}
    }
    season
}

/// The one form that all texts are in, if that is one of which several make one competition.
fn one_form(texts: &[Known]) -> Result<Form, Problem> {
    let apart = |message: String| Err(Problem::new(ProblemKind::Apart, Pointer::default(), message));
    let forms: Vec<Form> = texts.iter().map(|one| one.form).collect();
    match forms[..] {
        [Form::Cuptie, ..] if forms.iter().all(|form| *form == Form::Cuptie) => {
            let names = together::names(texts.iter().map(|one| one.name));
            apart(format!("{names} are each a whole competition; open one at a time"))
        }
        [first, ..] if forms.iter().all(|form| *form == first) => Ok(first),
        _ => {
            let names = texts.iter().map(|one| format!("{} ({})", one.name, one.form.name()));
            let names = together::names(names);
            apart(format!("the files are in several forms: {names}; open one of them, or those of one form"))
        }
    }
}

/// Why there is no competition in a list of matches.
fn no_ties(none: &NoTies, files: &[&str]) -> Problems {
    let whole = |kind, message: &str| Problem::new(kind, Pointer::default(), message);
    let message = match none.matches {
        0 => "there is no match in it".to_owned(),
        1 => "there is no knock-out tie in it: its one match is of a group or a league".to_owned(),
        matches => format!("there is no knock-out tie in it: all {matches} matches are of groups or leagues"),
    };
    let mut problems = vec![whole(ProblemKind::NoTies, &message)];
    let lines = || none.remarks.iter().filter(|remark| remark.kind == RemarkKind::NotUnderstood);
    problems.extend(lines().take(MOST_LINES).map(|remark| {
        let problem = whole(ProblemKind::NotUnderstood, &remark.text);
        let Some(at) = remark.at else { return problem };
        let problem = problem.at((at.line as usize, at.column as usize));
        match files.get(at.file as usize) {
            Some(file) => problem.within(file),
            None => problem,
        }
    }));
    let more = lines().count().saturating_sub(MOST_LINES);
    if more > 0 {
        problems.push(whole(ProblemKind::NotUnderstood, &format!("and {more} more that were not understood")));
    }
    Problems(problems)
}
