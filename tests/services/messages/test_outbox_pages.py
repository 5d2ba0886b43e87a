"""The outbox as screens show it: by what is to be done, each reason in a sentence, offers not for the desk."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.contact import Address
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import Closed, MessageState
from luna_desktop.domain.preferences import Channel, Way, Wish, postal_line
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.interop.mail import UNKNOWN, Outcome, TroubleKind, Verdict, trouble
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import add_fact
from luna_desktop.services.messages import outbox_pages
from luna_desktop.services.messages.calls import read_calls
from luna_desktop.services.messages.gateway import read_gateway
from luna_desktop.services.messages.letters import read_letters
from luna_desktop.services.messages.outbox import NewMessage
from luna_desktop.services.messages.outbox_pages import HEAPS, REASONS, Heap, MessageAsked
from tests.clinic_fixtures import Opener
from tests.services.acting import act, watching, working
from tests.services.messages.parts import (
    EMAIL,
    SMS,
    Server,
    approve,
    booked,
    give,
    queued,
    sent,
    set_up_mail,
    somebody,
    wish,
)


def test_every_state_is_in_one_list_and_every_reason_has_its_sentence() -> None:
    assert sorted(state.value for states in HEAPS.values() for state in states) == sorted(MessageState)
    for reason in (*REASONS, *Closed, *(each.value for each in Obstacle)):
        assert outbox_pages.sentence_of(reason, MessageClass.REMINDER, EMAIL) is not None
    said = outbox_pages.sentence_of("wish no", MessageClass.REMINDER, EMAIL)
    assert "“Reminders and recalls” by E-mail" in str(said)
    assert outbox_pages.sentence_of("", MessageClass.REMINDER, EMAIL) is None


def test_lists_counts_reasons_and_steps(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    approve(owner, "booked", "reminder", "offer")
    page = act(desk, outbox_pages.read_outbox, Heap.OPEN)
    assert (page.lines, page.has_account, page.trouble) == ((), False, "")
    set_up_mail(owner)
    patient = somebody(owner)
    refused = queued(owner, booked(patient, "reminder"))
    gone = queued(owner, booked(patient))
    assert sent(owner, Server()) == 1
    unknown = queued(owner, booked(patient))
    sent(owner, Server(answer=Outcome(Verdict.UNKNOWN, UNKNOWN)))
    waits = queued(owner, booked(patient))
    sent(owner, Server(trouble=trouble(TroubleKind.SILENT)))
    give(owner, patient, Purpose.OFFERS)
    wish(owner, patient, MessageClass.OFFER, SMS, Wish.YES)
    offer = queued(owner, NewMessage(patient, "offer", SMS))

    page = act(desk, outbox_pages.read_outbox, Heap.LOOK)
    assert page.counts == {Heap.OPEN: 1, Heap.LOOK: 2, Heap.DONE: 1}
    assert [line.message_id for line in page.lines] == [unknown, refused]
    assert "has not been asked" in str(page.lines[1].reason)
    assert page.lines[0].card.name == "Ananya Kumar"
    assert "did not answer in time" in page.trouble
    done = act(desk, outbox_pages.read_outbox, Heap.DONE)
    assert [line.message_id for line in done.lines] == [gone]
    assert {line.message_id for line in act(owner, outbox_pages.read_outbox, Heap.OPEN).lines} == {waits, offer}

    opened = act(desk, outbox_pages.read_message, MessageAsked(patient, gone))
    assert "24-Mar-2026" in opened.body
    assert [step.state for step in opened.steps][:2] == [MessageState.SENT, MessageState.HANDED_OVER]
    assert opened.steps[0].by == "Dr Nandini Rao"


def test_what_a_person_hands_on_holds_no_offer_for_who_may_not_send_one(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    approve(owner, "offer")
    patient = somebody(owner)
    home = Address("14 Temple Street", "Mysuru", "Karnataka", "570001")
    with working(owner) as work:
        add_fact(work, patient, home)
    give(owner, patient, Purpose.OFFERS)
    call, post = Way(Channel.PHONE, SMS.address), Way(Channel.POST, postal_line(home))
    for way in (call, post, SMS):
        wish(owner, patient, MessageClass.OFFER, way, Wish.YES)
        queued(owner, NewMessage(patient, "offer", way))
    assert _to_hand_on(owner) == (1, 1, 0, {Channel.SMS: 1})
    assert _to_hand_on(desk) == (0, 0, 0, {})


def _to_hand_on(clinic: OpenClinic) -> tuple[int, int, int, dict[Channel, int]]:
    """Return how many calls and letters there are, how many letters are refused, and what waits for the gateway."""
    batch = act(clinic, read_letters, None)
    return (
        len(act(clinic, read_calls, None)),
        len(batch.letters),
        batch.refused,
        act(clinic, read_gateway, None).waiting,
    )


def test_a_list_asks_the_same_few_questions_for_many(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    approve(owner, "booked")
    patient = somebody(owner)
    counted = []
    for _turn in range(2):
        for _each in range(3):
            queued(owner, booked(patient))
        with watching(owner) as seen:
            act(owner, outbox_pages.read_outbox, Heap.OPEN)
        counted.append(len(seen.statements))
    assert counted[0] == counted[1]
