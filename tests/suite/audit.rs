//! `klarbrev audit`: which letters, in which order, what is written of them, and how it ends.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use klarbrev::cli::Exit;
use serde_json::Value;

use crate::cli::{Folder, Ran, assert_fails, klarbrev};
use crate::letters::at;
use crate::vary::Samples;

pub(crate) const GOOD: &str = "Nav Arbeid og ytelser\n\n3. mars 2025\n\nDu får dagpenger\n\nNav har innvilget søknaden din om \
    dagpenger fra 3. mars 2025 til 1. juni 2025. Du får 800 kroner per dag fordi du har mistet jobben.\n\nDu kan \
    klage innen 6 uker fra du fikk vedtaket. Send klagen på nav.no/klage.\n\nRing oss på 55 55 33 33.\n";
pub(crate) const BAD: &str = "Vi har avslått søknaden din om dagpenger.\n";

pub(crate) fn audit(folder: &Folder, args: &[&str]) -> Ran {
    let out = folder.0.join("ut");
    let mut all =
        vec!["audit", "--no-config", "--progress", "never", "--out", out.to_str().unwrap()];
    all.extend(args);
    klarbrev(&all, b"")
}

pub(crate) fn lines(folder: &Folder) -> Vec<Value> {
    let text = fs::read_to_string(folder.0.join("ut/letters.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn summary(folder: &Folder) -> Value {
    serde_json::from_slice(&fs::read(folder.0.join("ut/summary.json")).unwrap()).unwrap()
}

fn ids(folder: &Folder) -> Vec<String> {
    let root = format!("{}/", folder.0.display());
    let id = |line: &Value| line["id"].as_str().unwrap().trim_start_matches(&root).to_owned();
    lines(folder).iter().map(id).collect()
}

fn path(folder: &Folder) -> &str {
    folder.0.to_str().unwrap()
}

/// A CSV file as rows.
pub(crate) fn rows(folder: &Folder, name: &str) -> Vec<Vec<String>> {
    let bytes = fs::read(folder.0.join("ut").join(name)).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn letters_stand_in_the_order_of_the_paths_and_then_of_names() {
    let folder = Folder::new("audit-order");
    for i in (0..700).rev() {
        folder.file(&format!("b/{i:04}.txt"), format!("{BAD}\nSak {i} er avsluttet.\n"));
    }
    let first = folder.file("z.txt", GOOD);
    let ran = audit(&folder, &[&first, &format!("{}/b", path(&folder))]);
    assert_eq!(ran.errors, "");
    let want: Vec<String> =
        ["z.txt".to_owned()].into_iter().chain((0..700).map(|i| format!("b/{i:04}.txt"))).collect();
    assert_eq!(ids(&folder), want);
    assert_eq!(rows(&folder, "letters.csv").len(), 702);
    assert_eq!(summary(&folder)["counts"]["letters"], 701);
}

#[test]
fn ignored_and_hidden_files_and_our_own_result_are_left_alone() {
    let folder = Folder::new("audit-ignore");
    folder.file(".gitignore", "gammel/\n");
    for name in ["a.txt", "gammel/b.txt", ".skjult.txt", "kode.rs", "under/c.md"] {
        folder.file(name, BAD);
    }
    audit(&folder, &[path(&folder)]);
    assert_eq!(ids(&folder), ["a.txt", "under/c.md"]);
    assert_eq!(summary(&folder)["counts"]["skipped"], 1);
    let tables = audit(&folder, &["--text-column", "text", path(&folder)]);
    assert_eq!(ids(&folder), ["a.txt", "under/c.md"], "{}", tables.errors);
    let pattern = format!("{}/**/*.{{md,rs}}", path(&folder));
    audit(&folder, &[&pattern]);
    assert_eq!(ids(&folder), ["kode.rs", "under/c.md"]);
}

#[test]
fn a_result_among_the_letters_is_no_letter() {
    let folder = Folder::new("audit-among");
    folder.file("a.txt", GOOD);
    folder.file("andre/b.txt", GOOD);
    for _ in 0..2 {
        let args = ["audit", "--no-config", "--out", path(&folder), "--text-column", "text"];
        klarbrev(&[&args[..], &[path(&folder)]].concat(), b"");
        let text = fs::read_to_string(folder.0.join("letters.jsonl")).unwrap();
        assert_eq!(text.lines().count(), 2, "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_listed_and_the_rest_is_done() {
    let folder = Folder::new("audit-unreadable");
    let files = [
        folder.file("1.txt", BAD),
        folder.file("2.txt", b"a\0b"),
        folder.file("3.txt", " \n"),
        folder.file("4.txt", GOOD),
    ];
    let ran = audit(&folder, &[&files[0], &files[1], "nowhere.txt", &files[2], &files[3]]);
    assert_eq!(ran.exit, Exit::Failed);
    assert_eq!(ran.errors.lines().count(), 3);
    assert!(ran.errors.contains("nowhere.txt: filen finnes ikke"), "{}", ran.errors);
    assert_eq!(ids(&folder), ["1.txt", "4.txt"]);
    let summary = summary(&folder);
    assert_eq!(summary["counts"]["unreadable"], 3);
    assert_eq!(summary["unreadable"][1]["path"], "nowhere.txt");
    assert_eq!(rows(&folder, "unreadable.csv").len(), 4);
    assert!(ran.output.contains("3 kunne ikke leses"), "{}", ran.output);
}

#[test]
fn a_command_that_cannot_work_is_one_line() {
    let folder = Folder::new("audit-bad");
    let (out, letter) = (format!("{}/ut", path(&folder)), folder.file("a.txt", GOOD));
    assert_fails(&["audit", &letter], "--out MAPPE");
    assert_fails(&["audit", "--out", &out], "oppgi en fil");
    assert_fails(&["audit", "-", "--out", &out], "standard inn");
    assert_fails(&["audit", &letter, "--out", &out, "--fail-on-worse"], "--baseline");
    assert_fails(&["audit", &letter, "--out", &out, "--baseline", "nowhere.json"], "nowhere.json");
    assert_fails(&["audit", &letter, "--out", &letter], "kan ikke skrives");
    fs::create_dir_all(folder.0.join("tom")).unwrap();
    assert_fails(&["audit", &format!("{}/tom", path(&folder)), "--out", &out], "fant ingen brev");
    let volumes = folder.file("v.csv", "navn,antall\na,mange\n");
    assert_fails(&["audit", &letter, "--out", &out, "--volume", &volumes], "v.csv:2");
}

#[test]
fn rows_of_json_lines_are_letters() {
    let folder = Folder::new("audit-jsonl");
    let row =
        |id: &Value, text: &str| serde_json::json!({"nr": id, "data": {"brev": text}}).to_string();
    let table = [
        row(&"første".into(), GOOD),
        String::new(),
        row(&7.into(), BAD),
        "{\"nr\": ".to_owned(),
        row(&Value::Null, BAD),
        "{\"nr\": 8}".to_owned(),
    ];
    let table = folder.file("eksport.jsonl", table.join("\n"));
    let ran = audit(&folder, &["--text-column", "/data/brev", "--id-column", "nr", &table]);
    assert_eq!(ran.exit, Exit::Failed);
    assert_eq!(ids(&folder), ["første", "7", "eksport.jsonl:5"]);
    assert_eq!(lines(&folder)[1]["line"], 3);
    let failed: Vec<&str> = ran.errors.lines().collect();
    assert_eq!(failed.len(), 2);
    assert!(failed[0].contains("eksport.jsonl:4: linjen er ikke JSON"), "{}", failed[0]);
    assert!(failed[1].contains("eksport.jsonl:6: raden har ingen tekst"), "{}", failed[1]);
}

#[test]
fn rows_of_csv_are_letters_whatever_stands_between_them() {
    let folder = Folder::new("audit-csv");
    for (mark, name) in [(',', "a.csv"), (';', "b.csv"), ('\t', "c.tsv")] {
        let text = format!(
            "\u{feff}ID{mark}Tekst\nen{mark}\"{GOOD}\"\nto{mark}\"Sa \"\"nei\"\". {BAD}\"\n"
        );
        let ran = audit(&folder, &[&folder.file(name, text)]);
        assert_eq!(ran.errors, "");
        assert_eq!(ids(&folder), ["en", "to"], "{name}");
        assert_eq!(lines(&folder)[0]["outcome"], "granted");
    }
    let latin: Vec<u8> = "id;tekst\n1;Vi har avslått søknaden din om dagpenger.\n"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    audit(&folder, &[&folder.file("l.csv", latin)]);
    assert_eq!(lines(&folder)[0]["outcome"], "rejected");
    let ran =
        audit(&folder, &["--text-column", "brev", &folder.file("d.csv", "id,tekst\n1,Hei\n")]);
    assert_eq!(ran.exit, Exit::Failed);
    assert!(ran.errors.contains("kolonnen «brev» finnes ikke"), "{}", ran.errors);
    assert!(ran.errors.contains("id, tekst"), "{}", ran.errors);
}

#[test]
#[allow(clippy::many_single_char_names, reason = "letters a, b, c")]
fn a_baseline_tells_better_from_worse() {
    let folder = Folder::new("audit-baseline");
    let (a, b, c) =
        (folder.file("a.txt", GOOD), folder.file("b.txt", BAD), folder.file("c.txt", BAD));
    audit(&folder, &[&a, &b, &c]);
    let old = folder.0.join("før");
    fs::rename(folder.0.join("ut"), &old).unwrap();
    let old = old.join("summary.json");
    let against = ["--baseline", old.to_str().unwrap(), "--fail-on-worse"];

    let ran = audit(&folder, &[&against[..], &[&a, &b, &c]].concat());
    assert_eq!(ran.exit, Exit::Done, "what was bad before is no news");
    folder.file("a.txt", BAD);
    folder.file("b.txt", GOOD);
    let d = folder.file("d.txt", "Vi har stanset dagpengene dine.\n");
    let ran = audit(&folder, &[&against[..], &[&a, &b, &d]].concat());
    assert_eq!(ran.exit, Exit::Findings);
    let baseline = &summary(&folder)["baseline"];
    for (key, want) in [("better", 1), ("worse", 1), ("same", 0), ("new", 1), ("gone", 1)] {
        assert_eq!(baseline[key], want, "{key}");
    }
    assert!(baseline["became_worse"][0]["id"].as_str().unwrap().ends_with("a.txt"));
    let change = lines(&folder)[0]["baseline"]["change"].as_i64().unwrap();
    assert!(change > 0);
    assert_eq!(lines(&folder)[1]["baseline"]["change"], -change);
    assert!(lines(&folder)[2]["baseline"].is_null());
    assert!(ran.output.contains("1 bedre, 1 verre"), "{}", ran.output);
    // A letter that only got another name is the same letter.
    fs::rename(&a, folder.0.join("e.txt")).unwrap();
    let e = folder.0.join("e.txt").to_str().unwrap().to_owned();
    let before = folder.0.join("ut/summary.json");
    let args = ["--baseline", before.to_str().unwrap(), "--fail-on-worse", &e, &b];
    assert_eq!(audit(&folder, &args).exit, Exit::Done);
    let baseline = &summary(&folder)["baseline"];
    for (key, want) in [("better", 0), ("worse", 0), ("same", 2), ("new", 0), ("gone", 1)] {
        assert_eq!(baseline[key], want, "{key}");
    }
    fs::rename(&e, &a).unwrap();
    audit(&folder, &[&a, &b]);
    // The old result may lie where the new one goes.
    let own = folder.0.join("ut/summary.json");
    let ran = audit(&folder, &["--baseline", own.to_str().unwrap(), "--fail-on-worse", &a]);
    assert_eq!((ran.exit, &summary(&folder)["baseline"]["same"]), (Exit::Done, &1.into()));
}

#[test]
fn levels_decide_how_it_ends() {
    let folder = Folder::new("audit-exit");
    let (good, bad) = (folder.file("god.txt", GOOD), folder.file("bad.txt", BAD));
    assert_eq!(audit(&folder, &[&good]).exit, Exit::Done);
    assert_eq!(audit(&folder, &[&bad]).exit, Exit::Findings);
    assert_eq!(audit(&folder, &["--fail-on", "never", &bad]).exit, Exit::Done);
}

#[test]
fn what_is_sent_often_comes_first() {
    let folder = Folder::new("audit-volume");
    let (rare, often) =
        (folder.file("sjelden.txt", BAD), folder.file("ofte.txt", format!("{BAD}{BAD}")));
    let volumes = folder.file("antall.csv", "mal;brev i året\nsjelden;3\nofte.txt;12 000\n");
    audit(&folder, &["--volume", &volumes, &rare, &often]);
    let worst = &summary(&folder)["worst"];
    assert!(worst[0]["id"].as_str().unwrap().ends_with("ofte.txt"));
    assert_eq!(worst[0]["volume"], 12_000);
    let score = worst[0]["score"].as_u64().unwrap();
    assert_eq!(worst[0]["weight"], score * 12_000);
}

#[test]
fn rules_are_counted_with_three_examples() {
    let folder = Folder::new("audit-rules");
    let files: Vec<String> = (0..5).map(|i| folder.file(&format!("{i}.txt"), BAD)).collect();
    audit(&folder, &files.iter().map(String::as_str).collect::<Vec<_>>());
    let rows = rows(&folder, "rules.csv");
    let row = rows.iter().find(|row| row[0] == "no-appeal-right").unwrap();
    assert_eq!(row[2..6], ["error", "5", "5", "100"]);
    assert!(row[6].contains("0.txt:1 «") && row[8].contains("2.txt:1 «"), "{row:?}");
    let fault = &summary(&folder)["faults"][0];
    assert_eq!(fault["examples"].as_array().unwrap().len(), 3);
}

#[test]
fn numbers_of_persons_are_hidden_everywhere() {
    let folder = Folder::new("audit-mask");
    let number = "12838150607";
    let table =
        format!("id,tekst\n{number},\"Fødselsnummer: {number}\n\n{BAD}\"\n=1+1,\"{BAD}\"\n");
    let ran = audit(&folder, &[&folder.file("t.csv", table)]);
    assert!(!ran.output.contains(number));
    for name in ["letters.jsonl", "letters.csv", "rules.csv", "summary.json"] {
        let text = fs::read_to_string(folder.0.join("ut").join(name)).unwrap();
        assert!(!text.contains(number), "{name}");
    }
    assert!(rows(&folder, "letters.csv")[2][0].starts_with("'="));
}

#[test]
fn a_letter_in_a_language_we_do_not_read_is_not_rated() {
    let folder = Folder::new("audit-other");
    let file = folder.file("dansk.txt", crate::bad_input::DANISH);
    audit(&folder, &[&file]);
    assert!(lines(&folder)[0]["score"].is_null());
    assert_eq!(summary(&folder)["counts"]["rated"], 0);
    assert!(summary(&folder)["worst"].as_array().unwrap().is_empty());
}

#[test]
fn the_same_letters_give_the_same_bytes() {
    let folder = Folder::new("audit-same");
    let samples = Samples::read();
    let mut table = String::new();
    for i in 0..1200 {
        let row = serde_json::json!({"id": i, "text": samples.letter(i)});
        table.push_str(&format!("{row}\n"));
    }
    let table = folder.file("t.jsonl", table);
    let mut all = Vec::new();
    for _ in 0..2 {
        let ran = audit(&folder, &[&table]);
        let names = [
            "letters.jsonl",
            "letters.csv",
            "rules.csv",
            "summary.json",
            "clusters.csv",
            "contradictions.csv",
            "parity.csv",
            "seams.csv",
        ];
        let read = |name: &&str| fs::read(folder.0.join("ut").join(name)).unwrap();
        all.push((ran.output, names.iter().map(read).collect::<Vec<_>>()));
    }
    assert!(all[0] == all[1]);
    let score = &summary(&folder)["score"];
    assert_eq!(score["letters"], 1200);
    assert!(score["p10"].as_f64() < score["p90"].as_f64());
}

#[test]
fn the_files_keep_their_schemas() {
    let folder = Folder::new("audit-schema");
    let table = format!("id,tekst\n1,\"{GOOD}\"\n2,\"{BAD}\"\n");
    let table = folder.file("t.csv", table);
    let (empty, danish) =
        (folder.file("tom.txt", ""), folder.file("d.txt", crate::bad_input::DANISH));
    let volumes = folder.file("antall.csv", "1,10\n");
    let samples = at("samples");
    let all = [samples.to_str().unwrap(), &table, &empty, &danish, "--volume", &volumes];
    audit(&folder, &all);
    let old = folder.0.join("ut/summary.json");
    let changed = folder.file("t.csv", format!("id,tekst\n2,\"{GOOD}\"\n1,\"{BAD}\"\n"));
    assert_eq!(changed, table);
    audit(&folder, &[&all[..], &["--baseline", old.to_str().unwrap()]].concat());
    let validator = |name: &str| {
        let bytes = fs::read(at(&format!("docs/schema/{name}.schema.json"))).unwrap();
        let schema: Value = serde_json::from_slice(&bytes).unwrap();
        jsonschema::draft202012::meta::validate(&schema).unwrap();
        jsonschema::draft202012::new(&schema).unwrap()
    };
    let wrong = |validator: &jsonschema::Validator, json: &Value| -> Vec<String> {
        validator.iter_errors(json).map(|e| format!("{e} at {}", e.instance_path())).collect()
    };
    let summary = summary(&folder);
    assert_eq!(wrong(&validator("audit-1"), &summary), [""; 0]);
    assert_eq!(
        (&summary["baseline"]["better"], &summary["baseline"]["worse"]),
        (&1.into(), &1.into())
    );
    let letter = validator("audit-letter-1");
    for line in lines(&folder) {
        assert_eq!(wrong(&letter, &line), [""; 0]);
    }
}

#[test]
fn varied_letters_are_all_different_and_always_the_same() {
    let samples = Samples::read();
    let letters: BTreeSet<String> = (0..2000).map(|i| samples.letter(i)).collect();
    assert_eq!(letters.len(), 2000);
    assert_eq!(samples.letter(77), Samples::read().letter(77));
}

/// Writes `letters` varied letters as JSON Lines.
fn table(path: &Path, letters: u64) {
    let samples = Samples::read();
    let mut out = BufWriter::new(fs::File::create(path).unwrap());
    for i in 0..letters {
        let row = serde_json::json!({"id": format!("brev-{i:07}"), "text": samples.letter(i)});
        writeln!(out, "{row}").unwrap();
    }
}

/// Letters per second and peak memory in MiB of the real program.
fn measured(folder: &Folder, letters: u64) -> (f64, u64) {
    let table_path = folder.0.join("t.jsonl");
    table(&table_path, letters);
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_klarbrev"))
        .args(["audit", "--no-config", "--fail-on", "never", "--progress", "never", "--out"])
        .arg(folder.0.join("ut"))
        .arg(&table_path)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let high = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let high = high.and_then(|high| high.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(high.unwrap_or(0_u64));
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success());
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    (letters as f64 / begun.elapsed().as_secs_f64(), peak / 1024)
}

#[test]
#[ignore = "takes minutes; run with --release -- --ignored --nocapture"]
fn a_hundred_thousand_letters_take_no_more_memory_than_ten_thousand() {
    let folder = Folder::new("audit-many");
    let letters =
        |name: &str, usual| std::env::var(name).ok().map_or(usual, |n| n.parse().unwrap());
    let (few, many) = (letters("KLARBREV_FEW", 10_000), letters("KLARBREV_MANY", 100_000));
    let mut peaks = Vec::new();
    for count in [few, many] {
        let (rate, peak) = measured(&folder, count);
        let million = 1_000_000.0 / rate;
        println!("{count} letters: {rate:.0} a second, {peak} MiB; a million in {million:.0} s");
        peaks.push(peak);
    }
    assert!(peaks[1] < 300, "{peaks:?}");
    assert!(peaks[1] <= peaks[0] + 20, "{peaks:?}");
}

#[test]
fn archives_are_left_alone() {
    let folder = Folder::new("audit-archives");
    folder.file("a.txt", "Vi har avslått søknaden din om dagpenger.\n");
    let packed = [("brev.txt", "Vi har avslått søknaden din om dagpenger.\n")];
    let zip = folder.file("b.zip", crate::office::write::zipped(&packed));
    let gzip = folder.file("c.tar.gz", b"\x1f\x8b\x08\0\0\0\0\0");
    let out = folder.0.join("ut");
    let out = out.to_str().unwrap();
    let own = ["audit", "--no-config", "--progress", "never", "--fail-on", "never", "--out", out];
    let ran = klarbrev(&[&own[..], &[folder.0.to_str().unwrap()]].concat(), b"");
    assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""));
    assert!(ran.output.contains("1 brev er lest") && ran.output.contains("hoppet over: 2"));
    let ran = klarbrev(&[&own[..], &[&zip, &gzip]].concat(), b"");
    assert_eq!(ran.exit, Exit::Failed);
    assert_eq!(ran.errors.matches("er et arkiv").count(), 2, "{}", ran.errors);
}
