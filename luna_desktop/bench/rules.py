"""How long all safety rules take over one chart, and over the charts of a day's list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, both_times, middle, p99
from luna_desktop.bench.small_clinic import made_clinic
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.history import Allergy, Condition, Medicine, MedicineKind
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.rules.engine import find
from luna_desktop.domain.clinical.rules.holds import treatment_items
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.services.care import rule_charts
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogue_shelf import take_stock
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import add_fact
from luna_desktop.services.people.patients import NewPatient, register_patient
from luna_desktop.services.work import Work
from luna_desktop.storage.engine import open_readonly
from luna_desktop.storage.keyfile import KeyFile

DAY_LIST, ROUNDS = 60, 100
ONE_LIMIT, LIST_LIMIT = 5, 200


def measure(patients: int, *, rounds: int = ROUNDS) -> list[Figure]:
    """Read a chart, work its signs out and ask every rule about one treatment; then the same for a list of a day."""
    del patients  # a chart costs the same among however many
    with scratch_folder() as folder, full_charts(folder / "clinic", DAY_LIST) as (clinic, known):
        ones = list(_ones(clinic, known, rounds))
        lists = list(_lists(clinic, known, max(5, rounds // 10)))
        count = len(rule_charts.rules().rules)
    one = f"{count} rules over one chart, read and asked"
    day = f"the same over a day’s list of {DAY_LIST}"
    return [
        _figure(f"{one}, median", middle([each[0] for each in ones]), ONE_LIMIT),
        _figure("over one chart, p99", p99([each[0] for each in ones]), ONE_LIMIT),
        _figure("over one chart, processor time, median", middle([each[1] for each in ones]), ONE_LIMIT),
        _figure(f"{day}, median", middle([each[0] for each in lists]), LIST_LIMIT),
        _figure("over a day’s list, p99", p99([each[0] for each in lists]), LIST_LIMIT),
        _figure("over a day’s list, processor time, median", middle([each[1] for each in lists]), LIST_LIMIT),
    ]


def _figure(name: str, value: float, limit: float) -> Figure:
    return Figure(name, value, "ms", f"{limit} ms", met=value <= limit)


@contextmanager
def full_charts(folder: Path, count: int) -> Iterator[tuple[OpenClinic, list[PatientId]]]:
    """Give a clinic whose doctor approved every rule, and so many patients with full charts."""
    clinic = made_clinic(folder)
    try:
        clinic.desk.perform(clinic.actor, take_stock, None)
        clinic.desk.perform(clinic.actor, approve_advice, Approving())
        known = [_patient(clinic, number) for number in range(count)]
        yield clinic, known
    finally:
        clinic.close()


def _patient(clinic: OpenClinic, number: int) -> PatientId:
    person = Identity(f"Family {number}", "Given")
    patient = clinic.desk.perform(clinic.actor, register_patient, NewPatient(person)).patient_id
    with Session(clinic.desk._engine) as session:  # noqa: SLF001 - made-up charts, written at once
        work = Work(session, clinic.actor, clinic.premises)
        today = PartialDate.of(local_day(work.now))
        for body in _chart(number, today):
            add_fact(work, patient, body)
        session.commit()
    return patient


def _chart(number: int, today: PartialDate) -> list[object]:
    def some(name: str, count: int) -> list[object]:
        entries = rule_charts.book(name).entries
        return [entries[(number * 7 + at * 11) % len(entries)].coded() for at in range(count)]

    asked = Asked(today)
    return [
        Pregnancy(PregnancyState.PREGNANT, breastfeeding=YesNo.NO, asked=asked),
        SkinProfile(Fitzpatrick.V, last_tan=today, asked=asked),
        *(Condition(what) for what in some("conditions", 8)),  # type: ignore[arg-type]
        *(Medicine(what, MedicineKind.SYSTEMIC) for what in some("systemic_meds", 5)),  # type: ignore[arg-type]
        *(Medicine(what) for what in some("topicals", 4)),  # type: ignore[arg-type]
        *(Allergy(what) for what in some("allergens", 4)),  # type: ignore[arg-type]
    ]


@contextmanager
def _reading(clinic: OpenClinic) -> Iterator[Work]:
    database = KeyFile.load(clinic.premises.folder).database
    engine = open_readonly(database, clinic.premises.keys.database_key())
    try:
        with Session(engine) as session:
            yield Work(session, clinic.actor, clinic.premises)
    finally:
        engine.dispose()


def _ask(work: Work, patient: PatientId, turn: int) -> None:
    items = treatment_items(rule_charts.book("treatments"))
    chart, _facts = rule_charts.chart_of(work, patient)
    find(rule_charts.rules(), chart, (items[turn % len(items)],))


def _ones(clinic: OpenClinic, known: list[PatientId], rounds: int) -> Iterator[tuple[float, float]]:
    with _reading(clinic) as work:
        for turn in range(rounds):
            yield both_times(partial(_ask, work, known[turn % len(known)], turn))


def _lists(clinic: OpenClinic, known: list[PatientId], rounds: int) -> Iterator[tuple[float, float]]:
    def whole(work: Work, turn: int) -> None:
        for patient in known:
            _ask(work, patient, turn)

    with _reading(clinic) as work:
        for turn in range(rounds):
            yield both_times(partial(whole, work, turn))
