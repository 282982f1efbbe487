//! One door for all forms: which form a file is in is told by what stands in it, several files make one competition where they
//! belong together, and whatever does not is told with the name of its file.

mod program;
mod scratch;

use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use cuptie::bracket::Bracket;
use cuptie::check::{self, About, Kind, Severity};
use cuptie::source::{self, Form, LARGEST_FILE, Origin, ProblemKind, Text};
use proptest::prelude::*;
use scratch::{Folder, Scratch};
use serde_json::Value;

const JSON: &str = include_str!("data/good.json");

const MAIN: &str = "\
= Harbour Cup 2025/26

▪ Semi-finals
  Anchor Athletic  2-1  Dory Wanderers
  Ferry Town  0-3  Gull Rovers
";

const FINALS: &str = "\
= Harbour Cup 2025/26 - Finals

▪ Final
  Anchor Athletic  1-0  Gull Rovers
";

const QUALIFYING: &str = "\
= Harbour Cup - Qualifying 2025/26

▪ Preliminary round
  Dory Wanderers  4-0  Heron Town
";

const TABLE: &str = "\
round,home,away,score
Semi-finals,Anchor Athletic,Dory Wanderers,2-1
Semi-finals,Ferry Town,Gull Rovers,0-3
Final,Anchor Athletic,Gull Rovers,1-0
";

const FOOTBALL_JSON: &str = r#"{"name": "Harbour Cup 2025/26", "matches": [
  {"round": "Semi-finals", "team1": "Anchor Athletic", "team2": "Dory Wanderers", "score": {"ft": [2, 1]}},
  {"round": "Semi-finals", "team1": "Ferry Town", "team2": "Gull Rovers", "score": {"ft": [0, 3]}},
  {"round": "Final", "team1": "Anchor Athletic", "team2": "Gull Rovers", "score": {"ft": [1, 0]}}
]}"#;

fn run(arguments: &[&str], files: &[PathBuf]) -> Output {
    let mut command = program::cuptie();
    command.args(arguments).args(files).stdin(Stdio::null()).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// What is complained about, where nothing is printed.
#[track_caller]
fn complaint(arguments: &[&str], files: &[PathBuf]) -> String {
    let output = run(arguments, files);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""), "{files:?}");
    text(&output.stderr).to_owned()
}

/// The names of the rounds of a competition, and its ties by the names of their clubs.
fn told(files: &[PathBuf]) -> (Vec<String>, Vec<String>) {
    let origin = Origin::of(files.to_vec());
    let text = origin.text().expect("a text");
    let competition = origin.reading(&text).unwrap_or_else(|error| panic!("{error}")).competition;
    let bracket = Bracket::new(competition);
    let competition = bracket.competition();
    let rounds = competition.rounds().iter().map(|round| round.name.clone()).collect();
    (rounds, competition.tie_ids().map(|tie| cuptie::wording::fixture(&bracket, tie)).collect())
}

fn form(text: &str) -> Form {
    Text::from(text.as_bytes()).reading().unwrap_or_else(|problems| panic!("{problems}\n{text}")).notes.form
}

fn problems(text: &str) -> Vec<source::Problem> {
    source::read(text.as_bytes()).expect_err("no competition").0
}

#[test]
fn the_form_is_told_by_what_stands_in_the_file() {
    for (text, expected) in
        [(JSON, Form::Cuptie), (MAIN, Form::FootballTxt), (TABLE, Form::Table), (FOOTBALL_JSON, Form::FootballJson)]
    {
        assert_eq!(form(text), expected);
        assert_eq!(form(&format!("\u{feff}{text}")), expected, "a mark before it makes no difference");
        assert_eq!(form(&text.replace('\n', "\r\n")), expected, "nor how lines end");
        // Nor what the file is called: this one is called like JSON.
        let file = Scratch::new(text);
        assert_eq!(run(&[], &[file.name().into()]).status.code(), Some(0));
    }
}

#[test]
fn whatever_form_it_is_in_it_is_the_same_competition() {
    let of = |text: &str| {
        let bracket = Bracket::new(source::read(text.as_bytes()).expect("a cup"));
        let competition = bracket.competition();
        let winner = |tie| bracket.winner(tie).map(|club| competition[club].name.to_string());
        competition.tie_ids().map(|tie| (cuptie::wording::fixture(&bracket, tie), winner(tie))).collect::<Vec<_>>()
    };
    let txt = of(&format!("{MAIN}\n{}", FINALS.lines().skip(1).collect::<Vec<_>>().join("\n")));
    let through = |winner: &str| Some(winner.to_owned());
    let expected = [
        ("Anchor Athletic v Dory Wanderers".to_owned(), through("Anchor Athletic")),
        ("Ferry Town v Gull Rovers".to_owned(), through("Gull Rovers")),
        ("Anchor Athletic v Gull Rovers".to_owned(), through("Anchor Athletic")),
    ];
    assert_eq!(txt, expected);
    assert_eq!(of(TABLE), expected);
    assert_eq!(of(FOOTBALL_JSON), expected);
}

#[test]
fn what_begins_like_json_and_is_broken_is_told_as_json() {
    for (text, told) in [
        (JSON.replacen(':', "=", 1), "line 2, column 11: cannot be read as JSON: expected `:`"),
        ("{".to_owned(), "the file ends here, in the middle; expected the rest of it"),
        ("{}".to_owned(), "line 1, column 1: “cuptie” is missing; expected 1"),
        ("[]".to_owned(), "found a list"),
        (format!("// a comment\n{JSON}"), "there are no comments in JSON"),
    ] {
        let problems = problems(&text);
        assert!(problems[0].to_string().contains(told), "{}", problems[0]);
    }
}

#[test]
fn what_looks_like_no_form_is_told_what_was_looked_for() {
    let problems = problems("\n  Dear Sir,\nI write to you about the cup.\n");
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!((problem.kind, problem.line), (ProblemKind::UnknownForm, Some((2, 1))));
    for part in ["“Dear Sir,”", "JSON", "Football.TXT", "CSV", "--from"] {
        assert!(problem.message().contains(part), "{part} is not in {problem}");
    }
}

#[test]
fn bytes_that_are_no_text_are_told_so_in_any_form() {
    let said = |bytes: &[u8]| {
        source::read(bytes).expect_err("no text").0.iter().map(|one| one.to_string()).collect::<Vec<_>>()
    };
    let utf_16: Vec<u8> = format!("\u{feff}{MAIN}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(said(&utf_16), ["the file is in UTF-16; expected text in UTF-8, as editors can save it"]);
    // “Béja”, as it is in Latin-1.
    assert_eq!(said(b"= B\xe9ja Cup 2024\n"), ["byte 4 is not UTF-8; expected text in UTF-8"]);
    assert_eq!(said(b" {\"cuptie\": \xe9}"), ["byte 13 is not UTF-8; expected JSON in UTF-8"]);
    for empty in ["", "\n\n", "\u{feff} "] {
        assert_eq!(
            said(empty.as_bytes()),
            ["line 1, column 1: the file is empty; expected a competition, or its matches"]
        );
    }
}

#[test]
fn a_form_that_is_said_is_not_looked_for() {
    let file = Scratch::new(MAIN);
    let files = [PathBuf::from(file.name())];
    assert_eq!(run(&["check", "--from", "football-txt"], &files).status.code(), Some(0));
    let as_json = complaint(&["--from", "cuptie"], &files);
    assert!(as_json.contains("cannot be read as JSON"), "{as_json}");
    let letter = Scratch::new("Dear Sir,\nI write to you about the cup.\n");
    let told = complaint(&["--from", "football-txt"], &[letter.name().into()]);
    assert!(told.contains("there is no match in it"), "{told}");
    assert_eq!(run(&["--from", "letter"], &files).status.code(), Some(2));
    assert_eq!(run(&["--from", "cuptie"], &[]).status.code(), Some(2), "there is nothing that it could be said of");
}

#[test]
fn a_list_without_a_tie_is_told_so() {
    let group = "= Harbour Cup 2025/26\n\n▪ Group A\n  Anchor Athletic  2-1  Dory Wanderers\n  Dory Wanderers  0-3  Anchor Athletic\n";
    let problems = problems(group);
    assert_eq!(problems[0].kind, ProblemKind::NoTies);
    assert_eq!(problems[0].to_string(), "there is no knock-out tie in it: all 2 matches are of groups or leagues");
}

// Several files.

#[test]
fn files_that_belong_together_make_one_competition_in_the_order_of_the_season() {
    // The names are not in that order, nor are they given so.
    let folder = Folder::with(&[("cup.txt", MAIN), ("a_finals.txt", FINALS), ("quali.txt", QUALIFYING)]);
    let given = ["a_finals.txt", "cup.txt", "quali.txt"].map(|name| folder.path(name));
    let (rounds, ties) = told(&given);
    assert_eq!(rounds, ["Preliminary round", "Semi-finals", "Final"]);
    assert_eq!(ties.len(), 4);
    assert_eq!(ties[3], "Anchor Athletic v Gull Rovers");
    for way in [[2, 1, 0], [1, 0, 2], [1, 2, 0]] {
        assert_eq!(told(&way.map(|file| given[file].clone())), (rounds.clone(), ties.clone()), "{way:?}");
    }
    assert_eq!(told(&[folder.path("")]), (rounds.clone(), ties.clone()), "and so does their folder");
    assert_eq!(told(&[folder.path(""), folder.path("cup.txt")]), (rounds, ties), "a file that is in it counts once");
}

#[test]
fn the_whole_is_called_as_its_parts_are_but_for_the_part() {
    let title = |files: &[(&str, &str)]| {
        let folder = Folder::with(files);
        let origin = Origin::of(vec![folder.path("")]);
        let text = origin.text().expect("a text");
        origin.reading(&text).expect("a cup").competition.title()
    };
    let whole = title(&[("a.txt", MAIN)]);
    assert!(whole.starts_with("Harbour Cup 2025"), "{whole}");
    assert_eq!(title(&[("a.txt", MAIN), ("b.txt", FINALS)]), whole);
    assert_eq!(title(&[("a.txt", QUALIFYING), ("b.txt", FINALS)]), whole, "none of them is called so");
}

#[test]
fn one_file_of_the_season_may_be_written_otherwise_than_another() {
    let long = FINALS.replace("2025/26", "2025-2026").replace("Harbour Cup", "HARBOUR Cup");
    let folder = Folder::with(&[("cup.txt", MAIN), ("finals.txt", &long)]);
    assert_eq!(told(&[folder.path("")]).1.len(), 3);
}

#[test]
fn what_is_found_is_told_with_the_name_of_its_file() {
    let main = format!("{MAIN}  hm, what?\n");
    let folder = Folder::with(&[("cup.txt", &main), ("finals.txt", FINALS)]);
    let name = "cup.txt";
    let json = |files: &[PathBuf]| -> Vec<Value> {
        serde_json::from_slice(&run(&["check", "--format", "json"], files).stdout).expect("json")
    };
    let not_understood = |findings: Vec<Value>| {
        let mut found = findings.into_iter().filter(|finding| finding["kind"] == "not_understood");
        let one = found.next().expect("the line that is not understood");
        assert_eq!(found.next(), None);
        one
    };
    let several = not_understood(json(&[folder.path("cup.txt"), folder.path("finals.txt")]));
    assert_eq!(
        (&several["file"], &several["line"], &several["severity"]),
        (&name.into(), &6.into(), &"warning".into())
    );
    let one = not_understood(json(&[folder.path("cup.txt")]));
    assert_eq!(one.get("file"), None, "there is only one");
    assert_eq!(one["line"], 6);
    let printed = run(&["check"], &[folder.path("cup.txt"), folder.path("finals.txt")]);
    assert!(text(&printed.stdout).contains(&format!("warning  {name} line 6, column ")), "{}", text(&printed.stdout));
    assert_eq!(printed.status.code(), Some(0));
}

#[test]
fn files_of_one_name_are_told_apart_by_their_folders() {
    let (one, other) =
        (Folder::with(&[("cup.txt", MAIN)]), Folder::with(&[("cup.txt", &FINALS.replace("Cup", "Bowl"))]));
    let files = [one.path("cup.txt"), other.path("cup.txt")];
    let told = complaint(&[], &files);
    assert!(files.iter().all(|file| told.contains(&format!(" in {}", file.display()))), "{told}");
}

#[test]
fn files_of_several_competitions_are_told_apart() {
    let other = MAIN.replace("Harbour", "Lagoon");
    let folder = Folder::with(&[("a.txt", MAIN), ("b.txt", &other), ("c.txt", FINALS)]);
    let told = complaint(&[], &[folder.path("")]);
    let several = "“Harbour Cup 2025/26” in a.txt and c.txt; “Lagoon Cup 2025/26” in b.txt; open those of one";
    assert!(told.contains(several), "{told}");
    // Another season is another competition, too.
    let next = FINALS.replace("2025/26", "2026/27");
    let folder = Folder::with(&[("a.txt", MAIN), ("b.txt", &next)]);
    assert!(complaint(&[], &[folder.path("")]).contains("of several competitions"));
}

#[test]
fn files_in_several_forms_are_told_apart_and_of_json_there_is_one() {
    let folder = Folder::with(&[("a.txt", MAIN), ("b.csv", TABLE), ("c.json", JSON), ("d.json", JSON)]);
    let [a, b, c, d] = ["a.txt", "b.csv", "c.json", "d.json"].map(|name| folder.path(name));
    let told = complaint(&[], &[a.clone(), b.clone()]);
    assert!(
        told.contains("a.txt (Football.TXT) and b.csv (CSV)")
            && told.contains("open one of them, or those of one form"),
        "{told}"
    );
    assert!(complaint(&[], &[c.clone(), a]).contains("several forms"));
    let told = complaint(&[], &[c.clone(), d.clone()]);
    assert!(told.contains("c.json and d.json are each a whole competition; open one at a time"), "{told}");
    assert_eq!(run(&[], &[c]).status.code(), Some(0));
}

#[test]
fn a_folder_passes_over_what_is_no_part_of_a_competition_and_says_so() {
    let files = [
        ("cup.txt", MAIN),
        ("notes.txt", "Dear Sir,\n"),
        (".old.txt", MAIN),
        ("picture.png", "\u{0}"),
        ("empty.csv", ""),
    ];
    let folder = Folder::with(&files);
    std::fs::create_dir(folder.path("within.txt")).expect("a folder");
    let origin = Origin::of(vec![folder.path("")]);
    let text = origin.text().expect("a text");
    let reading = origin.reading(&text).expect("a cup");
    assert_eq!(reading.competition.ties().len(), 2);
    let findings = check::check_text(&Bracket::new(reading.competition), &reading.notes);
    let over = |name: &str| {
        let begins = format!("{name} is passed over: ");
        let found = findings.iter().filter(|finding| finding.message.starts_with(&begins));
        assert!(found.clone().all(|one| (one.kind, one.severity) == (Kind::LeftOut, Severity::Note)));
        found.count()
    };
    assert_eq!(
        ["cup.txt", "notes.txt", ".old.txt", "picture.png", "empty.csv", "within.txt"].map(over),
        [0, 1, 1, 0, 1, 0]
    );
    // Who names a file means it.
    assert!(complaint(&[], &[folder.path("cup.txt"), folder.path("notes.txt")]).contains("the form cannot be told"));
}

#[test]
fn a_folder_or_a_file_with_nothing_to_read_is_told_so() {
    let folder = Folder::with(&[("picture.png", "\u{0}"), (".hidden.txt", MAIN)]);
    let told = complaint(&[], &[folder.path("")]);
    let expected = format!(
        "cuptie: cannot read {}: no file in this folder ends in one of .txt, .csv, .json\n",
        folder.path("").display()
    );
    assert_eq!(told, expected);
    let folder = Folder::with(&[("notes.txt", "Dear Sir,\n"), ("cup.txt", MAIN)]);
    let told = complaint(&[], &[folder.path("cup.txt"), folder.path("no-such.txt")]);
    assert!(told.starts_with(&format!("cuptie: cannot read {}: ", folder.path("no-such.txt").display())), "{told}");
    let told = complaint(&[], &[folder.path("cup.txt"), "-".into()]);
    assert!(told.contains("standard input is read alone"), "{told}");
    let letters = Folder::with(&[("notes.txt", "Dear Sir,\n")]);
    let told = complaint(&[], &[letters.path("")]);
    assert!(told.contains("notes.txt line 1, column 1: the form cannot be told"), "{told}");
}

#[test]
fn files_have_a_largest_size_together() {
    let spaces = " ".repeat(LARGEST_FILE / 2);
    let folder = Folder::with(&[("a.txt", &format!("{MAIN}{spaces}")), ("b.txt", &format!("{FINALS}{spaces}"))]);
    let told = complaint(&[], &[folder.path("")]);
    assert!(told.contains("the files are larger than 64 MiB together, the most that is read"), "{told}");
}

#[test]
fn every_command_takes_several_files() {
    let folder = Folder::with(&[("cup.txt", MAIN), ("finals.txt", FINALS)]);
    let files = ["cup.txt", "finals.txt"].map(|name| folder.path(name));
    for arguments in [
        &["--format", "list"][..],
        &["check"],
        &["needs"],
        &["road", "anchor"],
        &["turned"],
        &["numbers"],
        &["convert"],
    ] {
        let output = run(arguments, &files);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
        assert!(!output.stdout.is_empty(), "{arguments:?}");
    }
    assert!(text(&run(&["road", "anchor"], &files).stdout).contains("Gull Rovers"), "the final is in the second");
}

// Where things stand.

#[test]
fn a_finding_about_a_match_has_its_line_and_leads_to_its_leg() {
    let Ok(reading) = Text::from(MAIN.as_bytes()).reading().map(|reading| {
        let legs: Vec<_> = reading.notes.legs().map(|(at, tie, leg)| (at.line, tie.index(), leg)).collect();
        legs
    }) else {
        panic!("a cup")
    };
    assert_eq!(reading, [(4, 0, 0), (5, 1, 0)]);
    let given = Text::from(MAIN.as_bytes());
    let reading = given.reading().expect("a cup");
    let competition = &reading.competition;
    let tie = |index| source::Subject::Tie(competition.tie_ids().nth(index).expect("a tie"));
    let club = |name: &str| {
        let found = competition.club_ids().find(|club| competition[*club].name == name);
        source::Subject::Club(found.expect("a club"))
    };
    let subjects = [tie(1), tie(0), club("Gull Rovers"), source::Subject::Group(0)];
    let lines = reading.notes.lines(competition, &subjects).into_iter().map(|at| at.map(|at| at.line));
    assert_eq!(lines.collect::<Vec<_>>(), [Some(5), Some(4), Some(5), None]);
    assert!(check::remarks(&reading.notes).iter().all(|finding| finding.about == About::Source));
}

// Whatever comes.

/// Something that is near to one of the forms, or to nothing at all.
fn arbitrary() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [
        "= Cup 2024",
        "▪ Final",
        "» Group A",
        "▪ Semi-finals, 2nd Leg",
        "  A 2-1 B",
        "  A v B  4-3 pen. 1-0 a.e.t. (1-0, 1-0)",
        "[Fri Sep/11]",
        "  W1 v W2",
        "date,round,home,away,score",
        "2024-01-02,Final,A,B,1-0",
        "\"",
        "{",
        "[",
        "}",
        "{\"matches\": [",
        "{\"team1\": \"A\", \"team2\": \"B\", \"score\": {\"ft\": [1, 0]}}",
        "\"cuptie\": 1",
        "#",
        "<!--",
        "\u{1b}[31m",
        "\u{feff}",
        "99999-99999",
        "\t;|,",
        "1e999",
        "(",
        ")",
        "\0",
        "é́́́́́",
    ];
    let piece = prop::sample::select(pieces.to_vec()).prop_map(|piece| piece.as_bytes().to_vec());
    let piece = prop_oneof![4 => piece, 1 => prop::collection::vec(any::<u8>(), 0..20), 1 => any::<String>().prop_map(String::into_bytes)];
    let end = prop::sample::select(vec!["\n", "\r\n", " ", ""]);
    prop::collection::vec((piece, end), 0..40).prop_map(|pieces| {
        pieces.into_iter().flat_map(|(piece, end)| [piece, end.as_bytes().to_vec()]).flatten().collect()
    })
}

fn comes_to_an_end(bytes: &[u8], form: Option<Form>) -> Result<(), TestCaseError> {
    let given = Text::from(bytes).taken_for(form);
    match given.reading() {
        Ok(reading) => {
            let bracket = Bracket::new(reading.competition);
            for finding in check::check_text(&bracket, &reading.notes) {
                prop_assert!(!finding.told(&bracket).chars().any(char::is_control), "{finding:?}");
            }
        }
        Err(problems) => {
            prop_assert!(!problems.0.is_empty());
            for problem in problems.0 {
                prop_assert!(!problem.to_string().chars().any(char::is_control), "{problem:?}");
                prop_assert!(problem.line.is_none_or(|(line, column)| line > 0 && column > 0), "{problem:?}");
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn whatever_the_bytes_are_they_are_read_or_told_about(bytes in arbitrary()) {
        comes_to_an_end(&bytes, None)?;
        for form in [Form::Cuptie, Form::FootballTxt, Form::Table, Form::FootballJson] {
            comes_to_an_end(&bytes, Some(form))?;
        }
    }

    #[test]
    fn a_file_that_is_cut_off_or_damaged_is_read_or_told_about(
        which in 0..4usize, cut in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let whole = [MAIN, TABLE, FOOTBALL_JSON, JSON][which].as_bytes();
        comes_to_an_end(&whole[..cut.index(whole.len())], None)?;
        let mut damaged = whole.to_vec();
        damaged[at.index(whole.len())] = byte;
        comes_to_an_end(&damaged, None)?;
    }
}

#[test]
fn a_path_is_shown_as_text_and_nothing_else() {
    let hidden = Path::new("no such folder").join("\u{1b}[31mred\u{202e}.txt");
    let told = complaint(&[], &[hidden.clone(), hidden]);
    assert!(told.contains("red.txt") && !told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
}

#[test]
fn a_season_that_does_not_say_of_what_it_is_is_called_after_its_file() {
    let table = "date,home,away,score\n2020-07-01,Anchor,Buoy,2-1\n";
    let folder = Folder::with(&[("harbour_cup.csv", table)]);
    let competition = |path: &Path| {
        let text = Origin::of(vec![path.to_owned()]).text().expect("a text");
        text.competition().unwrap_or_else(|problems| panic!("{problems}"))
    };
    let read = competition(&folder.path("harbour_cup.csv"));
    assert_eq!(read.title(), "harbour cup 2020");
    assert_eq!(read.assumed().len(), 1, "{:?}", read.assumed());
    let unnamed = source::read(table.as_bytes()).expect("a table");
    assert_eq!((unnamed.name(), unnamed.assumed()), ("A competition", &[][..]));
}
