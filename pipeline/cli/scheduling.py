"""`--scheduler ADDRESS`: a cluster for the commands that can hand work over."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.composition.cluster import Cluster

Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Read and check on the machines of this Dask scheduler (tcp://…, tls://…)."),
]


@contextlib.contextmanager
def cluster_at(address: str | None) -> Iterator[Cluster | None]:
    """The cluster at an address, for as long as the command needs it; none where no address is given.

    Raises:
        ConfigurationError: Dask is not installed, nobody answers, or the workers have other versions.
    """
    if address is None:
        yield None
        return
    from pipeline.composition.cluster import Cluster

    with Cluster(address) as cluster:
        yield cluster
