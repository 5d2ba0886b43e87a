"""The panel beside the day's book: who waits, who comes next, check-in, tasks of the desk; and the owner's counts."""
