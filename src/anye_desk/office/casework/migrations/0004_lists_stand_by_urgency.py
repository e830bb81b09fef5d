"""Lists stand by a day that every case has, so that an index finds a place among a million."""

import datetime
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_handed_out"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="case",
            name="case_by_due_day",
        ),
        migrations.AddField(
            model_name="case",
            name="urgent_on",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    "due_on", models.Value(datetime.date(9999, 12, 31))
                ),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["kind", "state", "urgent_on", "id"], name="case_by_state"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["kind", "urgent_on", "id"], name="case_by_urgency"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["kind", "money", "id"], name="case_by_money"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["kind", "-risk", "urgent_on", "id"], name="case_by_risk"),
        ),
    ]
