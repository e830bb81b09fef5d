"""From the links of the store to questions for officers."""
