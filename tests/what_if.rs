//! What if: a figure of a tie is changed, regulations are others in a round or by a step; what comes of that on the bracket,
//! on the screen and on the command line, and that all of it can be undone.

mod program;
mod support;

use cuptie::ask::{Turn, turned};
use cuptie::bracket::Bracket;
use cuptie::competition::{
    Exit, Facts, Goals, Kicks, Ladder, Leg, Node, PRESETS, Play, Ruling, Score, Side, Step, TieId,
};
use cuptie::layout::{Apart, Layout, Metrics, Sides};
use cuptie::scenario::Scenario;
use cuptie::scenario::edit::{self, Edit, Figure};
use cuptie::source;
use proptest::prelude::*;
use proptest::sample::Index;
use support::{COLOURS, Screen, default_bracket};

fn tie(bracket: &Bracket, id: &str) -> TieId {
    bracket.competition().tie_ids().find(|tie| bracket.tie(*tie).id == id).expect("a tie of that id")
}

fn club<'a>(bracket: &'a Bracket, id: &str, side: Side) -> Option<&'a str> {
    bracket.club(tie(bracket, id), side).map(|club| bracket.competition()[club].name.as_str())
}

fn winner<'a>(bracket: &'a Bracket, id: &str) -> Option<&'a str> {
    bracket.winner(tie(bracket, id)).map(|club| bracket.competition()[club].name.as_str())
}

fn with(bracket: &Bracket, id: &str, edit: Edit) -> Bracket {
    bracket.under(bracket.with(tie(bracket, id), edit))
}

// FUS Rabat v USM Alger ended 1–1 and 0–0: USM Alger on away goals. FUS Rabat host the second leg of nothing: they host leg 1.
const LEG_2: Figure = Figure::Leg(1);

#[test]
fn a_changed_score_sends_another_club_through_and_on() {
    let real = default_bracket();
    // ASO Chlef host leg 2; they won it 1–0, and lost the shoot-out 3–4. With two goals they are through.
    let view = with(&real, "r1-01", Edit::Goals(LEG_2, Side::B, 2));
    assert_eq!(winner(&view, "r1-01"), Some("ASO Chlef"));
    assert!(view.facts(tie(&view, "r1-01")).shootout.is_none(), "no kicks after a win");
    // The next tie was played by Bendel Insurance: nothing of it is known.
    assert_eq!(club(&view, "r2-01", Side::A), Some("ASO Chlef"));
    assert_eq!(*view.facts(tie(&view, "r2-01")), Facts::default());
    let found = turned(&view, &real);
    assert_eq!(found.ties, [(tie(&real, "r1-01"), Turn::Otherwise), (tie(&real, "r2-01"), Turn::OtherClubs)]);
    let places: Vec<String> = found.places.iter().map(|place| real.competition().place_code(*place)).collect();
    assert_eq!(places, ["D1"]);
    // It goes on between the two.
    let on = with(&view, "r2-01", Edit::Score(Figure::Leg(0), Score::new(3, 0)));
    let on = with(&on, "r2-01", Edit::Score(LEG_2, Score::new(0, 2)));
    assert_eq!(winner(&on, "r2-01"), Some("ASO Chlef"));
    // The change in the second round was between these two: without the first it does nothing.
    let mut rest = on.scenario().clone();
    rest.changes.remove(&tie(&real, "r1-01"));
    assert_eq!(winner(&on.under(rest), "r2-01"), Some("RS Berkane"));
}

#[test]
fn what_came_after_a_figure_comes_back_with_it() {
    let real = default_bracket();
    let view = with(&real, "r1-01", Edit::Goals(LEG_2, Side::B, 2));
    let back = with(&view, "r1-01", Edit::Goals(LEG_2, Side::B, 1));
    assert!(back.scenario().is_reality(), "the shoot-out of 4–3 and all");
    let kicks = with(&real, "r1-01", Edit::Penalties(Side::B));
    assert_eq!(winner(&kicks, "r1-01"), Some("ASO Chlef"));
    assert!(with(&kicks, "r1-01", Edit::Penalties(Side::A)).scenario().is_reality());
}

#[test]
fn a_walkover_is_put_in_and_taken_back() {
    let real = default_bracket();
    let view = with(&real, "r2-02", Edit::Walkover(Side::B));
    assert_eq!(winner(&view, "r2-02"), Some("FUS Rabat"));
    assert_eq!(view.facts(tie(&view, "r2-02")).ruling, Some(Ruling::Out(Side::B, Exit::Out)));
    assert!(with(&view, "r2-02", Edit::Walkover(Side::B)).scenario().is_reality());
    // One that really was is what it was again, with how it came about.
    let ruled = real.competition().tie_ids().find(|tie| matches!(real.facts(*tie).ruling, Some(Ruling::Out(..))));
    let ruled = ruled.expect("a walkover in the built-in competition");
    let Some(Ruling::Out(out, _)) = real.facts(ruled).ruling else { unreachable!() };
    let played = real.under(real.with(ruled, Edit::Walkover(out)));
    assert_eq!(played.facts(ruled).ruling, None);
    assert!(played.under(played.with(ruled, Edit::Walkover(out))).scenario().is_reality());
}

#[test]
fn a_score_is_known_on_a_day_before_it_could_be() {
    let real = default_bracket();
    let day = "2023-08-21".parse().expect("a date");
    let view = real.under(Scenario { until: Some(day), ..Scenario::default() });
    assert_eq!(winner(&view, "r1-01"), None);
    let view = with(&view, "r1-01", Edit::Score(LEG_2, Score::new(0, 5)));
    assert_eq!(winner(&view, "r1-01"), Some("ASO Chlef"));
    assert_eq!(turned(&view, &view.base()).of(tie(&view, "r1-01")), Some(Turn::Settled));
    // The score that really was is a change here, too: on that day nobody knew it.
    let real_score = with(&view, "r1-01", Edit::Score(LEG_2, Score::new(0, 1)));
    assert_eq!(real_score.scenario().changes.len(), 1);
}

#[test]
fn only_figures_that_the_ladder_comes_to_can_be_changed() {
    let facts = |a: [u16; 2], b: [u16; 2]| Facts {
        legs: vec![Leg::played(Side::A, Score::new(a[0], a[1])), Leg::played(Side::B, Score::new(b[0], b[1]))],
        ..Facts::default()
    };
    let figures = |facts: &Facts, name: &str| edit::figures(facts, &Ladder::named(name).expect("a named ladder"));
    let legs = [Figure::Leg(0), Figure::Leg(1)];
    assert_eq!(figures(&facts([1, 0], [1, 0]), "caf"), legs);
    assert_eq!(figures(&facts([1, 0], [0, 1]), "caf"), [legs[0], legs[1], Figure::Shootout]);
    assert_eq!(
        figures(&facts([1, 0], [0, 1]), "uefa-2021"),
        [legs[0], legs[1], Figure::ExtraTime(1), Figure::Shootout]
    );
    // A leg that is not fixed yet is there all the same, and a shoot-out says that both were level.
    assert_eq!(figures(&Facts::default(), "caf"), [legs[0], legs[1], Figure::Shootout]);
    let annulled = Facts { legs: vec![Leg::new(Side::A, Play::Annulled(None))], ..Facts::default() };
    assert_eq!(figures(&annulled, "one-match"), [Figure::Shootout], "what was annulled stays so");
}

#[test]
fn extra_time_has_no_fewer_goals_than_the_90_minutes_before_it() {
    let ladder = Ladder::named("uefa-2021").expect("a named ladder");
    let legs = vec![Leg::played(Side::A, Score::new(2, 1)), Leg::played(Side::B, Score::new(1, 2))];
    let facts = Facts { legs, ..Facts::default() };
    let edited = edit::edited(&facts, &Facts::default(), &ladder, Edit::Score(Figure::ExtraTime(1), Score::new(0, 3)));
    let goals = Goals::ExtraTime { normal: Some(Score::new(1, 2)), last: Score::new(1, 3) };
    assert_eq!(edited.legs[1].play, Play::Played(goals));
}

fn edits() -> impl Strategy<Value = (Index, Index, bool, u16, u8)> {
    (any::<Index>(), any::<Index>(), any::<bool>(), 0u16..7, 0u8..5)
}

/// A change to some tie whose clubs are known, if there is one by that number.
fn some_edit(
    bracket: &Bracket,
    (at, figure, side, goals, kind): (Index, Index, bool, u16, u8),
) -> Option<(TieId, Edit)> {
    let ties: Vec<TieId> = bracket.competition().tie_ids().collect();
    let tie = ties[at.index(ties.len())];
    Side::BOTH.iter().all(|side| bracket.club(tie, *side).is_some()).then_some(())?;
    let figures = edit::figures(bracket.facts(tie), bracket.ladder(tie));
    let side = if side { Side::A } else { Side::B };
    let figure = (!figures.is_empty()).then(|| figures[figure.index(figures.len())]);
    Some((
        tie,
        match kind {
            0 => Edit::Walkover(side),
            1 if figures.contains(&Figure::Shootout) => Edit::Penalties(side),
            2 => Edit::Unknown(figure?),
            _ => Edit::Goals(figure?, side, goals),
        },
    ))
}

fn metrics(bracket: &Bracket) -> Metrics {
    let widths = vec![20; bracket.competition().columns()];
    Metrics { widths, gutter: 3, lines: 2, gap: 1, apart: Apart::default(), sides: Sides::One }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn changes_one_after_the_other_are_the_view_of_all_of_them(
        steps in proptest::collection::vec(edits(), 1..8), preset in proptest::option::of(0..PRESETS.len()),
    ) {
        let real = default_bracket();
        let regulations = preset.map(|preset| PRESETS[preset].ladder());
        let mut view = real.under(Scenario { regulations, ..Scenario::default() });
        let mut layout = Layout::new(&view, &metrics(&view), |_| true);
        for step in steps {
            let Some((tie, edit)) = some_edit(&view, step) else { continue };
            let changed = view.look(view.with(tie, edit));
            // Nothing else moves, and the connectors follow.
            layout.follow(&view, &changed);
            let anew = Layout::new(&view, &metrics(&view), |_| true);
            prop_assert_eq!(format!("{layout:?}"), format!("{anew:?}"));
            // Wider columns, and back.
            let mut wider = metrics(&view);
            (0..).zip(&mut wider.widths).for_each(|(column, width)| *width += column);
            layout.widen(&wider);
            prop_assert_eq!(format!("{layout:?}"), format!("{:?}", Layout::new(&view, &wider, |_| true)));
            layout.widen(&metrics(&view));
            prop_assert_eq!(format!("{layout:?}"), format!("{anew:?}"));
            // As if it had been looked at so from the beginning.
            let at_once = real.under(view.scenario().clone());
            let seen: Vec<TieId> = view.otherwise().collect();
            prop_assert_eq!(&seen, &at_once.otherwise().collect::<Vec<_>>());
            for tie in view.competition().tie_ids() {
                prop_assert_eq!(view.facts(tie), at_once.facts(tie));
                prop_assert_eq!(view.verdict(tie), at_once.verdict(tie));
                let clubs = |bracket: &Bracket| Side::BOTH.map(|side| bracket.club(tie, side));
                prop_assert_eq!(clubs(&view), clubs(&at_once));
                // Whatever is not named is as it really was.
                if !seen.contains(&tie) {
                    prop_assert_eq!(view.facts(tie), real.facts(tie));
                    prop_assert_eq!(view.verdict(tie), real.verdict(tie));
                }
            }
        }
        view.look(Scenario::default());
        prop_assert_eq!(view.otherwise().count(), 0);
    }

    #[test]
    fn a_view_that_was_changed_is_saved_as_what_it_is(steps in proptest::collection::vec(edits(), 1..8)) {
        let mut view = default_bracket();
        for step in steps {
            if let Some((tie, edit)) = some_edit(&view, step) {
                view.look(view.with(tie, edit));
            }
        }
        let is_level = |facts: &Facts| matches!(facts.shootout_that_counts(), Some(Kicks::Goals(kicks)) if kicks.leader().is_none());
        prop_assume!(!view.competition().tie_ids().any(|tie| is_level(view.facts(tie))));
        let text = source::json::write(&view.to_competition()).expect("a competition can be written");
        let read = Bracket::new(source::read(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems}")));
        for tie in view.competition().tie_ids() {
            prop_assert_eq!(view.verdict(tie), read.verdict(tie));
            prop_assert_eq!(view.winner(tie), read.winner(tie));
        }
    }
}

#[test]
fn a_step_less_and_the_same_step_more_is_the_same_ladder() {
    for preset in PRESETS {
        let ladder = preset.ladder();
        for step in Step::ALL {
            let has = ladder.steps().contains(&step);
            if let (false, Ok(more)) = (has, ladder.clone().with(step)) {
                assert_eq!(more.without(step).expect("steps are left"), ladder, "{} and {step}", preset.name);
            }
            assert!(!has || ladder.clone().with(step).is_err(), "{} has {step} twice", preset.name);
        }
    }
    let caf = Ladder::named("caf").expect("a named ladder");
    let with_extra_time = caf.with(Step::ExtraTime).expect("a ladder");
    assert_eq!(with_extra_time.steps()[1..], [Step::Aggregate, Step::AwayGoals, Step::ExtraTime, Step::Penalties]);
}

// On the screen. FUS Rabat v USM Alger is the second tie of the second round; its winner is selected first.

fn screen(width: u16, height: u16, keys: &str) -> String {
    Screen::with(default_bracket(), COLOURS, width, height).press(keys).text()
}

const AWAY_GOALS: &str = "s down down down down down down";

#[test]
fn digits_change_the_score_under_the_cursor() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let screen = |keys: &str| screen(width, height, keys);
        let view = screen("right down up down 3");
        assert!(view.contains("· 1 tie changed"), "{view}");
        assert!(view.contains("USM Alger go through: 4–1 on aggregate"), "{view}");
        // The other club, the leg before, and one goal less.
        let view = screen("right down 3 up 2 left up 4 -");
        assert!(view.contains("go through: 5–4 on aggregate") || view.contains("level at"), "{view}");
        // A digit that is there already changes nothing.
        assert!(!screen("right down 0").contains("changed"));
        assert_eq!(screen("right down 3 esc u").replace("u undo", ""), screen("right down").replace("u undo", ""));
        assert_eq!(screen("right down 3 u U"), screen("right down 3"));
        assert_eq!(screen("right down 3 esc esc"), screen("right down 3 esc"), "Esc leaves the figure, nothing else");
    }
}

#[test]
fn a_win_that_turns_is_marked_and_what_follows_is_not_played() {
    // ASO Chlef, the lower club of the first tie, with two goals in leg 2.
    let view = screen(120, 40, "space 2");
    assert!(view.contains("1 tie changed · 1 tie turns, 1 with other clubs"), "{view}");
    assert!(view.contains("≠ changed, turned") && view.contains("≠ other clubs"), "{view}");
    assert!(view.contains("≠ really"), "the page says how it was: {view}");
    assert!(view.contains("Bendel Insurance go through on penalties"), "{view}");
    // In one line a tie the mark stands before its winner.
    assert!(screen(120, 40, "space 2 esc z").contains("≠ASO Chlef"));
    // t leads to the next one, round and round.
    let at = |keys: &str| Screen::new(120, 40).press(keys).app.selection();
    let [first, second] = [at("space 2 esc t"), at("space 2 esc t t")];
    let id = |node: Node| default_bracket().tie(node.tie().expect("a tie")).id.clone();
    assert_eq!([id(first), id(second)], ["r2-01", "r1-01"]);
    assert_eq!(at("space 2 esc T"), at("space 2 esc t"), "there are two");
    assert_eq!(at("t"), at(""), "nothing turns");
}

#[test]
fn a_shoot_out_and_a_walkover_have_keys_of_their_own() {
    assert!(screen(120, 40, "space p").contains("ASO Chlef go through on penalties"));
    assert!(screen(120, 40, "space p").contains("changed · 1 tie turns"));
    // FUS Rabat v AS Loto FC was no matter of penalties.
    assert_eq!(screen(120, 40, "down space p"), screen(120, 40, "down space"));
    assert!(screen(120, 40, "right down w").contains("FUS Rabat go through"));
    assert_eq!(screen(120, 40, "right down w w"), screen(120, 40, "right down"));
    // Behind the legs stand the goals of the shoot-out.
    assert!(screen(120, 40, "0 right right 5").contains("penalties    5–3 Bendel Insurance"));
    assert!(screen(120, 40, "right down 3 backspace").contains("leg 2 is to come"));
}

#[test]
fn nothing_happens_between_clubs_that_are_not_known() {
    // Without away goals nobody comes out of the third tie of the first round.
    let keys = format!("{AWAY_GOALS} enter right down down");
    assert_eq!(screen(120, 40, &format!("{keys} 3 w p +")), screen(120, 40, &keys));
    assert_eq!(screen(120, 40, "right right 3 w p +"), screen(120, 40, "right right"), "nor at a place");
}

#[test]
fn regulations_hold_for_one_round_alone() {
    // Two ties of the first round and two of the second were decided by away goals.
    let first = screen(120, 40, "s right down down down down down down");
    assert!(first.contains("First round") && first.contains("2 ties would have gone on to penalties"), "{first}");
    let both = screen(120, 40, "s right down down down down down down space right down down down down down down enter");
    assert!(both.contains("without away goals in the first round · without away goals in the second round"), "{both}");
    assert!(both.contains("4 ties turn, 2 with other clubs"), "{both}");
}

#[test]
fn a_few_steps_are_told_one_by_one() {
    let title = printed(&["turned", "--regulations", "-away_goals", "--regulations", "+lots"]);
    assert!(title.contains("· without away goals and with lots\n"), "{title}");
}

#[test]
fn each_change_can_be_taken_back_by_itself() {
    let changed = format!("{AWAY_GOALS} enter 5 esc down 7 esc [");
    let list = screen(120, 40, &format!("{changed} v"));
    for told in ["without away goals", "first round tie 1, Bendel", "first round tie 2, FUS Rabat", "up to Sun 1 Oct"] {
        assert!(list.contains(told), "{told} in {list}");
    }
    let rest = screen(200, 40, &format!("{changed} v down backspace esc"));
    assert!(rest.contains("· without away goals · 1 tie changed · up to Sun 1 Oct 2023"), "{rest}");
    let none = screen(120, 40, &format!("{changed} v backspace backspace backspace backspace"));
    assert!(none.contains("Everything is looked at as it was"), "{none}");
    assert!(screen(120, 40, "v").contains("Everything is looked at as it was"));
    // Enter leads to the tie.
    let there = Screen::new(120, 40).press("right down 7 esc left v enter").app.selection();
    assert_eq!(there, Screen::new(120, 40).press("right down").app.selection());
}

// On the command line.

fn printed(arguments: &[&str]) -> String {
    let done = program::cuptie().args(arguments).output().expect("the program runs");
    assert!(done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}

fn refused(arguments: &[&str]) -> String {
    let done = program::cuptie().args(arguments).output().expect("the program runs");
    assert!(done.stdout.is_empty() && !done.status.success());
    String::from_utf8(done.stderr).expect("UTF-8")
}

#[test]
fn what_turns_is_told_without_a_screen() {
    let text = printed(&["turned", "--regulations", "-away_goals"]);
    assert!(text.contains("without away goals\n4 ties would have gone on to penalties, never held; 2 ties"), "{text}");
    assert!(text.contains("r2-03  winner of first round tie 3 v Rivers United: other clubs"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&printed(&[
        "turned",
        "--change",
        "r1-01:2=2-0",
        "--as-of",
        "2023-09-01",
        "--format",
        "json",
    ]))
    .expect("json");
    assert_eq!(json["scenario"], "1 tie changed · up to Fri 1 Sep 2023");
    assert_eq!(json["ties"][0]["id"], "r1-01");
    assert_eq!(json["ties"][0]["turn"], "otherwise");
    assert_eq!(json["ties"][0]["here"]["winner"], "aso-chlef");
    assert_eq!(json["ties"][0]["really"]["winner"], "bendel-insurance");
    assert!(printed(&["turned"]).contains("Nothing turns."));
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&printed(&["turned", "--format", "json"])).expect("json")["scenario"],
        serde_json::Value::Null
    );
}

#[test]
fn a_command_line_changes_results() {
    let line = |change: &str, tie: &str| {
        let list = printed(&["--format", "list", "--change", change]);
        list.lines().find(|line| line.contains(&format!("  {tie} "))).expect("the tie").trim().to_owned()
    };
    assert!(line("r1-01:2=2-0", "r1-01").contains("▸ ASO Chlef"));
    assert!(line("r1-01:2=?", "r1-01").contains("1–0"));
    assert!(line("r1-01:pens=3-4", "r1-01").contains("▸ ASO Chlef"));
    assert!(line("r1-01:out=a", "r1-01").contains("▸ ASO Chlef"));
    // The list of a round's regulations: name or id.
    for round in ["First round", "first round", "first"] {
        let title = printed(&["--format", "list", "--regulations", &format!("{round}=uefa-2021")]);
        assert!(
            title.starts_with("CAF Confederation Cup 2023-24 · qualifying rounds · under uefa-2021 in the first round")
        );
    }
    for (arguments, told) in [
        (["--change", "r1-01"], "no “:”"),
        (["--change", "r1-01:2"], "no “=”"),
        (["--change", "r9-01:2=1-0"], "no tie “r9-01”"),
        (["--change", "r1-01:3=1-0"], "has no leg “3”"),
        (["--change", "r1-01:aet=1-0"], "does not come to that"),
        (["--change", "r1-01:2=1-100"], "“1-100” is no score"),
        (["--change", "r1-01:out=c"], "“c” is no side"),
        (["--regulations", "semis=caf"], "no round “semis”"),
        (["--regulations", "+golden"], "no step “golden”"),
        (["--regulations", "+penalties"], "has penalties twice"),
        (["--regulations", "-lots"], "has no lots that could be left out"),
        (["--change", "r1-01:pens=3-3"], "a shoot-out has a winner"),
    ] {
        let error = refused(&["turned", arguments[0], arguments[1]]);
        assert!(error.contains(told), "{told} in {error}");
    }
}

#[test]
fn a_change_goes_with_the_competition_that_is_read_again() {
    let mut screen = Screen::new(120, 40).press("space 2 esc");
    screen.app.replace(default_bracket());
    let screen = screen.press("z z");
    assert!(screen.text().contains("1 tie changed · 1 tie turns"), "{}", screen.text());
}

#[test]
fn who_leaves_a_tie_that_was_changed_moves_about_there_again() {
    // There and back without Esc: the arrow is one of the bracket again.
    let at = |keys: &str| Screen::new(80, 24).press(keys).app.selection();
    assert_eq!(at("right down 3 end g down left"), at("right down left"));
    assert!(!screen(80, 24, "right down 3 end g down").contains("+ - goals"));
    // A shoot-out that is not there any more is not changed.
    let view = screen(80, 24, "right down up 2 down right 5 u u");
    assert!(!view.contains("the shoot-out"), "{view}");
}

#[test]
fn a_tie_that_is_changed_is_not_hidden_by_a_filter_that_finds_it_no_more() {
    let view = screen(80, 24, "/ p e n a l t i e s enter x 5");
    assert!(view.contains("≠ changed") && view.contains("▸Bendel Insurance      1 5   6"), "{view}");
}

#[test]
fn a_step_left_out_and_taken_in_again_is_as_it_was() {
    let there_and_back = format!("{AWAY_GOALS} space space");
    assert_eq!(screen(80, 24, &format!("{there_and_back} esc")), screen(80, 24, ""));
    // On the command line, too; and a step of a round is one less or more than hold there.
    let competition = default_bracket();
    let title = |regulations: &[&str]| {
        let names = regulations.iter().flat_map(|name| ["--regulations", name]);
        let out = program::cuptie().args(names).args(["--format", "list"]).output();
        let out = out.expect("it runs");
        String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).lines().next().unwrap_or_default().to_owned()
    };
    let own = competition.competition().title();
    assert_eq!(title(&["-away_goals", "+away_goals"]), own);
    assert_eq!(title(&["first=-away_goals", "first=+away_goals"]), own);
    let both = title(&["uefa-2021", "first=+away_goals"]);
    assert!(both.starts_with(&format!("{own} · under uefa-2021 · ")) && both.ends_with("in the first round"), "{both}");
}

#[test]
fn no_choice_is_marked_where_what_holds_is_none_of_the_list() {
    let view = screen(80, 40, &format!("{AWAY_GOALS} space down space"));
    assert!(view.contains("[x] extra time") && view.contains("    as it was"), "{view}");
    assert!(!view.contains("▸ as it was"), "{view}");
}

#[test]
fn the_same_step_stays_selected_though_others_come_and_go_with_it() {
    // There is one kind of extra time at a time: with golden goals the other two leave the list.
    let golden = "s down down down down down down down down";
    let view = screen(80, 40, golden);
    assert!(view.contains("With golden goal"), "{view}");
    assert_eq!(screen(80, 40, &format!("{golden} space space")), view);
    assert_eq!(screen(80, 24, &format!("{golden} space space esc")), screen(80, 24, ""));
}

fn fa_cup() -> Bracket {
    Bracket::new(source::read(include_bytes!("../assets/examples/fa-cup-1979-80.json")).expect("an example reads"))
}

#[test]
fn a_replay_is_changed_like_a_leg_and_those_after_it_are_not_played() {
    // Carlisle United v Wrexham: 0–0, and 1–3 in the replay.
    let real = fa_cup();
    assert_eq!(winner(&real, "r4-2"), Some("Wrexham"));
    let view = with(&real, "r4-2", Edit::Goals(Figure::Replay(0), Side::A, 4));
    assert_eq!(winner(&view, "r4-2"), Some("Carlisle United"), "4–3");
    assert!(with(&view, "r4-2", Edit::Goals(Figure::Replay(0), Side::A, 1)).scenario().is_reality());
    // A first match that somebody wins has none.
    let view = with(&real, "r4-2", Edit::Goals(Figure::Leg(0), Side::A, 1));
    assert_eq!((winner(&view, "r4-2"), view.facts(tie(&view, "r4-2")).replays.len()), (Some("Carlisle United"), 0));
    assert!(with(&view, "r4-2", Edit::Goals(Figure::Leg(0), Side::A, 0)).scenario().is_reality());
    // After a draw in the replay there is one more.
    let view = with(&real, "r4-2", Edit::Score(Figure::Replay(0), Score::new(2, 2)));
    assert_eq!(winner(&view, "r4-2"), None);
    let view = with(&view, "r4-2", Edit::Score(Figure::Replay(1), Score::new(2, 0)));
    assert_eq!(winner(&view, "r4-2"), Some("Carlisle United"));
    // Of a semi-final with three replays the second one, won, is the last.
    let several = real.competition().tie_ids().find(|tie| real.facts(*tie).replays.len() == 3).expect("a long tie");
    let view = real.under(real.with(several, Edit::Score(Figure::Replay(1), Score::new(9, 0))));
    assert_eq!(view.facts(several).replays.len(), 2);
    assert_eq!(view.verdict(several).winner(), Some(Side::A));
}

#[test]
fn a_replay_is_reached_from_the_match_before_it() {
    let screen = |keys: &str| {
        let mut screen = Screen::with(fa_cup(), COLOURS, 120, 36);
        screen.app.ask("r4-2");
        screen.press(keys).text()
    };
    // The winner, Wrexham, is selected; right of its goals in the match stand those in the replay.
    for (keys, sentence) in [
        ("0 right 4", "Wrexham go through in replay 1, 4–1"),
        ("0 up right 4", "Carlisle United go through in replay 1, 4–3"),
    ] {
        let view = screen(keys);
        assert!(view.contains("1 tie changed"), "{view}");
        assert!(view.contains(sentence), "{view}");
    }
}

#[test]
fn regulations_are_offered_that_are_for_as_many_legs() {
    let list = |bracket: Bracket| {
        let mut listed = String::new();
        // All of it, screen by screen.
        for pages in 0..3 {
            let keys = format!("s {}", "pgdn ".repeat(pages));
            listed += &Screen::with(bracket.clone(), COLOURS, 120, 60).press(&keys).text();
        }
        listed
    };
    let (two_legs, single) = (list(default_bracket()), list(fa_cup()));
    for (name, is_for_two) in [("uefa-2021:", true), ("conmebol-2022:", true), ("one-match:", false)] {
        assert_eq!((two_legs.contains(name), single.contains(name)), (is_for_two, !is_for_two), "{name}");
    }
}

#[test]
fn a_score_that_is_there_already_changes_nothing_however_it_came_about() {
    let after_extra_time = Goals::ExtraTime { normal: None, last: Score::new(2, 1) };
    let awarded = Play::Awarded { counts: Score::new(0, 3), on_pitch: Some(Goals::Normal(Score::new(1, 1))) };
    let ladder = Ladder::named("one-match").expect("a named ladder");
    for play in [Play::Played(after_extra_time), awarded] {
        let facts = Facts { legs: vec![Leg::new(Side::A, play)], ..Facts::default() };
        let there = edit::score(&facts, Figure::Leg(0)).expect("it is known");
        assert_eq!(edit::edited(&facts, &facts, &ladder, Edit::Score(Figure::Leg(0), there)), facts);
        let other = edit::edited(&facts, &facts, &ladder, Edit::Score(Figure::Leg(0), Score::new(9, 1)));
        assert_eq!(edit::edited(&other, &facts, &ladder, Edit::Score(Figure::Leg(0), there)), facts, "and back");
    }
    // What stood after 90 minutes is not known by another extra time, either.
    let facts = Facts { legs: vec![Leg::new(Side::A, Play::Played(after_extra_time))], ..Facts::default() };
    let more = edit::edited(&facts, &facts, &ladder, Edit::Goals(Figure::ExtraTime(0), Side::A, 4));
    assert_eq!(more.legs[0].play, Play::Played(Goals::ExtraTime { normal: None, last: Score::new(4, 1) }));
}
