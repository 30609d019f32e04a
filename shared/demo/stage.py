"""A program on the stage: started with `--stage`, looked at and touched from here, its marks kept."""

import itertools
import json
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self, cast

_ANSWER_S: Final = 15.0
_QUIT_S: Final = 5.0

Line = dict[str, Any]


class StageError(Exception):
    """The program could not do what it was asked; the sentence says what and why."""


class StageProcess:
    """A screen program as a child process. Use it as a context, or close it."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str] | None = None, *, log: Path) -> None:
        """Start the program; what it says on stderr goes to the file `log`."""
        self.name = Path(argv[0]).name if "-m" not in argv else argv[argv.index("-m") + 1]
        self.log = log
        self._ids = itertools.count(1)
        self._changed = threading.Condition()
        self._answers: dict[int, Line] = {}
        self._marks: list[Line] = []
        self._is_over = False
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                [*argv, "--stage"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
            )
        self._door, lines = _pipes(self.process)
        self._reader = threading.Thread(target=self._read, args=(lines,), name=f"stage of {self.name}")
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def marks(self) -> list[Line]:
        """Every mark so far, in order: `mark`, `at` (monotonic ns), `wall`, and the facts."""
        with self._changed:
            return [*self._marks]

    def tap(self, name: str) -> None:
        """Touch the control of this accessible name. Raise StageError when a finger could not."""
        self._ask("tap", name=name)

    def key(self, key: str, window: str = "") -> None:
        """Press a key such as "F8" or "Ctrl+N"."""
        self._ask("key", key=key, window=window)

    def type(self, text: str) -> None:
        """Type into the control that has the focus."""
        self._ask("type", text=text)

    def look(self) -> list[Line]:
        """Every visible control: `name`, `text`, `enabled`, `window`."""
        controls: list[Line] = self._ask("look")["controls"]
        return controls

    def wait(self, name: str | None = None, *, text: str | None = None, timeout: float = 10.0, **so: bool) -> None:
        """Wait until a control of this name, or with this text, is visible; `enabled=True` or `gone=True` if so."""
        wanted = {key: value for key, value in {"name": name, "text": text}.items() if value is not None}
        self._ask("wait", patience=timeout + _ANSWER_S, timeout=timeout, **wanted, **so)

    def grab(self, file: Path, window: str = "") -> None:
        """Save the window as a picture."""
        self._ask("grab", file=str(file), window=window)

    def wait_mark(self, name: str, timeout: float = 10.0, **facts: object) -> Line:
        """The first mark of this name with these facts, past or to come. Raise StageError when it does not come."""
        until = time.monotonic() + timeout
        with self._changed:
            while True:
                for mark in self._marks:
                    if mark["mark"] == name and facts.items() <= mark.items():
                        return mark
                if self._is_over or not self._changed.wait(until - time.monotonic()):
                    raise StageError(f"{self.name}: no mark '{name}' {facts or ''}; its log is {self.log}")

    def close(self) -> int:
        """Ask the program to quit, then insist; its exit code. Doing it twice is no harm."""
        self._ask_to_quit()
        try:
            code = self.process.wait(_QUIT_S)
        except subprocess.TimeoutExpired:
            code = self._insist()
        self._reader.join()
        return code

    def _ask(self, do: str, *, patience: float = _ANSWER_S, **request: object) -> Line:
        number = next(self._ids)
        self._send({"id": number, "do": do, **request})
        with self._changed:
            self._changed.wait_for(lambda: number in self._answers or self._is_over, patience)
            answer = self._answers.pop(number, {"ok": False, "why": "no answer"})
        if not answer["ok"]:
            raise StageError(f"{self.name}: cannot {do} {request}: {_why(answer)}; its log is {self.log}")
        return answer

    def _send(self, request: Line) -> None:
        try:
            self._door.write(json.dumps(request).encode() + b"\n")
            self._door.flush()
        except (BrokenPipeError, ValueError):
            raise StageError(f"{self.name} has ended; its log is {self.log}") from None

    def _read(self, lines: IO[bytes]) -> None:
        with lines:
            for line in lines:
                self._take(json.loads(line))
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def _take(self, line: Line) -> None:
        with self._changed:
            if "mark" in line:
                self._marks.append(line)
            else:
                self._answers[line["id"]] = line
            self._changed.notify_all()

    def _ask_to_quit(self) -> None:
        try:
            with self._door as door:
                door.write(b'{"do": "quit"}\n')
        except (BrokenPipeError, ValueError):
            return

    def _insist(self) -> int:
        self.process.terminate()
        try:
            return self.process.wait(_QUIT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    return cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)


def _why(answer: Line) -> str:
    seen = ", ".join(control["name"] for control in answer.get("controls", []))
    return f"{answer['why']} (seen: {seen})" if seen else str(answer["why"])
