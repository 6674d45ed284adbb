from django.db import migrations, models
from django.db.models import F


def those_before(apps, schema_editor):
    """They were counted by the task that is gone."""
    arrangements = apps.get_model("quizzes", "Arrangement").objects
    arrangements.exclude(released_at=None).update(reported_at=F("released_at"))


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0015_named_for_a_hall")]

    operations = [
        migrations.AddField("arrangement", "reported_at", models.DateTimeField(null=True)),
        migrations.RunPython(those_before, migrations.RunPython.noop),
    ]
