"""About says which rules speak and who let them, to everybody and nothing of any patient."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.rule_versions import read_rule_sets
from tests.clinic_fixtures import Opener
from tests.services.acting import act


def test_everybody_reads_which_rules_speak(open_clinic: Opener) -> None:
    desk, doctor = open_clinic(Role.RECEPTION), open_clinic(Role.CLINICIAN)
    before = {each.name: each for each in act(desk, read_rule_sets, None)}
    assert (before["safety_rules"].speaking, before["safety_rules"].approver) == (0, None)
    act(doctor, approve_advice, Approving("safety_rules"))
    rules, options = act(desk, read_rule_sets, None)
    assert (rules.speaking, rules.rows) == (363, 363)
    assert rules.approver is not None
    assert rules.approver.name == "Dr Meera Pillai"
    assert options.speaking == 0
