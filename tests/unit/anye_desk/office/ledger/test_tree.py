"""The tree against RFC 9162's own words, written out naively, and the vector of its trade."""

import hashlib

import pytest

from anye_desk.office.ledger import tree
from anye_desk.office.ledger.tree import (
    Range,
    consistency,
    inclusion,
    is_consistent,
    is_included,
    of_leaf,
    sm3,
)

LARGEST = 40
DATA = [bytes([n]) for n in range(LARGEST)]
OF_THE_TRADE = [  # certificate transparency's test vector, with SHA-256
    bytes.fromhex(said)
    for said in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ITS_ROOT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def naive(data):
    """Return the root as 2.1.1 defines it."""
    if len(data) == 1:
        return sm3(b"\x00" + data[0])
    split = 1
    while split * 2 < len(data):
        split *= 2
    return sm3(b"\x01" + naive(data[:split]) + naive(data[split:]))


def grown(data):
    """Return the root of each size, and the hashes kept."""
    growing, roots, kept = Range(), [Range().root()], []
    for one in data:
        kept.append(growing.append(of_leaf(one)))
        roots.append(growing.root())
    return roots, lambda level, index: kept[(index + 1 << level) - 1][level]


ROOTS, NODES = grown(DATA)


def test_sm3_is_that_of_the_standard():
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_the_root_is_the_one_of_the_rfc_at_every_size():
    assert [sm3(b""), *(naive(DATA[:size]) for size in range(1, LARGEST + 1))] == ROOTS


def test_with_sha256_it_is_the_tree_of_certificate_transparency(monkeypatch):
    monkeypatch.setattr(tree, "sm3", lambda data: hashlib.sha256(data).digest())
    assert grown(OF_THE_TRADE)[0][-1].hex() == ITS_ROOT


def test_a_tree_is_taken_up_where_it_was_left():
    for size in range(LARGEST):
        taken = Range.of(size, NODES)
        assert taken.root() == ROOTS[size]
        taken.append(of_leaf(DATA[size]))
        assert taken.root() == ROOTS[size + 1]


def test_every_leaf_of_every_size_is_proved_and_nothing_else_is():
    for size in range(1, LARGEST + 1):
        for index in range(size):
            proof, leaf = inclusion(NODES, index, size), of_leaf(DATA[index])
            assert is_included(ROOTS[size], size, leaf, index, proof)
            wrong = of_leaf(DATA[index] + b"x")
            assert not is_included(ROOTS[size], size, wrong, index, proof)
            assert not is_included(ROOTS[size - 1], size, leaf, index, proof)
            assert not is_included(ROOTS[size], size, leaf, index, [*proof, leaf])
            assert not proof or not is_included(ROOTS[size], size, leaf, index, proof[:-1])
            assert not any(
                is_included(ROOTS[size], size, leaf, other, proof)
                for other in range(-1, size + 1)
                if other != index
            )


def test_every_tree_is_proved_the_beginning_of_every_later_and_of_no_other():
    for size in range(1, LARGEST + 1):
        for old in range(size + 1):
            proof = consistency(NODES, old, size)
            assert is_consistent(old, ROOTS[old], size, ROOTS[size], proof)
            assert not is_consistent(size + 1, ROOTS[old], size, ROOTS[size], proof)
            if not old:
                continue
            assert not is_consistent(old, ROOTS[old - 1], size, ROOTS[size], proof)
            assert not is_consistent(old, ROOTS[old], size, ROOTS[size - 1], proof)
            assert not is_consistent(old, ROOTS[old], size, ROOTS[size], [*proof, ROOTS[1]])
            assert not proof or not is_consistent(old, ROOTS[old], size, ROOTS[size], proof[:-1])


@pytest.mark.parametrize("place", range(4))
def test_a_proof_with_one_bit_turned_proves_nothing(place):
    proof = inclusion(NODES, 5, 13)
    proof[place] = bytes([proof[place][0] ^ 1]) + proof[place][1:]
    assert not is_included(ROOTS[13], 13, of_leaf(DATA[5]), 5, proof)
