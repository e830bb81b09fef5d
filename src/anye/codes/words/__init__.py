"""What each code is called, in Chinese and in English: said here once, and read everywhere.

A figure of the law is called as its rule, number or fact says.
"""

Words = tuple[str, str]  # Chinese, English
