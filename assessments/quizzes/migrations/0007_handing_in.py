"""Handing in and marking part ways: what was handed in is marked by a process of its own, which looks for it here."""

from django.db import migrations, models
from django.db.models import F, Q


def were_marked(apps, schema_editor):
    """Until now whatever was handed in was marked in the same moment."""
    attempts = apps.get_model("quizzes", "Attempt")._base_manager
    attempts.filter(state="submitted", marked_us=None).update(marked_us=F("submitted_us"))


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0006_files_of_answers")]

    operations = [
        migrations.AddField("attempt", "marked_us", models.BigIntegerField(null=True)),
        migrations.RunPython(were_marked, migrations.RunPython.noop),
        migrations.AddIndex(
            "attempt", models.Index(fields=["closes_us"], condition=Q(state="open"), name="attempt_open")
        ),
        migrations.AddIndex(
            "attempt",
            models.Index(
                fields=["submitted_us"], condition=Q(state="submitted", marked_us=None), name="attempt_unmarked"
            ),
        ),
    ]
