"""What is answered, what is missing, and when a signature has to be given again."""

from __future__ import annotations

import pytest

from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.texts import ENGLISH, Translator
from luna_desktop.ui.patient_mode.form import (
    Given,
    Progress,
    count_words,
    missing_words,
    only_takes_back,
    open_asks,
    progress_of,
)
from tests.ui.patient_mode.forms import FATHER, MOTHER, a_form, a_signature, answered

ALL_GIVEN = dict.fromkeys((Purpose.CARE, Purpose.REMINDERS), ConsentState.GIVEN)


def test_nothing_is_answered_at_first() -> None:
    progress = progress_of(a_form(), Given())
    assert (progress.questions, progress.answered, progress.open) == (6, 0, 6)
    assert not progress.is_ready


def test_all_answered_and_signed_can_be_saved() -> None:
    form = a_form()
    given = answered(form, True, True, True, False, True, False)
    assert not progress_of(form, given).is_ready
    given.strokes = a_signature()
    progress = progress_of(form, given)
    assert progress.is_ready
    assert count_words(progress, ENGLISH) == "6 answers: 4 yes, 2 no"
    assert missing_words(progress, ENGLISH) == ""


def test_a_dot_is_no_signature() -> None:
    form = a_form()
    given = answered(form, *[True] * 6)
    given.strokes = (((30.0, 30.0, 0.0, 0.5),),)
    assert progress_of(form, given).needs_signature


def test_a_typed_name_needs_its_witness() -> None:
    given = Given(is_typed=True, typed_name="Ritu Chauhan")
    assert not given.is_signed
    given.witness = "Suresh Pillai"
    assert given.is_signed


def test_an_answer_that_changes_after_the_signature_asks_for_it_again() -> None:
    form = a_form()
    given = answered(form, *[True] * 6, signed=True)
    given.answer(form.asks[1].key, True)
    assert given.is_signed
    given.answer(form.asks[1].key, False)
    assert not given.is_signed
    assert given.was_signature_dropped


def test_somebody_else_signs_anew() -> None:
    given = Given(strokes=a_signature())
    given.choose_signer(0)
    assert given.is_signed
    given.choose_signer(7)
    assert not given.is_signed


def test_clearing_forgets_answers_and_signature() -> None:
    form = a_form()
    given = answered(form, True, True, signed=True)
    given.clear()
    assert not given.answers
    assert not given.is_signed


def test_what_stands_need_not_be_answered_again_and_a_withdrawal_needs_no_signature() -> None:
    form = a_form((Purpose.CARE, Purpose.REMINDERS), standing=ALL_GIVEN)
    given = Given()
    assert not progress_of(form, given).is_ready
    given.answer("P3", False)
    assert only_takes_back(form, given)
    assert progress_of(form, given).is_ready


def test_a_new_yes_is_signed() -> None:
    standing = {Purpose.CARE: ConsentState.GIVEN, Purpose.REMINDERS: ConsentState.REFUSED}
    form = a_form((Purpose.CARE, Purpose.REMINDERS), standing=standing)
    given = Given()
    given.answer("P3", True)
    assert progress_of(form, given).needs_signature


@pytest.mark.parametrize("state", [ConsentState.EXPIRED, ConsentState.LAPSED, ConsentState.OFFERED])
def test_what_ran_out_is_asked_again(state: ConsentState) -> None:
    form = a_form((Purpose.CARE,), standing={Purpose.CARE: state})
    assert progress_of(form, Given()).open == 1


def test_a_guardian_without_document_answers_only_what_needs_none() -> None:
    form = a_form(minor=True, guardians=(MOTHER, FATHER))
    assert progress_of(form, Given(signer=None)).needs_signer
    assert open_asks(form, Given(signer=MOTHER.fact_id)) == form.asks
    asked = {ask.purpose for ask in open_asks(form, Given(signer=FATHER.fact_id))}
    assert Purpose.RESEARCH not in asked
    assert Purpose.CARE in asked


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(6, 0, 0, 6, False, True), "6 answers are missing, then sign."),
        (Progress(6, 5, 0, 1, False, True), "1 answer is missing, then sign."),
        (Progress(6, 4, 0, 2, False, False), "2 answers are missing."),
        (Progress(6, 5, 0, 1, False, False), "1 answer is missing."),
        (Progress(6, 6, 0, 0, False, True), "Only the signature is missing."),
        (Progress(6, 0, 0, 0, False, True), "Nothing was changed. Choose what you want to change."),
        (Progress(6, 0, 0, 6, True, True), "Choose first who answers."),
    ],
)
def test_what_is_missing_is_said(progress: Progress, words: str) -> None:
    assert missing_words(progress, ENGLISH) == words


def test_the_words_are_hindi_where_hindi_is_chosen() -> None:
    assert count_words(Progress(6, 4, 2, 0, False, False), Translator("hi")) == "6 उत्तर: 4 हाँ, 2 नहीं"
    assert count_words(Progress(6, 1, 0, 0, False, False), ENGLISH) == "1 answer: yes"
    assert count_words(Progress(6, 0, 1, 0, False, False), ENGLISH) == "1 answer: no"


def test_a_signature_stands_in_no_repr() -> None:
    shown = repr(Given(strokes=a_signature(), typed_name="Ritu Chauhan", witness="Suresh"))
    assert "Ritu" not in shown
    assert "60" not in shown


def test_the_notice_falls_back_to_english() -> None:
    form = a_form(in_hindi=False)
    notice = form.notice("hi")
    assert notice is not None
    assert notice.language == "en"
