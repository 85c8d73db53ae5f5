#![allow(warnings)]
use klarbrev::*;
fn main() {
    let lex = Lexicon::builtin();
    let n: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let texts: Vec<String> =
        std::env::args().skip(2).map(|f| std::fs::read_to_string(f).unwrap()).collect();
    let bytes: usize = texts.iter().map(|t| t.len()).sum::<usize>() * n;
    let t = std::time::Instant::now();
    let mut x = 0;
    let (mut a, mut b) = (0f64, 0f64);
    for _ in 0..n {
        for t in &texts {
            let letter = Letter::from_text(t.clone());
            let t0 = std::time::Instant::now();
            let d = Document::new(&letter, lex);
            let t1 = std::time::Instant::now();
            let f = extract::facts(&d);
            let t2 = std::time::Instant::now();
            let s = summarise::summarise(&d, &f, &Default::default());
            a += (t1 - t0).as_secs_f64();
            b += (t2 - t1).as_secs_f64();
            x += f.actions.len() + s.sentences().count();
        }
    }
    let e = t.elapsed().as_secs_f64();
    println!(
        "{:.1} MB/s, {:.0} letters/s segment {:.2} facts {:.2} summary {:.2} {}",
        bytes as f64 / 1e6 / e,
        (n * texts.len()) as f64 / e,
        a / e,
        b / e,
        1. - (a + b) / e,
        x
    );
}
