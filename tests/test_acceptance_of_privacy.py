"""What the clinic promises about privacy, each with the tests that prove it; a test that is gone fails this list."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Promise:
    """What is proven, in one sentence, and by which tests: file and function."""

    says: str
    tests: tuple[str, ...]


def promise(says: str, *tests: str) -> Promise:
    return Promise(says, tests)


PROMISES: dict[str, Promise] = {
    "T1": promise(
        "No role gets a row, an object or a page that it may not see.",
        "services/test_desk.py::test_every_use_case_refuses_roles_without_the_grant",
        "journeys/test_reception_canary.py::test_no_object_row_or_refusal_holds_a_marker",
        "journeys/test_reception_canary.py::test_no_page_of_the_desk_shows_a_marker",
    ),
    "T2": promise(
        "Access has 72 hours to the second and is overdue one second later.",
        "domain/rights/test_clocks.py::test_t2_access_is_overdue_one_second_after_72_hours",
        "services/rights/test_cases.py::test_t2_a_case_is_overdue_one_second_after_72_hours",
        "services/rights/test_queue.py::test_overdue_first_then_by_due_time_in_few_statements",
    ),
    "T3": promise(
        "What is withheld is in no byte of the pages, their metadata, the bundle or the zip.",
        "journeys/test_copy_canaries.py::test_what_must_not_leave_is_nowhere_and_what_belongs_is_there",
        "reports/test_redacting.py::test_what_is_withheld_is_in_no_byte_and_what_belongs_there_is",
        "services/sharing/test_copy_withholding.py::test_a_withheld_passage_is_in_no_file_of_the_zip_and_the_zip_is_sealed",
        "services/sharing/test_copy_withholding.py::test_a_withheld_passage_is_in_no_older_version_visit_or_message_of_the_zip",
        "services/sharing/test_copy_withholding.py::test_a_withheld_section_is_in_no_file_of_the_zip",
        "services/sharing/test_machine_acts.py::test_withheld_passages_and_sections_are_in_no_file_and_no_name",
        "services/sharing/test_machine_copy.py::test_nothing_of_another_patient_is_in_it_and_what_belongs_there_is_found_alike",
    ),
    "T4": promise(
        "Taking a consent back takes no more presses than giving it, and stops what rests on it at once.",
        "ui/privacy/test_presenter.py::test_withdrawing_takes_no_more_presses_than_giving",
        "services/privacy/test_withdrawals.py::test_taking_a_yes_back_stops_what_rests_on_it",
        "services/privacy/test_withdrawals.py::test_where_stopping_fails_nothing_is_written",
        "services/messages/test_stops.py::test_a_withdrawal_takes_back_what_rests_on_it_and_says_so",
    ),
    "T5": promise(
        "A statement of disagreement stands beside its entry in every later copy and disclosure.",
        "services/rights/test_disagreements.py::test_t5_a_statement_of_disagreement_goes_with_its_entry_wherever_it_goes",
        "services/sharing/test_copy_disputes.py::test_each_entry_gets_its_own_and_no_other",
        "reports/test_disputes.py::*",
    ),
    "T6": promise(
        "What was paid in full goes to no insurer, and paying a part makes nothing mandatory.",
        "services/care/test_payers.py::test_t6_paid_in_full_is_mandatory_by_itself_and_cannot_be_declined",
        "services/care/test_payers.py::test_t6_partial_pay_makes_nothing_mandatory",
    ),
    "T7": promise(
        "Erasure keeps what the law keeps, stops at a hold, and comes back after a restore.",
        "services/rights/test_erasures.py::test_what_a_law_keeps_stays_and_leaves_the_lists",
        "services/rights/test_erasures.py::test_a_hold_another_case_or_a_new_use_stops_it_on_the_day",
        "services/rights/test_tombstones.py::test_an_older_backup_is_erased_again_before_the_clinic_opens",
    ),
    "T8": promise(
        "Whether a consent stood is answered for any past instant.",
        "services/privacy/test_ledger.py::test_the_ledger_answers_for_any_instant",
        "domain/test_consent.py::test_the_state_is_what_a_replay_says_in_whatever_order_events_come",
        "domain/test_gate.py::test_the_answer_at_every_instant_is_that_of_a_plain_replay",
    ),
    "T9": promise(
        "Nothing is disclosed without a basis or an agreement, and what is withheld is there to check.",
        "services/sharing/test_disclosures.py::test_without_the_patients_consent_it_is_blocked_with_the_gates_sentence",
        "services/sharing/test_disclosure_gate.py::test_a_firm_without_an_agreement_is_blocked_and_with_one_it_stands_in_the_row",
        "services/sharing/test_agreements.py::test_an_early_end_has_a_reason_and_counts_from_then",
        "services/sharing/test_deliveries.py::test_a_restriction_of_the_person_that_came_last_is_kept_at_the_door",
        "services/sharing/test_accounting.py::test_what_is_withheld_leaves_no_gap_for_the_patient",
        "services/sharing/test_accounting.py::test_who_reads_withheld_entries_sees_it_and_a_clinician_does_not",
    ),
    "T10": promise(
        "Nobody can say yes to offers for a child, and what a guardian gave lapses on the 18th birthday.",
        "domain/test_gate.py::test_children_get_no_offers_whoever_consents",
        "services/privacy/test_consent_rules.py::test_nobody_can_say_yes_to_offers_for_a_child",
        "domain/test_gate.py::test_what_a_guardian_gave_lapses_on_the_birthday_and_not_before",
        "services/privacy/test_ledger.py::test_a_child_grows_up",
        "services/rights/test_authority.py::test_an_18th_birthday_ends_what_a_parent_may_ask",
    ),
    "T11": promise(
        "One changed byte of the audit log is found, and nobody can delete from it.",
        "storage/test_audit_chain.py::test_every_edited_field_is_found_by_the_chain",
        "storage/test_audit_chain.py::test_middle_row_deleted_is_found",
        "services/clinic/test_audit.py::test_ordinary_connections_cannot_change_the_log",
    ),
    "T12": promise(
        "No to everything else never stands in the way of care.",
        "services/privacy/test_consents.py::test_a_no_to_everything_else_never_stands_in_the_way_of_care",
    ),
    "T15": promise(
        "Pages are tagged as PDF/UA-1 asks, count right, and hold what the database holds.",
        "reports/test_ua_check.py::test_nothing_is_missing_from_a_full_copy",
        "reports/test_ua_check.py::test_what_is_taken_away_is_named",
        "journeys/test_printed_copy.py::test_the_printed_pages_equal_the_preview",
        "services/sharing/test_copy_collect.py::test_the_certified_counts_equal_the_database",
        "journeys/test_canaries.py::test_the_record_copy_is_sound_and_its_pages_count_right",
        "journeys/test_canaries.py::test_the_record_copy_has_all_of_the_one_and_nothing_of_the_other",
    ),
    "T16": promise(
        "The bundle is valid FHIR, its references lead somewhere, and every field is mapped or left out on purpose.",
        "interop/fhir_out/test_bundle.py::test_random_charts_are_valid_documents",
        "services/sharing/test_machine_copy.py::test_the_bundle_is_a_valid_document_and_every_reference_leads_into_it",
        "interop/fhir_out/test_homes.py::test_every_kind_of_fact_has_a_place_and_every_field_at_most_one",
    ),
    "T18": promise(
        "A notice without a mandatory part cannot be published, and an old version prints again byte for byte.",
        "services/privacy/test_notices.py::test_an_empty_mandatory_part_blocks_a_notice_and_says_so",
        "services/privacy/test_notices.py::test_no_notice_is_published_without_the_privacy_contact",
        "services/privacy/test_notice_papers.py::test_a_version_reprints_byte_for_byte_after_everything_else_changed",
    ),
    "T19": promise(
        "The answer to a grievance always names whom to ask and the way to the Board.",
        "domain/rights/test_letters.py::test_every_letter_names_the_case_and_ends_with_the_board",
        "reports/test_case_letter.py::test_t19_a_grievance_letter_holds_the_contact_and_the_way_to_the_board",
        "services/rights/test_letters.py::test_t19_a_grievance_is_answered_with_the_contact_and_the_board",
        "services/rights/test_letters.py::test_no_letter_without_the_privacy_contact",
    ),
}


@cache
def functions(file: str) -> dict[str, ast.FunctionDef]:
    """Return the tests of a file by their names."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {
        each.name: each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    }


def switched_off(test: ast.FunctionDef) -> bool:
    """Tell whether a decorator skips a test, expects it to fail, or leaves it to the long campaigns."""
    marks = " ".join(ast.unparse(each) for each in test.decorator_list)
    return any(word in marks for word in ("mark.skip", "mark.xfail", "mark.torture"))


def asserts(test: ast.FunctionDef) -> bool:
    """Tell whether a test asserts anything."""
    text = ast.unparse(test)
    return "assert" in text or "raises" in text


@pytest.mark.parametrize("name", sorted(PROMISES))
def test_a_promise_has_its_tests(name: str) -> None:
    kept = PROMISES[name]
    assert kept.says.endswith(".")
    assert kept.tests
    for each in kept.tests:
        file, _colons, function = each.partition("::")
        found = functions(file)
        wanted = list(found) if function == "*" else [function]
        assert wanted, each
        for test in wanted:
            assert test in found, f"{name}: {each} is gone; name the test that proves it now"
            assert not switched_off(found[test]), f"{name}: {each} does not run"
            assert asserts(found[test]), f"{name}: {each} asserts nothing"


def test_no_promise_of_this_release_is_left_out() -> None:
    wanted = {f"T{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 18, 19)}
    assert set(PROMISES) == wanted
