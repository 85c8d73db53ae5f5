//! `klarbrev audit --cache`, Ctrl-C and kill -9: what was done is kept, and nothing comes out differently.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use klarbrev::cli::Exit;
use serde_json::Value;

use crate::cli::{Folder, Ran, klarbrev};
use crate::vary::Samples;

const RESULTS: [&str; 9] = [
    "letters.jsonl",
    "letters.csv",
    "rules.csv",
    "summary.json",
    "unreadable.csv",
    "clusters.csv",
    "contradictions.csv",
    "parity.csv",
    "seams.csv",
];

fn audit(folder: &Folder, out: &str, args: &[&str]) -> Ran {
    let out = folder.0.join(out);
    let mut all = vec!["audit", "--no-config", "--fail-on", "never", "--progress", "lines"];
    all.extend(["--out", out.to_str().unwrap()]);
    all.extend(args);
    klarbrev(&all, b"")
}

fn results(folder: &Folder, out: &str) -> Vec<Vec<u8>> {
    RESULTS.iter().map(|name| fs::read(folder.0.join(out).join(name)).unwrap()).collect()
}

/// The same files with the same bytes.
fn assert_same(folder: &Folder, one: &str, other: &str) {
    for ((name, one), other) in RESULTS.iter().zip(results(folder, one)).zip(results(folder, other))
    {
        assert!(one == other, "{name} differs");
    }
}

fn summary(folder: &Folder, out: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.0.join(out).join("summary.json")).unwrap()).unwrap()
}

/// Varied letters as files of a folder, and the folder.
fn letters(folder: &Folder, count: u64) -> String {
    let samples = Samples::read();
    for i in 0..count {
        folder.file(&format!("brev/{i:04}.txt"), samples.letter(i));
    }
    folder.0.join("brev").to_str().unwrap().to_owned()
}

/// How many letters a run found in its cache, as it says.
fn known(ran: &Ran) -> Option<u64> {
    let line = ran.errors.lines().find(|line| line.contains("uendret siden sist"))?;
    line.split_whitespace().find_map(|word| word.parse().ok())
}

#[test]
fn only_what_changed_is_read_again() {
    let folder = Folder::new("cache-changed");
    let brev = letters(&folder, 40);
    let cache = folder.0.join("husk.cache");
    let with = ["--cache", cache.to_str().unwrap(), &brev];
    let first = audit(&folder, "a", &with);
    assert_eq!((first.exit, known(&first)), (Exit::Done, Some(0)), "{}", first.errors);
    let second = audit(&folder, "b", &with);
    assert_eq!(known(&second), Some(40), "{}", second.errors);
    assert_same(&folder, "a", "b");
    audit(&folder, "c", &[&brev]);
    assert_same(&folder, "a", "c");

    folder.file("brev/0007.txt", "Vi har avslått søknaden din om dagpenger.\n");
    fs::rename(folder.0.join("brev/0008.txt"), folder.0.join("brev/0008b.txt")).unwrap();
    fs::remove_file(folder.0.join("brev/0009.txt")).unwrap();
    folder.file("brev/ny.txt", "Du får dagpenger fra 1. mai 2025.\n");
    let third = audit(&folder, "d", &with);
    assert_eq!(known(&third), Some(37), "{}", third.errors);
    audit(&folder, "e", &[&brev]);
    assert_same(&folder, "d", "e");
}

#[test]
fn what_changes_the_findings_is_not_taken_from_the_cache() {
    let folder = Folder::new("cache-settings");
    let brev = letters(&folder, 8);
    let cache = folder.0.join("huskes/");
    let with = ["--cache", cache.to_str().unwrap(), &brev];
    audit(&folder, "a", &with);
    assert!(cache.join("klarbrev-audit.cache").is_file());
    let own = folder.file("k.toml", "[rules]\npassive = \"off\"\n");
    let out = folder.0.join("b");
    let all = ["audit", "--progress", "lines", "--config", &own, "--out", out.to_str().unwrap()];
    let ran = klarbrev(&[&all[..], &with].concat(), b"");
    assert_eq!(known(&ran), Some(0), "{}", ran.errors);
    let text = |out: &str| fs::read_to_string(folder.0.join(out).join("letters.jsonl")).unwrap();
    assert!(text("a").contains("\"passive\"") && !text("b").contains("\"passive\""));
    let ran = audit(&folder, "c", &[&["--input-format", "markdown"], &with[..]].concat());
    assert_eq!(known(&ran), Some(0), "{}", ran.errors);
    // Volumes, last time's points and the language are no part of what is kept.
    let volumes = folder.file("antall.csv", "0003,50\n");
    let old = folder.0.join("a/summary.json");
    let more = ["--volume", &volumes, "--baseline", old.to_str().unwrap(), "--lang", "nn"];
    let ran = audit(&folder, "d", &[&more, &with[..]].concat());
    assert_eq!(known(&ran), Some(8), "{}", ran.errors);
    audit(&folder, "e", &[&more, &with[2..]].concat());
    assert_same(&folder, "d", "e");
}

#[test]
fn a_cache_holds_no_text_of_letters() {
    let folder = Folder::new("cache-text");
    let samples = Samples::read();
    let letters: Vec<String> = (0..60).map(|i| samples.letter(i)).collect();
    let rows = letters.iter().enumerate();
    let table: Vec<String> = rows
        .map(|(i, text)| {
            serde_json::json!({"id": format!("hemmelig-{i}"), "text": text}).to_string()
        })
        .collect();
    let table = folder.file("t.jsonl", table.join("\n"));
    let mail = "From: a@nav.no\nSubject: Brev\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n\
        --x\nContent-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename=Kari-Nordmann.txt\n\n\
        Vi har innvilget din request om dagpenger.\n--x--\n";
    let mail = folder.file("m.eml", mail);
    let cache = folder.0.join("c");
    audit(&folder, "a", &["--cache", cache.to_str().unwrap(), &table, &mail]);
    let bytes = fs::read(&cache).unwrap();
    assert!(bytes.len() > 60 * 100, "{}", bytes.len());
    let holds = |what: &str| bytes.windows(what.len()).any(|window| window == what.as_bytes());
    assert!(!holds("hemmelig") && !holds("Kari"));
    let lines = fs::read_to_string(folder.0.join("a/letters.jsonl")).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let benefits: BTreeSet<String> =
        lines.filter_map(|line| line["benefit"].as_str().map(str::to_owned)).collect();
    for letter in letters.iter().step_by(7) {
        let words: Vec<&str> = letter.split_whitespace().collect();
        for pair in words.windows(2) {
            let pair = pair.join(" ");
            // The usual names of benefits are words of the lexicon.
            let name = benefits.iter().any(|name| name.contains(&pair));
            assert!(pair.len() < 10 || name || !holds(&pair), "{pair}");
        }
        for own in words.iter().filter(|word| word.contains(|c: char| c.is_ascii_digit())) {
            assert!(own.len() < 6 || !holds(own), "{own}");
        }
    }
}

#[test]
fn a_damaged_cache_costs_time_and_nothing_else() {
    let folder = Folder::new("cache-damaged");
    let brev = letters(&folder, 30);
    let path = folder.0.join("c");
    let with = ["--cache", path.to_str().unwrap(), &brev];
    audit(&folder, "a", &with);
    let whole = fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let long = [&whole[..], &[7; 100]].concat();
    for damaged in [&whole[..whole.len() / 2], &flipped, &long, &whole[..20], b""] {
        fs::write(&path, damaged).unwrap();
        let ran = audit(&folder, "b", &with);
        assert_eq!(ran.exit, Exit::Done, "{}", ran.errors);
        assert!(known(&ran).is_some());
        assert_same(&folder, "a", "b");
        assert_eq!(known(&audit(&folder, "b", &with)), Some(30), "it is whole again");
    }
    // A file that is something else is never overwritten.
    let ran = audit(&folder, "b", &["--cache", &format!("{brev}/0001.txt"), &brev]);
    assert_eq!(ran.exit, Exit::Failed);
    assert!(ran.errors.contains("0001.txt kan ikke brukes som cache"), "{}", ran.errors);
    assert!(fs::read_to_string(folder.0.join("brev/0001.txt")).unwrap().len() > 100);
}

#[test]
fn a_cache_among_the_letters_is_no_letter() {
    let folder = Folder::new("cache-among");
    let brev = letters(&folder, 3);
    let cache = format!("{brev}/husk.txt");
    audit(&folder, "a", &[&brev]);
    for _ in 0..2 {
        audit(&folder, "b", &["--cache", &cache, &brev]);
        assert_same(&folder, "a", "b");
    }
}

#[cfg(unix)]
mod killed {
    use std::fs::OpenOptions;
    use std::process::{Child, Command, ExitStatus, Stdio};
    use std::time::Duration;

    use super::*;

    /// The real program at work on letters, a pipe that gives no letter yet, and more letters.
    struct AtWork {
        child: Child,
        pipe: std::path::PathBuf,
    }

    fn command(folder: &Folder, progress: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_klarbrev"));
        command.args([
            "audit",
            "--no-config",
            "--fail-on",
            "never",
            "--progress",
            progress,
            "--out",
        ]);
        command.arg(folder.0.join("ut")).arg("--cache").arg(folder.0.join("c"));
        for name in ["før", "rør.txt", "etter"] {
            command.arg(folder.0.join(name));
        }
        command
    }

    /// `None` where there are no pipes.
    fn at_work(folder: &Folder) -> Option<AtWork> {
        let samples = Samples::read();
        for i in 0..40 {
            folder.file(&format!("før/{i:04}.txt"), samples.letter(i));
            folder.file(&format!("etter/{i:04}.txt"), samples.letter(100 + i));
        }
        let pipe = folder.0.join("rør.txt");
        let made = Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success());
        if !made {
            return None;
        }
        let mut command = command(folder, "never");
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        // The first portions have reached the disk; the pipe holds up the one it is in.
        while lines(&folder.0.join("ut/letters.jsonl")) < 16 {
            std::thread::sleep(Duration::from_millis(5));
        }
        Some(AtWork { child, pipe })
    }

    fn lines(path: &Path) -> usize {
        fs::read(path).map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count())
    }

    fn signal(child: &Child, name: &str) {
        let sent = Command::new("kill").args([name, &child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    impl AtWork {
        fn ends(self) -> (ExitStatus, String) {
            let output = self.child.wait_with_output().unwrap();
            (output.status, String::from_utf8(output.stderr).unwrap())
        }
    }

    /// Every line of what is there is whole.
    fn readable(folder: &Folder) -> usize {
        let text = fs::read_to_string(folder.0.join("ut/letters.jsonl")).unwrap();
        assert!(text.ends_with('\n'));
        for line in text.lines() {
            serde_json::from_str::<Value>(line).unwrap();
        }
        text.lines().count()
    }

    /// The same command again gives what it would have given at once, and reads less.
    fn finished(folder: &Folder, pipe: &Path) {
        let _ = fs::remove_file(pipe);
        folder.file("rør.txt", "Vi har avslått søknaden din om dagpenger.\n");
        let again = command(folder, "lines").output();
        let again = again.unwrap();
        let errors = String::from_utf8(again.stderr).unwrap();
        let ran = Ran { exit: Exit::Done, output: String::new(), errors };
        assert!(known(&ran).unwrap() >= 16, "{}", ran.errors);
        let whole: Vec<String> = ["før", "rør.txt", "etter"]
            .map(|name| folder.0.join(name).to_str().unwrap().to_owned())
            .to_vec();
        let whole: Vec<&str> = whole.iter().map(String::as_str).collect();
        audit(folder, "hel", &whole);
        assert_same(folder, "ut", "hel");
        assert_eq!(summary(folder, "ut")["complete"], true);
        assert_eq!(summary(folder, "ut")["counts"]["letters"], 81);
    }

    #[test]
    fn control_c_leaves_a_result_and_the_next_run_does_the_rest() {
        let folder = Folder::new("interrupted");
        let Some(work) = at_work(&folder) else { return eprintln!("no mkfifo: left out") };
        signal(&work.child, "-INT");
        let pipe = work.pipe.clone();
        // Also for reading: the program may have ended without opening its end.
        let mut open = OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
        open.write_all("Vi har avslått søknaden din om dagpenger.\n".as_bytes()).unwrap();
        drop(open);
        let (status, errors) = work.ends();
        assert_eq!(status.code(), Some(2), "{errors}");
        assert_eq!(errors.lines().count(), 1, "{errors}");
        assert!(errors.starts_with("klarbrev: avbrutt etter "), "{errors}");
        let read = readable(&folder);
        let summary = summary(&folder, "ut");
        assert_eq!(
            (&summary["complete"], &summary["counts"]["letters"]),
            (&false.into(), &read.into())
        );
        assert!((16..81).contains(&read), "{read}");
        assert!(folder.0.join("ut/rules.csv").exists());
        // What was not read is not gone.
        let old = folder.0.join("ut/summary.json");
        let ran = audit(
            &folder,
            "ny",
            &[
                "--baseline",
                old.to_str().unwrap(),
                "--fail-on-worse",
                pipe.parent().unwrap().to_str().unwrap(),
            ],
        );
        assert!(ran.errors.contains("avbrutt"), "{}", ran.errors);
        finished(&folder, &pipe);
    }

    #[test]
    fn a_killed_run_leaves_whole_lines_and_the_next_does_the_rest() {
        let folder = Folder::new("killed");
        let Some(work) = at_work(&folder) else { return eprintln!("no mkfifo: left out") };
        signal(&work.child, "-KILL");
        let pipe = work.pipe.clone();
        let (status, _) = work.ends();
        assert!(!status.success());
        assert!((16..81).contains(&readable(&folder)));
        assert!(!folder.0.join("ut/summary.json").exists(), "nothing says it is done");
        finished(&folder, &pipe);
    }
}
