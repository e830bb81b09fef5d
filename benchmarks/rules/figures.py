"""The figures that both engines work out of an employer's year."""

YEAR = 2025  # the levy year

FIGURES = (
    "quota",
    "shortfall",
    "over_quota",
    "own_average_wage",
    "charge_wage",
    "levy_before_relief",
    "relief",
    "levy_due",
    "duty_unmet",
)
