"""The workbook a room's answers are typed into elsewhere: one row a sheet, one column a question."""

from tempfile import NamedTemporaryFile

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from assessments.bank.exchange.workbook.first_sheet import NotReadable, lines_of
from assessments.quizzes.models import Room
from assessments.quizzes.rooms import codes
from assessments.quizzes.sitting.questions import form_questions
from ledger.sheets import Column, Workbook

CODE, SEAT = "编码", "座号"  # headings; what is under the second is for the eye alone
BLANK = "白卷"
BETWEEN = "；"  # between the boxes of one question
MOST_BYTES = 5 * 2**20
Rows = list[tuple[int, dict[str, str]]]  # row number as the spreadsheet counts, cells by heading


def template(room: Room) -> bytes:
    """The codes of the seats that are not settled, with a column for each question."""
    seats = list(room.seats.filter(attempt=None).order_by("number"))
    longest = max((len(form_questions(seat.form_id)) for seat in seats), default=0)
    questions = [Column(str(number), 8, text=True) for number in range(1, longest + 1)]
    book = Workbook()
    rows = [[codes.spaced(seat.code), seat.number] for seat in seats]
    book.add("答题卡", [], [Column(CODE, 12, text=True), Column(SEAT, 8), *questions], rows)
    book.add("填写说明", [], [Column("怎么写", 100)], [[line] for line in _help()])
    return book.read()


def rows_of(file: UploadedFile) -> Rows:
    """The rows below the headings, read in a process of its own. Raises NotReadable."""
    with NamedTemporaryFile(suffix=".xlsx") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        lines = lines_of(copy.name)
    top = next((at for at, (_number, cells) in enumerate(lines[:20]) if CODE in cells), -1)
    if top < 0:
        raise NotReadable(_("没有认出列名。要有一行写着“编码”和题号，可以下载模板对照。"))
    headings = lines[top][1]
    if repeated := next((head for head in headings if head and headings.count(head) > 1), ""):
        raise NotReadable(_("有两列都叫“%(head)s”，不知道算哪一列。") % {"head": repeated[:20]})
    return [
        (number, {head: cell for head, cell in zip(headings, cells, strict=False) if head})
        for number, cells in lines[top + 1 :]
    ]


def _help() -> list[str]:
    return [
        "一行一张答题卡，编码照卡上的写。题号和卷子上的题号一样。",
        "单选、判断写一个字母；多选写几个字母，比如 ABD。",
        "填空、简答照纸上写的写。一题有几个空、案例有几小题，中间用“；”隔开。",
        "排序按卷子上 A、B、C 的次序，写各是第几步，比如 2143。连线按 1、2、3 的次序写字母。",
        "没答的空着；排序、连线里没写的一处用 -。纸上选了两个、只该选一个的，写 -。",
        "整行空着就当没有这张卡。交了卡、一题也没答的，在第一题写“白卷”。",
    ]
