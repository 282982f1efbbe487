//! A competition in any form, written as a file of this program's own: all of it or nothing, and only what is read as the
//! same.

use std::io;
use std::path::PathBuf;

use anyhow::bail;

use super::files::Files;
use super::progress::Progress;
use super::view::View;
use crate::bracket::Bracket;
use crate::check;
use crate::paper::Paper;
use crate::report::{self, LinesFormat, Remark};
use crate::source::{Notes, Over, Reading, json, save};
use crate::wording;

/// What is written, and where.
#[derive(Debug, clap::Args)]
pub(super) struct Convert {
    #[command(flatten)]
    files: Files,
    /// Write it into the file OUT, as a whole or not at all, rather than to standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Replace OUT if it is there already
    #[arg(long, requires = "output")]
    force: bool,
    #[command(flatten)]
    view: View,
}

impl Convert {
    pub fn run(&self) -> anyhow::Result<()> {
        let text = self.files.text()?;
        let progress = Progress::of(text.size());
        let Reading { competition, notes } = self.files.reading(&text, &progress)?;
        let real = Bracket::new(competition);
        let view = self.view.of(real.clone())?;
        // That it is a view of something else stands in its title, as where the program saves one.
        let called = wording::scenario(&view).unwrap_or_default();
        progress.tell("writing", &self.files.origin().name());
        let written = json::write_certain(&view.to_competition_called(&called))?;
        drop(progress);
        self.write(&written)?;
        // Nobody may be left to be told.
        let _ = self.tell(&real, &notes);
        Ok(())
    }

    fn write(&self, text: &str) -> anyhow::Result<()> {
        let Some(path) = self.output.as_deref().filter(|path| path.as_os_str() != "-") else {
            let mut out = io::stdout().lock();
            let mut paper = Paper::new(&mut out, false);
            paper.text(text)?;
            return Ok(paper.flush()?);
        };
        match save(path, text, if self.force { Over::File } else { Over::Nothing }) {
            Err(unsaved) if unsaved.is_there() && !self.force => bail!("{unsaved} with --force"),
            saved => Ok(saved?),
        }
    }

    /// Tells what there is to say about what was read.
    fn tell(&self, bracket: &Bracket, notes: &Notes) -> io::Result<()> {
        let remarks = Remark::of_findings(bracket, &check::remarks(notes));
        if remarks.is_empty() {
            return Ok(());
        }
        let name = self.files.origin().name();
        report::print_findings(&mut io::stderr().lock(), &name, &remarks, LinesFormat::Text, false)
    }
}
