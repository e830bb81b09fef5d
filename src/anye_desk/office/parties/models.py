"""Employers and persons: who they are, apart from any year's result."""

import secrets
from typing import ClassVar

from django.db import models

from anye.codes.organisation_code import organisation
from anye_desk.office.parties.lookups import TokensField

NUMBER_BYTES = 8


def new_number() -> str:
    """Return a number for a person that says nothing about the person."""
    return secrets.token_hex(NUMBER_BYTES)


class Employer(models.Model):
    """One legal entity, named by the organisation identifier in its credit code."""

    employer_id = models.BigIntegerField(primary_key=True)
    credit_code = models.CharField(max_length=18, db_index=True)
    name = models.CharField(max_length=200)
    industry = models.CharField(max_length=8)
    registered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    is_registered = models.BooleanField()
    search_tokens = TokensField()  # see search.py

    def __str__(self) -> str:
        """Name the employer; one that no register names, by its organisation identifier."""
        return self.name or organisation(self.employer_id)


class Person(models.Model):
    """One holder of a certificate, or one whom a doubtful link may mean.

    Pages and addresses know it by its number alone.
    """

    person_id = models.BigIntegerField(primary_key=True)  # 17 digits of the resident ID
    number = models.CharField(max_length=32, unique=True, default=new_number)
    name = models.CharField(max_length=100)
    resident_id = models.CharField(max_length=18)
    township = models.IntegerField()
    search_tokens = models.TextField(default="")  # of the name, each between spaces

    class Meta:
        """Listed by name, of the district and of one township."""

        indexes: ClassVar = [
            models.Index(fields=["name", "number"], name="person_by_name"),
            models.Index(fields=["township", "name", "number"], name="person_of_township"),
        ]

    def __str__(self) -> str:
        """Name the person by number: nothing personal may reach a log."""
        return self.number

    @property
    def tail(self) -> str:
        """Return the last four characters of the resident ID, enough to tell namesakes apart."""
        return self.resident_id[-4:]

    @property
    def born(self) -> str:
        """Return the day of birth that the resident ID holds: 1980-01-01."""
        year, month, day = (self.resident_id[a:b] for a, b in ((6, 10), (10, 12), (12, 14)))
        return f"{year}-{month}-{day}"


class Township(models.Model):
    """One township or street office of the district."""

    code = models.IntegerField(primary_key=True)
    name = models.CharField(max_length=40)

    class Meta:
        """In the order of the official codes."""

        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        """Name the township."""
        return self.name
