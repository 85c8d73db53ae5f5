#![allow(warnings)]
use klarbrev::{Document, Letter, Lexicon, Span, extract::*};
use serde_json::{Value, json};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let lex = Lexicon::builtin();
    let letter = Letter::from_bytes(&std::fs::read(args.last().unwrap()).unwrap()).unwrap();
    let d = Document::new(&letter, lex);
    if args[1] == "segment" {
        for s in d.sentences() {
            println!(
                "{}",
                json!({"start": s.span.start, "end": s.span.end, "text": d.quote(s.span), "words": d.words(s).map(|w| json!({"start": w.start, "end": w.end})).collect::<Vec<_>>()})
            );
        }
        return;
    }
    if args[1] == "dump" {
        for b in d.blocks() {
            println!("{:?} att {}", b.kind, b.attached);
            for s in b.sentences.clone() {
                println!("    | {}", d.quote(d.sentences()[s].span));
                println!("        {}", d.debug_cues(s));
            }
        }
        println!("{:#?}", facts(&d));
        return;
    }
    let f = facts(&d);
    let ev = |e: &[Span]| -> Value {
        e.iter().map(|s| json!({"start": s.start, "end": s.end, "quote": d.quote(*s)})).collect()
    };
    let snake = |s: String| -> String {
        let mut o = String::new();
        for (i, c) in s.chars().enumerate() {
            if c.is_uppercase() {
                if i > 0 {
                    o.push('_')
                }
                o.extend(c.to_lowercase())
            } else {
                o.push(c)
            }
        }
        o
    };
    let dl = |x: &Option<Deadline>| -> Value {
        match x {
            None => Value::Null,
            Some(Deadline::On(d)) => json!({"date": d.to_string()}),
            Some(Deadline::Within { length, unit, from }) => {
                json!({"length": length, "unit": snake(format!("{unit:?}")), "from": snake(format!("{from:?}"))})
            }
            Some(Deadline::Text(t)) => json!({"text": t}),
        }
    };
    println!(
        "{}",
        json!({
            "document": {"language": d.language().tag()}, "kind": snake(format!("{:?}", f.kind)),
            "outcome": f.outcome.as_ref().map_or(json!({"value": "none"}), |o| json!({"value": snake(format!("{:?}", o.value)), "evidence": ev(o.evidence())})),
            "benefit": f.benefit.as_ref().map(|b| json!({"name": b.value, "evidence": ev(b.evidence())})),
            "actions": f.actions.iter().map(|a| json!({"kind": snake(format!("{:?}", a.kind)), "force": snake(format!("{:?}", a.force)), "deadline": dl(&a.deadline), "evidence": ev(&a.evidence), "consequence": a.consequence.as_ref().map(|c| json!({"text": c.value, "evidence": ev(c.evidence())}))})).collect::<Vec<_>>(),
            "appeal": f.appeal.as_ref().map_or(json!({"possible": null}), |a| json!({"possible": a.possible, "deadline": dl(&a.deadline), "evidence": ev(&a.evidence)})),
            "legal_references": f.legal_references.iter().map(|l| json!({"text": l.value.text, "evidence": ev(l.evidence())})).collect::<Vec<_>>(),
            "skippable": ev(&f.skippable),
        })
    );
}
