"""The quality of the departments' data: figures, and the rows behind them."""
