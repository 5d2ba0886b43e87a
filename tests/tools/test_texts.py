"""The catalogue of sentences: extraction finds each kind of mark, and a wrong translation cannot be compiled."""

from __future__ import annotations

import gettext
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = """
from luna_desktop import texts
from luna_desktop.texts import _, say, say_n

PLAIN = say("The file {name} is not a picture.", name="x")
COUNTED = say_n("{count} photograph", "{count} photographs", 3)
SHOWN = _(
    "Two lines that are "
    "one sentence."
)
FROM_MODULE = texts.say("Said from afar.")
NOT_MARKED = "Never shown to anybody."
"""

HINDI = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: hi\\n"

msgid "Said from afar."
msgstr "दूर से कहा गया।"

msgid "The file {name} is not a picture."
msgstr "%s"
"""


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the tool, working in a small project of its own."""
    path = Path(__file__).resolve().parents[2] / "tools" / "texts.py"
    spec = importlib.util.spec_from_file_location("texts_tool", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "texts_tool", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "PACKAGE", tmp_path / "program")
    monkeypatch.setattr(module, "TRANSLATIONS", tmp_path / "translations")
    monkeypatch.setattr(module, "TEMPLATE", tmp_path / "translations" / "luna.pot")
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "sentences.py").write_text(SOURCE, encoding="utf-8")
    return module


def hindi(tmp_path: Path, file_sentence: str) -> None:
    path = tmp_path / "translations" / "hi" / "LC_MESSAGES" / "luna.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HINDI % file_sentence, encoding="utf-8")


def test_every_kind_of_mark_is_extracted(texts: ModuleType, tmp_path: Path) -> None:
    assert texts.main(["extract"]) == 0
    ids = {message.id for message in texts.read(texts.TEMPLATE) if message.id}
    assert ids == {
        "The file {name} is not a picture.",
        ("{count} photograph", "{count} photographs"),
        "Two lines that are one sentence.",
        "Said from afar.",
    }


def test_extracting_twice_changes_nothing(texts: ModuleType) -> None:
    texts.main(["extract"])
    first = texts.TEMPLATE.read_bytes()
    texts.main(["extract"])
    assert texts.TEMPLATE.read_bytes() == first
    assert texts.main(["update"]) == 0
    once = texts.po_file("hi").read_bytes()
    texts.main(["update"])
    assert texts.po_file("hi").read_bytes() == once


def test_translations_survive_an_update_and_can_be_read_by_gettext(texts: ModuleType, tmp_path: Path) -> None:
    hindi(tmp_path, "फ़ाइल {name} कोई चित्र नहीं है।")
    for command in ("extract", "update", "compile"):
        assert texts.main([command]) == 0
    catalogue = gettext.translation("luna", localedir=texts.TRANSLATIONS, languages=["hi"])
    assert catalogue.gettext("Said from afar.") == "दूर से कहा गया।"
    assert catalogue.gettext("The file {name} is not a picture.").format(name="क") == "फ़ाइल क कोई चित्र नहीं है।"
    assert catalogue.ngettext("{count} photograph", "{count} photographs", 2) == "{count} photographs"


def test_a_translation_with_another_value_is_refused(
    texts: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hindi(tmp_path, "फ़ाइल {naam} कोई चित्र नहीं है।")
    texts.main(["extract"])
    texts.main(["update"])
    assert texts.main(["compile"]) == 1
    assert "The file {name} is not a picture." in capsys.readouterr().err


def test_a_template_behind_the_code_is_noticed(texts: ModuleType, tmp_path: Path) -> None:
    texts.main(["extract"])
    texts.main(["update"])
    assert texts.main(["check"]) == 0
    (tmp_path / "program" / "more.py").write_text('_("One more sentence.")\n', encoding="utf-8")
    assert texts.main(["check"]) == 1


def test_an_unknown_command_is_wrong_usage(texts: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert texts.main(["translate"]) == 2
    assert "usage" in capsys.readouterr().err
