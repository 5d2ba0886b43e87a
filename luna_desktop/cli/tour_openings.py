"""A closed record on the tour: the dialog before it, and what the privacy officer sees of openings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QTableView

from luna_desktop.domain.access import PatientId
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.access_requests import list_access_requests
from luna_desktop.services.rights.opening_reviews import list_openings
from luna_desktop.ui.break_glass.dialog import GlassDialog
from luna_desktop.ui.break_glass.page import NOTICED, OPENED, REQUESTS, OpeningsPlace
from luna_desktop.ui.workspace import Workspace

Step = Callable[[], None]


class OpeningsTour:
    """Yields the steps; `picture` makes the step that takes one."""

    def __init__(self, workspace: Workspace, picture: Callable[[str], Step]) -> None:
        self._workspace, self._picture = workspace, picture

    def lists(self) -> Iterator[Step]:
        """Show the lists of the place, for whoever reviews."""
        yield lambda: self._workspace.go("openings")
        yield from (_nothing, _nothing)
        for tab in (OPENED, NOTICED, REQUESTS):
            yield lambda tab=tab: self._show(tab)  # type: ignore[misc]  # a step bound to its tab
            yield _nothing
            yield self._picture(f"openings-{tab}")

    def dialog(self, patient: PatientId | None) -> Iterator[Step]:
        """Meet a closed record, for whom it is closed."""
        if patient is None:
            return
        yield lambda: self._workspace.open_patient(patient)
        yield from (_nothing, _nothing, _nothing)
        yield self._picture("break-glass")
        yield self._put_away

    def _show(self, tab: str) -> None:
        page = self._workspace.page()
        if isinstance(page, OpeningsPlace):
            page.show_tab(tab)
            tables: dict[str, QTableView] = {
                OPENED: page.opened.table,
                NOTICED: page.noticed.table,
                REQUESTS: page.requests.table,
            }
            tables[tab].selectRow(0)

    def _put_away(self) -> None:
        page = self._workspace.page()
        for dialog in page.window().findChildren(GlassDialog) if page is not None else []:
            dialog.put_away()


def closed_patient(clinic: OpenClinic) -> PatientId | None:
    """Return somebody whose record is closed to the demo's clinician: whose request waits, else who was opened."""
    waiting = clinic.desk.perform(clinic.actor, list_access_requests, None)
    if waiting:
        return waiting[0].card.patient_id
    opened = clinic.desk.perform(clinic.actor, list_openings, None)
    return opened[0].patient_id if opened else None


def _nothing() -> None:
    return None
