"""The component set: small widgets that know the theme, have names and work by keyboard."""
