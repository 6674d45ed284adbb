"""Takes away what Wagtail brings along: its welcome page and site, its groups and their workflow. Nothing is served there."""

from django.db import migrations


def clear(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    Page = apps.get_model("wagtailcore", "Page")
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page")
    if welcome.exists():
        welcome.delete()
        Page.objects.filter(depth=1).update(numchild=0)
    apps.get_model("wagtailcore", "Workflow").objects.all().delete()
    apps.get_model("wagtailcore", "Task").objects.all().delete()
    apps.get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0002_initial_data"),
        ("wagtaildocs", "0002_initial_data"),
        ("wagtailmedia", "0003_copy_media_permissions_to_collections"),
    ]
    operations = [migrations.RunPython(clear, migrations.RunPython.noop)]
