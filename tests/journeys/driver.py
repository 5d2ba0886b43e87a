"""Drives the whole program as a person does: real keys to the real window, waiting for what can be seen.

A `Journey` knows widgets by their object names and words by what stands on the screen. It never calls a presenter,
and it waits for conditions, never for time.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from luna_desktop.program import Program, Wiring
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.widgets.chips import Chip
from tests import builders

W = TypeVar("W", bound=QWidget)
LONGEST_MS = 30_000
MOST_TABS = 160
"""So many presses of Tab go round the largest page."""


class StrayWindows(QObject):
    """Notes every window beside the program's own: a widget shown before it has a parent takes the keyboard."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at each window that is shown, and let the event pass."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowType()
            if watched is not self._window and kind not in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}:
                frames = [one for one in traceback.extract_stack() if "luna_desktop" in one.filename]
                where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "Qt"
                self.seen.append(f"{type(watched).__name__} {watched.objectName()!r} at {where}")
        return False


class Journey:
    """One run of the program over one folder, driven by keys."""

    def __init__(self, qtbot: QtBot, folder: Path, wiring: Wiring) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError(type(app).__name__)
        self._app, self._qtbot = app, qtbot
        self.answers = ScriptedPrompts()
        prompts = wiring.prompts or self.answers
        self.program = Program(app, folder, replace(wiring, prompts=prompts, cost=builders.CHEAP))
        self.shell = self.program.shell
        self.stray = StrayWindows(app, self.shell)

    def start(self, *, width: int = 1440, height: int = 900) -> None:
        """Open the window and wait until it has the keyboard."""
        self.shell.resize(width, height)
        self.program.start()
        self.shell.activateWindow()
        self._qtbot.waitExposed(self.shell)
        self.wait(self.shell.isActiveWindow, "the window has the keyboard")

    def end(self) -> None:
        """Close the window as the person does, and wait until the program has ended."""
        if self.program.is_ended:
            return
        self._app.removeEventFilter(self.stray)
        stray = self.stray.seen
        self.shell.close()
        self.wait(lambda: self.program.is_ended, "the program has ended")
        self._app.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        self.answers.check_all_used()
        assert not stray, f"opened windows beside the program's own: {stray}"

    # -- waiting

    def wait(self, seen: Callable[[], object], what: str) -> None:
        """Wait until something is so; `what` is said where it never is."""
        try:
            self._qtbot.waitUntil(lambda: bool(seen()), timeout=LONGEST_MS)
        except Exception as error:
            where = f"keyboard on {self.has_keyboard()!r}, other windows {self.stray.seen}"
            raise AssertionError(f"waited in vain: {what}; {where}; on the screen: {self.words()}") from error

    def settle(self) -> None:
        """Wait until both lanes have done what they were asked so far, and their answers were taken."""
        for _again in range(3):
            done: list[None] = []
            for lane in (self.program.lane, self.program.pool):
                lane.run(self.shell, lambda: None, done.append, self._broken)
            self.wait(lambda done=done: len(done) == 2, "the lanes are idle")
            self._app.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))

    @staticmethod
    def _broken(error: Exception) -> None:
        raise error

    # -- looking

    def visible(self, kind: type[W]) -> Iterator[W]:
        """Yield what of a kind can be seen now; what lies under a cover or dialog is still counted."""
        for widget in self.shell.findChildren(kind):
            if shiboken6.isValid(widget) and widget.isVisible():
                yield widget

    def find(self, name: str) -> QWidget:
        """Return the visible widget of a name."""
        found = self._seen(name)
        assert found, f"no {name} can be seen; there are {sorted(self.names())}"
        return found[-1]

    def is_seen(self, name: str) -> bool:
        """Tell whether a widget of this name can be seen."""
        return bool(self._seen(name))

    def _seen(self, name: str) -> list[QWidget]:
        return [widget for widget in self.shell.findChildren(QWidget, name) if widget.isVisible()]

    def names(self) -> set[str]:
        """Return the names of everything that can be seen."""
        return {widget.objectName() for widget in self.visible(QWidget)} - {""}

    def named_like(self, start: str, end: str = "") -> str:
        """Return the one name that can be seen and begins and ends so, as for numbered rows."""
        found = sorted(name for name in self.names() if name.startswith(start) and name.endswith(end))
        assert found, f"no {start}…{end} can be seen; there are {sorted(self.names())}"
        return found[0]

    def words(self) -> list[str]:
        """Return every text on the screen: labels, buttons, fields, rows of tables and lists."""
        found: list[str] = []
        for widget in self.visible(QWidget):
            found.extend(_texts_of(widget))
        return [text for text in found if text.strip()]

    @staticmethod
    def words_in(widget: QWidget) -> Sequence[str]:
        """Return the texts of one widget."""
        return _texts_of(widget)

    def reads(self, text: str) -> bool:
        """Tell whether a text stands anywhere on the screen."""
        return any(text in words for words in self.words())

    def see(self, *texts: str) -> None:
        """Wait until each of these texts stands on the screen."""
        for text in texts:
            self.wait(lambda text=text: self.reads(text), f"“{text}” is seen")

    def see_widget(self, name: str) -> QWidget:
        """Wait until a widget can be seen, and return it."""
        self.wait(lambda: self.is_seen(name), f"{name} is seen")
        return self.find(name)

    def has_keyboard(self) -> str:
        """Return the name of the widget that has the keyboard."""
        focus = QApplication.focusWidget()
        return focus.objectName() if focus is not None else ""

    # -- keys

    def press(self, keys: str) -> None:
        """Press a combination such as `Ctrl+K`, on whatever has the keyboard."""
        combination = QKeySequence(keys)[0]
        self._key(combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type a text letter by letter; other scripts arrive as an input method commits them."""
        if not text.isascii():
            commit = QInputMethodEvent()
            commit.setCommitString(text)
            self._app.sendEvent(QApplication.focusWidget(), commit)
            return
        for letter in text:
            QTest.keyClick(self._window(), letter)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._window(), key, modifiers)

    def _window(self) -> QWidget:
        """Return where the window system would deliver a key: to an open list, else to whatever has the focus."""
        popup = QApplication.activePopupWidget()
        return popup or QApplication.focusWidget() or self.shell

    def tab_to(self, name: str) -> QWidget:
        """Reach a widget with Tab alone."""
        self.see_widget(name)
        passed: list[str] = []
        for _press in range(MOST_TABS):
            if self.has_keyboard() == name:
                return self.find(name)
            passed.append(self.has_keyboard())
            self._key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}; it passed {list(dict.fromkeys(passed))}")

    def use(self, name: str) -> None:
        """Reach a button with Tab and press it with Space."""
        button = self.tab_to(name)
        self.wait(button.isEnabled, f"{name} can be used")
        self._key(Qt.Key.Key_Space)

    def type_into(self, name: str, text: str) -> None:
        """Reach a field with Tab and type over what stands there."""
        self.tab_to(name)
        self.press("Ctrl+A")
        if text:
            self.type(text)
        else:
            self.press("Delete")

    def choose(self, name: str, text: str) -> None:
        """Reach a choice with Tab and move to an option with the arrows."""
        combo = self.tab_to(name)
        assert isinstance(combo, QComboBox), f"{name} is no choice"
        wanted = combo.findText(text)
        assert wanted >= 0, f"{name} offers {[combo.itemText(at) for at in range(combo.count())]}"
        for _press in range(2 * combo.count()):
            if combo.currentIndex() == wanted:
                return
            self._key(Qt.Key.Key_Down if combo.currentIndex() < wanted else Qt.Key.Key_Up)
        raise AssertionError(f"the arrows do not reach “{text}” in {name}")

    def choose_card(self, group: str, at: int) -> None:
        """Reach one of several radio cards with Tab and the arrows, and choose it."""
        held = self._of_group(group)
        for _press in range(MOST_TABS):
            if self.has_keyboard() in held:
                break
            self._key(Qt.Key.Key_Tab)
        is_column = len({self.find(name).x() for name in held}) == 1
        for _press in range(2 * len(held)):
            if self.has_keyboard() == f"{group}{at}":
                break
            self._key(Qt.Key.Key_Down if is_column else Qt.Key.Key_Right)
        assert self.has_keyboard() == f"{group}{at}", f"the arrows do not reach {group}{at}"
        self._key(Qt.Key.Key_Space)

    def _of_group(self, group: str) -> list[str]:
        return [name for name in self.names() if name.startswith(group) and name[len(group) :].isdigit()]

    # -- what people do all day

    def sign_in(self, login: str, password: str) -> None:
        """Choose a person on the unlock screen, type the password and wait for the work to be shown."""
        self.see_widget("unlockView")
        self.type_into("staffSearch", login)
        self.type_into("passwordEdit", password)
        self.press("Return")
        self.wait(self.shell.is_working, f"{login} is signed in")
        self.settle()

    def lock(self) -> None:
        """Lock with the key and wait for the unlock screen."""
        self.press("Ctrl+L")
        self.see_widget("unlockView")
        self.settle()

    def go_on_rail(self, key: str) -> None:
        """Go to a place of the rail with Tab and Space."""
        self.use(f"{key}Rail")
        self.settle()

    def find_patient(self, typed: str) -> None:
        """Search in the palette and open the first match."""
        self.press("Ctrl+K")
        self.see_widget("paletteEdit")
        self.type(typed)
        rows = self.find("paletteList")
        assert isinstance(rows, QListView)
        self.settle()
        self.wait(lambda: "patient:" in _chosen_key(rows), f"somebody is found by {typed}")
        self.press("Return")
        self.see_widget("chartPage")
        self.settle()

    def save(self, frame: str) -> None:
        """Save the form with Ctrl+S and wait until nothing is unsaved."""
        form = self.find(frame)
        assert isinstance(form, EditFrame)
        self.press("Ctrl+S")
        self.wait(lambda: not shiboken6.isValid(form) or not form.is_dirty(), f"{frame} is saved")
        self.settle()


def _chosen_key(rows: QListView) -> str:
    at = rows.currentIndex()
    row = at.data(int(Qt.ItemDataRole.UserRole) + 1) if at.isValid() else None
    return str(getattr(row, "key", ""))


def _texts_of(widget: QWidget) -> Sequence[str]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return (widget.text(), *([widget.placeholderText()] if isinstance(widget, QLineEdit) else []))
    if isinstance(widget, Chip):
        return (widget.accessibleName(),)
    if isinstance(widget, QComboBox):
        return (widget.currentText(),)
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return (widget.toPlainText(),)
    if isinstance(widget, QTableView | QListView) and widget.model() is not None:
        return tuple(_cells(widget.model(), 1 if isinstance(widget, QListView) else widget.model().columnCount()))
    return ()


def _cells(model: QAbstractItemModel, columns: int) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), 200)):
        for column in range(columns):
            spoken = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            yield str(spoken or model.index(row, column).data() or "")
