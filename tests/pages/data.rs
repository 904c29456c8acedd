//! Documents for programs: each is what its ending says, and holds the texts as their author wrote them.

use serde_json::Value as Json;
use toml::Table;

use crate::FIXTURE;
use crate::support::{Site, Tree};

/// The codes of the fixture: family, key and what the file says.
fn written() -> Vec<(String, String, Table)> {
    let files = Tree::read(&Site::two_families().path());
    let mut codes = Vec::new();
    for (path, text) in files.texts() {
        let parts: Vec<&str> = path.split('/').collect();
        let ["content", family, name] = parts[..] else { continue };
        if ["libraries", "limits"].contains(&family) {
            continue;
        }
        let stem = name.strip_suffix(".toml").filter(|stem| !stem.contains('.') && *stem != "family");
        if let Some(key) = stem {
            codes.push((family.to_owned(), key.to_owned(), text.parse().expect("the fixture is TOML")));
        }
    }
    assert!(codes.len() > 5);
    codes
}

#[test]
fn every_json_document_parses() {
    let documents: Vec<(&str, &str)> = FIXTURE.tree.texts().filter(|(path, _)| path.ends_with(".json")).collect();
    assert!(documents.len() > 20);
    for (path, text) in documents {
        let parsed = serde_json::from_str::<Json>(text);
        assert!(parsed.is_ok_and(|document| document.is_object()), "{path} is not a JSON object");
    }
}

#[test]
fn a_code_as_json_holds_what_its_file_says() {
    let catalog: Json = serde_json::from_str(FIXTURE.tree.text("api/codes.json")).unwrap();
    for (family, key, file) in written() {
        let own: Json = serde_json::from_str(FIXTURE.tree.text(&format!("{family}/{key}.json"))).unwrap();
        for field in ["name", "category", "meaning", "recovery", "description", "when", "fix", "choose"] {
            assert_eq!(own[field].as_str(), file.get(field).and_then(|text| text.as_str()), "{key}: {field}");
        }
        let families = catalog["families"].as_array().unwrap().iter();
        let codes =
            families.filter(|known| known["family"] == *family).flat_map(|known| known["codes"].as_array().unwrap());
        let in_all: Vec<&Json> = codes.filter(|code| code["url"] == own["url"]).collect();
        assert_eq!(in_all, [&own], "{key} stands once among all codes, as in its own document");
    }
}

#[test]
fn a_number_is_a_number_and_a_text_is_a_text() {
    let code = |path: &str| serde_json::from_str::<Json>(FIXTURE.tree.text(path)).unwrap()["code"].clone();
    assert_eq!(code("relay/100.json"), 100);
    assert_eq!(code("auth/AUTH-001.json"), "AUTH-001");
}

#[test]
fn a_page_shows_name_and_meaning_as_their_author_wrote_them() {
    for (family, key, file) in written() {
        let page = &FIXTURE.pages[&format!("{family}/{key}/index.html")];
        let heading = page.text_in(page.places("h1").next().unwrap());
        assert_eq!(heading, format!("{key} {}", file["name"].as_str().unwrap()));
        let lead = page.places("p").find(|&at| page.elements[at].attribute("class") == Some("lead")).unwrap();
        assert_eq!(page.text_in(lead), file["meaning"].as_str().unwrap());
    }
}

#[test]
fn a_source_leads_to_the_address_that_its_author_wrote() {
    for (family, key, file) in written() {
        let page = &FIXTURE.pages[&format!("{family}/{key}/index.html")];
        let linked: Vec<&str> = page.all("a").filter_map(|link| link.attribute("href")).collect();
        for source in file.get("sources").and_then(|sources| sources.as_array()).into_iter().flatten() {
            let address = source.get("url").and_then(|url| url.as_str());
            assert!(address.is_none_or(|address| linked.contains(&address)), "{key}: {address:?} in {linked:?}");
        }
    }
}
