//! What the terminal is asked for besides showing text, as it arrives there: a text for the clipboard, and links.

#![cfg(unix)]

mod pty;

use pty::*;

/// The program in a terminal that is called so.
fn open(name: &str, size: (u16, u16)) -> Terminal {
    let mut command = cuptie([]);
    command.env("TERM", name);
    let terminal = Terminal::start(command, size);
    terminal.selects("Bendel Insurance");
    terminal
}

/// What the last request for the clipboard asks to put there.
fn on_clipboard(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let (_, request) = text.rsplit_once("\x1b]52;c;")?;
    let (encoded, _) = request.split_once("\x1b\\")?;
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let bits =
        encoded.trim_end_matches('=').bytes().flat_map(|byte| (0..6).rev().map(move |bit| digit(byte) >> bit & 1));
    let bits: Vec<u8> = bits.collect();
    let bytes = bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | bit));
    String::from_utf8(bytes.collect()).ok()
}

/// The addresses of links, in the order in which they were written.
fn links(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let starts = text.split("\x1b]8;;").skip(1).filter_map(|rest| rest.split_once("\x1b\\"));
    starts.map(|(address, _)| address.to_owned()).filter(|address| !address.is_empty()).collect()
}

#[test]
fn a_copied_tie_arrives_at_the_terminal_and_that_is_told_until_the_next_key() {
    let mut terminal = open("xterm-256color", (120, 40));
    terminal.press("y");
    terminal.shows("copied the tie as a sentence");
    let copied = on_clipboard(&terminal.bytes()).expect("a request");
    assert!(copied.ends_with("they won the shoot-out 4–3."), "{copied}");
    terminal.press(DOWN);
    terminal.hides("copied");
    terminal.press("Y");
    terminal.shows("copied the page of the tie");
    let page = on_clipboard(&terminal.bytes()).expect("a request");
    assert!(page.contains("The ladder") && page.contains("FUS Rabat"), "{page}");
}

#[test]
fn a_terminal_that_cannot_is_not_asked() {
    for name in ["linux", "vt220"] {
        let mut terminal = open(name, (120, 40));
        terminal.press("y");
        terminal.shows("lets nothing be put on the clipboard");
        terminal.press("i");
        terminal.press("G");
        let bytes = terminal.bytes();
        assert!(on_clipboard(&bytes).is_none() && links(&bytes).is_empty(), "{name}");
    }
}

#[test]
fn sources_with_an_address_are_links_where_they_are_seen() {
    let mut terminal = open("xterm-256color", (120, 40));
    assert!(links(&terminal.bytes()).is_empty());
    terminal.press("i");
    terminal.press("G");
    let found = links(&terminal.bytes());
    assert!(found.iter().any(|address| address.starts_with("https://")), "{found:?}");
    let safe = |byte: u8| byte.is_ascii_graphic();
    assert!(found.iter().all(|address| address.bytes().all(safe)), "{found:?}");
    // What is behind a page leads nowhere while that is over it.
    let written = terminal.bytes().len();
    terminal.press(ESC);
    assert!(links(&terminal.bytes()[written..]).is_empty());
}
