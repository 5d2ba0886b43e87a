"""What the record copy says of restrictions, of openings past them, and of the firms that hold data for the clinic."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import PURPOSE_NAMES
from luna_desktop.domain.preferences import CHANNEL_NAMES
from luna_desktop.domain.restrictions import CONSEQUENCES, RESTRICTION_NAMES, RestrictionKind, RestrictionState
from luna_desktop.domain.rights.openings import REASON_NAMES, Barrier
from luna_desktop.reports import record_content as page
from luna_desktop.services.care.catalogues import country_names
from luna_desktop.services.privacy.restrictions import RestrictionLine, restriction_lines
from luna_desktop.services.rights.opening_reviews import opening_lines
from luna_desktop.services.sharing import agreements, recipients
from luna_desktop.services.sharing.agreements import Standing
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_DECIDED = {RestrictionState.AGREED, RestrictionState.MANDATORY}


def restriction_rows(work: Work, patient: PatientId) -> tuple[page.RestrictionRow, ...]:
    """Return the restrictions in force with what they bring, then every opening that went past one; oldest first."""
    standing = [line for line in reversed(restriction_lines(work, patient)) if line.stands]
    opened = [
        page.RestrictionRow(
            text=say(
                "Opened by {name} although you had asked that they do not: {reason}",
                name=line.by,
                reason=REASON_NAMES[line.reason],
            ),
            since=day(local_day(line.at)),
        )
        for line in opening_lines(work, patient)
        if Barrier.RESTRICTION in line.barriers
    ]
    return (*(_row(line) for line in standing), *opened)


def processor_rows(work: Work, language: str) -> tuple[page.ProcessorRow, ...]:
    """Return the firms with an agreement in force: what they do, in which country, and for which purposes."""
    countries = country_names(language)
    covered: dict[int, list[Message]] = {}
    for line in agreements.lines_of(work):
        if line.standing in {Standing.CURRENT, Standing.RUNS_OUT}:
            names = sorted((agreements.purpose_name(each) for each in line.agreement.purposes), key=str)
            known = covered.setdefault(line.agreement.recipient_id, [])
            known.extend(name for name in names if name not in known)
    return tuple(
        page.ProcessorRow(
            name=line.entry.name,
            category=say(
                "{service} ({country})",
                service=line.entry.service or recipients.kind_name(line.entry.kind),
                country=countries.get(line.entry.country, line.entry.country),
            ),
            purpose=_listed(covered[line.recipient_id]),
        )
        for line in recipients.register(work)
        if line.entry.is_active and line.recipient_id in covered
    )


def _row(line: RestrictionLine) -> page.RestrictionRow:
    name, consequence = RESTRICTION_NAMES[line.terms.kind], CONSEQUENCES[line.terms.kind]
    about = _about(line)
    text = (
        say("{restriction}: {about}. {consequence}", restriction=name, about=about, consequence=consequence)
        if about
        else say("{restriction}. {consequence}", restriction=name, consequence=consequence)
    )
    return page.RestrictionRow(text=text, since=day(local_day(since_of(line))))


def since_of(line: RestrictionLine) -> datetime:
    """Return since when a restriction is in force."""
    return next((step.at for step in line.steps if step.state in _DECIDED), line.at)


def _about(line: RestrictionLine) -> str | Message:
    terms = line.terms
    if terms.kind is RestrictionKind.PERSON:
        return line.recipient or terms.party
    if terms.kind is RestrictionKind.STAFF:
        return ", ".join(line.staff)
    if terms.kind is RestrictionKind.USE:
        return _listed([PURPOSE_NAMES[each] for each in sorted(terms.purposes, key=lambda each: each.value)])
    if terms.channel is not None:
        return say("{channel}: {address}", channel=CHANNEL_NAMES[terms.channel], address=terms.address)
    return ""


def _listed(names: Iterable[Message]) -> str | Message:
    """Return names one after the other, each in the language of the copy."""
    known = list(names)
    if not known:
        return ""
    return reduce(lambda first, more: say("{first}; {more}", first=first, more=more), known[1:], known[0])
