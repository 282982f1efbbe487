//! How a file is laid out: a leg, a club, a score in one line each, and whatever is too long for one, and made of such,
//! broken into lines with two spaces for each step inwards.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// The longest line that something broken into lines could have been.
const WIDTH: usize = 120;

/// All in one line, with a space behind each comma and colon; whole numbers without a point.
pub(super) struct OneLine;

impl Formatter for OneLine {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value}")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

/// A value in one line, as [`OneLine`] writes it, broken into lines.
pub(super) fn broken(text: &str) -> String {
    let mut lines = String::with_capacity(text.len() + text.len() / 8);
    put(&mut lines, text, 0, 0);
    lines.push('\n');
    lines
}

/// Puts a value so many steps inwards, behind so many characters.
fn put(lines: &mut String, value: &str, inwards: usize, before: usize) {
    let parts = Parts::of(value);
    let is_short = || value.chars().count() + before < WIDTH;
    // What stands at the outside is a list of its kind; within it, small things stay together however long they are.
    let is_made_of_such = inwards <= 1 || parts.height > 2 || parts.items.iter().all(|item| ends_in_bracket(item));
    if parts.items.is_empty() || !is_made_of_such || is_short() {
        lines.push_str(value);
        return;
    }
    let indent = "  ".repeat(inwards + 1);
    lines.push_str(&value[..1]);
    for (i, item) in parts.items.iter().enumerate() {
        let (key, value) = item.split_at(if value.starts_with('{') { key_length(item) } else { 0 });
        lines.extend([if i == 0 { "\n" } else { ",\n" }, &indent, key]);
        put(lines, value, inwards + 1, indent.len() + key.chars().count());
    }
    lines.extend(["\n", &indent[2..], &value[value.len() - 1..]]);
}

/// What a list or an object is made of.
#[derive(Default)]
struct Parts<'a> {
    /// Each with its key, where it has one; none in a word or a number.
    items: Vec<&'a str>,
    /// How many lists and objects stand within each other, this one among them.
    height: usize,
}

impl Parts<'_> {
    fn of(value: &str) -> Parts<'_> {
        let mut parts = Parts::default();
        if !ends_in_bracket(value) {
            return parts;
        }
        let (mut depth, mut start, mut at) = (0, 1, 0);
        while let Some(byte) = value.as_bytes().get(at) {
            match byte {
                b'"' => at += text_length(&value[at..]) - 1,
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth -= 1,
                b',' if depth == 1 => {
                    parts.items.push(&value[start..at]);
                    start = at + ", ".len();
                }
                _ => {}
            }
            parts.height = parts.height.max(depth);
            at += 1;
        }
        let last = &value[start..value.len() - 1];
        parts.items.extend((!last.is_empty()).then_some(last));
        parts
    }
}

fn ends_in_bracket(item: &str) -> bool {
    item.ends_with([']', '}'])
}

/// The length of a key with its colon and space.
fn key_length(item: &str) -> usize {
    text_length(item) + ": ".len()
}

/// The length of the text that begins here, with its quotation marks.
fn text_length(value: &str) -> usize {
    let mut is_escaped = false;
    let end = value.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    end.map_or(value.len(), |end| end + 2)
}
