"""Templates: nothing is sent before a named person approved it, and a class never changes."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import templates
from luna_desktop.services.messages.templates import EditedText, Standing, TemplateText, TextApproval, TextPlace
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.messages.parts import approve

REMINDER = TextPlace("reminder")


def versions(clinic: OpenClinic, place: TextPlace = REMINDER) -> tuple[TemplateText, ...]:
    return act(clinic, templates.read_template, place)


def edit(clinic: OpenClinic, body: str, key: str = "reminder", **other: object) -> TemplateText:
    edited = EditedText(key, "en", "Your booking", body, **other)  # type: ignore[arg-type]
    return act(clinic, templates.edit_template, edited)


def test_what_ships_waits_for_a_named_person_in_each_language(clinic: OpenClinic) -> None:
    lines = {line.key: line for line in act(clinic, templates.list_templates, None)}
    assert set(lines["reminder"].waiting) == {"en", "hi"}
    with working(clinic) as work:
        assert templates.text_in_use(work, "reminder", "hi") is None
    approve(clinic, "reminder")
    text = versions(clinic)[0]
    assert (text.standing, text.approved_by, text.version) == (Standing.IN_USE, "Dr Nandini Rao", 1)
    line = next(line for line in act(clinic, templates.list_templates, None) if line.key == "reminder")
    assert (line.in_use, line.waiting) == (("en",), ("hi",))
    with pytest.raises(InvalidInput):
        act(clinic, templates.approve_template, TextApproval(REMINDER, text.sha256))
    assert len(entries(clinic, "message text approved")) == 1


def test_an_edit_is_a_new_version_and_the_old_one_stays_in_use_until_then(clinic: OpenClinic) -> None:
    approve(clinic, "reminder")
    new = edit(clinic, "{clinic}: see you on {date} at {time}.")
    assert (new.version, new.standing) == (2, Standing.WAITING)
    with working(clinic) as work:
        in_use = templates.text_in_use(work, "reminder", "en")
        assert in_use is not None
        assert (in_use.version, templates.is_sendable(work, in_use.text_id)) == (1, True)
        assert not templates.is_sendable(work, new.text_id)
    act(clinic, templates.approve_template, TextApproval(REMINDER, new.sha256))
    assert [text.standing for text in versions(clinic)] == [Standing.IN_USE, Standing.REPLACED]


def test_words_that_must_not_be_there_cannot_be_kept(clinic: OpenClinic) -> None:
    with pytest.raises(InvalidInput) as refused:
        edit(clinic, "{clinic}: 10% off your next peel on {date}.")
    assert set(refused.value.problems) == {"body"}
    with pytest.raises(InvalidInput) as refused:
        act(clinic, templates.edit_template, EditedText("reminder", "en", "Your peel", "{clinic} {date}"))
    assert set(refused.value.problems) == {"subject"}
    edit(clinic, "Aranya Skin Clinic: see you on {date}.")
    assert len(versions(clinic)) == 2  # the new one, and what ships


def test_an_offer_is_another_template_and_no_class_ever_changes(clinic: OpenClinic) -> None:
    edit(clinic, "{clinic}: 10% off this week.", "own-1", klass=MessageClass.OFFER, name="Monsoon week")
    again = edit(clinic, "{clinic}: 20% off this week.", "own-1", klass=MessageClass.REMINDER, name="Another")
    assert (again.klass, again.name) == (MessageClass.OFFER, "Monsoon week")
    with working(clinic) as work:
        assert templates.class_of(work, "own-1") is MessageClass.OFFER
        with pytest.raises(NotFound):
            templates.class_of(work, "own-2")
    assert act(clinic, templates.list_templates, None)[-1].key == "own-1"
    with pytest.raises(InvalidInput) as refused:
        edit(clinic, "{clinic}: hello.", "own-2")
    assert set(refused.value.problems) == {"name"}


def test_the_text_about_results_is_fixed(clinic: OpenClinic) -> None:
    with pytest.raises(InvalidInput) as refused:
        edit(clinic, "{clinic}: it is fine.", "results")
    assert "without its content" in str(refused.value.problems["body"])


def test_the_desk_reads_templates_and_changes_none(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    assert versions(desk)
    with pytest.raises(NotPermitted):
        edit(desk, "{clinic}: hello.")


def test_what_was_edited_since_is_not_approved(clinic: OpenClinic) -> None:
    with pytest.raises(NotFound):
        act(clinic, templates.approve_template, TextApproval(REMINDER, "0" * 64))
    text = versions(clinic)[0]
    with pytest.raises(InvalidInput):
        act(clinic, templates.retire_template, TextApproval(REMINDER, text.sha256))


def test_a_retired_text_gives_way_to_english(clinic: OpenClinic) -> None:
    approve(clinic, "reminder")
    approve(clinic, "reminder", language="hi")
    hindi = TextPlace("reminder", "hi")
    text = versions(clinic, hindi)[0]
    act(clinic, templates.retire_template, TextApproval(hindi, text.sha256))
    with working(clinic) as work:
        in_use = templates.text_in_use(work, "reminder", "hi")
        assert in_use is not None
        assert in_use.language == "en"
