"""A letter of a case before it is issued: which one, in which language, its texts, and the page as it will be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.disclosures import Way
from luna_desktop.domain.rights.letters import NEEDED
from luna_desktop.domain.rights.steps import LETTER_NAMES, LetterKind
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.rights.paper_dialog import PageImage
from luna_desktop.ui.rights.step_fields import LABELS
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import styled
from luna_desktop.ui.widgets.overlay import Overlay

WIDTH, PAGE_WIDTH, PAGE_HEIGHT = 980, 420, 560
AFTER_MS = 500
"""The page is drawn anew so long after the last key."""
WAYS: Mapping[Way, Message] = {
    Way.HAND: say("Handed over"),
    Way.POST: say("By post"),
    Way.EMAIL: say("By e-mail"),
}


class LetterDialog(Overlay):
    """Writes one letter.

    Signals:
        draft_wanted: show the page as it would be now.
        print_wanted: issue it and print it.
        save_wanted: issue it and save it as a file.
        close_wanted: leave without issuing anything.
        wordings_wanted: read the letters of the chosen language, to approve them.
    """

    draft_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    close_wanted = Signal()
    wordings_wanted = Signal()

    def __init__(self, window: QWidget, whose: str, kinds: Sequence[LetterKind]) -> None:
        super().__init__(window, "letterDialog", _("Write a letter"), width=WIDTH)
        self.banner = Banner("warn", "", name="letterBanner")
        self.kind = ChoiceField(
            "letter", _("Letter"), [Option(each.value, shown(LETTER_NAMES[each])) for each in kinds], required=True
        )
        self.language = SegmentedField(
            "language", _("Language"), [Option("en", _("English")), Option("hi", _("Hindi"))]
        )
        self.texts = {name: self._text(name) for names in NEEDED.values() for name in names}
        self.way = ChoiceField(
            "way", _("How it leaves"), [Option(way.value, shown(text)) for way, text in WAYS.items()]
        )
        self.address = TextField("address", _("To which address"), longest=200)
        self.page = PageImage(
            "letterPage", _("Page of the letter"), PAGE_WIDTH, min(PAGE_HEIGHT, window.height() - 200)
        )
        self.read = Button(_("Read and approve them…"), "readLetters", icon="book-open", size="small")
        self.cancel = Button(_("Cancel"), "letterCancel")
        self.save = Button(_("Issue and save…"), "letterSave", icon="save")
        self.print = Button(_("Issue and print…"), "letterPrint", kind=Kind.PRIMARY, icon="printer")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_MS)
        self._later.timeout.connect(self.draft_wanted)
        self._build(whose)
        self._connect()

    def _text(self, name: str) -> Field:
        return LinesField(name, shown(LABELS[name]), lines=3, help_text=_("Empty takes what the case says already."))

    def _build(self, whose: str) -> None:
        close = icon_button("x", "letterClose", _("Close"))
        close.clicked.connect(self.close_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 14, 10)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(words(_("Write a letter"), "title"))
        told.addWidget(words(whose, "caption", wrap=True))
        head.addLayout(told, 1)
        head.addWidget(close)
        form = QVBoxLayout()
        form.setContentsMargins(24, 12, 18, 12)
        form.setSpacing(11)
        for widget in (
            self.banner,
            self.kind,
            self.language,
            self.read,
            *self.texts.values(),
            self.way,
            self.address,
        ):
            form.addWidget(widget)
        form.addStretch(1)
        tile = styled(QFrame(), cls="tile")
        beside = QVBoxLayout(tile)
        beside.setContentsMargins(14, 14, 14, 14)
        beside.addWidget(self.page)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(form, 1)
        middle.addWidget(tile)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 11, 18, 12)
        foot.setSpacing(8)
        foot.addWidget(words(_("Kept as it is issued, and printed again as it is."), "caption"), 1)
        for button in (self.cancel, self.save, self.print):
            foot.addWidget(button)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addLayout(middle, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.close_wanted)
        self.dismissed.connect(self.close_wanted)
        self.read.clicked.connect(self.wordings_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.kind.edited.connect(self._chosen)
        self.language.edited.connect(self._chosen)
        self.way.edited.connect(self._fit)
        for field in self.texts.values():
            field.edited.connect(self._later.start)

    def begin(self, kind: LetterKind, language: str) -> None:
        """Begin with a letter in a language, to be handed over."""
        self.kind.show_value(kind.value)
        self.language.show_value(language)
        self.way.show_value(Way.HAND.value)
        self.read.hide()
        self._fit()

    def chosen_kind(self) -> LetterKind:
        """Return which letter it is."""
        return LetterKind(str(self.kind.value()))

    def chosen_way(self) -> Way:
        """Return how it leaves."""
        return Way(str(self.way.value()))

    def given(self) -> dict[str, str]:
        """Return the texts that were typed for this letter."""
        needed = NEEDED.get(self.chosen_kind(), ())
        return {name: str(self.texts[name].value()) for name in needed if self.texts[name].value()}

    def show_page(self, pdf: bytes) -> None:
        """Show the page as it would be; then it can be issued."""
        self.banner.say("warn", "")
        for field in (*self.texts.values(), self.language):
            field.show_problem("")
        self.read.hide()
        self.page.show_paper(pdf)
        self._allow(ready=True)

    def set_busy(self, *, busy: bool) -> None:
        """Show that it is being issued."""
        self.print.set_busy(busy)
        self.save.setEnabled(not busy)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the fields."""
        self.set_busy(busy=False)
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what the letter still needs; it cannot be issued before that."""
        self.set_busy(busy=False)
        self.page.show_paper(b"")
        fields: dict[str, Field] = {**self.texts, "language": self.language, "address": self.address}
        for name, field in fields.items():
            field.show_problem(problems.get(name, ""))
        self.read.setVisible("language" in problems and self.language.value() != "en")
        shown_at = {name for name, field in fields.items() if not field.isHidden()}
        self.banner.say("warn", " ".join(text for name, text in problems.items() if name not in shown_at))
        self._allow(ready=not (set(problems) - {"address"}))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something moved on meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _allow(self, *, ready: bool) -> None:
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)

    def _chosen(self) -> None:
        self._fit()
        self.draft_wanted.emit()

    def _fit(self) -> None:
        needed = NEEDED.get(self.chosen_kind(), ())
        for name, field in self.texts.items():
            field.setVisible(name in needed)
        self.address.setVisible(self.chosen_way() is not Way.HAND)
