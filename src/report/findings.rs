//! What a check found, or why a file could not be read: a line each, or as json.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::bracket::Bracket;
use crate::check::{self, About, Finding, Severity};
use crate::source::{Problem, ProblemKind, Problems};

/// Something that does not fit, as it is told on paper.
#[derive(Debug, Serialize)]
pub struct Remark {
    /// Whether it can be so at all: of a problem, it cannot.
    pub severity: Severity,
    kind: Kind,
    /// What it is about, in the file's own words: the id of a tie ("r1-04 leg 2"), a club, a place, a group.
    place: String,
    /// The clubs of that tie.
    clubs: Option<String>,
    /// The ids of all ties that it is about.
    ties: Vec<String>,
    /// Where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    /// All but the place, for a line.
    #[serde(skip)]
    told: String,
}

/// A kind of finding, or of problem.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Kind {
    Finding(check::Kind),
    Problem(ProblemKind),
}

impl Remark {
    /// What a check found.
    pub fn of_findings(bracket: &Bracket, findings: &[Finding]) -> Vec<Remark> {
        findings.iter().map(|finding| Remark::of_finding(bracket, finding)).collect()
    }

    fn of_finding(bracket: &Bracket, finding: &Finding) -> Remark {
        let id = |tie| bracket.tie(tie).id.to_string();
        let ties = match &finding.about {
            About::Ties(_, ties) => ties.iter().map(|tie| id(*tie)).collect(),
            about => about.tie().map(id).into_iter().collect(),
        };
        Remark {
            severity: finding.severity,
            kind: Kind::Finding(finding.kind),
            place: finding.about.name(bracket),
            clubs: finding.fixture(bracket),
            ties,
            file: finding.file.clone(),
            line: finding.line.map(|(line, _)| line),
            column: finding.line.map(|(_, column)| column),
            message: finding.message.clone(),
            told: finding.told(bracket),
        }
    }

    /// The problems of a file that is no competition.
    pub fn of_problems(problems: &Problems) -> Vec<Remark> {
        let remark = |problem: &Problem| Remark {
            severity: Severity::Error,
            kind: Kind::Problem(problem.kind),
            place: problem.place.to_string(),
            clubs: None,
            ties: Vec::new(),
            file: problem.file.clone(),
            line: problem.line.map(|(line, _)| line),
            column: problem.line.map(|(_, column)| column),
            message: problem.message().to_owned(),
            told: problem.message().to_owned(),
        };
        problems.0.iter().map(remark).collect()
    }

    fn place(&self) -> String {
        let line = self.line.zip(self.column).map(|(line, column)| format!("line {line}, column {column}"));
        let line = self.file.iter().cloned().chain(line).collect::<Vec<_>>().join(" ");
        [line, self.place.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    }
}

/// The remarks in plain text, with a line that counts them.
pub(super) fn text(name: &str, remarks: &[Remark]) -> String {
    let mut text = String::new();
    let places: Vec<String> = remarks.iter().map(Remark::place).collect();
    let width = places.iter().map(|place| place.width()).max().unwrap_or(0);
    for (remark, place) in remarks.iter().zip(&places) {
        let space = " ".repeat(width - place.width());
        text.push_str(&format!("{:<7}  {place}{space}  {}\n", remark.severity.name(), remark.told));
    }
    text.push_str(&format!("{name}: {}\n", check::counts(remarks.iter().map(|remark| remark.severity), true)));
    text
}
