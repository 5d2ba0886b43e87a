"""Papers of a case: sealed, listed and opened by who handles cases, brought in by whoever meets the person."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.services.rights import attachments
from luna_desktop.services.rights.attachments import AttachmentAsked, NewAttachment
from luna_desktop.services.rights.cases import CaseAsked
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.asking import log


def test_the_desk_brings_a_paper_and_the_officer_opens_it(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    case = log(desk, patient)
    new = NewAttachment(patient, case.case_id, "Letter of 3 November", builders.a_jpeg())
    first = act(desk, attachments.attach_paper, new)
    asked = CaseAsked(patient, case.case_id)
    with pytest.raises(NotPermitted):
        act(desk, attachments.list_attachments, asked)
    desk.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    (line,) = act(officer, attachments.list_attachments, asked)
    assert (line.attachment_id, line.title, line.by) == (first, "Letter of 3 November", "Ravi Shetty")
    opened = act(officer, attachments.open_attachment, AttachmentAsked(patient, case.case_id, first))
    assert opened.content.startswith((b"\xff\xd8", b"\x89PNG"))
    assert len(entries(officer, "case paper opened")) == 1
    with pytest.raises(NotFound):
        act(officer, attachments.open_attachment, AttachmentAsked(patient, case.case_id, 99))


def test_what_is_no_paper_or_has_no_title_stays_outside(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    case = log(desk, patient)
    for title, content, field in (
        ("", builders.a_jpeg(), "title"),
        ("x" * 201, builders.a_jpeg(), "title"),
        ("Letter", b"MZ no picture", "scan"),
    ):
        with pytest.raises(InvalidInput) as refused:
            act(desk, attachments.attach_paper, NewAttachment(patient, case.case_id, title, content))
        assert set(refused.value.problems) == {field}
