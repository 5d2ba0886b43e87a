"""Nothing clinical reaches reception: not an object, not a row, not a page, not an error.

One patient has a marker in every clinical field: each kind of fact that is registered, filled by its type hints, and
each text column of each clinical table. Then reception carries out every use case that the role holds. What comes back
is walked through, every row that the database hands over meanwhile is looked at, and every page is built and read. A
new table has to be placed here; a new kind of fact and a new use case are found by themselves.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Boolean, Date, DateTime, Integer, LargeBinary, Table, delete, event, insert, select, update

from luna_desktop import services
from luna_desktop.domain.access import GRANTS, PatientId, Role
from luna_desktop.domain.clinical.intake import QUESTIONS, Answer, AnswerState
from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.gate import DataClass
from luna_desktop.models import Base
from luna_desktop.models.base import UtcDateTime
from luna_desktop.models.intake import IntakeDraft
from luna_desktop.models.visits import Visit
from luna_desktop.services.care.intake_store import seal_draft
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.drafts import DraftPlace, KeptDraft, keep_draft
from luna_desktop.services.facts import add_fact
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.use_cases import CATALOGUE, UseCase
from luna_desktop.services.work import Work
from luna_desktop.ui import screens
from luna_desktop.ui.chart.frame_presenter import open_chart_page
from luna_desktop.ui.front.check_in_presenter import check_in
from tests import builders
from tests.clinic_fixtures import Opener
from tests.journeys.day_of_the_desk import (
    DRAFT,
    ask_for_rights,
    book_and_change,
    papers_and_people,
    print_papers,
    wait_for_a_time,
    write_and_call,
)
from tests.journeys.driver import Journey
from tests.journeys.tables_of_the_desk import OF_THE_DESK
from tests.reports.reading import text_of
from tests.services.acting import act, working
from tests.services.front.booking import asked, at, book_one
from tests.services.messages.parts import approve, set_up_mail, somebody
from tests.tools.filling import Filler
from tests.ui.contexts import Way, context_of

for module in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
    importlib.import_module(module.name)  # each enters its use cases and kinds of facts

MARK = "Zqcanary"
OPEN_CLASSES = {DataClass.CONTACT, DataClass.PRIVACY}
CLINICAL_KINDS = frozenset(kind.name for kind in KINDS.values() if kind.data_class not in OPEN_CLASSES)
ASKS_FACTS = re.compile(r"\b(?:FROM|JOIN)\s+fact(?:_version)?\b")
CLINICAL = frozenset(
    {
        "access_answer",
        "access_request",
        "aftercare_given",
        "care_paper",
        "care_paper_step",
        "care_paper_version",
        "case_attachment",
        "case_event",
        "case_words",
        "correction",
        "correction_told",
        "copy_plan_version",
        "copy_receipt",
        "copy_review",
        "disclosure",
        "disclosure_event",
        "document",
        "fact_move",
        "glass_end",
        "glass_opening",
        "glass_review",
        "inbox_photo",
        "inbox_step",
        "incident_note",
        "intake_draft",
        "intake_review",
        "intake_submission",
        "photo_export_item",
        "photo_placard",
        "photograph",
        "result_waiting",
        "rule_hold",
        "rule_hold_basis",
        "service_clinical_name",
        "snoop_closing",
        "snoop_finding",
        "snoop_week",
        "staff_contact_version",
        "treatment_consent",
        "visit",
        "visit_addendum",
        "visit_procedure",
        "visit_product",
        "visit_version",
    }
)
"""Tables of which reception gets no row: every text of theirs is a marker."""
CHANGES_WHO_WORKS = {"change_password", "back_up_if_due", "collect_now", "collect_if_due", "examine", "finish_erasures"}
"""Use cases about the clinic's files or the person's own key, which touch no patient."""
NOT_CARRIED_OUT = {
    "take_for_gateway": "it returns a claim and how many were refused",
    "take_letters": "it returns a claim; the letters themselves are given by `read_letters`",
    "hand_to_gateway": "it writes a file with the texts of messages, which `read_message` gives too",
    "let_letters_leave": "it notes numbers; the letters themselves are given by `read_letters`",
    "note_sent": "it moves a message on, as `settle_mail` does, and gives nothing back",
    "settle_call": "it notes a call, as `note_contact` does",
    "start_run": "it queues what `preview_run` gives",
    "prepare_feed_of_login": "it is `prepare_feed` for the command line, by a login",
}
"""Use cases that no request here makes answer, and why nothing of a patient is missed by that."""


def test_every_table_is_placed() -> None:
    tables = {table.name for table in Base.metadata.sorted_tables}
    assert tables == CLINICAL | OF_THE_DESK
    assert not CLINICAL & OF_THE_DESK


@dataclass
class Seen:
    """What reached reception with a marker in it, and what was looked at."""

    found: list[str] = field(default_factory=list)
    rows: int = 0
    answered: set[str] = field(default_factory=set)
    statement: str = ""

    def look(self, where: str, text: str) -> None:
        """Note a text with a marker."""
        if MARK.casefold() in text.casefold():
            self.found.append(f"{where}: {text[:200]}")


@contextmanager
def every_row(clinic: OpenClinic, seen: Seen) -> Iterator[None]:
    """Look at every row that the engines hand over meanwhile."""

    def row(_cursor: Any, values: Any) -> Any:
        seen.rows += 1
        seen.look(seen.statement[:80], repr(values))
        if ASKS_FACTS.search(seen.statement) and not CLINICAL_KINDS.isdisjoint(map(str, values)):
            seen.found.append(f"a clinical kind of fact: {seen.statement[:80]}")
        return values

    def watch(connection: Any, *_rest: Any) -> None:
        connection.row_factory = row

    def leave(connection: Any, *_rest: Any) -> None:
        connection.row_factory = None

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.statement = statement

    listeners = (("checkout", watch), ("checkin", leave), ("before_cursor_execute", note))
    wired = [(engine, *each) for engine in clinic.engines for each in listeners]
    for engine, name, listener in wired:
        event.listen(engine, name, listener)
    try:
        yield
    finally:
        for engine, name, listener in wired:
            event.remove(engine, name, listener)


def texts_in(value: Any, folder: Path, depth: int = 0) -> Iterator[str]:
    """Yield every text within an object, also of fields that its repr hides, and what a PDF prints."""
    if isinstance(value, bytes):
        yield text_of(value, folder) if value.startswith(b"%PDF") else value.decode("utf-8", "replace")
    elif is_dataclass(value) and not isinstance(value, type) and depth < 12:
        for each in fields(value):
            yield from texts_in(getattr(value, each.name), folder, depth + 1)
    elif isinstance(value, dict):
        yield from texts_in(list(value.items()), folder, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth < 12:
        for part in value:
            yield from texts_in(part, folder, depth + 1)
    else:
        yield repr(value)


def mark_everything(clinic: OpenClinic, patient: PatientId, booking: int) -> None:
    """Put the marker into every clinical fact and table of a patient, in one transaction behind the use cases."""
    with working(clinic) as work:
        filler = Filler(MARK, work.now, {"patient_id": int(patient), "user_id": 1}, whole=True)
        facts = {
            kind.name: add_fact(work, patient, filler.value(kind.body))
            for kind in KINDS.values()
            if kind.data_class not in OPEN_CLASSES
        }
        known = {
            "patient": int(patient),
            "staff_user": 1,
            "booking": booking,
            "fact": facts["document"],
            "book_entry": work.session.execute(select(Base.metadata.tables["book_entry"].c.id)).scalars().first(),
            "stored_object": stored_object(work),
        }
        for table in Base.metadata.sorted_tables:
            if table.name in {"rule_hold", "rule_hold_basis"}:
                work.session.execute(delete(table))  # worked out from the facts above; a marker takes their place
            if table.name in CLINICAL:
                known[table.name] = fill(work, table, known)
        answers = [Answer(key, next(iter(AnswerState)), MARK, (MARK,)) for key in QUESTIONS]
        sealed = seal_draft(work, patient, answers)  # what the patient types on reception's turned screen lies sealed
        work.session.execute(update(IntakeDraft).values(sealed=sealed))


def stored_object(work: Work) -> str:
    """Return the id of a sealed object that has no bytes."""
    table = Base.metadata.tables["stored_object"]
    values = {each.name: made(each, {}, work) for each in table.columns} | {"object_id": "0" * 32, "drawer": "vault"}
    work.session.execute(insert(table).values(values))
    return "0" * 32


def fill(work: Work, table: Table, known: dict[str, Any]) -> Any:
    """Insert a row with a marker in each text column and return its key."""
    by_itself = {"id"} if isinstance(table.primary_key.columns[0].type, Integer) else set()
    values = {each.name: made(each, known, work) for each in table.columns if each.name not in by_itself}
    return work.session.execute(insert(table).values(values)).inserted_primary_key[0]


def made(column: Any, known: dict[str, Any], work: Work) -> Any:
    """Return what stands in a column: a row that is there, or a value of its type."""
    for key in column.foreign_keys:
        return _pointer(column, key.column, known, work)
    values: dict[type, Any] = {
        Boolean: True,
        Integer: 1,
        Date: work.now.date(),
        DateTime: work.now,
        UtcDateTime: work.now,
        LargeBinary: MARK.encode(),
    }
    return next((value for kind, value in values.items() if isinstance(column.type, kind)), MARK)


def _pointer(column: Any, target: Any, known: dict[str, Any], work: Work) -> Any:
    if target.table.name in known:
        return known[target.table.name]
    if column.nullable:
        return None
    return work.session.execute(select(target)).scalars().first() or fill(work, target.table, {"staff_user": 1})


def request_of(case: UseCase[Any, Any], filler: Filler) -> Any:
    """Return a request that a use case can be asked with."""
    hints = [hint for name, hint in typing.get_type_hints(case.function).items() if name != "return"]
    return filler.value(hints[1])


def carry_out(desk: OpenClinic, case: UseCase[Any, Any], filler: Filler, seen: Seen, folder: Path) -> None:
    """Carry a use case out and walk through what comes back, or through the refusal."""
    try:
        result = act(desk, case, request_of(case, filler))
        seen.answered.add(case.name)
    except LunaError as refused:
        problems = refused.problems.values() if isinstance(refused, InvalidInput) else ()
        result = (str(refused), vars(refused), [str(each) for each in problems])
    except Exception as broken:  # noqa: BLE001 - made-up requests may break anything; what it says is looked at all the same
        result = repr(broken)
    for text in texts_in(result, folder):
        seen.look(case.name, text)


def of_reception() -> list[UseCase[Any, Any]]:
    """Return every use case that the role holds: those that read come first."""
    mine = [case for case in CATALOGUE.values() if case.requires in GRANTS[Role.RECEPTION]]
    return sorted(
        (case for case in mine if case.name not in CHANGES_WHO_WORKS), key=lambda case: (case.writes, case.name)
    )


def shown_by(page: QWidget) -> Iterator[str]:
    """Yield everything that a page says to the eye, the pointer and a screen reader."""
    for widget in (page, *page.findChildren(QWidget)):
        yield from Journey.words_in(widget)
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())


Prepared = tuple[OpenClinic, KnownBooking, PatientId]


@pytest.fixture
def prepared(open_clinic: Opener, ticking: builders.Ticking) -> Prepared:
    owner = open_clinic(Role.OWNER)
    ticking.now = at("08:00")
    approve(owner, "booked", "results")
    set_up_mail(owner)
    patient = somebody(owner)
    known = book_one(owner, patient, "10:00")
    other = builders.register(owner, builders.a_patient("Kumar", "Anania", phone="98860 01427"))
    mark_everything(owner, patient, known.booking_id)
    act(owner, keep_draft, KeptDraft(DraftPlace(DRAFT, int(patient)), {"complaint": MARK}))
    owner.lock()
    return open_clinic(Role.RECEPTION), known, other


def test_no_object_row_or_refusal_holds_a_marker(prepared: Prepared, tmp_path: Path) -> None:
    desk, known, other = prepared
    named = {"patient_id": int(known.patient_id), "user_id": 1, "booking_id": known.booking_id, "practitioner": 2}
    named |= {"number": 0, "kept": 1, "merged": 2, "low": 1, "high": 2, "service": "consultation"}
    filler = Filler("kumar", at("10:00"), named | {"reason": "they said so", "words": "they said so"}, whole=False)
    seen = Seen()

    def run(case: UseCase[Any, Any], request: Any) -> Any:
        result = act(desk, case, request)
        seen.answered.add(case.name)
        for text in texts_in(result, tmp_path):
            seen.look(case.name, text)
        return result

    with every_row(desk, seen):
        print_papers(run, known)
        book_and_change(run, desk, known)
        wait_for_a_time(run, desk, known)
        write_and_call(run, desk, known)
        papers_and_people(run, known, other)
        ask_for_rights(run, known)
        for case in of_reception():
            carry_out(desk, case, filler, seen, tmp_path)
    assert seen.found == []
    assert seen.rows > 500
    assert {case.name for case in of_reception()} - seen.answered == set(NOT_CARRIED_OUT)


def test_no_page_of_the_desk_shows_a_marker(qtbot: QtBot, prepared: Prepared) -> None:
    desk, known, _other = prepared
    context = context_of(desk, way=Way())
    seen = Seen()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    with every_row(desk, seen):
        places = screens.all_screens(lambda _options: None).places
        pages = [place.build(context) for place in places if desk.actor.may(place.permission)]
        tabs = screens.chart_tabs()
        pages += [open_chart_page(context, known.patient_id, tabs, tab) for tab in ("details", "privacy")]
        check_in(window, context, asked(known), "Ananya Kumar", lambda _known: None)
        for page in (*pages, window):
            qtbot.addWidget(page)
            for text in shown_by(page):
                seen.look(page.objectName(), text)
    assert seen.found == []
    said = "\n".join(text for page in (*pages, window) for text in shown_by(page))
    assert "Ananya Kumar" in said
    assert "A clinician will ask" in said


def test_what_is_looked_for_would_be_found(prepared: Prepared, tmp_path: Path) -> None:
    desk, known, _other = prepared

    def leak(work: Work, patient: PatientId) -> str:
        headline = work.session.scalar(select(Visit.headline).where(Visit.patient_id == patient))
        return str(headline)

    case: UseCase[Any, Any] = UseCase("leak", next(iter(GRANTS[Role.RECEPTION])), leak, False, False, None, None)
    seen = Seen()
    with every_row(desk, seen):
        result = act(desk, case, known.patient_id)
    for text in texts_in({"hidden": (result,)}, tmp_path):
        seen.look("leak", text)
    assert len(seen.found) == 2
    assert any(each.startswith("SELECT visit.headline") for each in seen.found)
    with working(desk) as work:
        facts = Base.metadata.tables["fact_version"]
        rows = work.session.execute(select(facts.c.body)).scalars().all()
    assert sum(MARK in body for body in rows) > 20, "the others hold numbers only, and are noticed by their kind"
