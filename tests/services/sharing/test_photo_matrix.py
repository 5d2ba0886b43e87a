"""Every use of photographs against every way out that can carry one: only what the patient's answers allow leaves.

The ways are those of docs/privacy.md that can carry a photograph: the record copy as pages and as zip, a disclosure,
an export of photographs, and compared photographs with their series on paper; placards and the other papers carry
none. The patient has answered nothing, or has allowed everything and takes one use after the other back.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.photo_uses import ASKED_EACH, PhotoScope
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.reports.record_content import Form, Section
from luna_desktop.services.care.photo_placards import PlacardAsked, prepare_placard
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.services.privacy.photo_consents import PhotoNo, take_back_photographs
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.disclosure_terms import Terms
from luna_desktop.services.sharing.machine_copy import prepare_machine_copy
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked, prepare_paper_copy
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, made_of, propose
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

PRIVACY_PAGE = Path(__file__).parents[3] / "docs" / "privacy.md"
CARRY = {
    "services/sharing/deliveries.py",
    "ui/printing.py",
    "ui/leaving.py",
    "ui/record_copy/leaving_copy.py",
    "ui/disclosures/packet_presenter.py",
    "ui/results/giving.py",
    "ui/papers/pages.py",
    "storage/backup.py",
}
"""Ways that can carry a photograph: record copies, disclosures, compared photographs; documents; sealed backups."""
NEVER = {
    "services/exports.py",
    "ui/messages/handing_presenter.py",
    "ui/rights/letter_presenter.py",
    "ui/rights/papers.py",
    "ui/recipients/letter_presenter.py",
    "ui/notices/papers_presenter.py",
    "ui/photo_inbox/placards.py",
    "ui/certificates/register.py",
    "ui/break_glass/who_opened_card.py",
    "ui/book_papers/presenter.py",
    "ui/wizard/presenter.py",
    "ui/passphrase_card.py",
    "interop/mail.py",
}
"""Ways whose pages are words and codes: letters, lists, messages, placards, keys."""


class World:
    """A patient with a photograph, an earlier one and a portrait, a hospital, a society, and a second person."""

    def __init__(self, clinic: OpenClinic, second: OpenClinic, folder: Path, *, says_yes: bool) -> None:
        self.clinic, self.second, self.folder = clinic, second, folder
        self.patient: PatientId = builders.register(clinic)
        builders.allow_photographs(clinic, self.patient)
        self.photograph = builders.add_photograph(clinic, self.patient, builders.a_jpeg(1200, 900, "#8a6a5a"))
        self.earlier = builders.add_photograph(clinic, self.patient, builders.a_jpeg(1200, 900, "#7a5a4a"))
        self.portrait = a_portrait(clinic, self.patient, builders.a_jpeg(colour="#9a7a6a"))
        self.hospital, self.society = a_recipient(clinic), a_society(clinic)
        if says_yes:
            answer_sharing(clinic, self.patient, self.hospital)
            allow(clinic, self.patient, [self.photograph], *ASKED_EACH, recipient=self.society)

    def take_back(self, scope: PhotoScope) -> None:
        if scope in {PhotoScope.RECORD, PhotoScope.MARKETING}:
            answer = consents.ConsentAnswer(
                self.patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.WITHDRAWN, ConsentMethod.NONE
            )
            act(self.clinic, consents.record_consent, answer)
        else:
            act(self.clinic, take_back_photographs, PhotoNo(self.patient, scope))

    def exports(self, scope: PhotoScope) -> bool:
        whom = self.hospital if scope is PhotoScope.REFERRAL else self.society
        target = self.folder / "export.jpg"
        target.unlink(missing_ok=True)
        try:
            line = make(self.clinic, asked(self.patient, [self.photograph], scope, whom))
            if line.state is State.APPROVAL:
                line = check(self.second, self.patient, line)
            save(self.clinic, self.patient, line, target)
        except NotPermitted:
            assert not target.exists()
            return False
        return target.is_file()

    def disclosures(self) -> bool:
        terms = Terms((Section.ALLERGIES, Section.PHOTOGRAPHS), photographs=(self.photograph,))
        proposal = a_proposal(self.patient, self.hospital, terms=terms)
        standing = propose(self.clinic, proposal)
        if standing.state is State.BLOCKED:
            return False
        left = made_of(self.clinic, proposal, standing.disclosure_id).pdf
        assert self.portrait not in left, "the portrait is for the patient and the desk"
        return left.count(b"/DCTDecode") == 1

    def record_copies(self) -> bool:
        whom = Recipient(RecipientKind.PATIENT, "Ananya Kumar")
        request = CopyRequest(self.patient, whom, "own", photographs=(self.photograph,), preview=False)
        pages = deliveries.make_copy(act(self.clinic, prepare_record_copy, request), ENGLISH).pdf
        packed = deliveries.make_machine(act(self.clinic, prepare_machine_copy, request), ENGLISH).pdf
        assert self.portrait in pages
        return pages.count(b"/DCTDecode") == 2 and b"photos/photo-001.jpg" in packed  # the portrait is the other

    def series(self) -> bool:
        target = self.folder / "series.pdf"
        target.unlink(missing_ok=True)
        made = make_series(self.clinic, self.patient, self.photograph, self.earlier)
        deliveries.write_file(self.clinic.desk, self.clinic.actor, made, target)
        return target.read_bytes().count(b"/DCTDecode") == 2

    def papers_of_words(self) -> dict[str, bytes]:
        timeline = CopyAsked(self.patient, CarePaperSort.TIMELINE)
        made = {"timeline": deliveries.make_paper(act(self.clinic, prepare_paper_copy, timeline)).pdf}
        whom = Recipient(RecipientKind.PATIENT, "Ananya Kumar")
        request = CopyRequest(
            self.patient, whom, "own", form=Form.SUMMARY, photographs=(self.photograph,), preview=False
        )
        made["summary"] = deliveries.make_copy(act(self.clinic, prepare_record_copy, request), ENGLISH).pdf
        return made | {"placard": act(self.clinic, prepare_placard, PlacardAsked(self.patient)).pdf}


@pytest.fixture
def world(open_clinic: Opener, tmp_path: Path, request: pytest.FixtureRequest) -> World:
    return World(open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER), tmp_path, says_yes=request.param)


@pytest.mark.parametrize("world", [False], indirect=True)
def test_while_nothing_was_answered_only_the_patients_own_copies_leave(world: World) -> None:
    assert {scope for scope in PhotoScope if world.exports(scope)} == {PhotoScope.RECORD}
    assert not world.disclosures()
    assert world.record_copies()
    assert world.series()


@pytest.mark.parametrize("world", [True], indirect=True)
def test_each_use_that_is_taken_back_closes_by_every_way_and_the_others_stay(world: World) -> None:
    still = set(PhotoScope) - {PhotoScope.MARKETING}
    assert {scope for scope in PhotoScope if world.exports(scope)} == still
    assert world.disclosures()
    for scope in (*ASKED_EACH, PhotoScope.REFERRAL):
        world.take_back(scope)
        still -= {scope}
        assert {each for each in PhotoScope if world.exports(each)} == still
        assert world.disclosures() == (scope is not PhotoScope.REFERRAL)
    assert not [name for name, pdf in world.papers_of_words().items() if b"/DCTDecode" in pdf or b"/Image" in pdf]
    world.take_back(PhotoScope.RECORD)
    assert {each for each in PhotoScope if world.exports(each)} == {PhotoScope.RECORD}, "their own right stays"
    assert world.record_copies()
    assert world.series()
    with pytest.raises(NotPermitted):
        world.papers_of_words()


def test_every_way_of_the_privacy_page_was_thought_about() -> None:
    page = PRIVACY_PAGE.read_text(encoding="utf-8").partition("## Every way out")[2].partition("\n## ")[0]
    listed = set(re.findall(r"`([a-z_/]+\.py)`", page))
    assert listed == CARRY | NEVER
    assert not CARRY & NEVER
