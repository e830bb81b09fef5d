"""What every kind of case stands on: its declaration, the one way it changes, clocks and pages."""
