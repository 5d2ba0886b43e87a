"""Says for what photographs may be used beyond care, by what the patient answered."""

from __future__ import annotations

from collections.abc import Sequence

from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.texts import _


def sharing_words(lines: Sequence[ConsentLine]) -> str:
    """Return the sentence for the panel: care alone, or teaching too."""
    given = {line.purpose for line in lines if line.state is ConsentState.GIVEN}
    if Purpose.TEACHING_PHOTOGRAPHS in given:
        return _("For care, and for teaching by an export of its own. Pages printed here are for the patient.")
    return _("Care use only. Export is off because the patient has not agreed to sharing.")
