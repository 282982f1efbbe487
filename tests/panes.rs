//! A pane is one room: one that stands here, in a file of its own, and that nothing in the program has ever heard of, is
//! opened, turned to, drawn, scrolled and told like any other.

mod support;

use cuptie::bracket::Bracket;
use cuptie::browse::keys::{Binding, Command, Key};
use cuptie::browse::panes::{Pane, Part, Placement, Reply};
use cuptie::browse::{App, Columns, Sheet, State, Theme};
use ratatui::layout::Size;
use support::{COLOURS, Screen, default_bracket};

/// Every club in a line, counted on with a key.
#[derive(Debug, Default)]
struct Roll {
    called: usize,
}

const OPEN: Command = Command::Own("roll");
const CALL: Command = Command::Own("call");

impl Roll {
    fn write(&self, sheet: &mut Sheet, bracket: &Bracket) {
        sheet.text(0, &format!("{} called", self.called), Theme::strong);
        for club in bracket.competition().clubs() {
            sheet.text(0, &club.name, Theme::text);
        }
    }
}

impl Pane for Roll {
    fn name(&self) -> &'static str {
        "roll"
    }

    fn place(&self) -> Placement {
        Placement::Side
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[
            Binding::new(OPEN, &[Key::letter('m')], "the roll of all clubs", Some("roll")),
            Binding::new(CALL, &[Key::letter('C')], "call one more club", None),
        ];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn text(&self, state: &State, room: Size) -> Option<Columns> {
        Some(Columns::new(room, room.width, |sheet| self.write(sheet, state.bracket())))
    }

    fn command(&mut self, _state: &mut State, command: Command, _part: Part) -> Reply {
        if command != CALL {
            return Reply::NotMine;
        }
        self.called += 1;
        Reply::Done
    }
}

fn screen(width: u16, height: u16) -> Screen {
    let app = App::with(default_bracket(), Size::new(width, height), vec![Box::new(Roll::default())]);
    Screen::of(app, COLOURS)
}

#[test]
fn a_pane_is_opened_by_its_key_and_left_again() {
    for (width, height) in [(80, 24), (100, 50), (120, 40), (200, 60), (320, 100)] {
        let plain = Screen::new(width, height).text();
        let opened = screen(width, height).press("m");
        assert!(opened.text().contains("0 called"), "{}", opened.text());
        let left = opened.press("esc").text();
        let body = |text: &str| text.lines().take(usize::from(height) - 1).collect::<Vec<_>>().join("\n");
        if body(&left) != body(&plain) {
            // Where it has a part of its own it stays on the screen.
            assert!(left.contains("0 called"), "{left}");
        }
    }
}

#[test]
fn a_key_of_its_own_does_what_it_says_wherever_the_keys_go() {
    assert!(screen(120, 40).press("m C C").text().contains("2 called"));
    assert!(screen(120, 40).press("C m").text().contains("1 called"));
}

#[test]
fn tab_turns_to_it_after_the_others() {
    let text = screen(80, 24).press("tab tab tab").text();
    assert!(text.contains("0 called"), "{text}");
    let text = screen(80, 24).press("tab tab tab tab").text();
    assert_eq!(text.lines().nth(3), Screen::new(80, 24).text().lines().nth(3), "and then to the first again");
}

#[test]
fn it_is_scrolled_to_its_end_and_no_further() {
    let bracket = default_bracket();
    let clubs = bracket.competition().clubs();
    let (first, last) = (&clubs[0].name, &clubs[clubs.len() - 1].name);
    let end = screen(80, 24).press("m end");
    assert!(end.text().contains(last.as_str()) && !end.text().contains("0 called"), "{}", end.text());
    assert_eq!(end.press("down down pgdn").text(), screen(80, 24).press("m end").text());
    let top = screen(80, 24).press("m end g").text();
    assert!(top.contains("0 called") && top.contains(first.as_str()), "{top}");
}

#[test]
fn footer_and_help_tell_its_keys() {
    let footer = screen(200, 60).text().lines().last().expect("a line").to_owned();
    assert!(footer.contains("m roll"), "{footer}");
    let help = screen(200, 60).press("?").text();
    for told in ["the roll of all clubs", "call one more club", "the next pane: bracket, tie, groups, roll"] {
        assert!(help.contains(told), "{help}");
    }
}
