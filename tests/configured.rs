//! The real program in a real pseudo-terminal, set up by somebody: other keys, other colours, what is wrong in a configuration,
//! and what the terminal says of its background.

#![cfg(unix)]

mod pty;
mod scratch;

use portable_pty::CommandBuilder;
use pty::*;
use scratch::Scratch;

/// What asks for the background, and what a light and a dark terminal answer.
const QUESTION: &str = "\x1b]11;?\x07";
const LIGHT: &str = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\";
const DARK: &str = "\x1b]11;rgb:1e1e/1e1e/2e2e\x07";

/// The tones of the lines around the selection, as a terminal is told of them.
const MIDDLE_FOCUS: &str = "38;5;32";
const LIGHT_FOCUS: &str = "38;5;25";
const DARK_FOCUS: &str = "38;5;39";

fn configured<const N: usize>(file: &Scratch, arguments: [&str; N]) -> CommandBuilder {
    let mut command = cuptie(arguments);
    command.env("CUPTIE_CONFIG", file);
    command
}

#[track_caller]
fn open(command: CommandBuilder, size: (u16, u16)) -> Terminal {
    let terminal = Terminal::start(command, size);
    terminal.selects("Bendel Insurance");
    terminal
}

#[track_caller]
fn quit(mut terminal: Terminal, key: &str) {
    terminal.send(key);
    assert_eq!(terminal.ends().code(), Some(0));
    assert_eq!(terminal.left_clean(), Ok(()));
}

fn written(terminal: &Terminal) -> String {
    String::from_utf8_lossy(&terminal.bytes()).into_owned()
}

#[test]
fn keys_are_those_of_the_configuration_and_the_help_tells_them() {
    let file = Scratch::new("[keys]\nhelp = \"Ctrl-G\"\nquit = \"Q\"\ndown = [\"Ctrl-N\", \"Alt-j\"]\nup = \"F2\"\n");
    let mut terminal = open(configured(&file, []), (120, 40));
    terminal.shows("Ctrl-G help");
    terminal.press("\x0e");
    terminal.selects("FUS Rabat");
    terminal.press("\x1bj");
    terminal.selects("EF Ouagadougou");
    terminal.press("\x1bOQ");
    terminal.selects("FUS Rabat");
    terminal.press("\x07");
    for told in ["Ctrl-N Alt-j", "F2", "Ctrl-G"] {
        terminal.shows(told);
    }
    terminal.press(ESC);
    terminal.press_in_vain("q");
    quit(terminal, "Q");
}

#[test]
fn what_is_wrong_is_told_in_the_last_line_and_all_of_it_on_a_page() {
    let file = Scratch::new("theme = \"lihgt\"\nzoom = \"lines\"\n[keys]\nfliter = \"f\"\nquit = \"Q\"\n");
    let mut terminal = open(configured(&file, []), (120, 40));
    terminal.shows("configuration: line 1, column 9: theme: found “lihgt”");
    terminal.press("e");
    terminal.shows("What is wrong with the configuration");
    terminal.shows("2 problems found.");
    terminal.shows("did you mean “filter”?");
    terminal.press(ESC);
    terminal.hides("What is wrong with the configuration");
    // Once it is read, the last line is for the keys again; and what was right holds.
    terminal.shows("Q quit");
    terminal.hides("configuration:");
    quit(terminal, "Q");
}

#[test]
fn themes_are_asked_for_by_flag_environment_and_file_in_this_order() {
    let file = Scratch::new("theme = \"light\"\n");
    let tones = |surroundings: &[(&str, &str)], flags: &[&str]| {
        let mut command = configured(&file, []);
        surroundings.iter().for_each(|(name, value)| command.env(name, value));
        command.args(flags);
        let terminal = open(command, (80, 24));
        let seen = written(&terminal);
        quit(terminal, "q");
        [MIDDLE_FOCUS, LIGHT_FOCUS, DARK_FOCUS].map(|tone| seen.contains(tone))
    };
    let [middle, light, dark, none] = [[true, false, false], [false, true, false], [false, false, true], [false; 3]];
    assert_eq!(tones(&[], &[]), light);
    assert_eq!(tones(&[("CUPTIE_THEME", "dark")], &[]), dark);
    assert_eq!(tones(&[("CUPTIE_THEME", "dark")], &["--theme", "default"]), middle);
    assert_eq!(tones(&[("NO_COLOR", "1")], &[]), none);
    assert_eq!(tones(&[("NO_COLOR", "1")], &["--theme", "dark"]), dark);
    assert_eq!(tones(&[], &["--no-config"]), middle);
    // Nobody is asked where nothing depends on the answer.
    let terminal = open(cuptie([]), (80, 24));
    assert!(!written(&terminal).contains("\x1b]11"));
    quit(terminal, "q");
}

#[test]
fn the_terminal_is_asked_for_its_background_and_its_answer_is_no_key() {
    for (answer, focus) in [(LIGHT, LIGHT_FOCUS), (DARK, DARK_FOCUS)] {
        let mut terminal = open(cuptie(["--theme", "auto"]), (120, 40));
        // Seen before anything is answered.
        assert!(written(&terminal).contains(MIDDLE_FOCUS));
        eventually("the question", || written(&terminal).contains(QUESTION));
        // In the middle of what is typed, of which nothing is lost.
        terminal.send(&format!("/ra{answer}bat"));
        terminal.shows("/rabat");
        eventually("another tone", || written(&terminal).contains(focus));
        terminal.press(ENTER);
        terminal.press(ESC);
        quit(terminal, "q");
    }
}

#[test]
fn a_terminal_that_says_nothing_holds_nothing_up() {
    let mut terminal = open(cuptie(["--theme", "auto"]), (120, 40));
    terminal.press("?");
    terminal.shows("Shift-Tab");
    terminal.press(ESC);
    terminal.hides("Shift-Tab");
    terminal.press(DOWN);
    terminal.selects("FUS Rabat");
    quit(terminal, "q");
}

#[test]
fn a_flag_goes_before_what_the_file_says_of_the_screen() {
    let file = Scratch::new("zoom = \"lines\"\npanes = \"alone\"\n");
    let terminal = open(configured(&file, []), (120, 50));
    terminal.shows("5–0  AS Loto FC");
    terminal.hides("Sources");
    quit(terminal, "q");
    let terminal = open(configured(&file, ["--zoom", "boxes", "--panes", "below"]), (120, 50));
    terminal.shows("AS Loto FC            BEN 0 0   0");
    terminal.shows("First round · tie 1 of 20");
    quit(terminal, "q");
}

/// What would stand at the shell's prompt.
#[test]
fn an_answer_on_its_way_is_waited_for_by_who_leaves_at_once() {
    let mut terminal =
        Terminal::start(shell("$CUPTIE --theme auto; stty raw -echo; printf ready; head -c 4 | od -An -c"), (80, 24));
    terminal.send("q");
    eventually("the question", || written(&terminal).contains(QUESTION));
    terminal.send(DARK);
    terminal.shows("ready");
    terminal.send("rest");
    terminal.shows("r   e   s   t");
}

#[test]
fn nobody_is_asked_where_keys_come_from_elsewhere_or_the_answer_would_be_none() {
    let mut command = cuptie(["--theme", "auto"]);
    command.env("TERM", "linux");
    let mut terminal = open(command, (80, 24));
    terminal.press(DOWN);
    assert!(!written(&terminal).contains("\x1b]11"));
    quit(terminal, "q");
    let mut terminal = open(shell("$CUPTIE --theme auto < /dev/null"), (80, 24));
    terminal.press(DOWN);
    assert!(!written(&terminal).contains("\x1b]11"));
    quit(terminal, "q");
}

#[test]
fn without_the_mouse_the_terminal_keeps_it() {
    let file = Scratch::new("mouse = false\n");
    let mut terminal = open(configured(&file, []), (80, 24));
    terminal.press(DOWN);
    for on in ["\x1b[?1000", "\x1b[?1006"] {
        assert!(!written(&terminal).contains(on));
    }
    assert!(written(&terminal).contains("\x1b[?2004h"), "what is pasted is still told from keys");
    quit(terminal, "q");
    let terminal = open(configured(&file, ["--mouse", "on"]), (80, 24));
    assert!(written(&terminal).contains("\x1b[?1000h"));
    quit(terminal, "q");
}
