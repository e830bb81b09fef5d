"""Internship subsidy (残疾人就业见习补贴): a share of the minimum wage for so many months."""
