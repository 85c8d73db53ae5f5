//! What the summary says and never says.

use jiff::civil::{Date, date};
use klarbrev::Lang;
use klarbrev::extract::{
    ActionKind, AmountRole, Deadline, Force, LetterKind, Outcome, Per, SenderLevel, Start,
};
use klarbrev::segment::Unit;
use klarbrev::summarise::{Missing, Origin, Reading, Slot, Summary};
use proptest::prelude::*;

use crate::made::{Made, refusal, request, six_weeks, within};

const TODAY: Date = date(2025, 3, 10);

fn lead(summary: &Summary) -> String {
    summary.lead.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn section(summary: &Summary, slot: Slot) -> String {
    let statements = &summary.section(slot).unwrap().statements;
    statements.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_outcome_comes_first() {
    let summary = refusal().summary(Lang::Nb, TODAY);
    assert_eq!(summary.lead[0].text, "Nav har sagt nei til søknaden din om engangsstønad.");
    let summary = refusal().summary(Lang::Nn, TODAY);
    assert_eq!(summary.lead[0].text, "Nav har sagt nei til søknaden din om eingongsstønad.");
    let summary = refusal().summary(Lang::En, TODAY);
    let text = &summary.lead[0].text;
    assert_eq!(text, "Nav has said no to your application for a lump-sum grant (engangsstønad).");
}

#[test]
fn a_relative_deadline_stays_relative_without_a_day_of_receipt() {
    let summary = refusal().summary(Lang::Nb, TODAY);
    assert!(lead(&summary).contains("Du kan klage innen 6 uker fra du fikk brevet."));
    assert!(!lead(&summary).contains("Siste dag"));
    let appeal = section(&summary, Slot::Appeal);
    assert!(appeal.contains("Siste dag er tidligst 14. april 2025. Det er et anslag"));
}

#[test]
fn with_a_day_of_receipt_the_last_day_is_counted_and_explained() {
    let reading =
        Reading { language: Some(Lang::Nb), today: Some(TODAY), received: Some(date(2025, 3, 6)) };
    let summary = refusal().read(&reading);
    assert!(lead(&summary).contains("Siste dag er 17. april 2025."));
    let appeal = section(&summary, Slot::Appeal);
    assert!(appeal.contains("Det er 6 uker fra du fikk brevet 6. mars 2025."));
    assert!(!appeal.contains("anslag"));
}

#[test]
fn a_passed_deadline_is_met_with_kindness() {
    let summary = request().summary(Lang::Nb, date(2025, 6, 1));
    let kind = "Fristen var 24. mars 2025. Ta kontakt likevel og forklar hvorfor.";
    assert!(lead(&summary).contains(kind), "{}", lead(&summary));
    assert!(section(&summary, Slot::MustDo).contains(kind));
    assert!(summary.needs_human);
    assert!(!summary.phone_sentence.text.contains("24. mars"));
}

#[test]
fn must_do_is_sorted_by_the_nearest_deadline_straks_first() {
    let must = |made: Made, line: &str, deadline| {
        made.action(ActionKind::Respond, Force::Must, line, deadline)
    };
    let made = Made::new(LetterKind::InformationRequest);
    let made = must(made, "Uten frist.", None);
    let made = must(made, "Sist.", Some(Deadline::On(date(2025, 9, 1))));
    let made = must(made, "Først.", Some(Deadline::On(date(2025, 4, 1))));
    let made = must(made, "Straks.", Some(Deadline::Text("straks".into())));
    let summary = made.summary(Lang::Nb, TODAY);
    let said: Vec<_> = summary.section(Slot::MustDo).unwrap().statements.clone();
    let quotes: Vec<_> = said.iter().filter(|s| !s.continues).map(|s| s.text.as_str()).collect();
    assert_eq!(quotes, ["«Straks.»", "«Først.»", "«Sist.»", "«Uten frist.»"]);
}

#[test]
fn a_list_is_one_step_under_its_own_line() {
    let summary = request().summary(Lang::Nb, TODAY);
    let must = section(&summary, Slot::MustDo);
    assert!(must.starts_with("«Du må sende oss:»\n«fødselsattest"), "{must}");
    assert!(must.ends_with("Fristen er 24. mars 2025. Du har 14 dager igjen."), "{must}");
    assert!(lead(&summary).contains("Du må sende papirer til Nav innen 24. mars 2025: «"));
}

#[test]
fn standing_duties_stand_apart() {
    let summary = request().summary(Lang::Nb, TODAY);
    assert!(section(&summary, Slot::StandingDuties).contains("melde fra om endringer"));
    assert!(!section(&summary, Slot::MustDo).contains("melde fra om endringer"));
}

#[test]
fn no_slot_is_silently_missing() {
    let empty = Made::new(LetterKind::Decision).summary(Lang::Nb, TODAY);
    let slots: Vec<_> = empty.sections.iter().map(|s| s.slot).collect();
    assert_eq!(slots, Slot::ALL);
    for missing in [Missing::Outcome, Missing::Benefit, Missing::Appeal, Missing::Contact] {
        assert!(empty.not_found.contains(&missing), "{missing:?}");
        assert!(empty.questions_for_nav.iter().any(|q| q.missing == Some(missing)));
    }
    assert!(section(&empty, Slot::Appeal).contains("ikke funnet i brevet"));
}

#[test]
fn a_letter_is_not_blamed_for_what_its_kind_need_not_say() {
    let information = Made::new(LetterKind::Information).summary(Lang::Nb, TODAY);
    for missing in [Missing::Outcome, Missing::Reason, Missing::Appeal, Missing::Amount] {
        assert!(!information.not_found.contains(&missing), "{missing:?}");
    }
    let granted = Made::new(LetterKind::Decision).outcome(Outcome::Granted, "Du får penger.");
    assert!(!granted.summary(Lang::Nb, TODAY).not_found.contains(&Missing::Reason));
}

#[test]
fn a_letter_that_decides_nothing_says_so() {
    let summary = request().summary(Lang::Nb, TODAY);
    assert!(lead(&summary).contains("Brevet avgjør ingenting."));
    let notice = Made::new(LetterKind::AdvanceNotice).benefit("barnetrygd");
    let summary = notice.summary(Lang::Nb, TODAY);
    assert!(lead(&summary).starts_with("Nav vurderer saken din om barnetrygd, men har ikke"));
}

#[test]
fn the_right_to_answer_a_notice_is_on_the_first_screen() {
    let summary = Made::new(LetterKind::AdvanceNotice)
        .action(
            ActionKind::Respond,
            Force::May,
            "Du kan uttale deg innen 14 dager.",
            Some(within(14, Unit::Days, Start::LetterDate)),
        )
        .dated(date(2025, 3, 3))
        .summary(Lang::Nb, TODAY);
    let text = "Du kan svare Nav innen 14 dager fra datoen på brevet. Siste dag er 17. mars 2025.";
    assert!(lead(&summary).contains(text), "{}", lead(&summary));
    assert!(summary.needs_human);
}

#[test]
fn the_sum_to_pay_is_named_only_where_there_is_no_doubt() {
    let made = || Made::new(LetterKind::Decision).outcome(Outcome::Repayment, "Du må betale.");
    let one = made().amount(7011.0, None, AmountRole::Repayment);
    assert!(lead(&one.summary(Lang::Nb, TODAY)).contains("Du må betale tilbake 7 011 kroner."));
    let two = made().amount(7011.0, None, AmountRole::Repayment).amount(
        11_000.0,
        None,
        AmountRole::Repayment,
    );
    let two = two.summary(Lang::Nb, TODAY);
    assert!(!lead(&two).contains("Du må betale tilbake 7"), "{}", lead(&two));
    assert!(section(&two, Slot::Money).contains("Brevet nevner 11 000 kroner."));
    let notice = Made::new(LetterKind::AdvanceNotice).amount(5000.0, None, AmountRole::Repayment);
    assert!(lead(&notice.summary(Lang::Nb, TODAY)).contains("Saken gjelder 5 000 kroner."));
}

#[test]
fn a_payment_is_not_promised_by_a_refusal() {
    let made = refusal().amount(9000.0, Some(Per::Month), AmountRole::Payment);
    let summary = made.summary(Lang::Nb, TODAY);
    assert!(!section(&summary, Slot::Money).contains("Du får"));
    let granted = Made::new(LetterKind::Decision)
        .outcome(Outcome::Granted, "Du får dagpenger.")
        .amount(9000.0, Some(Per::Month), AmountRole::Payment);
    let text = lead(&granted.summary(Lang::Nb, TODAY));
    assert!(text.contains("Du får 9 000 kroner i måneden."));
}

#[test]
fn a_municipal_letter_points_to_the_office() {
    let letter = refusal().from(SenderLevel::Municipality, "Nav Grünerløkka");
    let summary = letter.summary(Lang::Nb, TODAY);
    let ask = section(&summary, Slot::Ask);
    assert!(ask.contains("Nav-kontoret ditt"), "{ask}");
    assert!(!ask.contains("Ring Nav på"), "{ask}");
    assert!(section(&summary, Slot::Sender).starts_with("Brevet er fra kommunen: Nav"));
    let state = refusal().summary(Lang::Nb, TODAY);
    assert!(section(&state, Slot::Ask).contains("Ring Nav på 55 55 33 33."));
}

#[test]
fn general_routes_are_marked_as_not_from_the_letter() {
    for language in Lang::KNOWN {
        let summary = refusal().summary(language, TODAY);
        let ask = summary.section(Slot::Ask).unwrap();
        let general: Vec<_> =
            ask.statements.iter().filter(|s| s.origin == Origin::General).collect();
        assert!(general.len() >= 3);
        assert!(general[0].text.contains("2026"), "{}", general[0].text);
        let marks = ["ikke i brevet", "ikkje i brevet", "not in the letter"];
        assert!(marks.iter().any(|mark| general[0].text.contains(mark)));
    }
}

#[test]
fn control_questions_are_open_and_three() {
    for made in [refusal(), request(), Made::new(LetterKind::Other)] {
        for language in Lang::KNOWN {
            let summary = made.summary(language, TODAY);
            assert_eq!(summary.control_questions.len(), 3);
            let open = ["Hv", "Kv", "Kor", "Wh", "How"];
            for control in &summary.control_questions {
                let question = &control.question;
                assert!(open.iter().any(|word| question.starts_with(word)), "{question}");
                assert!(!control.answer.is_empty());
            }
        }
    }
}

#[test]
fn a_repayment_or_a_stop_calls_for_a_person() {
    for (outcome, expected) in
        [(Outcome::Stopped, true), (Outcome::Repayment, true), (Outcome::Granted, false)]
    {
        let made = Made::new(LetterKind::Decision).outcome(outcome, "Dette er bestemt.");
        assert_eq!(made.summary(Lang::Nb, TODAY).needs_human, expected, "{outcome:?}");
    }
}

const OUTCOMES: [Option<Outcome>; 14] = [
    None,
    Some(Outcome::Granted),
    Some(Outcome::PartlyGranted),
    Some(Outcome::Rejected),
    Some(Outcome::Stopped),
    Some(Outcome::Changed),
    Some(Outcome::Continued),
    Some(Outcome::Repayment),
    Some(Outcome::PartialRepayment),
    Some(Outcome::NoRepayment),
    Some(Outcome::CaseClosed),
    Some(Outcome::AppealDismissed),
    Some(Outcome::AppealUpheld),
    Some(Outcome::AppealForwarded),
];

const KINDS: [LetterKind; 8] = [
    LetterKind::Decision,
    LetterKind::AdvanceNotice,
    LetterKind::InformationRequest,
    LetterKind::Information,
    LetterKind::CaseClosed,
    LetterKind::AppealForwarded,
    LetterKind::AppealDecision,
    LetterKind::Other,
];

fn any_deadline() -> impl Strategy<Value = Option<Deadline>> {
    prop_oneof![
        Just(None),
        (2020i16..2030, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Some(Deadline::On(date(y, m, d)))),
        (0i32..400, 0usize..4, 0usize..3).prop_map(|(length, unit, from)| Some(within(
            length,
            [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years][unit],
            [Start::Received, Start::LetterDate, Start::Event][from],
        ))),
        "[a-zæøå ]{1,80}".prop_map(|text| Some(Deadline::Text(text))),
    ]
}

fn any_letter() -> impl Strategy<Value = Made> {
    let action = (0usize..11, 0usize..3, "[A-ZÆØÅa-zæøå ]{1,200}", any_deadline(), any::<bool>());
    let actions = proptest::collection::vec(action, 0..7);
    let head = (0usize..8, 0usize..14, any::<Option<bool>>(), "[a-zæøå ]{1,60}");
    let money = proptest::collection::vec((0.0f64..1e7, 0usize..5, 0usize..4), 0..4);
    let rest = (any_deadline(), any::<[bool; 6]>(), "[A-Za-zæøå {}]{1,150}");
    (head, actions, money, rest).prop_map(|(head, actions, money, rest)| {
        let (kind, outcome, benefit, name) = head;
        let (deadline, flags, reason) = rest;
        let mut made = Made::new(KINDS[kind]);
        if let Some(outcome) = OUTCOMES[outcome] {
            made = made.outcome(outcome, "Dette er bestemt.");
        }
        made = match benefit {
            Some(true) => made.benefit("tilskudd til briller til barn"),
            Some(false) => made.benefit(&name),
            None => made,
        };
        if flags[0] {
            made = made.dated(date(2025, 3, 3));
        }
        if flags[1] {
            let level = if flags[2] { SenderLevel::State } else { SenderLevel::Municipality };
            made = made.from(level, &name);
        }
        if flags[2] {
            made = made.reason(&reason);
        }
        if flags[3] {
            made = made.appeal(deadline, flags[4].then_some("Se nav.no/klage."));
        }
        if flags[4] {
            made = made.contact("55 55 33 33", "nav.no/kontakt");
        }
        if flags[5] {
            made = made.period(Some(date(2025, 1, 1)), flags[0].then_some(date(2025, 12, 31)));
        }
        for (nok, per, role) in money {
            let pers = [None, Some(Per::Day), Some(Per::Month), Some(Per::Year), Some(Per::Once)];
            let roles =
                [AmountRole::Payment, AmountRole::Repayment, AmountRole::Basis, AmountRole::Other];
            made = made.amount(nok, pers[per], roles[role]);
        }
        for (kind, force, text, deadline, grave) in actions {
            let kinds = [
                ActionKind::SendDocuments,
                ActionKind::Respond,
                ActionKind::ReportChange,
                ActionKind::SubmitForm,
                ActionKind::Register,
                ActionKind::Pay,
                ActionKind::Attend,
                ActionKind::Contact,
                ActionKind::Check,
                ActionKind::Appeal,
                ActionKind::Other,
            ];
            let forces = [Force::Must, Force::MustIf, Force::May];
            made = made.action(kinds[kind], forces[force], &text, deadline);
            if grave {
                made = made.or_else("Hvis du ikke gjør det, kan vi stanse pengene.");
            }
        }
        made
    })
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count()
}

proptest! {
    #[test]
    fn every_letter_gets_a_short_honest_summary(
        made in any_letter(),
        language in 0usize..3,
        received in any::<bool>(),
    ) {
        let language = Lang::KNOWN[language];
        let received = received.then_some(date(2025, 3, 6));
        let reading = Reading { language: Some(language), today: Some(TODAY), received };
        let summary = made.read(&reading);
        // A dash before each line, a place after those that have one, and the title.
        let places = summary.lead.iter().filter(|s| !s.evidence.is_empty()).count() * 2;
        let around = 5 + summary.lead.len() + places;
        prop_assert!(words(&lead(&summary)) + around <= 120, "{}", lead(&summary));
        prop_assert!(words(&summary.phone_sentence.text) <= 25);
        prop_assert_eq!(summary.control_questions.len(), 3);
        let all = summary.lead.iter().chain(summary.sections.iter().flat_map(|s| &s.statements));
        for statement in all {
            prop_assert_eq!(statement.origin == Origin::Letter, !statement.evidence.is_empty());
            prop_assert!(statement.evidence.iter().all(|p| p.end <= made.text.len()));
        }
        // Nothing left unfilled, nothing promised.
        let ours: String = summary.questions_for_nav.iter().map(|q| q.text.as_str()).collect();
        let unfilled = ours.contains('{');
        prop_assert!(!unfilled);
        prop_assert_eq!(summary.sections.len(), Slot::ALL.len());
        prop_assert!(summary.lead[0].slot == Slot::Outcome);
    }

    #[test]
    fn the_same_letter_gets_the_same_summary(made in any_letter()) {
        let once = made.summary(Lang::Nb, TODAY);
        let again = made.summary(Lang::Nb, TODAY);
        prop_assert_eq!(format!("{once:?}"), format!("{again:?}"));
    }
}

#[test]
fn every_outcome_and_kind_has_words_in_every_language() {
    for language in Lang::KNOWN {
        for kind in KINDS {
            for outcome in OUTCOMES {
                for benefit in [None, Some("sykepenger")] {
                    let mut made = Made::new(kind);
                    if let Some(outcome) = outcome {
                        made = made.outcome(outcome, "Dette er bestemt.");
                    }
                    if let Some(benefit) = benefit {
                        made = made.benefit(benefit);
                    }
                    let summary = made.appeal(Some(six_weeks()), None).summary(language, TODAY);
                    let text = &summary.lead[0].text;
                    assert!(text.ends_with('.') && !text.contains('{'), "{text}");
                    assert_eq!(text.matches('.').count(), 1, "{text}");
                }
            }
        }
    }
}
