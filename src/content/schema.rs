//! The JSON Schema of the content files, from the same declarations that read them.

use serde_json::{Value as Json, json};

use super::raw::{
    RawCode, RawCodeTranslation, RawFamily, RawFamilyTranslation, RawLibrary, RawLibraryTranslation, RawLimit,
    RawLimitTranslation, RawMatrix, RawMatrixTranslation, RawMeasurement, RawPair, RawQuestion, RawQuestionTranslation,
    RawSite,
};
use super::reader::FromValue;

/// One document with a definition per kind of file. Editors choose by reference, for instance
/// `#:schema schema.json#/$defs/code` in the first line of a TOML file.
pub fn schema() -> Json {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "closecodes content",
        "$defs": {
            "site": RawSite::schema(),
            "family": RawFamily::schema(),
            "family-translation": RawFamilyTranslation::schema(),
            "code": RawCode::schema(),
            "code-translation": RawCodeTranslation::schema(),
            "pair": RawPair::schema(),
            "question": RawQuestion::schema(),
            "question-translation": RawQuestionTranslation::schema(),
            "matrix": RawMatrix::schema(),
            "matrix-translation": RawMatrixTranslation::schema(),
            "library": RawLibrary::schema(),
            "library-translation": RawLibraryTranslation::schema(),
            "measurement": RawMeasurement::schema(),
            "limit": RawLimit::schema(),
            "limit-translation": RawLimitTranslation::schema(),
        },
        "$ref": "#/$defs/code",
    })
}
