//! What there is to say about the source itself, as findings among the others.

use std::collections::HashMap;

use super::{About, Finding, Kind, Severity};
use crate::source::Notes;
use crate::source::matches::{Remark, RemarkKind};

/// A finding of each remark, with its place. One on the line of a match is about that leg.
pub fn remarks(notes: &Notes) -> Vec<Finding> {
    let legs: HashMap<(u32, u32), About> =
        notes.legs().map(|(at, tie, leg)| ((at.file, at.line), About::Leg(tie, leg))).collect();
    let finding = |remark: &Remark| {
        let (severity, kind) = kind(remark.kind);
        let about = remark.at.and_then(|at| legs.get(&(at.file, at.line)));
        Finding {
            severity,
            kind,
            about: about.cloned().unwrap_or(About::Source),
            file: remark.at.and_then(|at| notes.file(at)).map(str::to_owned),
            line: remark.at.map(|at| (at.line as usize, at.column as usize)),
            message: remark.text.clone(),
        }
    };
    notes.remarks.iter().map(finding).collect()
}

fn kind(kind: RemarkKind) -> (Severity, Kind) {
    match kind {
        RemarkKind::NotUnderstood => (Severity::Warning, Kind::NotUnderstood),
        RemarkKind::Contradiction => (Severity::Warning, Kind::Contradiction),
        RemarkKind::LeftOut => (Severity::Note, Kind::LeftOut),
        RemarkKind::Understood => (Severity::Note, Kind::Understood),
        RemarkKind::Assumed => (Severity::Note, Kind::Assumed),
    }
}
