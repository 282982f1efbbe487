//! The settled bracket for other programs: all that the file states, and what was worked out, in one document.
//!
//! - `document` is the report as it is written, and its JSON Schema is made from it; `parts` are shapes it is made of;
//! - `whole` fills it from a bracket, `tie` what stands within a tie, `shared` what both have.
//!
//! The field names are a promise; tests hold them.

mod document;
mod parts;
mod shared;
mod tie;
mod whole;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use document::Report;

pub(super) use parts::List;
pub(super) use whole::report;

/// The JSON Schema of a report, made from the types it is written from.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report>().to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), "A knock-out competition as cuptie settled it".into());
    }
    schema
}
