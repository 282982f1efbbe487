//! The generator of large competitions keeps what it promises: whatever is asked for is read without a problem, has what was
//! asked for, and is settled as far as it was played. The benchmarks stand on that.

#[path = "generator/cup/mod.rs"]
mod cup;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use cup::{Cup, Endings, Legs, Names, Played, Shape, Told};
use cuptie::bracket::Bracket;
use cuptie::check::{self, Severity};
use cuptie::competition::{Competition, Node, PlaceId, RoundId, Side, Slot, Step, TieId};
use cuptie::source;

const SIZES: [u32; 9] = [2, 3, 4, 7, 36, 37, 100, 257, 1_000];

fn read(text: &str) -> Competition {
    source::read(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn bracket(cup: &Cup) -> Bracket {
    Bracket::new(read(&cup.json_text()))
}

/// A cup of each kind, and of some kinds at once.
fn kinds(clubs: u32, seed: u64) -> Vec<Cup> {
    let plain = Cup { seed, ..Cup::of(clubs) };
    let trees = clubs / 8;
    vec![
        plain.clone(),
        Cup { entry_rounds: 4, legs: Legs::One, ..plain.clone() },
        Cup { shape: Shape::Forest(trees), entry_rounds: 2, ..plain.clone() },
        Cup { shape: Shape::Groups(trees), told: Told::All, ..plain.clone() },
        Cup { shape: Shape::Groups(trees), played: Played::Within(1), told: Told::All, ..plain.clone() },
        Cup { played: Played::Rounds(2), told: Told::Scores, ..plain.clone() },
        Cup { played: Played::Rounds(0), entry_rounds: 3, ..plain.clone() },
        Cup { endings: Endings::Goals, names: Names::Plain, ..plain },
    ]
}

fn all() -> impl Iterator<Item = Cup> {
    SIZES.into_iter().flat_map(|clubs| (1..=3).flat_map(move |seed| kinds(clubs, seed)))
}

/// By round, how many ties are settled, and how many there are.
fn settled(bracket: &Bracket) -> Vec<(usize, usize)> {
    let competition = bracket.competition();
    let of_round = |round: RoundId| {
        let ties: Vec<TieId> = competition.tie_ids().filter(|tie| competition[*tie].round == round).collect();
        (ties.iter().filter(|tie| bracket.winner(**tie).is_some()).count(), ties.len())
    };
    (0..competition.rounds().len()).map(|round| of_round(RoundId(round as u32))).collect()
}

/// The round in which each club enters, as often as clubs do.
fn entries(competition: &Competition) -> BTreeMap<usize, usize> {
    let mut entries = BTreeMap::new();
    for tie in competition.ties() {
        let clubs = Side::BOTH.into_iter().filter(|side| matches!(tie.slot(*side), Slot::Club(_))).count();
        *entries.entry(tie.round.index()).or_default() += clubs;
    }
    entries.retain(|_, clubs| *clubs > 0);
    entries
}

fn trees(shape: Shape, clubs: u32) -> usize {
    match shape {
        Shape::Cup => 1,
        Shape::Forest(trees) | Shape::Groups(trees) => trees.clamp(1, clubs / 2) as usize,
    }
}

#[test]
fn whatever_is_asked_for_is_read_and_nothing_in_it_is_wrong() {
    for cup in all() {
        let bracket = bracket(&cup);
        let competition = bracket.competition();
        assert_eq!(competition.clubs().len(), cup.clubs as usize, "{cup:?}");
        // Everybody but the winners loses once.
        assert_eq!(competition.ties().len(), cup.clubs as usize - trees(cup.shape, cup.clubs), "{cup:?}");
        let ties: Vec<u32> = settled(&bracket).iter().map(|(_, ties)| *ties as u32).collect();
        assert_eq!(ties, cup.ties(), "{cup:?}");
        assert_eq!(entries(competition).values().sum::<usize>(), cup.clubs as usize, "{cup:?}");
        let errors: Vec<_> =
            check::check(&bracket).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{cup:?}: {errors:?}");
    }
}

#[test]
fn every_tie_that_was_played_is_settled_and_no_other() {
    for cup in all() {
        let ties = settled(&bracket(&cup));
        let whole = match cup.played {
            Played::All => ties.len(),
            Played::Rounds(rounds) | Played::Within(rounds) => ties.len().min(rounds as usize),
        };
        let (played, rest) = ties.split_at(whole);
        assert!(played.iter().all(|(settled, ties)| settled == ties), "{cup:?}: {ties:?}");
        let within = usize::from(matches!(cup.played, Played::Within(_)) && !rest.is_empty());
        assert!(rest.iter().skip(within).all(|(settled, _)| *settled == 0), "{cup:?}: {ties:?}");
        if let [(settled, ties), ..] = rest[..]
            && within == 1
            && ties > 2
        {
            assert!(0 < settled && settled < ties, "{cup:?}: {settled} of {ties}");
        }
    }
}

#[test]
fn within_a_round_there_are_ties_over_ties_begun_and_ties_to_come() {
    let bracket = bracket(&Cup { played: Played::Within(1), ..Cup::of(256) });
    let competition = bracket.competition();
    let second = competition.tie_ids().filter(|tie| competition[*tie].round == RoundId(1));
    let played = |tie: TieId| bracket.facts(tie).legs.iter().filter(|leg| leg.score().is_some()).count();
    let legs: BTreeSet<usize> = second.filter(|tie| bracket.facts(*tie).ruling.is_none()).map(played).collect();
    assert_eq!(legs, BTreeSet::from([0, 1, 2]));
}

#[test]
fn the_same_seed_is_the_same_competition_and_another_is_another() {
    for cup in kinds(100, 5) {
        assert_eq!(cup.json_text(), cup.clone().json_text());
        assert_eq!(cup.football_txt_text(), cup.clone().football_txt_text());
        let other = Cup { seed: 6, ..cup.clone() };
        assert_ne!(cup.json_text(), other.json_text());
    }
}

#[test]
fn clubs_that_make_no_power_of_two_have_byes() {
    let with_byes = entries(bracket(&Cup::of(37)).competition());
    // Five ties bring 37 down to 32: ten clubs play in them, and the others wait.
    assert_eq!(with_byes, BTreeMap::from([(0, 10), (1, 27)]));
    let without = entries(bracket(&Cup::of(64)).competition());
    assert_eq!(without, BTreeMap::from([(0, 64)]));
}

#[test]
fn clubs_enter_over_as_many_rounds_as_asked_for() {
    for rounds in 1..=6 {
        let cup = Cup { entry_rounds: rounds, ..Cup::of(500) };
        let rounds = rounds as usize;
        let entries = entries(bracket(&cup).competition());
        let at: Vec<usize> = entries.keys().copied().collect();
        assert!(at == (0..rounds).collect::<Vec<_>>() || at == (0..=rounds).collect::<Vec<_>>(), "{entries:?}");
    }
}

#[test]
fn trees_of_a_forest_are_of_different_sizes_and_end_in_different_rounds() {
    let bracket = bracket(&Cup { shape: Shape::Forest(20), ..Cup::of(300) });
    let competition = bracket.competition();
    let ends: Vec<TieId> = competition.tie_ids().filter(|tie| competition.next(*tie).is_none()).collect();
    let rounds: BTreeSet<RoundId> = ends.iter().map(|tie| competition[*tie].round).collect();
    assert_eq!(ends.len(), 20);
    assert!(rounds.len() > 1, "{rounds:?}");
}

#[test]
fn winners_of_trees_come_to_places_of_groups() {
    let bracket = bracket(&Cup { shape: Shape::Groups(10), ..Cup::of(300) });
    let competition = bracket.competition();
    let stage = competition.group_stage().expect("groups");
    assert_eq!(stage.groups.iter().map(|group| group.places().len()).collect::<Vec<_>>(), [4, 4, 2]);
    assert!(stage.groups.iter().all(|group| group.table.len() == group.places().len()));
    let places: Vec<PlaceId> = competition.place_ids().collect();
    let fed = |place: &PlaceId| competition.feeders(Node::Place(*place)).count() == 1;
    assert!(places.len() == 10 && places.iter().all(fed));
}

#[test]
fn ties_end_in_every_way_and_on_goals_alone_where_that_is_asked_for() {
    let steps = |cup: Cup| -> HashSet<Step> {
        let bracket = bracket(&cup);
        bracket.competition().tie_ids().filter_map(|tie| bracket.verdict(tie).decided_by()).collect()
    };
    let (walkover, extra_time, penalties) = (Step::Walkover, Step::ExtraTime, Step::Penalties);
    let two = HashSet::from([walkover, Step::Aggregate, Step::AwayGoals, extra_time, penalties]);
    assert_eq!(steps(Cup::of(1_000)), two);
    let one = HashSet::from([walkover, Step::Aggregate, extra_time, penalties]);
    assert_eq!(steps(Cup { legs: Legs::One, ..Cup::of(1_000) }), one);
    let goals = Cup { endings: Endings::Goals, ..Cup::of(1_000) };
    assert_eq!(steps(goals), HashSet::from([Step::Aggregate, Step::AwayGoals]));
}

#[test]
fn names_are_of_all_kinds_or_plain_and_no_two_alike() {
    let names = |names: Names| -> Vec<String> {
        let competition = read(&Cup { names, ..Cup::of(1_000) }.json_text());
        competition.clubs().iter().map(|club| club.name.to_string()).collect()
    };
    let mixed = names(Names::Mixed);
    let has = |test: fn(&str) -> bool| mixed.iter().any(|name| test(name));
    assert!(has(|name| name.contains('é')), "accents");
    assert!(has(|name| name.contains('\u{308}')), "accents set upon a letter");
    assert!(has(|name| name.len() > 60), "long names");
    assert!(has(|name| name.contains('ア')), "wide letters");
    assert!(has(|name| name.contains('ن')), "letters written from the right");
    // 1,000 clubs, of which every two-hundredth has the name of the one before it.
    assert_eq!(mixed.iter().collect::<BTreeSet<_>>().len(), 995);
    let plain = names(Names::Plain);
    assert!(plain.iter().all(|name| name.is_ascii()));
    assert_eq!(plain.iter().collect::<BTreeSet<_>>().len(), 1_000);
}

#[test]
fn more_is_told_where_more_is_asked_for() {
    let text = |told| Cup { told, ..Cup::of(64) }.json_text();
    let (scores, days, all) = (text(Told::Scores), text(Told::Days), text(Told::All));
    let has = |text: &str| {
        ["\"date\"", "\"town\"", "\"ground\"", "\"windows\"", "\"aliases\"", "\"claims\""].map(|key| text.contains(key))
    };
    assert_eq!(has(&scores), [false; 6]);
    assert_eq!(has(&days), [true, true, false, false, false, false]);
    assert_eq!(has(&all), [true; 6]);
}

/// Who won a tie of which round.
fn winners(bracket: &Bracket) -> Vec<(usize, String)> {
    let competition = bracket.competition();
    let winner =
        |tie: TieId| Some((competition[tie].round.index(), competition[bracket.winner(tie)?].name.to_string()));
    let mut winners: Vec<_> = competition.tie_ids().filter_map(winner).collect();
    winners.sort();
    winners
}

#[test]
fn a_list_of_matches_tells_the_same_competition() {
    for (clubs, seed) in [(2, 1), (37, 2), (300, 3), (1_000, 4)] {
        for legs in [Legs::One, Legs::Two] {
            for (names, entry_rounds, told) in
                [(Names::Plain, 1, Told::Days), (Names::Mixed, 3, Told::All), (Names::Mixed, 1, Told::Scores)]
            {
                let cup = Cup { seed, legs, names, entry_rounds, told, ..Cup::of(clubs) };
                let list = Bracket::new(read(&cup.football_txt_text()));
                let told: Vec<_> = settled(&list);
                assert_eq!(told.iter().map(|(_, ties)| *ties as u32).collect::<Vec<_>>(), cup.ties(), "{cup:?}");
                assert!(told.iter().all(|(settled, ties)| settled == ties), "{cup:?}: {told:?}");
                if names == Names::Plain {
                    assert_eq!(winners(&list), winners(&bracket(&cup)), "{cup:?}");
                }
            }
        }
    }
}

#[test]
fn a_list_of_a_forest_half_played_is_read() {
    for played in [Played::All, Played::Rounds(1), Played::Within(2)] {
        let cup = Cup { shape: Shape::Forest(9), played, entry_rounds: 2, ..Cup::of(150) };
        let list = Bracket::new(read(&cup.football_txt_text()));
        let is_open = |tie: &TieId| list.facts(*tie).legs.iter().any(|leg| leg.is_open());
        let open = list.competition().tie_ids().filter(is_open).count();
        assert_eq!(open > 0, played != Played::All, "{cup:?}");
    }
}

#[test]
fn the_largest_cup_is_within_what_is_read() {
    /// Counts, and keeps nothing.
    struct Counted(usize);
    impl std::io::Write for Counted {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let cup = Cup::of(131_072);
    assert_eq!(cup.ties().iter().sum::<u32>(), 131_071);
    let (mut json, mut list) = (Counted(0), Counted(0));
    cup.json(&mut json).expect("it takes everything");
    cup.football_txt(&mut list).expect("it takes everything");
    assert!([json.0, list.0].iter().all(|bytes| *bytes < source::LARGEST_FILE), "{} {}", json.0, list.0);
}
