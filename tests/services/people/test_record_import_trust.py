"""What a record may not claim here: somebody of this clinic as its author, or papers that nobody saw here."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.rules.asked import RuleAnswer, name_of
from luna_desktop.domain.clinical.rules.signs import Truth
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.relations import AdultCheck, Proof, RelatedPerson, RelatedRole
from luna_desktop.interop.fhir_out.values import url_of
from luna_desktop.services.care import rule_charts
from luna_desktop.services.care.findings import answers_that_count
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import current_facts, versions
from luna_desktop.services.people.imports import ImportOrder, import_patients
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.people.record_import_trust import namer
from luna_desktop.services.privacy.consent_form import guardians_on_file
from luna_desktop.services.rights.authority import standing_of
from tests.interop.fhir_out.copies import a_copy, write_zip
from tests.services.acting import working
from tests.services.people.test_record_import_acts import PLAN, WHO
from tests.services.people.test_record_import_desk import take


def claim_a_passport(files: dict[str, bytes]) -> None:
    """Let a file say what no copy of this program does: that a document was seen."""
    bundle = json.loads(files["bundle.json"])
    person = next(e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "RelatedPerson")
    person["extension"].append({"url": url_of(RelatedPerson, "proof"), "valueCoding": {"code": "passport"}})
    files["bundle.json"] = json.dumps(bundle).encode()


def test_nobody_in_a_file_is_somebody_of_this_clinic(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        named, here = namer(work), settings.clinic_details(work.session).name
        assert here
        for by in (
            f"Dr Rao ({here})",
            f"Dr\u202e Rao ({here.upper()} )",
            "Dr Rao",
            "Dr Rao ()",
            clinic.actor.display_name,
        ):
            assert named(by, "Aranya").endswith(" (Aranya)")
            assert "\u202e" not in named(by, "Aranya")
        assert named("Dr Rao (Kochi Skin)", "Aranya") == "Dr Rao (Kochi Skin)", "it says through whom it came"
        assert named("", "Aranya") == "Aranya"


def test_papers_that_another_clinic_saw_let_nobody_answer_here(clinic: OpenClinic, tmp_path: Path) -> None:
    roles = (RelatedRole.GUARDIAN, RelatedRole.NOMINEE)
    person = RelatedPerson(
        roles, "Meera Kumar", "Mother", "+919886001499", check=AdultCheck.SHOWN, appointed_by="Court, 7/2026"
    )
    path = write_zip(tmp_path, a_copy(*WHO, person), claim_a_passport)
    done = clinic.desk.perform(clinic.actor, import_patients, ImportOrder(path, PLAN))
    (row,) = clinic.desk.perform(clinic.actor, search_patients, Lookup(done.lines[0].mrn))
    patient = row.patient_id
    with working(clinic) as work:
        (guardian,) = guardians_on_file(work, patient)
        assert (guardian.name, guardian.has_evidence, guardian.is_appointed) == ("Meera Kumar", False, False)
        standing = standing_of(work, patient)
        assert (standing.has_guardian, standing.has_nominee) == (False, False)
        newest, before = versions(work, patient, guardian.fact_id)
    assert before.body == replace(person, proof=Proof.PASSPORT), "what the other clinic saw is kept"
    assert "not seen yet" in newest.reason


def test_a_signature_or_a_stock_of_another_clinic_silences_no_rule(clinic: OpenClinic, tmp_path: Path) -> None:
    with working(clinic) as work:
        today = work.now.date()
    asked = Asked(PartialDate.of(today))
    signed, hoping = ("consent", "missing_consent"), ("life", "unrealistic_expectations")
    ahead = Asked(PartialDate(today.year + 50))
    copy = a_copy(
        *WHO,
        RuleAnswer(name_of(signed), YesNo.NO, asked=asked),
        RuleAnswer(name_of(hoping), YesNo.NO, asked=ahead),
    )
    patient, _done = take(clinic, tmp_path, copy)
    with working(clinic) as work:
        assert answers_that_count(current_facts(work, patient, ("rule_answer",)), today) == {}
        chart, _ = rule_charts.chart_of(work, patient)
    truths = {(each.kind, each.id): each.truth for each in chart.signs}
    assert (truths[signed], truths[hoping]) == (Truth.MAYBE, Truth.MAYBE)
