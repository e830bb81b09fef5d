"""The rules of an employer's year alone, against OpenFisca-Core."""
