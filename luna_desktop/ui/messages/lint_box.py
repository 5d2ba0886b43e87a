"""The words that must go from a text, each with its reason and a button that takes them out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.messages.lint import Finding
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled


class LintBox(QFrame):
    """Lists findings.

    Signals:
        take_out_wanted: the `Finding` whose words are to go.
        looked_at: the `Finding` whose words are to be shown in the text.
    """

    take_out_wanted = Signal(object)
    looked_at = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "lintBox", _("Words to fix")), cls="banner", tone="danger")
        self.title = words("", "strong", tone="danger", wrap=True)
        self.rows: list[Button] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("circle-alert", "danger", 18))
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._rows)

    def show_findings(self, title: str, findings: Sequence[Finding], *, may_change: bool) -> None:
        """Show findings under a heading that counts them; none hides the box."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        self.title.setText(title)
        self.setAccessibleDescription(title)
        for place, finding in enumerate(findings):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(place, finding, may_change=may_change))
        self.setVisible(bool(findings))

    def _row(self, place: int, finding: Finding, *, may_change: bool) -> QWidget:
        name, reason = (
            words(shown(finding.name), "strong", wrap=True),
            words(shown(finding.reason), "caption", wrap=True),
        )
        button = Button(_("Take out"), f"takeOut{place}", size="small")
        button.setAccessibleName(_("Take out “{words}”", words=finding.words))
        button.setEnabled(may_change)
        button.clicked.connect(lambda: self.take_out_wanted.emit(finding))
        self.rows.append(button)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(name)
        told.addWidget(reason)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addLayout(told, 1)
        line.addWidget(button)
        return row

    def first(self) -> Button | None:
        """Return the first button, for F8."""
        return self.rows[0] if self.rows else None
