"""File events that do not come, come late, twice or ten thousand at once, and whoever listens to them killed."""

import datetime
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from amounts import SEED, amount
from faulty_disk import REFERENCE, kept_contents, office
from theatre import Theatre

from pipeline.arrival.watch import Reactions, watch

STORM = amount(500, 10_000)
Post = Callable[[float, random.Random], list[float]]
"""When the events of a drop at a moment arrive: none, late, or several."""
POSTS: dict[str, Post] = {
    "off": lambda _at, _chance: [],
    "half dropped": lambda at, chance: [at + 0.01] if chance.random() < 0.5 else [],
    "reordered": lambda at, chance: [at + chance.random() * 30],
    "doubled": lambda at, chance: [at + chance.random() for _ in range(chance.randrange(2, 6))],
    "about nothing": lambda at, chance: [at - 1 + chance.random() * 40 for _ in range(3)],
}


@pytest.mark.promise(5)
@pytest.mark.parametrize("post", POSTS)
def test_whatever_events_come_everything_is_taken_in_time(
    post: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Callable[..., None]
) -> None:
    chance = random.Random(SEED)
    theatre = Theatre(tmp_path)
    office(tmp_path)
    dropped: dict[bytes, float] = {}

    def people() -> Iterator[float]:
        for number in range(amount(30, 500)):
            data = f"good {number}".encode()
            dropped[data] = theatre.seconds
            (tmp_path / "intake" / REFERENCE / f"{number}.txt").write_bytes(data)
            theatre.rings += POSTS[post](theatre.seconds, chance)
            yield chance.random() * 3

    theatre.play(monkeypatch, people(), amount(110, 1500))
    delays = sorted(at - dropped[data] for at, data in theatre.read)
    assert sorted(kept_contents(tmp_path)) == sorted(dropped)
    assert len(delays) == len(dropped)
    assert delays[int(len(delays) * 0.99)] <= 15
    counted(files=len(delays), **{f"p99_seconds_{post.replace(' ', '_')}": f"{delays[int(len(delays) * 0.99)]:.1f}"})


@pytest.mark.promise(5)
def test_a_storm_of_events_is_a_few_listings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Callable[..., None]
) -> None:
    monkeypatch.setattr("pipeline.settings.SETTLED_AFTER", datetime.timedelta(seconds=0.5))
    from pipeline.arrival import watch as module

    listings: list[int] = []
    original = module.list_intake
    monkeypatch.setattr(module, "list_intake", lambda *words: (listings.append(1), original(*words))[1])
    place, stop, taken = office(tmp_path), threading.Event(), threading.Event()
    reactions = Reactions(lambda _taken: taken.set(), lambda _case: (), lambda _case, _path: None)
    watcher = threading.Thread(target=watch, args=(place, reactions, stop))
    watcher.start()
    try:
        noise = tmp_path / "intake" / REFERENCE / "~$noise.docx"
        for number in range(STORM):
            noise.write_bytes(str(number).encode())
        (tmp_path / "intake" / REFERENCE / "good.txt").write_bytes(b"good")
        assert taken.wait(120)
    finally:
        stop.set()
        watcher.join(60)
    assert kept_contents(tmp_path) == [b"good"]
    assert len(listings) < STORM / 5
    counted(events=STORM)


@pytest.mark.promise(7)
def test_killed_listeners_and_raising_handlers_are_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Callable[..., None]
) -> None:
    """With real events and real time."""
    monkeypatch.setattr("pipeline.settings.SETTLED_AFTER", datetime.timedelta(seconds=0.2))
    place, stop, taken = office(tmp_path), threading.Event(), threading.Semaphore(0)

    def raises(*_anything: object) -> tuple[str, ...]:
        taken.release()
        raise RuntimeError("broken")

    watcher = threading.Thread(target=watch, args=(place, Reactions(raises, raises, raises), stop))  # type: ignore[arg-type]
    watcher.start()
    killed, wanted = 0, []
    try:
        for number in range(amount(2, 20)):
            for thread in threading.enumerate():
                if type(thread).__module__.startswith("watchdog"):
                    thread.stop()  # type: ignore[attr-defined]
                    killed += 1
            wanted.append(f"good {number}".encode())
            (tmp_path / "intake" / REFERENCE / f"{number}.txt").write_bytes(wanted[-1])
            while sorted(wanted) != kept_contents(tmp_path):
                assert taken.acquire(timeout=60)
    finally:
        stop.set()
        watcher.join(60)
    assert not watcher.is_alive()
    assert killed > 0
    counted(listeners_killed=killed)
