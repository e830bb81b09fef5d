"""What each table holds: key, columns, types, who may see each. Stages meet here."""
