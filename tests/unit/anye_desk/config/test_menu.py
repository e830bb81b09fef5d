"""Who finds what in the menu."""

import re

import pytest

MENUS = {
    "officer": [
        "我的工作",
        "我的任务",
        "年度概况",
        "用人单位",
        "人员",
        "就业台账",
        "数据批次",
        "关联核对",
        "跨省交换",
        "数据质量",
    ],
    "registry": ["我的工作", "我的任务", "数据批次", "数据质量"],
    "clerk": ["我的工作", "本单位", "人员", "就业台账", "数据矛盾"],
}
ENTRIES = re.compile(r'<li><a href="[^"]+" (aria-current="page")?>(.*?)</a></li>')


@pytest.mark.parametrize("role", MENUS)
def test_each_role_finds_its_own_and_where_it_is(role, published, client_of):
    page = client_of(role).get("/", follow=True).content.decode()
    found = ENTRIES.findall(page.partition("desk-menu")[2].partition("</nav>")[0])
    assert [text for _, text in found] == MENUS[role]
    assert [bool(here) for here, _ in found].count(True) == 1


def test_who_is_not_signed_in_has_no_menu(published, client_of):
    assert "desk-menu" not in client_of("").get("/sign-in/").content.decode()
