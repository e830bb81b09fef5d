"""The plan by which a district works, as data: measures, units, targets, days of reports."""
