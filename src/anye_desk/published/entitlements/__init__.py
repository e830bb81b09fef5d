"""Who may be paid by which scheme for a published year, as the core worked it out."""
