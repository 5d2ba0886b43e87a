"""Questions to the person: in the window, except for choosing files. Answers come by callback, never by waiting.

This is the only module that may use Qt's own dialogs. `ScriptedPrompts` answers for tests from a list.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.texts import _
from luna_desktop.ui.book.cancel_dialog import CancelDialog, Cancelling, CancelQuestion
from luna_desktop.ui.safety.form import SafetyDialog, StopQuestion
from luna_desktop.ui.safety.wording import finding_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LinesField, PasswordField
from luna_desktop.ui.widgets.overlay import Dialog, Overlay

_A = TypeVar("_A")


class Unsaved(Enum):
    """What to do about a form with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


@dataclass(frozen=True)
class Question:
    """A question to confirm: a sentence, what happens, and the verb of the button (“Discard 3 changes”)."""

    title: str
    body: str
    verb: str
    danger: bool = False


@dataclass(frozen=True)
class FileChoice:
    """Which files to choose: the dialog's title, the kinds as Qt writes them, where to start, a name to propose."""

    title: str
    kinds: str = ""
    folder: Path | None = None
    proposed: str = ""


class Prompts(Protocol):
    """What a screen may ask. Answers arrive by the function given; closing gives None or the safe way."""

    def confirm(self, question: Question, answered: Callable[[bool], None]) -> None:
        """Ask whether to go on; False when the dialog is closed."""

    def about_unsaved(self, count: int, answered: Callable[[Unsaved], None]) -> None:
        """Ask what to do about unsaved changes; STAY when the dialog is closed."""

    def ask_password(self, title: str, body: str, answered: Callable[[str | None], None]) -> None:
        """Ask for the person's own password; None when the dialog is closed."""

    def ask_passphrase(self, title: str, body: str, answered: Callable[[str | None], None]) -> None:
        """Ask for the passphrase of a file; None when the dialog is closed."""

    def ask_reason(self, question: Question, answered: Callable[[str | None], None], *, shortest: int = 10) -> None:
        """Ask for a reason in own words; None when the dialog is closed."""

    def ask_stop(self, question: StopQuestion, answered: Callable[[Overriding | None], None]) -> None:
        """Show what the allergy list or a rule names; a doctor's reason, or None where nothing is to be added."""

    def ask_cancel(self, question: CancelQuestion, answered: Callable[[Cancelling | None], None]) -> None:
        """Ask who calls an appointment off and why; None when it stays."""

    def tell(self, title: str, body: str) -> None:
        """Tell something that has to be acknowledged."""

    def open_files(self, choice: FileChoice, answered: Callable[[Sequence[Path]], None]) -> None:
        """Ask which files to read; none when the dialog is closed."""

    def save_file(self, choice: FileChoice, answered: Callable[[Path | None], None]) -> None:
        """Ask where to write a file; None when the dialog is closed."""

    def choose_folder(self, choice: FileChoice, answered: Callable[[Path | None], None]) -> None:
        """Ask for a folder; None when the dialog is closed."""

    def put_all_away(self) -> None:
        """Close every open question, as before a lock."""


class WindowPrompts:
    """Asks inside a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._open: list[Overlay | QFileDialog] = []

    def confirm(self, question: Question, answered: Callable[[bool], None]) -> None:
        """Ask whether to go on; the keyboard starts on Cancel where going on destroys something."""
        dialog = self._dialog("confirmDialog", question.title, question.body)
        cancel = dialog.add_button(Button(_("Cancel"), "cancelButton"))
        verb = dialog.add_button(Button(question.verb, "confirmButton", kind=_verb_kind(question.danger)))
        cancel.clicked.connect(lambda: self._close(dialog, answered, False))
        verb.clicked.connect(lambda: self._close(dialog, answered, True))
        dialog.dismissed.connect(lambda: self._close(dialog, answered, False))
        dialog.open_on(cancel if question.danger else verb)

    def about_unsaved(self, count: int, answered: Callable[[Unsaved], None]) -> None:
        """Ask what to do about unsaved changes."""
        title = _("There are unsaved changes: {count}", count=count)
        dialog = self._dialog("unsavedDialog", title, _("Save them, or leave this page as it was before."))
        discard = dialog.add_left_button(Button(_("Discard changes"), "discardButton", kind=Kind.DANGER_LINE))
        stay = dialog.add_button(Button(_("Stay here"), "stayButton"))
        save = dialog.add_button(Button(_("Save changes"), "saveButton", kind=Kind.PRIMARY))
        for button, answer in ((discard, Unsaved.DISCARD), (stay, Unsaved.STAY), (save, Unsaved.SAVE)):
            button.clicked.connect(lambda _on=False, answer=answer: self._close(dialog, answered, answer))
        dialog.dismissed.connect(lambda: self._close(dialog, answered, Unsaved.STAY))
        dialog.open_on(stay)

    def ask_password(self, title: str, body: str, answered: Callable[[str | None], None]) -> None:
        """Ask for the person's own password."""
        field = PasswordField("passwordEdit", _("Your password"), required=True)
        question = Question(title, body, _("Continue"))
        give = self._ask_text("passwordDialog", question, field, lambda: bool(field.value()), answered)
        field.submitted.connect(give)

    def ask_passphrase(self, title: str, body: str, answered: Callable[[str | None], None]) -> None:
        """Ask for the passphrase of a file, as somebody else told it."""
        field = PasswordField("passphraseEdit", _("Passphrase"), required=True)
        question = Question(title, body, _("Open"))
        give = self._ask_text("passphraseDialog", question, field, lambda: bool(field.value()), answered)
        field.submitted.connect(give)

    def ask_reason(self, question: Question, answered: Callable[[str | None], None], *, shortest: int = 10) -> None:
        """Ask for a reason in own words."""
        help_text = _("At least {count} characters.", count=shortest)
        field = LinesField("reasonEdit", _("Reason"), required=True, help_text=help_text)
        self._ask_text("reasonDialog", question, field, lambda: len(str(field.value())) >= shortest, answered)

    def ask_stop(self, question: StopQuestion, answered: Callable[[Overriding | None], None]) -> None:
        """Show what the allergy list names, with the keyboard on the choice that adds nothing."""
        dialog = SafetyDialog(self._window, question)
        self._open.append(dialog)
        dialog.given.connect(lambda reason: self._close(dialog, answered, reason))
        dialog.left.connect(lambda: self._close(dialog, answered, None))
        dialog.start()

    def ask_cancel(self, question: CancelQuestion, answered: Callable[[Cancelling | None], None]) -> None:
        """Ask who calls an appointment off and why, with the keyboard on the reason."""
        dialog = CancelDialog(self._window, question)
        self._open.append(dialog)
        dialog.given.connect(lambda answer: self._close(dialog, answered, answer))
        dialog.left.connect(lambda: self._close(dialog, answered, None))
        dialog.start()

    def tell(self, title: str, body: str) -> None:
        """Tell something that has to be acknowledged."""
        dialog = self._dialog("tellDialog", title, body)
        close = dialog.add_button(Button(_("Close"), "closeButton", kind=Kind.PRIMARY))
        close.clicked.connect(lambda: self._close(dialog, _nothing, None))
        dialog.dismissed.connect(lambda: self._close(dialog, _nothing, None))
        dialog.open_on(close)

    def open_files(self, choice: FileChoice, answered: Callable[[Sequence[Path]], None]) -> None:
        """Ask which files to read."""
        dialog = self._files(choice, QFileDialog.FileMode.ExistingFiles)
        dialog.finished.connect(lambda kept: self._chosen(dialog, answered, _paths(dialog) if kept else ()))
        dialog.open()

    def save_file(self, choice: FileChoice, answered: Callable[[Path | None], None]) -> None:
        """Ask where to write a file; replacing one is confirmed."""
        dialog = self._files(choice, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.finished.connect(lambda kept: self._chosen(dialog, answered, _paths(dialog)[0] if kept else None))
        dialog.open()

    def choose_folder(self, choice: FileChoice, answered: Callable[[Path | None], None]) -> None:
        """Ask for a folder."""
        dialog = self._files(choice, QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.finished.connect(lambda kept: self._chosen(dialog, answered, _paths(dialog)[0] if kept else None))
        dialog.open()

    def put_all_away(self) -> None:
        """Close every open question without an answer."""
        for dialog in list(self._open):
            self._forget(dialog)

    def _dialog(self, name: str, title: str, body: str) -> Dialog:
        dialog = Dialog(self._window, name, title, body)
        self._open.append(dialog)
        return dialog

    def _ask_text(
        self,
        name: str,
        question: Question,
        field: Field,
        enough: Callable[[], bool],
        answered: Callable[[str | None], None],
    ) -> Callable[[], None]:
        dialog = self._dialog(name, question.title, question.body)
        dialog.add(field)
        cancel = dialog.add_button(Button(_("Cancel"), "cancelButton"))
        go_on = dialog.add_button(Button(question.verb, "confirmButton", kind=_verb_kind(question.danger)))
        go_on.setEnabled(False)
        field.edited.connect(lambda: go_on.setEnabled(enough()))

        def give() -> None:
            if enough():
                self._close(dialog, answered, str(field.value()))

        go_on.clicked.connect(give)
        cancel.clicked.connect(lambda: self._close(dialog, answered, None))
        dialog.dismissed.connect(lambda: self._close(dialog, answered, None))
        dialog.open_on(field.control)
        return give

    def _close(self, dialog: Overlay, answered: Callable[[_A], None], answer: _A) -> None:
        if dialog in self._open:
            self._forget(dialog)
            answered(answer)

    def _files(self, choice: FileChoice, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, choice.title)
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(mode)
        if choice.kinds:
            dialog.setNameFilter(choice.kinds)
        if choice.folder is not None:
            dialog.setDirectory(str(choice.folder))
        if choice.proposed:
            dialog.selectFile(choice.proposed)
        self._open.append(dialog)
        return dialog

    def _chosen(self, dialog: QFileDialog, answered: Callable[[_A], None], answer: _A) -> None:
        if dialog in self._open:
            self._forget(dialog)
            answered(answer)

    def _forget(self, dialog: Overlay | QFileDialog) -> None:
        self._open.remove(dialog)
        if isinstance(dialog, Overlay):
            dialog.put_away()
        else:
            dialog.blockSignals(True)
            dialog.close()
            dialog.deleteLater()


def _verb_kind(danger: bool) -> Kind:
    return Kind.DANGER if danger else Kind.PRIMARY


def _paths(dialog: QFileDialog) -> list[Path]:
    return [Path(name) for name in dialog.selectedFiles()]


def _nothing(_answer: None) -> None:
    """Take an acknowledgement."""


class ScriptedPrompts:
    """Answers for tests, in the order given; an unexpected question fails the test, and so does an answer left over."""

    def __init__(self, *answers: object) -> None:
        self._answers = deque(answers)
        self.asked: list[str] = []
        self.told: list[str] = []

    def will_answer(self, *answers: object) -> None:
        """Add answers to questions yet to come."""
        self._answers.extend(answers)

    def check_all_used(self) -> None:
        """Fail where a question was expected but not asked."""
        if self._answers:
            raise AssertionError(f"not asked for: {list(self._answers)}")

    def confirm(self, question: Question, answered: Callable[[bool], None]) -> None:
        """Answer with True or False."""
        answered(bool(self._next(question.title)))

    def about_unsaved(self, count: int, answered: Callable[[Unsaved], None]) -> None:
        """Answer with an Unsaved."""
        answered(Unsaved(self._next(f"unsaved {count}")))

    def ask_password(self, title: str, body: str, answered: Callable[[str | None], None]) -> None:  # noqa: ARG002 - as asked
        """Answer with a password or None."""
        answered(_text_or_none(self._next(title)))

    def ask_passphrase(self, title: str, body: str, answered: Callable[[str | None], None]) -> None:  # noqa: ARG002 - as asked
        """Answer with a passphrase or None."""
        answered(_text_or_none(self._next(title)))

    def ask_reason(
        self,
        question: Question,
        answered: Callable[[str | None], None],
        *,
        shortest: int = 10,  # noqa: ARG002 - as asked
    ) -> None:
        """Answer with a reason or None."""
        answered(_text_or_none(self._next(question.title)))

    def ask_stop(self, question: StopQuestion, answered: Callable[[Overriding | None], None]) -> None:
        """Answer with an Overriding or None."""
        found = self._next(finding_words(question.stops[0]))
        answered(found if isinstance(found, Overriding) else None)

    def ask_cancel(self, question: CancelQuestion, answered: Callable[[Cancelling | None], None]) -> None:
        """Answer with a Cancelling or None."""
        found = self._next(question.name)
        answered(found if isinstance(found, Cancelling) else None)

    def tell(self, title: str, body: str) -> None:
        """Keep what was told."""
        self.told.append(f"{title} {body}".strip())

    def open_files(self, choice: FileChoice, answered: Callable[[Sequence[Path]], None]) -> None:
        """Answer with paths."""
        found = self._next(choice.title)
        answered([Path(str(path)) for path in found] if isinstance(found, list | tuple) else [])

    def save_file(self, choice: FileChoice, answered: Callable[[Path | None], None]) -> None:
        """Answer with a path or None."""
        found = self._next(choice.title)
        answered(None if found is None else Path(str(found)))

    def choose_folder(self, choice: FileChoice, answered: Callable[[Path | None], None]) -> None:
        """Answer with a path or None."""
        self.save_file(choice, answered)

    def put_all_away(self) -> None:
        """Nothing is ever left open."""

    def _next(self, question: str) -> object:
        self.asked.append(question)
        if not self._answers:
            raise AssertionError(f"asked unexpectedly: {question}")
        return self._answers.popleft()


def _text_or_none(answer: object) -> str | None:
    return None if answer is None else str(answer)
