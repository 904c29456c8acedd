//! Tells the program with which version of the library it was built: what `Cargo.lock` says.

fn main() {
    println!("cargo::rerun-if-changed=Cargo.lock");
    let lock = std::fs::read_to_string("Cargo.lock").unwrap_or_default();
    let version = |name: &str| {
        let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
        rest.split('"').next().map(str::to_owned)
    };
    let [outer, inner] = ["tokio-tungstenite", "tungstenite"].map(|name| version(name).unwrap_or_default());
    println!("cargo::rustc-env=LIBRARY_VERSION=tokio-tungstenite {outer} with tungstenite {inner}");
}
