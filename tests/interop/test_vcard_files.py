"""Address cards of three versions: what version 4 writes differently, several cards, and damaged ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.contact import Address, Phone
from luna_desktop.domain.import_rows import Understood, understand
from luna_desktop.domain.imports import Plan
from luna_desktop.domain.people import Gender
from luna_desktop.interop.import_files import FileRefused
from luna_desktop.interop.vcard_files import card_rows, look_at_cards

FOUR = r"""BEGIN:VCARD
VERSION:4.0
FN:Asha Rao
N:Rao;Asha;Devi;Dr;
NICKNAME:Ashu,Chinnu
TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:+91-98860-01427
TEL;TYPE=fax:080 4000 1123
item1.TEL;TYPE=home:080 4000 1122
EMAIL;PREF=2:later@example.org
EMAIL;PREF=1:asha@example.org
ADR;TYPE=home:;;12\, Lake Road\nNear the tank;Bengaluru;Karnataka;560038;India
ADR:;;;Mysuru;;;
BDAY:19900403
GENDER:F;woman
LANG;PREF=1:kn
X-MRN:77
NOTE:anything
END:VCARD
"""
THREE = """begin:vcard
VERSION:3.0
FN:आशा राव
N:राव;आशा;;;
TEL;TYPE=CELL,PREF:+919886001428
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
 BBBB
BDAY:--0412
end:vcard
"""
TWO = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=A4=86=E0=A4=B6=E0=A4=BE;=
=E0=A4=B0=E0=A4=BE
TEL;CELL:9886001499
END:VCARD
"""


def read(folder: Path, text: str, encoding: str = "utf-8") -> list[Understood]:
    path = folder / "cards.vcf"
    path.write_bytes(text.encode(encoding))
    seen = look_at_cards(path, Plan())
    return [understand(row, None, date(2026, 3, 14)) for row in card_rows(path, seen)]


def test_version_four_is_read_as_it_is_written(tmp_path: Path) -> None:
    (found,) = read(tmp_path, FOUR)
    person = found.person
    assert person is not None
    identity = person.identity
    assert (identity.title, identity.full_name, identity.preferred_name) == ("Dr", "Asha Devi Rao", "Ashu")
    assert (identity.gender, identity.language, identity.birth.on.iso) == (Gender.FEMALE, "kn", "1990-04-03")  # type: ignore[union-attr]
    assert [phone.number for phone in person.phones] == ["+919886001427", "+918040001122"]
    assert [email.address for email in person.emails] == ["asha@example.org", "later@example.org"]
    assert person.addresses == (
        Address("12, Lake Road\nNear the tank", "Bengaluru", "Karnataka", "560038"),
        Address("", "Mysuru"),
    )
    assert person.number == "77"
    assert ["note" in str(note) for note in found.notes] == [True]


def test_version_three_keeps_the_script_and_leaves_photo_and_birthday_without_year(tmp_path: Path) -> None:
    (found,) = read(tmp_path, THREE)
    assert found.person is not None
    assert found.person.identity.full_name == "आशा राव"
    assert found.person.phones == (Phone("+919886001428"),)
    assert [str(note)[:9] for note in found.notes] == ["The photo", "The birth"]


def test_version_two_of_old_telephones_is_read(tmp_path: Path) -> None:
    (found,) = read(tmp_path, TWO)
    assert found.person is not None
    assert found.person.identity.full_name == "रा आशा"


def test_several_numbers_on_one_line_are_all_read(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Rao\\, Asha, Mrs\nitem1.TEL;TYPE=CELL:98860 01427, 98860 01428; 9886001429\n"
    (found,) = read(tmp_path, f"{card}TEL;TYPE=HOME:080 2555 1234\nEMAIL:a@mail.example,b@mail.example\nEND:VCARD\n")
    assert found.person is not None
    numbers = [phone.number for phone in found.person.phones]
    assert numbers == ["+919886001427", "+919886001428", "+919886001429", "+918025551234"]
    assert [email.address for email in found.person.emails] == ["a@mail.example", "b@mail.example"]
    assert "Asha" in found.person.identity.full_name


def test_damaged_cards_and_groups_are_named_by_their_line(tmp_path: Path) -> None:
    broken = "BEGIN:VCARD\nVERSION:4.0\nnonsense\nEND:VCARD\n"
    group = "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Family\nEND:VCARD\n"
    cut = "BEGIN:VCARD\nVERSION:3.0\nFN:Half"
    found = read(tmp_path, THREE + broken + group + cut, "utf-16")
    assert [(row.line, bool(row.person)) for row in found] == [(1, True), (10, False), (14, False), (19, False)]
    assert "group" in str(found[2].problems[0])


def test_a_file_without_cards_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="no whole card"):
        read(tmp_path, "VERSION:4.0\n")


@settings(max_examples=30)
@given(st.text(max_size=120))
def test_whatever_stands_in_a_card_is_a_person_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("cards") / "cards.vcf"
    path.write_bytes(f"BEGIN:VCARD\nVERSION:4.0\nFN:{text}\nEND:VCARD\n".encode("utf-8", "replace"))
    for row in card_rows(path, look_at_cards(path, Plan())):
        assert row.problem is not None or row.values
