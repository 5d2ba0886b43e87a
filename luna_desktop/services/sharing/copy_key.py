"""The key of a record copy: units, abbreviations, views and scales, only those that the copy uses.

Codes of coding systems are collected with the entries that bear them; this looks at the finished content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from luna_desktop.domain.clinical.photo_views import ASPECT_MEANINGS, ASPECT_NAMES
from luna_desktop.reports.record_content import CodeRow, Photograph, RecordCopy, Text
from luna_desktop.texts import Message, say

UNITS: dict[str, Message] = {
    "%": say("Parts in a hundred"),
    "°C": say("Degrees of temperature"),
    "cm": say("Centimetres"),
    "mm": say("Millimetres"),
    "nm": say("Nanometres: the colour of the light"),
    "kg": say("Kilograms"),
    "g": say("Grams"),
    "mg": say("Milligrams: thousandths of a gram"),
    "µg": say("Micrograms: millionths of a gram"),
    "mcg": say("Micrograms: millionths of a gram"),
    "mL": say("Millilitres"),
    "ml": say("Millilitres"),
    "J/cm2": say("Energy of light on each square centimetre"),
    "J/cm²": say("Energy of light on each square centimetre"),
    "mJ/cm2": say("Energy of light on each square centimetre, in thousandths"),
    "Hz": say("Pulses in a second"),
    "MHz": say("Millions of waves in a second"),
    "ms": say("Thousandths of a second"),
    "ns": say("Billionths of a second"),
    "ps": say("Trillionths of a second"),
    "rpm": say("Turns in a minute"),
    "U": say("Units of effect, as the maker counts them"),
    "IU": say("International units of effect"),
    "U/mL": say("Units of effect in a millilitre"),
    "U/L": say("Units of effect in a litre of blood"),
    "IU/L": say("International units in a litre of blood"),
    "IU/mL": say("International units in a millilitre of blood"),
    "mIU/L": say("Thousandths of an international unit in a litre of blood"),
    "µU/mL": say("Millionths of a unit in a millilitre of blood"),
    "mg/dL": say("Milligrams in a tenth of a litre of blood"),
    "µg/dL": say("Micrograms in a tenth of a litre of blood"),
    "ng/dL": say("Nanograms in a tenth of a litre of blood"),
    "g/dL": say("Grams in a tenth of a litre of blood"),
    "ng/mL": say("Nanograms in a millilitre of blood"),
    "pg/mL": say("Picograms in a millilitre of blood"),
    "mg/L": say("Milligrams in a litre of blood"),
    "nmol/L": say("Amount of a substance in a litre of blood"),
    "mm/h": say("Millimetres in an hour"),
    "10^3/µL": say("Thousands of cells in a tiny drop of blood"),
}
ABBREVIATIONS: dict[str, Message] = {
    "OD": say("Once a day"),
    "BD": say("Twice a day"),
    "TDS": say("Three times a day"),
    "HS": say("At bedtime"),
    "SOS": say("Only when needed"),
    "SPF": say("How well a sunscreen protects against sunburn"),
    "UV": say("Ultraviolet light, as in the sun’s"),
    "UVA": say("Long ultraviolet light, which ages skin"),
    "UVB": say("Short ultraviolet light, which burns skin"),
    "IPL": say("Intense pulsed light"),
    "PRP": say("Platelet-rich plasma, made of your own blood"),
    "Nd:YAG": say("A kind of laser"),
    "LMP": say("First day of the last period"),
    "EDD": say("Day on which the birth is expected"),
    "BMI": say("Body mass index: weight for height"),
    "pH": say("How sour or alkaline something is, from 0 to 14"),
}
CLINICAL = (
    "conditions",
    "medicines",
    "allergies",
    "patch_tests",
    "history",
    "lifestyle",
    "preferences",
    "visits",
    "courses",
    "orders",
    "markers",
    "scores",
    "papers",
    "aftercare",
    "results",
)
"""The fields of a copy whose words may use a unit or an abbreviation that needs a meaning."""
_UNIT, _ABBREVIATION = say("Unit"), say("Abbreviation")
_WORDS = {code: (meaning, _UNIT) for code, meaning in UNITS.items()} | {
    code: (meaning, _ABBREVIATION) for code, meaning in ABBREVIATIONS.items()
}


def _any_of(codes: Iterable[str]) -> str:
    return "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True))


_UNIT_USED = re.compile(rf"(?:(?<=\d)|(?<=\d ))({_any_of(UNITS)})(?![\w/²^])|\A({_any_of(UNITS)})\Z")
"""A unit counts after a figure or where it stands alone: the letter g is also found in words."""
_SHORT_USED = re.compile(rf"(?<!\w)(?:{_any_of(ABBREVIATIONS)})(?!\w)")


def key_rows(content: RecordCopy) -> tuple[CodeRow, ...]:
    """Return what the words of a copy use that a patient may not know, each once, in the order of the alphabet."""
    texts = [text for name in CLINICAL for text in _texts(getattr(content, name))]
    used = {after or alone for text in texts for after, alone in _UNIT_USED.findall(text)}
    used |= {code for text in texts for code in _SHORT_USED.findall(text)}
    words = tuple(CodeRow(code=code, meaning=_WORDS[code][0], system=_WORDS[code][1]) for code in sorted(used))
    return (*words, *_scales(content), *_views(content.photographs))


def _texts(value: object) -> Iterator[str]:
    """Yield every text within a value, the values of sentences too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Message):
        yield from (part for each in value.values.values() for part in _texts(each))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))


def _scales(content: RecordCopy) -> Iterator[CodeRow]:
    """Yield how severities were judged, and the range of each score."""
    if content.allergies:
        yield CodeRow(
            code=say("Mild, moderate, severe"),
            meaning=say("How strong a reaction was, as whoever recorded it judged"),
            system=say("Severity of a reaction"),
        )
    for score in content.scores:
        meaning = say("{score}, {range}", score=score.name, range=score.range)
        yield CodeRow(code=score.short, meaning=meaning, system=say("Score"))


def _views(chosen: Iterable[Photograph]) -> Iterator[CodeRow]:
    shown: set[Text] = {each.view for each in chosen}
    for aspect, meaning in ASPECT_MEANINGS.items():
        if ASPECT_NAMES[aspect] in shown:
            yield CodeRow(code=ASPECT_NAMES[aspect], meaning=meaning, system=say("View of a photograph"))
