"""How long a command takes before it does anything, against importing typer and rich."""
