"""The auction in rounds, as many machines hold it, beside the one in turns of one machine."""
