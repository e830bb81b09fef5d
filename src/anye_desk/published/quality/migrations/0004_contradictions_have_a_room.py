"""Contradictions and answers go to a room of their own; the rows and what guards them go along."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("quality", "0003_versions_and_on_whose_behalf")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("contradiction", "contradictions_contradiction"),
                migrations.AlterModelTable("givenanswer", "contradictions_givenanswer"),
            ],
            state_operations=[
                migrations.DeleteModel("GivenAnswer"),
                migrations.DeleteModel("Contradiction"),
            ],
        ),
    ]
