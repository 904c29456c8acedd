//! Sources, which every kind of file may have.

use crate::content::raw::RawSource;
use crate::content::reader::Text;
use crate::model::Source;

/// The sources of a file.
pub(super) fn sources(sources: Vec<RawSource>) -> Vec<Source> {
    let text = |text: Option<Text>| text.map(|text| text.value);
    sources
        .into_iter()
        .map(|RawSource { id, title, url, measured, proves }| Source {
            id: text(id),
            title: title.value,
            url: text(url),
            measured: text(measured),
            proves: text(proves),
        })
        .collect()
}
