"""The engine of rules: from a figure's name to the plan that yields it, exact or in columns."""
