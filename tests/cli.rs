//! The command line without a terminal: what is printed, where, and with which status the program ends.

mod hostile;
mod program;
mod scratch;

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

use cuptie::competition::PRESETS;
use cuptie::source::{self, LARGEST_FILE, Origin};
use scratch::Scratch;
use serde_json::{Value, json};

const FORMATS: [&str; 8] = ["tree", "list", "json", "markdown", "csv", "wikitext", "svg", "html"];

fn cuptie() -> Command {
    let mut command = program::cuptie();
    command.current_dir(env!("CARGO_TARGET_TMPDIR")).stdin(Stdio::null());
    command
}

fn run<const N: usize>(arguments: [&str; N]) -> Output {
    cuptie().args(arguments).output().expect("the program runs")
}

/// What a run prints that has nothing to complain about.
#[track_caller]
fn printed<const N: usize>(arguments: [&str; N]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    assert_eq!(text(&output.stderr), "", "{arguments:?}");
    text(&output.stdout)
}

/// What a run complains about that prints nothing else, and ends with this status.
#[track_caller]
fn complaint(mut command: Command, status: i32) -> String {
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(status), "{command:?}");
    assert_eq!(text(&output.stdout), "", "{command:?}");
    text(&output.stderr)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

fn report<const N: usize>(arguments: [&str; N]) -> Value {
    serde_json::from_str(&printed(arguments)).expect("a report in json")
}

fn names(report: &Value) -> BTreeSet<String> {
    let clubs = report["clubs"].as_array().expect("clubs").iter();
    clubs.map(|club| club["name"].as_str().expect("a name").to_owned()).collect()
}

/// A competition whose report is longer than any pipe is deep.
fn long_competition() -> String {
    let aliases: Vec<String> = (0..100_000).map(|number| format!("name number {number}")).collect();
    json!({
        "cuptie": 1,
        "name": "Long Cup",
        "season": "2024",
        "regulations": {"name": "its own", "ladder": ["aggregate"]},
        "associations": {"ABC": "Someland"},
        "clubs": [
            {"id": "one", "name": "One", "association": "ABC", "aliases": aliases},
            {"id": "two", "name": "Two", "association": "ABC"},
        ],
        "rounds": [{"id": "final", "name": "Final", "ties": [{"id": "T", "a": {"club": "one"}, "b": {"club": "two"}}]}],
    })
    .to_string()
}

#[test]
fn without_a_terminal_the_whole_bracket_is_printed() {
    let clubs = names(&report(["--format", "json"]));
    assert_eq!(clubs.len(), 52);
    let bracket = printed([]);
    for club in &clubs {
        assert!(bracket.contains(club), "{club} is missing");
    }
    assert!(!bracket.contains('\u{1b}'));
    assert_eq!(bracket, printed(["--format", "tree"]));
}

#[test]
fn every_format_has_every_club_and_ends_with_its_line() {
    let clubs = names(&report(["--format", "json"]));
    for format in FORMATS {
        let bracket = printed(["--format", format]);
        for club in &clubs {
            assert!(bracket.contains(club), "{format}: {club} is missing");
        }
        assert!(!bracket.contains('\u{1b}'), "{format}");
        assert!(bracket.ends_with('\n') && !bracket.ends_with("\n\n"), "{format}");
        assert!(bracket.lines().all(|line| line.trim_end() == line), "{format}: spaces at the end of a line");
    }
}

#[test]
fn a_list_has_a_line_for_each_tie() {
    let report = report(["--format", "json"]);
    let list = printed(["--format", "list"]);
    let ties = report["ties"].as_array().expect("ties");
    assert_eq!(ties.len(), 36);
    for tie in ties {
        let cells = ["id", "a", "b"].map(|field| tie[field].as_str().expect("text"));
        let line = |line: &&str| cells.iter().all(|cell| line.contains(cell));
        assert!(list.lines().any(|text| line(&text)), "{cells:?}");
    }
}

#[test]
fn ascii_prints_nothing_else() {
    for format in ["tree", "list"] {
        let bracket = printed(["--ascii", "--format", format]);
        assert!(bracket.is_ascii(), "{format}");
        assert!(bracket.contains("Olympique Beja"), "{format}");
    }
    assert!(printed(["--ascii"]).is_ascii());
}

#[test]
fn a_club_has_only_its_own_road_printed() {
    let report = report(["--club", "beja", "--format", "json"]);
    assert_eq!(names(&report), BTreeSet::from(["Olympique Béja".to_owned()]));
    let ties = report["ties"].as_array().expect("ties");
    assert!(!ties.is_empty());
    assert!(ties.iter().all(|tie| tie["a"] == "Olympique Béja" || tie["b"] == "Olympique Béja"));
    for format in ["tree", "list"] {
        let road = printed(["--club", "beja", "--format", format]);
        assert!(road.contains("Olympique Béja") && road.contains("Abu Salim"), "{format}");
        assert!(!road.contains("Bendel Insurance") && !road.contains("Kampala City"), "{format}");
    }
}

#[test]
fn only_what_was_looked_for_is_printed() {
    let whole = report(["--format", "json"]);
    let decided = |tie: &&Value| tie["decided_by"] == "penalties";
    let penalties: Vec<&Value> = whole["ties"].as_array().expect("ties").iter().filter(decided).collect();
    let found = report(["--find", "penalties", "--format", "json"]);
    assert_eq!(found["ties"].as_array().expect("ties").iter().collect::<Vec<_>>(), penalties);
    let list = printed(["--find", "penalties second round", "--format", "list"]);
    assert!(list.contains("r2-08") && list.contains("r2-11") && !list.contains("r1-01"), "{list}");
    // Ties played in Cairo belong to what was looked for, but not to the clubs from there.
    assert!(printed(["--find", "cairo", "--format", "list"]).contains("r1-07"));
    assert!(!printed(["--club", "cairo", "--format", "list"]).contains("r1-07"));
}

#[test]
fn what_nothing_matches_is_a_failure_that_names_it() {
    let mut command = cuptie();
    command.args(["--find", "xyzzy"]);
    let complaint = complaint(command, 1);
    assert!(complaint.contains("nothing matches") && complaint.contains("xyzzy"), "{complaint}");
}

#[test]
fn a_club_that_nobody_knows_is_a_failure_that_names_it() {
    for format in FORMATS {
        let mut command = cuptie();
        command.args(["--club", "xyzzy", "--format", format]);
        let complaint = complaint(command, 1);
        assert!(complaint.contains("no club matches") && complaint.contains("xyzzy"), "{complaint}");
    }
}

#[test]
fn a_wrong_argument_is_a_usage_error() {
    for wrong in [&["--no-such-flag"][..], &["--format", "poem"], &["--club"], &["--from", "poem", "cup.txt"]] {
        let mut command = cuptie();
        command.args(wrong);
        let complaint = complaint(command, 2);
        assert!(complaint.contains("--help"), "{complaint}");
    }
}

#[test]
fn help_names_every_option_and_version_the_version() {
    let help = printed(["--help"]);
    for option in ["--club", "--format", "--ascii", "--help", "--version", "tree", "list", "json", "standard input"] {
        assert!(help.contains(option), "{option} is missing");
    }
    assert!(!help.contains('\u{1b}'));
    assert_eq!(printed(["--version"]), format!("cuptie {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_file_can_be_named_or_come_from_standard_input() {
    let long = Scratch::new(long_competition());
    let named = cuptie().arg(&long).output().expect("the program runs");
    assert!(named.status.success());
    let input = fs::File::open(long.name()).expect("the file");
    let read = cuptie().arg("-").stdin(input).output().expect("the program runs");
    assert!(read.status.success());
    assert_eq!(text(&named.stdout), text(&read.stdout));
    assert!(text(&read.stdout).contains("Long Cup 2024"));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    for missing in ["no-such-file.json", "no/such/directory.json"] {
        let mut command = cuptie();
        command.arg(missing);
        let complaint = complaint(command, 1);
        assert!(complaint.contains(missing), "{complaint}");
    }
}

#[test]
fn a_file_that_is_no_competition_is_named_with_the_place_of_the_error() {
    let good = long_competition();
    let not_json = good.replacen(':', "=", 1);
    let misspelt = good.replace("\"season\"", "\"saeson\"");
    let unfit = good.replace("{\"club\":\"two\"}", "{\"club\":\"three\"}");
    let large = format!("{good}{}", " ".repeat(LARGEST_FILE + 1 - good.len()));
    let cases = [
        (large.as_str(), "larger than 64 MiB"),
        ("", "line 1"),
        ("\u{feff}", "line 1"),
        (&not_json, "line 1"),
        (&misspelt, "saeson"),
        (&unfit, "rounds[0].ties[0].b.club: there is no club “three”"),
    ];
    for (bad, place) in cases {
        let file = Scratch::new(bad);
        let mut command = cuptie();
        command.arg(&file);
        let complaint = complaint(command, 1);
        assert!(complaint.contains(&file.name()), "{complaint}");
        assert!(complaint.contains(place), "{place} is not in: {complaint}");

        let mut child = cuptie();
        child.arg("-").stdin(fs::File::open(file.name()).expect("the file"));
        assert!(self::complaint(child, 1).contains("standard input"));
    }
}

#[test]
fn only_a_text_that_somebody_gave_is_given() {
    let given = |origin: Origin| origin.text().expect("a text").is_given();
    assert!(!given(Origin::BuiltIn));
    let file = Scratch::new(long_competition());
    assert!(given(Origin::Files(vec![file.name().into()])));
}

#[test]
fn bytes_that_are_no_text_are_a_failure_and_no_more() {
    let mut bytes = long_competition().into_bytes();
    let middle = bytes.len() / 2;
    bytes[middle] = 0xff;
    let file = Scratch::new(bytes);
    let mut command = cuptie();
    command.arg(&file);
    assert!(complaint(command, 1).contains(&file.name()));
}

#[test]
fn whoever_stops_reading_has_seen_enough() {
    let long = Scratch::new(long_competition());
    let mut command = cuptie();
    command.args(["--format", "json"]).arg(&long).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut pipe = child.stdout.take().expect("a pipe");
    let mut first = [0; 16];
    pipe.read_exact(&mut first).expect("the first bytes");
    drop(pipe);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn nobody_reading_at_all_is_no_failure_either() {
    let commands = [&["needs"][..], &["road", "zamalek"], &["turned"], &["numbers"], &["ladders"], &["check"]];
    for arguments in [&["--format", "list"][..], &["--help"], &["--version"]].into_iter().chain(commands) {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = cuptie().args(arguments).stdout(writer).output().expect("the program runs");
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device that is always full");
    let output = cuptie().stdout(full).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("cannot write"));
}

#[test]
fn what_hides_in_a_file_is_printed_in_no_format() {
    let file = Scratch::new(hostile::competition());
    for format in FORMATS {
        for ascii in [&[][..], &["--ascii"]] {
            let output = cuptie().args(["--format", format]).arg(&file).args(ascii).output().expect("the program runs");
            assert_eq!(output.status.code(), Some(0), "{format}: {}", text(&output.stderr));
            assert_eq!(hostile::found_in(&output.stdout), Vec::<String>::new(), "{format} {ascii:?}");
            for club in hostile::CLUBS.into_iter().filter(|club| club.is_ascii()) {
                // The marks that a last letter may keep are not part of the name.
                assert!(text(&output.stdout).contains(&club[..club.len() - 1]), "{format} {ascii:?}: {club}");
            }
        }
    }
}

#[test]
fn what_hides_in_a_bad_file_is_not_in_the_complaint() {
    let sequences = hostile::SEQUENCES.concat();
    let good = long_competition();
    let hidden = json!(sequences).to_string();
    let key = hidden.trim_matches('"');
    let cases = [
        good.replace("\"club\":\"two\"", &format!("\"club\":\"{key}\"")),
        good.replace("\"season\"", &format!("\"{key}\"")),
        good.replace("\"aggregate\"", &format!("\"{key}\"")),
        good.replace("\"id\":\"T\"", &format!("\"id\":\"T\",\"legs\":[{{\"host\":\"a\",\"date\":\"{key}\"}}]")),
        good.replace("\"id\":\"T\"", &format!("\"id\":\"T\",\"legs\":[{{\"host\":\"{key}\"}}]")),
    ];
    for (number, bad) in cases.iter().enumerate() {
        assert_ne!(*bad, good, "case {number}");
        let mut child = cuptie()
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all(bad.as_bytes()).expect("the program reads");
        drop(input);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(1), "case {number}");
        assert_eq!(hostile::found_in(&output.stderr), Vec::<String>::new(), "case {number}");
    }
}

#[test]
fn what_hides_in_an_argument_is_not_in_the_complaint() {
    let hidden = hostile::SEQUENCES[0];
    for arguments in [&["--club", hidden][..], &[hidden]] {
        let mut command = cuptie();
        command.args(arguments);
        let complaint = complaint(command, 1);
        assert!(!complaint.trim_end().contains(char::is_control), "{}", complaint.escape_debug());
    }
}

#[test]
fn every_named_ladder_is_listed_with_its_legs_steps_and_use() {
    let list = printed(["ladders"]);
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 2 * PRESETS.len());
    for (lines, preset) in lines.chunks(2).zip(PRESETS) {
        assert!(lines[0].starts_with(preset.name) && lines[0].ends_with(preset.used), "{}", lines[0]);
        assert_eq!(
            lines[0].find(preset.used),
            lines_of(&list, "caf")[0].find("CAF"),
            "not in its column: {}",
            lines[0]
        );
        for step in preset.ladder().steps() {
            assert!(lines[1].contains(step.name()), "{step} is not told: {}", lines[1]);
        }
    }
    for (name, legs, steps) in [
        ("uefa-1970", "2 legs", "walkover, aggregate, away goals, extra time, away goals aet, penalties"),
        ("fa-cup-1991", "1 leg", "walkover, aggregate, replays (walkover, aggregate, extra time, penalties)"),
        (
            "conmebol-1960",
            "2 legs",
            "walkover, points (2 for a win), play-off (walkover, aggregate, extra time), goal difference",
        ),
        ("copa-do-brasil-2013", "2 legs", "walkover, away win (by 2), aggregate, away goals, penalties"),
    ] {
        let [first, second] = lines_of(&list, name);
        assert!(first.contains(&format!(" {legs} ")), "{first}");
        assert_eq!(second.trim_start(), steps);
    }
    assert!(printed(["ladders", "--ascii"]).is_ascii());
}

/// The two lines of a set.
fn lines_of<'a>(list: &'a str, name: &str) -> [&'a str; 2] {
    let mut lines = list.lines().skip_while(|line| line.split(' ').next() != Some(name));
    [(); 2].map(|()| lines.next().unwrap_or_else(|| panic!("{name} is not listed")))
}

#[test]
fn a_listed_ladder_can_be_put_into_a_file_as_it_is() {
    let list = report(["ladders", "--format", "json"]);
    let sets = list.as_array().expect("a list");
    assert_eq!(sets.len(), PRESETS.len());
    for (set, preset) in sets.iter().zip(PRESETS) {
        assert_eq!((&set["name"], &set["used"]), (&json!(preset.name), &json!(preset.used)));
        let file = json!({"cuptie": 1, "name": "Cup", "season": "2024", "regulations": {"ladder": set["ladder"]},
            "associations": {"AAA": "Aland"}, "clubs": [{"id": "p", "name": "P", "association": "AAA"}],
            "rounds": [{"id": "1", "name": "1", "ties": [{"id": "1", "a": {"club": "p"}, "b": "to_be_drawn"}]}]});
        let competition = source::read(file.to_string().as_bytes()).expect("it holds together");
        assert_eq!(competition.regulations().ladder, preset.ladder(), "{}", preset.name);
    }
}

#[test]
fn what_is_needed_is_told_of_open_ties_or_else_of_all_and_as_json() {
    let needs = |arguments: &[&str]| {
        let mut command = cuptie();
        command.arg("needs").args(arguments);
        command.output().expect("the program runs")
    };
    let json = |arguments: &[&str]| -> Value { serde_json::from_slice(&needs(arguments).stdout).expect("json") };
    let all = json(&["--format", "json"]);
    let ties = all["ties"].as_array().expect("a list");
    // Four of the 36 were settled by rulings.
    assert_eq!(ties.len(), 32);
    let tie = json(&["--club", "usm alger", "--format", "json"])["ties"][0].clone();
    assert_eq!((&tie["id"], &tie["leg"], &tie["host"]), (&json!("r2-02"), &json!(2), &json!("b")));
    let cell = |host: u8, guest: u8| {
        let cells = tie["cells"].as_array().expect("a list");
        cells.iter().find(|cell| cell["host"] == host && cell["guest"] == guest).expect("a cell").clone()
    };
    let expected = json!({"host": 0, "guest": 0, "through": "b", "by": "away_goals", "next": null});
    assert_eq!(cell(0, 0), expected);
    let expected = json!({"host": 1, "guest": 1, "through": null, "by": null, "next": "penalties"});
    assert_eq!(cell(1, 1), expected);

    let first = json(&["--club", "usm alger", "--leg", "1", "--format", "json"])["ties"][0].clone();
    assert_eq!((&first["id"], &first["leg"], &first["host"]), (&json!("r2-02"), &json!(1), &json!("a")));
    assert_eq!(json(&["--leg", "3", "--format", "json"])["ties"], json!([]), "no tie has a third leg");
    let told = text(&needs(&["--club", "usm alger"]).stdout).to_owned();
    let question = "What leg 2 of 2 could have come to, at USM Alger’s, after FUS Rabat 1–1 USM Alger; it ended 0–0";
    assert!(told.contains(question), "{told}");
    let told = text(&needs(&["--club", "usm alger", "--leg", "1"]).stdout).to_owned();
    let question = "What leg 1 of 2 could have come to, at FUS Rabat’s, before USM Alger 0–0 FUS Rabat; it ended 1–1";
    assert!(told.contains(question), "{told}");

    let open = Scratch::new(source::BUILT_IN.replacen(r#""shootout": {"a": 4, "b": 3}"#, r#""note": "open""#, 1));
    let mut command = cuptie();
    command.arg("needs").arg(&open);
    let told = text(&command.output().expect("the program runs").stdout).to_owned();
    assert_eq!(told.matches("needed").count(), 1, "only the one that is open: {told}");
    assert!(complaint_of(&["needs", "--round", "third round"]).contains("there are First round, Second round"));
    assert!(complaint_of(&["needs", "--club", "nobody"]).contains("no club matches"));
}

fn complaint_of(arguments: &[&str]) -> String {
    let mut command = cuptie();
    command.args(arguments);
    complaint(command, 1)
}

#[test]
fn every_form_is_printed_under_other_regulations_and_as_of_a_day_and_says_so() {
    let told = |arguments: &[&str]| {
        let mut command = cuptie();
        command.args(arguments);
        text(&command.output().expect("the program runs").stdout)
    };
    for format in FORMATS {
        let printed = told(&["--format", format, "--regulations", "uefa-2021", "--as-of", "2023-09-20"]);
        assert!(printed.contains("under uefa-2021 · up to Wed 20 Sep 2023"), "{printed}");
        // Nobody has scored before lots are drawn.
        let draw = told(&["--format", format, "--as-of", "draw"]);
        assert!(draw.contains("up to Tue 25 Jul 2023"), "{draw}");
        assert!(!draw.contains("penalties:") && !draw.contains("\"winner\": \"a\""), "{draw}");
    }
    let needs = told(&["needs", "--as-of", "2023-09-25", "--club", "usm alger"]);
    assert!(
        needs.contains("USM Alger need to win, or to draw 0–0; 1–1 goes to penalties"),
        "nobody knows more: {needs}"
    );
    let needs = told(&["needs", "--regulations", "uefa-2021", "--club", "usm alger", "--round", "second round"]);
    assert!(
        needs.contains(
            "USM Alger needed to win; a draw would have gone to extra time; anything else would have sent FUS Rabat \
             through."
        ),
        "{needs}"
    );
    for (arguments, says) in [
        (["--regulations", "uefa-2121"], "there are no regulations “uefa-2121”; “cuptie ladders” lists all"),
        (["--as-of", "24 September"], "“24 September” is not a date; expected one such as 2023-08-26, or draw"),
    ] {
        let complaint = complaint_of(&[&arguments[..], &["--format", "list"]].concat());
        assert!(complaint.contains(says), "{complaint}");
    }
}

#[test]
fn the_road_of_every_club_that_matches_is_told_and_as_json_says_how_it_is_looked_at() {
    let road = |arguments: &[&str]| {
        let mut command = cuptie();
        command.arg("road").args(arguments);
        text(&command.output().expect("the program runs").stdout).to_owned()
    };
    let both = road(&["nigeria"]);
    assert!(
        both.contains("Bendel Insurance, Nigeria (NGA)") && both.contains("Rivers United, Nigeria (NGA)"),
        "{both}"
    );
    assert!(road(&["béja", "--ascii"]).is_ascii());
    let json = |arguments: &[&str]| -> Value {
        serde_json::from_str(&road(&[arguments, &["--format", "json"]].concat())).expect("json")
    };
    let told = json(&["fus rabat"]);
    assert_eq!(told["scenario"], Value::Null);
    let rabat = &told["clubs"][0];
    assert_eq!((&rabat["end"], &rabat["at"]), (&json!("lost"), &json!("r2-02")));
    assert_eq!(rabat["beaten_by"], json!({"id": "usm-alger", "end": "in_group", "at": "A1"}));
    let told = json(&["fus rabat", "--as-of", "2023-09-20"]);
    assert_eq!((&told["scenario"], &told["clubs"][0]["end"]), (&json!("up to Wed 20 Sep 2023"), &json!("still_in")));
    let under = road(&["fus rabat", "--regulations", "uefa-2021"]);
    assert!(under.contains("under uefa-2021") && under.contains("still in: extra time would have followed"), "{under}");
    assert!(complaint_of(&["road", "nobody"]).contains("no club matches “nobody”"));
}
