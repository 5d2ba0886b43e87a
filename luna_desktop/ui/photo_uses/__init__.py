"""For what photographs may be used beside the record: asked, taken back, and what left under it before."""
