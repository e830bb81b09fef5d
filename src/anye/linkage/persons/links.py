"""Who is the best candidate of each identity, and how sure is it?"""

import narwhals as nw

from anye.linkage.decisions import DIFFERENT, SAME, UNSURE
from anye.linkage.persons.levels import ID
from anye.linkage.persons.model import PersonModel
from anye.linkage.persons.pairs import PAIR, is_contradicted, is_settled
from anye.tables.engines.engine import Table
from anye.tables.links.identities import PERSON_LINKS

CERTAIN, DOUBTFUL, NONE = "certain", "doubtful", "none"
DECIDED, COMPARED = "decided", "compared"
_HOW = {"same": "id", "fifteen": "id_of_15", "in_certificate": "id_of_certificate"}


def person_links(identities: Table, pairs: Table, answers: Table, model: PersonModel) -> Table:
    """Return the best candidate of every identity.

    Args:
        identities: those spoken of, PERSON_IDENTITIES.
        pairs: the candidates, PERSON_PAIRS.
        answers: what officers answered: identity, person_id, answer.
        model: where the bands begin.
    """
    waiting = identities.group_by("identity").agg(nw.col("rows").sum())
    ranked = _ranked(pairs, answers, model)
    best = ranked.filter(nw.col("place") == 1)
    second = ranked.filter(nw.col("place") == 2).select("identity", next_weight="weight")  # noqa: PLR2004
    found = (
        waiting.join(best, on="identity", how="left")
        .join(second, on="identity", how="left")
        .with_columns(
            nw.col("person_id").fill_null(0),
            nw.col("weight").fill_null(model.floor),
            next_weight=nw.col("next_weight").fill_null(model.floor),
        )
        .with_columns(band=_band(model), how=_how())
    )
    is_none = nw.col("band") == NONE
    return PERSON_LINKS.cast(
        found.with_columns(
            person_id=nw.when(is_none).then(nw.lit(0)).otherwise(nw.col("person_id"))
        )
    )


def _ranked(pairs: Table, answers: Table, model: PersonModel) -> Table:
    """Return the candidates that no officer refused; whom an officer named comes first."""
    both = pairs.join(answers, on=list(PAIR), how="left")
    named = answers.filter(nw.col("answer") == SAME).join(pairs, on=list(PAIR), how="anti")
    only_named = named.join(both.drop("answer"), on=list(PAIR), how="left").with_columns(
        weight=nw.lit(model.floor)
    )
    candidates = nw.concat(
        [
            both.filter(nw.col("answer").fill_null("") != DIFFERENT),
            only_named.select(*both.collect_schema().names()),
        ]
    )
    is_named = nw.when(nw.col("answer") == SAME).then(nw.lit(0)).otherwise(nw.lit(1))
    order = ("after_named", "lightness", "person_id")
    return candidates.with_columns(after_named=is_named, lightness=-nw.col("weight")).with_columns(
        place=nw.col("person_id").cum_count().over("identity", order_by=order)
    )


def _band(model: PersonModel) -> nw.Expr:
    weight, lead = nw.col("weight"), nw.col("weight") - nw.col("next_weight")
    is_clear = (weight >= model.certain) & (lead >= model.lead) & ~is_contradicted()
    answer = nw.col("answer").fill_null("")
    certain = (answer == SAME) | ((is_clear | is_settled()) & (answer != UNSURE))
    asked = (weight >= model.doubtful) | (answer == UNSURE)
    return (
        nw.when((nw.col("person_id") != 0) & certain)
        .then(nw.lit(CERTAIN))
        .otherwise(
            nw.when((nw.col("person_id") != 0) & asked)
            .then(nw.lit(DOUBTFUL))
            .otherwise(nw.lit(NONE))
        )
    )


def _how() -> nw.Expr:
    how = nw.lit(COMPARED)
    for level, code in _HOW.items():
        how = nw.when(nw.col("id_level") == ID.number(level)).then(nw.lit(code)).otherwise(how)
    answer = nw.col("answer").fill_null("")
    how = nw.when(answer == UNSURE).then(nw.lit(UNSURE)).otherwise(how)
    return nw.when(answer == SAME).then(nw.lit(DECIDED)).otherwise(how)
