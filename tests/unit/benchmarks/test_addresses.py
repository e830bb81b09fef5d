import numpy as np
from benchmarks.worlds.addresses import draw_addresses

from anye.codes.divisions import TOWNSHIPS


def test_an_address_names_the_district_once():
    townships = np.array(list(TOWNSHIPS))
    for address in draw_addresses(np.random.default_rng(1), townships):
        assert address.count("天津市蓟州区") == 1
