"""Which occupation of 职业分类大典 (2022) is meant by the title of a post?"""
