"""Contradictions went to a room of their own; what a desk held, and its guards, went along."""

import json
import os
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import connection, connections

MOVE = """
import json
import django
from django.core.management import call_command
from django.db import DatabaseError, connection
django.setup()
call_command("migrate", "quality", "0003", verbosity=0)
at = connection.cursor()
at.execute("INSERT INTO parties_employer (employer_id, name, credit_code, industry, is_registered,"
    " search_tokens) VALUES (1001, 'a', 'b', '', true, '')")
at.execute("INSERT INTO quality_contradiction (id, contradiction_id, kind, year, feed,"
    " against_feed, asked_of, employer_id, township, first_month, last_month, months, says,"
    " against_says, source_row, against_row, state, version, is_in_data)"
    " VALUES (7, 77, 'k', 2025, 'a', 'b', 'c',"
    " 1001, 0, 0, 0, 0, '', '', 0, 0, 'corrected', 2, true)")
at.execute("INSERT INTO quality_givenanswer (id, contradiction_id, answer, text, department,"
    " on_behalf, answered_by, answered_at) VALUES (5, 7, 'corrected', 't', 'c', false, 'x',"
    " '2026-06-01 00:00:00+00:00')")
call_command("migrate", verbosity=0)
from anye_desk.cases.contradictions.models import Contradiction, GivenAnswer
[row], [given] = Contradiction.objects.values(), GivenAnswer.objects.values()
GivenAnswer.objects.create(
    contradiction_id=row["id"], answer="confirmed", department="c", answered_by="y",
    answered_at=given["answered_at"],
)
refused = []
for deed in ("UPDATE {} SET text = 'u'", "DELETE FROM {}"):
    try:
        connection.cursor().execute(deed.format("contradictions_givenanswer"))
    except DatabaseError as error:
        refused.append("never changed" in str(error))
call_command("makemigrations", "--check", verbosity=0)
print(json.dumps([row["id"], row["version"], given["id"], given["text"], refused]))
"""


def on_the_server(statement):
    with closing(connections.create_connection("default")) as server:
        server.cursor().execute(statement)


@pytest.fixture
def desk(tmp_path, db):
    """Return the environment of a new desk, on the kind of database the tests run on."""
    env = {**os.environ, "ANYE_DATA": str(tmp_path)}
    env["DJANGO_SETTINGS_MODULE"] = "anye_desk.config.settings"
    if connection.vendor == "sqlite":
        yield env
        return
    on_the_server("CREATE DATABASE moved")
    yield {**env, "DATABASE_URL": env["DATABASE_URL"].removesuffix("/postgres") + "/moved"}
    on_the_server("DROP DATABASE moved WITH (FORCE)")


def test_the_rows_of_a_desk_in_use_go_along_with_what_guards_them(desk):
    move = (sys.executable, "-W", "error", "-c", MOVE)
    told = subprocess.run(move, env=desk, check=True, stdout=subprocess.PIPE, text=True).stdout
    assert json.loads(told) == [7, 2, 5, "t", [True, True]]
