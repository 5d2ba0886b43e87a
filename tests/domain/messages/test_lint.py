"""The lint names the words that must go, where they stand and why, in English and in Hindi."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop import paths
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.lint import Fault, Finding, WordLists, lint, problems_of, without
from luna_desktop.services.messages.words import word_lists

DESIGNED = (
    "Aranya Clinic: your appointment is on {date} at {time}. Call 080 4000 1122 to change. "
    "10% off this week on your next peel. Reply STOP to end reminders."
)


def found(text: str, klass: MessageClass = MessageClass.REMINDER) -> list[tuple[Fault, str]]:
    return [(each.fault, each.words) for each in lint(klass, text, word_lists())]


def test_the_words_of_the_picture_are_found_with_their_places() -> None:
    findings = lint(MessageClass.REMINDER, DESIGNED, word_lists())
    assert [(one.fault, one.words) for one in findings] == [(Fault.OFFER, "10% off"), (Fault.HEALTH, "peel")]
    assert all(DESIGNED[one.start : one.end] == one.words for one in findings)
    assert str(findings[0].name) == "“10% off” is an offer"
    assert "said yes to offers" in str(findings[0].reason)
    assert "nothing about health" in str(findings[1].reason)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 080 4000 1122 on 24-Nov-2026 at 09:00.", []),
        ("Write to desk@aranya.example.", []),
        ("Only Rs. 500 today", [(Fault.PRICE, "Rs. 500")]),
        ("केवल ₹1,500 में", [(Fault.PRICE, "₹1,500")]),
        ("See www.aranya.example/new", [(Fault.LINK, "www.aranya.example/new")]),
        ("See aranya.in", [(Fault.LINK, "aranya.in")]),
        ("{date} को 20% की छूट", [(Fault.OFFER, "20% की छूट")]),
        ("पील के बाद मिलें।", [(Fault.HEALTH, "पील")]),
        ("पीला फूल", []),
        ("मुँहासे", [(Fault.HEALTH, "मुँहासे")]),
        ("Repeal, carpeel and pealing", []),
        ("PRE-PEEL visit", [(Fault.HEALTH, "PEEL")]),
        ("Your {diagnosis} is here", [(Fault.PLACE, "{diagnosis}")]),
        ("Bring your blood-test", [(Fault.HEALTH, "blood-test")]),
    ],
)
def test_words_of_both_languages(text: str, expected: list[tuple[Fault, str]]) -> None:
    assert found(text) == expected


def test_an_offer_may_offer_but_tells_nothing_of_health() -> None:
    assert found("10% off at www.aranya.example for Rs. 500", MessageClass.OFFER) == []
    assert found("10% off your next peel", MessageClass.OFFER) == [(Fault.HEALTH, "peel")]
    assert found("{clinic} {date}", MessageClass.OFFER) == [(Fault.PLACE, "{date}")]


def test_the_clinics_own_name_is_no_finding() -> None:
    text = "Peel and Laser House: your booking is on {date}. A peel."
    words = word_lists()
    own = lint(MessageClass.REMINDER, text, words, own_name="Peel and Laser House")
    assert [one.words for one in own] == ["peel"]
    assert len(lint(MessageClass.REMINDER, text, words)) == 3


@pytest.mark.parametrize("catalogue", ["treatments", "conditions"])
def test_the_name_of_every_treatment_and_condition_is_a_health_detail(catalogue: str) -> None:
    lines = (paths.resources() / "catalogues" / f"{catalogue}.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader([line for line in lines if not line.startswith("#")], delimiter="\t")
    names = [row["name"] for row in rows if row["id"] != "counselling"]
    assert len(names) > 40
    assert [name for name in names if Fault.HEALTH not in {fault for fault, _words in found(f"About {name}.")}] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DESIGNED, DESIGNED.replace(" 10% off", "").replace(" peel.", ".")),
        ("10% off today.", "today."),
        ("Come for a peel", "Come for a"),
        ("a peel, please", "a, please"),
    ],
)
def test_taking_out_closes_up(text: str, expected: str) -> None:
    while findings := lint(MessageClass.REMINDER, text, word_lists()):
        text = without(text, findings[0])
    assert text == expected


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(["10% off", "peel", "{date}", "Call us.", "₹500", "पील", "www.x.in", ",", "\n"]), max_size=8
    )
)
def test_taking_out_always_comes_to_an_end(parts: list[str]) -> None:
    text = " ".join(parts)
    for _turn in range(20):
        findings = lint(MessageClass.REMINDER, text, word_lists())
        if not findings:
            break
        text = without(text, findings[0])
    assert lint(MessageClass.REMINDER, text, word_lists()) == ()


def test_findings_do_not_overlap() -> None:
    lists = WordLists(health=("hair loss", "hair", "loss"), offer=())
    assert [one.words for one in lint(MessageClass.REMINDER, "hair  loss", lists)] == ["hair  loss"]
    assert isinstance(lint(MessageClass.REMINDER, "hair", lists)[0], Finding)


def test_what_is_missing_is_said_at_its_field() -> None:
    assert set(problems_of("", "", 0)) == {"subject", "body"}
    assert set(problems_of("s" * 121, "b" * 1201, 0)) == {"subject", "body"}
    assert set(problems_of("Subject", "Body", 2)) == {"body"}
    assert problems_of("Subject", "Body", 0) == {}


@pytest.mark.parametrize(
    ("text", "fault", "words"),
    [
        ("Your BOTOX is due", Fault.HEALTH, "BOTOX"),
        ("Your b o t o x is due", Fault.HEALTH, "b o t o x"),
        ("Your H.I.V. result", Fault.HEALTH, "H.I.V"),
        ("Your bo-tox is due", Fault.HEALTH, "bo-tox"),
        ("Your bo\u200bt\u00ado\u2060x is due", Fault.HEALTH, "bo\u200bt\u00ado\u2060x"),
        ("Your bоtoх is due", Fault.HEALTH, "bоtoх"),
        ("Your \uff22\uff2f\uff34\uff2f\uff38 is due", Fault.HEALTH, "\uff22\uff2f\uff34\uff2f\uff38"),
        ("Your ácne\u0301 visit", Fault.HEALTH, "ácne\u0301"),
        ("aapke muhase ka visit", Fault.HEALTH, "muhase"),
        ("khujli ki jagah", Fault.HEALTH, "khujli"),
        ("मुँहा\u200dसे", Fault.HEALTH, "मुँहा\u200dसे"),
        ("aaj muft", Fault.OFFER, "muft"),
        ("sirf 500 rupaye", Fault.PRICE, "500 rupaye"),
        ("f r e e today", Fault.OFFER, "f r e e"),
        ("see bit\u2024ly/abc", Fault.LINK, "bit\u2024ly/abc"),
    ],
)
def test_words_are_found_however_they_are_typed(text: str, fault: Fault, words: str) -> None:
    assert found(text) == [(fault, words)]
    (finding,) = lint(MessageClass.REMINDER, text, word_lists())
    assert text[finding.start : finding.end] == words
    assert words not in without(text, finding)


def test_what_only_stands_apart_is_no_finding() -> None:
    assert found("Dr. A. B. Rao sees you at 10 a.m. in M. G. Road, check-in on the well-lit first floor.") == []
    assert found("डॉ. मीरा पिल्लै आपसे {date} को मिलेंगी।") == []
