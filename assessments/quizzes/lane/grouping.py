"""Groups what arrives within a few milliseconds, hands it to one writing thread and answers each member after the commit."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial

from assessments.quizzes.lane.writing import Outcome, Write

TICK = 0.01  # seconds in which a group comes together
ENOUGH = 24  # do not wait for more
AT_ONCE = 256  # members of one transaction
MOST = 2_000  # that wait; more are asked to come again


class Busy(Exception):
    """More wait than can be answered soon. Nothing was written."""


class Group:
    """All methods are called from the event loop's thread; `write_group` runs in a thread of its own."""

    def __init__(
        self,
        write_group: Callable[[Sequence[Write]], list[Outcome]],
        thread: Executor | None = None,
        most: int = MOST,
    ):
        self._write_group, self._most = write_group, most
        self._waiting: list[tuple[Write, asyncio.Future[Outcome]]] = []
        self._under_way = False  # a group is being written
        self._timer: asyncio.TimerHandle | None = None
        self._thread = thread or ThreadPoolExecutor(1, thread_name_prefix="lane")

    async def write(self, statement: str, values: dict[str, str | int]) -> Outcome:
        """What became of it, known to be committed. Raises Busy."""
        if len(self._waiting) >= self._most:
            raise Busy
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Outcome] = loop.create_future()
        self._waiting.append((Write(statement, values), answer))
        self._go_soon(loop)
        return await answer

    async def drain(self) -> None:
        """Returns when everything that had been taken is answered."""
        while self._under_way or self._waiting:
            await asyncio.sleep(TICK)
        self._thread.shutdown()

    def _go_soon(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._under_way:
            return
        if len(self._waiting) >= ENOUGH:
            self._go(loop)
        elif self._waiting and not self._timer:
            self._timer = loop.call_later(TICK, self._go, loop)

    def _go(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer, self._under_way = None, True
        group, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        written = loop.run_in_executor(self._thread, self._write_group, [write for write, _answer in group])
        written.add_done_callback(partial(self._answer, loop, [answer for _write, answer in group]))

    def _answer(self, loop, answers: list[asyncio.Future[Outcome]], written: asyncio.Future[list[Outcome]]) -> None:
        try:
            outcomes = written.result()
        except Exception as error:
            for answer in answers:
                if not answer.done():
                    answer.set_exception(error)
        else:
            for answer, outcome in zip(answers, outcomes, strict=True):
                if not answer.done():  # the phone may have gone meanwhile
                    answer.set_result(outcome)
        self._under_way = False
        self._go_soon(loop)
