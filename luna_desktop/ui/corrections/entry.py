"""From an entry in the chart to the form that asks for its correction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.rights.disagreements import RecordType, Target
from luna_desktop.domain.rights.record_fields import RecordField, Takes, fields_of, title_of
from luna_desktop.services.care.visits import OpenVisit
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, current
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.ask_presenter import Entry, ask_for

CONTACT_ORDER = ("identity", "phone", "email", "address", "related_person")


def may_ask(context: Context) -> bool:
    """Tell whether somebody may write a request down."""
    return context.actor.may(Permission.LOG_REQUEST)


def ask_about_fact(context: Context, window: QWidget, patient: PatientId, known: Known) -> None:
    """Ask for a correction of an entry of the chart."""
    fields = fields_of(known.body, current())
    targets = {
        each.name: Target(RecordType.FACT, known.fact_id, known.kind, each.name, known.number) for each in fields
    }
    ask_for(context, window, Entry(patient, f"fact {known.fact_id}", title_of(known.body, current()), fields, targets))


def ask_about_visit(context: Context, window: QWidget, visit: OpenVisit) -> None:
    """Ask for a correction of the text of a visit."""
    header = visit.header
    fields = fields_of(visit.note, current())
    targets = {
        each.name: Target(RecordType.VISIT, header.visit_id, "visit", each.name, header.number) for each in fields
    }
    entry = Entry(header.patient_id, f"visit {header.visit_id}", _("Visit"), fields, targets)
    ask_for(context, window, entry)


def ask_about_contact(context: Context, window: QWidget, patient: PatientId, facts: Sequence[Known]) -> None:
    """Ask for a correction of a contact detail, which is made at once."""
    fields: list[RecordField] = []
    targets: dict[str, Target] = {}
    for known in sorted((each for each in facts if each.kind in CONTACT_ORDER), key=_place):
        for each in fields_of(known.body, current()):
            if each.takes is not Takes.WORDS:
                key = f"{known.fact_id} {each.name}"
                fields.append(replace(each, name=key))
                targets[key] = Target(RecordType.FACT, known.fact_id, known.kind, each.name, known.number)
    ask_for(context, window, Entry(patient, "contact", _("Contact details"), tuple(fields), targets, at_the_desk=True))


def _place(known: Known) -> tuple[int, int]:
    return CONTACT_ORDER.index(known.kind), known.fact_id
