//! Badges as other programs read and draw them: an SVG that stands alone, small, with its text inside of its fields in
//! whatever font it is drawn, and the shields.io endpoint that says the same.
//!
//! Drawn here by resvg; `browser/badges.test.mjs` measures the same badges in Chromium.

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use resvg::usvg::roxmltree::{Document, Node};
use resvg::usvg::{self, Group, fontdb};
use serde_json::Value as Json;
use support::{Built, Site, Tree, assert_none};

static TREES: LazyLock<[Tree; 2]> = LazyLock::new(|| {
    let content = Built::build("content", Path::new(env!("CARGO_MANIFEST_DIR")));
    [Site::hostile_names().build(), content.tree]
});

/// Every badge with its endpoint, by the path of the badge.
fn badges() -> impl Iterator<Item = (&'static str, &'static str, Json)> {
    let all = TREES.iter().flat_map(|tree| tree.texts().map(move |(path, text)| (tree, path, text)));
    all.filter(|(_, path, _)| path.starts_with("badge/") && path.ends_with(".svg")).map(|(tree, path, text)| {
        let endpoint = tree.text(&path.replace(".svg", ".json"));
        (path, text, serde_json::from_str(endpoint).expect("an endpoint is JSON"))
    })
}

fn children<'a>(node: Node<'a, 'a>, name: &'static str) -> Vec<Node<'a, 'a>> {
    node.descendants().filter(|node| node.has_tag_name(name)).collect()
}

fn number(node: Node<'_, '_>, name: &str) -> f32 {
    node.attribute(name).unwrap_or("0").parse().expect("it is a number")
}

#[test]
fn a_badge_stands_alone_and_says_its_name() {
    let mut seen = 0;
    for (path, text, _) in badges() {
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let root = document.root_element();
        let label = root.attribute("aria-label").expect("it has a name");
        assert_eq!((root.attribute("role"), root.attribute("height")), (Some("img"), Some("20")), "{path}");
        assert_eq!(root.first_element_child().and_then(|title| title.text()), Some(label), "{path}");
        assert!(text.len() <= 2048, "{path} has {} bytes", text.len());
        assert!(!text.contains("<!DOCTYPE") && !text.contains("@import") && !text.contains("url("), "{path}");
        for node in document.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(["svg", "title", "rect", "g", "text"].contains(&name), "{path} has <{name}>");
            let refers = |name: &str| name.starts_with("on") || name.contains("href") || name == "style";
            assert!(node.attributes().all(|attribute| !refers(attribute.name())), "{path}: {node:?}");
        }
        seen += 1;
    }
    assert!(seen > 30);
}

#[test]
fn the_endpoint_says_what_the_badge_shows() {
    // Of the keys that shields.io knows; it refuses an endpoint with any other.
    let allowed = ["schemaVersion", "label", "message", "labelColor", "color", "cacheSeconds"];
    for (path, text, endpoint) in badges() {
        let document = Document::parse(text).expect("it is XML");
        let texts: Vec<&str> = children(document.root_element(), "text").iter().filter_map(Node::text).collect();
        assert_eq!(texts, [endpoint["label"].as_str().unwrap(), endpoint["message"].as_str().unwrap()], "{path}");
        let fields = children(document.root_element(), "rect");
        for (field, name) in fields.iter().zip(["labelColor", "color"]) {
            let color = format!("#{}", endpoint[name].as_str().unwrap());
            assert_eq!(field.attribute("fill"), Some(&*color), "{path}: {name}");
        }
        let keys: Vec<&str> = endpoint.as_object().unwrap().keys().map(String::as_str).collect();
        assert!(keys.iter().all(|key| allowed.contains(key)), "{path}: {keys:?}");
        assert!(endpoint["schemaVersion"] == 1 && endpoint["cacheSeconds"].as_u64() >= Some(300), "{path}");
        assert!(!texts[1].is_empty(), "{path}");
    }
}

#[test]
fn text_and_field_of_every_badge_differ_enough_to_be_read() {
    let colors: BTreeSet<String> = badges()
        .flat_map(|(_, text, _)| {
            let document = Document::parse(text).expect("it is XML");
            let fields = children(document.root_element(), "rect");
            fields.iter().map(|field| field.attribute("fill").expect("it has a colour").to_owned()).collect::<Vec<_>>()
        })
        .collect();
    assert!(colors.len() > 4, "{colors:?}");
    for color in colors {
        assert!(contrast_to_white(&color) >= 4.5, "{color}: {}", contrast_to_white(&color));
    }
}

/// WCAG 2.2, definition of contrast ratio.
fn contrast_to_white(hex: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05)
}

/// Where the texts of a badge stand from left to right, as resvg draws them in DejaVu Sans.
fn drawn(svg: &str) -> Vec<(f32, f32)> {
    fn collect(group: &Group, found: &mut Vec<(f32, f32)>) {
        for node in group.children() {
            match node {
                usvg::Node::Group(group) => collect(group, found),
                usvg::Node::Text(text) => {
                    let ink = text.flattened().abs_bounding_box();
                    found.push((ink.left(), ink.right()));
                }
                _ => {}
            }
        }
    }
    let mut fonts = fontdb::Database::new();
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/DejaVuSans.ttf");
    fonts.load_font_data(std::fs::read(font).expect("the font is there"));
    let options = usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).expect("resvg reads it");
    let mut found = Vec::new();
    collect(tree.root(), &mut found);
    found
}

/// The same without what holds a text to a length, which librsvg, for one, does not know.
fn without_lengths(svg: &str) -> String {
    svg.split(" textLength=\"").enumerate().fold(String::new(), |out, (at, part)| match at {
        0 => part.to_owned(),
        _ => out + part.split_once('"').expect("it is quoted").1,
    })
}

#[test]
fn the_text_stays_in_its_field_with_and_without_a_length() {
    let mut faults = Vec::new();
    for (path, svg, _) in badges() {
        let document = Document::parse(svg).expect("it is XML");
        let fields = children(document.root_element(), "rect");
        for (how, svg) in [("as it is", svg.to_owned()), ("without lengths", without_lengths(svg))] {
            let texts = drawn(&svg);
            assert!(texts.len() == 2 || path.contains("/names/"), "{path}: {texts:?}");
            for (left, right) in texts {
                let holds = |field: &&Node<'_, '_>| {
                    let x = number(**field, "x");
                    left >= x + 1.0 && right <= x + number(**field, "width") - 1.0
                };
                faults.extend(fields.iter().find(holds).is_none().then(|| format!("{path} {how}: {left} to {right}")));
            }
        }
    }
    assert_none(&faults, "text that leaves its field");
}
