"""Whether a file is one of the clinic's copies, and unaltered: chosen, read, judged, and said in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.reports.sealed_pdf import Unread
from luna_desktop.services.sharing import copy_seals
from luna_desktop.services.sharing.copy_seals import Carried, Judged
from luna_desktop.services.sharing.copy_verdicts import verdict_lines
from luna_desktop.texts import _, say, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.prompts import FileChoice


class CopyCheck(Presenter):
    """Checks one file at a time; its bytes stay in memory and are let go of when the verdict is there."""

    def __init__(self, view: QWidget, complaints: Complaints, context: Context) -> None:
        super().__init__(view, complaints, context.lane, context.incidents)
        self._context = context

    def start(self) -> None:
        """Ask for the file."""
        kinds = _("Copies (*.pdf *.zip)")
        self._context.prompts.open_files(FileChoice(_("Check a copy"), kinds), self._read)

    def _read(self, files: Sequence[Path]) -> None:
        if files:
            self._context.pool.run(self, partial(_content, files[0]), self._carry, self.complain)

    def _carry(self, content: bytes, passphrase: str = "") -> None:
        job = partial(copy_seals.read_file, content, passphrase)
        self._context.pool.run(self, job, partial(self._judge, content, passphrase), self.complain)

    def _judge(self, content: bytes, passphrase: str, carried: Carried) -> None:
        if carried.unread is Unread.LOCKED and not passphrase:
            title, body = _("Passphrase of the copy"), _("A passphrase opens this file. It was told with it.")
            self._context.prompts.ask_passphrase(title, body, partial(self._with_passphrase, content))
            return
        self.act(self._context.job(copy_seals.judge_copy, carried), self._tell)

    def _with_passphrase(self, content: bytes, passphrase: str | None) -> None:
        if passphrase:
            self._carry(content, passphrase)

    def _tell(self, judged: Judged) -> None:
        lines = verdict_lines(judged)
        first = shown(lines[0])
        self._context.prompts.tell(first, "\n".join(shown(line) for line in lines[1:]))


def _content(file: Path) -> bytes:
    """Read a file that is not larger than any copy; for the pool."""
    try:
        if file.stat().st_size > copy_seals.MOST_BYTES:
            raise StorageTrouble(say("This file is larger than any copy that the clinic makes."))
        return file.read_bytes()
    except OSError:
        raise StorageTrouble(say("The file cannot be read. Look at its name and whether you may open it.")) from None
