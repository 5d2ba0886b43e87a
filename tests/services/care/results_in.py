"""Investigations for tests: an order, a result with values, and the steps that follow."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import Investigation, Telling
from luna_desktop.services.care import results
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import Known
from tests.services.acting import act

TSH = ResultValue(Coded("TSH", "3016-3", "LOINC"), "6.8", "mIU/L", "0.5", "4.0")
REPORT = Investigation(Coded("Thyroid profile"), values=(TSH,), report="Subclinical pattern.", laboratory="City Lab")


def an_order(name: str = "Thyroid profile", *, due: date | None = date(2026, 3, 20)) -> Investigation:
    return Investigation(Coded(name), due=due, laboratory="City Lab", question="Hair loss")


def order(clinic: OpenClinic, patient: PatientId, body: Investigation | None = None) -> int:
    return act(clinic, results.order_investigation, results.NewOrder(patient, body or an_order()))


def receive(
    clinic: OpenClinic, patient: PatientId, fact_id: int = 0, number: int = 1, body: Investigation = REPORT
) -> int:
    entry = results.ResultEntry(patient, body, fact_id, number if fact_id else 0)
    return act(clinic, results.receive_result, entry)


def review(clinic: OpenClinic, patient: PatientId, fact_id: int, number: int, note: str = "Start treatment") -> int:
    return act(clinic, results.review_result, results.ResultStep(patient, fact_id, number, note))


def tell(clinic: OpenClinic, patient: PatientId, fact_id: int, number: int, *, was_reached: bool = True) -> int:
    told = results.ResultTold(patient, fact_id, number, Telling.PHONE, note="Comes on Monday", was_reached=was_reached)
    return act(clinic, results.tell_result, told)


def amend(
    clinic: OpenClinic, patient: PatientId, fact_id: int, number: int, reason: str = "Laboratory corrected"
) -> int:
    return act(clinic, results.amend_result, results.ResultEntry(patient, REPORT, fact_id, number, reason))


def cancel(clinic: OpenClinic, patient: PatientId, fact_id: int, number: int = 1, reason: str = "Moved away") -> int:
    return act(clinic, results.cancel_order, results.ResultStep(patient, fact_id, number, reason))


def only(clinic: OpenClinic, patient: PatientId) -> Known:
    (known,) = act(clinic, results.read_results, patient)
    return known
