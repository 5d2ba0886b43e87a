"""What a record copy prints of other clinics' desks, with this clinic's own rows: each row names the clinic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import METHOD_NAMES, ConsentMethod
from luna_desktop.domain.elsewhere import Act, ActElsewhere
from luna_desktop.domain.elsewhere_desk_words import desk_detail, desk_state, desk_title
from luna_desktop.domain.notices import DOCUMENT_NAMES, Document
from luna_desktop.domain.preferences import CHANNEL_NAMES, TOPIC_NAMES, Channel, Topic
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.reports import record_content as page
from luna_desktop.reports.appointment_rows import AppointmentRow
from luna_desktop.reports.notice_rows import NoticeRow
from luna_desktop.reports.rights_content import OpeningRow
from luna_desktop.services.people.record_import_desk import NOES
from luna_desktop.services.privacy.elsewhere import desk_lines
from luna_desktop.services.sharing.accounting import first_day
from luna_desktop.services.sharing.copy_content import day, masked_phone
from luna_desktop.services.sharing.copy_corrections import goes_along
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import say

_BY_NUMBER = {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}


def _told(work: Work, patient: PatientId, act: Act) -> Iterator[ActElsewhere]:
    """Yield what other clinics told of one sort, newest first; answers that a later one replaced are left out."""
    for line in desk_lines(work, patient):
        if line.body.act is act and not line.body.said("is_earlier"):
            yield line.body


def _day(told: ActElsewhere) -> page.Text:
    return day(local_day(told.at)) if told.at is not None else ""


def holds_of_desk(request: CopyRequest, told: ActElsewhere, today: date) -> bool:
    """Tell whether a copy for programs holds what another clinic's desk told of, by the same rules as its pages."""
    if told.act is Act.CORRECTION:
        return goes_along(request, told)
    if told.act is Act.OPENING:
        return request.recipient.kind is RecipientKind.PATIENT
    if told.act is Act.DISCLOSURE:
        since = request.accounted_since or first_day(today)
        last = told.ends or told.at
        return last is not None and local_day(last) >= since
    return True


def consents_elsewhere(work: Work, patient: PatientId) -> Iterator[page.ConsentRow]:
    """Yield where each purpose stood at other clinics, and what of it counts here."""
    for told in _told(work, patient, Act.CONSENT):
        is_no = told.said("state_code") in NOES
        method = told.said("method_code")
        how = METHOD_NAMES[ConsentMethod(method)] if method and method != ConsentMethod.NONE.value else ""
        yield page.ConsentRow(
            purpose=say("{purpose}, as said to {clinic}", purpose=desk_title(told), clinic=told.clinic),
            state=desk_state(told),
            since=_day(told),
            given_how=how,
            given_by=say("Answered by {who}", who=told.said("given_by")) if told.said("given_by") else "",
            how_to_withdraw=say("Your no counts here too. Tell any member of staff if you want it otherwise.")
            if is_no
            else say("It was said to another clinic and allows nothing here."),
        )


def wishes_elsewhere(work: Work, patient: PatientId) -> Iterator[page.WishRow]:
    """Yield what other clinics were told about messages."""
    for told in _told(work, patient, Act.WISH):
        channel, address = Channel(told.said("channel_code")), told.said("address")
        topic = TOPIC_NAMES[Topic(told.said("topic_code"))]
        yield page.WishRow(
            topic=say("{topic}, as said to {clinic}", topic=topic, clinic=told.clinic),
            channel=CHANNEL_NAMES[channel],
            address=masked_phone(address) if channel in _BY_NUMBER else address,
            wish=desk_state(told),
            since=_day(told),
        )


def notices_elsewhere(work: Work, patient: PatientId) -> Iterator[NoticeRow]:
    """Yield which notices other clinics gave."""
    for told in _told(work, patient, Act.NOTICE):
        version, code = told.said("version"), told.said("document_code")
        document = DOCUMENT_NAMES[Document(code)] if code else told.said("topic")
        yield NoticeRow(
            document=say("{document} of {clinic}", document=document, clinic=told.clinic),
            version=int(version) if version.isdecimal() else 0,
            on=_day(told),
            language=told.said("language"),
            outcome=desk_state(told),
            by=told.by,
            reason=told.said("reason"),
        )


def restrictions_elsewhere(work: Work, patient: PatientId) -> Iterator[page.RestrictionRow]:
    """Yield what other clinics had agreed to, and what was decided about it here where it cannot be kept by itself."""
    for line in desk_lines(work, patient):
        told = line.body
        if told.act is not Act.RESTRICTION:
            continue
        words = desk_detail(told) or desk_title(told)
        text = say("At {clinic}: {words}", clinic=told.clinic, words=words)
        if line.waits:
            text = say("At {clinic}, not decided about here yet: {words}", clinic=told.clinic, words=words)
        if line.settled:
            text = say(
                "At {clinic}: {words} Decided here: {decision}",
                clinic=told.clinic,
                words=words,
                decision=line.settled,
            )
        yield page.RestrictionRow(text=text, since=_day(told))


def openings_elsewhere(work: Work, patient: PatientId) -> Iterator[OpeningRow]:
    """Yield who of other clinics opened the record there, newest first."""
    for told in _told(work, patient, Act.OPENING):
        count = told.said("count")
        yield OpeningRow(
            who=f"{told.said('who')} ({told.clinic})",
            first=_day(told),
            last=day(local_day(told.ends)) if told.ends is not None else "",
            count=int(count) if count.isdecimal() else 1,
            why=told.said("topic"),
        )


def appointments_elsewhere(work: Work, patient: PatientId) -> Iterator[AppointmentRow]:
    """Yield appointments at other clinics, newest first."""
    for told in _told(work, patient, Act.APPOINTMENT):
        starts = told.at.astimezone(CLINIC_ZONE) if told.at is not None else None
        ends = told.ends.astimezone(CLINIC_ZONE) if told.ends is not None else None
        yield AppointmentRow(
            on=day(starts.date()) if starts is not None else "",
            time=f"{starts:%H:%M}–{ends:%H:%M}" if starts is not None and ends is not None else "",
            service=told.said("topic"),
            practitioner=f"{told.by} ({told.clinic})" if told.by else told.clinic,
            state=desk_state(told),
            why=told.said("why"),
            note=told.said("note"),
        )
