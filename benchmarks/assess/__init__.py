"""A year's assessment, against a plain scan and against SQL by hand."""
