"""What a record copy says about consents, the signatures under them, and wishes about messages."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import (
    GIVER_NAMES,
    METHOD_NAMES,
    PURPOSE_NAMES,
    STATE_NAMES,
    ConsentMethod,
    ConsentState,
    Giver,
    Purpose,
)
from luna_desktop.domain.preferences import CHANNEL_NAMES, TOPIC_NAMES, WISH_NAMES, Channel, Topic, Wish, wish_at
from luna_desktop.reports import record_content as page
from luna_desktop.services.privacy import ledger
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.services.privacy.evidence import SIGNATURE, EvidenceAsked, evidence_of
from luna_desktop.services.privacy.preferences import ways_of
from luna_desktop.services.sharing.copy_content import day, masked_phone
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import Message, say

_BY_NUMBER = {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}


def consent(line: ConsentLine) -> page.ConsentRow:
    """Return where a purpose stands, who said so and how, and how to withdraw it."""
    name = PURPOSE_NAMES[line.purpose]
    return page.ConsentRow(
        purpose=say("{purpose}: {recipient}", purpose=name, recipient=line.recipient) if line.recipient else name,
        state=STATE_NAMES[line.state],
        since=_local_day(line) if line.at else "",
        notice_version=str(line.notice_version or ""),
        given_how=METHOD_NAMES[line.method] if line.method is not ConsentMethod.NONE else "",
        given_by=_answered_by(line) if line.at else "",
        how_to_withdraw=say("Tell any member of staff; it counts at once."),
    )


def photograph_consent(lines: Iterable[ConsentLine]) -> page.Text:
    """Return where consent to clinical photographs stands today; one taken back is said so at every picture."""
    line = next((each for each in lines if each.purpose is Purpose.CLINICAL_PHOTOGRAPHS), None)
    if line is None or line.at is None:
        return STATE_NAMES[ConsentState.NOT_ASKED]
    return say("{state}, since {day}", state=STATE_NAMES[line.state], day=_local_day(line))


def _local_day(line: ConsentLine) -> page.Text:
    return day(line.at.astimezone(CLINIC_ZONE).date()) if line.at else ""


def _answered_by(line: ConsentLine) -> Message:
    if line.giver is Giver.SELF:
        return say("Answered by you, taken by {name}", name=line.taken_by)
    who = line.given_by or GIVER_NAMES[line.giver]
    return say("Answered by {who}, taken by {name}", who=who, name=line.taken_by)


def signatures(work: Work, patient: PatientId, lines: Iterable[ConsentLine]) -> tuple[page.SignatureRow, ...]:
    """Return each signature under the answers that stand, once, with the purposes that it covers."""
    covered: dict[int, list[ConsentLine]] = {}
    for line in lines:
        if line.evidence_id is not None:
            covered.setdefault(line.evidence_id, []).append(line)
    rows = []
    for evidence_id, under in covered.items():
        found = evidence_of(work, EvidenceAsked(patient, evidence_id), with_paper=False)
        if found.kind == SIGNATURE:
            rows.append(
                page.SignatureRow(
                    signer=found.signer,
                    on=day(found.at.astimezone(CLINIC_ZONE).date()),
                    purposes=tuple(PURPOSE_NAMES[line.purpose] for line in under),
                    strokes=tuple(tuple((x, y) for x, y, _time, _pressure in stroke) for stroke in found.strokes),
                )
            )
    return tuple(rows)


def wishes(work: Work, patient: PatientId) -> tuple[page.WishRow, ...]:
    """Return what was said about messages, for the numbers and addresses on file."""
    known = ledger.preferences_of(work, patient)
    now = max([work.now, *(one.at for one in known)])
    rows = []
    for way in ways_of(work, patient):
        for topic in Topic:
            wish, entry = wish_at(known, topic, way.channel, way.address, now)
            if wish is not Wish.NOT_ASKED and entry is not None:
                rows.append(
                    page.WishRow(
                        topic=TOPIC_NAMES[topic],
                        channel=CHANNEL_NAMES[way.channel],
                        address=masked_phone(way.address) if way.channel in _BY_NUMBER else way.address,
                        wish=WISH_NAMES[wish],
                        since=day(entry.at.astimezone(CLINIC_ZONE).date()),
                    )
                )
    return tuple(rows)
