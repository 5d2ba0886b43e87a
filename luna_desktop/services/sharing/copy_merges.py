"""What a record copy says of records that were joined with this one, and what of them was not taken over."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.wording import WORDINGS, lines_of, title_words
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.contact import Address, Email, Phone, show_phone
from luna_desktop.domain.facts import KINDS, FactStatus
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import Identity
from luna_desktop.domain.preferences import postal_line
from luna_desktop.reports.merge_content import JoinedRow
from luna_desktop.services.facts import Known, current_facts
from luna_desktop.services.people.cards import CONTACT_KINDS
from luna_desktop.services.people.merge_book import merge_lines
from luna_desktop.services.people.record_numbers import merged_records
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, Translator, say


def joined_rows(work: Work, patient: PatientId, language: str) -> tuple[JoinedRow, ...]:
    """Return every merge into this record, newest first; one that was undone says so, without the other's values."""
    records = {int(patient), *(int(each) for each in merged_records(work, patient))}
    return tuple(
        JoinedRow(
            number=line.merged_mrn,
            on=day(local_day(line.at)),
            by=line.by,
            reason=line.reason,
            undone=day(local_day(line.undone_at)) if line.undone_at is not None else "",
            aside=_aside(work, line.pair.merged, Translator(language)) if line.in_force else (),
        )
        for line in merge_lines(work, touching=records)
        if int(line.pair.kept) in records
    )


def _aside(work: Work, merged: PatientId, translate: Translator) -> tuple[tuple[str | Message, str], ...]:
    clinical = [kind.name for kind in KINDS.values() if kind.data_class is DataClass.CLINICAL]
    found: list[tuple[str | Message, str]] = []
    for known in current_facts(work, merged, (*CONTACT_KINDS, *clinical)):
        if known.status is FactStatus.CURRENT:
            found += _lines(known, translate)
    return tuple(found)


def _lines(known: Known, translate: Translator) -> list[tuple[str | Message, str]]:
    body = known.body
    if isinstance(body, Identity):
        birth = body.birth.on.shown(translate) if body.birth.on else ""
        return [(say("Name"), body.full_name), *([(say("Born"), birth)] if birth else [])]
    if isinstance(body, Phone):
        return [(say("Phone"), show_phone(body.number))]
    if isinstance(body, Email):
        return [(say("E-mail"), body.address)]
    if isinstance(body, Address):
        return [(say("Address"), postal_line(body))]
    if type(body) in WORDINGS:
        said = ", ".join(words for _label, words in lines_of(body, translate) if words)
        return [(title_words(body, translate), said)] if said else []
    return []
