"""The cover of a full record copy: whose record, who asked, when, what is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.moments import clock, minute
from luna_desktop.reports.record_content import DisclosureCover, RecordCopy
from luna_desktop.reports.style import BODY, MARGIN, MUTED, STRONG
from luna_desktop.reports.tables import Column, Field, Piece, field_box, table
from luna_desktop.texts import Translator


def identity_rows(content: RecordCopy, *, _: Translator) -> list[list[Field]]:
    """Return the labelled facts that tell the patient apart from everybody else."""
    patient = content.patient
    sex = words(patient.sex, _)
    gender = words(patient.gender, _)
    born, age = words(patient.born, _), words(patient.age, _)
    rows = [
        [
            (_("Patient"), patient.name, STRONG),
            (_("Born"), _("{born} ({age})", born=born, age=age) if born and age else born or age, STRONG),
            _sex_field(sex, gender, _),
            (_("Patient number"), patient.number, STRONG),
        ]
    ]
    second: list[Field] = [
        (_("Phone"), "\n".join(patient.phones[:2]), BODY),
        (_("Address"), patient.addresses[0] if patient.addresses else "", BODY),
        (_("Language"), words(patient.language, _), BODY),
        (_("ABHA"), patient.health_id, BODY),
    ]
    filled = [each for each in second if each[1]]
    return [*rows, [each if each[1] else ("", "", BODY) for each in second]] if filled else rows


def _sex_field(sex: str, gender: str, _: Translator) -> Field:
    """Return sex and gender as recorded; where only one is known, that one under its own name."""
    if sex and gender and gender != sex:
        return _("Sex"), _("{sex}, gender {gender}", sex=sex, gender=gender), STRONG
    return (_("Sex"), sex, STRONG) if sex else (_("Gender"), gender, STRONG)


PORTRAIT = 68.0
"""Points across the identity photograph: that of a passport is 99."""
IDENTITY_SHARES = (3.1, 2.9, 1.8, 2.2)
REQUEST_SHARES = (1.0, 1.0, 1.0)


def print_cover(document: Document, content: RecordCopy, titles: Sequence[str], *, _: Translator) -> None:
    """Print the first page with the table of contents."""
    if content.disclosed is not None:
        _print_disclosure(document, content, content.disclosed, titles, _)
        return
    document.heading(1, _("Copy of personal and medical record"), bookmark=False)
    document.paragraph(words(content.case.scope, _), MUTED, after=10)
    _print_portrait(document, content, _)
    field_box(document, identity_rows(content, _=_), IDENTITY_SHARES)
    _print_request(document, content, _)
    document.heading(2, _("Contents"), bookmark=False, keep=min(520.0, 19.0 * len(titles)))
    document.contents(titles)
    document.space(10)
    document.paragraph(
        _(
            "This copy is issued under regulation 1.3.2 of the Indian Medical Council (Professional Conduct, Etiquette "
            "and Ethics) Regulations, 2002, and, from 13 May 2027, sections 11 and 12 of the Digital Personal Data "
            "Protection Act, 2023."
        ),
        MUTED,
    )


def _print_disclosure(
    document: Document, content: RecordCopy, cover: DisclosureCover, titles: Sequence[str], _: Translator
) -> None:
    """Print to whom this goes, on what it rests, what of the record it is, and that it goes no further."""
    document.heading(1, _("Disclosure to {recipient}", recipient=content.recipient), bookmark=False)
    document.paragraph(words(cover.kind, _), MUTED, after=10)
    field_box(document, identity_rows(content, _=_), IDENTITY_SHARES)
    fields = [
        (_("Recipient"), "\n".join(part for part in (content.recipient, cover.address, cover.country) if part)),
        (_("Purpose"), words(content.purpose, _)),
        (_("Basis"), words(content.basis, _)),
        (_("Document"), cover.document),
        (_("What is disclosed"), words(cover.what, _)),
        (_("Period"), words(cover.period, _)),
        (_("Number"), content.copy_number),
        (_("Made"), minute(content.generated_at, _)),
    ]
    rows = [((Piece(label, MUTED),), value) for label, value in fields if value]
    table(document, [Column(_("About this disclosure"), 3), Column(_("Details"), 7)], rows)
    document.heading(2, _("This goes no further"), bookmark=False)
    document.paragraph(words(cover.warning, _), STRONG)
    document.heading(2, _("Contents"), bookmark=False, keep=min(520.0, 19.0 * len(titles)))
    document.contents(titles)


def _print_portrait(document: Document, content: RecordCopy, _: Translator) -> None:
    """Print the identity photograph with where it comes from, over the facts that tell the patient apart."""
    patient = content.patient
    if not patient.portrait:
        return
    document.need(PORTRAIT + 26)
    figure = document.parent.add("Figure", alt=_("Identity photo of {name}", name=patient.name))
    figure.box = (MARGIN, document.y - PORTRAIT, MARGIN + PORTRAIT, document.y)
    document.canvas.begin(figure)
    key = hashlib.sha256(patient.portrait).hexdigest()
    document.canvas.picture(patient.portrait, key, (MARGIN, document.y - PORTRAIT, PORTRAIT, PORTRAIT))
    document.canvas.end()
    document.space(PORTRAIT + 4)
    document.paragraph(words(patient.portrait_from, _), MUTED, after=8)


def _print_request(document: Document, content: RecordCopy, _: Translator) -> None:
    """Print who asked, when, for what and within which time, as fields beside each other."""
    document.heading(2, _("About this copy"), bookmark=False)
    for group in _request_fields(content, _):
        filled: list[Field] = [(label, value, BODY) for label, value in group if value]
        if filled:
            rows = [filled[at : at + len(REQUEST_SHARES)] for at in range(0, len(filled), len(REQUEST_SHARES))]
            field_box(document, rows, REQUEST_SHARES)


def _request_fields(content: RecordCopy, _: Translator) -> list[list[tuple[str, str]]]:
    case = content.case
    requester = case.requester
    if requester and case.relation:
        requester = _("{name} ({relation})", name=requester, relation=words(case.relation, _))
    used = ""
    if case.hours_used is not None:
        used = _("{hours} of {limit} hours used", hours=case.hours_used, limit=case.limit_hours)
    copy = _("{copy}, {index} of {total}", copy=content.copy_number, index=content.copy_index, total=content.copy_total)
    return [
        [
            (_("Asked for by"), requester),
            (_("Asked by way of"), words(case.channel, _)),
            (_("Recipient"), content.recipient),
            (_("Sent to somebody else by signed writing"), words(case.designee, _)),
            (_("Purpose"), words(content.purpose, _)),
            (_("Basis"), words(content.basis, _)),
        ],
        [
            (_("Request received"), clock(case.received_at, _)),
            (_("Request acknowledged"), clock(case.acknowledged_at, _)),
            (_("Due"), clock(case.due_at, _)),
            (_("Issued"), clock(case.issued_at, _)),
            (_("Time taken"), used),
            (_("Clock stood still"), _paused(content, _)),
        ],
        [
            (_("Copy"), copy),
            (_("Form"), words(case.form, _)),
            (_("Case"), case.number),
            (_("Notice version"), content.notice_version),
            (_("Policy version"), content.policy_version),
            (_("Policy version when you asked"), case.policy_version),
        ],
    ]


def _paused(content: RecordCopy, _: Translator) -> str:
    """Return for how long identity or authority was not proven, which does not count into the hours used."""
    hours = int(content.case.paused.total_seconds() // 3600)
    return _("{hours} hours, until identity or authority was proven", hours=hours) if hours else ""
