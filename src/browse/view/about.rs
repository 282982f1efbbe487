//! The competition as a whole: its draw, dates and regulations, what sources count, where they differ, and who they are.

use super::Theme;
use super::sheet::Sheet;
use super::tie::write_dispute;
use crate::bracket::Bracket;
use crate::competition::Draw;
use crate::wording;

/// Where the texts behind the labels begin, in cells.
const INDENT: usize = 14;

pub(super) fn write(sheet: &mut Sheet, theme: Theme, bracket: &Bracket) {
    let competition = bracket.competition();
    let mut line = |label: &str, text: &str| {
        sheet.labelled((format!(" {label}"), theme.faint()), INDENT, text, theme.text());
    };
    line("competition", &competition.title());
    line("holds", &wording::totals(competition));
    if let Some(draw) = &competition.draw {
        line("draw", &drawn(bracket, draw));
    }
    for round in &competition.rounds {
        let legs: Vec<String> = round.windows.iter().map(|window| wording::window(*window)).collect();
        if !legs.is_empty() {
            line(&round.name.to_lowercase(), &format!("legs {}", legs.join(" and ")));
        }
    }
    if let Some(stage) = &competition.group_stage
        && let Some(draw) = &stage.draw
    {
        line(&stage.name.to_lowercase(), &format!("drawn {}", drawn(bracket, draw)));
    }
    line("regulations", &wording::regulations(&competition.regulations));
    for round in &competition.rounds {
        if let Some(own) = &round.regulations {
            line(&round.name.to_lowercase(), &wording::regulations(own));
        }
    }
    if let Some(by) = &competition.entry_by {
        let known = competition.clubs.iter().filter(|club| club.points.is_some()).count();
        let known = match known {
            0 => "not known for any club".to_owned(),
            known => format!("known for {}", wording::count(known, "club")),
        };
        line("entry round", &format!("by {by}: {known}"));
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
    for dispute in &competition.disputes {
        write_dispute(sheet, bracket, theme, dispute);
    }
    sheet.heading("Sources");
    for source in &competition.sources {
        sheet.text(1, &source.title, theme.text());
        if let Some(url) = &source.url {
            sheet.text(3, url, theme.faint());
        }
    }
    if competition.cleaned > 0 {
        sheet.blank();
        let text = wording::cleaned(competition.cleaned);
        sheet.text(1, &format!("{text} (control, direction and unseen ones)."), theme.notice());
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
