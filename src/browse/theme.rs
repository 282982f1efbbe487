//! How each kind of thing looks. Body text keeps the terminal's own colours; the few others are middle tones of the
//! 256-colour palette, readable on black and on white. Nothing is said by colour alone: every look below also has a mark,
//! a word or a weight, and without colours only those are left.

use ratatui::style::{Color, Modifier, Style};

/// What a text is there for, which each theme has a look for: [`Theme::text`], [`Theme::notice`] and the like. A page is
/// written with roles, whatever it will look like.
pub type Role = fn(Theme) -> Style;

/// The looks, with or without colours.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    colours: bool,
}

/// Middle tones: at least 3:1 against both black and white, which a test works out.
pub const GREY: u8 = 244;
pub const BLUE: u8 = 32;
pub const GREEN: u8 = 29;
pub const ORANGE: u8 = 166;
pub const PURPLE: u8 = 133;

impl Theme {
    /// With colours, or by weight and underlines alone.
    pub const fn new(colours: bool) -> Theme {
        Theme { colours }
    }

    fn tone(self, tone: u8, plain: Modifier) -> Style {
        if self.colours { Style::new().fg(Color::Indexed(tone)) } else { Style::new().add_modifier(plain) }
    }

    /// Running text, in the terminal's own colours.
    pub fn text(self) -> Style {
        Style::new()
    }

    /// Titles and winners.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Frames, hints, and what a filter puts into the background.
    pub fn faint(self) -> Style {
        self.tone(GREY, Modifier::DIM)
    }

    /// The head of the pane, or of the column, that the keys go to.
    pub fn focused_head(self) -> Style {
        self.tone(BLUE, Modifier::UNDERLINED).add_modifier(Modifier::BOLD)
    }

    /// Keys, and lines around the selection.
    pub fn focus(self) -> Style {
        self.tone(BLUE, Modifier::empty()).add_modifier(Modifier::BOLD)
    }

    /// The selected club, place or line.
    pub fn selected(self) -> Style {
        self.focus().add_modifier(Modifier::REVERSED)
    }

    /// The road of the selected club.
    pub fn road(self) -> Style {
        self.tone(BLUE, Modifier::UNDERLINED).add_modifier(Modifier::BOLD)
    }

    /// A club that the filter found.
    pub fn found(self) -> Style {
        self.tone(PURPLE, Modifier::UNDERLINED).add_modifier(Modifier::BOLD)
    }

    /// The mark of the club that went through, and of what agrees.
    pub fn through(self) -> Style {
        self.tone(GREEN, Modifier::empty()).add_modifier(Modifier::BOLD)
    }

    /// What a reader should stumble over: a disagreement, an oddity.
    pub fn notice(self) -> Style {
        self.tone(ORANGE, Modifier::BOLD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a palette colour (WCAG 2), from its place in the cube or on the grey ramp.
    fn luminance(index: u8) -> f64 {
        let levels: [u8; 3] = match index {
            16..=231 => {
                let i = index - 16;
                [i / 36, i / 6 % 6, i % 6].map(|step| if step == 0 { 0 } else { 55 + 40 * step })
            }
            232.. => [8 + 10 * (index - 232); 3],
            _ => panic!("the first 16 colours are the user's own"),
        };
        let linear = levels.map(|level| {
            let part = f64::from(level) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    #[test]
    fn every_tone_can_be_read_on_black_and_on_white() {
        for tone in [GREY, BLUE, GREEN, ORANGE, PURPLE] {
            let luminance = luminance(tone);
            let (on_white, on_black) = (1.05 / (luminance + 0.05), (luminance + 0.05) / 0.05);
            assert!(on_white >= 3.0 && on_black >= 3.0, "{tone}: {on_white:.1} on white, {on_black:.1} on black");
        }
    }

    #[test]
    fn without_colours_no_look_has_one() {
        let theme = Theme::new(false);
        let looks = [
            theme.text(),
            theme.strong(),
            theme.faint(),
            theme.focused_head(),
            theme.focus(),
            theme.selected(),
            theme.road(),
            theme.found(),
            theme.through(),
            theme.notice(),
        ];
        assert!(looks.iter().all(|look| look.fg.is_none() && look.bg.is_none()));
    }
}
