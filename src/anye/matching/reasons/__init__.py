"""Why is a post proposed, in codes that ``anye.codes.reasons`` says in words?"""
