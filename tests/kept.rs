//! A view that is kept as a competition of its own comes out as it did, is read again as it was written, and states nothing
//! that is not so in it.

mod generator;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cuptie::bracket::Bracket;
use cuptie::claims;
use cuptie::competition::{ClubId, Competition, Facts, Ladder, Leg, PRESETS, RoundId, Score, Side, Slot, Step, TieId};
use cuptie::rules::Verdict;
use cuptie::scenario::Scenario;
use cuptie::source::{self, json};
use generator::richer::richer;
use generator::views::{plans, view};
use generator::{bracket, cases};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

fn legs(scores: &[(u16, u16)]) -> Facts {
    let hosts = [Side::A, Side::B].into_iter().cycle();
    let legs = hosts.zip(scores).map(|(host, (a, b))| Leg::played(host, Score::new(*a, *b)));
    Facts { legs: legs.collect(), ..Facts::default() }
}

/// A tie as it is seen: its clubs, what happened, by which steps it is decided, and how it stands.
type SeenTie<'a> = ([Option<ClubId>; 2], &'a Facts, &'a [Step], &'a Verdict);

fn seen(bracket: &Bracket, id: TieId) -> SeenTie<'_> {
    let clubs = Side::BOTH.map(|side| bracket.club(id, side));
    (clubs, bracket.facts(id), bracket.ladder(id).steps(), bracket.verdict(id))
}

/// The first line in which two texts differ, as it is in each.
fn difference(one: &str, other: &str) -> Option<(String, String)> {
    let mut lines = one.lines().zip(other.lines()).map(|(one, other)| (one.to_owned(), other.to_owned()));
    lines.find(|(one, other)| one != other).or_else(|| (one != other).then(|| (one.to_owned(), other.to_owned())))
}

/// How often something is stated that is not so.
fn misstated(bracket: &Bracket) -> (usize, usize) {
    let competition = bracket.competition();
    let of_tie = |id| bracket.claims(id).iter().map(|claim| claims::compare(bracket, id, claim).len()).sum::<usize>();
    let counts = claims::counts(competition).filter(|count| !count.agrees()).count();
    (competition.tie_ids().map(of_tie).sum(), counts)
}

fn is_kept(view: &Bracket) -> Result<(), TestCaseError> {
    let competition = view.to_competition();
    let whole = format!("{competition:#?}");
    let text = json::write(&competition).expect("a text");
    let kept = Bracket::new(competition);
    let competition = kept.competition();
    for id in competition.tie_ids() {
        prop_assert_eq!(seen(&kept, id), seen(view, id), "{}", competition[id].id);
        // What is told is told of what happened.
        let legs = kept.facts(id).legs.len();
        prop_assert!(kept.story(id).legs.len() <= legs);
        prop_assert!((0..legs).all(|leg| kept.story(id).leg(leg) == view.story(id).leg(leg)));
        prop_assert_eq!(kept.story(id).ruling.is_some(), kept.facts(id).ruling.is_some());
        prop_assert_eq!(kept.note(id), view.note(id));
    }
    for id in competition.place_ids() {
        prop_assert_eq!(kept.club_at(id), view.club_at(id), "{}", competition.place_code(id));
    }
    for (own, other) in competition.groups().iter().zip(view.competition().groups()) {
        prop_assert_eq!(format!("{:?}", kept.table(own)), format!("{:?}", view.table(other)));
    }
    let (stated, really) = (misstated(&kept), misstated(&view.under(Scenario::default())));
    prop_assert!(stated.0 <= really.0 && stated.1 <= really.1, "{stated:?} is stated falsely, {really:?} was before");
    let read = source::read(text.as_bytes()).map_err(|problems| TestCaseError::fail(format!("{problems}\n{text}")))?;
    prop_assert_eq!(difference(&format!("{read:#?}"), &whole), None);
    Ok(())
}

fn is_the_same(real: &Bracket) -> Result<(), TestCaseError> {
    let (kept, own) = (format!("{:#?}", real.to_competition()), format!("{:#?}", real.competition()));
    prop_assert_eq!(difference(&kept, &own), None);
    Ok(())
}

/// Every competition that is kept beside the program.
fn files() -> Vec<Bracket> {
    let folder = |name: &str| fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a folder");
    let all = ["assets/examples", "tests/data"].into_iter().flat_map(folder).map(|entry| entry.expect("a file").path());
    let texts = all.filter(|path| path.extension().is_some_and(|kind| kind == "json")).map(fs::read_to_string);
    let files = texts.map(|text| bracket(&text.expect("a text")));
    files.chain([bracket(source::BUILT_IN)]).collect()
}

#[test]
fn reality_is_the_same_competition() {
    files().iter().for_each(|real| is_the_same(real).expect("the same"));
}

#[test]
fn every_day_of_every_competition_is_kept() {
    for real in files() {
        for day in real.days_of_play() {
            is_kept(&real.under(Scenario { until: Some(*day), ..Scenario::default() })).expect("kept");
        }
    }
}

#[test]
fn every_competition_is_kept_under_any_regulations() {
    for real in files() {
        for preset in PRESETS {
            let regulations = Some(preset.ladder());
            is_kept(&real.under(Scenario { regulations, ..Scenario::default() })).expect("kept");
        }
    }
}

fn tie(bracket: &Bracket, id: &str) -> TieId {
    let competition = bracket.competition();
    competition.tie_ids().find(|tie| competition[*tie].id == id).unwrap_or_else(|| panic!("there is no tie {id}"))
}

#[test]
fn the_built_in_competition_without_away_goals_is_kept_with_what_is_still_so() {
    let real = bracket(source::BUILT_IN);
    let own = &real.competition().regulations().ladder;
    let without = own.clone().without(Step::AwayGoals).expect("steps are left");
    let kept =
        Bracket::new(real.under(Scenario { regulations: Some(without), ..Scenario::default() }).to_competition());
    let regulations = kept.competition().regulations();
    assert_eq!(regulations.ladder.steps(), [Step::Walkover, Step::Aggregate, Step::Penalties]);
    assert_eq!((regulations.name.as_deref(), regulations.sources.len()), (None, 0), "no article has it so");
    // Casa Sports v EF Ouagadougou ended 1-1 and 0-0, and was won on away goals: what sources state of that is not so.
    let level = tie(&kept, "r1-03");
    assert!(!real.claims(level).is_empty() && kept.claims(level).is_empty());
    assert_eq!(kept.facts(level), real.facts(level));
    assert_eq!(kept.story(level), real.story(level));
    // Bendel Insurance v ASO Chlef went to penalties all the same.
    let kicks = tie(&kept, "r1-01");
    assert!(!kept.claims(kicks).is_empty() && kept.claims(kicks).len() == real.claims(kicks).len());
    // Of EF Ouagadougou v Rivers United nothing is left: the first side is not known.
    let next = tie(&kept, "r2-03");
    assert!(kept.facts(next).legs.is_empty() && kept.story(next).legs.is_empty());
    assert!(kept.claims(next).is_empty() && kept.competition()[next].details.sources.is_empty());
    // Its table is nobody's now; those of groups with the same four clubs stand.
    let tables = |bracket: &Bracket| -> Vec<bool> {
        bracket.competition().groups().iter().map(|group| !bracket.table(group).is_empty()).collect()
    };
    assert!(tables(&real).iter().all(|is_known| *is_known));
    assert!(tables(&kept).iter().any(|is_known| !is_known));
    assert_eq!(format!("{:?}", kept.competition().stated()), format!("{:?}", real.competition().stated()));
}

/// A round before the groups, and a final behind them, with clubs that enter in either.
fn with_groups(ladder: &Value) -> Bracket {
    let clubs = ["p", "q", "r", "s"].map(|id| json!({"id": id, "name": id, "association": "AAA"}));
    let leg = |host: &str, day: &str| json!({"host": host, "date": format!("2023-{day}"), "score": {"a": 1, "b": 0}});
    let first =
        json!({"id": "t", "a": {"club": "p"}, "b": {"club": "q"}, "legs": [leg("a", "02-01"), leg("b", "02-08")]});
    let last =
        json!({"id": "f", "a": {"club": "p"}, "b": {"club": "r"}, "legs": [leg("a", "05-01"), leg("b", "05-08")]});
    let document = json!({
        "cuptie": 1, "name": "Cup", "season": "2023", "regulations": {"name": "VII", "ladder": ladder, "sources": ["book"]},
        "associations": {"AAA": "Aland"}, "clubs": clubs, "sources": {"book": {"title": "The book"}},
        "stated": [{"source": "book", "clubs": 4, "entering": {"one": 2, "final": 0}}, {"source": "book", "entering": {"final": 0}}],
        "rounds": [{"id": "one", "name": "One", "ties": [first]}, {"id": "final", "name": "Final", "ties": [last]}],
        "group_stage": {"name": "Groups", "before": "final", "draw": {"date": "2023-03-20"}, "groups": [
            {"name": "A", "places": [{"winner_of": "t", "club": "p", "drawn": "p"}, {"club": "r"}, {"club": "s"}],
             "note": "P won it.", "sources": ["book"]}],
            "disputes": [{"about": "who won it", "kept": "p", "others": [{"says": "r"}]}]},
    });
    bracket(&document.to_string())
}

#[test]
fn what_was_not_known_on_a_day_is_not_kept() {
    let real = with_groups(&json!(["aggregate"]));
    let on = |month, day| Scenario { until: Some(date(2023, month, day)), ..Scenario::default() };
    let places = |kept: &Competition| kept.places().iter().map(|place| place.slot).collect::<Vec<Slot>>();
    let told = |kept: &Competition| {
        let [group] = kept.groups() else { panic!("one group") };
        let disputes = kept.group_stage().map_or(0, |stage| stage.disputes.len());
        (kept.places()[0].drawn.is_some(), group.note.is_some(), group.sources.len(), disputes)
    };
    let (first, [r, s]) = (Slot::WinnerOf(TieId(0)), [2, 3].map(|club| Slot::Club(ClubId(club))));

    let before = real.under(on(2, 20)).to_competition();
    assert_eq!(places(&before), [first, Slot::ToBeDrawn, Slot::ToBeDrawn]);
    assert_eq!(before[TieId(1)].slots, [Slot::ToBeDrawn; 2], "who comes out of the groups");
    assert_eq!(told(&before), (false, false, 0, 0));
    let entering: Vec<_> = before.stated().iter().map(|stated| stated.entering.clone()).collect();
    assert_eq!(entering, [[(RoundId(0), 2)]], "who enters in the final is not known");

    let drawn = real.under(on(3, 20)).to_competition();
    assert_eq!(places(&drawn), [first, r, s]);
    assert_eq!(told(&drawn), (true, false, 0, 0), "nor who won the group");
    assert_eq!(told(&real.to_competition()), (true, true, 1, 1));
}

#[test]
fn legs_that_are_gone_still_count_in_the_ladder() {
    // Two legs each are on record, which is all that tells how many there are.
    let real = with_groups(&json!(["aggregate"]));
    let (first, last) = (TieId(0), TieId(1));
    let changes = BTreeMap::from([(first, real.change(first, legs(&[(3, 0)])))]);
    let view = real.under(Scenario { changes, ..Scenario::default() });
    let competition = view.to_competition();
    let own = competition.rounds()[0].regulations.as_ref().expect("it says so");
    assert_eq!((own.ladder.legs(), own.name.as_deref(), own.sources.len()), (Some(2), Some("VII"), 1));
    assert!(competition.rounds()[1].regulations.is_none(), "it is still read out of the record");
    assert_eq!(competition.ladder_of(first), view.ladder(first));
    assert_eq!(competition.ladder_of(last), view.ladder(last));
    // Where it was said, nothing has to be.
    let real = with_groups(&json!({"steps": ["aggregate"], "legs": 2}));
    let changes = BTreeMap::from([(first, real.change(first, legs(&[(3, 0)])))]);
    let competition = real.under(Scenario { changes, ..Scenario::default() }).to_competition();
    assert!(competition.rounds()[0].regulations.is_none());
}

#[test]
fn legs_that_are_gone_still_count_in_the_ladder_of_one_tie_alone() {
    let leg = |host: &str| json!({"host": host, "score": {"a": 1, "b": 0}});
    let own = |id: &str, a: &str, b: &str| {
        json!({"id": id, "a": {"club": a}, "b": {"club": b}, "legs": [leg("a"), leg("b")],
            "regulations": {"name": "VIII", "ladder": ["aggregate"]}})
    };
    let clubs = ["p", "q", "r", "s"].map(|id| json!({"id": id, "name": id, "association": "AAA"}));
    let document = json!({"cuptie": 1, "name": "Cup", "season": "2023", "regulations": {"ladder": "caf"},
        "associations": {"AAA": "Aland"}, "clubs": clubs,
        "rounds": [{"id": "r", "name": "Round", "ties": [own("t", "p", "q"), own("u", "r", "s")]}]});
    let real = bracket(&document.to_string());
    let (changed, same) = (TieId(0), TieId(1));
    let changes = BTreeMap::from([(changed, real.change(changed, legs(&[(3, 0)])))]);
    let competition = real.under(Scenario { changes, ..Scenario::default() }).to_competition();
    let stated = |id: TieId| competition[id].regulations.as_ref().map(|own| (own.name.as_deref(), own.ladder.legs()));
    assert_eq!(stated(changed), Some((Some("VIII"), Some(2))));
    assert_eq!(stated(same), Some((Some("VIII"), None)));
    assert_eq!([changed, same].map(|id| competition.ladder_of(id).legs()), [Some(2); 2]);
}

#[test]
fn where_nothing_said_how_many_legs_there_are_a_tie_is_over_with_those_it_has() {
    let clubs = ["p", "q", "r", "s"].map(|id| json!({"id": id, "name": id, "association": "AAA"}));
    let ties = json!([{"id": "t", "a": {"club": "p"}, "b": {"club": "q"}}, {"id": "u", "a": {"club": "r"}, "b": {"club": "s"}}]);
    let document = json!({"cuptie": 1, "name": "Cup", "season": "2023", "regulations": {"ladder": ["aggregate"]},
        "associations": {"AAA": "Aland"}, "clubs": clubs, "rounds": [{"id": "r", "name": "Round", "ties": ties}]});
    let real = bracket(&document.to_string());
    let changed = [(0, legs(&[(1, 0)])), (1, legs(&[(1, 0), (1, 0)]))].map(|(id, facts)| (TieId(id), facts));
    let changes = changed.map(|(id, facts)| (id, real.change(id, facts)));
    let view = real.under(Scenario { changes: BTreeMap::from(changes), ..Scenario::default() });
    for id in [0, 1].map(TieId) {
        assert_eq!(*view.verdict(id), Verdict::Through { winner: Side::A, by: Some(Step::Aggregate) });
    }
    is_kept(&view).expect("kept");
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_view_of_a_competition_that_there_was_is_kept(plan in plans()) {
        for real in files() {
            is_kept(&view(&real, &plan))?;
        }
    }

    #[test]
    fn any_view_of_any_competition_is_kept(text in richer(8), plan in plans()) {
        let real = bracket(&text);
        is_the_same(&real)?;
        is_kept(&view(&real, &plan))?;
        // And a view of what was kept.
        let again = Bracket::new(view(&real, &plan).to_competition());
        is_kept(&view(&again, &plan))?;
    }
}

#[test]
fn what_was_assumed_is_kept_but_not_of_regulations_that_are_looked_at_instead() {
    let file = json!({"cuptie": 1, "name": "Cup", "season": "1", "clubs": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}],
        "regulations": {"ladder": "one-match", "assumed": "it is one match"}, "assumed": ["P are not PP"],
        "rounds": [{"id": "r", "name": "Round", "ties": [{"id": "t", "a": {"club": "p"}, "b": {"club": "q"}}]}]});
    let real = bracket(&file.to_string());
    let same = real.to_competition();
    assert_eq!(
        (same.regulations().assumed.as_deref(), same.assumed()),
        (Some("it is one match"), &["P are not PP".to_owned()][..])
    );
    let other = Scenario { regulations: Ladder::named("one-match-penalties"), ..Scenario::default() };
    let view = real.under(other).to_competition();
    assert_eq!((view.regulations().assumed.as_deref(), view.assumed()), (None, same.assumed()));
}
