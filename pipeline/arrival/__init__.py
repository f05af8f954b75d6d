"""From the folder to the case: what was dropped, when it is all there, whose it is, and taking it safely."""

from pipeline.arrival.again import read_again
from pipeline.arrival.heartbeat import watcher_state
from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Desk
from pipeline.arrival.watch import Reactions, watch

__all__ = ["Desk", "Place", "Reactions", "read_again", "take_all", "watch", "watcher_state"]
