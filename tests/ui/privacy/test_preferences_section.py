"""The section about messages on a real clinic."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Email
from luna_desktop.domain.preferences import Topic, Wish
from luna_desktop.services.people.patients import DetailsChange, change_details
from luna_desktop.services.privacy.consents import ConsentAnswer, record_consent
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.privacy.preferences_section import build_preferences
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.screens import context_of


def test_reception_records_wishes_and_sees_them_kept(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient, context = builders.register(desk), context_of(desk)
    card = build_preferences(context, patient, ChartHub(patient))
    qtbot.addWidget(card)
    card.chips[0].click()
    card.save.click()
    assert (card.chips[0].cell.wish, card.is_changed()) == (Wish.YES, False)
    assert context.navigation.said == ["Wishes saved"]
    assert card.history.rows_model().rowCount() == 1


def test_news_of_contact_details_and_consents_are_followed(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    hub = ChartHub(patient)
    card = build_preferences(context_of(owner), patient, hub)
    qtbot.addWidget(card)
    details = owner.desk.perform(owner.actor, change_details, DetailsChange(patient, added=(Email("a@example.org"),)))
    hub.take_details(details)
    assert len(card.chips) == 4 * len(Topic)
    reminders = next(each for each in card.chips if each.cell.topic is Topic.RECALL)
    assert "has not been asked about “Reminders" in reminders.toolTip()
    answer = ConsentAnswer(patient, Purpose.REMINDERS, ConsentState.REFUSED, ConsentMethod.NONE)
    page = owner.desk.perform(owner.actor, record_consent, answer)
    hub.take_consents(page.consents)
    reminders = next(each for each in card.chips if each.cell.topic is Topic.RECALL)
    assert "said no" in reminders.toolTip()


def test_typing_is_not_thrown_away_by_news(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    hub = ChartHub(patient)
    card = build_preferences(context_of(owner), patient, hub)
    qtbot.addWidget(card)
    card.chips[0].click()
    hub.take_consents(())
    assert card.is_changed()


def test_a_child_gets_no_offers_and_the_card_says_so(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner, builders.a_patient(born="2015-05-01", care=ConsentState.NOT_ASKED))
    card = build_preferences(context_of(owner), patient, ChartHub(patient))
    qtbot.addWidget(card)
    next(each for each in card.chips if each.cell.topic is Topic.OFFERS).click()
    card.save.click()
    assert "under 18" in card.banner.text()
    assert card.is_changed()
