"""The card of a patient's certificates."""

from __future__ import annotations

from luna_desktop.domain.clinical.certificates import CERTIFICATE_KIND_NAMES
from luna_desktop.services.care.care_papers import PaperLine
from luna_desktop.services.care.certificates import cancel_certificate, discard_certificate, read_certificates
from luna_desktop.services.sharing.paper_copies import CarePaperSort
from luna_desktop.texts import _, shown
from luna_desktop.ui.certificates.presenter import build_form
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.tiles import TileCard
from luna_desktop.ui.papers.wording import day_text
from luna_desktop.ui.papers.written_card import Written, WrittenCardPresenter


def describe(line: PaperLine) -> tuple[str, str]:
    """Return what a certificate without a number is called, and what it is about in a few words."""
    body = line.body
    kind = shown(CERTIFICATE_KIND_NAMES[body.kind])
    if body.since is not None and body.until is not None:
        return kind, _("{kind}, {first} to {last}", kind=kind, first=day_text(body.since), last=day_text(body.until))
    return kind, kind


WRITTEN = Written(
    CarePaperSort.CERTIFICATE,
    read_certificates,
    cancel_certificate,
    discard_certificate,
    build_form,
    describe,
    lambda: _("It keeps its number and stays in the register, with your reason."),
)


def build_certificates_card(desk: PapersDesk) -> TileCard:
    """Build the card for one patient and begin to read."""
    view = TileCard(
        _("Certificates"),
        "certificatesCard",
        icon="badge-check",
        empty=_("No certificate was written yet."),
        new=_("Write a certificate"),
    )
    WrittenCardPresenter(view, desk, WRITTEN).load()
    return view
