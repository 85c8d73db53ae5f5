//! What the linker is told: a letter made to harm may use this much memory and no more, and no deeper a
//! stack than the program has.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo:rustc-link-arg-cdylib=--max-memory=1073741824");
        println!("cargo:rustc-link-arg-cdylib=-zstack-size=4194304");
    }
}
