"""Labour dispatch: agency and host agree on which side a person counts."""
