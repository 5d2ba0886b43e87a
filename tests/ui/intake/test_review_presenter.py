"""Going through a filled-in form on a real clinic."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.intake import Answer
from luna_desktop.domain.clinical.intake_entries import Outcome
from luna_desktop.domain.clinical.intake_question import YES
from luna_desktop.domain.clinical.lifestyle import Diet
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.services.care.intake_review import read_intakes
from luna_desktop.ui.lifestyle.tab import LifestyleTab, build_tab
from tests.services.care.intakes import hand_in
from tests.ui.entries.a_clinic import Ward


def a_tab(ward: Ward, qtbot: QtBot) -> LifestyleTab:
    hub = ward.hub()
    tab = build_tab(ward.context, ward.patient, hub)
    assert isinstance(tab, LifestyleTab)
    hub.setParent(tab)
    qtbot.addWidget(tab)
    tab.resize(1200, 640)
    tab.show()
    return tab


def test_answers_become_facts_as_they_are_decided(ward: Ward, qtbot: QtBot) -> None:
    hand_in(ward.clinic, ward.patient)
    tab = a_tab(ward, qtbot)
    assert "7 answers wait" in tab.banner.text()
    tab.banner.button.click()
    review = tab.review
    assert review.isVisible()
    for key in ("conditions:1", "diet"):
        review.fields[key].decide(Outcome.ACCEPTED)
    review.fields["allergies:1"].decide(Outcome.NOT_TAKEN)
    review.frame.save_bar.save.click()
    assert review.fields["allergies:1"].problem
    review.fields["allergies:1"].reason.setText("Never harmed her")
    review.frame.save_bar.save.click()
    chart = ward.chart()
    assert [known.body.what.text for known in chart.conditions] == ["Melasma (chloasma)"]
    assert chart.lifestyle[0].body.diet is Diet.JAIN
    assert set(review.fields) == {"conditions:2", "medicines", "sleep_hours", "alcohol"}
    assert not review.frame.is_dirty()
    review.back.click()
    assert "4 answers wait" in tab.banner.text()
    assert tab.banner.isVisible()


def test_nothing_is_said_where_nothing_waits(ward: Ward, qtbot: QtBot) -> None:
    tab = a_tab(ward, qtbot)
    assert not tab.banner.isVisible()
    assert not tab.view.filled.isVisible()
    tab.open_review()
    assert tab.pages.currentWidget() is tab.view


def test_decisions_outlive_a_lock(ward: Ward, qtbot: QtBot) -> None:
    hand_in(ward.clinic, ward.patient)
    tab = a_tab(ward, qtbot)
    tab.open_review()
    tab.review.fields["sleep_hours"].decide(Outcome.ACCEPTED)
    tab.review.frame.flush_draft()
    again = a_tab(ward, qtbot)
    again.open_review()
    assert again.review.frame.draft_banner.isVisible()
    again.review.frame.draft_banner.kept.emit()
    assert again.review.fields["sleep_hours"].chosen().outcome == "accepted"


def test_a_medicine_that_the_allergy_list_names_asks_for_a_reason(ward: Ward, qtbot: QtBot) -> None:
    both = (
        Answer("medicines", value=YES, lines=("Penicillin",)),
        Answer("allergies", value=YES, lines=("Penicillin",)),
    )
    hand_in(ward.clinic, ward.patient, *both)
    tab = a_tab(ward, qtbot)
    tab.open_review()
    tab.review.fields["allergies:1"].decide(Outcome.ACCEPTED)
    tab.review.frame.save_bar.save.click()
    ward.prompts.will_answer(Overriding("Takes it now without any reaction"))
    tab.review.fields["medicines:1"].decide(Outcome.ACCEPTED)
    tab.review.frame.save_bar.save.click()
    assert len(ward.chart().medicines) == 1
    (form,) = ward.clinic.desk.perform(ward.context.actor, read_intakes, ward.patient)
    assert form.waiting == ()
