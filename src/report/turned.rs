//! What comes out otherwise, looked at in another way: how many ties, who takes whose place, and each of the ties; or the
//! same for other programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::ask::{Turn, Turned};
use crate::bracket::Bracket;
use crate::competition::{ClubId, Side, Step, TieId};
use crate::paper::Paper;
use crate::wording;

/// A view, what it is held against, and what comes out otherwise.
#[derive(Clone, Copy)]
pub(super) struct Comparison<'a> {
    pub view: &'a Bracket,
    pub base: &'a Bracket,
    pub turned: &'a Turned,
}

/// The sentences, and two or three lines a tie.
pub(super) fn print(paper: &mut Paper<impl Write>, Comparison { view, base, turned }: Comparison) -> io::Result<()> {
    paper.line(&wording::title(view))?;
    for sentence in wording::turned(view, base, turned) {
        paper.line(&sentence)?;
    }
    for &(tie, turn) in &turned.ties {
        paper.line("")?;
        let (id, fixture) = (&view.competition()[tie].id, wording::fixture(view, tie));
        paper.line(&format!("{id}  {fixture}: {}", wording::turn(turn)))?;
        paper.line(&format!("  {}", wording::why(view, tie)))?;
        let other_clubs = (turn == Turn::OtherClubs).then(|| format!("{}. ", wording::fixture(base, tie)));
        paper.line(&format!("  Really: {}{}", other_clubs.unwrap_or_default(), wording::why(base, tie)))?;
    }
    Ok(())
}

/// What comes out otherwise, for other programs.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    /// How the competition is looked at; none where that is how it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    scenario: Option<String>,
    /// What is told of it, in sentences.
    says: Vec<String>,
    ties: Vec<Turning<'a>>,
    places: Vec<Taken<'a>>,
}

/// A tie that comes out otherwise.
#[derive(Serialize)]
struct Turning<'a> {
    id: &'a str,
    turn: &'static str,
    /// The step that would have followed, where nobody can tell who goes through.
    next: Option<Step>,
    here: Met<'a>,
    really: Met<'a>,
}

/// Who met in a tie, and who went through: clubs by their ids.
#[derive(Serialize)]
struct Met<'a> {
    a: Option<&'a str>,
    b: Option<&'a str>,
    winner: Option<&'a str>,
    why: String,
}

/// A place that goes to another club.
#[derive(Serialize)]
struct Taken<'a> {
    place: String,
    here: Option<&'a str>,
    really: Option<&'a str>,
}

impl<'a> Report<'a> {
    pub fn of(comparison: Comparison<'a>) -> Report<'a> {
        let Comparison { view, base, turned } = comparison;
        let place = |place| Taken {
            place: view.competition().place_code(place),
            here: id(view, view.club_at(place)),
            really: id(base, base.club_at(place)),
        };
        Report {
            scenario: wording::scenario(view),
            says: wording::turned(view, base, turned),
            ties: turned.ties.iter().map(|(tie, turn)| turning(comparison, *tie, *turn)).collect(),
            places: turned.places.iter().copied().map(place).collect(),
        }
    }
}

fn turning(Comparison { view, base, .. }: Comparison<'_>, tie: TieId, turn: Turn) -> Turning<'_> {
    let (turn, next) = match turn {
        Turn::Otherwise => ("otherwise", None),
        Turn::Settled => ("settled", None),
        Turn::Untold(step) => ("untold", step),
        Turn::OtherClubs => ("other_clubs", None),
    };
    Turning { id: &view.competition()[tie].id, turn, next, here: met(view, tie), really: met(base, tie) }
}

fn met(bracket: &Bracket, tie: TieId) -> Met<'_> {
    let club = |side| id(bracket, bracket.club(tie, side));
    let winner = id(bracket, bracket.winner(tie));
    Met { a: club(Side::A), b: club(Side::B), winner, why: wording::why(bracket, tie) }
}

fn id(bracket: &Bracket, club: Option<ClubId>) -> Option<&str> {
    club.map(|club| bracket.competition()[club].id.as_str())
}
