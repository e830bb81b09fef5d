"""Which registered employer is meant by a row whose credit code is missing or wrong?

    unidentified rows --> identities --> pairs with the register --> links
                                              decisions --^

The best candidate of an identity is certain, doubtful or none. What is certain is used; what is
doubtful waits for an officer. Whatever is ambiguous is doubtful: two employers of one name, a
branch, a name that contradicts the code.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from anye.linkage.decisions import EMPLOYER, answers
from anye.linkage.employers.increment import since_links
from anye.linkage.employers.levels import ADDRESS, CODE, EMPLOYER_NAME, TAX_NUMBER
from anye.linkage.employers.model import employer_model
from anye.linkage.employers.pairs import employer_pairs, in_shape
from anye.linkage.employers.said import IDENTITY, employer_identities, register_file
from anye.linkage.levels import Comparison
from anye.linkage.model import Model
from anye.tables.engines.engine import Engine, Feeds, Table
from anye.tables.links.identities import EMPLOYER_LINKS


def link_employers(
    feeds: Feeds,
    decisions: Table,
    folder: Path,
    *,
    base: Path | None = None,
) -> Table:
    """Write the register, the pairs and the links of employers into a folder; return the links.

    Args:
        feeds: the rows that do not say whom they are about, and the register.
        decisions: what officers answered, LINK_DECISIONS.
        folder: where the tables are written.
        base: the folder of earlier links of the same method; only what is new since is compared,
            and the result is the same bytes.
    """
    registered = register_file(feeds, folder)
    with TemporaryDirectory(dir=folder) as name:
        beside = Path(name)
        given = employer_identities(feeds, beside)
        since = since_links(feeds.engine, base, registered, beside) if base else None
        pairs = employer_pairs(given, registered, since)
    links = best_links(given.select(IDENTITY, "rows"), pairs, _answers(feeds.engine, decisions))
    pairs.write_parquet(folder / "employer_pairs.parquet")
    links.write_parquet(folder / "employer_links.parquet")
    return feeds.engine.scan(EMPLOYER_LINKS, [folder / "employer_links.parquet"])


def best_links(
    identities: pl.DataFrame, pairs: pl.DataFrame, answered: pl.DataFrame
) -> pl.DataFrame:
    """Return the best candidate of every identity, and how sure it is.

    Args:
        identities: ``employer_identity`` and the ``rows`` that wait for it.
        pairs: the candidates, EMPLOYER_PAIRS.
        answered: ``employer_identity``, ``employer_id`` and the ``answer`` that holds.
    """
    model = employer_model()
    with_answers = pairs.join(answered, on=[IDENTITY, "employer_id"], how="full", coalesce=True)
    candidates = with_answers.filter(pl.col("answer").ne_missing("different")).with_columns(
        pl.col("weight").fill_null(model.floor),
        is_decided=pl.col("answer").eq_missing("same"),
    )
    ranked = candidates.sort(
        IDENTITY, "is_decided", "weight", "employer_id", descending=[False, True, True, False]
    )
    best = ranked.group_by(IDENTITY, maintain_order=True).agg(
        pl.all().first(),
        next_weight=pl.col("weight").get(1, null_on_oob=True),
        of_this_name=_is(EMPLOYER_NAME, "same").sum(),
    )
    found = identities.join(best, on=IDENTITY, how="left").with_columns(
        pl.col("employer_id").fill_null(0),
        pl.col("weight", "next_weight").fill_null(model.floor),
        how=_how(),
    )
    return in_shape(EMPLOYER_LINKS, _with_band(found, model))


def _how() -> pl.Expr:
    return (
        pl.when("is_decided")
        .then(pl.lit("decided"))
        .when(_is(TAX_NUMBER, "same"))
        .then(pl.lit("tax_number"))
        .when(_is(CODE, "one_slip"))
        .then(pl.lit("code_repaired"))
        .otherwise(pl.lit("compared"))
    )


def _with_band(found: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Add the band; a candidate that is none is not named."""
    contradicted = _is(CODE, "another_code") | _is(EMPLOYER_NAME, "differs")
    is_a_unit = _is(EMPLOYER_NAME, "unit") & ~_is(TAX_NUMBER, "same")
    by_name = (pl.col("how") == "compared") & ~_is(ADDRESS, "same")
    shares_its_name = by_name & (pl.col("of_this_name") > 1)
    lead = pl.col("weight") - pl.col("next_weight")
    is_clear = (pl.col("weight") >= model.certain) & (lead >= model.lead)
    is_unsure = pl.col("answer").eq_missing("unsure")
    is_certain = is_clear & ~(contradicted | is_a_unit | shares_its_name | is_unsure)
    band = (
        pl.when((pl.col("how") == "decided") | is_certain)
        .then(pl.lit("certain"))
        .when(pl.col("weight") >= model.doubtful)
        .then(pl.lit("doubtful"))
        .otherwise(pl.lit("none"))
    )
    return found.with_columns(band=band).with_columns(
        employer_id=pl.when(pl.col("band") != "none").then("employer_id").otherwise(0)
    )


def _is(comparison: Comparison, level: str) -> pl.Expr:
    return pl.col(f"{comparison.name}_level").eq_missing(comparison.number(level))


def _answers(engine: Engine, decisions: Table) -> pl.DataFrame:
    """Return the answer that holds on each pair."""
    held = engine.fetch(answers(decisions, EMPLOYER))
    return pl.DataFrame(
        [(one["left_id"], one["right_id"], one["answer"]) for one in held],
        schema={IDENTITY: pl.Int64, "employer_id": pl.Int64, "answer": pl.String},
        orient="row",
    )
