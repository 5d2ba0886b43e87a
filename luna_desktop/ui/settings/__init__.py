"""The Settings page: the clinic, the privacy contact, how it works, this workstation, and what this program is."""
