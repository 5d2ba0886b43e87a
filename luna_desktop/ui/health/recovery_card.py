"""The card that says whether the recovery key's copy was ever read back, and makes a new key."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import LunaError
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.recovery_sheet import RecoverySheet, render_recovery_sheet
from luna_desktop.services.clinic.recovery_key import (
    RecoveryKeyState,
    note_read_back,
    read_recovery_key_state,
    renew_recovery_key,
)
from luna_desktop.services.clinic.settings import ClinicSettings, read_settings
from luna_desktop.services.exports import write_export
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.health.wording import moment
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.prompts import FileChoice, Question
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec


class RecoveryCard(Card):
    """Shows the state of the recovery key.

    Signals:
        renew_wanted: a new key is to be made.
    """

    renew_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Recovery key"), "recoveryCard", icon="key-round")
        self._chip = Chip("", name="recoveryChip")
        self.renew = Button(_("Make a new key…"), "renewRecoveryButton", icon="key-round", size="small")
        self.renew.clicked.connect(self.renew_wanted)
        self._words = words("", "body", wrap=True)
        self.add_beside_title(self._chip)
        self.add(self._words)
        row = QHBoxLayout()
        row.addWidget(self.renew)
        row.addStretch(1)
        self.add(row)

    def show_state(self, state: RecoveryKeyState, *, may_renew: bool) -> None:
        """Say when the copy was last read back."""
        self.renew.setVisible(may_renew)
        if state.read_back_at is None:
            self._chip.show_chip(ChipSpec(_("Not read back"), "warn", "triangle-alert"))
            text = _("Nobody has shown yet that the printed copy of this key can be read. Make a new key and keep it.")
        else:
            self._chip.show_chip(ChipSpec(_("Read back"), "ok", "circle-check"))
            text = _("Read back {when} by {name}.", when=moment(state.read_back_at), name=state.read_back_by)
        self._words.setText(text)


class RecoveryPresenter(Presenter):
    """Makes a new recovery key: the place of its copy first, then the key, then two groups typed from the copy."""

    def __init__(self, card: RecoveryCard, page: QWidget, complaints: Complaints, context: Context) -> None:
        super().__init__(page, complaints, context.lane, context.incidents)
        self._card, self._context, self._complaints = card, context, complaints
        self._code = ""
        card.renew_wanted.connect(self._ask)
        self.start()

    def start(self) -> None:
        """Read the state of the key."""
        may = self._context.actor.may(Permission.RENEW_RECOVERY_KEY)
        job = self._context.job(read_recovery_key_state, None)
        self.ask("recovery key", job, lambda state: self._card.show_state(state, may_renew=may))

    def _ask(self) -> None:
        question = Question(
            _("Make a new recovery key?"),
            _("The present key opens nothing any more, also not for new backups. Older backups still need it."),
            _("Make a new key"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self._choose_place(self._make) if yes else None)

    def _choose_place(self, then: Callable[[Path], None]) -> None:
        choice = FileChoice(_("Save the recovery key"), kinds=_("PDF (*.pdf)"), proposed="recovery-key.pdf")
        self._context.prompts.save_file(choice, lambda path: then(path) if path is not None else None)

    def _make(self, path: Path) -> None:
        self.act(self._context.job(renew_recovery_key, None), lambda code: self._made(code, path))

    def _made(self, code: str, path: Path) -> None:
        self._code = code
        self.start()
        self.act(self._context.job(read_settings, None), lambda found: self._write(found, path))

    def _write(self, found: ClinicSettings, path: Path) -> None:
        sheet = RecoverySheet(
            clinic=Letterhead(
                name=found.clinic.name, address=tuple(found.clinic.address.splitlines()), phone=found.clinic.phone
            ),
            key=self._code,
            made_at=datetime.now(UTC),
            made_by=self._context.actor.display_name,
        )
        try:
            write_export(path, render_recovery_sheet(sheet, translator=current()))
        except LunaError as error:
            self._complaints.show_trouble(shown(error.message))
            self._choose_place(lambda other: self._write(found, other))
            return
        self._read_back()

    def _read_back(self) -> None:
        groups = self._code.replace(" ", "-").split("-")
        at = secrets.randbelow(len(groups))
        question = Question(
            _("Print the file, then type group {number} from the paper", number=at + 1),
            _("This proves that the copy can be read. Put it into the safe, and delete the file."),
            _("Check"),
        )

        def answered(typed: str | None) -> None:
            if typed is None:
                self._code = ""
            elif typed.strip().upper() == groups[at]:
                self._code = ""
                self.act(self._context.job(note_read_back, None), lambda _none: self.start())
            else:
                self._read_back()

        self._context.prompts.ask_reason(question, answered, shortest=len(groups[at]))
