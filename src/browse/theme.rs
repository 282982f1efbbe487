//! How each kind of thing looks, in several themes. Body text keeps the terminal's own colours in all of them; the few others
//! are of the 256-colour palette, or of the terminal's own 16. Nothing is said by colour alone: every look below also has a
//! mark, a word or a weight, and without colours only those are left.

use ratatui::style::{Color, Modifier, Style};

/// What a text is there for, which each theme has a look for: [`Theme::text`], [`Theme::notice`] and the like. A page is
/// written with roles, whatever it will look like.
pub type Role = fn(Theme) -> Style;

/// The looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Middle tones, readable on black and on white.
    #[default]
    Middle,
    /// The terminal's own 16 colours, whatever they are.
    Terminal,
    /// Dark tones, for a light background.
    Light,
    /// Light tones, for a dark background.
    Dark,
    /// No colours: weight and underlines alone.
    Plain,
}

/// The colours of a theme, by what they are there for.
#[derive(Debug, Clone, Copy)]
struct Tones {
    /// None where that is for the terminal to say: no colour of its own 16 is surely a faint one.
    faint: Option<Color>,
    focus: Color,
    through: Color,
    notice: Color,
    found: Color,
}

impl Tones {
    /// Of the 256-colour palette: a grey, and something like blue, green, orange and purple.
    const fn of(faint: u8, focus: u8, through: u8, notice: u8, found: u8) -> Tones {
        Tones {
            faint: Some(Color::Indexed(faint)),
            focus: Color::Indexed(focus),
            through: Color::Indexed(through),
            notice: Color::Indexed(notice),
            found: Color::Indexed(found),
        }
    }
}

/// At least 3:1 against both black and white, which a test works out.
const MIDDLE: Tones = Tones::of(244, 32, 29, 166, 133);
/// At least 4.5:1 against any background that is called light; and against any that is called dark.
const LIGHT: Tones = Tones::of(241, 25, 22, 160, 127);
const DARK: Tones = Tones::of(247, 39, 78, 214, 177);
/// Those of the 16 that few people make unreadable on their own background, light or dark.
const TERMINAL: Tones =
    Tones { faint: None, focus: Color::Cyan, through: Color::Green, notice: Color::Red, found: Color::Magenta };

impl Theme {
    const fn tones(self) -> Option<Tones> {
        match self {
            Theme::Middle => Some(MIDDLE),
            Theme::Terminal => Some(TERMINAL),
            Theme::Light => Some(LIGHT),
            Theme::Dark => Some(DARK),
            Theme::Plain => None,
        }
    }

    /// A colour of the theme, or what is in its place where there is none.
    fn tone(self, tone: impl Fn(Tones) -> Option<Color>, plain: Modifier) -> Style {
        match self.tones().and_then(tone) {
            Some(tone) => Style::new().fg(tone),
            None => Style::new().add_modifier(plain),
        }
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
        self.tone(|tones| tones.faint, Modifier::DIM)
    }

    /// The head of the pane, or of the column, that the keys go to.
    pub fn focused_head(self) -> Style {
        self.tone(|tones| Some(tones.focus), Modifier::UNDERLINED).add_modifier(Modifier::BOLD)
    }

    /// Keys, and lines around the selection.
    pub fn focus(self) -> Style {
        self.tone(|tones| Some(tones.focus), Modifier::empty()).add_modifier(Modifier::BOLD)
    }

    /// The selected club, place or line.
    pub fn selected(self) -> Style {
        self.focus().add_modifier(Modifier::REVERSED)
    }

    /// The road of the selected club.
    pub fn road(self) -> Style {
        self.tone(|tones| Some(tones.focus), Modifier::UNDERLINED).add_modifier(Modifier::BOLD)
    }

    /// A club that the filter found.
    pub fn found(self) -> Style {
        self.tone(|tones| Some(tones.found), Modifier::UNDERLINED).add_modifier(Modifier::BOLD)
    }

    /// The mark of the club that went through, and of what agrees.
    pub fn through(self) -> Style {
        self.tone(|tones| Some(tones.through), Modifier::empty()).add_modifier(Modifier::BOLD)
    }

    /// What a reader should stumble over: a disagreement, an oddity.
    pub fn notice(self) -> Style {
        self.tone(|tones| Some(tones.notice), Modifier::BOLD)
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

    /// How well a tone can be told from a background (WCAG 2), both by their luminance.
    fn contrast(tone: f64, background: f64) -> f64 {
        (tone.max(background) + 0.05) / (tone.min(background) + 0.05)
    }

    fn tones(theme: Theme) -> Vec<u8> {
        let tones = theme.tones().expect("it has colours");
        let all = [tones.faint.expect("a grey"), tones.focus, tones.through, tones.notice, tones.found];
        all.map(|tone| if let Color::Indexed(index) = tone { index } else { panic!("{tone}") }).to_vec()
    }

    const BLACK: f64 = 0.0;
    const WHITE: f64 = 1.0;

    #[test]
    fn every_tone_can_be_read_on_the_backgrounds_that_its_theme_is_for() {
        // What people call a light or a dark background ends about at 255 in the palette, #eeeeee, and at 236, #303030.
        let (light, dark) = (luminance(255), luminance(236));
        for (theme, backgrounds, least) in [
            (Theme::Middle, [BLACK, WHITE], 3.0),
            (Theme::Light, [WHITE, light], 4.5),
            (Theme::Dark, [BLACK, dark], 4.5),
        ] {
            for tone in tones(theme) {
                for background in backgrounds {
                    let contrast = contrast(luminance(tone), background);
                    assert!(contrast >= least, "{theme:?}: {tone} has {contrast:.1} on {background:.2}");
                }
            }
        }
    }

    fn looks(theme: Theme) -> Vec<Style> {
        let roles: [Role; 10] = [
            Theme::text,
            Theme::strong,
            Theme::faint,
            Theme::focused_head,
            Theme::focus,
            Theme::selected,
            Theme::road,
            Theme::found,
            Theme::through,
            Theme::notice,
        ];
        roles.map(|role| role(theme)).to_vec()
    }

    #[test]
    fn without_colours_no_look_has_one() {
        assert!(looks(Theme::Plain).iter().all(|look| look.fg.is_none() && look.bg.is_none()));
    }

    #[test]
    fn the_terminal_s_own_colours_are_of_its_16() {
        let own = |colour| !matches!(colour, Color::Indexed(_) | Color::Rgb(..));
        assert!(looks(Theme::Terminal).iter().all(|look| look.bg.is_none() && look.fg.is_none_or(own)));
        assert!(looks(Theme::Terminal).iter().any(|look| look.fg.is_some()));
    }
}
