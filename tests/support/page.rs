//! The pages of this project, and the parts of them that are made by it, each between two marks.

use std::fs;
use std::path::{Path, PathBuf};

/// Where something of this project is.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a page.
pub fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Writes a page: aside first, since others may read it meanwhile, and have it whole.
pub fn write(name: &str, text: &str) {
    let aside = path(name).with_extension("new");
    fs::write(&aside, text).expect("the page can be written");
    fs::rename(&aside, path(name)).expect("it takes the place of the one before");
}

/// What stands between the two marks of a part.
pub fn part<'a>(page: &'a str, mark: &str) -> &'a str {
    let start = page.find(&format!("<!-- {mark}:")).expect("the part begins");
    let start = start + page[start..].find("-->").expect("its mark is closed") + "-->\n".len();
    let end = start + page[start..].find(&format!("<!-- /{mark} -->")).expect("the part ends");
    &page[start..end]
}

/// The page with something else in such a part.
pub fn with_part(page: &str, mark: &str, text: &str) -> String {
    let old = part(page, mark);
    let start = old.as_ptr() as usize - page.as_ptr() as usize;
    format!("{}{text}{}", &page[..start], &page[start + old.len()..])
}
