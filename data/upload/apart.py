"""Apart: an upload is read in a process of its own, so that whatever a file does, nobody else notices.

The process has a limit of time and one of memory; when it meets one, the owner of the file is told and no more happens.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from data.upload.areas import Area, Register
from data.upload.problems import Refusal, UploadError
from data.upload.understood import Understood, read

ROOT = Path(__file__).parents[2]
SECONDS = 20  # of one file, waiting for a processor included
PROCESSOR_SECONDS = 15
MEMORY = 1_000_000_000  # bytes of addresses
AT_ONCE = threading.BoundedSemaphore(2)  # files that are read at the same time; others wait
COMMAND = (sys.executable, "-m", "data.upload.apart")


class _Plain(NamedTuple):
    """What a register needs of an area, as it crosses the border of the process."""

    id: str
    level: str
    parent: str | None
    names: dict[str, str]
    nuts: str | None


class BrokenError(RuntimeError):
    """The process failed in a way that nobody foresaw; its message names the kind of error and nothing of the file."""


def read_apart(content: bytes, name: str, *, areas: Iterable[Area], year: int | None = None) -> Understood:
    """The figures of a file as `read` gives them, read in another process.

    Raises:
        UploadError: nothing can be read, or not within the limits.
        BrokenError: reading failed in an unforeseen way.
    """
    plain = [_Plain(each.id, each.level, each.parent, dict(each.names), each.nuts) for each in areas]
    with AT_ONCE:
        try:
            done = subprocess.run( # our own interpreter and module
                COMMAND, input=pickle.dumps((content, name, plain, year)), capture_output=True, timeout=SECONDS,
                cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise UploadError(Refusal.TOO_LONG) from error
    if done.returncode < 0 or not done.stdout:  # stopped from outside, as the limits do
        raise UploadError(Refusal.TOO_LONG)
    answer = pickle.loads(done.stdout)  # written by our own process
    if isinstance(answer, Exception):
        raise answer
    understood: Understood = answer
    return understood


def _limit() -> None:
    """Keep this process small, short and polite; where the system knows no limits there are none."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)


def _answer(given: bytes) -> Understood | Exception:
    content, name, areas, year = pickle.loads(given)  # written by our own process
    try:
        return read(content, name, match=Register(areas).candidates, year=year)
    except UploadError as error:
        return error
    except (MemoryError, RecursionError):
        return UploadError(Refusal.TOO_LONG)
    except Exception as error:  # its own words may repeat the file's, which must not reach the log
        return BrokenError(type(error).__name__)


def main() -> None:
    """Read what stands on the standard input and answer on the standard output."""
    given = sys.stdin.buffer.read()
    _limit()
    sys.stdout.buffer.write(pickle.dumps(_answer(given)))


if __name__ == "__main__":
    main()
