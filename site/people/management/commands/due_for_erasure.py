"""Lists who left so long ago that their personal data are kept no longer. Erases nothing: people prepare and confirm that."""

import json

from django.core.management.base import BaseCommand

from grids import scope
from people.privacy import retaining


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")

    def handle(self, *args, **options):
        with scope.whole_tree("due_for_erasure"):
            rows = [
                {"worker": worker.pk, "number": worker.number, "left_on": worker.left_on.isoformat()}
                for worker in retaining.due().only("pk", "number", "left_on", "grid")
            ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(f"{row['number']}  {row['left_on']} 离岗")
        self.stdout.write(f"{len(rows)} 人到了保存期限。在“人员”里逐个提出注销，由审批人确认。")
