"""What every resource of an act says of its own: what act it is, who did it and when, and what has no element."""

from __future__ import annotations

from collections.abc import Iterator

from luna_desktop.interop.fhir_out.content import Act, Told
from luna_desktop.interop.fhir_out.engine import Context, instant
from luna_desktop.interop.fhir_out.values import OWN, Json
from luna_desktop.texts import Message

TOLD, ROW, ROWS_ID = f"{OWN}act", f"{OWN}act-row", "rows"
_HOLDS_ROWS = frozenset({"MedicationRequest", "QuestionnaireResponse"})
PLACED: dict[str, frozenset[str]] = {
    "Appointment": frozenset({"topic"}),
    "AuditEvent": frozenset({"topic", "text"}),
    "Communication": frozenset({"topic", "text", "way"}),
    "Consent": frozenset({"topic"}),
    "DocumentReference": frozenset({"topic"}),
    "Flag": frozenset({"topic"}),
    "MedicationRequest": frozenset(),
    "Questionnaire": frozenset(),
    "QuestionnaireResponse": frozenset(),
    "Task": frozenset({"topic"}),
}
"""What is known by a name and stands in an element of its resource."""


def marks_of(told: Told, context: Context, kind: str) -> Iterator[Json]:
    """Yield the extensions of an act's resource of this type; readers find the act again by the first."""
    yield _told(told)
    yield from _own(told, context, PLACED[kind])
    yield from _further(told, context, kind)


def _told(told: Told) -> Json:
    """Return what act a resource belongs to, when and by whom it was done, and where."""
    parts: list[Json] = [
        {"url": "kind", "valueCode": told.act.value},
        {"url": "number", "valueInteger": told.number},
        {"url": "stands", "valueBoolean": told.stands},
    ]
    if told.code is not None:
        parts.append({"url": "code", "valueString": str(told.code.value)})
    moments = (("at", told.at), ("ends", told.ends))
    parts += [{"url": name, "valueInstant": instant(at)} for name, at in moments if at is not None]
    parts += [{"url": name, "valueString": text} for name, text in _who(told) if text]
    return {"url": TOLD, "extension": parts}


def _who(told: Told) -> tuple[tuple[str, str], ...]:
    return (("by", told.by), ("elsewhere", told.elsewhere))


def say_url(act: Act, name: str) -> str:
    """Return the address under which stands what is known of an act by a name."""
    return f"{OWN}{act.value.replace(' ', '-')}:{name}"


def _own(told: Told, context: Context, placed: frozenset[str]) -> Iterator[Json]:
    """Yield what is known by name and has no element of its own; each is words of the copy's language."""
    for name, text in told.says.items():
        words = said_in(text, context)
        if words and name not in placed:
            yield {"url": say_url(told.act, name), "valueString": words}


def _further(told: Told, context: Context, kind: str) -> Iterator[Json]:
    """Yield the lines of an act whose resource holds no lines."""
    if kind in _HOLDS_ROWS:
        return
    for label, value in told.rows:
        parts = (("label", said_in(label, context)), ("value", said_in(value, context)))
        inner = [{"url": name, "valueString": text} for name, text in parts if text]
        yield {"url": ROW, "extension": inner or [{"url": f"{OWN}empty", "valueBoolean": True}]}


def said_in(text: str | Message, context: Context) -> str:
    """Return words in the language of the copy."""
    return context.words.render(text) if isinstance(text, Message) else text
