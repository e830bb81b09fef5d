"""Why is a record linked to a person or an employer, asked about, or left?"""
