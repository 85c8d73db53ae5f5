//! Findings that a person has read and judged: `tests/judged/findings.csv`, drawn by `draw.py` there.

use std::collections::BTreeMap;

use crate::letters::at;

/// Of all that is told at warning or error, so much must be right.
const OVERALL: f64 = 0.90;

/// And so much of what any one rule tells.
const EACH: f64 = 0.80;

#[test]
fn what_is_told_is_right() {
    let table = std::fs::read_to_string(at("tests/judged/findings.csv")).unwrap();
    let (mut drawn, mut right) = (0_u32, 0_u32);
    let mut rules: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [_, _, rule, severity, in_draw, verdict] = cells[..6] else { panic!("{line}") };
        assert!(["warning", "error"].contains(&severity), "{line}");
        assert!(["right", "wrong"].contains(&verdict), "{line}");
        let good = u32::from(verdict == "right");
        let count = rules.entry(rule.to_owned()).or_default();
        *count = (count.0 + good, count.1 + 1);
        if in_draw == "yes" {
            (drawn, right) = (drawn + 1, right + good);
        }
    }
    assert_eq!(drawn, 300, "the draw is of 300");
    let share = |(right, all): (u32, u32)| f64::from(right) / f64::from(all);
    assert!(share((right, drawn)) >= OVERALL, "{right} of {drawn}");
    let low: Vec<_> = rules.iter().filter(|(_, count)| share(**count) < EACH).collect();
    assert!(low.is_empty(), "too often wrong: {low:?}");
}
