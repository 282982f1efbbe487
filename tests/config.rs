//! A configuration says what it says, what is wrong in it is told with its line and with what would be right, and the rest
//! holds; what is written reads as the same.

mod program;
mod scratch;
mod support;

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use clap::ValueEnum;
use cuptie::browse::keys::{Binding, Command as Asked, Key};
use cuptie::browse::{self, App, Arrangement, Settings, SidesWish, ThemeName, Zoom};
use cuptie::config::{self, System};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use ratatui::layout::Size;
use scratch::{Folder, Scratch};
use support::{COLOURS, Screen, default_bracket};

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

/// What a text says, where it is to be right.
fn settings(text: &str) -> Settings {
    let (settings, problems) = config::read(text);
    assert!(problems.is_empty(), "{problems:#?}");
    settings
}

/// What is wrong in a text, line by line, and what holds of it.
fn wrong(text: &str) -> (Settings, Vec<String>) {
    let (settings, problems) = config::read(text);
    (settings, problems.iter().map(ToString::to_string).collect())
}

#[test]
fn nothing_says_nothing() {
    assert_eq!(settings(""), Settings::default());
    assert_eq!(settings("# theme = \"dark\"\n[keys]\n"), Settings::default());
    assert_eq!(settings("\u{feff}mouse = true\r\n"), Settings::default());
}

#[test]
fn everything_can_be_set_up() {
    let text = "
        theme = 'light'
        zoom = \"lines\"
        panes = \"below\"
        ascii = true
        mouse = false
        keys.filter = \"f\"
        keys.quit = [\"Q\", \"F10\"]
        keys.goal-more = []
    ";
    let found = settings(text);
    assert_eq!((found.theme, found.zoom, found.panes), (ThemeName::Light, Zoom::Lines, Arrangement::Below));
    assert_eq!((found.ascii, found.mouse), (true, false));
    let keys = [
        (Asked::Filter, vec![key("f")]),
        (Asked::Own("goal-more"), vec![]),
        // What a terminal ends a program by is taken from no program.
        (Asked::Quit, vec![key("Q"), key("F10"), key("Ctrl-C")]),
    ];
    assert_eq!(found.keys, keys);
}

#[test]
fn what_is_as_by_default_is_nothing_of_its_own() {
    assert_eq!(settings("keys.filter = \"/\"\nkeys.up = [\"Up\", \"k\", \"k\"]").keys, []);
}

#[test]
fn keys_change_hands_where_both_sides_say_so() {
    let found = settings("[keys]\nnext-match = \"N\"\nprevious-match = \"n\"\n");
    assert_eq!(found.keys, [(Asked::NextMatch, vec![key("N")]), (Asked::PreviousMatch, vec![key("n")])]);
    let found = settings("[keys]\nhide = []\nquit = \"x\"\n");
    assert_eq!(found.keys, [(Asked::Hide, vec![]), (Asked::Quit, vec![key("x"), key("Ctrl-C")])]);
}

#[test]
fn a_long_number_is_not_repeated_whole() {
    let (_, problems) = config::read(&format!("zoom = {}", "1".repeat(50_000)));
    let told = problems[0].to_string();
    assert!(told.contains(&format!("found {}…;", "1".repeat(40))) && told.len() < 200, "{}", told.len());
}

/// Each with its place, what was found, and what would be right.
#[test]
fn what_is_wrong_is_told() {
    for (text, told) in [
        (
            "theme = \"lihgt\"",
            "line 1, column 9: theme: found “lihgt”; expected one of “default”, “auto”, “light”, “dark”, “terminal”, “plain”; \
             did you mean “light”?",
        ),
        ("zoom = 2", "line 1, column 8: zoom: found 2; expected one of “boxes”, “lines”, “whole”"),
        (
            "panes = [\"auto\"]",
            "line 1, column 9: panes: found a list of 1; expected one of “auto”, “beside”, “below”, “alone”",
        ),
        ("mouse = \"off\"", "line 1, column 9: mouse: found “off”; expected true or false, without quotes"),
        ("ascii = 1979-05-27", "line 1, column 9: ascii: found 1979-05-27; expected true or false, without quotes"),
        (
            "colour = 1",
            "line 1, column 1: colour: is not a key that is known here; known are theme, zoom, sides, panes, ascii, mouse, keys",
        ),
        ("\n\n  themes = 1", "line 3, column 3: themes: is not a key that is known here; did you mean “theme”?"),
        (
            "keys = \"vim\"",
            "line 1, column 8: keys: found “vim”; expected commands, each with its keys: [keys], and below it filter = \"/\"",
        ),
        (
            "[keys]\nfliter = \"f\"",
            "line 2, column 1: keys.fliter: is not a key that is known here; did you mean “filter”?",
        ),
        (
            "[keys]\nfilter = 1.5",
            "line 2, column 10: keys.filter: found 1.5; expected a key, \"Ctrl-F\", or a list of keys, [\"f\", \"Ctrl-F\"]",
        ),
        (
            "[keys]\nfilter = [\"f\", {}]",
            "line 2, column 16: keys.filter: found a table; expected a key, \"Ctrl-F\", or a list of keys, [\"f\", \"Ctrl-F\"]",
        ),
        (
            "[keys]\nfilter = \"PgDwn\"",
            "line 2, column 10: keys.filter: no key is called “PgDwn”; did you mean “PgDn”?",
        ),
        ("[keys]\nfilter = \"7\"", "line 2, column 10: keys.filter: digits are for goals, and for nothing else"),
        (
            "[keys]\nquit = \"x\"",
            "line 2, column 8: keys.quit: “x” is a key of “hide” as well; give that another one, or none: hide = []",
        ),
        (
            "[keys]\nfilter = \"Ctrl-C\"",
            "line 2, column 10: keys.filter: “Ctrl-C” is kept for “quit”; expected another key",
        ),
        (
            "[keys]\nquit = [\"x\", \"Ctrl-C\"]",
            "line 2, column 8: keys.quit: “x” is a key of “hide” as well; give that another one, or none: hide = []",
        ),
        (
            "[keys]\nup = [\"á\",\"é\",\"í\",\"ó\",\"ú\",\"à\",\"è\",\"ì\",\"ò\",\"ù\"]",
            "line 2, column 6: keys.up: has more keys than anybody presses; expected no more than 9",
        ),
        ("[keys]\nup = \"Ctrl-Z\"", "line 2, column 6: keys.up: “Ctrl-Z” is kept for “suspend”; expected another key"),
    ] {
        assert_eq!(wrong(text), (Settings::default(), vec![told.to_owned()]), "{text}");
    }
}

#[test]
fn of_two_claims_to_a_key_the_first_holds() {
    let (settings, told) = wrong("[keys]\nquit = \"f\"\nfilter = [\"/\", \"f\"]");
    assert_eq!(settings.keys, [(Asked::Quit, vec![key("f"), key("Ctrl-C")])]);
    let clash =
        "line 3, column 10: keys.filter: “f” is a key of “quit” as well; give that another one, or none: quit = []";
    assert_eq!(told, [clash]);
}

#[test]
fn what_is_right_beside_it_holds() {
    let text = "theme = dark\nzoom = \"whole\"\nmouse = maybe\n\n[keys]\nfilter = \"f\"\nhelp = \"Shift-h\"\nup = [\nquit = \"Q\"\n";
    let (settings, told) = wrong(text);
    assert_eq!((settings.theme, settings.zoom, settings.mouse), (ThemeName::Default, Zoom::Whole, true));
    assert!(settings.keys.contains(&(Asked::Filter, vec![key("f")])), "{:?}", settings.keys);
    let lines: Vec<&str> = told.iter().filter_map(|told| told.split(',').next()).collect();
    assert!(["line 1", "line 3", "line 7"].iter().all(|line| lines.contains(line)), "{told:#?}");
    assert!(told[0].starts_with("line 1, column 9: cannot be read as TOML: "), "{told:#?}");
    assert!(told.iter().is_sorted_by_key(|told| told.split([' ', ',']).nth(1)?.parse::<u32>().ok()), "{told:#?}");
}

/// One that falls back to its own keys may stand in the way of another one.
#[test]
fn whatever_clashes_each_key_is_for_one_command_in_the_end() {
    // n is free only as long as next-match may have x, which is a key of hide.
    let (settings, told) = wrong("[keys]\nquit = \"n\"\nnext-match = \"x\"\n");
    assert_eq!((settings, told.len()), (Settings::default(), 2), "{told:?}");
}

#[test]
fn nothing_of_a_file_reaches_a_terminal_unclean() {
    let text = "\"\\u001b]0;owned\\u0007\" = 1\ntheme = \"\\u001b[31m\\u202ered\"\n[keys]\nfilter = \"\\u001b\"\n\u{1b}[2J = 2\n";
    let (_, told) = wrong(text);
    assert!(told.len() >= 4, "{told:?}");
    assert!(told.iter().all(|told| told.chars().all(cuptie::text::is_clean)), "{told:?}");
}

fn commands() -> Vec<Binding> {
    browse::default_keys().bindings().to_vec()
}

#[test]
fn every_command_has_a_name_of_its_own_by_which_it_is_given_keys() {
    let names: Vec<&str> = commands().iter().filter_map(|binding| binding.command.name()).collect();
    for (i, name) in names.iter().enumerate() {
        assert!(!names[i + 1..].contains(name), "{name} stands twice");
        let is_bare = |letter| matches!(letter, 'a'..='z' | '-');
        assert!(!name.is_empty() && name.chars().all(is_bare), "{name} would need quotes");
    }
    assert_eq!(names.len() + 1, commands().len(), "goals alone have no name");
}

/// Keys that no command has by default.
fn free_keys() -> Vec<Key> {
    let free = "Q W f B é \" \\ Del Ins F2 F3 F12 Ctrl-F Ctrl-Space Alt-x Alt-\" Alt-Enter Ctrl-→".split(' ');
    free.map(key).collect()
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let names: Vec<&str> = commands().iter().filter_map(|binding| binding.command.name()).collect();
    let count = names.len();
    let claims = (subsequence(names, 0..count.min(9)), subsequence(free_keys(), 0..=free_keys().len()).prop_shuffle());
    let looks = (
        select(ThemeName::value_variants()),
        select(Zoom::value_variants()),
        select(SidesWish::value_variants()),
        select(Arrangement::value_variants()),
        any::<bool>(),
        any::<bool>(),
    );
    (looks, claims).prop_map(|((theme, zoom, sides, panes, ascii, mouse), (names, keys))| {
        // Every command has its share of the keys; some have none.
        let share = |number: usize| {
            keys.iter().skip(number).step_by(names.len().max(1)).take(9).map(|key| format!("{:?}", key.to_string()))
        };
        let line = |(number, name)| format!("keys.{name} = [{}]\n", share(number).collect::<Vec<_>>().join(", "));
        let mut found = settings(&names.iter().enumerate().map(line).collect::<String>());
        (found.theme, found.zoom, found.sides) = (theme, zoom, sides);
        (found.panes, found.ascii, found.mouse) = (panes, ascii, mouse);
        found
    })
}

/// Lines as people and accidents write them.
fn any_line() -> impl Strategy<Value = String> {
    let words = "theme zoom panes ascii mouse keys filter up quit [keys] [[keys]] = == \"light\" \"f\" 'Ctrl-F' true 1e9 [ ] { } , . # \" ''' \\u001b é \u{202e}";
    let words: Vec<&str> = words.split(' ').collect();
    prop_oneof![
        3 => vec(select(words), 0..6).prop_map(|words| words.join(" ")),
        1 => any::<String>(),
    ]
}

proptest! {
    #[test]
    fn what_is_written_reads_as_the_same(found in any_settings()) {
        let text = config::write(&found);
        let (again, problems) = config::read(&text);
        prop_assert!(problems.is_empty(), "{:#?}\n{}", problems, text);
        prop_assert_eq!(&again, &found);
        prop_assert_eq!(config::write(&again), text);
    }

    #[test]
    fn whatever_stands_in_it_each_key_is_for_one_command_and_every_problem_has_a_line(lines in vec(any_line(), 0..12)) {
        let text = lines.join("\n");
        let (settings, problems) = config::read(&text);
        let table = browse::default_keys().set_up(&settings.keys, settings.mouse);
        let keys: Vec<Key> = table.bindings().iter().flat_map(|binding| binding.keys.iter().copied()).collect();
        for (i, key) in keys.iter().enumerate() {
            prop_assert!(!keys[i + 1..].contains(key), "{} stands twice", key);
        }
        let count = text.split('\n').count();
        for problem in problems {
            prop_assert!(problem.line.is_some_and(|(line, _)| (1..=count).contains(&line)), "{}", problem);
            prop_assert!(problem.to_string().chars().all(cuptie::text::is_clean), "{:?}", problem.to_string());
        }
    }

    #[test]
    fn bytes_are_read_or_told_about(bytes in vec(any::<u8>(), 0..200)) {
        let file = Scratch::new(&bytes);
        let found = config::Config::of(file.name().as_ref()).expect("the file is there");
        prop_assert!(std::str::from_utf8(&bytes).is_ok() || !found.problems.is_empty());
    }
}

#[test]
fn it_is_looked_for_where_each_system_keeps_such_files() {
    let none = |_: &str| None;
    let with =
        |name: &'static str, value: &'static str| move |asked: &str| (asked == name).then(|| OsString::from(value));
    let home = || Some(OsString::from("/home/ada"));
    let at = |path: &str| vec![PathBuf::from(path)];
    if cfg!(unix) {
        assert_eq!(config::paths(System::Unix, home(), none), at("/home/ada/.config/cuptie/config.toml"));
        let xdg = with("XDG_CONFIG_HOME", "/etc/ada");
        assert_eq!(config::paths(System::Unix, home(), xdg), at("/etc/ada/cuptie/config.toml"));
        // Where one is not absolute, it is as if it were not there.
        let relative = with("XDG_CONFIG_HOME", "ada");
        assert_eq!(config::paths(System::Unix, home(), relative), at("/home/ada/.config/cuptie/config.toml"));
        let mac = ["/home/ada/.config/cuptie/config.toml", "/home/ada/Library/Application Support/cuptie/config.toml"];
        assert_eq!(config::paths(System::Mac, home(), none), mac.map(PathBuf::from));
        assert_eq!(config::paths(System::Unix, None, none), Vec::<PathBuf>::new());
    }
    let data = PathBuf::from("Roaming").join("cuptie").join("config.toml");
    assert_eq!(config::paths(System::Windows, None, with("APPDATA", "Roaming")), [data]);
    for system in [System::Unix, System::Mac, System::Windows] {
        assert_eq!(config::paths(system, home(), with("CUPTIE_CONFIG", "my.toml")), at("my.toml"));
        assert_eq!(config::paths(system, home(), with("CUPTIE_CONFIG", "")), Vec::<PathBuf>::new());
    }
}

/// The program with a configuration.
fn with(file: &str, arguments: &[&str]) -> Command {
    let mut command = program::cuptie();
    command.env("CUPTIE_CONFIG", file).args(arguments);
    command
}

fn run(mut command: Command) -> (Output, String, String) {
    let output = command.output().expect("the program runs");
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8(bytes.clone()).expect("a text"));
    (output, out, err)
}

/// The line of what is printed that sets something up.
fn line(out: &str, setting: &str) -> String {
    out.lines().find(|line| line.starts_with(&format!("{setting} = "))).unwrap_or_default().to_owned()
}

#[test]
fn the_one_in_force_is_printed_and_can_be_put_in_its_place() {
    let file = Scratch::new("theme = \"dark\"\nmouse = false\nkeys.help = [\"F1\", \"é\"]\n");
    let (output, out, err) = run(with(&file.name(), &["config"]));
    assert!(output.status.success() && err.is_empty(), "{err}");
    assert_eq!(line(&out, "theme"), "theme = \"dark\"");
    assert_eq!(line(&out, "help"), "help = [\"F1\", \"é\"]");
    assert_eq!(settings(&out), settings("theme = \"dark\"\nmouse = false\nkeys.help = [\"F1\", \"é\"]\n"));
    let again = Scratch::new(&out);
    assert_eq!(run(with(&again.name(), &["config"])).1, out);
}

/// Whatever a later program does by default, a file of today does not stand in its way.
#[test]
fn what_is_as_by_default_is_written_as_a_comment() {
    let written = config::write(&Settings::default());
    let set: Vec<&str> = written.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert_eq!(set, ["[keys]"]);
    // And there it is what it would be.
    let uncommented: Vec<&str> = written
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(setting) if !setting.starts_with(' ') => setting,
            _ => line,
        })
        .collect();
    assert_eq!(settings(&uncommented.join("\n")), Settings::default());
    assert_eq!(uncommented.iter().filter(|line| line.contains(" = ")).count(), 6 + commands().len() - 1);
}

#[test]
fn it_is_written_where_it_is_looked_for_unless_one_is_there() {
    let folder = Folder::new();
    let path = folder.path("new").join("config.toml");
    let name = path.display().to_string();
    let mut command = with(&name, &["config", "--write"]);
    command.env("CUPTIE_THEME", "dark");
    let (output, out, err) = run(command);
    assert!(output.status.success() && err.is_empty(), "{err}");
    assert_eq!(out, format!("Written: {name}\n"));
    let written = fs::read_to_string(&path).expect("a file");
    assert_eq!(settings(&written).theme, ThemeName::Dark);
    let (output, _, err) = run(with(&name, &["config", "--write"]));
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("is there already"), "{err}");
    assert_eq!(fs::read_to_string(&path).expect("a file"), written);
}

#[test]
fn the_readme_s_own_is_right() {
    let readme = support::page::read("README.md");
    let example = readme.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let keys = [(Asked::PageDown, vec![key("PgDn"), key("Ctrl-F")]), (Asked::Quit, vec![key("Q"), key("Ctrl-C")])];
    let found = settings(example);
    assert_eq!((found.theme, found.keys), (ThemeName::Auto, keys.to_vec()));
}

#[test]
fn the_environment_goes_before_the_file_and_of_that_what_is_for_this_program() {
    let file = Scratch::new("theme = \"dark\"\n");
    for (surroundings, theme) in [
        (&[][..], "dark"),
        (&[("NO_COLOR", "1")], "plain"),
        (&[("NO_COLOR", "")], "dark"),
        (&[("CUPTIE_THEME", "light")], "light"),
        (&[("CUPTIE_THEME", "light"), ("NO_COLOR", "1")], "light"),
        (&[("CUPTIE_THEME", "")], "dark"),
    ] {
        let mut command = with(&file.name(), &["config"]);
        command.envs(surroundings.iter().copied());
        assert_eq!(line(&run(command).1, "theme"), format!("theme = \"{theme}\""), "{surroundings:?}");
    }
    let mut command = with(&file.name(), &["config"]);
    command.env("CUPTIE_THEME", "lite");
    let (output, out, err) = run(command);
    assert_eq!((output.status.code(), line(&out, "theme").as_str()), (Some(1), "theme = \"dark\""));
    let expected = "found “lite”; expected one of “default”, “auto”, “light”, “dark”, “terminal”, “plain”";
    assert!(err.starts_with(&format!("cuptie: CUPTIE_THEME: {expected}")), "{err}");
}

#[test]
fn a_flag_goes_before_the_file_in_print_as_well() {
    let file = Scratch::new("ascii = true\n");
    let unaccented = |arguments: &[&str]| run(with(&file.name(), arguments)).1.is_ascii();
    assert!(unaccented(&["--format", "list"]));
    assert!(!unaccented(&["--format", "list", "--no-config"]));
    assert!(unaccented(&["needs"]) && unaccented(&["numbers"]) && unaccented(&["ladders"]));
    let mut command = with("", &["--format", "list", "--config"]);
    command.arg(&file);
    assert!(run(command).1.is_ascii());
}

#[test]
fn a_flag_takes_ascii_back() {
    let file = Scratch::new("ascii = true\n");
    let unaccented = |arguments: &[&str]| run(with(&file.name(), arguments)).1.is_ascii();
    for command in [&["--format", "list"][..], &["needs"], &["road", "béja"], &["turned"], &["numbers"], &["check"]] {
        assert!(unaccented(command), "{command:?}");
        assert!(!unaccented(&[command, &["--no-ascii"]].concat()), "{command:?}");
        // Of both, the last holds, so that an alias can be taken back, too.
        assert!(!unaccented(&[command, &["--ascii", "--no-ascii"]].concat()), "{command:?}");
        assert!(unaccented(&[command, &["--no-ascii", "--ascii"]].concat()), "{command:?}");
    }
}

#[test]
fn in_print_what_is_wrong_is_told_beside_it() {
    let file = Scratch::new("theme = \"dark\"\nascii = yes\n[keys]\nup = \"q\"\n");
    let (output, out, err) = run(with(&file.name(), &["--format", "list"]));
    assert!(output.status.success() && out.contains("Confederation Cup"), "{out}");
    let name = file.name();
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines.len(), 2, "{err}");
    assert!(lines[0].starts_with(&format!("cuptie: {name} line 2, column 9: cannot be read as TOML: ")), "{err}");
    assert!(
        lines[1].starts_with(&format!("cuptie: {name} line 4, column 6: keys.up: “q” is a key of “quit” as well")),
        "{err}"
    );
    assert_eq!(run(with(&name, &["config"])).0.status.code(), Some(1));
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_program_goes_on_unless_a_flag_names_it() {
    let folder = Folder::new();
    let missing = folder.path("none.toml").display().to_string();
    let (output, out, err) = run(with(&missing, &["--format", "list"]));
    assert!(output.status.success() && out.contains("Confederation Cup"), "{out}");
    assert!(err.starts_with(&format!("cuptie: {missing} cannot be read: ")), "{err}");
    let (output, _, err) = run(with("", &["--config", &missing]));
    assert_eq!(output.status.code(), Some(1));
    assert!(err.starts_with(&format!("cuptie: cannot read {missing}: ")), "{err}");
    for (bytes, told) in [
        (vec![0xff, 0xfe, b'a'], "is no text in UTF-8; save it as one"),
        (vec![b'#'; (1 << 16) + 1], "is larger than 64 KiB; a configuration is far smaller"),
    ] {
        let file = Scratch::new(bytes);
        let (_, _, err) = run(with(&file.name(), &["--format", "list"]));
        assert_eq!(err, format!("cuptie: {} {told}\n", file.name()));
    }
}

/// Whoever opens a pipe that nobody writes to waits without end, and nobody can be told why.
#[cfg(unix)]
#[test]
fn a_pipe_in_its_place_is_not_waited_for_but_one_that_a_flag_names_is() {
    let pipe = Scratch::new("");
    fs::remove_file(pipe.name()).expect("the file can be removed");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success(), "there is no pipe");
    let name = pipe.name().to_owned();
    let (told, heard) = std::sync::mpsc::channel();
    let in_its_place = name.clone();
    std::thread::spawn(move || told.send(run(with(&in_its_place, &["--format", "list"]))));
    let (output, out, err) = heard.recv_timeout(std::time::Duration::from_secs(20)).expect("nothing is waited for");
    assert!(output.status.success() && out.contains("Confederation Cup"), "{out}");
    assert_eq!(err, format!("cuptie: {name} cannot be read: it is a pipe, which would be waited for\n"));
    // As a shell makes one of what another program prints.
    let written = name.clone();
    let writer = std::thread::spawn(move || fs::write(written, "ascii = true\n"));
    let named = config::Config::of(name.as_ref()).expect("somebody writes to it");
    assert!(named.settings.ascii, "{:?}", named.problems);
    writer.join().expect("it ends").expect("it is read");
}

/// Where somebody has none, there is nothing to tell.
#[cfg(unix)]
#[test]
fn without_a_file_where_one_is_looked_for_nothing_is_told() {
    let folder = Folder::with(&[("file", "no folder")]);
    for home in [folder.path("nowhere"), folder.path("file")] {
        let mut command = program::cuptie();
        command.env_remove("CUPTIE_CONFIG").env("XDG_CONFIG_HOME", &home).args(["--format", "list"]);
        let (output, _, err) = run(command);
        assert!(output.status.success() && err.is_empty(), "{err}");
        let mut command = program::cuptie();
        command.env_remove("CUPTIE_CONFIG").env("XDG_CONFIG_HOME", &home).args(["config", "--path"]);
        assert_eq!(run(command).1, format!("{}\n", home.join("cuptie").join("config.toml").display()));
    }
}

fn screen(text: &str, width: u16, height: u16) -> Screen {
    let app = App::set_up(default_bracket(), Size::new(width, height), Vec::new(), &settings(text));
    Screen::of(app, COLOURS)
}

fn footer(screen: &Screen) -> String {
    screen.text().lines().last().expect("a line").to_owned()
}

#[test]
fn a_key_does_what_it_was_given_for_and_nothing_else_any_more() {
    let keys = "[keys]\nzoom = [\"w\", \"F2\"]\nwalkover = []\nhelp = \"H\"\nback = \"B\"\nup = \"K\"\n";
    let plain = Screen::new(120, 40);
    let zoomed = plain.press("z").text();
    let body = |text: &str| text.lines().take(39).collect::<Vec<_>>().join("\n");
    assert_eq!(body(&screen(keys, 120, 40).press("w").text()), body(&zoomed));
    assert_eq!(screen(keys, 120, 40).press("z").text(), screen(keys, 120, 40).text());
    let footer = footer(&screen(keys, 200, 60));
    assert!(footer.contains("w zoom") && footer.contains("H help") && !footer.contains("z zoom"), "{footer}");
    // The help tells the keys in force, and what has none not at all.
    let help = screen(keys, 120, 100).press("H").text();
    assert!(
        help.contains("w F2") && help.lines().any(|line| line.contains(" H  ") && line.contains("this help")),
        "{help}"
    );
    assert!(!help.contains("walkover") || !help.contains("what if the selected club were out"), "{help}");
    let closed = screen(keys, 120, 40).press("H B").text();
    assert_eq!(closed, screen(keys, 120, 40).text());
}

#[test]
fn hints_are_the_keys_in_force() {
    let keys =
        "[keys]\nleft = \"a\"\nright = \"d\"\nup = \"W\"\ndown = \"S\"\nsave = \"F5\"\nback = [\"B\", \"Esc\"]\n";
    let line = footer(&screen(keys, 200, 60));
    assert!(line.contains("a W S d move"), "{line}");
    let line = footer(&screen(keys, 80, 24).press("enter"));
    assert!(line.contains("B back") && line.contains("W S scroll") && line.contains("a d follow"), "{line}");
    let line = footer(&screen(keys, 120, 40).press("3"));
    assert!(line.contains("B done") && line.contains("a d leg") && line.contains("W S club"), "{line}");
}

/// A line that is typed has keys of its own, whatever others are for.
#[test]
fn what_is_typed_is_typed_and_ended_as_ever() {
    let keys = "[keys]\nquit = \"Q\"\nback = \"B\"\nopen = \"d\"\nnext-pane = \"f\"\nfilter = \"Enter\"\n";
    let typed = screen(keys, 120, 40).press("enter B Q d f");
    assert!(footer(&typed).starts_with(" /BQdf"), "{}", footer(&typed));
    assert!(
        footer(&screen(keys, 200, 40).press("enter r a b a t")).contains("Enter keep"),
        "as it is while it is typed"
    );
    let kept = screen(keys, 120, 40).press("enter r a b a t enter");
    assert!(footer(&kept).contains("B clear"), "{}", footer(&kept));
    let body = |screen: Screen| screen.text().lines().take(39).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(body(kept.press("B")), body(Screen::new(120, 40).press("/ r a b a t enter esc")));
    assert_eq!(screen(keys, 120, 40).press("enter r a esc").text(), screen(keys, 120, 40).text());
    // So has a page in which something is typed.
    let page = screen(keys, 120, 40).press(": s e c enter");
    assert!(footer(&page).contains("Second round 1 of"), "{}", footer(&page));
}

#[test]
fn without_the_mouse_the_help_does_not_tell_of_it() {
    let help = |text| screen(text, 120, 100).press("?").text();
    assert!(help("").contains(" mouse "));
    assert!(!help("mouse = false").contains(" mouse "));
}

#[test]
fn it_opens_as_near_as_was_asked_for() {
    for (zoom, presses) in [("boxes", ""), ("lines", "z"), ("whole", "z z")] {
        for (width, height) in [(80, 24), (120, 40), (200, 60)] {
            let opened = screen(&format!("zoom = \"{zoom}\""), width, height).text();
            assert_eq!(opened, Screen::new(width, height).press(presses).text(), "{zoom}");
        }
    }
}

#[test]
fn panes_stand_where_they_were_asked_for() {
    let is_upright = |text: &str| text.lines().filter(|line| line.contains('│')).count();
    let arranged = |panes: &str, width, height| screen(&format!("panes = \"{panes}\""), width, height).text();
    // At 120x40 the tie stands below by itself, at 200x60 beside.
    let lines = |text: &str| text.lines().any(|line| line.starts_with("──────────") && !line.contains(' '));
    let below = arranged("below", 200, 60);
    assert!(lines(&below), "{below}");
    let beside = arranged("beside", 120, 40);
    assert!(is_upright(&beside) > 30, "{beside}");
    let alone = arranged("alone", 200, 60);
    assert!(!alone.contains("Regulations") && alone != arranged("auto", 200, 60), "{alone}");
    // Alone, it is seen while it has the keys.
    let opened = screen("panes = \"alone\"", 200, 60).press("enter").text();
    assert!(opened != alone, "{opened}");
    // As low as it is wished for, it stands below a lower bracket.
    let low = arranged("below", 80, 24);
    assert!(low != arranged("auto", 80, 24) && lines(&low), "{low}");
}
