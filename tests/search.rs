//! What somebody types finds the clubs that it means: by any name, by town, by association or its code, with or without
//! accents and case, by the beginnings of words first.
//!
//! Asked of the built-in competition, in whose file the names, towns and associations stand.

use cuptie::competition::{ClubId, Competition};
use cuptie::search::Index;

fn competition() -> Competition {
    Competition::embedded().expect("the built-in competition holds together")
}

/// The names of the clubs that are found, in the order of the file.
fn found(query: &str) -> Vec<String> {
    let competition = competition();
    Index::new(&competition).find(query).into_iter().map(|club| competition[club].name.clone()).collect()
}

fn assert_found(queries: &[&str], clubs: &[&str]) {
    for query in queries {
        assert_eq!(found(query), clubs, "{query:?}");
    }
}

#[test]
fn accents_and_case_do_not_matter() {
    assert_found(&["beja", "béja", "BÉJA", "Be\u{301}ja", "Olympique Béja"], &["Olympique Béja"]);
    assert_found(&["lumiere", "LUMIÈRE"], &["Belle Lumière"]);
    assert_found(&["esperanca", "esperança"], &["Sagrada Esperança"]);
}

#[test]
fn a_club_goes_by_any_of_its_names() {
    assert_found(&["muza", "FC MUZA", "maestro"], &["Maestro United"]);
    assert_found(&["singida united", "singida big stars", "fountain gate"], &["Singida Fountain Gate"]);
    assert_found(&["kcca"], &["Kampala City"]);
}

#[test]
fn signs_between_words_do_not_matter() {
    let lupopo = ["saint eloi", "saint-éloi", "Saint-Eloi", "st eloi", "st. éloi", " lupopo "];
    assert_found(&lupopo, &["Saint-Éloi Lupopo"]);
    assert_found(&["solar7", "arta/solar7"], &["Arta Solar"]);
}

#[test]
fn an_association_finds_its_clubs_by_code_and_by_name() {
    let competition = competition();
    for (index, association) in competition.associations.iter().enumerate() {
        let clubs = competition.clubs.iter().filter(|club| club.association.index() == index);
        let clubs: Vec<&str> = clubs.map(|club| club.name.as_str()).collect();
        assert!(!clubs.is_empty());
        for club in &clubs {
            assert!(found(&association.code).iter().any(|name| name == club), "{}", association.code);
            assert!(found(&association.name).iter().any(|name| name == club), "{}", association.name);
        }
    }
    // No letters in the middle of a word: Watanga is not of Nigeria.
    assert_found(&["nga", "NGA", "nigeria"], &["Bendel Insurance", "Rivers United"]);
}

#[test]
fn every_club_is_found_by_everything_that_the_file_calls_it() {
    let competition = competition();
    let index = Index::new(&competition);
    for (id, club) in (0u32..).zip(&competition.clubs) {
        for name in [&club.name].into_iter().chain(&club.aliases).chain(&club.town) {
            assert!(index.find(name).contains(&ClubId(id)), "{name} finds {}", club.name);
            assert!(index.find(&name.to_uppercase()).contains(&ClubId(id)), "{name} in capitals finds {}", club.name);
        }
    }
}

#[test]
fn a_town_finds_its_clubs() {
    assert_found(&["cairo"], &["Zamalek", "Modern Future"]);
    assert_found(&["port harcourt"], &["Rivers United"]);
    assert_found(&["rabat"], &["FUS Rabat"]);
}

#[test]
fn every_word_has_to_be_found_in_whatever_order() {
    assert_found(&["united zambia", "zam united", "united mazabuka"], &["Maestro United"]);
    assert_found(&["douanes niger"], &["AS Douanes Niger"]);
    assert_found(&["douanes"], &["AS Douanes Mauritania", "AS Douanes Niger"]);
    assert_found(&["united zamalek"], &[]);
}

#[test]
fn letters_inside_a_word_count_only_when_no_word_begins_with_them() {
    assert_found(&["uza"], &["Maestro United"]);
    assert_found(&["omeboy"], &["Kakamega Homeboyz"]);
    assert_found(&["eja"], &["Olympique Béja"]);
    // "be" begins some names, and so is not looked for inside the others.
    let begun = found("be");
    assert!(begun.iter().any(|name| name == "Belle Lumière"));
    assert!(begun.iter().all(|name| name != "Saint-Éloi Lupopo"), "only inside Lubumbashi: {begun:?}");
}

#[test]
fn nothing_is_asked_for_with_no_letters() {
    assert_found(&["", " ", "\t", "-", "..."], &[]);
}

#[test]
fn what_nobody_is_called_finds_nobody() {
    assert_found(&["qqq", "real madrid", "鹿島"], &[]);
}
