"""A patient of whom every group of data holds a marker of its own, in every table that an erasure reaches."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Date, Integer, LargeBinary, Table, Text

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.preferences import Topic, Wish
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.models.base import UtcDateTime
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.erasure_map import PLACES, STAYS, Does, Place
from luna_desktop.storage import engine
from luna_desktop.storage.erasable import BLANKS
from luna_desktop.storage.keyfile import KeyFile
from tests import builders
from tests.tools.pages import all_pages

WRITTEN_BY_SERVICES = frozenset({"patient_card", "patient_secret", "photograph", "document", "unlisted_key"})
KIND_OF = {
    DataGroup.IDENTITY: "status",
    DataGroup.CONTACT: "contact_check",
    DataGroup.MARKETING: "care_preferences",
    DataGroup.PHOTOGRAPHS: "photograph",
    DataGroup.CLINICAL: "marker",
    DataGroup.BOOKINGS: "booking_elsewhere",
    DataGroup.MESSAGES: "message_elsewhere",
    DataGroup.CONSENTS: "privacy_elsewhere",
}
JSON = {
    "booking_version": {"note": "", "cancel_words": "", "override": ""},
    "waiting_version": {"note": ""},
    "case_event": {"to": "closed", "how": ""},
    "restriction": {"party": "", "address": "", "recipient_id": 0, "staff": [], "purposes": [], "channel": None},
}
KEPT_CODES: dict[str, set[str]] = {
    "inbox_photo": {"camera", "code", "lens", "model", "original_sha256", "seen_mark", "view"},
    "access_request": {"barriers"},
    "address_mark": {"channel"},
    "booking": {"devices", "service_key", "state"},
    "booking_version": {"act"},
    "care_paper_step": {"serial", "state"},
    "case_attachment": {"object_id"},
    "correction": {"field", "kind", "record"},
    "correction_told": {"outcome"},
    "copy_receipt": {"copy_number", "method", "sha256"},
    "copy_review": {"what"},
    "case_event": {"from_state", "role", "to_state", "what"},
    "consent_event": {"channel", "giver", "language", "method", "purpose", "state", "station"},
    "consent_evidence": {"kind", "language", "shown_sha256"},
    "contact_entry": {"direction", "outcome", "way"},
    "desk_set_aside": {"kind"},
    "disclosure": {
        "basis",
        "basis_code",
        "country",
        "format",
        "number",
        "protection",
        "purpose",
        "recipient_kind",
        "serves",
        "sha256",
    },
    "disclosure_event": {"sha256", "state"},
    "erasure_decision": {"action", "data_group", "rule"},
    "fact_version": {"source", "status"},
    "glass_opening": {"barriers", "reason", "session"},
    "import_line": {"outcome"},
    "intake_review": {"entry", "outcome"},
    "intake_submission": {"language", "wording"},
    "legal_hold": {"cause"},
    "message_preference": {"channel", "source", "topic", "wish"},
    "notice_receipt": {"document", "language", "outcome"},
    "outbox_event": {"state"},
    "outbox_message": {"channel", "klass", "language", "lease", "run", "state"},
    "pair_step": {"step"},
    "photo_consent": {"scope"},
    "photo_export_item": {"object_id"},
    "record_merge": {"choices"},
    "restriction": {"kind"},
    "rights_case": {"channel", "clock", "kind", "language", "number", "policy_version", "relation"},
    "restriction_event": {"mode", "state"},
    "treatment_consent": {"giver", "language", "state"},
    "visit": {"kind", "mode", "state"},
    "visit_version": {"state"},
    "waiting_version": {"state"},
}
"""Columns that an erasure leaves: codes, numbers and hashes of papers, in which nobody writes words about a person."""
TRUE_CODES = {
    ("consent_event", "giver"): "self",
    ("consent_event", "method"): "none",
    ("consent_event", "purpose"): Purpose.OFFERS.value,
    ("consent_event", "state"): "refused",
    ("fact_version", "status"): "current",
    ("fact_version", "source"): "staff",
    ("legal_hold", "cause"): "notice",
    ("message_preference", "channel"): "sms",
    ("message_preference", "source"): "patient",
    ("message_preference", "topic"): Topic.APPOINTMENT.value,
    ("message_preference", "wish"): Wish.NO.value,
    ("restriction", "kind"): RestrictionKind.USE.value,
    ("restriction_event", "state"): RestrictionState.DECLINED.value,
    ("visit", "mode"): "in_person",
}
FIRST_ID = 500


def words_left(place: Place) -> set[str]:
    """Return the columns of a place with texts or bytes that an erasure of its group leaves as they are."""
    gone = set(BLANKS[place.table]) if place.does is Does.EMPTIES else set(place.values)
    texts = {column.name for column in place.rows.columns if isinstance(column.type, (Text, LargeBinary))}
    return set() if place.does is Does.REMOVES else texts - gone


def marker(group: DataGroup | None, patient: PatientId) -> str:
    """Return the marker of a group of one patient; rows that go with any group have one too."""
    return f"Zq{'any' if group is None else group.value}canary{int(patient)}"


def fill(clinic: OpenClinic, patient: PatientId, at: datetime) -> None:
    """Add one row to every table of the map, each text of which is the marker of its group."""
    path = KeyFile.load(clinic.premises.folder).database
    with closing(engine.connect(path, clinic.premises.keys.database_key())) as connection:
        connection.execute("pragma foreign_keys=off")
        for number, place in enumerate(PLACES):
            _fill_place(connection, place, patient, at, FIRST_ID * int(patient) + number)
        connection.execute(
            "INSERT INTO legal_hold_end (hold_id, reason, at) SELECT id, '', at FROM legal_hold WHERE NOT EXISTS "
            "(SELECT 1 FROM legal_hold_end WHERE hold_id = legal_hold.id)"
        )


def _fill_place(connection: Any, place: Place, patient: PatientId, at: datetime, number: int) -> None:
    if place.table in WRITTEN_BY_SERVICES or place.table == "fact":
        return
    word = marker(place.group, patient)
    parent_id = number
    own = {place.among[0]: _value_among(place)} if place.among is not None and not place.parent else {}
    if place.parent:
        extra = {place.among[0]: _value_among(place)} if place.among is not None else {}
        parent_id = _parent(connection, place, patient, at, number, extra)
    values = {name: int(patient) if not place.parent else parent_id for name in place.columns} | own
    _insert(connection, place.rows, at, number, word, values)


def _value_among(place: Place) -> str:
    if place.among is None:
        raise AssertionError(place)
    if place.parent == "fact" or place.table == "correction":
        return KIND_OF[place.group or DataGroup.CLINICAL]
    return "prescription" if place.without else place.among[1][0]


def _parent(connection: Any, place: Place, patient: PatientId, at: datetime, number: int, extra: dict[str, Any]) -> int:
    parent = next((each for each in PLACES if each.table == place.parent), place)
    table = Place(place.parent, None, Does.CLEARS).rows
    values = {**dict.fromkeys(place.parent_columns, int(patient)), **extra}
    _insert(connection, table, at, number, marker(parent.group, patient), values)
    return number


def _insert(connection: Any, table: Table, at: datetime, number: int, word: str, fixed: dict[str, Any]) -> None:
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.name in fixed:
            continue
        if column.foreign_keys:
            values[column.name] = _referred(connection, column, at, number, fixed)
        else:
            values[column.name] = _value(table.name, column, at, number, word)
    values |= {"id": number} if "id" in table.columns else {}
    values |= fixed
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT OR IGNORE INTO {table.name} ({names}) VALUES ({marks})", list(values.values()))  # noqa: S608


def _referred(connection: Any, column: Any, at: datetime, number: int, fixed: dict[str, Any]) -> int | str | None:
    """Return what a reference points to: nothing where that may be, the first of the staff, a row made for it."""
    (key,) = column.foreign_keys
    target = key.column.table
    if column.nullable:
        return None
    if target.name == "stored_object":
        name = f"{number:032x}"
        sealed = {"object_id": name, "wrapped_key": b"x" * 60, "size": 1, "drawer": "vault"}
        _insert(connection, target, at, number, "x", sealed)
        return name
    if target.name == "staff_user":
        return 1
    if target.name == "patient":
        return next((value for name, value in fixed.items() if "patient" in name or name.endswith("_id")), 1)
    _insert(connection, target, at, number, "x", {})
    return number


def _value(table: str, column: Any, at: datetime, number: int, word: str) -> Any:
    if isinstance(column.type, Integer) and not isinstance(column.type, Boolean):
        return number if column.primary_key or column.unique or column.name == "number" else 1
    if table in JSON and column.name in {"body", "terms", "detail"}:
        return json.dumps({name: value or word if value == "" else value for name, value in JSON[table].items()})
    if column.name in KEPT_CODES.get(table, set()) or table in STAYS:
        word = ""
    by_type = {
        UtcDateTime: at.replace(tzinfo=None).isoformat(" "),
        Date: at.date().isoformat(),
        Boolean: 0,
        LargeBinary: word.encode(),
    }
    text = f"{word} {number}" if word else TRUE_CODES.get((table, column.name), f"x{number}")
    return by_type.get(type(column.type), text)


def a_full_record(clinic: OpenClinic, at: datetime, given: str = "Zqanita", family: str = "Zqkannan") -> PatientId:
    """Register somebody with a photograph and fill every table."""
    patient = builders.register(clinic, builders.a_patient(family, given, phone="98860 01427"))
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    fill(clinic, patient, at)
    return patient


def pages_of(clinic: OpenClinic) -> bytes:
    """Return every page of a clinic's database in clear."""
    return all_pages(KeyFile.load(clinic.premises.folder).database, clinic.premises.keys.database_key())
