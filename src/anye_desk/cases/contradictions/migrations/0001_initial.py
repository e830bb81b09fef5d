"""Contradictions and answers, in a room of their own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("parties", "0003_persons_by_name"),
        ("quality", "0004_contradictions_have_a_room"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(  # the tables were made, and renamed, by ``quality``
            state_operations=[
                migrations.CreateModel(
                    name="Contradiction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("contradiction_id", models.BigIntegerField(unique=True)),
                        ("kind", models.CharField(max_length=40)),
                        ("year", models.IntegerField()),
                        ("feed", models.CharField(max_length=40)),
                        ("against_feed", models.CharField(max_length=40)),
                        ("asked_of", models.CharField(max_length=40)),
                        ("township", models.IntegerField()),
                        ("first_month", models.IntegerField()),
                        ("last_month", models.IntegerField()),
                        ("months", models.IntegerField()),
                        ("says", models.CharField(blank=True, max_length=400)),
                        ("against_says", models.CharField(blank=True, max_length=400)),
                        ("source_row", models.BigIntegerField()),
                        ("against_row", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "待答复"),
                                    ("confirmed", "已确认有误"),
                                    ("corrected", "待更正"),
                                    ("explained", "已说明"),
                                    ("upheld", "称数据无误"),
                                    ("disputed", "双方均称无误"),
                                ],
                                default="open",
                                max_length=16,
                            ),
                        ),
                        ("version", models.IntegerField(default=1)),
                        ("is_in_data", models.BooleanField(default=True)),
                        (
                            "employer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="parties.employer",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="parties.person",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="GivenAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("confirmed", "确认本数据有误"),
                                    ("corrected", "下次报送时更正"),
                                    ("not_ours", "本数据无误"),
                                    ("explained", "情况属实，已说明"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("text", models.TextField(blank=True)),
                        ("department", models.CharField(max_length=40)),
                        ("on_behalf", models.BooleanField(default=False)),
                        ("answered_by", models.CharField(max_length=64)),
                        ("answered_at", models.DateTimeField()),
                        (
                            "contradiction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="contradictions.contradiction",
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="contradiction",
                    index=models.Index(
                        fields=["year", "asked_of", "is_in_data", "state", "id"],
                        name="contradiction_work",
                    ),
                ),
                migrations.AddIndex(
                    model_name="contradiction",
                    index=models.Index(
                        fields=["year", "is_in_data", "id"], name="contradiction_year"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contradiction",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False), ("employer__isnull", False), _connector="OR"
                        ),
                        name="a_contradiction_is_about_somebody",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="givenanswer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("answer", "explained"), ("text", ""), _negated=True),
                        name="explained_says_why",
                    ),
                ),
            ],
        ),
    ]
