"""Reading and checking on other machines by way of a Dask scheduler (`--scheduler`). Nothing else knows Dask.

Only the two functions of `on_workers` run there. Everything that is written is written here, in the usual order, so the
results are those of one machine. What does not come back from there is done here.
"""

from __future__ import annotations

import collections
import logging
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pipeline import settings
from pipeline.composition.draft_checking import Draft, DraftFound, check_here
from pipeline.composition.on_workers import check_there, read_there, versions
from pipeline.errors import ConfigurationError, Unusable

if TYPE_CHECKING:
    from pipeline.composition.reading_ahead import Outcome

Result = TypeVar("Result")
INSTALL = "pip install 'rapid-review[cluster]'"


class Cluster:
    """A cluster that answers and whose workers have this program in this version. Use it as a context manager.

    Args:
        address: of the scheduler, for example tcp://10.0.0.5:8786, or tls://….

    Raises:
        ConfigurationError: Dask is not installed here, nobody answers, or the workers would read otherwise.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise ConfigurationError(
                f"--scheduler needs the package distributed, which is not installed: {INSTALL}"
            ) from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # its sentences are not for our readers
        try:
            self._client: Any = Client(address, timeout=settings.SCHEDULER_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError):
            raise ConfigurationError(
                f"No Dask scheduler answers at {address}. Start one with `dask scheduler`, and workers with "
                "`dask worker ADDRESS`, or leave --scheduler out."
            ) from None
        try:
            self._compare(address)
        except BaseException:
            self._client.close()
            raise
        self._executor: Any = self._client.get_executor()

    def _compare(self, address: str) -> None:
        try:
            told: dict[str, dict[str, str]] = self._client.run(versions)
        except Exception:
            raise ConfigurationError(
                f"The workers of {address} cannot load this program. Install it there in the same version."
            ) from None
        if not told:
            raise ConfigurationError(
                f"The scheduler at {address} has no workers. Start some with `dask worker {address}`."
            )
        here = versions()
        for worker, there in sorted(told.items()):
            differing = [f"{name} {there.get(name) or 'missing'}" for name in here if there.get(name) != here[name]]
            if differing:
                wanted = ", ".join(
                    f"{name} {here[name] or 'missing'}" for name in here if there.get(name) != here[name]
                )
                raise ConfigurationError(
                    f"The worker {worker} has {', '.join(differing)}; here it is {wanted}. Results could differ, so "
                    "nothing is handed over. Install the same requirements.txt there."
                )

    def _submit(self, function: Callable[..., Result], *values: object) -> Future[Result]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a file is large we know
            future: Future[Result] = self._executor.submit(function, *values)
        return future

    def read(self, path: Path, name: str, sha256: str) -> Future[Outcome]:
        """Begin to read one file there. The bytes travel; a file that changed meanwhile is found out by its hash."""
        import hashlib

        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            nothing: Future[Outcome] = Future()
            nothing.set_result(None)
            return nothing
        return self._submit(read_there, data, name)

    def stop_reading(self) -> None:
        """Nothing to do: a file that a worker still reads is bounded by the clock of its child."""

    def checker(self, coming: Iterable[Draft]) -> Callable[[Draft], DraftFound]:
        """A checker that begins the next drafts while it waits for one.

        Args:
            coming: the drafts in the order in which they will be asked for. One that is asked for with other values
                (somebody decided something meanwhile) is checked anew.
        """
        left = iter(coming)
        begun: collections.deque[tuple[Draft, Future[DraftFound | Unusable | None]]] = collections.deque()

        def begin_more() -> None:
            while len(begun) < settings.DRAFTS_AHEAD and (draft := next(left, None)) is not None:
                begun.append((draft, self._submit(check_there, draft)))

        def check(draft: Draft) -> DraftFound:
            begin_more()
            asked = next((future for known, future in begun if known == draft), None)
            if asked is None:
                asked = self._submit(check_there, draft)
            else:
                while begun.popleft()[0] != draft:
                    continue
                begin_more()
            return _told(asked, draft)

        return check

    def close(self) -> None:
        """Let go of the cluster; it runs on."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _told(asked: Future[DraftFound | Unusable | None], draft: Draft) -> DraftFound:
    """What a worker found; what does not come back is done here."""
    try:
        found = asked.result(settings.READ_AHEAD_SECONDS)
    except Exception:  # the worker, the network or the scheduler was lost
        found = None
    if isinstance(found, Unusable):
        raise found
    return found if found is not None else check_here(draft)
