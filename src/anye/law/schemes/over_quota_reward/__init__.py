"""Over-quota reward (超比例奖励): so much a year for each person beyond the quota."""
