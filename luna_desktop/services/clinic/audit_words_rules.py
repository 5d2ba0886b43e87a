"""What the safety rules and suggestions write into the log, in words."""

from __future__ import annotations

from luna_desktop.texts import Message, say

RULE_ACTIONS: dict[str, tuple[Message, Message]] = {
    "rule_override recorded": (
        say("Gone on in spite of a rule"),
        say("{name} gave a reason to go on in spite of a safety rule"),
    ),
    "rule_override changed": (
        say("Reason to go on changed"),
        say("{name} changed a reason to go on in spite of a safety rule"),
    ),
    "rule_override struck out": (
        say("Reason to go on struck out"),
        say("{name} struck out a reason to go on in spite of a safety rule"),
    ),
    "rule_answer recorded": (say("Asked before treatment"), say("{name} wrote down what was asked before a treatment")),
    "rule_answer changed": (
        say("Answer before treatment changed"),
        say("{name} changed the answer to a question before a treatment"),
    ),
    "rule_answer struck out": (
        say("Answer before treatment struck out"),
        say("{name} struck out the answer to a question before a treatment"),
    ),
    "suggestion_answer changed": (
        say("Suggestion answered anew"),
        say("{name} changed the answer to a suggestion"),
    ),
    "suggestion_answer struck out": (
        say("Suggestion’s answer struck out"),
        say("{name} struck out the answer to a suggestion"),
    ),
    "suggestion_answer recorded": (
        say("Suggestion answered"),
        say("{name} took a suggestion into the plan or declined it"),
    ),
    "suggestions read": (say("Suggestions read"), say("{name} read the options to consider for this patient")),
    "what-if asked": (
        say("What-if asked"),
        say("{name} asked what the rules would say about a plan; nothing was written into the chart"),
    ),
    "decisions against rules opened": (
        say("Decisions against rules opened"),
        say("{name} opened the decisions against safety rules for printing"),
    ),
}
