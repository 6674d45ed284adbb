
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('grids', '0001_initial'),
        ('ledger', '0003_person_keys'),
        ('people', '0007_signed_in_devices'),
    ]

    operations = [
        migrations.AddField(
            model_name='noticeacknowledgement',
            name='recorded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='录入人'),
        ),
        migrations.AddField(
            model_name='noticeacknowledgement',
            name='signed_on',
            field=models.DateField(blank=True, null=True, verbose_name='签字日期'),
        ),
        migrations.AddField(
            model_name='noticeacknowledgement',
            name='witness',
            field=models.CharField(blank=True, max_length=50, verbose_name='见证人'),
        ),
        migrations.CreateModel(
            name='SignInTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counter', models.CharField(max_length=120)),
                ('at', models.DateTimeField(db_index=True)),
            ],
            options={
                'indexes': [models.Index(fields=['counter', 'at'], name='tries_of_a_counter')],
            },
        ),
        migrations.CreateModel(
            name='SlipSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('everyone', models.BooleanField(default=False, verbose_name='登录过的也印')),
                ('ordered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='开出时间')),
                ('people', models.PositiveIntegerField(default=0, verbose_name='人数')),
                ('document', models.CharField(blank=True, max_length=100)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经办人')),
                ('grid', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='grids.grid', verbose_name='范围')),
                ('job', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.job')),
            ],
            options={
                'verbose_name': '开通条页',
                'verbose_name_plural': '开通条页',
            },
        ),
        migrations.CreateModel(
            name='PhoneHolding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phone', models.CharField(db_index=True, max_length=11, verbose_name='手机号')),
                ('first_day', models.DateField(verbose_name='开始日期')),
                ('last_day', models.DateField(null=True, verbose_name='结束日期')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='核对时间')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phone_holdings', to=settings.AUTH_USER_MODEL, verbose_name='账号')),
            ],
            options={
                'verbose_name': '号码记录',
                'verbose_name_plural': '号码记录',
                'constraints': [models.UniqueConstraint(condition=models.Q(('last_day', None)), fields=('user',), name='one_phone_in_force')],
            },
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='原因')),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='开出时间')),
                ('expires_at', models.DateTimeField(verbose_name='有效期至')),
                ('used_at', models.DateTimeField(null=True, verbose_name='用掉时间')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='作废时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经办人')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slips', to='people.worker', verbose_name='网格员')),
                ('sheet', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='people.slipsheet', verbose_name='开通条页')),
            ],
            options={
                'verbose_name': '开通条',
                'verbose_name_plural': '开通条',
                'constraints': [models.UniqueConstraint(condition=models.Q(('used_at', None), ('voided_at', None)), fields=('worker',), name='one_slip_in_force')],
            },
        ),
    ]
