//! How the program is set up: a flag goes before the environment, that before the configuration, that before what is so by
//! default. And the command that tells and writes it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use anyhow::{Context, bail};
use clap::ValueEnum;

use crate::browse::{Arrangement, Notice, Settings, SidesWish, ThemeName, Zoom};
use crate::config::{self, Config};
use crate::report::Shade;
use crate::source::{self, Over};
use crate::text::clean;

/// What a command line says of it.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Setup {
    /// How it looks; of a picture or a page, whether it is light or dark whatever its reader’s system says
    #[arg(long, value_enum, value_name = "THEME")]
    theme: Option<ThemeName>,

    /// How near the bracket is looked at when it opens
    #[arg(long, value_enum, value_name = "ZOOM")]
    zoom: Option<Zoom>,

    /// On which sides of its final a bracket stands, on the screen and in svg and html
    #[arg(long, value_enum, value_name = "SIDES")]
    sides: Option<SidesWish>,

    /// Where other panes stand beside the bracket, as far as there is room
    #[arg(long, value_enum, value_name = "WHERE")]
    panes: Option<Arrangement>,

    /// Whether clicks and the wheel are for the program, or for the terminal
    #[arg(long, value_enum, value_name = "WHETHER")]
    mouse: Option<Switch>,

    #[command(flatten)]
    letters: Letters,

    /// Take FILE for the configuration, instead of the one that is looked for
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Take no configuration
    #[arg(long, conflicts_with = "config")]
    no_config: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Switch {
    On,
    Off,
}

impl Setup {
    /// The configuration, with what goes before it in its place.
    pub fn config(&self) -> anyhow::Result<Config> {
        let mut config = match &self.config {
            Some(path) => {
                Config::of(path).with_context(|| format!("cannot read {}", clean(&path.to_string_lossy())))?
            }
            None if self.no_config => Config::default(),
            None => Config::find(),
        };
        surroundings(&mut config);
        self.put_into(&mut config.settings);
        Ok(config)
    }

    /// Whether a picture is light or dark: only what the command line asks for, as others will look at it.
    pub fn shade(&self) -> Shade {
        match self.theme {
            Some(ThemeName::Light) => Shade::Light,
            Some(ThemeName::Dark) => Shade::Dark,
            _ => Shade::AsSystem,
        }
    }

    fn put_into(&self, settings: &mut Settings) {
        settings.theme = self.theme.unwrap_or(settings.theme);
        settings.zoom = self.zoom.unwrap_or(settings.zoom);
        settings.sides = self.sides.unwrap_or(settings.sides);
        settings.panes = self.panes.unwrap_or(settings.panes);
        settings.mouse = self.mouse.map_or(settings.mouse, |mouse| mouse == Switch::On);
        settings.ascii = self.letters.asked().unwrap_or(settings.ascii);
    }
}

/// What a command line says of the characters that are used; of both, the last holds.
#[derive(Debug, Default, Clone, Copy, clap::Args)]
pub(super) struct Letters {
    /// Use only ASCII characters
    #[arg(long, overrides_with = "no_ascii")]
    ascii: bool,

    /// Use others as well, whatever the configuration says
    #[arg(long, overrides_with = "ascii")]
    no_ascii: bool,
}

impl Letters {
    /// Whether only ASCII is printed: because a flag says so, or the configuration.
    pub fn are_ascii(self) -> bool {
        self.asked().unwrap_or_else(|| {
            let config = Config::find();
            tell(&config);
            config.settings.ascii
        })
    }

    /// Whether a flag asks for ASCII alone, or for all; none where no flag says anything.
    fn asked(self) -> Option<bool> {
        (self.ascii || self.no_ascii).then_some(self.ascii)
    }
}

/// What is asked about the configuration.
#[derive(Debug, clap::Args)]
pub(super) struct Configure {
    /// Print where it is looked for instead
    #[arg(long)]
    path: bool,

    /// Write it there instead, where there is none yet
    #[arg(long, conflicts_with = "path")]
    write: bool,
}

impl Configure {
    pub fn run(&self) -> anyhow::Result<ExitCode> {
        if self.path {
            return print(&format!("{}\n", place()?.display()));
        }
        let config = Setup::default().config()?;
        let text = config::write(&config.settings);
        if self.write {
            return write(&place()?, &text);
        }
        tell(&config);
        let printed = print(&text)?;
        Ok(if config.problems.is_empty() { printed } else { ExitCode::FAILURE })
    }
}

/// Writes a configuration where none is.
fn write(path: &Path, text: &str) -> anyhow::Result<ExitCode> {
    let shown = clean(&path.to_string_lossy()).into_owned();
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.with_context(|| format!("cannot make a folder for {shown}"))?;
    match source::save(path, text, Over::Nothing) {
        Err(unsaved) if unsaved.is_there() => {
            bail!("{shown} is there already, and stays as it is; “cuptie config” prints what it comes to")
        }
        saved => saved?,
    }
    print(&format!("Written: {shown}\n"))
}

fn place() -> anyhow::Result<PathBuf> {
    config::path().context("no place for a configuration is known")
}

fn print(text: &str) -> anyhow::Result<ExitCode> {
    super::print(|paper| paper.text(text))
}

/// Takes over what the environment says. What it says of this program alone goes before what it says of all.
fn surroundings(config: &mut Config) {
    const THEME: &str = "CUPTIE_THEME";
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        config.settings.theme = ThemeName::Plain;
    }
    let Some(theme) = env::var_os(THEME).filter(|theme| !theme.is_empty()) else { return };
    let theme = theme.to_string_lossy();
    match config::named(THEME, &theme) {
        Ok(theme) => config.settings.theme = theme,
        Err(problem) => config.problems.push(problem),
    }
}

/// What is wrong with a configuration, for the first screen.
pub(super) fn notice(config: &Config) -> Option<Notice> {
    (!config.problems.is_empty()).then(|| Notice::misconfigured(&name(config), &config.problems))
}

/// Tells the same where there is no screen, line by line.
pub(super) fn tell(config: &Config) {
    for problem in &config.problems {
        let line = match &problem.file {
            Some(_) => format!("cuptie: {problem}\n"),
            None => format!("cuptie: {} {problem}\n", name(config)),
        };
        super::say(&mut io::stderr(), &line);
    }
}

fn name(config: &Config) -> String {
    let path = config.path.as_ref().map(|path| path.to_string_lossy().into_owned());
    path.map_or_else(|| "the environment".to_owned(), |path| clean(&path).into_owned())
}
