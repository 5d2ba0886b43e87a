"""The shipped translations: in step with the code, whole, with equal values, and free of English that nobody meant."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from luna_desktop.domain.measures import MONTH_NAMES
from luna_desktop.texts import LANGUAGES, OWN_NAMES

ROOT = Path(__file__).resolve().parent.parent
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# Names, codes, keys and file names that stay as they are in every language.
KEPT = frozenset(
    re.findall(
        r"\S+",
        """
    ABHA AES Aadhaar Alt Caps Ctrl DPDP DigiLocker Desktop Down Enter Esc Escape GB GNU General HEIC ID ICD IST Insert
    Inter JPEG JPG JSON LUN LUNA Lock Luna MB MCI MRN Mar PAN PASSWORD DATA FILE PDF PNG Page Public QR License
    SHA SPF SQLCipher Shift Tab UTC Up compatible example file jpeg jpg json keyring login manifest mg most name org
    password pdf png withheld
    counts cp csv ics mapping tsv txt vcard vcf write
    AM DLQI EASI EDD EMLA FHIR GAGS HRT IGA II III IV LMP LOINC LP MASI MRI OTC PASI PCOS PM QR SALT SCORAD SNOMED SOAP
    TIFF TSH VI VSS WebP mMASI
    CFR CSV DOCUMENT HL aadhaar bundle check documents driving help ii pan passport photos printed protect record sha
    signer sum tables tif tiff vCard voter with zip
    Ark Keka The Unarchiver ZArchiver Zip
    """,
    )
)


@pytest.fixture(scope="module")
def texts() -> ModuleType:
    """Return the tool that keeps the catalogues."""
    spec = importlib.util.spec_from_file_location("catalogue_tool", ROOT / "tools" / "texts.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


@pytest.fixture(scope="module", params=[each for each in LANGUAGES if each != "en"])
def catalogue(request: pytest.FixtureRequest, texts: ModuleType) -> Catalog:
    """Return one language's catalogue."""
    found: Catalog = texts.read(texts.po_file(request.param), request.param)
    return found


def forms(message: object) -> list[tuple[str, str]]:
    """Return each translated form beside its English form."""
    english, translated = message.id, message.string  # type: ignore[attr-defined]  # a Babel message
    if isinstance(english, str):
        return [(english, translated)]
    return [(english[min(at, 1)], form) for at, form in enumerate(translated)]


def test_catalogues_are_in_step_with_the_code(texts: ModuleType) -> None:
    assert texts.check() == []


def test_every_sentence_of_the_code_is_translated(texts: ModuleType, catalogue: Catalog) -> None:
    wanted = {str(message.id) for message in texts.extract() if message.id}
    assert wanted == {str(message.id) for message in catalogue if message.id}
    empty = [english for message in catalogue if message.id for english, form in forms(message) if not form.strip()]
    assert not empty


def test_nothing_is_guessed(catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.fuzzy] == []


def test_values_are_the_same(texts: ModuleType, catalogue: Catalog) -> None:
    for message in catalogue:
        for english, form in forms(message) if message.id else []:
            assert texts.names(form) == texts.names(english), english


def test_what_counts_has_every_plural_form(catalogue: Catalog) -> None:
    counted = [message for message in catalogue if isinstance(message.id, tuple)]
    assert counted
    for message in counted:
        assert len(message.string) == catalogue.num_plurals
        assert all("{count}" in form for form in message.string)


def test_each_language_has_its_months(catalogue: Catalog) -> None:
    months = [str(catalogue.get(str(name)).string) for name in MONTH_NAMES]  # type: ignore[union-attr]  # all are there
    assert len(set(months)) == 12
    assert not [month for month in months if LATIN_WORD.search(month)]


def test_no_english_is_left(catalogue: Catalog) -> None:
    left = {}
    for message in catalogue:
        for _english, form in forms(message) if message.id else []:
            bare = re.sub(r"\{[^}]*\}|\S*@\S*", "", form)
            strange = [word for word in LATIN_WORD.findall(bare) if word not in KEPT]
            if strange:
                left[form] = strange
    assert left == {}


def test_every_language_has_its_own_name() -> None:
    assert set(OWN_NAMES) == set(LANGUAGES)
