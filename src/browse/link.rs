//! Texts of the screen that lead to an address: where they stand, line by line.

use std::ops::Range;
use std::sync::Arc;

use super::paint::symbols;
use super::reach;

/// A part of a line that leads to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its first cell, and its line.
    pub x: u16,
    /// The line.
    pub y: u16,
    /// How many cells it has.
    pub width: u16,
    /// Where it leads: an address of the web, and safe to write.
    pub address: Arc<str>,
}

/// The links of a screen, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links(Vec<Link>);

impl Links {
    pub fn new(mut links: Vec<Link>) -> Links {
        links.sort_by_key(|link| (link.y, link.x));
        Links(links)
    }

    /// Where a cell leads.
    pub fn at(&self, x: u16, y: u16) -> Option<&str> {
        if self.0.is_empty() {
            return None;
        }
        let from = self.0.partition_point(|link| link.y < y);
        let line = self.0[from..].iter().take_while(|link| link.y == y);
        line.into_iter()
            .find(|link| (link.x..link.x.saturating_add(link.width)).contains(&x))
            .map(|link| &*link.address)
    }

    /// The cells of all of them.
    pub fn cells(&self) -> impl Iterator<Item = (u16, u16)> {
        self.0.iter().flat_map(|link| (link.x..link.x.saturating_add(link.width)).map(|x| (x, link.y)))
    }
}

/// A part of a line of a page that leads to an address: the line, its cells, and the address.
pub type OnPage = (usize, Range<u16>, Arc<str>);

/// Where texts stand in lines that they were broken into, one after the other; those without an address that can be a link
/// are left out.
pub fn on_page<'a>(
    lines: &[String],
    first: usize,
    texts: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
) -> Vec<OnPage> {
    let letters = letters(lines);
    let mut found = Vec::new();
    let mut from = 0;
    for (text, address) in texts {
        let sought: Vec<&str> = symbols(text).map(|(symbol, _)| symbol).filter(|symbol| !is_blank(symbol)).collect();
        let begins = |at: &usize| {
            letters[*at..].iter().map(|letter| letter.symbol).take(sought.len()).eq(sought.iter().copied())
        };
        let Some(at) = (from..letters.len()).find(begins).filter(|_| !sought.is_empty()) else { continue };
        from = at + sought.len();
        let Some(address) = address.and_then(reach::address).map(Arc::<str>::from) else { continue };
        for line in letters[at..from].chunk_by(|a, b| a.line == b.line) {
            if let (Some(start), Some(end)) = (line.first(), line.last()) {
                found.push((first + start.line, start.cells.start..end.cells.end, Arc::clone(&address)));
            }
        }
    }
    found
}

/// A letter of a page, as a reader sees it.
struct Letter<'a> {
    symbol: &'a str,
    line: usize,
    cells: Range<u16>,
}

/// The letters of some lines, without the blanks between: where a line is broken, there is none.
fn letters(lines: &[String]) -> Vec<Letter<'_>> {
    let mut letters = Vec::new();
    for (line, text) in lines.iter().enumerate() {
        let mut x = 0u16;
        for (symbol, width) in symbols(text) {
            let end = x.saturating_add(width as u16);
            if !is_blank(symbol) {
                letters.push(Letter { symbol, line, cells: x..end });
            }
            x = end;
        }
    }
    letters
}

fn is_blank(symbol: &str) -> bool {
    symbol.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_however_it_was_broken() {
        let lines = [" leg 1  Wikipedia, first; the".to_owned(), "        Nation; Afrik".to_owned()];
        let texts = [
            ("Wikipedia, first", Some("https://w.example/1")),
            ("the Nation", Some("http://n.example")),
            ("Afrik", None),
        ];
        let found = on_page(&lines, 7, texts);
        let expected: [OnPage; 3] = [
            (7, 8..24, "https://w.example/1".into()),
            (7, 26..29, "http://n.example".into()),
            (8, 8..14, "http://n.example".into()),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_no_address_of_the_web_is_no_link() {
        let lines = ["Wikipedia".to_owned()];
        for address in [None, Some("javascript:x"), Some("https://a\u{1b}\\")] {
            assert!(on_page(&lines, 0, [("Wikipedia", address)]).is_empty());
        }
    }

    #[test]
    fn a_cell_leads_where_its_link_does() {
        let link = |x, y, width, address: &str| Link { x, y, width, address: address.into() };
        let links = Links::new(vec![link(4, 2, 3, "b"), link(0, 1, 2, "a"), link(9, 2, 1, "c")]);
        let at = |x, y| links.at(x, y);
        assert_eq!(
            [at(1, 1), at(2, 1), at(3, 2), at(4, 2), at(6, 2), at(7, 2), at(9, 2), at(9, 3)],
            [Some("a"), None, None, Some("b"), Some("b"), None, Some("c"), None]
        );
    }
}
