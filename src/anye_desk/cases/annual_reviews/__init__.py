"""Yearly certification: an employer's year is filed, checked, decided and handed to tax."""
