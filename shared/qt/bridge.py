"""From worker threads to the GUI thread, and slow work off it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")


class Bridge(QObject):
    """Carries calls from any thread to the GUI thread, in the order in which they were posted."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_open = True
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        """Have the GUI thread make this call soon; after `close` it is dropped."""
        if self._is_open:
            self._posted.emit(call)

    def close(self) -> None:
        """Drop what has not been called yet, and all that comes later."""
        self._is_open = False

    def _run(self, call: Callable[[], object]) -> None:
        if self._is_open:
            call()


class Worker:
    """Does slow work in threads of its own, and brings the outcome to the GUI thread."""

    def __init__(self, name: str, threads: int = 1, parent: QObject | None = None) -> None:
        """`threads` = 1 does the works one after the other, in order."""
        self._bridge: Final = Bridge(parent)
        self._pool: Final = ThreadPoolExecutor(threads, thread_name_prefix=name)

    def run(
        self,
        work: Callable[[], Result],
        on_success: Callable[[Result], object],
        on_failure: Callable[[Exception], object],
        expected: type[Exception] | tuple[type[Exception], ...] = OSError,
    ) -> None:
        """Do the work, then call on the GUI thread: with its result, or with the expected fault it raised.

        Any other exception is a bug: it is raised on the GUI thread, where the application's hook catches it.
        """
        future = self._pool.submit(work)
        future.add_done_callback(
            lambda done: self._bridge.post(lambda: _deliver(done, on_success, on_failure, expected))
        )

    def close(self) -> None:
        """Give up the works that wait, join the one that runs, deliver nothing more."""
        self._bridge.close()
        self._pool.shutdown(wait=True, cancel_futures=True)


def _deliver(
    done: Future[Result],
    on_success: Callable[[Result], object],
    on_failure: Callable[[Exception], object],
    expected: type[Exception] | tuple[type[Exception], ...],
) -> None:
    if done.cancelled():
        return
    try:
        result = done.result()
    except expected as fault:
        on_failure(fault)
        return
    on_success(result)
