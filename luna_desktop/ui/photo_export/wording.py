"""How uses, boxes and exports of photographs are put into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from luna_desktop.domain.disclosures import STATE_NAMES, State
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.photo_exports import BOX_NAMES, Box
from luna_desktop.domain.photo_uses import SCOPE_NAMES, PhotoScope
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.painting import ChipSpec

_TONES = {
    State.APPROVAL: ("warn", "clock"),
    State.APPROVED: ("ok", "check"),
    State.READY: ("warn", "circle-question-mark"),
    State.SENT: ("neutral", "send"),
    State.CONFIRMED: ("neutral", "check-check"),
    State.BLOCKED: ("danger", "ban"),
    State.FAILED: ("danger", "circle-x"),
    State.RECALLED: ("danger", "undo-2"),
}


def scope_words(scope: PhotoScope) -> str:
    """Return a use in words."""
    return shown(SCOPE_NAMES[scope])


def scope_options() -> list[Option]:
    """Return the uses for which photographs can be made; marketing is not among them."""
    return [Option(scope.value, scope_words(scope)) for scope in PhotoScope if scope is not PhotoScope.MARKETING]


def state_spec(line: ExportLine) -> ChipSpec:
    """Return where an export stands, as a chip."""
    if line.state is State.APPROVAL:
        return ChipSpec(_("To be looked at"), "warn", "eye")
    tone, icon = _TONES.get(line.state, ("neutral", "circle-dot"))
    return ChipSpec(shown(STATE_NAMES[line.state]), tone, icon)


def day_of(when: datetime) -> str:
    """Return the clinic's day of an instant."""
    return show_day(when.astimezone(CLINIC_ZONE).date(), current())


def moment_of(when: datetime) -> str:
    """Return the clinic's day and time of an instant."""
    local = when.astimezone(CLINIC_ZONE)
    return _("{date}, {time}", date=show_day(local.date(), current()), time=f"{local:%H:%M}")


def box_words(box: Box) -> str:
    """Return a box in words with its place: from the left and the top, in hundredths of the picture."""
    return _(
        "{kind}: {left} to {right} % across, {top} to {bottom} % down",
        kind=shown(BOX_NAMES[box.kind]),
        left=box.left // 100,
        right=box.right // 100,
        top=box.top // 100,
        bottom=box.bottom // 100,
    )


def covered_words(boxes: Sequence[Box]) -> str:
    """Return how much of a photograph is covered, in a few words."""
    if not boxes:
        return _("Nothing covered")
    return _("1 box") if len(boxes) == 1 else _("{count} boxes", count=len(boxes))


def count_words(count: int) -> str:
    """Return a number of photographs."""
    return _("1 photograph") if count == 1 else _("{count} photographs", count=count)


def next_words(line: ExportLine, *, may_check: bool) -> str:
    """Return in a sentence what an export waits for."""
    if line.state is State.APPROVAL:
        return _look_words(line, may_check=may_check)
    if line.state is State.APPROVED:
        return _("Ready. Save them as a file and hand it over.")
    return _("Left on {day}.", day=day_of(line.left_at)) if line.left_at is not None else ""


def _look_words(line: ExportLine, *, may_check: bool) -> str:
    if line.checks_from is not None:
        return _("Nobody else here can look. You can from {when} on.", when=moment_of(line.checks_from))
    if line.is_own:
        return _("A second person looks at these before they leave.")
    if may_check:
        return _("Look at every photograph, then decide.")
    return _("Somebody who may look at photographs decides.")


def take_back_question(number: str) -> Question:
    """Return what is asked before what was made is taken back."""
    return Question(
        _("Take {number} back?", number=number),
        _("It does not leave. It stays in the book with your reason; make a new one if it is needed after all."),
        _("Take back"),
        danger=True,
    )
