"""What the tests of the Import page share: looks, previews and reports as the services give them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.import_dates import DateEvidence
from luna_desktop.domain.import_rows import Imported
from luna_desktop.domain.imports import Field, Plan, Verdict
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.interop.import_files import FileKind, FileLook
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.imports import ImportPreview, PreviewRow
from luna_desktop.services.people.imports_undo import PastImport
from luna_desktop.texts import say

TODAY = date(2026, 3, 14)
AT = datetime(2026, 3, 14, 6, 4, tzinfo=UTC)
LOOK = FileLook(
    FileKind.CSV,
    "ab",
    3,
    "utf-8",
    ",",
    ("Name", "DOB", ""),
    sample=(("Asha Rao", "03/04/1990", "x"), ("Ravi", "25/12/1984", "")),
    dates={1: DateEvidence(day_first=1, open=1)},
)
PLAN = Plan("Old", {Field.FULL_NAME: 0, Field.BIRTH: 1})
BORN = Birth(BirthKind.DATE, PartialDate(1990, 4, 3))
ASHA = Imported(Identity("Rao", "Asha", birth=BORN), (Phone("+919886001427"),))
CARD = CardRow(
    patient_id=PatientId(7),
    mrn="LUN-000007",
    name="Asha Rao",
    title="",
    birth=BORN,
    gender=Gender.FEMALE,
    phone="+919886001427",
    city="Mysuru",
    language="",
    last_seen=TODAY,
    has_alert=False,
)
ROWS = (
    PreviewRow(2, Verdict.NEW, ASHA, notes=(say("The language was not understood and stays open."),)),
    PreviewRow(3, Verdict.SAME, ASHA, people=(CARD,)),
    PreviewRow(4, Verdict.POSSIBLE, ASHA, people=(CARD,)),
    PreviewRow(5, Verdict.TWICE, ASHA, lines=(2,)),
    PreviewRow(6, Verdict.REFUSED, None, (say("There is no name in this row."),)),
)
COUNTS = {Verdict.NEW: 10, Verdict.SAME: 2, Verdict.POSSIBLE: 1, Verdict.TWICE: 1, Verdict.REFUSED: 1}
PREVIEW = ImportPreview(LOOK, COUNTS, 1, ROWS)
PAST = PastImport(1, "Old", "csv", AT, "Dr Nandini Rao", 15, 10, 1, 3, 1)
