"""Turns what the ledger's services read into what the turned screen shows."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import ROLE_NAMES, Actor
from luna_desktop.services.privacy.consent_form import ConsentForm
from luna_desktop.ui.patient_mode.form import Ask, Contact, Guardian, Notice, PatientForm
from luna_desktop.ui.patient_mode.wording import ROWS


def form_of(read: ConsentForm, today: date, staff: Actor) -> PatientForm:
    """Return the screen's form; `staff` is the person who turned it."""
    asks = tuple(
        Ask(question.purpose, standing=question.line.state, since=question.line.at)
        for question in read.questions
        if question.purpose in ROWS
    )
    address = [line.strip() for line in read.clinic.address.splitlines() if line.strip()]
    contact = read.contact
    return PatientForm(
        patient_id=read.patient_id,
        clinic=read.clinic.name,
        place=", ".join(address[-2:]),
        name=read.name,
        birth=read.birth,
        number=read.mrn,
        today=today,
        asks=asks,
        with_whom=staff.display_name,
        with_role=next((name for role, name in ROLE_NAMES.items() if role in staff.roles), None),
        contact=Contact(contact.name, contact.title, contact.phone, contact.email),
        notices={one.language: Notice(one.version, one.language, one.text, one.revised_on) for one in read.notices},
        is_minor=read.is_minor,
        guardians=tuple(
            Guardian(one.fact_id, one.name, one.relation, one.has_evidence)
            for one in read.guardians
            if read.is_minor or one.is_appointed
        ),
    )
