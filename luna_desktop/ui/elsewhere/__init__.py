"""Papers and forms of other clinics, as their records told of them: a card that lists them, and a page to read one."""
