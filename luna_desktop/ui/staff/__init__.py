"""The Staff page: who works here, what each may do, and whose key opens photographs."""
