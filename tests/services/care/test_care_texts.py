"""Texts about treatments: nothing speaks before it is approved, edits are new versions, translations follow."""

from __future__ import annotations

import json
import re

import pytest

from luna_desktop import paths
from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.care_texts import CareTextBody, Part, TextKind, TextStanding, as_words
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.services.care import care_texts
from luna_desktop.services.care.care_texts import Approval, NewText, OpenedCareText, TextPlace
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.clinic.clinics import OpenClinic
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.care.paper_desk import approve

PEEL = TextPlace(TextKind.CONSENT, "peel")
OWN = CareTextBody("Our peel", (Part("What it is", ("Ours.",)),))
HINDI = CareTextBody("पील", (Part("यह क्या है", ("हमारा।",)),))
HOW_OFTEN = {
    "Often:": "अक्सर:",
    "Sometimes:": "कभी-कभी:",
    "Seldom:": "कम मामलों में:",
    "Very seldom": "बहुत कम मामलों में",
}
NEVER = (
    *(" safe", "guarantee", "no risk", " mg", " ml", "harmless", "painless"),
    *("सुरक्षित", "गारंटी", "जोखिम नहीं", "ख़तरा नहीं", "मिग्रा", "मिलीग्राम", "मिली", "हानिरहित", "दर्द रहित", "बिना दर्द"),
)


def standing(clinic: OpenClinic, place: TextPlace) -> list[TextStanding]:
    return [one.standing for one in act(clinic, care_texts.read_care_text, place)]


def in_force(clinic: OpenClinic, place: TextPlace) -> OpenedCareText | None:
    with working(clinic) as work:
        return care_texts.in_force(work, place)


def test_every_treatment_of_the_catalogue_has_texts_of_its_class() -> None:
    subjects = {
        entry.id: care_texts.subject_of(entry.columns["rule_class"]) for entry in catalogue("treatments").entries
    }
    assert [name for name, subject in subjects.items() if subject is None] == []
    for subject in care_texts.subjects():
        body = care_texts.shipped(TextPlace(TextKind.CONSENT, subject.key))
        assert body is not None
        assert [part.heading for part in body.parts][-1] == "Your choice"
        assert all(part.lines for part in body.parts)


@pytest.mark.parametrize("kind", list(TextKind))
def test_a_text_comes_in_hindi_and_waits_for_an_approval_of_its_own(clinic: OpenClinic, kind: TextKind) -> None:
    place = TextPlace(kind, "dermabrasion", "hi")
    assert standing(clinic, place) == [TextStanding.WAITING]
    approve(clinic, kind, "dermabrasion")
    assert in_force(clinic, place) is None
    approved = approve(clinic, kind, "dermabrasion", "hi")
    assert in_force(clinic, place) == approved
    assert approved.origin == care_texts.SHIPPED


def both(kind: TextKind) -> list[tuple[CareTextBody, CareTextBody]]:
    found = []
    for subject in care_texts.subjects():
        english, hindi = (care_texts.shipped(TextPlace(kind, subject.key, language)) for language in ("en", "hi"))
        assert (english is None) == (hindi is None), subject.key
        if english is not None and hindi is not None:
            found.append((english, hindi))
    return found


@pytest.mark.parametrize("kind", list(TextKind))
def test_the_hindi_says_point_by_point_what_the_english_says(kind: TextKind) -> None:
    headings: set[tuple[str, str]] = set()
    for english, hindi in both(kind):
        assert [len(part.lines) for part in hindi.parts] == [len(part.lines) for part in english.parts], english.title
        for part, its in zip(english.parts, hindi.parts, strict=True):
            headings.add((part.heading, its.heading))
            for line, said in zip(part.lines, its.lines, strict=True):
                assert (said.count("।"), said.count(":")) == (line.count("."), line.count(":")), said
                assert re.findall(r"\d+", said) == re.findall(r"\d+", line), said
                assert [often for often in HOW_OFTEN if line.startswith(often)] == [
                    often for often, words in HOW_OFTEN.items() if said.startswith(words)
                ], said
    assert len({one for one, _its in headings}) == len({its for _one, its in headings}) == len(headings)


@pytest.mark.parametrize("kind", list(TextKind))
def test_no_english_is_left_in_the_hindi_but_the_code_of_sunscreen(kind: TextKind) -> None:
    for _english, hindi in both(kind):
        assert set(re.findall(r"[A-Za-z]+", f"{hindi.title} {as_words(hindi)}")) <= {"SPF"}, hindi.title


def test_what_ships_never_promises_and_names_no_dose() -> None:
    shipping = sorted((paths.resources() / "care_texts").glob("*-*.json"))
    assert [path.stem for path in shipping] == ["aftercare-en", "aftercare-hi", "consent-en", "consent-hi"]
    for path in shipping:
        words = json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False).casefold()
        assert [word for word in NEVER if word in words] == [], path.stem


def test_nothing_is_in_force_before_a_doctor_approved_it(clinic: OpenClinic) -> None:
    assert in_force(clinic, PEEL) is None
    assert standing(clinic, PEEL) == [TextStanding.WAITING]
    approved = approve(clinic, TextKind.CONSENT, "peel")
    assert (approved.version, approved.approved_by, approved.origin) == (1, "Dr Nandini Rao", care_texts.SHIPPED)
    assert in_force(clinic, PEEL) == approved
    assert standing(clinic, PEEL) == [TextStanding.IN_FORCE]


def test_an_edit_waits_beside_the_text_in_force_and_then_replaces_it(clinic: OpenClinic) -> None:
    first = approve(clinic, TextKind.CONSENT, "peel")
    edited = act(clinic, care_texts.edit_care_text, NewText(PEEL, OWN))
    assert in_force(clinic, PEEL) == first
    act(clinic, care_texts.approve_care_text, Approval(PEEL, edited.sha256))
    now = in_force(clinic, PEEL)
    assert now is not None
    assert (now.body, now.version, now.origin) == (OWN, 2, care_texts.CLINIC)
    assert standing(clinic, PEEL) == [TextStanding.IN_FORCE, TextStanding.REPLACED]


def test_what_was_read_is_what_is_approved(clinic: OpenClinic) -> None:
    with pytest.raises(NotFound):
        act(clinic, care_texts.approve_care_text, Approval(PEEL, "0" * 64))
    text = approve(clinic, TextKind.CONSENT, "peel")
    with pytest.raises(InvalidInput):
        act(clinic, care_texts.approve_care_text, Approval(PEEL, text.sha256))


def test_a_translation_is_approved_apart_and_falls_with_its_original(clinic: OpenClinic) -> None:
    hindi = TextPlace(TextKind.CONSENT, "peel", "hi")
    waiting = act(clinic, care_texts.edit_care_text, NewText(hindi, HINDI))
    with pytest.raises(InvalidInput):
        act(clinic, care_texts.approve_care_text, Approval(hindi, waiting.sha256))
    approve(clinic, TextKind.CONSENT, "peel")
    again = act(clinic, care_texts.edit_care_text, NewText(hindi, CareTextBody("पील उपचार", HINDI.parts)))
    act(clinic, care_texts.approve_care_text, Approval(hindi, again.sha256))
    assert in_force(clinic, hindi) is not None
    edited = act(clinic, care_texts.edit_care_text, NewText(PEEL, OWN))
    act(clinic, care_texts.approve_care_text, Approval(PEEL, edited.sha256))
    assert in_force(clinic, hindi) is None
    with working(clinic) as work:
        shown = care_texts.for_patient(work, TextKind.CONSENT, "peel", "hi")
    assert shown is not None
    assert shown.body == OWN


def test_a_text_taken_out_of_use_is_given_to_nobody(clinic: OpenClinic) -> None:
    text = approve(clinic, TextKind.AFTERCARE, "peel")
    ended = act(clinic, care_texts.retire_care_text, Approval(text.place, text.sha256))
    assert ended.standing is TextStanding.RETIRED
    assert in_force(clinic, text.place) is None


def test_the_list_shows_every_subject_and_only_a_doctor_decides(open_clinic: Opener) -> None:
    therapist = open_clinic(Role.THERAPIST)
    listed = act(therapist, care_texts.list_care_texts, TextKind.CONSENT)
    assert {one.place.subject for one in listed} == {subject.key for subject in care_texts.subjects()}
    with pytest.raises(NotPermitted):
        approve(therapist, TextKind.CONSENT, "peel")
