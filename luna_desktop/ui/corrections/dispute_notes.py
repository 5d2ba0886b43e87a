"""The disagreements of a patient with one entry, shown beside it: what was asked, the denial, and both statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.rights.codes import CODE_WORDS
from luna_desktop.domain.rights.disagreements import Attach
from luna_desktop.domain.rights.record_fields import label_of, proposal_words
from luna_desktop.services.rights.disagreements import Dispute, Said, body_of
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class DisputeNotes(QWidget):
    """One tile for each disagreement, oldest first; hidden where there is none."""

    def __init__(self, name: str = "disputeNotes") -> None:
        super().__init__()
        named(self, name, _("The patient’s disagreement"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._texts: list[str] = []
        self.hide()

    def show_disputes(self, disputes: Sequence[Dispute]) -> None:
        """Show these disagreements instead of those before."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._texts = []
        for each in disputes:
            self._column.addWidget(self._tile(each))
        self.setVisible(bool(disputes))

    def texts(self) -> list[str]:
        """Return each disagreement in words, for tests and screen readers."""
        return list(self._texts)

    def _tile(self, dispute: Dispute) -> QFrame:
        lines = dispute_lines(dispute)
        tile = styled(named(QFrame(), f"dispute{dispute.correction_id}", ". ".join(lines)), cls="tile")
        across = QHBoxLayout(tile)
        across.setContentsMargins(12, 10, 12, 12)
        across.setSpacing(10)
        across.addWidget(IconLabel("message-square", "warn", 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        across.addLayout(column, 1)
        for at, line in enumerate(lines):
            column.addWidget(words(line, "strong" if at == 0 else "body" if _is_quote(line) else "caption", wrap=True))
        self._texts.append("\n".join(lines))
        return tile


def dispute_lines(dispute: Dispute) -> list[str]:
    """Return a disagreement line by line, in the language of the windows."""
    body, field = body_of(dispute.target.kind), dispute.target.field
    label = shown(label_of(body, field))
    lines = [
        _("The patient disagrees: {field}", field=label),
        _(
            "Asked on {day} for “{proposed}” ({case}).",
            day=_day(dispute.asked_at),
            proposed=proposal_words(body, field, dispute.proposed, current()),
            case=dispute.case_number,
        ),
    ]
    if dispute.attach is Attach.SUMMARY and dispute.summary:
        return [*lines, _quoted(dispute.summary)]
    ground = shown(CODE_WORDS[dispute.code]) if dispute.code is not None else ""
    lines.append(
        _("Denied by {name}, {day}. {ground}", name=dispute.denial.by, day=_said_on(dispute.denial), ground=ground)
    )
    if dispute.statement is not None:
        lines += [
            _("Statement of the patient, {day}:", day=_said_on(dispute.statement)),
            _quoted(dispute.statement.text),
        ]
    if dispute.rebuttal is not None:
        head = _("Answer of the clinic, {name}, {day}:", name=dispute.rebuttal.by, day=_said_on(dispute.rebuttal))
        lines += [head, _quoted(dispute.rebuttal.text)]
    return lines


def _quoted(text: str) -> str:
    return _("“{words}”", words=text)


def _is_quote(line: str) -> bool:
    return line.startswith("“")


def _said_on(said: Said) -> str:
    return _day(said.at)


def _day(at: datetime) -> str:
    return PartialDate.of(at.astimezone(CLINIC_ZONE).date()).shown(current())
