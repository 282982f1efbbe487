//! `cuptie convert`: what it writes is read as the same competition, whole or not at all, over nothing that was not to be
//! replaced; and what there was to say about the source is said beside it.

mod hostile;
mod program;
mod scratch;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use cuptie::bracket::Bracket;
use cuptie::competition::Competition;
use cuptie::source::{self, json};
use proptest::prelude::*;
use scratch::{Folder, Scratch};
use serde_json::Value;

/// A cup in Football.TXT, with a line that says nothing.
const CUP: &str = "\
= Harbour Cup 2025/26

▪ Semi-finals
  Anchor Athletic  2-1  Dory Wanderers
  Ferry Town  0-3  Gull Rovers
  hm, what?

▪ Final
  Anchor Athletic  1-0  Gull Rovers
";

fn cuptie() -> Command {
    let mut command = program::cuptie();
    command.arg("convert").stdin(Stdio::null());
    command
}

fn run(command: &mut Command) -> Output {
    command.output().expect("the program runs")
}

#[track_caller]
fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// What is written on standard output, with nothing to complain about.
#[track_caller]
fn converted(path: &Path) -> String {
    let output = run(cuptie().arg(path));
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""), "{}", path.display());
    text(&output.stdout).to_owned()
}

fn read(text: &str) -> Competition {
    source::read(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// Everything but the count of what was taken out of texts: once written, there is nothing more to take out.
fn all(competition: &Competition) -> String {
    let all = format!("{competition:#?}");
    all.lines().filter(|line| !line.trim_start().starts_with("cleaned: ")).collect::<Vec<_>>().join("\n")
}

/// Every competition that is kept beside the program.
fn files() -> Vec<PathBuf> {
    let folder = |name: &str| fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a folder");
    let all = ["assets/examples", "tests/data"].into_iter().flat_map(folder).map(|entry| entry.expect("a file").path());
    all.filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect()
}

#[test]
fn what_is_written_of_a_file_is_read_as_the_same_and_is_the_same_in_a_file() {
    let folder = Folder::new();
    let hostile = folder.path("hostile.json");
    fs::write(&hostile, hostile::competition()).expect("a file");
    for (number, path) in files().into_iter().chain([hostile]).enumerate() {
        let before = read(&fs::read_to_string(&path).expect("a text"));
        let written = converted(&path);
        assert_eq!(all(&read(&written)), all(&before), "{}", path.display());
        let out = folder.path(&format!("out-{number}.json"));
        assert!(run(cuptie().arg(&path).arg("-o").arg(&out)).status.success());
        assert_eq!(fs::read_to_string(&out).expect("a file"), written, "{}", path.display());
        assert_eq!(converted(&out), written, "{}: written again, it is the same", path.display());
    }
}

#[test]
fn without_a_file_it_is_the_built_in_competition() {
    let output = run(&mut cuptie());
    assert_eq!(all(&read(text(&output.stdout))), all(&source::built_in().expect("it reads")));
}

#[test]
fn a_list_of_matches_becomes_a_competition_and_what_there_is_to_say_is_said_beside_it() {
    let folder = Folder::with(&[("cup.txt", CUP)]);
    let output = run(cuptie().arg(folder.path("cup.txt")));
    assert_eq!(output.status.code(), Some(0));
    let written = read(text(&output.stdout));
    let names: Vec<&str> = written.clubs().iter().map(|club| club.name.as_str()).collect();
    assert_eq!((written.name(), written.ties().len(), names.len()), ("Harbour Cup", 3, 4), "{names:?}");
    let again = source::read(CUP.as_bytes()).expect("a cup");
    assert_eq!(all(&written), all(&again));
    let said = text(&output.stderr);
    let of_line = |line: &&str| line.starts_with("warning  line 6, column ") && line.contains("hm, what?");
    assert_eq!(said.lines().filter(of_line).count(), 1, "{said}");
    let name = folder.path("cup.txt").display().to_string();
    let last = said.lines().last().expect("a count");
    assert!(last.starts_with(&format!("{name}: 0 errors, 1 warning, ")), "{said}");
}

#[test]
fn what_hides_in_a_list_of_matches_is_neither_written_nor_said() {
    let sequences = hostile::SEQUENCES.concat();
    let hide = |text: &str| format!("{}{sequences}{}", &text[..1], &text[1..]);
    let text = CUP.replace("hm, what?", &hide("hm, what?")).replace("Ferry Town", &hide("Ferry Town"));
    let folder = Folder::with(&[("cup.txt", &text)]);
    let output = run(cuptie().arg(folder.path("cup.txt")));
    assert_eq!(output.status.code(), Some(0), "{}", self::text(&output.stderr));
    assert_eq!(hostile::found_in(&output.stdout), Vec::<String>::new());
    assert_eq!(hostile::found_in(&output.stderr), Vec::<String>::new());
}

#[test]
fn what_is_there_is_replaced_only_by_force() {
    let folder = Folder::with(&[("out.json", "somebody’s own"), ("cup.txt", CUP)]);
    let (cup, out) = (folder.path("cup.txt"), folder.path("out.json"));
    let refused = run(cuptie().args([&cup, Path::new("-o"), &out]));
    assert_eq!((refused.status.code(), text(&refused.stdout)), (Some(1), ""));
    let told = "there is something of that name; choose another name, or have it replaced with --force\n";
    assert_eq!(text(&refused.stderr), format!("cuptie: cannot save {}: {told}", out.display()));
    assert_eq!(fs::read_to_string(&out).expect("a file"), "somebody’s own");
    let done = run(cuptie().arg("--force").args([&cup, Path::new("-o"), &out]));
    assert_eq!((done.status.code(), text(&done.stdout)), (Some(0), ""));
    assert_eq!(read(&fs::read_to_string(&out).expect("a file")).name(), "Harbour Cup");
    assert_eq!(folder.names(), ["cup.txt", "out.json"], "nothing is left beside it");
    // What is replaced may be what was read.
    let own = run(cuptie().arg("--force").args([&out, Path::new("-o"), &out]));
    assert_eq!(own.status.code(), Some(0));
    assert_eq!(read(&fs::read_to_string(&out).expect("a file")).name(), "Harbour Cup");
    assert_eq!(run(cuptie().arg("--force").arg(&cup)).status.code(), Some(2), "there is nothing to be replaced");
}

#[test]
fn what_is_no_competition_writes_nothing() {
    let folder = Folder::with(&[("cup.json", "{\"cuptie\": 1}")]);
    let output = run(cuptie().arg(folder.path("cup.json")).arg("-o").arg(folder.path("out.json")));
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    assert!(text(&output.stderr).contains("“season” is missing"), "{}", text(&output.stderr));
    let nowhere = run(cuptie().arg("-o").arg(folder.path("there/is/no/such/folder.json")));
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(text(&nowhere.stderr).contains("there is no folder"), "{}", text(&nowhere.stderr));
    assert_eq!(folder.names(), ["cup.json"]);
}

#[test]
fn what_is_looked_at_is_what_is_written() {
    let of = |arguments: &[&str]| read(text(&run(cuptie().args(arguments)).stdout));
    let draw = of(&["--as-of", "draw"]);
    assert!(draw.ties().iter().all(|tie| tie.on_record().legs.iter().all(|leg| leg.on_pitch().is_none())));
    let under = of(&["--regulations", "uefa-2021"]);
    assert!(under.title().ends_with("under uefa-2021"), "{}", under.title());
    let wrong = run(cuptie().args(["--change", "no-such-tie:1=1-0"]));
    assert_eq!((wrong.status.code(), text(&wrong.stdout)), (Some(1), ""));
}

#[test]
fn whoever_stops_reading_has_seen_enough() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = run(cuptie().stdout(writer));
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    // And of what is longer than any pipe is deep, after the first bytes.
    let mut long: Value = serde_json::from_str(include_str!("data/good.json")).expect("json");
    long["clubs"][0]["aliases"] = (0..20_000).map(|number| format!("name number {number}")).collect();
    let long = Scratch::new(long.to_string());
    let mut child =
        cuptie().arg(&long).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let mut pipe = child.stdout.take().expect("a pipe");
    pipe.read_exact(&mut [0; 16]).expect("the first bytes");
    drop(pipe);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}

/// Whoever may stand on a side: few clubs, some of them spelled in two ways, and what stands in the place of one.
const SIDES: [&str; 16] = [
    "Anchor",
    "Anchor FC",
    "Buoy",
    "Coral",
    "Coral (NOR)",
    "Dory",
    "Eel",
    "Ferry",
    "W1",
    "W2",
    "L1",
    "Winner SF1",
    "1A",
    "2B",
    "N.N.",
    "Winner Match 3",
];

/// What may stand above matches.
const HEADINGS: [&str; 18] = [
    "▪ Group A",
    "▪ Group B",
    "▪ Qualifying round",
    "▪ Round 1",
    "▪ Round 1, Replays",
    "▪ Round of 16, 1st Leg",
    "▪ Round of 16, 2nd Leg",
    "▪ Quarter-finals",
    "▪ Semi-finals",
    "▪ Semi-final, Replay",
    "▪ Third place",
    "▪ Final",
    "▪ Path A, Semi-finals",
    "▪ Path A, Final",
    "▪ North Zone, Round 2",
    "▪ Play-offs",
    "== Finals",
    "▪ Match 2",
];

/// How a match may have ended, behind the pair.
const ENDINGS: [&str; 14] = [
    "",
    "1-0",
    "0-1",
    "2-2",
    "0-0",
    "1-1 a.e.t.",
    "2-1 a.e.t. (1-1, 0-0)",
    "4-3 pen. 1-1 a.e.t.",
    "3-0 [awarded]",
    "1-0 [abandoned]",
    "[cancelled]",
    "w/o",
    "[Buoy wins on penalties]",
    "0-0 [void]",
];

/// A file of lines that each say something, whatever they come to together.
fn list() -> impl Strategy<Value = String> {
    let of = prop::sample::select::<&'static str>;
    let number =
        prop::option::of(1..5u32).prop_map(|number| number.map_or(String::new(), |number| format!("({number}) ")));
    let game = (number, of(&SIDES[..]), of(&SIDES[..]), of(&ENDINGS[..]))
        .prop_map(|(number, one, two, ending)| format!("  {number}{one} v {two}  {ending}"));
    let day = (1..12i32, 1..28i32).prop_map(|(month, day)| format!("2024-{month:02}-{day:02}"));
    let line = prop_oneof![6 => game, 2 => of(&HEADINGS[..]).prop_map(str::to_owned), 1 => day];
    prop::collection::vec(line, 1..40).prop_map(|lines| format!("= Harbour Cup 2024\n{}\n", lines.join("\n")))
}

proptest! {
    #[test]
    fn whatever_is_made_of_a_list_can_be_written_and_is_read_as_the_same(list in list()) {
        if let Ok(competition) = source::read(list.as_bytes()) {
            let written = json::write(&competition);
            prop_assert!(written.is_ok());
            let again = source::read(written.unwrap_or_default().as_bytes());
            prop_assert!(again.is_ok(), "{}", again.err().map_or(String::new(), |problems| problems.to_string()));
            prop_assert_eq!(again.map(|again| all(&again)).ok(), Some(all(&competition)));
            prop_assert!(json::write_certain(&Bracket::new(competition).to_competition_called("")).is_ok());
        }
    }
}
