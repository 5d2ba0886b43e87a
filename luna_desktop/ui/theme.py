"""Colours, sizes and the one style sheet: the look of every window comes from here.

Code names a token (`col("accent")`), never a colour. The style sheet writes `@token` for a colour and `px(14)` for a
length that grows with the text size. Themes change by setting palette and sheet anew, never per widget.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from luna_desktop import paths
from luna_desktop.options import TEXT_SIZES, Options, Theme
from luna_desktop.ui import fonts

PHOTO_CANVAS = "#2A2724"
"""Surround of clinical photographs in every theme, so that skin is judged against the same ground."""
PHOTO_MARK = "#FFFFFF"
"""Marks and labels on that surround."""

_HIGH_CONTRAST = {
    "light": {"ink": "#000000", "paper": "#FFFFFF", "edge": "#3A342C"},
    "dark": {"ink": "#FFFFFF", "paper": "#000000", "edge": "#D6CFC4"},
}


@dataclass(frozen=True)
class Look:
    """A theme as drawn: its tokens, whether it is dark, the text size in per cent, and whether nothing may move."""

    tokens: Mapping[str, str]
    dark: bool
    text_size: int = 100
    still: bool = False


class _Watch(QObject):
    """Tells painted widgets that colours changed.

    Signals:
        changed: palette and sheet have been set anew.
    """

    changed = Signal()


def load_tokens() -> dict[str, dict[str, str]]:
    """Return the colours of each theme by token, high contrast included."""
    file = paths.resources() / "theme" / "tokens.json"
    themes: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    themes["contrast"] = _high_contrast(themes["light"], **_HIGH_CONTRAST["light"])
    themes["contrast_dark"] = _high_contrast(themes["dark"], **_HIGH_CONTRAST["dark"])
    return themes


def _high_contrast(base: Mapping[str, str], *, ink: str, paper: str, edge: str) -> dict[str, str]:
    """Turn text black or white, hairlines into edges and tinted words into full ink."""
    tokens = dict(base)
    for name in (
        "text",
        "text2",
        "text3",
        "clay_text",
        "danger_text",
        "warn_text",
        "ok_text",
        "info_text",
        "priv_text",
    ):
        tokens[name] = ink
    for name in ("line", "line2", "edge", "danger_line", "warn_line", "ok_line", "info_line", "priv_line"):
        tokens[name] = edge
    for name in ("app", "surface", "raised"):
        tokens[name] = paper
    tokens["disabled"] = edge
    return tokens


_TOKENS = load_tokens()
_shown: list[Look] = [Look(MappingProxyType(_TOKENS["light"]), dark=False)]
_watches: list[_Watch] = []


def current() -> Look:
    """Return the theme that is drawn now."""
    return _shown[0]


def col(token: str) -> QColor:
    """Return the colour of a token in the theme that is drawn now."""
    return QColor(_shown[0].tokens[token])


def px(length: int) -> int:
    """Return a length or type size, in pixels at 100 per cent, scaled by the chosen text size."""
    return round(length * _shown[0].text_size / 100)


def watch() -> _Watch:
    """Return the signal that tells when colours changed."""
    if not _watches:
        _watches.append(_Watch())
    return _watches[0]


def look_of(
    options: Options, *, system_dark: bool = False, system_contrast: bool = False, system_still: bool = False
) -> Look:
    """Choose the theme from this machine's options and from what the desktop asks for."""
    dark = system_dark if options.theme is Theme.SYSTEM else options.theme in {Theme.DARK, Theme.CONTRAST_DARK}
    contrast = options.theme in {Theme.CONTRAST, Theme.CONTRAST_DARK} or (
        options.theme is Theme.SYSTEM and system_contrast
    )
    name = ("contrast_dark" if dark else "contrast") if contrast else ("dark" if dark else "light")
    size = options.text_size if options.text_size in TEXT_SIZES else 100
    still = options.reduced_motion or system_still
    return Look(MappingProxyType(_TOKENS[name]), dark=dark, text_size=size, still=still)


def for_patient(look: Look, text_size: int) -> Look:
    """Return the look of the screen that is turned to a patient: light, or the high contrast that is shown now."""
    contrast = any(look.tokens == _TOKENS[name] for name in ("contrast", "contrast_dark"))
    tokens = look.tokens if contrast else MappingProxyType(_TOKENS["light"])
    size = text_size if text_size in TEXT_SIZES else 100
    return replace(look, tokens=tokens, dark=look.dark and contrast, text_size=size)


def desktop_wishes(app: QApplication) -> tuple[bool, bool]:
    """Return whether the desktop asks for a dark theme, and whether for high contrast."""
    hints = app.styleHints()  # WORKAROUND: Qt 6.12, keep the wrapper alive or accessibility() dies with it
    wishes = hints.accessibility()
    return hints.colorScheme() == Qt.ColorScheme.Dark, wishes.contrastPreference() == Qt.ContrastPreference.HighContrast


def wants_stillness(app: QApplication) -> bool:
    """Return whether the desktop asks for less motion."""
    hints = app.styleHints()  # WORKAROUND: Qt 6.12, keep the wrapper alive or accessibility() dies with it
    wishes = hints.accessibility()
    return wishes.motionPreference() == Qt.MotionPreference.ReducedMotion


def apply(app: QApplication, look: Look) -> None:
    """Dress the whole program. Call it before the first window, and again when the theme or text size changes."""
    _shown[0] = look
    if app.style().name().lower() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    fonts.load(app)
    app.setStyleSheet("")  # one sheet put in place of another takes Qt some three times as long
    app.setFont(fonts.font(px(14)))
    app.setPalette(_palette())
    app.setStyleSheet(sheet(look))
    watch().changed.emit()


def sheet(look: Look) -> str:
    """Return the style sheet with colours and lengths filled in."""
    source = (paths.resources() / "theme" / "sheet.qss").read_text(encoding="utf-8")
    coloured = re.sub(r"@([a-z_0-9]+)", lambda found: look.tokens[found.group(1)], source)
    return re.sub(r"px\((\d+)\)", lambda found: f"{round(int(found.group(1)) * look.text_size / 100)}px", coloured)


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, token in (
        (role.Window, "app"),
        (role.Base, "raised"),
        (role.AlternateBase, "sunken"),
        (role.Button, "raised"),
        (role.ToolTipBase, "raised"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "text3"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent_text"),
        (role.Accent, "accent"),
    ):
        palette.setColor(where, col(token))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, col("disabled"))
    return palette


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours written as #RRGGBB."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
