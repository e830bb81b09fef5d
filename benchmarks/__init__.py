"""Speed and memory as ratios between whole processes, and proof that the answers agree."""
