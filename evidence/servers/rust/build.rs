//! Tells the program with which versions of the libraries it was built: what `Cargo.lock` says.

fn main() {
    println!("cargo::rerun-if-changed=Cargo.lock");
    let lock = std::fs::read_to_string("Cargo.lock").unwrap_or_default();
    // Of two versions of tokio-tungstenite the lock file has the older first, which is the one of axum.
    for (variable, outer, inner) in [("AXUM", "axum", "tokio-tungstenite"), ("ACTIX", "actix-ws", "actix-http")] {
        let version = |name: &str| {
            let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
            rest.split('"').next().map(str::to_owned)
        };
        let [first, second] = [outer, inner].map(|name| version(name).unwrap_or_default());
        println!("cargo::rustc-env={variable}_VERSION={outer} {first} with {inner} {second}");
    }
}
