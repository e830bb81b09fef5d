"""Random employers and person-months, with the boundaries of the law drawn often."""

from hypothesis import strategies as st

KINDS = st.integers(0, 7)


@st.composite
def employer_years(draw):
    """Return the facts of a year; often exactly at 1 %, at the quota, at 30 staff, or empty."""
    months = draw(
        st.one_of(
            st.integers(0, 12 * 2000),
            st.sampled_from([0, 1, 240, 241, 359, 360, 361, 364, 372, 792, 804, 1200]),
            st.integers(0, 1000).map(lambda n: n * 1200),
            st.just(12_000_000),
        )
    )
    counted = draw(
        st.one_of(
            st.integers(0, 400),
            st.sampled_from([months // 100, months * 15 // 1000, months * 15 // 1000 + 1]),
        )
    )
    return {
        "kind": draw(KINDS),
        "is_school": draw(st.booleans()),
        "is_small": draw(st.booleans()),
        "established_posts": draw(st.sampled_from([0, 49, 50, 66, 67, 500])),
        "years_since_registration": draw(st.integers(0, 6)),
        "headcount_months": months,
        "counted_months": counted,
        "lapsed_months": draw(st.sampled_from([0, 0, 12, 400])),
        "persons_at_year_end": draw(st.integers(0, 3)),
        "wages_total": draw(st.integers(0, 3_000_000)) * max(months, 1) + draw(st.integers(0, 99)),
        "has_declared": draw(st.booleans()),
    }


def person_months():
    """Return the facts of a person's month; each test of the law passes and fails often."""
    return st.fixed_dictionaries(
        {
            "disability_level": st.integers(0, 4),
            "military_level": st.integers(0, 10),
            "age_months": st.sampled_from([0, 191, 192, 480, 659, 660, 661, 719, 720, 721, 900]),
            "birth_month": st.integers(1960 * 12, 1990 * 12),
            "retires_at_fifty": st.booleans(),
            "is_male": st.booleans(),
            "is_established": st.booleans(),
            "contract_months": st.sampled_from([0, 1, 11, 12, 36, 9999]),
            "contract_employers": st.integers(0, 2),
            "wage": st.sampled_from([0, 2_319_99, 2_320_00, 2_509_99, 2_510_00, 90_000_00]),
            "wage_elsewhere": st.sampled_from([0, 2_320_00, 2_510_00]),
            "insurance_status": st.integers(0, 4),
            "insurance_status_elsewhere": st.integers(0, 4),
            "paying_insurers": st.integers(0, 2),
            "dispatch_side": st.integers(0, 4),
            "employer_has_ended": st.booleans(),
            "claims": st.integers(0, 2),
        }
    )


def payments():
    """Return the facts of a payment, early and late."""
    return st.fixed_dictionaries(
        {
            "arrears": st.integers(0, 10**11),
            "due_day": st.integers(738_000, 740_000),
            "paid_day": st.integers(738_000, 740_000),
            "is_ordered": st.booleans(),
            "ordered_day": st.integers(738_000, 740_000),
        }
    )


def employer_months():
    """Return the staff of a month."""
    persons = st.integers(0, 10**6)
    return st.fixed_dictionaries(
        {
            "established_staff": persons,
            "contract_staff": persons,
            "seasonal_staff": persons,
            "moved_in": persons,
            "moved_out": persons,
            **dict.fromkeys(("staff_wages", "wages_moved_in"), st.integers(0, 10**13)),
            "wages_moved_out": st.integers(0, 10**13),
        }
    )
