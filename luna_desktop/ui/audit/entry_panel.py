"""One entry of the audit log in full, with the check of its own seal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.measures import grouped
from luna_desktop.services.clinic.audit_log import AuditLine, AuditOutcome, EntrySeal
from luna_desktop.texts import _, shown
from luna_desktop.ui.audit.wording import detail_name, long_time, outcome_words, plain_fields, purpose_of, roles_of
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

WIDTH = 304
Row = tuple[str, str]


class EntryPanel(QFrame):
    """The panel at the right.

    Signals:
        left: Esc was pressed; the keyboard goes back to the list.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "entryPanel", _("Entry in full")), cls="panel")
        self.setFixedWidth(WIDTH)
        self._number = words("", "strong")
        self.seal = Chip(_("Checking…"), "neutral", "link", name="entrySeal")
        self.body = styled(named(QScrollArea(), "entryScroll", _("Entry in full")), cls="panel")
        self.body.setWidgetResizable(True)
        self.body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._facts: QVBoxLayout | None = None
        self._seal_lines: list[tuple[IconLabel, QLabel]] = []
        head = QHBoxLayout()
        head.setContentsMargins(18, 0, 18, 0)
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self.seal)
        foot = words(_("Entries can be read, never changed or deleted."), "caption", wrap=True)
        foot.setContentsMargins(18, 0, 18, 0)
        column = QVBoxLayout()
        column.setContentsMargins(0, 14, 0, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.body, 1)
        column.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(hairline(upright=True))
        row.addLayout(column, 1)
        self.show_nothing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def show_nothing(self) -> None:
        """Say that no entry is chosen."""
        self._number.setText(_("Entry"))
        self.seal.hide()
        column = self._begin()
        column.addWidget(words(_("Choose an entry to read it in full."), "body2", wrap=True))
        column.addStretch(1)

    def show_line(self, line: AuditLine) -> None:
        """Show an entry; its seal is being checked."""
        self._number.setText(_("Entry {number}", number=grouped(line.seq)))
        self.seal.show_chip(ChipSpec(_("Checking…"), "neutral", "link"))
        self.seal.show()
        column = self._begin()
        tone = {AuditOutcome.REFUSED: "danger", AuditOutcome.FAILED: "warn"}.get(line.outcome, "")
        column.addWidget(words(shown(line.label), "title", tone=tone, wrap=True))
        column.addWidget(words(shown(line.sentence), "body2", wrap=True))
        column.addWidget(_grid(_first_rows(line)))
        if line.reason is not None:
            _part(column, _("Reason"), words(shown(line.reason), "body", wrap=True))
        if line.fields:
            _part(column, _("Fields that changed"), words(", ".join(plain_fields(line)), "body", wrap=True))
        if line.detail:
            _part(column, _("Also noted"), _grid([(detail_name(key), value) for key, value in line.detail]))
        self._add_seal(column, line)
        _part(column, _("Where it was written"), _grid(_technical_rows(line)))
        column.addStretch(1)

    def show_seal(self, seal: EntrySeal) -> None:
        """Show what the check of this entry found."""
        if seal.holds:
            self.seal.show_chip(ChipSpec(_("Seal matches"), "ok", "link"))
        else:
            self.seal.show_chip(ChipSpec(_("Seal broken"), "danger", "unlink"))
        for (icon, label), holds in zip(self._seal_lines, (seal.content_fits, seal.follows, seal.signed), strict=True):
            icon.show_icon("circle-check" if holds else "circle-alert", "ok" if holds else "danger")
            styled(label, tone="" if holds else "danger")

    def _add_seal(self, column: QVBoxLayout, line: AuditLine) -> None:
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for text in (
            _("What it says fits its seal"),
            _("It follows the entry before"),
            _("Signed by the person it names"),
        ):
            icon, label = IconLabel("circle", "text3", 14), words(text, "body2", wrap=True)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(icon)
            row.addWidget(label, 1)
            rows.addLayout(row)
            self._seal_lines.append((icon, label))
        rows.addWidget(_grid([(_("This entry"), _seal_text(line.hash)), (_("Before it"), _seal_text(line.prev))]))
        _part(column, _("Seal"), body)

    def _begin(self) -> QVBoxLayout:
        self._seal_lines = []
        body = styled(QWidget(), cls="body")
        body.setMinimumHeight(1)  # else wrapped words claim the height that they have when narrow
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 0, 12, 8)
        column.setSpacing(8)
        self.body.setWidget(body)
        return column


def _first_rows(line: AuditLine) -> list[Row]:
    utc = line.at.astimezone(UTC)
    rows = [
        (_("Time"), long_time(line.at)),
        (_("UTC"), f"{utc:%Y-%m-%d %H:%M:%S}"),
        (_("Who"), line.name),
        (_("As"), roles_of(line)),
        (_("Signed in as"), line.login),
        (_("Patient"), line.mrn),
        (_("Purpose"), purpose_of(line)),
        (_("Outcome"), outcome_words(line.outcome)),
    ]
    return [(label, text) for label, text in rows if text]


def _technical_rows(line: AuditLine) -> list[Row]:
    rows = [
        (_("Workstation"), line.station),
        (_("Session"), line.session),
        (_("Luna"), line.version),
        (_("Concerns"), line.subject),
    ]
    return [(label, text) for label, text in rows if text]


def _grid(rows: Sequence[Row]) -> QWidget:
    """Lay labels beside values that may be read, marked and copied."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, 70)
    grid.setColumnStretch(1, 1)
    for at, (label, text) in enumerate(rows):
        name, value = words(label, "caption", wrap=True), words(text, "body", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{label} {text}")
        name.setFixedWidth(70)
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, at, 1, Qt.AlignmentFlag.AlignTop)
    return made


def _part(column: QVBoxLayout, title: str, content: QWidget) -> None:
    column.addWidget(hairline())
    column.addWidget(words(title, "label"))
    column.addWidget(content)


def _seal_text(seal: str) -> str:
    """Group a seal by eight, so that it can be compared by eye and wraps."""
    return " ".join(seal[at : at + 8] for at in range(0, len(seal), 8))
