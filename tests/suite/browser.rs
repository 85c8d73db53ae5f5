//! Scripts in a real browser. Where there is none, the tests say so and pass.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::letters::at;

/// A program that is on the path.
fn found(names: &[&str]) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    let all = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    all.into_iter().find(|path| path.is_file())
}

/// What playwright-core asks for.
const NODE: u32 = 20;

/// The first number of a program's version; 0 where it does not tell.
fn version(program: &Path) -> u32 {
    let told = Command::new(program).arg("--version").output();
    let told = told
        .map_or_else(|_| String::new(), |ran| String::from_utf8_lossy(&ran.stdout).into_owned());
    told.trim_start_matches('v').split('.').next().and_then(|first| first.parse().ok()).unwrap_or(0)
}

/// Starts a script of `tests/browser/`. Says what is missing and passes where it cannot be started.
pub(crate) fn in_browser(script: &str, args: &[&str]) {
    let browser = found(&["chromium", "chromium-browser", "google-chrome", "chrome"]);
    let modules = at("tests/browser/node_modules/playwright-core");
    let (Some(browser), true) = (browser, modules.is_dir()) else {
        println!("left out: {script} needs node {NODE}, chromium and `npm ci` in tests/browser");
        return;
    };
    in_node(&at("tests/browser").join(script), args, &browser);
}

/// Starts a script that needs no browser, in the same way.
pub(crate) fn in_node(script: &Path, args: &[&str], browser: &Path) {
    let Some(node) = found(&["node"]).filter(|node| version(node) >= NODE) else {
        println!("left out: {} needs node {NODE}", script.display());
        return;
    };
    let ran = Command::new(node)
        .arg(script)
        .args(args)
        .env("KLARBREV_CHROMIUM", browser)
        .output()
        .unwrap();
    let told = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(ran.status.success(), "{}", told.concat());
    // The figures a script got.
    print!("{}", told[0]);
}
