"""The privacy desk: what people asked for under their rights, the clocks, and everything that is done with a case."""
