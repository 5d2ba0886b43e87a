"""The privacy desk: cases of access, correction, restriction, grievance and erasure, and what belongs to them."""
