"""The way into the dialog that logs a request: from the palette, a patient's Privacy tab, or the privacy desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Actor, PatientId, Permission
from luna_desktop.domain.rights.cases import Case
from luna_desktop.services.rights.walk_in import TakenIn
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.rights.case_words import face_of
from luna_desktop.ui.rights.clock_face import due_words
from luna_desktop.ui.rights.log_dialog import LogDialog
from luna_desktop.ui.rights.log_presenter import LogPresenter
from luna_desktop.ui.rights.papers import CasePapers
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.widgets.toasts import News

LOG = "log request"
"""The key of the palette's command."""


def may_log(actor: Actor) -> bool:
    """Tell whether somebody may log a request."""
    return actor.may(Permission.LOG_REQUEST)


def open_log(
    view: QWidget, context: Context, patient: PatientId | None = None, done: Callable[[Case], None] | None = None
) -> LogDialog | None:
    """Open the dialog over the window of a view; None where somebody may not, or another question is open."""
    window = view.window()
    if not may_log(context.actor) or any(not each.isHidden() for each in window.findChildren(Overlay)):
        return None
    dialog = LogDialog(window, today_in(context), handles=context.actor.may(Permission.HANDLE_CASES))
    presenter = LogPresenter(dialog, context, partial(_taken_in, window, context, done or partial(_tell, context)))
    presenter.start(patient)
    dialog.open_on(dialog.first())
    return dialog


def _taken_in(window: QWidget, context: Context, done: Callable[[Case], None], taken: TakenIn) -> None:
    """Say what was logged, and show its acknowledgement with the keyboard on Print."""
    done(taken.case)
    if taken.letter is not None:
        papers = CasePapers(window, _Told(context), context, lambda: None)
        papers.open_letter(taken.case, taken.letter, is_new=True)


class _Told:
    """Takes bad news about a letter where no page is to say it."""

    def __init__(self, context: Context) -> None:
        self._say = context.navigation.saved

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self._say(" ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:  # noqa: ARG002 - one line for every tone
        self._say(text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is typed here
        self._say(text)


def _tell(context: Context, case: Case) -> None:
    """Say the number and until when, with the way to the case for who handles them."""
    until = due_words(face_of(case, context.desk.premises.clock()))
    title, text = _("{number} is logged", number=case.number), _("To be answered by {when}.", when=until)
    if not context.actor.may(Permission.READ_CASES):
        context.navigation.news(News(title, text, "ok"))
        return
    go = partial(context.navigation.go, f"privacy/{case.case_id}")
    context.navigation.news(News(title, text, "ok", _("Open"), go))
