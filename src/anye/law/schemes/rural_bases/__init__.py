"""Support of rural bases (农村残疾人就业基地): persons helped in a year; the money is not known."""
