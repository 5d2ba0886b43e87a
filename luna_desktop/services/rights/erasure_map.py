"""What each table holds of a patient: to which group of data it belongs, and what an erasure of that group does to it.

Every table that names a patient, and every table that hangs on such a one, has a place here or stands in `STAYS` with
the reason; a test compares both with the schema, so that a new table has to be thought about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Table, Text, and_, cast, literal, or_, select

from luna_desktop.domain.elsewhere import BOOKING_KIND, MESSAGE_KIND, PRIVACY_KIND, WISH_KIND
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.models import Base
from luna_desktop.services.facts import ERASED
from luna_desktop.services.people.merge_rows import patient_columns

IDENTITY_KINDS = ("identity", "status")
CONTACT_KINDS = ("phone", "email", "address", "related_person", "contact_check")
PHOTOGRAPH_KINDS = ("photograph", "photo_marks", "photo_comparison")
MARKETING_KINDS = ("care_preferences",)
ELSEWHERE_KINDS: dict[DataGroup, tuple[str, ...]] = {
    DataGroup.CONTACT: (WISH_KIND,),
    DataGroup.BOOKINGS: (BOOKING_KIND,),
    DataGroup.MESSAGES: (MESSAGE_KIND,),
    DataGroup.CONSENTS: (PRIVACY_KIND,),
}
"""What the desk of another clinic did, with what this clinic's desk does."""
NOT_CLINICAL_KINDS = (
    *IDENTITY_KINDS,
    *CONTACT_KINDS,
    *PHOTOGRAPH_KINDS,
    *MARKETING_KINDS,
    *(kind for kinds in ELSEWHERE_KINDS.values() for kind in kinds),
    ERASED,
)
"""Every other kind of fact is clinical, those of modules that are not loaded just now too."""


class Does(Enum):
    """What an erasure does to the rows of a place."""

    EMPTIES = "empties"
    """Columns of an append-only table (`erasable.BLANKS`), along a line in the book for each row."""
    CLEARS = "clears"
    """Columns of another table are overwritten."""
    REMOVES = "removes"
    """Rows worked out from others, or that are pictures of them, go."""


@dataclass(frozen=True)
class Place:
    """Rows of one table that belong to one group; `group` None goes with whichever group is erased.

    `columns` name the patient, or, where there is a `parent`, the row of that table, whose own columns name them.
    `among` narrows to rows (of the parent, where there is one) whose column holds one of some values, or none of them
    where `without` says so. `at` is the instant of a row's last use; places with one are what is counted and dated.
    """

    table: str
    group: DataGroup | None
    does: Does
    columns: tuple[str, ...] = ("patient_id",)
    parent: str = ""
    parent_columns: tuple[str, ...] = ("patient_id",)
    among: tuple[str, tuple[str, ...]] | None = None
    without: bool = False
    at: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def rows(self) -> Table:
        """Return the table."""
        return Base.metadata.tables[self.table]

    def of(self, patients: list[int]) -> ColumnElement[bool]:
        """Return the condition of the rows of these patients."""
        table = self.rows
        if not self.parent:
            return and_(or_(*(table.c[name].in_(patients) for name in self.columns)), *self._narrowed(table))
        parent = Base.metadata.tables[self.parent]
        mine = or_(*(parent.c[name].in_(patients) for name in self.parent_columns))
        wanted = select(parent.c.id).where(mine, *self._narrowed(parent))
        return or_(*(table.c[name].in_(wanted) for name in self.columns))

    def _narrowed(self, table: Table) -> list[ColumnElement[bool]]:
        if self.among is None:
            return []
        column, values = self.among
        found = table.c[column].in_(values)
        return [~found if self.without else found]

    def key(self) -> ColumnElement[str]:
        """Return how a line of an erasure names a row: its primary key, parts joined by a stroke."""
        first, *others = [cast(column, Text) for column in self.rows.primary_key]
        whole: ColumnElement[str] = first
        for other in others:
            whole = whole + literal("/") + other
        return whole


def _facts(group: DataGroup, kinds: tuple[str, ...], *, without: bool = False) -> tuple[Place, Place]:
    narrow: dict[str, Any] = {"among": ("kind", kinds), "without": without}
    return (
        Place("fact_version", group, Does.EMPTIES, ("fact_id",), "fact", at="recorded_at", **narrow),
        Place("fact", group, Does.CLEARS, values={"kind": ERASED}, **narrow),
    )


_CLINICAL, _CONSENTS, _BOOKINGS = DataGroup.CLINICAL, DataGroup.CONSENTS, DataGroup.BOOKINGS
_MESSAGES, _PHOTOS, _IDENTITY = DataGroup.MESSAGES, DataGroup.PHOTOGRAPHS, DataGroup.IDENTITY
_PRESCRIPTION, _CERTIFICATE = ("kind", ("certificate",)), ("kind", ("certificate",))
_PAIR = ("low_id", "high_id")
_OUT_OF_INBOX = {
    **dict.fromkeys(("original_id", "full_id", "preview_id", "placard_id")),
    **dict.fromkeys(("thumbnail", "sealed_name"), b""),
    "state": "erased",
}
"""What is left of a picture of the inbox in which somebody's placard can be read: that it was there."""
_MERGED = ("kept_id", "merged_id")


def _corrections() -> tuple[Place, ...]:
    """What a correction proposed says what the entry says, and goes with it; that it was asked for stays a request."""
    groups = {_IDENTITY: IDENTITY_KINDS, DataGroup.CONTACT: CONTACT_KINDS, DataGroup.MARKETING: MARKETING_KINDS}
    kinds = tuple(kind for each in groups.values() for kind in each)
    return (
        *(Place("correction", group, Does.EMPTIES, among=("kind", each)) for group, each in groups.items()),
        Place("correction", _CLINICAL, Does.EMPTIES, among=("kind", kinds), without=True),
    )


PLACES: tuple[Place, ...] = (
    *_facts(_IDENTITY, IDENTITY_KINDS),
    *_facts(DataGroup.CONTACT, CONTACT_KINDS),
    *_facts(DataGroup.MARKETING, MARKETING_KINDS),
    *_facts(_PHOTOS, PHOTOGRAPH_KINDS),
    *(place for group, kinds in ELSEWHERE_KINDS.items() for place in _facts(group, kinds)),
    *_facts(_CLINICAL, NOT_CLINICAL_KINDS, without=True),
    Place("identity_photo_version", _IDENTITY, Does.EMPTIES, at="recorded_at"),
    Place("import_line", _IDENTITY, Does.EMPTIES),
    Place("pair_step", _IDENTITY, Does.EMPTIES, _PAIR),
    Place("record_merge", None, Does.EMPTIES, _MERGED),
    Place("record_unmerge", _IDENTITY, Does.EMPTIES, ("merge_id",), "record_merge", _MERGED),
    Place("likely_pair", None, Does.REMOVES, _PAIR),
    Place("draft", None, Does.REMOVES),
    Place("patient_card", _IDENTITY, Does.REMOVES),
    Place("unlisted_key", _IDENTITY, Does.REMOVES),
    Place("patient_secret", _IDENTITY, Does.REMOVES),
    Place("message_preference", DataGroup.CONTACT, Does.EMPTIES, at="at"),
    Place("visit_version", _CLINICAL, Does.EMPTIES, ("visit_id",), "visit", at="at"),
    Place("visit_addendum", _CLINICAL, Does.EMPTIES, ("visit_id",), "visit", at="at"),
    Place("visit", _CLINICAL, Does.CLEARS, values={"headline": ""}),
    Place("visit_product", _CLINICAL, Does.REMOVES),
    Place("visit_procedure", _CLINICAL, Does.REMOVES),
    Place(
        "care_paper_version",
        _CLINICAL,
        Does.EMPTIES,
        ("paper_id",),
        "care_paper",
        among=_PRESCRIPTION,
        without=True,
        at="at",
    ),
    Place(
        "care_paper_step",
        _CLINICAL,
        Does.EMPTIES,
        ("paper_id",),
        "care_paper",
        among=_PRESCRIPTION,
        without=True,
        at="at",
    ),
    Place(
        "care_paper_version",
        DataGroup.CERTIFICATES,
        Does.EMPTIES,
        ("paper_id",),
        "care_paper",
        among=_CERTIFICATE,
        at="at",
    ),
    Place(
        "care_paper_step",
        DataGroup.CERTIFICATES,
        Does.EMPTIES,
        ("paper_id",),
        "care_paper",
        among=_CERTIFICATE,
        at="at",
    ),
    Place("treatment_consent", _CLINICAL, Does.EMPTIES, at="at"),
    Place("aftercare_given", _CLINICAL, Does.EMPTIES, at="at"),
    Place("intake_submission", _CLINICAL, Does.EMPTIES, at="at"),
    Place("intake_review", _CLINICAL, Does.EMPTIES, ("submission_id",), "intake_submission"),
    Place("intake_draft", _CLINICAL, Does.REMOVES),
    Place("fact_move", _CLINICAL, Does.EMPTIES, ("from_patient_id", "to_patient_id")),
    Place("document", _CLINICAL, Does.REMOVES, at="added_at"),
    Place("result_waiting", _CLINICAL, Does.REMOVES),
    Place("rule_hold", _CLINICAL, Does.REMOVES),
    Place("rule_hold_basis", _CLINICAL, Does.REMOVES),
    Place("safety_asked", _CLINICAL, Does.REMOVES),
    Place("desk_due", _CLINICAL, Does.REMOVES),
    Place("care_team_member", _CLINICAL, Does.CLEARS, values={"reason": "", "end_reason": ""}),
    Place("photo_export_item", _PHOTOS, Does.EMPTIES),
    Place("photo_consent", _PHOTOS, Does.EMPTIES),
    Place("photograph", _PHOTOS, Does.REMOVES, at="added_at"),
    Place("inbox_photo", _PHOTOS, Does.CLEARS, ("placard_id",), "photo_placard", values=_OUT_OF_INBOX),
    Place("photo_placard", _PHOTOS, Does.REMOVES),
    Place("booking_version", _BOOKINGS, Does.EMPTIES, ("booking_id",), "booking", at="at"),
    Place("booking", _BOOKINGS, Does.CLEARS, values={"has_note": False}),
    Place("waiting_version", _BOOKINGS, Does.EMPTIES, ("entry_id",), "waiting_entry", at="at"),
    Place("desk_set_aside", _BOOKINGS, Does.EMPTIES, at="at"),
    Place("outbox_event", _MESSAGES, Does.EMPTIES, ("message_id",), "outbox_message", at="at"),
    Place(
        "outbox_message",
        _MESSAGES,
        Does.CLEARS,
        values={"address": "", "subject": "", "body": "", "calendar": "", "header_id": ""},
    ),
    Place("contact_entry", _MESSAGES, Does.EMPTIES, at="happened_at"),
    Place("address_mark", _MESSAGES, Does.EMPTIES, ("message_id",), "outbox_message"),
    Place("consent_event", _CONSENTS, Does.EMPTIES, at="at"),
    Place("consent_evidence", _CONSENTS, Does.EMPTIES, at="at"),
    Place("notice_receipt", _CONSENTS, Does.EMPTIES, at="at"),
    Place("disclosure", _CONSENTS, Does.EMPTIES, at="at"),
    Place("disclosure_event", _CONSENTS, Does.EMPTIES, ("disclosure_id",), "disclosure"),
    Place("restriction", _CONSENTS, Does.EMPTIES, at="at"),
    Place("restriction_event", _CONSENTS, Does.EMPTIES, at="at"),
    Place("glass_review", _CONSENTS, Does.EMPTIES, ("opening_id",), "glass_opening"),
    Place("incident_note", _CONSENTS, Does.EMPTIES),
    Place("glass_opening", _CONSENTS, Does.EMPTIES, at="at"),
    Place("snoop_closing", _CONSENTS, Does.EMPTIES, ("finding_id",), "snoop_finding"),
    Place("access_answer", _CONSENTS, Does.EMPTIES, ("request_id",), "access_request"),
    Place("access_request", _CONSENTS, Does.EMPTIES, at="at"),
    Place("stop_task_done", _CONSENTS, Does.EMPTIES, ("task_id",), "stop_task"),
    Place("rights_case", _CONSENTS, Does.EMPTIES, at="logged_at"),
    Place("case_words", _CONSENTS, Does.EMPTIES, ("case_id",), "rights_case"),
    Place("case_event", _CONSENTS, Does.EMPTIES, ("case_id",), "rights_case"),
    Place("case_attachment", _CONSENTS, Does.EMPTIES, ("case_id",), "rights_case"),
    *_corrections(),
    Place("correction_told", _CONSENTS, Does.EMPTIES, ("correction_id",), "correction"),
    Place("copy_plan_version", _CONSENTS, Does.EMPTIES, ("case_id",), "rights_case"),
    Place("copy_review", _CONSENTS, Does.EMPTIES, ("case_id",), "rights_case"),
    Place("copy_receipt", _CONSENTS, Does.EMPTIES, ("case_id",), "rights_case"),
    Place("legal_hold", _CONSENTS, Does.EMPTIES, at="at"),
    Place("legal_hold_end", _CONSENTS, Does.EMPTIES, ("hold_id",), "legal_hold"),
    Place("erasure_decision", _CONSENTS, Does.EMPTIES),
)
"""In the order in which they are worked through: what hangs on another row goes before that row changes."""

STAYS: dict[str, str] = {
    "audit_entry": "the log is never shortened; its marks cannot be compared any more once the key is gone",
    "booking_series": "a rule of dates, without words",
    "booking_visit": "ids alone",
    "case_letter": "number, kind and day; the key of its sealed pages is destroyed",
    "case_restriction": "ids alone",
    "case_standing": "state, days and who handles it",
    "care_paper": "number and day, without words",
    "erasure_run": "holds no personal data, and proves the erasure",
    "erasure_line": "names rows, not people",
    "erasure_end": "counts",
    "erasure_cleaning": "an instant",
    "glass_end": "an instant",
    "snoop_finding": "who looked when, as the log says; no words",
    "import_fact": "ids alone",
    "inbox_step": "ids and codes, of pictures that were nobody’s yet",
    "fact_origin": "ids, an instant, and the name of whoever recorded it elsewhere in office",
    "merge_check": "ids alone",
    "photo_export": "use, recipient and day; what left stands in its disclosure",
    "patient": "the record number, so that it is never given again, and a random id",
    "record_merge_row": "ids alone",
    "restriction_staff": "ids alone",
    "stop_task": "recipient, purpose and day",
    "waiting_entry": "state and day",
}
OBJECTS: tuple[tuple[Place, tuple[str, ...]], ...] = (
    (Place("photograph", _PHOTOS, Does.REMOVES), ("original_id", "full_id", "preview_id")),
    (Place("photo_export_item", _PHOTOS, Does.EMPTIES), ("object_id",)),
    (
        Place("inbox_photo", _PHOTOS, Does.CLEARS, ("placard_id",), "photo_placard"),
        ("original_id", "full_id", "preview_id"),
    ),
    (Place("document", _CLINICAL, Does.REMOVES), ("original_id", "pages_id")),
    (Place("consent_evidence", _CONSENTS, Does.EMPTIES), ("object_id",)),
    (Place("disclosure", _CONSENTS, Does.EMPTIES), ("request_object_id",)),
    (Place("case_letter", _CONSENTS, Does.EMPTIES, ("case_id",), "rights_case"), ("object_id",)),
    (Place("case_attachment", _CONSENTS, Does.EMPTIES, ("case_id",), "rights_case"), ("object_id",)),
)
"""Columns that point to sealed files, whose keys an erasure of the group destroys."""


def reaching_tables() -> set[str]:
    """Return every table that names a patient, and every one that refers to such a table, however far away."""
    found = {table for table, _column in patient_columns()}
    while True:
        more = {
            table.name
            for table in Base.metadata.tables.values()
            if table.name not in found
            and any(key.column.table.name in found for column in table.columns for key in column.foreign_keys)
        }
        if not more:
            return found
        found |= more
