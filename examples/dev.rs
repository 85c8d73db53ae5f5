use klarbrev::{Document, Letter, Lexicon};
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let t0 = std::time::Instant::now();
    let lex = Lexicon::builtin();
    eprintln!("lexicon {:?}", t0.elapsed());
    let letter = Letter::from_bytes(&std::fs::read(p).unwrap()).unwrap();
    let d = Document::new(&letter, lex);
    eprintln!("doc {:?} {}", t0.elapsed(), d.language());
    for b in d.blocks() {
        println!("{:?} {:?} lang {} head {:?} att {}", b.kind, d.quote(b.span), b.language, b.heading, b.attached);
        for s in b.sentences.clone() { println!("    | {}", d.quote(d.sentences()[s].span)); 
          println!("        {}", d.debug_cues(s)); }
    }
}
