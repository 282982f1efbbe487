//! How each kind of thing looks in a picture, by day and by night. Nothing is said by colour alone: what has one has a mark, a
//! word, a weight or a line as well.

use crate::report::Shade;

/// The colours of a picture, as CSS has them.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Palette {
    /// Behind everything.
    pub ground: &'static str,
    /// Behind the clubs of a tie.
    pub card: &'static str,
    /// Behind a club that was looked for.
    pub tint: &'static str,
    /// Frames and connectors.
    pub line: &'static str,
    /// Between the two clubs of a tie.
    pub rule: &'static str,
    pub text: &'static str,
    /// What is there for those who look for it.
    pub faint: &'static str,
    /// The mark of the club that went through.
    pub through: &'static str,
    /// What a reader should stumble over.
    pub notice: &'static str,
    /// What was looked for.
    pub found: &'static str,
}

pub(in crate::report) const DAY: Palette = Palette {
    ground: "#f6f7f9",
    card: "#ffffff",
    tint: "#f3e9fb",
    line: "#84909f",
    rule: "#e3e7ec",
    text: "#18202b",
    faint: "#586473",
    through: "#0a6b3c",
    notice: "#974400",
    found: "#7420a0",
};

pub(in crate::report) const NIGHT: Palette = Palette {
    ground: "#10151c",
    card: "#1a212b",
    tint: "#33224a",
    line: "#67748a",
    rule: "#2b3543",
    text: "#e8ecf1",
    faint: "#a0acba",
    through: "#62d597",
    notice: "#f2a55f",
    found: "#dcb0f7",
};

/// The letters: those of which `advance` knows how wide they are at the most.
pub(in crate::report) const LETTERS: &str =
    "'Helvetica Neue',Helvetica,Arial,'Liberation Sans',Roboto,'Noto Sans','DejaVu Sans',sans-serif";

/// The look of a bracket.
pub(in crate::report) fn bracket(shade: Shade) -> String {
    let mut css = format!(
        ".bracket text{{font:13px {LETTERS};font-variant-numeric:tabular-nums}}
.bracket .title{{font-size:20px;font-weight:bold}}
.bracket .head,.bracket .strong,.bracket .through,.bracket .score,.bracket .code,.bracket .lit{{font-weight:bold}}
.bracket .days,.bracket .small,.bracket .association{{font-size:11px}}
.bracket .mark,.bracket .turn{{font-size:11px;font-weight:bold}}
.bracket .number{{text-anchor:end}}
.bracket .wire{{fill:none;stroke-width:1.5px}}
.bracket .card{{stroke-width:1px}}
.bracket .late{{stroke-width:1.5px}}
.bracket .lit{{text-decoration:underline}}
.bracket .wire.lit,.bracket .card.lit,.bracket .card.otherwise,.bracket :target .card{{stroke-width:2.5px}}
"
    );
    css.push_str(&shaded(shade, colours));
    css.push_str("@media print{.bracket{background:none}.bracket .ground{fill:none}}\n");
    css
}

/// What has colours, by day, and by night where that is asked for or the reader's system says so. What is printed is by day.
pub(in crate::report) fn shaded(shade: Shade, colours: impl Fn(&Palette) -> String) -> String {
    let by_night = match shade {
        Shade::AsSystem => "screen and (prefers-color-scheme:dark)",
        Shade::Dark => "screen",
        Shade::Light => return colours(&DAY),
    };
    format!("{}@media {by_night}{{\n{}}}\n", colours(&DAY), colours(&NIGHT))
}

fn colours(palette: &Palette) -> String {
    let Palette { ground, card, tint, line, rule, text, faint, through, notice, found } = palette;
    format!(
        ".bracket{{background:{ground}}}
.bracket .ground{{fill:{ground}}}
.bracket text{{fill:{text}}}
.bracket .faint,.bracket .days,.bracket .small,.bracket .association{{fill:{faint}}}
.bracket .card{{fill:{card};stroke:{line}}}
.bracket .wire,.bracket .late{{stroke:{line}}}
.bracket .late{{fill:{ground}}}
.bracket .rule{{stroke:{rule}}}
.bracket .arrow,.bracket .mark{{fill:{through}}}
.bracket .notice,.bracket .turn{{fill:{notice}}}
.bracket .card.otherwise{{stroke:{notice}}}
.bracket .tint{{fill:{tint}}}
.bracket .lit{{fill:{found}}}
.bracket .wire.lit,.bracket .card.lit,.bracket :target .card{{stroke:{found}}}
.bracket .card.lit{{fill:{card}}}
.bracket .wire.lit{{fill:none}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a colour (WCAG 2).
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits");
        let linear = [1, 3, 5].map(|at| {
            let part = f64::from(part(at)) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_and_every_line_be_seen_by_day_and_by_night() {
        for palette in [DAY, NIGHT] {
            let Palette { ground, card, tint, line, rule: _, text, faint, through, notice, found } = palette;
            for behind in [ground, card, tint] {
                for colour in [text, faint, through, notice, found] {
                    assert!(contrast(colour, behind) >= 4.5, "{colour} on {behind}: {}", contrast(colour, behind));
                }
            }
            for behind in [ground, card] {
                assert!(contrast(line, behind) >= 3.0, "{line} on {behind}: {}", contrast(line, behind));
            }
        }
    }
}
