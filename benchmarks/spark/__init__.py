"""The same steps on a Spark cluster of two workers on this machine: what they cost and move."""
