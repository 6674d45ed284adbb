"""After a change of PRIVACY_KEYS: seals personal data with the first of them, so that the others may go."""

import sys

from django.core.management.base import BaseCommand

from ledger.sealing import WrongKey
from people.privacy.rotating import rotate


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        try:
            keys, digests = rotate()
        except WrongKey as error:
            self.stderr.write(f"PRIVACY_KEYS 里缺原来的密钥。放回去再运行，换过的不用重来。（{error}）")
            sys.exit(2)
        self.stdout.write(f"换好了：{keys} 个人的密钥，{digests} 个检索码。PRIVACY_KEYS 里只留第一个也能读。")
