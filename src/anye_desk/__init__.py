"""The officers' and employers' desk: pages over what the core worked out (Django)."""
