"""Windows and widgets: the only package that knows Qt."""
