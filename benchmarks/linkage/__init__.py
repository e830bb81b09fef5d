"""Who is who, against a known truth: Anye's links and Splink's ready-made comparisons."""
