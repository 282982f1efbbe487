//! What a competition is read from, as a command line says it: files of it, and which form they are to be taken for; and
//! what comes of reading it.

use std::path::PathBuf;

use super::progress::Progress;
use crate::bracket::Bracket;
use crate::browse::Opened;
use crate::check;
use crate::source::{Error, Form, Origin, Reading, Text};

/// What a competition is read from.
#[derive(Debug, Default, Clone, clap::Args)]
pub(super) struct Files {
    /// A competition: its file, or several files or a folder of it; - reads standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Take FILE for this form, whatever it looks like
    #[arg(long, value_name = "FORM", value_enum, requires = "files")]
    from: Option<Form>,
}

impl Files {
    pub fn origin(&self) -> Origin {
        Origin::of(self.files.clone())
    }

    /// The text that is there.
    pub fn text(&self) -> Result<Text<'static>, Error> {
        Ok(self.origin().text()?.taken_for(self.from))
    }

    /// The competition, every tie decided. Its text is gone then.
    pub fn bracket(&self) -> Result<Bracket, Error> {
        let text = self.text()?;
        let progress = Progress::of(text.size());
        Ok(Bracket::new(self.reading(&text, &progress)?.competition))
    }

    /// The same, with what a check finds in it, where somebody gave it.
    pub fn opened(&self) -> Result<Opened, Error> {
        let text = self.text()?;
        let progress = Progress::of(text.size());
        self.checked(&text, &progress)
    }

    /// The same of what is there now, where there was something before.
    pub fn opened_again(&self) -> Result<Opened, Error> {
        let text = self.origin().text_again()?.taken_for(self.from);
        self.checked(&text, &Progress::none())
    }

    fn checked(&self, text: &Text, progress: &Progress) -> Result<Opened, Error> {
        let Reading { competition, notes } = self.reading(text, progress)?;
        let bracket = Bracket::new(competition);
        progress.tell("checking", &self.origin().name());
        let findings = text.is_given().then(|| check::check_text(&bracket, &notes));
        Ok(Opened { bracket, findings })
    }

    /// What comes of reading a text.
    pub fn reading<'a>(&self, text: &'a Text<'a>, progress: &Progress) -> Result<Reading<'a>, Error> {
        let origin = self.origin();
        progress.tell("reading", &origin.name());
        origin.reading(text)
    }
}
