"""The turned screen as a whole: the bar above, and under it the questions, the notice, or the hand-over.

It is built anew when language or text size change; answers and signature live in `Given` and stay. Nothing on it
offers a context menu, takes a paste, or leads to another patient.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import Translator
from luna_desktop.ui.patient_mode.form import Given, PatientForm
from luna_desktop.ui.patient_mode.hand_back import Ending, HandBackPage
from luna_desktop.ui.patient_mode.questions import QuestionsPage
from luna_desktop.ui.patient_mode.reading import ReadingPage
from luna_desktop.ui.patient_mode.top_bar import PatientTopBar
from luna_desktop.ui.widgets.naming import named, styled


class Sealed(QObject):
    """Keeps the clipboard of the staff out of the fields of the turned screen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow pastes and copies by key and by the middle button."""
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            keys = QKeySequence.StandardKey
            return any(event.matches(one) for one in (keys.Paste, keys.Copy, keys.Cut))
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton:
            return True
        return super().eventFilter(watched, event)


class PatientScreen(QWidget):
    """What the patient sees.

    Signals:
        language_chosen, size_chosen: from the bar above.
        not_me, paper_wanted, later_wanted, save_wanted: from the page with the questions.
        changed: an answer or the signature changed.
        password_given, lock_wanted: from the page that ends it.
    """

    language_chosen = Signal(str)
    size_chosen = Signal(int)
    not_me = Signal()
    paper_wanted = Signal()
    later_wanted = Signal()
    save_wanted = Signal()
    changed = Signal()
    password_given = Signal(str)
    lock_wanted = Signal()

    def __init__(self, form: PatientForm, given: Given) -> None:
        super().__init__()
        named(self, "patientScreen")
        styled(self, cls="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._form, self._given = form, given
        self._sealed = Sealed(self)
        self._ending: Ending | None = None
        self._portrait = QImage()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._whole = QWidget()
        self._column.addWidget(self._whole)
        self.build()

    @property
    def language(self) -> str:
        """Return the language that is shown."""
        return self._given.language

    def build(self) -> None:
        """Put everything together in the language and the text size of now."""
        where, focused = self._place(), _focused_name(self)
        _ = Translator(self._given.language)
        self.setAccessibleName(_("Screen for the patient"))
        old, self._whole = self._whole, QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = PatientTopBar(self._form.clinic, self._form.place, _, self._given.text_size)
        self.bar.language_chosen.connect(self.language_chosen)
        self.bar.size_chosen.connect(self.size_chosen)
        self.pages = named(QStackedWidget(), "patientPages")
        self._add_questions(_)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        self._column.replaceWidget(old, self._whole)
        old.hide()
        old.deleteLater()
        self._whole.setVisible(True)  # a layout shows what is put into it only later, and the keyboard needs it now
        self._return_to(where)
        self._seal()
        self._focus(focused)

    def _add_questions(self, _: Translator) -> None:
        page = self.questions = QuestionsPage(self._form, self._given, _)
        page.answered.connect(self._take_answer)
        page.guardian_chosen.connect(self._take_signer)
        page.signed.connect(self._take_strokes)
        page.typed.connect(self._take_typed)
        page.way_chosen.connect(self._take_way)
        page.read_wanted.connect(self.show_notice)
        page.clear_wanted.connect(self._clear)
        for signal, onward in (
            (page.not_me, self.not_me),
            (page.paper_wanted, self.paper_wanted),
            (page.later_wanted, self.later_wanted),
            (page.save_wanted, self.save_wanted),
        ):
            signal.connect(onward)
        page.fit(self.width())
        page.show_portrait(self._portrait)
        self.pages.addWidget(page)

    def show_portrait(self, portrait: QImage) -> None:
        """Show the identity photo instead of the initials, where there is one."""
        self._portrait = portrait
        if self.pages.indexOf(self.questions) >= 0:
            self.questions.show_portrait(portrait)

    # -- what the person does

    def _take_answer(self, key: str, yes: bool) -> None:
        signed = self._given.is_signed
        self._given.answer(key, yes)
        if signed:
            self.questions.signing.pad.show_strokes(())
            self.questions.signing.name_field.show_value("")
            self.questions.signing.witness_field.show_value("")
        self._show_change()

    def _take_signer(self, key: int) -> None:
        self._given.choose_signer(key)
        self.changed.emit()
        self.build()

    def _take_strokes(self, strokes: object) -> None:
        self._given.strokes = strokes if isinstance(strokes, tuple) else ()
        self._show_change()

    def _take_typed(self, name: str, witness: str) -> None:
        self._given.typed_name, self._given.witness = name, witness
        self._show_change()

    def _take_way(self, typed: bool) -> None:
        self._given.drop_signature()
        self._given.is_typed = typed
        self.questions.signing.pad.show_strokes(())
        self._show_change()
        signing = self.questions.signing
        (signing.name_field if typed else signing.pad).setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._given.clear()
        self.changed.emit()
        self.build()
        self.questions.start()

    def _show_change(self) -> None:
        self.changed.emit()
        self.questions.show_progress()

    # -- pages

    def show_questions(self) -> None:
        """Show the questions."""
        self._ending = None
        self._drop_extra()
        self.pages.setCurrentWidget(self.questions)
        self.questions.start()

    def show_notice(self) -> None:
        """Show the notice in the language chosen here."""
        _ = Translator(self._given.language)
        notice = self._form.notice(self._given.language)
        if notice is None:
            return
        self._drop_extra()
        page = ReadingPage(notice, _)
        page.done.connect(self._back_from_notice)
        self._put(page)
        page.start()

    def _back_from_notice(self) -> None:
        self.show_questions()
        self.questions.notice.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ending(self, ending: Ending) -> HandBackPage:
        """Show the hand-over; where one may not go back, nothing of the patient stays on the screen."""
        self._ending = ending
        self._drop_extra()
        page = HandBackPage(ending, self._form.with_whom, Translator(self._given.language))
        page.password_given.connect(self.password_given)
        page.lock_wanted.connect(self.lock_wanted)
        page.back_wanted.connect(self.show_questions)
        self._put(page)
        if not ending.may_go_back:
            self._forget_questions()
        page.start()
        return page

    def hand_back(self) -> HandBackPage | None:
        """Return the page that ends it, while it is shown."""
        page = self.pages.currentWidget()
        return page if isinstance(page, HandBackPage) else None

    def _forget_questions(self) -> None:
        self.pages.removeWidget(self.questions)
        self.questions.hide()
        self.questions.deleteLater()

    def _put(self, page: QWidget) -> None:
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self._seal()

    def _drop_extra(self) -> None:
        for page in self.pages.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if isinstance(page, ReadingPage | HandBackPage):
                self.pages.removeWidget(page)
                page.hide()
                page.deleteLater()

    def _place(self) -> str:
        if not hasattr(self, "pages"):
            return ""
        page = self.pages.currentWidget()
        return page.objectName() if page is not None else ""

    def _return_to(self, where: str) -> None:
        if where == "readingPage":
            self.show_notice()
        elif where == "handBackPage" and self._ending is not None:
            self.show_ending(self._ending)

    def _seal(self) -> None:
        for part in self.findChildren(QWidget):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
            if isinstance(part, QLineEdit):
                part.setAcceptDrops(False)
                part.setDragEnabled(False)
                part.installEventFilter(self._sealed)

    def _focus(self, name: str) -> None:
        found = self.findChildren(QWidget, name) if name else []
        for widget in found:
            if self._whole.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self.pages.currentWidget() is self.questions:
            self.questions.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the window."""
        super().resizeEvent(event)
        if self.pages.currentWidget() is self.questions:
            self.questions.fit(event.size().width())


def _focused_name(screen: QWidget) -> str:
    now = QApplication.focusWidget()
    return now.objectName() if now is not None and screen.isAncestorOf(now) else ""
