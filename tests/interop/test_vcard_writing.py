"""Address cards that leave read back the same, by this program and by vobject."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.domain.import_rows import understand
from luna_desktop.domain.imports import Plan
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.interop.vcard_files import card_rows, look_at_cards
from luna_desktop.interop.vcard_writing import CardVersion, ContactCard, write_cards

UID = "0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"
ASHA = ContactCard(
    UID,
    Identity(
        "राव; कुलकर्णी",
        "Asha, Devi",
        title="Dr",
        preferred_name="Ashu",
        birth=Birth(BirthKind.DATE, PartialDate(1990, 4, 3)),
        gender=Gender.FEMALE,
        language="kn",
    ),
    (Phone("+919886001427"), Phone("+918040001122", ContactUse.HOME)),
    (Email("asha@example.org"),),
    (Address("12, Lake Road\nNear the tank", "Bengaluru", "Karnataka", "560038"),),
)


@pytest.mark.parametrize("version", list(CardVersion))
def test_a_card_reads_back_as_it_was(tmp_path: Path, version: CardVersion) -> None:
    path = tmp_path / "card.vcf"
    path.write_bytes(write_cards([ASHA, ASHA], version))
    seen = look_at_cards(path, Plan())
    assert seen.rows == 2
    found = understand(next(iter(card_rows(path, seen))), None, date(2026, 3, 14)).person
    assert found is not None
    assert (found.identity.full_name, found.identity.title) == ("Asha, Devi राव; कुलकर्णी", "Dr")
    assert found.identity.birth == ASHA.identity.birth
    assert (found.phones, found.emails, found.addresses) == (ASHA.phones, ASHA.emails, ASHA.addresses)
    if version is CardVersion.FOUR:
        assert (found.identity.gender, found.identity.language) == (Gender.FEMALE, "kn")


@pytest.mark.parametrize("version", list(CardVersion))
def test_lines_are_folded_at_75_octets_and_another_reader_joins_them(version: CardVersion) -> None:
    written = write_cards([ASHA], version)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    (card,) = vobject.readComponents(written.decode())
    assert card.fn.value == "Asha, Devi राव; कुलकर्णी"
    assert card.uid.value == f"urn:uuid:{UID}"


def test_a_birth_without_a_day_only_goes_where_the_format_knows_it() -> None:
    card = ContactCard(UID, Identity("Rao", birth=Birth(BirthKind.MONTH, PartialDate(1990, 4))))
    assert b"BDAY:1990-04\r\n" in write_cards([card], CardVersion.FOUR)
    assert b"BDAY" not in write_cards([card], CardVersion.THREE)


@settings(max_examples=40)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_any_name_stays_one_line_of_the_card(name: str) -> None:
    lines = write_cards([ContactCard(UID, Identity(name))], CardVersion.FOUR).split(b"\r\n")
    starts = [line.partition(b":")[0] for line in lines if line and not line.startswith(b" ")]
    assert starts == [b"BEGIN", b"VERSION", b"PRODID", b"UID", b"N", b"FN", b"END"]
