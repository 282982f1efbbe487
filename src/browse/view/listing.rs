//! A list of things found in a file: where each is, and what it is.

use super::Theme;
use super::sheet::Sheet;
use crate::browse::notice::Listing;

pub(super) fn write(sheet: &mut Sheet, theme: Theme, listing: &Listing) {
    sheet.text(1, &listing.summary, theme.text());
    for item in &listing.items {
        sheet.blank();
        sheet.text(1, &item.place, theme.notice());
        sheet.text(3, &item.text, theme.text());
    }
}
