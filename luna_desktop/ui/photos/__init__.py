"""The Photos tab: a timeline of clinical photographs, adding, looking, describing."""
