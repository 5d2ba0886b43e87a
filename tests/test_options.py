"""This machine's options survive damage and never keep a name that was not to be remembered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop import options
from luna_desktop.options import Options, Theme


def test_what_was_saved_is_read_back(tmp_path: Path) -> None:
    chosen = Options(theme=Theme.DARK, text_size=115, language="hi", remember_person=True, last_login="nrao")
    options.save(chosen, tmp_path / "new")
    assert options.load(tmp_path / "new") == chosen


def test_a_login_is_not_kept_unless_asked_for(tmp_path: Path) -> None:
    options.save(Options(remember_person=False, last_login="nrao"), tmp_path)
    assert "nrao" not in (tmp_path / options.FILE_NAME).read_text(encoding="utf-8")


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert options.load(tmp_path) == Options()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"theme": 7}', '{"text_size": "115"}', '{"text_size": true}'])
def test_damage_means_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / options.FILE_NAME).write_text(text, encoding="utf-8")
    assert options.load(tmp_path) == Options()


def test_one_bad_value_does_not_spoil_the_others(tmp_path: Path) -> None:
    (tmp_path / options.FILE_NAME).write_text('{"theme": "neon", "text_size": 130}', encoding="utf-8")
    assert options.load(tmp_path) == Options(text_size=130)


def test_saving_leaves_no_other_file(tmp_path: Path) -> None:
    options.save(Options(), tmp_path)
    options.save(Options(text_size=115), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [options.FILE_NAME]


@given(
    st.dictionaries(
        st.sampled_from(["theme", "text_size", "language", "last_login", "remember_person"]),
        st.text("abc7_", max_size=8) | st.integers() | st.booleans() | st.none(),
    )
)
def test_anything_gives_options(tmp_path_factory: pytest.TempPathFactory, found: dict[str, object]) -> None:

    folder = tmp_path_factory.mktemp("options")
    (folder / options.FILE_NAME).write_text(json.dumps(found), encoding="utf-8")
    read = options.load(folder)
    assert read.text_size in options.TEXT_SIZES
    assert read.language in {"en", "hi"}
