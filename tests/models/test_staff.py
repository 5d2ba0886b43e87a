"""Staff tables: a sign-in name and a slot belong to one person, a draft to one form of one owner."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.staff import CareTeamMember, Draft, StaffDecision, StaffProposal, StaffRole
from tests.models.rows import AT, a_user, refuse


def test_a_sign_in_name_is_never_given_twice(session: Session) -> None:
    refuse(session, a_user(2, "owner"))


def test_roles_and_care_need_a_person_who_exists(session: Session) -> None:
    refuse(session, StaffRole(user_id=9, role="reception", since=AT))
    refuse(session, CareTeamMember(patient_id=1, user_id=9, since=AT, reason="covers"))


def test_a_form_has_one_draft_of_each_owner(session: Session) -> None:
    session.add(Draft(owner_id=1, form="details", patient_id=1, sealed=b"x", saved_at=AT))
    session.flush()
    refuse(session, Draft(owner_id=1, form="details", patient_id=1, sealed=b"y", saved_at=AT))


def test_a_proposal_is_somebodys_and_is_answered_once(session: Session) -> None:
    asked = {"at": AT, "roles": "therapist", "slot_id": "s", "login": "anil", "display_name": "Anil"}
    refuse(session, StaffProposal(by=9, registration_no="", expires_at=AT, **asked))
    session.add(StaffProposal(id=1, by=1, registration_no="", expires_at=AT, **asked))
    session.flush()
    session.add(StaffDecision(proposal_id=1, outcome="approved", at=AT, by=1, reason=""))
    session.flush()
    refuse(session, StaffDecision(proposal_id=1, outcome="declined", at=AT, by=1, reason=""))
    refuse(session, StaffDecision(proposal_id=9, outcome="declined", at=AT, by=1, reason=""))
