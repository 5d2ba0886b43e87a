"""The panel in which a template is read, edited and approved: its words, what must go, and how a patient sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.messages.lint import Finding
from luna_desktop.services.messages.templates import Standing, TemplateText
from luna_desktop.texts import LANGUAGES, OWN_NAMES, _
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.messages.lint_box import LintBox
from luna_desktop.ui.messages.marked_text import MarkedLines
from luna_desktop.ui.messages.wording import about_text, class_chip, standing_chip
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.chips import ChipRow
from luna_desktop.ui.widgets.inputs import Option, TextField
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled

WIDTH = 384


@dataclass(frozen=True)
class TextShown:
    """What the panel shows of a text, and what the person may do with it."""

    text: TemplateText
    may_edit: bool
    is_fixed: bool = False


@dataclass(frozen=True)
class Preview:
    """How a patient would see the text: whose name stands over it, the words, and how long they are."""

    title: str
    body: str
    size: str


class TemplatePanel(DraftedForm):
    """One text.

    Signals:
        language_chosen: the text in another language is wanted.
        typed: something was typed; the presenter looks at the words again.
        take_out_wanted: the `Finding` to be taken out.
        save_wanted, approve_wanted, retire_wanted, offer_wanted: what is to be done with the text.
    """

    language_chosen = Signal(str)
    typed = Signal()
    take_out_wanted = Signal(object)
    save_wanted = Signal()
    approve_wanted = Signal()
    retire_wanted = Signal()
    offer_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "templatePanel", _("Message")), cls="page")
        self.title = words("", "strong", wrap=True)
        self.chips = ChipRow("templateChips")
        self.about = words("", "caption", wrap=True)
        self.languages = Segmented(
            "templateLanguage", _("Language"), [Option(code, OWN_NAMES[code]) for code in LANGUAGES]
        )
        self.languages.chosen.connect(lambda code: self.language_chosen.emit(str(code)))
        self.banner = Banner("warn", "", name="templateBanner")
        self.subject = TextField("subject", _("Subject of the e-mail"), required=True, longest=120)
        self.body = MarkedLines("body", _("Text"), lines=5, required=True)
        self.lint = LintBox()
        self.lint.take_out_wanted.connect(self.take_out_wanted)
        self.offer = Button(_("Make it an offer instead…"), "makeOfferButton", kind=Kind.GHOST, icon="megaphone")
        self.offer.clicked.connect(self.offer_wanted)
        self.preview_title = words("", "label", wrap=True)
        self.preview = words("", "body", wrap=True)
        self.length = words("", "caption")
        self.spoken = words("", "caption", wrap=True)
        self.todo = words("", "caption", wrap=True)
        self.approve = Button(_("Approve…"), "approveTextButton", kind=Kind.PRIMARY, icon="check")
        self.retire = Button(_("Take out of use…"), "retireTextButton", icon="ban")
        self.save = Button(_("Save"), "saveTextButton", kind=Kind.PRIMARY, icon="save", tip=_("Ctrl+S"))
        self.approve.clicked.connect(self.approve_wanted)
        self.retire.clicked.connect(self.retire_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.track(self.subject, self.body)
        for field in (self.subject, self.body):
            field.edited.connect(self.typed)
        self._build()
        self._keys()

    def _build(self) -> None:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.chips)
        column.addWidget(self.about)
        row = QHBoxLayout()
        row.addWidget(self.languages)
        row.addStretch(1)
        column.addLayout(row)
        for widget in (self.banner, self.subject, self.body, self.draft_note, self.lint):
            column.addWidget(widget)
        column.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hairline())
        column.addWidget(self.preview_title)
        column.addWidget(self._bubble())
        spoken = QHBoxLayout()
        spoken.setSpacing(8)
        spoken.addWidget(IconLabel("languages", "text3", 16), 0, Qt.AlignmentFlag.AlignTop)
        spoken.addWidget(self.spoken, 1)
        column.addLayout(spoken)
        column.addStretch(1)
        area = named(QScrollArea(), "templateScroll", _("Message"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self._foot())

    def _bubble(self) -> QFrame:
        bubble = styled(named(QFrame(), "messagePreview", _("As the patient reads it")), cls="tile")
        column = QVBoxLayout(bubble)
        column.setContentsMargins(14, 11, 14, 10)
        column.setSpacing(6)
        column.addWidget(self.preview)
        column.addWidget(self.length, 0, Qt.AlignmentFlag.AlignRight)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        return bubble

    def _foot(self) -> QFrame:
        foot = styled(named(QFrame(), "templateFoot", _("What to do with this text")), cls="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 10, 18, 10)
        row.setSpacing(8)
        row.addWidget(self.todo, 1)
        for button in (self.retire, self.approve, self.save):
            row.addWidget(button)
        return foot

    def _keys(self) -> None:
        for keys, act in (("Ctrl+S", self._save), ("F8", self._next)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _save(self) -> None:
        if self.save.isVisibleTo(self) and self.save.isEnabled():
            self.save_wanted.emit()

    def _next(self) -> None:
        button = self.lint.first()
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_text(self, shown: TextShown) -> None:
        """Show a text afresh."""
        text = shown.text
        self.title.setText(text.name)
        self.chips.show_chips([class_chip(text.klass), standing_chip(text.standing)])
        self.about.setText(about_text(text))
        self.languages.show_value(text.language)
        may_type = shown.may_edit and not shown.is_fixed
        self.show_values({"subject": text.subject, "body": text.body})
        for field in (self.subject, self.body):
            field.set_read_only(not may_type)
        self.banner.say(
            "info", _("This text is fixed: a result is announced without its content.") if shown.is_fixed else ""
        )

    def show_words(self, findings: Sequence[Finding], title: str, preview: Preview, *, may_change: bool) -> None:
        """Show what must go from the words, and how a patient would see the rest."""
        self.body.show_findings(findings)
        self.body.show_problem("")
        styled(self.body.edit, state="error" if findings else "")
        self.lint.show_findings(title, findings, may_change=may_change)
        self.preview_title.setText(preview.title)
        self.preview.setText(preview.body)
        self.length.setText(preview.size)

    def show_steps(
        self, standing: Standing, *, is_typed: bool, faults: int, may_edit: bool, can_be_offer: bool
    ) -> None:
        """Show what can be done: save what was typed, approve what waits, take out of use what is in use."""
        self.save.setVisible(may_edit and is_typed)
        self.save.setEnabled(not faults)
        self.approve.setVisible(may_edit and not is_typed and standing is Standing.WAITING)
        self.approve.setEnabled(not faults)
        self.retire.setVisible(may_edit and not is_typed and standing is Standing.IN_USE)
        self.offer.setVisible(may_edit and can_be_offer and faults > 0)
        if faults == 1:
            self.todo.setText(_("Fix 1 thing to save"))
        elif faults:
            self.todo.setText(_("Fix {count} things to save", count=faults))
        elif not is_typed and standing is Standing.WAITING:
            self.todo.setText(_("Nothing is sent before somebody has approved it."))
        else:
            self.todo.setText("")

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, the rest above them."""
        others = []
        for name, text in problems.items():
            field = {"subject": self.subject, "body": self.body}.get(name)
            if field is not None:
                field.show_problem(text)
            else:
                others.append(text)
        self.banner.say("warn", " ".join(others))
