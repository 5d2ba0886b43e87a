"""How long the data of a chart of twenty years takes among very many patients, beside the raw driver and the ORM.

What the window paints first is the card with the contact facts, and the clinical facts that count. Read warm, most of
their texts were read before; the first time of a patient since the unlock has a line of its own. The raw driver
fetches the same rows by SQL and decodes nothing; the ORM loads the whole chart as objects, as a naive program would.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, middle, milliseconds, p99
from luna_desktop.bench.long_chart import LONG, long_chart
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.patients import Fact, FactVersion, Patient, PatientCard
from luna_desktop.models.photographs import Photograph
from luna_desktop.services.care import chart, record, timeline, visit_lists
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.engine import connect
from luna_desktop.storage.keyfile import KeyFile

ROUNDS, COLD_ROUNDS, ORM_ROUNDS = 200, 15, 5
_WARM_MS, _COLD_MS, _FILLED_MS, _TIMES_RAW, _TIMES_ORM = 2, 15, 50, 2, 20
_CARD = "SELECT * FROM patient_card WHERE patient_id = ?"
_FACTS = """SELECT v.fact_id, f.kind, v.number, v.status, v.body, v.source, v.reason, v.recorded_at, s.display_name
    FROM fact f JOIN fact_version v ON v.fact_id = f.id AND v.number = f.current_number
    JOIN staff_user s ON s.id = v.recorded_by
    WHERE f.patient_id = ? AND f.kind IN ({kinds}) AND v.status != 'entered_in_error'"""
_CONTACT = _FACTS.format(kinds="'identity','phone','email','address'")
_CLINICAL = _FACTS.format(kinds="'condition','medicine','lifestyle','allergy','allergy_state'")


def measure(among: int, *, rounds: int = ROUNDS) -> list[Figure]:
    """Measure one chart of 1,000 visits, 300 facts, 500 photographs and 5,000 audit entries among so many patients."""
    with scratch_folder() as folder, long_chart(folder / "clinic", among) as clinic:
        raw_connection = connect(KeyFile.load(folder / "clinic").database, clinic.premises.keys.database_key())
        with closing(raw_connection) as raw:
            warm, driver = _by_turns(partial(_first_paint, clinic), partial(_raw_first_paint, raw), rounds)
        anew = [_anew(clinic) for _ in range(COLD_ROUNDS * 2)]
        cold = [_cold(clinic) for _ in range(COLD_ROUNDS)]
        opening = [milliseconds(partial(_open, clinic)) for _ in range(COLD_ROUNDS * 2)]
        everything = [milliseconds(partial(_all_by_orm, clinic)) for _ in range(ORM_ROUNDS)]
        listed = [milliseconds(partial(_visits, clinic)) for _ in range(COLD_ROUNDS * 2)]
        line = [milliseconds(partial(_timeline, clinic)) for _ in range(COLD_ROUNDS)]
    return [
        *_speed(warm, driver, among),
        Figure("chart, data of the first paint, first time since the unlock, median", middle(anew), "ms"),
        *_others(cold, opening, middle(everything) / middle(warm), middle(everything)),
        Figure("visits of that chart, the newest 50 of 1,000 and their count, median", middle(listed), "ms"),
        Figure(
            "timeline of that chart, all of it, median",
            middle(line),
            "ms",
            f"{_FILLED_MS} ms",
            met=middle(line) <= _FILLED_MS,
        ),
    ]


def _by_turns(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    for _ in range(5):
        ours()
        theirs()
    pairs = [(milliseconds(ours), milliseconds(theirs)) for _ in range(rounds)]
    return [mine for mine, _other in pairs], [other for _mine, other in pairs]


def _speed(warm: list[float], driver: list[float], among: int) -> list[Figure]:
    median, ratio = middle(warm), middle(warm) / middle(driver)
    raw = f"raw driver, nothing decoded; times as long (goal {_TIMES_RAW})"
    return [
        Figure(
            f"chart of 20 years among {among:,}, data of the first paint, median",
            median,
            "ms",
            f"{_WARM_MS} ms",
            raw,
            middle(driver),
            ratio,
            met=median <= _WARM_MS and ratio <= _TIMES_RAW,
        ),
        Figure(
            "chart, data of the first paint, p99",
            p99(warm),
            "ms",
            "",
            "raw driver",
            p99(driver),
            p99(warm) / p99(driver),
        ),
    ]


def _others(cold: list[tuple[float, float]], opening: list[float], times: float, everything: float) -> list[Figure]:
    return [
        Figure(
            "chart, data of the first paint, first chart after an unlock, median",
            middle([paint for _connecting, paint in cold]),
            "ms",
            f"{_COLD_MS} ms",
            met=middle([paint for _connecting, paint in cold]) <= _COLD_MS,
        ),
        Figure(
            "opening a connection with locked memory and parsing the schema, once for each unlock, median",
            middle([connecting for connecting, _paint in cold]),
            "ms",
        ),
        Figure(
            "chart, times faster than loading all of it by ORM",
            times,
            "times",
            f"{_TIMES_ORM} times",
            "all by ORM, ms",
            everything,
            times,
            met=times >= _TIMES_ORM,
        ),
        Figure("chart, opening with its two signed audit entries on disk, median", middle(opening), "ms"),
    ]


def _first_paint(clinic: OpenClinic) -> None:
    clinic.desk.perform(clinic.actor, record.read_record, LONG)


def _raw_first_paint(connection: sqlcipher.Connection) -> None:
    for question in (_CARD, _CONTACT, _CLINICAL):
        connection.execute(question, (LONG,)).fetchall()


def _anew(clinic: OpenClinic) -> float:
    """Let go of what was read, so that every text is decoded anew."""
    clinic.premises.bodies.cache_clear()
    return milliseconds(partial(_first_paint, clinic))


def _cold(clinic: OpenClinic) -> tuple[float, float]:
    """Return how long opening a connection anew takes, schema parsed, and then the first chart, as after an unlock."""
    clinic.premises.bodies.cache_clear()
    for engine in clinic.engines:
        engine.pool.dispose()  # the engine itself forgets its key when it is disposed of
    return milliseconds(partial(_connect, clinic.engines[1])), milliseconds(partial(_first_paint, clinic))


def _connect(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execution_options(ro=True).exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar()


def _open(clinic: OpenClinic) -> None:
    clinic.desk.perform(clinic.actor, patients.open_patient, LONG)
    clinic.desk.perform(clinic.actor, chart.open_chart, LONG)


def _visits(clinic: OpenClinic) -> None:
    clinic.desk.perform(clinic.actor, visit_lists.list_visits, visit_lists.VisitsAsked(LONG))


def _timeline(clinic: OpenClinic) -> None:
    clinic.desk.perform(clinic.actor, timeline.read_timeline, LONG)
    clinic.desk.perform(clinic.actor, timeline.read_photograph_days, LONG)


def _all_by_orm(clinic: OpenClinic) -> None:
    with Session(clinic.engines[1]) as session:
        session.get(Patient, LONG)
        session.get(PatientCard, LONG)
        facts = session.scalars(select(Fact).where(Fact.patient_id == LONG)).all()
        session.scalars(select(FactVersion).where(FactVersion.fact_id.in_([each.id for each in facts]))).all()
        session.scalars(select(Photograph).where(Photograph.patient_id == LONG)).all()
        session.scalars(select(AuditEntry).where(AuditEntry.patient_id == LONG)).all()
