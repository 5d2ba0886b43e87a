"""The page of texts about treatments: the list at the left, one text with its versions and decisions at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.care_texts import (
    TEXT_KIND_NAMES,
    TEXT_STANDING_NAMES,
    TextKind,
    TextStanding,
    as_words,
)
from luna_desktop.services.care.care_texts import OpenedCareText, subjects
from luna_desktop.texts import LANGUAGES, OWN_NAMES, _, shown
from luna_desktop.ui.edit_frame import EditFrame, page_of
from luna_desktop.ui.papers.wording import day_text
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsTable

LOOKS = {
    TextStanding.WAITING: ("warn", "clock"),
    TextStanding.IN_FORCE: ("ok", "circle-check"),
    TextStanding.REPLACED: ("neutral", "history"),
    TextStanding.RETIRED: ("neutral", "ban"),
}


def standing_chip(text: OpenedCareText) -> ChipSpec:
    """Return where a text stands."""
    tone, icon = LOOKS[text.standing]
    return ChipSpec(shown(TEXT_STANDING_NAMES[text.standing]), tone, icon)


def about_words(text: OpenedCareText) -> str:
    """Return which version it is and who approved or wrote it."""
    if text.approved_at is not None:
        return _(
            "Version {version}, approved on {day} by {name}",
            version=text.version,
            day=day_text(text.approved_at),
            name=text.approved_by,
        )
    if text.at is not None:
        return _(
            "Version {version}, written on {day} by {name}", version=text.version, day=day_text(text.at), name=text.by
        )
    return _("As it comes with the program; nobody has approved it yet")


class CareTextsView(QWidget):
    """The page.

    Signals:
        kind_chosen: a `TextKind`.
        chosen: the `OpenedCareText` of the list that is to be read.
        language_chosen: in which language it is to be read.
        approve_wanted, retire_wanted, edit_wanted: what to do with the text that is shown.
        saved: title and words of an edited text.
        edit_left: the edit is to be left without saving.
    """

    kind_chosen = Signal(object)
    chosen = Signal(object)
    language_chosen = Signal(str)
    approve_wanted = Signal()
    retire_wanted = Signal()
    edit_wanted = Signal()
    saved = Signal(str, str)
    edit_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "careTextsPage", _("Treatment texts"))
        self.banner = Banner("info", "", name="careTextsBanner")
        self.kinds = Segmented(
            "careTextKind",
            _("Kind of text"),
            [Option(kind.value, shown(name)) for kind, name in TEXT_KIND_NAMES.items()],
        )
        self.kinds.show_value(TextKind.CONSENT.value)
        self.kinds.chosen.connect(lambda kind: self.kind_chosen.emit(TextKind(str(kind))))
        self._names = {subject.key: subject.name for subject in subjects()}
        self.table: RowsTable[OpenedCareText] = RowsTable(
            "careTextsTable",
            _("Treatment texts"),
            (
                Column(_("Treatment"), lambda text: Cell(self._names.get(text.place.subject, "")), stretch=True),
                Column(_("State"), lambda text: Cell(chips=(standing_chip(text),)), width=150),
            ),
            key=lambda text: text.place.subject,
        )
        self.table.selected.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 14, 20, 18)
        row.setSpacing(12)
        row.addWidget(self._list(), 42)
        row.addWidget(self._reading(), 58)
        self.show_text(None, may_decide=False)

    def _list(self) -> Card:
        card = Card(_("Treatment texts"), "careTextsList", icon="file-text")
        card.add(self.banner)
        card.add(self.kinds)
        card.add(self.table, 1)
        return card

    def _reading(self) -> QWidget:
        self.card = Card(_("Text"), "careTextCard", icon="book-open")
        options = [Option(code, OWN_NAMES[code]) for code in LANGUAGES]
        self.languages = Segmented("careTextLanguage", _("Language"), options)
        self.languages.show_value(LANGUAGES[0])
        self.languages.chosen.connect(lambda code: self.language_chosen.emit(str(code)))
        self.about = words("", "caption", wrap=True)
        self.approve = Button(_("Approve…"), "approveCareText", kind=Kind.PRIMARY, icon="check")
        self.edit = Button(_("Edit"), "editCareText", icon="pencil")
        self.retire = Button(_("Take out of use…"), "retireCareText", icon="ban")
        self.approve.clicked.connect(self.approve_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.retire.clicked.connect(self.retire_wanted)
        top = QHBoxLayout()
        top.setSpacing(8)
        for button in (self.approve, self.edit, self.retire):
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self.languages)
        self.card.add(top)
        self.card.add(self.about)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        inside = styled(QWidget(), cls="body")
        inside.setLayout(self.body)
        self.area = named(QScrollArea(), "careTextScroll", _("The text as patients read it"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(inside)
        self.card.add(self.area, 1)
        self.form = CareTextForm()
        self.form.save_wanted.connect(lambda values: self.saved.emit(str(values["title"]), str(values["text"])))
        self.form.closed.connect(self.edit_left)
        self.form.discard_wanted.connect(lambda _count: self.edit_left.emit())
        self.form.hide()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card, 1)
        column.addWidget(self.form, 1)
        return holder

    def show_list(self, texts: Sequence[OpenedCareText]) -> None:
        """Show one line for each treatment."""
        self.table.show_rows(texts)

    def show_text(self, text: OpenedCareText | None, *, may_decide: bool) -> None:
        """Show a text as patients read it, and what can be decided about it."""
        self.show_form(None)
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        standing = text.standing if text is not None else None
        self.approve.setVisible(may_decide and standing is TextStanding.WAITING)
        self.retire.setVisible(may_decide and standing is TextStanding.IN_FORCE)
        self.edit.setVisible(may_decide)
        self.about.setText(about_words(text) if text is not None else "")
        if text is None:
            self.body.addWidget(words(_("There is no text in this language yet."), "body2", wrap=True))
        else:
            self._add_text(text)
        self.body.addStretch(1)

    def _add_text(self, text: OpenedCareText) -> None:
        self.body.addWidget(words(text.body.title, "title", wrap=True))
        for part in text.body.parts:
            if part.heading:
                self.body.addWidget(words(part.heading, "strong", wrap=True))
            for line in part.lines:
                self.body.addWidget(words(line if len(part.lines) == 1 else f"•  {line}", "body", wrap=True))

    def show_form(self, text: OpenedCareText | None) -> None:
        """Edit a text, or show it again; None closes the form."""
        self.card.setVisible(text is None)
        self.form.setVisible(text is not None)
        if text is not None:
            self.form.show_values({"title": text.body.title, "text": as_words(text.body)})
            self.form.title.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of the edit, else above the list."""
        others = self.form.show_problems(problems) if not self.form.isHidden() else list(problems)
        self.banner.say("warn", " ".join(problems[name] for name in others))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody decided meanwhile."""
        del theirs
        self.banner.say("warn", text)


class CareTextForm(EditFrame):
    """The form in which a text is edited: a title, and lines with headings marked by “# ”."""

    def __init__(self) -> None:
        super().__init__("careTextForm", _("Edit the text"), save_text=_("Save as a new version"))
        self.title = TextField("title", _("Title"), required=True)
        told = _("A line that begins with “# ” is a heading. Every other line is a point under it.")
        self.text = LinesField("text", _("Text"), required=True, help_text=told, lines=22)
        self.add_page(page_of(self.title, self.text), "careText")
        self.track(self.title, self.text)
