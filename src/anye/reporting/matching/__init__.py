"""What does a counsellor read of a match? One content, as HTML, PDF and XLSX."""
