"""The officer, who prepares, and the approver, who is somebody else."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

from django.test import override_settings
from django_tasks_db.management.commands.db_worker import Worker
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from assessments.certificates import numbers
from demo.roster import HEROINE
from tests.journeys.chain.figures import open_line

IN_THE_BACKGROUND = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def take_up(desk: Page, site: str, matter: str) -> None:
    """Opens what waits on the first page of the desk."""
    desk.goto(f"{site}/desk/")
    desk.get_by_role("link", name=matter).first.click()
    desk.wait_for_url(re.compile(r"/desk/\w+/\d+/$"))


def issue(desk: Page) -> None:
    """Starts the issue, sees how far it has come, and sees its end without touching the page."""
    with override_settings(TASKS=IN_THE_BACKGROUND):
        desk.get_by_role("button", name="签发").click()
        expect(desk.get_by_role("heading", name="正在签发")).to_be_visible()
        expect(desk.get_by_role("progressbar")).to_be_visible()
        background_worker().run()
    expect(desk.get_by_role("link", name="下载 PDF")).to_be_visible()


def background_worker() -> Worker:
    """The process beside the web server, which goes when nothing is left to do."""
    return Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="journey",
    )


def download(desk: Page) -> PdfReader:
    with desk.expect_download() as coming:
        desk.get_by_role("link", name="下载 PDF").click()
    content = Path(coming.value.path()).read_bytes()
    assert content.startswith(b"%PDF")
    return PdfReader(BytesIO(content))


def number_on(sheet_of_paper) -> str:
    """The certificate's number as it is printed beside the QR code."""
    printed = re.search(r"证书编号\s*([\d\s]+)", sheet_of_paper.extract_text())
    return numbers.read(printed[1])


def open_a_persons_figure(desk: Page) -> None:
    """From the run into 王秀兰's amount, down to the answer of one question."""
    desk.locator(".segments a", has_text="全部").click()
    hers = desk.locator("tr", has_text="320.00").get_by_role("link", name="王秀兰", exact=True)
    hers.click()
    figure = desk.locator("#figure > details.figure")
    exam = open_line(open_line(figure, "轮训激励", value="320.00"), "结业考试", value="88")
    question = open_line(open_line(exam, "楼道与出口"), "第 ")
    expect(question.get_by_text("正确答案")).to_be_visible()


def open_a_cycle(desk: Page, site: str) -> None:
    """A cycle of the second half of the year, from the results of the second round."""
    desk.goto(f"{site}/desk/appraisals/")
    desk.get_by_label("名称").fill("2026 年下半年")
    desk.get_by_label("取哪一轮的成绩").select_option(label="2026 年第二轮")
    desk.get_by_label("开始日期").fill(date(2026, 7, 1).isoformat())
    desk.get_by_label("结束日期").fill(date(2026, 12, 31).isoformat())
    desk.get_by_role("button", name="开周期").click()
    expect(desk.get_by_role("heading", level=1, name="2026 年下半年")).to_be_visible()


def rate(desk: Page, score: str) -> None:
    """The supervisor's score of 王秀兰."""
    desk.get_by_role("link", name="主管评分").click()
    desk.locator("tr", has_text=HEROINE).get_by_role("spinbutton").fill(score)
    desk.get_by_role("button", name="记下评分").click()
    desk.get_by_role("link", name="2026 年下半年").click()
