//! A competition file whose texts try to do more than be read. Ids and codes are plain: others are refused.

use serde_json::{Value, json};

/// What must never reach a terminal as it stands.
pub const SEQUENCES: &[&str] = &[
    "\u{1b}]52;c;aGFja2Vk\u{7}",
    "\u{1b}]0;hacked\u{1b}\\",
    "\u{1b}[31;1m",
    "\u{1b}[999;999H",
    "\u{1b}[?1003h",
    "\u{1b}P1;1|17/41\u{1b}\\",
    "\u{9b}31m",
    "\u{9d}0;hacked\u{9c}",
    "\u{0}",
    "\u{7}",
    "\u{8}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{e0041}",
];

/// More marks than a letter ever has.
const MARKS: &str = "\u{301}\u{301}\u{301}\u{301}\u{301}";

/// The names of the clubs, without what is hidden in them.
pub const CLUBS: [&str; 4] = ["Alpha Rovers", "Béta United", "Gamma Stars", "Delta Wanderers"];

/// Which of the sequences, or what is left of them, can be found in some output.
pub fn found_in(output: &[u8]) -> Vec<String> {
    let telltale = SEQUENCES.iter().copied().chain([MARKS, "aGFja2Vk", "hacked", "17/41"]);
    let found = telltale.filter(|text| output.windows(text.len()).any(|bytes| bytes == text.as_bytes()));
    found.map(|text| text.escape_unicode().to_string()).collect()
}

/// Two rounds, a group stage, and every kind of text there is, with every sequence hidden in each.
pub fn competition() -> String {
    let club = |index: usize| {
        json!({
            "id": format!("club {index}"),
            "name": hide(CLUBS[index]),
            "association": "ABC",
            "town": hide("Sometown"),
            "aliases": [hide("Also Known")],
        })
    };
    let leg = |host: &str, a: u16, b: u16| {
        json!({
            "host": host,
            "date": "2024-01-06",
            "ground": hide("Some Ground"),
            "town": hide("Some Town"),
            "score": {"a": a, "b": b},
            "scorers": {"a": hide("Some Scorer")},
            "note": hide("Some remark"),
            "sources": ["SRC"],
        })
    };
    let dispute = json!({
        "about": hide("some matter"),
        "kept": hide("one version"),
        "others": [{"says": hide("another version"), "sources": ["SRC"]}],
        "note": hide("some doubt"),
    });
    let tie = |id: &str, a: Value, b: Value| {
        json!({
            "id": id,
            "a": a,
            "b": b,
            "legs": [leg("a", 2, 0), leg("b", 1, 1)],
            "claims": [{"source": "SRC", "winner": "a", "winner_name": hide("Other Name")}],
            "disputes": [dispute],
            "note": hide("Some comment"),
            "sources": ["SRC"],
        })
    };
    let enters = |index: usize| json!({"club": format!("club {index}")});
    let winner = |id: &str| json!({"winner_of": id});
    let file = json!({
        "cuptie": 1,
        "name": hide("Hidden Cup"),
        "season": hide("2024"),
        "stage": hide("all rounds"),
        "draw": {"date": "2023-12-01", "place": hide("Some Hall")},
        "regulations": {"name": hide("Some Rules"), "ladder": ["aggregate"], "assumed": hide("some reason"), "sources": ["SRC"]},
        "assumed": [hide("Something else")],
        "disputes": [dispute],
        "associations": {"ABC": hide("Someland")},
        "clubs": (0..CLUBS.len()).map(club).collect::<Vec<_>>(),
        "rounds": [
            {"id": "first", "name": hide("First Round"), "ties": [
                tie("T1", enters(0), enters(1)),
                tie("T2", enters(2), enters(3)),
            ]},
            {"id": "last", "name": hide("Last Round"), "ties": [tie("T3", winner("T1"), winner("T2"))]},
        ],
        "group_stage": {
            "name": hide("Group Stage"),
            "groups": [{
                "name": hide("G"),
                "places": [{"winner_of": "T3", "drawn": "club 0"}],
                "note": hide("Some note"),
                "sources": ["SRC"],
            }],
            "disputes": [dispute],
        },
        "sources": {"SRC": {"title": hide("Some Source"), "url": hide("https://example.org")}},
    });
    file.to_string()
}

/// A text with every sequence behind its first letter, and too many marks on its last.
fn hide(text: &str) -> String {
    let first = text.chars().next().map_or(0, char::len_utf8);
    format!("{}{}{}{}", &text[..first], SEQUENCES.concat(), &text[first..], MARKS.repeat(8))
}
