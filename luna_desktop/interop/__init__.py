"""Other people's formats. No session, no Qt."""
