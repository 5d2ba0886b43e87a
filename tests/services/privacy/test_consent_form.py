"""The page of questions: only what this actor may record and this patient may be asked now."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.relations import AdultCheck, Proof, RelatedPerson, RelatedRole
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import DetailsChange, change_details
from luna_desktop.services.privacy import consents
from luna_desktop.services.privacy.consent_form import ConsentForm, read_consent_form, recipients_to_share_with
from luna_desktop.services.privacy.consents import ConsentAnswer
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.sharing_rows import a_recipient

MOTHER = RelatedPerson((RelatedRole.GUARDIAN,), "Sunita Kumar", "mother", proof=Proof.PAN, check=AdultCheck.SHOWN)


def purposes(form: ConsentForm) -> list[str]:
    return [question.purpose.value for question in form.questions]


def test_an_adult_is_asked_about_everything_but_sharing_and_marketing(clinic: OpenClinic) -> None:
    form = act(clinic, read_consent_form, builders.register(clinic))
    assert purposes(form) == ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"]
    assert form.left_out == ()
    assert form.questions[0].line.state is ConsentState.GIVEN
    assert (form.name, form.clinic.name, form.contact.name) == ("Ananya Kumar", "Aranya Skin Clinic", "Farida Sheikh")
    assert [way.channel for way in form.ways] == [Channel.PHONE, Channel.SMS, Channel.WHATSAPP]
    notice = form.notice("hi")
    assert notice is not None
    assert (notice.language, replace(form, notices=()).notice("en")) == ("en", None)


def test_reception_asks_the_desk_questions(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    assert purposes(act(desk, read_consent_form, builders.register(desk))) == ["P1", "P2", "P3", "P4", "P5"]


def test_a_childs_page_leaves_out_what_the_law_shuts_and_says_why(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2015-05-01", care=ConsentState.NOT_ASKED))
    act(clinic, change_details, DetailsChange(patient, added=(MOTHER, Phone("98450 00000"))))
    form = act(clinic, read_consent_form, patient)
    assert purposes(form) == ["P1", "P2", "P3", "P6", "P7", "P8"]
    assert {each.purpose.value: "under 18" in str(each.reason) for each in form.left_out} == {"P4": True, "P5": True}
    assert form.is_minor
    assert [(each.name, each.has_evidence, each.is_appointed) for each in form.guardians] == [
        ("Sunita Kumar", True, False)
    ]


def test_while_the_age_is_not_known_less_is_asked(clinic: OpenClinic) -> None:
    form = act(clinic, read_consent_form, builders.register(clinic, builders.a_patient(born="")))
    assert purposes(form) == ["P1", "P2", "P3", "P7"]
    assert not form.knows_age


def test_a_no_is_left_in_peace(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    no = ConsentAnswer(patient, Purpose.OFFERS, ConsentState.REFUSED, ConsentMethod.NONE)
    act(clinic, consents.record_consent, no)
    form = act(clinic, read_consent_form, patient)
    assert "P4" not in purposes(form)
    assert "left in peace" in str(form.left_out[0].reason)


def test_sharing_is_offered_with_whom_consent_can_open_it(clinic: OpenClinic) -> None:
    a_recipient(clinic, "Nidan Laboratory")
    a_recipient(clinic, "District Court", RecipientKind.AUTHORITY)
    a_recipient(clinic, "Dr Arvind Bhat")
    assert [each.name for each in act(clinic, recipients_to_share_with, None)] == ["Dr Arvind Bhat", "Nidan Laboratory"]
