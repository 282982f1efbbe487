//! The command line: what was asked for, and doing it.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::bracket::Bracket;
use crate::browse::{self, view};
use crate::check::{self, Severity};
use crate::competition::{self, Competition};
use crate::paper::Paper;
use crate::report::{self, Format, LinesFormat};
use crate::search::{self, Found, Index};

/// Browse the draw of a knock-out competition: every tie with both legs, the aggregate and the rule that settled it.
///
/// Without a FILE it opens the qualifying rounds of the 2023-24 CAF Confederation Cup. Where output is not a terminal, it
/// prints the bracket instead.
#[derive(Debug, Parser)]
#[command(name = "cuptie", version, about, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    /// A competition file; - reads it from standard input
    file: Option<PathBuf>,

    /// Start with the clubs that match NAME: any of their names, town, association or its code
    #[arg(long, value_name = "NAME")]
    club: Option<String>,

    /// Start with what WORDS find: clubs, or ties by ground, town, scorer, day, round, rule or id
    #[arg(long, value_name = "WORDS", conflicts_with = "club")]
    find: Option<String>,

    /// Print the bracket instead of browsing it
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Use only ASCII characters
    #[arg(long)]
    ascii: bool,

    /// Read FILE again whenever it changes
    #[arg(long, requires = "file")]
    watch: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Work everything out again and tell what does not fit; exit code 1 if something cannot be so
    Check {
        /// A competition file; - reads it from standard input
        file: Option<PathBuf>,
        /// What the findings look like
        #[arg(long, value_enum, default_value = "text")]
        format: LinesFormat,
        /// Use only ASCII characters
        #[arg(long)]
        ascii: bool,
    },
    /// List the ladders that have a name: legs, steps, and where they held
    Ladders {
        /// What the list looks like
        #[arg(long, value_enum, default_value = "text")]
        format: LinesFormat,
        /// Use only ASCII characters
        #[arg(long)]
        ascii: bool,
    },
    /// Print the JSON Schema of a competition file, or of the json that is printed
    Schema {
        #[arg(value_enum, default_value = "competition")]
        of: SchemaOf,
    },
    /// Print completions for a shell
    Completions { shell: Shell },
    /// Print the man page
    Man,
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
            (Some(name), _) => {
                let name = competition::quoted(name);
                format!("no club matches {name}; try a part of its name, its town, or its association's code")
            }
            (None, words) => {
                let words = competition::quoted(words.as_deref().unwrap_or_default());
                format!("nothing matches {words}; try a club, a town, a scorer, a day, a round, or “penalties”")
            }
        }
    }
}

/// Does what the command line asks for, and tells what went wrong.
pub fn main(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    match Cli::try_parse_from(arguments) {
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

/// Says something to whoever started the program. Nobody may be left to be told.
fn say(stream: &mut impl Write, text: &str) {
    let mut paper = Paper::new(stream, false);
    let _ = paper.text(text).and_then(|()| paper.flush());
}

fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    let done = match &cli.command {
        None => browse_or_print(cli).map(|()| ExitCode::SUCCESS),
        Some(Command::Check { file, format, ascii }) => check(file.as_deref(), *format, *ascii),
        Some(Command::Ladders { format, ascii }) => {
            report::print_ladders(&mut io::stdout().lock(), *format, *ascii)?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Schema { of }) => {
            let schema = match of {
                SchemaOf::Competition => competition::schema(),
                SchemaOf::Report => report::schema(),
            };
            print(|paper| paper.json(&schema))
        }
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
    };
    match done {
        // Whoever read the output has seen enough.
        Err(error) if is_closed_pipe(&error) => Ok(ExitCode::SUCCESS),
        done => done,
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
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
    let file = cli.file.as_deref();
    let bytes = file.map(read).transpose()?;
    let competition = match file.zip(bytes.as_deref()) {
        Some((file, bytes)) => parse(file, bytes)?,
        None => Competition::embedded().context("the built-in competition")?,
    };
    let bracket = Bracket::new(competition);
    let browsable = io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    if cli.format.is_some() || !browsable {
        return print_bracket(&bracket, cli, cli.format.unwrap_or(Format::Tree));
    }
    let again = file.filter(|file| *file != Path::new("-"));
    if cli.watch && again.is_none() {
        bail!("standard input cannot be watched; give a file");
    }
    let colours = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let reload = |file: &Path| {
        let file = file.to_owned();
        Box::new(move || {
            let bytes = read_again(&file)?;
            Ok(opened(Bracket::new(parse(&file, &bytes)?), Some(&bytes)))
        }) as browse::reread::Read
    };
    browse::run(
        opened(bracket, bytes.as_deref()),
        browse::Options {
            look: view::Look { theme: view::Theme::new(colours), ascii: cli.ascii },
            filter: cli.query().as_deref(),
            reload: again.map(reload),
            watch: again.filter(|_| cli.watch),
        },
    )
}

/// A competition to browse: one that came from a file is checked.
fn opened(bracket: Bracket, bytes: Option<&[u8]>) -> browse::Opened {
    let findings = bytes.map(|bytes| check::check_text(&bracket, bytes));
    browse::Opened { bracket, findings }
}

fn parse(path: &Path, bytes: &[u8]) -> anyhow::Result<Competition> {
    Competition::from_json(bytes).with_context(|| format!("{} cannot be read as a competition", name_of(path)))
}

/// The bytes of a file, or of standard input.
fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let bytes = if path == Path::new("-") { bytes(io::stdin().lock()) } else { File::open(path).and_then(bytes) };
    bytes.with_context(|| format!("cannot read {}", name_of(path)))
}

/// The bytes of a file that was read before.
fn read_again(path: &Path) -> anyhow::Result<Vec<u8>> {
    reopen(path).and_then(bytes).with_context(|| format!("cannot read {}", name_of(path)))
}

/// All bytes that come, or a few more than are read at the most.
fn bytes(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(competition::LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file that was read before, if it still is one: a pipe that nobody writes to would be waited for without end.
fn reopen(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    #[cfg(unix)]
    options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = options.read(true).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("only a regular file can be read again")) }
}

/// What to call a file in a message.
fn name_of(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        competition::clean(&path.display().to_string()).into_owned()
    }
}

fn print_bracket(bracket: &Bracket, cli: &Cli, format: Format) -> anyhow::Result<()> {
    let found = cli.query().map(|query| Index::new(bracket).find(bracket, &query));
    if found.as_ref().is_some_and(Found::is_empty) {
        bail!(cli.nothing_found());
    }
    report::print(&mut io::stdout().lock(), bracket, found.as_ref(), format, cli.ascii)
        .context("cannot write the bracket")
}

fn check(file: Option<&Path>, format: LinesFormat, ascii: bool) -> anyhow::Result<ExitCode> {
    let name = file.map_or_else(|| "the built-in competition".to_owned(), name_of);
    let bytes = file.map(read).transpose()?;
    let read = bytes.as_deref().map_or_else(Competition::embedded, Competition::from_json);
    let entries = match read {
        Err(problems) => report::Entry::of_problems(&problems),
        Ok(competition) => {
            let bracket = Bracket::new(competition);
            let findings = match &bytes {
                Some(bytes) => check::check_text(&bracket, bytes),
                None => check::check(&bracket),
            };
            report::Entry::of_findings(&bracket, &findings)
        }
    };
    report::print_findings(&mut io::stdout().lock(), &name, &entries, format, ascii)?;
    let wrong = entries.iter().any(|entry| entry.severity == Severity::Error);
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
