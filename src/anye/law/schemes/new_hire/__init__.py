"""New-hire subsidy (新招用残疾人就业补贴): so much a month for three years from the first."""
