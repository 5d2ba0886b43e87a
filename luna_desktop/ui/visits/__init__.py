"""The Visits tab: the list of visits, the visit that is written or read, courses and recalls, and the other views."""
