"""How much evidence is there that an identity is a known person, comparison by comparison?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from anye.linkage.earlier import Earlier, changed_identities, changed_people
from anye.linkage.levels import NOTHING, Comparison
from anye.linkage.model import THOUSANDTHS
from anye.linkage.persons.blocking import CANDIDATES, EXACT
from anye.linkage.persons.known import People
from anye.linkage.persons.levels import ID, NAME, PERSON_LEVELS
from anye.linkage.persons.model import PersonModel
from anye.linkage.persons.records import of_identities
from anye.linkage.persons.splink_pairs import compared
from anye.tables.engines.engine import Engine, Table
from anye.tables.links.identities import PERSON_PAIRS

PAIR = ("identity", "person_id")
EXACT_LEVELS = ("same", "fifteen", "in_certificate")
_OTHERWISE = ("surname", "differs")  # names so far apart that no ID makes the link certain


@dataclass(frozen=True, slots=True)
class Comparing:
    """What comparing two tables of records takes."""

    engine: Engine
    model: PersonModel
    beside: Path  # a folder for what is worked out on the way

    def pairs(
        self, known: Table, spoken_of: Table, rules: Sequence[Sequence[str]], name: str
    ) -> Table:
        """Return the pairs that share the columns of a rule, with their weights."""
        if _is_empty(self.engine, spoken_of):
            return self.engine.scan(PERSON_PAIRS, [])  # asking Splink costs a second

        def keep(found: Table) -> Table:
            return self.engine.hold(name, weighed(found, self.model))

        return compared(self.engine, known, spoken_of, rules, self.model, keep)


def person_pairs(
    comparing: Comparing,
    people: People,
    identities: Table,
    before: Earlier | None = None,
) -> Table:
    """Return every pair that is worth an officer's look, with its weights.

    Whom the ID itself names for certain is not compared with anybody else.
    """
    if before and before.people_stay:
        return _of_new_identities(comparing, people, identities, before)
    engine, beside, known = comparing.engine, comparing.beside, people.records
    if _is_empty(engine, identities):
        return engine.scan(PERSON_PAIRS, [])
    spoken_of = engine.hold("identity_records", of_identities(engine, identities, beside))
    exact = comparing.pairs(known, spoken_of, EXACT, "exact_pairs")
    settled = exact.filter(is_settled()).select("identity").unique()
    unsettled = spoken_of.join(settled, left_on="whose", right_on="identity", how="anti")
    if before:
        people_since = engine.hold("people_since", changed_people(people.said, before))
        identities_since = engine.hold("identities_since", _since(identities, before))
        rest = _increment(comparing, known, unsettled, (people_since, identities_since), before)
    else:
        rest = [comparing.pairs(known, unsettled, CANDIDATES, "candidate_pairs")]
    found = best_of_each(nw.concat([exact, *rest]))
    return found.filter(nw.col("weight") >= comparing.model.floor)


def _of_new_identities(
    comparing: Comparing, people: People, identities: Table, before: Earlier
) -> Table:
    """Compare new identities with the people there were; the pairs of old ones hold."""
    changed = changed_identities(identities, before)
    since = comparing.engine.hold("identities_since", changed)
    new = identities.join(since, on="identity", how="semi")
    old = identities.join(since, on="identity", how="anti")
    holding = before.pairs.join(old.select("identity").unique(), on="identity", how="semi")
    found = person_pairs(comparing, people, new)
    return nw.concat([holding.select(*PERSON_PAIRS.columns), found])


def _since(identities: Table, before: Earlier) -> Table:
    """Return the identities that were not compared before as they stand now."""
    were_settled = before.pairs.filter(is_settled()).select("identity")
    return nw.concat([changed_identities(identities, before), were_settled]).unique()


def _increment(
    comparing: Comparing,
    known: Table,
    unsettled: Table,
    since: tuple[Table, Table],
    before: Earlier,
) -> list[Table]:
    """Compare new identities with all people, and old ones with new people; keep other pairs."""
    people_since, identities_since = since
    by_identity = {"left_on": "whose", "right_on": "identity"}
    by_person = {"left_on": "whose", "right_on": "person_id"}
    new = unsettled.join(identities_since, **by_identity, how="semi")
    old = unsettled.join(identities_since, **by_identity, how="anti")
    new_people = known.join(people_since, **by_person, how="semi")
    kept = (
        before.pairs.join(old.select(identity="whose").unique(), on="identity", how="semi")
        .join(people_since, on="person_id", how="anti")
        .select(*PERSON_PAIRS.columns)
    )
    return [
        kept,
        comparing.pairs(known, new, CANDIDATES, "pairs_of_new_identities"),
        comparing.pairs(new_people, old, CANDIDATES, "pairs_with_new_people"),
    ]


def _is_empty(engine: Engine, table: Table) -> bool:
    return not engine.fetch(table.head(1))


def is_settled() -> nw.Expr:
    """Return whether the ID of a pair names the person and the name does not contradict."""
    id_level, name_level = nw.col("id_level"), nw.col("name_level")
    return is_exact() & (id_level != NOTHING) & (name_level != NOTHING) & ~is_contradicted()


def is_exact() -> nw.Expr:
    """Return whether the ID, in whatever form, is the person's."""
    return nw.col("id_level").is_in([ID.number(level) for level in EXACT_LEVELS])


def is_contradicted() -> nw.Expr:
    """Return whether the names are clearly different, or the ID is valid and another's."""
    other_names = nw.col("name_level").is_in([NAME.number(level) for level in _OTHERWISE])
    return other_names | (nw.col("id_level") == ID.number("another"))


def best_of_each(pairs: Table) -> Table:
    """Return of several records of the same two the pair that weighs most."""
    order = ["weight", *(f"{one.name}_level" for one in PERSON_LEVELS)]
    return pairs.unique(list(PAIR), keep="last", order_by=order)


def weighed(found: Table, model: PersonModel) -> Table:
    """Return pairs with whole weights from what Splink found.

    Splink gives each comparison's log2(m/u). Rounded it is the model's weight, and as no two levels
    of a comparison weigh the same, it also says the level.
    """
    rounded = found.with_columns(
        (nw.col(f"mw_{one.name}") * THOUSANDTHS).round().cast(nw.Int32).alias(f"{one.name}_weight")
        for one in PERSON_LEVELS
    ).with_columns(_level(one, model).alias(f"{one.name}_level") for one in PERSON_LEVELS)
    with_rarity = rounded.with_columns(name_weight=nw.col("name_weight") + _rarity())
    weight = nw.sum_horizontal(f"{one.name}_weight" for one in PERSON_LEVELS) + model.prior
    return PERSON_PAIRS.cast(
        with_rarity.with_columns(
            identity=nw.col("whose_r"), person_id=nw.col("whose_l"), weight=weight
        )
    )


def _rarity() -> nw.Expr:
    """Return what the rarity of the known person's name adds."""
    level = nw.col("name_level")
    in_part = level.is_between(NAME.number("one_other"), NAME.number("sound"))
    return (
        nw.when(level == NAME.number("same"))
        .then(nw.col("rarity_l"))
        .otherwise(nw.when(in_part).then(nw.col("rarity_in_part_l")).otherwise(nw.lit(0)))
    )


def _level(comparison: Comparison, model: PersonModel) -> nw.Expr:
    weight = nw.col(f"{comparison.name}_weight")
    found = nw.lit(NOTHING)
    for number, of_level in model.weights(comparison).items():
        found = nw.when(weight == of_level).then(nw.lit(number)).otherwise(found)
    return found
