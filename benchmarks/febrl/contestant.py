"""One model's turn at one data set: train, compare, cluster, and count against the truth.

``python -m benchmarks.febrl.contestant MODEL FILE``
"""

import json
import logging
import sys
from pathlib import Path

import duckdb
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from benchmarks.febrl.models import EXACT_ON, MODELS, RECALL_OF_EXACT, TRAINED_ON

THRESHOLD = 0.0  # match weight in bits: as likely as not
SEED, PAIRS_FOR_U = 1, 1_000_000

RECORDS = """
create table records as
select rec_id as unique_id, trim(columns(* exclude rec_id))
from read_csv('{file}', all_varchar = true, nullstr = '')
"""
COUNTS = """
with labelled as (from records join clusters using (unique_id)),
known as (
    select l.unique_id from labelled l join labelled r on l.entity = r.entity and {before}
),
chosen as (
    select l.entity = r.entity as is_right
    from labelled l join labelled r on l.cluster_id = r.cluster_id and {before}
)
select (select count(*) from known), (select count(*) from chosen),
    (select count(*) from chosen where is_right)
"""
OF_ONE_FILE, OF_TWO = "l.unique_id < r.unique_id", "l.source < r.source"


def main() -> None:
    """Report the counts of one model on one data set."""
    model, file = sys.argv[1], Path(sys.argv[2])
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect()
    connection.execute(RECORDS.format(file=file))
    sources = [
        source for (source,) in connection.sql("select distinct source from records").fetchall()
    ]
    clusters = _clusters(connection, model, sorted(sources))
    connection.execute(f"create view clusters as from {clusters}")
    before = OF_ONE_FILE if len(sources) == 1 else OF_TWO
    [counts] = connection.sql(COUNTS.format(before=before)).fetchall()
    print(json.dumps(dict(zip(("true", "chosen", "right"), counts, strict=True))))


def _clusters(connection: duckdb.DuckDBPyConnection, model: str, sources: list[str]) -> str:
    """Return the table that puts every record into a cluster.

    Between two sets without duplicates of their own each record has one partner, its best.
    """
    linker = _trained(connection, model, sources)
    predicted = linker.inference.predict(threshold_match_weight=THRESHOLD)
    if len(sources) == 1:
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predicted, threshold_match_weight=THRESHOLD
        )
    else:
        found = linker.clustering.cluster_using_single_best_links(
            predicted, duplicate_free_datasets=sources, threshold_match_weight=THRESHOLD
        )
    return found.physical_name


def _trained(connection: duckdb.DuckDBPyConnection, model: str, sources: list[str]) -> Linker:
    """Return a model that has learnt its weights from the records, not from the answers."""
    api = DuckDBAPI(connection)
    tables = [
        api.register(
            connection.sql(f"select * exclude source from records where source = '{source}'"),  # noqa: S608 (three known words)
            dataset_display_name=source,
        )
        for source in sources
    ]
    linker = Linker(tables, MODELS[model]("link_only" if len(sources) > 1 else "dedupe_only"))
    training = linker.training
    training.estimate_probability_two_random_records_match(list(EXACT_ON), RECALL_OF_EXACT)
    training.estimate_u_using_random_sampling(max_pairs=PAIRS_FOR_U, seed=SEED)
    for rule in TRAINED_ON:
        training.estimate_parameters_using_expectation_maximisation(rule)
    return linker


if __name__ == "__main__":
    main()
