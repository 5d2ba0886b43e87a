"""Where consents, restrictions, appointments, messages, disclosures and papers stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.elsewhere import VISIT_KIND
from luna_desktop.interop.fhir_out.act_marks import ROWS_ID, marks_of, said_in
from luna_desktop.interop.fhir_out.content import Act, Told
from luna_desktop.interop.fhir_out.engine import Context, instant
from luna_desktop.interop.fhir_out.homes import UNKNOWN_CONCEPT
from luna_desktop.interop.fhir_out.people import PATIENT_KINDS
from luna_desktop.interop.fhir_out.values import OWN, Json, concept_of, plain
from luna_desktop.texts import say

_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
_PURPOSES = {
    Purpose.CARE: "TREAT",
    Purpose.OFFERS: "HMARKT",
    Purpose.RESEARCH: "HRESCH",
    Purpose.MARKETING_PHOTOGRAPHS: "HMARKT",
}
"""Purposes of use that HL7 has a code for; the others have words alone."""
_ENTRY_NAMES = {VISIT_KIND: "visit elsewhere"}
"""What entries are called in addresses, where that is not their kind."""
_DICOM = "http://dicom.nema.org/resources/ontology/DCM"
_UNKNOWN_DAY = "1970-01-01T00:00:00+00:00"
"""Stands where FHIR asks for an instant that nobody kept."""
_CONSENT_STATES = {
    ConsentState.REFUSED.value: "rejected",
    ConsentState.WITHDRAWN.value: "inactive",
    ConsentState.EXPIRED.value: "inactive",
    ConsentState.LAPSED.value: "inactive",
}
_BOOKED = {
    BookingState.HELD: "pending",
    BookingState.BOOKED: "booked",
    BookingState.CONFIRMED: "booked",
    BookingState.ARRIVED: "arrived",
    BookingState.IN_ROOM: "checked-in",
    BookingState.DONE: "fulfilled",
    BookingState.DID_NOT_ATTEND: "noshow",
    BookingState.CANCELLED: "cancelled",
}


def act_resources(told: Told, context: Context) -> Iterator[Json]:
    """Yield the resources of something that was done or said."""
    for place, resource in enumerate(_WRITERS[told.act](told, context)):
        name = told.name if not place else f"{told.name} {place}"
        kind = resource.pop("resourceType")
        own = list(marks_of(told, context, kind))
        yield {"resourceType": kind, "id": context.names.id_of(name, told.number), "extension": own, **resource}


def _rows(told: Told, context: Context) -> str:
    return "\n".join(f"{said_in(label, context)}: {said_in(value, context)}" for label, value in told.rows)


def _text(told: Told, name: str, context: Context) -> Json:
    said = said_in(told.says.get(name, ""), context)
    return {"text": said} if said else dict(UNKNOWN_CONCEPT)


def _clinic(told: Told, context: Context) -> Json:
    """Return the clinic to which something was said or that did it: this one, or another one by its name."""
    return {"display": told.elsewhere} if told.elsewhere else context.names.reference("clinic", 0)


def _consent_of(told: Told, context: Context, scope: str) -> Json:
    found: Json = {
        "resourceType": "Consent",
        "status": _consent_state(told),
        "scope": {"coding": [{"system": _SCOPE, "code": scope}]},
        "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
        "patient": context.patient,
        "organization": [_clinic(told, context)],
        "policyRule": _text(told, "notice", context),
        "provision": {"type": "permit" if told.stands else "deny", "code": [_text(told, "topic", context)]},
    }
    if told.at is not None:
        found["dateTime"] = instant(told.at)
    return found


def _consent_state(told: Told) -> str:
    """Return how a consent stands: one that an answer given later replaced is not active any more."""
    if told.says.get("is_earlier"):
        return "inactive"
    return _CONSENT_STATES.get(str(told.says.get("state_code", "")), "active")


def _consent(told: Told, context: Context) -> Iterator[Json]:
    code = told.code
    scope = "research" if code is Purpose.RESEARCH else "patient-privacy"
    found = _consent_of(told, context, scope)
    if isinstance(code, Purpose) and code in _PURPOSES:
        found["provision"]["purpose"] = [{"system": _REASON, "code": _PURPOSES[code]}]
    if told.ends is not None:
        found["provision"]["period"] = {"end": instant(told.ends)}
    yield found


def consent_status(state: ConsentState) -> bool | None:
    """Return whether a state permits; None for what was never answered, which is no Consent at all."""
    if state in {ConsentState.NOT_ASKED, ConsentState.OFFERED, ConsentState.DEFERRED}:
        return None
    return state is ConsentState.GIVEN


def _treatment(told: Told, context: Context) -> Iterator[Json]:
    yield _consent_of(told, context, "treatment")


def _wish(told: Told, context: Context) -> Iterator[Json]:
    yield _consent_of(told, context, "patient-privacy")


def _restriction(told: Told, context: Context) -> Iterator[Json]:
    yield _consent_of(told, context, "patient-privacy")
    yield {
        "resourceType": "Flag",
        "status": "active",
        "code": _text(told, "topic", context),
        "subject": context.patient,
    }


def _appointment(told: Told, context: Context) -> Iterator[Json]:
    status = _BOOKED[told.code] if isinstance(told.code, BookingState) else "proposed"
    people = [{"actor": context.patient, "status": "accepted"}]
    if told.by:
        people.append({"actor": context.person(told.by, told.elsewhere), "status": "accepted"})
    found: Json = {
        "resourceType": "Appointment",
        "status": status if told.stands else "waitlist",
        "serviceType": [_text(told, "topic", context)],
        "participant": people,
    }
    if told.at is not None and told.ends is not None:
        found |= {"start": instant(told.at), "end": instant(told.ends)}
    yield found


def _communication(told: Told, context: Context) -> Iterator[Json]:
    found: Json = {
        "resourceType": "Communication",
        "status": "completed" if told.stands else "entered-in-error",
        "category": [{"coding": [{"system": f"{OWN}act", "code": told.act.value.replace(" ", "-")}]}],
        "subject": context.patient,
    }
    if told.says.get("topic"):
        found["topic"] = _text(told, "topic", context)
    if told.says.get("way"):
        found["medium"] = [_text(told, "way", context)]
    if told.at is not None:
        found["sent"] = instant(told.at)
    kind, _stroke, number = said_in(told.says.get("about", ""), context).partition("/")
    name = _ENTRY_NAMES.get(kind, kind)
    if number.isdecimal() and name not in PATIENT_KINDS and (name, int(number)) in context.present:
        found["about"] = [context.names.reference(name, number)]
    text, rows = said_in(told.says.get("text", ""), context), _rows(told, context)
    payload = [{"contentString": text}] if text else []
    if rows:
        payload.append({"id": ROWS_ID, "contentString": rows})
    if payload:
        found["payload"] = payload
    yield found


def _correction(told: Told, context: Context) -> Iterator[Json]:
    """Yield what was said about an entry, then the request to correct it as a task."""
    (said,) = _communication(told, context)
    case, decided = (said_in(told.says.get(name, ""), context) for name in ("case", "decided_at"))
    yield {**said, "basedOn": [context.names.reference(f"{told.name} 1", told.number)]}
    task: Json = {
        "resourceType": "Task",
        "status": "completed" if decided else "in-progress",
        "intent": "order",
        "code": {"text": context.words.render(say("Request to correct the record"))},
        "for": context.patient,
    }
    if case:
        task["identifier"] = [{"system": f"{OWN}case", "value": case}]
    if told.at is not None:
        task["authoredOn"] = instant(told.at)
    if decided:
        task["lastModified"] = instant(datetime.fromisoformat(decided))
    if "about" in said:
        task["focus"] = said["about"][0]
    for element, name in (("description", "topic"), ("statusReason", "decision"), ("reasonCode", "reason")):
        words = said_in(told.says.get(name, ""), context)
        if words:
            task[element] = words if element == "description" else {"text": words}
    yield task


def _disclosure(told: Told, context: Context) -> Iterator[Json]:
    recipient = said_in(told.says.get("recipient", ""), context)
    period = {"period": {"end": instant(told.ends)}} if told.ends is not None else {}
    yield {
        "resourceType": "AuditEvent",
        "type": {"system": _DICOM, "code": "110106", "display": "Export"},
        "recorded": instant(told.at) if told.at is not None else _UNKNOWN_DAY,
        "purposeOfEvent": [_text(told, "topic", context)],
        "agent": [
            {"name": context.person(told.by, told.elsewhere)["display"] if told.by else "–", "requestor": True},
            {"type": {"text": "recipient"}, "name": recipient or "–", "requestor": False},
        ],
        "source": {"observer": _clinic(told, context)},
        "entity": [{"what": context.patient, "description": said_in(told.says.get("text", ""), context) or "–"}],
        **period,
    }


def _opening(told: Told, context: Context) -> Iterator[Json]:
    """Yield who of the clinic opened the record, from the first time to the last."""
    instants = (("start", told.at), ("end", told.ends))
    period = {name: instant(at) for name, at in instants if at is not None}
    found: Json = {
        "resourceType": "AuditEvent",
        "type": {"system": _DICOM, "code": "110110", "display": "Patient Record"},
        "action": "R",
        "recorded": instant(told.ends) if told.ends is not None else _UNKNOWN_DAY,
        "agent": [{"name": said_in(told.says.get("who", ""), context) or "–", "requestor": True}],
        "source": {"observer": _clinic(told, context)},
        "entity": [{"what": context.patient}],
    }
    if told.says.get("topic"):
        found["purposeOfEvent"] = [_text(told, "topic", context)]
    yield found | ({"period": period} if period else {})


def _prescription(told: Told, context: Context) -> Iterator[Json]:
    for what, (_label, directions) in zip(told.what, told.rows, strict=True):
        found: Json = {
            "resourceType": "MedicationRequest",
            "status": "active" if told.stands else "cancelled",
            "intent": "order",
            "medicationCodeableConcept": concept_of(plain(what)),
            "subject": context.patient,
        }
        if told.by:
            found["requester"] = context.person(told.by, told.elsewhere)
        if told.at is not None:
            found["authoredOn"] = instant(told.at)
        words = said_in(directions, context)
        if words:
            found["dosageInstruction"] = [{"text": words}]
        yield found


def _certificate(told: Told, context: Context) -> Iterator[Json]:
    found: Json = {
        "resourceType": "DocumentReference",
        "status": "current" if told.stands else "superseded",
        "type": _text(told, "topic", context),
        "subject": context.patient,
        "custodian": _clinic(told, context),
        "content": [{"attachment": {"contentType": "application/pdf", "url": "record.pdf"}}],
    }
    if told.at is not None:
        found["date"] = instant(told.at)
    words = _rows(told, context)
    if words:
        found["description"] = words
    if told.by:
        found["author"] = [context.person(told.by, told.elsewhere)]
    yield found


def _intake(told: Told, context: Context) -> Iterator[Json]:
    answers = [
        {
            "linkId": str(place),
            **({"text": words} if (words := said_in(question, context)) else {}),
            **({"answer": [{"valueString": said}]} if (said := said_in(answer, context)) else {}),
        }
        for place, (question, answer) in enumerate(told.rows, start=1)
    ]
    asked = [{**{name: each[name] for name in each if name != "answer"}, "type": "string"} for each in answers]
    form = context.names.reference(f"{told.name} 1", told.number)["reference"]
    yield {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "questionnaire": form,
        "subject": context.patient,
        "source": context.patient,
        **({"authored": instant(told.at)} if told.at is not None else {}),
        **({"item": answers} if answers else {}),
    }
    yield {
        "resourceType": "Questionnaire",
        "url": form,
        "status": "unknown",
        "subjectType": ["Patient"],
        **({"item": asked} if asked else {}),
    }


_WRITERS: dict[Act, Callable[[Told, Context], Iterator[Json]]] = {
    Act.CONSENT: _consent,
    Act.TREATMENT_CONSENT: _treatment,
    Act.RESTRICTION: _restriction,
    Act.WISH: _wish,
    Act.APPOINTMENT: _appointment,
    Act.MESSAGE: _communication,
    Act.NOTICE: _communication,
    Act.AFTERCARE: _communication,
    Act.CORRECTION: _correction,
    Act.DISCLOSURE: _disclosure,
    Act.OPENING: _opening,
    Act.PRESCRIPTION: _prescription,
    Act.CERTIFICATE: _certificate,
    Act.INTAKE: _intake,
}
