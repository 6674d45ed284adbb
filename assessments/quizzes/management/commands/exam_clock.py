"""Shows the clock that exams go by; `--confirm` sets it by the wall clock."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.quizzes.exam_time import anchoring, clock
from assessments.quizzes.exam_time.confirming import StillSitting, confirm_time


class Command(BaseCommand):
    help = "显示考试用的时钟、开机锚点和与系统时间的差；--confirm 按系统时间核对（有人正在考试时不行）。"

    def add_arguments(self, parser):
        parser.add_argument("--confirm", action="store_true", help="确认现在的系统时间是对的，考试从此按它走")

    def handle(self, *args, confirm: bool, **options):
        if confirm:
            try:
                confirm_time()
            except StillSitting as sitting:
                raise CommandError(f"还有 {sitting} 份答卷没有交，交完以后再核对时间。") from sitting
        anchor = clock.look()
        ahead = anchoring.parted_us(anchor)
        self.stdout.write(f"考试时间  {_shown(clock.now_us())}")
        self.stdout.write(f"系统时间  {_shown(anchoring.reference_us())}，差 {ahead / clock.SECOND:+.3f} 秒")
        self.stdout.write(f"开机锚点  {_shown(anchor.at_us)}，{'待核对' if anchor.doubtful else '有效'}")
        if anchor.doubtful:
            raise CommandError(
                "开机后系统时间比最后一次保存还早：核对系统时间，再运行 manage.py exam_clock --confirm。"
            )


def _shown(moment_us: int) -> str:
    return timezone.localtime(clock.to_datetime(moment_us)).isoformat(sep=" ", timespec="milliseconds")
