"""Why each group of a patient's data is kept and until when, and how long this clinic keeps what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.erasure import GroupAssessment, assess
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.retention import BY_CODE, RULES, RetentionRule, kept, setting_problem
from luna_desktop.models.erasure import ErasureRun
from luna_desktop.services.clinic import settings
from luna_desktop.services.rights.held import holdings_of, records_of
from luna_desktop.services.rights.legal_holds import HoldLine, holds_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, UPDATED, Change, Work, patient_change

SETTING = "retention years"


@dataclass(frozen=True)
class PastErasure:
    """An erasure that was carried out: on which day, which groups, and until when older backups may hold them."""

    on: date
    groups: tuple[DataGroup, ...]
    backups_until: date
    is_replay: bool


@dataclass(frozen=True)
class RetentionPage:
    """Why and until when a patient's data is kept, group by group."""

    patient_id: PatientId
    groups: tuple[GroupAssessment, ...]
    holds: tuple[HoldLine, ...]
    erased: tuple[PastErasure, ...]
    years: Mapping[str, int]


@dataclass(frozen=True)
class RuleSetting:
    """A rule and the years that count in this clinic."""

    rule: RetentionRule
    years: int


@dataclass(frozen=True)
class YearsChosen:
    """For how many years a rule keeps from now on."""

    code: str
    years: int


@use_case(
    requires=Permission.READ_RETENTION,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_retention(work: Work, patient: PatientId) -> RetentionPage:
    """Return why each group of a patient's data is kept and until when; nothing of the data itself."""
    page = retention_of(work, patient)
    work.record("retention read", patient_change("retention", "", patient), kind=READ)
    return page


def retention_of(work: Work, patient: PatientId) -> RetentionPage:
    """Return the page within another use case."""
    years = years_of(work)
    return RetentionPage(
        patient, assessment_of(work, patient), holds_of(work, patient), past_erasures(work, patient), years
    )


def assessment_of(work: Work, patient: PatientId, *, own_case: int = 0) -> tuple[GroupAssessment, ...]:
    """Return every group with what keeps it today; the case that asks is no reason against itself."""
    holdings = holdings_of(work, patient, own_case=own_case)
    return assess(kept(holdings.held, years_of(work)), holdings.counts, local_day(work.now))


def past_erasures(work: Work, patient: PatientId) -> tuple[PastErasure, ...]:
    """Return the erasures of a record that were carried out, newest first."""
    rows = work.session.scalars(
        select(ErasureRun).where(ErasureRun.patient_id.in_(records_of(work, patient))).order_by(ErasureRun.id.desc())
    )
    return tuple(
        PastErasure(
            local_day(row.erased_at),
            tuple(DataGroup(name) for name in row.groups.split(",")),
            row.backups_until,
            row.is_replay,
        )
        for row in rows
    )


def years_of(work: Work) -> dict[str, int]:
    """Return the years that this clinic chose, by the code of the rule."""
    return {code: int(years) for code, years in json.loads(settings.value(work.session, SETTING) or "{}").items()}


@use_case(requires=Permission.READ_RETENTION, writes=False)
def read_retention_rules(work: Work, _: None) -> tuple[RuleSetting, ...]:
    """Return every rule with its source and the years that count in this clinic."""
    return rule_settings(work)


def rule_settings(work: Work) -> tuple[RuleSetting, ...]:
    """Return every rule with its years, in a transaction that is open."""
    chosen = years_of(work)
    return tuple(RuleSetting(rule, rule.years(chosen)) for rule in RULES)


@use_case(requires=Permission.SET_RETENTION, audited=False)
def choose_years(work: Work, chosen: tuple[YearsChosen, ...]) -> tuple[RuleSetting, ...]:
    """Let rules keep for other numbers of years from now on, never below their floors; returns all rules.

    Raises:
        InvalidInput: By the code of the rule, what cannot be accepted; then nothing is changed.
    """
    found = {each.code: setting_problem(each.code, each.years) for each in chosen}
    problems = {code: problem for code, problem in found.items() if problem is not None}
    if problems:
        raise InvalidInput(problems)
    years = years_of(work)
    for each in chosen:
        if BY_CODE[each.code].years(years) != each.years:
            work.record(
                "retention changed",
                Change("setting", SETTING),
                kind=UPDATED,
                detail={"rule": each.code, "years": each.years},
            )
        years[each.code] = each.years
    settings.put(work, SETTING, json.dumps(years, sort_keys=True))
    return rule_settings(work)
