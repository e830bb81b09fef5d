"""The data's way, one file a way: ``year`` first; ``quality`` of what the files were worth."""
