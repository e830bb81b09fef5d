import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0002_search_index"),
        ("years", "0002_year_flag"),
    ]

    operations = [
        migrations.AlterField(
            model_name="yearflag",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="parties.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="yearflag",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None), ("person", None)),
                fields=("year", "employer"),
                name="one_standing_flag_of_itself",
            ),
        ),
    ]
