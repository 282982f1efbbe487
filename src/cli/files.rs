//! What a competition is read from, as a command line says it: files of it, and which form they are to be taken for.

use std::path::PathBuf;

use crate::bracket::Bracket;
use crate::source::{Error, Form, Origin, Text};

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

    /// The text that is there now, where there was one before.
    pub fn text_again(&self) -> Result<Text<'static>, Error> {
        Ok(self.origin().text_again()?.taken_for(self.from))
    }

    /// The competition, every tie decided.
    pub fn bracket(&self) -> Result<Bracket, Error> {
        Ok(Bracket::new(self.origin().reading(&self.text()?)?.competition))
    }
}
