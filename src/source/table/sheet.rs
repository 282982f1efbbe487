//! A text as rows of cells: where the header is, what stands between cells, and where each row and cell begins.

use csv::{Position, Reader, ReaderBuilder, StringRecord, Trim};

use super::cell::is_nothing;
use super::columns::{Columns, Field};
use super::led;
use crate::source::matches::At;
use crate::source::matches::cursor::Cursor;

/// What may stand between cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How far the header may be from the beginning, in lines that say anything.
const FIRST_LINES: usize = 20;

/// The longest line that is looked at for a header, in bytes.
const LONGEST_HEADER: usize = 20_000;

/// More lines than these are no cell: a quote was forgotten before them.
const MOST_LINES: usize = 20;

/// How often a forgotten quote is looked for, before none is taken for a quote any more.
const MOST_OPEN_QUOTES: usize = 10;

/// A table, with a header that names two sides.
pub(super) struct Sheet<'t> {
    text: &'t str,
    /// Where the header stands, and where the rows begin, in bytes.
    header: usize,
    rows: usize,
    pub delimiter: u8,
    pub columns: Columns,
}

/// A row, as it is gone through.
pub(super) struct Row<'r, 't> {
    pub cells: &'r StringRecord,
    /// How the row stands in the text, and where it begins.
    raw: &'t str,
    offset: usize,
    delimiter: u8,
    /// Whether a quote in it is not closed: it was read as if that were a letter.
    pub has_open_quote: bool,
}

impl<'t> Sheet<'t> {
    /// The table in a text: the first of its first lines that names two sides is the header.
    pub fn of(text: &'t str) -> Option<Sheet<'t>> {
        first_lines(text).find_map(|(header, line)| {
            let (delimiter, columns) = best(line)?;
            let rows = header + line.len();
            columns.has_sides().then_some(Sheet { text, header, rows, delimiter, columns })
        })
    }

    /// Where the header is.
    pub fn header(&self, file: u32) -> At {
        Cursor::new(self.text, file).at(self.header)
    }

    /// Goes through the rows that say anything.
    pub fn each_row(&self, mut visit: impl FnMut(&Row)) {
        let mut offset = self.rows;
        let mut tries = MOST_OPEN_QUOTES;
        // A quote that nobody closes would take in all that follows: its row is read without, and what follows as ever.
        while let Some(open) = self.rows_from(offset, tries > 0, &mut visit) {
            let rest = self.text.get(open..).unwrap_or_default();
            let line = rest.split_inclusive(['\n', '\r']).next().unwrap_or_default();
            let mut cells = StringRecord::new();
            if let Ok(true) = reader(line, self.delimiter, false).read_record(&mut cells) {
                visit(&Row { cells: &cells, raw: line, offset: open, delimiter: self.delimiter, has_open_quote: true });
            }
            offset = open + line.len();
            tries -= 1;
        }
    }

    /// Goes through the rows from a place on; where a quote is not closed, that row is where it ends.
    fn rows_from(&self, offset: usize, quotes: bool, visit: &mut impl FnMut(&Row)) -> Option<usize> {
        let mut reader = reader(self.text.get(offset..)?, self.delimiter, quotes);
        let mut cells = StringRecord::new();
        while matches!(reader.read_record(&mut cells), Ok(true)) {
            let start = offset + cells.position().map_or(0, byte);
            let raw = self.text.get(start..offset + byte(reader.position())).unwrap_or_default();
            let trimmed = raw.trim_start_matches(['\r', '\n']);
            let row = Row {
                cells: &cells,
                raw: trimmed,
                offset: start + raw.len() - trimmed.len(),
                delimiter: self.delimiter,
                has_open_quote: false,
            };
            if quotes && row.swallows() {
                return Some(row.offset);
            }
            if cells.iter().any(|cell| !cell.is_empty()) && !trimmed.starts_with('#') {
                visit(&row);
            }
        }
        None
    }
}

fn byte(position: &Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

impl<'r> Row<'r, '_> {
    /// What stands in the column of a field, if anything does.
    pub fn cell(&self, columns: &Columns, field: Field) -> Option<&'r str> {
        let cell = self.as_it_stands(columns, field)?;
        Some(led::text(cell)).filter(|cell| !is_nothing(cell))
    }

    /// All that stands in the column of a field, whatever it says.
    pub fn as_it_stands(&self, columns: &Columns, field: Field) -> Option<&'r str> {
        self.cells.get(columns.index(field)?)
    }

    /// Where the row is.
    pub fn at(&self, cursor: &mut Cursor) -> At {
        cursor.at(self.offset)
    }

    /// Where one of its cells is; the row itself, where it has not so many.
    pub fn cell_at(&self, index: usize, cursor: &Cursor) -> At {
        cursor.ahead(self.offset + self.cell_offset(index).unwrap_or(0))
    }

    /// Whether a quote that nobody closes has taken in lines that are rows of their own.
    fn swallows(&self) -> bool {
        let lines = self.raw.trim_end().lines().count();
        lines > MOST_LINES || (lines > 1 && self.raw.bytes().filter(|byte| *byte == b'"').count() % 2 == 1)
    }

    /// How far from its beginning a cell is, in bytes.
    fn cell_offset(&self, index: usize) -> Option<usize> {
        let mut is_quoted = false;
        let is_end = |(_, byte): &(usize, u8)| {
            is_quoted ^= *byte == b'"';
            *byte == self.delimiter && !is_quoted
        };
        let before = index.checked_sub(1)?;
        self.raw.bytes().enumerate().filter(is_end).nth(before).map(|(offset, _)| offset + 1)
    }
}

/// The first lines that say anything, with their ends, and where they begin; comments are passed over.
fn first_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    let lines = text.split_inclusive(['\n', '\r']).map(move |line| {
        let start = offset;
        offset += line.len();
        (start, line)
    });
    let says = |(_, line): &(usize, &str)| {
        let line = line.trim_start_matches('\u{feff}').trim();
        !line.is_empty() && !line.starts_with('#')
    };
    lines.filter(says).take(FIRST_LINES)
}

/// What stands between the headers of a line, and which columns they name: with most of them known.
fn best(line: &str) -> Option<(u8, Columns)> {
    if line.len() > LONGEST_HEADER {
        return None;
    }
    let line = line.trim_start_matches('\u{feff}');
    let with = |delimiter| {
        let mut headers = StringRecord::new();
        let is_read = reader(line, delimiter, true).read_record(&mut headers);
        matches!(is_read, Ok(true)).then(|| (delimiter, Columns::of(headers.iter())))
    };
    DELIMITERS.into_iter().filter_map(with).max_by_key(|(_, columns)| columns.count())
}

fn reader(text: &str, delimiter: u8, quotes: bool) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true).trim(Trim::All).quoting(quotes);
    builder.from_reader(text.as_bytes())
}

/// The headers of a text in which none name two sides, and where they stand: those of its first line.
pub(super) fn first_headers(text: &str) -> (usize, Vec<String>) {
    let Some((offset, line)) = first_lines(text).next() else { return (0, Vec::new()) };
    let line = line.get(..LONGEST_HEADER).unwrap_or(line).trim_start_matches('\u{feff}');
    let fields = |delimiter: &u8| line.bytes().filter(|byte| byte == delimiter).count();
    let delimiter = DELIMITERS.into_iter().max_by_key(fields).unwrap_or(b',');
    let mut headers = StringRecord::new();
    match reader(line, delimiter, true).read_record(&mut headers) {
        Ok(true) => (offset, headers.iter().map(str::to_owned).collect()),
        _ => (offset, Vec::new()),
    }
}
