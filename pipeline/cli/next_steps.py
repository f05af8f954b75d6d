"""What `rapid-review new` says at its end: what was assumed, what the papers lack, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from pipeline.store import CaseFolder
    from pipeline.timetable.profiles import Profile
    from schemas.case import Case

_CONTACT = {"name": "who answers questions", "phone": "a telephone number", "email": "an e-mail address for returns"}


def assumed(case: Case, profile: str | None, notified: str | None) -> list[str]:
    """What was taken for lack of an answer, each as a sentence with what to do."""
    sentences = []
    if profile is None:
        sentences.append(
            f"No --profile was given: the timetable is “{case.profile}”. Change it in case.toml if need be."
        )
    if notified is None:
        day = f"{case.notified:%d %B %Y}"
        sentences.append(
            f"No --notified was given: the referral counts as received today, {day}. Change it in case.toml."
        )
    return sentences


def gaps(case: Case, profile: Profile, folder: CaseFolder) -> Iterator[str]:
    """What the letters and forms lack, where to write it, and what then."""
    lacking = list(_lacking(case))
    if lacking:
        yield f"These papers lack {' and '.join(lacking)}, because case.toml does. Write it in {folder.case_file}."
    if profile.contact.gaps:
        yield from _contact(profile, folder)
    if lacking or profile.contact.gaps:
        yield (
            f"Then delete the folder {folder.results / 'requests'} and run: rapid-review new {case.reference}\n"
            "(Where some have gone out already, delete only the folders of the other agencies.)"
        )


def _lacking(case: Case) -> Iterator[str]:
    """The gaps that case.toml leaves; forms without the child's name are of no use."""
    if case.subject_child is None:
        yield "the child and the family"
    if not case.summary:
        yield "the summary"
    if case.review_period is None:
        yield "the period to look at"


def _contact(profile: Profile, folder: CaseFolder) -> Iterator[str]:
    from pipeline.composition.case_views import OWN_PARTNERSHIPS

    file = folder.intake / OWN_PARTNERSHIPS / profile.key / "profile.toml"
    lines = ["[contact]", 'name = "Jo Marsh"', 'phone = "01632 960009"', 'email = "returns@avonmere.example"']
    if not file.exists():
        lines.insert(0, f'extends = "{profile.key}"')
    yield (
        f"The letters have gaps in square brackets, because the profile “{profile.key}” does not say: "
        f"{', '.join(_CONTACT[key] for key in profile.contact.gaps)}. Write it once for all cases, in a text file "
        f"{file.absolute()} (make its folders first, if they are not there):"
    )
    yield "\n".join(f"    {line}" for line in lines)


def next_steps(case: Case, folder: CaseFolder, today: datetime.date) -> Iterator[str]:
    """What to do with the requests. `today` is for the example of a line."""
    yield "Next: read them and send them by your secure e-mail."
    if any(agency.asked is None for agency in case.agencies):
        yield f"On the day they go out, write it in case.toml below each agency, like this: asked = {today.isoformat()}"
    yield f"Drop what comes back into {folder.dropped}, and run: rapid-review watch"
    yield f"Then {folder.results / 'status.html'} shows what was taken, what was not, and why."
