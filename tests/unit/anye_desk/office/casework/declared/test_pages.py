"""Matrix, diagram and handbook say what the declaration says, of every kind."""

from itertools import combinations
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from anye_desk.office.casework.declared.diagram import diagram_of
from anye_desk.office.casework.declared.handbook import page_of
from anye_desk.office.casework.declared.matrix import matrix_of
from anye_desk.office.casework.registry import kinds

HANDBOOK = Path(__file__).parents[6] / "docs" / "cases"
EACH = pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))


@EACH
def test_the_handbook_is_current(kind):
    """Stale? `make docs` writes it anew."""
    assert (HANDBOOK / f"{kind.name}.md").read_text("utf-8") == page_of(kind)


def test_the_handbook_has_a_page_for_each_kind_and_none_beside(tmp_path):
    (tmp_path / "gone.md").write_text("of a kind that is no more", "utf-8")
    call_command("handbook", str(tmp_path))
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {path.name for path in HANDBOOK.iterdir()} == {f"{one}.md" for one in kinds()}


@EACH
def test_the_handbook_names_every_state_move_guard_and_reason(kind):
    page = page_of(kind)
    words = [state.words for state in kind.states] + [move.words for move in kind.moves]
    words += [guard.words for move in kind.moves for guard in move.guards]
    words += [reason.words for move in kind.moves for reason in move.reasons]
    assert [one.zh for one in words if one.zh not in page] == []
    assert len({line.count("|") for line in page.splitlines() if line.startswith("|")}) <= 3


@EACH
def test_the_matrix_says_of_each_move_who_makes_it(kind):
    found = matrix_of(kind)
    assert [row.move for row in found.rows] == list(kind.moves)
    for row in found.rows:
        may = {one for one, is_so in zip(found.capacities, row.may, strict=True) if is_so}
        assert may == row.move.who


@EACH
def test_the_diagram_draws_each_state_and_each_way_between_two_once(kind):
    drawn = diagram_of(kind)
    assert [box.text for box in drawn.boxes] == [str(state.words) for state in kind.states]
    numbers = sorted(int(n) for way in drawn.ways for n in way.text.split("·"))
    moves = enumerate(kind.moves, 1)
    assert numbers == sorted(n for n, move in moves if move.end for _ in move.starts)
    for way in drawn.ways:
        corners = [tuple(map(int, point.split(","))) for point in way.points.split()]
        assert all(0 < x < drawn.width and 0 < y < drawn.height for x, y in corners)
    for one, other in combinations(drawn.ways, 2):
        assert not _share_a_lane(one, other), (one, other)


def _share_a_lane(one, other):
    """Test whether two lines run over one another on their long side."""
    spans = []
    for way in (one, other):
        _, first, second, _ = (tuple(map(int, point.split(","))) for point in way.points.split())
        spans.append((first[0], *sorted((first[1], second[1]))))
    (x, top, foot), (other_x, other_top, other_foot) = spans
    return x == other_x and top <= other_foot and other_top <= foot


@EACH
def test_the_page_of_a_kind_has_its_drawing_named_and_its_table(kind, published, client_of):
    page = client_of("officer").get(reverse("kind", args=[kind.name])).content.decode()
    assert 'role="img" aria-labelledby="drawn-name drawn-says"' in page
    assert 'id="drawn-name"' in page
    assert page.count('<rect class="state') == len(kind.states)
    assert all(str(move.words) in page for move in kind.moves)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_matrix_is_handed_out_to_those_who_read_all(ending, published, client_of):
    address = reverse("kinds_file", args=[ending])
    assert client_of("clerk").get(address).status_code == 404
    answer = client_of("auditor").get(address)
    if ending == "csv":
        lines = answer.content.decode().strip().splitlines()
        assert len(lines) == 1 + sum(len(kind.moves) for kind in kinds().values())
