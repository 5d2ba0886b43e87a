"""Random visits and acts as a clinic tells of them, and what of them a copy is to bring back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.treatment_consents import TreatmentStanding
from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.elsewhere import Act, ActElsewhere, NoteBeside, NoteVersion, Said, SaidRow, VisitElsewhere
from luna_desktop.interop.fhir_out.content import Text, Told, Visit
from luna_desktop.texts import ENGLISH, Message
from tests.interop.fhir_out.bodies import bodies, named
from tests.interop.fhir_out.copies import DOCTOR

WORDS = st.text(st.sampled_from("aZ9 .,<&\"'+-=/éñ\nकर्मी"), min_size=1, max_size=24).map(str.strip).filter(bool)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
PAPERS = {
    Act.PRESCRIPTION: ("serial", "state", "reason", "advice"),
    Act.CERTIFICATE: ("serial", "state", "reason", "topic"),
    Act.TREATMENT_CONSENT: (
        *("topic", "answer", "given_by", "language", "interpreter", "witness", "reason", "valid_until"),
        *("signed", "text", "text_sha256"),
    ),
    Act.AFTERCARE: ("topic", "text", "language"),
    Act.INTAKE: ("language", "answered_by"),
}
"""What a clinic knows of a clinical act by name (`services.sharing.machine_papers`)."""
WITH_ROWS = {Act.PRESCRIPTION, Act.CERTIFICATE, Act.INTAKE}
_NOTES = bodies(VisitNote, aware=True).map(
    lambda note: replace(note, procedures=tuple(replace(each, course_id=0) for each in note.procedures))
)
_STATES = st.sampled_from([VisitState.DRAFT, VisitState.SIGNED, VisitState.AMENDED])


@st.composite
def visits(draw: st.DrawFn, number: int = 4, elsewhere: str = "") -> Visit:
    """Return a random visit; its newest version is of the state that it is in."""
    state = draw(st.one_of(_STATES, st.just(VisitState.ENTERED_IN_ERROR)))
    told = Visit(number=number, at=draw(MOMENTS), by=DOCTOR, state=state, elsewhere=elsewhere)
    if state is VisitState.ENTERED_IN_ERROR:
        return told
    made = st.builds(NoteVersion, st.just(0), _STATES, _NOTES, WORDS, MOMENTS, st.just("") | WORDS)
    versions = (replace(draw(made), state=state), *draw(st.lists(made, max_size=2)))
    return replace(
        told,
        versions=tuple(replace(each, number=len(versions) - place) for place, each in enumerate(versions)),
        signed_at=draw(st.none() | MOMENTS),
        beside=tuple(draw(st.lists(st.builds(NoteBeside, WORDS, WORDS, MOMENTS), max_size=2))),
    )


@st.composite
def acts(draw: st.DrawFn, act: Act, number: int = 7, elsewhere: str = "") -> Told:
    """Return a random clinical act."""
    says = {name: draw(st.just("") | WORDS) for name in PAPERS[act]}
    rows = tuple(draw(st.lists(st.tuples(WORDS, WORDS), max_size=3))) if act in WITH_ROWS else ()
    told = Told(act=act, number=number, at=draw(st.none() | MOMENTS), by=draw(st.just("") | WORDS), elsewhere=elsewhere)
    told = replace(told, says=says, rows=rows, stands=draw(st.booleans()))
    if act is Act.PRESCRIPTION:
        what = tuple(draw(named()) for _row in rows) or (draw(named()),)
        rows = tuple((each.text, draw(st.just("") | WORDS)) for each in what)
        told = replace(told, what=what, rows=rows)
    return replace(told, code=draw(st.sampled_from(_CODES[act]))) if act in _CODES else told


_CODES: dict[Act, type[Enum]] = {
    Act.PRESCRIPTION: PaperState,
    Act.CERTIFICATE: PaperState,
    Act.TREATMENT_CONSENT: TreatmentStanding,
}


def kept_visit(visit: Visit, clinic: str) -> VisitElsewhere:
    """Return what of a visit is kept at another clinic."""
    return VisitElsewhere(
        visit.elsewhere or clinic, visit.at, visit.by, visit.state, visit.signed_at, visit.versions, visit.beside
    )


def kept_act(told: Told, clinic: str) -> ActElsewhere:
    """Return what of an act is kept at another clinic, what is known by name in the order of the names."""
    says = tuple(Said(name, _plain(text)) for name, text in sorted(told.says.items()) if text)
    rows = tuple(SaidRow(_plain(label), _plain(value)) for label, value in told.rows)
    code = str(told.code.value) if told.code is not None else ""
    what: Any = told.what
    return ActElsewhere(
        told.act,
        told.elsewhere or clinic,
        code,
        told.stands,
        told.at,
        told.ends,
        told.by,
        says,
        rows,
        what,
    )


def in_order(body: ActElsewhere) -> ActElsewhere:
    """Return an act with what is known by name in the order of the names."""
    return replace(body, says=tuple(sorted(body.says, key=lambda each: each.name)))


def _plain(text: Text) -> str:
    return ENGLISH.render(text) if isinstance(text, Message) else text
