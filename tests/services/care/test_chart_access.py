"""Who reads reproductive health, and for how long a no counts."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.reproductive import Reproductive
from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import DEFAULT_DAYS, ShelfLife
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart, chart_access, history
from luna_desktop.services.care.history import HistoryChanges, RowChange
from luna_desktop.services.clinic import clinics, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.asking import log

PREGNANT = Pregnancy(PregnancyState.PREGNANT, PartialDate(2025, 12, 6), asked=Asked(PartialDate(2026, 3, 14)))


def test_a_therapist_gets_the_answer_alone(open_clinic: Opener) -> None:
    clinician, therapist = open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    patient = builders.register(clinician)
    rows = (RowChange("a", PREGNANT), RowChange("b", Reproductive(cycle_days=31)))
    full = act(clinician, history.save_history, HistoryChanges(patient, rows))
    assert full.single("pregnancy") is not None
    told = act(therapist, chart.open_chart, patient)
    assert {known.kind for known in told.known} & {"pregnancy", "reproductive"} == set()
    line = next(each for each in told.safety if each.question is SafetyQuestion.PREGNANCY)
    assert line.counts is YesNo.YES
    assert line.gestation is not None
    assert line.gestation.weeks == 14
    for known in full.known:
        with pytest.raises(NotFound):
            act(therapist, chart.read_versions, chart.FactAsked(patient, known.fact_id))


def test_a_therapist_asks_again_and_keeps_what_they_do_not_see(open_clinic: Opener) -> None:
    clinician, therapist = open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    patient = builders.register(clinician)
    act(clinician, history.save_history, HistoryChanges(patient, (RowChange("a", PREGNANT),)))
    line = act(therapist, chart.read_chart, patient).safety[0]
    again = Pregnancy(PregnancyState.PREGNANT, asked=Asked(PartialDate(2026, 3, 15)))
    row = RowChange("a", again, line.fact_id, line.number)
    act(therapist, history.save_history, HistoryChanges(patient, (row,)))
    kept = act(clinician, chart.read_chart, patient).single("pregnancy")
    assert kept is not None
    assert kept.body.lmp == PREGNANT.lmp
    assert kept.body.asked == Asked(PartialDate(2026, 3, 15))
    with pytest.raises(NotPermitted):
        act(therapist, history.save_history, HistoryChanges(patient, (RowChange("b", Reproductive()),)))


def test_what_a_therapist_leaves_unanswered_ends_no_yes(open_clinic: Opener) -> None:
    clinician, therapist = open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    patient = builders.register(clinician)
    act(clinician, history.save_history, HistoryChanges(patient, (RowChange("a", PREGNANT),)))
    asked = Asked(PartialDate(2026, 3, 15))
    for answer, expected in (
        (Pregnancy(breastfeeding=YesNo.YES, asked=asked), (PregnancyState.PREGNANT, PREGNANT.lmp, YesNo.YES)),
        (Pregnancy(PregnancyState.PREGNANT, asked=asked), (PregnancyState.PREGNANT, PREGNANT.lmp, YesNo.YES)),
        (
            Pregnancy(PregnancyState.NOT_PREGNANT, breastfeeding=YesNo.NO, asked=asked),
            (PregnancyState.NOT_PREGNANT, PREGNANT.lmp, YesNo.NO),
        ),
    ):
        line = next(
            each
            for each in act(therapist, chart.read_chart, patient).safety
            if each.question is SafetyQuestion.PREGNANCY
        )
        row = RowChange("a", answer, line.fact_id, line.number)
        act(therapist, history.save_history, HistoryChanges(patient, (row,)))
        kept = act(clinician, chart.read_chart, patient).single("pregnancy")
        assert kept is not None
        assert (kept.body.state, kept.body.lmp, kept.body.breastfeeding) == expected


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.AUDITOR, Role.ADMINISTRATOR])
def test_the_desk_gets_nothing(open_clinic: Opener, role: Role) -> None:
    patient = builders.register(open_clinic(Role.CLINICIAN))
    with pytest.raises(NotPermitted):
        act(open_clinic(role), chart.read_chart, patient)


def test_the_clinic_chooses_for_how_long_a_no_counts(clinic: OpenClinic) -> None:
    assert act(clinic, chart_access.read_shelf_life, None).days == DEFAULT_DAYS
    chosen = act(clinic, chart_access.change_shelf_life, ShelfLife({SafetyQuestion.PREGNANCY: 7}))
    assert chosen.of(SafetyQuestion.PREGNANCY) == 7
    assert chosen.of(SafetyQuestion.KELOID) == DEFAULT_DAYS[SafetyQuestion.KELOID]
    assert len(entries(clinic, "shelf life changed")) == 1
    with pytest.raises(InvalidInput) as refused:
        act(clinic, chart_access.change_shelf_life, ShelfLife({SafetyQuestion.PREGNANCY: 0}))
    assert set(refused.value.problems) == {"pregnancy"}


def test_a_therapist_who_is_also_the_officer_reads_it_for_a_case_alone(open_clinic: Opener) -> None:
    clinician, owner = open_clinic(Role.CLINICIAN), open_clinic(Role.OWNER)
    patient = builders.register(clinician)
    act(clinician, history.save_history, HistoryChanges(patient, (RowChange("a", PREGNANT),)))
    both = frozenset({Role.THERAPIST, Role.PRIVACY_OFFICER})
    new = staff.NewStaff("leela", "Leela Nambiar", both, "cedar ribbon falcon autumn")
    act(owner, staff.add_staff, new)
    leela = clinics.unlock_clinic(owner.premises.folder, "leela", "cedar ribbon falcon autumn")
    assert act(leela, chart.read_chart, patient).single("pregnancy") is None
    log(leela, patient)
    assert act(leela, chart.read_chart, patient).single("pregnancy") is not None
    leela.close()
