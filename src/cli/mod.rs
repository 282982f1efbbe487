//! The command line: what was asked for, and doing it. `files` is what the competition is read from, `view` how it is to be
//! looked at, `convert` writes it as a file; `setup` is how the program is set up; `progress` tells whoever has to wait.

mod convert;
mod files;
mod progress;
mod setup;
mod view;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use self::convert::Convert;
use self::files::Files;
use self::progress::Progress;
use self::setup::{Configure, Letters, Setup};
use self::view::View;
use crate::bracket::Bracket;
use crate::browse::{self, Opened, Settings};
use crate::check::{self, Severity};
use crate::competition::{Ladder, Node, TieId};
use crate::paper::Paper;
use crate::report::{self, Format, LinesFormat};
use crate::rules::Verdict;
use crate::search::{self, Found, Index};
use crate::source::{self, Reading};
use crate::text;

/// Browse the draw of a knock-out competition: every tie with both legs, the aggregate and the rule that settled it.
///
/// Without a FILE it opens the qualifying rounds of the 2023-24 CAF Confederation Cup. Where output is not a terminal, it
/// prints the bracket instead.
#[derive(Debug, Default, Parser)]
#[command(name = "cuptie", version, about, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    files: Files,

    /// Start with the clubs that match NAME: any of their names, town, association or its code
    #[arg(long, value_name = "NAME")]
    club: Option<String>,

    /// Start with what WORDS find: clubs, or ties by ground, town, scorer, day, round, rule or id
    #[arg(long, value_name = "WORDS", conflicts_with = "club")]
    find: Option<String>,

    /// Print the bracket instead of browsing it
    #[arg(long, value_enum)]
    format: Option<Format>,

    #[command(flatten)]
    view: View,

    /// Read FILE again whenever it changes
    #[arg(long, requires = "files")]
    watch: bool,

    #[command(flatten)]
    setup: Setup,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Work everything out again and tell what does not fit; exit code 1 if something cannot be so
    Check {
        #[command(flatten)]
        files: Files,
        /// What the findings look like
        #[arg(long, value_enum, default_value = "text")]
        format: LinesFormat,
        #[command(flatten)]
        letters: Letters,
    },
    /// Tell what sides need in their next leg, or needed in the last: a map of every score, and a sentence
    ///
    /// Of ties that are still open; where none is, of all.
    Needs {
        /// Only ties of the clubs that match NAME
        #[arg(long, value_name = "NAME")]
        club: Option<String>,
        /// Only ties of this round, open or not: its name, or its id
        #[arg(long, value_name = "ROUND")]
        round: Option<String>,
        /// Another leg than the next or the last: its number; ties without it are left out
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=i64::from(Ladder::MOST_LEGS)))]
        leg: Option<u8>,
        #[command(flatten)]
        question: Question,
    },
    /// Tell the road of a club: each tie with whom else it could have met, and how far the club came that it lost to
    ///
    /// Where several clubs match, of each.
    Road {
        /// Any of its names, its town, or its association or that one's code
        name: String,
        #[command(flatten)]
        question: Question,
    },
    /// Tell what turns under other regulations, or with a result changed: which ties, and who takes whose place
    Turned(Question),
    /// Tell the competition in numbers: how ties ended, goals, comebacks, the biggest wins, the nearest ties, associations
    Numbers(Question),
    /// Write a competition in any form as cuptie’s own JSON, to go on from there
    ///
    /// What is looked at is what is written. What was understood, assumed or left out is told on standard error.
    Convert(Convert),
    /// List the ladders that have a name: legs, steps, and where they held
    Ladders {
        /// What the list looks like
        #[arg(long, value_enum, default_value = "text")]
        format: LinesFormat,
        #[command(flatten)]
        letters: Letters,
    },
    /// Print the JSON Schema of a competition file, or of the json that is printed
    Schema {
        #[arg(value_enum, default_value = "competition")]
        of: SchemaOf,
    },
    /// Print the configuration in force, as a file to begin with; exit code 1 if something in it was wrong
    ///
    /// It says how the program looks, and which keys do what. The command line goes before the environment (CUPTIE_THEME,
    /// NO_COLOR), and that before the configuration. CUPTIE_CONFIG names another file.
    Config(Configure),
    /// Print completions for a shell
    Completions { shell: Shell },
    /// Print the man page
    Man,
}

/// What every question needs: of which competition, looked at how, and what the answer looks like.
#[derive(Debug, clap::Args)]
struct Question {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    view: View,
    /// What the answer looks like
    #[arg(long, value_enum, default_value = "text")]
    format: LinesFormat,
    #[command(flatten)]
    letters: Letters,
}

impl Question {
    /// The competition that it is about, looked at as it says.
    fn bracket(&self) -> anyhow::Result<Bracket> {
        self.view.of(self.files.bracket()?)
    }

    /// Whether it is answered in ASCII alone.
    fn ascii(&self) -> bool {
        self.letters.are_ascii()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SchemaOf {
    /// A competition file, as it is read
    Competition,
    /// The json of a bracket, as it is printed
    Report,
}

impl Cli {
    /// What to look for.
    fn query(&self) -> Option<String> {
        self.club.as_ref().map(|name| search::only_clubs(name)).or_else(|| self.find.clone())
    }

    fn nothing_found(&self) -> String {
        match (&self.club, &self.find) {
            (Some(name), _) => no_club(name),
            (None, words) => {
                let words = text::quoted(words.as_deref().unwrap_or_default());
                format!("nothing matches {words}; try a club, a town, a scorer, a day, a round, or “penalties”")
            }
        }
    }
}

/// Does what the command line asks for, and tells what went wrong.
pub fn main(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    match asked_for(arguments.collect()) {
        Ok(cli) => run(&cli).unwrap_or_else(|error| {
            say(&mut io::stderr(), &format!("cuptie: {error:#}"));
            ExitCode::FAILURE
        }),
        // What was asked to be told, such as the help, or what cannot be understood.
        Err(answer) => {
            if answer.use_stderr() {
                say(&mut io::stderr(), &answer.to_string());
            } else {
                say(&mut io::stdout(), &answer.to_string());
            }
            u8::try_from(answer.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
        }
    }
}

/// What a command line asks for. Of one without any argument that is known at once: all that could have been asked for need
/// not be gone through then.
fn asked_for(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    if arguments.len() < 2 { Ok(Cli::default()) } else { Cli::try_parse_from(arguments) }
}

/// Says something to whoever started the program. Nobody may be left to be told.
fn say(stream: &mut impl Write, text: &str) {
    let mut paper = Paper::new(stream, false);
    let _ = paper.text(text).and_then(|()| paper.flush());
}

fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    match answer(cli) {
        // Whoever read the output has seen enough.
        Err(error) if is_closed_pipe(&error) => Ok(ExitCode::SUCCESS),
        done => done,
    }
}

fn answer(cli: &Cli) -> anyhow::Result<ExitCode> {
    match &cli.command {
        None => browse_or_print(cli).map(|()| ExitCode::SUCCESS),
        Some(Command::Check { files, format, letters }) => check(files, *format, letters.are_ascii()),
        Some(Command::Needs { club, round, leg, question }) => {
            let bracket = question.bracket()?;
            let ties = asked(&bracket, club.as_deref(), round.as_deref())?;
            let leg = leg.map(|number| usize::from(number - 1));
            report::print_needs(&mut io::stdout().lock(), &bracket, &ties, leg, question.format, question.ascii())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Road { name, question }) => {
            let bracket = question.bracket()?;
            let found = found(&bracket, name)?;
            let out = &mut io::stdout().lock();
            report::print_roads(out, &bracket, found.clubs(), question.format, question.ascii())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Turned(question)) => {
            let bracket = question.bracket()?;
            report::print_turned(&mut io::stdout().lock(), &bracket, question.format, question.ascii())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Numbers(question)) => {
            let bracket = question.bracket()?;
            report::print_numbers(&mut io::stdout().lock(), &bracket, question.format, question.ascii())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Convert(convert)) => {
            convert.run()?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Ladders { format, letters }) => {
            report::print_ladders(&mut io::stdout().lock(), *format, letters.are_ascii())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Schema { of }) => {
            let schema = match of {
                SchemaOf::Competition => source::json::schema(),
                SchemaOf::Report => report::schema(),
            };
            print(|paper| paper.json(&schema))
        }
        Some(Command::Config(configure)) => configure.run(),
        Some(Command::Completions { shell }) => {
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "cuptie", &mut text);
            print(|paper| paper.text(&String::from_utf8_lossy(&text)))
        }
        Some(Command::Man) => {
            let mut text = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut text)?;
            print(|paper| paper.text(&String::from_utf8_lossy(&text)))
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let is_closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref().is_some_and(is_closed))
}

/// Prints something of the program's own.
fn print(what: impl FnOnce(&mut Paper<io::StdoutLock>) -> io::Result<()>) -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let mut paper = Paper::new(&mut out, false);
    what(&mut paper)?;
    paper.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn browse_or_print(cli: &Cli) -> anyhow::Result<()> {
    let browsable = io::stdout().is_terminal() && !is_dumb();
    let config = cli.setup.config()?;
    if cli.format.is_some() || !browsable {
        setup::tell(&config);
        let bracket = cli.view.of(cli.files.bracket()?)?;
        return print_bracket(&bracket, cli, cli.format.unwrap_or(Format::Tree), &config.settings);
    }
    let origin = cli.files.origin();
    if cli.watch && origin.files().is_empty() {
        bail!("standard input cannot be watched; give a file");
    }
    let Opened { bracket, findings } = cli.files.opened()?;
    let files = cli.files.clone();
    browse::run(
        // What a check finds is what really was.
        Opened { bracket: cli.view.of(bracket)?, findings },
        browse::Options {
            notice: setup::notice(&config),
            settings: config.settings,
            reach: browse::Reach::of_terminal(),
            filter: cli.query().as_deref(),
            reload: (!origin.files().is_empty()).then(|| Box::new(move || files.opened_again()) as browse::Read),
            watch: if cli.watch { origin.files() } else { &[] },
        },
    )?;
    Ok(())
}

/// Whether the terminal says that it can do nothing but take text.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn print_bracket(bracket: &Bracket, cli: &Cli, format: Format, settings: &Settings) -> anyhow::Result<()> {
    let found = cli.query().map(|query| Index::new(bracket).find(bracket, &query));
    if found.as_ref().is_some_and(Found::is_empty) {
        bail!(cli.nothing_found());
    }
    let (ascii, sides) = (settings.ascii, settings.sides.asked());
    let look = report::Look { ascii, sides, shade: cli.setup.shade() };
    report::print(&mut io::stdout().lock(), bracket, found.as_ref(), format, look).context("cannot write the bracket")
}

/// The ties of a club or a round, or all; of those the open ones, unless there is none or a round was asked for.
fn asked(bracket: &Bracket, club: Option<&str>, round: Option<&str>) -> anyhow::Result<Vec<TieId>> {
    let competition = bracket.competition();
    let found = club.map(|name| found(bracket, name)).transpose()?;
    let asked = round.map(|name| view::round(competition, name)).transpose()?;
    let of_club = |id: &TieId| found.as_ref().is_none_or(|found| found.has(Node::Tie(*id)));
    let of_round = |id: &TieId| asked.is_none_or(|round| competition[*id].round == round);
    let asked: Vec<TieId> = competition.tie_ids().filter(of_club).filter(of_round).collect();
    let is_open = |id: &TieId| matches!(bracket.verdict(*id), Verdict::Pending(_));
    let open: Vec<TieId> = asked.iter().copied().filter(is_open).collect();
    Ok(if open.is_empty() || round.is_some() { asked } else { open })
}

/// The clubs that match a name, with their roads.
fn found(bracket: &Bracket, name: &str) -> anyhow::Result<Found> {
    let found = Index::new(bracket).find(bracket, &search::only_clubs(name));
    if found.is_empty() {
        bail!(no_club(name));
    }
    Ok(found)
}

fn no_club(name: &str) -> String {
    let name = text::quoted(name);
    format!("no club matches {name}; try a part of its name, its town, or its association's code")
}

fn check(files: &Files, format: LinesFormat, ascii: bool) -> anyhow::Result<ExitCode> {
    let (text, name) = (files.text()?, files.origin().name());
    let progress = Progress::of(text.size());
    progress.tell("checking", &name);
    let remarks = match text.reading() {
        Err(problems) => report::Remark::of_problems(&problems),
        Ok(Reading { competition, notes }) => {
            let bracket = Bracket::new(competition);
            report::Remark::of_findings(&bracket, &check::check_text(&bracket, &notes))
        }
    };
    drop(progress);
    report::print_findings(&mut io::stdout().lock(), &name, &remarks, format, ascii)?;
    let wrong = remarks.iter().any(|remark| remark.severity == Severity::Error);
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is not gone through must come to the same.
    #[test]
    fn a_command_line_without_arguments_asks_for_what_it_would_when_gone_through() {
        let parsed = Cli::try_parse_from(["cuptie"]).expect("nothing is needed");
        assert_eq!(format!("{parsed:?}"), format!("{:?}", Cli::default()));
    }
}
