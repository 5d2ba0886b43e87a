"""Every theme reaches the contrast that WCAG 2.2 AA asks for, and the sheet knows every token."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from luna_desktop import paths
from luna_desktop.options import Options, Theme
from luna_desktop.ui import theme

TEXT_PAIRS = [
    *[(ink, ground) for ink in ("text", "text2", "text3") for ground in ("app", "surface", "sunken")],
    ("text", "selected"),
    ("text3", "selected"),
    ("on_accent", "accent"),
    ("on_accent", "accent_h"),
    ("accent_text", "surface"),
    ("accent_text", "accent_soft"),
    ("accent_text", "selected"),
    ("rail_text", "rail"),
    ("rail_on", "rail_sel"),
    ("clay_text", "clay_soft"),
    ("danger_text", "danger_bg"),
    ("danger_text", "surface"),
    ("on_danger", "danger"),
    ("warn_text", "warn_bg"),
    ("warn_text", "surface"),
    ("ok_text", "ok_bg"),
    ("info_text", "info_bg"),
    ("priv_text", "priv_bg"),
]
SHAPE_PAIRS = [
    ("accent", "surface"),
    ("accent", "app"),
    *[("edge", ground) for ground in ("surface", "app", "raised")],
    *[("focus", ground) for ground in ("surface", "app", "sunken", "raised")],
    *[
        (family, ground)
        for family in ("danger", "warn", "ok", "info", "priv")
        for ground in ("surface", f"{family}_bg")
    ],
]
THEMES = sorted(theme.load_tokens())


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("pair", TEXT_PAIRS)
def test_words_can_be_read(name: str, pair: tuple[str, str]) -> None:
    tokens = theme.load_tokens()[name]
    assert theme.contrast(tokens[pair[0]], tokens[pair[1]]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("pair", SHAPE_PAIRS)
def test_edges_and_signs_can_be_seen(name: str, pair: tuple[str, str]) -> None:
    tokens = theme.load_tokens()[name]
    assert theme.contrast(tokens[pair[0]], tokens[pair[1]]) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#221F1B", "#F6F2EC", 14.71), ("#FFFFFF", "#FFFFFF", 1.0)],
)
def test_contrast_is_computed_as_wcag_says(one: str, other: str, ratio: float) -> None:
    assert theme.contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_high_contrast_words_reach_seven() -> None:
    tokens = theme.load_tokens()["contrast"]
    assert theme.contrast(tokens["text3"], tokens["surface"]) >= 7
    assert theme.contrast(tokens["line"], tokens["surface"]) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_sheet_is_filled_in_whole(name: str) -> None:
    filled = theme.sheet(theme.Look(theme.load_tokens()[name], dark=False))
    assert "@" not in filled
    assert "px(" not in filled


def test_lengths_grow_with_the_text_size() -> None:
    filled = theme.sheet(theme.Look(theme.load_tokens()["light"], dark=False, text_size=130))
    assert re.search(r"QLabel\[role=\"title\"\] \{ font-size: 26px", filled)


def test_no_colour_stands_in_the_sheet() -> None:
    source = (paths.resources() / "theme" / "sheet.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{6}", source)


@pytest.mark.parametrize(
    ("chosen", "dark_desktop", "contrast_desktop", "app", "dark"),
    [
        (Theme.LIGHT, True, False, "#F6F2EC", False),
        (Theme.DARK, False, False, "#161513", True),
        (Theme.SYSTEM, True, False, "#161513", True),
        (Theme.SYSTEM, False, True, "#FFFFFF", False),
        (Theme.CONTRAST_DARK, False, False, "#000000", True),
    ],
)
def test_the_theme_follows_choice_then_desktop(
    chosen: Theme, dark_desktop: bool, contrast_desktop: bool, app: str, dark: bool
) -> None:
    look = theme.look_of(Options(theme=chosen), system_dark=dark_desktop, system_contrast=contrast_desktop)
    assert (look.tokens["app"], look.dark) == (app, dark)


def test_switching_changes_colours_at_once_and_says_so(qapp: QApplication) -> None:
    heard: list[str] = []
    theme.watch().changed.connect(lambda: heard.append(theme.col("app").name()))
    try:
        theme.apply(qapp, theme.look_of(Options(theme=Theme.DARK, reduced_motion=True)))
        assert theme.col("app").name() == "#161513"
        assert qapp.palette().window().color().name() == "#161513"
    finally:
        theme.apply(qapp, theme.look_of(Options(theme=Theme.LIGHT, reduced_motion=True)))
    assert heard == ["#161513", "#f6f2ec"]


def test_the_desktop_can_be_asked(qapp: QApplication) -> None:
    assert theme.desktop_wishes(qapp) in {(dark, contrast) for dark in (True, False) for contrast in (True, False)}


@pytest.mark.parametrize(
    ("worn", "name"),
    [
        (Theme.LIGHT, "light"),
        (Theme.DARK, "light"),
        (Theme.CONTRAST, "contrast"),
        (Theme.CONTRAST_DARK, "contrast_dark"),
    ],
)
def test_the_screen_for_a_patient_is_light_or_keeps_high_contrast(worn: Theme, name: str) -> None:
    look = theme.for_patient(theme.look_of(Options(theme=worn)), 130)
    assert look.tokens == theme.load_tokens()[name]
    assert look.text_size == 130
    assert look.dark is (worn is Theme.CONTRAST_DARK)


@pytest.mark.parametrize(("chosen", "desktop"), [(True, False), (False, True), (False, False)])
def test_stillness_is_chosen_here_or_on_the_desktop(chosen: bool, desktop: bool) -> None:
    assert theme.look_of(Options(reduced_motion=chosen), system_still=desktop).still is (chosen or desktop)


def test_the_desktop_can_be_asked_for_stillness(qapp: QApplication) -> None:
    assert theme.wants_stillness(qapp) in {True, False}
