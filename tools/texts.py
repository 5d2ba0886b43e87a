"""Keep the catalogue of sentences in step with the code: extract, update, compile, check.

`extract` writes `luna.pot` from every `_(…)`, `say(…)` and `say_n(…)` in the package; `update` carries it into each
language; `compile` makes the `.mo` files that the program reads; `check` fails when the template is behind the code
or a translation names a value that its sentence does not have. Catalogues hold no line numbers and no clock times, so
that they change only when a sentence does.
"""

from __future__ import annotations

import datetime as dt
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "luna_desktop"
TRANSLATIONS = ROOT / "resources" / "translations"
TEMPLATE = TRANSLATIONS / "luna.pot"
LANGUAGES = ("hi",)
KEYWORDS = {"_": None, "say": None, "say_n": (1, 2)}
# A fixed date: the catalogue's history is in version control.
BEGINNING = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
# Gettext wants names and addresses here; whoever approves a translation is recorded by the clinic, in the program.
NOBODY = "none"
# Banners have a method `say(tone, text)`; the tone is a name of the theme's, not a sentence.
TONES = frozenset({"ok", "info", "warn", "danger", "priv", "neutral"})
HEADER = "# Sentences of Luna Desktop. GPL-3.0-or-later, like the program."


def extract() -> Catalog:
    """Return every sentence that the package marks for translation."""
    catalogue = Catalog(
        project="Luna Desktop",
        version="1",
        header_comment=HEADER,
        creation_date=BEGINNING,
        revision_date=BEGINNING,
        last_translator=NOBODY,
        language_team=NOBODY,
        msgid_bugs_address=NOBODY,
        fuzzy=False,
    )
    found = extract_from_dir(str(PACKAGE), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        if not message or message in TONES:  # gettext keeps its header under the empty sentence
            continue
        path = (PACKAGE / name).relative_to(ROOT).as_posix()
        catalogue.add(message, None, [(path, 1)], auto_comments=comments, context=context)
    return catalogue


def po_file(language: str) -> Path:
    """Return where one language's sentences are kept."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "luna.po"


def read(path: Path, language: str | None = None) -> Catalog:
    """Read a catalogue from its file."""
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue so that equal sentences give equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, catalogue, width=100, include_lineno=False, sort_by_file=True, omit_header=False)


def update(language: str) -> None:
    """Carry the template's sentences into one language; new ones wait untranslated, unused ones go."""
    path = po_file(language)
    template = read(TEMPLATE)
    catalogue = read(path, language) if path.exists() else Catalog(locale=language, header_comment=HEADER)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = HEADER
    catalogue.project, catalogue.version = "Luna Desktop", "1"
    catalogue.revision_date = BEGINNING
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = NOBODY
    catalogue.fuzzy = False
    write(path, catalogue)


def names(text: str) -> set[str]:
    """Return the names of the values that a sentence fills in."""
    try:
        return {field for _literal, field, _spec, _conversion in string.Formatter().parse(text) if field}
    except ValueError:  # a sentence with a bare brace fills nothing in
        return set()


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Yield each translated form beside the English form that it must agree with."""
    if isinstance(message.id, tuple):
        for form in message.string:
            yield message.id[1], form
    else:
        yield message.id, str(message.string)


def wrong_names(catalogue: Catalog) -> list[str]:
    """Return the sentences whose translation fills in other values than the English one."""
    wrong = []
    for message in catalogue:
        if not message.id:
            continue
        for english, translated in pairs(message):
            if translated and names(translated) != names(english):
                wrong.append(english)
    return wrong


def compile_all() -> list[str]:
    """Write the compiled catalogues; return the sentences that stand in the way."""
    wrong = []
    for language in LANGUAGES:
        catalogue = read(po_file(language), language)
        wrong += wrong_names(catalogue)
        with po_file(language).with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)
    return wrong


def behind() -> list[str]:
    """Return the sentences by which the template and the code differ."""
    marked = {str(message.id) for message in extract() if message.id}
    kept = {str(message.id) for message in read(TEMPLATE) if message.id}
    return sorted(marked ^ kept)


def check() -> list[str]:
    """Return every reason why the catalogues cannot be shipped as they are."""
    problems = [f"not in both code and luna.pot: {text}" for text in behind()]
    for language in LANGUAGES:
        problems += [f"other values in {language}: {text}" for text in wrong_names(read(po_file(language), language))]
    return problems


def main(arguments: list[str]) -> int:
    """Run one of the four commands; return 1 when something is wrong."""
    command = arguments[0] if len(arguments) == 1 else ""
    problems: list[str] = []
    if command == "extract":
        write(TEMPLATE, extract())
    elif command == "update":
        for language in LANGUAGES:
            update(language)
    elif command == "compile":
        problems = compile_all()
    elif command == "check":
        problems = check()
    else:
        print("usage: texts.py extract | update | compile | check", file=sys.stderr)
        return 2
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
