"""The fixed order of a copy: every choice prints something, and parts follow each other as they must."""

from __future__ import annotations

from luna_desktop.reports.record_content import Section
from luna_desktop.reports.record_order import PRINTERS
from luna_desktop.texts import ENGLISH

FIXED = (
    "Identity and authority check",
    "How to read this record",
    "Your personal data and how it is used",
    "Identity and contact",
    "Alerts and allergies",
    "Medical history",
    "Visits",
    "Prescriptions and treatment consents",
    "Investigations, results and documents",
    "Certificates issued",
    "Photographs",
    "Sealed part: sensitive photographs",
    "Corrections and disagreements",
    "Restrictions and wishes about contact",
    "To whom your record was disclosed",
    "Who in the clinic opened your record",
    "Items not included and why",
    "Your rights and how to ask",
    "Certification",
)


def test_parts_follow_the_fixed_order() -> None:
    titles = [ENGLISH.render(each.title) for each in PRINTERS]
    places = [titles.index(title) for title in FIXED]
    assert places == sorted(places)
    assert len(titles) == len(set(titles))


def test_every_choice_prints_something() -> None:
    assert {each.section for each in PRINTERS} == set(Section)


def test_the_sealed_part_and_the_certification_begin_a_page() -> None:
    assert [ENGLISH.render(each.title) for each in PRINTERS if each.own_page] == [
        "Sealed part: sensitive photographs",
        "Certification",
    ]
