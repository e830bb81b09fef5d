"""Why is a post proposed, in codes that ``anye.codes.words.match_reasons`` says in words?"""
