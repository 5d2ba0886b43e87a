"""Nothing of the camera leaves by any path: every picture that gets out is parsed, and every byte is searched.

The photograph that goes in names its maker, model, serial number, place, artist and original file in EXIF, XMP, IPTC
and a comment. Then everything that can carry it is made: record copy as pages and as zip, a disclosure, an export, the
printed series as it is and with marks, a portrait cut out of it, a placard, and what lies in the clinic's folder (also
in the inbox) and in a backup.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.photo_alignment import Spot
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoMarks
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.interop.picture_out import left_in
from luna_desktop.reports.record_content import Section
from luna_desktop.services.care.photo_marks import KeptLayer, keep_photo_marks
from luna_desktop.services.care.photo_placards import PlacardAsked, prepare_placard
from luna_desktop.services.clinic import backups
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.disclosure_terms import Terms
from luna_desktop.services.sharing.machine_copy import prepare_machine_copy
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.test_picture_out import a_telling_jpeg
from tests.services.acting import act
from tests.services.care.inboxes import take
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, made_of
from tests.services.sharing.photographing import (
    a_portrait,
    a_society,
    allow,
    asked,
    check,
    make,
    make_series,
    save,
)

TRACES = (b"CANARY", b"IMG_4711", b"IMG_0001", b"Exif\x00", b"Photoshop 3.0")
"""What the tags say, the file's name as it came, and how tags begin; pages have metadata of their own."""


def streams(pdf: bytes) -> Iterator[bytes]:
    """Yield every stream of a PDF, inflated where it is deflated."""
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            yield found[1]


def files_in(content: bytes) -> Iterator[bytes]:
    """Yield what a file holds, files within it too."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from files_in(archive.read(name))
    elif content.startswith(b"%PDF"):
        yield from streams(content)


def test_every_path_that_lets_photographs_out(open_clinic: Opener, tmp_path: Path) -> None:
    clinic, farida = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    photograph = builders.add_photograph(clinic, patient, a_telling_jpeg())
    earlier = builders.add_photograph(clinic, patient, builders.a_jpeg(1200, 900, "#7a5a4a"))
    portrait = a_portrait(clinic, patient, a_telling_jpeg())
    take(clinic, a_telling_jpeg())
    hospital, society = a_recipient(clinic), a_society(clinic)
    answer_sharing(clinic, patient, hospital)
    allow(clinic, patient, [photograph], PhotoScope.CONFERENCE)

    line = make(clinic, asked(patient, [photograph], PhotoScope.CONFERENCE, society))
    check(farida, patient, line)
    save(clinic, patient, line, tmp_path / "export.jpg")
    terms = Terms((Section.ALLERGIES, Section.PHOTOGRAPHS), photographs=(photograph,))
    whom = Recipient(RecipientKind.PATIENT, "Ananya")
    own = CopyRequest(patient, whom, Ground.RIGHTS.value, photographs=(photograph,), preview=False)
    plain = make_series(clinic, patient, photograph, earlier).pdf
    marked = PhotoMarks(photograph, marks=(Mark(MarkSort.BLUR, (Spot(10, 10), Spot(90, 60))),))
    act(clinic, keep_photo_marks, KeptLayer(patient, marked))
    left = {
        "export": (tmp_path / "export.jpg").read_bytes(),
        "disclosure": made_of(clinic, a_proposal(patient, hospital, terms=terms)).pdf,
        "pages": deliveries.make_copy(act(clinic, prepare_record_copy, own), ENGLISH).pdf,
        "zip": deliveries.make_machine(act(clinic, prepare_machine_copy, own), ENGLISH).pdf,
        "series": plain,
        "series with marks": make_series(clinic, patient, photograph, earlier).pdf,
        "portrait": portrait,
    }
    for name, content in left.items():
        pictures = 0
        for part in files_in(content):
            assert not [trace for trace in TRACES if trace in part], name
            if part.startswith(b"\xff\xd8"):
                pictures += 1
                assert left_in(part) == (), name
        assert pictures >= (2 if name.startswith("series") else 1), name
    placard = act(clinic, prepare_placard, PlacardAsked(patient)).pdf
    assert not [part for part in files_in(placard) if part.startswith(b"\xff\xd8")]

    act(clinic, backups.back_up, backups.BackupPlan(str(tmp_path / "disk")))
    for folder in (tmp_path / "disk", clinic.premises.folder):
        for path in (each for each in folder.rglob("*") if each.is_file()):
            content = path.read_bytes()
            assert not [trace for trace in TRACES[:3] if trace in content], path.name
