"""The card of damaged files: whose by number, of which day, and putting one back out of a backup that has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.domain.measures import show_day
from luna_desktop.services.clinic.kept_files import DamagedFile
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.health.wording import damaged_chip, moment
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsTable


class DamagedCard(Card):
    """Lists sealed files that are missing or changed; hidden while there are none.

    Signals:
        restore_wanted: a file, and the folder of the backup out of which it is to come back.
    """

    restore_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(_("Damaged files"), "damagedCard", icon="images", tone="danger")
        self.chip = Chip("", name="damagedChip")
        hint = _("Everything else works on. A file is put back as the backup holds it, compared byte for byte.")
        self.table: RowsTable[DamagedFile] = RowsTable(
            "damagedTable", _("Damaged files"), _columns(), key=lambda row: row.object_id
        )
        self.backup = ChoiceField("damagedBackup", _("Out of the backup of"), ())
        self.restore = Button(
            _("Restore this file"), "restoreFileButton", kind=Kind.PRIMARY, icon="archive-restore", size="small"
        )
        self.note = words("", "caption", wrap=True)
        self.add_beside_title(self.chip)
        self.add(words(hint, "body2", wrap=True))
        self.add(self.table)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.backup, 1)
        row.addWidget(self.restore)
        self.add(row)
        self.add(self.note)
        self.table.selected.connect(self._choose)
        self.table.opened.connect(lambda _row: self._restore())
        self.restore.clicked.connect(self._restore)
        self._may = False
        self._files: tuple[DamagedFile, ...] = ()
        self.hide()

    def show_files(self, files: Sequence[DamagedFile], *, may_restore: bool) -> None:
        """Show damaged files, the first one chosen; nothing where there are none."""
        self._may, self._files = may_restore, tuple(files)
        self.table.show_rows(files)
        self.table.fit_height()
        self.chip.show_chip(damaged_chip(len(files)))
        self.restore.set_busy(False)
        self.setVisible(bool(files))
        if files and self.table.current() is None:
            self.table.choose(files[0].object_id)
        self._choose(self.table.current())

    def files(self) -> tuple[DamagedFile, ...]:
        """Return the files that are listed."""
        return self._files

    def show_restoring(self) -> None:
        """Show that a file is being put back."""
        self.restore.set_busy(True)

    def _choose(self, file: DamagedFile | None) -> None:
        """Offer the backups that hold the chosen file whole, the newest first."""
        options = [Option(each.path, moment(each.created_at)) for each in file.backups] if file is not None else []
        self.backup.offer(options)
        if options:
            self.backup.show_value(options[0].value)
        can = self._may and bool(options)
        self.backup.setVisible(can)
        self.restore.setVisible(can)
        self.note.setText(self._advice(file))
        self.note.setVisible(bool(self.note.text()))

    def _advice(self, file: DamagedFile | None) -> str:
        if file is None:
            return ""
        if not file.backups:
            return _("No backup in the clinic’s folder holds this file whole. Choose another folder of backups below.")
        return "" if self._may else _("The owner or the administrator puts it back out of a backup.")

    def _restore(self) -> None:
        file, backup = self.table.current(), self.backup.value()
        if file is not None and backup and self._may:
            self.restore_wanted.emit(file, str(backup))


def _columns() -> list[Column[DamagedFile]]:
    return [
        Column(_("Patient"), lambda row: Cell(row.mrn or _("no patient"), strong=True), 150),
        Column(_("File"), lambda row: Cell(shown(row.what), _dates(row), wraps=True), 250, stretch=True, grows=True),
        Column(_("State"), _state, 130),
    ]


def _dates(row: DamagedFile) -> str:
    kept = show_day(row.kept_on, current())
    if row.taken_on is None:
        return _("Kept since {day}", day=kept)
    return _("Taken {taken}, kept since {day}", taken=show_day(row.taken_on, current()), day=kept)


def _state(row: DamagedFile) -> Cell:
    text = _("Missing") if row.is_missing else _("Damaged")
    return Cell(chips=(ChipSpec(text, "danger", "circle-alert"),))
