"""The countries of ISO 3166-1 by their two-letter codes; their names stand in a file beside the catalogues."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

_WRITTEN = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
CODES = frozenset(_WRITTEN.split())
"""Every code that a recipient or an agreement may name."""


def read_names(path: Path) -> dict[str, dict[str, str]]:
    """Return the names of every country by language and code, from the file that comes with the program.

    Raises:
        ValueError: the file does not name each country once in each language.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    names: dict[str, dict[str, str]] = {}
    for language in (name for name in rows[0] if name != "code"):
        names[language] = {row["code"]: row[language] for row in rows if row[language]}
        if len(rows) != len(CODES) or names[language].keys() != CODES:
            raise ValueError(path.name)
    return names


def name_of(code: str, names: Mapping[str, str]) -> str:
    """Return a country's name, or its code where the file does not know it."""
    return names.get(code, code)
