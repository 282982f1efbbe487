//! What happened can be written down as it happened: third matches on either ground, shoot-outs and extra times of which
//! little is known, winners without a how, clubs that came from elsewhere than they should have, stages between rounds.
//! Each file goes the whole way: read, settled, told, checked.

use cuptie::bracket::Bracket;
use cuptie::check::{About, Severity, check};
use cuptie::competition::{Node, Side, TieId};
use cuptie::label;
use cuptie::rules::{Contradiction, Missing, Outcome, Step, Verdict};
use cuptie::source;
use cuptie::wording;
use serde_json::{Value, json};

/// A competition of one tie, Albion v Boro, under some regulations.
fn one_tie(ladder: Value, rest: Value) -> Bracket {
    let mut tie = json!({"id": "t", "a": {"club": "albion"}, "b": {"club": "boro"}});
    merge(&mut tie, rest);
    settled(json!([{"id": "only", "name": "Only round", "ties": [tie]}]), ladder)
}

/// Rounds between up to five clubs.
fn settled(rounds: Value, ladder: Value) -> Bracket {
    bracket(json!({"rounds": rounds, "regulations": {"ladder": ladder}}))
}

fn document(parts: Value) -> String {
    let clubs = ["albion", "boro", "city", "dale", "east"];
    let clubs = clubs.map(|id| json!({"id": id, "name": id[..1].to_uppercase() + &id[1..], "association": "ENG"}));
    let mut document = json!({"cuptie": 1, "name": "Cup", "season": "1", "associations": {"ENG": "England"}, "clubs": clubs,
        "sources": {"book": {"title": "The book"}}});
    merge(&mut document, parts);
    document.to_string()
}

fn bracket(parts: Value) -> Bracket {
    Bracket::new(source::read(document(parts).as_bytes()).unwrap_or_else(|problems| panic!("{problems}")))
}

fn merge(into: &mut Value, more: Value) {
    let (Value::Object(into), Value::Object(more)) = (into, more) else { panic!("two objects") };
    into.extend(more);
}

fn tie(bracket: &Bracket, id: &str) -> TieId {
    let competition = bracket.competition();
    competition.tie_ids().find(|tie| competition[*tie].id == id).unwrap_or_else(|| panic!("no tie {id}"))
}

fn verdict(bracket: &Bracket) -> Verdict {
    bracket.verdict(tie(bracket, "t")).clone()
}

fn through(winner: Side, by: Step) -> Verdict {
    Verdict::Through { winner, by: Some(by) }
}

/// What check finds in ties: severity and words. The other clubs of the file stand in no tie, which is no matter here.
fn found(bracket: &Bracket) -> Vec<(Severity, String)> {
    let findings = check(bracket).into_iter().filter(|finding| !matches!(finding.about, About::Club(_)));
    findings.map(|finding| (finding.severity, finding.message)).collect()
}

fn score(a: u16, b: u16) -> Value {
    json!({"a": a, "b": b})
}

fn leg(host: &str, a: u16, b: u16) -> Value {
    json!({"host": host, "score": score(a, b)})
}

#[test]
fn a_play_off_or_a_replay_may_be_hosted_by_either_side() {
    for host in ["a", "b"] {
        let rest = json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "play_off": {"legs": [leg(host, 0, 2)]}});
        assert_eq!(verdict(&one_tie(json!("uefa-1955"), rest)), through(Side::B, Step::PlayOff), "host {host}");
        let rest = json!({"legs": [leg("a", 3, 3)], "replays": [{"legs": [leg(host, 1, 0)]}]});
        let bracket = one_tie(json!("fa-cup"), rest);
        assert_eq!(verdict(&bracket), through(Side::A, Step::Replays), "host {host}");
        assert_eq!(found(&bracket), []);
    }
    // The first leg is side a's all the same: that is what makes it side a.
    let text = document(json!({"regulations": {"ladder": "caf"}, "rounds": [{"id": "only", "name": "Only", "ties": [
        {"id": "t", "a": {"club": "albion"}, "b": {"club": "boro"}, "legs": [leg("b", 1, 0)]}]}]}));
    assert!(source::read(text.as_bytes()).is_err());
}

#[test]
fn a_shoot_out_on_record_says_that_the_steps_above_it_left_the_tie_level() {
    let rest = json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "shootout": {"a": 5, "b": 4}});
    let bracket = one_tie(json!("uefa-1970"), rest);
    assert_eq!(verdict(&bracket), through(Side::A, Step::Penalties));
    let decision = bracket.decision(tie(&bracket, "t"));
    let outcome = |step| decision.rung(step).expect("a step").outcome;
    assert_eq!(outcome(Step::Aggregate), Outcome::Open, "its figures are known");
    for step in [Step::ExtraTime, Step::AwayGoalsAfterExtraTime] {
        assert_eq!(outcome(step), Outcome::LevelUnseen, "{step}");
        let rung = decision.rung(step).expect("a step");
        assert_eq!(wording::rung(&bracket, tie(&bracket, "t"), rung), "level, figures not known");
    }
    let [(severity, words)] = &found(&bracket)[..] else { panic!("one note") };
    assert_eq!(*severity, Severity::Note);
    assert!(words.contains("extra time"), "{words}");
}

#[test]
fn whatever_was_held_says_so_even_where_a_leg_is_not_known() {
    let open = json!([leg("a", 2, 0), {"host": "b"}]);
    let shootout = one_tie(json!("caf"), json!({"legs": open, "shootout": {"a": 3, "b": 4}}));
    assert_eq!(verdict(&shootout), through(Side::B, Step::Penalties));
    let play_off = one_tie(json!("uefa-1955"), json!({"legs": open, "play_off": {"legs": [leg("a", 1, 0)]}}));
    assert_eq!(verdict(&play_off), through(Side::A, Step::PlayOff));
    let lots = one_tie(json!("uefa-1969"), json!({"legs": open, "lots": "b"}));
    assert_eq!(verdict(&lots), through(Side::B, Step::Lots));
    let replays = json!([{"legs": [{"host": "b"}]}, {"legs": [leg("a", 0, 1)]}]);
    let replays = one_tie(json!("fa-cup"), json!({"legs": [{"host": "a"}], "replays": replays}));
    assert_eq!(verdict(&replays), through(Side::B, Step::Replays));
    // A match that is only fixed says nothing yet.
    let fixed = one_tie(json!("fa-cup"), json!({"legs": [{"host": "a"}], "replays": [{"legs": [{"host": "b"}]}]}));
    assert_eq!(verdict(&fixed), Verdict::Pending(Missing::Leg(1)));
}

#[test]
fn extra_time_sends_nobody_through_while_a_leg_is_not_known() {
    // The first leg may have been 2-1: then these 1-2 are level, and lots or a shoot-out came after them.
    let last = json!({"host": "b", "score": score(1, 2), "extra_time": score(1, 2)});
    let legs = json!([{"host": "a"}, last]);
    assert_eq!(verdict(&one_tie(json!("uefa-1969"), json!({"legs": legs}))), Verdict::Pending(Missing::Leg(1)));
    let lots = one_tie(json!("uefa-1969"), json!({"legs": legs, "lots": "a"}));
    assert_eq!(verdict(&lots), through(Side::A, Step::Lots));
    let shootout = one_tie(json!("uefa-2021"), json!({"legs": legs, "shootout": {"winner": "a"}}));
    assert_eq!(verdict(&shootout), through(Side::A, Step::Penalties));
    let known = one_tie(json!("uefa-2021"), json!({"legs": legs, "through": "a", "sources": ["book"]}));
    assert_eq!(verdict(&known), Verdict::Through { winner: Side::A, by: None });
}

#[test]
fn a_play_off_level_after_90_minutes_settles_nothing_while_its_extra_time_is_not_known() {
    // Goal difference would say Albion; Boro won the play-off in its extra time, which the file does not have.
    let legs = json!([leg("a", 2, 0), leg("b", 1, 2)]);
    let rest = json!({"legs": legs, "play_off": {"legs": [leg("a", 0, 0)]}});
    assert_eq!(verdict(&one_tie(json!("conmebol-1960"), rest)), Verdict::Pending(Missing::ExtraTime));
    let played = json!({"host": "a", "score": score(0, 0), "extra_time": score(0, 0)});
    let rest = json!({"legs": legs, "play_off": {"legs": [played]}});
    assert_eq!(verdict(&one_tie(json!("conmebol-1960"), rest)), through(Side::A, Step::GoalDifference));
    let rest = json!({"legs": [leg("a", 0, 0), leg("b", 0, 0)], "play_off": {"legs": [leg("a", 2, 2)]}, "lots": "b"});
    assert_eq!(verdict(&one_tie(json!("uefa-1955"), rest)), through(Side::B, Step::Lots));
}

#[test]
fn the_sentence_names_the_replay_that_settled_the_tie() {
    // The second was fixed before anybody knew that it would not be needed.
    let replays = json!([{"legs": [leg("b", 2, 0)]}, {"legs": [{"host": "a"}]}]);
    let bracket = one_tie(json!("fa-cup"), json!({"legs": [leg("a", 1, 1)], "replays": replays}));
    assert_eq!(verdict(&bracket), through(Side::A, Step::Replays));
    let why = wording::why(&bracket, tie(&bracket, "t"));
    assert!(why.contains("in replay 1, 2–0"), "{why}");
}

#[test]
fn a_match_annulled_and_played_again_is_one_match_and_a_score_not_known_is_said_so() {
    let annulled = json!({"host": "a", "score": score(2, 1), "state": "annulled"});
    let again = one_tie(json!("fa-cup"), json!({"legs": [annulled, leg("a", 2, 1)]}));
    let why = wording::why(&again, tie(&again, "t"));
    assert!(why.contains("they won 2–1"), "{why}");
    let lots = one_tie(json!(["lots"]), json!({"lots": "a"}));
    let why = wording::why(&lots, tie(&lots, "t"));
    assert!(why.contains("level, at what score is not known"), "{why}");
}

#[test]
fn a_shoot_out_between_legs_that_were_not_level_is_still_a_contradiction() {
    let rest = json!({"legs": [leg("a", 2, 0), leg("b", 0, 1)], "shootout": {"a": 5, "b": 4}});
    let reason = Contradiction::AlreadyDecided { by: Step::Aggregate, yet: Step::Penalties };
    assert_eq!(verdict(&one_tie(json!("uefa-1970"), rest)), Verdict::Contradiction(vec![reason]));
}

#[test]
fn the_score_after_extra_time_counts_where_the_one_before_it_is_not_known() {
    let legs = json!([leg("a", 1, 1), {"host": "b", "extra_time": score(2, 2)}]);
    let bracket = one_tie(json!("uefa-1970"), json!({"legs": legs}));
    assert_eq!(verdict(&bracket), through(Side::A, Step::AwayGoalsAfterExtraTime), "Paris at Chelsea, 2015");
    let match_ = one_tie(json!("one-match"), json!({"legs": [{"host": "a", "extra_time": score(0, 1)}]}));
    assert_eq!(verdict(&match_), through(Side::B, Step::ExtraTime));
    let why = wording::why(&match_, tie(&match_, "t"));
    assert!(!why.contains("when it began") && why.contains("1–0"), "{why}");
    // A step that needs the 90 minutes says that it lacks them.
    let ladder = json!(["extra_time", "away_goals"]);
    let bracket = one_tie(ladder, json!({"legs": [leg("a", 1, 0), {"host": "b", "extra_time": score(0, 1)}]}));
    assert_eq!(verdict(&bracket), Verdict::Pending(Missing::NormalTime(2)));
    assert!(wording::why(&bracket, tie(&bracket, "t")).contains("leg 2 after 90 minutes is not known"));
}

#[test]
fn a_shoot_out_may_be_known_by_its_winner_alone() {
    let rest = json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "shootout": {"winner": "b"},
        "claims": [{"source": "book", "winner": "b", "shootout": score(3, 4)}]});
    let bracket = one_tie(json!("caf"), rest);
    assert_eq!(verdict(&bracket), through(Side::B, Step::Penalties));
    let why = wording::why(&bracket, tie(&bracket, "t"));
    assert!(why.ends_with("they won the shoot-out."), "{why}");
    assert_eq!(found(&bracket), [], "any goals with that winner may be right");
}

#[test]
fn a_winner_may_be_known_without_a_how() {
    let bracket = settled(
        json!([
            {"id": "semi", "name": "Semi-finals", "ties": [
                {"id": "t", "a": {"club": "albion"}, "b": {"club": "boro"}, "through": "b", "sources": ["book"]}]},
            {"id": "final", "name": "Final", "ties": [
                {"id": "f", "a": {"winner_of": "t"}, "b": {"club": "city"}}]}
        ]),
        json!("caf"),
    );
    assert_eq!(verdict(&bracket), Verdict::Through { winner: Side::B, by: None });
    assert_eq!(wording::club(&bracket, tie(&bracket, "f"), Side::A), "Boro", "later ties go on from it");
    assert_eq!(wording::why(&bracket, tie(&bracket, "t")), "Boro go through; how is not known.");
    assert_eq!(bracket.verdict(tie(&bracket, "t")).decided_by(), None);

    let agrees = one_tie(json!("caf"), json!({"legs": [leg("a", 0, 1), leg("b", 0, 0)], "through": "b"}));
    assert_eq!(verdict(&agrees), through(Side::B, Step::Aggregate), "the legs say how");
    let otherwise = one_tie(json!("caf"), json!({"legs": [leg("a", 2, 1), leg("b", 0, 0)], "through": "b"}));
    let reason = Contradiction::ThroughOtherwise(Side::B);
    assert_eq!(verdict(&otherwise), Verdict::Contradiction(vec![reason]));
    let no_source = one_tie(json!("caf"), json!({"through": "a"}));
    assert!(matches!(&found(&no_source)[..], [(Severity::Warning, _)]));
    let a_source = one_tie(json!("caf"), json!({"through": "a", "sources": ["book"]}));
    assert_eq!(found(&a_source), []);
}

#[test]
fn a_ruling_may_send_one_side_through_whatever_was_played() {
    let legs = json!([leg("a", 3, 0), leg("b", 0, 0)]);
    for (name, side) in [("a", Side::A), ("b", Side::B)] {
        let ruled = one_tie(json!("caf"), json!({"legs": legs, "ruling": {"through": name}}));
        assert_eq!(verdict(&ruled), through(side, Step::Ruling));
    }
}

/// A semi-final that Albion won, and a final whose first side came from it.
fn final_of(side: Value) -> Bracket {
    settled(
        json!([
            {"id": "semi", "name": "Semi-final", "ties": [
                {"id": "t", "a": {"club": "albion"}, "b": {"club": "boro"}, "legs": [leg("a", 1, 0), leg("b", 0, 0)]}]},
            {"id": "final", "name": "Final", "ties": [
                {"id": "f", "a": side, "b": {"club": "city"}, "legs": [leg("a", 1, 0), leg("b", 0, 0)]}]}
        ]),
        json!("caf"),
    )
}

#[test]
fn a_side_may_name_the_tie_it_came_from_and_the_club_that_played() {
    let bracket = final_of(json!({"winner_of": "t", "club": "albion"}));
    assert_eq!(found(&bracket), []);
    for side in [json!({"winner_of": "t", "club": "boro"}), json!({"loser_of": "t", "club": "albion"})] {
        let bracket = final_of(side);
        let played = wording::club(&bracket, tie(&bracket, "f"), Side::A);
        let errors: Vec<_> = found(&bracket).into_iter().filter(|(severity, _)| *severity == Severity::Error).collect();
        let [(_, words)] = &errors[..] else { panic!("an error: {:?}", found(&bracket)) };
        assert!(words.starts_with(&format!("{played} played it")), "{words}");
        let winner = bracket.winner(tie(&bracket, "f")).expect("settled");
        assert_eq!(bracket.competition()[winner].name, played, "the facts belong to the club that played");
    }
}

#[test]
fn a_road_leads_where_the_club_played_and_not_where_it_should_have() {
    let bracket = final_of(json!({"winner_of": "t", "club": "boro"}));
    let road = |name: &str| {
        let competition = bracket.competition();
        let club = competition.club_ids().find(|club| competition[*club].id == name).expect("a club");
        bracket.road(club).count()
    };
    assert_eq!((road("albion"), road("boro")), (1, 2));
}

#[test]
fn a_tie_may_have_regulations_a_name_and_a_neutral_ground_of_its_own() {
    // Stuttgart v Leeds 1992: level on aggregate and away goals after a leg was awarded, and a match of its own.
    let legs = json!([leg("a", 3, 0),
        {"host": "b", "awarded": score(0, 3), "score": score(1, 4), "state": "awarded"}]);
    let rest = json!({"name": "The Barcelona tie", "legs": legs,
        "regulations": {"name": "as ruled", "ladder": {"steps": ["aggregate", "away_goals", "play_off"], "play_off": "one-match"}},
        "play_off": {"legs": [{"host": "a", "score": score(1, 2), "neutral": true, "town": "Barcelona"}]}});
    let bracket = one_tie(json!("uefa-1970"), rest);
    assert_eq!(verdict(&bracket), through(Side::B, Step::PlayOff));
    let id = tie(&bracket, "t");
    assert_eq!(bracket.competition().regulations_of(id).name.as_deref(), Some("as ruled"));
    assert_eq!(bracket.tie(id).details.name.as_deref(), Some("The Barcelona tie"));
    let play_off = &bracket.story(id).play_off;
    let ground = wording::venue(&bracket, &play_off.leg(0).venue, bracket.club(id, Side::A));
    assert_eq!(ground.as_deref(), Some("Barcelona (neutral)"));
}

#[test]
fn clubs_come_out_of_a_stage_between_the_rounds_again() {
    let rounds = json!([
        {"id": "play-off", "name": "Play-off", "ties": [
            {"id": "q", "a": {"club": "albion"}, "b": {"club": "boro"}, "legs": [leg("a", 1, 0), leg("b", 0, 0)]}]},
        {"id": "semi", "name": "Semi-finals", "ties": [
            {"id": "s", "a": {"club": "albion"}, "b": {"club": "city"}, "legs": [leg("a", 1, 0), leg("b", 0, 0)]}]},
        {"id": "final", "name": "Final", "ties": [
            {"id": "f", "a": {"winner_of": "s"}, "b": {"club": "dale"}, "legs": [leg("a", 1, 0), leg("b", 0, 0)]}]}
    ]);
    let with = |stage: Value| {
        let parts = json!({"rounds": rounds, "regulations": {"ladder": "caf"}, "group_stage": stage});
        source::read(document(parts).as_bytes()).map(Bracket::new)
    };
    let stage = json!({"name": "League phase", "before": "semi"});
    let bracket = with(stage).expect("it holds together");
    assert_eq!(found(&bracket), []);
    let albion = bracket.club(tie(&bracket, "q"), Side::A).expect("Albion");
    let road: Vec<Node> = bracket.road(albion).collect();
    assert_eq!(road, ["q", "s", "f"].map(|id| Node::Tie(tie(&bracket, id))), "its road goes on behind the stage");
    // Places between the rounds: Albion fills one as the winner, City enters in another.
    let places = json!([{"winner_of": "q"}, {"club": "city"}, {"club": "dale"}]);
    let bracket = with(json!({"name": "Groups", "before": "semi", "groups": [{"name": "A", "places": places}]}))
        .expect("it holds together");
    assert_eq!(found(&bracket), []);
    assert_eq!(bracket.road(albion).count(), 4);
    let names: Vec<&str> =
        (0..bracket.competition().columns()).map(|column| bracket.competition().column_name(column)).collect();
    assert_eq!(names, ["Play-off", "Groups", "Semi-finals", "Final"]);
    // Without a stage a club enters once; and none comes past a stage from a tie before it.
    assert!(with(json!({"name": "Groups"})).is_err());
}

#[test]
fn a_stage_may_come_before_the_first_round() {
    let bracket = bracket(json!({"regulations": {"ladder": "one-match"},
        "group_stage": {"name": "Groups", "before": "final", "groups": [
            {"name": "A", "places": [{"club": "albion"}, {"club": "boro"}]}]},
        "rounds": [{"id": "final", "name": "Final", "ties": [
            {"id": "f", "a": {"club": "albion"}, "b": {"club": "boro"}, "legs": [leg("a", 1, 0)]}]}]}));
    assert_eq!(found(&bracket), []);
    let albion = bracket.club(tie(&bracket, "f"), Side::A).expect("Albion");
    assert_eq!(bracket.road(albion).map(|node| bracket.competition().column_of(node)).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn clubs_may_wait_in_the_pot() {
    let ties = json!([{"id": "t", "a": {"club": "albion"}, "b": "to_be_drawn"}]);
    let bracket = settled(json!([{"id": "only", "name": "Only round", "ties": ties}]), json!("caf"));
    let pot: Vec<_> = check(&bracket).into_iter().filter(|finding| matches!(finding.about, About::Club(_))).collect();
    assert_eq!(pot.len(), 4);
    assert!(pot.iter().all(|finding| finding.severity == Severity::Note && finding.message.contains("in the pot")));
    let drawn = one_tie(json!("caf"), json!({}));
    let left: Vec<_> = check(&drawn).into_iter().filter(|finding| matches!(finding.about, About::Club(_))).collect();
    assert!(left.len() == 3 && left.iter().all(|finding| finding.severity == Severity::Warning));
}

#[test]
fn a_shoot_out_that_was_annulled_is_told_as_no_outcome() {
    // Rangers v Sporting 1971: held by mistake, since Rangers were through on away goals.
    let legs = json!([leg("a", 3, 2), {"host": "b", "score": score(2, 3), "extra_time": score(3, 4)}]);
    let rest = json!({"legs": legs, "shootout": {"a": 0, "b": 3, "annulled": true},
        "claims": [{"source": "book", "winner": "a", "shootout": score(0, 3)}]});
    let bracket = one_tie(json!("uefa-1970"), rest);
    assert_eq!(verdict(&bracket), through(Side::A, Step::AwayGoalsAfterExtraTime));
    let id = tie(&bracket, "t");
    assert_eq!(bracket.facts(id).shootout_that_counts(), None);
    assert_eq!(found(&bracket).len(), 1, "a claim of an outcome by penalties does not agree: {:?}", found(&bracket));
}

#[test]
fn a_leg_after_an_away_win_had_ended_the_tie_is_a_contradiction() {
    let rest = json!({"legs": [leg("a", 0, 2), leg("b", 3, 0)]});
    let contradiction = Verdict::Contradiction(vec![Contradiction::LegAfterTheEnd]);
    assert_eq!(verdict(&one_tie(json!("copa-do-brasil-2013"), rest)), contradiction);
    let legs = json!([leg("a", 0, 2), {"host": "b", "state": "not_required"}]);
    let ended = one_tie(json!("copa-do-brasil-2013"), json!({"legs": legs}));
    assert_eq!((verdict(&ended), found(&ended)), (through(Side::B, Step::AwayWin), Vec::new()));
}

#[test]
fn a_second_leg_that_is_not_in_the_file_is_not_taken_as_played() {
    let steps = json!(["walkover", "aggregate", "away_goals", "penalties"]);
    for ladder in [json!("caf"), json!("uefa-2021"), steps] {
        let bracket = one_tie(ladder.clone(), json!({"legs": [leg("a", 2, 0)]}));
        assert_eq!(verdict(&bracket), Verdict::Pending(Missing::Leg(2)), "{ladder}");
        assert!(matches!(&found(&bracket)[..], [(Severity::Warning, words)] if words.contains("1 leg")), "{ladder}");
    }
    let match_ = one_tie(json!("one-match"), json!({"legs": [leg("a", 2, 0)]}));
    assert_eq!((verdict(&match_), found(&match_)), (through(Side::A, Step::Aggregate), Vec::new()));
}

#[test]
fn where_the_steps_do_not_say_how_many_legs_there_are_the_round_does() {
    let ties = |legs: Value| {
        json!([
            {"id": "t", "a": {"club": "albion"}, "b": {"club": "boro"}, "legs": [leg("a", 2, 0)]},
            {"id": "u", "a": {"club": "city"}, "b": {"club": "dale"}, "legs": legs}])
    };
    let steps = json!(["aggregate", "extra_time", "penalties"]);
    let round = |ties: Value| settled(json!([{"id": "only", "name": "Only", "ties": ties}]), steps.clone());
    let two = round(ties(json!([leg("a", 1, 0), leg("b", 0, 0)])));
    assert_eq!(verdict(&two), Verdict::Pending(Missing::Leg(2)), "the other tie has two");
    assert_eq!(verdict(&round(ties(json!([leg("a", 1, 0)])))), through(Side::A, Step::Aggregate), "both have one");
    let days = json!([["2024-03-01", "2024-03-02"], ["2024-03-08", "2024-03-09"]]);
    let mut one = ties(json!([]));
    one.as_array_mut().expect("ties").pop();
    let windows = settled(json!([{"id": "only", "name": "Only", "windows": days, "ties": one}]), steps.clone());
    assert_eq!(verdict(&windows), Verdict::Pending(Missing::Leg(2)), "there are days for two");
}

#[test]
fn a_leg_that_is_not_in_the_file_is_not_said_to_come_where_the_next_tie_was_played() {
    let rounds = json!([
        {"id": "one", "name": "One", "ties": [
            {"id": "t", "a": {"club": "albion"}, "b": {"club": "boro"}, "legs": [leg("a", 2, 0)]}]},
        {"id": "two", "name": "Two", "ties": [
            {"id": "f", "a": {"winner_of": "t"}, "b": {"club": "city"}, "legs": [leg("a", 2, 0), leg("b", 0, 0)]}]}]);
    let findings = found(&settled(rounds, json!("uefa-2021")));
    let [(severity, words)] = &findings[..] else { panic!("one finding: {findings:?}") };
    assert_eq!(*severity, Severity::Error);
    assert!(words.contains("leg 2 is not in the file"), "{words}");
    assert!(words.ends_with(", and yet the next tie has been played"), "{words}");
}

#[test]
fn a_first_leg_that_was_annulled_and_played_again_may_end_the_tie_by_an_away_win() {
    let annulled = json!({"host": "a", "score": score(2, 0), "state": "annulled"});
    let bracket = one_tie(json!("copa-do-brasil-2013"), json!({"legs": [annulled, leg("a", 0, 2)]}));
    assert_eq!(verdict(&bracket), through(Side::B, Step::AwayWin));
    assert_eq!(found(&bracket), []);
    let second = json!({"legs": [annulled, leg("a", 0, 2), leg("b", 1, 1)]});
    let reasons = vec![Contradiction::LegAfterTheEnd];
    assert_eq!(verdict(&one_tie(json!("copa-do-brasil-2013"), second)), Verdict::Contradiction(reasons));
}

#[test]
fn legs_of_which_none_counts_are_not_said_to_be_level_or_to_come() {
    let annulled = |host| json!({"host": host, "score": score(1, 0), "state": "annulled"});
    let bracket = one_tie(json!("caf"), json!({"legs": [annulled("a"), annulled("b")]}));
    let words = "every leg is over, and the tie is open: no leg counts";
    assert_eq!(found(&bracket), [(Severity::Note, words.to_owned())]);
    assert_eq!(wording::why(&bracket, tie(&bracket, "t")), "Open: no leg counts.");
}

#[test]
fn more_legs_than_the_regulations_have_are_told() {
    let three = json!([leg("a", 1, 0), leg("b", 0, 0), leg("a", 1, 0)]);
    for (ladder, legs) in [("one-match", 1), ("uefa-1970", 2)] {
        let bracket = one_tie(json!(ladder), json!({"legs": three}));
        assert_eq!(verdict(&bracket), Verdict::Contradiction(vec![Contradiction::TooManyLegs { counted: 3, legs }]));
        assert!(found(&bracket).iter().any(|(severity, _)| *severity == Severity::Error), "{ladder}");
    }
}

#[test]
fn a_tie_left_level_with_nothing_to_follow_is_told() {
    let level = json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)]});
    for (ladder, severity) in [(json!("caf"), Severity::Note), (json!(["aggregate"]), Severity::Error)] {
        let bracket = one_tie(ladder, level.clone());
        assert!(matches!(&found(&bracket)[..], [(found, _)] if *found == severity), "{:?}", found(&bracket));
    }
}

#[test]
fn a_replay_after_one_that_had_a_winner_is_a_contradiction() {
    let replays = |last: Value| json!([{"legs": [leg("b", 1, 0)]}, {"legs": [last]}]);
    let held = one_tie(json!("fa-cup"), json!({"legs": [leg("a", 1, 1)], "replays": replays(leg("a", 0, 1))}));
    assert_eq!(verdict(&held), Verdict::Contradiction(vec![Contradiction::ReplayAfterTheEnd]));
    let fixed = one_tie(json!("fa-cup"), json!({"legs": [leg("a", 1, 1)], "replays": replays(json!({"host": "a"}))}));
    assert_eq!(verdict(&fixed), through(Side::A, Step::Replays), "one that was only fixed");
}

#[test]
fn a_replay_or_play_off_that_is_fixed_is_not_missed() {
    let replay = json!({"legs": [leg("a", 1, 1)], "replays": [{"legs": [{"host": "b", "date": "2026-12-01"}]}]});
    assert_eq!(found(&one_tie(json!("fa-cup"), replay)), []);
    let play_off = json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "play_off": {"legs": [{"host": "b"}]}});
    assert_eq!(found(&one_tie(json!("uefa-1955"), play_off)), []);
    let neither = found(&one_tie(json!("fa-cup"), json!({"legs": [leg("a", 1, 1)]})));
    assert!(matches!(&neither[..], [(Severity::Note, words)] if words.contains("replay 1")), "{neither:?}");
}

#[test]
fn lots_after_a_play_off_are_the_tie_s_own() {
    let play_off = json!({"legs": [leg("b", 0, 0)], "lots": "a"});
    let within = one_tie(json!("uefa-1955"), json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "play_off": play_off}));
    assert_eq!(verdict(&within), Verdict::Contradiction(vec![Contradiction::NotInTheLadder(Step::Lots)]));
    let [(Severity::Error, words)] = &found(&within)[..] else { panic!("an error: {:?}", found(&within)) };
    assert!(words.ends_with("within a play-off or replay, which the regulations have for the tie itself"), "{words}");
    let play_off = json!({"legs": [{"host": "b", "score": score(0, 0), "extra_time": score(0, 0)}]});
    let rest = json!({"legs": [leg("a", 1, 0), leg("b", 0, 1)], "play_off": play_off, "lots": "a"});
    assert_eq!(verdict(&one_tie(json!("uefa-1955"), rest)), through(Side::A, Step::Lots));
}

#[test]
fn a_tie_with_steps_of_its_own_has_as_many_legs_as_its_round_has_days() {
    let days = json!([["2024-03-01", "2024-03-02"], ["2024-03-08", "2024-03-09"]]);
    let own = |regulations: Value| {
        let tie = json!({"id": "t", "a": {"club": "albion"}, "b": {"club": "boro"}, "regulations": {"ladder": regulations},
            "legs": [leg("a", 1, 0)]});
        settled(json!([{"id": "only", "name": "Only", "windows": days, "ties": [tie]}]), json!("caf"))
    };
    let steps = own(json!(["aggregate", "extra_time", "penalties"]));
    assert_eq!(verdict(&steps), Verdict::Pending(Missing::Leg(2)));
    assert_eq!(verdict(&own(json!("one-match"))), through(Side::A, Step::Aggregate));
}

#[test]
fn days_for_a_replay_are_no_days_for_a_second_leg() {
    let days = json!([["2024-03-01", "2024-03-02"], ["2024-03-08", "2024-03-09"]]);
    let tie = json!({"id": "t", "a": {"club": "albion"}, "b": {"club": "boro"}, "legs": [leg("a", 1, 0)]});
    let ladder = json!({"steps": ["aggregate", "replays"], "replay": "one-match"});
    let bracket = settled(json!([{"id": "only", "name": "Only", "windows": days, "ties": [tie]}]), ladder);
    assert_eq!(verdict(&bracket), through(Side::A, Step::Aggregate));
}

#[test]
fn a_leg_that_was_cancelled_sends_nobody_through_on_the_other() {
    let cancelled = json!([leg("a", 3, 0), {"host": "b", "state": "cancelled"}]);
    let bracket = one_tie(json!("caf"), json!({"legs": cancelled}));
    assert_eq!(verdict(&bracket), Verdict::Pending(Missing::Leg(2)));
    assert!(matches!(&found(&bracket)[..], [(Severity::Warning, words)] if words.contains("no ruling")));
    let ruled = one_tie(json!("caf"), json!({"legs": cancelled, "ruling": {"out": "b", "how": "withdrew"}}));
    assert_eq!((verdict(&ruled), found(&ruled)), (through(Side::A, Step::Walkover), Vec::new()));
    // A match that was cancelled and set anew is one match.
    let anew = json!([{"host": "a", "state": "cancelled"}, leg("a", 2, 1)]);
    let bracket = one_tie(json!(["aggregate", "penalties"]), json!({"legs": anew}));
    assert_eq!(verdict(&bracket), through(Side::A, Step::Aggregate));
}

#[test]
fn a_leg_that_is_not_required_for_no_reason_is_told() {
    let legs = json!([leg("a", 3, 0), {"host": "b", "state": "not_required"}]);
    let bracket = one_tie(json!("caf"), json!({"legs": legs}));
    assert!(matches!(&found(&bracket)[..], [(Severity::Warning, words)] if words.contains("not to be required")));
}

#[test]
fn a_leg_after_one_that_was_abandoned_is_told() {
    let legs = json!([leg("a", 1, 0), {"host": "b", "state": "abandoned", "score": score(0, 1)}, leg("b", 2, 0)]);
    let bracket = one_tie(json!("caf"), json!({"legs": legs}));
    assert_eq!(verdict(&bracket), Verdict::Pending(Missing::Leg(2)));
    assert!(matches!(&found(&bracket)[..], [(Severity::Warning, words)] if words.contains("annulled")));
}

#[test]
fn a_replay_that_was_only_fixed_does_not_hide_the_score_of_the_one_that_settled_the_tie() {
    let replays = json!([{"legs": [leg("b", 2, 0)]}, {"legs": [{"host": "a"}]}]);
    let bracket = one_tie(json!("fa-cup"), json!({"legs": [leg("a", 1, 1)], "replays": replays}));
    assert_eq!(label::outcome(&bracket, tie(&bracket, "t")), ("1–1".to_owned(), "2–0 rep".to_owned()));
}
