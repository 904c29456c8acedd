//! A site's own templates in place of the theme's, whatever they do.
//!
//! The pages of pairs are made by filling in a page that was rendered once (`src/render/pair/`), which is only right
//! as long as a template places texts and looks at none of them; so templates that do look are tried here.

use crate::support::{Site, Tree, assert_none};

#[test]
fn a_template_of_the_site_takes_the_place_of_the_themes_own() {
    let site = Site::two_families();
    let theme = site.build_clean(&[]);
    site.write(
        "templates/compare.html",
        "{% extends \"base.html\" %}{% block main %}<h1>Mine: {% include \"parts/mine.html\" %}</h1>{% endblock main %}",
    );
    site.write("templates/parts/mine.html", "{{ page.title }}");
    site.write("static/css/60-mine.css", ".mine{color:red}");
    let tree = site.build();
    assert!(tree.text("compare/index.html").contains("<h1>Mine: Compare two codes</h1>"));
    let sheet = tree.paths().find(|path| path.starts_with("assets/site.") && path.ends_with(".css")).unwrap();
    assert!(tree.text(sheet).contains(".mine{color:red}"));
    assert!(!theme.has(sheet), "a style sheet that says something else has another name");
}

#[test]
fn a_template_that_looks_at_a_pair_is_right_for_every_pair() {
    // Conditions that hold for one pair, or for one code on one side, in a family of the size of a real one.
    let conditions = [
        ("1003-vs-1029", "a.key == '1003' and b.key == '1029'"),
        ("1010-vs-1011", "a.key == '1010' and b.key == '1011'"),
        ("1028-vs-1029", "a.key == '1028'"),
        ("1000-vs-1001", "b.key == '1001'"),
        ("1017-vs-1021", "'of 1017' in a.meaning and 'of 1021' in b.meaning"),
    ];
    let site = Site::of_codes(30);
    site.write("site.toml", "pair_embeds = false\npair_reverses = false\n");
    let mut faults = Vec::new();
    for (only, condition) in conditions {
        site.write("templates/pair.html", &format!("{{% if {condition} %}}chosen{{% else %}}plain{{% endif %}}"));
        let tree = site.build();
        let pairs: Vec<&str> = tree.paths().filter(|path| path.contains("-vs-")).collect();
        assert_eq!(pairs.len(), 30 * 29 / 2);
        let chosen: Vec<&str> = pairs.into_iter().filter(|path| tree.text(path) == "chosen").collect();
        let right = chosen == [format!("x/{only}/index.html")];
        faults.extend((!right).then(|| format!("{{% if {condition} %}} held for {chosen:?}")));
    }
    assert_none(&faults, "condition that was answered wrongly");
}

#[test]
fn a_template_that_fails_on_a_page_is_told_as_a_fault_and_nothing_is_written() {
    let site = Site::two_families();
    let before = site.build();
    // It parses; that there is no such value shows only when a page is made.
    site.write("templates/question.html", "{{ page.title }}{{ this_value.does_not.exist }}");
    let run = site.run(&["build", "--out", "out"]).expect(1);
    assert!(run.stderr.contains("templates/question.html:1:") && run.stderr.contains("this_value"), "{}", run.stderr);
    before.assert_same(&Tree::read(&site.out()));
}
