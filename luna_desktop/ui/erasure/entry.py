"""The way into the dialog of a request for erasure, from the privacy desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.cases import DECIDED_ELSEWHERE
from luna_desktop.ui.context import Context
from luna_desktop.ui.erasure.dialog import ErasureDialog
from luna_desktop.ui.erasure.presenter import ErasurePresenter
from luna_desktop.ui.widgets.overlay import Overlay


def is_taken_here(kind: CaseKind, target: CaseState) -> bool:
    """Tell whether a step of a case is taken in this dialog and nowhere else."""
    return kind is CaseKind.ERASURE and target in DECIDED_ELSEWHERE[CaseKind.ERASURE]


def open_erasure(
    view: QWidget, context: Context, patient: PatientId, case_id: int, done: Callable[[], None]
) -> ErasureDialog | None:
    """Open the dialog over the window of a view; None where somebody may not, or another question is open."""
    window = view.window()
    if not context.actor.may(Permission.ERASE_DATA) or any(
        not each.isHidden() for each in window.findChildren(Overlay)
    ):
        return None
    dialog = ErasureDialog(window)
    presenter = ErasurePresenter(dialog, context, patient, case_id, done)
    dialog.open_on(dialog.close_button)
    presenter.load()
    return dialog
