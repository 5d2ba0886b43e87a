"""The history of one entry: each version, what it changed, who wrote it, when, from whom and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.facts import SOURCE_NAMES, FactStatus, Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.facts import Known
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, say, shown
from luna_desktop.ui.entries.described import day_words, differences
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named


def moment_words(moment: datetime) -> str:
    """Return a moment in local time, as `22-Nov-2026 10:44`."""
    local = moment.astimezone(CLINIC_ZONE)
    return f"{day_words(PartialDate.of(local.date()))} {local:%H:%M}"


_SHORT_SOURCES = {
    Source.PATIENT: say("{day}, patient"),
    Source.STAFF: say("{day}, staff"),
    Source.RELATIVE: say("{day}, relative"),
    Source.DOCUMENT: say("{day}, document"),
}


def recorded_day(known: Known) -> str:
    """Return the day on which a version was written."""
    return day_words(PartialDate.of(known.recorded_at.astimezone(CLINIC_ZONE).date()))


def recorded_words(known: Known) -> str:
    """Return the day of a version and where it comes from, in few words."""
    return _(_SHORT_SOURCES[known.source].text, day=recorded_day(known))


class VersionList(QWidget):
    """Versions of an entry, newest first."""

    def __init__(self, name: str = "versionList") -> None:
        super().__init__()
        named(self, name, _("History of this entry"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._texts: list[str] = []

    def show_versions(self, versions: Sequence[Known]) -> None:
        """Show these versions instead of those before."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._texts = []
        for at, known in enumerate(versions):
            older = versions[at + 1] if at + 1 < len(versions) else None
            self._column.addWidget(self._row(known, older))

    def texts(self) -> list[str]:
        """Return each version in words, for tests and screen readers."""
        return list(self._texts)

    def _row(self, known: Known, older: Known | None) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        icon, tone, title = _what(known, older)
        across.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        across.addLayout(column, 1)
        lines = [title, _("{when}, {name}", when=moment_words(known.recorded_at), name=known.recorded_by)]
        lines.append(shown(SOURCE_NAMES[known.source]))
        changed = differences(older.body, known.body) if older is not None else []
        nothing = _("not known")
        lines += [
            _("{field}: {old} → {new}", field=field, old=old or nothing, new=new or nothing)
            for field, old, new in changed
        ]
        if known.reason:
            lines.append(_("Why: {reason}", reason=known.reason))
        column.addWidget(words(lines[0], "strong", wrap=True))
        for line in lines[1:]:
            column.addWidget(words(line, "caption", wrap=True))
        named(row, f"version{known.number}", ". ".join(lines))
        self._texts.append("\n".join(lines))
        return row


def _what(known: Known, older: Known | None) -> tuple[str, str, str]:
    if known.status is FactStatus.ENTERED_IN_ERROR:
        return "trash-2", "danger", _("Struck out as entered in error")
    if older is None:
        return "plus", "text3", _("First written")
    return "pencil", "text3", _("Corrected")
