"""The quality of the departments' data: figures, rows behind them, contradictions and answers."""
