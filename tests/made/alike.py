"""Questions that are alike: employers' codes as sent, each a slip away from the register's."""

from anye_desk.cases.link_reviews.models import LinkCandidate, LinkReview

SLIP = {"code": [3, 19_200], "employer_name": [-1, 0]}
ALIKE = "/links/alike/?kind=employer&agreeing=code:3"
GOOD = "91120225MA00001001"


def slips() -> list[LinkReview]:
    """Ask four such questions."""
    reviews = [
        LinkReview.objects.create(
            kind="employer", asked_id=n, feed="wage_months", rows=n, weight=6_195, alike="code:3",
            says={"code": [f"{GOOD[:n]}X{GOOD[n + 1 :]}"]},
        )
        for n in range(5, 9)
    ]  # fmt: skip
    LinkCandidate.objects.bulk_create(
        LinkCandidate(
            review=review, candidate_id=1001, rank=1, weight=6_195, compared=SLIP,
            says={"code": [GOOD], "employer_name": ["天津渔阳食品有限公司"]},
        )
        for review in reviews
    )  # fmt: skip
    return reviews
