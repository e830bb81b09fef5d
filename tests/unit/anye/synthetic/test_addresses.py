import numpy as np

from anye.codes.divisions import TOWNSHIPS
from anye.synthetic.addresses import draw_addresses


def test_an_address_names_the_district_once():
    townships = np.array(list(TOWNSHIPS))
    for address in draw_addresses(np.random.default_rng(1), townships):
        assert address.count("天津市蓟州区") == 1
