//! The content files exactly as written, with spans: the format, declared.
//!
//! Raw values may be incomplete or contradict each other; [`rules`](super::rules) says so, and only then does
//! `resolve` make the model of them. `docs/content.md` tells the same in prose.

mod code;
mod family;
mod libraries;
mod limits;
mod pair;
mod question;
mod reconnect;
mod site;
mod source;
mod table;
mod wire;

pub use code::{RawAlias, RawCause, RawCode, RawCodeTranslation, RawSymptom};
pub use family::{
    RawAttribute, RawAttributeTranslation, RawAttributeValue, RawAttributeValueTranslation, RawCategory, RawFamily,
    RawFamilyTranslation, RawNamed, RawRange, RawRangeTranslation,
};
pub use libraries::{
    RawFinding, RawGroup, RawLibrary, RawLibraryTranslation, RawLog, RawMatrix, RawMatrixTranslation,
    RawMeasuredFinding, RawMeasurement, RawObservation,
};
pub use limits::{RawLimit, RawLimitTranslation};
pub use pair::RawPair;
pub use question::{RawQuestion, RawQuestionTranslation};
pub use reconnect::RawReconnect;
pub use site::RawSite;
pub use source::RawSource;
pub use wire::{RawStep, RawWire};
