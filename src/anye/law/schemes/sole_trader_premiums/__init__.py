"""Premiums of sole traders with disabilities (残疾人个体工商户社会保险补贴), paid back in part."""
