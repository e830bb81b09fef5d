import pytest

from anye_desk.cases.link_reviews.differences import differences


def written(parts):
    return "".join(f"[{part.text}]" if part.differs else part.text for part in parts)


@pytest.mark.parametrize(
    ("asked", "known", "marked"),
    [
        ("52120X19MJ", "52120119MJ", ("52120[X]19MJ", "52120[1]19MJ")),
        ("91WEQ5", "91WE5Q", ("91WE[Q5]", "91WE[5Q]")),
        ("9112001", "91120001", ("9112001", "911200[0]1")),
        ("91120225", "91120225", ("91120225", "91120225")),
        ("张伟", "李娜", ("张伟", "李娜")),  # all of it differs: the word says so
        ("", "91120225", ("", "91120225")),
    ],
)
def test_what_differs_is_marked_on_both_sides(asked, known, marked):
    assert tuple(map(written, differences(asked, known))) == marked
