"""What kinds of data the clinic holds, what for, on which basis, where from, and how long (DPDP s.11(1)(a))."""

from __future__ import annotations

from luna_desktop.reports import record_content as page
from luna_desktop.texts import Message, say

_KEPT = say("5 years after the last visit; a minor’s until age 21")
_CARE = say("Your consent to care; the law on medical records")
_TOLD = say("You, and what staff saw")
_SIX_YEARS = say("Six years")

_ROWS: tuple[tuple[Message, ...], ...] = (
    (
        say("Identity and contact"),
        say("Name, birth, gender, phone, e-mail, address, people you named, a small photo if you allowed it"),
        say("To know whose record it is and to reach you"),
        _CARE,
        say("You"),
        _KEPT,
    ),
    (
        say("Health history"),
        say("Conditions, medicines, allergies, lifestyle"),
        say("Examination and treatment"),
        _CARE,
        _TOLD,
        _KEPT,
    ),
    (
        say("Visits and treatments"),
        say("Notes, findings, body map, scores, treatments with devices and batches, prescriptions, certificates"),
        say("Examination and treatment, and to find you if a product is recalled"),
        _CARE,
        _TOLD,
        _KEPT,
    ),
    (
        say("Results and documents"),
        say("Investigations, results, letters and other papers"),
        say("Examination and treatment"),
        _CARE,
        say("You, laboratories and other practitioners"),
        _KEPT,
    ),
    (
        say("Photographs"),
        say("Clinical photographs, where you allowed them"),
        say("To compare how your skin changes"),
        say("Your consent to photographs"),
        say("Taken at the clinic or brought by you"),
        _KEPT,
    ),
    (
        say("Appointments and messages"),
        say("When you came or will come, what was sent or said to you, and your wishes about it"),
        say("To plan your visits and to tell you of them"),
        say("Your consent to care; your wishes about messages"),
        say("You and the clinic"),
        _KEPT,
    ),
    (
        say("Consents and notices"),
        say("What you were told and what you answered"),
        say("To prove your choices"),
        say("DPDP Act s.6(10)"),
        say("You"),
        say("As long as the record, and seven years more"),
    ),
    (
        say("Sharing and your requests"),
        say("What left the clinic and to whom, what you asked for, and what was answered"),
        say("To tell you who has your data, and to prove that your rights were kept"),
        say("DPDP Act ss.8, 11 to 13"),
        say("The clinic"),
        _SIX_YEARS,
    ),
    (
        say("Log of access"),
        say("Who opened or changed your record, and when"),
        say("To protect your record"),
        say("DPDP Rules, rule 6"),
        say("This program"),
        _SIX_YEARS,
    ),
)


def uses() -> tuple[page.UseRow, ...]:
    """Return every kind of data with all that a patient has to be told of it."""
    return tuple(
        page.UseRow(category=category, held=held, purpose=purpose, basis=basis, source=source, kept_until=until)
        for category, held, purpose, basis, source, until in _ROWS
    )
