"""The list of countries: complete, in both languages, and refused where the file is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop import paths
from luna_desktop.domain.countries import CODES, name_of, read_names
from luna_desktop.texts import LANGUAGES


def test_every_country_has_a_name_in_every_language() -> None:
    names = read_names(paths.resources() / "registers" / "countries.tsv")
    assert set(names) == set(LANGUAGES)
    assert all(names[language].keys() == CODES for language in names)
    assert name_of("IN", names["en"]) == "India"
    assert name_of("ZZ", names["en"]) == "ZZ"


def test_a_file_that_lacks_a_country_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "countries.tsv"
    file.write_text("code\ten\nIN\tIndia\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"countries\.tsv"):
        read_names(file)
