//! A screen as a picture: what the README shows is drawn by the program, not by hand. Lines and blocks are drawn as what they
//! are (`lines`), for as letters they would have gaps wherever lines of text stand further apart than letters are high; the
//! rest is text, each word held to its cells whatever the font. On a dark page it is dark, on a light one light.

mod lines;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use self::lines::{Block, Lines};

/// The size of a cell, in pixels: odd, so that the line in its middle is sharp.
const CELL: (usize, usize) = (9, 19);

/// What text is drawn in, what it is drawn on, and the edge of that: on a dark page, and on a light one.
const COLOURS: [(&str, &str, &str); 3] =
    [("ink", "#c5c8c6", "#1f2328"), ("paper", "#101214", "#ffffff"), ("edge", "#30363d", "#d0d7de")];

/// The screen as SVG.
pub fn draw(buffer: &Buffer) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = ((columns + 2) * CELL.0, (rows + 1) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <style>\n\
         text {{ font: 15px 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre }}\n\
         .b {{ font-weight: bold }}\n\
         path {{ fill: none; stroke-linecap: square; shape-rendering: crispEdges }}\n\
         rect {{ shape-rendering: crispEdges }}\n\
         {}</style>\n\
         <rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\" class=\"paper edge\" shape-rendering=\"auto\"/>\n",
        colours(buffer),
        width - 1,
        height - 1
    );
    let mut lines = Lines::default();
    for (y, row) in buffer.content.chunks(columns.max(1)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a.style() == b.style()) {
            draw_run(&mut svg, &mut lines, run, x, y);
            x += run.len();
        }
    }
    lines.draw(&mut svg);
    svg.push_str("</svg>\n");
    svg
}

/// The rules of the colours: of those that change with the page, and of those of the palette that the screen has.
fn colours(buffer: &Buffer) -> String {
    let rules = |colours: [(&str, &str); 3]| -> String {
        let [(ink, dark), (paper, light), (edge, line)] = colours;
        format!(
            ".{ink} {{ fill: {dark} }} .l.{ink} {{ fill: none; stroke: {dark} }} .{paper} {{ fill: {light} }} \
             .l.{paper} {{ fill: none; stroke: {light} }} .{edge} {{ stroke: {line} }}"
        )
    };
    let [on_dark, on_light] =
        [COLOURS.map(|(name, dark, _)| (name, dark)), COLOURS.map(|(name, _, light)| (name, light))];
    let mut css = format!("{}\n@media (prefers-color-scheme: light) {{ {} }}\n", rules(on_dark), rules(on_light));
    let mut palette: Vec<u8> = buffer.content.iter().filter_map(|cell| index(cell.fg)).collect();
    palette.sort_unstable();
    palette.dedup();
    for index in palette {
        let rgb = rgb(index);
        css.push_str(&format!(".c{index} {{ fill: {rgb} }} .l.c{index} {{ fill: none; stroke: {rgb} }}\n"));
    }
    css
}

/// Where a cell is, in pixels.
fn place(x: usize, y: usize) -> (usize, usize) {
    ((x + 1) * CELL.0, CELL.1 / 2 + y * CELL.1)
}

fn draw_run(svg: &mut String, lines: &mut Lines, run: &[Cell], x: usize, y: usize) {
    let reversed = run[0].modifier.contains(Modifier::REVERSED);
    let own = index(run[0].fg).map_or_else(|| "ink".to_owned(), |index| format!("c{index}"));
    if reversed {
        let ((left, top), width) = (place(x, y), run.len() * CELL.0);
        svg.push_str(&format!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\" class=\"{own}\"/>\n",
            CELL.1
        ));
    }
    let colour = if reversed { "paper" } else { &own };
    let bold = if run[0].modifier.contains(Modifier::BOLD) { " b" } else { "" };
    let mut at = x;
    for part in run.chunk_by(|a, b| (kind(a.symbol()), kind(b.symbol())) == (Kind::Word, Kind::Word)) {
        match kind(part[0].symbol()) {
            Kind::Space => {}
            Kind::Line => lines.add(at, y, part[0].symbol(), colour),
            Kind::Block(block) => block.draw(svg, place(at, y), colour),
            Kind::Word | Kind::Sign => {
                let ((left, top), width) = (place(at, y), part.len() * CELL.0);
                let text: String = part.iter().map(Cell::symbol).collect();
                let text = text.trim_end().replace('&', "&amp;").replace('<', "&lt;");
                svg.push_str(&format!(
                    "<text x=\"{left}\" y=\"{}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" \
                     class=\"{colour}{bold}\">{text}</text>\n",
                    top + CELL.1 - 5
                ));
            }
        }
        at += part.len();
    }
}

/// What a cell is drawn as.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Space,
    Line,
    Block(Block),
    /// A letter, to be drawn together with those beside it.
    Word,
    /// An arrow or another sign, of which fonts have one of any width: held to its own cell.
    Sign,
}

fn kind(symbol: &str) -> Kind {
    match symbol.chars().next() {
        None | Some(' ') => Kind::Space,
        Some('\u{2500}'..='\u{257f}') => Kind::Line,
        Some(c @ '\u{2580}'..='\u{259f}') => Kind::Block(Block::of(c)),
        Some('\u{2190}'..='\u{24ff}' | '\u{25a0}'..='\u{27ff}') => Kind::Sign,
        Some(_) => Kind::Word,
    }
}

fn index(colour: Color) -> Option<u8> {
    match colour {
        Color::Indexed(index) => Some(index),
        _ => None,
    }
}

/// A colour of the 256-colour palette: its cube, or its grey ramp.
fn rgb(index: u8) -> String {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    let [r, g, b] = match index {
        16..=231 => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level),
        232.. => [8 + 10 * (index - 232); 3],
        _ => panic!("the first 16 colours are the user's own"),
    };
    format!("#{r:02x}{g:02x}{b:02x}")
}
