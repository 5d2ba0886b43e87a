"""The set-up of the book on the tour: a service, hours drawn and typed, leave, holidays, and what would be stranded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from luna_desktop.ui.setup_book.hours_tab import HoursTab
from luna_desktop.ui.setup_book.page import CLOSURES, FEEDS, HOLIDAYS, HOURS, PEOPLE, PLACES, SERVICES, SetUpView
from luna_desktop.ui.setup_book.people_tab import PeopleTab
from luna_desktop.ui.setup_book.services_tab import ServicesTab
from luna_desktop.ui.setup_book.stranded_dialog import StrandedDialog
from luna_desktop.ui.workspace import Workspace

Step = Callable[[], None]


class SetUpTour:
    """Yields the steps; `picture` makes the step that takes one."""

    def __init__(self, workspace: Workspace, picture: Callable[[str], Step]) -> None:
        self._workspace, self._picture = workspace, picture

    def steps(self) -> Iterator[Step]:
        """Go through the parts of the page."""
        yield lambda: self._workspace.go("set-up-book")
        yield from (_nothing, _nothing)
        yield from self._shown(SERVICES, "set-up-service", self._open_service)
        yield self._close_service
        for part in (PLACES, CLOSURES, HOLIDAYS, FEEDS):
            yield from self._shown(part, f"set-up-{part}", _nothing)
        yield from self._shown(HOURS, "set-up-hours", _nothing)
        yield from self._shown(HOURS, "set-up-hours-list", self._type_hours)
        yield from self._shown(PEOPLE, "set-up-stranded", self._take_out)
        yield self._change_nothing

    def _shown(self, part: str, name: str, act: Step) -> Iterator[Step]:
        yield lambda: self._choose(part)
        yield from (_nothing, _nothing)
        yield act
        yield from (_nothing, _nothing)
        yield self._picture(name)

    def _view(self) -> SetUpView | None:
        page = self._workspace.page()
        return page if isinstance(page, SetUpView) else None

    def _choose(self, part: str) -> None:
        view = self._view()
        if view is not None and view.tabs.current() != part:
            view.tabs.tab_widget(part).click()

    def _open_service(self) -> None:
        view = self._view()
        tab = view.parts[SERVICES] if view is not None else None
        row = tab.list.table.rows_model().row_at(0) if isinstance(tab, ServicesTab) else None
        if isinstance(tab, ServicesTab) and row is not None:
            tab.open_wanted.emit(row)

    def _close_service(self) -> None:
        view = self._view()
        tab = view.parts[SERVICES] if view is not None else None
        if isinstance(tab, ServicesTab) and tab.form is not None:
            tab.form.back.click()

    def _type_hours(self) -> None:
        view = self._view()
        tab = view.parts[HOURS] if view is not None else None
        if isinstance(tab, HoursTab):
            tab.form.week.toggle()

    def _take_out(self) -> None:
        """Ask for somebody with appointments to leave the book; nothing is saved."""
        view = self._view()
        tab = view.parts[PEOPLE] if view is not None else None
        busy = [line for line in tab.places.people if line.coming] if isinstance(tab, PeopleTab) else []
        if isinstance(tab, PeopleTab) and busy:
            tab.table.choose(busy[0].user)
            tab.form.show_out_of_book()
            tab.form.submit()

    def _change_nothing(self) -> None:
        view = self._view()
        dialog = view.window().findChild(StrandedDialog) if view is not None else None
        if isinstance(dialog, StrandedDialog):
            dialog.cancel.click()


def _nothing() -> None:
    """Wait for the lanes."""
