//! The competition as a whole: its draw, dates and regulations, what sources count, where they differ, and who they are.

use ratatui::layout::Size;
use unicode_width::UnicodeWidthStr;

use super::{Pane, Placement, dispute};
use crate::bracket::Bracket;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::sheet::{Columns, Sheet};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::claims;
use crate::competition::{Draw, Ranking};
use crate::ranking;
use crate::wording;

/// The pane.
#[derive(Debug)]
pub struct About;

const OPEN: Command = Command::Own("about");

impl Pane for About {
    fn name(&self) -> &'static str {
        "about"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[Binding::new(
            OPEN,
            &[Key::letter('i')],
            "about the competition: draw, dates, regulations, sources",
            Some("about"),
        )];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn title(&self, _state: &State) -> String {
        "About this competition".to_owned()
    }

    fn text(&self, state: &State, room: Size) -> Option<Columns> {
        Some(Columns::new(room, 0, |sheet| write(sheet, state.bracket())))
    }
}

/// Where the texts behind the labels begin, in cells, and the most that a long name of a round may make of it.
const INDENT: usize = 14;
const FURTHEST: usize = 24;

fn write(sheet: &mut Sheet, bracket: &Bracket) {
    let competition = bracket.competition();
    let longest = (0..competition.columns()).map(|column| competition.column_name(column).width()).max().unwrap_or(0);
    let indent = (longest + 2).clamp(INDENT, FURTHEST);
    let mut line = |label: &str, text: &str| {
        sheet.labelled((format!(" {label}"), Theme::faint), indent, text, Theme::text);
    };
    line("competition", &competition.title());
    line("holds", &wording::totals(competition));
    if let Some(draw) = competition.draw() {
        line("draw", &drawn(bracket, draw));
    }
    for round in competition.rounds() {
        let days: Vec<String> = round.windows.iter().map(|window| wording::window(*window)).collect();
        match &days[..] {
            [] => {}
            [days] => line(&round.name.to_lowercase(), days),
            legs => line(&round.name.to_lowercase(), &format!("legs {}", legs.join(" and "))),
        }
    }
    if let Some(stage) = competition.group_stage()
        && let Some(draw) = &stage.draw
    {
        line(&stage.name.to_lowercase(), &format!("drawn {}", drawn(bracket, draw)));
    }
    line("regulations", &wording::regulations(competition.regulations()));
    for round in competition.rounds() {
        if let Some(own) = &round.regulations {
            line(&round.name.to_lowercase(), &wording::regulations(own));
        }
    }
    if let Some(by) = competition.entries_by() {
        let known = competition.club_ids().filter(|club| ranking::points(competition, *club).is_some()).count();
        let known = match known {
            0 => "not known for any club".to_owned(),
            known => format!("known for {}", wording::count(known, "club")),
        };
        line("entry round", &format!("by {by}: {known}"));
        entries(sheet, bracket);
    }

    sheet.heading("What sources count");
    for count in claims::counts(competition) {
        let agrees = count.agrees();
        let (mark, style): (_, Role) = if agrees { ("✓", Theme::through) } else { ("≠", Theme::notice) };
        let found = if agrees { String::new() } else { format!("; here there are {}", count.found) };
        let (counted, source) = (wording::counted(competition, count.of), &competition[count.source].title);
        let text = format!("{} {counted} ({source}){found}", count.stated);
        sheet.labelled((format!(" {mark}"), style), 3, &text, Theme::text);
    }
    sheet.heading("Where sources differ");
    for dispute in competition.disputes() {
        dispute::write(sheet, bracket, dispute);
    }
    sheet.heading("What was assumed");
    for assumed in competition.assumed() {
        sheet.hanging(1, assumed, Theme::notice);
    }
    if let Some(ranking) = competition.ranking() {
        points(sheet, bracket, ranking);
    }
    sheet.heading("Sources");
    for source in competition.sources() {
        let from = sheet.height();
        sheet.text(1, &source.title, Theme::text);
        if let Some(url) = &source.url {
            sheet.text(3, url, Theme::faint);
            sheet.link(from, [(source.title.as_str(), Some(url.as_str())), (url, Some(url))]);
        }
    }
    if competition.cleaned() > 0 {
        sheet.blank();
        let text = wording::cleaned(competition.cleaned());
        sheet.text(1, &format!("{text} (control, direction and unseen ones)."), Theme::notice);
    }
}

/// Which clubs enter in which round, with their points.
fn entries(sheet: &mut Sheet, bracket: &Bracket) {
    sheet.heading("Entries");
    let competition = bracket.competition();
    for entrants in ranking::entrants(bracket) {
        let clubs = entrants.clubs.iter();
        let clubs: Vec<String> =
            clubs.map(|(club, points)| wording::with_points(competition, *club, *points)).collect();
        let (round, number) = (competition.column_name(entrants.column), wording::count(clubs.len(), "club"));
        sheet.text(1, &format!("{}, {number}", round.to_lowercase()), Theme::faint);
        sheet.table(1, &clubs, Theme::text);
    }
    for found in ranking::unexplained(bracket) {
        sheet.text(1, &wording::unexplained(bracket, &found), Theme::notice);
    }
}

/// How the points come about.
fn points(sheet: &mut Sheet, bracket: &Bracket, ranking: &Ranking) {
    sheet.heading(&ranking.name);
    let mut line = |label: &str, text: &str| {
        sheet.labelled((format!(" {label}"), Theme::faint), INDENT, text, Theme::text);
    };
    for (i, scale) in ranking.scales.iter().enumerate() {
        line(if i == 0 { "scale" } else { "" }, &wording::scale(scale));
    }
    line("weights", &wording::weights(ranking));
    if !ranking.sources.is_empty() {
        line("sources", &wording::sources(bracket, &ranking.sources));
    }
    for (i, complete) in ranking.complete.iter().enumerate() {
        line(if i == 0 { "all known" } else { "" }, &wording::complete(bracket, ranking, complete));
    }
    sheet.text(1, wording::without_placing(ranking), Theme::text);
    if let Some(note) = &ranking.note {
        sheet.text(1, note, Theme::faint);
    }
}

fn drawn(bracket: &Bracket, draw: &Draw) -> String {
    let parts = [Some(wording::date(draw.date)), wording::clock(draw.time), draw.place.clone()];
    let mut text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if !draw.sources.is_empty() {
        text.push_str(&format!(" ({})", wording::sources(bracket, &draw.sources)));
    }
    text
}
