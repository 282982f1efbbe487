//! A text is saved as a whole or not at all, over nothing that was not to be replaced, and whatever cannot be is told.

mod scratch;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use cuptie::source::{Over, Unsaved, save};
use scratch::Folder;

fn told(result: Result<(), Unsaved>) -> String {
    result.expect_err("it cannot be saved").to_string()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a text")
}

#[test]
fn a_new_file_has_the_text_and_nothing_is_left_beside_it() {
    let folder = Folder::new();
    for over in [Over::Nothing, Over::File] {
        let name = format!("{over:?}.json");
        save(&folder.path(&name), "Béja\n", over).expect("saved");
        assert_eq!(text(&folder.path(&name)), "Béja\n");
    }
    assert_eq!(folder.names(), ["File.json", "Nothing.json"]);
}

#[test]
fn what_is_there_stays_unless_it_is_to_be_replaced() {
    let folder = Folder::new();
    let path = folder.path("cup.json");
    fs::write(&path, "the old one").expect("a file");
    let refused = save(&path, "the new one", Over::default()).expect_err("it is there");
    assert!(refused.is_there());
    let expected = "there is something of that name; choose another name, or have it replaced";
    assert_eq!(refused.to_string(), format!("cannot save {}: {expected}", path.display()));
    assert_eq!(text(&path), "the old one");
    save(&path, "the new one", Over::File).expect("replaced");
    assert_eq!(text(&path), "the new one");
    assert_eq!(folder.names(), ["cup.json"]);
}

#[test]
fn what_cannot_be_saved_changes_nothing_and_says_what_to_do() {
    let folder = Folder::new();
    let within = folder.path("within");
    fs::create_dir(&within).expect("a folder");
    fs::write(folder.path("file"), "a file").expect("a file");
    let missing = folder.path("missing");
    let cases = [
        (within.clone(), Over::File, "it is a folder; name a file within it".to_owned()),
        (within, Over::Nothing, "there is something of that name; choose another name, or have it replaced".to_owned()),
        (
            missing.join("cup.json"),
            Over::Nothing,
            format!("there is no folder {}; make it first, or choose another", missing.display()),
        ),
        (
            missing.join("cup.json"),
            Over::File,
            format!("there is no folder {}; make it first, or choose another", missing.display()),
        ),
    ];
    for (path, over, expected) in cases {
        assert_eq!(told(save(&path, "a text", over)), format!("cannot save {}: {expected}", path.display()));
        assert_eq!(folder.names(), ["file", "within"]);
    }
    // A file in a folder's place, and no name at all.
    for path in [folder.path("file").join("cup.json"), PathBuf::new()] {
        assert!(told(save(&path, "a text", Over::File)).starts_with(&format!("cannot save {}: ", path.display())));
        assert_eq!(folder.names(), ["file", "within"]);
    }
    assert_eq!(text(&folder.path("file")), "a file");
}

#[test]
fn a_name_is_told_as_text_and_nothing_else() {
    let path = Path::new("no such folder").join("\u{1b}[31mred\u{202e}.json");
    let told = told(save(&path, "a text", Over::Nothing));
    assert!(told.starts_with("cannot save ") && told.contains("red.json") && !told.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn of_many_who_save_a_new_file_one_does() {
    let folder = Folder::new();
    let path = folder.path("cup.json");
    let texts: Vec<String> = (0..8).map(|who| format!("{who}\n").repeat(10_000)).collect();
    let saved: Vec<bool> = thread::scope(|scope| {
        let threads: Vec<_> =
            texts.iter().map(|text| scope.spawn(|| save(&path, text, Over::Nothing).is_ok())).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    let who: Vec<usize> = (0..8).filter(|who| saved[*who]).collect();
    let [who] = who[..] else { panic!("{who:?} have saved it") };
    assert_eq!(text(&path), texts[who]);
    assert_eq!(folder.names(), ["cup.json"]);
}

#[test]
fn whoever_reads_meanwhile_has_the_old_text_or_the_new_one() {
    let folder = Folder::new();
    let path = folder.path("cup.json");
    let texts = ["a", "b"].map(|letter| letter.repeat(100_000));
    save(&path, &texts[0], Over::Nothing).expect("saved");
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            (0..50).for_each(|i| save(&path, &texts[i % 2], Over::File).expect("saved"));
            is_over.store(true, Ordering::Release);
        });
        while !is_over.load(Ordering::Acquire) {
            // On Windows a file may be busy for a moment.
            if let Ok(read) = fs::read_to_string(&path) {
                assert!(texts.contains(&read), "{} bytes", read.len());
            }
        }
    });
    assert_eq!(folder.names(), ["cup.json"]);
}

#[cfg(unix)]
mod unix {
    use std::env;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("a file").permissions().mode() & 0o7777
    }

    #[test]
    fn a_new_file_may_be_read_by_whom_others_may_be_and_a_replaced_one_by_whom_it_could_be() {
        let folder = Folder::new();
        let (usual, path) = (folder.path("usual"), folder.path("cup.json"));
        fs::write(&usual, "as ever").expect("a file");
        save(&path, "new", Over::Nothing).expect("saved");
        assert_eq!(mode(&path), mode(&usual));
        for own in [0o600, 0o640, 0o664, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(own)).expect("a mode");
            save(&path, "newer", Over::File).expect("saved");
            assert_eq!(mode(&path), own);
        }
    }

    #[test]
    fn what_may_not_be_written_to_and_what_is_no_file_is_not_replaced() {
        let folder = Folder::new();
        let path = folder.path("cup.json");
        fs::write(&path, "kept").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("a mode");
        assert!(
            told(save(&path, "new", Over::File))
                .ends_with("may not be written to; allow that first, or choose another name")
        );
        assert_eq!((text(&path).as_str(), mode(&path)), ("kept", 0o444));
        let null = told(save(Path::new("/dev/null"), "new", Over::File));
        assert_eq!(null, "cannot save /dev/null: it is there, and no regular file; choose another name");
    }

    #[test]
    fn a_link_stays_one_and_leads_to_the_new_text() {
        let folder = Folder::new();
        fs::create_dir(folder.path("kept")).expect("a folder");
        let (file, link, other) = (folder.path("kept/cup.json"), folder.path("link.json"), folder.path("other.json"));
        fs::write(&file, "old").expect("a file");
        symlink("kept/cup.json", &link).expect("a link");
        symlink("link.json", &other).expect("a link to a link");
        assert!(save(&other, "new", Over::Nothing).expect_err("it is there").is_there());
        assert_eq!(text(&file), "old");
        save(&other, "new", Over::File).expect("saved");
        assert_eq!(text(&file), "new");
        assert!([&link, &other].iter().all(|link| link.is_symlink()));
        assert_eq!(folder.names(), ["kept", "link.json", "other.json"]);
    }

    #[test]
    fn a_link_to_nothing_leads_to_the_text_once_it_is_to_be_replaced() {
        let folder = Folder::new();
        let (file, link) = (folder.path("cup.json"), folder.path("link.json"));
        symlink("cup.json", &link).expect("a link");
        assert!(save(&link, "new", Over::Nothing).expect_err("the link is there").is_there());
        assert!(!file.exists());
        save(&link, "new", Over::File).expect("saved");
        assert_eq!(text(&file), "new");
        assert!(link.is_symlink());
    }

    /// Where the test below has little room for files.
    const WITHIN: &str = "CUPTIE_TEST_SAVES_IN";

    #[test]
    #[ignore = "the test below runs it, where there is little room"]
    fn saves_more_than_there_is_room_for() {
        let folder = PathBuf::from(env::var_os(WITHIN).expect("the test below says where"));
        let text = "more\n".repeat(1_000_000);
        for (name, over) in [("old.json", Over::File), ("new.json", Over::Nothing)] {
            let failed = save(&folder.join(name), &text, over).expect_err("there is no room");
            assert!(
                failed.to_string().ends_with("it could not be written, and nothing has changed; try another folder")
            );
            assert!(std::error::Error::source(&failed).is_some(), "it says why");
        }
    }

    #[test]
    fn where_there_is_no_room_nothing_is_left_half_written() {
        let folder = Folder::new();
        fs::write(folder.path("old.json"), "old").expect("a file");
        // Files of this process and those it starts are small, and a larger one is an error, no signal.
        let little_room = r#"trap '' XFSZ; ulimit -f 64; exec "$0" "$@""#;
        let test = env::current_exe().expect("this program");
        let mut command = Command::new("sh");
        command.args(["-c", little_room]).arg(test).args(["--ignored", "--exact"]);
        let found = command
            .arg("unix::saves_more_than_there_is_room_for")
            .env(WITHIN, folder.path(""))
            .output()
            .expect("a run");
        let told = String::from_utf8_lossy(&found.stdout);
        assert!(found.status.success() && told.contains("1 passed"), "{told}");
        assert_eq!(folder.names(), ["old.json"]);
        assert_eq!(text(&folder.path("old.json")), "old");
    }

    #[test]
    fn links_that_lead_in_a_circle_are_left_alone() {
        let folder = Folder::new();
        let (one, two) = (folder.path("one"), folder.path("two"));
        symlink("two", &one).expect("a link");
        symlink("one", &two).expect("a link");
        let failed = save(&one, "new", Over::File).expect_err("it leads nowhere");
        let why = std::error::Error::source(&failed).map(|why| why.to_string());
        assert_eq!(why.as_deref(), Some("its links lead in a circle"));
        assert_eq!(folder.names(), ["one", "two"]);
    }

    #[test]
    fn a_link_to_a_folder_is_one() {
        let folder = Folder::new();
        fs::create_dir(folder.path("within")).expect("a folder");
        symlink("within", folder.path("link")).expect("a link");
        assert!(told(save(&folder.path("link"), "new", Over::File)).ends_with("it is a folder; name a file within it"));
    }
}
