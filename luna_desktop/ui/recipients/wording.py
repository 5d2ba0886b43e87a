"""How recipients, agreements and tasks are put into words and chips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum

from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.measures import parse_date, show_day
from luna_desktop.domain.recipients import KIND_NAMES, RecipientKind
from luna_desktop.services.care.catalogues import country_names
from luna_desktop.services.sharing.agreements import AgreementLine, Standing, purpose_name
from luna_desktop.services.sharing.recipients import RecipientLine
from luna_desktop.services.sharing.stop_tasks import StopLine
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.painting import ChipSpec

NEEDS_AGREEMENT = frozenset({RecipientKind.SERVICE_PROVIDER, RecipientKind.RESEARCHER})
"""Kinds to whom nothing goes without an agreement; the others are named by a consent or by the law."""


class Group(Enum):
    """Which part of the register is shown."""

    ALL = "all"
    PROVIDERS = "providers"
    OTHERS = "others"
    RETIRED = "retired"


def rows_of(lines: Sequence[RecipientLine], group: Group) -> list[RecipientLine]:
    """Return the recipients of one part; retired ones stand in theirs and among all."""
    if group is Group.ALL:
        return list(lines)
    if group is Group.RETIRED:
        return [line for line in lines if not line.entry.is_active]
    wanted = group is Group.PROVIDERS
    return [line for line in lines if line.entry.is_active and (line.entry.kind in NEEDS_AGREEMENT) is wanted]


def kind_words(kind: RecipientKind) -> str:
    """Return what a recipient is."""
    return shown(KIND_NAMES[kind])


def country(code: str) -> str:
    """Return a country's name."""
    return country_names(current().language).get(code, code)


def day(when: date) -> str:
    """Return a day as the clinic writes it."""
    return show_day(when, current())


def moment(when: datetime) -> str:
    """Return an instant in local time."""
    local = when.astimezone(CLINIC_ZONE)
    return f"{day(local.date())}, {local:%H:%M}"


def whole_day(typed: object) -> date | None:
    """Return a date that was typed whole, or None for an empty field and for anything less."""
    try:
        found = parse_date(str(typed or ""))
    except ValueError:
        return None
    return found.earliest if found.day else None


def agreement_chip(line: RecipientLine) -> ChipSpec:
    """Return where a recipient's agreements stand, as a chip."""
    if not line.entry.is_active:
        return ChipSpec(_("Retired"), "neutral", "minus")
    if line.standing is Standing.NONE and line.entry.kind is RecipientKind.AUTHORITY:
        return ChipSpec(_("By order of the law"), "neutral", "scroll-text")
    if line.standing is Standing.NONE and line.entry.kind not in NEEDS_AGREEMENT:
        return ChipSpec(
            _("By consent"), "neutral", "user-check", _("Nothing goes there without the patient’s consent.")
        )
    return standing_chip(line.standing, line.last_day)


def standing_chip(standing: Standing, last_day: date | None) -> ChipSpec:
    """Return where an agreement stands, as a chip."""
    if standing is Standing.CURRENT:
        text = _("Until {day}", day=day(last_day)) if last_day else _("In force")
        return ChipSpec(text, "ok", "check")
    if standing is Standing.RUNS_OUT:
        return ChipSpec(_("Runs out {day}", day=day(last_day)) if last_day else _("Runs out"), "warn", "clock")
    if standing is Standing.TO_COME:
        return ChipSpec(_("Not yet in force"), "info", "clock")
    if standing is Standing.ENDED:
        return ChipSpec(_("Ended"), "danger", "circle-alert")
    return ChipSpec(_("No agreement"), "danger", "circle-alert")


def span_words(line: AgreementLine) -> str:
    """Return from when until when an agreement is in force; the last day still belongs to it."""
    begins = day(line.agreement.begins_on)
    if line.agreement.ends_on is None:
        return _("From {first}, without a last day", first=begins)
    return _("{first} to {last}, that day included", first=begins, last=day(line.agreement.ends_on))


def purposes_words(purposes: Iterable[Purpose | Ground]) -> str:
    """Return purposes in words, one after the other."""
    return "; ".join(sorted(shown(purpose_name(purpose)) for purpose in purposes))


def countries_words(codes: Iterable[str]) -> str:
    """Return countries in words."""
    return ", ".join(sorted(country(code) for code in codes))


def summary(lines: Sequence[RecipientLine]) -> str:
    """Return the line under the page's title."""
    active = [line for line in lines if line.entry.is_active]
    return _("In use: {active} · retired: {retired}", active=len(active), retired=len(lines) - len(active))


def warning(lines: Sequence[RecipientLine]) -> str:
    """Return which agreements run out soon or are missing, or an empty text."""
    active = [line for line in lines if line.entry.is_active]
    soon = [line.entry.name for line in active if line.standing is Standing.RUNS_OUT]
    without = [
        line.entry.name
        for line in active
        if line.entry.kind in NEEDS_AGREEMENT and line.standing in {Standing.NONE, Standing.ENDED, Standing.TO_COME}
    ]
    said = []
    if soon:
        said.append(_("Agreements that run out within 30 days: {names}.", names=_listed(soon)))
    if without:
        said.append(_("Without an agreement in force, so nothing goes there: {names}.", names=_listed(without)))
    return " ".join(said)


def _listed(names: Sequence[str]) -> str:
    first = ", ".join(names[:3])
    return first if len(names) <= 3 else _("{names} and {count} more", names=first, count=len(names) - 3)


def task_chip(line: StopLine) -> ChipSpec:
    """Return where a stop task stands, as a chip."""
    if line.done_at is not None:
        return ChipSpec(_("Done {day}", day=day(line.done_at.astimezone(CLINIC_ZONE).date())), "ok", "check")
    if line.is_overdue:
        return ChipSpec(_("Overdue since {day}", day=day(line.due_on)), "danger", "circle-alert")
    return ChipSpec(_("Due {day}", day=day(line.due_on)), "warn", "clock")
