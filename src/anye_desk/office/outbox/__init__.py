"""Messages to people, by SMS, mail or letter: put out with the deed, sent by an adapter, once."""
