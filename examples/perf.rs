#![allow(warnings)]
use klarbrev::*;
use std::time::Instant;
fn main() {
    let lex = Lexicon::builtin();
    let text = std::fs::read(std::env::args().nth(1).unwrap()).unwrap();
    for _ in 0..3 {
        let t = Instant::now();
        let letter = Letter::from_bytes(&text).unwrap();
        let a = t.elapsed();
        let d = Document::new(&letter, lex);
        let b = t.elapsed();
        let f = extract::facts(&d);
        let c = t.elapsed();
        let s = summarise::summarise(&d, &f, &Default::default());
        let e = t.elapsed();
        let mb = text.len() as f64 / 1e6;
        println!(
            "ingest {:?} segment {:?} ({:.1} MB/s) facts {:?} ({:.1} MB/s) summary {:?}; all {:.1} MB/s; actions {}",
            a,
            b - a,
            mb / (b - a).as_secs_f64(),
            c - b,
            mb / (c - b).as_secs_f64(),
            e - c,
            mb / e.as_secs_f64(),
            f.actions.len()
        );
    }
}
