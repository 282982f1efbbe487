//! The bracket as one picture: drawn from the layout of the screen, in ordinary letters, for a browser, a page or a sheet of
//! paper. It needs nothing from elsewhere, and shows itself by day or by night as it was asked to, or as the reader's system
//! does.
//!
//! `picture` knows where everything stands and `draw` draws it; `advance` tells how wide texts are, and `style` how each kind
//! of thing looks.

mod advance;
mod draw;
mod picture;
mod style;

use std::io::{self, Write};

pub(super) use draw::{OPENER, TIE, Ties, figures};
pub(super) use picture::Picture;
pub(super) use style::{LETTERS, Palette, bracket as style, shaded};

use super::Look;
use super::markup::escape;
use crate::bracket::Bracket;
use crate::paper::Paper;
use crate::search::Found;
use crate::wording;

/// Alone on it, the picture takes all of a sheet.
const FILLS_IT: &str = "@media print{.bracket{width:100%;height:100%}}\n";

pub(super) fn print<W: Write>(
    paper: &mut Paper<W>,
    bracket: &Bracket,
    found: Option<&Found>,
    look: Look,
) -> io::Result<()> {
    let picture = Picture::of(bracket, found, look.sides);
    paper.markup(&opening(&picture, bracket))?;
    paper.markup(&format!("<style>\n{}{}{FILLS_IT}</style>", style(look.shade), sheet(&picture)))?;
    picture.draw(paper, Ties::Targets)?;
    paper.markup("</svg>")
}

/// The element that the picture stands in, with its title.
pub(super) fn opening(picture: &Picture, bracket: &Bracket) -> String {
    let (width, height, title) = (picture.width, picture.height, wording::title(bracket));
    let title = escape(&title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bracket\" role=\"group\" aria-label=\"{title}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n<title>{title}</title>"
    )
}

/// One sheet of paper, whichever way round is better.
pub(super) fn sheet(picture: &Picture) -> String {
    let way = if picture.is_wide() { "landscape" } else { "portrait" };
    format!("@page{{size:{way};margin:10mm}}\n")
}
