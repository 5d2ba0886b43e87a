"""Calendar feeds: into which folder a practitioner's appointments are written, and whether they name patients."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.services.exports import write_export
from luna_desktop.services.front.calendars import (
    CalendarFile,
    Feed,
    FeedLine,
    keep_feed,
    prepare_feed,
    read_feeds,
)
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.prompts import FileChoice, Question
from luna_desktop.ui.setup_book.list_tab import ListTab, Wording
from luna_desktop.ui.setup_book.presenting import SetUpPresenter
from luna_desktop.ui.staff.forms import PanelForm
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column


class FeedForm(PanelForm):
    """The feed of one practitioner.

    Signals:
        folder_wanted: a folder is to be chosen.
        write_wanted: write the feed to a file now.
    """

    folder_wanted = Signal()
    write_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("feedForm", _("Calendar"), _("Save"))
        self.line: FeedLine | None = None
        self.folder = TextField(
            "folder",
            _("Folder"),
            help_text=_("Written at each sign-in, for a calendar program to read. Empty: only by hand."),
        )
        self.names = TickField(
            "with_names", _("With the patients’ names"), note=_("Whoever reads the file knows who is a patient.")
        )
        self.choose = Button(_("Choose a folder…"), "chooseFeedFolder", icon="folder-open", size="small")
        self.write = Button(_("Write a file now…"), "writeFeedButton", icon="download", size="small")
        self.choose.clicked.connect(self.folder_wanted)
        self.write.clicked.connect(self.write_wanted)
        self.add(self.folder)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addStretch(1)
        self.inside.addLayout(row)
        self.add(self.names)
        last = QHBoxLayout()
        last.addWidget(self.write)
        last.addStretch(1)
        self.inside.addLayout(last)
        self.finish()

    def begin(self, line: FeedLine) -> dict[str, object]:
        """Return what the form starts with."""
        self.line = line
        self.explain(line.name)
        return {"folder": line.feed.folder, "with_names": line.feed.with_names}

    def feed(self) -> Feed:
        """Return what was entered."""
        who = self.line.feed.practitioner if self.line is not None else 0
        return Feed(who, str(self.folder.value()), bool(self.names.value()))


class FeedsTab(ListTab[FeedLine]):
    """Shows the feeds."""

    def __init__(self) -> None:
        super().__init__(_wording(), _columns(), key=lambda row: row.feed.practitioner)
        self.form = FeedForm()
        self.add_form(self.form)


class FeedsPresenter(SetUpPresenter):
    """Stands between the feeds and their use cases."""

    def __init__(self, view: FeedsTab, context: Context) -> None:
        super().__init__(view, view, context)
        self._view = view
        view.retry_wanted.connect(self.load)
        view.picked.connect(self._open)
        view.opened.connect(self._open)
        view.form.submitted.connect(lambda _values: self._save())
        view.form.folder_wanted.connect(self._choose)
        view.form.write_wanted.connect(self._write)

    def load(self) -> None:
        """Read the feeds."""
        self._view.show_loading()
        self.ask("feeds", self._context.job(read_feeds, None), self._view.show_rows)

    def _open(self, line: FeedLine | None) -> None:
        if line is not None:
            self._view.show_form(self._view.form, self._view.form.begin(line))

    def _save(self) -> None:
        feed, line = self._view.form.feed(), self._view.form.line
        if not feed.with_names or (line is not None and line.feed.with_names):
            self._keep(feed)
            return
        question = Question(
            _("Name the patients in this calendar?"),
            _(
                "The file lies outside of Luna and is not encrypted. Phones copy it to companies that run calendars, "
                "perhaps abroad. Whoever reads it knows who comes to this clinic. The log keeps your choice."
            ),
            _("Name the patients"),
            danger=True,
        )

        def answered(sure: bool) -> None:
            self._view.form.save.set_busy(False)
            if sure:
                self._keep(feed)

        self._context.prompts.confirm(question, answered)

    def _keep(self, feed: Feed) -> None:
        def kept(_none: None) -> None:
            self._view.close_form()
            self.said(_("It is saved."))
            self.load()

        self.act(self._context.job(keep_feed, feed), kept)

    def _choose(self) -> None:
        def chosen(folder: Path | None) -> None:
            if folder is not None:
                self._view.form.folder.show_value(str(folder))

        self._context.prompts.choose_folder(FileChoice(_("Folder for the calendar")), chosen)

    def _write(self) -> None:
        line = self._view.form.line
        if line is not None:
            self.act(self._context.job(prepare_feed, line.feed.practitioner), self._place)

    def _place(self, made: CalendarFile) -> None:
        choice = FileChoice(_("Save the calendar"), kinds=_("Calendar (*.ics)"), proposed=made.proposed)

        def chosen(path: Path | None) -> None:
            if path is not None:
                whole = path if path.suffix else path.with_suffix(".ics")
                said = _("Appointments written: {count}.", count=made.events)
                self.act(partial(write_export, whole, made.content), lambda _none: self.said(said))

        self._context.prompts.save_file(choice, chosen)


def _wording() -> Wording:
    return Wording(
        "feeds",
        _("Calendars"),
        _("Appointments of a practitioner for a calendar program, without patients’ names unless you decide so."),
        _("Nobody stands in the book"),
        _("Let practitioners stand in the book first."),
        _("Choose a practitioner"),
        "calendar-days",
    )


def _columns() -> list[Column[FeedLine]]:
    def chips(row: FeedLine) -> Cell:
        found = []
        if row.feed.folder:
            found.append(ChipSpec(_("At each sign-in"), "ok", "check"))
        if row.feed.with_names:
            found.append(ChipSpec(_("Names patients"), "warn", "triangle-alert"))
        return Cell(chips=tuple(found))

    return [
        Column(
            _("Practitioner"),
            lambda row: Cell(row.name, row.feed.folder, strong=True, face=row.name),
            260,
            stretch=True,
        ),
        Column(_("Calendar"), chips, 300),
    ]
