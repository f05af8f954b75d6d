"""The watched folder, with a clock of our own: no test here waits."""

import datetime
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from pipeline.arrival.heartbeat import watcher_state
from pipeline.arrival.sweep import Place
from pipeline.arrival.take import Desk
from pipeline.arrival.watch import Reactions, watch
from schemas.provenance import Source
from schemas.receipt import Accepted, Handled, Taken
from schemas.returns import ParsedReturn

NOON = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)


def accepts(_reference: str | None, _path: Path, name: str) -> Handled:
    return Accepted(parsed=ParsedReturn(source=Source(name=name, sha256="0" * 64, media_type="x"), form="unknown"))


@dataclass
class Stage:
    """A folder, a clock, and a list of what happens at which round."""

    root: Path
    events: dict[int, list] = field(default_factory=dict)  # type: ignore[type-arg]
    taken: list[tuple[int, Taken]] = field(default_factory=list)
    reflected: list[tuple[int, str]] = field(default_factory=list)
    drafts: list[tuple[int, str]] = field(default_factory=list)
    seconds: float = 0.0
    round: int = 0
    day: datetime.date = datetime.date(2026, 3, 4)

    @property
    def intake(self) -> Path:
        return self.root / "intake"

    @property
    def case(self) -> Path:
        return self.intake / "WM-2026-014"

    def run(self, monkeypatch: pytest.MonkeyPatch, rounds: int, reactions: Reactions | None = None) -> None:
        stop = threading.Event()

        def wait(_alarm: object, seconds: float, _stop: threading.Event) -> None:
            self.seconds += max(seconds, 0.001)
            self.round += 1
            for event in self.events.get(self.round, []):
                event()
            if self.round >= rounds:
                stop.set()

        monkeypatch.setattr("pipeline.arrival.alarm.Alarm.wait", wait)
        place = Place(self.intake, self.root / "outputs", Desk(accepts, self.now), dict)
        watch(place, reactions or self.reactions(), stop, events=False)

    def now(self) -> datetime.datetime:
        return NOON + datetime.timedelta(seconds=self.seconds)

    def reactions(self) -> Reactions:
        def reflect(reference: str) -> tuple[str, ...]:
            self.reflected.append((self.round, reference))
            return ()

        return Reactions(
            taken=lambda taken: self.taken.append((self.round, taken)),
            reflect=reflect,
            draft=lambda case, path: self.drafts.append((self.round, path.name)),
            clock=lambda: self.seconds,
            today=lambda: self.day,
        )


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    (stage.case / "drafts").mkdir(parents=True)
    (stage.case / "case.toml").write_text("reference = 'WM-2026-014'\n", encoding="utf-8")
    return stage


def test_what_came_while_nobody_watched_is_taken_within_seven_seconds(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stage.case / "a.txt").write_text("hello", encoding="utf-8")
    times: list[float] = []
    reactions = stage.reactions()
    stage.run(monkeypatch, 6, Reactions(lambda _taken: times.append(stage.seconds), reactions.reflect, reactions.draft,
                                        reactions.clock, reactions.today))  # fmt: skip
    assert len(times) == 1
    assert 5.0 <= times[0] <= 7.0


def test_a_file_that_grows_is_left_until_it_has_rested(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = stage.case / "a.txt"

    def grow() -> None:
        with growing.open("a", encoding="utf-8") as stream:
            stream.write("more ")

    stage.events = {number: [grow] for number in range(1, 6)}
    stage.run(monkeypatch, 12)
    assert len(stage.taken) == 1
    assert stage.taken[0][0] >= 8
    kept = list((stage.case / "accepted").iterdir())
    assert kept[0].read_text(encoding="utf-8") == "more " * 5


def test_on_a_share_a_file_rests_for_fifteen_seconds(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.arrival.watch.is_on_share", lambda _folder: True)
    (stage.case / "a.txt").write_text("hello", encoding="utf-8")
    at: list[float] = []
    reactions = Reactions(
        lambda _taken: at.append(stage.seconds),
        lambda _c: (),
        lambda _c, _p: None,
        lambda: stage.seconds,
        lambda: stage.day,
    )
    stage.run(monkeypatch, 20, reactions)
    assert [round(seconds) for seconds in at] == [15]


def test_a_draft_is_reported_once_and_again_when_it_changes(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = stage.case / "drafts" / "report.txt"
    draft.write_text("first", encoding="utf-8")
    stage.events = {8: [lambda: draft.write_text("second version", encoding="utf-8")]}
    stage.run(monkeypatch, 16)
    assert [name for _, name in stage.drafts] == ["report.txt", "report.txt"]
    assert draft.exists()
    assert stage.taken == []


def test_outputs_are_made_at_the_start_and_after_each_change_only(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.events = {
        3: [lambda: (stage.case / "a.txt").write_text("hello", encoding="utf-8")],
        12: [lambda: (stage.case / "case.toml").write_text("reference = 'WM-2026-014' # changed\n", encoding="utf-8")],
    }
    stage.run(monkeypatch, 20)
    assert [reference for _, reference in stage.reflected] == ["WM-2026-014"] * 3
    assert stage.reflected[0][0] == 0
    assert stage.reflected[2][0] == 12


def test_a_new_day_moves_the_deadlines(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def midnight() -> None:
        stage.day = datetime.date(2026, 3, 5)

    stage.events = {4: [midnight]}
    stage.run(monkeypatch, 8)
    assert [at for at, _ in stage.reflected] == [0, 4]


def test_a_folder_that_goes_away_is_offline_and_comes_back(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = stage.root / "unplugged"
    offline: list[bool] = []
    stage.events = {
        2: [lambda: stage.intake.rename(elsewhere)],
        4: [lambda: offline.append(watcher_state(stage.root / "outputs", stage.now()).offline)],
        5: [lambda: elsewhere.rename(stage.intake)],
        6: [lambda: (stage.case / "a.txt").write_text("hello", encoding="utf-8")],
    }
    stage.run(monkeypatch, 14)
    assert offline == [True]
    assert [taken.name for _, taken in stage.taken] == ["a.txt"]
    assert watcher_state(stage.root / "outputs", stage.now()).offline is False


def test_an_empty_folder_where_the_cases_were_is_offline_too(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = stage.root / "unplugged"

    def unmount() -> None:
        stage.intake.rename(elsewhere)
        stage.intake.mkdir()

    offline: list[bool] = []
    stage.events = {
        2: [unmount],
        4: [lambda: offline.append(watcher_state(stage.root / "outputs", stage.now()).offline)],
    }
    stage.run(monkeypatch, 5)
    assert offline == [True]
    assert list(stage.intake.iterdir()) == []


def test_listeners_that_fail_do_not_stop_the_watcher(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (stage.case / name).write_text(name, encoding="utf-8")

    def fails(*_anything: object) -> tuple[str, ...]:
        raise RuntimeError("broken")

    reactions = Reactions(fails, fails, fails, lambda: stage.seconds, lambda: stage.day)  # type: ignore[arg-type]
    reasons: list[str] = []
    outputs = stage.root / "outputs"
    stage.events = {7: [lambda: reasons.extend(item.reason for item in watcher_state(outputs, stage.now()).waiting)]}
    stage.run(monkeypatch, 8, reactions)
    assert len(list((stage.case / "accepted").iterdir())) == 2
    assert reasons == ["The outputs could not be made (RuntimeError). It is tried again by itself."]


def test_an_incomplete_file_is_still_arriving_and_after_ten_minutes_handed_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stage.case / "cut.pdf").write_bytes(b"%PDF-1.7 and no end")
    reasons: list[str] = []
    stage.events = {
        10: [lambda: reasons.extend(item.reason for item in watcher_state(stage.root / "outputs", stage.now()).waiting)]
    }
    stage.run(monkeypatch, 299)
    sentence = "It is not complete: it may still be on its way. If it stays so for 10 minutes, it is taken as it is."
    assert reasons == [sentence]
    assert [(taken.name, taken.outcome, taken.reason) for _, taken in stage.taken] == [("cut.pdf", "waiting", sentence)]
    stage.round = 0
    stage.run(monkeypatch, 310)
    assert [taken.outcome for _, taken in stage.taken] == ["waiting", "waiting", "accepted"]


def test_the_heartbeat_says_running_stopped_or_never(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = stage.root / "outputs"
    assert watcher_state(outputs, NOON).last_looked is None
    seen: list[tuple[bool, float]] = []

    def look() -> None:
        state = watcher_state(outputs, stage.now())
        assert state.last_looked is not None
        seen.append((state.running, (stage.now() - state.last_looked).total_seconds()))

    stage.events = {number: [look] for number in range(1, 10)}
    stage.run(monkeypatch, 10)
    assert all(running and age <= 10 for running, age in seen)
    assert watcher_state(outputs, stage.now()).running is False


def test_the_pages_are_told_once_a_minute(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[float] = []
    reactions = replace(stage.reactions(), alive=lambda: times.append(stage.seconds))
    stage.run(monkeypatch, 70, reactions)
    assert times == [0.0, 60.0, 120.0]


def test_the_pages_are_told_at_once_when_outputs_wait_and_when_they_no_longer_do(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[float] = []
    answers = iter([("chronology: open",), ()])
    reactions = replace(
        stage.reactions(), alive=lambda: times.append(stage.seconds), reflect=lambda _: next(answers, ())
    )
    stage.run(monkeypatch, 40, reactions)
    # Told at the start, when the waiting output could be published ten seconds later, and a minute after that.
    assert times == [0.0, 10.0, 70.0]


def test_a_heartbeat_older_than_a_minute_means_stopped(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    states: list[bool] = []
    later = datetime.timedelta(seconds=61)
    stage.events = {2: [lambda: states.append(watcher_state(stage.root / "outputs", stage.now() + later).running)]}
    stage.run(monkeypatch, 3)
    assert states == [False]


def test_the_watcher_survives_its_event_listener(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """With real events and real time: the listener is killed, a file is still taken, and it stops when told."""
    monkeypatch.setattr("pipeline.settings.SETTLED_AFTER", datetime.timedelta(seconds=0.5))
    stop = threading.Event()
    taken = threading.Event()
    reactions = Reactions(lambda _taken: taken.set(), lambda _case: (), lambda _case, _path: None)
    place = Place(stage.intake, stage.root / "outputs", Desk(accepts, stage.now), dict)
    watcher = threading.Thread(target=watch, args=(place, reactions, stop))
    watcher.start()
    try:
        for thread in threading.enumerate():
            if type(thread).__module__.startswith("watchdog"):
                thread.stop()  # type: ignore[attr-defined]
        (stage.case / "a.txt").write_text("hello", encoding="utf-8")
        assert taken.wait(60)
    finally:
        stop.set()
        watcher.join(60)
    assert not watcher.is_alive()
