//! Names that are out to harm the screen: escape sequences, characters that reorder a line or cannot be seen, names of any
//! width and length. Put into every text of a file, its ids and keys, and into every argument, they come out of every
//! surface and both streams as text and nothing else, nothing leaves its column, and `check` tells that something had to go.

mod program;
mod support;

use std::collections::BTreeSet;
use std::io::Write;
use std::process::Stdio;

use clap::ValueEnum;
use cuptie::bracket::Bracket;
use cuptie::check::{Kind, Severity, check};
use cuptie::competition::{Side, TieId};
use cuptie::paper::Paper;
use cuptie::report::{Format, LinesFormat, Remark, print, print_findings, print_needs, print_roads, print_turned};
use cuptie::scenario::edit::Edit;
use cuptie::source;
use cuptie::text::clean;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use support::{COLOURS, Screen};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A competition with `text` wherever the format has room for any text.
fn with(text: &str) -> Value {
    let dispute = || json!([{"about": text, "kept": text, "others": [{"says": text}], "note": text}]);
    let club = |id: &str, name: &str| json!({"id": id, "name": format!("{name}{text}"), "association": "AAA", "town": text, "aliases": [text], "points": 1.5});
    let leg = |host: &str, a: u16, b: u16| {
        json!({"host": host, "date": "2023-05-05", "score": {"a": a, "b": b}, "ground": text, "town": text, "country": "BBB",
            "scorers": {"a": text, "b": text}, "note": text, "sources": ["s"]})
    };
    json!({"cuptie": 1, "name": text, "season": text, "stage": text, "entry_by": text, "disputes": dispute(),
        "ranking": {"name": text, "scale": {"Cup": {"winner": 1}}, "weights": {"2022": 1}, "note": text, "sources": ["s"],
            "placings": [{"club": "p", "season": "2022", "competition": "Cup", "reached": "winner", "note": text, "sources": ["s"]}],
            "complete": [{"season": "2022", "competition": "Cup", "sources": ["s"]}]},
        "draw": {"date": "2023-01-01", "place": text, "sources": ["s"]},
        "regulations": {"name": text, "ladder": "caf", "assumed": text, "sources": ["s"]},
        "assumed": [text],
        "stated": [{"source": "s", "clubs": 9}],
        "associations": {"AAA": text, "BBB": text},
        "clubs": [club("p", "P"), club("q", "Q"), club("r", "R"), club("s", "S")],
        "rounds": [
            {"id": "1", "name": text, "windows": [["2023-02-01", "2023-02-02"]], "ties": [
                {"id": "1-1", "a": {"club": "p"}, "b": {"club": "q"}, "legs": [leg("a", 2, 1), leg("b", 0, 0)],
                 "claims": [{"source": "s", "winner": "b", "winner_name": text}], "disputes": dispute(), "note": text,
                 "sources": ["s"]},
                {"id": "1-2", "a": {"club": "r"}, "b": {"club": "s"},
                 "ruling": {"out": "b", "how": "withdrew", "reason": text, "by": text, "when": text}}]},
            {"id": "2", "name": text, "ties": [{"id": "2-1", "a": {"winner_of": "1-1"}, "b": {"winner_of": "1-2"}}]}],
        "group_stage": {"name": text, "draw": {"date": "2023-06-01", "place": text}, "disputes": dispute(), "groups": [
            {"name": text, "note": text, "places": [{"winner_of": "2-1", "drawn": "q"}], "table": [
                {"club": "p", "won": 1, "drawn": 0, "lost": 0, "for": 1, "against": 0, "points": 9}]}]},
        "sources": {"s": {"title": text, "url": text}}})
}

fn read(document: &Value) -> Bracket {
    let read = source::read(document.to_string().as_bytes());
    Bracket::new(read.unwrap_or_else(|problems| panic!("{problems}")))
}

/// A text, and what is left of it.
const HOSTILE: &[(&str, &str)] = &[
    ("bell\u{7} back\u{8} nul\u{0} del\u{7f}", "bell back nul del"),
    ("\u{1b}[31mred\u{1b}[0m", "red"),
    ("clear\u{1b}[2J\u{1b}[H", "clear"),
    ("alt\u{1b}[?1049h", "alt"),
    ("\u{9b}31mred", "red"),
    ("clip\u{1b}]52;c;aGFja2Vk\u{7}board", "clipboard"),
    ("clip\u{9d}52;c;aGFja2Vk\u{9c}board", "clipboard"),
    ("link\u{1b}]8;;https://example.org\u{1b}\\here\u{1b}]8;;\u{1b}\\", "linkhere"),
    ("six\u{1b}Pq#0;2;0;0;0\u{1b}\\el", "sixel"),
    ("six\u{90}q#0\u{9c}el", "sixel"),
    ("app\u{1b}_Gf=100;AAAA\u{1b}\\le", "apple"),
    ("set\u{1b}(0\u{1b}7\u{1b}c", "set"),
    ("end\u{1b}", "end"),
    ("over\u{202e}ride\u{202c}", "override"),
    ("iso\u{2066}late\u{2069}", "isolate"),
    ("mark\u{200e}\u{200f}\u{61c}s", "marks"),
    ("zero\u{200b}\u{200c}\u{200d}\u{feff}\u{2060}width", "zerowidth"),
    ("soft\u{ad}hyphen", "softhyphen"),
    ("tag\u{e0001}\u{e0041}\u{e007f}s", "tags"),
    ("var\u{fe0f}\u{e0100}iant", "variant"),
];

/// Characters that reorder a line or stand in it unseen: all that Unicode calls default ignorable, and the marks of bidi.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_clean(text: &str) -> bool {
    !text.chars().any(|c| is_unseen(c) || (c.is_control() && c != '\n'))
}

/// What every printed surface shows of a bracket.
fn printed(bracket: &Bracket) -> Vec<String> {
    let mut all = Vec::new();
    for ascii in [false, true] {
        for format in Format::value_variants().iter().copied() {
            let mut out = Vec::new();
            print(&mut out, bracket, None, format, ascii).expect("a vector takes everything");
            all.push(out);
        }
        for format in [LinesFormat::Text, LinesFormat::Json] {
            let mut out = Vec::new();
            print_findings(&mut out, "file.json", &Remark::of_findings(bracket, &check(bracket)), format, ascii)
                .expect("a vector takes everything");
            all.push(out);
            let clubs: Vec<_> = bracket.competition().club_ids().collect();
            let mut out = Vec::new();
            print_roads(&mut out, bracket, &clubs, format, ascii).expect("a vector takes everything");
            all.push(out);
            let ties: Vec<_> = bracket.competition().tie_ids().collect();
            let mut out = Vec::new();
            print_needs(&mut out, bracket, &ties, None, format, ascii).expect("a vector takes everything");
            all.push(out);
            let out_is = |side| bracket.under(bracket.with(TieId(0), Edit::Walkover(side)));
            let turned =
                Side::BOTH.map(out_is).into_iter().find(|view| view.winner(TieId(0)) != bracket.winner(TieId(0)));
            let mut out = Vec::new();
            print_turned(&mut out, &turned.expect("one side was through"), format, ascii)
                .expect("a vector takes everything");
            all.push(out);
        }
    }
    all.into_iter().map(|out| String::from_utf8(out).expect("text")).collect()
}

const SIZES: &[(u16, u16)] =
    &[(200, 60), (120, 40), (100, 50), (80, 24), (60, 20), (40, 12), (30, 8), (25, 6), (16, 3)];
/// Keys that lead to each part of the screen, the last two to a page over everything else.
const WAYS: &[&str] = &[
    "",
    "enter end",
    "tab tab",
    "right right",
    "z",
    "z z right",
    "/ r enter x",
    "7",
    "7 esc z",
    "i",
    ": r",
    "i pgdn",
    "o",
    "s",
    "c",
    "# end",
    "7 v",
    "7 v S",
];
const PAGES: usize = 8;

/// Every part of the screen at every size, as its lines of cells.
fn screens(document: &Value, visit: impl FnMut(&Screen, &str)) {
    screens_after(WAYS, document, visit);
}

fn screens_after(ways: &[&str], document: &Value, mut visit: impl FnMut(&Screen, &str)) {
    for (width, height) in SIZES {
        for keys in ways {
            let screen = Screen::with(read(document), COLOURS, *width, *height).press(keys);
            visit(&screen, &format!("at {width}x{height} after “{keys}”"));
        }
    }
}

/// Holds that a terminal shows each cell of a screen where it is meant to be: wide ones are followed by an empty one.
fn cells_are_clean(screen: &Screen, when: &str) {
    let width = usize::from(screen.buffer.area.width);
    for line in screen.buffer.content.chunks(width) {
        let mut cells = line.iter();
        while let Some(cell) = cells.next() {
            let symbol = cell.symbol();
            assert!(is_clean(symbol) && !symbol.contains('\n'), "{symbol:?} {when}");
            let wide = symbol.width();
            assert!((1..=2).contains(&wide), "{symbol:?} takes {wide} cells {when}");
            if wide == 2 {
                assert_eq!(cells.next().map(|cell| cell.symbol()), Some(" "), "behind {symbol} {when}");
            }
        }
    }
}

#[test]
fn nothing_but_text_comes_out_of_any_surface() {
    for (raw, kept) in HOSTILE {
        let document = with(raw);
        let bracket = read(&document);
        assert_eq!(bracket.competition().clubs()[0].name, format!("P{kept}"), "{raw:?}");
        for text in printed(&bracket) {
            assert!(is_clean(&text), "{raw:?} in {text:?}");
            assert!(text.contains(kept), "{kept} is missing from {text}");
        }
    }
}

#[test]
fn nothing_but_text_is_drawn_at_any_size() {
    for (raw, _) in HOSTILE {
        screens(&with(raw), cells_are_clean);
    }
}

#[test]
fn what_had_to_go_is_counted_and_told_as_a_warning() {
    for (raw, kept) in HOSTILE {
        let mut document = with("plain");
        document["clubs"][0]["name"] = json!(raw);
        let bracket = read(&document);
        let gone = raw.chars().count() - kept.chars().count();
        assert_eq!(bracket.competition().cleaned(), gone, "{raw:?}");
        let warning = check(&bracket)
            .into_iter()
            .find(|finding| finding.kind == Kind::Cleaned && finding.severity == Severity::Warning);
        let told = warning.unwrap_or_else(|| panic!("no warning for {raw:?}")).message;
        assert_eq!(told.split(' ').next(), Some(gone.to_string().as_str()), "{told}");
    }
    let none = check(&read(&with("plain")));
    assert!(none.iter().all(|finding| finding.kind != Kind::Cleaned));
}

#[test]
fn one_character_that_had_to_go_is_one() {
    let mut document = with("plain");
    document["clubs"][0]["name"] = json!("be\u{7}ll");
    let told = check(&read(&document)).into_iter().map(|finding| finding.message).find(|told| told.starts_with("1 "));
    assert_eq!(told.as_deref(), Some("1 character could not be shown safely and was left out"));
}

#[test]
fn characters_that_nobody_can_see_go_whatever_their_script() {
    // Those that begin a sequence take more with them.
    let unseen = ('\u{80}'..='\u{e0fff}').filter(|c| is_unseen(*c) || c.is_control());
    let unseen = unseen.filter(|c| !['\u{90}', '\u{9b}', '\u{9d}'].contains(c));
    let kept: Vec<char> = unseen
        .filter(|c| {
            let mut document = with("plain");
            document["name"] = json!(format!("a{c}b"));
            // A break becomes a space.
            !["ab", "a b"].contains(&read(&document).competition().name())
        })
        .collect();
    assert_eq!(kept, ['\0'; 0]);
}

#[test]
fn marks_without_a_letter_do_not_stand_on_what_is_before_them() {
    let document = with("\u{301}\u{302}x");
    for text in printed(&read(&document)) {
        let marks = ['\u{301}', '\u{302}'];
        let on_something_else = text.graphemes(true).any(|symbol| {
            symbol.contains(marks) && symbol.starts_with(|c: char| c.is_whitespace() || c.is_ascii_punctuation())
        });
        assert!(!on_something_else, "{text}");
    }
}

#[test]
fn a_pile_of_marks_is_cut_to_a_few() {
    let pile = format!("Z{}o", "\u{335}".repeat(150));
    let document = with(&pile);
    assert!(read(&document).competition().name().chars().count() < 10);
    screens(&document, cells_are_clean);
}

#[test]
fn a_name_of_10_000_characters_is_refused() {
    for key in ["name", "season"] {
        let mut document = with("plain");
        document[key] = json!("x".repeat(10_000));
        let problems = source::read(document.to_string().as_bytes()).expect_err("too long").0;
        let told: Vec<String> = problems.iter().map(|problem| problem.message().to_owned()).collect();
        assert_eq!(told, ["is 10000 characters long; expected 200 at most"]);
    }
}

/// The characters with which frames are drawn, and where they stand.
fn frame(screen: &Screen) -> BTreeSet<(usize, String)> {
    let cells = screen.buffer.content.iter().enumerate();
    let drawn = cells.filter(|(_, cell)| cell.symbol().starts_with(|c: char| ('\u{2500}'..'\u{25a0}').contains(&c)));
    drawn.map(|(i, cell)| (i, cell.symbol().to_owned())).collect()
}

/// Of two cells, with marks of none, from the right to the left, and of several characters in one.
const WIDE: &[&str] = &["鹿島アントラーズ", "Be\u{301}ja\u{302}", "الزمالك", "각각각", "नमस्ते", "ＦＣ　ＷＩＤＥ"];

#[test]
fn frames_stand_where_they_stand_for_plain_names_as_wide() {
    let (ways, _) = WAYS.split_at(WAYS.len() - PAGES);
    for text in WIDE {
        // Lines may end at a blank: of the plain name, too.
        let letter = |symbol: &str| if symbol.trim().is_empty() { " " } else { "x" };
        let plain: String = text.graphemes(true).map(|symbol| letter(symbol).repeat(symbol.width())).collect();
        assert_eq!(plain.width(), text.width());
        let mut frames = Vec::new();
        screens_after(ways, &with(text), |screen, when| {
            cells_are_clean(screen, when);
            frames.push((frame(screen), format!("{text} {when}\n{}", screen.text())));
        });
        let mut frames = frames.into_iter();
        screens_after(ways, &with(&plain), |screen, _| {
            let (found, what) = frames.next().expect("as many screens");
            assert_eq!(found, frame(screen), "{what}");
        });
    }
}

#[test]
fn a_page_over_the_rest_cuts_no_wide_letter_in_two() {
    let (_, pages) = WAYS.split_at(WAYS.len() - PAGES);
    for text in WIDE {
        screens_after(pages, &with(text), cells_are_clean);
    }
}

#[test]
fn the_longest_names_are_drawn_at_every_size() {
    let (ways, _) = WAYS.split_at(WAYS.len() - PAGES);
    for text in ["鹿".repeat(190), "e\u{301}".repeat(95), "x".repeat(190)] {
        screens_after(ways, &with(&text), cells_are_clean);
        for printed in printed(&read(&with(&text))) {
            assert!(is_clean(&printed));
        }
    }
}

#[test]
fn messages_of_check_stand_in_one_column_whatever_the_ids() {
    let mut document = with("plain");
    let text = document.to_string().replace("\"1-1\"", "\"鹿島鹿島鹿島鹿島\"");
    document = serde_json::from_str(&text).expect("json");
    let bracket = read(&document);
    let findings = check(&bracket);
    let mut out = Vec::new();
    print_findings(&mut out, "file.json", &Remark::of_findings(&bracket, &findings), LinesFormat::Text, false)
        .expect("a vector takes everything");
    let out = String::from_utf8(out).expect("text");
    let columns: BTreeSet<usize> = out
        .lines()
        .zip(&findings)
        .map(|(line, finding)| {
            let before = line.strip_suffix(&finding.message).expect("a line a finding");
            let fixture = finding.fixture(&bracket).map_or_else(String::new, |clubs| format!("{clubs}: "));
            before.strip_suffix(&fixture).expect("its clubs before it").width()
        })
        .collect();
    assert!(findings.iter().any(|finding| finding.about.name(&bracket).contains('鹿')));
    assert_eq!(columns.len(), 1, "{columns:?} in\n{out}");
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_is_shown_as_text_too() {
    let folder = std::env::temp_dir().join(format!("cuptie-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let name = "a\u{1b}[31mb\u{202e}.json";
    std::fs::write(folder.join(name), with("plain").to_string()).expect("a file for the test");
    std::fs::write(folder.join(format!("bad{name}")), "{").expect("a file for the test");
    let mut shown = String::new();
    for arguments in
        [vec!["check".to_owned(), name.to_owned()], vec![format!("bad{name}")], vec![format!("missing{name}")]]
    {
        let mut command = program::cuptie();
        let output = command.current_dir(&folder).args(arguments).output().expect("it runs");
        shown.push_str(&String::from_utf8_lossy(&output.stdout));
        shown.push_str(&String::from_utf8_lossy(&output.stderr));
    }
    std::fs::remove_dir_all(&folder).expect("cleared away");
    assert!(is_clean(&shown), "{shown:?}");
}

/// Anything that can be written, with what is harmful more often than chance would have it.
fn texts() -> impl Strategy<Value = String> {
    let harmful = select(
        &[
            "\u{1b}", "\u{1b}[", "\u{1b}]", "\u{9b}", "\u{7}", "\\", ";", "\u{202e}", "\u{200b}", "鹿", "\u{301}", "m",
            "\n", "\r", "\t", "\u{0}", "\u{85}", "\u{2028}", "\u{ad}", "\"",
        ][..],
    );
    let part = prop_oneof![3 => harmful.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    // Something is left of it, so that no name is empty.
    vec(part, 0..24).prop_map(|parts| format!("a{}", parts.concat()))
}

/// What is done to a file somewhere.
#[derive(Debug, Clone)]
enum Harm {
    /// A text or a key becomes another.
    Instead(Index, String),
    /// A text or a key gets a tail: near enough to what it was for a message to suggest it.
    Behind(Index, String),
    /// The same two, in every place where that text stands: an id still leads to what has it.
    Everywhere(Index, String),
    /// Bytes between the others, which may make it no JSON at all, or no text.
    Bytes(Index, Vec<u8>),
}

fn harms() -> impl Strategy<Value = Harm> {
    let raw = prop_oneof![texts().prop_map(String::into_bytes), vec(any::<u8>(), 0..6)];
    prop_oneof![
        2 => (any::<Index>(), texts()).prop_map(|(at, text)| Harm::Instead(at, text)),
        2 => (any::<Index>(), texts()).prop_map(|(at, text)| Harm::Behind(at, text)),
        2 => (any::<Index>(), texts()).prop_map(|(at, text)| Harm::Everywhere(at, text)),
        1 => (any::<Index>(), raw).prop_map(|(at, bytes)| Harm::Bytes(at, bytes)),
    ]
}

/// The file, as bytes, after all that was done to it.
fn harmed(harms: &[Harm]) -> Vec<u8> {
    let mut text = with("plain").to_string();
    let mut raw = Vec::new();
    for harm in harms {
        // Between two quotes that are no part of a text there is a key or a text.
        let parts: Vec<&str> = text.split('"').collect();
        let which = |at: &Index| 2 * at.index(parts.len() / 2) + 1;
        let escaped = |text: &str| json!(text).to_string().trim_matches('"').to_owned();
        let changed = |which: usize, into: String| {
            let mut parts = parts.clone();
            parts[which] = &into;
            parts.join("\"")
        };
        text = match harm {
            // A quote would end the text early: that is left to the bytes.
            Harm::Instead(at, into) => changed(which(at), escaped(&into.replace('"', "”"))),
            Harm::Behind(at, tail) => {
                changed(which(at), format!("{}{}", parts[which(at)], escaped(&tail.replace('"', "”"))))
            }
            Harm::Everywhere(at, tail) => {
                let part = format!("\"{}\"", parts[which(at)]);
                let tail = escaped(&tail.replace('"', "”"));
                text.replace(&part, &format!("{}{tail}\"", part.trim_end_matches('"')))
            }
            Harm::Bytes(at, bytes) => {
                raw.push((at, bytes));
                continue;
            }
        };
    }
    let mut bytes = text.into_bytes();
    for (at, more) in raw {
        let at = at.index(bytes.len());
        bytes.splice(at..at, more.iter().copied());
    }
    bytes
}

/// What the program prints on both of its streams, for a file on its standard input.
fn streams(arguments: &[&str], input: &[u8]) -> [String; 2] {
    let mut command = program::cuptie();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = command.spawn().expect("it runs");
    // A program that has not read it all has said why.
    let _ = program.stdin.take().expect("its standard input").write_all(input);
    let output = program.wait_with_output().expect("it ends");
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text"))
}

/// Each way to have a file printed.
const PRINTED: &[&[&str]] = &[
    &["check", "-"],
    &["check", "--ascii", "-"],
    &["check", "--format", "json", "-"],
    &["--format", "tree", "-"],
    &["--format", "list", "-"],
    &["--format", "json", "-"],
    &["--format", "markdown", "-"],
    &["--format", "csv", "-"],
    &["--format", "wikitext", "-"],
    &["--format", "svg", "-"],
    &["--format", "html", "-"],
    &["--club", "plain", "-"],
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn whatever_a_name_holds_the_terminal_gets_text(
        text in texts(),
        size in select(SIZES),
        keys in select(WAYS),
    ) {
        let document = with(&text);
        for printed in printed(&read(&document)) {
            prop_assert!(is_clean(&printed), "{:?}", printed);
        }
        let screen = Screen::with(read(&document), COLOURS, size.0, size.1).press(keys);
        cells_are_clean(&screen, keys);
    }

    #[test]
    fn what_is_clean_is_left_as_it_is(text in texts()) {
        let once = clean(&text).into_owned();
        prop_assert!(is_clean(&once) && !once.contains('\n'), "{once:?}");
        prop_assert_eq!(&clean(&once), &once);
        let marks = once.split(|c| c != '\u{301}').map(|pile| pile.chars().count()).max();
        prop_assert!(marks <= Some(4), "{once:?}");
    }

    #[test]
    fn whatever_a_problem_quotes_it_is_text(harms in vec(harms(), 1..5)) {
        if let Err(problems) = source::read(&harmed(&harms)) {
            prop_assert!(is_clean(&problems.to_string()), "{problems:?}");
            for problem in problems.0 {
                prop_assert!(is_clean(problem.message()) && !problem.message().contains('\n'), "{problem:?}");
                prop_assert!(is_clean(&problem.place.to_string()), "{problem:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn whatever_a_file_holds_both_streams_get_text(harms in vec(harms(), 1..4)) {
        let bytes = harmed(&harms);
        for arguments in PRINTED {
            let [out, err] = streams(arguments, &bytes);
            prop_assert!(is_clean(&out) && is_clean(&err), "{arguments:?} {out:?} {err:?}");
            if arguments.contains(&"json") && !out.is_empty() {
                prop_assert!(serde_json::from_str::<Value>(&out).is_ok(), "{out}");
            }
        }
    }

    #[test]
    fn whatever_an_argument_holds_both_streams_get_text(text in texts()) {
        // No system passes it on.
        let text = text.replace('\0', "");
        for arguments in [
            &[text.as_str()][..],
            &["check", &text],
            &["--club", &text],
            &["--club", &text, "--format", "json"],
            &["--format", &text],
            &[&format!("--{text}")],
            &["completions", &text],
            &["check", "--watch", &text],
        ] {
            let [out, err] = streams(arguments, b"");
            prop_assert!(is_clean(&out) && is_clean(&err), "{arguments:?} {out:?} {err:?}");
        }
    }
}

#[test]
fn a_suggestion_is_text() {
    let plain = with("plain").to_string().replace(r#""1-1""#, r#""semifinal""#);
    for (raw, kept) in HOSTILE {
        let id = format!(r#""id":{}"#, json!(format!("semifinal{raw}")));
        let text = plain.replace(r#""id":"semifinal""#, &id);
        let document: Value = serde_json::from_str(&text).expect("json");
        let problems = source::read(document.to_string().as_bytes()).expect_err("an id that is not plain");
        let suggested = format!("did you mean “semifinal{kept}”?");
        assert!(problems.0.iter().any(|problem| problem.message().ends_with(&suggested)), "{raw:?}: {problems}");
        for arguments in [PRINTED[0], PRINTED[2], PRINTED[3]] {
            let [out, err] = streams(arguments, document.to_string().as_bytes());
            assert!(is_clean(&out) && is_clean(&err), "{arguments:?} {out:?} {err:?}");
        }
    }
}

#[test]
fn what_is_typed_is_drawn_as_text() {
    let harmful = ['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}', '\u{200b}', '\u{2066}', '\u{feff}', '\u{ad}', '\u{7f}'];
    for c in harmful {
        let screen = Screen::with(read(&with("plain")), COLOURS, 80, 24).press(&format!("/ a {c} b"));
        cells_are_clean(&screen, &format!("after {c:?} was typed"));
        assert!(screen.text().contains("/a"), "{}", screen.text());
    }
}

#[test]
fn json_keeps_what_no_terminal_should_get_as_an_escape() {
    let text = "a\u{7f}\u{9b}\u{202e}\u{e0041}鹿";
    let mut out = Vec::new();
    let mut paper = Paper::new(&mut out, false);
    paper.json(&json!([text])).and_then(|()| paper.flush()).expect("a vector takes everything");
    drop(paper);
    let out = String::from_utf8(out).expect("text");
    assert!(is_clean(&out), "{out:?}");
    assert_eq!(serde_json::from_str::<Value>(&out).expect("json"), json!([text]));
}
