"""A backup is made, everything is lost, and it comes back."""

from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from ledger.backups.archives import UnusableArchive
from ledger.backups.making import back_up
from ledger.backups.restoring import TargetInUse, restore
from people.models import User

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
    (tmp_path / "media" / "pictures").mkdir(parents=True)
    (tmp_path / "media" / "pictures" / "楼道.svg").write_text("<svg/>")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "certificates.pdf").write_bytes(b"%PDF")
    return tmp_path


@pytest.fixture
def backup(folders):
    User.objects.create_user("wangxiulan", name="王秀兰")
    target = folders / "backup.zip"
    back_up(target)
    return target


def test_what_was_lost_comes_back(backup, folders):
    User.objects.all().delete()
    (folders / "media" / "pictures" / "楼道.svg").unlink()
    (folders / "private" / "certificates.pdf").write_bytes(b"something else")

    restore(backup, replace=True)

    assert User.objects.get().name == "王秀兰"
    assert (folders / "media" / "pictures" / "楼道.svg").read_text() == "<svg/>"
    assert (folders / "private" / "certificates.pdf").read_bytes() == b"%PDF"


def test_what_came_after_the_backup_is_gone_after_restoring(backup, folders):
    User.objects.create_user("later", name="后来的人")
    (folders / "media" / "later.svg").write_text("<svg/>")

    restore(backup, replace=True)

    assert not User.objects.filter(username="later").exists()
    assert not (folders / "media" / "later.svg").exists()


def test_the_restored_system_can_be_written_to_and_counts_on(backup):
    restore(backup, replace=True)

    assert User.objects.create_user("next", name="下一位").pk > User.objects.get(username="wangxiulan").pk


def test_the_manifest_counts_the_rows_and_names_the_files(folders):
    User.objects.create_user("wangxiulan", name="王秀兰")

    manifest = back_up(folders / "backup.zip")

    assert manifest.rows["people_user"] == 1
    assert set(manifest.files) == {"database", "media/pictures/楼道.svg", "private/certificates.pdf"}


def test_a_place_in_use_is_not_written_over_unasked(backup):
    User.objects.create_user("later", name="后来的人")

    with pytest.raises(TargetInUse):
        restore(backup)

    assert User.objects.filter(username="later").exists()


def test_an_empty_place_needs_no_permission(backup, folders):
    User.objects.all().delete()
    (folders / "media" / "pictures" / "楼道.svg").unlink()
    (folders / "private" / "certificates.pdf").unlink()

    restore(backup)

    assert User.objects.get().username == "wangxiulan"


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_a_damaged_backup_is_refused_and_changes_nothing(backup, folders, place):
    content = bytearray(backup.read_bytes())
    content[int(len(content) * place)] ^= 0xFF
    backup.write_bytes(content)
    User.objects.create_user("later", name="后来的人")

    with pytest.raises(UnusableArchive):
        restore(backup, replace=True)

    assert User.objects.filter(username="later").exists()
    assert (folders / "media" / "pictures" / "楼道.svg").exists()


def test_a_backup_with_a_foreign_file_in_it_is_refused(backup):
    with ZipFile(backup, "a") as archive:
        archive.writestr("../outside.txt", "out")

    with pytest.raises(UnusableArchive):
        restore(backup, replace=True)


def test_something_else_is_refused(folders):
    other = folders / "letter.txt"
    other.write_text("not a backup")

    with pytest.raises(UnusableArchive):
        restore(other)


def test_a_backup_is_never_written_over(backup):
    before = backup.read_bytes()

    with pytest.raises(CommandError, match="never written over"):
        call_command("backup", str(backup))

    assert backup.read_bytes() == before
