"""What does a department get: templates, rejected rows, pages on its feed?"""
