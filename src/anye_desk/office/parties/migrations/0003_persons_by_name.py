"""Persons are found as employers are: those already here get the tokens of their names."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from anye_desk.office.parties.search import tokens_between_spaces

AT_ONCE = 2000


def fill(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    person = apps.get_model("parties", "Person")
    waiting = person.objects.filter(search_tokens="").only("pk", "name")
    while batch := list(waiting[:AT_ONCE]):
        for one in batch:
            one.search_tokens = tokens_between_spaces(one.name)
        person.objects.bulk_update(batch, ["search_tokens"])


class Migration(migrations.Migration):
    dependencies = [("parties", "0002_search_index")]
    operations = [
        migrations.AddField(
            model_name="person", name="search_tokens", field=models.TextField(default="")
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
