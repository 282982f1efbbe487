//! The last line: the keys that matter most, and where the selection is; or the filter, while there is one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use crate::browse::app::App;
use crate::browse::filter::Filter;
use crate::browse::keys::{self, Command, Keys};
use crate::browse::notice::Notice;
use crate::browse::paint::{Paint, cut};
use crate::browse::theme::Theme;
use crate::search::{Fact, Found};
use crate::wording;

/// Draws the line. Returns where the next letter of the filter will stand, while it is being typed.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let mut paint = Paint::new(buffer, area);
    if let Some(text) = &app.state.in_passing {
        let room = usize::from(area.width).saturating_sub(2);
        // Nothing to stumble over: it is what was asked for.
        paint.text(1, 0, &cut(text, room), theme.strong());
        return None;
    }
    // A page over everything has keys of its own, and waits for them.
    if app.over().is_none() {
        if let Some(notice) = app.state.notice.as_ref().filter(|_| !app.state.filter.editing) {
            draw_notice(app.keys(), notice, theme, area, &mut paint);
            return None;
        }
        if app.state.filter.editing || app.state.filter.found.is_some() {
            return filter(app, theme, area, &mut paint);
        }
    }
    let hints = hints(app);
    let room = usize::from(area.width).saturating_sub(1);
    // The position in full, or only its number, as long as some hints stay; where there is room for neither, hints alone.
    let [full, short] = app.panes()[app.focus()].position(&app.state);
    let mut positions = [(full, SOME), (short.clone(), SOME), (short, 1), (String::new(), 1)].into_iter();
    let fitting = positions.find_map(|(position, least)| {
        let beside = if position.is_empty() { room } else { room.saturating_sub(position.width() + 3) };
        fitting(&hints, beside).filter(|hints| hints.len() >= least).map(|hints| (hints, position))
    });
    let (hints, position) = fitting.unwrap_or_default();
    let mut x = 1;
    for (key, word) in hints {
        x += paint.text(x, 0, &key, theme.focus());
        x += paint.text(x, 0, &format!(" {word}  "), theme.faint());
    }
    let start = u32::from(area.width).saturating_sub(position.width() as u32 + 1);
    paint.text(start, 0, &position, theme.faint());
    None
}

/// The notice, and the key that shows all of it where this is not all.
fn draw_notice(keys: &Keys, notice: &Notice, theme: Theme, area: Rect, paint: &mut Paint) {
    let hint = notice.whole.as_ref().map(|_| (keys.name_of(Command::Problems), "all of it"));
    let taken = hint.as_ref().map_or(0, |(key, word)| key.width() + word.width() + 3);
    let room = usize::from(area.width).saturating_sub(2 + taken);
    let mut x = 1 + paint.text(1, 0, &cut(&notice.text, room), theme.notice());
    if let Some((key, word)) = hint {
        x += 2;
        x += paint.text(x, 0, &key, theme.focus());
        paint.text(x, 0, &format!(" {word}"), theme.faint());
    }
}

/// A key as it is shown, and a word for what it does.
type Hint = (String, &'static str);

/// As many hints as should stay beside the position.
const SOME: usize = 4;

/// What the keys do where they go to now, in the order of the line.
fn hints(app: &App) -> Vec<Hint> {
    let pane = &app.panes()[app.over().unwrap_or(app.focus())];
    // What is typed there are letters, and no keys.
    let typed = pane.is_typed_in();
    let table = app.keys().bindings().iter().filter(|binding| !typed && app.does_something(binding.command));
    let table = table.filter_map(|binding| Some((binding.keys.first()?.to_string(), binding.short?)));
    let name = |command: &Command| match typed {
        true => app.keys().name_while_typing(*command),
        false => app.keys().name_of(*command),
    };
    let names = |commands: &[Command]| keys::run_together(commands.iter().map(name).collect());
    let own = pane.hints(&app.state).iter().map(|(commands, word)| (names(commands), *word));
    own.filter(|(keys, _)| !keys.is_empty()).chain(table).collect()
}

/// The hints there is room for; none when there is none even for the fewest that make sense. What goes first is the
/// least important, which stands last before help and quit.
fn fitting(hints: &[Hint], room: usize) -> Option<Vec<Hint>> {
    let width = |hint: &Hint| hint.0.width() + hint.1.width() + 3;
    let mut kept = hints.to_vec();
    while kept.iter().map(width).sum::<usize>() > room + 2 {
        let least = kept.len().checked_sub(3).filter(|least| *least > 0)?;
        kept.remove(least);
    }
    Some(kept)
}

fn filter(app: &App, theme: Theme, area: Rect, paint: &mut Paint) -> Option<Position> {
    let filter = &app.state.filter;
    let (mark, asked, gap) = match filter.called(app.state.bracket()) {
        Some(called) => ("", called + " ·", 1),
        None => ("/", filter.query().to_owned(), 2),
    };
    let mut x = 1;
    x += paint.text(x, 0, mark, theme.focus());
    let start = x;
    let room = (area.width / 2).max(10);
    x += paint.text(x, 0, &cut(&asked, usize::from(room)), theme.strong());
    let column = (filter.column() as u32).min(u32::from(room));
    x = x.max(start + column) + gap;
    if let Some(found) = &filter.found {
        let style = if found.is_empty() { theme.notice() } else { theme.found() };
        let left = u32::from(area.width).saturating_sub(x + 1);
        x += paint.text(x, 0, &cut(&what_was_found(app, found), left as usize), style);
        for (key, word) in filter_hints(app.keys(), filter, found) {
            if x + (key.width() + word.width() + 4) as u32 > u32::from(area.width) {
                break;
            }
            x += 2;
            x += paint.text(x, 0, &key, theme.focus());
            x += paint.text(x, 0, &format!(" {word}"), theme.faint());
        }
    } else {
        paint.text(x, 0, "a club or town, a ground, scorer or day, a round, how a tie was decided", theme.faint());
    }
    let caret = u32::from(area.x) + start + column;
    filter.editing.then(|| Position::new(caret.min(u32::from(area.right().saturating_sub(1))) as u16, area.y))
}

/// "1 club: Olympique Béja · 1 of 2 ties", or "2 of 4 ties: decided on penalties": the clubs, how many ties, which of them
/// is selected, and what that was found by.
fn what_was_found(app: &App, found: &Found) -> String {
    let competition = app.state.bracket.competition();
    let clubs = match found.clubs() {
        [] if found.is_empty() => return "nothing matches".to_owned(),
        [] => String::new(),
        [club] => format!("1 club: {} · ", competition[*club].name),
        clubs => format!("{} · ", wording::count(clubs.len(), "club")),
    };
    let ties = wording::count(found.stops().len(), "tie");
    let (Some(here), Some(tie)) = (app.state.match_position(), app.state.tie()) else { return clubs + &ties };
    let ties = if found.stops().len() > 1 { format!("{} of {ties}", here + 1) } else { ties };
    // The only club was named already.
    let reasons = found.reasons(&app.state.bracket, tie).into_iter();
    let reasons = reasons.filter(|reason| !matches!(found.clubs(), [club] if *reason == Fact::Club(*club)));
    let reasons: Vec<String> = reasons.map(|reason| reason.said(competition)).collect();
    let colon = if reasons.is_empty() { "" } else { ": " };
    format!("{clubs}{ties}{colon}{}", reasons.join(", "))
}

/// What the keys do while there is a filter.
fn filter_hints(keys: &Keys, filter: &Filter, found: &Found) -> Vec<Hint> {
    let name = |command| if filter.editing { keys.name_while_typing(command) } else { keys.name_of(command) };
    let clear = (Command::Back, "clear");
    let hints = if found.stops().is_empty() {
        vec![clear]
    } else if filter.editing {
        vec![(Command::Open, "keep"), clear, (Command::Down, "next")]
    } else {
        let hide = if filter.hide { "show rest" } else { "hide rest" };
        vec![(Command::NextMatch, "next"), clear, (Command::Hide, hide)]
    };
    hints.into_iter().map(|(command, word)| (name(command), word)).filter(|(key, _)| !key.is_empty()).collect()
}
