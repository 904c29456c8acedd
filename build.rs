//! Tells cargo what the program holds besides its source: the theme and the reference's content, new files included.

fn main() {
    for path in ["content", "fonts", "static", "templates", "site.toml"] {
        println!("cargo::rerun-if-changed={path}");
    }
}
