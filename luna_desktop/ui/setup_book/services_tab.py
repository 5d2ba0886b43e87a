"""The services of the book: the list, what a chosen one says, and its form in place of both."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.book.services import DeskService
from luna_desktop.services.front.resources import Places
from luna_desktop.services.front.services import ServiceLine, ServicesPage
from luna_desktop.texts import _
from luna_desktop.ui.setup_book.list_tab import ListTab, Wording
from luna_desktop.ui.setup_book.service_form import ServiceForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column

_TOP = Qt.AlignmentFlag.AlignTop


class ServicesTab(QWidget):
    """Shows services; says what is wanted.

    Signals:
        open_wanted: the `ServiceLine` to change, or None to add one.
        use_wanted: the `ServiceLine` to offer no longer, or again.
    """

    open_wanted = Signal(object)
    use_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "servicesTab", _("Services"))
        self._places: Places | None = None
        self.form: ServiceForm | None = None
        self.list: ListTab[ServiceLine] = ListTab(_wording(), _columns(), key=lambda row: row.entry_id)
        self.add = self.list.add_button(
            _("Add a service"), "addServiceButton", lambda: self.open_wanted.emit(None), key="Insert"
        )
        self.details = ServiceDetails()
        self.list.panel.addWidget(self.details)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.list.picked.connect(self._show)
        self.list.opened.connect(self.open_wanted)
        self.details.change.clicked.connect(lambda: self.open_wanted.emit(self.list.table.current()))
        self.details.use.clicked.connect(lambda: self.use_wanted.emit(self.list.table.current()))

    def show_page(self, page: ServicesPage) -> None:
        """Show the services."""
        self._places = page.places
        self.list.show_rows(page.services)
        self._show(self.list.table.current())

    def show_form(self, form: ServiceForm | None) -> None:
        """Show a form in place of the list, or the list again."""
        old, self.form = self.form, form
        if old is not None:
            self.pages.removeWidget(old)
            old.hide()
            old.deleteLater()
        if form is not None:
            self.pages.addWidget(form)
            self.pages.setCurrentWidget(form)
            form.go_to("desk_name")
        else:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of the open form, else over the list."""
        if self.form is None:
            self.list.show_problems(problems)
            return
        self.form.set_saving(False)
        left = self.form.show_problems(problems)
        self.form.banner.say("warn", " ".join(problems[name] for name in left))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the open form, else over the list."""
        if self.form is None:
            self.list.show_trouble(text, tone=tone)
            return
        self.form.set_saving(False)
        self.form.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else changed the service meanwhile; what was typed stays."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _show(self, line: object) -> None:
        if isinstance(line, ServiceLine) and self._places is not None:
            self.details.show_service(line, self._places)
            self.list.show_page(self.details)
        else:
            self.list.show_page(self.list.nobody)


class ServiceDetails(QFrame):
    """What a service says, with its two buttons."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "serviceDetails", _("The chosen service"))
        self._title = words("", "title", wrap=True)
        self._clinical = words("", "body2", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnMinimumWidth(0, 108)
        self._grid.setColumnStretch(1, 1)
        self.change = Button(_("Change…"), "changeServiceButton", icon="pencil", kind=Kind.PRIMARY, tip=_("Enter"))
        self.use = Button("", "useServiceButton")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._clinical)
        column.addWidget(hairline())
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addWidget(self.change)
        column.addWidget(self.use)

    def show_service(self, line: ServiceLine, places: Places) -> None:
        """Show a service under the names of what it needs."""
        service = line.service
        self._title.setText(service.desk_name)
        self._clinical.setText(line.clinical_name or _("No clinical name."))
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, (label, text) in enumerate(_facts(line, places)):
            self._grid.addWidget(words(label, "caption", wrap=True), at, 0, _TOP)
            self._grid.addWidget(words(text, "body", wrap=True), at, 1, _TOP)
        self.change.setEnabled(not line.is_retired)
        self.use.setText(_("Offer it again") if line.is_retired else _("Offer it no longer"))
        self.use.setAccessibleName(self.use.text())


def _facts(line: ServiceLine, places: Places) -> list[tuple[str, str]]:
    service = line.service
    people = {each.user: each.name for each in places.people}
    names = {each.entry_id: each.name for each in places.places}
    return [
        (_("Length"), length_words(service)),
        (_("Who"), _named(service.practitioners, people) or _("Anybody in the book")),
        (_("Where"), (_named(service.rooms, names) or _("Any room")) if service.needs_room else _("No room")),
        (_("With"), _named(service.devices, names) or _("No device")),
        (_("Review"), _("A clinician first") if service.needs_review else _("Not needed")),
        (_("Booked"), _("{count} still to come", count=line.coming)),
    ]


def _named(ids: tuple[int, ...], names: Mapping[int, str]) -> str:
    return ", ".join(names[each] for each in ids if each in names)


def length_words(service: DeskService) -> str:
    """Return how long a service takes, with what surrounds it."""
    around = service.prepare + service.clean_up
    if around:
        return _("{minutes} min and {around} around it", minutes=service.minutes, around=around)
    return _("{minutes} min", minutes=service.minutes)


def _wording() -> Wording:
    return Wording(
        "services",
        _("Services"),
        _("What can be booked. The desk sees only the desk name."),
        _("No service yet"),
        _("Add what patients can book, under names that the desk may say aloud."),
        _("Choose a service"),
        "calendar-check",
    )


def _columns() -> list[Column[ServiceLine]]:
    def names(row: ServiceLine) -> Cell:
        return Cell(row.service.desk_name, row.clinical_name, strong=True)

    def chips(row: ServiceLine) -> Cell:
        found = []
        if row.is_retired:
            found.append(ChipSpec(_("Not offered"), "neutral", "circle-slash"))
        if row.service.needs_review:
            found.append(ChipSpec(_("Review first"), "warn", "clock"))
        return Cell(chips=tuple(found))

    return [
        Column(_("Service"), names, 240, stretch=True, sort=lambda row: row.service.desk_name.casefold()),
        Column(
            _("Length"),
            lambda row: Cell(_("{minutes} min", minutes=row.service.minutes), _around(row.service)),
            150,
            sort=lambda row: f"{row.service.minutes:04d}",
        ),
        Column(_("Booked"), lambda row: Cell(str(row.coming) if row.coming else ""), 80),
        Column("", chips, 150),
    ]


def _around(service: DeskService) -> str:
    if not service.prepare and not service.clean_up:
        return ""
    return _("{before} before, {after} after", before=service.prepare, after=service.clean_up)
