"""What made-up requests cannot do: the rest of what the desk does, with requests that are answered.

Each step is a use case and what it is asked with; a request may need what an earlier step answered, so a day is run
step by step. `test_reception_canary` watches what each of them hands over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.domain.book.series import SeriesRule
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.book.wishes import WaitingWish
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.disclosures import Way
from luna_desktop.domain.messages.contacts import By, Contact, Direction
from luna_desktop.domain.messages.contacts import Outcome as Reached
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.domain.rights.authority import Authority, Paper
from luna_desktop.domain.rights.cases import Requester, RequesterRelation
from luna_desktop.domain.rights.disagreements import RecordType, Target
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services import drafts
from luna_desktop.services.care import intake
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import (
    amending,
    book,
    calendars,
    patient_papers,
    printouts,
    series,
    series_previews,
    states,
)
from luna_desktop.services.front import waiting_list as waiting
from luna_desktop.services.front.booking_requests import Cancel, Move, Stretch
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.messages import bookings, contacts, outbox, outbox_pages, sending, writing
from luna_desktop.services.people import duplicates, identity_photos, name_alerts, patients
from luna_desktop.services.privacy import consents, evidence, photo_consents, restrictions
from luna_desktop.services.rights import attachments, authority, cases, corrections, identity, letters, walk_in
from luna_desktop.services.rights.corrections import CorrectionAsked
from tests.builders import a_jpeg
from tests.services.care.intakes import SOME
from tests.services.front.booking import asked, at, wanted
from tests.services.messages.parts import EMAIL, TAKES, booked
from tests.services.people.test_identity_photos import a_portrait
from tests.services.rights.asking import asks
from tests.services.rights.test_identity import PASSPORT
from tests.ui.patient_mode.forms import a_signature

DRAFT = "visit"
"""The form that a doctor left half filled in."""
WORDS = "They told us so at the desk"
Run = Callable[[Any, Any], Any]


def print_papers(run: Run, known: KnownBooking) -> None:
    """Print every paper of the desk for a booking that stands, and look that something is printed."""
    who, day = known.patient_id, at("10:00").date()
    papers = (
        run(printouts.prepare_desk_sheet, printouts.SheetAsked(day)),
        run(printouts.prepare_desk_sheet, printouts.SheetAsked(day, days=7, with_phones=True)),
        run(patient_papers.prepare_card, patient_papers.CardAsked(who, with_services=True)),
        run(patient_papers.prepare_route, patient_papers.RouteAsked(who, day)),
        run(printouts.prepare_labels, printouts.LabelsAsked((who,))),
    )
    assert all(paper.pages for paper in papers)
    assert run(calendars.prepare_feed, known.booking.practitioner).events
    assert run(calendars.prepare_patient_calendar, calendars.PatientCalendar(who, known.booking_id)).events


def book_and_change(run: Run, desk: OpenClinic, known: KnownBooking) -> None:
    """Book, amend, move, stretch, put aside, stamp, and book a series."""
    who = known.patient_id
    made = run(book.book_appointment, wanted(desk, who, "15:00"))
    place = made.booking
    made = run(
        amending.amend_booking,
        amending.Amendment(asked(made), place.service, place.starts, place.practitioner, 30, place.room, place.devices),
    )
    made = run(book.move_booking, Move(asked(made), at("16:00")))
    made = run(book.stretch_booking, Stretch(asked(made), 45))
    stamped = run(states.stamp_booking, states.Stamping(who, made.booking_id, Step.CONFIRM, made.number))
    run(book.pin_booking, asked(stamped))
    first = wanted(desk, who, "11:00", day="2026-03-24")
    weekly = series.SeriesWanted(first, SeriesRule(count=2))
    run(series.plan_series, weekly)
    run(series_previews.plan_first_series, replace(weekly, first=replace(first, patient_id=who)))
    dates = run(series.book_series, weekly)
    cancel = Cancel(asked(dates[0]), CancelledBy.CLINIC, CancelReason.NOT_SAID)
    run(series.cancel_series, series.SeriesCancelled(cancel))


def wait_for_a_time(run: Run, desk: OpenClinic, known: KnownBooking) -> None:
    """Put somebody on the waiting list, offer a time, take them off and put them back, and book from it."""
    wish = WaitingWish(int(known.patient_id), "consultation")
    entry = run(waiting.put_on_waiting_list, wish)
    entry = run(waiting.change_wish, waiting.WishChange(entry, replace(wish, minutes=45)))
    entry = run(waiting.note_offer, waiting.Offer(entry, None))
    gone = run(waiting.take_off_waiting_list, waiting.TakenOff(entry, WORDS))
    back = run(waiting.put_back_on_waiting_list, gone)
    later = wanted(desk, known.patient_id, "12:00", day="2026-03-26")
    run(waiting.book_from_waiting_list, waiting.BookFromList(back, later))


def write_and_call(run: Run, desk: OpenClinic, known: KnownBooking) -> None:
    """Preview, queue, send and take back messages, and note what was said."""
    who = known.patient_id
    about = bookings.AboutBooking(who, known.booking_id, "booked", EMAIL)
    run(writing.preview_about_booking, about)
    first = run(bookings.queue_about_booking, about)
    run(outbox_pages.read_message, outbox_pages.MessageAsked(who, first))
    (envelope,) = run(sending.claim_mail, None).envelopes
    claimed = sending.Claimed(envelope.message_id, envelope.patient_id, envelope.lease)
    run(sending.let_mail_leave, claimed)
    run(sending.settle_mail, sending.Settled(claimed, TAKES))
    run(outbox.note_bounce, outbox.MessageStep(who, first, WORDS))
    second = run(outbox.queue_message, booked(who, "results"))
    run(outbox.cancel_message, outbox.MessageStep(who, second, WORDS))
    contact = Contact(Direction.IN, By.PHONE, Reached.REACHED, desk.premises.clock(), note=WORDS)
    entry = run(contacts.note_contact, contacts.NewContact(who, contact))
    run(contacts.strike_contact, contacts.Strike(who, entry, WORDS))


def papers_and_people(run: Run, known: KnownBooking, other: PatientId) -> None:
    """Answers with a signature, a restriction, a face, an alert about a name, a pair, and a filled-in form."""
    who = known.patient_id
    yes = ((Purpose.REMINDERS, True),)
    signed = consents.SignedAnswers(who, yes, strokes=a_signature(), shown_sha256="abc")
    page = run(consents.record_answers, signed)
    run(evidence.read_evidence, evidence.EvidenceAsked(who, page.history[0].evidence_id))
    no = consents.ConsentAnswer(
        who, Purpose.REMINDERS, ConsentState.WITHDRAWN, ConsentMethod.ELECTRONIC, asked_by_patient=True
    )
    run(consents.record_consent, no)
    asks = restrictions.RestrictionRequest(who, Terms(RestrictionKind.INSURER), WORDS)
    run(restrictions.request_restriction, asks)
    face = run(identity_photos.keep_identity_photo, identity_photos.NewIdentityPhoto(who, a_portrait()))
    run(identity_photos.remove_identity_photo, identity_photos.IdentityPhotoRemoval(who, face.number))
    assert run(drafts.read_drafts, drafts.DraftPlace(DRAFT, int(who))) == (), "what a doctor typed is the doctor's own"
    run(name_alerts.set_name_alert, name_alerts.NameAlert(who, other, True))
    run(duplicates.propose_merge, duplicates.PairAnswer(who, other, WORDS))
    run(duplicates.say_not_same, duplicates.PairAnswer(who, other, WORDS))
    run(intake.submit_intake, intake.Answers(other, "en", SOME))


def ask_for_rights(run: Run, known: KnownBooking) -> None:
    """Take in what a patient and an attendant ask, check who they are, and write the desk's letters."""
    who = known.patient_id
    taken = run(walk_in.take_in, walk_in.WalkIn(asks(who), PASSPORT))
    assert taken.letter is not None
    place = letters.LetterPlace(who, taken.case.case_id, taken.letter.letter_id)
    run(letters.reprint_letter, place)
    run(letters.note_letter_sent, letters.LetterSent(who, place.case_id, place.letter_id, Way.HAND))
    case = run(cases.log_request, asks(who, requester=Requester("Asha Kumar", RequesterRelation.ATTENDANT)))
    run(identity.check_identity, identity.IdentityAsked(who, case.case_id, PASSPORT))
    signed = Authority(Paper.SIGNED_WRITING, "signed on 3 March")
    run(authority.check_authority, authority.AuthorityAsked(who, case.case_id, signed))
    run(attachments.attach_paper, attachments.NewAttachment(who, case.case_id, WORDS, a_jpeg()))
    run(cases.advance_case, cases.StepAsked(who, case.case_id, CaseState.ACKNOWLEDGED, {"how": WORDS}, WORDS))
    asked = letters.LetterAsked(who, case.case_id, LetterKind.IDENTITY_MISSING, fields={"missing": WORDS})
    run(letters.draft_letter, asked)
    run(letters.issue_letter, asked)
    details = run(patients.read_details, who)
    phone = next(each for each in details.facts if each.kind == "phone")
    number = Target(RecordType.FACT, phone.fact_id, "phone", "number", phone.number)
    run(corrections.correct_contact, CorrectionAsked(who, number, "98860 01428", WORDS, identity=PASSPORT))
    run(photo_consents.take_back_photographs, photo_consents.PhotoNo(who, PhotoScope.REFERRAL, reason=WORDS))
