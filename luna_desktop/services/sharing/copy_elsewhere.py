"""What a record copy prints of papers and forms of other clinics, under the papers: whose each is, and its lines."""

from __future__ import annotations

from collections.abc import Iterator

from luna_desktop.domain.clock import local_day
from luna_desktop.domain.elsewhere import Act, ActElsewhere
from luna_desktop.domain.elsewhere_words import lines_of, state_of, title_of
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.reports.paper_content import PaperRow
from luna_desktop.reports.record_content import Section
from luna_desktop.services.care.elsewhere import acts_of
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say


def papers_elsewhere(work: Work, request: CopyRequest) -> Iterator[PaperRow]:
    """Yield the papers of other clinics, oldest first; forms for the patient alone, as those of this clinic."""
    for line in reversed(acts_of(work, request.patient_id)):
        act = line.body
        if holds(request, act):
            lines = tuple((label, text) for label, text in lines_of(act) if text)
            yield PaperRow(title=title_of(act), serial="", state=_state(act), who=_who(act), lines=lines)


def holds(request: CopyRequest, act: ActElsewhere) -> bool:
    """Tell whether a copy holds an act of another clinic, as far as its day and its reader go."""
    if act.at is not None and not request.has(local_day(act.at)):
        return False
    if act.act is not Act.INTAKE:
        return True
    return Section.LIFESTYLE in request.sections and request.recipient.kind is RecipientKind.PATIENT


def _state(act: ActElsewhere) -> Message:
    state = state_of(act)
    if state:
        return say("{state} at {clinic}", state=state, clinic=act.clinic)
    return say("From {clinic}", clinic=act.clinic)


def _who(act: ActElsewhere) -> Message:
    if act.by and act.at is not None:
        return say(
            "{name}, {day}. It came with a copy of that clinic’s record.", name=act.by, day=day(local_day(act.at))
        )
    if act.at is not None:
        return say("{day}. It came with a copy of that clinic’s record.", day=day(local_day(act.at)))
    return say("It came with a copy of that clinic’s record.")
