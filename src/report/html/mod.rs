//! The bracket as a page: its picture, and a tie that is clicked opens what is told of it. One file that needs nothing from
//! elsewhere and runs nothing: links lead from the picture to sections, of which only the one that was led to is seen.
//!
//! `details` tells of a tie, `sheet` makes markup of that, and `style` says how it looks.

mod details;
mod sheet;
mod style;

use std::io::{self, Write};

use self::details::{CLOSED, Details};
use super::markup::{anchor, escape};
use super::svg::{self, OPENER, Picture, TIE, Ties};
use super::{Look, Shade};
use crate::bracket::Bracket;
use crate::competition::{Node, TieId};
use crate::paper::Paper;
use crate::search::Found;
use crate::wording;

/// Nothing is loaded, run or sent; the look of the page is its own.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The most ties that each have a rule of their own, for their frame to stand out while they are open: of more, a browser would
/// be slow.
const MOST_MARKED: usize = 1_000;

pub(super) fn print<W: Write>(
    paper: &mut Paper<W>,
    bracket: &Bracket,
    found: Option<&Found>,
    look: Look,
) -> io::Result<()> {
    let picture = Picture::of(bracket, found, look.sides);
    let shown = |tie: TieId| found.is_none_or(|found| found.has(Node::Tie(tie)));
    let ties = || bracket.competition().tie_ids().filter(|tie| shown(*tie));
    paper.markup(&head(bracket, &picture, look.shade))?;
    if ties().count() <= MOST_MARKED {
        for tie in ties() {
            let [section, opener] = [TIE, OPENER].map(|kind| anchor(kind, &bracket.tie(tie).id));
            paper.markup(&style::opened(&section, &opener))?;
        }
    }
    paper.markup(&format!("</style>\n</head>\n<body>\n<span id=\"{CLOSED}\"></span>\n<main>"))?;
    paper.markup(&svg::opening(&picture, bracket))?;
    picture.draw(paper, Ties::Links)?;
    paper.markup("</svg>\n</main>")?;

    let details = Details { bracket, base: &bracket.base(), turned: &picture.turned, shown: &shown };
    for tie in ties() {
        paper.markup(details.of(tie).markup())?;
    }
    paper.markup("</body>\n</html>")
}

/// The head of the page, up to where its style may go on.
fn head(bracket: &Bracket, picture: &Picture, shade: Shade) -> String {
    let title = wording::title(bracket);
    format!(
        "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\"/>
<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"/>
<meta name=\"referrer\" content=\"no-referrer\"/>
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>
<meta name=\"color-scheme\" content=\"{}\"/>
<title>{}</title>
<style>
{}{}{}",
        style::schemes(shade),
        escape(&title),
        svg::style(shade),
        style::page(shade),
        svg::sheet(picture)
    )
}
