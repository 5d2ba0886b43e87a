"""Fields that take several values: ticks under each other, and countries that are added to a row of buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.care.catalogues import country_names
from luna_desktop.texts import _, current
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.inputs import ComboBox, Option
from luna_desktop.ui.widgets.naming import named


class TicksField(Field):
    """Several of a list; its value is the list of what is ticked, in the order offered."""

    def __init__(
        self, name: str, label: str, options: Sequence[Option], *, required: bool = False, help_text: str = ""
    ) -> None:
        super().__init__(name, label, required=required, help_text=help_text)
        self._list = QWidget()
        self._ticks = QVBoxLayout(self._list)
        self._ticks.setContentsMargins(0, 2, 0, 2)
        self._ticks.setSpacing(4)
        self.boxes: dict[object, CheckBox] = {}
        self.put(self._list, focus=self._list)
        self.offer(options)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these instead of those before; what was ticked stays ticked where it is offered still."""
        ticked = self.value()
        for box in self.boxes.values():
            self._ticks.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for at, option in enumerate(options):
            box = CheckBox(option.text, f"{self.name}{at}")
            self.boxes[option.value] = box
            self._ticks.addWidget(box)
            box.clicked.connect(lambda _on: self.edited.emit())
        for box in list(self.boxes.values())[:1]:
            self._list.setFocusProxy(box)
        self.show_value(ticked)

    def value(self) -> list[object]:
        """Return what is ticked."""
        return [value for value, box in self.boxes.items() if box.isChecked()]

    def show_value(self, value: object) -> None:
        """Tick these and no others."""
        wanted = list(value) if isinstance(value, list | tuple | set | frozenset) else []
        for each, box in self.boxes.items():
            box.setChecked(each in wanted)

    def set_read_only(self, read_only: bool) -> None:
        """Let the ticks be seen, but not changed."""
        for box in self.boxes.values():
            box.setEnabled(not read_only)


class CountriesField(Field):
    """Several countries by name; its value is the list of their codes, sorted."""

    def __init__(self, name: str, label: str, *, required: bool = False, help_text: str = "") -> None:
        super().__init__(name, label, required=required, help_text=help_text)
        self._names = country_names(current().language)
        self._codes: list[str] = []
        self._read_only = False
        self.combo = ComboBox()
        self.combo.addItem(_("Add a country…"), "")
        for code, text in by_name(self._names):
            self.combo.addItem(text, code)
        self.combo.activated.connect(self._add)
        self.combo.left.connect(self.left)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._chosen = QWidget()
        self._flow = FlowLayout(self._chosen, gap=6)
        column.addWidget(self._chosen)
        row = QHBoxLayout()
        row.addWidget(self.combo, 1)
        column.addLayout(row)
        self.put(holder, focus=self.combo)

    def value(self) -> list[str]:
        """Return the codes chosen."""
        return sorted(self._codes)

    def show_value(self, value: object) -> None:
        """Show these codes as chosen."""
        given = value if isinstance(value, list | tuple | set | frozenset) else []
        self._codes = sorted(str(code) for code in given)
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Let the countries be seen, but not changed."""
        self._read_only = read_only
        self.combo.setVisible(not read_only)
        self._show()

    def remove(self, code: str) -> None:
        """Take a country off."""
        if code in self._codes:
            self._codes.remove(code)
            self._show()
            self.edited.emit()
            self.combo.setFocus()

    def _add(self, at: int) -> None:
        code = str(self.combo.itemData(at) or "")
        self.combo.setCurrentIndex(0)
        if code and code not in self._codes:
            self._codes.append(code)
            self._show()
            self.edited.emit()

    def _show(self) -> None:
        self._flow.clear()
        for code in sorted(self._codes, key=lambda each: self._names.get(each, each)):
            text = self._names.get(code, code)
            button = Button(text, f"{self.name}{code}", icon="x", size="small")
            named(button, f"{self.name}{code}", _("Take {country} off the list", country=text))
            button.setEnabled(not self._read_only)
            button.clicked.connect(lambda _on=False, code=code: self.remove(code))
            self._flow.addWidget(button)
        self._chosen.setVisible(bool(self._codes))
        self._chosen.updateGeometry()


def by_name(names: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Return codes and names of countries in the order of their names."""
    return sorted(names.items(), key=lambda each: each[1].casefold())


def country_options() -> list[Option]:
    """Return every country as an option, in the order of the names."""
    return [Option(code, text) for code, text in by_name(country_names(current().language))]
