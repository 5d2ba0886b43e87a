"""The sentences of the audit log about the kinds of the medical history beside conditions and medicines."""

from __future__ import annotations

from luna_desktop.texts import Message, say

HISTORY_ACTIONS: dict[str, tuple[Message, Message]] = {
    "skin_profile recorded": (say("Skin profile recorded"), say("{name} entered a skin profile")),
    "skin_profile changed": (say("Skin profile changed"), say("{name} changed a skin profile")),
    "skin_profile struck out": (
        say("Skin profile struck out"),
        say("{name} struck out a skin profile as entered in error"),
    ),
    "hair_profile recorded": (say("Hair profile recorded"), say("{name} entered a hair profile")),
    "hair_profile changed": (say("Hair profile changed"), say("{name} changed a hair profile")),
    "hair_profile struck out": (
        say("Hair profile struck out"),
        say("{name} struck out a hair profile as entered in error"),
    ),
    "skin_routine recorded": (say("Skin-care routine recorded"), say("{name} entered a skin-care routine")),
    "skin_routine changed": (say("Skin-care routine changed"), say("{name} changed a skin-care routine")),
    "skin_routine struck out": (
        say("Skin-care routine struck out"),
        say("{name} struck out a skin-care routine as entered in error"),
    ),
    "past_procedure recorded": (
        say("Earlier procedure recorded"),
        say("{name} entered an earlier procedure or operation"),
    ),
    "past_procedure changed": (
        say("Earlier procedure changed"),
        say("{name} changed an earlier procedure or operation"),
    ),
    "past_procedure struck out": (
        say("Earlier procedure struck out"),
        say("{name} struck out an earlier procedure or operation as entered in error"),
    ),
    "implant recorded": (say("Implant recorded"), say("{name} entered an implant")),
    "implant changed": (say("Implant changed"), say("{name} changed an implant")),
    "implant struck out": (say("Implant struck out"), say("{name} struck out an implant as entered in error")),
    "family_history recorded": (say("Family history recorded"), say("{name} entered an entry of the family history")),
    "family_history changed": (say("Family history changed"), say("{name} changed an entry of the family history")),
    "family_history struck out": (
        say("Family history struck out"),
        say("{name} struck out an entry of the family history as entered in error"),
    ),
    "pregnancy recorded": (say("Reproductive health recorded"), say("{name} entered an answer on reproductive health")),
    "pregnancy changed": (say("Reproductive health changed"), say("{name} changed an answer on reproductive health")),
    "pregnancy struck out": (
        say("Reproductive health struck out"),
        say("{name} struck out an answer on reproductive health as entered in error"),
    ),
    "reproductive recorded": (
        say("Reproductive health recorded"),
        say("{name} entered an entry on reproductive health"),
    ),
    "reproductive changed": (say("Reproductive health changed"), say("{name} changed an entry on reproductive health")),
    "reproductive struck out": (
        say("Reproductive health struck out"),
        say("{name} struck out an entry on reproductive health as entered in error"),
    ),
    "body_measures recorded": (say("Weight and height recorded"), say("{name} entered weight or height")),
    "body_measures changed": (say("Weight and height changed"), say("{name} changed weight or height")),
    "body_measures struck out": (
        say("Weight and height struck out"),
        say("{name} struck out weight or height as entered in error"),
    ),
    "safety_answer recorded": (
        say("Safety question recorded"),
        say("{name} entered an answer to a question of safety"),
    ),
    "safety_answer changed": (say("Safety question changed"), say("{name} changed an answer to a question of safety")),
    "safety_answer struck out": (
        say("Safety question struck out"),
        say("{name} struck out an answer to a question of safety as entered in error"),
    ),
    "none_known recorded": (say("“Nothing else” recorded"), say("{name} entered that nothing else is known")),
    "none_known changed": (say("“Nothing else” changed"), say("{name} changed that nothing else is known")),
    "none_known struck out": (
        say("“Nothing else” struck out"),
        say("{name} struck out that nothing else is known as entered in error"),
    ),
    "entry moved": (say("Entry moved"), say("{name} moved an entry that was made in the wrong chart")),
    "shelf life changed": (
        say("Shelf life changed"),
        say("{name} changed for how long an answer about safety counts"),
    ),
}
"""Action, short name and sentence."""
