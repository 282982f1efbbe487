//! A screen as a picture: what the README shows is drawn by the program, not by hand.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The size of a cell, in pixels.
const CELL: (usize, usize) = (9, 19);
const PAPER: &str = "#101214";
const INK: &str = "#c5c8c6";

/// The screen as SVG, on a dark background.
pub fn draw(buffer: &Buffer) -> String {
    let (columns, lines) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = ((columns + 2) * CELL.0, (lines + 1) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <style>text {{ font: 15px 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: {INK} }} \
         .b {{ font-weight: bold }}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for (y, line) in buffer.content.chunks(columns.max(1)).enumerate() {
        let mut x = 0;
        for run in line.chunk_by(|a, b| a.style() == b.style()) {
            draw_run(&mut svg, run, x, y);
            x += run.len();
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw_run(svg: &mut String, run: &[Cell], x: usize, y: usize) {
    let blank = run.iter().all(|cell| cell.symbol() == " ");
    let reversed = run[0].modifier.contains(Modifier::REVERSED);
    if blank && !reversed {
        return;
    }
    let (left, top, width) = ((x + 1) * CELL.0, CELL.1 / 2 + y * CELL.1, run.len() * CELL.0);
    let ink = match run[0].fg {
        Color::Indexed(index) => rgb(index),
        _ => INK.to_owned(),
    };
    let mut fill = format!(" fill=\"{ink}\"");
    if reversed {
        svg.push_str(&format!("<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\"{fill}/>\n", CELL.1));
        fill = format!(" style=\"fill:{PAPER}\"");
    } else if ink != INK {
        fill = format!(" style=\"fill:{ink}\"");
    } else {
        fill.clear();
    }
    let bold = if run[0].modifier.contains(Modifier::BOLD) { " class=\"b\"" } else { "" };
    let baseline = top + CELL.1 - 5;
    // Word by word, each at its cell: viewers differ in what they do with spaces.
    let words = run.chunk_by(|a, b| (a.symbol() == " ") == (b.symbol() == " "));
    let mut at = left;
    for word in words {
        let width = word.len() * CELL.0;
        if word[0].symbol() != " " {
            let text: String = word.iter().map(Cell::symbol).collect();
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            svg.push_str(&format!(
                "<text x=\"{at}\" y=\"{baseline}\" textLength=\"{width}\"{bold}{fill}>{text}</text>\n"
            ));
        }
        at += width;
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
