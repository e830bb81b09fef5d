"""Working days of Chinese offices: weekends, holidays, and the weekends worked instead (调休)."""
