"""Coded diagnoses of a visit: a type-ahead over the conditions, and what was chosen as buttons that take it off."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, code_words, coded_of
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.naming import named


class DiagnosesField(Field):
    """Several things named from a catalogue or in own words; Enter takes what is typed."""

    def __init__(self, name: str, label: str, catalogue: Catalogue) -> None:
        super().__init__(name, label)
        self._chosen: list[dict[str, object]] = []
        self._read_only = False
        self.finder = CatalogueField(f"{name}Finder", label, catalogue, example=_("Type a diagnosis, Enter adds it"))
        self.finder.label_widget().hide()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.finder)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=6)
        column.addWidget(self._row)
        self.put(holder, focus=self.finder.edit)
        self.finder.picked.connect(lambda _entry: self._take())
        self.finder.edit.returnPressed.connect(self._take)
        self.finder.left.connect(self.left)
        self._show()

    def value(self) -> list[dict[str, object]]:
        """Return what was chosen, as a chart records it."""
        return list(self._chosen)

    def show_value(self, value: object) -> None:
        """Show these as chosen; None shows none."""
        given = value if isinstance(value, list | tuple) else []
        self._chosen = [dict(each) for each in given if isinstance(each, Mapping)]
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Let the diagnoses be read, but not changed."""
        self._read_only = read_only
        self.finder.setVisible(not read_only)
        self._show()

    def words(self) -> list[str]:
        """Return what was chosen, in words."""
        return [_said(coded_of(each)) for each in self._chosen]

    def _take(self) -> None:
        chosen = self.finder.value()
        if chosen["text"] and chosen not in self._chosen:
            self._chosen.append(chosen)
            self._show()
            self.edited.emit()
        self.finder.show_value(None)

    def _remove(self, at: int) -> None:
        del self._chosen[at]
        self._show()
        self.edited.emit()
        self.finder.edit.setFocus()

    def _show(self) -> None:
        self._flow.clear()
        for at, each in enumerate(self._chosen):
            said = _said(coded_of(each))
            button = Button(said, f"{self.name}{at}", icon="x", size="small")
            named(button, f"{self.name}{at}", _("Take off: {diagnosis}", diagnosis=said))
            button.setEnabled(not self._read_only)
            button.clicked.connect(lambda _on=False, at=at: self._remove(at))
            self._flow.addWidget(button)
            button.show()
        self._row.setVisible(bool(self._chosen))
        self._row.updateGeometry()


def _said(what: Coded) -> str:
    code = code_words(what.code, what.system)
    return _("{name} · {code}", name=what.text, code=code) if code else what.text
