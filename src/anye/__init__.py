"""Employment of persons with disabilities as data and law: no web, no clock, no hidden state."""
