"""Spark: `extract_dataframe`, a data frame of texts to one of documents by `mapInArrow`. Extra `spark`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from extractor.extras import install_hint

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from extractor.api import Extractor

# Spark hands over ten thousand rows at a time; so many are documents at once.
_ROWS = 32


def extract_dataframe(
    frame: DataFrame,
    *,
    text: str = "text",
    published: str | None = None,
    source: str | None = None,
    names: Literal["network", "fast"] = "network",
    extractor: Extractor | None = None,
) -> DataFrame:
    """A Spark data frame of texts to one of documents, with the columns of `extractor.batch.arrow.document_schema`.

    The columns are named as for `extract_arrow`. An `extractor` with options of its own (a user's lexicons, rules) takes the place of `names` and goes to the
    executors, which need this package. Raises ImportError that names the extra where pyspark is
    not installed.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise ImportError(f"Spark data frames need pyspark: {install_hint('spark')}") from error
    from extractor.batch.arrow import document_schema

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        from extractor.batch.arrow import extract_arrow, shared_extractor

        reader = extractor or shared_extractor(names)
        for batch in batches:
            for start in range(0, batch.num_rows, _ROWS):
                table = pa.Table.from_batches([batch.slice(start, _ROWS)])
                documents = extract_arrow(table, text=text, published=published, source=source, extractor=reader)
                yield from documents.to_batches()

    return frame.mapInArrow(read, from_arrow_schema(document_schema()))
