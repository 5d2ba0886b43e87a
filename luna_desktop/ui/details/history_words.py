"""What the history of contact details says: which field changed from what to what, when, by whom, on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luna_desktop.domain.contact import USE_NAMES, Address, Email, Phone, show_phone
from luna_desktop.domain.facts import SOURCE_NAMES, FactStatus
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.people import GENDER_NAMES, Identity
from luna_desktop.domain.relations import CHECK_NAMES, ROLE_NAMES, RelatedPerson
from luna_desktop.domain.standing import STANDING_NAMES, PatientStatus
from luna_desktop.services.facts import Known
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _, current, say, shown
from luna_desktop.ui.details.person_rows import said_of
from luna_desktop.ui.languages import language_name


@dataclass(frozen=True)
class HistoryRow:
    """One change of one field."""

    field: str
    was: str
    now: str
    when: str
    who: str
    source: str


_LABELS: dict[str, Message] = {
    "family_name": say("Family name"),
    "given_name": say("Given name"),
    "middle_name": say("Middle name"),
    "title": say("Title"),
    "preferred_name": say("Called"),
    "former_names": say("Former names"),
    "other_script_name": say("Name in own script"),
    "birth": say("Birth"),
    "gender": say("Gender"),
    "language": say("Speaks"),
    "phone": say("Phone"),
    "email": say("E-mail"),
    "address": say("Address"),
    "related_person": say("Related person"),
    "status": say("Status"),
}


def history_rows(versions: Sequence[Known]) -> list[HistoryRow]:
    """Return the changes of every field, newest first, from all versions of all contact facts."""
    earlier = {(known.fact_id, known.number): known for known in versions}
    rows: list[HistoryRow] = []
    for known in versions:
        before = earlier.get((known.fact_id, known.number - 1))
        rows += _changes(known, before)
    return rows


def _changes(known: Known, before: Known | None) -> list[HistoryRow]:
    now, was = _said(known), _said(before) if before is not None else {}
    when = known.recorded_at.astimezone(CLINIC_ZONE)
    day = _("{date}, {time}", date=show_day(when.date(), current()), time=f"{when:%H:%M}")
    return [
        HistoryRow(
            shown(_LABELS[name]),
            was.get(name, ""),
            text,
            day,
            known.recorded_by,
            shown(SOURCE_NAMES[known.source]),
        )
        for name, text in now.items()
        if text != was.get(name, "")
    ]


def _said(known: Known) -> dict[str, str]:
    body = known.body
    if isinstance(body, Identity):
        return _identity_said(known, body)
    text = ""
    if isinstance(body, Phone):
        text = _("{phone} ({use})", phone=show_phone(body.number), use=shown(USE_NAMES[body.use]))
    elif isinstance(body, Email):
        text = _("{address} ({use})", address=body.address, use=shown(USE_NAMES[body.use]))
    elif isinstance(body, Address):
        parts = (" ".join(body.lines.split()), body.city, body.state, body.postal_code)
        text = ", ".join(part for part in parts if part)
    elif isinstance(body, RelatedPerson):
        text = _person_said(body)
    elif isinstance(body, PatientStatus):
        text = _status_said(body)
    if known.status is FactStatus.ENDED:
        text = _("Ended: {entry}", entry=text)
    return {known.kind: text}


def _person_said(body: RelatedPerson) -> str:
    roles = ", ".join(shown(ROLE_NAMES[role]) for role in body.roles)
    parts = [_("{roles}: {name}", roles=roles, name=body.name), said_of(body)]
    if body.is_guardian:
        parts.append(shown(CHECK_NAMES[body.check]))
    if body.valid_from is not None:
        parts.append(_("From {day}", day=body.valid_from.shown(current())))
    if body.valid_until is not None:
        parts.append(_("Until {day}", day=body.valid_until.shown(current())))
    return " · ".join(part for part in parts if part)


def _status_said(body: PatientStatus) -> str:
    day = body.on.shown(current()) if body.on is not None else ""
    return " · ".join(part for part in (shown(STANDING_NAMES[body.standing]), day, body.source, body.reason) if part)


def _identity_said(known: Known, body: Identity) -> dict[str, str]:
    day = known.recorded_at.astimezone(CLINIC_ZONE).date()
    return {
        "family_name": body.family_name,
        "given_name": body.given_name,
        "middle_name": body.middle_name,
        "title": body.title,
        "preferred_name": body.preferred_name,
        "former_names": body.former_names,
        "other_script_name": body.other_script_name,
        "birth": body.birth.shown(current(), day) if body.birth.span() else "",
        "gender": shown(GENDER_NAMES[body.gender]),
        "language": language_name(body.language),
    }
