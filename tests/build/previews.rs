//! The pictures of link previews: their size, that each shows something else, that no text leaves its place, and that
//! they are painted no more often than what they show changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::NOTES;
use crate::support::{Built, Site, Tree, assert_none};

/// The fixture with pictures.
fn site() -> Site {
    let site = Site::two_families();
    site.edit("site.toml", "home =", "previews = true\nhome =");
    site
}

fn pictures(tree: &Tree) -> Vec<&str> {
    tree.paths().filter(|path| path.ends_with(".png")).collect()
}

/// A picture's width, and its pixels as red, green and blue.
fn pixels(png: &[u8]) -> (usize, Vec<[u8; 3]>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("it is a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("it has a size")];
    let frame = reader.next_frame(&mut bytes).expect("it is whole");
    let pixel = frame.color_type.samples();
    (frame.width as usize, bytes.chunks(pixel).map(|c| [c[0], c[1], c[2]]).collect())
}

#[test]
fn each_code_and_family_has_a_picture_of_its_own_in_each_language() {
    let tree = site().build();
    let found = pictures(&tree);
    for expected in
        ["preview/relay.png", "preview/relay/100.png", "fr/preview/relay/100.png", "preview/auth/AUTH-001.png"]
    {
        assert!(found.contains(&expected), "{expected} is in {found:?}");
    }
    let codes = tree.paths().filter(|path| path.contains("badge/") && path.ends_with(".svg")).count();
    assert_eq!(found.len(), 2 * (codes + 2), "codes and families, in two languages");
    let mut shown: BTreeMap<&[u8], &str> = BTreeMap::new();
    for path in found {
        let (width, pixels) = pixels(tree.bytes(path));
        assert_eq!((width, pixels.len()), (1200, 1200 * 630), "{path}");
        if let Some(other) = shown.insert(tree.bytes(path), path) {
            // The family and the codes that are not translated at all have one text in both languages.
            assert_eq!(path.trim_start_matches("fr/"), other.trim_start_matches("fr/"), "they show the same");
        }
    }
    assert!(tree.bytes("preview/relay/100.png") != tree.bytes("fr/preview/relay/100.png"), "each in its language");
}

#[test]
fn a_site_has_pictures_only_where_it_wants_them() {
    let (with, without) = (site().build(), Site::two_families().build());
    let rest: Vec<&str> = with.paths().filter(|path| !path.ends_with(".png")).collect();
    assert!(rest.len() < with.paths().count());
    assert_eq!(without.paths().collect::<Vec<_>>(), rest);
    assert!(with.text("relay/100/index.html").contains("summary_large_image"));
    let page = without.text("relay/100/index.html");
    assert!(!page.contains("og:image") && page.contains("content=\"summary\""), "{page}");
}

#[test]
fn no_text_of_a_picture_leaves_its_place() {
    let mut faults = Vec::new();
    let mut looked_at = 0;
    let real = Built::build("content", Path::new(env!("CARGO_MANIFEST_DIR")));
    for (name, tree) in [("hostile-names", &Site::hostile_names().build()), (real.name, &real.tree)] {
        for path in pictures(tree) {
            let (width, pixels) = pixels(tree.bytes(path));
            looked_at += 1;
            // Text is dark; what is meant to reach the edge, and the surface behind it, is light.
            let dark = |at: &usize| pixels[*at].iter().map(|&part| u32::from(part)).sum::<u32>() < 3 * 150;
            let ink: Vec<(usize, usize)> = (0..pixels.len()).filter(dark).map(|at| (at % width, at / width)).collect();
            assert!(ink.len() > 2000, "{name} {path} has text");
            // The band at the left edge is 20 pixels wide; text and brand stand between 74 and 1122.
            let out =
                ink.iter().filter(|(x, y)| (20..74).contains(x) || *x > 1122 || !(50..610).contains(y) && *x >= 20);
            if let Some((x, y)) = out.clone().next() {
                faults.push(format!("{name} {path}: {} pixels, the first at {x}, {y}", out.count()));
            }
        }
    }
    assert!(looked_at > 40);
    assert_none(&faults, "picture with text outside of its place");
}

/// From where to where something dark stands between some rows, apart from the band at either side; how dark is asked as
/// the sum of three colours.
fn ink(tree: &Tree, path: &str, rows: std::ops::Range<usize>, darkest: u32) -> (usize, usize) {
    let (width, pixels) = pixels(tree.bytes(path));
    let dark = |at: &usize| pixels[*at].iter().map(|&part| u32::from(part)).sum::<u32>() < darkest;
    let columns = (rows.start * width..rows.end * width).filter(dark).map(|at| at % width);
    let columns: Vec<usize> = columns.filter(|x| (20..1180).contains(x)).collect();
    (*columns.iter().min().expect("it has text"), *columns.iter().max().expect("it has text"))
}

#[test]
fn the_picture_of_a_language_that_is_written_from_right_to_left_begins_there() {
    let site = site();
    site.edit("site.toml", "[\"en\", \"fr\"]", "[\"en\", \"fr\", \"he\"]");
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/locales/en.ftl");
    let words = fs::read_to_string(words).expect("the theme has words");
    site.write("templates/locales/he.ftl", &words.replace("locale-direction = ltr", "locale-direction = rtl"));
    site.write("content/relay/100.he.toml", "name = \"סגירה רגילה (תקין)\"\nmeaning = \"הקוד 100 אומר: הכול הגיע.\"\n");
    let tree = site.build();
    let mirrored: Vec<&str> = pictures(&tree).into_iter().filter(|path| path.starts_with("he/")).collect();
    assert!(mirrored.len() > 8, "{mirrored:?}");
    for path in mirrored {
        let (width, pixels) = pixels(tree.bytes(path));
        let row = 20 * width;
        assert!(
            pixels[row + 10] == pixels[row + 600] && pixels[row + 1190] != pixels[row + 600],
            "{path}: the band is at the right"
        );
        let (left, right) = ink(&tree, path, 60..620, 450);
        assert!(left >= 74 && (1100..=1126).contains(&right), "{path}: {left} to {right}");
        // Neither number nor name begins at the left.
        assert!(ink(&tree, path, 200..320, 450).0 > 100, "{path}");
    }
}

#[test]
fn a_name_that_is_read_from_right_to_left_begins_at_the_right() {
    let tree = Site::hostile_names().build();
    for (path, name) in [("preview/names/4.png", "Arabic"), ("preview/names/5.png", "Hebrew")] {
        // Below the number, only the name is as dark; what says what it means begins with an English word.
        let (left, right) = ink(&tree, path, 400..540, 100);
        assert!(left > 400 && (1100..=1122).contains(&right), "{name}: {left} to {right}");
    }
    let (left, _) = ink(&tree, "preview/names/1.png", 400..540, 100);
    assert!(left < 90, "a name in Latin letters begins at the left, and not at {left}");
}

#[test]
fn two_builds_paint_the_same_bytes_on_any_number_of_threads() {
    let site = site();
    let first = site.build();
    assert!(!pictures(&first).is_empty());
    site.run_with(&["build", "--out", "one"], &[("RAYON_NUM_THREADS", "1")]).expect(0);
    first.assert_same(&Tree::read(&site.out().with_file_name("one")));
}

#[test]
fn after_an_edit_the_pictures_that_show_it_are_those_of_a_clean_build() {
    let site = site();
    let mut before = site.build();
    type Edit = fn(&Site);
    let edits: [(&str, Edit, &[&str]); 4] = [
        (
            "a meaning",
            |site| site.edit("content/relay/299.toml", "Reserved, and named", "Free, and named"),
            &["fr/preview/relay/299.png", "preview/relay/299.png"],
        ),
        ("a description", |site| site.edit("content/relay/201.toml", "lost its power.", "lost power."), &[]),
        (
            "a translation",
            |site| site.edit("content/relay/200.fr.toml", "La ligne a", "Or la ligne a"),
            &["fr/preview/relay/200.png"],
        ),
        ("the template", |site| site.write("templates/preview.svg", SQUARE), &["preview/relay/100.png"]),
    ];
    for (what, edit, shows) in edits {
        edit(&site);
        let after = site.build();
        after.assert_same(&site.build_clean(&[]));
        let changed: Vec<&str> = before.differences(&after).into_iter().filter(|path| path.ends_with(".png")).collect();
        if what == "the template" {
            assert_eq!(changed, pictures(&after), "a change of {what} shows everywhere");
        } else {
            assert_eq!(changed, shows, "a change of {what}");
        }
        before = after;
    }
}

const SQUARE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="12" height="6"><rect width="5" height="5" fill="#123456"/></svg>"##;

#[cfg(unix)]
#[test]
fn a_picture_that_shows_nothing_new_is_not_painted_again() {
    use std::os::unix::fs::MetadataExt;
    let site = site();
    let before = site.build();
    // So that what is kept can be told from what is painted anew: a file that passes for the one that was built, because
    // the notes were written after it.
    let path = site.out().join("preview/relay/100.png");
    fs::write(&path, "not painted").unwrap();
    let changed = |path: &Path| fs::metadata(path).map(|data| (data.ctime(), data.ctime_nsec())).unwrap();
    let notes = site.out().join(NOTES);
    while changed(&notes) <= changed(&path) {
        fs::write(&notes, before.text(NOTES)).unwrap();
    }
    site.edit("content/relay/299.toml", "Reserved, and named", "Free, and named");
    let after = site.build();
    assert_eq!(after.bytes("preview/relay/100.png"), b"not painted");
    assert!(after.bytes("preview/relay/299.png") != before.bytes("preview/relay/299.png"));
}

#[test]
fn the_parts_of_a_build_and_an_archive_have_the_pictures_of_the_whole() {
    let site = site();
    let whole = site.build_clean(&[]);
    for index in 1..=3 {
        site.run(&["build", "--out", "out", "--shard", &format!("{index}/3")]).expect(0);
    }
    Tree::read(&site.out()).assert_same(&whole);
    site.run(&["build", "--tar", "out.tar"]).expect(0);
    let mut archive = tar::Archive::new(fs::File::open(site.out().with_extension("tar")).unwrap());
    let mut found = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_str().unwrap().to_owned();
        if path.ends_with(".png") {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            assert!(bytes == whole.bytes(&path), "{path}");
            found.push(path);
        }
    }
    found.sort();
    assert_eq!(found, pictures(&whole));
}

#[test]
fn a_template_that_makes_no_picture_is_a_fault_and_nothing_is_written() {
    for template in ["<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\"/>", "no picture"] {
        let site = site();
        site.write("templates/preview.svg", template);
        let run = site.run(&["build", "--out", "out"]).expect(1);
        assert!(run.stderr.contains("error[broken-template]: templates/preview.svg"), "{template}: {}", run.stderr);
        assert!(!site.out().join("index.html").exists());
    }
}

#[test]
fn a_site_brings_a_font_of_its_own() {
    let site = Site::hostile_names();
    let before = site.build();
    // The bold font under another name: what it has of the letters changes nothing, what it is in place of does.
    let font = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/InterDisplay-Bold.ttf")).unwrap();
    site.put("fonts/Inter-Regular.ttf", &font);
    let after = site.build();
    let changed = before.differences(&after);
    assert!(changed.contains(&"preview/names/1.png") && changed.iter().all(|p| p.ends_with(".png") || *p == NOTES));
    after.assert_same(&site.build_clean(&[]));
}
