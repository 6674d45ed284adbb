import django.utils.timezone
from django.db import migrations, models

from ledger.chaining import FIELDS, digest_of, marks


def chain_what_is_there(apps, schema_editor):
    """Lines that were written before there was a chain are taken as they are and chained in the order of their keys."""
    line_model = apps.get_model("ledger", "AuditLine")
    number, digest = 0, ""
    for pk, *values in line_model._base_manager.order_by("pk").values_list("pk", *FIELDS).iterator():
        number += 1
        digest = digest_of([number, *values[1:]], digest)
        line_model._base_manager.filter(pk=pk).update(number=number, digest=digest)
    if number:
        mark = marks(number, digest)[0]
        apps.get_model("ledger", "AuditHead").objects.create(pk=1, number=number, digest=digest, mark=mark)


class Migration(migrations.Migration):

    dependencies = [
        ("ledger", "0003_person_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("mark", models.CharField(blank=True, max_length=64)),
            ],
            options={"verbose_name": "操作记录的末尾", "verbose_name_plural": "操作记录的末尾"},
        ),
        migrations.AddField("auditline", "number", models.PositiveBigIntegerField(null=True, editable=False, verbose_name="序号")),
        migrations.AddField("auditline", "digest", models.CharField(default="", editable=False, max_length=64, verbose_name="校验码"), preserve_default=False),
        migrations.AddField("auditline", "reason", models.CharField(blank=True, default="", max_length=500, verbose_name="原因"), preserve_default=False),
        migrations.AddField("auditline", "subject", models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="涉及的人"), preserve_default=False),
        migrations.AddField("auditline", "change", models.TextField(blank=True, default="", verbose_name="改动"), preserve_default=False),
        migrations.AddField("auditline", "address", models.CharField(blank=True, default="", max_length=45, verbose_name="网络地址"), preserve_default=False),
        migrations.AddField("auditline", "device", models.CharField(blank=True, default="", max_length=120, verbose_name="设备"), preserve_default=False),
        migrations.AlterField("auditline", "created_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name="记入时间")),
        migrations.RunPython(chain_what_is_there, migrations.RunPython.noop),
        migrations.AlterField("auditline", "number", models.PositiveBigIntegerField(editable=False, unique=True, verbose_name="序号")),
    ]
