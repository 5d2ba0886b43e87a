"""A form as the turned screen shows it, and a signature."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.measures import Birth, BirthKind, parse_date
from luna_desktop.services.privacy.evidence import Strokes
from luna_desktop.ui.patient_mode.form import Ask, Contact, Given, Guardian, Notice, PatientForm

TODAY = date(2026, 11, 22)
SINCE = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
SIX = (
    Purpose.CARE,
    Purpose.CLINICAL_PHOTOGRAPHS,
    Purpose.REMINDERS,
    Purpose.SUGGESTIONS,
    Purpose.TEACHING_PHOTOGRAPHS,
    Purpose.RESEARCH,
)
MOTHER, FATHER = Guardian(7, "Meena Chauhan", "mother", True), Guardian(8, "Ramesh Chauhan", "father")
ENGLISH_NOTICE = Notice(4, "en", "# Your data\n\nWhat we hold, and why.", date(2026, 11, 1))
HINDI_NOTICE = Notice(4, "hi", "# आपका डेटा\n\nहम क्या रखते हैं और क्यों।", date(2026, 11, 1))


def a_form(
    purposes: tuple[Purpose, ...] = SIX,
    *,
    minor: bool = False,
    guardians: tuple[Guardian, ...] = (),
    standing: Mapping[Purpose, ConsentState] | None = None,
    in_hindi: bool = True,
) -> PatientForm:
    stands = standing or {}
    asks = tuple(
        Ask(purpose, stands.get(purpose, ConsentState.NOT_ASKED), SINCE if purpose in stands else None)
        for purpose in purposes
    )
    return PatientForm(
        patient_id=PatientId(1),
        clinic="Aranya Skin & Body Clinic",
        place="Indiranagar, Bengaluru",
        name="Ritu Chauhan",
        birth=Birth(BirthKind.DATE, parse_date("2012-06-09" if minor else "1994-06-09")),
        number="LUN-004102",
        today=TODAY,
        asks=asks,
        with_whom="Suresh Pillai",
        contact=Contact("Rukmini Das", "privacy officer", "+918040001122", "privacy@aranya.example"),
        notices={"en": ENGLISH_NOTICE} | ({"hi": HINDI_NOTICE} if in_hindi else {}),
        is_minor=minor,
        guardians=guardians,
    )


def a_signature() -> Strokes:
    return (tuple((20 + 3.0 * step, 60 + 30 * math.sin(step / 4), step * 8.0, 0.5) for step in range(60)),)


def answered(form: PatientForm, *answers: bool, signed: bool = False, language: str = "en") -> Given:
    given = Given(language=language)
    given.answers.update({ask.key: yes for ask, yes in zip(form.asks, answers, strict=False)})
    if signed:
        given.strokes = a_signature()
    return given
