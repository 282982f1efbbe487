//! Which files are of one competition, in which order, and the one list of matches that they make: archives keep the
//! qualifying rounds, the main part and the finals in files of their own.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::matches::{At, Remark, RemarkKind, Season, words};
use super::problem::{Pointer, Problem, ProblemKind};
use crate::text::{clean, quoted};

/// The most names in a message.
const MOST_NAMES: usize = 8;

/// Words for a part of a competition that is played before the rest.
const QUALIFYING: &[&str] = &[
    "quali",
    "qualis",
    "qualif",
    "qualifying",
    "qualifiers",
    "qualification",
    "qualifications",
    "qualifikation",
    "preliminary",
    "preliminaries",
];

/// Words for one that is played last.
const FINALS: &[&str] = &["final", "finals", "endrunde", "knockout", "ko"];

/// Words for any part, beside those. Not "league": of that there are cups, too.
const PARTS: &[&str] = &[
    "group",
    "groups",
    "phase",
    "stage",
    "stages",
    "round",
    "rounds",
    "play",
    "off",
    "offs",
    "playoff",
    "playoffs",
    "knock",
    "out",
    "main",
    "tournament",
];

/// What one file tells.
#[derive(Debug)]
pub(super) struct Told<'a> {
    /// What to call the file in a message, safe to show.
    pub name: &'a str,
    /// The list of matches in it, as of the first file.
    pub season: Season,
}

/// When in a season a file has its turn, where its title or its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    First,
    Between,
    Last,
}

/// The names of the files in the order of the season, and the one list that they make.
///
/// # Errors
/// When they are not of one competition.
pub(super) fn join(mut files: Vec<Told<'_>>) -> Result<(Vec<&str>, Season), Problem> {
    are_of_one(&files)?;
    // In the order that they were given in where nothing tells; a file without dates behind those of its like that have
    // some.
    files.sort_by_cached_key(|file| {
        let first = first_day(&file.season);
        (turn(file), first.is_none(), first)
    });
    let names = files.iter().map(|file| file.name).collect();
    Ok((names, one(files)))
}

/// Whether all titles are those of one competition, but for the part of it. A file without one may be of any.
fn are_of_one(files: &[Told]) -> Result<(), Problem> {
    let mut groups: Vec<(BTreeSet<String>, &str, Vec<&str>)> = Vec::new();
    for file in files {
        let Some(title) = &file.season.title else { continue };
        let words = words_of_the_whole(title);
        if words.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(own, ..)| *own == words) {
            Some((.., names)) => names.push(file.name),
            None => groups.push((words, title, vec![file.name])),
        }
    }
    if groups.len() < 2 {
        return Ok(());
    }
    let more = groups.len().saturating_sub(MOST_NAMES);
    let group = |(_, title, files): &(BTreeSet<String>, &str, Vec<&str>)| {
        format!("{} in {}", quoted(title), names(files.iter().copied()))
    };
    let mut told: Vec<String> = groups.iter().take(MOST_NAMES).map(group).collect();
    told.extend((more > 0).then(|| format!("and {more} more")));
    let message = format!(
        "the files are of several competitions: {}; open those of one, or make the titles the same where they are of one",
        told.join("; ")
    );
    Err(Problem::new(ProblemKind::Apart, Pointer::default(), message))
}

/// The one list that several make, in the order in which they are given.
fn one(files: Vec<Told>) -> Season {
    let mut whole = Season { title: title(&files), ..Season::default() };
    if files.len() > 1 {
        let text = format!("{} are read as one competition, in this order", names(files.iter().map(|file| file.name)));
        whole.remarks.push(Remark { kind: RemarkKind::Understood, at: None, text });
    }
    for (file, Told { season, .. }) in (0..).zip(files) {
        let before = whole.headings.len();
        let moved = |at: At| At { file, ..at };
        whole.headings.extend(season.headings);
        whole.fixtures.extend(season.fixtures.into_iter().map(|mut fixture| {
            fixture.at = moved(fixture.at);
            fixture.heading += before;
            fixture
        }));
        whole.cleaned += season.cleaned;
        let remarks = season.remarks.into_iter();
        whole.remarks.extend(remarks.map(|remark| Remark { at: remark.at.map(moved), ..remark }));
    }
    whole
}

/// The title of the whole: that of its parts, or the shortest of those, and what is said of a part in there is left out.
pub(super) fn title(files: &[Told]) -> Option<String> {
    let titles = || files.iter().filter_map(|file| file.season.title.as_deref());
    let shortest = titles().min_by_key(|title| title.chars().count())?;
    if titles().all(|title| title == shortest) {
        return Some(shortest.to_owned());
    }
    let is_of_whole = |word: &&str| words(word).iter().any(|word| !is_part(word));
    Some(shortest.split_whitespace().filter(is_of_whole).collect::<Vec<_>>().join(" "))
}

/// When a file has its turn: as its title says, or else its name ("clq.txt" is so much as "cl qualifying").
fn turn(file: &Told) -> Turn {
    let stem = std::path::Path::new(file.name).file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let title = file.season.title.as_deref().unwrap_or_default();
    let has = |known: &[&str]| words(title).iter().chain(&words(&stem)).any(|word| known.contains(&word.as_str()));
    match () {
        () if has(QUALIFYING) || (title.is_empty() && stem.ends_with('q')) => Turn::First,
        () if has(FINALS) => Turn::Last,
        () => Turn::Between,
    }
}

fn first_day(season: &Season) -> Option<Date> {
    season.fixtures.iter().filter_map(|fixture| fixture.date).min()
}

/// The words of a title but those for a part of the competition; years in one way, however they are written.
fn words_of_the_whole(title: &str) -> BTreeSet<String> {
    let mut whole = BTreeSet::new();
    let mut year: Option<u32> = None;
    for word in words(title).into_iter().filter(|word| !is_part(word)) {
        let number = word.parse().ok();
        // "2024/2025" is "2024/25".
        let is_next = number.is_some() && number == year.map(|year| year + 1);
        whole.insert(if is_next { format!("{:02}", number.unwrap_or(0) % 100) } else { word });
        year = number.filter(|number| (1000..10_000).contains(number));
    }
    whole
}

fn is_part(word: &str) -> bool {
    [QUALIFYING, FINALS, PARTS].iter().any(|words| words.contains(&word))
}

/// Names in a message: all, or the first few and how many more there are.
pub(super) fn names(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let all: Vec<String> = names.into_iter().map(|name| clean(name.as_ref()).into_owned()).collect();
    match &all[..] {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if first.len() < MOST_NAMES => format!("{} and {last}", first.join(", ")),
        all => format!("{} and {} more", all[..MOST_NAMES].join(", "), all.len() - MOST_NAMES),
    }
}
