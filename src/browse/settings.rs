//! How the program is set up by whoever uses it: how it looks, what is seen at first, the mouse, the keys. Where that comes from,
//! a file or the command line, is for others to know.

use clap::ValueEnum;

use super::background::Background;
use super::keys::{Command, Key};
use super::panes::Zoom;
use super::screen::Arrangement;
use super::theme::Theme;
use crate::layout::Sides;

/// How the program is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// How it looks.
    pub theme: ThemeName,
    /// Only ASCII characters.
    pub ascii: bool,
    /// How near the bracket is looked at when it opens.
    pub zoom: Zoom,
    /// On which sides of its final a bracket stands.
    pub sides: SidesWish,
    /// Where panes stand that are seen beside the bracket.
    pub panes: Arrangement,
    /// Whether clicks and the wheel are for the program.
    pub mouse: bool,
    /// The commands that have other keys than by default, each with all its keys.
    pub keys: Vec<(Command, Vec<Key>)>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: ThemeName::default(),
            ascii: false,
            zoom: Zoom::default(),
            sides: SidesWish::default(),
            panes: Arrangement::default(),
            mouse: true,
            keys: Vec::new(),
        }
    }
}

/// On which sides of its final a bracket stands, as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, ValueEnum)]
pub enum SidesWish {
    /// On both sides, where all of it fits on the screen uncut, or a picture comes out larger on a sheet of paper; else on one
    #[default]
    Auto,
    /// All of it on the left
    One,
    /// A half of it on either side, with shorter names if need be
    Two,
}

impl SidesWish {
    /// The sides; none where that depends on the room.
    pub fn asked(self) -> Option<Sides> {
        match self {
            SidesWish::Auto => None,
            SidesWish::One => Some(Sides::One),
            SidesWish::Two => Some(Sides::Two),
        }
    }
}

/// A theme as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, ValueEnum)]
pub enum ThemeName {
    /// Middle tones, readable on a light background and on a dark one
    #[default]
    Default,
    /// Light or dark, whichever the terminal says its background is; default until it says so
    Auto,
    /// Dark tones, for a light background
    Light,
    /// Light tones, for a dark background
    Dark,
    /// The terminal's own 16 colours
    Terminal,
    /// No colours
    Plain,
}

impl ThemeName {
    /// The theme, on a background if that is known.
    pub(super) fn on(self, background: Option<Background>) -> Theme {
        match (self, background) {
            (ThemeName::Light, _) | (ThemeName::Auto, Some(Background::Light)) => Theme::Light,
            (ThemeName::Dark, _) | (ThemeName::Auto, Some(Background::Dark)) => Theme::Dark,
            (ThemeName::Default, _) | (ThemeName::Auto, None) => Theme::Middle,
            (ThemeName::Terminal, _) => Theme::Terminal,
            (ThemeName::Plain, _) => Theme::Plain,
        }
    }
}
