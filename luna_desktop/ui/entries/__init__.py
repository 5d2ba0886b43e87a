"""What the tabs of clinical entries share: the frame, the forms, the panel of versions, and their presenter."""
