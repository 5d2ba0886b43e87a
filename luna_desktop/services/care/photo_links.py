"""What photographs may hang on: the visits of the patient, the markers of the body map, and the staff by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.markers import Marker
from luna_desktop.domain.clinical.visits import KIND_NAMES, VisitState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.staff import StaffUser
from luna_desktop.models.visits import Visit, VisitProcedure
from luna_desktop.services.care.visits import header_of, headers
from luna_desktop.services.facts import current_facts
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class LinkedVisit:
    """A visit as a photograph names it, with the rows of the catalogue that were done in it."""

    visit_id: int
    day: date
    title: str | Message
    practitioner: str
    treatments: tuple[str, ...] = ()


@dataclass(frozen=True)
class LinkedPin:
    """A marker of the body map as a photograph names it, with the photographs that the marker itself names."""

    fact_id: int
    number: int
    what: str
    region: str
    photographs: tuple[int, ...] = ()


@dataclass(frozen=True)
class PhotoLinks:
    """Visits, newest first, markers by number, and the names of the staff by their ids."""

    patient_id: PatientId
    visits: tuple[LinkedVisit, ...] = ()
    pins: tuple[LinkedPin, ...] = ()
    staff: Mapping[int, str] = field(default_factory=dict)


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_photo_links(work: Work, patient: PatientId) -> PhotoLinks:
    """Return the visits and markers that photographs of a patient may hang on."""
    wanted = headers().where(
        Visit.patient_id == patient,
        Visit.state.not_in([VisitState.DISCARDED.value, VisitState.ENTERED_IN_ERROR.value]),
    )
    found = [header_of(row) for row in work.session.execute(wanted)]
    done: dict[int, list[str]] = {}
    rows = work.session.execute(
        select(VisitProcedure.visit_id, VisitProcedure.treatment)
        .where(VisitProcedure.patient_id == patient)
        .order_by(VisitProcedure.visit_id, VisitProcedure.place)
    )
    for row in rows:
        done.setdefault(row.visit_id, []).append(row.treatment)
    visits = [
        LinkedVisit(
            each.visit_id,
            local_day(each.started_at),
            each.headline or KIND_NAMES[each.kind],
            each.practitioner,
            tuple(done.get(each.visit_id, ())),
        )
        for each in sorted(found, key=lambda one: one.started_at, reverse=True)
    ]
    markers = current_facts(work, patient, ("marker",))
    pins = [_pin(known.fact_id, known.body) for known in markers if known.status is FactStatus.CURRENT]
    staff = {row.id: row.display_name for row in work.session.execute(select(StaffUser.id, StaffUser.display_name))}
    return PhotoLinks(patient, tuple(visits), tuple(sorted(pins, key=lambda pin: pin.number)), staff)


def _pin(fact_id: int, body: Marker) -> LinkedPin:
    return LinkedPin(fact_id, body.number, body.what.text, body.region, body.photographs)


def visit_title(visit: LinkedVisit) -> Message:
    """Return a visit in one line."""
    return say("{title} · {name}", title=visit.title, name=visit.practitioner)
