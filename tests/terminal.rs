//! The real program in a real pseudo-terminal: what it shows, how it answers to keys and signals, and how it leaves.

#![cfg(unix)]

mod hostile;
mod pty;
mod scratch;

use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;
use std::thread;
use std::time::Duration;

use cuptie::browse::Guard;
use nix::sys::signal::Signal;

use pty::*;
use scratch::{Folder, Scratch};

/// The screens that most people have, from the narrowest up.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Set in the environment of a test that runs itself again inside a terminal.
const INSIDE: &str = "CUPTIE_TEST_INSIDE";

/// The program on a screen of this size, once the first tie is there.
#[track_caller]
fn open(size: (u16, u16)) -> Terminal {
    let terminal = Terminal::start(cuptie([]), size);
    terminal.selects("Bendel Insurance");
    terminal
}

/// Ends the program with `q`, as most tests do.
#[track_caller]
fn quit(mut terminal: Terminal) {
    terminal.send("q");
    assert_eq!(terminal.ends().code(), Some(0));
    assert_eq!(terminal.left_clean(), Ok(()));
}

/// Whether a process ended as a signal ends it: by the signal itself, or with the status that stands for it.
fn ended_by(status: ExitStatus, signal: Signal) -> bool {
    status.signal() == Some(signal as i32) || status.code() == Some(128 + signal as i32)
}

mod what_it_shows {
    use super::*;

    #[test]
    fn whoever_waits_for_a_large_file_is_told_what_for_until_there_is_something_to_see() {
        let told = |text: &str| {
            let file = Scratch::new(text);
            let mut terminal = Terminal::start(cuptie([&file.name()]), SIZES[0]);
            terminal.selects("Bendel Insurance");
            terminal.send("q");
            assert_eq!(terminal.ends().code(), Some(0));
            assert_eq!(terminal.text().trim(), "", "nothing of it is left");
            let bytes = String::from_utf8_lossy(&terminal.bytes()).into_owned();
            let (before, _) = bytes.split_once("\x1b[?1049h").expect("the program's own screen");
            (before.contains("reading"), before.contains("checking"))
        };
        let small = cuptie::source::BUILT_IN;
        assert_eq!(told(small), (false, false));
        assert_eq!(told(&format!("{small}{}", " ".repeat(4 << 20))), (true, true));
    }

    #[test]
    fn a_letter_that_was_typed_can_be_taken_back() {
        let mut terminal = open(SIZES[0]);
        for line in ["/", ":"] {
            terminal.send(line);
            terminal.send("qqx");
            terminal.shows("qqx");
            terminal.send("\x7f");
            terminal.hides("qqx");
            terminal.shows("qq");
            terminal.send(ESC);
            terminal.hides("qq");
        }
        quit(terminal);
    }

    #[test]
    fn it_opens_with_the_first_tie_on_screens_of_every_kind() {
        for size in SIZES {
            let terminal = open(size);
            terminal.shows("CAF Confederation Cup 2023-24");
            terminal.shows("First round 1 of 20");
            terminal.shows("ASO Chlef");
            terminal.shows("Bendel Insurance go through on");
            quit(terminal);
        }
    }

    #[test]
    fn arrows_follow_a_club_through_the_tree() {
        for size in SIZES {
            let mut terminal = open(size);
            terminal.press(RIGHT);
            terminal.shows("Second round 1 of 16");
            terminal.selects("Bendel Insurance");
            terminal.press(RIGHT);
            terminal.selects("D1");
            terminal.press(LEFT);
            terminal.shows("Second round 1 of 16");
            terminal.selects("RS Berkane");
            terminal.press(LEFT);
            terminal.shows("First round 1 of 20");
            terminal.press(DOWN);
            terminal.selects("FUS Rabat");
            terminal.press(UP);
            terminal.selects("Bendel Insurance");
            quit(terminal);
        }
    }

    #[test]
    fn enter_opens_the_tie_and_escape_goes_back_and_never_further() {
        let mut terminal = open((80, 24));
        terminal.press(ENTER);
        terminal.shows("Leg 1");
        terminal.hides("Second round 1");
        terminal.press(ESC);
        terminal.hides("Leg 1");
        terminal.selects("Bendel Insurance");
        for _ in 0..3 {
            terminal.press_in_vain(ESC);
            terminal.selects("Bendel Insurance");
        }
        quit(terminal);
    }

    #[test]
    fn a_question_mark_opens_the_help() {
        for size in SIZES {
            let mut terminal = open(size);
            terminal.press("?");
            terminal.shows("Help");
            terminal.shows("the tie that the club plays next");
            terminal.press("?");
            terminal.hides("the tie that the club plays next");
            quit(terminal);
        }
    }

    #[test]
    fn a_clubs_road_is_opened_and_leads_to_its_stops() {
        for size in SIZES {
            let mut terminal = open(size);
            terminal.press(RIGHT);
            terminal.shows("Second round 1 of 16");
            terminal.press("c");
            terminal.shows("Bendel Insurance, Nigeria (NGA)");
            terminal.shows("lost to RS Berkane, who went on to the group stage, place D1: 1st");
            terminal.press(RIGHT);
            terminal.shows("RS Berkane, Morocco (MAR)");
            terminal.shows("could have met: ASO Chlef");
            terminal.press(LEFT);
            terminal.shows("Bendel Insurance, Nigeria (NGA)");
            terminal.press(UP);
            terminal.press(ENTER);
            terminal.shows("First round 1 of 20");
            terminal.hides("Bendel Insurance, Nigeria (NGA)");
            terminal.selects("Bendel Insurance");
            quit(terminal);
        }
    }

    #[test]
    fn all_of_the_bracket_is_seen_at_once_and_gone_into_where_it_is_selected() {
        for size in SIZES {
            let mut terminal = open(size);
            terminal.press("z");
            terminal.press("z");
            terminal.shows("zoom in");
            terminal.shows("16 places");
            // The last of its trees, too.
            terminal.shows("Académica do Lobito");
            terminal.press(DOWN);
            terminal.press(RIGHT);
            terminal.shows("Second round 2 of 16");
            terminal.press(ENTER);
            terminal.hides("zoom in");
            terminal.shows("Second round 2 of 16");
            terminal.selects("FUS Rabat");
            quit(terminal);
        }
    }

    #[test]
    fn a_club_is_gone_to_by_its_name() {
        for size in SIZES {
            let mut terminal = open(size);
            terminal.press(":");
            terminal.shows("Go to");
            terminal.press("lobito");
            terminal.shows("Académica do Lobito ANG");
            terminal.press(ENTER);
            terminal.hides("Go to");
            terminal.selects("C4");
            terminal.press("(");
            terminal.shows("Second round 16 of 16");
            terminal.press("\x15");
            terminal.hides("16 of 16");
            quit(terminal);
        }
    }

    #[test]
    fn a_number_leads_to_its_ties() {
        for size in SIZES {
            let mut terminal = open(size);
            terminal.press("#");
            terminal.shows("How 36 ties ended");
            terminal.press(DOWN);
            terminal.press(DOWN);
            terminal.press(ENTER);
            terminal.hides("How 36 ties ended");
            terminal.shows("away goals · 1 of 4 ties");
            terminal.shows("go through on away goals");
            terminal.press("n");
            terminal.shows("away goals · 2 of 4 ties");
            terminal.press("x");
            terminal.shows("show rest");
            terminal.press(ESC);
            terminal.hides("of 4 ties");
            quit(terminal);
        }
    }

    #[test]
    fn a_filter_finds_a_club_by_any_of_its_names() {
        for size in SIZES {
            let mut terminal = open(size);
            let before = terminal.text();
            terminal.press("/");
            terminal.shows("how a tie was decided");
            terminal.press("muza");
            terminal.shows("1 club: Maestro United · 1 of 2 ties");
            terminal.selects("Maestro United");
            terminal.press(ESC);
            terminal.hides("1 club");
            terminal.selects("Bendel Insurance");
            terminal.wait_for("the screen from before the filter", |screen| text(screen) == before);

            terminal.press("/");
            terminal.press("muza");
            terminal.press(ENTER);
            terminal.shows("hide rest");
            terminal.shows("1 club: Maestro United · 1 of 2 ties");
            terminal.press(ESC);
            terminal.hides("1 club");
            // What was kept and walked on from is no passing look: the selection stays.
            terminal.selects("Maestro United");
            quit(terminal);
        }
    }

    #[test]
    fn a_filter_that_finds_nothing_says_so() {
        let mut terminal = open((80, 24));
        terminal.press("/");
        terminal.shows("how a tie was decided");
        terminal.press("xyzzy");
        terminal.shows("nothing matches");
        terminal.selects("Bendel Insurance");
        terminal.press(ESC);
        terminal.hides("nothing matches");
        quit(terminal);
    }

    #[test]
    fn what_is_pasted_is_text_for_the_filter_line_and_nothing_elsewhere() {
        let paste = |text: &str| format!("\x1b[200~{text}\x1b[201~");
        let mut terminal = open((120, 40));
        terminal.send(&paste("q/x"));
        terminal.press(DOWN);
        terminal.selects("FUS Rabat");
        terminal.press("/");
        terminal.press(&paste(" Maestro\nUni\x1b]0;mine\x07"));
        terminal.press("ted");
        terminal.shows("/Maestro United");
        terminal.selects("Maestro United");
        terminal.press(ENTER);
        quit(terminal);
    }

    #[test]
    fn a_club_named_on_the_command_line_is_there_from_the_start() {
        let terminal = Terminal::start(cuptie(["--club", "muza"]), (120, 40));
        terminal.shows("1 club: Maestro United · 1 of 2 ties");
        terminal.selects("Maestro United");
        quit(terminal);
    }

    #[test]
    fn the_selection_survives_every_size_of_the_screen() {
        let mut terminal = open((200, 60));
        terminal.press(DOWN);
        terminal.selects("FUS Rabat");
        terminal.press(RIGHT);
        terminal.shows("Second round 2 of 16");
        let before = terminal.text();
        for (width, height) in [(1, 1), (2, 2), (10, 3), (16, 3), (20, 5), (30, 10), (80, 24)] {
            terminal.resize(width, height);
            if width < 16 {
                let needs = &"needs 16x3"[..usize::from(width)];
                terminal.wait_for(needs, |screen| text(screen).trim_end() == needs);
            } else {
                terminal.selects(if width < 30 { "" } else { "FUS" });
            }
        }
        terminal.resize(200, 60);
        terminal.wait_for("the same screen as before", |screen| text(screen) == before);
        quit(terminal);
    }

    #[test]
    fn it_starts_on_a_screen_too_small_for_anything_and_grows_with_it() {
        let terminal = Terminal::start(cuptie([]), (2, 1));
        terminal.shows("ne");
        terminal.resize(80, 24);
        terminal.selects("Bendel Insurance");
        quit(terminal);
    }

    /// The size changes ever later after the start, so that it meets every step of it.
    #[test]
    fn a_size_that_changes_during_the_start_is_not_missed() {
        for moment in 0..30 {
            let terminal = Terminal::start(cuptie([]), (200, 60));
            thread::sleep(Duration::from_micros(500 * moment));
            terminal.changes_size(80, 24);
            terminal.wait_for("the keys on the last line", |screen| {
                text(screen).lines().next_back().is_some_and(|line| line.contains("q quit"))
            });
            quit(terminal);
        }
    }

    #[test]
    fn a_key_that_is_pressed_while_the_size_changes_is_heard() {
        let mut terminal = open((120, 40));
        for _ in 0..100 {
            for ((width, height), key, club) in [((80, 24), DOWN, "FUS Rabat"), ((120, 40), UP, "Bendel Insurance")] {
                terminal.changes_size(width, height);
                terminal.send(key);
                terminal.selects(club);
            }
        }
        quit(terminal);
    }

    #[test]
    fn without_colours_there_are_none_and_the_selection_still_stands_out() {
        let mut command = cuptie([]);
        command.env("NO_COLOR", "1");
        let mut terminal = Terminal::start(command, (120, 40));
        terminal.selects("Bendel Insurance");
        for (keys, then) in [(DOWN, "FUS Rabat"), ("?", "this help"), (ESC, "FUS Rabat"), ("/muza", "1 club")] {
            terminal.press(keys);
            terminal.shows(then);
        }
        terminal.selects("Maestro United");
        assert_eq!(colours(&terminal.bytes()), Vec::<String>::new());
    }

    #[test]
    fn colours_are_there_unless_somebody_minds() {
        for minded in [None, Some("")] {
            let mut command = cuptie([]);
            if let Some(value) = minded {
                command.env("NO_COLOR", value);
            }
            let terminal = Terminal::start(command, (120, 40));
            terminal.selects("Bendel Insurance");
            assert_ne!(colours(&terminal.bytes()), Vec::<String>::new());
        }
    }

    #[test]
    fn ascii_is_ascii_on_every_screen() {
        let mut terminal = Terminal::start(cuptie(["--ascii"]), (120, 40));
        terminal.selects("Bendel Insurance");
        terminal.press(ENTER);
        terminal.shows("Leg 1");
        terminal.press("\t");
        terminal.shows("Group A");
        terminal.press("?");
        terminal.shows("this help");
        terminal.press(ESC);
        terminal.hides("this help");
        terminal.press("/beja");
        terminal.shows("1 club: Olympique Beja");
        let bytes = terminal.bytes();
        assert!(bytes.is_ascii(), "{:?}", String::from_utf8_lossy(&bytes).matches(|c: char| !c.is_ascii()).next());
    }

    #[test]
    fn what_hides_in_a_file_stays_there_and_the_rest_is_text() {
        let file = Scratch::new(hostile::competition());
        let mut command = cuptie([]);
        command.arg(&file);
        let mut terminal = Terminal::start(command, (200, 60));
        terminal.selects("Alpha Rover");
        for club in hostile::CLUBS {
            // The marks that a last letter may keep are not part of the name.
            terminal.shows(&club[..club.len() - 1]);
        }
        for (keys, then) in [
            (ENTER, "Some comment"),
            ("\x1b[F", "Some Sourc"),
            (ESC, "Some comment"),
            ("\t\t", "Some note"),
            ("?", "Marks"),
            (ESC, "Some note"),
            ("/rovers", "1 club: Alpha Rover"),
        ] {
            // All of a page may be seen already: then its end is no other frame.
            terminal.send(keys);
            let marked = then.to_owned();
            terminal.wait_for(&marked, |screen| text(screen).replace('\u{301}', "").contains(then));
        }
        assert_eq!(hostile::found_in(&terminal.bytes()), Vec::<String>::new());
    }

    #[test]
    fn what_hides_in_an_argument_is_not_shown_either() {
        let club = format!("muza{}", hostile::SEQUENCES[0]);
        let terminal = Terminal::start(cuptie(["--club", &club]), (120, 40));
        terminal.shows("muza");
        let bytes = terminal.bytes();
        assert!(!bytes.windows(4).any(|sequence| sequence == b"\x1b]52") && !bytes.contains(&0x07));
        quit(terminal);
    }

    #[test]
    fn a_file_from_standard_input_leaves_the_keys_to_the_terminal() {
        let file = Scratch::new(hostile::competition());
        let mut command = shell("exec \"$CUPTIE\" - <\"$FILE\"");
        command.env("FILE", &file);
        let mut terminal = Terminal::start(command, (120, 40));
        terminal.selects("Alpha Rover");
        terminal.press(DOWN);
        terminal.selects("Gamma Star");
        quit(terminal);
    }

    #[test]
    fn a_terminal_that_can_only_print_gets_the_bracket_printed() {
        let mut command = cuptie([]);
        command.env("TERM", "dumb");
        let mut terminal = Terminal::start(command, (120, 40));
        assert_eq!(terminal.ends().code(), Some(0));
        let bytes = terminal.bytes();
        assert!(!bytes.contains(&0x1b));
        assert!(String::from_utf8_lossy(&bytes).contains("Bendel Insurance"));
    }

    /// The sequences that choose a colour, but for the one that goes back to the terminal's own.
    fn colours(bytes: &[u8]) -> Vec<String> {
        let text = String::from_utf8_lossy(bytes);
        let looks = text.split("\x1b[").skip(1).filter_map(|sequence| {
            let end = sequence.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':')?;
            sequence[end..].starts_with('m').then(|| &sequence[..end])
        });
        let is_colour = |look: &&str| {
            let codes = look.split([';', ':']).filter_map(|code| code.parse::<u16>().ok());
            codes.into_iter().any(|code| matches!(code, 30..=38 | 40..=48 | 58 | 90..=107))
        };
        looks.filter(is_colour).map(str::to_owned).collect()
    }

    #[test]
    fn the_map_other_regulations_and_the_days_are_a_key_away() {
        let mut terminal = open((120, 40));
        terminal.press("o");
        terminal.shows("What leg 2 of 2 could have come to, at ASO Chlef’s");
        terminal.press("o");
        terminal.hides("What leg 2");
        terminal.press("s");
        terminal.shows("[x] away goals");
        terminal.press("jjjjjj\r");
        terminal.shows("without away goals · 4 ties turn");
        terminal.press("t[");
        terminal.shows("up to Sun 1 Oct 2023");
        terminal.press("uu");
        terminal.hides("ties turn");
        quit(terminal);
    }

    #[test]
    fn a_view_is_saved_by_name_and_opens_like_any_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = cuptie([]);
        command.cwd(folder.path());
        let mut terminal = Terminal::start(command, (100, 30));
        terminal.selects("Bendel Insurance");
        terminal.press(" 2");
        terminal.shows("1 tie changed");
        terminal.press("v");
        terminal.shows("ASO Chlef go through: 2–1 on aggregate");
        terminal.press("S");
        terminal.shows("caf-confederation-cup-2023-24-what-if.json");
        terminal.send("\r");
        terminal.shows("Saved");
        terminal.press("S");
        terminal.send("\r");
        terminal.shows("is there already; Enter again replaces it");
        terminal.send("\r");
        terminal.shows("Saved");
        terminal.press("\x1b");
        terminal.hides("Saved");
        quit(terminal);
        let file = folder.path().join("caf-confederation-cup-2023-24-what-if.json");
        let terminal = Terminal::start(cuptie([file.to_str().expect("a path")]), (100, 30));
        terminal.shows("1 tie changed");
        terminal.shows("▸ASO Chlef");
        quit(terminal);
    }
}

mod how_it_leaves {
    use super::*;

    #[test]
    fn the_tests_notice_a_terminal_that_is_not_left_clean() {
        let dirt = "\\033[?1049h\\033[?25l\\033[?1000;1002;1003;1006;2004h\\033[?2026h";
        let mut terminal = Terminal::start(shell(&format!("stty raw -echo; printf '{dirt}'")), (80, 24));
        assert_eq!(terminal.ends().code(), Some(0));
        let wrong = terminal.left_clean().expect_err("a terminal left as it should not be");
        for thing in ["25", "1000", "1002", "1003", "1006", "1049", "2004", "2026", "ECHO", "ICANON"] {
            assert!(wrong.contains(thing), "{thing} is not in: {wrong}");
        }
    }

    #[test]
    fn while_it_runs_the_terminal_is_its_own() {
        let terminal = open((80, 24));
        let taken = terminal.left_clean().expect_err("a terminal that is in use");
        for thing in ["25", "1000", "1006", "1049", "2004", "ECHO", "ICANON"] {
            assert!(taken.contains(thing), "{thing} is not in: {taken}");
        }
        quit(terminal);
    }

    #[test]
    fn q_and_ctrl_c_end_it_with_success() {
        for key in ["q", CTRL_C] {
            let mut terminal = open((80, 24));
            terminal.send(key);
            assert_eq!(terminal.ends().code(), Some(0));
            assert_eq!(terminal.left_clean(), Ok(()));
        }
        let mut terminal = open((80, 24));
        terminal.signal(Signal::SIGINT);
        assert_eq!(terminal.ends().code(), Some(0), "the signal that Ctrl-C stands for");
        assert_eq!(terminal.left_clean(), Ok(()));
    }

    /// Alt-[ and ? begin a sequence, and so does a paste; what comes then could be the rest of it.
    #[test]
    fn ctrl_c_ends_it_in_the_middle_of_a_sequence_that_never_ends() {
        for begun in ["\x1b[?", "\x1b[<", "\x1b[200~muza"] {
            let mut terminal = open((80, 24));
            terminal.send(begun);
            terminal.send(CTRL_C);
            assert_eq!(terminal.ends().code(), Some(0), "{begun:?}");
            assert_eq!(terminal.left_clean(), Ok(()));
        }
    }

    /// A terminal that is not the program's own sends it no signals.
    #[test]
    fn ctrl_c_ends_it_on_a_terminal_that_is_not_its_own() {
        let mut command = cuptie([]);
        command.set_controlling_tty(false);
        let mut terminal = Terminal::start(command, (80, 24));
        terminal.selects("Bendel Insurance");
        terminal.send(CTRL_C);
        assert_eq!(terminal.ends().code(), Some(0));
        assert_eq!(terminal.left_clean(), Ok(()));
    }

    #[test]
    fn in_the_filter_line_q_is_a_letter_and_ctrl_c_still_quits() {
        let mut terminal = open((80, 24));
        terminal.press("/");
        terminal.shows("how a tie was decided");
        terminal.press("q");
        terminal.shows("/q");
        terminal.send(CTRL_C);
        assert_eq!(terminal.ends().code(), Some(0));
        assert_eq!(terminal.left_clean(), Ok(()));
    }

    #[test]
    fn a_signal_ends_it_and_leaves_the_terminal_clean() {
        for signal in [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGQUIT] {
            let mut terminal = open((80, 24));
            terminal.signal(signal);
            let status = terminal.ends();
            assert!(ended_by(status, signal), "{signal}: {status}");
            assert_eq!(terminal.left_clean(), Ok(()), "{signal}");
        }
    }

    /// The signal comes ever later after a key, so that some of them meet the frame that the key causes.
    #[test]
    fn a_signal_in_the_middle_of_a_frame_leaves_the_terminal_clean() {
        for moment in 0..60 {
            let mut terminal = open((200, 60));
            terminal.send("?");
            thread::sleep(Duration::from_micros(25 * moment));
            terminal.signal(Signal::SIGTERM);
            let status = terminal.ends();
            assert!(ended_by(status, Signal::SIGTERM), "{status}");
            assert_eq!(terminal.left_clean(), Ok(()));
            assert_eq!(written_after_leaving(&terminal.bytes()), None);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_signal_ends_it_even_while_the_terminal_takes_no_more() {
        let mut terminal = open((200, 60));
        terminal.reads(false);
        // Its output is stuck once keys do not wake it any more. No condition tells that it will not wake, hence the
        // waits; where they are too short the test is easier, never harder.
        let is_stuck = |terminal: &mut Terminal| {
            let before = terminal.sleeps_of_main();
            terminal.send("?");
            thread::sleep(Duration::from_millis(50));
            terminal.sleeps_of_main() == before
        };
        eventually("the program's output to be stuck", || (0..3).all(|_| is_stuck(&mut terminal)));
        terminal.signal(Signal::SIGTERM);
        let status = terminal.ends_unread();
        terminal.reads(true);
        assert!(ended_by(status, Signal::SIGTERM), "{status}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn ctrl_z_gives_the_terminal_back_until_the_program_goes_on() {
        let mut terminal = open((120, 40));
        terminal.press(DOWN);
        terminal.selects("FUS Rabat");
        let before = terminal.text();
        for prompt in ["one $", "two $", "three $"] {
            terminal.send(CTRL_Z);
            terminal.stops();
            terminal.shell_prints(prompt);
            assert_eq!(terminal.left_clean(), Ok(()));
            terminal.signal(Signal::SIGCONT);
            terminal.wait_for("the screen from before", |screen| {
                screen.alternate_screen() && screen.hide_cursor() && text(screen) == before
            });
        }
        terminal.press(UP);
        terminal.selects("Bendel Insurance");
        quit(terminal);
    }

    /// Ctrl-Z is a key like others: a frame is drawn after it, unless the program waits until it goes on.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_stopped_program_has_written_its_last() {
        let mut terminal = open((200, 60));
        for round in 0..60 {
            terminal.send("?\x1a");
            terminal.stops();
            terminal.shell_prints(&format!("prompt {round} $"));
            assert_eq!(terminal.left_clean(), Ok(()));
            assert_eq!(written_after_leaving(&terminal.bytes()), None);
            terminal.signal(Signal::SIGCONT);
            terminal.wait_for("the program again", |screen| screen.alternate_screen() && screen.hide_cursor());
            // The help may stand over the rest of it.
            terminal.shows("CAF Conf");
        }
        quit(terminal);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_stop_from_elsewhere_is_no_different() {
        let terminal = open((80, 24));
        terminal.signal(Signal::SIGTSTP);
        terminal.stops();
        terminal.shell_prints("prompt $");
        assert_eq!(terminal.left_clean(), Ok(()));
        terminal.signal(Signal::SIGCONT);
        terminal.hides("prompt $");
        terminal.selects("Bendel Insurance");
        quit(terminal);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_screen_that_changed_size_meanwhile_is_drawn_as_it_is_now() {
        let mut terminal = open((120, 40));
        terminal.send(CTRL_Z);
        terminal.stops();
        terminal.shell_prints("prompt $");
        terminal.changes_size(80, 24);
        terminal.signal(Signal::SIGCONT);
        terminal.selects("Bendel Insurance");
        terminal.shows("First round 1 of 20");
        quit(terminal);
    }

    #[test]
    fn a_panic_is_read_on_the_normal_screen() {
        if let Some(place) = std::env::var_os(INSIDE) {
            let _guard = Guard::enter(true).expect("a terminal");
            let fails = || panic!("something that cannot be");
            if place == "elsewhere" {
                thread::spawn(fails);
                thread::park();
            }
            fails();
        }
        for place in ["here", "elsewhere"] {
            let name = "how_it_leaves::a_panic_is_read_on_the_normal_screen";
            let mut command = command(&std::env::current_exe().expect("this program"));
            command.args(["--exact", name, "--nocapture"]);
            command.env(INSIDE, place);
            let mut terminal = Terminal::start(command, (120, 40));
            assert_ne!(terminal.ends().code(), Some(0));
            assert_eq!(terminal.left_clean(), Ok(()));
            terminal.wait_for("the message", |screen| {
                !screen.alternate_screen() && text(screen).contains("something that cannot be")
            });
            let bytes = terminal.bytes();
            assert!(bytes.windows(8).any(|sequence| sequence == b"\x1b[?1049h"), "the terminal was never taken");
        }
    }

    #[test]
    fn it_ends_when_the_terminal_goes_away() {
        let file = Scratch::new(hostile::competition());
        let plain = cuptie([]);
        let deaf = shell("trap '' HUP; exec \"$CUPTIE\"");
        let mut from_file = shell("trap '' HUP; exec \"$CUPTIE\" - <\"$FILE\"");
        from_file.env("FILE", &file);
        // A terminal that is not its own sends it no signal when it goes.
        let mut not_its_own = cuptie([]);
        not_its_own.set_controlling_tty(false);
        for command in [plain, deaf, from_file, not_its_own] {
            let line = format!("{:?}", command.get_argv());
            let mut terminal = Terminal::start(command, (80, 24));
            terminal.wait_for(&line, |screen| text(screen).contains("1 of 2"));
            terminal.hang_up();
            // Told by a signal, or by an error when it reads or writes; whichever comes first.
            let status = terminal.ends();
            assert!(ended_by(status, Signal::SIGHUP) || status.code() == Some(1), "{line}: {status}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_on_the_normal_screen() {
        let mut terminal = Terminal::start(cuptie(["no-such-file.json"]), (80, 24));
        assert_eq!(terminal.ends().code(), Some(1));
        assert!(!terminal.bytes().contains(&0x1b));
        terminal.shows("no-such-file.json");
    }

    /// The program's words after it had left the screen and shown the cursor again, which should have been its last. A
    /// program that draws sends escapes; plain text is the terminal's echo, or somebody else's.
    fn written_after_leaving(bytes: &[u8]) -> Option<String> {
        let text = String::from_utf8_lossy(bytes);
        let rest = text.rsplit("\x1b[?1049l").next()?;
        let rest = rest.strip_prefix("\x1b[?25h").unwrap_or(rest);
        rest.contains('\x1b').then(|| rest.escape_debug().to_string())
    }

    /// A program with a tick wakes up for it, however little it then does.
    #[cfg(target_os = "linux")]
    #[test]
    fn while_nothing_happens_it_sleeps() {
        let terminal = open((120, 40));
        eventually("a while in which no thread woke", || {
            let before = (terminal.sleeps(), terminal.time_used());
            // That nothing happens has no end to wait for. Only the first while may still see the start.
            thread::sleep(Duration::from_millis(700));
            (terminal.sleeps(), terminal.time_used()) == before
        });
        quit(terminal);
    }
}

mod what_it_reads_again {
    use std::fs;
    use std::process::Command;

    use super::*;

    /// A competition of one tie, with these goals for its sides.
    fn small(a: u16, b: u16) -> String {
        format!(
            r#"{{"cuptie": 1, "name": "Small Cup", "season": "2026", "regulations": {{"ladder": "one-match"}},
            "associations": {{"AAA": "Aland"}},
            "clubs": [{{"id": "one", "name": "One Rovers", "association": "AAA"}},
                {{"id": "two", "name": "Two United", "association": "AAA"}}],
            "rounds": [{{"id": "f", "name": "Final", "ties": [{{"id": "f", "a": {{"club": "one"}}, "b": {{"club": "two"}},
                "legs": [{{"host": "a", "score": {{"a": {a}, "b": {b}}}}}]}}]}}]}}"#
        )
    }

    fn with_watch(file: &Scratch) -> Terminal {
        let terminal = Terminal::start(cuptie(["--watch", &file.name()]), (80, 24));
        terminal.shows("One Rovers win the Small Cup: they won 2–1");
        terminal
    }

    #[test]
    fn a_watched_file_is_shown_as_it_is_now() {
        let file = Scratch::new(small(2, 1));
        let mut terminal = with_watch(&file);
        // The selection stays with the club it was at.
        terminal.press(" ");
        terminal.selects("Two United");
        fs::write(file.name(), small(0, 3)).expect("the file can be written");
        terminal.shows("Two United win the Small Cup: they won 3–0");
        terminal.selects("Two United");
        quit(terminal);
    }

    #[test]
    fn a_file_with_findings_says_so_and_each_leads_to_its_tie() {
        let file = Scratch::new(small(2, 1));
        let mut terminal = with_watch(&file);
        terminal.hides("1 error");
        let shootout = small(2, 1).replace(r#""legs""#, r#""shootout": {"a": 5, "b": 4}, "legs""#);
        fs::write(file.name(), shootout).expect("the file can be written");
        terminal.shows("e 1 error");
        terminal.press("e");
        terminal.shows("One Rovers v Two United: ");
        terminal.press("\r");
        terminal.hides("What does not fit");
        terminal.shows("This cannot all be so");
        quit(terminal);
    }

    #[test]
    fn a_file_that_is_bad_for_a_moment_leaves_the_last_good_one_on_the_screen() {
        let file = Scratch::new(small(2, 1));
        let terminal = with_watch(&file);
        fs::write(file.name(), "{").expect("the file can be written");
        terminal.shows("kept as it was");
        terminal.shows("One Rovers win the Small Cup: they won 2–1");
        fs::write(file.name(), small(4, 0)).expect("the file can be written");
        terminal.shows("One Rovers win the Small Cup: they won 4–0");
        terminal.hides("kept as it was");
        quit(terminal);
    }

    #[test]
    fn a_key_reads_the_file_again_without_a_watch() {
        let file = Scratch::new(small(2, 1));
        let mut terminal = Terminal::start(cuptie([&file.name()]), (80, 24));
        terminal.shows("they won 2–1");
        fs::write(file.name(), small(5, 1)).expect("the file can be written");
        terminal.press("r");
        terminal.shows("they won 5–1");
        quit(terminal);
    }

    #[test]
    fn of_several_files_and_of_a_folder_each_is_watched_and_read_again() {
        let semi_finals =
            "= Small Cup 2026\n\n▪ Semi-finals\n  One Rovers  2-1  Two United\n  Third Town  1-0  Four Albion\n";
        let final_of =
            |score: &str| format!("= Small Cup 2026 - Finals\n\n▪ Final\n  One Rovers  {score}  Third Town\n");
        for whole in [true, false] {
            let folder = Folder::with(&[("cup.txt", semi_finals), ("cup_finals.txt", &final_of("3-0"))]);
            let names = ["", "cup.txt", "cup_finals.txt"].map(|name| folder.path(name).display().to_string());
            let files = if whole { &names[..1] } else { &names[1..] };
            let mut command = cuptie(["--watch"]);
            command.args(files);
            let mut terminal = Terminal::start(command, (80, 24));
            terminal.selects("One Rovers");
            terminal.press(RIGHT);
            terminal.shows("won 3–0");
            fs::write(folder.path("cup_finals.txt"), final_of("0-4")).expect("the file can be written");
            terminal.shows("won 4–0");
            // What is found is told with the name of its file.
            fs::write(folder.path("cup.txt"), format!("{semi_finals}  hm, what?\n")).expect("the file can be written");
            terminal.shows("1 warning");
            terminal.press("e");
            terminal.shows("cup.txt · line 6");
            terminal.shows("hm, what?");
            if !whole {
                // Who named it means it; of a folder it would be no part any more.
                fs::write(folder.path("cup_finals.txt"), "Dear Sir,\n").expect("the file can be written");
                terminal.press(ESC);
                terminal.shows("kept as it was: cup_finals.txt line 1");
            }
            quit(terminal);
        }
    }

    /// Puts a pipe in a file's place: whoever opens it waits until somebody writes to it.
    fn becomes_a_pipe(file: &Scratch) {
        fs::remove_file(file.name()).expect("the file can be removed");
        let made = Command::new("mkfifo").arg(file).status().expect("mkfifo runs");
        assert!(made.success(), "there is no pipe at {}", file.name());
    }

    fn pipe() -> Scratch {
        let file = Scratch::new("");
        becomes_a_pipe(&file);
        file
    }

    #[test]
    fn a_file_that_becomes_a_pipe_holds_nothing_up() {
        for watch in [true, false] {
            let file = Scratch::new(small(2, 1));
            let mut command = cuptie([&file.name()]);
            if watch {
                command.arg("--watch");
            }
            let mut terminal = Terminal::start(command, (80, 24));
            terminal.selects("One Rovers");
            becomes_a_pipe(&file);
            if !watch {
                terminal.press("r");
            }
            terminal.shows("kept as it was");
            terminal.press(" ");
            terminal.selects("Two United");
            // A file again, it is read again.
            fs::rename(Scratch::new(small(0, 3)).name(), file.name()).expect("the pipe can be replaced");
            if !watch {
                terminal.press("r");
            }
            terminal.shows("Two United win the Small Cup: they won 3–0");
            terminal.hides("kept as it was");
            quit(terminal);
        }
    }

    #[test]
    fn a_competition_that_came_through_a_pipe_cannot_be_read_again_and_stays() {
        let file = pipe();
        let name = file.name();
        thread::spawn(move || fs::write(name, small(2, 1)));
        let mut terminal = Terminal::start(cuptie([&file.name()]), (80, 24));
        terminal.shows("they won 2–1");
        terminal.press("r");
        terminal.shows("kept as it was");
        terminal.shows("they won 2–1");
        quit(terminal);
    }

    #[test]
    fn while_it_waits_for_a_pipe_at_the_start_ctrl_c_ends_it() {
        let file = pipe();
        let mut terminal = Terminal::start(cuptie([&file.name()]), (80, 24));
        terminal.send(CTRL_C);
        let status = terminal.ends();
        assert!(ended_by(status, Signal::SIGINT), "{status}");
        assert_eq!(terminal.left_clean(), Ok(()));
    }
}
