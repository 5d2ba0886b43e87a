"""The tests: a mirror of the package, plus journeys through the whole program."""
