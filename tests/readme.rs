//! The README, and the page about the format, stay true: picture, keys, usage and ladders are what the program makes of them
//! now, the map of the house is that of the crate's page, and both are the house.
//!
//! `UPDATE=1 cargo test --test readme` writes them anew.

#[path = "benches/scale/rows.rs"]
mod rows;
mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use clap::CommandFactory;
use cuptie::bracket::Bracket;
use cuptie::browse::App;
use cuptie::browse::keys::{self, Binding, Key};
use cuptie::check::{self, Severity};
use cuptie::cli::Cli;
use cuptie::competition::Side;
use cuptie::report::{self, Format};
use cuptie::rules;
use cuptie::source;
use ratatui::layout::Size;
use serde_json::{Value, json};
use support::page::{self, path, read};
use support::{COLOURS, Screen, default_bracket, svg};

/// Holds a file against what it should be, or writes it.
fn is_current(name: &str, expected: &str) {
    let is_current = fs::read_to_string(path(name)).is_ok_and(|found| found == expected);
    if !is_current && env::var_os("UPDATE").is_some() {
        return page::write(name, expected);
    }
    assert!(is_current, "{name} is out of date: run UPDATE=1 cargo test --test readme");
}

/// Holds the part of a page between two marks against what it should be, or writes it.
fn part_is_current(name: &str, mark: &str, expected: &str) {
    is_current(name, &page::with_part(&read(name), mark, expected));
}

/// Holds a picture against a screen. A line in it that were a letter would have gaps.
fn picture_is_current(name: &str, screen: &Screen) {
    let picture = svg::draw(&screen.buffer);
    assert!(!picture.contains(|c| ('\u{2500}'..='\u{259f}').contains(&c)), "{name} has a line or a block as a letter");
    is_current(&format!("assets/{name}.svg"), &picture);
}

#[test]
fn the_pictures_are_the_screens() {
    for (name, (width, height), keys) in
        [("screen", (120, 36), "right down"), ("outcomes", (88, 26), "right down o"), ("what-if", (120, 36), "space 2")]
    {
        picture_is_current(name, &Screen::new(width, height).press(keys));
    }
    let list = source::read(read("assets/examples/champions-league-2018-19.txt").as_bytes()).expect("a season");
    let season = Bracket::new(list);
    let mut printed = Vec::new();
    report::print(&mut printed, &season, None, Format::Svg, false).expect("a vector takes everything");
    is_current("assets/bracket.svg", &String::from_utf8(printed).expect("text"));
    picture_is_current("opened", &Screen::with(season, COLOURS, 120, 36).press("right right"));
}

/// The table of keys.
fn bindings() -> Vec<Binding> {
    App::new(default_bracket(), Size::new(80, 24)).keys().bindings().to_vec()
}

// One test for all parts of a page, since they are in one file.
#[test]
fn keys_usage_and_map_are_the_program_s_own() {
    let mut table = "| key | what it does |\n|---|---|\n".to_owned();
    for binding in bindings() {
        let names: Vec<String> = binding.names().split(' ').map(|name| format!("`{name}`")).collect();
        table.push_str(&format!("| {} | {} |\n", names.join(" "), binding.help));
    }
    table.push_str(&format!("| mouse | {} |\n", keys::MOUSE));
    part_is_current("README.md", "keys", &table);

    let usage = Cli::command().term_width(80).render_help().to_string();
    part_is_current("README.md", "usage", &format!("```text\n{}\n```\n", usage.trim_end()));

    let mut map = "| room | what it is for |\n|---|---|\n".to_owned();
    for (room, what) in rooms() {
        let folder = if path("src").join(&room).is_dir() { "/" } else { ".rs" };
        map.push_str(&format!("| `{room}{folder}` | {what} |\n"));
    }
    part_is_current("README.md", "house", &map);
}

/// Its figures are those of some machine; what it tells of is not.
#[test]
fn the_table_of_costs_has_every_row_at_every_size() {
    let page = read("README.md");
    let lines: Vec<&str> = page::part(&page, "scale").lines().filter(|line| line.starts_with('|')).collect();
    let cells =
        |line: &str| -> Vec<String> { line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect() };
    let sizes = rows::SIZES.map(|ties| ties.to_string());
    assert_eq!(cells(lines[0])[1..].iter().map(|ties| ties.replace(',', "")).collect::<Vec<_>>(), sizes);
    let names: Vec<String> = lines[2..].iter().map(|line| cells(line).remove(0)).collect();
    let mut expected = vec!["size of the JSON"];
    expected.extend(rows::Row::all().map(rows::Row::name));
    assert_eq!(names, expected);
    assert!(lines.iter().all(|line| cells(line).iter().all(|cell| !cell.is_empty()) && cells(line).len() == 5));
}

#[test]
fn the_ladders_of_the_format_are_the_program_s_own() {
    let names: Vec<String> = rules::PRESETS.iter().map(|preset| format!("`{}`", preset.name)).collect();
    // An item of a list: its lines are indented, and so is the mark behind them.
    part_is_current("assets/FORMAT.md", "ladders", &format!("{}\n  ", filled(&names.join(", "), "  ", 120)));
}

/// The words in indented lines of no more than so many characters.
fn filled(words: &str, indent: &str, width: usize) -> String {
    let mut lines = vec![indent.to_owned()];
    for word in words.split(' ') {
        let line = lines.last_mut().expect("the first line");
        if line.len() + 1 + word.len() > width {
            lines.push(format!("{indent}{word}"));
        } else {
            let space = if line == indent { "" } else { " " };
            line.push_str(&format!("{space}{word}"));
        }
    }
    lines.join("\n")
}

/// The rooms of the house as the page of the crate tells them, from the ground up, each with what it is for.
fn rooms() -> Vec<(String, String)> {
    let page = read("src/lib.rs");
    let lines = page.lines().filter_map(|line| line.strip_prefix("//! - [`")?.split_once("`]: "));
    lines.map(|(room, what)| (room.to_owned(), what.to_owned())).collect()
}

#[test]
fn every_room_has_a_line_and_every_line_a_room() {
    let told: BTreeSet<String> = rooms().into_iter().map(|(room, _)| room).collect();
    let file = |entry: fs::DirEntry| entry.path().file_stem().expect("a name").to_string_lossy().into_owned();
    let there = fs::read_dir(path("src")).expect("the house").map(|entry| file(entry.expect("a room")));
    assert_eq!(told, there.filter(|room| room != "lib" && room != "main").collect());
}

/// Files that a page names, and what it says stands in them: a name that went away sends whoever reads it in vain.
#[test]
fn whoever_works_here_is_led_to_what_is_there() {
    let page = read(".github/CONTRIBUTING.md").replace("```", "");
    let code = || page.split('`').skip(1).step_by(2);
    let ends = [".rs", ".md", ".json", ".toml", ".yml"];
    let is_path = |code: &&str| {
        let is_plain = code.chars().all(|c| c.is_ascii_alphanumeric() || "./_-".contains(c));
        is_plain && (code.contains('/') || ends.iter().any(|end| code.len() > end.len() && code.ends_with(end)))
    };
    let paths: Vec<&str> = code().filter(is_path).collect();
    assert!(paths.contains(&"src/rules/mod.rs") && paths.contains(&"tests/data/bad/"), "{paths:?}");
    let missing: Vec<&str> = paths.into_iter().filter(|name| !path(name).exists()).collect();
    assert_eq!(missing, [""; 0]);

    let is_part = |c: char| c.is_ascii_alphabetic() || c == '_';
    let of = |folder| files(&path(folder)).into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs"));
    let own = of("src").chain(of("tests")).filter(|file| !file.ends_with("tests/readme.rs"));
    let own: String = own.map(|file| fs::read_to_string(file).expect("a text")).collect();
    let words: BTreeSet<&str> = own.split(|c| !is_part(c)).collect();
    let names = code().filter(|code| code.chars().all(is_part));
    assert_eq!(names.filter(|name| !words.contains(name)).collect::<Vec<_>>(), [""; 0]);
}

/// The names that a text of this crate takes from the crate: `crate::a::B`, or `use crate::{a, b::C};`.
fn taken(text: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let names = |after: &str| -> Vec<String> {
        let end = if after.starts_with('{') { after.find(';') } else { after.find(|c| !is_name(c)) };
        after[..end.unwrap_or(after.len())].split(|c| !is_name(c)).map(str::to_owned).collect()
    };
    code.split("crate::").skip(1).flat_map(names).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a room").map(|entry| entry.expect("a file").path());
    entries.flat_map(|entry| if entry.is_dir() { files(&entry) } else { vec![entry] }).collect()
}

#[test]
fn a_room_uses_only_rooms_below_it() {
    let rooms: Vec<String> = rooms().into_iter().map(|(room, _)| room).collect();
    for (floor, room) in rooms.iter().enumerate() {
        let alone = path("src").join(format!("{room}.rs"));
        let files = if alone.is_file() { vec![alone] } else { files(&path("src").join(room)) };
        for file in files {
            let taken = taken(&fs::read_to_string(&file).expect("a text"));
            let above: Vec<&String> = rooms[floor + 1..].iter().filter(|other| taken.contains(*other)).collect();
            assert!(above.is_empty(), "{} uses {above:?}", file.display());
        }
    }
}

/// The text between two marks of a page.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, after) = page.split_once(start).expect("the part begins");
    after.split_once(end).expect("the part ends").0
}

#[test]
fn the_competition_to_copy_is_one() {
    let readme = read("README.md");
    let json = between(&readme, "```json\n", "```");
    let competition = source::read(json.as_bytes()).expect("it can be read");
    assert_eq!(check::check(&Bracket::new(competition)), []);
}

#[test]
fn the_ties_to_copy_are_ties() {
    let format = read("assets/FORMAT.md");
    let blocks: Vec<&str> =
        format.split("```json\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    let [ties] = blocks[..] else { panic!("ties, not {} blocks", blocks.len()) };
    let ties: Value = serde_json::from_str(ties).expect("json");
    let clubs = ["anchor", "dory", "ebb", "ferry", "gull", "isle", "jetty", "in-the-pot"];
    let clubs = clubs.map(|id| json!({"id": id, "name": id, "association": "NOR"}));
    let text = json!({"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": "one-match"}, "clubs": clubs,
        "associations": {"NOR": "North Shore"}, "rounds": [{"id": "first", "name": "First", "ties": ties}],
        "sources": {"almanac": {"title": "An almanac"}}});
    let competition = source::read(text.to_string().as_bytes()).unwrap_or_else(|wrong| panic!("{wrong}"));
    let bracket = Bracket::new(competition);
    let winners = bracket.competition().tie_ids().map(|tie| bracket.verdict(tie).winner());
    assert_eq!(winners.collect::<Vec<_>>(), [Some(Side::B), Some(Side::A), Some(Side::B), None]);
    let found = check::check(&bracket);
    assert!(found.iter().all(|finding| finding.severity == Severity::Note), "{found:?}");
}

/// What stands in a line is a part of a file, too.
#[test]
fn every_object_in_the_text_is_json() {
    let prose: String = read("assets/FORMAT.md").split("```").step_by(2).collect();
    let objects: Vec<&str> = prose.split('`').skip(1).step_by(2).filter(|code| code.starts_with('{')).collect();
    assert!(objects.len() > 3, "{objects:?}");
    for object in objects {
        serde_json::from_str::<Value>(object).unwrap_or_else(|wrong| panic!("{object}: {wrong}"));
    }
}

#[test]
fn every_line_of_the_table_has_a_command_of_its_own_keys_and_words() {
    let all = bindings();
    for (i, binding) in all.iter().enumerate() {
        assert!(!binding.keys.is_empty() && !binding.help.is_empty(), "{:?} lacks keys or words", binding.command);
        let twice = all[i + 1..].iter().any(|other| other.command == binding.command);
        assert!(!twice, "{:?} has two lines", binding.command);
    }
}

#[test]
fn no_key_means_two_things() {
    let all = bindings();
    let keys: Vec<Key> = all.iter().flat_map(|binding| binding.keys.iter().copied()).collect();
    for (i, key) in keys.iter().enumerate() {
        assert!(!keys[i + 1..].contains(key), "{key} stands twice");
    }
}
