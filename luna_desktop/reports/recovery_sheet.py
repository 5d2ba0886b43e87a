"""The sheet with the clinic's recovery key: printed once, kept on paper, never stored by the program.

Whoever holds it opens the clinic's records, so the sheet says where to keep it and where not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from luna_desktop.reports import qr
from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.letterhead import Furniture, print_letterhead
from luna_desktop.reports.moments import minute
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import HAIRLINE, MARGIN, PAPER_TINT, QUIET, STRONG, Style
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.texts import Translator

GROUP_STYLE = Style(size=19, leading=30, bold=True)
NUMBER_STYLE = Style(size=11, leading=30, colour=QUIET)
COLUMNS = 3
ROW = 36.0
QR_SIZE = 128.0
KEY_WIDTH = CONTENT_WIDTH - QR_SIZE - 40


@dataclass(frozen=True, kw_only=True)
class RecoverySheet:
    """What the sheet says; the key in groups with hyphens or spaces between them."""

    clinic: Letterhead
    key: str = field(repr=False)
    made_at: datetime
    made_by: str = ""

    @property
    def groups(self) -> list[str]:
        """Return the groups of the key."""
        return [group for group in re.split(r"[\s-]+", self.key) if group]


def render_recovery_sheet(sheet: RecoverySheet, *, translator: Translator) -> bytes:
    """Return the sheet as a PDF of one page."""
    _ = translator
    canvas = TaggedCanvas(language=f"{_.language}-IN", title=_("Recovery key of the clinic"))
    document = Document(canvas, furniture=_furniture(sheet, _).draw, page_limit=1)
    number = sheet.clinic.registration_no
    print_letterhead(document, sheet.clinic, registration=_("Registration {number}", number=number) if number else "")
    document.heading(1, _("Recovery key of the clinic"), bookmark=False)
    document.paragraph(
        _(
            "With this key alone the clinic's records can be opened and its backups restored. Without it, and "
            "without any password, nobody can open them again."
        ),
        after=10,
    )
    _print_key(document, sheet, _)
    document.heading(2, _("Keep it safe"))
    for sentence in (
        _("Keep this sheet in a safe or a bank locker, away from the computers and the backup disks."),
        _("Keep a second print in another building."),
        _("Do not photograph, scan, copy by e-mail or store it on a computer or a phone."),
        _("Whoever reads this sheet and holds a backup can read every record."),
    ):
        document.paragraph(f"•  {sentence}", after=3)
    document.heading(2, _("When it is needed"))
    for sentence in (
        _(
            "Nobody can sign in any more, or the clinic's computer is lost: start Luna Desktop, choose “Restore from a "
            "backup” and type the groups in order."
        ),
        _("Once a year: check in the settings that the key still opens the newest backup, and write the day below."),
        _(
            "If the sheet is lost or somebody else has seen it: make a new key in the settings. This one then opens "
            "nothing."
        ),
    ):
        document.paragraph(f"•  {sentence}", after=3)
    _print_checks(document, _)
    return canvas.finish()


def _furniture(sheet: RecoverySheet, _: Translator) -> Furniture:
    made = _("Made {moment} by {name}", moment=minute(sheet.made_at, _), name=sheet.made_by)
    if not sheet.made_by:
        made = _("Made {moment}", moment=minute(sheet.made_at, _))
    return Furniture(
        clinic=sheet.clinic.name,
        marking=_("SECRET – recovery key"),
        lines=(made,),
        page_of=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )


def _print_key(document: Document, sheet: RecoverySheet, _: Translator) -> None:
    rows = -(-len(sheet.groups) // COLUMNS)
    height = max(rows * ROW, QR_SIZE) + 20
    document.canvas.box(MARGIN, document.y - height, CONTENT_WIDTH, height, fill=PAPER_TINT)
    top = document.y - 10
    for index, group in enumerate(sheet.groups):
        x = MARGIN + 14 + index % COLUMNS * KEY_WIDTH / COLUMNS
        y = top - index // COLUMNS * ROW
        element = document.parent.add("P")
        document.draw(element, x, [f"{index + 1} "], NUMBER_STYLE, y)
        document.draw(element, x + 22, [group], GROUP_STYLE, y)
    left = MARGIN + CONTENT_WIDTH - QR_SIZE - 12
    qr.draw(document, sheet.key, (left, top - QR_SIZE, QR_SIZE), alt=_("The same recovery key as a QR code."))
    document.space(height + 10)


def _print_checks(document: Document, _: Translator) -> None:
    document.space(8)
    document.paragraph(_("Checked on, and by whom"), STRONG, after=0)
    for _line in range(2):
        document.space(27)
        document.canvas.rule(MARGIN, document.y, CONTENT_WIDTH, colour=HAIRLINE)
