//! The script at the address that never changes: what stands there is `embed.js`, under a name that is made of it.

use crate::support::{Site, Tree};

/// Its path; there is one.
fn pinned(tree: &Tree) -> &str {
    let found: Vec<&str> = tree.paths().filter(|path| path.starts_with("embed-")).collect();
    let [path] = found[..] else { panic!("one script, and not {found:?}") };
    path
}

#[test]
fn a_changed_script_has_another_name_and_the_old_one_goes() {
    let site = Site::two_families();
    let before = site.build();
    let old = pinned(&before).to_owned();
    assert_eq!(before.text(&old), before.text("embed.js"));
    assert!(before.text("embed/index.html").contains(&old) && before.text("fr/embed/index.html").contains(&old));
    site.write("static/embed.css", ".card { color: teal }\n");
    let after = site.build();
    let new = pinned(&after);
    assert_eq!(after.text(new), after.text("embed.js"));
    assert!(new != old && !after.text("embed/index.html").contains(&old), "{new}");
    after.assert_same(&site.build_clean(&[]));
}

#[test]
fn a_site_can_keep_the_scripts_that_others_have_pinned() {
    let site = Site::two_families();
    let before = site.build();
    let old = pinned(&before).to_owned();
    site.write(&format!("static/{old}"), before.text(&old));
    let same = site.build();
    assert_eq!(same.paths().collect::<Vec<_>>(), before.paths().collect::<Vec<_>>(), "the file is there once");
    site.write("static/embed.css", ".card { color: teal }\n");
    let after = site.build();
    assert_eq!(after.text(&old), before.text(&old));
    assert_eq!(after.paths().filter(|path| path.starts_with("embed-")).count(), 2);
}
