"""Turns a timeline into what is printed: the sorts, the time and the person that were chosen on the screen."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.timeline import STRAND_NAMES, Moment, Strand, TimelineChoice, in_order
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.recipients import Recipient
from luna_desktop.reports.care_frame import PaperFrame
from luna_desktop.reports.cells import words
from luna_desktop.reports.timeline_pages import TimelinePage
from luna_desktop.services.care.care_pages import letterhead, person_of
from luna_desktop.services.care.timeline import photograph_days, timeline_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.sharing.copy_corrections import by_title
from luna_desktop.services.work import Work
from luna_desktop.texts import Translator


def timeline_page(work: Work, patient: PatientId, choice: TimelineChoice, _: Translator) -> TimelinePage:
    """Return what of a timeline is printed; days of photographs only where the reader may know them."""
    line = timeline_of(work, patient)
    every = in_order((*line.moments, *(photograph_days(work, patient) if _may_know_photographs(work, patient) else ())))
    kept = tuple(each for each in every if _is_wanted(each, choice, _))
    return TimelinePage(
        frame=PaperFrame(
            clinic=letterhead(work), title=_("Timeline"), number="", printed_at=work.now, language=_.language
        ),
        person=person_of(work, patient, _),
        moments=kept,
        told=_told(choice, _),
        left_out=len(every) - len(kept),
        disputes=by_title(work, patient, _.language),
        series=next((each for each in line.series if each.key == choice.series), None),
    )


def _is_wanted(moment: Moment, choice: TimelineChoice, _: Translator) -> bool:
    if not moment.matches(strands=choice.strands, since=choice.since, who=choice.who):
        return False
    parts = (moment.text, *moment.notes, moment.chip, moment.who, STRAND_NAMES[moment.strand])
    return choice.text.casefold() in ", ".join(words(part, _) for part in parts).casefold()


def _may_know_photographs(work: Work, patient: PatientId) -> bool:
    if not work.actor.may(Permission.READ_PHOTOGRAPHS):
        return False
    return ledger.ask(work, patient, Ground.KEEPING, DataClass.PHOTOGRAPH, Recipient()).allowed


def _told(choice: TimelineChoice, _: Translator) -> tuple[str, ...]:
    sorts = ", ".join(_.render(STRAND_NAMES[strand]) for strand in Strand if strand in choice.strands)
    lines = [
        _("Shown: {sorts}.", sorts=sorts),
        _("From {day} on.", day=show_day(choice.since, _)) if choice.since is not None else "",
        _("Only what {name} did or recorded.", name=choice.who) if choice.who else "",
        _("Only entries with “{text}”.", text=choice.text) if choice.text else "",
    ]
    return tuple(line for line in lines if line)
