"""Ray: a batch over a cluster's processes, and `extract_dataset` for Ray Data. Extra `ray`."""

from __future__ import annotations

import faulthandler
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from extractor.extras import install_hint
from extractor.workers import Lost

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset

    from extractor.api import Extractor

T = TypeVar("T")
R = TypeVar("R")

# Tasks on their way for each core of the cluster, as for local workers.
_WINDOW = 8


def require_ray() -> None:
    """Raises ImportError that names the extra where Ray is not installed."""
    try:
        import ray  # noqa: F401
    except ImportError as error:
        raise ImportError(f"--engine ray needs Ray: {install_hint('ray')}") from error


def extract_dataset(
    dataset: Dataset,
    *,
    text: str = "text",
    published: str | None = None,
    source: str | None = None,
    names: Literal["network", "fast"] = "network",
    extractor: Extractor | None = None,
    num_cpus: float = 0.5,
) -> Dataset:
    """A Ray dataset of texts to one of documents: `extractor.batch.arrow.extract_arrow` over its batches.

    The columns are named as there. Half a core a task by default: with whole ones a machine of one or two cores has none left for the
    dataset's own reading, and stalls. Rows keep their order where the context's `execution_options.preserve_order` is set. An `extractor` with options of its own
    (a user's lexicons, rules) takes the place of `names` and goes to the workers.
    """

    def read(table: pa.Table) -> pa.Table:
        from extractor.batch.arrow import extract_arrow, shared_extractor

        reader = extractor or shared_extractor(names)
        return extract_arrow(table, text=text, published=published, source=source, extractor=reader)

    return dataset.map_batches(read, batch_format="pyarrow", batch_size=32, num_cpus=num_cpus)


def map_ordered(
    work: Callable[[T], R], tasks: Iterable[T], *, address: str | None, time_limit: float
) -> Generator[R | Lost, None, None]:
    """`extractor.workers.map_ordered` on Ray: at `address`, or on this machine where that is None.

    Files are read by the workers: on a cluster they must have the same paths there. A worker that is over the time limit ends itself and counts as
    crashed; Ray does not tell the two apart.
    """
    require_ray()
    # Ray types only a part of itself, and not the part that is called here.
    ray: Any = import_module("ray")

    ours = not ray.is_initialized()
    if ours:
        # Ray would report to its makers that it was started.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        local = {"include_dashboard": False} if address is None and "RAY_ADDRESS" not in os.environ else {}
        ray.init(address=address, log_to_driver=False, **local)
    call = ray.remote(max_retries=1)(_call)
    shared = ray.put(work)
    window = _WINDOW * max(1, int(ray.cluster_resources().get("CPU", 1)))
    ahead: deque[object] = deque()

    def result() -> R | Lost:
        try:
            answer: R | Lost = ray.get(ahead.popleft())
        except (ray.exceptions.WorkerCrashedError, ray.exceptions.NodeDiedError):
            return Lost("crashed", f"its worker process died twice (or took longer than {time_limit:g} s)")
        return answer

    try:
        for task in tasks:
            ahead.append(call.remote(shared, task, time_limit))
            if len(ahead) >= window:
                yield result()
        while ahead:
            yield result()
    finally:
        for reference in ahead:
            ray.cancel(reference, force=True)
        if ours:
            ray.shutdown()


def _call(work: Callable[[T], R], task: T, time_limit: float) -> R | Lost:
    """Run by Ray's workers. What the work raises is its task's failure."""
    with open(os.devnull, "w") as silence:  # noqa: PTH123  # faulthandler writes to a descriptor
        faulthandler.dump_traceback_later(time_limit, exit=True, file=silence)
        try:
            return work(task)
        except Exception as error:
            return Lost("error", f"{type(error).__name__}: {error}")
        finally:
            faulthandler.cancel_dump_traceback_later()
