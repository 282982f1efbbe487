//! The competition as a whole: its draw, dates and regulations, what sources count, where they differ, and who they are.

use unicode_width::UnicodeWidthStr;

use super::Theme;
use super::sheet::Sheet;
use super::tie::write_dispute;
use crate::bracket::Bracket;
use crate::competition::{Draw, Ranking};
use crate::ranking;
use crate::wording;

/// Where the texts behind the labels begin, in cells, and the most that a long name of a round may make of it.
const INDENT: usize = 14;
const FURTHEST: usize = 24;

pub(super) fn write(sheet: &mut Sheet, theme: Theme, bracket: &Bracket) {
    let competition = bracket.competition();
    let longest = (0..bracket.columns()).map(|column| bracket.column_name(column).width()).max().unwrap_or(0);
    let indent = (longest + 2).clamp(INDENT, FURTHEST);
    let mut line = |label: &str, text: &str| {
        sheet.labelled((format!(" {label}"), theme.faint()), indent, text, theme.text());
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
        entries(sheet, theme, bracket);
    }

    sheet.heading("What sources count");
    for count in wording::counts(bracket) {
        let agrees = count.stated == count.found;
        let (mark, style) = if agrees { ("✓", theme.through()) } else { ("≠", theme.notice()) };
        let found = if agrees { String::new() } else { format!("; here there are {}", count.found) };
        let text = format!("{} {} ({}){found}", count.stated, count.what, count.source);
        sheet.labelled((format!(" {mark}"), style), 3, &text, theme.text());
    }
    sheet.heading("Where sources differ");
    for dispute in competition.disputes() {
        write_dispute(sheet, bracket, theme, dispute);
    }
    if let Some(ranking) = competition.ranking() {
        points(sheet, theme, bracket, ranking);
    }
    sheet.heading("Sources");
    for source in competition.sources() {
        sheet.text(1, &source.title, theme.text());
        if let Some(url) = &source.url {
            sheet.text(3, url, theme.faint());
        }
    }
    if competition.cleaned() > 0 {
        sheet.blank();
        let text = wording::cleaned(competition.cleaned());
        sheet.text(1, &format!("{text} (control, direction and unseen ones)."), theme.notice());
    }
}

/// Which clubs enter in which round, with their points.
fn entries(sheet: &mut Sheet, theme: Theme, bracket: &Bracket) {
    sheet.heading("Entries");
    let competition = bracket.competition();
    for entrants in ranking::entrants(bracket) {
        let clubs = entrants.clubs.iter();
        let clubs: Vec<String> =
            clubs.map(|(club, points)| wording::with_points(competition, *club, *points)).collect();
        let (round, number) = (bracket.column_name(entrants.column), wording::count(clubs.len(), "club"));
        sheet.text(1, &format!("{}, {number}", round.to_lowercase()), theme.faint());
        sheet.table(1, &clubs, theme.text());
    }
    for found in ranking::unexplained(bracket) {
        sheet.text(1, &wording::unexplained(bracket, &found), theme.notice());
    }
}

/// How the points come about.
fn points(sheet: &mut Sheet, theme: Theme, bracket: &Bracket, ranking: &Ranking) {
    sheet.heading(&ranking.name);
    let mut line = |label: &str, text: &str| {
        sheet.labelled((format!(" {label}"), theme.faint()), INDENT, text, theme.text());
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
    sheet.text(1, wording::without_placing(ranking), theme.text());
    if let Some(note) = &ranking.note {
        sheet.text(1, note, theme.faint());
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
