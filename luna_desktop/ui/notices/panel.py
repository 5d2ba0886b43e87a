"""The panel beside the versions: one version, its steps, its languages, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.notices import TextState
from luna_desktop.services.privacy.notice_texts import ORIGINAL, LanguageLine, VersionLine
from luna_desktop.services.privacy.receipts import GivenCount
from luna_desktop.texts import _
from luna_desktop.ui.notices.forms import ImportForm, PublishForm
from luna_desktop.ui.notices.wording import (
    given_words,
    language_chip,
    language_name,
    material_words,
    revised_words,
    state_chip,
    step_words,
    version_title,
)
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Chip, ChipRow
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage

WIDTH = 384


@dataclass(frozen=True)
class Shown:
    """A version as the panel shows it, with what the person may do."""

    line: VersionLine
    given: tuple[GivenCount, ...]
    may_draft: bool
    may_publish: bool
    may_read_names: bool
    has_before: bool


class VersionDetails(QWidget):
    """One version.

    Signals:
        read_wanted, write_wanted, translation_wanted, publish_translation_wanted: the language they are about.
        compare_wanted, review_wanted, approve_wanted, publish_wanted, seen_wanted: about the version shown.
    """

    read_wanted = Signal(str)
    write_wanted = Signal(str)
    translation_wanted = Signal(str)
    publish_translation_wanted = Signal(str)
    compare_wanted = Signal()
    review_wanted = Signal()
    approve_wanted = Signal()
    publish_wanted = Signal()
    seen_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "versionDetails", _("Version"))
        self.title, self.about = words("", "title", wrap=True), words("", "body", wrap=True)
        self.chips = ChipRow("versionChips")
        self.material, self.given = words("", "body2", wrap=True), words("", "body2", wrap=True)
        self.banner = Banner("warn", "", name="versionTrouble")
        self.languages, self.steps = QVBoxLayout(), QVBoxLayout()
        self.compare = Button(_("Compare with the one before"), "compareVersionButton", icon="git-branch")
        self.seen = Button(_("Who was given it"), "seenButton", icon="users")
        self.review = Button(_("Mark as reviewed"), "reviewVersionButton", kind=Kind.PRIMARY, icon="eye")
        self.approve = Button(_("Approve…"), "approveVersionButton", kind=Kind.PRIMARY, icon="check")
        self.publish = Button(_("Publish…"), "publishVersionButton", kind=Kind.PRIMARY, icon="megaphone")
        for button, signal in (
            (self.compare, self.compare_wanted),
            (self.seen, self.seen_wanted),
            (self.review, self.review_wanted),
            (self.approve, self.approve_wanted),
            (self.publish, self.publish_wanted),
        ):
            button.clicked.connect(signal)
        self._build()

    def _build(self) -> None:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(10)
        for widget in (self.title, self.chips, self.about, self.material, self.banner, hairline()):
            column.addWidget(widget)
        column.addWidget(words(_("Languages"), "label"))
        column.addLayout(self.languages)
        column.addWidget(words(_("Steps"), "label"))
        column.addLayout(self.steps)
        column.addWidget(self.given)
        column.addStretch(1)
        area = named(QScrollArea(), "versionScroll", _("Version"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.setSpacing(8)
        whole.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.setSpacing(8)
        for button in (self.compare, self.seen, self.review, self.approve, self.publish):
            foot.addWidget(button)
        whole.addLayout(foot)
        for layout in (self.languages, self.steps):
            layout.setSpacing(8)

    def show_version(self, about: Shown) -> None:
        """Show another version, or the same anew."""
        line = about.line
        is_open = line.state is not TextState.PUBLISHED
        self.title.setText(version_title(line))
        self.chips.show_chips([state_chip(line)])
        self.about.setText(
            _("{day}: {summary}", day=revised_words(line), summary=line.summary)
            if line.summary
            else revised_words(line)
        )
        self.material.setText(material_words(line) if not is_open else "")
        self.material.setVisible(not is_open)
        self.banner.say("warn", "")
        _fill(self.languages, [self._language(each, about, is_open=is_open) for each in line.languages])
        _fill(self.steps, [words(step_words(step), "caption", wrap=True) for step in line.steps])
        self.given.setText(given_words(about.given))
        self.given.setVisible(not is_open)
        self.seen.setVisible(not is_open and about.may_read_names and bool(about.given))
        self.compare.setVisible(about.has_before)
        self.review.setVisible(line.state is TextState.DRAFTED and about.may_draft)
        self.approve.setVisible(line.state is TextState.REVIEWED and about.may_publish)
        self.publish.setVisible(line.state is TextState.APPROVED and about.may_publish)

    def _language(self, each: LanguageLine, about: Shown, *, is_open: bool) -> QFrame:
        name = language_name(each.language)
        tile = styled(named(QFrame(), f"language_{each.language}", name), cls="tile")
        column = QVBoxLayout(tile)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        chip = language_chip(each, is_original=each.language == ORIGINAL)
        column.addWidget(Chip(chip.text, chip.tone, chip.icon), 0, Qt.AlignmentFlag.AlignLeft)
        written = _("Written {time} by {name}", time=moment(each.changed_at), name=each.changed_by)
        column.addWidget(words(written, "caption", wrap=True))
        if each.approved_by:
            column.addWidget(words(_("Translation approved by {name}", name=each.approved_by), "caption", wrap=True))
        seal = words(_("Seal {seal}", seal=each.sha256[:16]), "caption")
        seal.setToolTip(each.sha256)
        column.addWidget(seal)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self._buttons(each, about, is_open=is_open):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return tile

    def _buttons(self, each: LanguageLine, about: Shown, *, is_open: bool) -> list[Button]:
        key, name = each.language, language_name(each.language)
        wanted = [(_("Read"), "read", "eye", self.read_wanted, True)]
        may_write = about.may_draft and (is_open or not each.is_published)
        wanted.append((_("Write"), "write", "pencil", self.write_wanted, may_write))
        is_translation = key != ORIGINAL
        approvable = is_translation and about.may_draft and not each.is_translation_approved and not each.is_published
        wanted.append((_("Approve…"), "approveTranslation", "languages", self.translation_wanted, approvable))
        ready = is_translation and not is_open and each.is_translation_approved and not each.is_published
        publishable = ready and about.may_publish
        wanted.append((_("Publish"), "publishTranslation", "megaphone", self.publish_translation_wanted, publishable))
        made = []
        for text, verb, icon, signal, is_offered in wanted:
            if is_offered:
                button = Button(text, f"{verb}_{key}", icon=icon, size="small")
                button.setAccessibleName(_("{verb}: {language}", verb=text, language=name))
                button.clicked.connect(lambda _on=False, signal=signal: signal.emit(key))
                made.append(button)
        return made


class VersionPanel(QFrame):
    """Details, the form that publishes, the form that imports, or a hint to choose a version."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "versionPanel", _("Version")), cls="panel")
        self.setFixedWidth(WIDTH)
        self.nothing = StatePage("file-text", _("Choose a version"), _("Its steps are shown here."), name="noVersion")
        self.details, self.publish_form, self.import_form = VersionDetails(), PublishForm(), ImportForm()
        self.pages = QStackedWidget()
        for page in (self.nothing, self.details, self.publish_form, self.import_form):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def show_page(self, page: QWidget) -> None:
        """Show details, a form or the hint."""
        self.pages.setCurrentWidget(page)

    def open_form(self) -> PublishForm | ImportForm | None:
        """Return the form that is open, or None."""
        page = self.pages.currentWidget()
        return page if isinstance(page, PublishForm | ImportForm) else None


def _fill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()
