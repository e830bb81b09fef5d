"""What is kept, where, and which rows hold today?"""
