"""Safety rules and suggestions as data: what a chart says, what is planned, and which rules that makes speak.

Pure Python over plain values. `signs` says what of a chart a rule can ask about, `qualifiers` reads the words that
narrow a trigger, `table` the rules themselves, `targets` what a rule is about, `engine` joins them. Decision support
for a doctor: a finding gives reasons and sources, and what no rule found is no clearance.
"""
