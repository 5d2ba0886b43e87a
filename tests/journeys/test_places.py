"""Every place and every tab is reached by keyboard alone, and whatever stands there has a name of its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget

from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey

INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTableView)
QT_OWN = "qt_"
"""Parts that Qt puts into its own widgets begin so; they are spoken as part of those."""
NAMED_BY_THEIR_PLACE = frozenset({"toastAction", "toastClose"})


def interactive(journey: Journey) -> list[QWidget]:
    """Return what can be used on the page, without the parts of Qt's own widgets."""
    return [
        widget
        for widget in journey.visible(QWidget)
        if isinstance(widget, INTERACTIVE)
        and not widget.objectName().startswith(QT_OWN)
        and not isinstance(widget.parent(), INTERACTIVE)
    ]


def troubles(journey: Journey) -> list[str]:
    """Return what has no name to be spoken, no id, an id twice, or keys that two things listen to."""
    found = []
    used = interactive(journey)
    ids = Counter(widget.objectName() for widget in used)
    for widget in used:
        kind = f"{type(widget).__name__} {widget.objectName()!r}"
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName().strip() or text.strip()):
            found.append(f"{kind} has no name to be spoken")
        if not widget.objectName():
            found.append(f"{kind} has no id")
    found += [f"{name} stands there {count} times" for name, count in ids.items() if name and count > 1]
    return found + double_keys(journey)


def double_keys(journey: Journey) -> list[str]:
    """Return keys of the whole window that two visible things listen to: Qt would do neither."""
    whole = {Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut}
    keys: Counter[str] = Counter()
    for shortcut in journey.shell.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.isEnabled() and shortcut.context() in whole and isinstance(owner, QWidget) and owner.isVisible():
            keys[shortcut.key().toString()] += 1
    return [f"{name} is listened to {count} times" for name, count in keys.items() if count > 1]


def test_every_place_on_the_rail_is_reached_with_tab_and_named(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    assert troubles(journey) == []
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    places = journey.shell.rail.places()
    assert {"patients", "staff", "settings"} <= set(places)
    found = {}
    for key in places:
        journey.go_on_rail(key)
        found[key] = troubles(journey)
    journey.press("Ctrl+N")
    journey.see_widget("registrationPage")
    found["register"] = troubles(journey)
    assert not any(found.values()), found


def test_every_tab_of_the_chart_has_its_number_and_named_parts(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Bhav")
    tabs = ["summary", "details", "history", "lifestyle", "allergies", "photos", "visits", "privacy"]
    found = {}
    for number, key in enumerate(tabs, start=1):
        journey.press(f"Alt+{number}")
        journey.settle()
        tab = journey.find(f"{key}Tab") if key not in {"photos", "visits", "privacy"} else None
        assert tab is None or (isinstance(tab, QAbstractButton) and tab.isChecked()), key
        found[key] = troubles(journey)
    journey.use("recordCopyButton")
    journey.see_widget("recordCopyPage")
    journey.settle()
    found["record copy"] = troubles(journey)
    assert not any(found.values()), found


def test_f6_goes_round_the_regions(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    regions = (journey.shell.rail, journey.shell.top_bar, journey.shell.pages)
    seen = set()
    for _press in range(3):
        journey.press("F6")
        name = journey.has_keyboard()
        seen |= {region.objectName() for region in regions if region.isAncestorOf(journey.find(name))}
    assert seen == {"rail", "topBar", "pages"}
