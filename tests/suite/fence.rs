//! Risky files are read by a process of their own: one that is made to do harm takes neither the others
//! nor the machine with it.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

use crate::cli::Folder;
use crate::letters::{at, files};
use crate::pdf;

fn klarbrev(args: &[&str], files: &[PathBuf]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_klarbrev")).args(args).args(files).output().unwrap()
}

fn told(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let values = serde_json::Deserializer::from_str(&text).into_iter();
    values.map(Result::unwrap).collect()
}

#[test]
fn several_say_what_each_says_alone() {
    const EXPLAIN: [&str; 5] = ["explain", "--format", "json", "--today", "2026-01-01"];
    let samples = files(&at("samples/pdf"), "pdf");
    let together = klarbrev(&EXPLAIN, &samples);
    assert!(together.status.success(), "{}", String::from_utf8_lossy(&together.stderr));
    let alone: Vec<Value> = samples
        .iter()
        .flat_map(|file| told(&klarbrev(&EXPLAIN, std::slice::from_ref(file))))
        .collect();
    assert_eq!(told(&together), alone);
    assert!(alone.len() >= 4);
}

#[test]
fn a_harmful_file_does_not_stop_the_others() {
    let folder = std::env::temp_dir().join(format!("klarbrev-fence-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        std::fs::write(&file, bytes).unwrap();
        file
    };
    let sample = files(&at("samples/pdf"), "pdf").remove(0);
    let bombs = [
        put("forms.pdf", &pdf::forms_in_forms()),
        put("deep.pdf", format!("%PDF-1.7\n1 0 obj\n{}", "[".repeat(100_000)).as_bytes()),
        put("half.pdf", &std::fs::read(&sample).unwrap()[..900]),
    ];
    let mut all = vec![sample.clone()];
    all.extend(bombs.iter().cloned());
    all.push(sample);
    for command in ["explain", "lint"] {
        let ran = klarbrev(&[command, "--format", "json"], &all);
        let errors = String::from_utf8(ran.stderr.clone()).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{command}: {errors}");
        assert_eq!(told(&ran).len(), 2, "{command}: {errors}");
        assert_eq!(errors.lines().count(), bombs.len(), "{command}: {errors}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// What no check sees beforehand is stopped by the limits, and told as what it is.
#[cfg(target_os = "linux")]
#[test]
fn a_bomb_that_no_check_sees_is_too_large() {
    use crate::office::mail::attached;
    let folder = Folder::new("bombs");
    let told = |name: &str, bytes: &[u8]| {
        let file = PathBuf::from(folder.file(name, bytes));
        let ran = klarbrev(&["explain"], &[file]);
        let errors = String::from_utf8(ran.stderr).unwrap();
        assert_eq!((ran.status.code(), errors.lines().count()), (Some(2), 1), "{name}: {errors}");
        assert!(ran.stdout.is_empty() && errors.contains("for stor"), "{name}: {errors}");
    };
    let bombs = pdf::hidden_bombs();
    for (name, bomb) in &bombs {
        assert!(bomb.len() < 128 << 10, "{name}: {} bytes", bomb.len());
        told(name, bomb);
    }
    told("brev.eml", &attached(&[(bombs[0].0, "application/pdf", &bombs[0].1)]));
}

/// The limits the worker sets for itself, as the system shows them.
#[cfg(target_os = "linux")]
#[test]
fn a_worker_is_limited() {
    use std::io::Write as _;
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_klarbrev"))
        .args(["__read", "pdf"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let limits = format!("/proc/{}/limits", child.id());
    let limited = |shown: &str| {
        let has = |what: &str, limit: &str| {
            shown.lines().any(|line| line.starts_with(what) && line.contains(limit))
        };
        has("Max address space", "536870912")
            && has("Max cpu time", "10 ")
            && has("Max core file size", "0 ")
    };
    // It sets them before it reads, and waits for its input until then.
    let mut tries = 0;
    while !limited(&std::fs::read_to_string(&limits).unwrap_or_default()) {
        tries += 1;
        assert!(tries < 2_000, "no limits in {limits}");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    input.write_all(b"%PDF-").unwrap();
    drop(input);
    let answer = child.wait_with_output().unwrap();
    assert!(answer.status.success());
    assert!(String::from_utf8_lossy(&answer.stdout).contains("Refused"));
}
